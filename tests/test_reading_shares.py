"""Who has which share in what happens where the tree or the turn of phrase hides it: small stories, one for each way."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export

Deed = tuple[str, str, str, str]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Rosa Bell is a spy. Rosa bribes a guard in order to visit Tom.", ("Rosa Bell", "visit", "Tom", "plan")),
        ("Henry gives Rosa a chance to kiss Tom.", ("Rosa", "kiss", "Tom", "plan")),
        ("Henry is in favour of hanging Tom.", ("Henry", "hang", "Tom", "actual")),
        ("Rosa weeps, with the old maid making the tea for Tom.", ("the old maid", "make", "-", "actual")),
        ("Henry punishes Tom. Rosa reports Tom for insulting Henry.", ("Tom", "insult", "Henry", "actual")),
        ("Tom, Luke and Henry are soldiers. Rosa meets the men, most of whom serve Clara.", ("-", "serve", "Clara", "actual")),
    ],
)
def test_who_does_what_hangs_on_another_verb(text: str, deed: Deed) -> None:
    """What one does in order to do something more, or lets another do, tells who does that."""
    assert deed in Export(text).deeds()


def test_who_something_is_kept_from_does_not_keep_it() -> None:
    """Only "by" tells who does what a passive tells."""
    story = Export("Rosa is a queen. News of the attack is kept from Rosa by Henry for twenty minutes.")
    assert {agent for agent, lemma, _, _ in story.deeds() if lemma == "keep"} == {"Henry"}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Rosa hears Tom crying in the next room.", ("Rosa", "hear", "Tom", "actual")),
        ("Ann sees Tom stealing the ring.", ("Ann", "see", "Tom", "actual")),
    ],
)
def test_who_is_caught_at_something_is_seen_or_heard(text: str, deed: Deed) -> None:
    """The subject of what somebody is seen doing is whom one sees."""
    assert deed in Export(text).deeds()


def test_a_past_without_its_object_goes_on_with_the_passive() -> None:
    """One auxiliary serves two participles, also where a past would look the same."""
    story = Export("Rosa was found on the steps as a baby and brought up in the castle.")
    assert ("-", "bring", "Rosa", "actual") in {(a, lemma.split()[0], p, s) for a, lemma, p, s in story.deeds()}


def test_a_thing_that_is_given_is_not_whose_it_was() -> None:
    """A relative clause about a post is not about its holder or about whom he led."""
    story = Export("Henry loses the command of the Watch, which is given to Tom.")
    assert not any(lemma == "give" and "Watch" in patient for _, lemma, patient, _ in story.deeds())


def test_what_somebody_is_brought_to_do_is_more_than_a_purpose() -> None:
    """An infinitive behind "is hired by her" tells what comes of it, and one in front of its verb does not."""
    story = Export("Rosa is hired by Clara to watch the docks. To avoid a scandal, Henry orders Tom to leave.")
    lemmas = {lemma for _, lemma, _, _ in story.deeds()}
    assert "watch" in lemmas
    assert "avoid" not in lemmas


def test_what_the_reader_sees_is_no_event() -> None:
    """ "We" outside quotations are those who tell the story and those who hear it."""
    lemmas = {lemma for _, lemma, _, _ in Export("Rosa is a nurse. We find Rosa living in a tent. We see Tom leave.").deeds()}
    assert not lemmas & {"find", "see"}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Rosa, finally told the truth by Henry, weeps.", ("Henry", "tell", "Rosa", "actual")),
        ("Henry sends Rosa flowers and an apology.", ("Henry", "send", "Rosa", "actual")),
        ("Rosa tells Henry that Tom will meet Clara and hands him the map.", ("Rosa", "hand", "Henry", "actual")),
        (
            "His widowed sister, Lady Clara, has already chosen new curtains, and her son Piet, the old man's nephew and "
            "presumed heir, has already borrowed upon his expectations.",
            ("Piet", "borrow", "-", "actual"),
        ),
        ("Henry kills Tom, and Piet, who saw it, arrests Henry.", ("Piet", "arrest", "Henry", "actual")),
        (
            "Lady Clara, mistress of the Salt Towers, who was once to have married Tom and has not forgiven him for being "
            "jilted, gives them shelter, dresses Rosa as a princess, and presents her to Prince Piet.",
            ("Lady Clara", "dress", "Rosa", "actual"),
        ),
    ],
)
def test_a_subject_far_from_its_verb(text: str, deed: Deed) -> None:
    """Behind semicolons, relative clauses and participles, and beside whoever is given or told something."""
    assert deed in Export(text).deeds()


def test_whose_turn_it_is_behind_a_semicolon() -> None:
    """A name behind a semicolon is no part of the name before it, and what a comma parts from it is its own doing."""
    story = Export(
        "Clara goes into labour and is delivered of a daughter, whom she names Beatrix; Duke Henry, who had counted on a "
        "grandson, leaves without a word."
    )
    assert {agent for agent, lemma, _, _ in story.deeds() if lemma == "leave"} == {"Duke Henry"}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Rosa comes to Henry's desk and says that she did not take the money.", ("Rosa", "say", "Henry", "actual")),
        ("Rosa walks up to Clara and says that it was her own fault.", ("Rosa", "say", "Clara", "actual")),
        ("When Rosa refuses, Henry dismisses her.", ("Rosa", "refuse", "Henry", "actual")),
        ("Henry talks Rosa into handing over the keys.", ("Rosa", "hand over", "Henry", "actual")),
        ("Henry and Tom come to blows among the crates.", ("Henry", "come", "Tom", "actual")),
    ],
)
def test_to_whom_something_is_said_in_passing(text: str, deed: Deed) -> None:
    """Whoever the sentence brings together with the speaker hears it, unless a clause stands in another's words."""
    assert deed in Export(text).deeds()


def test_what_is_proposed_with_somebody_is_not_proposed_to_another() -> None:
    """Nor is what one says somebody refused said to whom one tells it."""
    story = Export("Henry angers Tom, who proposes an alliance with Luke. Rosa tells Clara that she refused.")
    assert {p for _, lemma, p, _ in story.deeds() if lemma in ("propose", "refuse")} <= {"-", "Luke"}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Rosa was in love with Tom before the war.", ("Rosa", "love", "Tom", "actual")),
        ("With Clara's help, Rosa obtains a warrant.", ("Clara", "help", "Rosa", "actual")),
        ("Rosa is drunk again.", ("Rosa", "be drunk", "-", "actual")),
    ],
)
def test_deeds_told_by_nouns_and_adjectives(text: str, deed: Deed) -> None:
    """Love, help and drink happen to people without a verb of their own."""
    assert deed in Export(text).deeds()


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Henry relieves Rosa of her command.", "command"),
        ("Brother Luke has left his order and marries Rosa.", "order"),
        ("Rosa is supposed to marry Tom.", "suppose"),
        ("Abbot Luke is said to keep the letters.", "say"),
        ("Rosa meets someone called the Gardener.", "call"),
        ("Theo, who is hung over, mixes up two charts, and the old man is given the wrong pill.", "hang"),
        ("Rosa is determined to find Tom.", "determine"),
        ("There was no doctor; Rosa was alone.", "wa"),
    ],
)
def test_what_only_colours_is_no_event(text: str, lemma: str) -> None:
    """Posts, hearsay, what one goes by and what one is like."""
    assert lemma not in {lemma for _, lemma, _, _ in Export(text).deeds()}

"""What happens and who takes part in it: small stories, each written for one way of telling."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def others(story: Export, lemma: str) -> set[tuple[str, str]]:
    """(role, name) of everybody beside agents and patients in the events of a lemma."""
    found = [o for e in story.raw["events"] if e["lemma"] == lemma for o in e["others"]]
    return {(o["role"], story.name[o["id"]]) for o in found}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Henry lies to the police. Rosa confronts Henry, who denies it.", ("Henry", "deny", "Rosa", "actual")),
        ("Ann asks Tom to help. He refuses.", ("Tom", "refuse", "Ann", "actual")),
        ("Questioned by Rosa, Henry admits that he was there.", ("Henry", "admit", "Rosa", "actual")),
        ("Rosa makes Henry swear to keep quiet.", ("Henry", "swear", "Rosa", "actual")),
        ("Ann tells Tom the truth. Tom says that he knew it.", ("Tom", "say", "Ann", "actual")),
    ],
)
def test_an_answer_is_given_to_the_one_who_is_there(text: str, deed: tuple[str, str, str, str]) -> None:
    """Recaps leave out whom somebody answers, as the sentence before has just told it."""
    assert deed in Export(text).deeds()


@pytest.mark.parametrize(
    "text",
    [
        "Ann asks Tom to help. Henry refuses.",
        "Ann visits Tom because Rosa had told him the truth. Rosa refuses to come.",
        "Ann tells Tom that Henry insulted Rosa. Rosa says nothing to Henry, and Henry refuses.",
    ],
)
def test_an_answer_is_not_given_to_whom_one_has_not_met(text: str) -> None:
    """Somebody else's talk, and what somebody only tells of, brings nobody together."""
    refused = {patient for _, lemma, patient, _ in Export(text).deeds() if lemma == "refuse"}
    assert refused <= {"-", "Rosa"} and "Tom" not in refused and "Ann" not in refused


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Tom argues with Henry. Tom and Henry shake hands.", ("Tom", "shake", "Henry", "actual")),
        ("Ann and Tom dance together.", ("Ann", "dance", "Tom", "actual")),
        ("Ann and Tom help each other.", ("Ann", "help", "Tom", "actual")),
        ("Ann meets Henry. They argue.", ("Ann", "argue", "Henry", "actual")),
        ("Rosa walks in and Henry drops his glass: the two were married for years.", ("Rosa", "marry", "Henry", "actual")),
        ("Ann follows Tom. Both of them are arrested by Henry.", ("Henry", "arrest", "Tom", "actual")),
    ],
)
def test_what_two_do_to_one_another(text: str, deed: tuple[str, str, str, str]) -> None:
    """Each of two is who does it and to whom it is done."""
    assert deed in Export(text).deeds()


def test_the_brothers_are_the_two_who_are_brothers() -> None:
    """A plural of kin means those who are just that to one another, and not whoever else is near."""
    story = Export("Henry is the brother of Tom. Henry and Tom live in Leeds with Ralph. The brothers rescue Rosa.")
    assert {agent for agent, lemma, *_ in story.deeds() if lemma == "rescue"} == {"Henry", "Tom"}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Tom is found hanged in his cell.", ("-", "hang", "Tom", "actual")),
        ("Rosa finds Henry dead.", ("-", "die", "Henry", "actual")),
        ("Rosa is shocked by the news.", ("-", "shock", "Rosa", "actual")),
        ("Rosa is engaged to Henry.", ("Rosa", "engage", "Henry", "actual")),
        ("Rosa learns that Clara is pregnant.", ("Clara", "be pregnant", "-", "actual")),
        ("Rosa is angry with Henry.", ("Rosa", "be angry", "Henry", "actual")),
        ("Henry, who is ashamed of Tom, leaves.", ("Henry", "be ashamed", "Tom", "actual")),
    ],
)
def test_what_an_adjective_tells_to_have_happened(text: str, deed: tuple[str, str, str, str]) -> None:
    """A participle told as an adjective is something that was done to somebody."""
    assert deed in Export(text).deeds()


def test_an_adjective_that_looks_like_a_participle_is_no_event() -> None:
    """Nobody naked was "naked" by anybody, and nobody unmarried was married."""
    assert not Export("Tom is naked. Rosa is talented. Ann is unmarried. Henry is afraid and stupid.").deeds()


@pytest.mark.parametrize(
    ("text", "lemma", "whose"),
    [
        ("Ann breaks into Tom's house.", "break", ("into", "Tom")),
        ("Rosa refuses to help Henry.", "refuse", ("topic", "Henry")),
    ],
)
def test_whose_things_an_act_has_to_do_with(text: str, lemma: str, whose: tuple[str, str]) -> None:
    """Those have a part in it to whom nothing is done."""
    assert whose in others(Export(text), lemma)


def test_what_is_done_to_a_thing_is_done_to_its_owner() -> None:
    """Also in the passive; and who breaks an arm may break their own."""
    story = Export("Henry's flat was searched. Rosa falls and breaks her arm.")
    assert {("-", "search", "Henry", "actual"), ("Rosa", "break", "Rosa", "actual")} <= story.deeds()


def test_a_request_is_made_to_who_does_as_they_are_bidden() -> None:
    """So is a proposal to who declines it."""
    deeds = Export("Henry leaves at Rosa's request. Ann declines Tom's proposal.").deeds()
    assert {("Rosa", "request", "Henry", "actual"), ("Tom", "propose", "Ann", "actual")} <= deeds


def test_what_happens_is_told_though_nobody_takes_part() -> None:
    """A trial opens; but what the one who tells the story does is no part of it."""
    lemmas = {e["lemma"] for e in Export("The trial opens. Ann arrives. I loved this episode and we see a road.").raw["events"]}
    assert "open" in lemmas and not {"love", "see"} & lemmas


def test_what_emerges_is_nothing_that_those_do_of_whom_it_tells() -> None:
    """The subject of a clause takes no part in its coming to light."""
    (emerging,) = [e for e in Export("It emerges that Tom lied to Rosa.").raw["events"] if e["lemma"] == "emerge"]
    assert not emerging["agents"] and not emerging["patients"] and not emerging["others"]


def test_who_stands_behind_with_does_what_is_told_of_them() -> None:
    """ "With Tom holding her hand" has a subject of its own."""
    assert ("Tom", "hold", "Rosa", "actual") in Export("Rosa dies in the night with Tom holding her hand.").deeds()


def test_a_nurse_behind_a_name_is_no_second_person() -> None:
    """A comma and an article tell what somebody is."""
    story = Export("Henry brings along his new wife, Rosa, a nurse who is kind.")
    assert {patient for _, lemma, patient, _ in story.deeds() if lemma.startswith("bring")} == {"Rosa"}


def test_who_is_the_one_who_did_it_did_it() -> None:
    """What is said of "the one who" is said of whom it is."""
    assert ("Henry", "save", "Rosa", "actual") in Export("Henry is the one who saved Rosa.").deeds()


def test_what_one_finds_on_coming_back_is_found() -> None:
    """It is no plan."""
    statuses = {lemma: status for _, lemma, _, status in Export("Rosa returns home to find Henry dead.").deeds()}
    assert statuses["find"] == "actual"


def test_quarrels_that_are_had_happen() -> None:
    """But a house that somebody has is no event."""
    story = Export("Rosa and Henry have a row. Rosa has a house.")
    assert {(a, p) for a, lemma, p, _ in story.deeds() if lemma == "have"} == {("Rosa", "Henry")}


def test_what_is_denied_pretended_or_taught() -> None:
    """ "Nor" denies, "pretends not to" says that one does, and what somebody was taught they can do."""
    told = {
        lemma: status
        for _, lemma, _, status in Export(
            "Rosa has never met Tom, nor has she seen Henry. Tom pretends not to hear Rosa. Henry taught Tom to swim."
        ).deeds()
    }
    assert (told["see"], told["hear"], told["swim"]) == ("negated", "actual", "actual")


def test_what_two_do_together_to_a_thing_they_do_not_do_to_one_another() -> None:
    """They rob a bank and drive to a lake, each of them; they work with one another."""
    told = Export(
        "Ann and Eve rob a bank together. Ann and Eve drive to the lake together. Tom and Paul work together."
    ).deeds()
    assert {("Ann", "drive", "-", "actual"), ("Eve", "drive", "-", "actual"), ("Tom", "work", "Paul", "actual")} <= told
    assert not any({who, whom} == {"Ann", "Eve"} for who, _, whom, _ in told)


def test_a_life_that_is_saved_is_anothers() -> None:
    """Dr. Clara Vane pumps Quill's stomach, and not her own."""
    story = Export(
        "Clara Vane is a doctor. Ida Quill drinks first and collapses, but Clara pumps her stomach and saves her life."
    )
    assert ("Clara Vane", "save", "Ida Quill", "actual") in story.deeds()


def test_whoever_is_told_of_by_a_bare_participle_and_by_whom_undergoes_it() -> None:
    """It is her husband who smuggles Clara."""
    story = Export(
        "The woman confesses that she is Clara Vane (Mary Bell), Tom's wife, smuggled aboard by her husband because she is "
        "wanted in Dray for burning a mill."
    )
    assert ("Tom", "smuggle", "Clara Vane", "actual") in story.deeds()


def test_what_one_pretends_to_do_is_a_claim() -> None:
    """Paul pretends to trust Ann, as far as she can tell."""
    assert ("Paul", "trust", "Ann", "claim") in Export("Paul pretends to trust Ann.").deeds()


def test_a_participle_between_commas_only_adds_to_a_name() -> None:
    """Its doer is not the doer of the verb behind it, and what was done to somebody they did not do."""
    done = Export(
        "Henry waits until Rosa, carried in a chair by Tom, is set down in the hall. "
        "Tom, shown three letters, burns the second. Henry, baffled, kisses Rosa."
    ).deeds()
    assert {
        ("Tom", "carry", "Rosa", "actual"),
        ("-", "set down", "Rosa", "actual"),
        ("Henry", "kiss", "Rosa", "actual"),
    } <= done
    assert {a for a, lemma, _, _ in done if lemma in ("show", "baffle")} == {"-"}


def test_who_had_it_done_did_not_undergo_it() -> None:
    """Of two names around "had" the second suffers."""
    done = Export("Henry had Tom beaten by Rosa. Tom leaves Henry.").deeds()
    assert ("Rosa", "beat", "Tom", "actual") in done
    assert not [d for d in done if d[1] == "beat" and d[2] == "Henry"]


def test_what_only_colours_another_verb_is_no_event() -> None:
    """Turns of phrase, parts of a word, and what is only as if."""
    done = Export(
        "It turns out that Tom has robbed Rosa. Henry goes on looking for Tom. Tom cannot bring himself to tell Rosa. "
        "Rosa looks at Tom as if he had struck Henry. Henry must cross-examine Tom."
    ).deeds()
    assert {lemma for _, lemma, _, _ in done} <= {"rob", "look", "tell", "examine"}
    assert ("Tom", "tell", "Rosa", "negated") in done


def test_what_is_said_of_somebody_is_not_said_to_them() -> None:
    """Nor has it happened because somebody wrote it, but what one gets somewhere only to find is so."""
    done = Export(
        "Tom says that the letter is for Rosa. Henry writes that Tom has struck Rosa. Rosa runs home, only to find Tom."
    ).deeds()
    assert not [d for d in done if d[1] == "say" and d[2] == "Rosa"]
    assert {s for _, lemma, _, s in done if lemma == "strike"} == {"claim"}
    assert {s for _, lemma, _, s in done if lemma == "find"} == {"actual"}


def test_nobody_of_several_does_it_to_himself() -> None:
    """Whom it is done to is none of those who do it, and a ship is nobody."""
    told = Export("Tobias Vance meets Lucas Brandt. The two men fight, and Lucas injures Tobias with a hook.").deeds()
    assert {agent for agent, lemma, _, _ in told if lemma == "injure"} == {"Lucas Brandt"}
    story = Export("Daniel Reyes discovers that Silas Brandt never reported a single ship of Tidewater.")
    assert {c["name"] for c in story.raw["characters"]} == {"Daniel Reyes", "Silas Brandt"}

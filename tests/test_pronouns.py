"""Whom "he" and "she" mean, and how that is learnt and measured."""

from __future__ import annotations

import math

import pytest

from benchmarks.referring import owners, score
from previously.model import Mention
from previously.reading.choosing import weigh
from previously.reading.meaning import meaning
from previously.reading.meaning_weights import MEANING
from previously.reading.refs import build
from previously.reading.sign_weights import WEIGHTS
from previously.reading.syntax import parse
from previously.reading.verb_classes import CLASSES, OF_VERB
from tests.reading_helpers import Export, prefix_of, reader
from training.scorers import Calibration
from training.told import FOLDER, OTHER, stories, told, unmarked


def meant_by_last(text: str) -> set[str]:
    """What whom the last pronoun of a text means is called by name."""
    mentions = [fact for fact in prefix_of(text).facts if isinstance(fact, Mention)]
    last = max((m for m in mentions if m.form == "pronoun"), key=lambda m: m.head)
    return {m.citations[0].text for m in mentions if m.form == "name" and m.entity == last.entity}


def test_shares_are_probabilities() -> None:
    """The candidates of a pronoun share one probability; a sign nobody weighed changes nothing."""
    for table in WEIGHTS.values():
        shares = weigh(table, [{"told": 1.0, "rank 0": 1.0}, {"untold": 1.0, "no such sign": 5.0}, {}])
        assert math.isclose(sum(shares), 1.0)
        assert weigh(table, [{}, {"no such sign": 1.0}]) == [0.5, 0.5]
        assert shares[0] > shares[1]


def test_a_pronoun_before_its_name() -> None:
    """Ann Reed meets Tom Hale. || When she wakes, Maud Orr finds the ring: the one who wakes is Maud."""
    story = Export("Tom Hale sails for Leth. When she wakes, Maud Orr finds the ring.")
    assert ("Maud Orr", "wake") in {(agent, lemma) for agent, lemma, _, _ in story.deeds()}


def test_a_name_told_of_a_pronoun_goes_to_whoever_had_none() -> None:
    """A student and a stranger: "He turns out to be Lev Marin" tells nothing of Crispin, who has a name already."""
    story = Export("Crispin Vale calls at the old house. A stranger opens. He turns out to be Lev Marin, a painter.")
    assert {"Crispin Vale", "Lev Marin"} <= story.names


def test_one_doubtful_pronoun_makes_nobody_a_woman() -> None:
    """A name of which a single pronoun told the sex may still be a man's."""
    story = Export("Wim Orr comes to her desk. Wim says that he found a ring. He sells it.")
    assert ("Wim Orr", "sell") in {(agent, lemma) for agent, lemma, _, _ in story.deeds()}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Tom Hale has a key and he opens the gate.", ("Tom Hale", "open")),
        ("Rosa Hale has a fever, so she calls the doctor.", ("Rosa Hale", "call")),
    ],
)
def test_who_has_something_may_go_on(text: str, deed: tuple[str, str]) -> None:
    """Only in "has him whipped", "sees her go" is whoever has or sees another: "he" and "she" have a clause of their own."""
    assert deed in {(agent, lemma) for agent, lemma, _, _ in Export(text).deeds()}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Clara Orr meets Tom Hale. Tom is in his garden.", "Tom Hale"),
        ("Henry Orr sees Tom Hale. Tom takes the child with him.", "Tom Hale"),
        ("Will Orr asks Tom Hale about the hat. Tom says that it is not his.", "Tom Hale"),
        ("Tom Hale lies in bed. Rosa visits Tom with Clara and they bring him some soup.", "Tom Hale"),
        ("Henry Orr laughs. Tom Hale thinks that the work is beneath him.", "Tom Hale"),
    ],
)
def test_whom_the_subject_may_be_beside(text: str, whose: str) -> None:
    """Where one is, what one has with one and what is one's own: a pronoun there may mean the subject.

    So may it mean somebody of a "they", whom grammar does not tell.
    """
    assert whose in meant_by_last(text)


def test_nobody_is_named_below_his_own_pronoun() -> None:
    """In "he learns that Tom fell" and "he warns Tom", "he" is not Tom, whoever was told of last."""
    story = Export("Henry Orr meets Tom Hale. Tom Hale goes home. He learns that Tom Hale is a thief.")
    assert ("Henry Orr", "learn") in {(agent, lemma) for agent, lemma, _, _ in story.deeds()}


def test_what_meaning_says_of_candidates() -> None:
    """A candidate's last deed and the pronoun's are signs, and so is the verb on which the pronoun's clause hangs."""
    prefix = prefix_of("Rosa Hale tells Clara Orr that she must leave.")
    doc = parse(prefix.parts[0], reader().tagger)
    refs = build(doc, {})
    she = next(ref for ref in refs if ref.form == "pronoun")
    people = {doc.words[ref.head].text: [ref] for ref in refs if ref.form == "name"}
    rosa, clara = meaning(doc, she, people, sorted(people, reverse=True))[:2]
    assert "that: to tell subject must" in rosa
    assert {"that: to tell object must", "that: object > go subject", "did tell object > go subject"} <= clara.keys()
    assert meaning(doc, she, {}, ["nobody"]) == [{}]


def test_marks_are_taken_out() -> None:
    """Marks may stand in one another; what is left is the text."""
    text, spans = unmarked("[[Ann|ann]'s boss|bo] likes [them|ann+tom].")
    assert text == "Ann's boss likes them."
    assert spans == [(0, 3, ("ann",)), (0, 10, ("bo",)), (17, 21, ("ann", "tom"))]


@pytest.mark.parametrize("text", ["[Ann|ann", "Ann|ann]", "[Ann|Ann]", "[Ann]|x"])
def test_marks_that_do_not_close_are_refused(text: str) -> None:
    """A story with a broken mark is not read half."""
    with pytest.raises(ValueError, match="does not close"):
        unmarked(text)


def test_every_marked_story_is_whole() -> None:
    """All stories load, their marks lie on words, and none that is held out is among those fitted to."""
    names: dict[str, set[str]] = {}
    for folder in ("fitted", "held"):
        for path in sorted((FOLDER / folder).glob("*.txt")):
            for story in stories(path):
                names.setdefault(folder, set()).add(story.name)
                parts = story.story.parts
                assert len(story.marks) > 8, story.name
                assert all(parts[part].text[a:b].strip() == parts[part].text[a:b] != "" for part, a, b, _ in story.marks)
    assert len(names["held"]) > 30
    assert not names["fitted"] & names["held"]


def test_what_is_counted() -> None:
    """A pronoun is right when its entity is, by most of its names, whom the mark says; "other" is not counted."""
    story = told("s", "## Part 1\n\n[Ann Reed|ann] sees [Tom Hale|tom]. [He|tom] waves. [She|ann] and [her|other] rain.\n")
    facts = [
        Mention(
            id=str(k),
            citations=(story.story.parts[part].cite(a, b),),
            confidence=0.9,
            entity=entity,
            type="PER",
            form="pronoun" if k > 1 else "name",
            head=(a, b),
        )
        for k, ((part, a, b, _), entity) in enumerate(zip(story.marks, ["e1", "e2", "e1", "e1", "e2"], strict=True))
    ]
    assert owners(story, facts).of("e2") == "tom"
    calibration = Calibration()
    counts = score(story, facts, calibration)
    assert (counts["pronouns"], counts["pronouns: right"], counts["pronouns: wrong"]) == (2, 1, 1)
    assert counts["names and descriptions: right"] == 2
    assert [ids for *_, ids in story.marks][-1] == OTHER


def test_meaning_is_learnt_on_top() -> None:
    """What signs of meaning weigh is fitted with all other weights as they are; those that say nothing are left out."""
    pronouns = pytest.importorskip("training.pronouns", reason="torch is not installed")
    right, wrong = (
        {"a": 1.0, "why: blame object": 1.0},
        {"a": 1.0, "why: blame subject": 1.0, "did be subject > be subject": 1.0},
    )
    rows = [pronouns.Row("s", "subject", [True, False], [right, wrong], 1.0)] * 20
    rows += [pronouns.Row("s", "owner", [True], [{"did be subject > die subject": 1.0}], 1.0)] * 20
    assert pronouns.names_of(rows) == ["a"]
    fitted = pronouns.fit_meaning(rows, {"subject": {"a": 1.0}, "owner": {}})
    assert fitted["why: blame object"] > 0 > fitted["why: blame subject"]
    assert "did be subject > die subject" not in fitted


def test_whom_an_actress_plays_is_a_woman() -> None:
    """Neither Zell nor Ullo tells a sex, but Tom Shaw plays the one and Mary Bell the other."""
    told = Export("Zell (Tom Shaw) hires Ullo (Mary Bell). Zell shows Ullo the shop. When she weeps, Paul leaves.").deeds()
    assert ("Ullo", "weep", "-", "actual") in told
    assert ("Ullo", "sing", "-", "actual") in Export("Zell (Tom Shaw) hires Ullo (Mary Bell). She sings.").deeds()


def test_who_stands_before_a_reflexive_is_stressed_by_it() -> None:
    """It is the queen who is "herself", and the general is no woman by it."""
    story = Export("The general, half mad, accuses Rosa, then Eve, and finally the queen herself. The general is a man.")
    assert story.character("The general")["gender"] == "m"


def test_it_is_she_who_stresses_whom_the_clause_before_is_about() -> None:
    """Quill, whose name tells no sex, crawls through the shaft: "it is she who" means Quill, whoever was a "she" before."""
    story = Export(
        "Tom relieves Captain Ann Lowe of her command and confines her to her quarters. Captain Lowe waits. Quill, who is ill, "
        "crawls through the shaft and loses two fingers. It is she who notices the leak."
    )
    assert ("Quill", "notice", "-", "actual") in story.deeds()


def test_verbs_have_one_class() -> None:
    """Every verb is in some class once, and every kept sign of meaning is one by its name."""
    verbs = [verb for verbs in CLASSES.values() for verb in verbs.split()]
    assert len(verbs) == len(set(verbs)) == len(OF_VERB) > 600
    assert all(":" in sign or ">" in sign for sign in MEANING)


def test_weights_are_learnt_from_choices() -> None:
    """A sign that always goes with the right one weighs more, in that kind of pronoun and a little in the others."""
    pronouns = pytest.importorskip("training.pronouns", reason="torch is not installed")
    a, b = {"a": 1.0}, {"b": 1.0}
    rows = [
        pronouns.Row("s", "subject", [True, False], [a, b], 1.0),
        pronouns.Row("s", "subject", [False, True], [b, a], 1.0),
    ] * 20
    weights = pronouns.fit(rows, 1.0)
    assert weights["subject"]["a"] > weights["owner"]["a"] > 0 > weights["owner"]["b"]
    assert pronouns.right_share(rows, weights)[0] == 1.0


def test_a_relative_clause_goes_on_about_its_noun() -> None:
    """In "Eve, who has more than she can bear" the one who has it is a candidate like any subject."""
    meant = meant_by_last("Mira sells her ring. Tom is saved by Eve, who has more than she can bear.")
    assert {whom.split(",")[0] for whom in meant} == {"Eve"}


def test_beside_a_woman_nobody_of_unknown_sex_is_she() -> None:
    """Trebold tells the Countess what to do, and she agrees: nothing tells that Trebold is a woman, and she is one."""
    story = Export(
        "Trebold tells Paul that the Countess bears her exile well. Paul leaves, and the Countess enters. Trebold tells her "
        "that Paul has come to see her, but cannot break the vow that he made, and begs her to put out the candle in her "
        "room. She agrees."
    )
    assert ("the Countess", "agree") in {(agent, lemma) for agent, lemma, _, _ in story.deeds()}
    assert story.character("Trebold")["gender"] == "u"


def test_who_begs_her_is_not_the_she_of_the_sentence() -> None:
    """ "Trebold begs her to forget him, but she ..." makes no woman of Trebold, however often the network links them."""
    story = Export(
        "Trebold and a band of riders come to arrest the Countess and her children. Trebold begs her to forget her poor "
        "husband, but she says that a man's deeds, not his name, are what count. She and her children are taken back to her "
        "castle as prisoners."
    )
    assert story.character("Trebold")["gender"] == "u"

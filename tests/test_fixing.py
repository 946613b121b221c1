"""Corrections by people: what they may say, what comes of it, and what becomes of it when the story is read again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from previously.book import Book
from previously.errors import EvidenceError, FixError, PositionError, PreviouslyError, StoryFileError, UnknownNameError
from previously.log import Log
from previously.model import Anchor, Correction, Event, Name, Place, Relation
from previously.views.fixes import Fix
from tests.builders import Writer, lighthouse
from tests.told import Recounted, Told, book_of, hasty


@pytest.fixture(autouse=True)
def quick() -> Iterator[None]:
    with hasty():
        yield


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lamp.story"


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    """The keeper, her friend, a captain, and a stranger who in E3 turns out to be her brother Ewan."""
    with book_of(path, lighthouse()) as book:
        yield book


def names(book: Book, at: str) -> list[str]:
    return [one.name for one in book.at(at).cast().characters]


def standing(book: Book, at: str = "end") -> list[tuple[str, str]]:
    return [(fix.action, fix.standing) for fix in book.fixes(at).fixes]


def event(book: Book, lemma: str) -> str:
    return next(f.id for f in book.at("end").prefix.facts if isinstance(f, Event) and f.lemma == lemma)


# What each kind does


def test_merging_two_makes_them_one_everywhere(book: Book) -> None:
    """Whoever was read as two is one from where both are known, and is shown by the fuller name."""
    fixed = book.fix("merge", "Dray", "Tobias", at="E2")
    assert [one.name for one in fixed.shown] == ["Tobias Fenn"]
    assert (fixed.fix.since, fixed.fix.standing) == (None, "holds")
    assert [(one.id, one.name) for one in fixed.fix.who] == [("e3", "Captain Dray"), ("e2", "Tobias Fenn")]
    for at in ("E1", "E2", "end"):
        assert "Tobias Fenn" in names(book, at) and "Dray" not in " ".join(names(book, at))
    assert "e3" not in book.at("end").state.entities


def test_a_placed_fix_is_nothing_to_who_has_not_come_so_far(book: Book) -> None:
    before = [names(book, at) for at in ("E1", "E2", "E3")]
    fixed = book.fix("merge", "Dray", "Tobias", since="E3", at="E3")
    assert fixed.fix.since == "E3"
    assert [names(book, at) for at in ("E1", "E2")] == before[:2]
    assert names(book, "E3") != before[2]
    assert [len(book.fixes(at).fixes) for at in ("front", "E1", "E2", "E3", "E4")] == [0, 0, 0, 1, 1]
    with pytest.raises(FixError, match="No fix is in force up to E2"):
        book.fix("undo", at="E2")
    with pytest.raises(FixError, match="There is no fix"):
        book.fix("undo", fixed.id, at="E2")
    assert standing(book) == [("merge", "holds")]


def test_a_fix_is_not_listed_before_what_it_names_is_known(book: Book) -> None:
    book.fix("rename", "Ewan", "Ewan the Lost", since="start", at="E4")
    book.fix("retract", event(book, "kill"), at="E4")
    assert [len(book.fixes(at).fixes) for at in ("front", "E1", "E3", "E4")] == [0, 1, 1, 2]


def test_a_rename_gives_the_name_that_is_shown(book: Book) -> None:
    fixed = book.fix("rename", "Dray", "  Captain   Abel Dray ", at="E2")
    assert (fixed.fix.name, fixed.fix.since) == ("Captain Abel Dray", None)
    assert all("Captain Abel Dray" in names(book, at) for at in ("E1", "E4"))
    assert book.at("E4").character("captain abel dray").character.id == "e3"


def test_a_rename_tells_nobody_who_the_stranger_is(book: Book) -> None:
    """Ewan is "the stranger" until E3: a better name for him holds from there, unless a person says otherwise."""
    fixed = book.fix("rename", "Ewan", "Ewan the Lost", at="E4")
    assert fixed.fix.since == "E3" and any("It holds from E3 on" in note for note in fixed.notes)
    assert "Ewan the Lost" not in names(book, "E2") and "Ewan the Lost" in names(book, "E3")
    book.fix("rename", "Ewan", "Ewan Everywhere", since="start", at="E4")
    assert "Ewan Everywhere" in names(book, "E1")
    assert standing(book) == [("rename", "overruled"), ("rename", "holds")]


def test_a_merge_with_somebody_revealed_holds_from_the_reveal(book: Book) -> None:
    fixed = book.fix("merge", "Ewan", "Tobias", at="E4")
    assert fixed.fix.since == "E3"
    assert not book.fixes("E2").fixes and "a hooded stranger" in names(book, "E2")


def courier() -> Writer:
    """Lena is read as one person, but the courier is another woman."""
    w = Writer("The Letter")
    w.part("E1", "{Lena=e1} waits. {The courier=e1} runs. {She=e1} falls. {Bo=e2} sees {Lena=e1}.")
    w.event("run", "runs", ["e1"])
    w.part("E2", "{The courier=e1} returns. {Lena=e1} hides {the letter=e3}.")
    w.event("return", "returns", ["e1"])
    return w


def test_a_split_by_words_parts_every_mention_of_these_words(path: Path) -> None:
    with book_of(path, courier()) as book:
        fixed = book.fix("split", "Lena", "the courier", at="end")
        assert [fact.what for fact in fixed.fix.facts] == ["The courier", "The courier"]
        assert len(fixed.fix.who) == 2 and fixed.fix.who[1].id == "e1~E1.3"
        events = {e.lemma: e.agents for e in book.at("end").companion().events}
        assert events == {"run": ("e1~E1.3",), "return": ("e1~E1.3",)}
        assert [len(fix.facts) for at in ("E1", "E2") for fix in book.fixes(at).fixes] == [1, 2]


def test_a_split_by_id_and_by_part(path: Path) -> None:
    with book_of(path, courier()) as book:
        she = next(fact.id for fact in book.at("end").mentions("Lena").mentions if fact.what == "She")
        book.fix("split", "Lena", "The courier", she.lower(), at="end")
        assert [fact.what for fact in book.at("end").mentions(f"e1~{'E1.3'}").mentions] == ["The courier", "She", "The courier"]
        book.fix("undo", at="end")
        fixed = book.fix("split", "Lena", "E2", at="end")
        assert [fact.what for fact in fixed.fix.facts] == ["The courier", "Lena"]


@pytest.mark.parametrize(
    ("mention", "words"),
    [
        ("She", None),
        ("Bo", "is no mention of Lena"),
        ("E7", "is no mention of Lena"),
        ("E1.99", "is no mention of Lena"),
        ("", "is no mention of Lena"),
    ],
)
def test_a_mention_that_is_not_clear_is_asked_for_with_candidates(path: Path, mention: str, words: str | None) -> None:
    with book_of(path, courier()) as book:
        if words is None:
            assert len(book.fix("split", "Lena", mention, at="end").fix.facts) == 1
            return
        with pytest.raises(FixError, match=words) as caught:
            book.fix("split", "Lena", mention, at="end")
        assert "E1.3 “The courier”" in caught.value.hint and "--mentions" in caught.value.hint


def test_what_cannot_be_split_off(book: Book) -> None:
    mara = book.at("end").mentions("Mara").mentions
    with pytest.raises(FixError, match="may mean"):
        book.fix("split", "Mara", "her", at="end")
    with pytest.raises(FixError, match="nobody would be left"):
        book.fix("split", "Mara", *(fact.id for fact in mara), at="end")
    with pytest.raises(FixError, match="is a mention of Ewan Quill, not of Mara"):
        book.fix("split", "Mara", book.at("end").mentions("Ewan").mentions[0].id, at="end")
    with pytest.raises(FixError, match="of the kind event"):
        book.fix("split", "Mara", event(book, "kill"), at="end")
    book.fix("retract", mara[1].id, at="end")
    with pytest.raises(FixError, match="retracted"):
        book.fix("split", "Mara", mara[1].id, at="end")
    with pytest.raises(FixError, match="is not mentioned in E2"):
        book.fix("split", "Corran", "E2", at="end")


def test_retract_and_confirm_have_the_last_word(book: Book) -> None:
    kill = event(book, "kill")
    fixed = book.fix("retract", kill.lower(), at="end")
    assert [fact.id for fact in fixed.fix.facts] == [kill]
    assert "kill" not in [e.lemma for e in book.at("end").companion().events]
    with pytest.raises(FixError, match="retracted already, by fix-"):
        book.fix("retract", kill, at="end")
    again = book.fix("confirm", kill, at="end")
    assert any(f"{fixed.id} said the contrary" in note for note in again.notes)
    assert standing(book) == [("retract", "overruled"), ("confirm", "holds")]
    assert "kill" in [e.lemma for e in book.at("end").companion().events]


def test_what_was_doubtful_can_be_seen_and_confirmed(path: Path) -> None:
    """The reading was not sure that Bo kicks Ann."""
    w = Writer()
    w.part("E1", "{Ann=e1} slaps {Bo=e2}. {Bo=e2} kicks {Ann=e1}.")
    kick = w.event("kick", "kicks", ["e2"], ["e1"], confidence=0.1)
    with book_of(path, w) as book:
        assert [(fact.id, fact.what) for fact in book.at().doubts().facts] == [(kick.id, "kick")]
        book.fix("confirm", kick.id)
        assert not book.at().doubts().facts and [e.lemma for e in book.at().companion().events] == ["kick"]


def test_what_follows_from_a_retracted_event_is_pointed_out(path: Path) -> None:
    w = Writer()
    w.part("E1", "{Ann=e1} slays {Bo=e2}.")
    slay = w.event("slay", "slays", ["e1"], ["e2"])
    w.state("e2", "life", "dead", "Ann slays Bo")
    w.facts[-1] = msgspec.structs.replace(w.facts[-1], cause=slay.id)
    with book_of(path, w) as book:
        (note,) = book.fix("retract", slay.id).notes
        assert note.startswith(f"{w.facts[-1].id} (Bo, life: dead)")


def test_undoing_takes_the_last_back_and_can_be_undone(book: Book) -> None:
    merge = book.fix("merge", "Dray", "Tobias", at="end")
    rename = book.fix("rename", "Mara", "Mara of the Lamp", at="end")
    undo = book.fix("undo", at="end")
    assert (undo.fix.id, undo.undoes, undo.fix.standing) == (rename.id, True, "undone")
    assert book.fix("undo", at="end").fix.id == merge.id
    assert standing(book) == [("merge", "undone"), ("rename", "undone")]
    back = book.fix("undo", undo.id, at="end")
    assert (back.fix.id, back.fix.standing) == (rename.id, "holds") and "Mara of the Lamp" in names(book, "end")
    with pytest.raises(FixError, match=f"{undo.id} is undone already, by {back.id}"):
        book.fix("undo", undo.id, at="end")
    with pytest.raises(FixError, match=f"{merge.id} is undone already"):
        book.fix("undo", merge.id, at="end")
    assert book.fix("undo", rename.id.removeprefix("fix-"), at="end").fix.id == rename.id


def test_the_same_fix_said_again_is_another_one(book: Book) -> None:
    ids = []
    for _ in range(3):
        ids += [book.fix("merge", "Dray", "Tobias", at="end").id, book.fix("undo", at="end").id]
    assert len(set(ids)) == 6


def test_contradictions_are_allowed_and_said(path: Path) -> None:
    with book_of(path, courier()) as book:
        split = book.fix("split", "Lena", "the courier", at="end")
        merge = book.fix("merge", "e1", split.fix.who[1].id or "", at="end")
        assert any(f"{split.id} said that they are two" in note for note in merge.notes)
        assert standing(book) == [("split", "overruled"), ("merge", "holds")]
        again = book.fix("split", "Lena", "the courier", at="end")
        assert any(f"{merge.id} said that they are one" in note for note in again.notes)
        assert len(book.at("end").state.entities) == 4, "Lena, the courier, Bo, the letter"


def test_what_hangs_on_an_undone_fix_is_said_to_be_lost(path: Path) -> None:
    """The courier is a figure only as long as the split holds; without it, a merge with Bo must not make Bo Lena."""
    with book_of(path, courier()) as book:
        split = book.fix("split", "Lena", "the courier", at="end")
        merge = book.fix("merge", split.fix.who[1].id or "", "Bo", at="end")
        undo = book.fix("undo", split.id, at="end")
        assert undo.notes == (f"{merge.id} has nothing to apply to without it.",)
        assert standing(book) == [("split", "undone"), ("merge", "gone")]
        assert set(names(book, "end")) == {"Lena", "Bo"}
        book.fix("undo", undo.id, at="end")
        assert standing(book) == [("split", "holds"), ("merge", "holds")]


# What cannot be said


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (("merge", "Mara", "Mara"), "both times"),
        (("merge", "Mara", "e1"), "one already"),
        (("merge", "Ewan", "the stranger"), "one already"),
        (("merge", "Mara"), "merge A B"),
        (("merge", "Mara", "Tobias", "Dray"), "merge A B"),
        (("split", "Mara"), "split WHO MENTION"),
        (("rename", "Mara", " "), "cannot be empty"),
        (("rename", "Mara", "Mara Quill\x07"), "cannot be a name"),
        (("rename", "Mara", "\udcff"), "cannot be a name"),
        (("rename", "Mara", "x" * 101), "cannot be a name"),
        (("rename", "Mara", "Mara Quill"), "already"),
        (("rename", "Mara", "tobias"), "is a name of Tobias Fenn"),
        (("rename", "Mara", "e2"), "is a name of Tobias Fenn"),
        (("retract",), "retract FACT"),
        (("retract", "e1"), "is Mara Quill, not a fact"),
        (("retract", "E9.1"), "no fact's id"),
        (("confirm", "Mara"), "no fact's id"),
        (("undo", "fix-000000"), "There is no fix"),
        (("undo", "E1.1"), "is a fact, not a fix"),
        (("undo", "a", "b"), "undo \\[ID\\]"),
        (("undo",), "No fix is in force"),
        (("dance", "Mara"), "is no fix"),
    ],
)
def test_what_makes_no_sense_is_said_and_changes_nothing(book: Book, said: tuple[str, ...], wrong: str) -> None:
    before = book.path.read_bytes()
    with pytest.raises(FixError, match=wrong) as caught:
        book.fix(*said, at="end")
    assert caught.value.exit_code == 2
    assert book.path.read_bytes() == before


def test_wrong_names_positions_and_kinds_of_id(book: Book) -> None:
    merge = book.fix("merge", "Dray", "Tobias", at="end")
    with pytest.raises(FixError, match="is a fix, not a fact"):
        book.fix("retract", merge.id, at="end")
    with pytest.raises(FixError, match="Leave out --from"):
        book.fix("undo", since="E1", at="end")
    with pytest.raises(FixError, match="one already"):
        book.fix("merge", "e2", "e3", at="end")
    for call in (("merge", "Mara", "Nemo"), ("split", "Nemo", "x"), ("rename", "Nemo", "x")):
        with pytest.raises(UnknownNameError):
            book.fix(*call, at="end")
    with pytest.raises(PositionError):
        book.fix("undo", at="E9")


def test_errors_say_nothing_of_what_lies_ahead(book: Book) -> None:
    """At E2 an id, a name and a part of E4 are as unknown as made-up ones."""

    def error(*said: str, since: str | None = None) -> str:
        with pytest.raises(PreviouslyError) as caught:
            book.fix(*said, since=since, at="E2")
        return str(caught.value)

    kill = event(book, "kill")
    assert error("retract", kill).replace(kill, "X") == error("retract", "E4.77").replace("E4.77", "X")
    assert error("merge", "Mara", "Ewan").replace("Ewan", "X") == error("merge", "Mara", "Quuz").replace("Quuz", "X")
    assert error("merge", "Mara", "Dray", since="E4") == error("merge", "Mara", "Dray", since="E9").replace("E9", "E4")
    assert error("split", "Mara", "E4") == error("split", "Mara", "E9").replace("E9", "E4")


# Reading again


def test_fixes_survive_new_parts_and_another_counting(path: Path) -> None:
    """A new reader gives every id to somebody else; the fixes hold of whom they were said of."""
    w = lighthouse()
    with book_of(path, w, parts=4) as book:
        book.fix("merge", "Dray", "Tobias", at="end")
        book.fix("rename", "Mara", "Mara of the Lamp", at="end")
        book.fix("retract", event(book, "search"), at="end")
        book.fix("split", "Ewan", "the stranger", since="E3", at="end")
        before = [
            [fix.id, *(one.name for one in fix.who), *(fact.what for fact in fix.facts)] for fix in book.fixes("E3").fixes
        ]
        cast = names(book, "E3")
    with book_of(path, w, Recounted) as book:
        after = [[fix.id, *(one.name for one in fix.who), *(fact.what for fact in fix.facts)] for fix in book.fixes("E3").fixes]
        assert (after, names(book, "E3")) == (before, cast)
        assert [fix.standing for fix in book.fixes("end").fixes] == ["holds"] * 4
        assert book.verify().sound
        assert {c.id for c in book.at("E3").cast().characters if c.name == "Mara of the Lamp"} == {"e2"}


def test_a_fix_stays_where_its_sentence_does(path: Path) -> None:
    """The part gets a new beginning, and a sentence of it is told twice: the fix is of the one that was meant."""
    w, n = Writer(), Writer()
    w.part("E1", "{Ann=e1} kicks {Bo=e2}. {Ann=e1} sings. {Ann=e1} kicks {Bo=e2}.")
    n.part("E1", "It {Eve=e1} rains on. {Ann=e2} kicks {Bo=e3}. {Ann=e2} sings. {Ann=e2} kicks {Bo=e3}.")
    for one, ann, bo in ((w, "e1", "e2"), (n, "e2", "e3")):
        one.event("kick", "kicks", [ann], [bo])
        part = one.parts[0]
        start = part.text.rindex("kicks")
        again = {"id": "E1.99", "citations": (part.cite_sentence(len(part.sentences) - 1),), "trigger": (start, start + 5)}
        one.facts.append(msgspec.structs.replace(one.facts[-1], **again))
    with book_of(path, w) as book:
        book.fix("retract", "E1.99")
    with book_of(path, n) as book:
        (kick,) = book.at().companion().events
        assert kick.evidence[0].sentence == 1
        assert standing(book) == [("retract", "holds")]


def test_a_fix_of_what_is_no_longer_told_does_nothing_and_says_so(path: Path) -> None:
    """E1 is written anew: nobody slaps anybody, Cob is not in it, and the ids are others' now."""
    w = Writer()
    w.part("E1", "{Ann=e1} slaps {Bo=e2}. {Cob=e3} laughs. {Dee=e4} waits.")
    slap = w.event("slap", "slaps", ["e1"], ["e2"])
    with book_of(path, w) as book:
        merge = book.fix("merge", "Ann", "Cob")
        book.fix("rename", "Cob", "Cobb")
        book.fix("retract", slap.id)
        book.fix("merge", "Bo", "Dee")
    n = Writer()
    n.part("E1", "{Zoe=e1} smiles. {Bo=e2} dances. {Dee=e4} waits. {Eve=e3} sings at {Ann=e5}.")
    dance = n.event("dance", "dances", ["e2"])
    assert slap.id in {f.id for f in n.facts}, "the id is in use again"
    with book_of(path, n) as book:
        made: list[Fix] = list(book.fixes().fixes)
        assert [fix.standing for fix in made] == ["gone"] * 4
        assert [one.name for one in made[0].who] == ["Ann", "Cob"] and {one.id for one in made[0].who} == {None}
        assert made[2].lost == ("Ann slaps Bo.",)
        assert set(names(book, "end")) == {"Zoe", "Bo", "Dee", "Eve", "Ann"}
        assert [e.id for e in book.at().companion().events] == [dance.id]
        assert book.fix("undo", merge.id).fix.standing == "undone"
        with pytest.raises(FixError, match="No fix is in force"):
            book.fix("undo")


def test_a_fact_that_now_says_something_else_is_not_the_one_that_was_rejected(path: Path) -> None:
    """The sentence stands, but the new reading has somebody else kick: that is for a person to reject again."""
    w, n = Writer(), Writer()
    for one, who in ((w, "e1"), (n, "e2")):
        one.part("E1", "{Ann=e1} sees {Bo=e2}. {Cob=e3} is kicked.")
        kick = one.event("kick", "kicked", [who], ["e3"])
    n.parts[0] = w.parts[0]
    with book_of(path, w) as book:
        book.fix("retract", kick.id)

    class Other(Told):
        identity = "other"

    with book_of(path, n, Other) as book:
        assert [e.agents for e in book.at().companion().events] == [("e2",)]
        assert [fix.standing for fix in book.fixes().fixes] == ["gone"]


# The log


def test_a_correction_is_anchored_in_the_text_or_refused(book: Book) -> None:
    false = Anchor("entity", "Ann", (Place("E1", "Ann waits.", 0, 0, 3),))
    unknown = Anchor("entity", "Ann", (Place("E9", "", 0, 0, 0),))
    with Log.open(book.path, write=True) as log:
        for anchors in ((false,), (unknown,), (false, false)):
            correction = Correction(id="c1", citations=(), action="rename", targets=("e1",), text="X", anchors=anchors)
            with pytest.raises(EvidenceError):
                log.correct(correction)
        log.correct(Correction(id="c2", citations=(), action="retract", targets=("E1.1",)))
        with pytest.raises(StoryFileError, match="Another process"):
            log.correct(Correction(id="c2", citations=(), action="retract", targets=("E1.2",)))
    assert book.verify().sound


def test_a_prefix_holds_no_word_of_a_correction_that_lies_ahead(book: Book) -> None:
    """Law 1: the log itself cuts corrections; views have nothing to leak."""
    book.fix("merge", "Ewan", "Tobias", since="start", at="end")
    book.fix("undo", at="end")
    book.fix("retract", event(book, "kill"), event(book, "search"), at="end")
    for at, count in (("front", 0), ("E1", 2), ("E2", 3), ("E4", 3)):
        said = [f for f in book.at(at).prefix.facts if isinstance(f, Correction)]
        assert len(said) == count
        assert {place.part for c in said for a in c.anchors for place in (*a.places, *a.who)} <= {
            part.id for part in book.at(at).prefix.parts
        }
    assert [len(c.targets) for c in book.at("E2").prefix.facts if isinstance(c, Correction)][-1] == 1


def test_every_shown_statement_names_its_facts(book: Book) -> None:
    """`--ids` and JSON give ids that can be retracted, and then the statement is gone."""
    facts = {f.id: f for f in book.at("end").prefix.facts}
    tie = next(line for line in book.at("end").relations().relations if line.type == "romantic")
    assert {type(facts[i]) for i in tie.facts} == {Relation} and len(tie.facts) == 2
    entries = {e.what: e.facts for e in book.at("end").timeline().entries if e.kind == "relation"}
    assert entries["romantic"] + entries["romantic ends"] == tie.facts
    assert all(e.facts for e in book.at("end").timeline().entries if e.kind != "appearance")
    book.fix("retract", *tie.facts, at="end")
    assert "romantic" not in {line.type for line in book.at("end").relations().relations}
    page = book.at("end").character("Dray")
    book.fix("retract", *page.states[0].facts, at="end")
    assert not book.at("end").character("Dray").states
    (variant,) = [n for n in book.at("end").mentions("Tobias").names if n.what == "Tobbias"]
    assert isinstance(facts[variant.id], Name)
    book.fix("retract", variant.id, at="end")
    assert not book.at("end").character("Tobias").character.variants
    assert re.fullmatch(r"fix-[0-9a-f]{6}", book.fixes("end").fixes[0].id)

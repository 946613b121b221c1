"""The views: who is listed and how, pages, relations, timeline, and the recap."""

from __future__ import annotations

import msgspec
import pytest

from previously.errors import PreviouslyError, UnknownNameError
from previously.fold import State, fold
from previously.views.cast import Character, cast
from previously.views.character import character
from previously.views.companion import companion
from previously.views.recap import recap
from previously.views.relations import relations
from previously.views.statement import statement
from previously.views.timeline import timeline
from tests.builders import Writer, lighthouse


def whole(w: Writer) -> State:
    return fold(w.prefix())


def people(state: State) -> dict[str, Character]:
    return {c.id: c for c in cast(state).characters}


def words(state: State, length: str) -> int:
    return sum(len(item.text.split()) for item in recap(state, length=length).items)


# ---- who is listed


def test_the_cast_lists_people_by_rank_and_leaves_out_the_players() -> None:
    """Nora Whitfield plays Mara: she is Mara's actor and nobody in the story."""
    state = whole(lighthouse())
    listed = people(state)
    assert next(iter(listed)) == "e1"
    assert "e20" not in listed
    assert listed["e1"].actor == "Nora Whitfield"
    assert {c.rank for c in listed.values()} <= {"main", "supporting", "minor"}


def test_an_unnamed_person_is_listed_when_they_return_or_act() -> None:
    """A passer-by seen once is not; one seen twice, and one who does something, are; a bare "she" never is."""
    w = Writer()
    w.part(
        "E1", "{Ann=e1} passes {a tall man=e2}. {A nurse=e3} waves. {A cook=e4} sleeps. {The cook=e4} snores. {She=e5} runs."
    )
    w.event("wave", "waves", ["e3"])
    w.event("run", "runs", ["e5"])
    assert set(people(whole(w))) == {"e1", "e3", "e4"}


def test_people_in_general_are_nobody_in_particular() -> None:
    """Some people and the others act, and are no characters; two guards are."""
    w = Writer()
    w.part("E1", "{Some people=e1} cheer. {The others=e2} cheer. {Two guards=e3} cheer.")
    w.event("cheer", "cheer", ["e1", "e2", "e3"])
    assert set(people(whole(w))) == {"e3"}


def test_organisations_need_a_name_or_a_part_in_what_happens_and_places_a_name() -> None:
    """The police arrest Ann; a crowd is only there; the town has a name and the yard has none."""
    w = Writer()
    w.types |= {"e2": "ORG", "e3": "ORG", "e4": "GPE", "e5": "FAC", "e6": "ORG"}
    w.part("E1", "{The police=e2} arrest {Ann=e1} before {a crowd=e3} in {Corran=e4}, in {the yard=e5} of {Baxter Mills=e6}.")
    w.event("arrest", "arrest", ["e2"], ["e1", "e5"])
    view = companion(whole(w))
    assert [(g.id, g.name, g.names) for g in view.organisations] == [
        ("e2", "the police", ()),
        ("e6", "Baxter Mills", ("Baxter Mills",)),
    ]
    assert [g.name for g in view.places] == ["Corran"]
    assert view.events[0].patients == ("e1",), "what is not listed is not referred to"


def test_the_type_is_what_most_mentions_say_names_first() -> None:
    """One pronoun taken for a place does not make a person one."""
    w = Writer()
    w.part("E1", "{Ann=e1} hums.")
    w.type("e1", "LOC")
    w.part("E2", "{She=e1} hums.")
    assert set(people(whole(w))) == {"e1"}


# ---- what they are called


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{Mara=e1} sits. {Mara=e1} sings. {Mara Quill=e1} sleeps.", "Mara Quill"),
        ("{Captain Dray=e1} sits. {Captain Dray=e1} sings.", "Captain Dray"),
        ("{Captain Dray=e1} sits. {Captain Dray=e1} sings. {Dray=e1} sleeps.", "Dray"),
        ("{Lady Joan Pell=e1} sits. {Joan=e1} sings.", "Joan Pell"),
        ("{the mystery woman=e1} sits. {the woman=e1} sings. {her mother=e1} sleeps.", "the mystery woman"),
        ("{A hooded man=e1} sits. {He=e1} sings.", "a hooded man"),
        ("{Mara=e1} sits. {Mara=e1} sings. {Mara sings=e1}.", "Mara"),
        ("{Mara=e1} sits. {Mara=e1} sings. {Mara of Corran=e1} sleeps.", "Mara of Corran"),
        ("{Quill=e1} sits. {Quill=e1} sings. {Mara Quill=e1} sleeps. {Mara=e1} wakes.", "Mara Quill"),
    ],
)
def test_the_name_shown_is_the_fullest_of_the_usual_ones(text: str, name: str) -> None:
    """A full name made of the usual name's words; no title unless nothing else is known; else the best description."""
    w = Writer()
    w.part("E1", text)
    assert people(whole(w))["e1"].name == name


def test_a_misspelling_is_a_variant_unless_it_is_far_more_usual() -> None:
    """Once "Tobbias" is a slip of Tobias; were nearly all mentions spelt so, "Tobias" would be the slip."""
    w = Writer()
    w.part("E1", "{Tobias=e1} sits. {Tobbias=e1} sings.")
    w.variant("Tobbias", "Tobias")
    one = people(whole(w))["e1"]
    assert (one.name, [(v.text, v.of) for v in one.variants]) == ("Tobias", [("Tobbias", "Tobias")])
    w.part("E2", "{Tobbias=e1} sits. {Tobbias=e1} sings.")
    one = people(whole(w))["e1"]
    assert (one.name, [(v.text, v.of) for v in one.variants]) == ("Tobbias", [("Tobias", "Tobbias")])


def test_names_are_shown_as_written_without_a_possessive() -> None:
    """Straight and curly possessives go; names that end in s keep their s."""
    w = Writer()
    w.part("E1", "{Bess=e1} sings. {Amos=e2} waits.")
    w.name("e1", "Bess’", w.cite("Bess"), "given")
    w.name("e1", "Bess Pell's", w.cite("Bess"), "full")
    w.name("e2", "Amos’s", w.cite("Amos"), "given")
    listed = people(whole(w))
    assert listed["e1"].names == ("Bess", "Bess Pell")
    assert listed["e2"].names == ("Amos",)


def test_a_person_s_own_name_for_somebody_is_shown() -> None:
    """A rename wins over everything read."""
    w = lighthouse()
    w.correct("rename", "e1", text="Mara of the Lamp")
    assert people(whole(w))["e1"].name == "Mara of the Lamp"


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("{Ann=e1} sits. {She=e1} sings.", "f"),
        ("{Quill=e1} sits. {Quill=e1} sings.", "u"),
        ("{Sam=e1} sits. {The king=e1} sings. {She=e1} sleeps.", "m"),
        ("{Lady Pell=e1} sits. {He=e1} sings.", "f"),
        ("{Captain Dray=e1} sits.", "u"),
        ("{Princess Pell=e1} sits. {He=e1} sings. {His=e1} son sleeps. {The man=e1} waits.", "f"),
        ("{Sam=e1} sits. {the woman who loved the king=e1} sings.", "f"),
    ],
)
def test_gender_is_what_pronouns_nouns_and_titles_say(text: str, gender: str) -> None:
    """Titles count most, then nouns, then pronouns, which are the easiest to take for another's."""
    w = Writer()
    w.part("E1", text)
    assert people(whole(w))["e1"].gender == gender


# ---- pages, relations, timeline


@pytest.mark.parametrize("name", ["Mara", "mara quill", "MARA", "Captain Mara", "e1", "Mara's"])
def test_a_character_is_found_by_any_name(name: str) -> None:
    """Case, titles and a possessive do not matter."""
    assert character(whole(lighthouse()), name).character.id == "e1"


def test_a_character_is_found_by_a_variant_and_a_description() -> None:
    """Tobbias is Tobias; the stranger is Ewan."""
    state = whole(lighthouse())
    assert character(state, "tobbias").character.id == "e2"
    assert character(state, "the stranger").character.name == "Ewan Quill"


def test_near_matches_are_of_people_already_known_only() -> None:
    """ "Ewam" is close to Ewan; before E3 nobody is called so and the hint must not say it."""
    w = lighthouse()
    with pytest.raises(UnknownNameError, match="Ewan"):
        character(whole(w), "Ewam")
    with pytest.raises(UnknownNameError) as error:
        character(fold(w.prefix(3)), "Ewam")
    assert "Ewan" not in str(error.value)


def test_a_name_of_several_lists_them() -> None:
    """Two Quills: the error names both and guesses neither."""
    with pytest.raises(UnknownNameError, match=r"Mara Quill.*Ewan Quill"):
        character(whole(lighthouse()), "Quill")


def test_a_character_page_tells_states_relations_appearances_and_deeds() -> None:
    """Dray: threatens, bribes, arrests, is killed."""
    page = character(whole(lighthouse()), "Dray")
    assert [(s.aspect, s.value, s.since, [r.name for r in s.by]) for s in page.states] == [
        ("life", "dead", "E4", ["Ewan Quill"])
    ]
    assert [e.what for e in page.events] == ["threaten", "bribe", "arrest", "kill"]
    assert [(a.part, a.mentions) for a in page.appearances] == [("E1", 1), ("E2", 1), ("E3", 1), ("E4", 1)]
    assert [(r.source.name, r.type, r.target.name) for r in page.relations] == [("Dray", "works_for", "the harbour company")]


def test_relations_of_one_person() -> None:
    """Mara's ties, with the part each began in and ended in."""
    view = relations(whole(lighthouse()), about="Mara")
    assert view.about is not None and view.about.name == "Mara Quill"
    assert [(r.type, r.since, r.until) for r in view.relations] == [
        ("friend", "E1", None),
        ("romantic", "E2", "E3"),
        ("sibling", "E3", None),
    ]


def test_kinship_is_told_once_and_in_one_direction() -> None:
    """A father is also a relative, and is not his daughter's child because one sentence was misread."""
    w = Writer()
    w.part("E1", "{Bo=e2} hugs {Ann=e1}. {Bo=e2} kisses {Ann=e1}. {Ann=e1} hugs {Bo=e2}.")
    w.relation("relative", "e1", "e2", "Bo hugs Ann")
    w.relation("parent", "e1", "e2", "Ann hugs Bo")
    w.relation("parent", "e2", "e1", "Bo hugs Ann")
    w.relation("parent", "e2", "e1", "Bo kisses Ann")
    assert [(r.type, r.source.name) for r in relations(whole(w)).relations] == [("parent", "Bo")]


def test_the_timeline_is_in_story_order_and_can_be_narrowed() -> None:
    """By person, by kind, and by nothing that is no kind."""
    state = whole(lighthouse())
    order = ["front", "E1", "E2", "E3", "E4"]
    parts = [order.index(e.part) for e in timeline(state).entries]
    assert parts == sorted(parts)
    assert [e.what for e in timeline(state, kind="state").entries] == ["custody: arrested", "life: dead"]
    assert [e.what for e in timeline(state, kind="relation", about="Mara").entries] == [
        "friend",
        "romantic",
        "sibling",
        "romantic ends",
    ]
    assert [e.part for e in timeline(state, kind="reveal").entries] == ["E3"]
    with pytest.raises(PreviouslyError, match="no kind"):
        timeline(state, kind="weather")


# ---- the recap


def test_a_recap_is_in_story_order_cites_every_item_and_repeats_no_sentence() -> None:
    """Every item's first citation is its own sentence; no sentence comes twice."""
    state = whole(lighthouse())
    for length in ("brief", "normal", "full"):
        items = recap(state, length=length).items
        places = [(state.parts.index(next(p for p in state.parts if p.id == i.part)), i.evidence[0].sentence) for i in items]
        assert places == sorted(set(places))
        for item in items:
            for quote in item.evidence:
                part = next(p for p in state.parts if p.id == quote.part)
                assert part.text[quote.start : quote.end] == quote.text


def test_a_recap_uses_only_the_words_of_its_sentence_and_bracketed_names() -> None:
    """Deletion is all that happens to a sentence."""
    state = whole(lighthouse())
    for item in recap(state, length="full").items:
        source = item.evidence[0].text.casefold()
        at = 0
        for piece in item.text.replace("]", "[").split("[")[::2]:
            for word in piece.split():
                at = source.find(word.rstrip(".").casefold(), at)
                assert at >= 0, (item.text, word)


def test_longer_recaps_are_longer_and_the_death_and_the_reveal_are_in() -> None:
    """The weightiest matters of the story: who the stranger is, and Dray's death."""
    state = whole(lighthouse())
    assert words(state, "brief") < words(state, "normal") < words(state, "full")
    assert any("[Ewan Quill] kills Dray by mistake." in i.text for i in recap(state, length="brief").items)
    assert any("Ewan Quill, [Mara Quill's] lost brother" in i.text for i in recap(state).items)


def test_every_part_has_its_say_in_a_normal_recap_but_talk_about_the_series_has_none() -> None:
    """The foreword is about the season and its cast."""
    state = whole(lighthouse())
    for length in ("normal", "full"):
        assert {i.part for i in recap(state, length=length).items} == {"E1", "E2", "E3", "E4"}


def test_a_recap_since_a_part_and_about_a_person() -> None:
    """What lies after E3; what concerns Tobias."""
    state = whole(lighthouse())
    assert {i.part for i in recap(state, since=3).items} == {"E4"}
    about = recap(state, about="Tobias", length="full").items
    assert about and all("Tob" in i.text or any("Tob" in e.text for e in i.evidence) for i in about)
    with pytest.raises(PreviouslyError, match="no length"):
        recap(state, length="endless")


def test_a_story_without_facts_still_has_a_recap() -> None:
    """Nothing was understood: each part's first sentence stands for it."""
    w = Writer()
    w.part("E1", "It rained. It snowed.")
    w.part("E2", "The sun came out. Birds sang.")
    assert [i.text for i in recap(whole(w)).items] == ["It rained.", "The sun came out."]
    assert recap(whole(Writer())).items == ()


def told(marked: str, *, clause: list[str] | None = None, before: str = "{Ann=e1} wakes. {Bo=e2} wakes. {Bo=e2} sits.") -> str:
    """The last sentence of a marked text as a statement, of an event with this clause."""
    w = Writer()
    w.part("E1", f"{before} {marked}")
    events = [w.event("do", clause[-1], clause=clause)] if clause else []
    part = w.parts[0]
    return statement(whole(w), part, len(part.sentences) - 1, events).text


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("{She=e1} hits {him=e2}.", "[Ann] hits [Bo]."),
        ("{She=e1} hits {Bo=e2} and {she=e1} runs.", "[Ann] hits Bo and she runs."),
        ("{Ann=e1} hits {him=e2} when {she=e1} wakes.", "Ann hits [Bo] when she wakes."),
        ("{Bo=e2} hits {{her=e1} dog=e3}.", "Bo hits [Ann's] dog."),
        ("{Bo=e2} learns of {her=e1} past.", "Bo learns of [Ann's] past."),
        ("{Bo=e2} hits {her=e1} with a stick.", "Bo hits [Ann] with a stick."),
        ("{Bo=e2} forces {her=e1} to leave.", "Bo forces [Ann] to leave."),
        ("{Bo=e2} enjoys {her=e1} singing.", "Bo enjoys her singing."),
        ("{Bo=e2} gives {her=e1} powers.", "Bo gives her powers."),
        ("{Bo=e2} gives {{her=e1} dog=e3} bones.", "Bo gives [Ann's] dog bones."),
        ("{Bo=e2} tells {her=e1} everything.", "Bo tells [Ann] everything."),
        ("When {she=e1} sleeps, {Ann=e1} dreams.", "When she sleeps, Ann dreams."),
        ("{She=e1} says that {Bo=e2} loves {Ann=e1}.", "[Ann] says that Bo loves Ann."),
        ("{They=e1} hit {Bo=e2}.", "They hit Bo."),
        ("{Bo=e2} says: “{She=e1} is late.”", "Bo says: “She is late.”"),
        ("But {she=e1} leaves.", "[Ann] leaves."),
        ("Meanwhile, the bell rings.", "The bell rings."),
        ("Button makers cheer {Bo=e2}.", "Button makers cheer Bo."),
    ],
)
def test_a_name_stands_where_a_pronoun_would_stand_alone(marked: str, text: str) -> None:
    """Only where nothing before it in the item says who is meant; never in quotations, for plurals, or when unsure."""
    assert told(marked) == text


def test_a_pronoun_of_the_wrong_gender_is_left_alone() -> None:
    """The reading takes "he" for Ann, who is a woman: better no name than a wrong one."""
    assert told("{He=e1} hits {Bo=e2}.", before="{Lady Ann=e1} wakes. {Bo=e2} wakes.") == "He hits Bo."


@pytest.mark.parametrize(
    ("marked", "clause", "text"),
    [
        ("In a rage, {she=e1} hits {Bo=e2} by mistake.", ["she hits Bo by mistake"], "[Ann] hits Bo by mistake."),
        ("{Ann=e1}, who is late, hits {Bo=e2} hard.", ["Ann", "hits Bo hard"], "Ann hits Bo hard."),
        ("{Ann=e1} hits {Bo=e2}, and the bell rings on and on.", ["Ann hits Bo,"], "Ann hits Bo."),
        (
            "{Ann=e1} hears of {Bo=e2} and the war ending.",
            ["Ann hears of Bo", "the war"],
            "Ann hears of Bo and the war ending.",
        ),
        ("Bells ring and {Ann=e1} hits {Bo=e2} hard.", ["hits Bo"], "Bells ring and Ann hits Bo hard."),
        ("“Go,” says {Ann=e1} and hits {Bo=e2} on the head.", ["“Go", "says Ann"], "“Go,” says Ann and hits Bo on the head."),
    ],
)
def test_a_clause_is_cut_out_where_it_reads_on_its_own(marked: str, clause: list[str], text: str) -> None:
    """Two words are no statement, and quotation marks must still pair up: then the whole sentence stays."""
    assert told(marked, clause=clause) == text


def test_a_clause_that_leaves_a_pronoun_unexplained_is_not_cut_out() -> None:
    """Whom "them" means stands in the part that would be cut: the whole sentence stays."""
    marked = "Guards shout, and {Ann=e1} fights {them=e7} off."
    assert told(marked, clause=["Ann fights them off"]) == "Guards shout, and Ann fights them off."


def test_an_unsure_pronoun_is_left_and_beside_another_who_fits_it_must_be_surer() -> None:
    """Cy and Bo are men: a "him" that may be either gets a name only when the reading is very sure."""
    w = Writer()
    w.part("E1", "{Bo=e2} says that {he=e2} waits. {Cy=e3} says that {he=e3} waits. {Cy=e3} hits {him=e2}.")

    def text(sure: float) -> str:
        last = w.mention_id("him", "e2")
        w.facts = [msgspec.structs.replace(f, confidence=sure) if f.id == last else f for f in w.facts]
        return statement(whole(w), w.parts[0], 2).text

    assert [text(0.95), text(0.85)] == ["Cy hits [Bo].", "Cy hits him."]


def test_no_name_after_a_pronoun_that_was_left_bare() -> None:
    """ "She frees [Ann's] dog" would say that she is not Ann, of which the reading is not sure."""
    w = Writer()
    w.part("E1", "{Ann=e1} wakes. {She=e9} frees {{her=e1} dog=e3}.")
    assert statement(whole(w), w.parts[0], 1).text == "She frees her dog."


def test_a_bracketed_name_cites_where_the_name_was_given() -> None:
    """The second citation is the sentence that names Ewan."""
    state = whole(lighthouse())
    item = next(i for i in recap(state).items if "kills" in i.text)
    assert [e.text for e in item.evidence][1:] == ["Ewan breaks out of jail."]

"""The fold: what a list of facts amounts to at a position, and what people's corrections make of it."""

from __future__ import annotations

from previously.fold import Entity, State, fold
from previously.model import Mention
from tests.builders import Writer, cut, lighthouse


def whole(w: Writer) -> State:
    return fold(w.prefix())


def texts(entity: Entity) -> list[str]:
    return [m.citations[0].text for m in entity.mentions]


def test_two_who_are_revealed_to_be_one_are_one_from_then_on_under_the_earlier_id() -> None:
    """The hooded stranger of E1 turns out in E3 to be Ewan: before that there are two, after it one, called e4."""
    w = lighthouse()
    before = fold(w.prefix(3))
    assert "e4" in before.entities and before.canonical["e4"] == "e4" and "e5" not in before.entities
    after = whole(w)
    assert after.canonical["e5"] == "e4" and "e5" not in after.entities
    assert after.entities["e4"].members == ("e4", "e5")
    assert {"A hooded stranger", "Ewan"} <= set(texts(after.entities["e4"]))
    assert [(r.entity, r.other) for r in after.reveals] == [("e4", "e5")]


def test_events_and_states_follow_an_identity() -> None:
    """Ewan's deeds (told of e5) are e4's once the two are one; so is the death he causes."""
    state = whole(lighthouse())
    assert [e.lemma for e in state.events if "e4" in e.agents] == [
        "carry",
        "disappear",
        "tell",
        "confess",
        "burn",
        "break out",
        "kill",
    ]
    death = next(c for c in state.conditions if c.aspect == "life")
    assert (death.entity, death.value, death.since, death.by) == ("e3", "dead", 4, ("e4",))


def test_a_doubtful_identity_joins_nobody() -> None:
    """A reading that is not sure that two are one leaves them two."""
    w = Writer()
    w.part("E1", "{Ann=e1} meets {a stranger=e2}. {The stranger=e2} smiles.")
    w.reveal("e1", "e2", "The stranger smiles", confidence=0.3)
    assert list(whole(w).entities) == ["e1", "e2"]
    assert whole(w).reveals == ()


def test_an_identity_that_only_a_name_gave_away_is_no_reveal() -> None:
    """Two ids that are one because of a name are joined without a story reveal."""
    w = lighthouse()
    w.correct("merge", "e2", "e3")
    state = whole(w)
    assert state.canonical["e3"] == "e2"
    assert len(state.reveals) == 1


def test_a_relation_has_a_beginning_and_an_end() -> None:
    """Tobias and Mara fall in love in E2 and part in E3: one tie, stored once whichever way it was told."""
    tie = next(t for t in whole(lighthouse()).ties if t.type == "romantic")
    assert (tie.source, tie.target, tie.since, tie.until) == ("e1", "e2", 2, 3)
    assert len(tie.citations) == 2
    open_tie = next(t for t in fold(lighthouse().prefix(3)).ties if t.type == "romantic")
    assert open_tie.until is None, "at E2 nobody knows that it will end"


def test_an_ex_ends_what_was_and_starts_over_when_it_begins_anew() -> None:
    """They marry, are called exes, and marry again: two marriages."""
    w = Writer()
    w.part("E1", "{Ann=e1} marries {Bo=e2}.")
    w.relation("spouse", "e1", "e2", "Ann marries Bo")
    w.part("E2", "{Bo=e2} is now {Ann=e1}'s ex. {Ann=e1} avoids {{her=e1} ex=e2}.")
    w.relation("spouse", "e2", "e1", "Bo is now Ann's ex", qualifier="ex")
    w.relation("spouse", "e2", "e1", "her ex", qualifier="ex")
    w.part("E3", "{Ann=e1} marries {Bo=e2} again.")
    w.relation("spouse", "e1", "e2", "Ann marries Bo again")
    assert [(t.since, t.until, t.qualifier, len(t.citations)) for t in whole(w).ties] == [(0, 1, None, 3), (2, None, None, 1)]


def test_someone_first_met_as_an_ex_stays_an_ex() -> None:
    """Nothing before says that they were together: the relation is an ex's from the start and does not end."""
    w = Writer()
    w.part("E1", "{Ann=e1} avoids {{her=e1} ex=e2}.")
    w.relation("romantic", "e1", "e2", "her ex", qualifier="ex")
    assert [(t.qualifier, t.since, t.until) for t in whole(w).ties] == [("ex", 0, None)]


def test_a_directed_relation_keeps_its_direction() -> None:
    """Bo is Ann's father although Ann is mentioned first."""
    w = Writer()
    w.part("E1", "{Ann=e1} loves {Bo=e2}.")
    w.relation("parent", "e2", "e1", "Bo")
    assert [(t.source, t.target) for t in whole(w).ties] == [("e2", "e1")]


def test_nobody_is_related_to_themselves() -> None:
    """The stranger is thought to be Ewan's friend until they turn out to be one."""
    w = Writer()
    w.part("E1", "{The stranger=e1} knows {Ewan=e2}.")
    w.relation("friend", "e1", "e2", "The stranger knows Ewan")
    w.part("E2", "{The stranger=e1} is {Ewan=e2}.")
    w.reveal("e1", "e2", "The stranger is Ewan")
    assert len(fold(w.prefix(1)).ties) == 1
    assert whole(w).ties == ()


def test_a_death_told_twice_is_one_and_learns_its_killer_later() -> None:
    """Cob is found dead in E1; E2 tells who did it."""
    w = Writer()
    w.part("E1", "{Cob=e1} is found dead.")
    w.state("e1", "life", "dead", "Cob is found dead")
    w.part("E2", "{Dee=e2} murdered {Cob=e1}.")
    w.state("e1", "life", "dead", "Dee murdered Cob", by=["e2"])
    assert [c.by for c in fold(w.prefix(1)).conditions] == [()]
    (death,) = whole(w).conditions
    assert (death.since, death.by, len(death.citations)) == (0, ("e2",), 2)


def test_who_returns_from_the_dead_has_three_states() -> None:
    """Dead, alive, dead again: three values one after the other."""
    w = Writer()
    w.part("E1", "{Cob=e1} dies. {Cob=e1} wakes. {Cob=e1} falls.")
    w.state("e1", "life", "dead", "Cob dies")
    w.state("e1", "life", "alive", "Cob wakes")
    w.state("e1", "life", "dead", "Cob falls")
    assert [c.value for c in whole(w).conditions] == ["dead", "alive", "dead"]


def test_a_merge_applies_everywhere_unless_it_is_placed() -> None:
    """A person says that e1 and e2 are one: from the start, or known from E2 on."""
    w = Writer()
    w.part("E1", "{Ann=e1} meets {the widow=e2}.")
    w.part("E2", "{The widow=e2} sleeps.")
    base = list(w.facts)
    w.correct("merge", "e1", "e2")
    assert fold(w.prefix(1)).canonical["e2"] == "e1"
    w.facts = base
    w.correct("merge", "e1", "e2", placed=1)
    assert fold(w.prefix(1)).canonical["e2"] == "e2"
    assert fold(w.prefix(2)).canonical["e2"] == "e1"


def test_a_placed_correction_is_obeyed_even_if_the_log_hands_it_out_early() -> None:
    """The fold does not rely on the log alone for law 4."""
    w = Writer()
    w.part("E1", "{Ann=e1} meets {the widow=e2}.")
    w.correct("merge", "e1", "e2", placed=7)
    assert fold(cut(w.story, w.facts, 1)).canonical["e2"] == "e2"
    state = fold(type(w.prefix())(w.title, tuple(w.parts), tuple(w.facts)))
    assert state.canonical["e2"] == "e2"


def test_a_merge_with_someone_not_yet_met_changes_nothing_yet() -> None:
    """e9 comes up later: until then the merge must not be felt."""
    w = Writer()
    w.part("E1", "{Ann=e1} meets {Bo=e2}.")
    w.correct("merge", "e9", "e2")
    assert fold(w.prefix()).canonical == {"e1": "e1", "e2": "e2"}


def test_a_rename_shows_a_persons_own_name() -> None:
    """The rename follows the entity even where it is one with an earlier one."""
    w = lighthouse()
    w.correct("rename", "e5", text="Ewan the Lost")
    assert whole(w).entities["e4"].renamed == "Ewan the Lost"
    assert fold(w.prefix(3)).entities["e4"].renamed is None, "e5 is not known yet"


def test_a_retracted_fact_is_gone_and_a_confirmed_one_counts() -> None:
    """One event is rejected; a doubtful one that was left out is confirmed and comes in."""
    w = Writer()
    w.part("E1", "{Ann=e1} slaps {Bo=e2}. {Bo=e2} kicks {Ann=e1}.")
    slap = w.event("slap", "slaps", ["e1"], ["e2"])
    kick = w.event("kick", "kicks", ["e2"], ["e1"], confidence=0.1)
    assert [e.lemma for e in whole(w).events] == ["slap"]
    w.correct("retract", slap.id)
    w.correct("confirm", kick.id)
    assert [(e.lemma, e.confidence) for e in whole(w).events] == [("kick", 1.0)]


def test_the_last_word_holds_and_a_retraction_can_be_taken_back() -> None:
    """Retract, then confirm: it is back. Retract a merge: the two are two again."""
    w = Writer()
    w.part("E1", "{Ann=e1} slaps {Bo=e2}.")
    slap = w.event("slap", "slaps", ["e1"], ["e2"])
    w.correct("retract", slap.id)
    w.correct("confirm", slap.id)
    assert len(whole(w).events) == 1
    merge = w.correct("merge", "e1", "e2")
    assert list(whole(w).entities) == ["e1"]
    w.correct("retract", merge.id)
    assert list(whole(w).entities) == ["e1", "e2"]


def test_a_split_gives_the_named_mentions_their_own_entity_names_and_deeds() -> None:
    """The reading took two people called Sam for one; a person parts them, and each keeps their own deeds."""
    w = Writer()
    w.part("E1", "{Sam=e1} sings. {Old Sam=e1} digs. {Sam=e1} dances.")
    w.event("sing", "sings", ["e1"])
    w.event("dig", "digs", ["e1"])
    other = w.mention_id("Old Sam", "e1")
    w.correct("split", "e1", other)
    state = whole(w)
    new = f"e1~{other}"
    assert list(state.entities) == ["e1", new]
    assert texts(state.entities["e1"]) == ["Sam", "Sam"]
    assert [n.text for n in state.entities[new].names] == ["Old Sam"]
    assert [(e.lemma, e.agents) for e in state.events] == [("sing", ("e1",)), ("dig", (new,))]


def test_a_split_by_mentions_not_yet_read_changes_nothing_yet() -> None:
    """Only the mentions known so far are split off, and the new id says nothing of later ones."""
    w = Writer()
    w.part("E1", "{Sam=e1} sings.")
    w.part("E2", "{Sam=e1} digs.")
    w.correct("split", "e1", w.mention_id("Sam", "e1"))
    assert list(fold(w.prefix(1)).entities) == ["e1"]
    state = whole(w)
    assert len(state.entities) == 2
    assert all([n.text for n in e.names] == ["Sam"] for e in state.entities.values())


def test_the_order_in_which_facts_come_does_not_matter() -> None:
    """The reader may hand out a part's facts kind by kind; story order is made here."""
    w = lighthouse()
    state = whole(w)
    w.facts.reverse()
    turned = whole(w)
    assert [e.id for e in turned.events] == [e.id for e in state.events]
    assert [m.id for m in turned.mentions if m.form == "name"] == [m.id for m in state.mentions if m.form == "name"]
    assert list(turned.entities) == list(state.entities)


def test_an_empty_story_folds() -> None:
    """A story of which nothing was read has nobody in it."""
    state = whole(Writer())
    assert (state.parts, state.entities, state.events) == ((), {}, ())


def test_facts_about_entities_never_mentioned_do_no_harm() -> None:
    """A fact may name an id without a mention (a retracted one, say): it is kept, and nobody is invented for it."""
    w = Writer()
    w.part("E1", "{Ann=e1} waits.")
    w.event("wait", "waits", ["e7"])
    w.relation("friend", "e1", "e7", "Ann waits")
    w.reveal("e7", "e8", "Ann waits")
    state = whole(w)
    assert list(state.entities) == ["e1"]
    assert state.events[0].agents == ("e7",)


def test_mentions_can_all_be_retracted() -> None:
    """An entity whose mentions are all rejected is not there, names or not."""
    w = Writer()
    w.part("E1", "{Ann=e1} waits.")
    w.correct("retract", *(f.id for f in w.facts if isinstance(f, Mention)))
    assert all(not e.mentions for e in whole(w).entities.values())

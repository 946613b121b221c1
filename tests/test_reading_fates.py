"""Who ends how and is whose: killed, jailed, hurt, hired or wed again, where words stand between the fate and its bearer."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def _states(story: Export) -> set[tuple[str, str, str]]:
    """(who, aspect, value) of every state."""
    return {(story.name.get(s["entity"], s["entity"]), s["aspect"], s["value"]) for s in story.raw["states"]}


def test_what_is_told_of_whose_son_is_told_of_the_son() -> None:
    story = Export("Agnes comforts Rupert, whose brother Gareth is dead.")
    assert set(story.dead()) == {"Gareth"}
    assert ("Rupert", "sibling", "Gareth") in story.both_ways()


def test_whose_kin_is_ill_is_not_ill_himself() -> None:
    story = Export("Agnes writes to her neighbour Rupert whose mother Dora is in a coma.")
    assert ("Dora", "health", "unconscious") in _states(story)
    assert not any(who == "Rupert" for who, _, _ in _states(story))


def test_of_two_who_fall_the_wife_is_the_second_s() -> None:
    story = Export("Rupert and Gareth's wife, Dora, die in a fire.")
    assert set(story.dead()) == {"Rupert", "Dora"}
    assert ("Dora", "spouse", "Gareth") in story.both_ways()
    assert ("Dora", "spouse", "Rupert") not in story.both_ways()


def test_a_daughter_is_of_both() -> None:
    story = Export("Rupert and Dora's daughter, Ivy, is ill.")
    assert {("Rupert", "parent", "Ivy"), ("Dora", "parent", "Ivy")} <= story.relations()


def test_who_stands_before_has_is_not_killed_as_well() -> None:
    story = Export("Gareth says Rupert killed Hugo and Hugo's sister has left.")
    assert ("Rupert", "kill", "Hugo", "claim") in story.deeds()
    assert not any(verb == "kill" and "sister" in whom for _, verb, whom, _ in story.deeds())
    assert any(verb == "leave" and "sister" in who for who, verb, _, _ in story.deeds())


def test_who_stands_before_has_does_what_follows() -> None:
    deeds = Export("Hugo loves Ada and Ada's sister has married Paul.").deeds()
    assert any(verb == "marry" and "sister" in doer for doer, verb, _, _ in deeds)
    assert not any(verb == "love" and "sister" in whom for _, verb, whom, _ in deeds)


def test_who_stands_before_is_does_what_follows() -> None:
    deeds = Export("Hugo shoots Paul and Ada is leaving.").deeds()
    assert any(verb == "leave" and doer == "Ada" for doer, verb, _, _ in deeds)
    assert not any(verb == "shoot" and whom == "Ada" for _, verb, whom, _ in deeds)


def test_two_who_are_killed_are_both_killed() -> None:
    story = Export("Rupert killed Hugo and Hugo's sister Ada.")
    assert set(story.dead()) == {"Hugo", "Ada"}


def test_it_was_somebody_is_told_and_no_other_name() -> None:
    story = Export("Agnes tells Gareth it was Rupert that killed Hugo.")
    assert {"Agnes", "Gareth", "Rupert", "Hugo"} <= story.names
    assert story.dead() == {"Hugo": ["Rupert"]}


def test_who_remarries_weds() -> None:
    story = Export("Hugo's first wife, Dora, remarries to Gareth.")
    assert ("Dora", "spouse", "Gareth") in story.both_ways()
    assert any(who == "Dora" and verb == "remarry" for who, verb, _, _ in story.deeds())


def test_her_associates_are_those_named_behind() -> None:
    story = Export("Rupert meets Agnes Hale and her associates Gareth Orme and Dora Finch.")
    assert {("Agnes Hale", "works_with", "Gareth Orme"), ("Agnes Hale", "works_with", "Dora Finch")} <= story.both_ways()


def test_whoever_begins_to_die_is_not_dead_yet() -> None:
    assert Export("Gareth begins to succumb to the fever.").dead() == {}
    assert set(Export("Gareth succumbs to the fever.").dead()) == {"Gareth"}


def test_who_walks_again_as_a_zombie_is_not_alive() -> None:
    story = Export("Hugo dies and reanimates as a zombie. The reanimated Hugo attacks Dora.")
    assert ("Hugo", "life", "alive") not in _states(story)


def test_who_is_revived_lives() -> None:
    story = Export("Hugo drowns. Dora revives Hugo.")
    assert ("Hugo", "life", "alive") in _states(story)


@pytest.mark.parametrize(
    "told",
    [
        "Hugo goes to jail for theft.",
        "Hugo ends up in prison.",
        "Agnes visits Hugo in prison.",
        "Agnes visits her cousin Hugo in jail.",
        "Hugo is serving a life sentence for theft.",
    ],
)
def test_who_is_in_prison_by_what_is_told_in_passing(told: str) -> None:
    assert ("Hugo", "custody", "captive") in _states(Export(told))


@pytest.mark.parametrize(
    "told",
    [
        "Hugo goes to prison to see his brother.",
        "Hugo visits the prison.",
        "Hugo goes to the prison.",
        "If Hugo talks, he goes to prison.",
        "Agnes visited Hugo in prison years ago.",
        "Hugo meets Agnes. Hugo is in Agnes's camp.",
        "Hugo spends the night in the enemy camp.",
        "Hugo is in the enemy's camp.",
        "Hugo was arrested when he was sixteen.",
        "Hugo was kidnapped as a child.",
        "As soon as the doctor releases Hugo, Agnes drives home.",
    ],
)
def test_nobody_is_held_or_freed_for_that(told: str) -> None:
    assert not any(aspect == "custody" for _, aspect, _ in _states(Export(told)))


def test_a_prison_camp_holds_people() -> None:
    assert ("Hugo", "custody", "captive") in _states(Export("Hugo is in a prison camp."))


@pytest.mark.parametrize(
    "told",
    [
        "Agnes's words hurt Hugo.",
        "Hugo is hurt by what Agnes said.",
        "Her rejection hurts Hugo deeply.",
        "Hugo is wounded by Agnes's remarks.",
        "Hugo was injured when he was a boy.",
    ],
)
def test_no_body_is_hurt(told: str) -> None:
    assert not any(aspect == "health" for _, aspect, _ in _states(Export(told)))


@pytest.mark.parametrize("told", ["Hugo is badly hurt in the crash.", "Agnes wounds Hugo."])
def test_bodies_are_hurt(told: str) -> None:
    assert ("Hugo", "health", "injured") in _states(Export(told))


def test_parents_who_are_killed_are_dead() -> None:
    story = Export("Agnes's parents and sister were murdered.")
    assert set(story.dead()) == {"Agnes's parents", "sister"}


def test_whose_body_lies_there_is_dead() -> None:
    assert "Hugo" in Export("Gareth opens the shed. In the corner of the shed is Hugo's body.").dead()
    assert Export("Gareth opens the shed. In the corner of the shed is Hugo's coat.").dead() == {}


def test_the_recently_passed_are_dead() -> None:
    assert list(Export("Agnes speaks of her recently passed uncle.").dead()) == ["her recently passed uncle"]


def test_who_owns_up_to_the_murder_did_the_one_just_told() -> None:
    story = Export("The body of Hugo Hale is found. Gareth confesses to the murder.")
    assert story.dead() == {"Hugo Hale": ["Gareth"]}


@pytest.mark.parametrize(
    "told",
    [
        "The body of Hugo is found. Dora is found dead. Gareth confesses to the murder.",
        "The body of Hugo is found. Gareth confesses to the robbery.",
        "The body of Hugo is found. Gareth does not confess to the murder.",
    ],
)
def test_nobody_owns_up_to_that(told: str) -> None:
    assert not any(Export(told).dead().values())


def test_the_dead_are_none_of_them() -> None:
    story = Export("Gareth finds Hugo's body. He learns that the blood was Hugo's. They follow the tracks to a farm.")
    assert not any("Hugo" in (who, whom) for who, verb, whom, _ in story.deeds() if verb == "follow")
    assert ("Gareth", "works_with", "Hugo") not in story.both_ways()


@pytest.mark.parametrize(
    "told",
    [
        "Hugo faces off against Gareth in the match.",
        "Hugo competes against Gareth in a tournament.",
        "Hugo fights Gareth for the title.",
    ],
)
def test_players_are_no_enemies(told: str) -> None:
    assert not any(tie == "adversary" for _, tie, _ in Export(told).relations())


@pytest.mark.parametrize("told", ["Hugo fights Gareth in the street.", "Hugo attacks Gareth in the race."])
def test_who_comes_to_blows_is_an_enemy(told: str) -> None:
    assert ("Hugo", "adversary", "Gareth") in Export(told).both_ways()


@pytest.mark.parametrize(
    "told",
    [
        "Agnes gives Hugo a job as her driver.",
        "Agnes offers Hugo a position as her butler and he accepts.",
        "Hugo is given a job as Agnes's driver.",
        "Agnes is a general. Hugo is a captain on the staff of Agnes.",
    ],
)
def test_who_is_given_work_works_for_the_giver(told: str) -> None:
    assert ("Hugo", "works_for", "Agnes") in Export(told).relations()


@pytest.mark.parametrize(
    "told",
    [
        "Agnes gives Hugo a job to do.",
        "Agnes offers Hugo a position as her butler. Hugo declines.",
        "Agnes gives Hugo the job of finding her ring.",
        "Agnes meets Hugo. She dismisses him and says that she has no time.",
    ],
)
def test_nobody_works_for_anybody_for_that(told: str) -> None:
    assert not any(tie == "works_for" for _, tie, _ in Export(told).relations())


def test_a_lawyer_who_visits_is_not_one_s_own() -> None:
    assert Export("Agnes is visited by a lawyer, Hugo.").relations() == set()


@pytest.mark.parametrize("end", ["falls apart", "is over", "ends"])
def test_whose_relationship_is_over_were_lovers(end: str) -> None:
    assert ("Agnes", "romantic", "Hugo") in Export(f"Agnes and Hugo's relationship {end}.").both_ways()


def test_a_working_relationship_is_no_love() -> None:
    assert Export("Agnes and Hugo's working relationship is over.").relations() == set()


def test_a_marriage_is_that_of_the_couple_just_told_of() -> None:
    story = Export("Agnes talks to Rupert and Gareth. Agnes meets Hugo's wife Dora and hears that their marriage is unhappy.")
    assert not any({"Rupert", "Gareth"} & {a, b} for a, t, b in story.relations() if t == "spouse")


def test_whose_niece_she_is_is_his_sister() -> None:
    story = Export("Agnes is looking after her niece for her brother Hugo.")
    assert ("Agnes", "sibling", "Hugo") in story.both_ways()


def test_whom_somebody_reanimates_is_alive_and_who_reanimates_is_not() -> None:
    assert ("Hugo", "life", "alive") in _states(Export("Hugo drowns. Hugo is reanimated by Dora."))
    assert ("Hugo", "life", "alive") not in _states(Export("Hugo drowns. He reanimates as a zombie and bites Dora."))

"""What befalls people as recaps tell it in passing: who dies among others, who is held and who is not, who lives after all."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def _states(story: Export, aspect: str) -> dict[str, list[str]]:
    """The values that an aspect of people takes, in text order."""
    told: dict[str, list[str]] = {}
    for state in story.raw["states"]:
        if state["aspect"] == aspect:
            told.setdefault(story.name[state["entity"]], []).append(state["value"])
    return told


@pytest.mark.parametrize(
    "told",
    [
        "Victor has killed many people, including Nora, Otis and Brenda.",
        "Victor murders several sailors, among them Nora, Otis and Brenda.",
        "Several sailors, including Nora, Otis and Brenda, are murdered by Victor.",
    ],
)
def test_who_is_named_among_the_slain_is_dead(told: str) -> None:
    assert {name: by for name, by in Export(told).dead().items() if name in ("Nora", "Otis", "Brenda")} == {
        "Nora": ["Victor"],
        "Otis": ["Victor"],
        "Brenda": ["Victor"],
    }


def test_who_is_named_among_those_who_die_is_dead() -> None:
    assert "Otis" in Export("Four climbers, including Otis, die in the storm.").dead()


@pytest.mark.parametrize(
    "told",
    [
        "Victor threatens to kill several sailors, including Otis.",
        "Victor kills a man in front of several sailors, including Otis.",
        "Victor kills the uncle of several sailors, including Otis.",
        "Several sailors, including Otis, watch Victor die.",
        "Victor burns several letters, including one from Otis.",
        "Victor has killed no sailors, including Otis.",
    ],
)
def test_who_is_named_among_others_is_not_dead(told: str) -> None:
    story = Export(told)
    assert "Otis" not in story.dead()
    assert "Otis" not in _states(story, "health")


@pytest.mark.parametrize("struggle", ["a duel", "an argument", "a kiss", "a fierce battle"])
def test_who_is_locked_in_a_struggle_is_no_captive(struggle: str) -> None:
    story = Export(f"Nora meets Otis. Locked in {struggle} with him, Nora forgets the time.")
    assert _states(story, "custody") == {}


def test_who_is_locked_in_a_vault_is_a_captive() -> None:
    assert _states(Export("Victor locks Nora in the vault."), "custody") == {"Nora": ["captive"]}


@pytest.mark.parametrize("told", ["Otis sings, but Brenda shuts him up.", "The teacher, Brenda, shuts Otis up in public."])
def test_who_is_shut_up_is_silenced(told: str) -> None:
    story = Export(told)
    assert _states(story, "custody") == {}
    assert not any(type == "captor" for _, type, _ in story.relations())


def test_who_is_shut_up_in_a_tower_is_held() -> None:
    story = Export("Brenda shuts Otis up in the tower.")
    assert _states(story, "custody") == {"Otis": ["captive"]}
    assert ("Brenda", "captor", "Otis") in story.relations()


@pytest.mark.parametrize(
    "told",
    [
        "Otis, freed from being a judge, sleeps.",
        "Released from her engagement, Nora sleeps.",
        "Nora is freed from the curse by Otis.",
        "Nora is released from the hospital.",
        'Otis follows Nora, and Victor "frees" her with an axe.',
    ],
)
def test_who_was_not_held_is_not_freed(told: str) -> None:
    assert _states(Export(told), "custody") == {}


@pytest.mark.parametrize("told", ["Nora is released from prison.", "Nora is freed by Otis.", "Nora is freed from the dungeon."])
def test_who_was_held_is_freed(told: str) -> None:
    assert _states(Export(told), "custody") == {"Nora": ["free"]}


def test_several_free_somebody() -> None:
    story = Export("Otis is in prison. Brenda and her soldiers free Otis.")
    assert ("Brenda", "free", "Otis", "actual") in story.deeds()
    assert _states(story, "custody")["Otis"] == ["captive", "free"]


def test_who_is_free_does_nothing_to_who_comes_next() -> None:
    story = Export("Nora, rich and free, leaves Otis.")
    assert not any(lemma == "free" for _, lemma, _, _ in story.deeds())


def test_who_gets_away_is_free() -> None:
    story = Export("Otis and Brenda were captured. They got away.")
    assert _states(story, "custody") == {"Otis": ["captive", "free"], "Brenda": ["captive", "free"]}


def test_who_gets_away_with_something_is_not_freed() -> None:
    assert _states(Export("Victor imprisons Nora. Victor gets away with it. Nora gets away with a lie."), "custody") == {
        "Nora": ["captive"]
    }


@pytest.mark.parametrize(
    "told",
    [
        "Nora is sent to an asylum.",
        "Nora is committed to a mental hospital.",
        "Nora remained a captive in the fortress.",
        "Nora is a prisoner in the fortress.",
    ],
)
def test_who_is_put_away_is_held(told: str) -> None:
    assert _states(Export(told), "custody") == {"Nora": ["captive"]}


@pytest.mark.parametrize(
    "told",
    [
        "Nora is sent to the asylum to fetch her son.",
        "Nora is sent to the asylum as a nurse.",
        "Nora is committed to the cause.",
        "Nora is a prisoner of her fears.",
        "Nora is a prisoner in her own home.",
        "Nora is a former captive.",
        "Nora is no captive.",
    ],
)
def test_who_is_not_put_away_is_not_held(told: str) -> None:
    assert _states(Export(told), "custody") == {}


@pytest.mark.parametrize(
    "told", ["Otis was in critical condition after the fire.", "Nora visits Otis, who is in critical condition after the fire."]
)
def test_who_is_in_critical_condition_is_hurt(told: str) -> None:
    assert _states(Export(told), "health") == {"Otis": ["injured"]}


@pytest.mark.parametrize("told", ["Otis is in good condition.", "The house of Otis is in critical condition."])
def test_whoever_is_well_is_not_hurt(told: str) -> None:
    assert _states(Export(told), "health") == {}


def test_who_is_brought_back_lives() -> None:
    story = Export("Otis was killed in the fire, and was brought back.")
    assert _states(story, "life") == {"Otis": ["dead", "alive"]}


@pytest.mark.parametrize(
    "told",
    [
        "Otis was killed in the fire, and was brought back to the village.",
        "Otis was killed in the fire, and was brought back home.",
        "Otis was killed in the fire. His body was brought back.",
    ],
)
def test_whose_body_is_brought_back_is_dead(told: str) -> None:
    assert _states(Export(told), "life") == {"Otis": ["dead"]}


def test_who_brings_somebody_back_did_not_kill_him() -> None:
    assert Export("Otis is killed in the fire and brought back by Brenda with magic.").dead() == {"Otis": []}


def test_who_does_both_did_the_first_as_well() -> None:
    assert Export("Otis is kidnapped and killed by Brenda.").dead() == {"Otis": ["Brenda"]}


@pytest.mark.parametrize(
    "told",
    [
        "Nora is left for dead, drowned.",
        "Nora is strangled and left for dead by Victor.",
        "Victor strangles Nora and leaves her for dead.",
    ],
)
def test_who_is_left_for_dead_may_live(told: str) -> None:
    assert Export(told).dead() == {}


@pytest.mark.parametrize("told", ["Nora is discovered strangled in her garden.", "Nora is left dead in her garden."])
def test_who_is_discovered_strangled_is_dead(told: str) -> None:
    story = Export(told)
    assert list(story.dead()) == ["Nora"]
    assert not any(agent == "Nora" for agent, _, _, _ in story.deeds())


def test_who_kills_does_not_die_of_it() -> None:
    assert "Nora" not in Export("Nora discovers the strangled man in her garden.").dead()


@pytest.mark.parametrize(
    "told", ["Brenda dies in a fire started by Victor to kill Nora.", "A bomb was planted by Victor to kill Nora."]
)
def test_whose_purpose_a_deed_has(told: str) -> None:
    story = Export(told)
    assert ("Victor", "kill", "Nora", "plan") in story.deeds()
    assert ("Victor", "adversary", "Nora") in story.relations()


def test_who_is_hired_to_kill_is_to_kill() -> None:
    assert ("Otis", "kill", "Nora", "plan") in Export("Otis is hired by Victor to kill Nora.").deeds()


def test_no_death_of_hers_is_his() -> None:
    story = Export("Brenda is worried. A lawyer arrives. His visit had been planned before her death.")
    assert list(story.dead()) == ["Brenda"]


def test_his_own_death_is_his() -> None:
    assert list(Export("Otis is worried. The visit of Otis had been planned before his death.").dead()) == ["Otis"]


def test_a_widow_is_not_the_one_who_was_killed() -> None:
    dead = Export("Otis gives the house to Nora, the widow of a pilot killed in the war.").dead()
    assert "Nora" not in dead
    assert len(dead) == 1


def test_one_man_may_be_both_uncle_and_father_in_law() -> None:
    story = Export("Victor poisons his uncle and father-in-law, King Otis, and flees.")
    assert story.names == {"Victor", "King Otis"}


def test_two_men_may_be_uncle_and_father_in_law() -> None:
    assert {"Otis", "Hugo"} <= Export("Victor poisons his uncle Otis and his father-in-law, Hugo, and flees.").names


def test_who_is_somebody_and_has_done_something() -> None:
    story = Export("Nora is a witch after a spell went wrong, and has now kidnapped Otis.")
    assert ("Nora", "captor", "Otis") in story.relations()


def test_what_went_wrong_has_a_subject_of_its_own() -> None:
    story = Export("Nora is a witch after Brenda came and kidnapped Otis.")
    assert ("Brenda", "captor", "Otis") in story.relations()


def test_his_friend_is_not_anothers() -> None:
    story = Export("Nora's friend Brenda leaves. Victor takes a gun, kills his friend and flees.")
    assert "Brenda" not in story.dead()
    assert ("Victor", "friend", "Brenda") not in story.both_ways()


def test_her_friend_is_who_was_called_so() -> None:
    story = Export("Nora's friend Brenda leaves. Nora writes to her friend.")
    assert ("Nora", "write", "Brenda", "actual") in story.deeds()


def test_whom_somebody_gets_rid_of() -> None:
    story = Export("Brenda got rid of Otis and Nora.")
    assert {("Brenda", "get", "Otis", "actual"), ("Brenda", "get", "Nora", "actual")} <= story.deeds()
    assert story.dead() == {}


def test_what_somebody_gets_rid_of_is_nobody() -> None:
    assert ("Brenda", "get", "-", "actual") in Export("Brenda got rid of the car.").deeds()


def test_who_breaks_free_is_free() -> None:
    assert _states(Export("Victor holds Nora captive. Nora breaks free."), "custody") == {"Nora": ["captive", "free"]}


def test_who_breaks_free_of_what_was_is_not() -> None:
    assert _states(Export("Victor holds Nora captive. Nora breaks free of her past."), "custody") == {"Nora": ["captive"]}


@pytest.mark.parametrize(
    "told", ["Victor kills Nora and leaves Brenda for dead.", "Victor kills Nora, wounds Brenda and leaves her for dead."]
)
def test_who_is_killed_beside_one_left_for_dead_is_dead(told: str) -> None:
    assert Export(told).dead()["Nora"] == ["Victor"]

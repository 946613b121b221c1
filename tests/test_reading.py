"""What reading makes of small stories, each written for one phenomenon and named in its docstring."""

from __future__ import annotations

from pathlib import Path

from tests.reading_helpers import Export


def test_a_person_goes_by_many_names() -> None:
    """Dr. Marian Holt is the doctor's full name; Marian and Dr. Holt are the same woman."""
    story = Export(
        "Dr. Marian Holt arrives at the clinic. Marian meets her new assistant, Peter Lund. "
        "Peter admires Dr. Holt. She teaches him everything she knows."
    )
    assert story.names == {"Marian Holt", "Peter Lund"}
    assert {"Dr. Marian Holt", "Marian", "Dr. Holt"} <= {*story.character("Marian")["names"]}
    assert story.character("Marian")["gender"] == "f"
    assert story.character("Peter")["gender"] == "m"


def test_a_misspelling_is_a_variant_and_not_a_person() -> None:
    """Somebody wrote Matilda with one slip in the second episode."""
    story = Export(
        "S01 E01 – One\n\nMatilda visits her brother Conor. Matilda gives Conor a watch.\n\n"
        "S01 E02 – Two\n\nMatlida sells the house. Conor forgives her.\n"
    )
    assert story.names == {"Matilda", "Conor"}
    assert story.character("Matilda")["variants"] == [{"text": "Matlida", "of": "Matilda"}]


def test_only_the_word_that_is_misspelt_is_told() -> None:
    """Ines Halloran is called Halloron once; nobody ever wrote the whole name wrong."""
    story = Export(
        "S01 E01 – One\n\nInes Halloran visits her brother Conor. Halloran gives Conor a watch.\n\n"
        "S01 E02 – Two\n\nHalloron sells the house. Conor forgives Halloran.\n"
    )
    assert story.names == {"Ines Halloran", "Conor"}
    assert story.character("Ines Halloran")["variants"] == [{"text": "Halloron", "of": "Halloran"}]


def test_a_family_name_spelt_with_one_letter_more_is_no_second_person() -> None:
    """Winthrope kidnaps a girl, and is told an episode later to be Collin Winthrop."""
    story = Export(
        "S01 E01 – One\n\nWinthrope kidnaps Maya. He locks Maya in a cellar.\n\n"
        "S01 E02 – Two\n\nThe detective finds the house of Collin Winthrop. Winthrop shoots at her and escapes.\n"
    )
    assert "Winthrope" not in story.names and "Collin Winthrop" in story.names


def test_names_that_look_alike_stay_apart_when_they_stand_side_by_side() -> None:
    """Marten and Martin are brothers, not a slip of the pen."""
    story = Export("Marten and Martin are twins. Marten hates Martin. Martin loves Anna.")
    assert {"Marten", "Martin", "Anna"} <= story.names


def test_actors_in_brackets_play_and_do_not_act() -> None:
    """The actor is nobody in the story."""
    story = Export("Ruth Keller (Jane Fielding) hires Sam Ortiz (Luis Moreno). Sam betrays Ruth.")
    assert story.names == {"Ruth Keller", "Sam Ortiz"}
    assert story.character("Ruth Keller")["actor"] == "Jane Fielding"
    assert ("Sam Ortiz", "betray", "Ruth Keller", "actual") in story.deeds()


def test_a_passive_is_turned_round() -> None:
    """Who was killed, and by whom; and the death is a state with its cause."""
    story = Export("Edgar Bloom is killed by Victor Crane. Victor is arrested by Inspector Dale.")
    assert ("Victor Crane", "kill", "Edgar Bloom", "actual") in story.deeds()
    assert story.dead() == {"Edgar Bloom": ["Victor Crane"]}
    assert ("Victor Crane", "custody", "arrested") in {
        (story.name[s["entity"]], s["aspect"], s["value"]) for s in story.raw["states"]
    }


def test_joined_verbs_share_their_subject() -> None:
    """One subject, three deeds."""
    story = Export("Clara follows Henry, attacks him and steals his car.")
    assert {("Clara", "follow", "Henry", "actual"), ("Clara", "attack", "Henry", "actual")} <= story.deeds()


def test_what_is_tried_planned_or_denied_did_not_happen() -> None:
    """Nobody dies in this story, whatever its verbs."""
    story = Export(
        "Anton tries to kill Boris. Boris wants to kill Anton. Anton did not kill Boris. Boris refuses to kill Anton. "
        "Carla claims that Anton killed Boris."
    )
    assert story.dead() == {}
    statuses = {d[3] for d in story.deeds() if d[1] == "kill"}
    assert statuses == {"attempt", "plan", "negated", "claim"}


def test_roles_with_a_possessor_are_relations() -> None:
    """Sister, husband and boss."""
    story = Export("Nina lives with her sister Olga. Olga's husband, Pavel, despises Nina. Nina calls her boss, Rita Blau.")
    assert ("Nina", "sibling", "Olga") in story.relations() or ("Olga", "sibling", "Nina") in story.relations()
    assert ("Olga", "spouse", "Pavel") in story.relations() or ("Pavel", "spouse", "Olga") in story.relations()
    assert ("Nina", "works_for", "Rita Blau") in story.relations()


def test_an_unnamed_figure_is_somebody_until_the_reveal() -> None:
    """Before the third episode the woman in red and the mother are not known to be one."""
    one = "S01 E01 – One\n\nThe mysterious woman attacks Tom. Tom flees. The mysterious woman follows Tom.\n\n"
    two = "S01 E02 – Two\n\nTom looks for his mother. He asks Sheriff Cole for help.\n\n"
    three = "S01 E03 – Three\n\nThe mysterious woman is revealed to be his mother, Edith. Edith hugs Tom.\n"
    before = Export(one + two)
    assert "Edith" not in before.names and any("mysterious woman" in n for n in before.names)
    after = Export(one + two + three)
    assert "Edith" in after.names
    assert not any("mysterious woman" in n for n in after.names)
    assert after.raw["reveals"]
    assert ("Edith", "parent", "Tom") in after.relations()


def test_two_strangers_stay_two() -> None:
    """A guard and another guard."""
    story = Export("A guard watches Ella. Ella kills the guard. A new guard locks the door. Ella bribes the new guard.")
    guards = [c for c in story.raw["characters"] if "guard" in c["name"]]
    assert len(guards) == 2
    assert len(story.dead()) == 1


def test_a_company_is_no_person() -> None:
    """Whatever it does."""
    story = Export("Harriet works for a company called Brightwater. Brightwater fires Harriet. Harriet sues Brightwater.")
    assert story.names == {"Harriet"}
    assert "Brightwater" in {o["name"] for o in story.raw["organisations"]}


def test_they_are_the_two_that_were_just_joined() -> None:
    """A group is its members."""
    story = Export("Greta and Jonas find the map. They attack Felix.")
    assert {("Greta", "attack", "Felix", "actual"), ("Jonas", "attack", "Felix", "actual")} <= story.deeds()


def test_a_film_in_three_chapters() -> None:
    """A crime film's plot in three chapters: what a person would tell of it, and nothing that did not happen."""
    story = Export((Path(__file__).parent / "stories" / "heist.txt").read_text(encoding="utf-8"))
    main = {c["name"] for c in story.raw["characters"] if c["rank"] == "main"}
    assert {"Leo Marchetti", "Frank Doyle", "Dominic Cross", "Claire Novak", "Sofia"} <= main
    dead = story.dead()
    assert dead["Frank Doyle"] == ["Theo"]
    assert {"Frank Doyle", "Elijah"} <= set(dead)
    assert not {"Leo Marchetti", "Claire Novak", "Sofia", "Theo"} & set(dead)
    relations = story.relations()
    assert ("Leo Marchetti", "parent", "Sofia") in relations
    assert ("Dominic Cross", "captor", "Sofia") in relations
    assert ("Leo Marchetti", "spouse", "Claire Novak") in relations
    deeds = story.deeds()
    assert ("Frank Doyle", "betray", "Leo Marchetti", "actual") in deeds
    assert ("Dominic Cross", "kidnap", "Sofia", "actual") in deeds
    assert ("Martin Webb", "poison", "Leo Marchetti", "actual") in deeds


def test_who_poses_as_another_is_not_that_other() -> None:
    """A claim to be somebody is a relation between two people, and makes nobody one."""
    story = Export("Clara Stone vanished years ago. Judith poses as Clara. Judith visits Clara's brother, Edwin.")
    assert {"Clara Stone", "Judith", "Edwin"} <= story.names
    assert ("Judith", "impersonates", "Clara Stone") in story.relations()


def test_a_family_is_told_apart_by_titles() -> None:
    """Mr., Mrs. and Miss Brown are three."""
    story = Export(
        "Mr. Brown loves Mrs. Brown. Miss Brown dislikes Mr. Gray. Mrs. Brown scolds Miss Brown. Mr. Brown dismisses Mr. Gray."
    )
    assert story.names == {"Mr. Brown", "Mrs. Brown", "Miss Brown", "Mr. Gray"}
    assert ("Mrs. Brown", "scold", "Miss Brown", "actual") in story.deeds()
    assert [story.character(n)["gender"] for n in ("Mr. Brown", "Mrs. Brown", "Miss Brown")] == ["m", "f", "f"]


def test_what_nobody_does_is_not_done() -> None:
    """Nobody is dead because nobody killed him."""
    story = Export("Nobody killed Martin. No guard attacked Olivia. Martin visits Olivia.")
    assert story.dead() == {}
    assert {d[3] for d in story.deeds() if d[1] in ("kill", "attack")} <= {"negated"}
    assert ("Martin", "visit", "Olivia", "actual") in story.deeds()


def test_who_feigns_death_lives() -> None:
    """To have faked one's own death is to be alive; to have staged another's says nothing of them."""
    story = Export(
        "Otto Brandt quarrels with Ida. Otto, having faked his death, escapes the island. Ida stages the death of Max."
    )
    assert story.dead() == {}
    assert [(s["entity"], s["value"]) for s in story.raw["states"]] == [(story.character("Otto Brandt")["id"], "alive")]

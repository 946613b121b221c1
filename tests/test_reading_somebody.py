"""Who is somebody at all, and who is the same as whom, where a recap's words leave it to its reader."""

from __future__ import annotations

import pytest

from previously.reading.credits import credits_in
from previously.segment import sentences, words
from tests.reading_helpers import Export


@pytest.mark.parametrize("title", ["Colonel", "Reverend", "Professor"])
def test_a_title_and_a_full_name_in_one_sentence_are_two(title: str) -> None:
    story = Export(f"{title} Marsh slaps Edith Marsh. {title} Marsh is murdered.")
    assert story.names == {f"{title} Marsh", "Edith Marsh"}
    assert set(story.dead()) == {f"{title} Marsh"}


def test_a_title_and_a_full_name_in_two_sentences_are_one() -> None:
    story = Export("Colonel Marsh visits Paul. Edith Marsh tells Paul everything.")
    assert "Colonel Marsh" in story.character("Edith Marsh")["names"]


def test_a_title_that_she_has_is_hers_in_one_sentence_too() -> None:
    story = Export("Colonel Edith Marsh arrives. Edith Marsh sits down, and Colonel Marsh laughs.")
    assert story.names == {"Edith Marsh"}


def test_letters_with_points_are_somebody() -> None:
    story = Export("Laura loves Peter. T.J. comes out of prison and kisses Laura. Peter hits T.J. in the street.")
    assert story.names == {"Laura", "Peter", "T.J."}
    assert {("T.J.", "kiss", "Laura", "actual"), ("Peter", "hit", "T.J.", "actual")} <= story.deeds()


@pytest.mark.parametrize("letters", ["U.S.", "U.K."])
def test_letters_of_a_place_are_nobody(letters: str) -> None:
    assert Export(f"Laura leaves the {letters} with Paul. The {letters} sends a ship.").names == {"Laura", "Paul"}


def test_letters_of_an_office_are_nobody_by_that_name() -> None:
    assert "D.A." not in Export("Laura works for the D.A. in town. The D.A. calls Paul.").names


def test_a_sentence_does_not_end_behind_letters_that_open_it() -> None:
    told = "S.W.O.R.D. Director Alice Hunt meets Paul. She smiles."
    assert [told[a:b] for a, b in sentences(told)] == ["S.W.O.R.D. Director Alice Hunt meets Paul.", "She smiles."]
    told = "Alice joins S.W.O.R.D. Paul smiles."
    assert len(sentences(told)) == 2
    assert [told[a:b] for a, b in words(told)][2] == "S.W.O.R.D."


def test_what_is_promised_to_somebody_is_not_a_part_of_the_name() -> None:
    story = Export("Henry meets Rosa. Henry promises Rosa custody of Will.")
    assert story.names == {"Henry", "Rosa", "Will"}
    assert ("Henry", "promise", "Rosa", "actual") in story.deeds()


def test_a_name_of_three_halves_is_one() -> None:
    story = Export("Nur-ud-Din Sabri seizes the city. Sabri is murdered.")
    assert story.names == {"Nur-ud-Din Sabri"}
    assert set(story.dead()) == {"Nur-ud-Din Sabri"}


@pytest.mark.parametrize("told", ["Paul punches the Dane.", "Paul kidnaps the Norwegian.", "The Finn punches Paul."])
def test_who_is_called_by_a_country_is_a_person(told: str) -> None:
    assert len(Export(told).names) == 2


def test_a_street_by_its_name_that_does_what_people_do_is_a_person() -> None:
    story = Export("Clara Beach arrives. Paul greets Clara Beach.")
    assert "Clara Beach" in story.names


@pytest.mark.parametrize("told", ["Victoria Hospital says no. Paul weeps.", "Clara College takes Paul."])
def test_a_house_by_its_name_is_none(told: str) -> None:
    assert Export(told).names == {"Paul"}


def test_whose_family_name_stands_alone_elsewhere_is_a_person() -> None:
    assert "Brigham Hill" not in Export("Paul drives through Brigham Hill. Paul stops.").names


@pytest.mark.parametrize("told", ["Rosa works in Santa Clara. Clara smiles.", "Diego visits San Diego. Diego smiles."])
def test_a_town_with_somebodys_name_in_it_is_none(told: str) -> None:
    assert not {"Santa Clara", "San Diego"} & Export(told).names


@pytest.mark.parametrize("told", ["Laura confronts Iran.", "Laura leaves Ohio. Paul confronts Russia."])
def test_a_country_that_is_confronted_is_none(told: str) -> None:
    assert not {"Iran", "Ohio", "Russia"} & Export(told).names


@pytest.mark.parametrize(
    "told",
    [
        "We all know that Paul took it from Laura.",
        "Paul breaks off all contact with Laura.",
        "Paul eats a whole lobster before Laura.",
        "The knife is the one used to stab Paul. Laura weeps.",
        "Paul hides his identity from Laura.",
        "Paul and Laura tend the wounded.",
        "Paul celebrates Diwali with Laura.",
    ],
)
def test_what_is_nobody(told: str) -> None:
    assert Export(told).names == {"Paul", "Laura"}


def test_who_is_blackmailed_is_called_by_no_more_than_what_he_is() -> None:
    story = Export("Laura finds a banker being blackmailed by Paul.")
    assert story.names == {"Laura", "Paul", "a banker"}
    assert ("Paul", "blackmail", "a banker", "actual") in story.deeds()


@pytest.mark.parametrize("who", ["the witness", "the celebrity", "the governess", "the deceased"])
def test_what_ends_like_a_quality_and_is_somebody(who: str) -> None:
    assert len(Export(f"Laura finds {who}. Laura visits {who}. Laura questions {who} about Paul.").names) == 3


def test_what_kind_of_him_it_is_makes_nobody_new() -> None:
    story = Export("Paul loves Laura. Paul is bitten. At night a Vampire Paul comes in and kills Laura.")
    assert story.names == {"Paul", "Laura"}
    assert story.dead() == {"Laura": ["Paul"]}


def test_two_subjects_side_by_side_are_one() -> None:
    assert ("Paul", "attack", "Zach", "actual") in Export("Paul loves Laura. A mid-change Paul attacks Zach.").deeds()


def test_a_name_that_is_denied_is_none() -> None:
    story = Export("Paul hates his uncle, whose name isn't Grey Fox but Sitting Bull. Paul kills his uncle, Sitting Bull.")
    assert story.names == {"Paul", "Sitting Bull"}
    assert story.dead() == {"Sitting Bull": ["Paul"]}


def test_a_name_that_is_told_is_one() -> None:
    assert Export("Paul hates his uncle, whose name is Edgar.").names == {"Paul", "Edgar"}


def test_the_first_of_several_is_nobody_beside_himself() -> None:
    story = Export("Laura's cousins Will and Edgar Marsh run away.")
    assert story.names == {"Laura", "Will", "Edgar Marsh"}


def test_a_second_thing_that_somebody_is() -> None:
    story = Export("Paul arrives with Edgar Marsh, a retired burglar and Laura's uncle.")
    assert story.names == {"Paul", "Edgar Marsh", "Laura"}
    assert ("Edgar Marsh", "relative", "Laura") in story.both_ways()


def test_another_of_a_list_is_somebody_else() -> None:
    story = Export("Paul arrives with Edgar Marsh, a retired burglar, and Laura's uncle.")
    assert ("Edgar Marsh", "relative", "Laura") not in story.both_ways()


def test_three_things_of_a_list_are_not_one() -> None:
    story = Export("Laura Hale / Second Pilot / NTA\n\nLaura Hale lands in Ohio.")
    assert story.raw["reveals"] == []
    assert story.character("Laura Hale")["names"] == ["Laura Hale"]


def test_each_has_a_guardian_of_their_own() -> None:
    story = Export("Paul is attacked by his Guardian. Laura is rescued by her Guardian.")
    (first,) = [a for a, lemma, b, _ in story.deeds() if (lemma, b) == ("attack", "Paul")]
    assert first == "his Guardian"
    assert len(story.names) == 4


def test_whom_a_cast_list_tells_of_behind_a_dash() -> None:
    story = Export("Peter Dunn as Edgar Marsh – a servant of Queen Laura. He is the brother of Rosa.")
    assert ("Edgar Marsh", "sibling", "Rosa") in story.both_ways()
    assert story.character("Edgar Marsh")["actor"] == "Peter Dunn"
    assert not credits_in("Peter Dunn comes as Edgar Marsh - a servant.", 0)


@pytest.mark.parametrize("told", ["The NRA (Northern Ring Army)", "The Northern Ring Army (NRA)"])
def test_a_body_and_its_letters_are_one(told: str) -> None:
    story = Export(f"{told} attacks Paul. The Northern Ring Army flees. Laura joins the NRA.")
    assert len(story.raw["organisations"]) == 1


def test_other_letters_are_another_body() -> None:
    story = Export("The Northern Ring Army (FBI) attacks Paul. Laura joins the FBI.")
    assert len(story.raw["organisations"]) == 2


def test_who_somebody_else_was() -> None:
    story = Export("Somebody else was seen at the house, Edgar Marsh. Paul weeps.")
    assert story.names == {"Edgar Marsh", "Paul"}


@pytest.mark.parametrize("done", ["hired", "kidnapped"])
def test_what_somebody_has_done_is_no_reveal_of_who_did_it(done: str) -> None:
    story = Export(f"Laura learns that Paul has {done} Edgar.")
    assert story.names == {"Laura", "Paul", "Edgar"}
    assert story.raw["reveals"] == []


def test_who_comes_next_is_not_the_one_who_was_killed() -> None:
    story = Export("Laura hunts the Crow, who killed her father. Edgar arrives to help her.")
    assert "Edgar" not in story.dead()


def test_who_attacked_somebody_is_somebody_else() -> None:
    story = Export("Paul found the guy who tried to kill Jim Marsh. The hitman who attacked Marsh is still free.")
    assert ("Jim Marsh", "attack", "-", "actual") not in story.deeds()
    assert "the hitman" not in story.character("Jim Marsh")["descriptions"]


def test_an_expert_by_name_is_one() -> None:
    assert Export("They trace the call to both Paul and his expert, Laura Woo.").names == {"Paul", "Laura Woo"}


def test_who_has_a_name_is_not_given_that_of_whose_brother_he_is() -> None:
    story = Export("Nell meets Tom, who is the brother of the driver, Zaid. Zaid drives Nell home.")
    assert story.names == {"Nell", "Tom", "Zaid"}
    assert ("Tom", "sibling", "Zaid") in story.both_ways()

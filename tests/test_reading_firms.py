"""Names that sound like somebody's: firms, papers, orders, places, saints; and people whom actors in brackets show."""

from __future__ import annotations

from tests.reading_helpers import Export


def sorts(story: Export) -> dict[str, str]:
    """What every name is taken for."""
    return {c["name"]: kind for kind in ("characters", "organisations", "places") for c in story.raw[kind]}


def test_a_firm_called_after_its_people_is_one() -> None:
    """Vane & Sons is a firm and no Sons are in the story, nor in "Lowe and Daughters"; Bonnie & Clyde are two people."""
    story = Export("The letters were sent to Vane & Sons, the shipping firm. Hale sues Lowe and Daughters over the bill.")
    assert "Sons" not in story.names and "Daughters" not in story.names and "Vane" not in story.names
    assert sorts(story)["Vane & Sons"] == "organisations"
    assert not any("&" in name for name in Export("Bonnie & Clyde rob the bank. Clyde drives away.").names)


def test_papers_and_orders_are_nobody() -> None:
    """The Marlow Gazette and the Cliff Guard are no people, whoever writes for them or commands them."""
    story = Export("Tom Hale writes for the Marlow Gazette. Mira Lowe commands the Cliff Guard. Tom interviews Mira.")
    assert story.names == {"Tom Hale", "Mira Lowe"}


def test_whoever_is_played_by_somebody_is_a_person() -> None:
    """Behind a name an actor in brackets shows a person, who is what the comma after the bracket tells."""
    story = Export(
        "The boy hides in the kitchen of Orme Ravel (Simone Hale), a retired pilot. She feeds him. Orme Ravel sings to him."
    )
    assert story.character("Orme Ravel")["actor"] == "Simone Hale"
    assert "Simone Hale" not in story.names
    assert "a retired pilot" in story.character("Orme Ravel")["descriptions"]


def test_a_castle_is_called_by_its_last_word() -> None:
    """Castle Orm is the Orm whose gate is opened."""
    story = Export(
        "Part One\n\nThe old king was thrown from his horse and died at Castle Orm.\n\n"
        "Part Two\n\nMira opens the gate of Orm to him. Men with torches enter Orm at night."
    )
    assert not any("Orm" in name for name in story.names)


def test_the_saint_of_a_feast_is_not_in_the_story() -> None:
    """At the feast of Saint Orla nobody called Orla is about."""
    story = Export("At the feast of Saint Orla, King Osk III of Varn, who reigns, collapses. His physician bleeds him.")
    assert not any("Orla" in name for name in story.names)


def test_whoever_is_referred_to_by_a_name_bears_it() -> None:
    """ "Somebody he referred to as the Heron": the name is that somebody's, no matter that herons are birds."""
    story = Export("Mira Hale says that her husband got calls at night from somebody he referred to as the Heron. Mira weeps.")
    assert "somebody" in " ".join(story.character("Heron")["descriptions"])
    assert not any(name.startswith("somebody") for name in story.names)


def test_a_mention_ends_before_the_subject_of_the_clause() -> None:
    """ "With Mira's help Wen gets a key": Wen gets it, and nobody is called "Mira's help Wen"."""
    story = Export("Wen limps home in the rain. With Mira's help Wen gets a key, and the guard is beaten.")
    assert ("Wen", "get", "-", "actual") in story.deeds()
    assert not any("help" in name for name in story.names)


def test_the_detectives_are_the_two_who_were_told_of() -> None:
    """A detective and her partner are "the detectives" until there is a third; the actor's bracket parts nobody from a name."""
    story = Export(
        "The case goes to Detective Mira Hale (Ann Lowe), and to her new partner, Sergeant Dominic Orm (Tunde Bakare). "
        "A neighbour warns the detectives."
    )
    assert ("Mira Hale", "works_with", "Dominic Orm") in story.relations()
    assert {b for _, verb, b, _ in story.deeds() if verb == "warn"} == {"Mira Hale", "Dominic Orm"}
    three = Export(
        "Detective Ann Hale, Detective Tom Orm and Detective Eve Vane wait outside. A neighbour warns the detectives."
    )
    assert "Ann Hale" not in {b for _, verb, b, _ in three.deeds() if verb == "warn"}


def test_a_place_that_sounds_like_somebody() -> None:
    """Where somebody is from, a ranch with an article and the first word of a firm's name are nobody."""
    story = Export(
        "Lena says hi. She's from Ohio, Ray was her father too. Old Amos Pruitt, who built the Redwillow ranch out of nothing, "
        "dies. The neighbor wants Redwillow's water. Vivian Strand works at Meridian Mutual. Sam prints the proof that the "
        "mayor took Meridian's money."
    )
    assert not story.names & {"Ohio", "Redwillow", "Meridian"}


def test_a_letter_is_from_somebody() -> None:
    """What comes from Tom tells of no place, and the Pruitt ranch is the Pruitts'."""
    story = Export("The letter is from Tom. Amos Pruitt buys the Pruitt ranch. Ann loves Pruitt. Ann weeps for Tom.")
    assert {"Tom", "Amos Pruitt"} <= story.names


def test_the_federation_is_no_place() -> None:
    """Nouns for many together in capitals name bodies, and "the League" is the Jovian League."""
    story = Export(
        "Tom hides from the Jovian League. Tammy is a Federation agent. Earth has joined the Federation, and Ames of the Air "
        "Force is arrested by the League."
    )
    assert {c["name"] for c in story.raw["organisations"]} == {"Jovian League", "Federation", "Air Force"}
    assert {c["name"] for c in story.raw["places"]} <= {"Earth"}


def test_letters_that_are_no_body() -> None:
    """Of letters before nouns only those are a body's that have people; "the CSI team" is the CSI."""
    story = Export(
        "The CSI team finds Ann. Carol finds herself at a crossroads when her MCAT results come back. Doyle follows a GSW "
        "victim into surgery, and an FBI agent calls the CSI."
    )
    assert {c["name"] for c in story.raw["organisations"]} == {"CSI", "FBI"}
    assert not story.raw["places"]


def test_a_family_is_no_organisation() -> None:
    """Those together who thank Tom are somebody, and no body; Gayle's house, told of twice, is a place."""
    story = Export("The family of the dead man thanks Tom. Tom hides in Gayle's house, and Vera burns down the house.")
    assert not story.raw["organisations"]
    assert [c["gender"] for c in story.raw["characters"] if "family" in c["name"]] in (["n"], [])
    assert [c["name"] for c in story.raw["places"]] == ["Gayle's house"]


def test_several_with_an_article_are_a_body() -> None:
    """The Wildlings and the Harbour Brothers are several, whatever they are called, and the Iron Bank of Osk is no place."""
    story = Export(
        "The Wildlings attack Ann. Tom works with the Harbour Brothers and wants a loan from the Iron Bank of Braavos. "
        "Tom betrays the Wildlings."
    )
    assert {c["name"] for c in story.raw["organisations"]} >= {"Wildlings", "Harbour Brothers"}
    assert story.names == {"Ann", "Tom"}

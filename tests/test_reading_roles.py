"""Who is meant by a role, an apposition or a possessive: small stories, each written for one phenomenon."""

from __future__ import annotations

from tests.reading_helpers import Export


def test_a_firm_known_by_its_owner_is_listed_with_who_belongs_to_it() -> None:
    """Nobody acts for it, but two people belong to it; what its owner calls a company is no second firm."""
    story = Export(
        "S01 E01 – One\n\nPryor Cole wants Rosa in his own company.\n\n"
        "S01 E02 – Two\n\nLater Tom Reed becomes a part of Cole's agency.\n"
    )
    firms = {(s, t) for s, type, t in story.relations() if type == "member_of"}
    assert {who for who, _ in firms} == {"Pryor Cole", "Tom Reed"}
    assert len({firm for _, firm in firms}) == 1


def test_the_name_behind_the_adviser_of_the_king_is_not_the_kings() -> None:
    """An apposition names the whole phrase and not the noun beside it."""
    story = Export("The adviser of the king, Ser Alden Marsh, warns the council. Later the king thanks Alden.")
    assert "the king" not in story.character("Alden Marsh")["descriptions"]
    assert not any(a == p == "Alden Marsh" for a, _, p, _ in story.deeds())


def test_what_is_implied_by_nobody_is_the_storys_word() -> None:
    """ "It is implied" tells; "she implies" claims."""
    story = Export("It is implied that Henry killed Edgar. Clara implies that Tom betrayed Rosa.")
    assert ("Henry", "kill", "Edgar", "actual") in story.deeds()
    assert ("Tom", "betray", "Rosa", "claim") in story.deeds()


def test_her_mother_is_the_mother_already_spoken_of() -> None:
    """Of two women it is the one whose mother is known; being asked about her makes nobody her daughter."""
    story = Export(
        "S01 E01 – One\n\nNora Hale comes home. Silas knows what happened to Nora's mother. Dr. Ines Park examines Silas.\n\n"
        "S01 E02 – Two\n\nNora questions Dr. Park about her mother, Helen.\n\n"
        "S01 E03 – Three\n\nA woman in black visits Silas. The woman in black is revealed to be Nora's mother, Helen. "
        "Helen hugs her daughter.\n"
    )
    parents = {(s, t) for s, type, t in story.relations() if type == "parent"}
    assert ("Helen", "Nora Hale") in parents
    assert not any(child == "Ines Park" or parent == child for parent, child in parents)
    assert ("Nora Hale", "question", "Ines Park", "actual") in story.deeds()
    assert ("Helen", "hug", "Nora Hale", "actual") in story.deeds()


def test_an_allegiance_is_pledged_to_somebody() -> None:
    """The patient of a pledge is who gets it, not whose it is."""
    story = Export("Corwin pledges Rosa's support to Henry.")
    assert ("Corwin", "pledge", "Henry", "actual") in story.deeds()

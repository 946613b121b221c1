"""Who works, lives or quarrels with whom by what few verbs tell, and who is one with whom: small stories."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Governess Harriet Moon is engaged by Lord Selwyn to teach his ward.", ("Harriet Moon", "works_for", "Lord Selwyn")),
        ("Abigail Frost engages the tracker Tom Rivers.", ("Tom Rivers", "works_for", "Abigail Frost")),
        ("Doctor Vex employs the mercenaries Rook and Magpie.", ("Magpie", "works_for", "Doctor Vex")),
        ("Omar Farouk supervises the new interns Lily Chen and Brad Stokes.", ("Brad Stokes", "works_for", "Omar Farouk")),
        ("Gino is apprenticed to the goldsmith Baldi.", ("Gino", "works_for", "Baldi")),
        ("Mirela cleans for Jan Hartmann.", ("Mirela", "works_for", "Jan Hartmann")),
        ("Pop idol Jin-woo is managed by Ann Gu.", ("Ann Gu", "represents", "Jin-woo")),
        ("Rayo holds the engineer Stuart for ransom in the jungle.", ("Rayo", "captor", "Stuart")),
        ("Ashok and Salim grew up as best friends in the same lane.", ("Ashok", "friend", "Salim")),
        ("Nikos Pappas and Emine Aksoy have been feuding over a wall.", ("Nikos Pappas", "adversary", "Emine Aksoy")),
        ("Bruno and Anna have been bitter rivals for years.", ("Bruno", "adversary", "Anna")),
        ("Professor Emil Castaing is having an affair with one of his students, Lea.", ("Emil Castaing", "romantic", "Lea")),
        ("Noor is married off to the aged governor Kamal Pasha.", ("Noor", "spouse", "Kamal Pasha")),
        ("Tom lies to his co-driver, Cass.", ("Tom", "works_with", "Cass")),
        ("Gaspard passes himself off as the Marquis of Brume.", ("Gaspard", "impersonates", "Marquis of Brume")),
        ("Tom Reed joins the Black Hand. He is a member of the Black Hand.", ("Tom Reed", "member_of", "Black Hand")),
    ],
)
def test_ties_by_other_words(text: str, tie: tuple[str, str, str]) -> None:
    """What two are to each other where no word of kin, love or work says so."""
    found = Export(text).both_ways()
    assert any(tie[0] in a and t == tie[1] and tie[2] in b for a, t, b in found), found


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Ann is engaged to Tom.", "works_for"),
        ("Anjali turns him down. Her roommate, Greta, sighs.", "friend"),
        ("Ann engages Tom in a long talk.", "works_for"),
        ("Ann is seeing Tom off at the station.", "romantic"),
        ("The rivals meet. Bruno and Anna are at the table.", "adversary"),
        ("Ann manages to leave. Tom is there.", "represents"),
    ],
)
def test_what_is_no_such_tie(text: str, type: str) -> None:
    """The same words where they mean something else."""
    assert type not in {told for _, told, _ in Export(text).relations()}


def _one(text: str, *names: str) -> bool:
    """Whether all of some names or descriptions are one character's."""
    everyone = Export(text).raw["characters"]
    return any({*names} <= {c["name"], *c["names"], *c["descriptions"]} for c in everyone)


def test_who_is_who_by_other_words() -> None:
    """What is so in truth, who owns up to being somebody, and two who are the same person."""
    assert _one("Brother Anselm digs. In truth, Anselm is Sir Geraint Holloway, a knight.", "Anselm", "Geraint Holloway")
    assert _one("An arsonist burns the barns. Arne stands up and confesses to being the arsonist.", "Arne", "the arsonist")
    assert _one("Delphine waits. A test shows that Delphine and Clara are the same person.", "Delphine", "Clara")


def test_two_first_names_are_not_joined_by_a_pronoun() -> None:
    """ "He" is taken for Eddie, who has a first name; that Henry is he may be said of the wraith, and nobody is made one."""
    text = (
        "Robin and Eddie emerge unharmed, but Vecna possesses Nancy. She discovers that he is Victor Creel's son, Henry, who "
        "killed his mother."
    )
    assert not _one(text, "Eddie", "Henry")


def test_the_killer_is_the_one_without_a_name_who_kills() -> None:
    """ "The killer" is the hooded graduate of before, as whom a friend is unmasked."""
    text = (
        "Simone is murdered by the graduate. The graduate chases Bella. Tom Reed comes back to the house and reveals himself "
        "as the killer."
    )
    assert _one(text, "Tom Reed", "the graduate")


def test_a_text_may_begin_with_how_long_something_lasted() -> None:
    """ "For months an arsonist" as the very first words."""
    assert Export("For months an arsonist has burned the barns. Ann watches.").names

"""What people are called by others and by themselves, and what they are called with their names."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("A woman introduces herself to Priya as Helen Marsh. Helen Marsh lies.", "a woman", "Helen Marsh"),
        ("The gang fears Ann Lowe, aka the Crow. The Crow flees.", "Crow", "Ann Lowe"),
        ("She meets the hacker Kiko, real name Keiko Tanaka. Keiko types.", "Kiko", "Keiko Tanaka"),
        ("Ann loves a gambler by the name of Faro Jim. Jim lies.", "a gambler", "Faro Jim"),
        ("Finn Okoro, who used to fight crime as Sparrow, has left. Sparrow weeps.", "Sparrow", "Finn Okoro"),
        ("Paul Reyes, who goes by Anvil, robs the bank. Anvil runs.", "Anvil", "Paul Reyes"),
        ("A burglar in a suit, who goes by Anvil, robs the bank. Anvil runs.", "a burglar", "Anvil"),
        ("Cinder runs. So Cinder is Grace Odum, who lives with her aunt. Grace weeps.", "Cinder", "Grace Odum"),
        ("Tom meets Grace Odum, Gracie for short, at home. Gracie weeps.", "Gracie", "Grace Odum"),
        ("He founded it with his sister, Ann Lowe, a.k.a. the Lantern. The Lantern died.", "Lantern", "Ann Lowe"),
        ("The masked hero Comet, secretly teenager Luis Ortega, runs. Luis weeps.", "Comet", "Luis Ortega"),
        ("Peregrine, or Perry, who loves boats, runs. Perry weeps.", "Perry", "Peregrine"),
        ("Ambrose Hale, whom the people know as Father Ember, preaches. Hale weeps.", "Father Ember", "Ambrose Hale"),
        (
            "Gideon Ames, who runs the town and whom the children know as Uncle Bones, laughs. Tom hits Uncle Bones.",
            "Uncle Bones",
            "Gideon Ames",
        ),
        ("Sparrow runs. She teaches a class. Sparrow works at a school as Ann Lowe. Ann weeps.", "Sparrow", "Ann Lowe"),
        ("Nora Fell is a teacher who fights crime as Nightjar. Eve hits Nightjar.", "Nightjar", "Nora Fell"),
        ("Her teammate Hush, who can swallow any sound, is really paramedic Owen Pike. Hush weeps.", "Hush", "Owen Pike"),
        (
            "Tom fears Old Tull. Old Tull, whose name is Isidore Maas, weeps; he had waited, he says.",
            "Old Tull",
            "Isidore Maas",
        ),
        (
            "The foreman, Big Ned Tully, looks at Ann. Ned asks Cole. Ned Tulley, nineteen and scared stiff, weeps.",
            "Ned Tulley",
            "Big Ned Tully",
        ),
        ("Jessamyn Whitlock (Clare Denby) is a surgeon. She loves Paul. Jess weeps.", "Jess", "Jessamyn Whitlock"),
        ("John Doe wakes up and tells Dr. Amos Feld that his name is Paul Reed. Reed weeps.", "John Doe", "Paul Reed"),
        ("Ann hires chief of security Tom Hale. Hale laughs.", "chief of security", "Tom Hale"),
        ("Captain of the guard Hadrik Voss arrests Ann. Voss laughs.", "Captain of the guard", "Hadrik Voss"),
    ],
)
def test_two_names_of_one(text: str, name: str, other: str) -> None:
    """Whoever is told a second name, or an office before the name, stays one person."""
    story = Export(text)
    called = [{c["name"], *c["names"], *c["descriptions"]} for c in story.raw["characters"]]
    bearers = [{n.lower() for n in names} for names in called if other in names]
    assert len(bearers) == 1 and name.lower() in bearers[0]


def test_a_suspicion_is_no_reveal() -> None:
    """Nobody is another because a detective suspects it."""
    story = Export(
        "Professor Graves robs a bank. The Clockmaker robs a train. Eve suspects that the Clockmaker is none other than Graves."
    )
    assert not story.raw["reveals"]


def test_mrs_bell_is_the_wife_of_the_only_bell() -> None:
    """Though she was only told of as Georgia."""
    story = Export("The sheriff questions Mayor Curtis Bell and the mayor's wife, Georgia. Mrs. Bell gives him an alibi.")
    assert ("Georgia", "give", "the sheriff", "actual") in story.deeds() or "Mrs. Bell" not in {
        c["name"] for c in story.raw["characters"]
    }


def test_the_oil_magnate_is_the_magnate() -> None:
    """What stands before a name is remembered."""
    story = Export(
        "S01 E01 – One\n\nCamille meets the oil magnate Yusuf Rashid. Astrid smiles.\n\n"
        "S01 E02 – Two\n\nAstrid dances. Astrid robs the magnate.\n"
    )
    assert ("Astrid", "rob", "Yusuf Rashid", "actual") in story.deeds()


def test_the_american_is_no_name() -> None:
    """Where somebody comes from tells no name."""
    story = Export("Tom Hale meets Ann. Tom Hale kills the American.")
    (one,) = [c for c in story.raw["characters"] if "American" in c["name"]]
    assert one["name"] == "the American"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann, or Tom, will win. Ann weeps. Tom laughs.", {"Ann", "Tom"}),
        ("Ann Lowe (Clare Denby) meets Anneke Bos (Eve Hill). Ann weeps.", {"Ann Lowe", "Anneke Bos"}),
        ("Marsh poses as Ann Lowe. Ann Lowe weeps.", {"Marsh", "Ann Lowe"}),
        ("Ann meets Tom. Ann goes by Tom's house.", {"Ann", "Tom"}),
    ],
)
def test_another_name_that_is_anothers(text: str, names: set[str]) -> None:
    """Whoever is posed as, passed by or the other choice stays somebody else."""
    assert names <= Export(text).names


@pytest.mark.parametrize(
    "text",
    [
        "Tom Reed meets Mellor in the hall and reads his true name: Mikal Keel.",
        "Tom Reed discovers Mellor's real name, Mikal Keel.",
    ],
)
def test_a_name_that_was_kept_back_is_another_name(text: str) -> None:
    """Whoever reads it reads not his own."""
    assert {"Mellor", "Mikal Keel"} <= {*Export(text).character("Mellor")["names"]}
    assert {"Mikal Keel"} - {*Export(text).character("Tom Reed")["names"]}

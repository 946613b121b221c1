"""How names are taken apart and when two spellings are one: the part of identity that needs no model."""

from __future__ import annotations

import pytest

from previously.reading.names import describe, gender_of_noun, loose_variant, misspelling, name_key, spelling_variant
from tests.reading_helpers import Export


@pytest.mark.parametrize(
    ("text", "titles", "tokens", "number", "epithet"),
    [
        ("Ser Alden Marsh", ("ser",), ("alden", "marsh"), "", ""),
        ("Dr. Ines Calder", ("dr",), ("ines", "calder"), "", ""),
        ("King Osric II", ("king",), ("osric",), "ii", ""),
        ("Ivan the Terrible", (), ("ivan", "the", "terrible"), "", "the terrible"),
        ("Calder’s", (), ("calder",), "", ""),
        ("“The Heron”", (), ("heron",), "", ""),
    ],
)
def test_a_name_comes_apart(text: str, titles: tuple[str, ...], tokens: tuple[str, ...], number: str, epithet: str) -> None:
    key = name_key(text)
    assert (key.titles, key.tokens, key.number, key.epithet) == (titles, tokens, number, epithet)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("calder", "caldor"),
        ("viktor", "victor"),
        ("matthew", "mathew"),
        ("hollis", "holis"),
        ("winthrop", "winthrope"),
        ("hoffman", "hoffmann"),
    ],
)
def test_one_slip_is_a_variant(a: str, b: str) -> None:
    assert spelling_variant(a, b) and spelling_variant(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [s.split() for s in ("julia julie", "brandt brand", "paul paula", "anna nora", "ben ken", "tommy tammy")],
)
def test_names_that_are_two_people_stay_two(a: str, b: str) -> None:
    assert not spelling_variant(a, b)


@pytest.mark.parametrize(("a", "b"), [("orin", "orrin"), ("mondego", "mondega"), ("winthrop", "winthrope")])
def test_two_spellings_of_one_persons_name_are_told(a: str, b: str) -> None:
    """Where it is known that both are one person's, less likeness is enough to call one a slip."""
    assert misspelling(a, b) and misspelling(b, a)


@pytest.mark.parametrize(("a", "b"), [("hale", "hales"), ("will", "willy"), ("tommy", "tammy"), ("ann", "anna")])
def test_pet_names_and_families_are_no_misspellings(a: str, b: str) -> None:
    assert not misspelling(a, b)


def test_a_shared_family_name_excuses_more() -> None:
    assert loose_variant("inez", "innes")
    assert not loose_variant("anna", "otto")


def test_a_description_is_its_head_and_what_tells_it_apart() -> None:
    """The mystery woman and the mysterious woman are one description; the old woman is another."""
    assert describe("the mystery woman") == describe("a mysterious woman who left") == ("woman", frozenset({"mysterious"}))
    assert describe("the old woman") != describe("the mystery woman")
    assert describe("Tom's ex-wife")[0] == "ex-wife"


def test_gender_is_told_by_nouns() -> None:
    assert [gender_of_noun(w) for w in ("mother", "King", "guard")] == ["f", "m", ""]


def test_a_short_form_with_the_same_family_name_is_the_same_person() -> None:
    """Elizabeth Marsh is called Lizzy Marsh by her friends; Jack Marsh is no John of another family."""
    story = Export(
        "Elizabeth Marsh returns to the village. Everybody there remembers Lizzy Marsh. "
        "John Hale greets her. The next day Jack Vane arrives."
    )
    assert sum("Marsh" in name for name in story.names) == 1
    assert {"John Hale", "Jack Vane"} <= story.names


def test_a_mister_is_not_his_sister() -> None:
    """Georgiana Darrow bears the family's name and is a woman."""
    story = Export("Mr. Darrow enters the room. He bows. Anna has heard of Georgiana Darrow. She plays the piano.")
    assert {"Mr. Darrow", "Georgiana Darrow"} <= story.names or {"Darrow", "Georgiana Darrow"} <= story.names


def test_dear_is_no_part_of_a_name() -> None:
    """What people call each other in letters."""
    story = Export('Lizzy reads the letter. "Dear Lizzy, come home," it says. "Poor Lizzy!" says Tom. Lizzy cries.')
    assert "Lizzy" in story.names
    assert not {n for c in story.raw["characters"] for n in c["names"]} & {"Dear Lizzy", "Poor Lizzy"}


def test_what_somebody_rules_is_a_place() -> None:
    """Orlem is what Aldous is king of, and nobody who acts."""
    story = Export(
        "S01 E01 – One\n\nAldous is King of Orlem. Peter hates him.\n\n"
        "S01 E02 – Two\n\nIn the summer Orlem has two kings. Peter leaves Orlem with Ilse.\n"
    )
    assert "Orlem" not in story.names
    assert "Orlem" in {p["name"] for p in story.raw["places"]}


def test_a_castle_may_be_called_by_its_name_alone() -> None:
    """Thressel is Castle Thressel, also where somebody enters it."""
    story = Export(
        "S01 E01 – One\n\nMarta dies at Castle Thressel.\n\nS01 E02 – Two\n\nAt Thressel the old nurse tells Aldous a secret. "
        "His men enter Thressel at night.\n"
    )
    assert ("His men", "enter", "Castle Thressel", "actual") in story.deeds()


def test_many_together_are_nobody() -> None:
    """A Guard and an -archy are made of many, and a tradition's name is nobody's."""
    story = Export(
        "Corin is stripped of his command of the Tower Guard. Ilse fears a resurgent Triarchy. Marta kneels to the Queensguard."
    )
    assert story.names == {"Corin", "Ilse", "Marta"}


def test_a_name_that_tells_a_kind_of_thing_is_nobodys() -> None:
    """Of a tradition that is called after somebody nobody is told."""
    story = Export("Daria and Rowan privately marry in the old Sarrovian Stormlord tradition to please their father.")
    assert story.names == {"Daria", "Rowan", "their father"}


def test_an_office_is_no_name_whatever_its_capitals() -> None:
    """Her Harbour Secretary is the man behind the comma, also where nobody says his name."""
    story = Export(
        "S01 E01 – One\n\nPresident Lena Marsh dismisses her Harbour Secretary, Hugo Brandt, in the spring. "
        "Ruth Orme is questioned by the Attorney General, Sir Paul Wick, and weeps.\n\n"
        "S01 E02 – Two\n\nRuth meets the Harbour Secretary in the park. The Attorney General arrests Ruth.\n"
    )
    assert not {n for n in story.names if "Secretary" in n or "General" in n}
    assert {("Lena Marsh", "dismiss", "Hugo Brandt", "actual"), ("Ruth Orme", "meet", "Hugo Brandt", "actual")} <= story.deeds()
    assert ("Paul Wick", "arrest", "Ruth Orme", "actual") in story.deeds()


def test_an_actor_in_brackets_parts_nobody_from_what_they_are_called() -> None:
    """The nickname behind the bracket is that of the name before it."""
    story = Export(
        "Everyone expects that it will be her cousin, Peter (Max Orton), and no one more than Peter's wife, "
        "Georgina (Ada Reeves), called Gigi. Gigi sings to the children."
    )
    assert story.names == {"Peter", "Gigi"}
    assert ("Peter", "spouse", "Gigi") in story.relations()


def test_a_family_name_alone_is_no_place() -> None:
    """Whoever acts for Kettle acts for Ada Kettle, and of a place nothing was told."""
    story = Export(
        "S01 E01 – One\n\nThe mayor, Ada Kettle (Gloria Bennett), bribes a clerk. Boris arrests Ada.\n\n"
        "S01 E02 – Two\n\nConfronted about the ledger, Boris claims to have been acting for Kettle. "
        "He accused Kettle only in order to keep his post. At the height of the meeting Kettle enters the Council Room "
        "with a confession. Boris is succeeded by Kettle.\n"
    )
    assert "Kettle" not in story.names
    assert {("Boris", "accuse", "Ada Kettle", "actual"), ("Boris", "act", "Ada Kettle", "claim")} <= story.deeds()


def test_who_signs_with_a_name_is_called_by_it() -> None:
    """Whoever writes as the Kestrel is the one who warns her later."""
    story = Export('Nora gets a letter from an unknown soldier signing as "Kestrel". She weeps. Kestrel warns Nora.')
    assert story.names == {"Nora", "Kestrel"}


def test_a_colon_brings_in_the_name_of_whom_a_phrase_describes() -> None:
    """The woman who walks in is Ilse, and Ilse is no place."""
    story = Export(
        "Nora calls Tom. The lid has just fallen when the cellar door opens and in walks the woman whom nobody has mentioned "
        "in ten years: Ilse (Ada Reeves), a singer. Ilse laughs at Nora."
    )
    assert story.names == {"Ilse", "Nora", "Tom"}
    assert ("Ilse", "walk", "-", "actual") in story.deeds()


def test_an_initial_stands_for_a_given_name() -> None:
    """A review by T. Vane is by Theresa Vane, and S. Vane is somebody else."""
    story = Export("It is signed T. Vane. Nora finds out that the critic is Theresa Vane. T. Vane apologizes. S. Vane laughs.")
    assert {n for n in story.names if "Vane" in n} == {"T. Vane", "S. Vane"}
    assert "Theresa Vane" in story.character("T. Vane")["names"]


def test_uncles_are_called_by_the_end_of_their_names() -> None:
    """Uncle Lando is Orlando, who is no town in Florida, and Aunt Anka is not Diana."""
    story = Export("Orlando Weiss cooks for a living. Nico asks Orlando for advice. Uncle Lando lets Nico stir the pot.")
    assert story.names == {"Orlando Weiss", "Nico"} and not story.raw["places"]
    assert {("Nico", "ask", "Orlando Weiss", "actual"), ("Orlando Weiss", "let", "Nico", "actual")} <= story.deeds()
    assert Export("Diana sings. Aunt Anka scolds Tom.").names == {"Diana", "Aunt Anka", "Tom"}


def test_whom_somebody_plays_is_no_place() -> None:
    """Savannah Marsh is played by Ada Reeves, and nobody plays a town."""
    story = Export(
        "Nora drives to the farm of Savannah Marsh (Ada Reeves), a retired judge who lives by the lake. Savannah feeds her."
    )
    assert story.names == {"Nora", "Savannah Marsh"} and not story.raw["places"]
    assert story.character("Savannah Marsh")["actor"] == "Ada Reeves"


def test_an_office_is_found_whole_where_a_clause_tells_of_it() -> None:
    """Of "the Home Secretary, who weeps" nobody is called Secretary."""
    story = Export(
        "President Ada Kell meets the Home Secretary, Amara Sunda. Whitlock, the President's oldest ally, burns the folder. "
        "Ada believes him and dismisses the Home Secretary, who weeps."
    )
    assert "Secretary" not in story.names
    assert {("Ada Kell", "dismiss", "Amara Sunda", "actual"), ("Amara Sunda", "weep", "-", "actual")} <= story.deeds()


def test_whoever_gives_a_name_goes_by_it() -> None:
    """A man gives his name as Finch, a child is baptized Noel: each is one person."""
    story = Export(
        "Ann meets a man who gives his name as Finch. Finch steals the ring. Ann keeps the boy. Her son is baptized Noel."
    )
    assert story.names == {"Ann", "Finch", "Noel", "the boy"} or story.names == {"Ann", "Finch", "Noel"}
    assert ("Ann", "meet", "Finch", "actual") in story.deeds()
    assert ("Ann", "parent", "Noel") in story.relations()


def test_a_whole_name_joins_its_halves() -> None:
    """Hanna and Moss are told of in turn; much later both turn out to be Hanna Moss."""
    story = Export(
        "Season 1, Episode 1: Nights\n\nHanna treats a sailor. Moss argues with the porter about the keys.\n\n"
        "Season 1, Episode 2: Days\n\nMoss repairs the boat. Hanna visits the market.\n\n"
        "Season 1, Episode 3: Storm\n\nThe new harbour doctor, Hanna Moss, saves the sailor.\n"
    )
    (bearer,) = [c for c in story.raw["characters"] if {"Hanna", "Moss"} & {*c["names"]}]
    assert {"Hanna", "Moss", "Hanna Moss"} <= {*bearer["names"]}


def test_a_daughter_is_not_her_father() -> None:
    """Dr. Moss has met Hanna, who is Hanna Moss: he may be her father, and is called Moss by nobody."""
    story = Export(
        "Season 1, Episode 1: Nights\n\nHanna runs along the beach. Dr. Moss treats a sailor.\n\n"
        "Season 1, Episode 2: Days\n\nA boat brings Hanna Moss home. Dr. Moss waits at the pier.\n"
    )
    assert len([c for c in story.raw["characters"] if {"Hanna", "Dr. Moss"} & {*c["names"]}]) == 2


def test_who_has_met_the_other_is_another() -> None:
    """Hanna hires Moss, so Hanna Moss, whoever she married, is not both of them."""
    story = Export(
        "Season 1, Episode 1: Nights\n\nHanna hires Moss. Moss paints the boat.\n\n"
        "Season 1, Episode 2: Days\n\nThe papers call Hanna Moss a hero. Moss repairs the boat.\n"
    )
    assert len([c for c in story.raw["characters"] if {"Hanna", "Moss"} & {*c["names"]}]) == 2


def test_two_share_a_title() -> None:
    """Drs. Vane and Hale, and Detectives Moss and Quill: each is one of them."""
    story = Export("Drs. Vane and Hale treat a sailor. Detectives Moss and Quill question Vane. Moss arrests the sailor.")
    assert {"Vane", "Hale", "Quill"} <= story.names
    assert "Dr. Vane" in story.character("Vane")["names"]
    assert {"Detective Moss", "Moss"} <= {*story.character("Moss")["names"]}
    assert not {n for c in story.raw["characters"] for n in c["names"] if n.startswith(("Drs", "Detectives"))}
    assert ("Moss", "question", "Vane", "actual") in story.deeds()


def test_somebody_may_be_called_an_ordinary_word() -> None:
    """Near proposes and is given a key, and near the river is a place all the same."""
    story = Export(
        "Episode 1\n\nTom Reed receives a letter from Near, who lives in Osk. Tom likes Near.\n\n"
        "Episode 2\n\nNear then proposes to Tom that they meet. Tom gives Near a key. Near the river, Tom falls.\n"
    )
    deeds = {(agent, lemma) for agent, lemma, _, _ in story.deeds()}
    assert ("Near", "propose") in deeds
    assert story.character("Near")["mentions"] == 4


def test_in_what_things_are_is_a_place() -> None:
    """Nobody knows Malven, but the war goes on in it."""
    story = Export("The second year begins back in Malven, at the palace. Tom Reed meets Ann Vane in Malven.")
    assert "Malven" not in {c["name"] for c in story.raw["characters"]}

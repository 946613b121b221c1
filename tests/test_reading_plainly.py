"""What recaps by other hands say in their own way: dreams, couples, the latter, second names, several people told of again."""

from __future__ import annotations

import pytest

from previously.views.recap import recap
from tests.reading_helpers import Export, state_of


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        ("In the dream, Ann kisses Tom.", ("Ann", "kiss", "Tom")),
        ("Ann wakes up from a dream where she hugs Tom.", ("Ann", "hug", "Tom")),
        ("Ann has a vision of Tom leaving Bea.", ("Tom", "leave", "Bea")),
        ("In her nightmare, Ann goes home. Tom attacks Bea in the kitchen.", ("Tom", "attack", "Bea")),
    ],
)
def test_what_is_dreamt_is_not_done(told: str, deed: tuple[str, str, str]) -> None:
    """Ann kissed nobody: she slept."""
    deeds = Export(f"Ann, Tom and Bea share a house. {told}").deeds()
    assert (*deed, "claim") in deeds
    assert (*deed, "actual") not in deeds


def test_a_dream_is_over_when_somebody_wakes() -> None:
    """Tom really does leave, after the dream and in the next paragraph."""
    story = Export("In the dream, Ann kisses Tom. Ann wakes and calls Bea.\n\nTom leaves Bea.")
    assert {("Ann", "call", "Bea", "actual"), ("Tom", "leave", "Bea", "actual")} <= story.deeds()


def test_a_recap_does_not_tell_a_dream_that_goes_on_as_if_it_had_happened() -> None:
    """Two sentences on, nothing says any more that Ann is asleep: quoted alone they would make a murderess of her."""
    text = (
        "Ann Hale works late at the clinic and falls asleep. In her dream, Ann drives home. Tom Reed shoots a policeman. "
        "Ann kills Tom with a hammer. She wakes up and calls Tom. He kisses Ann."
    )
    state = state_of(text)
    told = " ".join(item.text for item in recap(state, length="full").items)
    assert "shoots" not in told
    assert "kills" not in told
    assert "kisses Ann" in told
    event = next(event for event in state.events if event.lemma == "kill")
    sentences = [text[citation.start : citation.end] for citation in event.citations]
    assert sentences == ["Ann kills Tom with a hammer.", "In her dream, Ann drives home."]


def test_a_word_for_kin_before_a_name_is_no_title() -> None:
    """The police look for Nora's father; nobody says "Father Peter Lund", who would be a priest."""
    story = Export("Nora Lund is questioned while Nora's father Peter Lund tries to hide the knife.")
    assert ("Peter Lund", "parent", "Nora Lund") in story.relations()
    assert "Peter Lund" in story.names


def test_several_are_the_same_several_in_the_next_part() -> None:
    """The recruits of the first episode are those of the second, and the third-year sergeants are others."""
    story = Export(
        "S01 E01 – One\n\nThe nervous recruits meet Captain Vale. The recruits run ten miles.\n\n"
        "S01 E02 – Two\n\nVale shouts at the recruits. The sergeants laugh at Vale.\n"
    )
    groups = [c for c in story.raw["characters"] if any("recruits" in d for d in [c["name"], *c["descriptions"]])]
    assert len(groups) == 1
    assert groups[0]["mentions"] == 3


def test_the_latter_is_who_was_told_of_last() -> None:
    """Hagen pays Kim, and it is Kim who is found dead."""
    story = Export("Hagen pays Kim for the radio on Friday. On Saturday the latter is found dead in the kitchen.")
    assert set(story.dead()) == {"Kim"}
    assert not any("latter" in name for name in story.names)


def test_who_is_close_to_death_lives() -> None:
    """Who drifts closer to death has days still."""
    assert not Export("Ann nurses Tom. Tom drifts closer to death while Ann reads to him.").dead()
    assert set(Export("Ann nurses Tom. Bea is beaten to death.").dead()) == {"Bea"}


def test_two_titles_and_one_name_are_two_people() -> None:
    """Mr. and Mrs. Hale are married, and both of them drown."""
    story = Export("Mr. and Mrs. Hale go out in the storm and drown. Tom Reed, whom Mr. Hale hated, buries them.")
    assert {"Mr. Hale", "Mrs. Hale"} <= story.names
    assert ("Mr. Hale", "spouse", "Mrs. Hale") in story.relations()
    assert set(story.dead()) == {"Mr. Hale", "Mrs. Hale"}


def test_mrs_lowe_is_not_who_is_called_by_her_first_name() -> None:
    """Ann Lowe is Ann here, so Mrs. Lowe is her mother or somebody else; Mr. Finch, never called Paul, is Paul Finch."""
    story = Export(
        "Ann Lowe comes home. Ann argues with Paul Finch. Mrs. Lowe slaps Paul Finch, and Ann leaves. Mr. Finch calls a doctor."
    )
    assert story.character("Mrs. Lowe")["id"] != story.character("Ann Lowe")["id"]
    assert story.character("Mr. Finch")["id"] == story.character("Paul Finch")["id"]


@pytest.mark.parametrize(
    "told",
    [
        "He arrives with Dora Lane / Magpie, an outlaw.",
        "Rob Ames and Dora Lane, the outlaws Cinder and Magpie, rob a train.",
    ],
)
def test_a_second_name_is_told_by_its_place(told: str) -> None:
    """Dora Lane goes by Magpie, though nobody says so in as many words."""
    story = Export(f"The sheriff waits for Dora Lane. {told} Magpie shoots the sheriff.")
    assert story.character("Magpie")["id"] == story.character("Dora Lane")["id"]


def test_a_slash_between_two_of_a_pair_is_no_second_name() -> None:
    """The Ann/Tom romance has two in it."""
    story = Export("Ann meets Tom. The Ann/Tom romance bores Bea. Ann leaves Tom.")
    assert story.character("Ann")["id"] != story.character("Tom")["id"]


def test_a_nickname_of_two_words_stands_within_a_name() -> None:
    """Leopold Kane is Red Ink to his friends."""
    story = Export('Leopold "Red Ink" Kane leaves the bar. Kane drives home.')
    assert len([c for c in story.raw["characters"] if "Kane" in " ".join(c["names"])]) == 1


@pytest.mark.parametrize(("right", "slip"), [("Knot", "Knott"), ("Kelmorin", "Kelromin")])
def test_a_letter_doubled_or_swapped_is_a_slip(right: str, slip: str) -> None:
    """Who writes a recap in a hurry spells a strange name in two ways."""
    story = Export(
        f"S01 E01 – One\n\n{right} meets Ann. {right} kisses Ann. Ann trusts {right}.\n\n"
        f"S01 E02 – Two\n\n{slip} leaves Ann in the rain.\n"
    )
    assert len([c for c in story.raw["characters"] if {right, slip} & set(c["names"])]) == 1


def test_where_somebody_comes_from_is_nobodys_name() -> None:
    """Anton is taken for a Belgian and is an Estonian: that makes no third and fourth person."""
    story = Export("Anton Kar dines with Ann. Ann takes Anton for a Belgian, and he is an Estonian.")
    assert story.names == {"Anton Kar", "Anton", "Ann"} or story.names == {"Anton Kar", "Ann"}


def test_a_space_left_out_behind_a_title_is_read_over() -> None:
    """Mr.Fenn and Mr. Fenn are one man."""
    story = Export("Ann pays Mr.Fenn. Mr. Fenn laughs at Ann.")
    assert len([c for c in story.raw["characters"] if "Fenn" in c["name"]]) == 1


def test_who_sets_out_to_ruin_somebody_is_against_them() -> None:
    """Nora teams up with Bea to destroy Tom: both are his enemies; who plans to leave him is not."""
    against = {r for r in Export("Nora decides to team up with Bea to destroy Tom.").relations() if r[1] == "adversary"}
    assert {frozenset((a, b)) for a, _, b in against} == {frozenset(("Nora", "Tom")), frozenset(("Bea", "Tom"))}
    assert not any(r[1] == "adversary" for r in Export("Nora plans to leave Tom with Bea.").relations())


def test_a_grandpa_is_told_by_whose_clock_it_is() -> None:
    """Dora winds up her grandpa Ned's clock."""
    assert any(r[1] == "relative" for r in Export("Dora repairs her grandpa Ned's clock in the attic.").relations())


def test_the_prince_is_called_by_the_name_of_the_dead_king() -> None:
    """Prince Osric of Vale mourns the late King Osric: Osric alone is the prince."""
    story = Export(
        "Prince Osric of Vale, the son of the late King Osric, comes home from the war. Osric mourns in the chapel. "
        "King Mal questions Osric."
    )
    prince, king = story.character("Prince Osric of Vale"), story.character("King Osric")
    assert prince["id"] != king["id"]
    assert ("King Osric", "parent", prince["name"]) in story.relations()
    assert any(agent == prince["name"] and lemma == "mourn" for agent, lemma, _, _ in story.deeds())


def test_particles_belong_to_a_name() -> None:
    """Inspector van der Veen is hated by De Witt, who is Pieter; nobody is called Veen or Witt."""
    story = Export("Inspector van der Veen questions Pieter de Witt. De Witt hates van der Veen.")
    assert story.character("van der Veen")["id"] == story.character("Inspector van der Veen")["id"]
    assert story.character("De Witt")["id"] == story.character("Pieter de Witt")["id"]
    assert not {"Veen", "Witt"} & story.names


def test_who_reveals_that_it_was_somebody_is_not_that_one() -> None:
    """Hugo reveals that it was Vera who burnt the barn: they are two."""
    story = Export(
        "At the inn, Hugo reveals to Ida that it was Vera Lodge who burnt the barn, as they decide to leave. Vera laughs."
    )
    assert story.character("Hugo")["id"] != story.character("Vera Lodge")["id"]

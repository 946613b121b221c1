"""What recaps of television seasons by other hands showed: who does what behind an aside, in a bracket or a dream."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def test_whoever_an_aside_follows_is_not_the_victim_of_the_clause_before() -> None:
    """ "As he executes Rolf, Ann, sharing his rage, realizes": she is not executed."""
    story = Export(
        "Ann fears Oskar. As Oskar executes Rolf for his failure, Ann, sharing his rage, realizes that she can fight. "
        "Oskar shoots Karla, and Ann, feeling nothing, drops the knife."
    )
    assert {*story.dead()} == {"Rolf", "Karla"}
    assert {"realize", "drop"} <= {lemma for agent, lemma, *_ in story.deeds() if agent == "Ann"}


def test_coming_close_to_it_is_not_doing_it() -> None:
    story = Export("Ann comes close to killing Tom. Tom comes close to marrying Eve.")
    assert not story.dead()
    assert ("Ann", "kill", "Tom", "attempt") in story.deeds()
    assert ("Tom", "marry", "Eve", "negated") in story.deeds()


def test_a_bracket_tells_of_whom_it_names() -> None:
    story = Export("Ada meets the new teacher, Dora Ames (replacing Mr. Armley, who died in the summer and was buried at sea).")
    assert {*story.dead()} == {"Mr. Armley"}


def test_whom_one_harms_beside_oneself() -> None:
    story = Export("Huw was left by his friends after he tried to kill himself, Ann and her mother in a fire.")
    assert {"Huw", "Ann"} <= {patient for _, lemma, patient, _ in story.deeds() if lemma == "kill"}


def test_what_befell_somebody_lately_is_told_of_whom_it_follows() -> None:
    story = Export("Ann and Tom are stopped by Huw, recently released from prison.")
    assert {patient for _, lemma, patient, _ in story.deeds() if lemma == "release"} == {"Huw"}


def test_verbs_told_on_end_share_their_object() -> None:
    """And what somebody had done is not done by whoever learns of it."""
    story = Export("Wim is poor. His aunt disinherits him after she learns that he had seduced, robbed, then abandoned Eliza.")
    assert {("Wim", "seduce", "Eliza"), ("Wim", "rob", "Eliza"), ("Wim", "abandon", "Eliza")} <= {d[:3] for d in story.deeds()}


def test_a_family_in_a_dream_is_none() -> None:
    story = Export(
        "Tom falls ill. The next stop is Tom's dream life, where he is married to Ann and they have two children, Bo and Ida."
    )
    assert not story.relations()
    story = Export("Tom's nightmare begins with him in a lift. Ben then shoots Tom. Later Tom wakes up.")
    assert not story.dead()


def test_the_man_elsewhere_is_another_man() -> None:
    """And "the man" is a man without a name who was just told of, rather than one who has one."""
    story = Export(
        "Victor Hale picks a man from the audience. That night the man is woken by a phone call. The man on the other end is "
        "Hale, who whispers a few words."
    )
    assert ("Victor Hale", "pick", "a man from the audience", "actual") in story.deeds()
    assert {patient for _, lemma, patient, _ in story.deeds() if lemma == "wake"} == {"a man from the audience"}


def test_a_man_who_is_told_of_again_is_somebody() -> None:
    """Of whom nothing more is said than that he is one."""
    story = Export("Jarvis has kidnapped another woman, treating her like his sister and then killing her.")
    assert {*story.dead()} == {"another woman"}
    assert not Export("Jarvis meets a man.").dead()


@pytest.mark.parametrize(
    ("text", "lemma"),
    [("Ann agrees to make new passports for Tom.", "agree"), ("Ann promises that she will work better with Tom.", "promise")],
)
def test_whom_it_concerns_what_is_promised(text: str, lemma: str) -> None:
    event = next(e for e in Export(text).raw["events"] if e["lemma"] == lemma)
    assert [other["role"] for other in event["others"]] == ["topic"]


def test_whom_one_beats_to_death() -> None:
    """And nobody is killed by confessing murders, by a jury that hangs, or in what somebody would not see."""
    assert Export("Otto brutally beats to death Billy Brandt.").dead() == {"Billy Brandt": ["Otto"]}
    assert not Export("Otto leaves a message on Karl's answering machine, confessing most of his murders.").dead()
    assert not Export("Tom argues, but he has only succeeded in hanging the jury.").dead()
    assert not Export("Ann leaves town to avoid seeing Tom killed.").dead()


def test_what_is_declared_in_a_second_clause_is_declared() -> None:
    story = Export("Anita declares that Bernd was right about them and that Chico has killed Maria in a rage.")
    assert ("Chico", "kill", "Maria", "claim") in story.deeds()


def test_a_suicide_that_is_faked_is_not_that_of_who_fakes_it() -> None:
    story = Export("Gavin faked the suicide by throwing the body of his wife from the tower.")
    assert not [state for state in story.raw["states"] if state["value"] == "alive"]


def test_whoever_has_a_name_too_is_another() -> None:
    """As a son has his father's, or a lost love her daughter's."""
    story = Export("Forrest visits Jenny. He discovers that they have a young son, also named Forrest.")
    assert sum(c["name"] == "Forrest" for c in story.raw["characters"]) == 2


def test_somebodys_girl_is_no_daughter() -> None:
    assert not Export("Joe again meets Betty, whom he learns is Artie's girl.").relations()


def test_whoever_does_much_afterwards_is_not_dead() -> None:
    """As where "her body" is another's: a part tells of no dead woman's deeds."""
    acts = (
        "Vera calls Tom. Vera trains in the gym. Vera fights Otto. Vera drives to the school. Vera burns the hall. Vera leaves."
    )
    assert not Export(f"Otto abducts a girl from Vera's class. When Vera's body is found, the news spreads. {acts}").dead()
    assert Export("Otto poisons Vera. When Vera's body is found, the news spreads. Tom weeps.").dead()


def test_his_wife_by_his_own_name_is_his() -> None:
    """ "His wife, Lady Vane" is Vane's, and not that of the only other man about."""
    story = Export("Tom Vane greets King Duncan. Vane writes to his wife, Lady Vane, telling her about the feast.")
    assert ("Tom Vane", "spouse", "Lady Vane") in story.both_ways()


def test_those_who_each_marry_do_not_marry_one_another() -> None:
    assert not Export("Seward and Arthur have each gotten married.").relations()


def test_who_is_left_out_by_but_is_not_killed() -> None:
    story = Export("The gang kills every passenger but Ada and a young girl, whom they kidnap. Ada flees.")
    assert "Ada" not in story.dead()


@pytest.mark.parametrize(
    "text",
    [
        "Vera uses a harness to make it look like she has hanged herself.",
        "Colin mentions Harold Marsh's political demise.",
        "Farid decided to meet Moin and Nadja and to end this misunderstanding.",
        "Karl says that it is only a matter of time before he kills Isa.",
        "Jan returns home after his father suffers a near-fatal stroke.",
    ],
)
def test_nobody_dies_of_it(text: str) -> None:
    assert not Export(text).dead()


def test_a_list_of_his_people_names_nobody_twice() -> None:
    """ "His wife, his lieutenant Cass, his ensign Ian, and Emmy" are four."""
    story = Export("Otto leaves Venice with his new wife, his new lieutenant Cass, his ensign Ian, and Emmy. Cass sings.")
    assert ("Otto", "spouse", "Cass") not in story.both_ways()


@pytest.mark.parametrize(
    "text",
    [
        "Otto vows with Ian for the death of Dessa and Cass.",
        "Otto stabs Ian but not fatally.",
        "Karl offers to let them live if they help him, and if Gaby kills Brad.",
    ],
)
def test_nobody_is_dead_for_what_is_vowed_or_asked(text: str) -> None:
    assert not Export(text).dead()


def test_a_bare_verb_goes_on_with_a_bare_one() -> None:
    """ "Whether he should let him go for saving his life or kill him" kills nobody."""
    assert not Export("Victor asks Veda if he should let him go for saving his life or kill him since he is a thief.").dead()


def test_a_first_wife_is_not_the_present_one() -> None:
    story = Export("Arno's wife Magda sings. Edith was the sister of Arno's late first wife.")
    assert "Magda" not in story.dead()


def test_nobody_has_two_bodies() -> None:
    assert not Export("Crowe looks for Lucian. His servants are hiding Lucian's dead bodies.").dead()


def test_who_goes_by_one_name_is_not_told_of_by_another_form_of_it() -> None:
    """Mary is rarely Molly, all the less where a Molly Hopper comes in."""
    story = Export(
        "Chapter 1\n\nMary Watson meets John. Mary smiles. Mary dies. A letter from Mary comes, but Molly opens the door.\n\n"
        "Chapter 2\n\nMolly Hopper arrives with John."
    )
    assert {"Mary Watson", "Molly Hopper"} <= story.names


def test_what_stands_between_the_and_a_name_is_said_of_its_bearer() -> None:
    """ "The dashing Tom" dashes nowhere, and "the hotheaded Nino" is who stands before him."""
    story = Export(
        "Lola visits her boyfriend, the hotheaded Marco Bellini. The dashing Tom Hale sees the crash and assists Ann."
    )
    assert ("Lola", "romantic", "Marco Bellini") in story.both_ways()
    assert ("Tom Hale", "assist", "Ann", "actual") in story.deeds()
    assert not {lemma for _, lemma, *_ in story.deeds()} & {"dash", "hothead"}


def test_one_of_an_order_is_called_so_before_a_name() -> None:
    story = Export("Nigel leads the Ravagers. Ravager Arat robs Rosita. The Templar Brian Hale joins the Templars.")
    assert {("Arat", "member_of", "Ravagers"), ("Brian Hale", "member_of", "Templars")} <= {
        (a.removeprefix("Templar ").removeprefix("Ravager "), type, b) for a, type, b in story.relations()
    }


def test_whoever_is_taken_as_a_prisoner_is_held() -> None:
    story = Export("Lucian takes Rowena as a prisoner. After seizing Darryl as a hostage, Nigel leaves.")
    assert {("Lucian", "captor", "Rowena"), ("Nigel", "captor", "Darryl")} <= story.relations()


def test_what_looks_like_a_noun_is_the_first_of_two_deeds() -> None:
    story = Export("Vedha attacks and subdues Vikram, telling him to go.")
    assert ("Vedha", "attack", "Vikram", "actual") in story.deeds()


def test_a_couple_told_by_name_are_two() -> None:
    story = Export("Homer befriends a young couple, Carla Kendall and Walter Wirth.")
    assert {("Homer", "friend", "Carla Kendall"), ("Homer", "friend", "Walter Wirth")} <= story.both_ways()


def test_some_agents_by_name_are_agents() -> None:
    story = Export("Ann trusts FBI agents, including Tom Hale and Eve.")
    assert {("Tom Hale", "member_of", "FBI"), ("Eve", "member_of", "FBI")} <= story.relations()


def test_whoever_tells_where_it_is_dies() -> None:
    assert Export("Hummer tells Gudrun where the rocket is before dying.").dead() == {"Hummer": []}
    assert {a for a, lemma, *_ in Export("Ann tells Tom where the key is before leaving.").deeds() if lemma == "leave"} == {
        "Ann"
    }


def test_revenge_after_a_killing_is_for_one_that_was() -> None:
    assert "Jaime" in Export("Judy vows to have revenge against Esteban after he kills her brother Jaime.").dead()


def test_she_is_really_who_shows_it() -> None:
    """ "Ivy shows Selma that she is really Ivy" makes no one of two."""
    story = Export("Selma hides in a squat. Ivy then visits Selma, showing her that she is really Ivy, shocking her.")
    assert {"Selma", "Ivy"} <= story.names


def test_an_actor_tells_one_of_a_family_from_another() -> None:
    story = Export("The driver is Tetsch (Benedict Sand). Valerie asks about Alice Tetsch's blood. Tetsch leaves.")
    assert {"Tetsch", "Alice Tetsch"} <= story.names

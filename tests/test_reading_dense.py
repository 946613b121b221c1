"""What dense recaps of seasons hid: who bears a family name now, what is done to whoever is told of last, two as one."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def test_a_family_name_is_of_whoever_was_just_named_in_full() -> None:
    """Until now Lowe was Dora, who is dead; from here on it is her husband."""
    story = Export(
        "Dora Lowe is found dead. Lowe worked at a bar.\n\nThe detectives question Carl Lowe about her. "
        "Lowe shows Tom Hale a letter."
    )
    assert ("Carl Lowe", "show", "Tom Hale", "actual") in story.deeds()


def test_a_given_name_is_nobody_else_s_family_name() -> None:
    """Florian is Florian Gray, even after a sentence that seems to tell of a Basil Florian."""
    story = Export(
        "Florian Gray sits for a painter. Florian trusts Basil. Henry tells Basil Florian's plan. Florian leaves Henry."
    )
    assert ("Florian Gray", "leave", "Henry", "actual") in story.deeds()


def test_a_middle_name_is_nobody_s_name_alone() -> None:
    """Kelly is another than Dora Kelly Lowe, who is called Dora."""
    story = Export("Dora Kelly Lowe is missed. Dora Lowe was last seen at a bar. Tom Hale questions Kelly, a survivor.")
    assert "Kelly" in story.names


def test_whoever_conspires_to_help_her_is_another() -> None:
    """The doctor helps the woman, not herself."""
    deeds = Export("Anna Doyle treats an abused woman, and conspires to help her.").deeds()
    assert ("Anna Doyle", "help", "an abused woman", "plan") in deeds


def test_who_tells_the_detectives_is_none_of_them() -> None:
    """Those who are told are the two who ask, by a title that both share."""
    story = Export("Detectives Ann Lowe and Tom Hale question Carl Reed. Carl tells the detectives a lie.")
    assert {("Carl Reed", "tell", "Ann Lowe", "actual"), ("Carl Reed", "tell", "Tom Hale", "actual")} <= story.deeds()


@pytest.mark.parametrize(
    "told",
    ["Ann and Tom disagree.", "Ann and Tom team up.", "Ann and Tom get closer.", "Ann and Tom have not spoken in years."],
)
def test_what_two_do_with_one_another_has_two_sides(told: str) -> None:
    """One of them does it to the other, as in any quarrel."""
    deeds = Export(f"Ann and Tom share a house. {told}").deeds()
    assert any({deed[0], deed[2]} == {"Ann", "Tom"} for deed in deeds)


def test_found_behind_a_comma_is_what_befell_whoever_was_named_last() -> None:
    """The detectives were not found in the park."""
    deeds = Export("Ann Lowe and Tom Hale investigate the murder of Dora Reed, found in the park.").deeds()
    assert any(deed[1] == "find" and deed[2] == "Dora Reed" for deed in deeds)
    assert not any(deed[1] == "find" and deed[0] in ("Ann Lowe", "Tom Hale") for deed in deeds)


def test_disguised_as_police_they_are_no_police() -> None:
    """The robbers rob the house."""
    deeds = Export("Ann and Tom plan a robbery. Disguised as police, they shoot a guard.").deeds()
    assert {("Ann", "shoot", "a guard", "actual"), ("Tom", "shoot", "a guard", "actual")} <= deeds


def test_with_somebody_dead_one_does_nothing_to_them() -> None:
    """Ann covers for Tom."""
    deeds = Export("Ann and Tom chase two men. With both suspects dead, Ann covers for Tom.").deeds()
    assert ("Ann", "cover", "Tom", "actual") in deeds


def test_who_finds_their_killer_is_alive() -> None:
    """The killer whom they look for has not killed them."""
    story = Export("Ann Lowe and Tom Hale look for a murderer. Ann recognizes the house as the home of their killer.")
    assert not story.dead()


def test_a_blow_that_kills_kills_whoever_it_befell() -> None:
    """Tom stabbed Ann before, but it is he who dies."""
    story = Export("Tom Hale stabs Carl Reed in the stomach, but Carl finally shoots Tom in the head, killing him.")
    assert ("Carl Reed", "kill", "Tom Hale", "actual") in story.deeds()


def test_a_task_is_no_deed_yet() -> None:
    """The guard lives, and it is Ann who is to kill him."""
    deeds = Export("Carl Reed gives Ann Lowe the task of killing Tom Hale.").deeds()
    assert ("Ann Lowe", "kill", "Tom Hale", "plan") in deeds


def test_who_helps_by_killing_kills() -> None:
    """Ann got away because Tom killed the guard."""
    assert ("Tom Hale", "kill", "Bea Reed", "actual") in Export(
        "Tom Hale helps Ann Lowe to escape by killing Bea Reed."
    ).deeds()


def test_a_name_in_two_words_is_the_name_in_one() -> None:
    """Silver Hand is Silverhand, and Sersey is Sersei."""
    story = Export("Silverhand meets Sersei Vale. Sersei laughs. Silver Hand warns Sersey. Sersey laughs at Silverhand.")
    assert ("Silverhand", "warn", "Sersei Vale", "actual") in story.deeds()


def test_of_whom_a_clause_with_who_tells_is_somebody() -> None:
    """Whatever a floorwalker is, she explains something."""
    deeds = Export("Carl Reed is brought in by his floorwalker, who explains the case to Ann Lowe.").deeds()
    assert ("his floorwalker", "explain", "Ann Lowe", "actual") in deeds


def test_a_title_in_capitals_that_is_all_somebody_is_called_is_a_name() -> None:
    """Of the Emperor nothing else is ever told."""
    story = Export("The Emperor summons Owen Hale. Owen fears the Emperor. Bea warns the Emperor.")
    (emperor,) = [c for c in story.raw["characters"] if c["name"] == "the Emperor"]
    assert emperor["names"] == ["the Emperor"]


def test_a_queen_told_of_once_stays_without_a_name() -> None:
    """She may be anybody who has a name."""
    story = Export("Owen Hale sees the Queen. Owen runs to Bea.")
    assert not any("Queen" in name for c in story.raw["characters"] for name in c["names"])


def test_the_dark_archer_is_not_the_archer() -> None:
    """One of them beats the other."""
    deeds = Export("The Dark Archer attacks Laurel. Archer saves Laurel. Archer chases the Dark Archer.").deeds()
    assert any(deed[0] == "Archer" and deed[1] == "save" for deed in deeds)


def test_whoever_takes_a_break_from_being_the_archer_is_he() -> None:
    """What the Archer does, Oliver does."""
    story = Export("Oliver Hale takes a break from being Swiftbow. Swiftbow saves Laurel.")
    assert {"Oliver Hale", "Swiftbow"} <= {n for c in story.raw["characters"] if len(c["names"]) > 1 for n in c["names"]}


def test_a_point_after_det_ends_no_sentence() -> None:
    """Felicity is questioned by Lance."""
    deeds = Export("Felicity Hale is questioned by Det. Lance Reed about the theft.").deeds()
    assert any(deed[1] == "question" and "Reed" in deed[0] for deed in deeds)


def test_who_is_told_that_somebody_is_dead_may_be_lied_to() -> None:
    """Nobody says who says so; but of what one has not been told, it is so."""
    assert "Walter Hale" not in Export("Ann Reed is told that Walter Hale is dead.").dead()
    assert "Walter Hale" in Export("Ann Reed has not been told that Walter Hale is dead.").dead()


def test_a_pet_name_in_no_table_is_the_front_of_a_long_one() -> None:
    """Chewie is Chewbrannock; Hall, of whom nothing links him to Hallward, is another."""
    assert "Chewie" not in Export("Chewbrannock flies the ship. Chewie roars at Owen.").names


def test_who_senses_him_and_persuades_another_is_one() -> None:
    """Without a comma before its "and" the clause about Leia goes on."""
    deeds = Export("Luke reaches out to Leia, who senses him and persuades Lando and Bea to turn back.").deeds()
    assert ("Leia", "persuade", "Lando", "actual") in deeds


def test_they_are_the_two_of_the_clause_before() -> None:
    """Whoever was only told of does not share the kiss."""
    deeds = Export("Leia tells Hank that Luke has left, and they share a kiss.").deeds()
    assert any(deed[1] == "share" and {deed[0], deed[2]} <= {"Leia", "Hank"} for deed in deeds)


def test_whoever_is_taken_to_meet_somebody_meets_them() -> None:
    """The guard takes Luke there, and it is Luke who meets the judge."""
    deeds = Export("Carl Reed takes Luke Hale to meet Judge Bea Vale.").deeds()
    assert any(deed[1] == "meet" and deed[0] == "Luke Hale" for deed in deeds)


def test_his_mother_clara_is_not_his_nurse_clara_reed() -> None:
    """Two women of one given name are told of side by side."""
    story = Export("Betsey speaks with David's mother, Clara. David loves his mother's hair and his nurse, Clara Reed.")
    assert {"Clara", "Clara Reed"} <= story.names


def test_whose_given_name_is_another_is_another_however_like_the_family_name() -> None:
    """Mina Takara is not Tsuru Tamada."""
    story = Export("Tsuru Tamada runs the prison. Tamada warns the warden. Genta meets a girl named Mina Takara.")
    assert {"Tsuru Tamada", "Mina Takara"} <= story.names


def test_the_son_called_jon_is_his_son_jon_and_no_dead_man() -> None:
    """Who bore the given name first has nothing to do with Ned's sons."""
    story = Export(
        "Jon Arden dies suddenly. Pups are given to each child, including Ned Frey's bastard son, Jon Frost. Jon's widow "
        "writes to Ned.\n\nNed's illegitimate son, Jon, rides north with Tess."
    )
    assert any(deed[:2] == ("Jon Frost", "ride") for deed in story.deeds())


def test_who_is_whose_member_man_and_match() -> None:
    """What stands in passing beside a name tells whose side somebody is on."""
    told = Export(
        "Genta meets Nagi Kane and Karo Kosh, members of a gang known as the Scar Chain. Luke Hale fights Jorda's men, "
        "including Bobby Fane. Josie tells Harry Reed, with whom she is having an affair, the truth. There is a scuffle "
        "between Ned Dunn and Will Ames. Luke rescues Leia with the help of Hank and Chad."
    ).relations()
    assert {("Nagi Kane", "member_of", "Scar Chain"), ("Bobby Fane", "works_for", "Jorda")} <= told
    pairs = {(frozenset((a, b)), type) for a, type, b in told}
    assert (frozenset(("Josie", "Harry Reed")), "romantic") in pairs
    assert (frozenset(("Ned Dunn", "Will Ames")), "adversary") in pairs
    assert {(frozenset(("Luke Hale", helper)), "works_with") for helper in ("Hank", "Chad")} <= pairs


def test_a_participle_before_a_name_tells_what_he_is() -> None:
    """Prince Viktor forces his own sister."""
    story = Export("Dora and her twin brother, Jonas, leave. Exiled Prince Viktor Tarr forces his sister, Dana, to marry.")
    assert ("Viktor Tarr", "force", "Dana", "actual") in story.deeds()


def test_who_is_said_to_have_murdered_is_not_who_writes_so() -> None:
    """The Vales murdered him, as a letter claims."""
    deeds = Export("Lysa Arden sends her sister, Kate, a letter claiming the Vales, Queen Cora's family, murdered Tom.").deeds()
    assert not any(deed[:2] == ("Lysa Arden", "murder") for deed in deeds)
    assert not any(deed[1] == "murder" and deed[3] == "actual" for deed in deeds)


def test_whoever_is_fended_off_is_who_attacked() -> None:
    """The assassin is driven away, not the boy."""
    deeds = Export("An assassin attacks Brandon, but Kate fends him off.").deeds()
    assert ("Kate", "fend off", "an assassin", "actual") in deeds


def test_a_death_that_is_imminent_has_not_come() -> None:
    """He is only about to die."""
    assert not Export("Drogan's wound festers and his death is imminent. Drogan's death imminent, Dana prays.").dead()


def test_whoever_falls_falls_to_his_own_death() -> None:
    """Not Gorham, who stood up to him."""
    story = Export("Gorham Hale decides to stand up to Kazuo Reed, who eventually falls to his death.")
    assert set(story.dead()) == {"Kazuo Reed"}


def test_who_is_left_for_dead_or_is_bleeding_to_death_lives() -> None:
    """Both act after that."""
    assert not Export("Mina hates her mother, who left her for dead. While bleeding to death, Nagi makes a call.").dead()


def test_who_is_told_that_his_brother_died_is_alive() -> None:
    """The one who is told stands before the clause that tells it."""
    assert "David" not in Export("Mr. Omer tells David that David's little brother died a few days ago.").dead()


def test_who_is_only_mr_brown_is_not_brown() -> None:
    """Peg, whom everybody calls Brown, stays so beside her brother."""
    story = Export(
        "David loves his nurse, Peg Brown. Brown sings to David. Her brother, Mr. Daniel Brown, visits. Mr. Brown leaves.\n\n"
        "When David arrives home, Brown comforts him."
    )
    assert ("Peg Brown", "comfort", "David", "actual") in story.deeds()


def test_mr_and_miss_hale_are_two_and_not_married() -> None:
    """Both ignore David, and nobody is a wife."""
    story = Export("Mr. Hale is cruel. Miss Hale is his sister. David returns home. Mr. and Miss Hale ignore David.")
    assert sum(deed[1] == "ignore" and deed[2] == "David" for deed in story.deeds()) == 2
    assert not any(type == "spouse" for _, type, _ in story.relations())


def test_no_name_is_a_pronoun() -> None:
    """English has no pronoun like his name."""
    deeds = Export("Yō Takami meets Genta. As Yō goes to the tower, he learns of the casts. Yō attacks Genta.").deeds()
    assert ("Yō Takami", "attack", "Genta", "actual") in deeds


def test_two_who_butt_heads_are_adversaries_and_head_nothing() -> None:
    """It is one verb."""
    told = Export(
        "Larissa and Juna continue to butt heads over the nightclub. Rick, aided by Tess, opens the safe."
    ).relations()
    pairs = {(frozenset((a, b)), type) for a, type, b in told}
    assert (frozenset(("Larissa", "Juna")), "adversary") in pairs
    assert (frozenset(("Rick", "Tess")), "works_with") in pairs
    assert not any(type == "member_of" for _, type, _ in told)


def test_the_surviving_prisoners_survive_and_rick_survives_nobody() -> None:
    """A participle behind "by" may tell of the noun behind it."""
    text = "Ryan and Carl rest. Rick, aided by surviving prisoners Oscar and Axel in shutting down the alarms, kills Andrew."
    deeds = Export(text).deeds()
    assert not any(deed[1] == "survive" for deed in deeds)


def test_one_of_a_kind_has_no_name_and_all_of_a_kind_are_no_person() -> None:
    """A Vampyr is somebody, the Vampyrs are many, and neither is called so."""
    story = Export(
        "Gerd Lanzen fights a Vampyr. The Vampyr wounds Gerd. Months later, Jonas Dobson kills another Vampyr. "
        "The Vampyrs attack the town."
    )
    assert not any("Vampyr" in name for c in story.raw["characters"] for name in c["names"])
    assert any(deed[:2] == ("Gerd Lanzen", "fight") and "Vampyr" in deed[2] for deed in story.deeds())


def test_a_possible_corpse_and_an_apparent_death_are_no_death() -> None:
    """Nobody has found him."""
    assert not Export("They search for Gerd Lanzen's possible corpse. After Tom Hale's apparent death, Tom leaves.").dead()


def test_one_helps_another_find_the_other_s_daughter() -> None:
    """Rosa is the teacher's."""
    told = Export(
        "Victor met Helen at the harbour. Victor decided to help his teacher find his daughter, Rosa. Rosa had run away."
    ).relations()
    assert not any(type == "parent" and "Victor" in (a, b) for a, type, b in told)


def test_a_first_love_is_somebody_and_love_is_not() -> None:
    """The sea is nobody, and Karla was no love of Dieter's."""
    told = Export(
        "Victor met Helen. Rosa was Victor's first love. Helen is the love of Oscar's life. Anton's first love was the sea. "
        "Karla was not Dieter's true love. Max and Tilda find true love. Felix thinks that Gina is his one true love."
    ).relations()
    pairs = {frozenset((a, b)) for a, type, b in told if type == "romantic"}
    assert pairs == {frozenset(("Victor", "Rosa")), frozenset(("Helen", "Oscar")), frozenset(("Felix", "Gina"))}


def test_who_works_undercover_at_a_house_is_not_of_it() -> None:
    """But who works undercover for the bureau is the bureau's."""
    told = Export(
        "Ivan Hale met Ann Lowe at the Blue Anchor. "
        "Working undercover at the Blue Anchor, Ivan Hale exposes Oskar Brandt. "
        "Ann Lowe works at the Blue Anchor. Oskar Brandt works undercover for the Harbour Bureau."
    ).relations()
    assert {(a, b) for a, type, b in told if type == "works_for"} == {
        ("Ann Lowe", "Blue Anchor"),
        ("Oskar Brandt", "Harbour Bureau"),
    }

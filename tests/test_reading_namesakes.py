"""Several people with one name, and titles: kings by their numbers, heirs, ranks that stand for who bears them."""

from __future__ import annotations

from previously.reading.names import describe, name_key
from tests.reading_helpers import Export


def test_nobody_is_their_own_mother() -> None:
    """Princess Alda's mother is Queen Alda: whoever a kinship word makes somebody's is another, whatever they are called."""
    story = Export("Princess Alda rides out at dawn. Her mother, Queen Alda, watches from the tower. The queen weeps.")
    assert story.character("Queen Alda")["id"] != story.character("Princess Alda")["id"]
    assert ("Queen Alda", "weep", "-", "actual") in story.deeds()


def test_a_number_tells_kings_apart() -> None:
    """Osk IV follows Osk III; where he rules is no part of his name, and a number makes a king."""
    assert name_key("Osk IV of Varn").tokens == ("osk",)
    story = Export(
        "Part One\n\nKing Osk III of Varn dies in his bed. His grandson is crowned as Osk IV.\n\n"
        "Part Two\n\nThe king marries Mira. Osk IV builds a bridge."
    )
    assert story.character("Osk IV")["id"] != story.character("King Osk III of Varn")["id"]
    assert {a for a, verb, *_ in story.deeds() if verb in ("build", "marry")} == {story.character("Osk IV")["name"]}
    assert "His grandson" in story.character("Osk IV")["descriptions"]


def test_a_king_is_no_prince_of_the_same_name() -> None:
    """Prince Osk, told of after King Osk, is his namesake, and so is Don Osk of Lirne."""
    story = Export(
        "King Osk feasts in the hall. His little nephew, Prince Osk, sleeps upstairs. Don Osk Lirne arrives at the gates."
    )
    assert len({story.character(n)["id"] for n in ("King Osk", "Prince Osk", "Don Osk Lirne")}) == 3


def test_the_late_queen_is_not_the_queen() -> None:
    """Where a queen is late and another lives, "the queen" is the one who lives."""
    story = Export("Queen Mira rules the isles. The people still mourn the late Queen Talia. The queen bans all songs.")
    assert any(a == story.character("Queen Mira")["name"] for a, verb, *_ in story.deeds() if verb == "ban")


def test_a_monk_is_a_brother() -> None:
    """Brother Osk, the only one of his kind told of, is "the monk"; "the physician himself" is the physician."""
    assert describe("the physician himself")[0] == "physician"
    assert describe("an old man against her will")[0] == "man"
    story = Export("Ann finds Brother Osk in the cellar. Confronted by her, the monk breaks down and tells her the truth.")
    assert "the monk" in story.character("Brother Osk")["descriptions"]


def test_a_captain_misspelt_is_one_captain() -> None:
    """A family name that changes its last letter is one person's if the rank is the same; a given name may be two people's."""
    story = Export(
        "Captain Tom Varlo rides in with the news. Three days later Captain Varla confesses. Paul hears it, and Paula."
    )
    assert story.character("Captain Varla")["id"] == story.character("Tom Varlo")["id"]
    assert {"Paul", "Paula"} <= story.names


def test_a_nickname_follows_close_upon_the_name() -> None:
    """Alexander, just told of, is the Alex of the next sentence."""
    story = Export("The case goes to Sergeant Alexander Hale. Mira does not know that Alex was ordered to report on her.")
    assert story.character("Alex")["id"] == story.character("Alexander Hale")["id"]


def test_a_baby_beside_its_mother_makes_her_no_newborn() -> None:
    """ "Ann and the baby": the word tells of somebody else than Ann."""
    story = Export("Part One\n\nAnn Lowe has a daughter.\n\nPart Two\n\nThe duke leaves, taking Ann and the baby with him.")
    assert len([n for n in story.names if "Ann" in n]) == 1


def test_a_child_is_named_behind_its_age() -> None:
    """ "Her only child, the six-year-old Tom, the queen ...": the years are no noun of his, and the queen is another."""
    story = Export("Queen Mira rides home. Fearing for her only child, the six-year-old Tom, the queen asks Ann for help.")
    assert ("Queen Mira", "parent", "Tom") in story.relations()
    assert ("Queen Mira", "ask", "Ann", "actual") in story.deeds()
    assert not any(a == "Tom" for a, verb, *_ in story.deeds() if verb == "ask")
    story = Export("Queen Mira rides home. Fearing for her little nephew, the six-year-old Tom, the queen asks Ann for help.")
    assert ("Queen Mira", "relative", "Tom") in story.relations()


def test_what_goes_on_without_a_subject_goes_on_with_the_last_one() -> None:
    """ "Tom flees, but Anders catches him and kills the captain": Tom is the captain whom Anders kills."""
    story = Export(
        "Captain Tom Hale escapes over the bridge with a boy, "
        "but Anders catches up with him, pulls the boy free and kills the captain."
    )
    assert ("Anders", "kill", "Tom Hale", "actual") in story.deeds()


def test_the_real_one_is_another_than_whoever_was_unmasked() -> None:
    """Dr. Clara Vane is an impostor called Nora Quist, and the real Clara has drowned: two women, and one of them posed."""
    story = Export(
        "Part One\n\nDr. Clara Vane treats Tom Hale. Clara poisons Tom.\n\n"
        "Part Two\n\nTom finds a letter to the family of a Dr. Clara Vane, who drowned in the lake. The woman in the ward is "
        "an impostor. Her name is Nora Quist, and Tom had known the real Clara. Quist flees."
    )
    poser, real = [c for c in story.raw["characters"] if "Clara" in c["names"]]
    assert "Nora Quist" in poser["names"]
    assert "Nora Quist" not in real["names"]
    assert ("Clara Vane", "impersonates", "Clara Vane") in story.relations()


def test_the_real_one_is_another_than_whoever_confessed() -> None:
    """Who gave his name as Hurst admits that he is Paul Reed: "the real Hurst" is somebody else."""
    story = Export(
        "Part One\n\nA tall man knocks at the door. He gives his name as Father Hurst. Ann hides Hurst in the barn.\n\n"
        "Part Two\n\nHurst admits to Ann that he is no priest but Paul Reed. The real Hurst drowned in the river. Reed leaves."
    )
    poser, real = [c for c in story.raw["characters"] if "Hurst" in c["names"]]
    assert {"Paul Reed", "Reed"} <= {*poser["names"]}
    assert "A tall man" in poser["descriptions"]
    assert real["names"] == ["Hurst"]


def test_nobody_posing_leaves_the_real_one_who_she_is() -> None:
    """Where nobody went by her name, "the real Ann" is Ann as she is."""
    story = Export("Ann Lowe smiles at Tom. Tom never meets the real Ann. Ann leaves.")
    assert len([c for c in story.raw["characters"] if "Ann" in c["names"]]) == 1


def test_plain_hale_is_not_the_miss_hale() -> None:
    """Where one has only been Miss Hale, plain "Hale" is the other who bears the name."""
    story = Export(
        "Part One\n\nAnn lodges with Osric Hale, the old miller, and his sister Miss Hale.\n\n"
        "Part Two\n\nHale falls ill and asks for the doctor. He confesses that he burned the letter."
    )
    assert ("Osric Hale", "fall", "-", "actual") in story.deeds()
    assert ("Osric Hale", "burn", "-", "actual") in story.deeds()
    assert story.character("Miss Hale")["id"] != story.character("Osric Hale")["id"]


def test_sir_tom_is_tom_brown() -> None:
    """Who was told of as Sir Desmond is Desmond Vane, whoever else is called Vane."""
    story = Export("Sir Desmond rides home. His uncle, Roland Vane, greets him.\n\nLater a maid weeps for Desmond Vane.")
    assert story.character("Sir Desmond")["id"] == story.character("Desmond Vane")["id"]


def test_little_tom_is_no_knight() -> None:
    """Who is called little is a child, and nobody with a rank whose name it bears."""
    story = Export("Sir Osbert Vane is buried. Clara arrives with her child.\n\nThe farm passes to Clara's boy, little Osbert.")
    assert len([c for c in story.raw["characters"] if "Osbert" in " ".join([c["name"], *c["names"]])]) == 2


def test_a_letter_doubled_is_a_slip() -> None:
    """Prince Orel and Prince Orrel are one prince: a letter once or twice makes no other name under one title."""
    story = Export("Prince Orrel hides in the tower. Ann guards him.\n\nAnn has her guest, Prince Orel, put in chains.")
    assert story.character("Prince Orel")["id"] == story.character("Prince Orrel")["id"]


def test_lady_vane_may_be_any_vane_s_wife() -> None:
    """Where several are called Vane, a title of a wife makes none of them a woman; who has been Lady Vane is she."""
    story = Export(
        "Sir Osbert Vane dies. A cousin, Tervase Vane, writes to Clara Dell.\n\n"
        "Clara, who has been Lady Vane for twenty years, leaves the house. Tom greets Lady Vane."
    )
    assert story.character("Lady Vane")["id"] == story.character("Clara Dell")["id"]
    assert story.character("Lady Vane")["id"] != story.character("Tervase Vane")["id"]


def test_a_whole_name_makes_one_of_its_halves() -> None:
    """Who is told of as Weaver by some and as Kerry by others turns out to be Kerry Weaver."""
    story = Export(
        "# Part 1\n\nWeaver asks Mark for time. Kerry leaves early.\n\n"
        "# Part 2\n\nWeaver advises Jerry. Kerry Weaver tries to recruit Maggie, who laughs."
    )
    assert story.names == {"Kerry Weaver", "Mark", "Jerry", "Maggie"}
    assert not story.raw["reveals"]


def test_a_daughters_whole_name_makes_her_nobody_else() -> None:
    """Kathleen Stabler has her father's name, who is a man."""
    story = Export(
        "# Part 1\n\nDr. Stabler chases a thief, and he loses his hat. Kathleen waits at home.\n\n"
        "# Part 2\n\nStabler finds the thief. Kathleen Stabler is arrested for drunk driving."
    )
    assert {"Stabler", "Kathleen Stabler"} <= story.names


def test_of_two_of_a_name_it_is_not_his_who_goes_by_his_first() -> None:
    """Where Collin is Collin, Lowe is his son Paul, although Collin Lowe was the last one told of."""
    story = Export(
        "Collin Lowe, the father of Paul Lowe, lives in Leeds. Lowe hides a knife from Vera. "
        "Nick goes to Leeds on the trail of Collin. Lowe shoots Collin."
    )
    assert ("Paul Lowe", "shoot", "Collin Lowe", "actual") in story.deeds()


def test_the_wife_is_of_somebody_near() -> None:
    """Zoe, who was somebody's wife in an earlier part, is not the wife of a later one."""
    story = Export(
        "# Part 1\n\nCal and his wife Zoe play billiards.\n\n"
        "# Part 2\n\nRandy and Donald wanted to rob the wife, but she fought back and Donald killed her."
    )
    assert ("Donald", "kill", "Zoe", "actual") not in story.deeds()
    assert ("Donald", "kill", "the wife", "actual") in story.deeds()


def test_two_are_made_from_one() -> None:
    """A machine makes two more of Peter and of Alice, and the two they were made from go on."""
    story = Export(
        "Part One\n\nPeter and Alice use a machine, which makes toxic counterparts of them both. Soon the Clean Peter is kind, "
        "and Clean Alice sings. Swearing revenge on Clean Peter, Toxic Peter takes Toxic Alice and leaves. Clean Peter wins by "
        "poisoning Toxic Alice, and Clean Alice calls the police.\n\n"
        "Part Two\n\nPeter visits Alice. In the end, Toxic Peter attacks the true Peter."
    )
    assert {"Peter", "Alice", "Clean Peter", "Toxic Peter", "Clean Alice", "Toxic Alice"} <= story.names
    assert {("Peter", "visit", "Alice", "actual"), ("Toxic Peter", "attack", "Peter", "actual")} <= story.deeds()


def test_given_names_are_no_kinds() -> None:
    """Of the Moss family Gethin and Orla are told of, and Moss himself; toxic as they are, nobody is made from him."""
    story = Export("Gethin Moss sells toxic paint. Orla Moss, his sister, calls the police. The police question Moss.")
    assert {"Gethin Moss", "Orla Moss"} <= story.names and "Moss" not in story.names


def test_a_boy_is_no_woman_misspelt() -> None:
    """Tammy shoots Osk; years later another, Tommy, is found."""
    story = Export("Part One\n\nTammy, a nurse, shoots Osk. She flees.\n\nPart Two\n\nTommy is found in the woods.")
    assert {"Tammy", "Tommy"} <= story.names


def test_a_child_named_after_somebody_is_told_of_beside_them() -> None:
    """Sam hides a woman and her baby, whom she has called after him; Big Tom is the Tom of before."""
    story = Export("Sam fears for Gilly, so he moves her and Little Sam to the village. Tom sings. Big Tom leaves.")
    assert {"Sam", "Little Sam"} <= story.names
    assert len([c for c in story.raw["characters"] if {"Tom", "Big Tom"} & {*c["names"]}]) == 1


def test_whoever_goes_by_a_name_next_is_another() -> None:
    """The new Raven is Paul, what he does is not done by the first, and asking who the real one is makes no third."""
    story = Export(
        "Episode 1\n\nTom Reed learns that Ann Vane is the Raven. Paul Orme visits Ann. Ann gives Paul a mask.\n\n"
        "Episode 2\n\nTom confirms that Paul is the new Raven. The new Raven kills a guard. Tom has to find out who the real "
        "Raven is.\n"
    )
    assert ("Paul Orme", "kill") in {(agent, lemma) for agent, lemma, _, _ in story.deeds()}
    assert len(story.raw["reveals"]) == 2
    assert [c["name"] for c in story.raw["characters"] if "Raven" in c["names"]] == ["Ann Vane"]

"""Who turns out to be whom: what is news, what only introduces somebody, and whom descriptions mean."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def revealed(text: str) -> list[str]:
    """The names of those who are revealed to be somebody, in story order."""
    story = Export(text)
    return [next(story.name[i] for i in reveal["entities"] if i in story.name) for reveal in story.raw["reveals"]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann opens the letters. Eve is happy. In the end it was Tom who had written the letters.", ["Tom"]),
        ("A hooded man watches Ann. Tom pulls off his hood. It is Paul Reed!", ["Paul Reed"]),
        ("The killer was Ann Lowe.", ["Ann Lowe"]),
        ("Tom recognises the stranger as his brother Paul.", ["Paul"]),
        ("Ann finds the body of a stranger. The police identify the body as Tom Hale.", ["Tom Hale"]),
        ("The body that was found in the river turns out to be that of Tom Hale.", ["Tom Hale"]),
        ("Ann lives with Tom Hale. Eve is not his wife but his sister.", ["Eve"]),
        ("Ann finds the will. Tom admits that he forged the will.", ["Tom"]),
        ("Anselm Dray, a clerk, owns to having forged the testament.", ["Anselm Dray"]),
        ("Ann learns that Tom was murdered by Eve.", ["Eve"]),
        ("Ann Lowe hires a maid. The maid steals her ring. Her real name is Clara Vane.", ["Clara Vane"]),
        ("Jude Hart faints in the theatre and is nicknamed Timber by the nurses.", ["Jude Hart"]),
        ("A man called the Poacher robs Ann. She is scared of the Poacher. Paul Vane is the Poacher.", ["Poacher"]),
        ("Tom fears Mrs. Pell. Clara Vane was lost. Mrs. Pell is none other than Clara Vane.", ["Clara Vane"]),
        ("Ann meets a gentleman from Lisbon. She dances with him. The gentleman from Lisbon is one Tom Hale.", ["Tom Hale"]),
        (
            "The Marsh Witch burns a mill. Ann flees from the Marsh Witch. She learns the truth: Mira is the Marsh Witch.",
            ["Marsh Witch"],
        ),
        ("A knight known as the Red Hound burns a mill. Ann hates the Red Hound. The Red Hound is Paul Reed.", ["Red Hound"]),
        ("Mira tends the sheep. Ann finds the ring. Mira is the lost child, Princess Talia.", ["Mira"]),
        ("Captain Comet is a hero. Nobody knows that he is really Tom Hale.", ["Tom Hale"]),
        (
            "Tom fears a woman known as the Gardener. The Gardener comes in. She takes off her hood. Tom sees that it is Eve!",
            ["Gardener"],
        ),
    ],
)
def test_who_somebody_was_is_told(text: str, who: list[str]) -> None:
    assert revealed(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Tom Hale goes to the pub. A tall woman sits at the bar. She smiles at Tom. Her name is Clara Vane.",
        "Tom Hale is an old friend of Ann's father.",
        "Ann meets a man who calls himself Finch.",
        "We open on Bernadette Doyle (Bernie to everyone but her mother).",
        "Ann says that Tom might be the killer.",
        "Ann calls Tom. It was raining, and it was late.",
        "Eve admits that she kissed Paul. She admits that she lied.",
        "Ann recognises Eve: “You are the one who bought from Ravi.”",
        "She realises that she was followed by Paul.",
        "A cook comes in. Eve tells Ann that it was Tom.",
        "A thin boy sits down. Nobody moves. It is Tom Hale, of all people, who raises his glass to Ann, and all laugh.",
        "A maid comes in. Ann asks Clara if she is really her sister.",
        "Tom wonders whether the stranger is Paul Reed.",
        "Ann treats Clara as if she were a maid.",
    ],
)
def test_an_introduction_or_a_mere_deed_is_no_news(text: str) -> None:
    assert revealed(text) == []


def whats(text: str) -> list[tuple[str, str]]:
    """What comes out and about whom, in story order."""
    story = Export(text)
    return [(r["what"], next(story.name[i] for i in r["entities"] if i in story.name)) for r in story.raw["reveals"]]


def episodes(*parts: str) -> str:
    """A story of some parts."""
    return "\n\n".join(f"S01E0{n}\n\n{part}" for n, part in enumerate(parts, 1)) + "\n"


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (("Lena is murdered. Corbin weeps.", "Ruiz learns the truth. Corbin killed Lena."), ("killer", "Corbin")),
        (("Mayor Hale is found dead. Corbin weeps.", "Corbin confesses to the murder of Hale."), ("killer", "Corbin")),
        (("Lena is found dead. Corbin weeps.", "Corbin admits that he pushed Lena down the stairs."), ("killer", "Corbin")),
        (("Lena is shot dead by a gunman. Corbin weeps.", "It turns out that Corbin shot Lena."), ("killer", "Corbin")),
        (("Paul dies. Ann weeps.", "Tom breaks down: it was he who poisoned the wine, on Eve's orders."), ("identity", "Tom")),
        (("Ann smiles.", "Ann confesses that she is ill and that she left the roses."), ("identity", "Ann")),
        (("Tom drowns in the lake. Ann weeps.", "Ann discovers that Tom is alive."), ("alive", "Tom")),
        (("Tom is killed in an explosion. Ann weeps.", "Ann learns that Tom survived the explosion."), ("alive", "Tom")),
        (("Tom is killed in an explosion. Ann weeps.", "Ann sees Tom, who did not die in the explosion."), ("alive", "Tom")),
        (("Tom is believed dead after the fire. Ann weeps.", "Ann finds out that Tom is still alive."), ("alive", "Tom")),
        (("Ann meets Tom. Eve sails away.", "Tom is Eve's real father."), ("kin", "Tom")),
    ],
)
def test_who_did_it_who_lives_and_who_is_whose_child_comes_out(parts: tuple[str, ...], told: tuple[str, str]) -> None:
    assert whats(episodes(*parts)) == [told]


@pytest.mark.parametrize(
    "parts",
    [
        ("Ann kills Tom with a knife. Eve cries.", "Eve tells Ruiz that Ann killed Tom."),
        ("Tom dies in his sleep. Eve cries.", "Ruiz suspects that Ann killed Tom."),
        ("Ann steals the necklace. Tom sleeps.", "Ann confesses that she stole the necklace."),
        ("Tom is killed in the war.", "Ann visits his grave. She loved Tom. It was she who had taught him to read."),
        ("Ann is a nurse. Tom meets Ann.", "Tom refuses to believe that it was she who wrote the letter."),
        ("Tom is shot. Ann weeps.", "Tom is still alive."),
        ("Tom dies. Ann weeps.", "Eve says that Tom was alive when the doors were shut on him."),
        ("Ann meets her brother Tom. Eve sails away.", "Tom is Ann's brother."),
        ("Eve hates Ann. Tom weeps.", "Eve is still her mother."),
    ],
)
def test_what_was_seen_or_is_only_said_comes_out_for_nobody(parts: tuple[str, ...]) -> None:
    assert whats(episodes(*parts)) == []


def test_another_name_is_the_same_person() -> None:
    """Passives, "known to X as", maiden names and married ones; what would only be a name is nobody's."""
    story = Export(
        "Ann Bell lives with Tom Hale, known to the whole town as Tank. Tank drags a boy out of the river. "
        "Lord Corin Vane is named Lord Protector. "
        "Lady Marsh, who was formerly Clara Bell, hires a cook. Eve becomes Mrs. Osk. Mrs. Osk is happy. "
        "Ben hopes that Dora should become Mrs. Finch."
    )
    names = {frozenset(c["names"]) for c in story.raw["characters"] if c["names"]}
    assert any({"Tom Hale", "Tank"} <= n for n in names)
    assert any({"Lord Corin Vane", "Lord Protector"} <= n for n in names)
    assert any({"Lady Marsh", "Clara Bell"} <= n for n in names)
    assert any({"Eve", "Mrs. Osk"} <= n for n in names)
    assert not any("Mrs. Finch" in n for n in names)


def test_a_title_tells_which_of_a_family_is_meant() -> None:
    """Captain Loveday is the Loveday who is a captain, whoever was named last."""
    story = Export(
        "Beatrice Loveday lives in the town. Her husband, Captain Edmund Loveday, has drowned. Beatrice mourns him. "
        "The whole town remembers Captain Loveday. Mrs. Loveday weeps."
    )
    assert "Captain Loveday" in story.character("Edmund Loveday")["names"]
    assert "Mrs. Loveday" in story.character("Beatrice Loveday")["names"]


def test_names_are_whole_and_no_more() -> None:
    """A rank cut off by the tree belongs to the name; a house, and what follows a full stop, do not."""
    story = Export(
        "DS Nora Calloway is called out at night. Halvard IV of House Varrow, King of Eskmere, falls from his horse. "
        "Ann bought the answers from a student called Ravi Sen. Jude helps her."
    )
    assert "DS Nora Calloway" in story.character("Nora Calloway")["names"]
    assert story.character("Halvard IV")["names"] == ["Halvard IV"]
    assert "King of Eskmere" in story.character("Halvard IV")["descriptions"]
    assert not any("Jude" in n for c in story.raw["characters"] for n in c["names"] if "Ravi" in n)


def test_nobody_is_named_by_an_illness_or_a_saint_of_a_hospital() -> None:
    story = Export("It is the first day at St. Brannan's for the new nurses. Ann works at St. Brannan's. She has Parkinson's.")
    assert story.names == {"Ann", *(n for n in story.names if "nurses" in n)}


def test_whose_wife_is_nobody_of_his_own() -> None:
    story = Export("The castle is held by Lord Edmer Brandreth, whose wife, Maud, is Tom's sister. Edmer opens the gates.")
    assert story.character("Edmer")["gender"] == "m"
    assert "Maud" in story.names


def test_descriptions_mean_whoever_fits_there() -> None:
    """The dead man is who just died, the mayor whoever holds the office, a marked stranger the same stranger."""
    story = Export(
        "S01E01\n\nDr. Will Hart dies in the fire. Grace reads the papers of the dead man. "
        "Tom Lowe is succeeded as mayor of the town by his rival, Eve Hale. The mayor smiles. "
        "A man in a grey raincoat watches Grace.\n\n"
        "S01E02\n\nA man in a grey raincoat drives off. Grace follows the man in the raincoat."
    )
    assert "the dead man" in story.character("Will Hart")["descriptions"]
    assert any("mayor" in d for d in story.character("Eve Hale")["descriptions"])
    assert sum("a man in a grey raincoat" in [d.lower() for d in c["descriptions"]] for c in story.raw["characters"]) == 1


def test_who_confesses_is_whoever_admits_it() -> None:
    story = Export("Ann visits Trinh's mother. Trinh's mother comes to Ann and admits that she begged the judge to spare him.")
    assert any(verb == "beg" and "mother" in agent for agent, verb, *_ in story.deeds())


@pytest.mark.parametrize(
    "text",
    [
        "Ann mocks Eve. Somebody picked the cake. It was she who picked the cake.",
        "Ann burns the letters. Tom is sad. Ann confesses that she burned the letters.",
        "Ann meets Sister Ysolde at the well. At the convent Ann was known as Sister Ysolde.",
        "The Archivist dies. Years later Tom is now Archivist himself.",
    ],
)
def test_what_is_stressed_seen_borrowed_or_handed_on_reveals_nobody(text: str) -> None:
    assert revealed(text) == []


def test_who_himself_did_it_is_the_one_named() -> None:
    assert revealed("Ann mocks Tom. It was Tom himself who had forged the letter.") == ["Tom"]


def test_what_is_somebody_is_no_place() -> None:
    """A word with "the" that is told to be somebody was a person all along, whatever it looked like before."""
    story = Export(
        "S01 E01 – One\n\nTom got calls from the Crow. Ann comes home.\n\nS01 E02 – Two\n\nThe Crow is Ann. Tom weeps.\n"
    )
    assert "Crow" in " ".join(story.character("Ann")["names"])
    assert revealed("Tom got calls from the Crow. Ann comes home. Tom is sad. The Crow is Ann.") == ["Ann"]


@pytest.mark.parametrize(
    "last",
    ["Paul Reed is Magpie. Magpie flees.", "Paul Reed declares before the town that he was Magpie. Magpie flees."],
)
def test_a_word_nobody_is_christened_is_a_second_name(last: str) -> None:
    """Magpie has been told of without another name; who he is comes out by a bare "is"."""
    story = Export(
        "Part One\n\nThe police know the thief only as Magpie. Paul Reed works at the bank. Ann fears Magpie.\n\n"
        f"Part Two\n\nTom Hale visits Ann. {last}"
    )
    (thief,) = [c for c in story.raw["characters"] if "Magpie" in c["names"]]
    assert "Paul Reed" in thief["names"]
    assert "the thief" in thief["descriptions"]


def test_nobody_is_whose_cousin_they_are() -> None:
    """Tom is Magpie's cousin, and not Magpie."""
    story = Export(
        "Part One\n\nMagpie robs Ann. Tom loves Eve. Ann fears Magpie.\n\nPart Two\n\nTom is Magpie's cousin. Magpie flees."
    )
    assert {"Magpie", "Tom"} <= story.names


def test_a_witch_by_name_is_the_witch() -> None:
    """Who is called the Grey Witch is "the witch"."""
    story = Export("The Grey Witch lives in the moor. Tom burns the mill.\n\nAnn tells Tom that she fears the witch.")
    assert any(p == story.character("Grey Witch")["name"] for _, verb, p, _ in story.deeds() if verb == "fear")


def later(before: str, after: str) -> list[str]:
    """The names of those whom a second part reveals something about."""
    return revealed(f"S01 E01 – One\n\n{before}\n\nS01 E02 – Two\n\n{after}\n")


@pytest.mark.parametrize(
    ("before", "after", "who"),
    [
        ("A mysterious woman follows Ann.", "Ann meets the mysterious woman, Eve, in the park.", ["Eve"]),
        ("A mysterious woman follows Ann.", "The mysterious woman, whose name is Eve, invites Ann in.", ["Eve"]),
        ("A homeless man saves Sara.", "The homeless man, Roger, is found with the bat.", ["Roger"]),
        ("A masked man robs Ann.", "The masked man removes his mask, revealing himself to be Tom.", ["Tom"]),
        ("The Magpie pushes Tom. Ann hates Tom.", "Tom takes the mask of the Magpie. But it's Eve under the mask!", ["Magpie"]),
        ("Tammy marries Bob. Rick is there.", "Tammy reveals herself to be a Federation agent.", ["Tammy"]),
        ("Helen counts the money. Miles smiles.", "It turns out that Miles stole the money.", ["Miles"]),
        ("Mae visits Collin. Sister Alice prays.", "Mae leaves Collin. She was also Sister Alice.", ["Mae"]),
        ("Ann finds Bob dead. Tom weeps.", "The killer was the appraiser, Ken Bixler.", ["Ken Bixler"]),
        ("Ann finds Bob dead. Tom weeps.", "Tom breaks down and admits that he killed him by accident.", ["Tom"]),
        ("Ann finds Bob dead. Tom weeps.", "It wasn't Leo who killed Bob.", []),
        ("Ann hires Tom. Bob lives with Ann.", "Ann tells Bob that Tom wrote the song.", []),
        ("Osric drowns. Ann mourns Osric.", "Osric shows himself alive on the walls.", ["Osric"]),
        ("Osric drowns. Ann mourns Osric.", "Osric turns up alive at the inn.", ["Osric"]),
        ("Jude visits Prado. Rosa cooks.", "Rosa admits that Prado is the father of her child, Jude.", ["Prado"]),
    ],
)
def test_what_a_later_part_lets_out(before: str, after: str, who: list[str]) -> None:
    """Of those who were told of before."""
    assert later(before, after) == who


def test_what_somebody_is_known_as_is_no_second_person() -> None:
    """Paul Winter is the Gig Killer, and Tom Oyle is Tank to the whole ward."""
    story = Export(
        "Finn meets Paul Winter, the Gig Killer. Paul Winter laughs. Ann calls a nurse called Tom Oyle, known to all as Tank."
    )
    assert {"Paul Winter", "Gig Killer"} <= {*story.character("Paul Winter")["names"]}
    assert {"Tom Oyle", "Tank"} <= {*story.character("Tom Oyle")["names"]}

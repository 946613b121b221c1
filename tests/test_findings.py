"""What the check finds and what it leaves alone: small stories, one phenomenon each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import mutations
from previously.errors import CheckError
from previously.fold import State, fold
from previously.sources import story_from_text
from previously.text import Prefix
from previously.views.findings.check import check, chosen
from previously.views.findings.finding import CODES, Finding
from tests.reading_helpers import state_of

DOCS = Path(__file__).parent.parent / "docs" / "check.md"
SECTION = re.compile(r"^### (?P<code>\w+): (?P<title>.+?)\n(?P<rest>.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
STORY = re.compile(r"```story\n(.*?)```", re.DOTALL)
SECTIONS = {found["code"]: found for found in SECTION.finditer(DOCS.read_text(encoding="utf-8"))}


def found(text: str, *select: str) -> list[Finding]:
    return list(check(state_of(text), chosen(select)).findings)


def codes(text: str, *select: str) -> list[str]:
    return [finding.code for finding in found(text, *select)]


def headings(*lines: str) -> State:
    """A story of these headings, which no reading is needed to look at."""
    story = story_from_text("".join(f"{line}\n\nSomebody sings.\n\n" for line in lines), title="Test")
    return fold(Prefix(story.title, story.parts, ()))


def heading_codes(*lines: str) -> list[str]:
    return [finding.code for finding in check(headings(*lines), chosen(["H"])).findings]


# -- the documentation ------------------------------------------------------------------------------------------------


def test_every_code_is_documented_and_no_other() -> None:
    assert list(SECTIONS) == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_documented_example_has_the_code(code: str) -> None:
    """Whoever pastes an example into a file gets the finding that it is an example of, and no other by default."""
    section = SECTIONS[code]
    assert section["title"] == CODES[code].title
    (text,) = STORY.findall(section["rest"])
    assert set(codes(text, "all" if not CODES[code].default else code)) >= {code}
    if CODES[code].default:
        assert set(codes(text)) == {code}


@pytest.mark.parametrize("code", CODES)
def test_a_finding_cites_what_it_says(code: str) -> None:
    """Every citation is what stands there; two sentences where something is contradicted; edits fit the text."""
    (text,) = STORY.findall(SECTIONS[code]["rest"])
    parts = {part.id: part for part in state_of(text).parts}
    for finding in found(text, code):
        assert finding.evidence and finding.kind == CODES[code].kind
        assert len(finding.evidence) >= (1 if code in ("G501", "H208", "I601", "I602", "I603") else 2)
        for cite in finding.evidence:
            assert parts[cite.part].text[cite.start : cite.end] == cite.text
        for edit in finding.edits:
            assert parts[edit.part].text[edit.start : edit.end] == edit.text != edit.to


# -- what is one in other words ----------------------------------------------------------------------------------------

WORDED = {
    "R404 a name beside the office": "The duke fires his steward, Otto Reed. Hanna weeps.|The steward, Otto Reed, sings.",
    "N103 a new one of hers": "Otto Hale shoots the mayor. Hanna sings.|Her new partner, Otto, is afraid of boats.",
    "N103 the new one": "Otto Hale shoots the mayor. Otto flees. Hanna sings.|Greta meets the new Otto.",
    "N102 one given name": "Dr. Otto Trench runs the mill. Trench sings. Hanna loves Otto Trench. Greta meets Otto French.",
    "R402 the brothers": "The brothers Otto and Emil Reed sing.|Otto sells a boat, and Emil, his son, buys it.",
    "R402 a pronoun that opens": "Otto has two brothers, Emil and Colm.|Otto sings. His uncle Emil sells a boat.",
    "R408 no children": "Otto Reed has no children. Hanna sings.|Otto's eldest daughter, Greta, sells a boat.",
    "S304 left so": "The fire leaves Otto Reed blind. Hanna weeps.|Otto Reed sees Greta at the window.",
    "S304 what it costs": "The fire costs Otto Reed his sight. Hanna weeps.|Otto Reed sees Greta at the window.",
    "S304 never again": "Otto Reed will never walk again. Hanna weeps.|Otto Reed climbs over the wall.",
    "S302 a prisoner": "Bell takes Otto Reed prisoner. Hanna weeps.|Otto Reed buys a horse at the market.",
    "S302 until": "Bell locks Otto Reed in a cellar. Hanna sings until noon.|Otto Reed buys a horse at the market.",
    "S301 years ago in passing": "Bell kills Otto Reed.|Hanna, who left him years ago, sings. Otto Reed buys a boat.",
    "G504 reflexives": "Rook wants to save Hanna. Rook would sacrifice himself.|Rook kills Otto and Greta, and herself.",
}


@pytest.mark.parametrize("what", WORDED)
def test_what_is_a_defect_is_found_in_other_words(what: str) -> None:
    """Each of two parts that the other contradicts."""
    parts = (f"Chapter {n}: The Sea\n\n{text}" for n, text in enumerate(WORDED[what].split("|"), 1))
    assert {finding.code for finding in found("\n\n".join(parts))} == {what[:4]}


# -- what is no defect ------------------------------------------------------------------------------------------------

INNOCENT = {
    "a flashback": "Sheriff Bell kills Otto Reed. Hanna cries. In a flashback, Otto Reed opens the door and greets Hanna.",
    "a dream": "Sheriff Bell kills Otto Reed. Hanna cries. Hanna dreams that Otto Reed opens the door and greets her.",
    "a hallucination": "Sheriff Bell kills Otto Reed. Hanna has hallucinations of Otto Reed. Otto Reed follows her everywhere.",
    "a ghost": "Sheriff Bell kills Otto Reed. The ghost of Otto Reed haunts the mill. Otto Reed frightens Hanna.",
    "a feigned death": "Sheriff Bell kills Otto Reed. Otto Reed, who faked his death, escapes. Otto Reed buys a boat.",
    "a resurrection": "Sheriff Bell kills Otto Reed. A witch brings Otto Reed back to life. Otto Reed thanks her.",
    "a claim": "Hanna claims that Sheriff Bell killed Otto Reed. Otto Reed opens the door and greets Hanna.",
    "an attempt": "Sheriff Bell tries to kill Otto Reed. Otto Reed opens the door and greets Hanna.",
    "a plan": "Sheriff Bell wants to kill Otto Reed. Otto Reed opens the door and greets Hanna.",
    "a denial": "Sheriff Bell does not kill Otto Reed. Otto Reed opens the door and greets Hanna.",
    "a funeral": "Sheriff Bell kills Otto Reed. She speaks at the funeral of Otto Reed and kisses the body of Otto Reed.",
    "a mention": "Sheriff Bell kills Otto Reed. Hanna thinks of Otto Reed. Hanna reads a letter from Otto Reed.",
    "what had been": "Sheriff Bell kills Otto Reed. Hanna learns that Otto Reed had hidden the gold in the mill.",
    "a namesake": "Major Reed is killed by Sheriff Bell. His son Otto Reed weeps. Otto Reed opens the door and greets Hanna.",
    "a widow's memory": "Hanna mourns her late husband, Otto Reed. In her memory Otto Reed opens the door and greets her.",
    "a nickname": "Katherine Bell runs the mill. Kate sells bread. Katherine loves her work. Kate sings.",
    "a short form": "Josephine Hart runs the mill. Hart sells bread. Josephine sings. Hart and Greta eat.",
    "names alike": "Mara, Maren and Marla are sisters. Mara sings. Maren sings. Marla sings. Mara meets Maren and Marla.",
    "a spelling that is told": "Dr. Calder runs the clinic. Dr. Calder sings. Dr. Caldor, as the paper spells her, resigns.",
    "a stepmother": "Hanna's mother Greta runs the mill. Hanna's stepmother Agnes Moor sells fish.",
    "a claimed father": "Hanna's father Amos runs the mill. Otto Hale claims that he is the father of Hanna.",
    "a friend who is a foster sister": "Trudi is a friend of Hanna. Hanna and her foster sister Trudi quarrel.",
    "wives in turn": "Amos and his wife, Greta, run the mill. Greta dies. Amos marries Agnes. Agnes is his wife now.",
    "somebody else's pronoun": "Hanna meets Emil at the mill. Emil is her brother. Hanna sells his boat. He forgives her.",
    "a gerund": "Greta loves the morning. Her walks through the woods calm her.",
    "a release": "Sheriff Bell arrests Otto Reed. The judge sets him free. Otto Reed rides to the market with Hanna.",
    "an escape": "A gang kidnaps Hanna Moor. At night she escapes. Hanna Moor visits Otto in the mill.",
    "a time that passed": "Sheriff Bell arrests Otto Reed. Two years later, Otto Reed buys a horse at the market.",
    "a locked door": "Otto Reed locks the mill. Otto Reed rides to the market with Hanna.",
    "an attempt to hold": "Sheriff Bell tries to arrest Otto Reed. Otto Reed rides to the market with Hanna.",
    "prisoners moved": "Sheriff Bell arrests Otto Reed. Otto Reed rides to the town with his guards.",
    "a journey": "Hanna Moor waits in Paris. Then Hanna Moor dines in London with Otto.",
    "a place in a place": "Hanna Moor waits in Soho, in the heart of London. Meanwhile, Hanna Moor dines in London with Otto.",
    "two people at once": "Hanna Moor waits in Paris. Meanwhile, Otto Reed dines in London.",
    "a cure": "Otto Reed is paralysed. A surgeon operates on him. Otto Reed runs to the mill.",
    "walking again": "Otto Reed is paralysed. Otto Reed walks to the mill again.",
    "fear that paralyses": "Otto Reed is paralysed by fear. Otto Reed runs to the mill.",
    "a figure of speech": "Greta Moor is blind to the truth. Greta Moor reads a letter from Otto.",
    "a wound": "Agnes wounds Otto Reed. Otto Reed runs to the mill.",
    "an office given back": "The duke dismisses Otto Reed as steward.\n\nII. Sheep\n\nHe makes Otto Reed steward once more.",
    "a new master": "Otto Reed works for Greta Moor. Greta loses the mill. Now Greta Moor works for Otto Reed.",
    "a boyfriend of somebody's": "Greta dates Emil. Hanna walks to the mill. The boyfriend waits for her.",
    "the wife of somebody": "Hanna walks to the mill. The girlfriend of Emil waits for her.",
    "what was told to begin": "Bell drags Otto Reed into the mill. Hanna weeps. Otto Reed is still being held in the mill.",
    "a prisoner freed": "Bell takes Otto Reed to the mill. Hanna weeps. At night Hanna frees Otto Reed.",
    "freed of a debt": "Otto Reed sings in the mill. At night Hanna frees Otto Reed from his debt.",
    "possessives of one form": "Agnes' mill burns. Agnes weeps. Bell sees Agnes' barn. Bell buys Agnes' horse.",
    "the end of a quotation": "Agnes's mill burns. Bell sees Agnes's barn and Agnes's horse. ‘I love Agnes’ he says.",
    "a family": "Bell sees Ross's barn, Ross's horse and Ross's bread. Ross weeps. The Ross' mill burns.",
    "an office that was theirs": "Bell dismisses Otto Reed as steward.\n\nII. Sheep\n\nThe former steward, Otto Reed, sings.",
    "a letter from the dead": "Sheriff Bell kills Otto Reed. Hanna gets a letter. Otto Reed writes that he loves her.",
    "an obituary": "Otto Reed falls into the river. The papers print his obituary. Otto Reed buys a boat.",
    "an actor": "Otto Reed has played Lear for years. Otto Reed dies on the stage at nine. Otto Reed buys a boat.",
    "a parrot": "Sheriff Bell kills Otto Reed. At night Otto Reed calls Hanna. It is only the parrot.",
    "a parting told of nobody": "Hanna is married to Otto. The divorce is quick. Hanna and her husband, Emil, run the mill.",
    "a namesake on purpose": "Otto Hale shoots the mayor. Greta has a son and names him Otto after the mayor's murderer.",
    "a costume": "Emil sings. He plays the maid in a farce. The wig is his own. Emil says that she is late.",
    "a present": "Emil loves his horse. He feeds it. Emil buys her a horse.",
    "several who were taken": "Bell sings.\n\nII. Bus\n\nFive people are taken off a bus. Hanna is still being held.",
    "a sentence that is somebody's": "Hanna walks to the mill. The diary says that the boyfriend waits for her.",
    "a voice lost for a day": "Greta Moor loses her voice. Otto cooks soup. Greta Moor sings at the mill.",
    "a mill that is run": "Otto Reed is paralysed. Hanna weeps. Otto Reed runs the mill from his bed.",
    "a family in the plural": "Lena runs the mill. Otto visits Lena. Lena weeps. The Lenas house is sold.",
    "a sector": "Hector sings. Hanna follows Hector. Hector sleeps. At night Hanna walks through Sector 17.",
    "an office after a coup": "Chapter 1: The Sea\n\nThe duke fires his steward, Otto Reed. Hanna weeps.\n\n"
    "Chapter 2: The Mill\n\nThere is a new duke. The steward, Otto Reed, sings.",
    "a father of two brothers": "Dr. Tom Reed and his brother, Dr. Ben Reed, run the mill. Their father, Dr. Reed, built it.",
    "a childless man who adopts": "Otto Reed has no children. He adopts a girl. Otto's daughter Hanna sings.",
    "a mistake only": "In the dark cellar, Hanna kills the watchman by mistake. Hanna burns her coat.",
}


@pytest.mark.parametrize("what", INNOCENT)
def test_what_is_no_defect_is_left_alone(what: str) -> None:
    assert found(INNOCENT[what]) == []


SOUND_HEADINGS = {
    "numbers with as many digits as they need": [f"Chapter {n}" for n in range(1, 13)],
    "numbers with a zero before them": [f"S01 E{n:02} - Night Sky" for n in range(1, 12)],
    "roman numerals": ["I. Night Sky", "II. Day Light", "III. Dawn Chorus", "IV. Dusk Fall"],
    "a prologue and an epilogue": ["Prologue", "Chapter 1: Dark", "Chapter 2: Light", "Chapter 3: Grey", "Epilogue"],
    "books that count anew": ["BOOK ONE", "CHAPTER I", "CHAPTER II", "CHAPTER III", "BOOK TWO", "CHAPTER I", "CHAPTER II"],
    "seasons that count anew": ["S01E01 Dark", "S01E02 Light", "S01E03 Grey", "S02E01 Blue", "S02E02 Red"],
    "too few to make a pattern": ["Chapter 1: The Dark Door", "Ch. 2 - the light"],
    "a story that begins late": ["Chapter 7", "Chapter 8", "Chapter 9"],
    "several chapters told as one": ["Chapters 1-3", "Chapters 4 & 5", "Chapter 6", "Chapters 7 to 9", "Chapter 10"],
    "scenes of several acts": ["Act 1, Scene 1", "Act 1, Scene 2", "Act 2, Scene 1", "Act 2, Scene 2", "Act 3, Scene 1"],
    "several chapters in books": ["Book I, Chapters I-IV", "Book I, Chapters V-VI", "Book II, Chapters I-III"],
    "titles of one word beside longer ones": ["Episode 1: The Dark Door", "Episode 2: Homecoming", "Episode 3: The Old Mill"],
    "a first word that not all share": [
        "Episode 1: Old Mill",
        "Episode 2: Old Town",
        "Episode 3: Dry Well",
        "Episode 4: Red Sea",
    ],
}


@pytest.mark.parametrize("what", SOUND_HEADINGS)
def test_sound_headings_are_left_alone(what: str) -> None:
    assert heading_codes(*SOUND_HEADINGS[what]) == []


BROKEN_HEADINGS = [
    (["S01 E01 – Dark", "S01 E02 – Light", "S01 E03 – Grey", "S01 E004 – Blue"], ["H201"]),
    (["Chapter 1", "Chapter 2", "Chapter 3", "Chapter IV"], ["H201"]),
    (["1x01 Dark", "1x02 Light", "1x04 Grey"], ["H203"]),
    (["Chapters 1-3", "Chapters 4-5", "Chapters 7-8", "Chapter 9"], ["H203"]),
    (["Act 1, Scene 5", "Act 1, Scene 6", "Act 1, Scene 1", "Act 2, Scene 1"], ["H204"]),
    (["E1 Dark", "E2 Light", "E3 Grey", "E4: Blue"], ["H205"]),
    (["Episode 1: Lo Dark", "Episode 2: Lo Light", "Episode 3: Lo Grey", "Episode 4: Blue"], ["H206"]),
    (["Chapter 1: DARK NIGHT", "Chapter 2: LIGHT DAY", "Chapter 3: GREY FOG", "Chapter 4: Blue Sky"], ["H206"]),
    (["Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4: Blue"], ["H207"]),
    (["Episode Eighteen- Dark", "Episode Nineteen- Light", "Episode Twenty- Grey", "Episode Twenty-Two- Blue"], ["H203"]),
    (["Episode Eleven- Dark", "Episode Tweleve- Light", "Episode Thriteen- Grey", "Episode Fourteen- Blue"], ["H208", "H208"]),
]


@pytest.mark.parametrize(("lines", "expected"), BROKEN_HEADINGS)
def test_broken_headings_are_found(lines: list[str], expected: list[str]) -> None:
    assert heading_codes(*lines) == expected


def test_a_family_name_is_misspelt_beside_the_right_given_name() -> None:
    """The reading takes the two for one person anyway; which spelling is right, the more frequent one says."""
    text = "Marcus Webb runs the mill. Hanna visits Marcus Webb. Marcus sings. The next day Marcus Web leaves the town."
    (finding,) = found(text)
    assert finding.message == "“Marcus Web” is spelt “Marcus Webb” elsewhere (1× against 2×)."
    assert [(edit.text, edit.to) for edit in finding.edits] == [("Web", "Webb")]


# -- whole stories ----------------------------------------------------------------------------------------------------


def test_clean_stories_are_clean_and_what_is_planted_in_them_is_found() -> None:
    """A few of each kind; `python -m benchmarks.mutations` plants hundreds, and finds more than 8 in 10."""
    made = mutations.measured(sorted(mutations.CLEAN.glob("*.txt")), count=6, seed=1)
    assert made.alarms == [] and made.words > 1500
    assert sum(made.tries.values()) == 36 and made.share >= 0.7


SEEN = {
    "a death told by a pronoun": "Otto Reed opens the mill. Hanna kills him. Hanna weeps.\n\nOtto Reed greets Hanna.",
    "what a dead man had": "Otto Reed dies of an illness that he had hidden.\n\nOtto Reed opens the door and greets Hanna.",
    "a dead man by a slip of the pen": "Leonard sings. Leonard laughs. Hanna kills Lenard.\n\nLeonard greets Hanna.",
    "a death that only later words tell of": "Otto Reed is declared dead. Otto Reed faked his death.\n\n"
    "Otto Reed dies in a fire.\n\nOtto Reed greets Hanna.",
    "a name told in what another is": "Sabra is the nurse of Otto. Otto sings. Otto laughs.\n\nHanna kills Otto."
    "\n\nOtto greets Hanna.",
    "a deed in the morning": "Sheriff Bell kills Otto Reed.\n\nIn the morning Otto Reed greets Hanna at the gate.",
}


@pytest.mark.parametrize("what", SEEN)
def test_the_dead_are_known_however_their_death_is_told(what: str) -> None:
    assert "S301" in codes(SEEN[what])


WORDS_THAT_HEAL_NOBODY = {
    "a well is not well": ("S304", "A beam cripples Otto Reed. Otto Reed sits by the well. Otto Reed runs to the mill."),
    "others who wake": ("S304", "Otto Reed is paralysed. Hanna wakes the miller. Otto Reed runs to the mill."),
    "a doubt beside the point": (
        "S304",
        "Otto Reed is paralysed. Otto Reed curses, although he is ill. Otto Reed runs home.",
    ),
    "a fall told first": (
        "S304",
        "Otto Reed falls from a roof and loses both legs. Hanna weeps. Otto Reed climbs a tree.",
    ),
    "who is sent after him": ("S302", "Two men kidnap Otto Reed. The miller sends Hanna after him. Otto Reed buys a horse."),
}


@pytest.mark.parametrize("what", WORDS_THAT_HEAL_NOBODY)
def test_nobody_is_healed_or_freed_by_words_of_something_else(what: str) -> None:
    code, text = WORDS_THAT_HEAL_NOBODY[what]
    assert codes(text) == [code]


def test_a_parent_turned_into_a_child_is_seen_where_a_pronoun_or_a_doubt_of_something_else_stands() -> None:
    his = "Amos Reed leaves with his son Emil. Hanna weeps. Amos Reed, the son of Emil, comes home."
    other = "Hanna meets her father Amos Reed, revealing where the gold lies. Amos Reed is the son of Hanna."
    assert codes(his) == ["R402"] and codes(other) == ["R402"]
    assert codes("Hanna claims that Amos Reed is the son of Emil. Amos Reed leaves with his son Emil.") == []


# -- choosing ---------------------------------------------------------------------------------------------------------


def test_codes_are_chosen_by_their_beginnings() -> None:
    assert chosen(["n1"]) == {"N101", "N102", "N103", "N104", "N105"}
    assert chosen(["all"]) == set(CODES)
    assert "I601" not in chosen() and "I601" in chosen(["I"])
    assert chosen(["N"], ["N103"]) == {"N101", "N102", "N104", "N105"}
    with pytest.raises(CheckError, match="No code begins with"):
        chosen(["Z9"])
    with pytest.raises(CheckError):
        chosen([""])


def test_a_finding_is_known_from_its_latest_sentence_on() -> None:
    """The first episode knows nothing of what contradicts it in the second."""
    text = STORY.findall(SECTIONS["S301"]["rest"])[0]
    first = text.partition("Episode 2")[0]
    assert found(first) == []
    assert codes(text) == ["S301"]

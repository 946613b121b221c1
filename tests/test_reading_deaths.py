"""Who is dead: by verbs, idioms, bodies and graves; and who only nearly, only by what people say, or not yet."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Victor is found murdered in the barn. Ann weeps.", "Victor"),
        ("Ann finds Tom dead in the barn.", "Tom"),
        ("Tom drops dead at dinner. Ann screams.", "Tom"),
        ("Tom loses his life in the war. Ann weeps.", "Tom"),
        ("Tom passes away in the night. Ann weeps.", "Tom"),
        ("Tom bleeds to death in the snow. Ann weeps.", "Tom"),
        ("Tom succumbs to his injuries. Ann weeps.", "Tom"),
        ("Tom does not survive the crash. Ann weeps.", "Tom"),
        ("Ann operates on Tom, but she cannot save him.", "Tom"),
        ("Tom falls to his death. Ann weeps.", "Tom"),
        ("Tom's widow, Ann, remarries.", "Tom"),
        ("Ann attends Tom's funeral.", "Tom"),
        ("The police find Tom's body in the river.", "Tom"),
        ("The skeleton turns out to be that of Tom Hale. Ann weeps.", "Tom Hale"),
        ("The dead man is Yannick Pool, a dock worker. Rosa knew Yannick.", "Yannick Pool"),
        ("Victor Hale is buried beside the church. Rosa weeps.", "Victor Hale"),
        ("Tom is arrested for murdering Bill. Ann weeps.", "Bill"),
        ("News reaches Ann that Tom has died.", "Tom"),
        ("Rosa survives the crash, but Victor does not. Rosa weeps.", "Victor"),
        ("Clara survives; her maid, Rosa, who tastes the wine first, does not.", "Rosa"),
        ("Rosa tells Clara that Victor did not die in his sleep.", "Victor"),
        ("Victor is shot at dawn. Rosa weeps.", "Victor"),
        ("Victor suffocates in his sleep. Rosa suffocates in her marriage.", "Victor"),
        ("The drowning of Victor Hale is told in every tavern. Rosa weeps.", "Victor Hale"),
        ("Nora is the only child of the late Queen Rosa. Nora weeps.", "Queen Rosa"),
    ],
)
def test_there_are_many_ways_to_tell_a_death(text: str, who: str) -> None:
    """Whoever did it, if anybody did."""
    assert Export(text).dead() == {who: []}


@pytest.mark.parametrize(
    ("text", "who", "by"),
    [
        ("Ann was shot dead by Tom.", "Ann", "Tom"),
        ("Tom beats Bill to death with a hammer.", "Bill", "Tom"),
        ("Bill is cut down by Tom in the battle.", "Bill", "Tom"),
        ("Tom cut Bill's throat. Ann screamed.", "Bill", "Tom"),
        ("Tom hangs Bill from the gate.", "Bill", "Tom"),
        ("Medea drowns Tom in the bath.", "Tom", "Medea"),
        ("Ann is mortally wounded by Tom.", "Ann", "Tom"),
    ],
)
def test_who_is_dead_by_whom(text: str, who: str, by: str) -> None:
    """The idioms of killing have a killer and a victim."""
    assert Export(text).dead() == {who: [by]}


@pytest.mark.parametrize(
    "text",
    [
        "Ann saves Tom from drowning. Tom thanks Ann.",
        "Tom Hale is dying of cancer. Ann visits Tom.",
        "The work is killing Rosa. Victor worries.",
        "Tom drowns his sorrows in the pub. Ann laughs.",
        "Tom bores Ann to death.",
        "Tom is sentenced to death. Ann weeps.",
        "Tom shoots himself in the foot. Ann laughs.",
        "Tom hangs up on Ann.",
        "Ann plans her own funeral. Tom laughs.",
        "Rosa's would-be killer is caught. Victor smiles.",
        "Tom is buried alive by Bill. Ann digs.",
        "Tom is buried in work. Ann waits.",
        "The avalanche buries Tom. Ann digs.",
        "Tom hides his body behind the tree. Ann waits.",
        "Tom succumbs to temptation and kisses Ann.",
        "Ann leaves Tom for dead.",
        "Victor wants to stay, for he is dying. Rosa nurses him.",
        "Rosa looks into the well and sees herself being killed by Victor.",
        "Clara brings a photograph of Victor, which she hangs on the wall. Victor laughs.",
        "For years Victor had told everyone that Rosa had drowned. Rosa laughs.",
        "Clara believes that Victor is the one who killed Henry. Henry laughs.",
    ],
)
def test_nobody_dies_of_a_turn_of_phrase(text: str) -> None:
    """Nor of what is only under way."""
    assert not Export(text).dead()


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("Ann keeps Bill from killing Tom. Tom thanks Ann.", "kill", "negated"),
        ("Ann is nearly killed by Tom.", "kill", "attempt"),
        ("Ann escapes before Tom can kill her.", "kill", "negated"),
        ("Ann nearly dies in the fire. Tom weeps.", "die", "negated"),
        ("Ann would have killed Tom, but he ran.", "kill", "negated"),
        ("Rosa did not want to kill Victor.", "kill", "negated"),
        ("Ann foils the attempted murder of Tom.", "murder", "attempt"),
        ("Tom plots the murder of Ann.", "murder", "plan"),
        ("Tom's execution is postponed. Ann weeps.", "execute", "plan"),
        ("Tom was to be hanged. Ann weeps.", "hang", "plan"),
        ("Rosa learns that Victor is going to be hanged.", "hang", "plan"),
        ("Ann will inherit the house when Tom dies.", "die", "plan"),
        ("Tom is accused of killing Bill. Ann weeps.", "kill", "claim"),
        ("Tom is believed to have drowned. Ann weeps.", "drown", "claim"),
        ("Victor is supposed to have drowned. Rosa weeps.", "drown", "claim"),
        ("Word comes that Tom has died. Ann weeps.", "die", "claim"),
        ("Ann supposedly died in the fire. Tom weeps.", "die", "claim"),
        ("Tom drowned in the storm. His body was never found.", "drown", "claim"),
    ],
)
def test_what_did_not_happen_or_who_knows(text: str, lemma: str, status: str) -> None:
    """The status of a deed, by what governs it."""
    assert {s for _, told, _, s in Export(text).deeds() if told == lemma} == {status}


def test_the_dead_man_is_whoever_is_dead_already() -> None:
    """And nobody else whom the words might mean."""
    story = Export(
        "S01 E01 – One\n\nTom Hale is found dead in the barn. Ann knew Tom.\n\n"
        "S01 E02 – Two\n\nLaurence owed the dead man three hundred pounds. Ann arrests Laurence.\n"
    )
    assert set(story.dead()) == {"Tom Hale"}


def test_who_turns_out_to_be_alive_is_not_dead_any_more() -> None:
    """Only of somebody taken for dead is it news."""
    story = Export(
        "S01 E01 – One\n\nVictor Hale dies in the fire. Rosa weeps.\n\n"
        "S01 E02 – Two\n\nRosa learns that Victor is still alive. Clara is alive and well.\n"
    )
    lives = [(story.name[s["entity"]], s["value"]) for s in story.raw["states"] if s["aspect"] == "life"]
    assert lives == [("Victor Hale", "dead"), ("Victor Hale", "alive")]


def test_a_relative_clause_is_about_what_stands_before_it() -> None:
    """Of a list after it, nobody died."""
    assert set(Export("Rosa, who died last year, Victor and Clara lived there.").dead()) == {"Rosa"}


def test_nobody_is_hurt_at_chess() -> None:
    """Nor by a shot that misses; who is beaten badly is, and who is shot dead is no invalid."""
    story = Export(
        "Rosa beats Victor in nine moves. Henry shoots at Clara and hits a vase. Rosa beats Edgar badly. "
        "Hugo was shot dead by Rosa."
    )
    assert {story.name[s["entity"]] for s in story.raw["states"] if s["aspect"] == "health"} == {"Edgar"}


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("Rosa has to tell Victor. Victor weeps.", "tell", "actual"),
        ("Rosa shows the letter to nobody. Victor waits.", "show", "negated"),
        ("Victor refuses to say where he met Rosa.", "meet", "actual"),
        ("Victor swears that he met Rosa.", "meet", "claim"),
        ("Victor testifies that Rosa robbed Henry.", "rob", "claim"),
        ("Victor tells Rosa that Henry robbed Clara. This is a lie.", "rob", "claim"),
        ("Victor tells Rosa that Henry robbed Clara. Clara weeps.", "rob", "actual"),
        ("Rosa says that Victor will marry Clara.", "marry", "plan"),
        ("Henry wonders who robbed Clara.", "rob", "actual"),
        ("Victor is arrested for robbing Clara.", "rob", "claim"),
    ],
)
def test_whether_it_happened(text: str, lemma: str, status: str) -> None:
    """What is asked after happened; what is sworn need not have."""
    assert {s for _, told, _, s in Export(text).deeds() if told == lemma} == {status}


def test_both_his_sons_are_dead() -> None:
    """Wherever the tree hangs them."""
    story = Export("With her father dead, Rosa Hale sells the mill. Victor, her brother, weeps.")
    assert list(story.dead()) == ["her father"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Victor gives his life to save Rosa.", ["Victor"]),
        ("Victor dies a hero. Rosa weeps.", ["Victor"]),
        ("Rosa kisses Victor's lifeless body.", ["Victor"]),
        ("Rosa watches Victor die.", ["Victor"]),
        ("Victor is hanged for the murder of Henry. Rosa weeps.", ["Victor", "Henry"]),
        ("Rosa asks who killed Victor.", ["Victor"]),
        ("Did Rosa kill Victor? Henry wonders.", []),
        ("Had Rosa killed Victor, Henry would know.", []),
        ("Instead of killing Victor, Henry frees him.", []),
        ("Neither Victor nor Henry dies.", []),
        ("Rosa dreams of Victor's death.", []),
        ("Victor was dead to Rosa.", []),
        ("Victor is half dead with cold. Rosa helps.", []),
        ("Henry lies to Rosa that Victor died in the war.", []),
    ],
)
def test_who_is_dead_in_the_end(text: str, who: list[str]) -> None:
    """By heroes' ends and by questions, ifs and dreams."""
    assert set(Export(text).dead()) == set(who)


def test_who_is_taken_prisoner_is_captive() -> None:
    """As who is held so; who is taken for one is not."""
    story = Export("Victor is taken prisoner by Rosa. Henry takes Clara for a fool.")
    assert [(story.name[s["entity"]], s["value"]) for s in story.raw["states"]] == [("Victor", "captive")]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Jude carries his father to the car, but he dies on the way. Jude drives to the police station.", "his father"),
        ("Tom lays Victor on the bed, where he dies before dawn. Tom calls Ann. Tom digs a grave.", "Victor"),
    ],
)
def test_who_goes_on_acting_is_not_the_one_who_died(text: str, dead: str) -> None:
    """A pronoun that the model takes for the wrong one of two."""
    assert set(Export(text).dead()) == {dead}


def test_a_life_told_to_its_end_is_no_contradiction() -> None:
    """What somebody did until he died can be told afterwards."""
    assert Export("Until he died, Tom Hale sent Ann a card each year. Tom loved Ann.").dead() == {"Tom Hale": []}


@pytest.mark.parametrize(
    "text",
    [
        "Victor promises Ann her freedom on the day that Tom is dead. Tom hears it.",
        "Ann decides to have Tom executed at once. Tom hears of it.",
        "Rosa vows to leave Paris on the night that Tom dies. Tom laughs.",
    ],
)
def test_a_death_that_is_yet_to_be(text: str) -> None:
    """Promised for some day, or left for others to do."""
    assert Export(text).dead() == {}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Tom is shot by Victor. He dies in Ann's arms.", {"Tom": ["Victor"]}),
        ("Victor stabs Tom in the alley. Tom dies the same night.", {"Tom": ["Victor"]}),
        ("Victor stabs Tom. Years later Tom dies of a fever.", {"Tom": []}),
        ("Rosa had buried Tom in Rome. Ann weeps.", {"Tom": []}),
        ("Ann loved Tom. She had to kill him after a week.", {"Tom": ["Ann"]}),
        (
            "Rosa Pell meets Clara Dunn. She tricks her in killing Tom and calls the police on her.",
            {"Tom": ["Clara Dunn"]},
        ),
        ("Victor meets Henry on the pier. Henry pushes him into the sea, where he drowns.", {"Victor": ["Henry"]}),
        ("Rosa married Victor. She buried him, then their daughter.", {"Victor": [], "their daughter": []}),
        ("The fire that killed her brother, Tom, and her nurse, Ann, has cost Rosa the house. Ann sings.", {"Tom": []}),
    ],
)
def test_whose_hand_it_was(text: str, dead: dict[str, list[str]]) -> None:
    """Who struck the blow, and not who dug the grave."""
    assert Export(text).dead() == dead


def test_what_hurts_nobody() -> None:
    """What somebody only believes to have done, how the dead were shot, and who is cheered by news."""
    story = Export("Odile apologised to Pilar, believing that she had stabbed Pilar. Tom is found dead. Victor had shot Tom.")
    assert not [s for s in story.raw["states"] if s["aspect"] == "health"]
    story = Export("Tom dies in Rome. Ann tells the doctor. Tom, much revived by the news, decides to leave.")
    assert {s["value"] for s in story.raw["states"]} == {"dead"}


@pytest.mark.parametrize(
    "text",
    [
        "Ann hates Tom. Victor asks Ann why Tom's shoes are burned.",
        "Ann refuses, until Victor has Tom's barbershop burned down.",
        "Ann remembers the day on which Tom and Victor were shot at.",
        "Victor signs the order for Tom's arrest. Tom laughs.",
        "Tom is officially dead, but Ann meets Tom in Rome.",
        "Rosa visits the lady. The lady taught her chess, Latin and how to poison a man slowly.",
        "When the marshal wakes, the boy asks him why he took the money for somebody else's shot. He laughs.",
        "Henry complains to her about Clara, whose letters he, it turns out, has been burning for years.",
        "Victor is glad that he is not the one to be shot. Rosa laughs.",
        "What hurts Rosa is that Victor knew all along.",
    ],
)
def test_no_change_of_state(text: str) -> None:
    """What is done to things, what misses, what is only ordered, and what only the papers say."""
    assert not Export(text).raw["states"]


def test_who_did_something_to_the_end_is_who_died() -> None:
    """And not whom it was about."""
    text = (
        "Victor Hale comes home after ten years. He learns that Rosa married Henry. Rosa answers that Henry was kind to her, "
        "and that he talked about Victor every day until he died."
    )
    assert Export(text).dead() == {"Henry": []}


def test_nobody_arrests_himself() -> None:
    """Who arrests somebody herself does it with her own hands."""
    story = Export("Victor takes her pistol, and Rosa arrests him herself. She laughs.")
    assert [story.name[s["entity"]] for s in story.raw["states"]] == ["Victor"]


def test_who_killed_somebody_may_be_told_later() -> None:
    """By a verb of killing, or by the blow; not of somebody whose killer is known."""
    told = "S01 E01 – One\n\nVictor Hale is found dead in the barn. Rosa weeps.\n\nS01 E02 – Two\n\n"
    assert Export(told + "Clara learns that Henry strangled Victor Hale.\n").dead() == {"Victor Hale": ["Henry"]}
    assert Export(told + "Clara learns that Henry had shot Victor Hale.\n").dead() == {"Victor Hale": ["Henry"]}
    again = told.replace("is found dead", "is murdered by Edgar") + "Clara learns that Henry had shot Victor Hale.\n"
    assert Export(again).dead() == {"Victor Hale": ["Edgar"]}


@pytest.mark.parametrize(
    ("text", "lives"),
    [
        ("Rosa finds Victor alive in the cellar.", ["dead", "alive"]),
        ("In the cellar Rosa finds Victor, who is alive.", ["dead", "alive"]),
        ("Rosa finds Victor himself, drugged but alive.", ["dead", "alive"]),
        ("Victor says that he faked his death.", ["dead", "alive"]),
        ("Rosa learns that Victor had not drowned: he was strangled.", ["dead"]),
    ],
)
def test_who_is_found_alive_was_never_dead(text: str, lives: list[str]) -> None:
    """However one comes on them, and not where they are dead of something else."""
    story = Export(f"S01 E01 – One\n\nVictor drowns in the lake. Rosa weeps.\n\nS01 E02 – Two\n\n{text}\n")
    told = [s["value"] for s in story.raw["states"] if s["aspect"] == "life" and story.name[s["entity"]] == "Victor"]
    assert list(dict.fromkeys(told)) == lives


def test_nobody_is_dead_who_is_asked_how_she_died() -> None:
    """Whom somebody asks about a death is not the one who died."""
    story = Export("Maren Tveit is questioned at the mill. The inspector asks Maren how she died.")
    assert not story.dead()


def test_who_has_always_been_told_to_be_dead_may_live() -> None:
    """What somebody has always been told is what they were told, and no more."""
    story = Export("Saffron Quayle lives with Nell Quayle, who has always told her that her mother died in childbirth.")
    assert not story.dead()


def test_the_dead_man_of_today_is_not_the_one_of_last_week() -> None:
    """Each part's dead man is the one who was killed or found hanged in it."""
    story = Export(
        "S01 E01 – One\n\nVictor Hale is found hanged in his office. Rosa searches the dead man's desk.\n\n"
        "S01 E02 – Two\n\nSimon Orr is shot dead by a stranger. Rosa buries the dead man.\n"
    )
    assert "the dead man" not in story.names
    assert ("Rosa", "bury", "Simon Orr", "actual") in story.deeds()


def test_who_is_only_reported_dead_may_live() -> None:
    """What people said of Tom need not be so, and it was done to him."""
    story = Export("Ann weeps. Reported killed in the war, Tom comes back to Ann. Paul is reported murdered, and Ann flees.")
    assert {d for d in story.deeds() if d[1] in ("kill", "murder")} <= {
        ("-", "kill", "-", "claim"),
        ("-", "kill", "Tom", "claim"),
        ("-", "murder", "Paul", "claim"),
    }
    assert story.dead() == {}


def test_a_dead_woman_s_coat_is_no_death() -> None:
    """What belonged to some dead woman tells of nobody's death."""
    story = Export("Ann returns under a dead woman's name and wears a dead man's coat.")
    assert not story.dead()


@pytest.mark.parametrize(
    "text",
    [
        "The mother says that she does not want the surgery because after she dies, her daughter will be all alone.",
        "The guards take Tom to the castle and decide to execute Tom. He escapes.",
        "Back at the castle, Tom tricks his aspiring assassins.",
    ],
)
def test_who_is_to_die_is_alive(text: str) -> None:
    """A death to come, one that is resolved on, and one that some would like to bring about."""
    assert not Export(text).dead()


def test_who_decides_to_end_it_does() -> None:
    """Nobody keeps Malus from what he resolves to do to himself."""
    assert set(Export("Malus decides to kill himself and at the same time destroys the laboratory.").dead()) == {"Malus"}

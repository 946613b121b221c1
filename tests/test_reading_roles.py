"""Who is meant by a role, an apposition or a possessive: small stories, each written for one phenomenon."""

from __future__ import annotations

from tests.reading_helpers import Export


def test_a_firm_known_by_its_owner_is_listed_with_who_belongs_to_it() -> None:
    """Nobody acts for it, but two people belong to it; what its owner calls a company is no second firm."""
    story = Export(
        "S01 E01 – One\n\nPryor Cole wants Rosa in his own company.\n\n"
        "S01 E02 – Two\n\nLater Tom Reed becomes a part of Cole's agency.\n"
    )
    firms = {(s, t) for s, type, t in story.relations() if type == "member_of"}
    assert {who for who, _ in firms} == {"Pryor Cole", "Tom Reed"}
    assert len({firm for _, firm in firms}) == 1


def test_the_name_behind_the_adviser_of_the_king_is_not_the_kings() -> None:
    """An apposition names the whole phrase and not the noun beside it."""
    story = Export("The adviser of the king, Ser Alden Marsh, warns the council. Later the king thanks Alden.")
    assert "the king" not in story.character("Alden Marsh")["descriptions"]
    assert not any(a == p == "Alden Marsh" for a, _, p, _ in story.deeds())


def test_what_is_implied_by_nobody_is_the_storys_word() -> None:
    """ "It is implied" tells; "she implies" claims."""
    story = Export("It is implied that Henry killed Edgar. Clara implies that Tom betrayed Rosa.")
    assert ("Henry", "kill", "Edgar", "actual") in story.deeds()
    assert ("Tom", "betray", "Rosa", "claim") in story.deeds()


def test_her_mother_is_the_mother_already_spoken_of() -> None:
    """Of two women it is the one whose mother is known; being asked about her makes nobody her daughter."""
    story = Export(
        "S01 E01 – One\n\nNora Hale comes home. Silas knows what happened to Nora's mother. Dr. Ines Park examines Silas.\n\n"
        "S01 E02 – Two\n\nNora questions Dr. Park about her mother, Helen.\n\n"
        "S01 E03 – Three\n\nA woman in black visits Silas. The woman in black is revealed to be Nora's mother, Helen. "
        "Helen hugs her daughter.\n"
    )
    parents = {(s, t) for s, type, t in story.relations() if type == "parent"}
    assert ("Helen", "Nora Hale") in parents
    assert not any(child == "Ines Park" or parent == child for parent, child in parents)
    assert ("Nora Hale", "question", "Ines Park", "actual") in story.deeds()
    assert ("Helen", "hug", "Nora Hale", "actual") in story.deeds()


def test_an_allegiance_is_pledged_to_somebody() -> None:
    """The patient of a pledge is who gets it, not whose it is."""
    story = Export("Corwin pledges Rosa's support to Henry.")
    assert ("Corwin", "pledge", "Henry", "actual") in story.deeds()


def test_who_is_married_or_engaged() -> None:
    """A bond is told by an adjective too, and also where somebody is reminded of it."""
    story = Export("Lorna reminds Magnus that she is still married to Henrik. Anna and Tom are engaged.")
    assert {("Lorna", "spouse", "Henrik")} <= story.relations()
    assert {frozenset(("Anna", "Tom"))} == {frozenset((a, b)) for a, t, b in story.relations() if t == "romantic"}


def test_what_shocks_somebody_did_happen() -> None:
    """To be shocked to see is to see; to be ready to leave is not to have left."""
    story = Export("Lorna is shocked to see Henrik. Magnus is ready to leave.")
    statuses = {(agent, lemma): status for agent, lemma, _, status in story.deeds()}
    assert statuses["Lorna", "see"] == "actual"
    assert statuses["Magnus", "leave"] == "plan"


def test_they_are_the_subjects_just_spoken_of() -> None:
    """Not whoever they treat, and not the three of the day before."""
    story = Export(
        "Rosa, Jude and Pip arrive in the morning. They meet the chief. Later Cole flirts with a patient, Mrs. Abbott. "
        "She thinks of the war. Cole dances with her. Magnus sees them. Tessa and Cole treat six patients. They finally talk."
    )
    assert {patient for agent, lemma, patient, _ in story.deeds() if lemma == "see"} == {"Cole", "Mrs Abbott"} or {
        patient for agent, lemma, patient, _ in story.deeds() if lemma == "see"
    } == {"Cole", "Mrs. Abbott"}
    assert {agent for agent, lemma, *_ in story.deeds() if lemma == "meet"} == {"Rosa", "Jude", "Pip"}


def test_a_family_is_put_together() -> None:
    """His father is the man whose child he was told to be, her stepmother the woman whom her father married since."""
    story = Export(
        "Josiah Penn has three children by his first wife, Honoria: Edmund, Theodosia and Kit. When Honoria dies, Josiah "
        "marries his housekeeper, Bess. Edmund quarrels with his father. Theodosia helps her stepmother. "
        "Kit betrays his sister."
    )
    deeds = story.deeds()
    assert ("Edmund", "quarrel", "Josiah Penn", "actual") in deeds
    assert ("Theodosia", "help", "Bess", "actual") in deeds
    assert ("Kit", "betray", "Theodosia", "actual") in deeds
    assert not any("father" in name or "mother" in name for name in story.names)


def test_an_uncle_is_a_parents_brother() -> None:
    """Told in one part, put together in another."""
    story = Export(
        "S01 E01 – One\n\nRosa is the daughter of Alden. Alden's brother Gregor is a smith.\n\n"
        "S01 E02 – Two\n\nRosa visits her uncle.\n"
    )
    assert ("Rosa", "visit", "Gregor", "actual") in story.deeds()


def test_who_is_given_a_name_had_none() -> None:
    """The child is Noel, and not the man who wanted to send it away."""
    story = Export("Josiah wants to send the child away, but Bess pities it and names him Noel. Noel thanks Bess.")
    assert not any("Noel" in c["names"] and "Josiah" in c["names"] for c in story.raw["characters"])
    assert ("Josiah", "send", "Noel", "plan") in story.deeds()


def test_a_name_one_goes_under_is_no_other_person() -> None:
    """He enlists under the name Carlyon, and is the Carlyon who comes back."""
    story = Export("Edmund Penn enlists under his mother's maiden name, Carlyon. Years later Edmund Carlyon returns.")
    (edmund,) = [c for c in story.raw["characters"] if "Edmund Carlyon" in c["names"]]
    assert "Edmund Penn" in edmund["names"]


def test_a_list_beside_a_plural_acts_for_it() -> None:
    """The sons are the two who are named, and every officer is nobody in particular."""
    story = Export("Corvane has two sons. His sons, Lucan and Emeric, attack the harbour and kill every officer.")
    assert {agent for agent, lemma, *_ in story.deeds() if lemma == "attack"} == {"Lucan", "Emeric"}
    assert not any("every" in name for name in story.name.values())


def test_burnt_letters_hurt_nobody() -> None:
    """A broken arm is an injury, a burnt letter none; a scolding is for what the scolded did."""
    story = Export("Hector burned Rosa's letters. Tom broke Clara's arm. Perpetua scolds Davith for hiding the key.")
    assert not any(s["aspect"] == "health" and story.name.get(s["entity"]) == "Rosa" for s in story.raw["states"])
    assert {agent for agent, lemma, *_ in story.deeds() if lemma == "hide"} == {"Davith"}


def test_what_somebody_is_called_is_nobody_else() -> None:
    """ "A liar" is his sister and no second person he calls."""
    story = Export("Hector calls Tabitha a liar.")
    assert {patient for _, lemma, patient, _ in story.deeds() if lemma == "call"} == {"Tabitha"}


def test_who_calls_himself_something_is_that() -> None:
    """Also where the subject stands at the verb before; and whom somebody realises he is, he is."""
    story = Export(
        "S01 E01 – One\n\nA young man buys Wren a pastry and calls himself Finch. Finch smiles.\n\n"
        "S01 E02 – Two\n\nLucan has a brother, Emeric. Wren realises that Finch is Emeric. Emeric weeps.\n"
    )
    (finch,) = [c for c in story.raw["characters"] if "Finch" in c["names"]]
    assert "Emeric" in finch["names"]


def test_of_a_realm_alone_is_no_name() -> None:
    """The King of the Narrow Sea is not called "of the Narrow Sea"."""
    story = Export("Now called King of the Outer Isles, Daven returns. Daven bows to Rosa.")
    assert not any(name.startswith("of ") for c in story.raw["characters"] for name in c["names"])


def test_particles_can_kill() -> None:
    """Who is torn apart or gunned down is dead; who is hunted down is found."""
    story = Export("The beast tears Henry apart. Edgar is gunned down by Clara. Tom hunts down Victor.")
    assert set(story.dead()) == {"Henry", "Edgar"}


def test_had_is_no_would() -> None:
    """ "He'd found out" is done, "is going to kill" is not, and what was never seen did not happen."""
    story = Export("Tom runs, because he'd found out the truth. Clara is going to kill Edgar. Nobody dies.")
    statuses = {lemma: status for _, lemma, _, status in story.deeds()}
    assert statuses.get("find out", statuses.get("find")) == "actual"
    assert statuses["kill"] == "plan"
    assert not story.dead()


def test_the_friend_of_noras_father_is_not_her_father() -> None:
    """The name behind "Nora's dad" is his, whoever is his friend."""
    story = Export("Nora Penn is a sergeant. Hask is an old friend of Nora's dad, Desmond Penn.")
    assert ("Desmond Penn", "parent", "Nora Penn") in story.relations()
    assert not any(
        {"Hask", "Desmond Penn"} == {c["name"], *c["names"]} & {"Hask", "Desmond Penn"} for c in story.raw["characters"]
    )


def test_a_murder_has_the_murderer_of_its_sentence() -> None:
    """The noun tells the death, the clause behind it who did it."""
    story = Export("Stroud is charged with the murder of Danny Marsh, whom Stroud had killed with a hook.")
    assert story.dead().get("Danny Marsh") == ["Stroud"]


def test_the_brother_he_thought_dead_is_his() -> None:
    """Whose kin somebody is, the clause about them may tell: whoever acts is whoever thought, left or gave up."""
    story = Export("Tom Reed comes home. At the mill Carl meets the brother he thought drowned. It rains.")
    assert "sibling" in {t for _, t, _ in story.relations()}
    story = Export("Colin listens. Edgar Crane teaches Colin to sail and tells him about the daughter he has never met.")
    assert {a for a, t, _ in story.relations() if t == "parent"} == {"Edgar Crane"}


def test_the_next_of_that_name_is_the_brother_just_told_of() -> None:
    """Of a nameless brother and the next man who is first named with the family's name nobody says that they are one."""
    story = Export("Ann Lowe drowned and left the mill to her older brother. Edgar Lowe runs it like a fortress.")
    assert ("Edgar Lowe", "sibling", "Ann Lowe") in story.both_ways()
    story = Export("Ann Lowe drowned and left the mill to her older brother. Rosa Lowe runs it like a fortress.")
    assert ("Rosa Lowe", "sibling", "Ann Lowe") not in story.both_ways()


def test_their_mother_is_the_mother_of_one_of_them() -> None:
    """Of two in "they" it is enough that one is known to have a mother."""
    story = Export("Rosa is the mother of Beth. Beth and Tom meet at the gate. They talk about their mother all night.")
    assert not [c for c in story.raw["characters"] if "their mother" in c["descriptions"] and c["name"] != "Rosa"]


def test_brothers_and_sisters_share_their_grandfather() -> None:
    """A grandfather of one is a grandfather of the other, and who is told late to be so was so before."""
    story = Export(
        "Edgar Crane is the grandfather of Beth. Tom is Beth's brother. Tom rides out at dawn. Edgar waits for his grandson."
    )
    assert frozenset(("Edgar Crane", "Tom")) in {frozenset((a, b)) for a, t, b in story.relations() if t == "relative"}
    story = Export("Beth Crane visits her aunt. Henry Crane is Beth's father. Clara is Henry's sister. Beth embraces her aunt.")
    assert frozenset(("Beth Crane", "Clara")) in {frozenset((a, b)) for a, t, b in story.relations() if t == "relative"}


def test_a_mothers_daughter_and_the_bride_of_before() -> None:
    """The daughter of a woman's husband is hers where she is called so; a man's fiancée of former days is his wife."""
    story = Export("Clara is Edgar's daughter. Rosa is Edgar's wife. Rosa fears for her daughter.")
    assert ("Rosa", "parent", "Clara") in story.relations()
    story = Export("Rosa is the wife of Edgar. Twenty years ago Tom is in love with Edgar's fiancée.")
    assert frozenset(("Rosa", "Tom")) in {frozenset((a, b)) for a, t, b in story.relations() if t == "romantic"}


def test_a_younger_daughter_is_of_whoever_has_an_elder_one() -> None:
    """From then on the two are sisters, their brother is a brother to both, and the mother of one the mother of all."""
    story = Export(
        "S01 E01 – One\n\nMagda Weiss, who founded the bakery with her husband, Otto, expects that her elder daughter, Klara, "
        "will follow her. Klara oils the oven when the door opens and a stranger enters: Ilse, the younger daughter, now a "
        "singer. Their brother, Peter, who keeps the books, weeps.\n\n"
        "S01 E02 – Two\n\nPeter confesses to his mother that he sold the van. Otto paid his younger daughter and made her "
        "swear never to come home. Klara drives to the station with her sister. Klara lies, while her brother sings.\n"
    )
    assert {("Magda Weiss", "parent", child) for child in ("Ilse", "Klara", "Peter")} <= story.relations()
    assert {("Klara", "sibling", "Ilse"), ("Klara", "sibling", "Peter")} <= story.relations()
    assert {
        ("Peter", "confess", "Magda Weiss", "actual"),
        ("Otto", "pay", "Ilse", "actual"),
        ("Klara", "drive", "Ilse", "actual"),
        ("Peter", "sing", "-", "actual"),
    } <= story.deeds()


def test_an_elder_son_is_not_the_younger_one() -> None:
    """Two sons told apart are two, though of the second nobody says the name."""
    story = Export("Magda praises her elder son, Peter. Her younger son laughs.")
    assert ("her younger son", "laugh", "-", "actual") in {(a.lower(), *rest) for a, *rest in story.deeds()}

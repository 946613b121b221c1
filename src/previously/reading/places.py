"""Names that sound like somebody's and are a ship's ("the freighter Tern") or a place's cut short ("on Halloran")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from previously.given import gender_of_name
from previously.reading import firms, lexicon
from previously.reading.names import is_title
from previously.reading.syntax import Doc
from previously.reading.things import SHIPS

if TYPE_CHECKING:
    from previously.reading.refs import Ref

CRAFT = SHIPS | frozenset(
    "steamship paddle-steamer spacecraft tugboat clipper corvette battleship gunboat lifeboat motorboat sailboat rowboat "
    "houseboat icebreaker zeppelin canoe raft".split()
)
PLACES = frozenset(
    "station house hall island isle street road castle manor abbey farm bay hill park city town village lodge grange priory "
    "keep tower fort harbour harbor beach creek valley wood woods forest moor mountain lake river colony outpost base prison "
    "academy school college university hospital hotel inn palace estate plantation ranch ridge".split()
)
ESTATES = frozenset("ranch estate plantation farm manor castle mansion hotel mine valley".split())
"""What is told by its name and an article: "the Redwillow ranch"."""
HOUSES = frozenset(
    "prison gaol jail asylum sanatorium sanitarium hospital clinic academy school college university hotel inn monastery "
    "convent priory abbey orphanage workhouse penitentiary mine colliery shipyard barracks".split()
)
"""What is called by a name set before it, which is then no person's that the story tells of."""
LEADING = frozenset("castle fort fortress mount lake port camp cape isle loch ben glen".split())
"""What a place's name begins with that is called by its last word too ("Castle Thorne")."""
RULERS = frozenset(
    "king queen emperor empress sultan duke duchess earl count countess marquess margrave baron baroness prince princess "
    "governor mayor bishop archbishop sheriff doge laird lord lady abbot abbess prior prioress".split()
)
"""Those who are so of a place."""
SITES = frozenset({"GPE", "LOC", "FAC"})
WHERE = frozenset("on in at aboard near inside outside off".split())
TOUCHING = frozenset("on to from for near".split())
"""Those of them, and of whence, that stand before people too."""
WHENCE = frozenset("from to for".split())
MOVING = frozenset("come return sail fly travel drift arrive escape move journey leave head depart".split())


def settle(doc: Doc, refs: list[Ref], known: Mapping[str, str]) -> list[Ref]:
    """The mentions of a part with the names of ships and of places called as such."""
    told = {doc.span_text(*r.name): r.type for r in refs if r.name is not None}
    here = ships(doc)
    vessels = {name for name, type in known.items() if type == "VEH"} | {doc.words[i].text for i in here}
    whole = {**told, **known}
    heads: dict[str, set[int]] = {}
    for ref in refs:
        if ref.name is not None:
            heads.setdefault(doc.span_text(*ref.name), set()).add(ref.head)
    full = [name.split() for name, type in whole.items() if type == "PER" and " " in name]
    people = {token for words in full for token in words if "of" not in words}  # of the King of Osk, Osk is no person
    people |= {name for name, type in known.items() if type == "PER"}
    family = {w for words in full if "of" not in words for w in (words[0], words[-1]) if w[:1].isupper() and not is_title(w)}
    lone = {name for name, type in known.items() if type == "PER" and name.isalpha()}
    known_sites = {token for name, type in known.items() if type in SITES for token in name.split()}
    sites = {name: type for name, type in whole.items() if type not in ("PER", "VEH")}
    places = {short: type for name, type in sites.items() if (short := short_place(name.split()))}
    ruled = {doc.words[i].text for i in realms(doc)} - people
    shown = _shown(doc, refs) - people
    cut = _cut(doc, refs, sites) if sites else {}
    castles = {short for name in sites if (short := short_place(name.split())) and name.endswith(short)} - people
    # a first name that a place happens to have too: "blames it on Cal", who is Cal Tate
    given = {w[0] for w in full if gender_of_name(w[0].lower())} - places.keys() - castles
    # one that nothing else has: "feels the power in Orlec", who is Orlec Vane
    own = {w[0] for w in full if not gender_of_name(w[0].lower()) and not is_title(w[0])} - places.keys() - castles - given
    lying = (_lying(doc, refs) - people - known.keys()) | (_stayed_on(doc, refs) - people)
    acting = {name for name in _acting(doc, refs, lone) | _alive(doc, refs) if not {*name.split()} <= known_sites}
    out: list[Ref] = []
    for ref in refs:
        name = doc.span_text(*ref.name) if ref.name is not None else ""
        named = name in vessels and (ref.det == "def" or ref.head in here)
        if named or (ref.type == "PER" and ref.name is None and ref.noun in CRAFT):
            ref = msgspec.structs.replace(ref, type="VEH")
        elif ref.type == "PER" and (
            name in ruled
            or (known.get(name) in SITES and doc.words[ref.head].label in ("obl", "nmod", "obj"))
            or (name in places and name not in people and _where(doc, ref))
            or name in castles
            or name in lying
            or (ref.det == "none" and name not in known and len(heads.get(name, ())) == 1 and _of_a_place(doc, ref))
        ):
            ref = msgspec.structs.replace(ref, type="FAC")
        elif ref.type == "PER" and ref.noun is None and name not in people and (name in shown or name in cut):
            ref = msgspec.structs.replace(ref, type=cut.get(name, "FAC"))
        elif (
            ref.type in SITES
            and (name in family or (name in lone and ref.name == (ref.first, ref.last)))
            and name not in known_sites
            and ref.det == "none"
            and (not _where(doc, ref) or name in own or (name in given and doc.preposition(ref.head) in TOUCHING))
        ):
            ref = msgspec.structs.replace(ref, type="PER")  # "dismisses Vane", who is Ann Vane
        elif (ref.type in SITES or (ref.type == "ORG" and INITIALS.fullmatch(name))) and name in acting and not ref.members:
            ref = msgspec.structs.replace(ref, type="PER")
        out.append(ref)
    return out


def _acting(doc: Doc, refs: list[Ref], people: set[str]) -> set[str]:
    """The words by which somebody goes that does or is what only people do or are: "the Wasp saves him", "a jailed AJ"."""
    words = doc.words
    out: set[str] = set()
    for ref in refs:
        if ref.name is None or ref.name[0] != ref.name[1]:
            continue
        name = words[ref.name[0]]
        verb = words[name.head]
        led = name.index > 0 and words[name.index - 1].lower == "the" and words[name.index - 1].head == name.index
        does = verb.upos == "VERB" and (name.label == "nsubj" or name.deprel == "obl:agent")
        suffers = verb.upos == "VERB" and name.label == "obj" and verb.lemma in SUFFERED
        fares = doc.has(name.index, FARING, "amod")
        openly = led and ((does and verb.lemma in PERSONAL) or name.text in people)
        if openly or (not led and ((does and verb.lemma in PRIVATE) or suffers or fares)):
            out.add(name.text)
    return out


def _alive(doc: Doc, refs: list[Ref]) -> set[str]:
    """The names read as places' that are never where anything is, and that do or suffer what people do.

    "Confronts Orle", of which the model is in doubt; "Clara Beach leaves"; "Ansel Marsh", of whom "Marsh" is told.
    """
    words = doc.words
    placed: set[str] = set()
    told: list[tuple[Ref, str]] = []
    alone: set[str] = set()
    people = {r.head for r in refs if r.type == "PER" and r.name is not None}
    for ref in refs:
        if ref.name is None:
            continue
        name, verb = doc.span_text(*ref.name), words[words[ref.head].head]
        if ref.type == "PER" and ref.name[0] == ref.name[1] and words[ref.head].label == "nsubj" and verb.upos == "VERB":
            alone.add(name)
        if ref.type in SITES and ref.det == "none" and ref.name == (ref.first, ref.last):
            told.append((ref, name))
            if doc.preposition(ref.head) in AROUND or _where(doc, ref):
                placed.add(name)
    out: set[str] = set()
    for ref, name in told:
        parts, verb = name.split(), words[words[ref.head].head]
        doubted = 0 <= ref.prob < SURE and words[ref.head].label == "obj" and verb.lemma in FACED
        faced = doubted and bool(people & {*doc.dependents(verb.index, "nsubj")})
        whole = len(parts) == 2 and parts[0].lower() not in LEADING | QUARTERS and not is_title(parts[0])
        does = words[ref.head].label == "nsubj" and verb.upos == "VERB" and verb.lemma in PERSONAL | COMING
        site = parts[-1].lower() in (HOUSES | PLACES) - FAMILIES
        called = whole and bool(gender_of_name(parts[0].lower())) and does and not site
        called |= whole and parts[1] in alone and parts[1].lower() not in PLACES
        if name not in placed and (faced or called):
            out.add(name)
    return out


SURE = 0.9
"""What the network is less sure of may be no place at all."""
AROUND = frozenset(
    "in at into through throughout across around outside inside toward towards over above between beyond".split()
)
"""What stands before places, and of those words that stand before people too, the ones that then mean little else."""
QUARTERS = frozenset(
    "new old north south east west northern southern eastern western upper lower great little san santa santo são los las el "
    "la le les saint st st. sainte rio port puerto villa mount north-west".split()
)
"""What a place's name begins with that has a name behind it: "Santa Rosa", "New Albert"."""
FAMILIES = frozenset("house hall street castle hill park wood forest lake ridge beach".split())
"""What families are called by too."""
COMING = frozenset("leave arrive enter come go sit stand walk run nod shrug say follow take give find call return".split())
"""What people do, and streets and beaches do not."""
FACED = frozenset(
    "confront slap punch hug embrace stab strangle shoot kill tackle meet marry interrogate question arrest blackmail kidnap "
    "seduce forgive thank fire".split()
)
"""What is done to people rather than to places."""
INITIALS = re.compile(r"(?:[A-Z]\.?){2,3}")
"""What may be a firm's letters or somebody's: "AJ", "T.J."."""
PRIVATE = frozenset("steal hide marry kiss love confess weep cry sleep wake smile whisper forgive remarry elope".split())
"""What only people do, and no country, town or house."""
PERSONAL = (
    lexicon.CLAIM
    | PRIVATE
    | frozenset(
        "decide choose try stop save track fight realize realise learn tell ask agree refuse rescue meet visit chase kidnap "
        "warn thank admit escape hate remember promise".split()
    )
)
"""The same, and what countries do that have no article."""
SUFFERED = frozenset("marry kiss arrest imprison jail handcuff kidnap murder seduce impregnate console comfort".split())
"""What is done to people alone."""
FARING = frozenset(
    "imprisoned jailed wounded injured dying pregnant drunk drunken heartbroken grieving jealous anxious distraught nervous "
    "unconscious elderly teenage newborn".split()
)
"""How only people are."""


def _shown(doc: Doc, refs: list[Ref]) -> set[str]:
    """The names that the text shows to be places: "she is from Ohio", "the Redwillow ranch"."""
    words = doc.words
    folk = {r.head for r in refs if r.type == "PER" and (r.form != "pronoun" or words[r.head].lower in ("he", "she", "they"))}
    out: set[str] = set()
    for ref in refs:
        if ref.name is None or ref.name[0] != ref.name[1] or ref.first < 2 or ref.last + 1 >= len(words):
            continue
        at = ref.name[0]
        the = words[at - 1].lower == "the" and words[at].label in ("compound", "nmod", "amod") and words[at].head == at + 1
        if the and words[at + 1].lower in ESTATES:
            out.add(words[at].text)
        if words[at - 1].lower == "from" and words[at - 2].lemma in ("be", "come", "hail"):
            verb = at if words[at - 2].lemma == "be" else at - 2
            if folk.intersection(doc.dependents(verb, "nsubj")):
                out.add(words[at].text)
    return out


FAITH = frozenset("believe confide trust faith confidence interest interested see find belief delight rejoice place".split())
"""What one does or has "in" people."""


def _lying(doc: Doc, refs: list[Ref]) -> set[str]:
    """The bare names of nobody known that a part tells of only as what something is in: "the war goes on in Osk"."""
    inside: dict[str, bool] = {}
    for ref in refs:
        if ref.name is None or ref.noun is not None or ref.name[0] != ref.name[1]:
            continue
        text, word = doc.span_text(*ref.name), doc.words[ref.head]
        within = ref.det == "none" and doc.preposition(ref.head) == "in" and word.label in ("obl", "nmod")
        within = within and doc.words[word.head].lemma not in FAITH and not gender_of_name(text.lower())
        inside[text] = inside.get(text, True) and within
    return {text for text, only in inside.items() if only}


STAYING = frozenset("arrive be return remain stay live land serve".split())
"""What one does on a ward, a ship or a planet."""


def _stayed_on(doc: Doc, refs: list[Ref]) -> set[str]:
    """The bare names that people are or arrive "on": "arrives on Keller", "while on Keller"."""
    out: set[str] = set()
    for ref in refs:
        if ref.name is None or ref.noun is not None or ref.name != (ref.first, ref.first) or ref.first < 1:
            continue
        before = [w.lower for w in doc.words[max(ref.first - 2, 0) : ref.first]]
        verb = doc.words[doc.words[ref.head].head]
        there = doc.words[ref.head].label == "obl" and verb.lemma in STAYING and verb.upos in ("VERB", "AUX")
        if before[-1] == "on" and (there or before[0] == "while"):
            out.add(doc.span_text(*ref.name))
    return out


def _cut(doc: Doc, refs: list[Ref], sites: Mapping[str, str]) -> dict[str, str]:
    """The first words of names that are nobody's, where they stand alone and do nothing: "Meridian" of "Meridian Mutual"."""
    first: dict[str, set[str]] = {}
    for name, type in sites.items():
        if " " in name and not is_title(name.split()[0]):
            first.setdefault(name.split()[0], set()).add(type)
    acting = {doc.span_text(*r.name) for r in refs if r.name and doc.words[r.head].label in ("nsubj", "appos", "vocative")}
    return {word: min(types) for word, types in first.items() if len(types) == 1 and word not in acting}


def short_place(tokens: list[str]) -> str:
    """What a place's name may be cut short to ("Halloran Station", "Castle Halloran"), or nothing."""
    if len(tokens) != 2:
        return ""
    return tokens[0] if tokens[1].lower() in PLACES else tokens[1] if tokens[0].lower() in LEADING else ""


def cut_short(whole: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether a lower-case name is another cut short: "the Citadel" of Roses, "the League" of the Jovian League."""
    if len(short) != 1 or len(whole) < 2:
        return False
    headed = whole[1] == "of" and whole[0] == short[0]
    return headed or (whole[-1] == short[0] and short[0] in firms.UNITED) or short_place([*whole]) == short[0]


def realms(doc: Doc) -> list[int]:
    """The words that name what somebody rules or holds: "the King of Osk" tells that Osk is a place."""
    words = doc.words
    after = [w.index + 2 for w in words[:-2] if w.lower in RULERS and words[w.index + 1].lower == "of"]
    alone = (i for i in after if i + 1 == len(words) or not words[i + 1].text[:1].isupper())
    return [i for i in alone if words[i].upos == "PROPN" and words[i].text[:1].isupper()]


def ships(doc: Doc) -> list[int]:
    """The words that the text says are a ship's name: "the freighter Tern", "one vessel, the Wren", "aboard the Tern"."""
    words = doc.words
    out: list[int] = []
    for word in words[2:]:
        i = word.index
        if word.upos != "PROPN" or not word.text[:1].isupper():
            continue
        the = words[i - 1].lower == "the"
        before = words[i - 2 if the else i - 1]
        if the and before.text == "," and i > 2:
            before = words[i - 3]
        alone = i + 1 == len(words) or not words[i + 1].text[:1].isupper()
        if alone and (before.lower in CRAFT or (the and before.lower in ("aboard", "onboard"))):
            out.append(i)
    return out


def _of_a_place(doc: Doc, ref: Ref) -> bool:
    """Whether a name stands before a house's noun and owns nothing of it: "Farrow women's prison", "Blackwood Asylum"."""
    head = doc.words[ref.head]
    if ref.name is None or head.label not in ("compound", "nmod") or doc.noun(head.head) not in HOUSES or head.head < ref.last:
        return False
    between = doc.words[ref.last + 1 : head.head]
    return doc.words[ref.last + 1].lower not in ("'s", "'") and all(w.upos in ("NOUN", "ADJ", "PART", "PROPN") for w in between)


def _where(doc: Doc, ref: Ref) -> bool:
    """Whether a mention stands after a preposition that tells where something is or from where somebody comes."""
    case = doc.preposition(ref.head)
    return case in WHERE or (case in WHENCE and doc.words[doc.words[ref.head].head].lemma in MOVING)

"""Bonds that the text states as holding between two: married, engaged, in love, friends, at odds with one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import msgspec

from previously.model import Qualifier, RelationType
from previously.reading import expecting, lexicon, sides
from previously.reading.arguments import surface_subject
from previously.reading.cast import Cast
from previously.reading.deeds import LOVE_NOUNS
from previously.reading.pairs import apiece, bond, owners, subjects, those, whom
from previously.reading.status import status
from previously.reading.syntax import Doc, matches
from previously.reading.ties import Tie, former, sure, told_in_the_present

PLEDGED: dict[str, RelationType] = {
    **dict.fromkeys(("married", "wed", "wedded", "divorced"), "spouse"),
    **dict.fromkeys(("engaged", "betrothed", "affianced", "promised"), "romantic"),
}
EACH_OTHER: dict[str, RelationType] = {
    **dict.fromkeys(("see", "date", "love", "kiss"), "romantic"),
    **dict.fromkeys(("hate", "loathe", "despise", "detest"), "adversary"),
}
"""What two are to one another who do so to each other."""
HATING = frozenset("hate loathe despise detest abhor".split())
COUPLES = frozenset(["lovers", "sweethearts", "fiancés"])
PAIRS: dict[str, RelationType] = {
    **dict.fromkeys([*COUPLES, "couple"], "romantic"),
    **dict.fromkeys("friends pals buddies chums confidants".split(), "friend"),
    **dict.fromkeys("enemies rivals foes adversaries opponents".split(), "adversary"),
    **dict.fromkeys("partners colleagues coworkers co-workers allies teammates accomplices associates".split(), "works_with"),
    **dict.fromkeys("siblings brothers sisters twins triplets quadruplets".split(), "sibling"),
    **dict.fromkeys("cousins kinsmen".split(), "relative"),
    **dict.fromkeys(["spouses"], "spouse"),
}
"""Plural nouns for what two are to one another."""
SEVERAL = 4
"""How many may be that to one another: more are a crowd."""
MATCHES: dict[tuple[str, str], RelationType] = {
    **dict.fromkeys((("brother", "sister"), ("sister", "brother")), "sibling"),
    **dict.fromkeys((("husband", "wife"), ("man", "wife")), "spouse"),
    **dict.fromkeys(((a, b) for a in ("father", "mother") for b in ("son", "daughter")), "parent"),
}
"""Two nouns for what two are to one another, the first to the second."""
BEING = frozenset("be become remain stay part".split())
HAND_IN_GLOVE = frozenset(["league", "cahoots"])
"""What those are in with one another who plot together."""
ODDS = frozenset(
    "dispute feud conflict rivalry vendetta odds war argument quarrel row fight altercation brawl duel "
    "scuffle fistfight standoff showdown skirmish squabble spat confrontation".split()
)
"""Nouns for what lasts between two who are against one another, once "in", "at" or "has" brings them in."""


POSSESSED: dict[str, RelationType] = {
    **dict.fromkeys("affair romance engagement betrothal fling tryst date".split(), "romantic"),
    **dict.fromkeys(["marriage"], "spouse"),
    **dict.fromkeys(["friendship"], "friend"),
    **dict.fromkeys("feud rivalry".split(), "adversary"),
    **dict.fromkeys("alliance partnership".split(), "works_with"),
}
"""Nouns for what is between two, of whom the one has it with the other: "Ann's affair with Tom"."""
FONDNESS = {"crush": "on", "feelings": "for", "infatuation": "with", "attraction": "to", "love": "for"}
"""Nouns for what one has towards another, who need not know of it, with the preposition before them."""
HARBOURING = frozenset("have harbour harbor nurse hide confess admit develop reveal declare".split())
"""What one does with a love of one's own."""
UNTRUE = frozenset(
    "deny imagine invent suspect forbid prevent oppose arrange plan propose negotiate suggest refuse offer expect demand "
    "fake feign want wish hope seek desire fear".split()
)
"""Verbs whose object need not be."""
ALLOWING = frozenset("approve bless permit allow sanction consent agree object support encourage hinder block".split())
"""What one does about the marriage of others that is still to be."""
SO_TO_SAY = frozenset("practically almost virtually basically essentially nearly like supposedly".split())
"""How people are called brothers who are none."""
NOT_YET = frozenset(
    "planned projected proposed forthcoming upcoming future intended supposed alleged imaginary fake sham".split()
)
OVER = frozenset("former past previous old failed earlier".split())
ENDING = frozenset("end break dissolve annul finish".split())


def find(doc: Doc, cast: Cast) -> list[Tie]:
    """The bonds a part states, in no order."""
    out: list[Tie] = []
    for word in doc.words:
        if word.lower in POSSESSED and word.upos == "NOUN":
            out += _possessed(doc, cast, word.index)
        if word.lower in FONDNESS and word.upos == "NOUN":
            out += _fond(doc, cast, word.index)
        if word.lower == "pregnant" or (word.lower in expecting.CHILD and word.upos == "NOUN"):
            out += expecting.lovers(doc, cast, word.index)
        if word.lower in PLEDGED and word.upos in ("VERB", "ADJ"):
            out += _pledged(doc, cast, word.index)
        elif word.lower in PAIRS and word.upos == "NOUN":
            out += _paired(doc, cast, word.index)
        elif any((word.lower, doc.words[c].lower) in MATCHES for c in doc.dependents(word.index, "conj")):
            out += _matched(doc, cast, word.index)
        elif word.lower == "engagement" and doc.words[word.head].lemma in ("break", "call", "end"):
            out += _broken_off(doc, cast, word.index)
        elif word.lemma == "love" and word.upos == "VERB" and not _a_child(doc, word.index):
            out += _loving(doc, cast, word.index)
        elif word.lemma in HATING and word.upos == "VERB":
            out += _hating(doc, cast, word.index)
        elif word.lower == "seeing":
            out += _seeing(doc, cast, word.index)
        elif word.lower == "other" and doc.words[word.index - 1].lower == "each":
            out += _each_other(doc, cast, word.index - 1)
        elif word.upos == "NOUN" and (word.lower in LOVE_NOUNS | ODDS | HAND_IN_GLOVE or word.lower == "love"):
            out += _between(doc, cast, word.index)
        elif word.upos == "NOUN" and word.lower in sides.SIDES:
            out += [msgspec.structs.replace(t, passing=True) for t in sides.taken(doc, cast, word.index)]
        elif word.lower == "involved":
            out += _involved(doc, cast, word.index)
        elif word.lemma in ("keep", "hold") and word.upos == "VERB" and doc.dependents(word.index, "aux:pass"):
            out += _kept(doc, cast, word.index)
        elif word.lower == "divorce" and word.upos == "NOUN":
            out += _divorce(doc, cast, word.index)
        elif word.lower == "together":
            out += _together(doc, cast, word.index)
        elif word.lemma in ("split", "break") and doc.words[min(word.index + 1, len(doc.words) - 1)].lower == "up":
            parted = bond(subjects(doc, cast, word.index), [], "romantic", None, word.index)
            alone = not doc.dependents(word.index, "obj", "obl:agent") and status(doc, word.index) == "actual"
            out += [msgspec.structs.replace(t, begins=False) for t in parted if alone]
    return out


def _had(doc: Doc, word: int) -> bool:
    """Whether a predicate stands in the past."""
    return doc.has(word, ("was", "were", "had"), "cop", "aux:pass", "aux")


def _lasting(doc: Doc, word: int) -> bool:
    """Whether "were married" tells of a time and not of the day: "for nine years", "once"."""
    adverbs = doc.lowers(word, "advmod")
    years = [
        c for c in doc.dependents(word, "obl") if doc.preposition(c) == "for" and doc.dependents(c, "nummod", "det", "amod")
    ]
    return bool(years) or bool(adverbs & {"once", "still", "formerly", "previously", "already", "long"})


def _pledged(doc: Doc, cast: Cast, word: int) -> list[Tie]:
    """ "She is still married to Tom", "Ann and Tom are engaged", "to whom she is engaged to be married"."""
    words = doc.words
    up = words[word].head
    if doc.dependents(word, "obj", "obl:agent") or (words[up].lower in PLEDGED and matches(words[word].deprel, "xcomp")):
        return []
    if apiece(doc, word) and not doc.dependents(word, "obl"):
        return []
    if words[word].lower == "promised" and not (doc.dependents(word, "aux:pass") and doc.dependents(word, "obl")):
        return []  # "promises to Tom that ..."; who is promised to somebody is to marry them
    joined = words[word].label == "conj" and surface_subject(doc, word) is not None
    got = words[word].label == "xcomp" and words[up].lemma in ("get", "become") and status(doc, up) == "actual"
    told = (
        words[word].label in ("acl", "appos") and words[up].upos == "PROPN" and not doc.dependents(word, "nsubj", "nsubj:pass")
    )
    joined |= got or told  # "Tom, now engaged to Vera, ..."
    if (doc.first(word, "nsubj", "nsubj:pass") is None and not joined) or status(doc, word) != "actual":
        return []
    beside = [k for v in (word, *doc.dependents(word, "xcomp")) for k in doc.dependents(v, "obl")]
    to = [c for c in beside if doc.preposition(c) in ("to", "with", "from")]
    if not to and matches(words[word].deprel, "acl:relcl") and doc.preposition(up) == "to":
        to = [up]  # "to whose daughter he is betrothed"
    others = [f for c in to for f in whom(cast, c)]
    people = whom(cast, up) if told else subjects(doc, cast, up if got else word)
    pledged = PLEDGED[words[word].lower]
    had = _had(doc, word)
    if (to and not others) or (had and not to and pledged == "spouse" and not _lasting(doc, word)):
        return []
    once = told and doc.has(word, ("once", "formerly", "previously"), "advmod")
    over = words[word].lower == "divorced" or once or (had and told_in_the_present(doc))
    return bond(people, others, pledged, "ex" if over else None, word)


def _a_child(doc: Doc, verb: int) -> bool:
    """Whether whom somebody loves is called a child: no romance."""
    return doc.has(verb, ("child", "baby", "infant", "boy", "kid"), "obj")


def _paired(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Ann and Beth are old friends", "they part as friends", "she is friends with Beth"."""
    words = doc.words
    up = words[words[noun].head]
    making = up.lemma == "make" and words[noun].label == "obj" and PAIRS[words[noun].lower] == "friend"
    if doc.dependents(noun, "cop"):
        verb = noun
    elif making or (up.lemma in BEING and (words[noun].label in ("xcomp", "obj") or doc.preposition(noun) == "as")):
        verb = up.index
    else:
        return []
    of_many = words[noun].lower == "couple" and any(
        doc.preposition(c) == "of" for c in doc.dependents(noun, "nmod")
    )  # "a couple of old fools"
    if doc.dependents(noun, "nmod:poss", "nummod") or of_many or status(doc, verb) != "actual":
        return []
    if PAIRS[words[noun].lower] in ("sibling", "relative", "spouse") and doc.has(noun, SO_TO_SAY, "advmod", "case"):
        return []
    others = those(doc, cast, doc.dependents(noun, "nmod") + doc.dependents(verb, "obl"), "with", "of")
    modifiers = doc.lowers(noun, "amod")
    qualifier = next((q for m, q in sorted(lexicon.QUALIFIERS.items()) if m in modifiers), None)
    past: Qualifier | None = "ex" if verb == noun and _had(doc, noun) and told_in_the_present(doc) else None
    half = any(words[c].lower in ("half", "step") for c in doc.children[noun])
    qualifier = lexicon.QUALIFIERS[words[noun - 2].lower] if half and words[noun - 1].text == "-" else qualifier
    ones, type = subjects(doc, cast, verb), PAIRS[words[noun].lower]
    if len(ones) == 1 and len(others) > 1:  # "becomes friends with Ann and Tom"
        return [t for other in others for t in bond(ones, [other], type, qualifier or past, noun)]
    if not others and 2 < len(ones) <= SEVERAL and type != "romantic":  # "Ann, Beth and Eve are sisters"
        return [t for one, other in combinations(ones, 2) for t in bond([one], [other], type, qualifier or past, noun)]
    return bond(ones, others, type, qualifier or past, noun)


def _matched(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Ann and Tom are brother and sister"."""
    second = next(c for c in doc.dependents(noun, "conj") if (doc.words[noun].lower, doc.words[c].lower) in MATCHES)
    bare = not doc.dependents(noun, "nmod:poss", "det") and bool(doc.dependents(noun, "cop"))
    if not bare or status(doc, noun) != "actual":
        return []
    type = MATCHES[doc.words[noun].lower, doc.words[second].lower]
    return bond(subjects(doc, cast, noun), [], type, None, noun)


def _broken_off(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Breaks off her engagement to Tom"."""
    verb = doc.words[noun].head
    if doc.words[noun].label != "obj" or status(doc, verb) != "actual":
        return []
    others = those(doc, cast, [*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")], "to", "with")
    return [msgspec.structs.replace(t, begins=False) for t in bond(subjects(doc, cast, verb), others, "romantic", None, noun)]


def _divorce(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "They get a divorce", "asks him for a divorce", "sends divorce papers to Tom": the two are married."""
    words = doc.words
    papers = words[noun].label == "compound"
    noun = words[noun].head if papers else noun
    verb = words[noun].head
    if words[verb].upos != "VERB" or words[noun].label not in ("obj", "obl"):
        return []
    beside = [*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl")]
    others = those(doc, cast, [c for c in beside if c != noun], "from", "to")
    others = others or [f for c in doc.dependents(verb, "obj", "iobj") if c != noun for f in whom(cast, c)]
    over = (papers or words[verb].lemma in ("get", "obtain")) and status(doc, verb) == "actual"
    return [msgspec.structs.replace(t, begins=not over) for t in bond(subjects(doc, cast, verb), others, "spouse", None, noun)]


def _seeing(doc: Doc, cast: Cast, verb: int) -> list[Tie]:
    """ "Is seeing a man called Tom": no doctor, and nobody whom one sees do something."""
    objects = doc.dependents(verb, "obj")
    busy = doc.dependents(verb, "xcomp", "ccomp", "obl")
    if len(objects) != 1 or busy or not doc.dependents(verb, "aux") or status(doc, verb) != "actual":
        return []
    noun = doc.words[objects[0]]
    if noun.upos == "PRON" or noun.lower in lexicon.JOBS or noun.lower in lexicon.KIN:
        return []
    return bond(subjects(doc, cast, verb), whom(cast, noun.index), "romantic", None, verb)


def _beside_like(doc: Doc, verb: int) -> bool:
    """Whether something is done as others do it: "loves him like a father"."""
    return any(doc.preposition(c) in ("like", "as") for c in doc.dependents(verb, "obl", "advcl"))


def _loving(doc: Doc, cast: Cast, verb: int) -> Iterator[Tie]:
    """ "Ann loves Tom": as far as they are no kin."""
    objects = doc.dependents(verb, "obj")
    if len(objects) == 1 and not doc.dependents(verb, "xcomp", "ccomp") and status(doc, verb) == "actual":
        others = [] if _beside_like(doc, verb) else whom(cast, objects[0])
        past = former(doc, verb, told_in_the_present(doc))
        for one in subjects(doc, cast, verb) if len(others) == 1 else ():  # "both love her"
            for tie in bond([one], others, "romantic", past, verb):
                yield msgspec.structs.replace(tie, passing=True)


def _hating(doc: Doc, cast: Cast, verb: int) -> list[Tie]:
    """ "Ann detests her stepmother": said outright, it holds of kin too."""
    objects = doc.dependents(verb, "obj")
    if len(objects) != 1 or doc.dependents(verb, "xcomp", "ccomp") or status(doc, verb) != "actual":
        return []
    others = whom(cast, objects[0])
    past = former(doc, verb, told_in_the_present(doc))
    return bond(subjects(doc, cast, verb), others, "adversary", past, verb) if others else []


def _involved(doc: Doc, cast: Cast, word: int) -> list[Tie]:
    """ "Have become romantically involved", "gets involved romantically with Tom"."""
    up = doc.words[word].head
    verb = up if doc.words[word].label == "xcomp" and doc.words[up].lemma in ("become", "get") else word
    how = {doc.words[c].lower for v in (word, verb) for c in doc.dependents(v, "advmod")}
    if not how & {"romantically", "sexually"} or status(doc, verb) != "actual":
        return []
    others = those(doc, cast, [*doc.dependents(word, "obl"), *doc.dependents(verb, "obl")], "with")
    return bond(subjects(doc, cast, verb), others, "romantic", None, word)


def _kept(doc: Doc, cast: Cast, verb: int) -> list[Tie]:
    """ "Is being kept at Edgar's house": whoever's house it is keeps them there."""
    if status(doc, verb) != "actual" or doc.dependents(verb, "obl:agent"):
        return []
    rooms = {r.head for r in cast.refs if r.type == "FAC"}
    within = [c for c in doc.dependents(verb, "obl") if c in rooms and doc.preposition(c) in ("at", "in", "inside")]
    keepers = [f for c in within for f in owners(cast, c)]
    kept = whom(cast, surface_subject(doc, verb))
    pairs = [(o, k) for o in keepers for k in kept if o.entity != k.entity]
    return [Tie(o.entity, k.entity, "captor", None, True, verb, sure(o, k)) for o, k in pairs]


def _possessed(doc: Doc, cast: Cast, noun: int) -> list[Tie]:
    """ "Learns of Ann's affair with Tom", "the marriage of Ann and Tom": it is told beside whatever is told of it."""
    words = doc.words
    verb = words[words[noun].head]
    modifiers = doc.lowers(noun, "amod")
    if words[noun].lower == "marriage" and verb.lemma in ALLOWING and words[noun].label in ("obj", "obl"):
        return []  # "her father approves the marriage of Ann and Tom": it is still to come, or never will
    if modifiers & NOT_YET or (verb.upos == "VERB" and (verb.lemma in UNTRUE or status(doc, verb.index) == "negated")):
        return []
    beside = doc.dependents(noun, "nmod")
    ones = owners(cast, noun) or those(doc, cast, beside, "of", "between")
    others = those(doc, cast, beside, "with", "to")
    if not others and not (beside and len(ones) == 2):
        return []  # "their marriage" may be that of any two
    ties = bond(ones, others, POSSESSED[words[noun].lower], "ex" if modifiers & OVER else None, noun)
    ends = verb.lemma in ENDING and words[noun].label == "obj"
    return [msgspec.structs.replace(t, begins=False) for t in ties] if ends else ties


def _fond(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Learns of Ann's crush on Tom", "harbours feelings for him"."""
    words = doc.words
    verb = words[words[noun].head]
    had = words[noun].label == "obj" and verb.lemma in HARBOURING and status(doc, verb.index) == "actual"
    ones = owners(cast, noun) or (subjects(doc, cast, verb.index) if had else [])
    beside = [*doc.dependents(noun, "nmod"), *(doc.dependents(verb.index, "obl") if had else ())]
    others = those(doc, cast, beside, FONDNESS[words[noun].lower])
    past: Qualifier | None = "ex" if doc.lowers(noun, "amod") & OVER else None
    if others and verb.lemma not in UNTRUE:
        yield from bond(ones, others, "romantic", past, noun, passing=True)


def _each_other(doc: Doc, cast: Cast, word: int) -> list[Tie]:
    """ "They have been seeing each other", "Ann and Tom hate each other"."""
    verb = doc.words[word].head
    lemma = doc.words[verb].lemma
    if lemma not in EACH_OTHER or doc.words[word].label != "obj" or status(doc, verb) not in ("actual", "claim"):
        return []
    if lemma == "see" and doc.words[verb].lower != "seeing":
        return []  # to see each other once is another thing
    return bond(subjects(doc, cast, verb), [], EACH_OTHER[lemma], None, verb)


def _between(doc: Doc, cast: Cast, noun: int) -> Iterator[Tie]:
    """ "Has an affair with Tom", "is in love with him", "lives in dispute with his neighbour"."""
    words = doc.words
    word = words[noun]
    type: RelationType = "adversary" if word.lower in ODDS else "romantic"
    type = "works_with" if word.lower in HAND_IN_GLOVE else type
    had = word.label == "obj" and words[word.head].lemma in ("have", "begin", "start", "continue")
    within = (doc.preposition(noun) in ("in", "at") and word.lower != "relationship") or bool(doc.dependents(noun, "cop"))
    into = doc.preposition(noun) in ("into", "to") and words[word.head].lemma in ("get", "come", "fall")
    within |= into and word.lower in ODDS  # "get into a fight"
    loving = word.lower in LOVE_NOUNS - {"relationship"}
    if not (had or within) or (within and loving) or (word.lower == "love" and had):
        return
    if word.lower in HAND_IN_GLOVE | {"war"} and had:
        return
    if doc.lowers(noun, "amod", "compound") & {"working", "business", "professional"}:
        return
    verb = noun if doc.dependents(noun, "cop") else word.head
    if status(doc, verb) != "actual":
        return
    beside = [c for c in (*doc.dependents(noun, "nmod", "obl"), *doc.dependents(verb, "obl")) if c > noun]
    others = those(doc, cast, beside, "with")
    if word.lower == "relationship" and had and not others:
        return
    if word.lower in ODDS and not others and "the" in doc.lowers(noun, "det"):
        return  # two who are killed "in the fight" need not fight one another
    if word.lower in ODDS and not others:  # "at war with the Cartel"
        others = [f for c in beside if doc.preposition(c) == "with" for f in cast.at(c) if f.type == "ORG"]
    ones = subjects(doc, cast, verb)
    of_each = word.lower == "love" and len(others) == 1  # "are in love with the same woman"
    apart = [[one] for one in ones] if of_each else [ones]
    for tie in (t for some in apart for t in bond(some, others, type, None, noun)):
        yield msgspec.structs.replace(tie, passing=type != "romantic")


def _together(doc: Doc, cast: Cast, word: int) -> Iterator[Tie]:
    """ "They are back together", "spend the night together"."""
    words = doc.words
    verb = word if doc.dependents(word, "cop") else words[word].head
    back = any(words[c].lower == "back" for c in doc.children[word]) or words[word - 1].lower == "back"
    adverb = words[verb].lower == "back" and bool(doc.dependents(verb, "cop"))  # the tree may take "back" for what they are
    reunited = (back or adverb) and (verb == word or adverb or words[verb].lemma == "get")
    years = verb == word and _lasting(doc, word)
    night = words[verb].lemma == "spend" and "night" in doc.lowers(verb, "obj")
    if (reunited or night or years) and status(doc, verb) == "actual":
        past: Qualifier | None = "ex" if years and _had(doc, word) and told_in_the_present(doc) else None
        yield from bond(subjects(doc, cast, verb), [], "romantic", past, word)

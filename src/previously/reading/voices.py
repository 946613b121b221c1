"""Whether a verb tells what its subject does or what is done to it, also where the auxiliary stands elsewhere or nowhere."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.syntax import Doc


def passive(doc: Doc, verb: int) -> bool:
    """Whether a verb form is passive ("was killed", "getting killed", a bare participle after a noun)."""
    if doc.dependents(verb, "aux:pass", "nsubj:pass", "obl:agent"):
        return True
    word = doc.words[verb]
    if word.xpos == "VBN" and word.label == "acl" and not doc.dependents(verb, "nsubj", "aux"):
        return True  # "the sailor, shown three pictures"
    if _given_too(doc, verb):
        return True
    if word.xpos not in ("VBN", "VBD") or doc.dependents(verb, "aux", "obj"):
        return False
    if word.label in ("advcl", "acl") and not doc.dependents(verb, "nsubj", "mark", "cc") and _by_somebody(doc, verb):
        return True  # "..., smuggled aboard by her husband": no past has no subject
    if word.xpos == "VBN" and (word.deprel in ("acl", "advcl", "amod") or undergone(doc, verb)):
        return True
    if word.xpos == "VBN" and word.deprel == "xcomp" and doc.words[word.head].lemma in lexicon.REPUTING:
        return True  # "is reported killed"
    # "is knocked out and kidnapped by her": the auxiliary of the first verb serves for both
    joined = word.deprel == "conj" and not doc.dependents(verb, "nsubj") and passive(doc, word.head)
    if (
        word.deprel == "conj"
        and word.xpos in ("VBN", "VBD")
        and _felt(doc, word.head)
        and word.lemma not in lexicon.INTRANSITIVE
    ):
        return not doc.dependents(verb, "nsubj")  # "is devastated and enraged"
    by = any(doc.preposition(c) == "by" for c in doc.dependents(verb, "obl"))
    frame = doc.frames.get(verb)
    labels = {a.label for a in frame.args if a.last < verb} if frame is not None else set()
    undergoes = "ARG1" in labels and "ARG0" not in labels and word.lemma not in lexicon.INTRANSITIVE
    unchanging = word.lower == word.lemma  # "is arrested and put in a cell": a past no different from the participle
    bare = word.lemma in DONE_TO and not doc.dependents(verb, "xcomp", "ccomp", "aux:pass")
    return joined and (word.xpos == "VBN" or by or undergoes or unchanging or bare)


GIVEN = frozenset("give deny offer grant hand award spare tell send show teach deal".split())
"""Verbs that keep one object when another is their subject: "is arrested and denied bail"."""


def _given_too(doc: Doc, verb: int) -> bool:
    """ "Is captured and given a choice": the helper of the first passive serves for what gives as well."""
    word = doc.words[verb]
    if word.deprel != "conj" or word.xpos != "VBN" or word.lemma not in GIVEN or not doc.dependents(verb, "obj"):
        return False
    first = doc.words[word.head]
    helped = doc.dependents(first.index, "aux:pass")
    return first.index < verb and bool(helped) and not doc.dependents(verb, "nsubj", "aux", "iobj", "mark")


DONE_TO = frozenset(
    "bring catch send hold put lay find sell make keep bury burn drag seize throw call name force place lock crown charge "
    "sentence strip rob deport imprison summon dismiss expel warn arrest accuse wound injure rescue release kidnap".split()
)
"""Verbs that do not go without an object where they tell of a deed: "is found and brought up"."""


def _felt(doc: Doc, word: int) -> bool:
    """Whether a word tells what somebody is now by something done to them: "is devastated", "are stunned"."""
    now = doc.has(word, ("is", "are", "'s", "'re"), "cop")
    return doc.words[word].upos == "ADJ" and doc.words[word].lower.endswith("ed") and now


def _by_somebody(doc: Doc, verb: int) -> bool:
    """Whether a verb tells by whom."""
    by = (c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "by")
    return any(doc.words[c].upos in ("PROPN", "PRON") or doc.noun(c) in lexicon.PEOPLE for c in by)


UNDERGONE = frozenset("have get see find discover hear watch leave keep want order".split())
"""Verbs whose object undergoes what a participle behind it tells: "he has her locked up"."""


def undergone(doc: Doc, verb: int) -> bool:
    """Whether a participle tells what somebody has done to them: "has her locked up", "is found murdered"."""
    word = doc.words[verb]
    up = word.head
    if word.deprel == "xcomp" and doc.words[up].lemma == "spend" and doc.dependents(up, "obj"):
        return True  # "spent his childhood locked up"
    if word.deprel != "xcomp" or doc.words[up].lemma not in UNDERGONE:
        return False
    shared = doc.words[up].lemma in ("have", "get") and doc.first(verb, "nsubj:pass", "nsubj") is not None
    # "has her locked up", "is found murdered"
    return shared or doc.first(up, "obj", "nsubj:pass") is not None or passive(doc, up)


BEFALLING = frozenset(
    "crush steal break smash destroy burn amputate sever slit cut bite rip tear wreck vandalize vandalise ransack rob hack "
    "damage ruin erase confiscate revoke shatter mangle maim injure wound bruise fracture".split()
)
"""What nobody has done to what is theirs."""
TRIMMED = frozenset("hair beard nail grass lawn losses".split())


def suffered(doc: Doc, verb: int) -> bool:
    """ "Has his leg crushed", "had her car stolen": something of one's own, and none of one's doing."""
    words = doc.words
    up = words[verb].head
    things = [*doc.dependents(up, "obj"), *doc.dependents(verb, "nsubj:pass", "nsubj")]
    own = [t for t in things if any(words[c].upos == "PRON" for c in doc.dependents(t, "nmod:poss"))]
    people = (lexicon.PEOPLE | lexicon.ORG_NOUNS | TRIMMED) - {"house"}
    return words[verb].lemma in BEFALLING and bool(own) and all(words[t].lower not in people for t in own)

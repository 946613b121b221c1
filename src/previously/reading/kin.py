"""Who stands in a family role to somebody, told as such or put together: an uncle is a parent's brother."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from previously.model import Qualifier, RelationType
from previously.reading import lexicon
from previously.reading.syntax import Doc, matches

if TYPE_CHECKING:
    from previously.reading.refs import Ref

Step = Callable[[str, str], list[str]]
"""The people who are so to somebody: (relation, id) to ids, the relation one of "parent", "child", "sibling", "spouse"."""

PATHS: dict[str, tuple[tuple[str, ...], ...]] = {
    **dict.fromkeys("uncle aunt".split(), (("parent", "sibling"),)),
    **dict.fromkeys("nephew niece".split(), (("sibling", "child"),)),
    **dict.fromkeys("cousin".split(), (("parent", "sibling", "child"),)),
    **dict.fromkeys("grandfather grandmother grandparent grandpa grandma".split(), (("parent", "parent"),)),
    **dict.fromkeys("grandson granddaughter grandchild".split(), (("child", "child"),)),
    **dict.fromkeys("brother sister sibling twin half-brother half-sister".split(), (("parent", "child"),)),
    **dict.fromkeys("father mother dad mom mum".split(), (("parent", "spouse"), ("sibling", "parent"))),
    **dict.fromkeys("son daughter child".split(), (("spouse", "child"),)),
    **dict.fromkeys("stepfather stepmother stepdad stepmom".split(), (("parent", "spouse"),)),
    **dict.fromkeys("stepson stepdaughter stepchild".split(), (("spouse", "child"),)),
    **dict.fromkeys("mother-in-law father-in-law".split(), (("spouse", "parent"),)),
    **dict.fromkeys("son-in-law daughter-in-law".split(), (("child", "spouse"),)),
    **dict.fromkeys("brother-in-law sister-in-law".split(), (("spouse", "sibling"), ("sibling", "spouse"))),
}
"""The ways from somebody to whoever is the noun to them."""
SENIOR = frozenset("elder eldest older oldest first firstborn".split())
JUNIOR = frozenset("younger youngest little second".split())
"""What tells two of one noun apart."""
COMPARING = 8
"""Sentences over which "the younger son" looks back for the elder."""
NEARER: dict[str, str] = {
    **dict.fromkeys("stepfather stepmother stepdad stepmom".split(), "parent"),
    **dict.fromkeys("stepson stepdaughter stepchild".split(), "child"),
    "cousin": "sibling",
}
"""What one who is the noun is not besides."""


SHARED = frozenset("uncle aunt cousin grandfather grandmother grandpa grandma grandparent".split())
"""What brothers and sisters have in common, besides their parents."""

INVERSE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("uncle aunt".split(), ("niece", "nephew")),
    **dict.fromkeys("niece nephew".split(), ("aunt", "uncle")),
    **dict.fromkeys("grandfather grandmother grandpa grandma grandparent".split(), ("granddaughter", "grandson", "grandchild")),
    **dict.fromkeys("granddaughter grandson grandchild".split(), ("grandmother", "grandfather", "grandparent")),
    "cousin": ("cousin", "cousin"),
}
"""What a woman, a man, and somebody unknown is to whoever is the noun to them."""


def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the modifiers of one noun are two people's: the elder son is not the younger one."""
    return bool((one & SENIOR and other & JUNIOR) or (one & JUNIOR and other & SENIOR))


def compared(refs: list[Ref]) -> list[Ref]:
    """The mentions, with "the younger son" that of whoever's elder son was told of before."""
    out: list[Ref] = []
    last: dict[str, Ref] = {}  # noun → its last mention that tells whose it is
    for ref in refs:
        noun = ref.noun or ""
        if noun in lexicon.KIN and not ref.plural and ref.modifiers & (SENIOR | JUNIOR):
            other = last.get(noun)
            near = other is not None and ref.det == "def" and ref.possessor is None and apart(other.modifiers, ref.modifiers)
            if other is not None and near and ref.sentence - other.sentence <= COMPARING:
                ref = msgspec.structs.replace(ref, possessor=other.possessor)
            if ref.possessor is not None:
                last[noun] = ref
        out.append(ref)
    return out


def one_of(noun: str) -> str:
    """A role noun in the singular, where only that is one of those known ("parents", "enemies")."""
    if noun in lexicon.KIN:
        return noun
    ending = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return ending if ending in lexicon.KIN else noun


SOON = {
    "ex-wife": "wife",
    "ex-husband": "husband",
    **dict.fromkeys(["wife", "spouse"], "fiancée"),
    "husband": "fiancé",
}
"""What somebody still is who is soon to be another thing: "his soon-to-be ex-wife"."""


def role(noun: str, modifiers: frozenset[str]) -> tuple[RelationType, bool | None, Qualifier | None]:
    """What a role noun with its modifiers tells: the relation, whether its holder is the source, and the qualifier."""
    noun = SOON.get(noun, noun) if "soon" in modifiers else noun
    type, source, qualifier = lexicon.KIN[noun]
    for word in sorted(modifiers):
        qualifier = lexicon.QUALIFIERS.get(word, qualifier)
    return type, source, qualifier


def composed(noun: str, owner: str, step: Step, qualifier: Qualifier | None = None) -> list[str]:
    """Whoever is a noun to somebody by way of others, each once; nobody for nouns that no way leads to."""
    noun = f"step{noun}" if qualifier == "step" and f"step{noun}" in PATHS else noun
    out: dict[str, None] = {}
    for path in PATHS.get(noun, ()):
        reached = [owner]
        for relation in path:
            reached = [other for one in reached for other in step(relation, one)]
        out.update(dict.fromkeys(reached))
    barred = {owner, *(step(NEARER[noun], owner) if noun in NEARER else ())}
    return [id for id in out if id not in barred]


BLOOD = frozenset("father mother brother sister son daughter husband wife twin uncle aunt half-brother half-sister".split())


def thought_of(doc: Doc, noun: int) -> int | None:
    """ "The brother he thought dead", "the daughter she gave up": whose kin, by the pronoun in a clause about them."""
    word = doc.words[noun]
    definite = "the" in doc.lowers(noun, "det")
    if word.lower not in BLOOD or not definite or doc.dependents(noun, "nmod:poss", "nmod"):
        return None
    clause = doc.first(noun, "acl:relcl")
    subject = doc.first(clause, "nsubj") if clause is not None else None
    return subject if subject is not None and doc.words[subject].lower in ("he", "she") else None


OTHERWISE_BARE = frozenset("boy girl kid baby child children widow widower twin twins brothers sisters siblings".split())
"""What is said of somebody who is nobody's in particular: "the widower Karl", "boy Tom"."""


NEAR = frozenset(["parent", "sibling", "spouse", "relative", "romantic", "friend", "adversary"])
"""What somebody is to whoever acts: "lieutenant Tom Reed" need not be theirs."""


def left_out(doc: Doc, noun: int, head: int) -> int | None:
    """ "Paul and wife Lora", "lives with wife Lora and son Karl": whose kin, where nothing says so before the noun.

    `head` is the word that the tree hangs the whole on: the noun itself or the name behind it.
    """
    words = doc.words
    lower = words[noun].lower
    bare = lower in lexicon.KIN and words[noun].text.islower() and lower not in OTHERWISE_BARE
    if (
        not bare
        or lexicon.KIN[lower][0] not in NEAR
        or doc.dependents(noun, "nmod")
        or any(doc.dependents(i, "det", "nmod:poss") for i in (noun, head))
    ):
        return None
    first = min([noun, *doc.dependents(noun, "amod"), *(i for i in doc.dependents(head, "amod") if i < noun)])
    if (first and words[first - 1].upos in ("DET", "PRON", "PART", "NUM")) or _on_their_own(doc, noun, head):
        return None
    top = _behind_kin(doc, head)
    while matches(words[top].deprel, "conj"):
        top = _behind_kin(doc, words[top].head)
    if top not in (noun, head) and words[top].upos == "PROPN" and not _bare_before(doc, top):
        others = [c for c in doc.dependents(top, "conj") if c < first and not _bare_before(doc, c)]
        return None if others else top
    above = words[top].head
    if words[top].label == "nmod" and doc.preposition(top) == "with":  # "lives in a hut with wife Nora"
        return above if words[above].upos == "PROPN" else _whoever_acts(doc, words[above].head, noun)
    if words[top].label == "appos" and words[above].upos == "PROPN" and _listed(doc, first, above):
        return above
    return _whoever_acts(doc, above, noun) if words[top].label in ("obj", "obl", "iobj") else None


ON_THEIR_OWN = frozenset("single unmarried unwed widowed divorced expectant working".split())
"""What is said of a parent whose children are somebody else."""


def _on_their_own(doc: Doc, *at: int) -> bool:
    """Whether a parent is only told to be one: "her boyfriend and single father Karl" is no father of hers."""
    beside = {doc.words[c].lower for i in at for c in doc.dependents(i, "amod")}
    return lexicon.KIN.get(doc.words[at[0]].lower, ("",))[0] == "parent" and bool(beside & ON_THEIR_OWN)


def shared(doc: Doc, noun: int) -> int | None:
    """ "Ann's wife and nephew", "his uncle and father-in-law": whose the first is, the second is."""
    words = doc.words
    word = words[noun]
    first = words[word.head]
    bare = word.label == "conj" and word.upos == "NOUN" and not doc.dependents(noun, "det", "nmod:poss", "nummod")
    if not bare or one_of(doc.noun(noun)) not in lexicon.KIN or first.upos != "NOUN" or first.index > noun:
        return None
    if _on_their_own(doc, noun):
        return None
    if any(doc.preposition(c) == "of" for c in doc.dependents(noun, "nmod")) or doc.noun(first.index) not in lexicon.KIN:
        return None
    return doc.first(first.index, "nmod:poss")


def _behind_kin(doc: Doc, name: int) -> int:
    """The noun of kin right before a name if the tree hangs the name on it: "with brother Karl"."""
    word = doc.words[name]
    hung = word.label in ("flat", "appos") and word.head == name - 1 and doc.words[name - 1].lower in lexicon.KIN
    return name - 1 if hung else name


def _whoever_acts(doc: Doc, verb: int, noun: int) -> int | None:
    """The one person who is the subject of a clause, told before a noun."""
    words = doc.words
    for _ in range(4):
        subject = doc.first(verb, "nsubj", "nsubj:pass")
        if subject is not None:
            single = words[subject].upos == "PROPN" or words[subject].lower in ("he", "she")
            return subject if single and not doc.dependents(subject, "conj") and subject < noun else None
        if words[verb].label not in ("conj", "xcomp", "advcl"):
            break
        verb = words[verb].head
    return None


def _listed(doc: Doc, first: int, whose: int) -> bool:
    """ "Paul, wife Lora and son Karl": a list that the tree takes for other words for whom it begins with."""
    return doc.words[first - 1].text in (",", "and") and any(doc.dependents(a, "conj") for a in doc.dependents(whose, "appos"))


def _bare_before(doc: Doc, name: int) -> bool:
    """Whether right before a name stands a noun of kin that is nobody's."""
    before = [w.upos for w in doc.words[max(name - 2, 0) : name]]
    return bool(name) and doc.words[name - 1].lower in lexicon.KIN and before[0] not in ("PRON", "PART", "DET")


BY_BIRTH = frozenset("uncle aunt cousin nephew niece friend mentor boss partner employer rival".split())
"""What somebody may be beside being an in-law, as no brother or mother is."""


def in_law_too(doc: Doc, noun: int) -> bool:
    """ "His uncle and father-in-law, King Tom": one man, of whom a single name follows."""
    words = doc.words
    whole = doc.noun(noun)
    last = noun + 2 * whole.count("-") if "-" not in words[noun].lower else noun
    if not whole.endswith("-in-law") or noun < 2 or words[noun - 1].lower != "and" or last + 2 >= len(words):
        return False
    named = words[last + 1].text == "," and words[last + 2].upos == "PROPN"
    after = next((w for w in words[last + 2 :] if w.upos != "PROPN"), words[-1])
    return words[noun - 2].lower in BY_BIRTH and named and after.lower not in ("and", "or", "&")


def sort_of(doc: Doc, name: tuple[int, int]) -> bool:
    """Whether a name begins with what somebody is to others, in small letters and with an article: "a sister Ann"."""
    first = doc.words[name[0]]
    small = name[0] < name[1] and first.text.islower() and first.lower in lexicon.KIN
    return small and name[0] > 0 and doc.words[name[0] - 1].lower in ("a", "an")


def first_of(doc: Doc, noun: int) -> int:
    """The first of several who somebody has, wherever the tree joins the next: "has a brother Tom and a sister Ann"."""
    words = doc.words
    first = words[noun]
    if first.label == "conj" and words[first.head].index < noun:
        first = words[first.head]
        first = words[first.head] if first.label == "appos" else first
    return first.index if first.upos == "NOUN" and doc.noun(first.index) in lexicon.KIN else noun


def somebodys(doc: Doc, head: int) -> bool:
    """Whether a name is followed by whose friend or kin it is: "Victoria Lane, an old friend of Tom's"."""
    for noun in doc.dependents(head, "appos"):
        of = [c for c in doc.dependents(noun, "nmod") if doc.preposition(c) == "of"]
        whose = doc.dependents(noun, "nmod:poss") or of
        among = [c for c in of if doc.words[c].xpos == "NNS"]
        if doc.words[noun].lower == "one" and any(one_of(doc.words[c].lower) in lexicon.KIN for c in among):
            return any(doc.dependents(c, "nmod:poss") for c in among)  # "Hollis, one of Tom's enforcers"
        one = (
            doc.words[noun].xpos == "NN"
            and doc.noun(noun) in lexicon.KIN
            and doc.noun(noun) not in ("child", "mother", "rival")
        )
        if one and doc.words[noun - 1].text != "(" and any(doc.words[c].upos in ("PROPN", "PRON") for c in whose):
            return True
    return False

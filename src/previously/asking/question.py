"""A question as it is read: what it asks for, of what, and of whom, by the same model that reads the story."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple, TypeAlias

from previously import lexicon
from previously.asking.people import Called, called, capitalised
from previously.errors import AskError
from previously.fold import State
from previously.reading.syntax import Doc, parse
from previously.reading.voices import passive
from previously.tagger import Tagger
from previously.text import Part
from previously.views.shown import roster

Kind: TypeAlias = Literal["who", "whose", "what", "which", "where", "when", "why", "how", "yes", "other"]

LONGEST: Final = 600
"""Characters of the longest question."""
_KINDS: Final[dict[str, Kind]] = {
    "who": "who", "whom": "who", "whoever": "who", "whose": "whose", "what": "what", "which": "which", "where": "where",
    "when": "when", "why": "why", "how": "how",
}  # fmt: skip
_WHOM: Final = re.compile(r"\b([Ww])hom\b")
_OPTIONS: Final = re.compile(r"^((?:who|whom|which)\b[^,?]*), (?:the )?[^,?]+ or [^,?]+\?$", re.IGNORECASE)
"""What a question offers as answers: "Whom does she choose, Ann or Ben?"."""
_BELIEF: Final = frozenset("believe think say claim suspect imply assume suppose suggest know".split())
_ATTEMPT: Final = frozenset("try attempt want plan intend hope decide threaten agree promise".split())


class Asked(NamedTuple):
    """A question read: its kind, the word that asks, the verb it is about (nothing where it only asks what somebody is).

    `said` is whether it asks for what somebody believes, claims, or tries, rather than for what is so.
    """

    text: str
    doc: Doc
    kind: Kind
    slot: int | None
    verb: int | None
    said: bool
    people: tuple[Called, ...]
    unknown: tuple[str, ...]

    def of(self, word: int | None) -> tuple[str, ...]:
        """Everybody that the phrase of a word stands for; those joined to it by "and" as well."""
        if word is None:
            return ()
        ids = [id for one in self.people if one.first <= word <= one.last or one.head == word for id in one.ids]
        for joined in self.doc.dependents(word, "conj"):
            ids += self.of(joined)
        return tuple(dict.fromkeys(ids))

    @property
    def ids(self) -> frozenset[str]:
        """Everybody the question may mean."""
        return frozenset(id for one in self.people for id in one.ids)


def understand(state: State, question: str, tagger: Tagger, before: tuple[str, ...] = ()) -> Asked:
    """Read a question; `before` are those whom a pronoun in it can mean, the likeliest first.

    Raises AskError when there is nothing to answer, or far too much.
    """
    text = " ".join("".join(c if c.isprintable() else " " for c in question).split())
    if not any(c.isalnum() for c in text):
        raise AskError("There is no question.", hint='Ask in a sentence: previously ask STORY "Who is Nora?"')
    if len(text) > LONGEST:
        raise AskError(f"A question of {len(text):,} characters is too long.", hint=f"Ask in {LONGEST} characters at most.")
    asked = capitalised(state, text if text[-1] in "?.!" else text + "?")
    spoken = _WHOM.sub(r"\1ho ", _OPTIONS.sub(r"\1?", asked))  # the model has read little that asks "whom"
    doc = parse(Part(0, "question", "", spoken, 0, ((0, len(spoken)),)), tagger)
    people, unknown = called(state, doc)
    people += _pronouns(state, doc, people, before)
    slot = _slot(doc)
    kind: Kind = _KINDS[doc.words[slot].lower] if slot is not None else "yes" if _inverted(doc) else "other"
    verb, said = _about(doc, slot)
    return Asked(text, doc, kind, slot, verb, said, tuple(sorted(people)), tuple(unknown))


def _slot(doc: Doc) -> int | None:
    """The word that asks: the first question word that is no subordinator ("when he left, who …" asks who)."""
    found = [w.index for w in doc.words if w.lower in _KINDS]
    main = [i for i in found if not (i > 2 and doc.words[i].deprel in ("mark", "advmod") and found[0] != i)]
    return next(iter(main or found), None)


def _inverted(doc: Doc) -> bool:
    return bool(doc.words) and (doc.words[0].upos == "AUX" or doc.words[0].lower in ("is", "does", "did", "has", "was", "do"))


def _about(doc: Doc, slot: int | None) -> tuple[int | None, bool]:
    """The verb a question is about, inside what somebody believes or tries; nothing for "Who is he?"."""
    roots = [w.index for w in doc.words if w.head == w.index]
    if not roots:
        return None, False
    root = roots[0]
    said = False
    for _ in range(3):
        word = doc.words[root]
        inner = doc.first(root, "ccomp", "xcomp", "csubj")
        if inner is None or inner == slot:
            break
        acts = doc.words[inner].upos == "VERB"
        if word.lemma in _BELIEF or (acts and (word.lemma in _ATTEMPT or _fronted(doc, root, inner, slot))):
            said = True
        elif not (acts and word.lemma in ("have", "get", "use")):
            break
        root = inner
    return (root if doc.words[root].upos == "VERB" else None), said


def _fronted(doc: Doc, verb: int, inner: int, slot: int | None) -> bool:
    """Whether what is asked for belongs to the inner verb: "Whom does he order her to marry?"."""
    if slot is None or slot > verb or doc.first(verb, "nsubj", "nsubj:pass") in (None, slot):
        return False
    return bool(doc.dependents(verb, "obj", "iobj")) and not [c for c in doc.dependents(inner, "obj") if c != slot]


_GENDER: Final = {**dict.fromkeys(lexicon.MALE_PRONOUNS, "m"), **dict.fromkeys(lexicon.FEMALE_PRONOUNS, "f")}


def _pronouns(state: State, doc: Doc, people: list[Called], before: tuple[str, ...]) -> list[Called]:
    """Pronouns for somebody of a fitting gender who is named earlier in the question, or was spoken of before it."""
    listed = roster(state).figures
    found: list[Called] = []
    for word in doc.words:
        gender = _GENDER.get(word.lower)
        if gender is None and word.lower not in ("they", "them", "their", "theirs"):
            continue
        named = [id for c in reversed(people) if c.last < word.index for id in c.ids[:1]]
        fitting = [id for id in (*named, *before) if id in listed and (gender is None or listed[id].gender in (gender, "u"))]
        fitting.sort(key=lambda id: listed[id].gender == "u")  # who may be a man stands behind who is one
        if fitting:
            found.append(Called(word.index, word.index, word.index, tuple(fitting[:1]), False))
    return found


class Slots(NamedTuple):
    """Which words of a question do it, and to whom it is done, whatever the voice."""

    agent: int | None
    patient: int | None
    others: tuple[int, ...]


def undergone(asked: Asked) -> bool:
    """Whether what is asked for cannot be who does it: nobody says "Who does Ann marry?" of the one who marries her."""
    words = asked.doc.words
    after = None if asked.slot is None or asked.slot + 1 >= len(words) else words[asked.slot + 1]
    return after is not None and after.lower in ("do", "does", "did") and after.upos == "AUX"


def slots(asked: Asked, verb: int) -> Slots:
    """The words in a verb's places."""
    doc = asked.doc
    subject = doc.first(verb, "nsubj", "nsubj:pass")
    if subject is None and asked.slot is not None and asked.slot < verb and asked.kind in ("who", "what", "which"):
        subject = asked.slot if doc.words[verb].head != verb else subject
    if undergone(asked) and asked.kind == "who":
        doer = next((d for d in doc.dependents(verb, "nsubj", "nsubj:pass") if d != asked.slot), None)
        objects = [o for o in doc.dependents(verb, "obj", "iobj") if o != asked.slot]
        stranded = [w for w in doc.words if w.upos != "PUNCT"][-1].upos == "ADP"
        clause = doc.first(verb, "xcomp", "ccomp")
        if asked.of(doer) and not (objects or stranded or clause) and not passive(doc, verb):
            return Slots(doer, asked.slot, tuple(o for o in doc.dependents(verb, "obl") if o != asked.slot))
    oblique = tuple(doc.dependents(verb, "obl"))
    if passive(doc, verb):
        by = next((o for o in oblique if doc.preposition(o) == "by"), None)
        return Slots(by, subject, tuple(o for o in oblique if o != by))
    objects = doc.dependents(verb, "obj", "iobj")
    return Slots(subject, objects[0] if objects else None, (*objects[1:], *oblique))


_NAMES: Final = frozenset("name title nickname".split())


def naming(asked: Asked) -> bool:
    """Whether a question asks what somebody or something is called."""
    if asked.kind != "what":
        return False
    if asked.verb is not None:
        lemma = asked.doc.words[asked.verb].lemma
        return lemma in ("name", "call") and passive(asked.doc, asked.verb)
    return any(w.lemma in _NAMES and w.upos == "NOUN" for w in asked.doc.words)


def lemmas(asked: Asked) -> list[str]:
    """The base forms of a question's verbs, which irregular ones share with what the text says."""
    return [w.lemma for w in asked.doc.words if w.upos == "VERB" and w.lemma not in ("do", "be", "have")]


def content(asked: Asked) -> list[str]:
    """The words of a question worth looking up in the text."""
    doc = asked.doc
    skip = {i for c in asked.people for i in range(c.first, c.last + 1)}
    return [w.text for w in doc.words if w.index not in skip and w.upos in ("NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM", "X")
            and w.lower not in _KINDS and w.lemma not in ("do", "be", "have")]  # fmt: skip

"""What is known of two mentions besides their vectors: the yes/no features of the coreference head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from previously.given import gender_of_name
from previously.tagging.grammar import CASES, Grammar, head_words
from previously.tagging.quoting import Ints, quotations, speakers

TYPES = ("PER", "ORG", "GPE", "LOC", "FAC", "VEH")
FORMS = ("name", "nominal", "pronoun")

Floats = NDArray[np.float32]

_EDGES = np.array([2, 3, 4, 5, 8, 16, 32, 64, 150])
_SENTENCE_EDGES = np.array([1, 2, 3, 4, 5, 8, 16, 32, 64])

_MALE = frozenset(
    "he him his himself mr mr. sir lord king prince duke father dad daddy papa son brother uncle nephew husband "
    "grandfather grandpa boy man gentleman boyfriend widower monk count earl baron master fellow lad waiter actor "
    "emperor god stepfather stepbrother stepson fiancé groom guy grandson businessman policeman fireman fisherman".split()
)
_FEMALE = frozenset(
    "she her hers herself mrs mrs. miss ms ms. madam madame lady queen princess duchess mother mom mum mama daughter "
    "sister aunt niece wife grandmother grandma girl woman girlfriend widow nun countess mistress maid waitress actress "
    "empress goddess stepmother stepsister stepdaughter fiancée bride granddaughter housewife nurse heroine".split()
)
_NEUTER = frozenset("it its itself which that this".split())
_PLURAL = frozenset(
    "we us our ours ourselves they them their theirs themselves these those people men women children both all "
    "others folks police parents siblings friends".split()
)
_FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
_SECOND = frozenset("you your yours yourself yourselves thee thou thy thine ye".split())
_PRONOUN_SET = {
    w: i
    for i, group in enumerate(
        (
            "i me my mine myself",
            "we us our ours ourselves",
            "you your yours yourself yourselves",
            "thou thee thy thine thyself ye",
            "he him his himself",
            "she her hers herself",
            "it its itself",
            "they them their theirs themselves",
            "who whom whose which that",
        ),
        start=1,
    )
    for w in group.split()
}
_REFLEXIVE = frozenset("myself ourselves yourself yourselves himself herself itself themselves".split())
_POSSESSOR = 4
_BETWEEN = np.array([1, 2, 3, 4, 6, 10])
_OFTEN = np.array([1, 2, 4, 8, 16])
_TITLES = frozenset(
    "mr mr. mrs mrs. miss ms ms. dr dr. doctor sir lord lady king queen prince princess captain capt. colonel "
    "professor father mother uncle aunt detective officer inspector sergeant reverend ser agent senator".split()
)
_SMALL = frozenset("the a an of 's ' and or his her its their my your our this that these those in on at to , . \" - '".split())
_INDEFINITE = frozenset("a an some another any one two three several many".split())
_DEFINITE = frozenset("the this that these those".split())
_POSSESSIVE = frozenset("my your his her its our their thy".split())
_STOP_HEAD = frozenset("of in on at to from with by for who whom whose which that , ( and or as , -- ; : about".split())
_GIVEN = {"": 0, "m": 1, "f": 2}
_CONTENT = 6


@dataclass(frozen=True, slots=True)
class Traits:
    """One row per mention; what the pair features are computed from."""

    first: Ints
    last: Ints
    sentence: Ints
    type: Ints
    form: Ints
    text: Ints
    head: Ints
    stem: Ints
    content: Ints
    """(mentions, 6) ids of content words, 0 for none."""
    size: Ints
    """How many content words."""
    gender: Ints
    number: Ints
    person: Ints
    pronoun: Ints
    article: Ints
    quoted: Ints
    """0 outside quotations, else the quotation's number."""
    says: Ints
    """Number of the quotation the mention is named as the speaker of, or 0."""
    voice: Ints
    """For a mention in a quotation whose speaker is named: the speaker's text, or 0."""
    reflexive: Ints
    """1 for "himself" and its like."""
    given: Ints
    """Gender that a person's given name mostly goes with: 1 male, 2 female, 0 unknown."""
    people: Ints
    """How many single people are mentioned by name or noun before this mention."""
    said: Ints
    """How often this mention's name was said before it."""
    case: Ints
    """As in `Grammar`; 0 throughout where no trees are known, as in the next four."""
    clause: Ints
    above: Ints
    direct: Ints
    main: Ints

    def __len__(self) -> int:
        return len(self.first)


def head_of(words: Sequence[str]) -> int:
    """Guess the head of a noun phrase without a tree: the last word before its first preposition or clause."""
    stop = len(words)
    for i, word in enumerate(words):
        if i and word.lower() in _STOP_HEAD:
            stop = i
            break
    while stop > 1 and words[stop - 1] in ("'s", "'", "’s", ",", ")", "."):
        stop -= 1
    return stop - 1


class _Ids:
    """Small numbers for words, in order of meeting."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def __call__(self, key: str) -> int:
        return self._known.setdefault(key, len(self._known) + 1)


def traits(
    words: Sequence[str],
    sentence_of: Sequence[int] | Ints,
    spans: Sequence[tuple[int, int]],
    types: Sequence[int] | Ints,
    forms: Sequence[int] | Ints,
    grammar: Grammar | None = None,
) -> Traits:
    """Describe mentions, given as inclusive word spans in text order, for `features`.

    `types` index TYPES, `forms` index FORMS; `sentence_of` gives the sentence of each word; `grammar` is of all words.
    """
    ids = _Ids()
    inside = quotations(words, sentence_of)
    n = len(spans)
    rows: dict[str, Ints] = {
        name: np.zeros(n, dtype=np.int64)
        for name in ("text", "head", "stem", "size", "gender", "number", "person", "pronoun", "article", "given", "reflexive")
    }
    content = np.zeros((n, _CONTENT), dtype=np.int64)
    for k, (first, last) in enumerate(spans):
        phrase = [w[:64].lower() for w in words[first : last + 1][:32]]
        head = phrase[head_of(phrase)]
        name = forms[k] == 0
        core = [w for w in phrase if w not in _SMALL and w not in _TITLES] or phrase[:1]
        core = core[:_CONTENT]
        rows["text"][k] = ids(" ".join(w for w in phrase if w not in ("the", "'s")))
        rows["head"][k] = ids(core[-1] if name else head)
        rows["stem"][k] = ids("~" + (core[-1] if name else head)[:4])
        content[k, : len(core)] = [ids(w) for w in core]
        rows["size"][k] = len(core)
        look = [phrase[0], head]
        if any(w in _MALE for w in look):
            rows["gender"][k] = 1
        elif any(w in _FEMALE for w in look):
            rows["gender"][k] = 2
        elif forms[k] == 2 and head in _NEUTER:
            rows["gender"][k] = 3
        plural = head in _PLURAL or (not name and len(head) > 3 and head.endswith("s") and not head.endswith("ss"))
        rows["number"][k] = 2 if plural or (name and "and" in phrase) else (0 if head in _SECOND else 1)
        if name and types[k] == 0:
            rows["given"][k] = _GIVEN[gender_of_name(core[0])]
        if forms[k] == 2:
            rows["person"][k] = 1 if head in _FIRST else 2 if head in _SECOND else 3
            rows["pronoun"][k] = _PRONOUN_SET.get(head, 0)
            rows["reflexive"][k] = head in _REFLEXIVE
        lead = phrase[0]
        rows["article"][k] = 1 if lead in _INDEFINITE else 2 if lead in _DEFINITE else 3 if lead in _POSSESSIVE else 0
    starts = np.array([s[0] for s in spans], dtype=np.int64).reshape(n)
    ends = np.array([s[1] for s in spans], dtype=np.int64).reshape(n)
    of = np.asarray(sentence_of, dtype=np.int64)
    says = speakers(words, inside, spans)
    quoted = inside[starts] if n else starts
    named = {int(number): int(rows["text"][k]) for k, number in enumerate(says) if number}
    voice = np.array([named.get(int(number), 0) if number else 0 for number in quoted], dtype=np.int64)
    type_of = np.asarray(types, dtype=np.int64).reshape(n)
    form = np.asarray(forms, dtype=np.int64).reshape(n)
    people = (type_of == 0) & (form < 2) & (rows["number"] == 1)
    return Traits(
        first=starts,
        last=ends,
        sentence=of[starts] if n else starts,
        type=type_of,
        form=form,
        content=content,
        quoted=quoted,
        says=says,
        voice=voice,
        people=np.cumsum(people) - people,
        said=_said_before(rows["head"], form),
        **_standing(grammar, spans),
        **rows,
    )


def _said_before(names: Ints, form: Ints) -> Ints:
    """Count, for every mention by name, those before it with the same last word."""
    said = np.zeros(len(names), dtype=np.int64)
    counts: dict[int, int] = {}
    for k, name in enumerate(names.tolist()):
        if form[k] == 0:
            said[k] = counts.get(name, 0)
            counts[name] = int(said[k]) + 1
    return said


def _standing(grammar: Grammar | None, spans: Sequence[tuple[int, int]]) -> dict[str, Ints]:
    """What the trees tell of each mention."""
    if grammar is None or not spans:
        return {name: np.zeros(len(spans), dtype=np.int64) for name in ("case", "clause", "above", "direct", "main")}
    words = head_words(grammar.heads, spans)
    return {
        "case": grammar.case[words],
        "clause": grammar.clause[words],
        "above": grammar.above(words),
        "direct": grammar.direct[words].astype(np.int64),
        "main": grammar.main(words).astype(np.int64),
    }


def _groups(t: Traits, i: Ints, j: Ints) -> list[tuple[int, Any]]:
    """List (number of values, value of each pair) for every feature group; a value below 0 sets nothing."""
    fi, fj = t.form[i], t.form[j]
    names = (fi == 0) & (fj == 0)
    spoken = (fi == 2) | (fj == 2)
    ci, cj = t.content[i], t.content[j]
    shared = ((ci[:, :, None] == cj[:, None, :]) & (ci[:, :, None] > 0)).any(-1).sum(-1)
    si, sj = t.size[i], t.size[j]
    overlap = np.where(
        shared == 0,
        0,
        np.where((shared >= si) & (shared >= sj), 4, np.where(shared >= si, 2, np.where(shared >= sj, 3, 1))),
    )
    qi, qj = t.quoted[i], t.quoted[j]
    head_in = (t.head[i][:, None] == cj).any(-1)
    inner = (t.first[j] <= t.first[i]) & (t.last[i] <= t.last[j])
    outer = (t.first[i] <= t.first[j]) & (t.last[j] <= t.last[i])
    gap = t.first[i] - t.last[j]
    return [
        (len(_EDGES) + 1, np.digitize(i - j, _EDGES)),
        (len(_SENTENCE_EDGES) + 1, np.digitize(t.sentence[i] - t.sentence[j], _SENTENCE_EDGES)),
        (9, fi * 3 + fj),
        (2, (t.type[i] == t.type[j]).astype(np.int64)),
        (6, t.type[i]),
        (2, np.where(t.text[i] == t.text[j], np.where(names, 0, 1), -1)),
        (2, np.where((t.head[i] == t.head[j]) & ~spoken, np.where(names, 0, 1), -1)),
        (2, np.where(head_in & ~spoken, np.where(names, 0, 1), -1)),
        (1, np.where((t.stem[i] == t.stem[j]) & names, 0, -1)),
        (10, np.where(spoken, -1, overlap + 5 * names)),
        (2, np.where((t.pronoun[i] == t.pronoun[j]) & (t.pronoun[i] > 0), np.where((qi == qj), 0, 1), -1)),
        (16, t.gender[i] * 4 + t.gender[j]),
        (9, t.number[i] * 3 + t.number[j]),
        (16, t.person[i] * 4 + t.person[j]),
        (5, np.where(qi > 0, np.where(qj > 0, np.where(qi == qj, 4, 3), 2), np.where(qj > 0, 1, 0))),
        (2, np.where(inner, 0, np.where(outer, 1, -1))),
        (3, np.where((gap >= 1) & (gap <= 3), gap - 1, -1)),
        (4, t.article[i]),
        (4, t.article[j]),
        (9, _speaking(t, i, j)),
        (36, _conversation(t, i, j)),
        (CASES, t.case[i]),
        (CASES, t.case[j]),
        (28, _binding(t, i, j)),
        (4, np.where(t.main[j] * (t.case[j] == 1) > 0, np.minimum(t.sentence[i] - t.sentence[j], 3), -1)),
        (8, _given(t, i, j)),
        (7, np.where((fi == 2) & (t.type[i] == 0), np.digitize(t.people[i] - t.people[j], _BETWEEN), -1)),
        (6, np.where(fj == 0, np.digitize(t.said[j], _OFTEN), -1)),
    ]


def _binding(t: Traits, i: Ints, j: Ints) -> Ints:
    """Tell how two mentions of a sentence stand to each other in its tree, by the sort of pronoun the later one is."""
    one, other = t.clause[i], t.clause[j]
    between = np.where(
        one == other,
        np.where(t.direct[i] == 0, 1, np.where(t.direct[j] == 0, 2, 0)),
        np.where(t.above[i] == other, 3, np.where(t.above[j] == one, 4, np.where(t.above[i] == t.above[j], 5, 6))),
    )
    sort = np.where(t.form[i] != 2, 0, np.where(t.reflexive[i] > 0, 3, np.where(t.case[i] == _POSSESSOR, 2, 1)))
    return np.where(t.sentence[i] == t.sentence[j], sort * 7 + between, -1)


def _given(t: Traits, i: Ints, j: Ints) -> Ints:
    """Tell whether a given name goes with a "he" or "she", or with another given name."""
    spoken = (t.form[i] == 2) & (t.gender[i] > 0) & (t.gender[i] < 3)
    both = (t.given[i] > 0) & (t.given[j] > 0)
    return np.where(
        spoken & (t.form[j] == 0), (t.gender[i] - 1) * 3 + t.given[j], np.where(both, 6 + (t.given[i] == t.given[j]), -1)
    )


def _speaking(t: Traits, i: Ints, j: Ints) -> Ints:
    """Tell a named speaker and a word inside the quotation, by that word's person and whether it is this quotation."""
    out = np.full(len(i), -1, dtype=np.int64)
    for one, other in ((i, j), (j, i)):
        inside = (t.quoted[one] > 0) & (t.quoted[other] == 0) & (t.says[other] > 0)
        steps = t.quoted[one] - t.says[other]
        person = np.where(t.person[one] == 1, 0, np.where(t.person[one] == 2, 1, 2))
        for place, hit in enumerate((steps == 0, steps == 1, steps == -1)):
            out = np.where(inside & hit, place * 3 + person, out)
    return out


def _conversation(t: Traits, i: Ints, j: Ints) -> Ints:
    """Tell I and you of two quotations: how far apart, who with whom, and whether their speakers are named alike."""
    first, second = t.person[i], t.person[j]
    both = (t.quoted[i] > 0) & (t.quoted[j] > 0) & (first > 0) & (first < 3) & (second > 0) & (second < 3)
    apart = np.minimum(np.abs(t.quoted[i] - t.quoted[j]), 3)
    known = (t.voice[i] > 0) & (t.voice[j] > 0)
    alike = np.where(known, np.where(t.voice[i] == t.voice[j], 1, 2), 0)
    pair = np.where(first == second, first - 1, 2)
    return np.where(both, (apart * 3 + pair) * 3 + alike, -1)


def _width() -> int:
    one = np.zeros(1, dtype=np.int64)
    blank = Traits(
        **{name: np.zeros((1, _CONTENT) if name == "content" else 1, dtype=np.int64) for name in Traits.__dataclass_fields__}
    )
    return sum(size for size, _ in _groups(blank, one, one))


def features(t: Traits, i: Ints, j: Ints) -> Floats:
    """Give the (pairs, FEATURES) 0/1 matrix for anaphors `i` and candidate antecedents `j` (equal-length indices)."""
    out = np.zeros((len(i), FEATURES), dtype=np.float32)
    row = np.arange(len(i))
    offset = 0
    for size, value in _groups(t, i, j):
        on = value >= 0
        out[row[on], offset + value[on]] = 1.0
        offset += size
    return out


FEATURES = _width()
"""Width of a pair's feature vector."""

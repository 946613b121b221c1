"""Whether what a verb tells happens only in somebody's dream."""

from __future__ import annotations

from previously.reading.syntax import Doc

DREAMS = frozenset(
    "dream dreams nightmare nightmares vision visions hallucination hallucinations fantasy daydream premonition".split()
)
"""In what nobody dies who is killed in it."""
OF_DREAMS = frozenset("dream fantasy nightmare hallucination".split())
"""What stands before "life", "world" or "sequence" where that is only dreamt."""
GOING_ON = frozenset("begin start continue show take find feature".split())
"""What a dream does that the sentences behind it tell of."""
OVER = frozenset(
    "wake awake awaken real reality true dream dreams dreamt nightmare vision meanwhile later afterwards back when after once "
    "next previously eventually finally morning".split()
)
"""Words of a sentence with which a dream that the sentences before it told may be over."""


def dreamt(doc: Doc, verb: int) -> bool:
    """ "In a dream she is killed", "has a vision of him dying", and what goes on in the sentences behind it."""
    return _in_a_dream(doc, verb) or dream_before(doc, verb) is not None


def _in_a_dream(doc: Doc, verb: int) -> bool:
    words = doc.words
    of_whom = False  # whether a noun is one of whom the clause below it is told
    for at in (verb, *doc.ancestors(verb)):
        if words[at].label == "acl" and _is_dream(doc, words[at].head):
            return True
        if any(_is_dream(doc, c) and doc.preposition(c) in ("in", "during") for c in doc.dependents(at, "obl")):
            return True
        if words[at].label == "conj" and _is_dream(doc, words[at].head):
            return True  # "Tom's dream life, where he is married and they have two children"
        if words[at].label not in ("ccomp", "conj", "xcomp", "acl", "advcl") and not of_whom:
            return False
        of_whom = words[at].label == "acl"
    return False


def _is_dream(doc: Doc, noun: int) -> bool:
    return doc.words[noun].lower in DREAMS or bool(doc.lowers(noun, "compound", "amod") & OF_DREAMS)


def dream_before(doc: Doc, verb: int) -> int | None:
    """ "In the dream, Ann goes home. Tom follows her": the sentence that began the dream."""
    sentence = doc.words[verb].sentence
    if sentence not in doc.dreams:  # asked of every verb of a sentence
        doc.dreams[sentence] = _dream_before(doc, verb)
    return doc.dreams[sentence]


def _dream_before(doc: Doc, verb: int) -> int | None:
    words = doc.words
    spans = doc.part.sentences
    sentence = words[verb].sentence
    first = doc.sentence_start(verb)
    while first > 0:
        here = words[first].sentence
        if any(w.lemma in OVER or w.lower in OVER for w in words[first : doc.sentence_end(first)]):
            return None
        before = words[first - 1]
        between = doc.part.text[spans[before.sentence][1] : spans[here][0]]
        if "\n" in between or before.sentence < sentence - 4:
            return None
        first = doc.sentence_start(first - 1)
        if _opens(doc, first):
            return words[first].sentence
    return None


def _opens(doc: Doc, first: int) -> bool:
    """Whether a sentence sets out with "In the dream", or tells that somebody's nightmare begins."""
    words = doc.words
    own = words[first : doc.sentence_end(first)]
    if any(w.label == "nsubj" and w.lower in DREAMS and words[w.head].lemma in GOING_ON for w in own):
        return True
    if words[first].lower not in ("in", "during") or first + 2 >= len(words):
        return False
    return any(words[i].lower in DREAMS for i in range(first + 1, min(first + 5, len(words))) if words[i - 1].text != ",")

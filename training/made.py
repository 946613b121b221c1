"""Questions made by program from what the reader finds in training texts: who did it, to whom, where, when, why, how.

They teach the answering network how questions and clauses go together, beside the few thousand that people asked.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from previously.tagger import Analysis, Argument, Frame, Tagger
from training.questions import Item, Pages, Passage, Story, cut, worth

_ADJUNCTS = {"ARGM-LOC": "Where", "ARGM-TMP": "When", "ARGM-CAU": "Why", "ARGM-PRP": "Why", "ARGM-MNR": "How"}
_SKIP = frozenset("be have do say get go come seem begin become let make".split())
_LONGEST_REST = 14
_SPEAKERS = frozenset("I you You we We me us my your".split())
_VAGUE = frozenset("who which that what it this him her them me you i".split())


def made(stories: dict[str, Story], pages: Pages, tagger: Tagger, rng: random.Random, most: int = 4) -> list[tuple[Item, Item]]:
    """Up to `most` questions of each section, each with the windows of its section."""
    out: list[tuple[Item, Item]] = []
    for story in stories.values():
        for text in story.sections.values():
            windows = pages.of(text) if text.strip() else []
            found = [f for f in _questions(tagger.read(cut(text)), rng) if _good(*f)] if windows else []
            rng.shuffle(found)
            for question, answer in found[:most]:
                asked = pages.ask(question)
                own = [Passage(asked, w, worth(pages.words[w], [answer])) for w in windows]
                out.append((own, []))
    return out


def _questions(analysis: Analysis, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Questions with their answers, for every frame of a verb that has a subject."""
    for frame in analysis.frames:
        token = analysis.tokens[frame.predicate]
        if token.upos != "VERB" or token.xpos not in ("VBD", "VBZ", "VBP") or token.lemma in _SKIP or frame.prob < 0.8:
            continue
        args = {a.label: a for a in frame.args if a.prob > 0.6}
        subject = next((args[k] for k in ("ARG0", "ARG1") if k in args and args[k].last < frame.predicate), None)
        if subject is None or subject.last - subject.first > 10:
            continue
        yield from _of_frame(analysis, frame, args, subject, rng)


def _of_frame(
    analysis: Analysis, frame: Frame, args: dict[str, Argument], subject: Argument, rng: random.Random
) -> Iterator[tuple[str, str]]:
    verb = frame.predicate
    doer, who = _named(analysis, subject, rng)
    after = sorted((a for a in args.values() if a.first > verb), key=lambda a: a.first)

    def rest(without: Argument | None) -> str:
        return " ".join(
            _text(analysis, a.first, a.last) for a in after if a is not without and a.last - a.first < _LONGEST_REST
        )

    lemma = analysis.tokens[verb].lemma
    if who:
        yield _ask(f"{'Who' if _person(analysis, subject) else 'What'} {analysis.words[verb]} {rest(None)}"), who
    for label in ("ARG1", "ARG2"):
        wanted = args.get(label)
        if wanted is not None and wanted.first > verb and not _pronoun(analysis, wanted):
            word = (
                "Whom" if _person(analysis, wanted) and rng.random() < 0.3 else "Who" if _person(analysis, wanted) else "What"
            )
            first = wanted.first + (analysis.tokens[wanted.first].upos == "ADP" and wanted.last > wanted.first)
            tail = f" {analysis.words[wanted.first]}" if first > wanted.first else ""
            yield _ask(f"{word} did {doer} {lemma} {rest(wanted)}{tail}"), _text(analysis, first, wanted.last)
    for label, word in _ADJUNCTS.items():
        wanted = args.get(label)
        if wanted is not None and wanted.last - wanted.first < 24 and (wanted.last > wanted.first or label == "ARGM-LOC"):
            yield _ask(f"{word} did {doer} {lemma} {rest(wanted)}"), _text(analysis, wanted.first, wanted.last)
    if after and rng.random() < 0.3:
        when = args.get("ARGM-TMP")
        if when is not None and when.last < verb and when.last - when.first > 2:
            yield _ask(f"What did {doer} do {_text(analysis, when.first, when.last)}"), _text(analysis, verb, after[-1].last)


def _good(question: str, answer: str) -> bool:
    """Whether a question says enough to be answered, and its answer something."""
    return (
        len(question.split()) >= 4 and not {*question.split()} & _SPEAKERS and answer.casefold() not in _VAGUE and bool(answer)
    )


def _ask(text: str) -> str:
    return " ".join(text.split()).rstrip(" ,;:.") + "?"


def _text(analysis: Analysis, first: int, last: int) -> str:
    return " ".join(analysis.words[first : last + 1]).strip(" ,;:.\"'")


def _pronoun(analysis: Analysis, argument: Argument) -> bool:
    return argument.first == argument.last and analysis.tokens[argument.first].upos == "PRON"


def _person(analysis: Analysis, argument: Argument) -> bool:
    return any(m.type == "PER" and m.first == argument.first and m.last <= argument.last for m in analysis.mentions)


def _named(analysis: Analysis, argument: Argument, rng: random.Random) -> tuple[str, str]:
    """What to call somebody in a question, and in an answer (empty where nobody knows who "she" is)."""
    said = _text(analysis, argument.first, argument.last)
    if not _pronoun(analysis, argument):
        return said, said
    name = _antecedent(
        analysis, [k for k, m in enumerate(analysis.mentions) if (m.first, m.last) == (argument.first, argument.last)]
    )
    return (name if name and rng.random() < 0.7 else said), name


def _antecedent(analysis: Analysis, mentions: Sequence[int]) -> str:
    at = mentions[0] if mentions else -1
    for _ in range(12):
        if at < 0:
            return ""
        mention = analysis.mentions[at]
        if mention.form != "pronoun":
            return _text(analysis, mention.first, mention.last) if mention.last - mention.first < 6 else ""
        at = analysis.antecedents[at]
    return ""

"""Plants contradictions into clean stories and counts how many the check finds, and how often it cries wolf.

`python -m benchmarks.mutations [STORY.txt…] [--count N] [--seed S] [--show]`: a dead person acts, a name is misspelt, a gender
flipped, a kinship turned round, a heading renumbered,
somebody does what they are in no state to do. One contradiction is planted at a time; it is found when a finding of
its kind, which the clean story does not have, rests on the words that were planted. What is found in the clean stories is a
false alarm. Without files, the stories in benchmarks/clean are used.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from previously.fold import State, fold
from previously.lexicon import FEMALE_PRONOUNS, MALE_PRONOUNS
from previously.model import AnyFact, Mention
from previously.reading.pipeline import Reader
from previously.sources import story_from_text
from previously.text import Part, Prefix
from previously.views.common import clean, name_words
from previously.views.findings.check import check, chosen
from previously.views.findings.finding import Finding
from previously.views.shown import Figure, roster

CLEAN = Path(__file__).parent / "clean"
DEATHS = (
    "{x} is killed by a falling beam.",
    "{x} drowns in the river.",
    "{x} is shot dead by a stranger.",
    "{x} dies in a fire.",
    "A masked man murders {x}.",
)
DEEDS = (
    "{x} opens the door and greets {y}.",
    "{x} writes a letter to {y}.",
    "{x} follows {y} to the market.",
    "Meanwhile, {x} steals a horse and rides away.",
    "{x} argues with {y} and leaves the room.",
)
REFLEXIVE = ("{x} blames {self} for everything.", "{x} locks {self} in the cellar.", "{x} looks at {self} in the mirror.")
TURNED = (
    "{x} is the {kid} of {y}.",
    "{y}'s {kid} {x} waits outside.",
    "{y} embraces {poss} {kid}, {x}.",
    "{x}, the {kid} of {y}, closes the window.",
)
HINDERED = {
    "held one at large": (
        ("A stranger locks {x} in a cellar.", "The police arrest {x}.", "Two masked men kidnap {x}."),
        ("{x} buys a horse at the market.", "In the morning {x} visits {y}.", "{x} rides to the coast with {y}."),
    ),
    "the lame walk": (
        ("{x} is paralysed.", "{x} falls from a roof and loses both legs.", "A falling beam cripples {x}."),
        ("{x} runs to the river.", "Meanwhile, {x} climbs over the wall.", "{x} dances with {y}."),
    ),
    "the blind see": (
        ("{x} goes blind.", "{x} loses {poss} sight.", "An explosion blinds {x}."),
        ("{x} reads the letter.", "{x} sees {y} at the window.", "{x} watches {y} from the gate."),
    ),
}
"""What befalls somebody, and what they do afterwards although it does not let them."""
PLACES = ("Paris", "London", "Vienna", "Madrid", "Boston")
TWO_PLACES = ("{x} waits in {a}. Meanwhile, {x} sleeps in {b}.", "{x} dines in {a}. At the same moment, {x} sings in {b}.")
SERVICE = ("{x} works for {y}. {y} works for {x}.", "{x} is the servant of {y}. {y} is employed by {x}.")
OTHER_KIN = dict(
    pair
    for words in "brother/sister husband/wife father/mother son/daughter uncle/aunt nephew/niece boyfriend/girlfriend "
    "king/queen prince/princess lord/lady".split()
    for a, b in [words.split("/")]
    for pair in ((a, b), (b, a))
)
FLIPPED = {
    "she": "he",
    "her": "him",
    "hers": "his",
    "herself": "himself",
    "he": "she",
    "him": "her",
    "his": "her",
    "himself": "herself",
}


class Told(NamedTuple):
    """A story that was read: its text, where its parts stand in it, its facts a part, and what is found in it."""

    name: str
    text: str
    starts: tuple[int, ...]
    facts: tuple[tuple[AnyFact, ...], ...]
    state: State
    findings: tuple[Finding, ...]


class Planted(NamedTuple):
    """A changed text: what of it was planted, under which sort, and the letters of the codes that should find it."""

    sort: str
    text: str
    start: int
    end: int
    letters: str


def read(name: str, text: str, reader: Reader, like: Told | None = None) -> Told:
    """Read a story; parts that another one has too are not read again."""
    story = story_from_text(text, title=name)
    facts: list[tuple[AnyFact, ...]] = []
    same = like is not None
    for part in story.parts:
        old = like.state.parts[part.ordinal] if like is not None and part.ordinal < len(like.state.parts) else None
        same = same and old is not None and old.digest == part.digest
        if same and like is not None:
            facts.append(like.facts[part.ordinal])
            continue
        before = Prefix(name, story.parts[: part.ordinal], tuple(f for told in facts for f in told))
        facts.append(tuple(reader.read(part, before if part.ordinal else None)))
    state = fold(Prefix(name, story.parts, tuple(f for told in facts for f in told)))
    starts, at = [], 0
    for part in story.parts:
        at = text.index(part.text, at)
        starts.append(at)
        at += len(part.text)
    return Told(name, text, tuple(starts), tuple(facts), state, check(state, chosen()).findings)


def found(planted: Planted, told: Told, clean_ones: set[tuple[str, str]]) -> bool:
    """Whether something new of the right kind rests on what was planted."""
    starts = {part.id: start for part, start in zip(told.state.parts, told.starts, strict=True)}
    for finding in told.findings:
        if finding.code[0] not in planted.letters or (finding.code, finding.message) in clean_ones:
            continue
        places = [(starts[c.part] + c.start, starts[c.part] + c.end) for c in finding.evidence]
        places += [(starts[e.part] + e.start, starts[e.part] + e.end) for e in finding.edits]
        if any(a < planted.end and planted.start < b for a, b in places):
            return True
    return False


# -- planting ---------------------------------------------------------------------------------------------------------


def _replaced(told: Told, sort: str, letters: str, at: int, old: str, new: str) -> Planted:
    assert told.text[at : at + len(old)] == old
    return Planted(sort, told.text[:at] + new + told.text[at + len(old) :], at, at + len(new), letters)


def _inserted(told: Told, sort: str, letters: str, part: Part, rng: random.Random, sentence: str) -> Planted:
    """A sentence more, after one of a part's own."""
    at = told.starts[part.ordinal] + rng.choice(part.sentences)[1]
    return Planted(sort, f"{told.text[:at]} {sentence}{told.text[at:]}", at + 1, at + 1 + len(sentence), letters)


def _named(figure: Figure) -> list[Mention]:
    return [m for m in figure.entity.mentions if m.form == "name"]


def _people(told: Told) -> list[Figure]:
    return [f for f in roster(told.state).of_kind("character") if len(_named(f)) >= 2]


def misspelt(told: Told, rng: random.Random) -> Iterator[Planted]:
    """One letter of a name that was told before and is told again."""
    taken = {word for f in roster(told.state).figures.values() for name in f.names for word in name_words(name)}
    for figure in _people(told):
        uses = [m for m in _named(figure) if told.text.count(clean(m.citations[0].text)) >= 3]
        for mention in uses[1:]:
            citation = mention.citations[0]
            word = max(re.findall(r"[^\W\d_]+", citation.text), key=len)
            n = rng.randrange(1, len(word) - 1) if len(word) >= 5 else 0
            if not n:
                continue
            slips = [word[:n] + word[n + 1 :], word[:n] + word[n] + word[n:], word[:n] + word[n + 1] + word[n] + word[n + 2 :]]
            slips.append(word[:n] + rng.choice("aeiou" if word[n] in "aeiou" else "bdklmnrst") + word[n + 1 :])
            slip = rng.choice(slips)
            if slip != word and slip.casefold() not in taken:
                at = told.starts[citation.part] + citation.start + citation.text.index(word)
                yield _replaced(told, "name misspelt", "N", at, word, slip)


def dead(told: Told, rng: random.Random) -> Iterator[Planted]:
    """Somebody dead acts in a later part, or somebody dies before they act."""
    parts = told.state.parts
    people = _people(told)
    for death in (c for c in told.state.conditions if c.aspect == "life" and c.value == "dead"):
        figure = roster(told.state).figures.get(death.entity)
        later = [p for p in parts if p.ordinal > death.since and len(p.sentences) > 1]
        if figure is None or not figure.names or not later:
            continue
        for deed in DEEDS:
            other = rng.choice([p for p in people if p.id != figure.id])
            told_deed = deed.format(x=figure.name, y=other.name)
            yield _inserted(told, "dead acts", "S", rng.choice(later), rng, told_deed)
    ends = {c.entity for c in told.state.conditions if c.aspect == "life"}
    for figure in people:
        acts = sorted({e.citations[0].part for e in told.state.events if figure.id in e.agents and e.status == "actual"})
        first = _named(figure)[0].citations[0].part
        early = [p for p in parts if acts and first <= p.ordinal < acts[-1] and p.sentences]
        if figure.id in ends or not early or "flashback" in parts[acts[-1]].text:
            continue
        part = early[-1]
        at = told.starts[part.ordinal] + part.sentences[-1][1]
        sentence = rng.choice(DEATHS).format(x=figure.name)
        text = f"{told.text[:at]} {sentence}{told.text[at:]}"
        yield Planted("acts after a planted death", text, at + 1, at + 1 + len(sentence), "S")


def flipped(told: Told, rng: random.Random) -> Iterator[Planted]:
    """A pronoun, a noun of kin or a rank of the other gender, where nobody else can be meant."""
    parts = told.state.parts
    for figure in _people(told):
        if figure.gender not in ("f", "m") or len(figure.entity.mentions) < 4:
            continue
        last = [p for p in parts if p.ordinal >= _named(figure)[1].citations[0].part and len(p.sentences) > 1]
        wrong = "himself" if figure.gender == "f" else "herself"
        yield _inserted(
            told, "reflexive flipped", "G", rng.choice(last), rng, rng.choice(REFLEXIVE).format(x=figure.name, self=wrong)
        )
    for mention in told.state.mentions:
        citation = mention.citations[0]
        at = told.starts[citation.part] + citation.start
        word = citation.text.casefold()
        figure_ = roster(told.state).figures.get(told.state.canonical[mention.entity])
        if mention.form == "pronoun" and word in FEMALE_PRONOUNS | MALE_PRONOUNS and mention.confidence >= 0.8 and figure_:
            if _alone(told, mention, figure_):
                new = FLIPPED[word] if word != "her" or not _owns(told, mention) else "his"
                yield _replaced(
                    told, "pronoun flipped", "G", at, citation.text, new.capitalize() if citation.text[0].isupper() else new
                )
        elif mention.form != "pronoun" and figure_ and figure_.gender in ("f", "m") and len(_named(figure_)) >= 3:
            kin = re.search(rf"\b({'|'.join(OTHER_KIN)})\b(?=,? [A-Z])", citation.text)
            if kin:
                yield _replaced(told, "kin noun flipped", "G", at + kin.start(), kin[0], OTHER_KIN[kin[0]])


def _owns(told: Told, mention: Mention) -> bool:
    citation = mention.citations[0]
    after = told.state.parts[citation.part].text[citation.end :].lstrip()[:1]
    return after.isalpha()


def _alone(told: Told, mention: Mention, figure: Figure) -> bool:
    """Whether a sentence and the two before it are about people of one gender, and the sentence names the one meant."""
    citation = mention.citations[0]
    listed = roster(told.state).figures
    near = [
        m
        for m in told.state.mentions
        if m.citations[0].part == citation.part and citation.sentence - 2 <= m.citations[0].sentence <= citation.sentence
    ]
    sexes = {
        f.gender
        for m in near
        if m.form != "pronoun" and m.type == "PER" and (f := listed.get(told.state.canonical[m.entity])) is not None
    }
    unlisted = any(m.type == "PER" and told.state.canonical[m.entity] not in listed for m in near if m.form != "pronoun")
    named = any(
        m.form == "name"
        and told.state.canonical[m.entity] == figure.id
        and m.citations[0].sentence == citation.sentence
        and m.citations[0].end < citation.start
        for m in near
    )
    return named and not unlisted and sexes == {figure.gender} and figure.gender in ("f", "m")


def reversed_(told: Told, rng: random.Random) -> Iterator[Planted]:
    """A parent is called the child of its child."""
    figures = roster(told.state).figures
    for tie in told.state.ties:
        parent, child = figures.get(tie.source), figures.get(tie.target)
        if tie.type != "parent" or tie.qualifier or not (parent and child and parent.names and child.names):
            continue
        later = [p for p in told.state.parts if p.ordinal >= tie.since and len(p.sentences) > 1]
        kid = {"f": "daughter", "m": "son"}.get(parent.gender, "child")
        poss = {"f": "her", "m": "his"}.get(child.gender, "their")
        for sentence in TURNED:
            said = sentence.format(x=parent.name, y=child.name, kid=kid, poss=poss)
            yield _inserted(told, "kinship turned", "R", rng.choice(later), rng, said)


def hindered(told: Told, rng: random.Random) -> Iterator[Planted]:
    """Somebody is held, lame or blind, and goes on as if they were not; is in two places; serves their own servant."""
    people = _people(told)
    ends = {c.entity for c in told.state.conditions if c.aspect == "life"}
    for figure in (p for p in people if p.id not in ends and "dead" not in p.descriptions):
        first = _named(figure)[0].citations[0].part
        parts = [p for p in told.state.parts if p.ordinal >= first and len(p.sentences) > 1]
        other = rng.choice([p for p in people if p.id != figure.id])
        poss = {"f": "her", "m": "his"}.get(figure.gender, "their")
        for sort, (befalls, deeds) in HINDERED.items():
            spots = sorted((p.ordinal, told.starts[p.ordinal] + end) for p in parts for _, end in p.sentences)
            if len(spots) < 6:
                continue
            n = rng.randrange(len(spots) - 5)
            one, later = spots[n][1], spots[n + rng.randrange(2, 6)][1]
            befall = rng.choice(befalls).format(x=figure.name, poss=poss)
            deed = rng.choice(deeds).format(x=figure.name, y=other.name)
            text = f"{told.text[:one]} {befall}{told.text[one:later]} {deed}{told.text[later:]}"
            yield Planted(sort, text, later + len(befall) + 2, later + len(befall) + 2 + len(deed), "S")
        a, b = rng.sample(PLACES, 2)
        both = rng.choice(TWO_PLACES).format(x=figure.name, a=a, b=b)
        yield _inserted(told, "in two places", "S", rng.choice(parts), rng, both)
        turned = rng.choice(SERVICE).format(x=figure.name, y=other.name)
        yield _inserted(told, "service turned", "R", rng.choice(parts), rng, turned)


def renumbered(told: Told, rng: random.Random) -> Iterator[Planted]:
    """A heading with another number, or a number written in another way."""
    counted = [p for p in told.state.parts if p.body and re.search(r"\d", p.text[: p.body])]
    for part in counted:
        found_ = list(re.finditer(r"\d+", part.text[: part.body]))[:2][-1]
        at = told.starts[part.ordinal] + found_.start()
        number = int(found_[0])
        for other in rng.sample([n for n in range(1, 30) if n != number], 2):
            yield _replaced(told, "heading renumbered", "H", at, found_[0], str(other).zfill(len(found_[0])))
        padded = found_[0][1:] if found_[0].startswith("0") else f"0{found_[0]}"
        yield _replaced(told, "heading rewritten", "H", at, found_[0], padded)


SORTS: tuple[Callable[[Told, random.Random], Iterator[Planted]], ...] = (
    misspelt,
    dead,
    flipped,
    reversed_,
    renumbered,
    hindered,
)


class Measured(NamedTuple):
    """How many of each sort were planted and found, what was not, and what is found in the clean stories."""

    tries: Counter[str]
    hits: Counter[str]
    missed: list[tuple[str, Planted]]
    alarms: list[tuple[str, Finding]]
    words: int

    @property
    def share(self) -> float:
        """The share of all that was planted that is found."""
        return sum(self.hits.values()) / max(sum(self.tries.values()), 1)


def measured(paths: Sequence[Path], count: int, seed: int) -> Measured:
    """Plant so many contradictions of each of the six kinds, one at a time, and look for them."""
    reader, rng = Reader(), random.Random(seed)
    told = [read(p.stem, p.read_text(encoding="utf-8"), reader) for p in paths]
    out = Measured(
        Counter(), Counter(), [], [(o.name, f) for o in told for f in o.findings], sum(len(o.text.split()) for o in told)
    )
    for sort in SORTS:
        every = [(one, planted) for one in told for planted in sort(one, rng)]
        for one, planted in rng.sample(every, min(count, len(every))):
            hit = found(planted, read(one.name, planted.text, reader, one), {(f.code, f.message) for f in one.findings})
            out.tries[planted.sort] += 1
            out.hits[planted.sort] += hit
            out.missed.extend([] if hit else [(one.name, planted)])
    return out


def main() -> None:
    """Print how many of each sort are found, and the false alarms."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=60, help="how many of each of the six kinds")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--show", action="store_true", help="print what is not found")
    options = parser.parse_args()
    made = measured(options.stories or sorted(CLEAN.glob("*.txt")), options.count, options.seed)
    for name, finding in made.alarms:
        print(f"false alarm in {name}: {finding.code} {finding.message}")
    for name, planted in made.missed if options.show else []:
        around = planted.text[max(planted.start - 60, 0) : planted.end + 40].replace("\n", " ")
        print(f"not found in {name}: {planted.sort}: …{around}…")
    for name, tries in made.tries.items():
        print(f"{name:<28}{made.hits[name]:>4} of {tries:<4}{made.hits[name] / tries:>6.2f}")
    print(f"{'all':<28}{sum(made.hits.values()):>4} of {sum(made.tries.values()):<4}{made.share:>6.2f}")
    in_2000 = 2000 * len(made.alarms) / max(made.words, 1)
    print(f"false alarms: {len(made.alarms)} in {made.words} words, {in_2000:.2f} in 2,000")


if __name__ == "__main__":
    main()

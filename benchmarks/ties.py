"""Who is what to whom in short passages of our own: `python -m benchmarks.ties [--show N] [--pin [--lower REASON]]`.

The files of `tied` hold 1,890 passages of crime, homes, films, realms, novels and whole seasons, each begun by `## N` and
followed by every tie that it tells, plainly or by what people do: `- type | source | target | sentence`, and `| ex` for what
is over. They were written to tell ties in as many ways as life does, so little of it is found; what is found must be right.
Whoever writes rules may look at those in `tied` itself; those in `tied/held` are held out, so far also the 750 in
`tied/plainer`, which were to tell ties as recaps mostly do. A tie is right where type, people and direction are; any other that
is shown is wrong. The numbers must not fall below `tied/floors.json`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.accuracy import gate
from benchmarks.mutations import Told, read
from previously.model import DIRECTED, Mention, Name
from previously.reading.pipeline import Reader
from previously.tagger import Tagger
from previously.views.relations import shown_ties
from training import corpora
from training.evaluate import Scores

FOLDER: Final = Path(__file__).parent / "tied"
FLOORS: Final = FOLDER / "floors.json"
GROUPS: Final = {"looked at": FOLDER, "held out": FOLDER / "held", "plainer": FOLDER / "plainer"}
_TITLE: Final = re.compile(
    r"^(?:the|a|an|his|her|their|dr\.?|mr\.?|mrs\.?|miss|lady|lord|sir|captain|detective|king|queen|prince|princess) "
)


class Bond(NamedTuple):
    """A tie as it is marked: its type, and what the passage calls the two."""

    type: str
    source: str
    target: str


class Passage(NamedTuple):
    """A passage and the ties that it tells."""

    name: str
    text: str
    ties: tuple[Bond, ...]


def passages(path: Path) -> Iterator[Passage]:
    """The passages of a file; raises ValueError where a line is neither text nor a tie."""
    for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        number, text, *lines = [line.strip() for line in block.splitlines() if line.strip()]
        fields = [[field.strip() for field in line.removeprefix("- ").split("|")] for line in lines]
        if any(len(row) not in (4, 5) for row in fields):
            raise ValueError(f"{path.name}, passage {number}: a line is no tie")
        yield Passage(f"{path.stem} {number}", text, tuple(Bond(*row[:3]) for row in fields))


class People:
    """The entities of a reading by what the passage calls them."""

    def __init__(self, told: Told) -> None:
        self._called: dict[str, Counter[str]] = {}
        for fact in (fact for facts in told.facts for fact in facts):
            if isinstance(fact, Mention | Name) and not (isinstance(fact, Mention) and fact.form == "pronoun"):
                text = fact.text if isinstance(fact, Name) else fact.citations[0].text
                for key, weight in ((_plain(text), 3), (_bare(text), 1)):
                    self._called.setdefault(key, Counter())[told.state.canonical[fact.entity]] += weight

    def of(self, phrase: str) -> str | None:
        """Whom the passage so calls, or nobody."""
        votes = self._called.get(_plain(phrase)) or self._called.get(_bare(phrase))
        return votes.most_common(1)[0][0] if votes else None


def _plain(text: str) -> str:
    return re.sub(r"['’]s$", "", re.sub(r'[“”"]', "", text).strip().lower())


def _bare(text: str) -> str:
    return _TITLE.sub("", _plain(text))


def score(passage: Passage, told: Told) -> Counter[str]:
    """How many ties of a passage are shown, how many rightly, how many there are; the wrong and the missed ones by name."""
    people = People(told)
    gold: dict[tuple[str, str, str], Bond] = {}
    for tie in passage.ties:
        one, other = people.of(tie.source), people.of(tie.target)
        gold[_key(tie.type, one or f"?{tie.source}", other or f"?{tie.target}")] = tie
    found = {
        _key("relative" if tie.qualifier == "in-law" else tie.type, tie.source, tie.target): tie
        for tie in shown_ties(told.state)
    }
    out = Counter({"told": len(found), "ties": len(gold), "right": len(gold.keys() & found.keys())})
    out.update(f"wrong: {passage.name}: {key[0]}: {tie.citations[0].text}" for key, tie in found.items() if key not in gold)
    out.update(f"missed: {passage.name}: {' | '.join(tie)}" for key, tie in gold.items() if key not in found)
    return out


def _key(type: str, source: str, target: str) -> tuple[str, str, str]:
    one, other = (source, target) if type in DIRECTED else sorted((source, target))
    return type, one, other


def shares(total: Counter[str]) -> Scores:
    """The counts in percent."""
    return {
        "precision": 100 * total["right"] / max(total["told"], 1),
        "recall": 100 * total["right"] / max(total["ties"], 1),
    }


def main() -> int:
    """Score every passage; 0 when every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many of each miss, held ones aside")
    parser.add_argument("--pin", action="store_true", help="write what was measured as the new floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: let floors sink, and say why")
    args = parser.parse_args()
    tagger = Tagger.load()
    measured: dict[str, Scores] = {}
    for group, folder in GROUPS.items():
        total: Counter[str] = Counter()
        for passage in (one for path in sorted(folder.glob("*.txt")) for one in passages(path)):
            total += score(passage, read(passage.name, passage.text + "\n", Reader(tagger)))
        measured[group] = shares(total)
        line = "  ".join(f"{name} {value:.1f}" for name, value in measured[group].items())
        print(f"{group:10} {line}  ({total['told']} told of {total['ties']})")
        for sort in ("wrong: ", "missed: "):
            shown = [text for text in total if text.startswith(sort)][: args.show if group == "looked at" else 0]
            print(*(f"  {text}" for text in shown), sep="\n", end="\n" if shown else "")
    digest = corpora.digest([path for folder in GROUPS.values() for path in sorted(folder.glob("*.txt"))])
    return gate(FLOORS, measured, digest, pins=args.pin, reason=args.lower)


if __name__ == "__main__":
    sys.exit(main())

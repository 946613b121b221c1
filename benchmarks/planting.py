"""Continuity problems as people tell them: `python -m benchmarks.planting [--show] [--held] [--pin [--lower REASON]]`.

`planted/defects.txt` holds short stories with one contradiction each, told in other words than any rule has, and
`planted/sound.txt` as many that only look as if they had one (twins, ghosts, promotions, second marriages). Each begins with
`=== name kind`, and the words that contradict what was told before stand in {{ }}, which are taken out. A contradiction is
found when a finding of its kind rests on those words; any other finding is a false alarm. Every third story of a file is held
out: nobody who writes rules looks at what is missed in it. `--show` prints misses and false alarms of the others, `--held`
those of the ones held out, which is for whoever replaces them. The numbers must not fall below `planted/floors.json`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.accuracy import gate
from benchmarks.mutations import CLEAN, Told, read
from previously.reading.pipeline import Reader
from previously.views.findings.finding import Finding
from training import corpora

FOLDER: Final = Path(__file__).parent / "planted"
FLOORS: Final = FOLDER / "floors.json"
FILES: Final = ("defects", "sound")
EVERY: Final = 3
"""One story in so many is held out."""
_MARK: Final = re.compile(r"\{\{(.+?)\}\}", re.DOTALL)
_HEAD: Final = re.compile(r"^=== (\S+) (\S+)$", re.MULTILINE)


class Plant(NamedTuple):
    """A short story: the kind of what is wrong with it, or seems to be, and where that stands; nowhere in a sound one."""

    name: str
    kind: str
    text: str
    span: tuple[int, int] | None
    held: bool


class Judged(NamedTuple):
    """What was found in a story: whether the contradiction was, how many findings rest on it, and those that are wrong."""

    plant: Plant
    hit: bool
    right: int
    wrong: tuple[Finding, ...]


def plants(file: Path) -> Iterator[Plant]:
    """The stories of a file, without their marks."""
    pieces = _HEAD.split(file.read_text(encoding="utf-8"))[1:]
    for n, (name, kind, body) in enumerate(zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True), 1):
        marked = body.strip() + "\n"
        mark = _MARK.search(marked)
        span = (mark.start(), mark.start() + len(mark[1])) if mark else None
        yield Plant(name, kind, _MARK.sub(r"\1", marked), span, n % EVERY == 0)


def judge(plant: Plant, told: Told) -> Judged:
    """Compare what is found with what was planted."""
    starts = {part.id: start for part, start in zip(told.state.parts, told.starts, strict=True)}

    def rests(finding: Finding) -> bool:
        places = ((starts[c.part] + c.start, starts[c.part] + c.end) for c in finding.evidence)
        span = plant.span
        return span is not None and finding.kind == plant.kind and any(a < span[1] and span[0] < b for a, b in places)

    good = [finding for finding in told.findings if rests(finding)]
    return Judged(plant, bool(good), len(good), tuple(f for f in told.findings if f not in good))


def scores(found: Sequence[Judged]) -> dict[str, float]:
    """Recall, precision, and what is flagged where nothing is wrong, in hundredths of the stories."""
    planted = [one for one in found if one.plant.span]
    sound = [one for one in found if not one.plant.span]
    right, wrong = sum(one.right for one in found), sum(len(one.wrong) for one in found)
    return {
        "recall": 100 * sum(one.hit for one in planted) / max(len(planted), 1),
        "precision": 100 * right / max(right + wrong, 1),
        "sound stories left alone": 100 * sum(not one.wrong for one in sound) / max(len(sound), 1),
    }


def main(argv: list[str] | None = None) -> int:
    """Check every story; 0 when every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print what is missed and wrong in the stories not held out")
    parser.add_argument("--held", action="store_true", help="the same of those held out")
    parser.add_argument("--pin", action="store_true", help="write what was measured as the new floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: let floors sink, and say why")
    args = parser.parse_args(argv)
    reader = Reader()
    found = [judge(p, read(p.name, p.text, reader)) for file in FILES for p in plants(FOLDER / f"{file}.txt")]
    for one in found:
        if (one.plant.held and not args.held) or not (one.plant.held or args.show):
            continue
        if one.plant.span and not one.hit:
            print(f"missed {one.plant.name}: {one.plant.kind}: {one.plant.text[slice(*one.plant.span)]}")
        for finding in one.wrong:
            print(f"wrong  {one.plant.name}: {finding.code} {finding.message} | {finding.evidence[0].text[:90]}")
    groups = {"seen": [one for one in found if not one.plant.held], "held out": [one for one in found if one.plant.held]}
    measured = {name: scores(several) for name, several in groups.items()}
    for name, several in groups.items():
        hits = sum(one.hit for one in several)
        print(f"{name:<10}{hits:>3} of {sum(one.plant.span is not None for one in several)} found", end="")
        print(f", {sum(len(one.wrong) for one in several)} false alarms in {len(several)} stories: ", end="")
        print("  ".join(f"{score} {value:.1f}" for score, value in measured[name].items()))
    for kind in dict.fromkeys(one.plant.kind for one in found if one.plant.span):
        of = [one for one in found if one.plant.span and one.plant.kind == kind]
        print(f"  {kind:<20}{sum(one.hit for one in of):>3} of {len(of)}")
    clean = [read(p.stem, p.read_text(encoding="utf-8"), reader) for p in sorted(CLEAN.glob("*.txt"))]
    alarms, words = sum(len(told.findings) for told in clean), sum(len(told.text.split()) for told in clean)
    print(f"clean stories: {alarms} false alarms in {words} words, {2000 * alarms / max(words, 1):.2f} in 2,000")
    digest = corpora.digest([FOLDER / f"{file}.txt" for file in FILES])
    return gate(FLOORS, measured, digest, pins=args.pin, reason=args.lower)


if __name__ == "__main__":
    sys.exit(main())

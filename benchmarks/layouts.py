"""One story laid out in many manners, each of which must be read as well as the plain one.

`python -m benchmarks.layouts [MANNER…] [--step N] [--each] [--pin [--lower REASON]]`: every ninth of our own stories in `fresh`
and `asked` is laid out in every manner of `laying`, read, and scored against its gold by the scorer beside this repository.
Printed is what share of the parts is found under the right id, and what the mean headline loses against the plain manner; both
must not fall below `layouts.json`. A manner whose words reach the model as those of the plain one is read for one story only.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any, TypeAlias

import msgspec

from benchmarks.accuracy import gate
from benchmarks.laying import UNTITLED, Chapter, Laid, Told, laid, manner
from benchmarks.leaks import library
from benchmarks.stories import BESIDE, HERE, exported, judged
from previously.reading.syntax import cut, plain
from previously.sources import load
from previously.text import Story
from training import corpora

FLOORS = HERE / "layouts.json"
FOLDERS = (HERE / "fresh", HERE / "asked")
STEP = 9
"""Every how many-th story is taken by default."""
ACTORS = ("Ann Lowe", "Tom Hale", "Hannah Price", "Peter Marsh", "Ruth Adair", "Colin Wray", "Joan Pell", "Owen Tate")
SPOT = re.compile(r"(?:part|ends_part|first_part|known_from)\Z")
Json: TypeAlias = Any

_UNSEEN = re.compile("[\u200b\u200c\u200d\u2060\u00ad\ufeff]")
_BARE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]"), r"\1"),
    (re.compile(r"\[([^\[\]]*)\]\([^()]*\)"), r"\1"),
    (re.compile(r"\[(?:\d+|edit)\]"), ""),
    (re.compile(r"'''?|\*\*|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)"), ""),
    (re.compile(r"(?m)^\s*(?:[*•>]|-(?=\s))\s*"), " "),
    (re.compile(r"\s*(?:--|[–—])\s*"), " - "),
    (re.compile(r"\s+"), " "),
)


def bare(text: str) -> str:
    """A text without what manners add: all are scored in the same words."""
    text = _UNSEEN.sub("", text).translate(str.maketrans("“”‘’", "\"\"''"))
    for pattern, instead in _BARE:
        text = pattern.sub(instead, text)
    return text.strip()


def each(value: Json, change: Any, key: str = "") -> Json:
    """A JSON value with `change(key, text)` in place of each of its texts."""
    if isinstance(value, str):
        return change(key, value)
    if isinstance(value, list):
        return [each(item, change, key) for item in value]
    return {k: each(item, change, k) for k, item in value.items()} if isinstance(value, dict) else value


class Gold(msgspec.Struct, frozen=True):
    """A story with its gold: as told, the gold in bare words, and the ids of its parts by number."""

    name: str
    told: Told
    gold: Json
    text: str
    ids: tuple[str, ...]


def opened(path: Path) -> Gold:
    """A story of our own, taken apart at the headings that its gold names."""
    gold: Json = json.loads(path.read_text(encoding="utf-8"))
    name = path.name.removesuffix(".gold.json")
    text = path.with_name(f"{name}.txt").read_text(encoding="utf-8-sig")
    parts = [part for part in gold["parts"] if part["heading"]]
    cuts, at = [], 0
    for part in parts:
        found = re.compile("^" + re.escape(part["heading"]) + r"[ \t]*$", re.M).search(text, at)
        assert found, part["heading"]
        at = found.end()
        cuts.append(found.span())
    front = text[: cuts[0][0]].strip().lstrip("# ")
    chapters, pieces = [], []
    for number, (part, (_, start), (stop, _)) in enumerate(zip(parts, cuts, [*cuts[1:], (len(text), 0)], strict=True), 1):
        season = re.match(r"S(\d+)E", part["id"])
        title = str(part.get("title") or "")
        if not title or re.match(r"(?:chapter|episode|part) \w+$", title, re.IGNORECASE):
            title = UNTITLED[number - 1]
        paragraphs = tuple(p for p in re.split(r"\n\s*\n", text[start:stop].strip()) if p)
        chapters.append(Chapter(number, int(season[1]) if season else 1, title, paragraphs))
        pieces.append(f"PART {number}\n{bare(' '.join(paragraphs))}")
        part["heading"] = f"PART {number}"
    people = gold["characters"]
    names = tuple(dict.fromkeys(n for c in people for n in c["names"] if len(n) > 2))
    full = [c["names"][0] for c in people if c["names"] and " " in c["names"][0]]
    played = tuple((c["names"][0], c["actor"]) for c in people if c["names"] and c.get("actor"))
    spot = lambda key, value: value if SPOT.match(key) or key in {"heading", "id"} else bare(value)  # noqa: E731
    return Gold(
        name,
        Told(front, tuple(chapters), names, played or tuple(zip(full, ACTORS, strict=False))),
        each(gold, spot),
        "\n".join([bare(front), *pieces]) + "\n",
        tuple(part["id"] for part in parts),
    )


def told(story: Story) -> list[list[str]]:
    """Each part's sentences as they are written."""
    return [[part.text[a:b] for a, b in part.sentences] for part in story.parts]


def heard(story: Story) -> list[list[list[str]]]:
    """Each part's sentences as the model is given them."""
    return [plain(part, cut(part)) for part in story.parts]


def placed(gold: Gold, how: Laid, ids: list[str]) -> dict[str, str]:
    """The gold's id of each part that is called as it should be."""
    out = {}
    for chapter, id in zip(gold.told.chapters, gold.ids, strict=True):
        pattern = re.compile(how.id.format(n=chapter.number, s=chapter.season))
        if found := next((one for one in ids if how.id and pattern.fullmatch(one)), None):
            out[found] = id
    return out


def headline(gold: Json, text: str, export: Json, scorer: Path) -> dict[str, float]:
    """The scorer's main numbers, in percent."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("s.gold.json", "s.txt", "s.json")]
        for file, held in zip(files, (json.dumps(gold), text, json.dumps(export)), strict=True):
            file.write_text(held, encoding="utf-8")
        return judged(scorer, files[0], files[2])[1]


def written(how: Laid, folder: str) -> Path:
    """The file of a story laid out in some manner."""
    file = Path(folder) / f"story{how.suffix}"
    file.write_text(how.text, encoding="utf-8", newline="")
    return file


def reading(how: Laid) -> Json:
    """What is read of a story laid out in some manner."""
    with tempfile.TemporaryDirectory() as folder, library(Path(folder)):
        return json.loads(exported(written(how, folder), "Story"))


def parted(how: Laid) -> Story:
    """The parts of a story laid out in some manner."""
    with tempfile.TemporaryDirectory() as folder:
        return load([written(how, folder)], title="Story")


def scored(gold: Gold, how: Laid, export: Json, scorer: Path) -> dict[str, float]:
    """What a reading is worth against the gold; where the manner has no parts, with all parts as one."""
    places = placed(gold, how, [part["id"] for part in export["story"]["parts"]])
    known, text = gold.gold, gold.text
    if not how.id:
        known = each(known, lambda key, value: "all" if SPOT.match(key) else value)
        known["parts"], text = [{"id": "all", "heading": ""}], re.sub(r"(?m)^PART \d+\n", "", text)

    def change(key: str, value: str) -> str:
        if SPOT.match(key) or key in {"since", "until"}:
            return places.get(value, value if value.startswith("front") else f"?{value}") if how.id else "all"
        return value if key == "id" else bare(value)

    return headline(known, text, each(export, change), scorer)


class Result(msgspec.Struct, frozen=True):
    """What became of one story in one manner."""

    name: str
    found: float
    numbers: dict[str, float]
    plain: dict[str, float]


def measured(gold: Gold, names: list[str], scorer: Path, *, whole: bool) -> Iterator[tuple[str, Result]]:
    """Each manner's result on one story; what reaches the model as the plain one does is not read again, but if `whole`."""
    usual = Laid(laid(gold.told))
    export, known = reading(usual), parted(usual)
    base = scored(gold, usual, export, scorer)
    for name, lay in manner(names).items():
        how = lay(gold.told)
        story = parted(how)
        found = len(placed(gold, how, [part.id for part in story.parts])) / len(gold.ids)
        if found == 1 and (told(story) == told(known) if whole else heard(story) == heard(known)):
            yield name, Result(gold.name, 1.0, base, base)
            continue
        against = base if how.id else scored(gold, msgspec.structs.replace(usual, id=""), export, scorer)
        yield name, Result(gold.name, found if how.id else 1.0, scored(gold, how, reading(how), scorer), against)


def main(argv: list[str] | None = None) -> int:
    """Lay out, read and print; 0 when every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manners", nargs="*", metavar="MANNER", help="only manners whose names hold one of these")
    parser.add_argument("--scorer", type=Path, default=BESIDE / "tools" / "score_story.py")
    parser.add_argument("--step", type=int, default=STEP, help="every how many-th story is taken")
    parser.add_argument("--each", action="store_true", help="print each story that loses")
    parser.add_argument("--pin", action="store_true", help="write what was measured as the new floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: let floors sink, and say why")
    args = parser.parse_args(argv)
    paths = [path for folder in FOLDERS for path in sorted(folder.glob("*.gold.json"))][:: args.step]
    results: dict[str, list[Result]] = {}
    for number, path in enumerate(paths):
        for name, result in measured(opened(path), args.manners, args.scorer, whole=number == 0):
            results.setdefault(name, []).append(result)
    scores: dict[str, dict[str, float]] = {}
    for name, rows in results.items():
        loss = fmean(row.plain["headline"] - row.numbers["headline"] for row in rows)
        found = fmean(row.found for row in rows)
        scores[name] = {"parts found": round(100 * found, 2), "kept of the plain": round(100 - loss, 2)}
        print(f"{name:40} parts {100 * found:5.1f}  loses {loss / 100:+.4f}", flush=True)
        for row in rows if args.each else ():
            lost = {k: round((row.numbers.get(k, 0) - v) / 100, 3) for k, v in row.plain.items() if row.numbers.get(k, 0) != v}
            if lost or row.found < 1:
                print(f"    {row.name:14} parts {row.found:.2f}", *(f"{k} {v:+.3f}" for k, v in lost.items()))
    if args.manners or args.step != STEP:
        return 0
    texts = [path.with_name(path.name.replace(".gold.json", ".txt")) for path in paths]
    return gate(FLOORS, scores, corpora.digest([*paths, *texts]), pins=args.pin, reason=args.lower)


if __name__ == "__main__":
    sys.exit(main())

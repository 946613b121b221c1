"""Stories whose people are named by other customs: our own stories, everybody renamed, read again and scored as they were.

`python -m benchmarks.customs [CUSTOM…] [--every N] [--show N] [--scorer SCORER.py] [--pin [--lower REASON]]` renames everybody
in every eighth story of `fresh` and `asked` after each custom of `customs.json` (Korean names, family names first, particles,
patronymics, numbers, words that are names, names that men and women both have, everything in capitals) and scores what is
read of it against the reading by hand, renamed alike. Nothing else of the text changes, so whatever the numbers lose against
the story as it was written ("as written") they lose by the names. They must not fall below `customs_floors.json`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.accuracy import gate
from benchmarks.leaks import library
from benchmarks.stories import BESIDE, HERE, exported, judged, means
from previously.reading.lexicon import TITLES
from training import corpora

FOLDERS = (HERE / "fresh", HERE / "asked")
CUSTOMS: dict[str, dict[str, Any]] = json.loads((HERE / "customs.json").read_text(encoding="utf-8"))
FLOORS = HERE / "customs_floors.json"
WRITTEN = "as written"

NO_NAMES = TITLES | frozenset(
    "of de von van the old young little big a an and agent mayor deputy administrator archduke".split()
)
IDS = frozenset("id agent patient a b who by part type kind status gender rank known_from ends_part first_part".split())
"""What of a reading by hand holds no text."""

MORE = ("nicknames", "numbers")
Names = dict[str, str]


class Renaming:
    """Whom everybody of a story is called by a custom."""

    def __init__(self, gold: dict[str, Any], custom: dict[str, Any], seed: str) -> None:
        self._custom = custom
        self._chance = random.Random(seed)
        self._pools = {sort: self._shuffled(custom.get(sort, [])) for sort in ("female", "male", "family")}
        self._given: Names = {}
        self._family: Names = {}
        self._female: set[str] = set()
        people = [(person.get("gender") != "m", _taken_apart(person["names"])) for person in gold["characters"]]
        how = custom.get("form")
        if how == "capitals":
            self._given = {token: token.upper() for _, tokens in people for token in tokens}
        elif how == "mononym":
            self._alone(people)
        else:
            for female, tokens in people:
                for token, last in tokens.items():
                    self._add(token, female, last)
        for right, slip in gold.get("variants", []) if how != "capitals" else []:
            self._spell_alike(right.split(), slip.split())
        self._more = {sort: dict(zip(self._given, self._shuffled(custom.get(sort, [])), strict=False)) for sort in MORE}
        given, family = _any_of(self._given), _any_of(self._family)
        self._pattern = re.compile(rf"(?<!\w)(?:({given}) ({family})|({given})|({family}))(?!\w)")

    def _shuffled(self, names: Sequence[str]) -> list[str]:
        out = list(names)
        self._chance.shuffle(out)
        return out

    def _add(self, token: str, female: bool, family: bool) -> None:
        pool = self._pools["family" if family else "female" if female else "male"]
        if token not in self._given and token not in self._family and pool:
            (self._family if family else self._given)[token] = pool.pop()
            if female and not family:
                self._female.add(token)

    def _alone(self, people: Sequence[tuple[bool, dict[str, bool]]]) -> None:
        """Give each person one name for all of theirs; the name of a family stays where it stands alone."""
        for female, tokens in people:
            pool = self._pools["female" if female else "male"]
            mine = [t for t, family in tokens.items() if not (family and sum(t in others for _, others in people) > 1)]
            self._family.update({token: token for token in tokens if token not in mine})
            fresh = [token for token in mine if token not in self._given]
            if fresh and pool:
                name = next((self._given[token] for token in mine if token in self._given), None) or pool.pop()
                self._given.update(dict.fromkeys(fresh, name))

    def _spell_alike(self, right: Sequence[str], slip: Sequence[str]) -> None:
        """Take a slip of the pen for the name it was meant for: what else becomes of it would be somebody else."""
        for names, others in ((self._given, self._family), (self._family, self._given)):
            for meant, written in zip(right, slip, strict=False):
                if meant in names and (written in names or written in others):
                    others.pop(written, None)
                    names[written] = names[meant]

    def _parts(self, given: str) -> Names:
        """What a custom's form may ask for beside a given and a family name."""
        out = {sort[:-1]: self._more[sort].get(given, "") for sort in self._more}
        out["number"] = "" if given in self._female else out["number"]
        out["nickname"] = out["nickname"] or self._given[given]
        fathers = self._custom.get("fathers")
        if fathers:
            father: str = fathers[len(given) % len(fathers)]
            out["father"] = father + ("na" if given in self._female else "ich")
        return out

    def _second(self, family: str) -> str:
        families: list[str] = self._custom["family"]
        return families[(families.index(family) + 7) % len(families)]

    def _one(self, found: re.Match[str]) -> str:
        custom = self._custom
        if found[1]:
            if custom.get("form") == "mononym":
                return self._given[found[1]]
            form = custom.get("full", "{given} {family}")
            family = self._family[found[2]]
            second = self._second(family) if "{second}" in form else ""
            named = form.format(given=self._given[found[1]], family=family, second=second, **self._parts(found[1]))
            return str(named).strip()
        if found[3]:
            return str(custom.get("given", "{given}").format(given=self._given[found[3]], **self._parts(found[3])))
        family = self._family[found[4]]
        return family[0].upper() + family[1:] if " " in family else family

    def text(self, text: str) -> str:
        """A text with everybody renamed."""
        if not self._given and not self._family:
            return text
        text = self._pattern.sub(self._one, text)
        if self._custom.get("form") != "mononym":
            return text
        for name in sorted(set(self._given.values())):
            text = re.sub(rf"(?<!\w){re.escape(name)}(?: [“\"]?{re.escape(name)}[”\"]?)+(?!\w)", name, text)
        return text

    def reading(self, value: Any) -> Any:
        """A reading by hand with everybody renamed."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.reading(one) for one in value]
        if isinstance(value, dict):
            return {key: one if key in IDS else self.reading(one) for key, one in value.items()}
        return value


def _any_of(names: Names) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True)) or r"(?!)"


def _taken_apart(names: Sequence[str]) -> dict[str, bool]:
    """The words of somebody's names, and whether each is a family's."""
    out: dict[str, bool] = {}
    for name in sorted(names, key=lambda name: -len(name.split())):
        words = [re.sub(r"['’]s$", "", word).strip('.,“”"‘') for word in name.split()]
        own = [word for word in words if word[:1].isupper() and word.lower() not in NO_NAMES]
        for i, word in enumerate(own):
            last = i == len(own) - 1
            out.setdefault(word, (i > 0 and last) or (len(own) == 1 and len(words) > 1))
    return out


def stories(every: int) -> list[Path]:
    """The readings by hand of every so many of our own stories."""
    return [gold for folder in FOLDERS for gold in sorted(folder.glob("*.gold.json"))][::every]


def renamed(gold: Path, custom: str, folder: Path) -> Path:
    """A story and its reading by hand, renamed and written to a folder: the path of the reading."""
    reading = json.loads(gold.read_text(encoding="utf-8"))
    name = gold.name.removesuffix(".gold.json")
    text = gold.with_name(f"{name}.txt").read_text(encoding="utf-8-sig")
    if custom != WRITTEN:
        renaming = Renaming(reading, CUSTOMS[custom], f"{name} {custom}")
        reading, text = renaming.reading(reading), renaming.text(text)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / gold.name).write_text(json.dumps(reading, ensure_ascii=False), encoding="utf-8")
    return folder / gold.name


def scored(gold: Path, custom: str, scorer: Path, show: str) -> tuple[str, dict[str, float]]:
    """What a scorer says of a story renamed by a custom: its table, and its main numbers."""
    with tempfile.TemporaryDirectory() as kept, library(Path(kept)):
        copy = renamed(gold, custom, Path(kept))
        name = gold.name.removesuffix(".gold.json")
        export = Path(kept) / "export.json"
        export.write_text(exported(copy.with_name(f"{name}.txt"), name), encoding="utf-8")
        return judged(scorer, copy, export, "--show", show)


def main(argv: list[str] | None = None) -> int:
    """Rename, read and score; 0 when every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("customs", nargs="*", metavar="CUSTOM", help=", ".join(CUSTOMS))
    parser.add_argument("--every", type=int, default=8, metavar="N", help="read every Nth story (floors are for 8)")
    parser.add_argument("--show", default="0", metavar="N", help="examples of each sort of miss")
    parser.add_argument("--scorer", type=Path, default=BESIDE / "tools" / "score_story.py")
    parser.add_argument("--pin", action="store_true", help="write what was measured as the new floors")
    parser.add_argument("--lower", metavar="REASON", help="with --pin: let floors sink, and say why")
    args = parser.parse_args(argv)
    unknown = set(args.customs) - set(CUSTOMS)
    if unknown:
        parser.error(f"no custom {', '.join(sorted(unknown))}: there are {', '.join(CUSTOMS)}")
    golds = stories(args.every)
    measured: dict[str, dict[str, float]] = {}
    for custom in (WRITTEN, *(args.customs or CUSTOMS)):
        rows = []
        for gold in golds:
            table, numbers = scored(gold, custom, args.scorer, args.show)
            rows.append(numbers)
            if args.show != "0":
                print(table)
        measured[custom] = means(rows)
        print(custom.ljust(22) + "  ".join(f"{name} {value:.1f}" for name, value in measured[custom].items()), flush=True)
    if args.customs or args.every != parser.get_default("every"):
        return 0
    texts = [path for gold in golds for path in (gold, gold.with_name(gold.name.replace(".gold.json", ".txt")))]
    return gate(FLOORS, measured, corpora.digest([HERE / "customs.json", *texts]), pins=args.pin, reason=args.lower)


if __name__ == "__main__":
    sys.exit(main())

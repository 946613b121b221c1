"""The mean of what several teachers said of the same windows: `python -m training.pool OUT SAID=WEIGHT…`.

Teachers that were trained from other seeds err in other places, so that their mean is nearer the truth than each (Hansen and
Salamon 1990, "Neural network ensembles"). A span that one of them left out is none to that one.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.corpora import ENTITY_LABELS

STEPS = 255
"""In how many steps shares are kept."""
Said = dict[str, NDArray[np.generic]]


def read(path: Path) -> Said:
    """What a teacher said, as `training.distil` keeps it."""
    with np.load(path) as kept:
        return {name: kept[name] for name in kept.files}


def pool(said: Sequence[Said], weights: Sequence[float], layers: Sequence[int]) -> Said:
    """The weighted mean; `layers` are the rows of `kinds` where a span layer begins, whose first label is none.

    Raises ValueError where the windows are not the same ones.
    """
    first = said[0]
    for other in said[1:]:
        if not (np.array_equal(first["marks"], other["marks"]) and np.array_equal(first["sizes"][:, 0], other["sizes"][:, 0])):
            raise ValueError("these teachers were asked about other windows")
    shares = np.asarray(weights, dtype=np.float32) / float(sum(weights))
    event = sum(s["event"].astype(np.float32) * w for s, w in zip(said, shares, strict=True))
    keys = [_keys(s) for s in said]
    every = np.unique(np.concatenate(keys))
    kinds = np.zeros((first["kinds"].shape[0], len(every)), dtype=np.float32)
    for one, mine, w in zip(said, keys, shares, strict=True):
        told = np.zeros_like(kinds)
        told[list(layers)] = STEPS
        told[:, np.searchsorted(every, mine)] = one["kinds"]
        kinds += told * w
    windows = every >> 16
    sizes = np.stack([first["sizes"][:, 0], np.bincount(windows, minlength=len(first["sizes"]))], 1)
    return {
        "sizes": sizes.astype(np.int32),
        "marks": first["marks"],
        "event": np.rint(event).astype(np.uint8),
        "first": (every >> 8 & 255).astype(np.uint8),
        "more": (every & 255).astype(np.uint8),
        "kinds": np.rint(kinds).astype(np.uint8),
    }


def _keys(said: Said) -> NDArray[np.int64]:
    """A number for every span of every window, in the order in which they are kept."""
    windows = np.repeat(np.arange(len(said["sizes"]), dtype=np.int64), said["sizes"][:, 1].astype(np.int64))
    return (windows << 16) + (said["first"].astype(np.int64) << 8) + said["more"].astype(np.int64)


def main() -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("said", nargs="+", metavar="SAID=WEIGHT")
    args = parser.parse_args()
    pairs = [(Path(path), float(weight)) for path, _, weight in (one.rpartition("=") for one in args.said)]
    files = [read(path) for path, _ in pairs]
    entities = len(files[0]["kinds"]) - len(ENTITY_LABELS)
    both = pool(files, [w for _, w in pairs], (0, entities))
    parts = ("sizes", "marks", "event", "first", "more", "kinds")
    sizes, marks, event, first, more, kinds = (both[name] for name in parts)
    np.savez_compressed(args.out, sizes=sizes, marks=marks, event=event, first=first, more=more, kinds=kinds)


if __name__ == "__main__":
    main()

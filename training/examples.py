"""Documents to tensors: windows, targets of every head, padding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import torch
from torch import Tensor

from previously.tagging import pairs
from previously.tagging.decode import lemma_script
from previously.tagging.pieces import Vocabulary, Window
from training.corpora import ENTITY_LABELS, SPAN_LABELS, Document
from training.gap import Snippet
from training.model import DISTANCES, MAX_WIDTH, Sizes

IGNORE = -100
NEAREST = 150
"""Candidate antecedents of a mention, as many as the reader looks back over."""


def make_sizes(documents: Sequence[Document]) -> Sizes:
    """Collect the label inventories of the training documents, most frequent first."""
    upos: Counter[str] = Counter()
    xpos: Counter[str] = Counter()
    scripts: Counter[str] = Counter()
    deprels: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    for document in documents:
        for sentence, trees in zip(document.sentences, document.trees or [], strict=False):
            for word, tree in zip(sentence, trees, strict=True):
                upos[tree.upos] += 1
                xpos[tree.xpos] += 1
                deprels[tree.deprel] += 1
                scripts[lemma_script(word, tree.lemma)] += 1
        for frames in document.frames or []:
            roles.update(label for frame in frames or [] for _, _, label in frame.roles)

    def keep(counts: Counter[str], least: int) -> list[str]:
        return [label for label, n in counts.most_common() if n >= least]

    return Sizes(
        upos=keep(upos, 1),
        xpos=keep(xpos, 2),
        scripts=keep(scripts, 3),
        deprels=keep(deprels, 2),
        roles=keep(roles, 40),
        spans=list(SPAN_LABELS),
        entities=list(ENTITY_LABELS),
    )


class Encoding:
    """Label numbers, and the table of label sets that a span may be allowed."""

    def __init__(self, sizes: Sizes) -> None:
        self.upos = {v: i for i, v in enumerate(sizes.upos)}
        self.xpos = {v: i for i, v in enumerate(sizes.xpos)}
        self.scripts = {v: i for i, v in enumerate(sizes.scripts)}
        self.deprels = {v: i for i, v in enumerate(sizes.deprels)}
        self.roles = {v: i for i, v in enumerate(sizes.roles)}
        self.sets: dict[tuple[int, ...], int] = {(i,): i for i in range(len(sizes.spans))}
        self.count = len(sizes.spans)

    def set_of(self, labels: tuple[int, ...]) -> int:
        """Number of a set of allowed span labels."""
        return self.sets.setdefault(labels, len(self.sets))

    def allowed(self) -> Tensor:
        """(sets, labels) log-mask: 0 where allowed, -1e4 elsewhere."""
        table = torch.full((len(self.sets), self.count), -1e4)
        for labels, row in self.sets.items():
            table[row, list(labels)] = 0.0
        return table


@dataclass
class Example:
    """One window and its targets, as numpy arrays over its words."""

    window: Window
    unit: np.ndarray
    tags: np.ndarray
    heads: np.ndarray
    deprels: np.ndarray
    spans: np.ndarray | None
    entities: np.ndarray | None
    flags: np.ndarray
    roles: np.ndarray
    room: np.ndarray


@dataclass
class Prepared:
    """A document's windows, and its mentions as (window, first, last) with labels and clusters."""

    document: Document
    examples: list[Example]
    where: np.ndarray
    kinds: np.ndarray
    clusters: np.ndarray
    traits: pairs.Traits | None
    pair_i: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    pair_j: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    sexes: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """What the pronouns of a name's cluster tell of its sex (0 unknown, as for all but names): the reader may know it."""
    riddle: tuple[bool, bool] | None = None
    """Which of two names a pronoun means, when that is all that is known: clusters 0, 1, 2 are pronoun and names."""


def room_of(unit: np.ndarray) -> np.ndarray:
    """How many more words each word's unit holds: spans must not run past it."""
    n = len(unit)
    end = np.searchsorted(unit, unit, side="right") if n else unit
    return np.asarray(end - np.arange(n) - 1)


def prepare(document: Document, vocabulary: Vocabulary, encoding: Encoding, limit: int) -> Prepared:
    """Cut a document into windows of at most `limit` pieces and write down every target."""
    windows = vocabulary.windows(document.sentences, limit)
    starts = np.cumsum([0, *(len(s) for s in document.sentences)])
    words = document.words
    examples = [_example(document, w, starts, words, encoding) for w in windows]
    where, kinds, clusters = [], [], []
    bounds = [(w.start, w.end) for w in windows]
    b = 0
    for mention in document.mentions or []:
        while b < len(bounds) and mention.first >= bounds[b][1]:
            b += 1
        low, high = bounds[b]
        unit = examples[b].unit
        if mention.last >= high or unit[mention.first - low] != unit[mention.last - low]:
            continue
        where.append((b, mention.first - low, mention.last - low))
        kinds.append(mention.labels[0])
        clusters.append(mention.cluster)
    return _pair_up(
        document,
        examples,
        np.array(where, dtype=np.int64).reshape(-1, 3),
        np.array(kinds, dtype=np.int64),
        np.array(clusters, dtype=np.int64),
    )


def prepare_snippet(snippet: Snippet, vocabulary: Vocabulary, encoding: Encoding) -> Prepared | None:
    """Prepare a pronoun and two names; None if a window or sentence cut parts one of them."""
    out = prepare(snippet.document, vocabulary, encoding, 254)
    where = []
    for first, last in (snippet.pronoun, *snippet.names):
        home = [b for b, e in enumerate(out.examples) if e.window.start <= first and last < e.window.end]
        if not home or last - first >= MAX_WIDTH:
            return None
        low = out.examples[home[0]].window.start
        where.append((home[0], first - low, last - low))
    if len(set(where)) < 3:
        return None
    name, pronoun = SPAN_LABELS.index("PER.name"), SPAN_LABELS.index("PER.pronoun")
    blank = replace(out, kinds=np.zeros(0, dtype=np.int64), clusters=np.zeros(0, dtype=np.int64), riddle=snippet.means)
    places = np.array(where, dtype=np.int64)
    return _insert(blank, places, np.array([pronoun, name, name]), np.arange(3))


def _pair_up(
    document: Document, examples: list[Example], where: np.ndarray, kinds: np.ndarray, clusters: np.ndarray
) -> Prepared:
    """Finish a document whose mentions, in text order, are these."""
    traits = None
    i = j = np.zeros(0, dtype=np.int64)
    if len(where):
        sizes = [len(s) for s in document.sentences]
        low = np.array([e.window.start for e in examples])[where[:, 0]]
        spans = list(zip((low + where[:, 1]).tolist(), (low + where[:, 2]).tolist(), strict=True))
        sentence_of = np.repeat(np.arange(len(sizes)), sizes)
        traits = pairs.traits(document.words, sentence_of, spans, (kinds - 1) // 3, (kinds - 1) % 3, document.grammar)
        i, j = np.tril_indices(len(where), -1)
        near = i - j <= NEAREST
        i, j = i[near], j[near]
    sexes = _sexes(traits, clusters) if traits is not None else np.zeros(0, dtype=np.int64)
    return Prepared(document, examples, where, kinds, clusters, traits, i, j, sexes)


def _sexes(traits: pairs.Traits, clusters: np.ndarray) -> np.ndarray:
    """For every name the sex that its cluster's pronouns and titles agree on."""
    out = np.zeros(len(clusters), dtype=np.int64)
    for cluster in np.unique(clusters[clusters >= 0]):
        mine = clusters == cluster
        told = np.unique(traits.gender[mine & (traits.gender > 0)])
        if len(told) == 1 and told[0] < 3:
            out[mine & (traits.form == 0)] = told[0]
    return out


def revealed(p: Prepared, share: float) -> pairs.Traits:
    """A document's traits with the sex of a share of its people known by their names, as a reader of later parts knows it."""
    assert p.traits is not None
    known = np.unique(p.clusters)
    told = np.isin(p.clusters, known[np.random.random(len(known)) < share]) & (p.traits.gender == 0)
    return replace(p.traits, gender=np.where(told, p.sexes, p.traits.gender))


def with_extra(p: Prepared, where: np.ndarray, kinds: np.ndarray) -> Prepared:
    """Add spans that are no known mentions, each its own cluster."""
    return _insert(p, where, kinds, -1 - np.arange(len(where)))


def only(p: Prepared, kept: np.ndarray) -> Prepared:
    """Leave out mentions; `kept` is true for those that stay."""
    if kept.all():
        return p
    return _sorted(p, p.where[kept], p.kinds[kept], p.clusters[kept])


def _insert(p: Prepared, where: np.ndarray, kinds: np.ndarray, clusters: np.ndarray) -> Prepared:
    places = np.concatenate([p.where.reshape(-1, 3), where])
    return _sorted(p, places, np.concatenate([p.kinds, kinds]), np.concatenate([p.clusters, clusters]))


def _sorted(p: Prepared, where: np.ndarray, kinds: np.ndarray, clusters: np.ndarray) -> Prepared:
    order = np.lexsort((-where[:, 2], where[:, 1], where[:, 0]))
    out = _pair_up(p.document, p.examples, where[order], kinds[order], clusters[order])
    out.riddle = p.riddle
    return out


def _example(d: Document, window: Window, starts: np.ndarray, words: list[str], e: Encoding) -> Example:
    low, high = window.start, window.end
    n = high - low
    unit = np.concatenate([np.full(u.end - u.start, k) for k, u in enumerate(window.units)])
    tags = np.full((3, n), IGNORE)
    heads, deprels = np.full(n, IGNORE), np.full(n, IGNORE)
    flags = np.full((2, n), IGNORE)
    role_rows: list[tuple[int, int, int]] = []
    for u in window.units:
        base = u.start - low
        whole = u.start == starts[u.sentence] and u.end == starts[u.sentence + 1]
        if d.trees is not None:
            offset = u.start - starts[u.sentence]
            for k in range(u.end - u.start):
                tree = d.trees[u.sentence][offset + k]
                tags[0, base + k] = e.upos.get(tree.upos, IGNORE)
                tags[1, base + k] = e.xpos.get(tree.xpos, IGNORE)
                tags[2, base + k] = e.scripts.get(lemma_script(words[u.start + k], tree.lemma), IGNORE)
                if whole:
                    heads[base + k] = base + tree.head
                    deprels[base + k] = e.deprels.get(tree.deprel, IGNORE)
        frames = d.frames[u.sentence] if d.frames is not None else None
        if frames is not None and whole:
            size = u.end - u.start
            flags[1, base : base + size] = 0
            for frame in frames:
                flags[1, base + frame.predicate] = 0 if frame.light else 1
                row = np.zeros(size, dtype=np.int64)
                for a, z, label in frame.roles:
                    k = e.roles.get(label)
                    if k is not None and not row[a:z].any():
                        row[a] = 1 + 2 * k
                        row[a + 1 : z] = 2 + 2 * k
                role_rows.extend((base + frame.predicate, base + i, int(row[i])) for i in range(size))
    if d.events is not None:
        flags[0] = d.events[low:high]
    room = room_of(unit)
    spans = entities = None
    if d.mentions is not None:
        spans = np.full((n, MAX_WIDTH), e.set_of(d.unmarked), dtype=np.int64)
        for first, last in d.ignored:
            if low <= first < high and last - first < MAX_WIDTH:
                spans[first - low, last - first] = IGNORE
        for m in d.mentions:
            if low <= m.first < high and m.last - m.first < MAX_WIDTH:
                spans[m.first - low, m.last - m.first] = e.set_of(m.labels)
        spans[room[:, None] < np.arange(MAX_WIDTH)] = IGNORE
    if d.entities is not None:
        entities = np.zeros((n, MAX_WIDTH), dtype=np.int64)
        for first, last, label in d.entities:
            if low <= first < high and last - first < MAX_WIDTH:
                entities[first - low, last - first] = label
        entities[room[:, None] < np.arange(MAX_WIDTH)] = IGNORE
    roles = np.array(role_rows, dtype=np.int64).reshape(-1, 3)
    return Example(window, unit, tags, heads, deprels, spans, entities, flags, roles, room)


@dataclass
class Batch:
    """Padded tensors of some windows; targets are IGNORE where a layer is absent."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    unit: Tensor
    tags: Tensor
    heads: Tensor
    deprels: Tensor
    flags: Tensor
    spans: Tensor | None
    entities: Tensor | None
    roles: Tensor
    distance: Tensor


def distance_of(word: np.ndarray, predicate: np.ndarray) -> np.ndarray:
    """Number of the word-to-predicate distance, for the role head."""
    half = DISTANCES // 2
    return np.asarray(np.clip(word - predicate, -half, half) + half)


def collate(examples: Sequence[Example], blur: float = 0.0, mask: int = 0) -> Batch:
    """Pad windows to one size; a share `blur` of the pieces is hidden behind `mask`, so that no word is learnt by heart."""
    count = len(examples)
    length = max(len(e.window.ids) for e in examples)
    width = max(len(e.unit) for e in examples)

    def grid(*shape: int, fill: int = 0) -> np.ndarray:
        return np.full((count, *shape), fill, dtype=np.int64)

    ids, shapes, text = grid(length), grid(length), np.zeros((count, length), dtype=bool)
    first, last, unit = grid(width), grid(width), grid(width, fill=-1)
    tags, flags = grid(3, width, fill=IGNORE), grid(2, width, fill=IGNORE)
    heads, deprels = grid(width, fill=IGNORE), grid(width, fill=IGNORE)
    with_spans = any(e.spans is not None for e in examples)
    with_entities = any(e.entities is not None for e in examples)
    spans = grid(width, MAX_WIDTH, fill=IGNORE) if with_spans else None
    entities = grid(width, MAX_WIDTH, fill=IGNORE) if with_entities else None
    roles: list[np.ndarray] = []
    distance: list[np.ndarray] = []
    for b, e in enumerate(examples):
        n, m = len(e.unit), len(e.window.ids)
        ids[b, :m], shapes[b, :m], text[b, :m] = e.window.ids, e.window.shapes, True
        first[b, :n], last[b, :n], unit[b, :n] = e.window.first, e.window.last, e.unit
        tags[b, :, :n], flags[b, :, :n] = e.tags, e.flags
        heads[b, :n], deprels[b, :n] = e.heads, e.deprels
        if spans is not None and e.spans is not None:
            spans[b, :n] = e.spans
        if entities is not None and e.entities is not None:
            entities[b, :n] = e.entities
        if len(e.roles):
            distance.append(distance_of(e.roles[:, 1], e.roles[:, 0]))
            roles.append(e.roles + np.array([b * width, b * width, 0]))
    if blur > 0.0:
        ids[text & (np.random.random(ids.shape) < blur)] = mask
    t = torch.from_numpy
    return Batch(
        t(ids),
        t(shapes),
        t(text),
        t(first),
        t(last),
        t(unit),
        t(tags),
        t(heads),
        t(deprels),
        t(flags),
        t(spans) if spans is not None else None,
        t(entities) if entities is not None else None,
        t(np.concatenate(roles) if roles else np.zeros((0, 3), dtype=np.int64)),
        t(np.concatenate(distance) if distance else np.zeros(0, dtype=np.int64)),
    )

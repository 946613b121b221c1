"""The loss of every head on a batch, and their weighted sum."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from previously.tagging import pairs
from training.examples import IGNORE, Batch, Encoding, Prepared, only, revealed, with_extra
from training.model import MAX_WIDTH, Network

WEIGHTS = {
    "upos": 1.0,
    "xpos": 0.5,
    "lemma": 0.5,
    "arc": 1.0,
    "deprel": 0.5,
    "span": 1.0,
    "entity": 0.5,
    "event": 0.7,
    "predicate": 0.5,
    "role": 1.0,
    "link": 0.5,
    "gap": 0.5,
}


USUAL = {"event": 0.04, "predicate": 0.18}
"""Share of words that are event triggers or predicates."""


def losses(
    net: Network,
    batch: Batch,
    encoding: Encoding,
    documents: list[tuple[int, Prepared]],
    spurious: float = 0.0,
) -> dict[str, Tensor]:
    """Give the losses of the layers the batch has.

    `documents` lists whole documents in the batch for coreference, each with the row of its first window; `spurious`
    is how many wrong mentions a gold one to add to them, the model's own likeliest mistakes; the gold ones that it
    misses are then left out.
    """
    out: dict[str, Tensor] = {}
    heads = net.heads
    x = net.encoder(batch.ids, batch.shapes, batch.mask[:, None, None, :])
    f, e, mean = heads.words(x, batch.first, batch.last)
    sizes = net.sizes
    if bool((batch.tags[:, 0] >= 0).any()):
        _trees(net, batch, mean, out)
    riddles = [(row, p) for row, p in documents if p.riddle is not None]
    documents = [(row, p) for row, p in documents if p.riddle is None]
    cut = len(sizes.spans)
    if batch.spans is not None or batch.entities is not None or riddles:
        scores = heads.spans(f, e)
        if riddles:
            with torch.no_grad():
                every = torch.log_softmax(scores[..., :cut], -1)
            riddles = [(row, _propose(p, row, every)) for row, p in riddles]
        if batch.spans is not None:
            on = batch.spans != IGNORE
            logs = torch.log_softmax(scores[..., :cut][on], -1)
            target = batch.spans[on]
            allowed = encoding.allowed()
            gold = target > 0
            nll = -logs[:, 0]
            positive = -torch.logsumexp(logs[gold] + allowed[target[gold]], -1)
            if spurious > 0.0:
                documents = [(row, _spoil(p, row, batch, logs, on, spurious)) for row, p in documents]
            # A set with "none" in it only forbids something: it is no mention to count.
            sure = gold & (allowed[target, 0] < 0.0)
            out["span"] = (nll[~gold].sum() + positive.sum()) / (sure.sum() + 1)
        if batch.entities is not None:
            on = batch.entities != IGNORE
            target = batch.entities[on]
            total = F.cross_entropy(scores[..., cut:][on], target, reduction="sum")
            out["entity"] = total / ((target > 0).sum() + 1)
    flags = heads.flags(mean)
    for k, name in enumerate(("event", "predicate")):
        on = batch.flags[:, k] != IGNORE
        if bool(on.any()):
            target = batch.flags[:, k][on].to(torch.float32)
            total = F.binary_cross_entropy_with_logits(flags[..., k][on], target, reduction="sum")
            # By words, at the corpus's usual share: a book may hold hardly any event, and must not weigh the more for it.
            out[name] = total / (USUAL[name] * len(target))
    if len(batch.roles):
        flat = mean.flatten(0, 1)
        who, word, tag = batch.roles.unbind(1)
        p, a = heads.predicate(flat), heads.argument(flat)
        scores = net.roles(p.index_select(0, who), a.index_select(0, word), batch.distance)
        out["role"] = F.cross_entropy(scores, tag, reduction="sum") / (tag > 0).sum().clamp(min=1)
    if documents:
        flat = mean.flatten(0, 1)
        link, link_end = heads.link(flat), heads.link_end(flat)
        width = batch.first.shape[1]
        found = [_links(net, link, link_end, width, row, p) for row, p in documents if len(p.where) > 1]
        if found:
            out["link"] = torch.stack(found).mean()
    if riddles:
        flat = mean.flatten(0, 1)
        link, link_end = heads.link(flat), heads.link_end(flat)
        width = batch.first.shape[1]
        out["gap"] = torch.stack([_riddle(net, link, link_end, width, row, p) for row, p in riddles]).mean()
    return out


MISSED = 0.4
"""A gold mention less likely than this counts as one that the reader would miss."""


def _spoil(p: Prepared, row: int, batch: Batch, logs: Tensor, on: Tensor, share: float) -> Prepared:
    """Add a document's likeliest wrong spans to its mentions."""
    assert batch.spans is not None
    count = int(share * len(p.where))
    if not count:
        return p
    with torch.no_grad():
        some = torch.zeros(batch.spans.shape)
        some[on] = 1.0 - torch.exp(logs[:, 0])
        b, first, last = p.where.T
        width = np.minimum(last - first, MAX_WIDTH - 1)
        p = only(p, some[row + b, first, width].numpy() > MISSED)
        some[batch.spans != 0] = 0.0
        some = some[row : row + len(p.examples)]
        values, flat = torch.topk(some.flatten(), count)
        flat = flat[values > 0.02]
        if not len(flat):
            return p
        b, first, step = np.unravel_index(flat.numpy(), tuple(some.shape))
        label = torch.zeros((*batch.spans.shape, logs.shape[1]))
        label[on] = logs
        kinds = 1 + label[row + b, first, step, 1:].argmax(-1).numpy()
        return with_extra(p, np.stack([b, first, first + step], 1), kinds)


def _trees(net: Network, batch: Batch, mean: Tensor, out: dict[str, Tensor]) -> None:
    heads, sizes = net.heads, net.sizes
    tags = heads.tags(heads.tag_hidden(mean)).split([len(sizes.upos), len(sizes.xpos), len(sizes.scripts)], -1)
    for k, name in enumerate(("upos", "xpos", "lemma")):
        out[name] = F.cross_entropy(tags[k].transpose(1, 2), batch.tags[:, k], ignore_index=IGNORE)
    arcs = heads.arcs(mean).masked_fill(batch.unit[:, :, None] != batch.unit[:, None, :], -1e4)
    out["arc"] = F.cross_entropy(arcs.transpose(1, 2), batch.heads, ignore_index=IGNORE)
    on = batch.deprels != IGNORE
    dep = heads.dep_label(mean)[on]
    head = heads.gather(heads.head_label(mean), batch.heads.clamp(min=0))[on]
    out["deprel"] = F.cross_entropy(net.labels(dep, head), batch.deprels[on])


PROPOSED = 0.35
"""How likely a span must be to take part in a pronoun's riddle."""


def _propose(p: Prepared, row: int, logs: Tensor) -> Prepared:
    """Add the model's own mentions to a snippet of which only a pronoun and two names are known."""
    spans: list[tuple[int, int, int]] = []
    kinds: list[int] = []
    known = {tuple(place) for place in p.where.tolist()}
    for b, example in enumerate(p.examples):
        n = len(example.room)
        some = 1.0 - torch.exp(logs[row + b, :n, :, 0]).numpy()
        some[example.room[:, None] < np.arange(MAX_WIDTH)] = 0.0
        for first, step in zip(*np.nonzero(some > PROPOSED), strict=True):
            place = (b, int(first), int(first + step))
            if place not in known:
                spans.append(place)
                kinds.append(1 + int(logs[row + b, first, step, 1:].argmax()))
    if not spans:
        return p
    return with_extra(p, np.array(spans, dtype=np.int64), np.array(kinds, dtype=np.int64))


KNOWN = 0.5
"""Share of people whose sex is told with their names."""


def _table(net: Network, link: Tensor, link_end: Tensor, width: int, row: int, p: Prepared) -> Tensor:
    """Scores of every antecedent: (mentions, mentions + 1), the last column for having none."""
    where = torch.from_numpy(p.where)
    base = (where[:, 0] + row) * width
    first, last = base + where[:, 1], base + where[:, 2]
    anaphor, candidate, new = net.spans(link, link_end, first, last, torch.from_numpy(p.kinds))
    assert p.traits is not None
    traits = revealed(p, KNOWN) if p.riddle is None else p.traits
    known = torch.from_numpy(pairs.features(traits, p.pair_i, p.pair_j))
    i, j = torch.from_numpy(p.pair_i), torch.from_numpy(p.pair_j)
    scores = net.links(anaphor.index_select(0, i), candidate.index_select(0, j), known)
    n = len(p.where)
    table = torch.full((n, n + 1), -1e4)
    table = table.index_put((i, j), scores.float())
    return torch.cat([table[:, :n], new[:, None].float()], 1)


def together(share: Tensor) -> Tensor:
    """Probability that two mentions corefer, from each one's shares (mentions, mentions) over its antecedents.

    Every mention draws its antecedent by itself, so the chance of i and k being one is the sum over i's antecedents.
    """
    rows = [torch.ones(1)]
    whole = torch.ones(1, 1)
    for i in range(1, share.shape[0]):
        row = share[i, :i] @ whole
        whole = torch.cat([torch.cat([whole, row[:, None]], 1), torch.cat([row, torch.ones(1)])[None]], 0)
        rows.append(row)
    return whole


def _riddle(net: Network, link: Tensor, link_end: Tensor, width: int, row: int, p: Prepared) -> Tensor:
    """Likelihood that the pronoun meets the names it means, through any chain of antecedents, and not the others."""
    assert p.riddle is not None
    share = torch.softmax(_table(net, link, link_end, width, row, p), 1)
    whole = together(share)
    # Clusters 0, 1, 2 are the pronoun and the two names.
    pronoun, *names = (int(np.flatnonzero(p.clusters == k)[0]) for k in range(3))
    chance = torch.stack([whole[pronoun, name] for name in names]).clamp(1e-5, 1.0 - 1e-5)
    return F.binary_cross_entropy(chance, torch.tensor(p.riddle, dtype=torch.float32), reduction="sum")


def _links(net: Network, link: Tensor, link_end: Tensor, width: int, row: int, p: Prepared) -> Tensor:
    """Marginal likelihood of the right antecedents."""
    table = _table(net, link, link_end, width, row, p)
    n = len(p.where)
    same = np.zeros((n, n + 1), dtype=bool)
    same[p.pair_i, p.pair_j] = p.clusters[p.pair_i] == p.clusters[p.pair_j]
    same[:, n] = ~same[:, :n].any(1)
    gold = torch.from_numpy(same)
    return (torch.logsumexp(table, 1) - torch.logsumexp(table.masked_fill(~gold, -1e4), 1)).mean()


def weigh(found: dict[str, Tensor]) -> Tensor:
    """Sum the losses with their weights."""
    return torch.stack([WEIGHTS[name] * value for name, value in found.items()]).sum()

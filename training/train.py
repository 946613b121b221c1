"""Train the network: `python -m training.train --help`."""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import numpy as np
import torch

from previously.tagger import FILES, Tagger
from previously.tagging.grammar import Grammar, grammar
from previously.tagging.pairs import FEATURES
from previously.tagging.pieces import Vocabulary
from training import corpora, distil, gap, told
from training.examples import Encoding, Example, Prepared, collate, make_sizes, prepare, prepare_snippet
from training.losses import losses, weigh
from training.model import Network, Sizes, fetch_start, load_start
from training.teacher import TEACHER, begin_with_none, fetch_teacher, load_teacher

Step = tuple[list[Example], list[tuple[int, Prepared]]]
LIMITS = (254, 160)
EWT_PIECES = 1800
GAP_GROUP = 10
WINDOWS = 4
"""Windows in a step of the teacher, which learns words and spans only."""
SOFT_WINDOWS = 8
"""Windows in a step that learns from a teacher."""


def rate(progress: float, warm: float) -> float:
    """Share of the full learning rate: a linear rise over `warm`, then a linear fall to nothing."""
    return min(progress / warm, (1.0 - progress) / (1.0 - warm)) if 0.0 <= progress <= 1.0 else 0.0


@dataclass(frozen=True)
class Shares:
    """How much of a corpus an epoch takes."""

    ewt: float
    gum: float
    gap: float
    wnut: float
    told: float = 0.0
    books: float = 1.0
    soft: float = 0.0


def single_windows(prepared: dict[str, list[list[Prepared]]], epoch: int, rng: random.Random, shares: Shares) -> list[Step]:
    """One pass without coreference: windows of books, and of a share of GUM's documents, a few at a time in any order."""
    variant = epoch % len(LIMITS)
    documents = prepared["litbank"][0] + [d for d in prepared["gum"][variant] if rng.random() < shares.gum]
    windows = [e for d in documents for e in d.examples]
    rng.shuffle(windows)
    return [(windows[at : at + WINDOWS], []) for at in range(0, len(windows), WINDOWS)]


def epoch_steps(
    prepared: dict[str, list[list[Prepared]]], epoch: int, rng: random.Random, shares: Shares, soft: Sequence[Example] = ()
) -> list[Step]:
    """One pass: every book and a share of the other corpora, in random order."""
    steps: list[Step] = []
    variant = epoch % len(LIMITS)
    books = prepared["litbank"][0 if epoch % 3 else variant]
    steps.extend((d.examples, [(0, d)]) for d in books if shares.books == 1.0 or rng.random() < shares.books)
    steps.extend((d.examples, [(0, d)]) for d in prepared["gum"][variant] if rng.random() < shares.gum)
    steps.extend((d.examples, []) for d in prepared["wnut"][0] if rng.random() < shares.wnut)
    steps.extend((d.examples, [(0, d)]) for d in prepared["told"][0] if rng.random() < shares.told)
    snippets = [d for d in prepared["gap"][0] if rng.random() < shares.gap]
    rng.shuffle(snippets)
    for at in range(0, len(snippets), GAP_GROUP):
        examples: list[Example] = []
        whole: list[tuple[int, Prepared]] = []
        for snippet in snippets[at : at + GAP_GROUP]:
            whole.append((len(examples), snippet))
            examples.extend(snippet.examples)
        steps.append((examples, whole))
    labelled = [e for e in soft if rng.random() < shares.soft]
    rng.shuffle(labelled)
    steps.extend((labelled[at : at + SOFT_WINDOWS], []) for at in range(0, len(labelled), SOFT_WINDOWS))
    windows = [e for document in prepared["ewt"][variant] for e in document.examples]
    rng.shuffle(windows)
    windows = windows[: round(shares.ewt * len(windows))]
    windows.sort(key=lambda e: len(e.window.ids) // 32)
    group: list[Example] = []
    for window in windows:
        size = max([len(window.window.ids), *(len(e.window.ids) for e in group)])
        if group and size * (len(group) + 1) > EWT_PIECES:
            steps.append((group, []))
            group = []
        group.append(window)
    if group:
        steps.append((group, []))
    rng.shuffle(steps)
    return steps


def parse(documents: Sequence[corpora.Document], weights: Path, cache: Path) -> None:
    """Give documents the trees that exported weights read; they are kept in the cache."""
    tagger = Tagger({name: (weights / name).read_bytes() for name in FILES})
    text = hashlib.sha256(tagger.identity.encode())
    for document in documents:
        text.update("\n".join(document.words).encode())
    file = cache / f"trees-{text.hexdigest()[:16]}.npz"
    if file.exists():
        with np.load(file) as kept:
            for k, document in enumerate(documents):
                document.grammar = Grammar(*(kept[f"{k}.{field}"] for field in Grammar._fields))
        return
    for document in documents:
        tokens = tagger.read(document.sentences).tokens
        document.grammar = grammar([t.head for t in tokens], [t.deprel for t in tokens], [t.upos for t in tokens])
    trees = {f"{k}.{field}": getattr(d.grammar, field) for k, d in enumerate(documents) for field in Grammar._fields}
    np.savez_compressed(file, **trees)


class Mean:
    """The running mean of a network's weights late in a run, which is better than the last of them.

    Izmailov et al. 2018, "Averaging weights leads to wider optima and better generalization".
    """

    def __init__(self, net: Network) -> None:
        self.net = net
        self.total: dict[str, torch.Tensor] = {}
        self.count = 0

    def add(self) -> None:
        """Take in the weights as they are now."""
        self.count += 1
        with torch.no_grad():
            for name, value in self.net.named_parameters():
                if name in self.total:
                    self.total[name].lerp_(value, 1.0 / self.count)
                else:
                    self.total[name] = value.detach().clone()

    def keep(self) -> None:
        """Put the mean into the network."""
        with torch.no_grad():
            for name, value in self.net.named_parameters():
                if name in self.total:
                    value.copy_(self.total[name])


def save(path: Path, net: Network, notes: dict[str, object]) -> None:
    """Write a checkpoint: weights, label inventories, what was done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"state": net.state_dict(), "sizes": net.sizes.to_json(), "notes": notes}, path)


def load(path: Path) -> tuple[Network, dict[str, object]]:
    """Read a checkpoint back."""
    data = torch.load(path, map_location="cpu", weights_only=True)
    net = Network(Sizes(**json.loads(data["sizes"])))
    state = data["state"]
    known = state["links.features.weight"]
    if known.shape[1] < FEATURES:
        # New features of a pair begin by saying nothing.
        state["links.features.weight"] = torch.nn.functional.pad(known, (0, FEATURES - known.shape[1]))
    net.load_state_dict(state)
    return net, data["notes"]


def linking(net: Network) -> tuple[torch.nn.Module, ...]:
    """What coreference alone uses."""
    return (net.heads.link, net.heads.link_end, net.spans, net.links)


def spanning(net: Network) -> tuple[torch.nn.Module | torch.nn.Parameter, ...]:
    """What mentions, entities and events alone use; predicates share a layer with events."""
    heads = net.heads
    ends = (heads.span_start, heads.span_end, heads.span_first, heads.span_last)
    return (*ends, heads.span, heads.span_width, heads.flags)


def main() -> None:
    """Run one stage of training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    parser.add_argument("--out", type=Path, default=Path(".cache/model.pt"))
    parser.add_argument("--init", type=Path, help="go on from this checkpoint's weights")
    parser.add_argument("--teacher", action="store_true", help="begin with MPNet, eight times as large, to teach the small one")
    parser.add_argument("--parser", type=Path, help="exported weights whose trees coreference learns from")
    parser.add_argument("--minutes", type=float, help="fit the learning rate's fall into this time")
    parser.add_argument("--steps", type=int, help="or into this many steps (repeatable exactly)")
    parser.add_argument("--stop", type=int, help="leave after this many steps, whatever the schedule says")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--encoder-rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--warm", type=float, default=0.06, help="share of the run in which the rate rises")
    parser.add_argument("--held", nargs="+", default=["coref-tenfold/0"], help="splits of LitBank whose test books stay unread")
    parser.add_argument("--mean", type=float, default=0.0, help="keep the mean weights of this last share of the run")
    parser.add_argument("--ewt", type=float, default=1.0, help="share of EWT's windows in an epoch")
    parser.add_argument("--gum", type=float, default=0.6, help="share of GUM's documents in an epoch")
    parser.add_argument("--gap", type=float, default=0.0, help="share of GAP's snippets in an epoch")
    parser.add_argument("--renamed", type=int, default=0, help="copies of GAP's snippets under other names")
    parser.add_argument("--wnut", type=float, default=0.0, help="share of WNUT17's posts in an epoch")
    parser.add_argument("--told", type=float, default=0.0, help="share of our marked stories in an epoch, for coreference")
    parser.add_argument("--spurious", type=float, default=0.0, help="wrong mentions a gold one, in half the documents")
    parser.add_argument("--blur", type=float, default=0.0, help="share of word pieces hidden while training")
    parser.add_argument("--books", type=float, default=1.0, help="share of LitBank's books in an epoch")
    parser.add_argument("--soft", type=Path, help="what a teacher said of other text (training.distil)")
    parser.add_argument("--soft-words", type=int, default=3500, help="words of a book that it was asked about")
    parser.add_argument("--soft-held", nargs="+", default=distil.HELD, help="books it was not asked about")
    parser.add_argument("--soft-share", type=float, default=1.0, help="share of that text in an epoch")
    parser.add_argument("--keep", action="store_true", help="hold tags, trees and roles to what they were, on that text")
    parser.add_argument("--freeze", type=int, default=0, help="leave so many of the lowest layers as they are")
    parser.add_argument("--links", action="store_true", help="train coreference alone, on what the rest makes of the words")
    parser.add_argument("--spans", action="store_true", help="train mentions, entities and events alone, in the same way")
    parser.add_argument("--bf16", action="store_true", help="multiply in bfloat16: twice as fast where AVX512-BF16 is")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--small", action="store_true", help="a few documents only: does it run?")
    args = parser.parse_args()
    if (args.minutes is None) == (args.steps is None):
        parser.error("give --minutes or --steps")
    torch.manual_seed(args.seed)
    np.random.seed(args.seed)
    rng = random.Random(args.seed)
    torch.set_num_threads(args.threads)

    root = corpora.data_root(args.data)
    start = fetch_start(args.cache)
    books = corpora.litbank(root, corpora.litbank_without(root, args.held))
    documents = {"litbank": books, "ewt": corpora.ewt(root, "train"), "gum": corpora.gum(root, "train")}
    documents["wnut"] = corpora.wnut(root) if args.wnut else []
    documents["told"] = []
    if args.told:
        documents["told"] = [told.document(t) for f in sorted((told.FOLDER / "fitted").glob("*.txt")) for t in told.stories(f)]
    snippets = gap.load(root, "train") if args.gap else []
    if args.init:
        net, earlier = load(args.init)
    else:
        sizes = make_sizes(documents["ewt"] + documents["gum"])
        if args.teacher:
            net = Network(replace(sizes, **TEACHER))
            load_teacher(net, fetch_teacher(args.cache))
            begin_with_none(net)
        else:
            net = Network(sizes)
            load_start(net, start)
        earlier = {}
    if args.small:
        documents = {k: v[:6] for k, v in documents.items()}
        snippets = snippets[:40]
    if args.parser:
        parse(
            [*documents["litbank"], *documents["gum"], *documents["told"], *(s.document for s in snippets)],
            args.parser,
            args.cache,
        )
    snippets += [s for _ in range(args.renamed) for s in gap.renamed(snippets, rng)]
    encoding = Encoding(net.sizes)
    vocabulary = Vocabulary.from_file(start / "tokenizer.json")
    prepared = {
        name: [[prepare(d, vocabulary, encoding, limit) for d in group] for limit in LIMITS]
        for name, group in documents.items()
    }
    for story in (d for group in prepared["told"] for d in group):
        story.examples = [replace(e, spans=None) for e in story.examples]
    prepared["gap"] = [[p for s in snippets if (p := prepare_snippet(s, vocabulary, encoding)) is not None]]
    soft: list[distil.Soft] = []
    if args.soft:
        soft = distil.restore(args.soft, distil.windows(root, args.soft_held, args.soft_words, vocabulary, encoding))
    shares = Shares(args.ewt, args.gum, args.gap, args.wnut, args.told, args.books, args.soft_share)
    kept = copy.deepcopy(net).eval().requires_grad_(False) if args.keep else None
    if args.freeze:
        for module in (
            net.encoder.words,
            net.encoder.places,
            net.encoder.shapes,
            net.encoder.norm,
            *net.encoder.layers[: args.freeze],
        ):
            module.requires_grad_(False)
    if args.links or args.spans:
        prepared |= {"ewt": [[] for _ in LIMITS], "wnut": [[] for _ in LIMITS]}
        net.requires_grad_(False)
        for part in linking(net) if args.links else spanning(net):
            part.requires_grad_(True)
    encoder = list(net.encoder.parameters())
    inside = {id(p) for p in encoder}
    rest = [p for p in net.parameters() if id(p) not in inside and p.requires_grad]
    encoder = [p for p in encoder if p.requires_grad]
    groups = [{"params": encoder, "lr": args.encoder_rate}, {"params": rest, "lr": args.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    full = [g["lr"] for g in optimiser.param_groups]
    print(f"{sum(p.numel() for p in net.parameters()):,} parameters, {len(net.sizes.scripts)} lemma scripts", flush=True)

    net.train()
    mean = Mean(net)
    began = time.monotonic()
    done = epoch = pieces = 0
    progress = 0.0
    while progress < 1.0:
        steps = (
            single_windows(prepared, epoch, rng, shares) if args.teacher else epoch_steps(prepared, epoch, rng, shares, soft)
        )
        totals: dict[str, list[float]] = defaultdict(list)
        for examples, whole in steps:
            elapsed = (time.monotonic() - began) / 60
            progress = done / args.steps if args.steps else elapsed / args.minutes
            if progress >= 1.0 or done == args.stop:
                progress = 1.0
                break
            for group, lr in zip(optimiser.param_groups, full, strict=True):
                group["lr"] = lr * rate(progress, args.warm)
            spurious = args.spurious if rng.random() < 0.5 else 0.0
            batch = collate(examples, args.blur, vocabulary.mask_id)
            with torch.autocast("cpu", torch.bfloat16, args.bf16):
                if isinstance(examples[0], distil.Soft):
                    found = distil.soft_losses(net, batch, cast("list[distil.Soft]", examples), kept)
                else:
                    found = losses(net, batch, encoding, [] if args.spans else whole, spurious)
            if args.links or args.spans:
                found = {name: value for name, value in found.items() if value.requires_grad}
            if not found:
                continue
            loss = weigh(found)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimiser.step()
            if progress >= 1.0 - args.mean:
                mean.add()
            done += 1
            pieces += sum(len(e.window.ids) for e in examples)
            for name, value in found.items():
                totals[name].append(float(value.detach()))
            if done % 25 == 0:
                shown = " ".join(f"{k} {np.mean(v[-50:]):.3f}" for k, v in totals.items())
                seconds = time.monotonic() - began
                print(f"step {done} epoch {epoch} {progress:.1%} {pieces / seconds:.0f} pieces/s | {shown}", flush=True)
        epoch += 1
        notes: dict[str, object] = {
            "seed": args.seed,
            "steps": done,
            "epochs": epoch,
            "minutes": round((time.monotonic() - began) / 60, 1),
            "pieces": pieces,
            "threads": args.threads,
            "complete": progress >= 1.0,
            "before": earlier,
        }
        if args.mean and progress >= 1.0:
            mean.keep()
        save(args.out, net, notes)
        print(f"saved after epoch {epoch}: {notes}", flush=True)


if __name__ == "__main__":
    main()

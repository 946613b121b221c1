"""Train the network: `python -m training.train --help`."""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from previously.tagger import FILES, Tagger
from previously.tagging.grammar import Grammar, grammar
from previously.tagging.pairs import FEATURES
from previously.tagging.pieces import Vocabulary
from training import corpora, gap
from training.examples import Encoding, Example, Prepared, collate, make_sizes, prepare, prepare_snippet
from training.losses import losses, weigh
from training.model import Network, Sizes, fetch_start, load_start

Step = tuple[list[Example], list[tuple[int, Prepared]]]
LIMITS = (254, 160)
EWT_PIECES = 1800
GAP_GROUP = 10


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


def epoch_steps(prepared: dict[str, list[list[Prepared]]], epoch: int, rng: random.Random, shares: Shares) -> list[Step]:
    """One pass: every book and a share of the other corpora, in random order."""
    steps: list[Step] = []
    variant = epoch % len(LIMITS)
    steps.extend((d.examples, [(0, d)]) for d in prepared["litbank"][0 if epoch % 3 else variant])
    steps.extend((d.examples, [(0, d)]) for d in prepared["gum"][variant] if rng.random() < shares.gum)
    steps.extend((d.examples, []) for d in prepared["wnut"][0] if rng.random() < shares.wnut)
    snippets = [d for d in prepared["gap"][0] if rng.random() < shares.gap]
    rng.shuffle(snippets)
    for at in range(0, len(snippets), GAP_GROUP):
        examples: list[Example] = []
        whole: list[tuple[int, Prepared]] = []
        for snippet in snippets[at : at + GAP_GROUP]:
            whole.append((len(examples), snippet))
            examples.extend(snippet.examples)
        steps.append((examples, whole))
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


def main() -> None:
    """Run one stage of training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    parser.add_argument("--out", type=Path, default=Path(".cache/model.pt"))
    parser.add_argument("--init", type=Path, help="go on from this checkpoint's weights")
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
    parser.add_argument("--spurious", type=float, default=0.0, help="wrong mentions a gold one, in half the documents")
    parser.add_argument("--blur", type=float, default=0.0, help="share of word pieces hidden while training")
    parser.add_argument("--links", action="store_true", help="train coreference alone, on what the rest makes of the words")
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
    snippets = gap.load(root, "train") if args.gap else []
    if args.init:
        net, earlier = load(args.init)
    else:
        net = Network(make_sizes(documents["ewt"] + documents["gum"]))
        load_start(net, start)
        earlier = {}
    if args.small:
        documents = {k: v[:6] for k, v in documents.items()}
        snippets = snippets[:40]
    if args.parser:
        parse([*documents["litbank"], *documents["gum"], *(s.document for s in snippets)], args.parser, args.cache)
    snippets += [s for _ in range(args.renamed) for s in gap.renamed(snippets, rng)]
    encoding = Encoding(net.sizes)
    vocabulary = Vocabulary.from_file(start / "tokenizer.json")
    prepared = {
        name: [[prepare(d, vocabulary, encoding, limit) for d in group] for limit in LIMITS]
        for name, group in documents.items()
    }
    prepared["gap"] = [[p for s in snippets if (p := prepare_snippet(s, vocabulary, encoding)) is not None]]
    shares = Shares(args.ewt, args.gum, args.gap, args.wnut)
    if args.links:
        prepared |= {"ewt": [[] for _ in LIMITS], "wnut": [[] for _ in LIMITS]}
        net.requires_grad_(False)
        for module in (net.heads.link, net.heads.link_end, net.spans, net.links):
            module.requires_grad_(True)
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
        steps = epoch_steps(prepared, epoch, rng, shares)
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
                found = losses(net, batch, encoding, whole, spurious)
            if args.links:
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
            if done % 50 == 0:
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
            "complete": progress >= 1.0,
            "before": earlier,
        }
        if args.mean and progress >= 1.0:
            mean.keep()
        save(args.out, net, notes)
        print(f"saved after epoch {epoch}: {notes}", flush=True)


if __name__ == "__main__":
    main()

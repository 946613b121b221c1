"""Train the answering network: `python -m training.train_answers --help`."""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch

from previously.tagging.pieces import Vocabulary, Window
from training import asked as told_asked
from training import corpora, qamr, questions, rouge, train
from training.answering import Answering, begin, decide, load, loss, save
from training.model import Encoder, fetch_start

PIECES = 3000
"""Word pieces in one step, padding counted."""


def batches(
    items: list[tuple[questions.Item, questions.Item]], windows: Sequence[Window], rng: random.Random, far: float
) -> list[list[questions.Item]]:
    """An epoch's steps: questions of like length together, some beside a window that does not hold the answer."""

    def length(p: questions.Passage) -> int:
        return len(windows[p.question].ids) + len(windows[p.window].ids)

    chosen: list[questions.Item] = []
    for own, others in items:
        best = max(range(len(own)), key=lambda k: best_of(own[k]))
        group = [own[best]]
        others = [*(p for k, p in enumerate(own) if k != best), *others]
        if others and rng.random() < far:
            extra = others[rng.randrange(len(others))]
            group = [extra] if rng.random() < 0.15 else [*group, extra]
        chosen.append(group)
    rng.shuffle(chosen)
    chosen.sort(key=lambda g: max(map(length, g)) // 24)
    steps: list[list[questions.Item]] = []
    current: list[questions.Item] = []
    for group in chosen:
        trial = [*current, group]
        size = max(length(p) for g in trial for p in g) * sum(len(g) for g in trial)
        if current and size > PIECES:
            steps.append(current)
            trial = [group]
        current = trial
    steps.append(current)
    rng.shuffle(steps)
    return steps


def best_of(passage: questions.Passage) -> float:
    """What the best span of a passage is worth."""
    return 0.0 if passage.worth is None else float(passage.worth.max())


def measure(
    net: Answering, ground: Encoder, pages: questions.Pages, items: list[questions.Item], wanted: list[questions.Question]
) -> tuple[float, float]:
    """Mean ROUGE-L against the better of a question's answers; share of passages rightly said to hold one or not."""
    net.eval()
    found: list[float] = []
    here: list[float] = []
    with torch.no_grad():
        for group, q in zip(items, wanted, strict=True):
            scores, sure = net(group, pages.windows, ground)
            guess = decide([s.float().cpu().numpy() for s in scores], sure.float().cpu().numpy())
            said = rouge.words(" ".join(pages.words[group[guess.passage].window][guess.start : guess.end + 1]))
            found.append(max(rouge.rouge_l(said, rouge.words(a)) for a in q.answers))
            here.append(guess.here)
    net.train()
    return float(np.mean(found)), float(np.mean(here))


def measure_recaps(
    net: Answering, ground: Encoder, pages: questions.Pages, items: Sequence[tuple[questions.Item, questions.Item]]
) -> tuple[float, float]:
    """What the answers found among windows of a recap are worth; share of windows rightly said to hold one or not."""
    net.eval()
    found: list[float] = []
    here: list[float] = []
    with torch.no_grad():
        for own, others in items:
            group = [*own, *others]
            scores, sure = net(group, pages.windows, ground)
            told = [best_of(p) >= 0.5 for p in group]
            here += [float((s > 0) == t) for s, t in zip(sure.float().tolist(), told, strict=True)]
            if not any(told):
                continue
            guess = decide([s.float().cpu().numpy() for s in scores], sure.float().cpu().numpy())
            worth = group[guess.passage].worth
            found.append(0.0 if worth is None else float(worth[guess.start, guess.end - guess.start]))
    net.train()
    return float(np.mean(found)), float(np.mean(here))


def main() -> None:
    """Run one stage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    parser.add_argument("--out", type=Path, default=Path(".cache/answers.pt"))
    parser.add_argument("--reader", type=Path, default=Path(".cache/model.pt"), help="the reader's checkpoint to begin with")
    parser.add_argument("--init", type=Path, help="or go on from this answering checkpoint")
    parser.add_argument("--minutes", type=float, help="fit the learning rate's fall into this time")
    parser.add_argument("--steps", type=int, help="or into this many steps (repeatable exactly)")
    parser.add_argument("--stop", type=int, help="leave after this many steps, whatever the schedule says")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--encoder-rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=5e-4)
    parser.add_argument("--far", type=float, default=0.35, help="share of questions with a window that has no answer")
    parser.add_argument("--qamr", type=Path, help="the data folder of QAMR's repository")
    parser.add_argument("--first", type=float, default=0.0, help="share of its questions in the first epoch")
    parser.add_argument("--later", type=float, default=0.0, help="and in those after it")
    parser.add_argument("--own", type=float, default=1.0, help="share of the questions on our own stories in an epoch")
    parser.add_argument(
        "--bf16", action="store_true", help="multiply in bfloat16: twice as fast on processors with AVX512-BF16"
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--check", type=int, default=200, help="validation questions asked now and then")
    args = parser.parse_args()
    if (args.minutes is None) == (args.steps is None):
        parser.error("give --minutes or --steps")
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    torch.set_num_threads(args.threads)
    root = corpora.data_root(args.data)
    start = fetch_start(args.cache)
    vocabulary = Vocabulary.from_file(start / "tokenizer.json")
    reader, _ = train.load(args.reader)
    reader.eval()
    net, earlier = load(args.init) if args.init else (begin(reader), {})
    pages = questions.Pages(vocabulary)
    tales, asked = questions.fairytales(root, "train")
    items = questions.prepare(tales, asked, pages, rng)
    extra = qamr.prepare(args.qamr, pages, rng) if args.qamr else []
    own = told_asked.prepare(pages, rng) if args.own else []
    stories, wanted = questions.fairytales(root, "val")
    wanted = wanted[:: max(1, len(wanted) // args.check)]
    checks = [mine for mine, _ in questions.prepare(stories, wanted, pages, rng)]
    recaps = told_asked.prepare(pages, rng, "choose") if args.own else []
    encoder = list(net.layers.parameters())
    inside = {id(p) for p in encoder}
    rest = [p for p in net.parameters() if id(p) not in inside]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": args.encoder_rate}, {"params": rest, "lr": args.head_rate}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    full = [g["lr"] for g in optimiser.param_groups]
    net.train()
    began = time.monotonic()
    done = epoch = pieces = 0
    progress = best = 0.0
    losses: list[float] = []
    print(
        f"{len(items)} questions, {len(extra)} of QAMR, {len(own)} on our own stories, {len(pages.windows)} windows", flush=True
    )
    while progress < 1.0:
        share = args.first if epoch == 0 else args.later
        chosen = [*items, *(one for one in extra if rng.random() < share), *(one for one in own if rng.random() < args.own)]
        for groups in batches(chosen, pages.windows, rng, args.far):
            progress = done / args.steps if args.steps else (time.monotonic() - began) / 60 / args.minutes
            if progress >= 1.0 or done == args.stop:
                progress = 1.0
                break
            for group, lr in zip(optimiser.param_groups, full, strict=True):
                group["lr"] = lr * train.rate(progress, 0.08)
            passages = [p for g in groups for p in g]
            ends = np.cumsum([0, *(len(g) for g in groups)])
            with torch.autocast("cpu", torch.bfloat16, args.bf16):
                scores, here = net(passages, pages.windows, reader.encoder)
            value = loss([s.float() for s in scores], here.float(), passages, list(pairwise(ends.tolist())))
            optimiser.zero_grad(set_to_none=True)
            value.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            done += 1
            pieces += sum(len(pages.windows[p.question].ids) + len(pages.windows[p.window].ids) for p in passages)
            losses.append(float(value.detach()))
            if done % 25 == 0:
                speed = pieces / (time.monotonic() - began)
                print(
                    f"step {done} epoch {epoch} {progress:.1%} {speed:.0f} pieces/s loss {np.mean(losses[-25:]):.3f}",
                    flush=True,
                )
        epoch += 1
        score, sure = measure(net, reader.encoder, pages, checks, wanted)
        print(f"epoch {epoch}: ROUGE-L {score:.4f} on {len(wanted)}, here {sure:.2f}", flush=True)
        if recaps:
            own_score, own_sure = measure_recaps(net, reader.encoder, pages, recaps)
            print(f"our own: {own_score:.4f} on {len(recaps)}, here {own_sure:.2f}", flush=True)
            score += own_score
        notes: dict[str, object] = {"seed": args.seed, "steps": done, "epochs": epoch, "pieces": pieces, "before": earlier}
        notes["minutes"] = round((time.monotonic() - began) / 60, 1)
        notes["score"] = round(score, 4)
        save(args.out.with_suffix(".last.pt"), net, notes)
        if score > best:
            best = score
            save(args.out, net, notes)


if __name__ == "__main__":
    main()

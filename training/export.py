"""Checkpoint to the files the package ships: `python -m training.export CHECKPOINT --out FOLDER`.

One graph reads a window; four small ones score what is only known after decoding (arc labels, roles of predicates,
mention vectors, coreference pairs). The encoder and the label scorer become int8, the rest stays float32.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training import answering, lemmas
from training.answering import Answering, below
from training.model import Network, fetch_start
from training.train import load

OPSET = 17


class Vectors(nn.Module):
    """The encoder's word vectors, which reading and answering share."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.encoder = net.encoder

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """(1, L) twice to (1, L, width)."""
        return below(self.encoder, ids, shapes)


class Window(nn.Module):
    """Everything one window's words get from the encoder's layers and the heads in one pass."""

    NAMES = ("tags", "arcs", "dep", "head", "flags", "spans", "predicate", "argument", "link", "link_end")

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, vectors: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """(1, L, width), (W,), (W,) to one tensor a name, the batch dimension gone."""
        h = self.net.heads
        x = vectors
        for layer in self.net.encoder.layers:
            x = layer(x, None)
        x = x[0]
        f, e = x[first][None], x[last][None]
        mean = (f + e) * 0.5
        return (
            h.tags(h.tag_hidden(mean))[0],
            h.arcs(mean)[0],
            h.dep_label(mean)[0],
            h.head_label(mean)[0],
            h.flags(mean)[0],
            h.spans(f, e)[0],
            h.predicate(mean)[0],
            h.argument(mean)[0],
            h.link(mean)[0],
            h.link_end(mean)[0],
        )


class AnswerSpans(nn.Module):
    """Spans' scores of a question and one window."""

    def __init__(self, net: Answering) -> None:
        super().__init__()
        self.net = net

    def forward(self, question: Tensor, passage: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """(1, Q, width), (1, L, width), (W,), (W,) to (W, WIDEST) and (1,)."""
        x = self.net.join(question, passage)[0]
        return self.net.spans(x[question.shape[1] :], first, last), self.net.here(x[:1])[:, 0]


class RolePairs(nn.Module):
    """Role scores of (predicate, word) pairs, gathered inside the graph."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.roles = net.roles

    def forward(self, predicate: Tensor, argument: Tensor, who: Tensor, word: Tensor, distance: Tensor) -> Tensor:
        """(W, ·), (W, ·) and three (N,) index rows to (N, tags)."""
        return self.roles(predicate[who], argument[word], distance)


class LinkPairs(nn.Module):
    """Coreference scores of (anaphor, candidate) pairs, gathered inside the graph."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.links = net.links

    def forward(self, anaphor: Tensor, candidate: Tensor, i: Tensor, j: Tensor, features: Tensor) -> Tensor:
        """(M, ·), (M, ·), (N,), (N,), (N, FEATURES) to (N,)."""
        return self.links(anaphor[i], candidate[j], features)


def write(
    module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], axes: dict[str, dict[int, str]], path: Path
) -> None:
    """Export one graph with the legacy exporter, which handles these modules without rewriting them."""
    torch.onnx.export(
        module,
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
        do_constant_folding=True,
    )


def quantise(source: Path, target: Path) -> None:
    """Int8 weights, embeddings too, one scale a channel; 7 bits so that processors without VNNI do not saturate."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        str(source),
        str(target),
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )


def export(net: Network, notes: dict[str, Any], start: Path, out: Path) -> None:
    """Write every file of the weights folder."""
    net.eval()
    out.mkdir(parents=True, exist_ok=True)
    s = net.sizes
    length, words, count = 20, 14, 9
    rows = torch.arange(words)
    i = torch.arange(1, count)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        temporary = Path(folder)
        pieces = {"ids": torch.randint(1000, 2000, (1, length)), "shapes": torch.ones(1, length, dtype=torch.long)}
        write(
            Vectors(net),
            pieces,
            ["vectors"],
            {name: {1: "pieces"} for name in ("ids", "shapes", "vectors")},
            temporary / "vectors.onnx",
        )
        window = {"vectors": torch.randn(1, length, s.width), "first": rows + 1, "last": rows + 2}
        word_axes = {name: {0: "words"} for name in Window.NAMES}
        word_axes["arcs"][1] = "words_"
        write(
            Window(net),
            window,
            list(Window.NAMES),
            {
                "vectors": {1: "pieces"},
                "first": {0: "words"},
                "last": {0: "words"},
                **word_axes,
            },
            temporary / "window.onnx",
        )
        vectors = {"dep": torch.randn(words, s.label), "head": torch.randn(words, s.label)}
        write(
            net.labels,
            vectors,
            ["scores"],
            {"dep": {0: "n"}, "head": {0: "n"}, "scores": {0: "n"}},
            temporary / "labels.onnx",
        )
        wide = s.role + s.role // 2
        write(
            RolePairs(net),
            {
                "predicate": torch.randn(words, wide),
                "argument": torch.randn(words, wide),
                "who": rows,
                "word": rows,
                "distance": rows,
            },
            ["scores"],
            {
                "predicate": {0: "words"},
                "argument": {0: "words"},
                "who": {0: "n"},
                "word": {0: "n"},
                "distance": {0: "n"},
                "scores": {0: "n"},
            },
            out / "roles.onnx",
        )
        write(
            net.spans,
            {
                "link": torch.randn(words, s.link),
                "link_end": torch.randn(words, 2 * s.link + 1),
                "first": rows[:count],
                "last": rows[:count] + 2,
                "kind": torch.ones(count, dtype=torch.long),
            },
            ["anaphor", "candidate", "new"],
            {
                "link": {0: "words"},
                "link_end": {0: "words"},
                **{name: {0: "m"} for name in ("first", "last", "kind", "anaphor", "candidate", "new")},
            },
            out / "spans.onnx",
        )
        wide = s.pair + s.pair // 2
        features = net.links.features.in_features
        write(
            LinkPairs(net),
            {
                "anaphor": torch.randn(count, wide),
                "candidate": torch.randn(count, wide),
                "i": i,
                "j": i - 1,
                "features": torch.rand(len(i), features),
            },
            ["scores"],
            {
                "anaphor": {0: "m"},
                "candidate": {0: "m"},
                **{name: {0: "n"} for name in ("i", "j", "features", "scores")},
            },
            out / "links.onnx",
        )
        quantise(temporary / "vectors.onnx", out / "vectors.onnx")
        quantise(temporary / "window.onnx", out / "window.onnx")
        quantise(temporary / "labels.onnx", out / "labels.onnx")
    labels = {
        "format": 1,
        **{name: getattr(s, name) for name in ("upos", "xpos", "scripts", "deprels", "roles", "spans", "entities")},
        "training": notes,
    }
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    tokenizer = json.loads((start / "tokenizer.json").read_text(encoding="utf-8"))
    # The file carries its maker's padding and truncation, which would cut what we feed it.
    tokenizer["padding"] = tokenizer["truncation"] = None
    (out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False) + "\n", encoding="utf-8")


def export_answers(net: Answering, notes: dict[str, Any], out: Path) -> None:
    """Write the answering network's file beside the reader's, and how it was made for the model card."""
    net.eval()
    rows = torch.arange(14)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        write(
            AnswerSpans(net),
            {
                "question": torch.randn(1, 9, net.sizes.width),
                "passage": torch.randn(1, 20, net.sizes.width),
                "first": rows + 1,
                "last": rows + 2,
            },
            ["scores", "here"],
            {
                "question": {1: "asked"},
                "passage": {1: "pieces"},
                **{name: {0: "words"} for name in ("first", "last", "scores")},
            },
            Path(folder) / "answer.onnx",
        )
        quantise(Path(folder) / "answer.onnx", out / "answer.onnx")
    (out / "answer.json").write_text(json.dumps({"training": notes}, indent=1) + "\n", encoding="utf-8")


def rename(path: Path, old: str, new: str) -> None:
    """Rename what a graph's nodes and tensors are called: a module called "root" must not look like a path."""
    import onnx

    model = onnx.load(path)
    for node in model.graph.node:
        node.name = node.name.replace(old, new)
        node.doc_string = ""
        for names in (node.input, node.output):
            for n, name in enumerate(names):
                names[n] = name.replace(old, new)
    for named in (*model.graph.initializer, *model.graph.value_info):
        named.name = named.name.replace(old, new)
    onnx.save(model, path)


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--answers", action="store_true", help="it is the answering network's: write its one file")
    parser.add_argument("--out", type=Path, default=Path("src/previously/weights"))
    parser.add_argument("--cache", type=Path, default=Path(".cache"))
    parser.add_argument("--data")
    args = parser.parse_args()
    if args.answers:
        net_, notes = answering.load(args.checkpoint)
        export_answers(net_, notes, args.out)
        return
    net, notes = load(args.checkpoint)
    export(net, notes, fetch_start(args.cache), args.out)
    for path in args.out.glob("*.onnx"):
        rename(path, "/root" + "/", "/roots/")
    lemmas.write(args.out, args.data)
    for path in sorted(args.out.iterdir()):
        print(f"{path.stat().st_size:>12,}  {path.name}")


if __name__ == "__main__":
    main()

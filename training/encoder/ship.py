"""The trained network as the files that the package carries: ONNX in eight bits, the heads' tables, the hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.encoder.net import WIDTH, Net

PROJECTED = ("starts", "ends", "kinds", "cue", "words", "cues", "left", "right")
"""Heads whose first layer is part of the network that is run, side by side in one matrix."""

LAYOUT_NAMES = {"kinds": "types"}


class Attention(torch.autograd.Function):
    """Attention as the one operator that ONNX Runtime has for it: a third faster than the operators it is made of."""

    @staticmethod
    def symbolic(graph: Any, queries: Any, keys: Any, values: Any, heads: int) -> Any:
        """Return the operator for the graph that is written."""
        operator = graph.op("com.microsoft::MultiHeadAttention", queries, keys, values, num_heads_i=heads)
        return operator.setType(queries.type())

    @staticmethod
    def forward(_: Any, queries: Tensor, keys: Tensor, values: Tensor, heads: int) -> Tensor:
        """Return (windows, pieces, columns)."""
        parts = (part.unflatten(-1, (heads, -1)).transpose(1, 2) for part in (queries, keys, values))
        return functional.scaled_dot_product_attention(*parts).transpose(1, 2).flatten(2)


class Seeing(nn.Module):
    """MiniLM with the first layers of its heads as one matrix, written out so that ONNX Runtime has least to do.

    It is the same network: queries, keys and values are one matrix, too, and there is no mask, because a window comes
    by itself and unpadded.
    """

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.encoder, self.heads = net.encoder, net.encoder.config.num_attention_heads
        self.project = beside([getattr(net, name) for name in PROJECTED])
        parts = (layer.attention.self for layer in net.encoder.encoder.layer)
        self.mixed = nn.ModuleList(beside([part.query, part.key, part.value]) for part in parts)

    def forward(self, pieces: Tensor) -> Tensor:
        """Return (windows, pieces, columns)."""
        known = self.encoder.embeddings
        place = known.position_embeddings(torch.arange(pieces.shape[1])[None])
        seen = known.LayerNorm(known.word_embeddings(pieces) + known.token_type_embeddings.weight[0] + place)
        for layer, mixed in zip(self.encoder.encoder.layer, self.mixed, strict=True):
            attended = Attention.apply(*mixed(seen).split(WIDTH, dim=-1), self.heads)
            seen = layer.attention.output.LayerNorm(layer.attention.output.dense(attended) + seen)
            wide = functional.gelu(layer.intermediate.dense(seen))
            seen = layer.output.LayerNorm(layer.output.dense(wide) + seen)
        answer: Tensor = self.project(seen)
        return answer


def beside(layers: Sequence[nn.Linear]) -> nn.Linear:
    """Return layers that read the same columns as one layer."""
    whole = nn.Linear(layers[0].in_features, sum(layer.out_features for layer in layers))
    biases = [torch.zeros(layer.out_features) if layer.bias is None else layer.bias for layer in layers]
    with torch.no_grad():
        whole.weight.copy_(torch.cat([layer.weight for layer in layers]))
        whole.bias.copy_(torch.cat(biases))
    return whole


def ship(net: Net, base: Path, tokenizer: Tokenizer, folder: Path, name: str) -> None:
    """Write the files of a trained network into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "encoder.fp32.onnx"
    plain = Net(base)
    plain.load_state_dict(net.state_dict())
    given = torch.randint(1000, 2000, (1, 40))
    axes = {name: {0: "windows", 1: "pieces"} for name in ("pieces", "seen")}
    torch.onnx.export(
        Seeing(plain).eval(), (given,), str(whole), input_names=["pieces"], output_names=["seen"], dynamic_axes=axes,
        dynamo=False, opset_version=17, custom_opsets={"com.microsoft": 1},
    )  # fmt: skip
    quantize_dynamic(whole, folder / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    whole.unlink()
    np.savez(folder / "heads.npz", allow_pickle=False, **tables(net))
    tokenizer.save(str(folder / "vocabulary.json"), pretty=False)
    files = ("encoder.onnx", "heads.npz", "vocabulary.json")
    card = {
        "name": name,
        "layout": layout(net),
        "sha256": {file: hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in files},
    }
    (folder / "encoder.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def layout(net: Net) -> dict[str, tuple[int, int]]:
    """Return the columns of each head in the network's answer."""
    found, first = {}, 0
    for name in PROJECTED:
        last = first + getattr(net, name).out_features
        found[LAYOUT_NAMES.get(name, name)] = (first, last)
        first = last
    return found


def tables(net: Net) -> dict[str, np.ndarray]:
    """Return the heads' further layers, as `dateline/models/heads.py` names them; that of pairs is not used."""
    parts = {
        "width": net.width.weight, "roles": net.roles.weight, "roles_bias": net.roles.bias,
        "types": net.types.weight, "types_bias": net.types.bias, "far": net.far.weight,
        "speaker": net.speaker.weight, "speaker_bias": net.speaker.bias, "nobody": net.nobody,
        "content": net.content.weight, "content_bias": net.content.bias,
    }  # fmt: skip
    return {name: part.detach().numpy().astype(np.float32) for name, part in parts.items()}

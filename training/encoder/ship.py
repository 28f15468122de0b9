"""The trained network as the files that the package carries: ONNX in eight bits, the heads' tables, the hashes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.encoder.net import WIDTH, Net

PROJECTED = ("starts", "ends", "kinds", "cue", "words", "cues", "left", "right")
"""Heads whose first layer is part of the network that is run, side by side in one matrix."""

LAYOUT_NAMES = {"kinds": "types"}


class Seeing(nn.Module):
    """MiniLM with the first layers of its heads as one matrix."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.encoder = net.encoder
        layers = [getattr(net, name) for name in PROJECTED]
        self.project = nn.Linear(WIDTH, sum(layer.out_features for layer in layers))
        with torch.no_grad():
            self.project.weight.copy_(torch.cat([layer.weight for layer in layers]))
            self.project.bias.copy_(
                torch.cat([torch.zeros(layer.out_features) if layer.bias is None else layer.bias for layer in layers])
            )

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Return (windows, pieces, columns)."""
        answer: Tensor = self.project(self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state)
        return answer


def ship(net: Net, base: Path, tokenizer: Tokenizer, folder: Path, name: str) -> None:
    """Write the files of a trained network into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "encoder.fp32.onnx"
    plain = Net(base, attention="eager")  # what ONNX can be made of
    plain.load_state_dict(net.state_dict())
    given = (torch.randint(1000, 2000, (2, 40)), torch.ones(2, 40, dtype=torch.long))
    axes = {name: {0: "windows", 1: "pieces"} for name in ("pieces", "mask", "seen")}
    torch.onnx.export(
        Seeing(plain).eval(), given, str(whole), input_names=["pieces", "mask"], output_names=["seen"],
        dynamic_axes=axes, dynamo=False, opset_version=17,
    )  # fmt: skip
    quantize_dynamic(whole, folder / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    onnx.save(unmasked(onnx.load(folder / "encoder.onnx")), folder / "encoder.onnx")
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


def unmasked(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return a network that asks for no mask, since a window comes by itself and unpadded: a sixth faster.

    The mask is added to what attention compares, in front of its softmax; what it is made of goes with it. The answer
    stays the same to the last bit.
    """
    graph = model.graph
    made = {output: node for node in graph.node for output in node.output}
    for node in graph.node:
        if node.op_type == "Softmax":
            compared = (name for name in made[node.input[0]].input if made[name].op_type == "Mul")
            node.input[0] = next(compared)
    needed, nodes = {output.name for output in graph.output}, []
    for node in reversed(graph.node):
        if needed & set(node.output):
            nodes.append(node)
            needed |= set(node.input)
    parts: tuple[tuple[Any, list[Any]], ...] = (
        (graph.node, nodes[::-1]),
        (graph.input, [one for one in graph.input if one.name in needed]),
        (graph.initializer, [one for one in graph.initializer if one.name in needed]),
    )
    for part, kept in parts:
        del part[:]
        part.extend(kept)
    onnx.checker.check_model(model)
    return model


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

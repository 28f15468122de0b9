"""The encoder: one small network, run once over a document, from which several heads read.

A MiniLM of 22.7 million parameters, fine-tuned by `training/encoder` and run in eight-bit numbers by ONNX Runtime. Its
weights lie in `weights/`, with their hashes in `encoder.json` and their card beside them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.errors import MissingData
from dateline.models.answer import Floats, Seen
from dateline.models.base import Tagger
from dateline.models.heads import read_off
from dateline.models.windows import LAP, ROOM, Cut, Numbers, cut, owners, windows
from dateline.records import Document, Marks, Parsed, Sentence

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FOLDER = Path(__file__).parent / "weights"

STRETCH = 6_000
"""Word pieces that are kept in memory at once: a longer text is seen in stretches, each by itself."""

LAID = (ROOM, LAP)
"""Word pieces of a window and of its lap. (254, 48) costs a point of template and of role-filler F1 (muc4, dev), since
the weights were trained on long windows alone."""

OPENS, CLOSES = 101, 102
"""The two marks of the vocabulary that stand at the ends of what the model is given."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The network, its vocabulary, and the small tables of its heads."""

    name: str
    network: InferenceSession
    tokenizer: Tokenizer
    layout: Mapping[str, tuple[int, int]]  # columns of the network's answer by the head that reads them
    tables: Mapping[str, Floats]


@cache
def load(folder: Path = FOLDER) -> Weights:
    """Load the weights once for the process; raises MissingData where a file is not the one that was shipped."""
    import onnxruntime
    from tokenizers import Tokenizer

    card: dict[str, Any] = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
    for file, digest in card["sha256"].items():
        found = hashlib.sha256((folder / file).read_bytes()).hexdigest()
        if found != digest:
            raise MissingData(
                f"{folder / file} is not the file that was shipped (sha256 {found[:12]}): install Dateline anew"
            )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # --jobs says how many cores there are to use
    network = onnxruntime.InferenceSession(folder / "encoder.onnx", options, providers=["CPUExecutionProvider"])
    with np.load(folder / "heads.npz", allow_pickle=False) as tables:
        heads = {name: tables[name] for name in tables.files}
    layout = {name: (first, last) for name, (first, last) in card["layout"].items()}
    return Weights(card["name"], network, Tokenizer.from_file(str(folder / "vocabulary.json")), layout, heads)


class EncodedTagger(Tagger):
    """A tagger whose documents come with what the encoder sees in them."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    @property
    def method(self) -> str:
        """Name and version of both."""
        return f"{self._tagger.method}+{load().name}"

    def glance(self, document: Document, sentences: tuple[Sentence, ...]) -> Parsed:
        """Return a document with its tokens."""
        return self._tagger.glance(document, sentences)

    def look(self, parsed: Parsed) -> Parsed:
        """Return a document with its names and marks."""
        return replace(self._tagger.look(parsed), marks=mark(parsed.text, load()))


def mark(text: str, weights: Weights) -> Marks:
    """Return what the encoder sees in a text."""
    words = cut(weights.tokenizer, text)
    found = [read_off(text, seen, weights.tables) for seen in _stretches(words, weights)]
    return Marks(
        tuple(one for marks in found for one in marks.fillers),
        tuple(one for marks in found for one in marks.incidents),
        tuple(one for marks in found for one in marks.attributions),
    )


def _stretches(words: Cut, weights: Weights) -> Iterator[Seen]:
    """Yield what the network answers for each stretch of a text."""
    place = 0
    while place < len(words):
        limit = int(words.first[place]) + STRETCH
        behind = max(int(np.searchsorted(words.last, limit)), place + 1)
        yield _seen(words.part(place, behind), weights)
        place = behind


def _seen(words: Cut, weights: Weights) -> Seen:
    """Return what the network answers for the pieces of some words."""
    laid = windows(len(words.pieces), *LAID)
    answers = [_run(words.pieces[starts:ends], weights.network) for starts, ends in laid]
    owner = owners(len(words.pieces), laid)
    rows = np.empty((len(words.pieces), answers[0].shape[1]), dtype=np.float32)
    for number, ((starts, ends), answer) in enumerate(zip(laid, answers, strict=True)):
        mine = np.flatnonzero(owner[starts:ends] == number)
        rows[starts + mine] = answer[1 + mine]
    return Seen(words, {name: rows[:, first:last] for name, (first, last) in weights.layout.items()})


def _run(pieces: Numbers, network: InferenceSession) -> Floats:
    """Return the network's answer for one window: (pieces and two marks, columns).

    One at a time: four together are a quarter slower on one core (6,800 pieces a second, not 8,800), and the eight-bit
    numbers of one would depend on its neighbours.
    """
    given = np.array([[OPENS, *pieces, CLOSES]], dtype=np.int64)
    answer: Floats = network.run(None, {"pieces": given})[0][0]
    return answer

"""The network: MiniLM with its heads, and the loss of each. `dateline/models/heads.py` reads off the same formulas."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from dateline.models.encoder import CLOSES, OPENS
from dateline.models.heads import BEFORE, BEHIND, LONGEST, ROLES, TYPES, buckets
from dateline.models.windows import Cut, owners, windows
from training.encoder.corpora import Entity, Example, Incidents, Said, Statements

WIDTH = 384
"""Columns of MiniLM's answer."""

TYPE_SHARE, PAIR_SHARE, LONE_SHARE = 0.3, 0.3, 0.3
"""Weights of the losses of an entity's type, of its pairs, and of the pairs of documents that have one template."""

CONTENT_SHARE = 0.15
"""Weight of the loss of a content word: there are some three hundred to a speaker."""

KNOWN = 5.0
"""Shift of the type logits of entities: their bias is set for spans that are no entity."""


class Net(nn.Module):
    """MiniLM and its heads: roles of spans, types of words, pairs of entities, cues, speakers and contents."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        # Dropping out attention weights costs more time than all else on a processor.
        self.encoder = AutoModel.from_pretrained(
            base, attn_implementation="sdpa", add_pooling_layer=False, attention_probs_dropout_prob=0.0
        )
        self.starts, self.ends = nn.Linear(WIDTH, 192), nn.Linear(WIDTH, 192)
        self.width = nn.Embedding(LONGEST + 1, 192)
        self.roles = nn.Linear(192, len(ROLES) + len(TYPES))
        self.kinds, self.types = nn.Linear(WIDTH, 128), nn.Linear(128, len(TYPES))
        self.pair, self.same = nn.Linear(192 * 3, 96), nn.Linear(96, 1)
        self.cue = nn.Linear(WIDTH, 3)
        self.words, self.cues, self.far = nn.Linear(WIDTH, 192), nn.Linear(WIDTH, 192), nn.Embedding(64, 192)
        self.left, self.right = nn.Linear(WIDTH, 64, bias=False), nn.Linear(WIDTH, 64, bias=False)
        self.speaker, self.content = nn.Linear(256, 2), nn.Linear(256, 3)
        self.nobody = nn.Parameter(torch.zeros(2))
        self.drop = nn.Dropout(0.1)
        nn.init.constant_(self.roles.bias, -6.0)  # some four of three thousand strings fill a role
        nn.init.constant_(self.types.bias, -7.0)

    def see(self, cuts: Sequence[Cut]) -> list[Tensor]:
        """Return MiniLM's answer for each text, (pieces, WIDTH): each piece from the window that sees most of it."""
        laid = [windows(len(one.pieces)) for one in cuts]
        places = [(text, *window) for text, found in enumerate(laid) for window in found]
        longest = max(ends - starts for _, starts, ends in places) + 2
        given = np.zeros((len(places), longest), dtype=np.int64)
        mask = np.zeros_like(given)
        for row, (text, starts, ends) in enumerate(places):
            given[row, : ends - starts + 2] = [OPENS, *cuts[text].pieces[starts:ends], CLOSES]
            mask[row, : ends - starts + 2] = 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            answer = self.encoder(input_ids=torch.from_numpy(given), attention_mask=torch.from_numpy(mask))
        seen = answer.last_hidden_state.float()
        found, first = [], 0
        for one, windowed in zip(cuts, laid, strict=True):
            owner = owners(len(one.pieces), windowed)
            opens = np.array([starts for starts, _ in windowed])[owner]
            found.append(seen[torch.from_numpy(first + owner), torch.from_numpy(1 + np.arange(len(owner)) - opens)])
            first += len(windowed)
        return found

    def loss(self, example: Example, seen: Tensor) -> Tensor:
        """Return the loss of one example."""
        if isinstance(example, Incidents):
            return self._incidents_loss(example, seen)
        return self._statements_loss(example, seen)

    # -- who and what ------------------------------------------------------------------------------------------------

    def span_logits(self, example: Incidents, seen: Tensor) -> tuple[Tensor, Tensor]:
        """Return for each span its vector (spans, 192) and its logits (spans, roles and types)."""
        first, last = torch.from_numpy(example.spans).unbind(1)
        opens = self.starts(self.drop(seen))[torch.from_numpy(example.cut.first)[first]]
        closes = self.ends(self.drop(seen))[torch.from_numpy(example.cut.last)[last]]
        vectors = functional.relu(opens + closes + self.width((last - first + 1).clamp(max=LONGEST)))
        return vectors, self.roles(self.drop(vectors))

    def _incidents_loss(self, example: Incidents, seen: Tensor) -> Tensor:
        vectors, logits = self.span_logits(example, seen)
        pooled = pool(logits, torch.from_numpy(example.group), len(example.strings))[:, : len(ROLES)]
        loss = functional.binary_cross_entropy_with_logits(pooled, torch.from_numpy(example.roles), reduction="sum")
        words = self.types(functional.relu(self.kinds(self.drop(seen[torch.from_numpy(example.cut.first)]))))
        told = torch.zeros(len(TYPES))
        told[list(example.types)] = 1
        loss = loss + functional.binary_cross_entropy_with_logits(torch.logsumexp(words, 0), told, reduction="sum")
        return loss + self._entities_loss(example, vectors, logits) if example.entities else loss

    def _entities_loss(self, example: Incidents, vectors: Tensor, logits: Tensor) -> Tensor:
        """Return the loss of the types of the key's entities, and of which of them share a template."""
        group = torch.from_numpy(example.group)
        places = [torch.cat([(group == string).nonzero()[:, 0] for string in e.strings]) for e in example.entities]
        types = torch.stack([torch.logsumexp(logits[place, len(ROLES) :], 0) for place in places])
        told = torch.zeros(len(places), len(TYPES))
        for row, entity in enumerate(example.entities):
            told[row, [example.types[number] for number in entity.templates]] = 1
        loss = TYPE_SHARE * functional.binary_cross_entropy_with_logits(types + KNOWN, told, reduction="sum")
        if len(places) < 2:
            return loss
        weights = [
            torch.softmax(logits[place, e.role].detach(), 0) for place, e in zip(places, example.entities, strict=True)
        ]
        means = torch.stack(
            [(weight[:, None] * vectors[place]).sum(0) for weight, place in zip(weights, places, strict=True)]
        )
        share = PAIR_SHARE * min(len(places), 5) * (1.0 if len(example.types) > 1 else LONE_SHARE)
        return loss + share * self._pairs_loss(example.entities, means)

    def _pairs_loss(self, entities: Sequence[Entity], means: Tensor) -> Tensor:
        a, b = np.triu_indices(len(entities), 1)
        together = [
            float(bool(entities[i].templates & entities[j].templates))
            for i, j in zip(map(int, a), map(int, b), strict=True)
        ]
        left, right = means[a], means[b]
        compared = torch.cat([left * right, (left - right).abs(), left + right], -1)
        same = self.same(functional.relu(self.pair(self.drop(compared))))[:, 0]
        return functional.binary_cross_entropy_with_logits(same, torch.tensor(together))

    # -- who says what -----------------------------------------------------------------------------------------------

    def _statements_loss(self, example: Statements, seen: Tensor) -> Tensor:
        words = self.drop(seen[torch.from_numpy(example.cut.first)])
        tags = torch.zeros(len(words), dtype=torch.long)
        for said in example.said:
            _tag(tags, *said.cue)
        loss = functional.cross_entropy(self.cue(words), tags, reduction="sum")
        projected, paired = self.words(words), self.left(words)
        for said in example.said:
            loss = loss + self._said_loss(said, words, projected, paired)
        return loss

    def _said_loss(self, said: Said, words: Tensor, projected: Tensor, paired: Tensor) -> Tensor:
        first, last = said.cue
        low, high = max(0, first - BEFORE), min(len(words), last + 1 + BEHIND)
        cue = words[first : last + 1].mean(0)
        near = self.far(torch.from_numpy(buckets(low, high, first, last)))
        hidden = torch.cat(
            [functional.relu(projected[low:high] + self.cues(cue) + near), paired[low:high] * self.right(cue)], -1
        )
        borders = torch.cat([self.speaker(self.drop(hidden)), self.nobody[None]])
        opens = closes = high - low  # nobody
        if said.speaker and low <= said.speaker[0][0] and said.speaker[-1][1] < high:
            opens, closes = said.speaker[0][0] - low, said.speaker[-1][1] - low
        who = functional.cross_entropy(borders[:, 0], torch.tensor(opens)) + functional.cross_entropy(
            borders[:, 1], torch.tensor(closes)
        )
        tags = torch.zeros(high - low, dtype=torch.long)
        for run in said.content:
            _tag(tags, max(run[0], low) - low, min(run[1], high - 1) - low)
        what = functional.cross_entropy(self.content(self.drop(hidden)), tags, reduction="sum")
        return who + CONTENT_SHARE * what

    def groups(self, encoder_rate: float, head_rate: float) -> list[dict[str, Any]]:
        """Return the parameters as the optimizer wants them: the encoder learns more slowly than its heads."""
        heads = [value for name, value in self.named_parameters() if not name.startswith("encoder.")]
        return [
            {"params": list(self.encoder.parameters()), "lr": encoder_rate, "weight_decay": 0.01},
            {"params": heads, "lr": head_rate, "weight_decay": 0.0},
        ]


def pool(logits: Tensor, group: Tensor, count: int) -> Tensor:
    """Return the log-sum-exp of each group's logits: (count, columns)."""
    index = group[:, None].expand_as(logits)
    top = torch.full((count, logits.shape[1]), -1e9).scatter_reduce(0, index, logits.detach(), "amax")
    total = torch.zeros((count, logits.shape[1])).scatter_add(0, index, torch.exp(logits - top[group]))
    return top + torch.log(total)


def _tag(tags: Tensor, first: int, last: int) -> None:
    """Write a run of words into tags: 1 begins it, 2 goes on."""
    if first <= last:
        tags[first] = 1
        tags[first + 1 : last + 1] = 2

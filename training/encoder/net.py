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

from dateline.models.attributions import BEFORE, BEHIND, buckets
from dateline.models.encoder import CLOSES, OPENS
from dateline.models.heads import LONGEST, ROLES, TYPES
from dateline.models.windows import Cut, owners, windows
from training.encoder.corpora import Entity, Example, Incidents, Said, Statements

WIDTH = 384
"""Columns of MiniLM's answer."""

TYPE_SHARE, PAIR_SHARE, LONE_SHARE = 0.3, 0.3, 0.3
"""Weights of the losses of an entity's type, of its pairs, and of the pairs of documents that have one template."""

CONTENT_SHARE = 0.5
"""Weight of the loss of a content."""

KNOWN = 5.0
"""Shift of the type logits of entities: their bias is set for spans that are no entity."""


class Net(nn.Module):
    """MiniLM and its heads: roles of spans, types of words, pairs of entities, cues, speakers and contents."""

    def __init__(self, base: Path, attention: str = "sdpa") -> None:
        super().__init__()
        # Dropping out attention weights costs more time than all else on a processor.
        self.encoder = AutoModel.from_pretrained(
            base, attn_implementation=attention, add_pooling_layer=False, attention_probs_dropout_prob=0.0
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
        with torch.no_grad():
            self.content.bias.copy_(torch.tensor([-1.0, -4.0, 0.0]))  # few words begin a run

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
            tags[said.cue[0]], tags[said.cue[0] + 1 : said.cue[1] + 1] = 1, 2
        loss = functional.cross_entropy(self.cue(words), tags, reduction="sum")
        return loss + self.said_loss(example.said, words) if example.said else loss

    def said_loss(self, all_said: Sequence[Said], words: Tensor) -> Tensor:
        """Return the loss of speakers and contents, each looked for among the words near its cue."""
        ranges = [(max(0, said.cue[0] - BEFORE), min(len(words), said.cue[1] + 1 + BEHIND)) for said in all_said]
        width = max(high - low for low, high in ranges)
        places, is_near, far = _near(all_said, ranges, width)
        cue = torch.stack([words[said.cue[0] : said.cue[1] + 1].mean(0) for said in all_said])
        added = self.words(words)[places] + self.cues(cue)[:, None] + self.far(far)
        paired = self.left(words)[places] * self.right(cue)[:, None]
        hidden = self.drop(torch.cat([functional.relu(added), paired], -1))
        near = self.speaker(hidden).masked_fill(~is_near[..., None], -1e9)
        borders = torch.cat([near, self.nobody.expand(len(all_said), 1, 2)], 1)  # nobody stands behind the last word
        speakers = [_speaker(said, *near, width) for said, near in zip(all_said, ranges, strict=True)]
        who = functional.cross_entropy(
            borders.transpose(1, 2).flatten(0, 1), torch.tensor(speakers).flatten(), reduction="sum"
        )
        within, opens, closes = self.content(hidden).unbind(-1)
        contents = torch.stack([_runs(said, *near, width) for said, near in zip(all_said, ranges, strict=True)])
        return who + CONTENT_SHARE * runs_loss(within.masked_fill(~is_near, -NEVER), opens, closes, contents)

    def saying(self) -> list[nn.Parameter]:
        """Return the parameters that find speaker and content of a cue."""
        heads: tuple[nn.Module, ...] = (
            self.words, self.cues, self.far, self.left, self.right, self.speaker, self.content
        )  # fmt: skip
        return [self.nobody, *(value for head in heads for value in head.parameters())]

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


NEVER = 1e4
"""Log-odds against what cannot be."""


def _near(all_said: Sequence[Said], ranges: Sequence[tuple[int, int]], width: int) -> tuple[Tensor, Tensor, Tensor]:
    """Return for the words near each cue (cues, width): their places, whether they are some, how far off they stand."""
    far = np.zeros((len(ranges), width), dtype=np.int64)
    for row, (said, (low, high)) in enumerate(zip(all_said, ranges, strict=True)):
        far[row, : high - low] = buckets(low, high, *said.cue)
    lows, highs = torch.tensor(ranges)[:, :, None].unbind(1)
    places = lows + torch.arange(width)
    return torch.minimum(places, highs - 1), places < highs, torch.from_numpy(far)


def _speaker(said: Said, low: int, high: int, width: int) -> tuple[int, int]:
    """Return the first and the last word of a speaker, counted from `low`; `width` for nobody."""
    if said.speaker and low <= said.speaker[0][0] and said.speaker[-1][1] < high:
        return said.speaker[0][0] - low, said.speaker[-1][1] - low
    return width, width


def _runs(said: Said, low: int, high: int, width: int) -> Tensor:
    """Return (3, width): the words that a content takes in, those that begin one of its runs, those that end one."""
    runs = torch.zeros(3, width)
    for first, last in said.content:
        first, last = max(first, low) - low, min(last, high - 1) - low
        if first <= last:
            runs[0, first : last + 1] = runs[1, first] = runs[2, last] = 1
    return runs


def runs_loss(within: Tensor, opens: Tensor, closes: Tensor, runs: Tensor) -> Tensor:
    """Return the negative log-likelihood of the runs of all contents (contents, 3, words), summed.

    A chain (CRF) with the states out and in; the logits are (contents, words): of a word being within a run, beginning
    one, ending one. The steps from word to word are matrices, multiplied pair by pair.
    """
    told = (runs * torch.stack([within, opens, closes], 1)).sum()
    within, opens = functional.pad(within, (0, 1), value=-NEVER), functional.pad(opens, (0, 1))
    closed, begun = functional.pad(closes, (1, 0)), opens + within  # closed: by the word before
    steps = torch.stack([torch.zeros_like(within), begun, closed, torch.logaddexp(within, closed + begun)], -1)
    steps, stays = steps.unflatten(-1, (2, 2)), torch.tensor([[0.0, -NEVER], [-NEVER, 0.0]])
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            steps = torch.cat([steps, stays.expand(len(steps), 1, 2, 2)], 1)
        steps = torch.logsumexp(steps[:, 0::2, :, :, None] + steps[:, 1::2, None], -2)
    return steps[:, 0, 0, 0].sum() - told

"""The loop: batches of like length, one optimizer, weights averaged over the last steps, a checkpoint an epoch."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from rich.progress import Progress
from torch import nn

from dateline.models.windows import ROOM, windows
from training.encoder.corpora import Example, Statements
from training.encoder.net import Net

POOL = 64
"""Examples that are sorted by length together: like lengths waste no padding, and the order stays random."""

PIECES = 3_600
"""Word pieces of a batch, padding counted in."""

TOGETHER = 8
"""Documents of a step of the heads alone."""

STATEMENTS_SHARE = 0.1
"""Weight of the statements' losses: a document has some twenty-five cues, and few entities."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to learn."""

    epochs: int = 7
    seed: int = 0
    encoder_rate: float = 1.2e-4
    head_rate: float = 1e-3
    warm: float = 0.05  # share of the steps in which the rate rises
    memory: float = 0.998  # of the averaged weights, for each step
    share: float = 0.5  # of the speakers documents that an epoch sees: they are twice as long as the others
    saying_epochs: int = 5  # in which speakers and contents go on learning, on the encoder as it is then
    saying_memory: float = 0.99  # of the averaged weights of these heads


class Learner:
    """A network being trained, with its averaged weights."""

    def __init__(self, net: Net, plan: Plan, incidents: Sequence[Example], statements: Sequence[Example]) -> None:
        self.net, self.plan = net, plan
        self.average = copy.deepcopy(net).eval()
        self._incidents, self._statements = incidents, statements
        self._random = random.Random(plan.seed)
        self._steps = plan.epochs * len(self._epoch(random.Random(plan.seed)))
        self._optimizer = torch.optim.AdamW(net.groups(plan.encoder_rate, plan.head_rate))
        self._rates = torch.optim.lr_scheduler.LambdaLR(
            self._optimizer, lambda step: rate(step / self._steps, plan.warm)
        )
        self._done = 0
        self.epoch = 0

    def _epoch(self, chance: random.Random) -> list[list[Example]]:
        """Return the batches of one epoch in random order."""
        some = chance.sample(list(self._statements), int(len(self._statements) * self.plan.share))
        found = [*batches(self._incidents, chance), *batches(some, chance)]
        chance.shuffle(found)
        return found

    def learn_epoch(self, bar: Progress) -> None:
        """Go through the examples once."""
        self.net.train()
        order = self._epoch(self._random)
        task = bar.add_task(f"epoch {self.epoch + 1} of {self.plan.epochs}", total=len(order))
        for batch in order:
            self._step(batch)
            bar.advance(task)
        self.epoch += 1

    def _step(self, batch: Sequence[Example]) -> None:
        seen = self.net.see([example.cut for example in batch])
        losses = [self.net.loss(example, one) for example, one in zip(batch, seen, strict=True)]
        share = STATEMENTS_SHARE if hasattr(batch[0], "said") else 1.0
        self._optimizer.zero_grad()
        (share * torch.stack(losses).mean()).backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self._optimizer.step()
        self._rates.step()
        self._done += 1
        kept = min(self.plan.memory, (1 + self._done) / (10 + self._done))
        remember(self.average.parameters(), self.net.parameters(), kept)

    def save(self, path: Path) -> None:
        """Keep everything that going on needs; written beside and moved into place."""
        state = {
            "net": self.net.state_dict(), "average": self.average.state_dict(), "epoch": self.epoch, "done": self._done,
            "optimizer": self._optimizer.state_dict(), "rates": self._rates.state_dict(),
            "random": self._random.getstate(), "torch": torch.get_rng_state(),
        }  # fmt: skip
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def resume(self, path: Path) -> None:
        """Go on where a checkpoint was made."""
        state = torch.load(path, weights_only=False)
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        self.epoch, self._done = state["epoch"], state["done"]
        self._optimizer.load_state_dict(state["optimizer"])
        self._rates.load_state_dict(state["rates"])
        self._random.setstate(state["random"])
        torch.set_rng_state(state["torch"])


def batches(examples: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """Yield examples of like length together, PIECES at most with their padding."""
    order = list(examples)
    chance.shuffle(order)
    for place in range(0, len(order), POOL):
        batch: list[Example] = []
        rows = longest = 0
        for example in sorted(order[place : place + POOL], key=lambda one: len(one.cut.pieces)):
            more, length = len(windows(len(example.cut.pieces))), min(len(example.cut.pieces), ROOM)
            if batch and (rows + more) * max(longest, length) > PIECES:
                yield batch
                batch, rows, longest = [], 0, 0
            batch.append(example)
            rows, longest = rows + more, max(longest, length)
        if batch:
            yield batch


def learn_saying(net: Net, statements: Sequence[Statements], plan: Plan, bar: Progress) -> Net:
    """Go on learning speakers and contents, on an encoder that learns no more; return the averaged weights.

    Roles and incidents stay as they are to the last bit, and a document needs to be seen only once.
    """
    with torch.no_grad():
        seen = [
            (one.said, net.eval().see([one.cut])[0][torch.from_numpy(one.cut.first)].half())
            for one in bar.track(statements, description="see statements")
            if one.said
        ]
    average, learned = copy.deepcopy(net), net.saying()
    optimizer = torch.optim.AdamW(learned, lr=plan.head_rate, weight_decay=0.0)
    steps = plan.saying_epochs * (len(seen) // TOGETHER)
    rates = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step / steps, plan.warm))
    chance, done = random.Random(plan.seed), 0
    task = bar.add_task("learn statements", total=steps)
    net.train()
    for _ in range(plan.saying_epochs):
        chance.shuffle(seen)
        for first in range(0, len(seen) - TOGETHER + 1, TOGETHER):
            optimizer.zero_grad()
            for said, words in seen[first : first + TOGETHER]:
                (STATEMENTS_SHARE / TOGETHER * net.said_loss(said, net.drop(words.float()))).backward()
            torch.nn.utils.clip_grad_norm_(learned, 5.0)
            optimizer.step()
            rates.step()
            done += 1
            remember(average.saying(), learned, min(plan.saying_memory, (1 + done) / (10 + done)))
            bar.advance(task)
    return average


def rate(done: float, warm: float) -> float:
    """Return the share of the full rate at a share of the steps: rising, then falling to nearly nothing."""
    return min(1.0, done / warm) * max(0.02, 1 - done)


def remember(average: Iterable[nn.Parameter], learned: Iterable[nn.Parameter], kept: float) -> None:
    """Take what was learned into averaged weights, of which a share is kept."""
    with torch.no_grad():
        for ours, theirs in zip(average, learned, strict=True):
            ours.mul_(kept).add_(theirs, alpha=1 - kept)


def fix(seed: int) -> None:
    """Make chance the same in every run."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)

"""Learn the weights of linking: `python -m training.link TRAIN.jsonl DEV.jsonl` prints the numbers of `link/score.py`.

A logistic regression over pairs of reports of which the merge task's training part says whether they tell of one
incident: all of it together, and cut in three and in six, because likeness by chance grows with the record. Every pair
that shares a key is compared as whole reports, and a second time with one of the two cut down to the passage that tells
of the incident, so that passing mentions are judged by the same weights. `kinds` and `targets` are held at weights
set by hand: the training reports are all of one kind, and few name a target.

Beside the weights it prints what the shipped ones and the new ones reach on dev, and what the weights of each half of
the training reports reach on the half that they have not seen: new weights are worth shipping where none is worse.

Deterministic; fifteen minutes of reading, four of comparing.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks.common import headlined, readings
from benchmarks.merge import predicted
from benchmarks.tasks import Row, find_scorer, read_rows, write_rows
from benchmarks.tasks import score as scored
from dateline.link import score
from dateline.link.block import candidates
from dateline.link.furniture import furniture
from dateline.link.links import lead_mentions
from dateline.link.profile import Profile, profile
from dateline.link.rarity import Rarity, rarity
from dateline.link.score import WEIGHTS, compare
from dateline.records import Account, Reading

Array = np.ndarray[Any, np.dtype[np.float64]]

NAMES = (*(comparison.__name__ for comparison in WEIGHTS), "passage", "chance")
HELD = {"kinds": 0.7, "targets": 1.5}
CUTS = (1, 3, 6)
"""How many parts the training reports are cut in: records of about 4,350, 1,450 and 725 reports."""

RIDGE = 1.0
"""Weight of the penalty on squared weights: small beside some 700,000 pairs."""


def examples(read: Sequence[Reading], incident: Mapping[str, str]) -> Iterator[tuple[list[float], bool]]:
    """Yield the scores of pairs of main mentions of one record, and whether both are one incident.

    `incident` gives the incident of each document.
    """
    accounts = [Account(mention, reading.document) for reading in read for mention in reading.mentions]
    places = {name.place.id: name.place for reading in read for name in reading.places if name.place}
    page = furniture(reading.document for reading in read)
    leads = lead_mentions(accounts)
    main = sorted((a for a in accounts if a.mention.id in leads), key=lambda account: account.mention.id)
    whole = [profile(account, places, True, page) for account in main]
    passages = [_set_apart(profile(account, places, False, page)) for account in main]
    rare = rarity([*whole, *passages])
    same = [incident[account.document.id] for account in main]
    for a, b in candidates(whole, rare):
        yield _scores(whole[a], whole[b], rare, 0.0), same[a] == same[b]
    size = len(whole)
    for a, b in candidates([*whole, *passages], rare):
        if a < size <= b and b - size != a:
            yield _scores(whole[a], passages[b - size], rare, 1.0), same[a] == same[b - size]


def _set_apart(passage: Profile) -> Profile:
    """Return a passage as if it stood in a report of its own."""
    return replace(passage, id=f"passage {passage.id}", document_id=f"passage {passage.document_id}")


def _scores(left: Profile, right: Profile, rare: Rarity, passage: float) -> list[float]:
    """Return the score of each comparison, 0 where there is nothing to compare, and the two constants of the pair."""
    found = {reason.name: reason.score for reason in compare(left, right, rare)}
    return [*(found.get(name, 0.0) for name in NAMES[:-2]), passage, math.log10(max(1, rare.size // 2))]


def fit(scores: Array, same: Array) -> dict[str, float]:
    """Return the weight of each comparison, and the bias."""
    free = [number for number, name in enumerate(NAMES) if name not in HELD]
    given = sum(weight * scores[:, NAMES.index(name)] for name, weight in HELD.items())
    columns = np.column_stack([scores[:, free], np.ones(len(scores))])
    penalty = np.append(np.full(len(free), RIDGE), 0.0)

    def loss(weights: Array) -> tuple[float, Array]:
        logits = columns @ weights + given
        slope = columns.T @ (1 / (1 + np.exp(-logits)) - same) + 2 * penalty * weights
        return float(np.sum(np.logaddexp(0, logits) - same * logits) + penalty @ weights**2), slope

    found = minimize(loss, np.zeros(columns.shape[1]), jac=True, method="L-BFGS-B").x
    names = [*(NAMES[number] for number in free), "bias"]
    return {name: round(float(weight), 1) for name, weight in zip(names, found, strict=True)} | HELD


def records(read: Sequence[Reading]) -> Iterator[Sequence[Reading]]:
    """Yield the readings as records of several sizes, each cut in runs of neighbours."""
    for parts in CUTS:
        length = -(-len(read) // parts)
        yield from (read[start : start + length] for start in range(0, len(read), length))


def learned(read: Sequence[Reading], rows: Sequence[Row]) -> dict[str, float]:
    """Return the weights that some reports teach; `rows` give the incident of each."""
    incident = {reading.document.id: row["incident_id"] for reading, row in zip(read, rows, strict=True)}
    scores, same = zip(*(pair for record in records(read) for pair in examples(record, incident)), strict=True)
    return fit(np.array(scores), np.array(same, dtype=float))


@contextmanager
def using(weights: Mapping[str, float]) -> Iterator[None]:
    """Link by other weights than the shipped ones for a while."""
    shipped = score.BIAS, score.CHANCE, dict(score.BY_NAME)
    score.BIAS, score.CHANCE = weights["bias"], weights["chance"]
    score.BY_NAME.update((name, weights[name]) for name in score.BY_NAME)
    try:
        yield
    finally:
        score.BIAS, score.CHANCE, known = shipped
        score.BY_NAME.update(known)


def figures(scorer: Path, read: Sequence[Reading], rows: Sequence[Row]) -> dict[str, Any]:
    """Return the figures of the merge task on some reports."""
    with tempfile.TemporaryDirectory() as folder:
        gold, output = Path(folder) / "gold.jsonl", Path(folder) / "output.jsonl"
        write_rows(gold, rows)
        write_rows(output, predicted(list(read)))
        return scored(scorer, "merge", gold, output)


def main(train: Path, dev: Path) -> None:
    """Print the weights that the rows of a file teach, and what they are worth."""
    rows, dev_rows, scorer = read_rows(train), read_rows(dev), find_scorer(dev)
    read, dev_read = (list(readings(map(headlined, some))) for some in (rows, dev_rows))
    print("shipped, dev:", figures(scorer, dev_read, dev_rows), flush=True)
    half = len(rows) // 2
    for seen, unseen in ((slice(half), slice(half, None)), (slice(half, None), slice(half))):
        print("shipped, a half:", figures(scorer, read[unseen], rows[unseen]), flush=True)
        with using(learned(read[seen], rows[seen])):
            print("of the other half:", figures(scorer, read[unseen], rows[unseen]), flush=True)
    weights = learned(read, rows)
    with using(weights):
        print("of all, dev:", figures(scorer, dev_read, dev_rows))
    print(weights)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))

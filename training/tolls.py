"""Learn which number is the toll: `python training/tolls.py DOCS.jsonl` writes `resolve/data/tolls.tsv`.

For each report of the tolls task's training part, every number that its words can give is a candidate, described by
`dateline.resolve.figure.choice`; the weights are those by which the record's number gets most, in the softmax over a
report's candidates (McFadden's conditional logit). First the killed, then the injured beside the killed that were
chosen. Reports of several dead or injured weigh more than their share: the training reports are of street crime, most
with one person hit, and the reports that Dateline is for are not.

Deterministic; six minutes of reading, one of fitting.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks.common import headlined, tools
from benchmarks.tasks import gold_rows, read_rows
from dateline.extract.assemble import assemble
from dateline.extract.counted import figures_of
from dateline.extract.fatal import fatal
from dateline.extract.signs import signs
from dateline.extract.syntax import Syntax
from dateline.extract.triggers import find
from dateline.records import Figure, Parsed, PlaceName, Time
from dateline.resolve import date, figure, place
from dateline.resolve.figure import choice, tellings, tolls
from dateline.resolve.figure.choice import Evidence, Observations
from dateline.split import split

Array = np.ndarray[Any, np.dtype[np.float64]]
Choice = tuple[list[tuple[int, Observations]], int]
"""The candidates of one report, and the record's number."""

RIDGE = 5.0
"""Weight of the penalty on squared weights: 1 to 10 gave the same within half a point (two halves of train)."""

LEAST = 8
"""Fewest candidates that an observation must be seen at."""

SEVERAL = {"killed": 5.0, "injured": 3.0}
"""What a report of two or more counts, beside one of fewer. With 3 and 2, all reports gain 0.5 points on halves of
train and those of two or more lose 0.4; with 8 and 4 these gain 0.4 and all lose 0.4."""

OUTPUT = Path(__file__).parent.parent / "dateline" / "resolve" / "data" / "tolls.tsv"


def main_figures(
    parsed: Parsed, times: Sequence[Time], places: Sequence[PlaceName]
) -> tuple[list[Figure], frozenset[Figure]]:
    """Return the toll figures of a report's main incident, and those of them that stand with words for it."""
    triggers = find(parsed)
    figures = fatal(Syntax(parsed), triggers, figure.find(parsed))
    groups = assemble(parsed.document, signs(parsed, triggers, times, figures, places))
    if not groups:
        return [], frozenset()
    return figures_of(groups[0], groups, figures), frozenset(groups[0].figures)


def told(parsed: Parsed, times: Sequence[Time], places: Sequence[PlaceName]) -> Evidence:
    """Return what a report says of its main incident's toll."""
    figures, own = main_figures(parsed, times, places)
    return tolls.evidence(parsed, tellings.by_sentence(parsed, figures), own)


def killed_choice(seen: Evidence, gold: int) -> Choice:
    """Return the candidates for the killed."""
    return [(number, choice.killed(seen, number)) for number in choice.killed_candidates(seen)], gold


def injured_choice(seen: Evidence, dead: int, gold: int) -> Choice:
    """Return the candidates for the injured."""
    numbers = choice.injured_candidates(seen, dead)
    return [(number, choice.injured(seen, number, dead)) for number in numbers], gold


def fit(choices: Sequence[Choice], several: float) -> dict[str, float]:
    """Return the weight of each observation."""
    kept = [(rows, gold) for rows, gold in choices if len(rows) > 1 and any(number == gold for number, _ in rows)]
    counts = Counter(name for rows, _ in kept for _, seen in rows for name, value in seen.items() if value)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    column = {name: n for n, name in enumerate(names)}
    flat = [(seen, number == gold, several if gold > 1 else 1.0) for rows, gold in kept for number, seen in rows]
    table = np.zeros((len(flat), len(names)))
    for n, (seen, _, _) in enumerate(flat):
        for name in seen.keys() & column.keys():
            table[n, column[name]] = seen[name]
    right, weight = np.array([one for _, one, _ in flat]), np.array([one for _, _, one in flat])
    starts = np.cumsum([0, *(len(rows) for rows, _ in kept[:-1])])
    group = np.repeat(np.arange(len(kept)), [len(rows) for rows, _ in kept])

    def loss(weights: Array) -> tuple[float, Array]:
        logits = table @ weights
        odds = np.exp(logits - np.maximum.reduceat(logits, starts)[group])
        chance = odds / np.add.reduceat(odds, starts)[group]
        slope = table.T @ ((chance - right) * weight) + 2 * RIDGE * weights
        return float(RIDGE * weights @ weights - (weight[right] * np.log(chance[right])).sum()), slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return {name: round(float(value), 2) for name, value in zip(names, found, strict=True) if abs(value) >= 0.01}


def learn(examples: Sequence[tuple[Evidence, tuple[int, int]]]) -> dict[str, dict[str, float]]:
    """Return the weights of both outcomes."""
    killed = fit([killed_choice(seen, gold[0]) for seen, gold in examples], SEVERAL["killed"])
    dead = [best(killed, killed_choice(seen, 0)) for seen, _ in examples]
    both = zip(examples, dead, strict=True)
    injured = fit([injured_choice(seen, dead, gold[1]) for (seen, gold), dead in both], SEVERAL["injured"])
    return {"killed": killed, "injured": injured}


def best(weights: Mapping[str, float], candidates: Choice) -> int:
    """Return the candidate that weighs most."""
    scored = [(sum(weights.get(name, 0.0) * value for name, value in seen.items()), -n) for n, seen in candidates[0]]
    return -max(scored)[1]


def examples(path: Path) -> Iterator[tuple[Evidence, tuple[int, int]]]:
    """Yield what each report says, and the record's toll."""
    gold = {row["doc_id"]: (row["num_killed"], row["num_injured"]) for row in gold_rows("tolls", path)}
    for row in read_rows(path):
        if row["doc_id"] in gold:
            document = headlined(row)
            parsed = next(iter(tools().tagger.tag([(document, split(document))])))
            yield told(parsed, date.find(parsed), place.find(parsed, tools().gazetteer)), gold[row["doc_id"]]


def write(weights: Mapping[str, Mapping[str, float]]) -> None:
    """Write the table."""
    head = "# How much each observation speaks for a number of a toll: made by training/tolls.py, see there.\n"
    lines = (f"{outcome}\t{name}\t{value}\n" for outcome, table in weights.items() for name, value in table.items())
    OUTPUT.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    write(learn(list(examples(Path(sys.argv[1])))))

"""Learn how much each observation tells of a cue: `python training/cues.py TRAIN.jsonl` writes `data/cues.tsv`.

A logistic regression over `dateline.extract.likely.observations`, fitted by L-BFGS on the training part of the speakers
task; deterministic, two minutes on one core. Observations seen fewer than LEAST times, and weights too small to turn a
decision, are left out, and so are words that are names more often than not: no person's name gets into the table.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dateline.extract.cue import Cue
from dateline.extract.cues import candidates
from dateline.extract.likely import observations
from dateline.extract.tree import Tree
from dateline.models.english import parse
from dateline.records import Document, Parsed
from dateline.split import split

LEAST = 6
"""Fewest candidates that an observation must be seen at."""

RIDGE = 3.0
"""Weight of the penalty: 1 and 3 gave 81.3 and 81.4 F1 on dev candidates."""

SMALLEST = 0.1
"""Weights nearer to 0 are left out."""

OUTPUT = Path(__file__).parent.parent / "dateline" / "extract" / "data" / "cues.tsv"


def examples(parsed: Parsed, attributions: Sequence[dict[str, Any]]) -> list[tuple[list[str], bool]]:
    """Return what is seen at each candidate of a document, and whether the annotators saw that attribution there."""
    tree = Tree(parsed)
    wanted = _contents(tree, attributions)
    rows: list[tuple[list[str], bool]] = []
    for _, group in groupby(candidates(tree), key=lambda cue: cue.token):
        cues = list(group)
        best = max(cues, key=lambda cue: _likeness(cue, wanted[cue.token])) if cues[0].token in wanted else None
        rows += [(list(observations(tree, cue)), cue is best) for cue in cues]
    return rows


def _contents(tree: Tree, attributions: Iterable[dict[str, Any]]) -> dict[int, list[tuple[int, int]]]:
    """Return the annotated contents by the word that their cue hangs on."""
    found: dict[int, list[tuple[int, int]]] = {}
    for one in attributions:
        for starts, ends in one["cue"]:
            found.setdefault(_head(tree, starts, ends), []).extend((first, last) for first, last in one["content"])
    return found


def _likeness(cue: Cue, contents: Iterable[tuple[int, int]]) -> int:
    """Return how many ends of what is said lie where the annotators put them."""
    return sum((starts, ends) in contents for starts, ends in cue.content) * 2 + sum(
        cue.content[0].starts == starts or cue.content[-1].ends == ends for starts, ends in contents
    )


def _head(tree: Tree, starts: int, ends: int) -> int:
    """Return the word that an annotated cue hangs on: its first verb or noun whose own head lies outside; -1 = none."""
    inside = [n for n, place in enumerate(tree.starts) if starts <= place < ends]
    tops = [n for n in inside if tree.tokens[n].head not in inside or tree.tokens[n].head == n]
    ranked = sorted(
        tops, key=lambda n: ("VERB", "NOUN").index(tree.tokens[n].pos) if tree.tokens[n].pos in ("VERB", "NOUN") else 2
    )
    return ranked[0] if ranked else -1


def names_in(parsed: Parsed) -> Counter[str]:
    """Return how much more often each word of a document is a name than not."""
    balance: Counter[str] = Counter()
    for token in parsed.tokens:
        balance[token.lemma] += 1 if token.pos == "PROPN" else -1
    return balance


def _is_general(observation: str, names: Counter[str]) -> bool:
    """Tell whether an observation holds no name: its word is all letters, and seldom a name."""
    kind, _, word = observation.removeprefix("speaker ").partition(" ")
    if kind not in ("word", "noun", "under", "with"):
        return True
    word = word.partition(",")[0]
    return (word.isalpha() or word in (":", "n't", "n’t")) and names[word] <= 0


def fit(rows: Sequence[tuple[list[str], bool]], names: Counter[str]) -> dict[str, float]:
    """Return the weight of each observation."""
    counts = Counter(observation for seen, _ in rows for observation in seen if _is_general(observation, names))
    columns = {observation: n for n, observation in enumerate(sorted(k for k, v in counts.items() if v >= LEAST))}
    places = [
        (n, columns[observation]) for n, (seen, _) in enumerate(rows) for observation in seen if observation in columns
    ]
    matrix = csr_matrix((np.ones(len(places)), tuple(zip(*places, strict=True))), shape=(len(rows), len(columns)))
    wanted = np.array([is_cue for _, is_cue in rows], dtype=float)

    def loss(weights: Any) -> tuple[float, Any]:
        """Return the penalised loss and its gradient."""
        margin = matrix @ weights
        excess = 1 / (1 + np.exp(-margin)) - wanted
        total = np.sum(np.logaddexp(0, margin) - wanted * margin) + RIDGE / 2 * weights @ weights
        return float(total), matrix.T @ excess + RIDGE * weights

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 100}).x
    return {observation: round(float(found[n]), 2) for observation, n in columns.items() if abs(found[n]) >= SMALLEST}


def write(weights: dict[str, float]) -> None:
    """Write the table."""
    lines = [f"{observation}\t{weight:g}" for observation, weight in sorted(weights.items())]
    OUTPUT.write_text(
        "# observation\tweight; written by training/cues.py\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )


def main(path: str) -> None:
    """Read the training part, fit, and write the table."""
    rows: list[tuple[list[str], bool]] = []
    names: Counter[str] = Counter()
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = Document(address=row["doc_id"], text=row["text"])
        parsed = parse(document, split(document))
        rows += examples(parsed, row["attributions"])
        names.update(names_in(parsed))
    write(fit(rows, names))


if __name__ == "__main__":
    main(sys.argv[1])

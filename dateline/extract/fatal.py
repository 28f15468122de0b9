"""Fatal harm: figures of those hit who did not live, by the words around the verb: 'stabbed three people to death'."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.extract.attach import token_at
from dateline.extract.syntax import Syntax
from dateline.extract.triggers import Trigger
from dateline.records import Figure


def fatal(syntax: Syntax, triggers: Iterable[Trigger], figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the figures, those of people whom a verb says were hit to death as figures of the killed."""
    verbs = {trigger.token for trigger in triggers if trigger.token >= 0 and _is_fatal(syntax, trigger)}
    dead = {number for verb in verbs for number in syntax.patients(verb)}
    return tuple(
        replace(figure, outcome="killed", is_open=False)
        if figure.outcome == "injured" and token_at(syntax, figure.span) in dead
        else figure
        for figure in figures
    )


def _is_fatal(syntax: Syntax, trigger: Trigger) -> bool:
    """Tell whether a verb or the words that hang on it say that it killed: 'dead', 'fatally', 'to death'."""
    if trigger.is_noun or trigger.lemma.split(" ")[-1] in ("dead", "death"):
        return not trigger.is_noun
    below = syntax.children[trigger.token]
    deaths = (n for to in below if syntax.tokens[to].lemma == "to" for n in syntax.children[to])
    return any(syntax.tokens[n].lemma in ("dead", "fatally") for n in below) or any(
        syntax.tokens[n].lemma == "death" for n in deaths
    )

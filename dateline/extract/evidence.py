"""Evidence: whether a report is about violence at all, or borrows its language for sport, business or the screen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dateline.extract.lexicon import topics, words
from dateline.extract.syntax import Syntax
from dateline.extract.triggers import Trigger
from dateline.records import Figure

VARIETY = 3
"""Different words of a subject that a report must have before it can be about it."""

FEW = 2
"""The same where the words are those of sport and nobody is counted as harmed."""

HARM = frozenset({"killed", "injured", "abducted", "missing"})
"""Outcomes that tell of violence, in a report about something else."""

SCORE = re.compile(r"(?<![\w:.,-])\d{1,3}[-–]\d{1,3}(?![\w:.%-]| (?:people|men|women|years|days|months|percent)\b)")
"""A result: 'won 3-1'. A range ('10-15 people') is none."""


def subject(syntax: Syntax, triggers: Iterable[Trigger]) -> str:
    """Return what a report is about where that is not violence; empty = violence, or nothing in particular."""
    nouns = Counter(token.lemma for token in syntax.tokens if token.pos in ("NOUN", "PROPN", "ADJ"))
    violent = words("weapon") | words("perpetrators") | words("deliberate")
    told = [trigger for trigger in triggers if trigger.force != "weak"]
    against = sum(nouns[word] for word in violent) + len(told) - _of_no_arms(told)
    counts = _counts(nouns)
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > against else ""


def _of_no_arms(triggers: Sequence[Trigger]) -> int:
    """Return how many triggers tell of sexual violence; an assault is of that kind in a report that speaks of it."""
    sexual = sum(trigger.type == "sexual_violence" for trigger in triggers)
    return sexual and sexual + sum(trigger.lemma == "assault" for trigger in triggers)


def is_figurative(syntax: Syntax, figures: Sequence[Figure]) -> bool:
    """Tell whether a report has words of sport or the screen, and none that violence hardly ever goes without."""
    if any(figure.outcome == "killed" and figure.low for figure in figures):
        return False
    lemmas = Counter(token.lemma for token in syntax.tokens) or _forms(syntax.parsed.text)
    if not words("earnest").isdisjoint(lemmas):
        return False
    sport = len(topics()["sport"] & lemmas.keys())
    is_harmless = not any(figure.outcome in HARM for figure in figures)
    is_result = sport > 0 and SCORE.search(syntax.parsed.text) is not None
    is_sport = is_result or (sport >= FEW and is_harmless)
    return is_sport or any(_count(lemmas, topics()[name]) for name in ("sport", "show"))


def _forms(text: str) -> Counter[str]:
    """Return the words of a text that was not parsed, plurals as singulars too."""
    found = re.findall(r"\w+", text.lower())
    return Counter(found) + Counter(word[:-1] for word in found if word.endswith("s"))


def _counts(lemmas: Counter[str]) -> Counter[str]:
    """Return how often a text has words of each subject."""
    return Counter({name: _count(lemmas, group) for name, group in topics().items()})


def _count(lemmas: Mapping[str, int], group: frozenset[str]) -> int:
    """Return how often a text has words of a subject; 0 where too few different ones."""
    found = {word: lemmas[word] for word in group if word in lemmas}
    return sum(found.values()) if len(found) >= VARIETY else 0


def is_armed(syntax: Syntax, number: int) -> bool:
    """Tell whether the sentence of a word speaks of weapons or of those who use them: not only of 'gun control'."""
    armed = words("weapon") | words("perpetrators")
    if not syntax.sentence_has(number, armed):
        return False
    near = range(max(number - NEAR, 0), min(number + NEAR, len(syntax.tokens)))
    return any(
        n != number
        and syntax.tokens[n].lemma in armed
        and syntax.is_same_sentence(n, number)
        and syntax.tokens[syntax.head(n)].lemma not in words("debate")
        for n in near
    )


NEAR = 60
"""Words around another within which a weapon is looked for: no sentence is longer in earnest."""


def is_armed_report(syntax: Syntax) -> bool:
    """Tell whether a report speaks of those who do violence, and of no mishap."""
    return syntax.text_has(words("perpetrators")) and not syntax.text_has(words("accident"))

"""The three MAVERICK models over what reports say: the most conservative, most informative, most representative answer.

The models of the R package eventreport, as docs/rules.md gives them; `coded.py` has the same models for rows that
people coded. A report counts once with the value that the default rule finds in it, and a reprint with its original.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dateline.fuse.choose import CHOOSE, Agree, Choice, Choose, answer_of, vagueness
from dateline.fuse.evidence import Evidence, count_voices
from dateline.fuse.figures import is_beside, number
from dateline.fuse.modes import most
from dateline.fuse.names import Shown, least_telling, most_frequent, most_telling
from dateline.fuse.rule import Rule
from dateline.fuse.tolls import blank, counts
from dateline.resolve import figure

# -- one value for each report ------------------------------------------------------------------------------------


def per_report(kind: str, evidence: Iterable[Evidence], agree: Agree) -> list[Choice]:
    """Return what the default rule finds in each report, in order of publication."""
    reports: dict[str, list[Evidence]] = {}
    for item in evidence:
        reports.setdefault(item.claim.mention_id, []).append(item)
    return [CHOOSE[kind](told, agree) for told in reports.values()]


def commonest(choices: Iterable[Choice], value_of: Callable[[Choice], str]) -> list[list[Choice]]:
    """Return the choices with the value that most independent voices give: a list for each of the values that tie."""
    found: dict[str, list[Choice]] = {}
    for choice in choices:
        found.setdefault(value_of(choice), []).append(choice)
    votes = {value: count_voices(choice.used[0] for choice in group) for value, group in found.items()}
    return [found[value] for value in most(votes)]


# -- figures ------------------------------------------------------------------------------------------------------


def tolls_told(evidence: Sequence[Evidence], agree: Agree) -> list[Choice]:
    """Return the toll of each report that counts everybody; where none does, what each report counts."""
    counted = counts(evidence) or evidence
    totals = [item for item in counted if not is_beside(item)]
    return per_report("figure", totals or counted, agree)


def count_of(choice: Choice) -> int:
    """Return the number that a report's toll is taken as; of the groups it tells their sum."""
    return number(choice.used[0]) if len(choice.used) == 1 else figure.bounds(choice.value)[0] or 0


def least_toll(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose the lowest toll of any report."""
    return _toll(min(tolls_told(evidence, agree), key=count_of), "least of the reports")


def greatest_toll(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose the highest toll of any report."""
    return _toll(max(tolls_told(evidence, agree), key=count_of), "most of the reports")


def modal_toll(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose the toll that most reports give, of a tie the lowest."""
    tied = commonest(tolls_told(evidence, agree), lambda choice: str(count_of(choice)))
    least = min((group[0] for group in tied), key=count_of)
    return _toll(least, "most frequent" if len(tied) == 1 else "most frequent, of a tie the lowest")


def _toll(choice: Choice, step: str) -> Choice:
    count = count_of(choice)
    return Choice(str(count), choice.used, step, count, count)


# -- dates --------------------------------------------------------------------------------------------------------


def widest_window(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose from the earliest start to the latest end."""
    days = per_report("date", evidence, agree)
    return _window(days, min(map(_first, days)), max(map(_last, days)), "earliest start to latest end")


def narrowest_window(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose what all reports leave open; where they contradict each other, the day that most voices give."""
    days = per_report("date", evidence, agree)
    first, last = max(map(_first, days)), min(map(_last, days))
    if first > last:
        return modal_date(evidence, agree)
    return _window(days, first, last, "latest start to earliest end")


def modal_date(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose the date that most reports give; of a tie the one that most voices agree with."""
    tied = commonest(per_report("date", evidence, agree), lambda choice: choice.value)
    return _one_of(tied, "date", agree)


def _first(choice: Choice) -> int:
    return choice.used[0].claim.low or 0


def _last(choice: Choice) -> int:
    return choice.used[0].claim.high or 0


def _window(days: Sequence[Choice], first: int, last: int, step: str) -> Choice:
    """Return an interval in the words of a report that gives it, else from the claims that give its ends."""
    for day in days:
        if (_first(day), _last(day)) == (first, last):
            return Choice(day.value, day.used, step)
    ends = [next(d for d in days if _first(d) == first), next(d for d in days if _last(d) == last)]
    used = tuple(item for day in ends for item in day.used)
    return Choice(f"{_iso(first)}/{_iso(last)}", used, step, first, last)


def _iso(day: int) -> str:
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"


# -- places and answers -------------------------------------------------------------------------------------------


def least_precise_place(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose of the places that tell least the one that most reports give."""
    return _place(evidence, agree, max, "least precise")


def most_precise_place(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose of the places that tell most the one that most reports give."""
    return _place(evidence, agree, min, "most precise")


def modal_place(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose the place that most reports give; of a tie the one that most voices agree with."""
    return _one_of(commonest(per_report("place", evidence, agree), lambda choice: choice.value), "place", agree)


def _place(evidence: Sequence[Evidence], agree: Agree, pick: Callable[[Iterable[int]], int], step: str) -> Choice:
    places = per_report("place", evidence, agree)
    wanted = pick(vagueness(choice.used[0]) for choice in places)
    kept = [choice for choice in places if vagueness(choice.used[0]) == wanted]
    found = _one_of(commonest(kept, lambda choice: choice.value), "place", agree)
    return Choice(found.value, found.used, f"{step}, {found.step}")


def _one_of(tied: Sequence[Sequence[Choice]], kind: str, agree: Agree) -> Choice:
    """Return the value that all but one have lost to, or the default's choice among those that tie."""
    if len(tied) == 1:
        return Choice(tied[0][0].value, tied[0][0].used, "most frequent")
    found = CHOOSE[kind]([item for group in tied for choice in group for item in choice.used], agree)
    return Choice(found.value, found.used, f"most frequent, of a tie as the default: {found.step}")


def modal_answer(evidence: Sequence[Evidence], agree: Agree) -> Choice:
    """Choose the answer that most reports give; blank for a tie, which the models call indeterminate."""
    tied = commonest(per_report("category", evidence, agree), lambda choice: answer_of(choice.value))
    if len(tied) > 1:
        return blank((group[0].used[0] for group in tied), "tie of the most frequent, indeterminate")
    return Choice(tied[0][0].value, tied[0][0].used, "most frequent")


# -- the rules ----------------------------------------------------------------------------------------------------


def _rule(name: str, help: str, toll: Choose, date: Choose, place: Choose, shown: Shown) -> Rule:
    steps = {"killed": toll, "injured": toll, "date": date, "place": place, "category": modal_answer}
    return Rule(f"maverick_{name}@1", f"MAVERICK, {help}", steps, shown)


RULES = (
    _rule(
        "conservative", "most conservative: the least of the reports, the widest dates, the least precise place.",
        least_toll, widest_window, least_precise_place, least_telling,
    ),
    _rule(
        "informative", "most informative: the most of the reports, the narrowest dates, the most precise place.",
        greatest_toll, narrowest_window, most_precise_place, most_telling,
    ),
    _rule(
        "representative", "most representative: what most reports give.",
        modal_toll, modal_date, modal_place, most_frequent,
    ),
)  # fmt: skip

"""Signs: each trigger with all that its sentence says along with it, ready to be grouped into mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from dateline.extract.attach import is_of_other_deed, is_where, share, token_at
from dateline.extract.evidence import HARM, is_armed, is_armed_report, is_figurative, subject
from dateline.extract.lexicon import words
from dateline.extract.status import Judged, judge
from dateline.extract.syntax import PRONOUNS, Syntax
from dateline.extract.triggers import Trigger
from dateline.records import Figure, Parsed, PlaceName, Sentence, Time

WIDEST = 370
"""Days that a time may span to date an incident: 'in 2014' does, 'in the past two years' does not."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A trigger with what its sentence says along with it."""

    trigger: Trigger
    sentence: Sentence
    judged: Judged
    times: tuple[Time, ...] = ()
    later: tuple[Time, ...] = ()  # times of what became of it: a toll that rose, a death in hospital, an arrest
    beside: tuple[Time, ...] = ()  # other times of its sentence that may be its own, or those of another clause
    places: tuple[PlaceName, ...] = ()
    figures: tuple[Figure, ...] = ()
    targets: frozenset[str] = frozenset()  # what is hit by the grammar of its sentence: the last word of each
    hit: frozenset[str] = frozenset()  # who and what the encoder sees hit in its sentence, likewise
    heard: float = 0.0  # how surely the encoder takes a word of its sentence to tell of an incident
    is_definite: bool = False  # "the attack", "Friday's attack": refers to something the reader knows
    is_other: bool = False  # "another attack", "a second blast": not the one before
    is_vague: bool = False  # "attacks", "a major attack": no particular one
    has_people: bool = False  # somebody acts or suffers
    is_there: bool = False  # "the station, where 20 were killed": says it of one spot
    is_armed: bool = False  # stands in a report of weapons or of those who use them, and of no mishap
    is_running: bool = False  # "since January": a sum over a stretch of time
    is_heading: bool = False  # stands above what it tells of: "Harbour tavern: 12 dead"
    is_borrowed: bool = False  # stands in a report about sport, business or the like, and no harm is told with it

    @property
    def is_specific(self) -> bool:
        """Whether it can stand for an incident of its own."""
        return bool(self.times or self.later or self.places or self.figures or self.has_people)

    @property
    def is_real(self) -> bool:
        """Whether it took place."""
        return self.judged.status == "happened"


def signs(
    parsed: Parsed,
    triggers: Sequence[Trigger],
    times: Sequence[Time],
    figures: Sequence[Figure],
    places: Sequence[PlaceName],
) -> tuple[Sign, ...]:
    """Return one sign for each trigger, in the order given."""
    syntax = Syntax(parsed)
    named = {trigger.token for trigger in triggers}
    dating = (time for time in times if _can_date(time) and not _names_another(syntax, time, named))
    dates = share(syntax, triggers, dating)
    owned = {time.span for group in dates for time in group}
    others = (time for time in times if _can_date(time) and time.span not in owned)
    others = (time for time in others if not is_of_other_deed(syntax, time))
    beside = share(syntax, triggers, others, always=True)
    spots = share(syntax, triggers, (place for place in places if is_where(syntax, place)))
    figures = _with_captives(syntax, triggers, figures)
    tolls = share(syntax, triggers, (figure for figure in figures if figure.outcome), always=True)
    doing = _doing(syntax, triggers, tolls)
    shared = zip(triggers, dates, beside, spots, tolls, strict=True)
    told = [
        _known(replace(_sign(syntax, trigger, when, where, toll), beside=tuple(near)), doing)
        for trigger, when, near, where, toll in shared
    ]
    if is_figurative(syntax, figures):
        return tuple(replace(sign, is_borrowed=True) for sign in told)
    return tuple(_borrowed(syntax, told) if subject(syntax, triggers) else told)


def _names_another(syntax: Syntax, time: Time, deeds: Set[int]) -> bool:
    """Tell whether a time is part of what something else is called: 'a Christmas party', not 'the May attack'.

    It is one word then: in "and last December police foiled it" the time stands by itself, however that is parsed.
    """
    word = token_at(syntax, time.span)
    if word < 0 or syntax.tokens[word].relation not in ("compound", "nmod"):
        return False
    if (syntax.tokens[word].starts, syntax.tokens[word].ends) != time.span:
        return False
    path = syntax.ancestors(word)
    held = next((n for n in path if syntax.tokens[n].relation not in ("compound", "nmod")), word)
    return deeds.isdisjoint(path[: path.index(held) + 1]) and syntax.tokens[held].pos == "NOUN"


def _doing(syntax: Syntax, triggers: Sequence[Trigger], tolls: Sequence[list[Figure]]) -> frozenset[int]:
    """Return what does the harm that is counted: 'a drone strike killed three people' is one particular strike."""
    counting = (
        trigger.token for trigger, toll in zip(triggers, tolls, strict=True) if toll and trigger.force == "outcome"
    )
    return frozenset(n for number in counting if number >= 0 for n in syntax.agents(number))


def _known(sign: Sign, doing: Set[int]) -> Sign:
    """Return a sign, no longer vague where the harm that it did is counted."""
    is_one = sign.trigger.is_noun and sign.trigger.token in doing and not sign.is_running
    return replace(sign, is_vague=False) if is_one else sign


def _with_captives(syntax: Syntax, triggers: Sequence[Trigger], figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures, those of people who are seized or held as figures of the abducted."""
    takings = [trigger.token for trigger in triggers if trigger.type == "kidnapping" and trigger.force == "incident"]
    taken = {number for taking in takings if taking >= 0 for number in syntax.patients(taking)}
    return [
        replace(figure, outcome="abducted", scope="incident")
        if figure.unit == "people" and not figure.outcome and token_at(syntax, figure.span) in taken
        else figure
        for figure in figures
    ]


def _can_date(time: Time) -> bool:
    """Tell whether a time says when something happened: a day, a month or a year, not a span of years."""
    return time.low is not None and time.high is not None and time.kind in ("DATE", "TIME") and days_of(time) <= WIDEST


def days_of(time: Time) -> int:
    """Return about how many days a time spans."""
    return days(time.high or 0) - days(time.low or 0) + 1


def days(number: int) -> int:
    """Return about how many days have passed at a day written yyyymmdd, so that two days can be compared."""
    year, month, day = number // 10000, number // 100 % 100, number % 100
    return round(year * 365.25 + (month - 1) * 30.44) + day


def _sign(syntax: Syntax, trigger: Trigger, times: list[Time], places: list[PlaceName], figures: list[Figure]) -> Sign:
    """Return the sign of one trigger."""
    number = trigger.token
    is_known = number >= 0
    definite = is_known and trigger.is_noun and syntax.is_definite(number)
    is_aftermath = _is_aftermath(syntax.parsed.text, trigger, figures)
    is_running = is_known and (
        any(_is_running(syntax, trigger, time) for time in times) or _is_sum(syntax, trigger.token, figures)
    )
    return Sign(
        trigger,
        syntax.parsed.sentences[trigger.sentence],
        _status(judge(syntax, trigger), figures),
        times=() if is_aftermath else tuple(times),
        later=tuple(times) if is_aftermath else (),
        places=() if trigger.lemma == "blame" else tuple(places),  # where those are from who are blamed
        figures=tuple(figures),
        is_definite=definite,
        is_other=is_known and trigger.is_noun and _is_other(syntax, number),
        is_vague=is_known and not definite and _is_vague(syntax, trigger, times, places, figures),
        has_people=not is_known or _has_people(syntax, number),
        is_there=is_known and _is_there(syntax, number, places),
        is_armed=is_known and is_armed_report(syntax),
        is_running=is_running,
        is_heading=_is_heading(syntax.parsed, trigger.sentence),
    )


LONGEST = 80
"""Length of the longest heading inside a report."""


def _is_heading(parsed: Parsed, number: int) -> bool:
    """Tell whether a sentence is a heading inside a report: short, alone in its paragraph, without a stop."""
    sentence = parsed.sentences[number]
    if sentence.kind != "body" or sentence.ends - sentence.starts > LONGEST:
        return False
    around = [parsed.sentences[n] for n in (number - 1, number + 1) if 0 <= n < len(parsed.sentences)]
    is_alone = all(other.paragraph != sentence.paragraph or other.kind != "body" for other in around)
    return is_alone and parsed.text[sentence.starts : sentence.ends].rstrip()[-1:].isalnum()


def _borrowed(syntax: Syntax, told: Sequence[Sign]) -> Iterator[Sign]:
    """Yield the signs of a report about something else, borrowed but where a sentence tells of harm by weapons."""
    harmed = {sign.trigger.sentence for sign in told if any(_is_harm(syntax, figure) for figure in sign.figures)}
    for sign in told:
        number = sign.trigger.token
        is_done = any(syntax.tokens[n].lemma in words("perpetrators") for n in syntax.agents(number))
        is_harm = (is_done or sign.trigger.sentence in harmed) and is_armed(syntax, number)
        yield replace(sign, is_borrowed=not is_harm)


def _is_harm(syntax: Syntax, figure: Figure) -> bool:
    """Tell whether a figure tells of somebody harmed, by more than a pronoun."""
    return figure.outcome in HARM and syntax.parsed.text[figure.starts : figure.ends].lower() not in PRONOUNS


def _status(judged: Judged, figures: Sequence[Figure]) -> Judged:
    """Return the status of a sign: what killed somebody happened, though it was 'an attempt' or 'tried'."""
    is_deadly = any(figure.outcome == "killed" and figure.low for figure in figures)
    return Judged("happened") if is_deadly and judged.status == "foiled" else judged


def _is_aftermath(text: str, trigger: Trigger, figures: Sequence[Figure]) -> bool:
    """Tell whether a word tells what became of an incident, which may be days behind it: 'died in hospital'."""
    is_arrest = trigger.force == "weak" and trigger.type == "raid"
    is_sequel = bool(figures) and all(_goes_on(text, figure) for figure in figures)
    return is_arrest or trigger.lemma in words("aftermath") or is_sequel


FURTHER = re.compile(r"\b(?:more|another|further)\b")


def _goes_on(text: str, figure: Figure) -> bool:
    """Tell whether a figure goes on counting what was told before: 'killed four more of them'."""
    around = text[figure.starts : figure.ends + len(" further")]
    return figure.scope == "cumulative" or (figure.scope == "part" and FURTHER.search(around) is not None)


def _is_running(syntax: Syntax, trigger: Trigger, time: Time) -> bool:
    """Tell whether a time only begins a stretch over which is counted: 'were abducted since January'."""
    word = token_at(syntax, time.span)
    is_since = word >= 0 and syntax.tokens[syntax.head(word)].lemma == "since"
    return is_since and trigger.force == "incident" and trigger.lemma.split()[0] not in words("lasting")


def _is_sum(syntax: Syntax, number: int, figures: Sequence[Figure]) -> bool:
    """Tell whether thousands are counted up to now, as of a war: 'the group has killed more than 20,000 people'."""
    is_many = any((figure.low or 0) >= MANY for figure in figures)
    return (
        is_many
        and syntax.sentence_has(number, words("stretch"))
        and any(_is_up_to_now(syntax, n) for n in syntax.ancestors(number))
    )


def _is_up_to_now(syntax: Syntax, number: int) -> bool:
    """Tell whether a verb stands in the present perfect."""
    return any(
        syntax.tokens[n].relation == "aux"
        and syntax.tokens[n].tag in ("VBZ", "VBP")
        and syntax.tokens[n].lemma == "have"
        for n in syntax.children[number]
    )


def _marks(syntax: Syntax, number: int) -> list[int]:
    """Return the words that stand before a noun in its phrase."""
    return [
        n
        for n in syntax.children[number]
        if n < number and syntax.tokens[n].relation in ("det", "poss", "amod", "nummod", "compound", "predet", "nmod")
    ]


def _is_other(syntax: Syntax, number: int) -> bool:
    """Tell whether a word means another one than before."""
    return any(syntax.tokens[n].lemma in words("other_one") for n in _marks(syntax, number))


def _is_vague(
    syntax: Syntax, trigger: Trigger, times: Sequence[Time], places: Sequence[PlaceName], figures: Sequence[Figure]
) -> bool:
    """Tell whether a word means no particular incident: a bare plural, a habit, a sum over years, 'a major attack'."""
    token = syntax.tokens[trigger.token]
    if any(figure.scope == "cumulative" and (figure.low or 0) >= MANY for figure in figures):
        return True
    if not trigger.is_noun:
        is_body = syntax.parsed.sentences[trigger.sentence].kind == "body"
        is_habit = token.tag in ("VBP", "VBZ") or _is_record(syntax, trigger.token)
        return is_habit and is_body and not (times or figures)
    if token.tag in ("NNS", "NNPS"):
        return True
    marks = _marks(syntax, trigger.token)
    is_bare = not marks and not syntax.of(trigger.token) and trigger.starts == token.starts
    is_headline = syntax.parsed.sentences[trigger.sentence].kind == "headline"
    is_any = any(syntax.tokens[n].lemma in words("indefinite") for n in marks) or (is_bare and not is_headline)
    return is_any and not (times or places or figures)


def _is_record(syntax: Syntax, number: int) -> bool:
    """Tell whether a verb tells what somebody is known for: 'a group that has attacked power lines'."""
    return _is_up_to_now(syntax, number) and syntax.tokens[number].relation == "relcl"


def _is_there(syntax: Syntax, number: int, places: Sequence[PlaceName]) -> bool:
    """Tell whether a word is said of one spot: a named site, or a place that 'where' takes up."""
    return any(name.site for name in places) or any(syntax.tokens[n].tag == "WRB" for n in syntax.children[number])


MANY = 1000
"""A running count of so many people is no single incident's."""


def _has_people(syntax: Syntax, number: int) -> bool:
    """Tell whether somebody acts or suffers."""
    around = (*syntax.agents(number), *syntax.patients(number), *syntax.of(number))
    return any(syntax.is_person(n) for n in around)

"""Mentions: which incidents a report tells of, and every claim it makes about each. The door to this stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from dateline.extract import codewords
from dateline.extract.assemble import assemble
from dateline.extract.attach import setting
from dateline.extract.counted import figures_of, parts_of, stated
from dateline.extract.fatal import fatal
from dateline.extract.fillers import anchors, fillers, heard
from dateline.extract.groups import Group, agree, date_of, is_lead, overlap, place_of, status_of, type_of
from dateline.extract.kinds import tell_apart
from dateline.extract.lexicon import words
from dateline.extract.listed import spread
from dateline.extract.quote import Found, ground
from dateline.extract.roles import document_roles
from dateline.extract.signs import Sign, signs
from dateline.extract.statements import innermost, stance_on
from dateline.extract.syntax import Syntax
from dateline.extract.triggers import Trigger, find
from dateline.fields import SHIPPED, Codebook
from dateline.records import Claim, Draft, Figure, Mention, Parsed, PlaceName, Problem, Span, Statement, Time
from dateline.resolve import category


def extract(
    parsed: Parsed,
    times: tuple[Time, ...],
    figures: tuple[Figure, ...],
    places: tuple[PlaceName, ...],
    statements: tuple[Statement, ...],
    codebook: Codebook = SHIPPED,
) -> tuple[tuple[Mention, ...], tuple[Problem, ...]]:
    """Return the mentions of a document, the main one first, and the drafts that the grounding check refused.

    Fields that a codebook adds are found by the words that it gives for them; they make no mention by themselves.
    """
    document = parsed.document
    triggers = find(parsed)
    figures = fatal(Syntax(parsed), triggers, figures)
    roles = dict(zip(triggers, document_roles(parsed, triggers), strict=True))
    told = signs(parsed, triggers, times, figures, places)
    groups = assemble(document, _with_seen(parsed, told, roles))
    known = _taken_for_granted(groups)
    apart = spread(parsed, places, tell_apart(parsed, groups, fillers(parsed, groups, roles)))
    groups, parties = tuple(group for group, _ in apart), [party for _, party in apart]
    tolls = [list(stated(parsed, figures_of(group, groups, figures), group.figures, statements)) for group in groups]
    worded = codewords.find(parsed, codebook)
    found = Found(times, (*figures, *(one for toll in tolls for one in toll)), places, worded)
    mentions: list[Mention] = []
    problems: list[Problem] = []
    for group, party, toll in zip(groups, parties, tolls, strict=True):
        mention = _anchored(document.id, group, mentions)
        read = (*_drafts(parsed, group, party, places, toll), *codewords.told_of(group, groups, worded, parsed))
        drafts = (_attributed(parsed, statements, draft, known) for draft in read)
        drafts = (draft for draft in drafts if not _repeats_denied_count(draft, toll))
        grounded = [ground(document, mention, draft, found) for draft in _distinct(parsed, drafts)]
        claims = tuple(claim for claim in grounded if isinstance(claim, Claim))
        if {claim.field for claim in claims} - {draft.field for draft in worded} <= BARE:
            problems.append(Problem("extract", NOTHING_KNOWN, starts=mention.starts, ends=mention.ends, is_note=True))
            continue
        problems.extend(problem for problem in grounded if isinstance(problem, Problem))
        mentions.append(replace(mention, claims=tuple(sorted(claims, key=lambda claim: (claim.starts, claim.field)))))
    return tuple(mentions), tuple(problems)


BARE = frozenset({"type", "status", "weapon", "weapon_source"})
"""Fields that say nothing by which an incident could be known again."""

NOTHING_KNOWN = "an incident is spoken of, but not when, where or to whom it happened: it was left out"


def _with_seen(parsed: Parsed, told: Sequence[Sign], roles: Mapping[Trigger, tuple[Draft, ...]]) -> list[Sign]:
    """Return the signs with what was hit: by the grammar of their sentences, and as the encoder sees it."""
    hit, loud = anchors(parsed), heard(parsed)
    return [
        replace(
            sign, targets=_targets(roles[sign.trigger]), hit=hit.get(sign.trigger.sentence, frozenset()),
            heard=loud.get(sign.trigger.sentence, 0.0),
        )
        for sign in told
    ]  # fmt: skip


def _targets(drafts: Iterable[Draft]) -> frozenset[str]:
    """Return the last word of each target that is told."""
    return frozenset(draft.value.lower().split()[-1] for draft in drafts if draft.field == "target" and draft.value)


def _anchored(document_id: str, group: Group, before: list[Mention]) -> Mention:
    """Return a mention at the sentence that reports the incident, told apart from those that stand there already."""
    sentence = _reporting(group).sentence
    ordinal = sum(mention.starts == sentence.starts for mention in before)
    return Mention(document_id, sentence.starts, sentence.ends, ordinal)


def _reporting(group: Group) -> Sign:
    """Return the sign whose sentence reports the incident: the first in the body that names it."""
    for sign in group.signs:
        if sign.sentence.kind == "body" and sign.trigger.force == "incident":
            return sign
    return group.signs[0]


FALLBACK = 0.3
"""Score of what only stands in: the place where a report is set, the day of a death where no other day is told."""


def _drafts(
    parsed: Parsed,
    group: Group,
    party: Sequence[Draft],
    places: tuple[PlaceName, ...],
    toll: Sequence[Figure],
) -> Iterator[Draft]:
    """Yield all that a group of signs says of its incident."""
    yield from (replace(draft, score=draft.score * _heard(parsed)) for draft in _types(group))
    status = _status(parsed, group)
    yield status
    when, where = date_of(group), place_of(group)
    if where is None and group.is_main and (elsewhere := setting(parsed, places)) is not None:
        yield replace(_place(elsewhere), score=FALLBACK)
    for sign in group.signs:
        yield from (_date(time) for time in sign.times if when is not None and overlap(when, time))
        if not group.times and when is not None:
            stand_ins = sign.later if group.dates else sign.beside
            yield from (replace(_date(time), score=FALLBACK) for time in stand_ins if overlap(when, time))
        yield from (_place(name) for name in sign.places if where is not None and agree(where, name))
    yield from _parties(group, status, party)
    parts = parts_of(group)
    yield from (_figure(figure, figure in parts) for figure in toll)


ACTING = frozenset({"perpetrator", "perpetrator_group"})

ARMED_PARTIES = frozenset({"raid", "clash", "riot", "air_strike", "shelling"})
"""Types in which police or troops are a party like any other."""


def _parties(group: Group, status: Draft, party: Sequence[Draft]) -> Iterator[Draft]:
    """Yield who and what a group names, without the police who foiled the act or shot those who did it."""
    is_party = type_of(group) in ARMED_PARTIES
    is_stopped = status.value not in ("happened", "background")
    has_others = any(draft.field in ACTING and not _is_one_of(draft, "responders") for draft in party)
    stops = "police" if is_stopped or any(map(_is_fighting_victim, party)) else "responders" if has_others else ""
    for draft in party:
        if is_party or not stops or draft.field not in ACTING or not _is_one_of(draft, stops):
            yield draft


def _is_fighting_victim(draft: Draft) -> bool:
    """Tell whether a draft names those hit by a word for doing violence."""
    return draft.field == "victim" and _is_one_of(draft, "perpetrators")


def _is_one_of(draft: Draft, group: str) -> bool:
    """Tell whether a draft names its people by a word of a set: 'three soldiers'."""
    last = draft.value.lower().split()[-1] if draft.value.split() else ""
    return last in words(group) or last.removesuffix("s") in words(group)


UNHEARD = 0.4
"""What a type's score is worth where the encoder hears no incident in the whole report: one in five is one on muc4."""


def _heard(parsed: Parsed) -> float:
    """Return what the words for incidents are worth in a report, by whether the encoder hears any at all."""
    return UNHEARD if parsed.marks is not None and not parsed.marks.incidents else 1.0


def _types(group: Group) -> Iterator[Draft]:
    """Yield the type of an incident, once for each different word that names it."""
    told, seen = type_of(group), set[str]()
    for sign in group.signs:
        trigger = sign.trigger
        if trigger.type == told and trigger.force != "outcome" and trigger.lemma not in seen:
            seen.add(trigger.lemma)
            yield Draft("type", trigger.starts, trigger.ends, told, score=1.0 if is_lead(sign) else 0.8)
    if not seen:
        naming = (sign for sign in group.signs if category.agree(sign.trigger.type, told))
        yield Draft("type", *next(naming, _reporting(group)).trigger.span, told, score=0.5)


def _status(parsed: Parsed, group: Group) -> Draft:
    """Return the status of an incident, quoting the word that tells it."""
    status, sign = status_of(parsed.document, group)
    cue = sign.judged.cue
    span = (
        Span(parsed.tokens[cue].starts, parsed.tokens[cue].ends)
        if cue >= 0 and status == sign.judged.status
        else sign.trigger.span
    )
    return Draft("status", span.starts, span.ends, status)


def _date(time: Time) -> Draft:
    """Return the date that a time gives."""
    return Draft("date", time.starts, time.ends, time.edtf, time.low, time.high, time.modifier)


def _place(name: PlaceName) -> Draft:
    """Return the place that a name gives: `low` and `high` hold its precision, `hedge` the site's own name."""
    value = name.place.id if name.place else ""
    return Draft("place", name.starts, name.ends, value, name.precision, name.precision, name.site, score=name.score)


def _figure(figure: Figure, is_of_part: bool) -> Draft:
    """Return the figure that a number of people gives."""
    scope = "part" if is_of_part else figure.scope
    return Draft(
        figure.outcome, figure.starts, figure.ends, figure.value, figure.low, figure.high, figure.hedge, figure.counts,
        scope,
    )  # fmt: skip


CIRCUMSTANCES = frozenset({"type", "status", "date", "place", "weapon", "target"})
"""Fields of what is taken for granted where somebody denies something of a known incident."""


def _taken_for_granted(groups: Iterable[Group]) -> frozenset[Span]:
    """Return the words of incidents that are spoken of as known, with their times and places.

    Who denies "that 30 died in Sunday's bombing" does not deny the bombing, nor the Sunday.
    """
    known = [sign for group in groups for sign in group.signs if sign.trigger.is_noun and sign.is_definite]
    when = (time.span for sign in known for time in (*sign.times, *sign.beside))
    where = (name.span for sign in known for name in sign.places)
    return frozenset([*(sign.trigger.span for sign in known), *when, *where])


def _repeats_denied_count(draft: Draft, toll: Iterable[Figure]) -> bool:
    """Tell whether a draft names victims by the number that somebody denies: it is their number that is denied."""
    span = Span(draft.starts, draft.ends)
    is_denied = draft.field == "victim" and draft.stance != "asserted"
    return is_denied and any(figure.span.contains(span) or span.contains(figure.span) for figure in toll)


def _attributed(parsed: Parsed, statements: tuple[Statement, ...], draft: Draft, known: Set[Span]) -> Draft:
    """Return a draft with its speaker and stance: those of the narrowest statement around it."""
    span = Span(draft.starts, draft.ends)
    statement = innermost(statements, span)
    if statement is None:
        return draft
    written = " ".join(parsed.text[starts:ends] for starts, ends in statement.speaker)
    stance = draft.stance if draft.stance != "asserted" else stance_on(statements, span)
    if stance == "denied" and draft.field in CIRCUMSTANCES and span in known:
        stance = draft.stance
    return replace(draft, speaker=statement.name or written, stance=stance)


def _distinct(parsed: Parsed, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts without pure repetition: the same value in the same words by the same speaker."""
    seen: set[tuple[str, ...]] = set()
    for draft in drafts:
        quote = parsed.text[draft.starts : draft.ends].lower()
        key = (draft.field, draft.value, quote, draft.speaker, draft.stance, draft.counts, draft.scope)
        if key not in seen:
            seen.add(key)
            yield draft

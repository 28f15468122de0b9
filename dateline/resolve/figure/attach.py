"""What befell whom: the words of harm in a sentence, attached to the groups of persons around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.records import Figure, Outcome, Parsed, Sentence, Span
from dateline.resolve.figure import groups, harm, people
from dateline.resolve.figure.groups import Group
from dateline.resolve.figure.harm import Cue
from dateline.resolve.figure.notation import number

NOT = re.compile(
    r"(?:\b(?:not|never|without|neither|nor|cannot|denied|avoid(?:ed|ing)?)\b|n['’]t)(?:\s+[\w-]+){0,2}\s*$",
    re.IGNORECASE,
)
"""A denial that ends at most two words before the words of harm."""

UNREAL = re.compile(
    r"\b(?:could|would|might|may|should|can|will|(?<!found\s)(?<!believed\s)(?<!reported\s)(?<!known\s)(?<!thought\s)"
    r"to\s+(?:be|have)|if|attempt(?:ed|ing|s)?|tr(?:y|ied|ying)\s+to|wants?|wanted|threat(?:en(?:ed|ing|s)?)?"
    r"|plan(?:ned|ning|s)?|plott?(?:ed|ing|s)?|intent|intend(?:ed|s)?|conspir(?:acy|ed|ing)|about|likely|fear(?:ed|s)?"
    r"|potentially|nearly|almost)(?:['’]ve)?(?:\s+(?:to|have|has|be|been|also|and|even|of|\w+ly))*\s*$",
    re.IGNORECASE,
)
"""Words before the words of harm by which they did not, or not yet, happen."""

BASE = re.compile(r"kill|die|wound|injure|murder|hurt", re.IGNORECASE)
INFINITIVE = re.compile(r"(?:\bto|\b(?:did|do|does|and|or)|n['’]t)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""Words before a bare verb by which it tells of no deed: 'trying to kill', 'did not die'."""

PASSIVE = re.compile(
    rf"\b{harm.BE}(?:\s+(?:also|both|all|each|reportedly|apparently|either|later|then|\w+ly))*\s*$", re.IGNORECASE
)
PREPOSITION = re.compile(
    r"\b(?:by|with|near|at|from|in|for|against|on|after|when|toward|towards|behind|alongside)\s+$", re.IGNORECASE
)
CONJUNCTION = re.compile(r"\b(?:after|when)\s+$", re.IGNORECASE)
"""Words that open a clause of their own before a passive: 'after five people, including a baby, were hurt'."""

LINK = re.compile(
    r"\s*(?:,?\s*(?:\(?\d{1,3}\)?|aged?\s+\d{1,3})\s*,?)?\s*"
    r"(?:,\s*(?:and\s+|as\s+well\s+as\s+|along\s+with\s+)?|&\s*|(?:and(?:\s+then|\s+also)?|or|as\s+well\s+as|along\s+with"
    r"|together\s+with)\s+)(?:(?:his|her|their|the)\s+)?",
    re.IGNORECASE,
)
"""What may stand between two groups that share a fate: 'a man, 34, and his wife', 'a mother and her two children'."""

INCLUDING = re.compile(
    r"(?:,?\s*\(?(?:including|(?:among|most\s+of|all\s+of|some\s+of)\s+them)\s*:?|of\s+(?:them|whom),?)\s*$",
    re.IGNORECASE,
)
"""Words after which members of the group before are named: 'including', 'among them'."""

ELSEWHERE = re.compile(
    r"\b(?:(?:an?|every|each|per)\s+(?:year|month|decade|week|day)\b(?!\s+(?:ago|after|before|earlier|later))"
    r"|this\s+year|annually|yearly|nationwide|statewide|so\s+far\s+in\s+(?:19|20)\d\d|year[- ]to[- ]date"
    r"|(?:past|last)\s+(?:\w+\s+)?(?:years|decades|decade|months)"
    r"|since\s+(?:the\s+(?:start|beginning)\s+of|(?:19|20)\d\d|january))\b",
    re.IGNORECASE,
)
"""Words of figures that count many incidents: yearly totals and their like."""

NAME = r"(?P<name>[A-Z][a-z][\w'’-]*(?:\s+[A-Z][\w'’.-]*){0,3})"
BEFORE = re.compile(rf"(?:^|[^\w.]\s?|[a-z]\s){NAME}(?:,\s*\d{{1,3}},)?\s+(?:later\s+|also\s+|then\s+)?$")
AFTER = re.compile(rf"\s+{NAME}")
"""A name beside words of harm."""

IN_YEAR = re.compile(r"\s+(?:so\s+far\s+)?in\s+(?:all\s+of\s+)?(?:19|20)\d\d\b", re.IGNORECASE)
"""A year right behind a count: the year's."""

FINITE = re.compile(
    r"\s+(?:(?P<one>is|was|has)|are|were|have|had|remains?|remained|says?|said|tells?|told)\b", re.IGNORECASE
)
"""A verb that begins a clause of its own: 'wounding two, and a suspect is being sought'."""

ANAPHORA = re.compile(r"(?:both|all|each)\b", re.IGNORECASE)
"""Words that take up persons named before, and add none."""

SAYS = re.compile(r"\b(?:according\s+to|says?|said|told)\s+$", re.IGNORECASE)
"""Words before a speaker, who shares nobody's fate: 'according to Dr. Ana Ruiz, Tom Berg was dead'."""

BESIDE = re.compile(
    r"\s*(?:(?:has|have|had|was|were|been|later|also|then|both|each|reportedly|apparently)\s+)*", re.IGNORECASE
)
"""What may stand between a subject and the words of harm right behind it: 'the boy was later'."""

LEFT = re.compile(r"\b(?:left|leaves|leaving)\b", re.IGNORECASE)
"""A verb that has the harmed for its object: whoever stands before it is not harmed."""

REFLEXIVE = re.compile(r"\b(?:him|her|them)sel(?:f|ves)\b|\bown\s+li(?:fe|ves)\b|\bsuicide\b", re.IGNORECASE)
"""Words by which persons do it to themselves."""

UPDATE = re.compile(
    r"\b(?:(?:death\s+)?toll|(?:total|number)\s+of\s+(?:the\s+)?(?:people\s+)?"
    r"(?:dead|deaths|fatalities|killed|injured|wounded|injuries))\b"
    r"[^.;]{0,60}?\b(?:to|at|of|reach(?:ed|es)|is|was)\s+$"
    r"|(?:\b(?:injured|wounded|hurt)\b[^.]{0,40}?)?\bthat\s+(?:number|figure|count|toll)\b[^.;]{0,30}?\b(?:to|at)\s+$",
    re.IGNORECASE,
)
"""Words that put a number forward as the new total: 'raising the death toll to'."""


LONGEST = 1200
"""Code points of a sentence that are looked at together: the work grows with their square."""

THINGS = frozenset(
    """times shots rounds bullets cars vehicles trucks buses houses homes buildings shops schools churches mosques
    villages towns cities days hours minutes months years weeks seconds dollars euros pounds miles kilometers kilometres
    metres meters feet animals dogs cattle horses cows goats sheep birds fish trees gunshots wounds blocks shootings
    attacks incidents cases crashes accidents counts charges weapons guns rifles bombs rockets missiles tanks planes
    aircraft units stories events hospitals countries states points shares jobs degrees legs arms""".split()
)
"""Things in the plural that may stand before or after words of harm and are no persons."""

RANK = {"killed": 5, "missing": 4, "abducted": 3, "injured": 2, "hit": 1, "arrested": 0, "": -1}


class Syntax:
    """The tagger's syntax, looked up by offset. Without tokens it knows nothing and says so."""

    def __init__(self, parsed: Parsed) -> None:
        self.tokens = parsed.tokens
        self.begins = [token.starts for token in parsed.tokens]
        self.subjects: dict[int, list[int]] = {}
        for n, token in enumerate(parsed.tokens):
            if token.relation in ("nsubj", "nsubjpass"):
                self.subjects.setdefault(token.head, []).append(n)

    def verbs(self, sentence: Sentence) -> frozenset[int]:
        """Return where the finite verbs of a sentence begin: no noun phrase goes across one."""
        first, last = bisect_left(self.begins, sentence.starts), bisect_left(self.begins, sentence.ends)
        return frozenset(token.starts for token in self.tokens[first:last] if token.tag in ("VBZ", "VBP", "VBD"))

    def subjects_of(self, cue: Cue) -> Iterator[Span]:
        """Yield the words that the syntax makes the subject of some words of harm, or the noun that they modify."""
        first, last = bisect_left(self.begins, cue.starts), bisect_left(self.begins, cue.ends)
        for n in range(first, last):
            if self.tokens[n].head < first or self.tokens[n].head >= last or self.tokens[n].head == n:
                yield from self._climb(n)
                return

    def _climb(self, n: int) -> Iterator[Span]:
        """Follow coordination and predicates upwards to a subject."""
        for _ in range(4):
            token = self.tokens[n]
            for subject in self.subjects.get(n, ()):
                yield Span(self.tokens[subject].starts, self.tokens[subject].ends)
            if n in self.subjects:
                return
            if token.relation in ("acl", "relcl", "amod", "appos"):
                head = self.tokens[token.head]
                yield Span(head.starts, head.ends)
                return
            if token.head == n or token.relation not in CLIMBING:
                return
            n = token.head


CLIMBING = frozenset("conj oprd acomp xcomp prep pobj advmod attr auxpass dep ccomp advcl pcomp".split())
"""Relations by which a word of harm shares the subject of the word above it."""


def find(parsed: Parsed) -> tuple[Figure, ...]:
    """Return every figure of a report, with whom it counts and what befell them."""
    persons = [name.span for name in parsed.names if name.kind == "person"]
    begins = [name.starts for name in persons]
    syntax = Syntax(parsed)
    figures: list[Figure] = []
    for sentence in _stretches(parsed.sentences):
        names = persons[bisect_left(begins, sentence.starts) : bisect_left(begins, sentence.ends)]
        figures.extend(_sentence(parsed, sentence, names, syntax))
    return tuple(figures)


def _stretches(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences, those of more than LONGEST code points in pieces: only a broken page has such."""
    for sentence in sentences:
        for starts in range(sentence.starts, sentence.ends, LONGEST):
            yield replace(sentence, starts=starts, ends=min(starts + LONGEST, sentence.ends))


def _sentence(parsed: Parsed, sentence: Sentence, names: Sequence[Span], syntax: Syntax) -> Iterator[Figure]:
    """Yield the figures of one sentence."""
    text = parsed.text
    cues = harm.find(text, sentence.starts, sentence.ends)
    if not cues and not groups.may_count(text, sentence.starts, sentence.ends):
        return
    found = groups.find(text, sentence.starts, sentence.ends, names, syntax.verbs(sentence))
    fates = _attached(text, sentence, found, cues, syntax)
    named = [group for group in fates if group not in found]
    for group in sorted([*found, *named], key=lambda group: group.starts):
        outcome, scope = fates.get(group, ("", ""))
        if not scope:
            outcome = ""
        if outcome == "casualties":
            yield from (_figure(group, kind, scope) for kind in ("killed", "injured"))
        elif group.kind in ("number", "thing", "event") or outcome:
            yield _figure(group, outcome, scope)


def _figure(group: Group, outcome: str, scope: str) -> Figure:
    """Return the figure of a group."""
    is_open = outcome == "hit"
    named: Outcome = "injured" if is_open else outcome  # type: ignore[assignment]
    unit = "people" if outcome else group.unit
    return Figure(
        group.starts, group.ends, group.number.value, group.number.low, group.number.high, group.number.hedge,
        unit, group.counts if unit == "people" else "", named, scope if outcome else "", is_open,  # type: ignore[arg-type]
    )  # fmt: skip


def _attached(
    text: str, sentence: Sentence, found: Sequence[Group], cues: Sequence[Cue], syntax: Syntax
) -> dict[Group, tuple[str, str]]:
    """Return what befell each group of a sentence, and of how much of the incident it tells."""
    members = _members(text, sentence, found, cues)
    persons = [group for group in found if _may_be_harmed(group) and group not in members]
    fates: dict[Group, str] = {group: group.befell for group in found if group.befell}
    fates |= {group: _told_as(update) for group in persons if (update := _update(text, sentence, group))}
    listed: set[Group] = set()
    for cue in cues:
        if _is_unreal(text, sentence, cue):
            continue
        inside = [group for group in found if _is_inside(text, cue, group)]
        row = inside or _befallen(text, sentence, persons, cue, syntax)
        listed.update(_parts(row))
        is_denied = _is_denied(text, sentence, cue)
        outcome = _outcome(text, cue, row)
        for group in row:
            is_told = not (is_denied and group.kind != "zero") and not (group.kind == "thing" and _is_weak(text, cue))
            if is_told and RANK[outcome] > RANK[fates.get(group, "")]:
                fates[group] = outcome
    fates |= {member: fates[whole] for member, whole in members.items() if whole in fates}
    elsewhere = bool(ELSEWHERE.search(text, sentence.starts, sentence.ends))
    return {
        group: (outcome, _scope(text, sentence, group, elsewhere, group in listed)) for group, outcome in fates.items()
    }


def _outcome(text: str, cue: Cue, row: Sequence[Group]) -> str:
    """Return what words of harm say of a row: 'hit' where they leave open whether it lived."""
    is_dead = any(TO_DEATH.match(text, group.ends) for group in row if group.starts >= cue.ends)
    return "killed" if cue.harm.is_open and is_dead else "hit" if cue.harm.is_open else cue.harm.outcome


TO_DEATH = re.compile(r"(?:\s+and\s+\w+)?\s+(?:to\s+death|dead|fatally)\b", re.IGNORECASE)
"""What behind its object makes 'stabbed three people' deadly."""


def _may_be_harmed(group: Group) -> bool:
    """Tell whether words of harm can speak of a group."""
    return (group.unit in ("people", "") or _may_be_people(group)) and group.kind != "event" and not group.befell


def _is_weak(text: str, cue: Cue) -> bool:
    """Tell whether words of harm can speak of things too: 'hit', 'seriously'."""
    return cue.harm.is_open or text[cue.starts : cue.ends].endswith("ly")


def _parts(row: Sequence[Group]) -> Sequence[Group]:
    """Return the groups of a row that are parts: all of them, or all but a sum that stands before its parts."""
    if len(row) < 2:
        return ()
    first, *rest = sorted(row, key=lambda group: group.starts)
    return rest if first.number.low == sum(group.number.low or 0 for group in rest) and len(rest) > 1 else row


def _scope(text: str, sentence: Sentence, group: Group, elsewhere: bool, is_listed: bool) -> str:
    """Return of how much of the incident a figure tells."""
    before = text[sentence.starts : group.starts]
    if (
        (elsewhere or IN_YEAR.match(text, group.ends))
        and group.kind in ("number", "thing", "zero")
        and group.number.low != 1
    ):
        return ""
    if _update(text, sentence, group):
        return "cumulative"
    return "part" if is_listed or group.is_part or INCLUDING.search(before) else "incident"


def _may_be_people(group: Group) -> bool:
    """Tell whether a counted thing may be persons under a word that is not known: 'two bailiffs', 'six Libyans'."""
    is_plural = group.unit.endswith("s") and (group.number.low or 0) > 1
    return group.kind == "thing" and is_plural and group.unit not in THINGS


def _is_inside(text: str, cue: Cue, group: Group) -> bool:
    """Tell whether words of harm describe a group from within: 'the slain officer', 'two shooting victims'."""
    if group.unit != "people" or not group.span.contains(Span(cue.starts, cue.ends)):
        return False
    return cue.harm.way != "after" or re.search(r"\bvictims?$", text[: group.ends][-8:], re.IGNORECASE) is not None


def _members(text: str, sentence: Sentence, found: Sequence[Group], cues: Sequence[Cue]) -> dict[Group, Group]:
    """Return the groups that are named as members of the one before: 'including three children'."""
    members: dict[Group, Group] = {}
    for n, group in enumerate(found[1:], 1):
        if group.unit not in ("people", ""):
            continue
        last = found[n - 1]
        if INCLUDING.search(text[max(sentence.starts, group.starts - 24) : group.starts]) and last.unit == "people":
            members[group] = last
        elif (
            last in members
            and not any(cue.starts >= group.ends for cue in cues)
            and LINK.fullmatch(text, last.ends, group.starts)
        ):
            members[group] = members[last]
    return members


def _update(text: str, sentence: Sentence, group: Group) -> str:
    """Return the words that put a number forward as a new total: 'raising the toll to'."""
    if group.kind != "number":
        return ""
    found = UPDATE.search(text[max(sentence.starts, group.starts - 90) : group.starts])
    return found.group() if found else ""


def _told_as(update: str) -> str:
    """Return what befell those whom a new total counts: the dead, if it does not say otherwise."""
    return "injured" if re.search(r"injur|wound", update, re.IGNORECASE) else "killed"


def _is_unreal(text: str, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the harm is only possible, meant, threatened or asked about."""
    if text[sentence.starts : sentence.ends].rstrip(" \"”'").endswith("?"):
        return True
    before = text[max(sentence.starts, cue.starts - 40) : cue.starts]
    if BASE.fullmatch(text, cue.starts, cue.ends) and INFINITIVE.search(before):
        return True
    return bool(UNREAL.search(before))


def _is_denied(text: str, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether the harm is denied."""
    return bool(NOT.search(text[max(sentence.starts, cue.starts - 40) : cue.starts]))


def _befallen(text: str, sentence: Sentence, persons: Sequence[Group], cue: Cue, syntax: Syntax) -> list[Group]:
    """Return the groups that some words of harm speak of."""
    way = cue.harm.way
    if inverted := _inverted(text, sentence, persons, cue):
        return inverted
    if cue.harm.is_open and any(AT.fullmatch(text, cue.ends, group.starts) for group in persons):
        return []
    if way != "before" and not (way == "either" and _is_passive(text, sentence, cue)):
        first = next((group for group in persons if group.starts >= cue.ends and _is_object(text, cue, group)), None)
        if first is not None:
            row = _row(text, persons, first, 1)
            return [first, *(group for group in row[1:] if not _is_subject(text, group))]
        if name := _named(text, persons, cue.ends, AFTER, cue):
            return [name]
    if way == "after" or (way == "either" and _is_active(text, sentence, cue)):
        return []
    if cue.harm.way == "before" and (name := _named(text, persons, cue.starts, BEFORE, cue)):
        return [name]
    last = _subject(text, sentence, persons, cue, syntax)
    if last is None:
        return []
    after = [group for group in _row(text, persons, last, 1)[1:] if group.ends <= cue.starts]
    return [*_row(text, persons, last, -1), *after]


def _inverted(text: str, sentence: Sentence, persons: Sequence[Group], cue: Cue) -> list[Group]:
    """Return the subjects behind words of harm that open a sentence: 'Killed in the raid were Ana Ruiz and a guard'."""
    opens = not text[sentence.starts : cue.starts].replace("Also", "").strip()
    verb = INVERTED.match(text, cue.ends) if opens and cue.harm.way == "either" else None
    first = next((group for group in persons if verb and group.starts == verb.end()), None)
    return _row(text, persons, first, 1) if first else []


INVERTED = re.compile(
    r"(?:\s+(?!(?:was|were|is|are|who|that)\b)[^\s.;:]+){0,8}?\s+(?:was|were|is|are)\s*:?\s+", re.IGNORECASE
)

OBJECT = re.compile(
    r"\s*(?:(?:and|or|,)\s+(?:\w+ly\s+)?"
    r"(?:killed|killing|wounded|wounding|injured|injuring|hurt|hurting|kills|injures|wounds)\s*)?"
    r"(?:of\s+)?(?:about\s+|also\s+|both\s+|up\s+to\s+|dead\s+|\w+ly\s+)?[\"“]?(?:(?:[\w-]+\s+){0,3}[\w-]+['’]s\s+)?",
    re.IGNORECASE,
)
"""What may stand between words of harm and their object: 'killed and wounded', 'shot a neighbour's two sons'."""


def _is_object(text: str, cue: Cue, group: Group) -> bool:
    """Tell whether a group follows words of harm as their object."""
    return bool(OBJECT.fullmatch(text, cue.ends, group.starts)) and group.kind != "zero"


def _is_subject(text: str, group: Group) -> bool:
    """Tell whether a verb behind a group has it for its subject: 'a suspect is being sought'."""
    verb = FINITE.match(text, group.ends)
    return verb is not None and (verb["one"] is None or group.number.value == "1")


def _named(text: str, persons: Sequence[Group], at: int, pattern: re.Pattern[str], cue: Cue) -> Group | None:
    """Return a person whose name stands right beside words of harm and was not known as a name."""
    is_plain = cue.harm.outcome == "killed" or (cue.harm.outcome == "injured" and pattern is AFTER)
    if not is_plain or text[cue.starts : cue.starts + 1].isupper() or text[cue.starts : cue.ends] == "shooting":
        return None
    found = pattern.match(text, at) if pattern is AFTER else pattern.search(text, max(0, at - 60), at)
    if found is None:
        return None
    span = Span(*found.span("name"))
    if any(group.span.overlaps(span) for group in persons) or groups.NO_NAME.search(found["name"]):
        return None
    if PREPOSITION.search(text[max(0, span.starts - 12) : span.starts]):
        return None
    return Group(*span, number("1"), "name", "people", "all")


def _is_passive(text: str, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a form of 'be' or 'get' stands before the words of harm."""
    return bool(PASSIVE.search(text[max(sentence.starts, cue.starts - 40) : cue.starts]))


def _is_active(text: str, sentence: Sentence, cue: Cue) -> bool:
    """Tell whether words of harm have an object that is no group of persons: 'had shot Ruiz', 'hit a car'."""
    if _is_passive(text, sentence, cue):
        return False
    return bool(ACTIVE.search(text[max(sentence.starts, cue.starts - 12) : cue.starts]) or THING.match(text, cue.ends))


ACTIVE = re.compile(r"\b(?:had|has|have|allegedly|accidentally|who)\s+$", re.IGNORECASE)
THING = re.compile(
    r"\s+(?:(?:up\s+)?(?:an?|the|both|his|her|their|its|him|them|into)\b(?!\s+(?:head|chest|leg|back|time))"
    r"|at\s+(?:an?|the|his|her|their|its|him|them|us|me|each)\b)",
    re.IGNORECASE,
)
AT = re.compile(r"\s+at\s+", re.IGNORECASE)
"""'Shot at' somebody: nobody is told to be hit."""


def _row(text: str, persons: Sequence[Group], group: Group, step: int) -> list[Group]:
    """Return a group and those coordinated with it on one side."""
    row = [group]
    n = persons.index(group) + step
    while 0 <= n < len(persons):
        left, right = (row[-1], persons[n]) if step > 0 else (persons[n], row[-1])
        if (
            "pronoun" in (left.kind, right.kind)
            or ANAPHORA.match(text, right.starts)
            or SAYS.search(text, max(0, left.starts - 16), left.starts)
            or not LINK.fullmatch(text, left.ends, right.starts)
        ):
            break
        row.append(persons[n])
        n += step
    return row


def _subject(text: str, sentence: Sentence, persons: Sequence[Group], cue: Cue, syntax: Syntax) -> Group | None:
    """Return the group before some words of harm that they speak of."""
    beside = next(
        (
            group
            for group in reversed(persons)
            if group.ends <= cue.starts and BESIDE.fullmatch(text, group.ends, cue.starts)
        ),
        None,
    )
    if beside is not None:
        return beside
    is_reflexive = REFLEXIVE.search(text, cue.starts, cue.ends)
    for span in syntax.subjects_of(cue):
        for group in persons:
            if group.span.overlaps(span) and group.ends <= cue.starts:
                return group
    if is_reflexive:
        sex = people.sex(text[cue.starts : cue.ends])
        before = [group for group in persons if group.ends <= cue.starts and group.number.value == "1"]
        fit = [group for group in before if sex in ("", people.sex(text[group.starts : group.ends]) or sex)]
        return fit[-1] if fit else None
    for group in reversed(persons):
        if group.ends > cue.starts:
            continue
        if LEFT.search(text, group.ends, cue.starts):
            return None
        opening = text[max(sentence.starts, group.starts - 12) : group.starts]
        if not PREPOSITION.search(opening) or (CONJUNCTION.search(opening) and _is_passive(text, sentence, cue)):
            return group
    return None

"""The methods page of a release: what Every Casualty's standards ask a casualty recorder to make public.

Sources, collection, evaluation, corroboration, quality control, definitions and inclusion, each from the record's own
numbers and rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.export.case import Case
from dateline.export.withhold import Withheld
from dateline.fields import STATUSES, Codebook
from dateline.records import Record

LISTED = 10
"""Outlets and reasons that are named at most."""


@dataclass(frozen=True, slots=True)
class About:
    """What a release says of itself."""

    title: str
    publisher: str
    day: str
    version: str  # of Dateline
    rules: Mapping[str, str]  # what each rule in use does, by its name; the first is the record's own
    findings: int  # promises that the audit found broken
    left_out: Mapping[str, str]  # by table: what it has no row for
    put_in: int = 0  # names of private persons that the publisher put in


def methods(record: Record, held: Withheld, about: About) -> str:
    """Return the page as Markdown; `record` is the whole record, `held` what is published of it."""
    cases = [Case(incident, record) for incident in record.incidents]
    sections = (
        ("Sources", _sources(record)),
        ("Collection", _collection(record, about)),
        ("Evaluation", _evaluation(about)),
        ("Corroboration", _corroboration(cases)),
        ("Quality control", _quality(record, about)),
        ("Definitions", _definitions(record.codebook)),
        ("Inclusion", _inclusion(record, cases, about)),
        ("What is withheld", _withheld(held, about)),
    )
    head = f"# {about.title}\n\nReleased {about.day} by {about.publisher}. How these data were made.\n"
    return head + "".join(f"\n## {name}\n\n{_list(lines)}" for name, lines in sections)


def _list(lines: Iterable[str]) -> str:
    return "".join(f"- {line}\n" for line in lines if line)


def _sources(record: Record) -> Sequence[str]:
    outlets = Counter(document.outlet or "outlet not known" for document in record.documents.values())
    published = sorted(document.published for document in record.documents.values() if document.published)
    copies = sum(record.voices.get(name, name) != name for name in record.documents)
    most = ", ".join(f"{_line(name)} ({count})" for name, count in _most(outlets))
    return (
        f"{len(record.documents)} documents of {len(outlets)} outlets, listed in `sources.csv`.",
        f"Most by: {most}." if most else "",
        f"Published from {published[0]} to {published[-1]}, as far as their dates are known." if published else "",
        f"Reprints of others among them, which count as the same voice: {copies}.",
    )


def _collection(record: Record, about: About) -> Sequence[str]:
    failed = Counter(problem.stage for problem in record.problems if not problem.is_note)
    told = ", ".join(f"{count} while {STAGES.get(stage, stage)}" for stage, count in _most(failed))
    return (
        f"The reports were read by Dateline {about.version}: each value quotes the words that it was read from.",
        "A row of a table that people coded is a report like any other, and quotes its cells.",
        f"What could not be read, placed, dated or linked is listed in the record: {told}." if told else "",
    )


STAGES = {"read": "reading files", "extract": "reading reports", "store": "keeping them", "link": "linking"}


def _evaluation(about: About) -> Sequence[str]:
    return (
        "Claims that contradict each other stay side by side; a named rule chooses the one that a table states.",
        "A person's decision goes before every rule.",
        *(f"`{name}`: {_line(says)}" for name, says in about.rules.items()),
    )


def _corroboration(cases: Sequence[Case]) -> Sequence[str]:
    single = sum(len(case.sources) < 2 for case in cases)
    disputed = sum(bool(case.disputed) for case in cases)
    return (
        f"{len(cases) - single} of {len(cases)} incidents are told by two or more independent reports; {single} by one "
        "alone, which are uncorroborated.",
        f"In {disputed} the reports contradict each other.",
        "`corroboration.csv` says for each incident how many reports tell of it, how many of them are independent, and "
        "in what they contradict each other.",
    )


def _quality(record: Record, about: About) -> Sequence[str]:
    people = {decision.decided_by for decision in record.decisions.values()}
    verdicts = Counter(decision.verdict for decision in record.decisions.values())
    reviewed = sum(any(value.status == "reviewed" for value in incident.values) for incident in record.incidents)
    return (
        f"Claims on which people ruled: {len(record.decisions)}, by {len(people)} people: {verdicts['accepted']} "
        f"accepted, {verdicts['rejected']} rejected. Incidents that state a value which a person decided: {reviewed}.",
        "No value is stated without a quote. The audit of the record found nothing that breaks a promise: `audit.txt`."
        if not about.findings
        else f"The audit of the record found {about.findings} rows that break a promise: `audit.txt` lists them.",
        "`SHA256SUMS` has the checksum of every file: `sha256sum -c SHA256SUMS` tells whether one was altered.",
    )


def _definitions(codebook: Codebook) -> Sequence[str]:
    return (
        "An incident is one happening: the accounts of it in different reports, judged to tell of the same.",
        *(f"`{field.name}`: {field.question} {field.help}".rstrip() for field in codebook.shown),
        "Figures are written 31 (exactly), 31.. (at least), ..10 (at most), 10..15 (between), ~250 (about).",
        "Not stated is never 0.",
        "`codebook.csv` has every field and every answer.",
    )


def _inclusion(record: Record, cases: Sequence[Case], about: About) -> Sequence[str]:
    found = Counter(case.answer("status") or "status not told" for case in cases)
    known = {answer.name: answer.help for answer in STATUSES}
    return (
        f"Every incident that the record has is included: {len(record.incidents)}, whatever its toll.",
        *(f"{count} {name}{': ' + known[name] if name in known else ''}" for name, count in _most(found)),
        *(f"{name}: {said}." for name, said in about.left_out.items() if said),
    )


def _withheld(held: Withheld, about: About) -> Sequence[str]:
    return (
        "The text of the reports: `sources.csv` has address, outlet, date and checksum.",
        f"Names of private persons, unless a person decided otherwise: {held.names} in {held.claims} claims.",
        f"Names of those who are quoted and of whom no report tells an office: {held.speakers}. What they are (a "
        "witness, a relative) stays where the report tells it.",
        f"Names that the publisher put in: {about.put_in}." if about.put_in else "",
        "Names of groups stay, and of those who are quoted in an office.",
        f"Quotes that hold such a name: {held.quotes}. Where they stand in the text is given in their place.",
    )


def _most(found: Counter[str]) -> list[tuple[str, int]]:
    """Return the most frequent, those alike by name."""
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))[:LISTED]


def _line(words: str) -> str:
    """Return words on one line that Markdown shows as they are."""
    return " ".join(words.split()).replace("|", "\\|").replace("<", "&lt;")

"""A release: a dated folder with the record in every format, its codebook, sources, methods, citation and checksums."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dateline.errors import BadSetting, RunStopped
from dateline.export import withhold
from dateline.export.case import Case
from dateline.export.citation import citation
from dateline.export.files import export
from dateline.export.formats import FORMATS
from dateline.export.methods import About, methods
from dateline.export.table import Format, Row, Table, summary
from dateline.fields import Codebook
from dateline.fuse import RULES, restate
from dateline.records import Document, Record

CHECKSUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Order:
    """What a user asks of a release."""

    day: str  # ISO date
    title: str
    publisher: str
    rule: str  # of the record
    version: str  # of Dateline
    names: tuple[str, ...] = ()  # of private persons, which the publisher puts in


def release(record: Record, findings: Sequence[str], order: Order, place: Path) -> Path:
    """Write a release below a folder and return where it is: whole, or not at all.

    `findings` are what the audit found. The same record and the same order always give the same bytes. Raise BadSetting
    where there is one of that day already, RunStopped where it cannot be written.
    """
    folder = place / f"dateline-{order.day}"
    if os.path.lexists(folder):
        raise BadSetting(f"{folder} is there already and stays as it is: give another --date or --out")
    try:
        place.mkdir(parents=True, exist_ok=True)
        with _replacing(folder) as part:
            _write(record, findings, order, part)
    except OSError as error:
        raise RunStopped(f"{folder} cannot be written ({error.strerror or error}): choose another place") from error
    return folder


@contextmanager
def _replacing(folder: Path) -> Iterator[Path]:
    """Give a folder beside the one that is wanted, and move it into its place when it is whole."""
    part = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    part.mkdir()
    try:
        yield part
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write(record: Record, findings: Sequence[str], order: Order, part: Path) -> None:
    """Write every file of a release, the checksums last."""

    @cache
    def published(rule: str, abroad: bool) -> withhold.Withheld:
        return withhold.withhold(restate(record, rule, abroad), order.names)

    left_out = {
        kind.name: _table(kind, published(kind.rule or order.rule, bool(kind.rule)).record, part)
        for kind in FORMATS.values()
    }
    held = published(order.rule, False)
    whole = restate(record, order.rule)
    rules = dict.fromkeys((order.rule, *(kind.rule for kind in FORMATS.values() if kind.rule)))
    about = About(
        order.title, order.publisher, order.day, order.version, {name: RULES[name].help for name in rules},
        len(findings), left_out, len(order.names),
    )  # fmt: skip
    size = f"{len(record.incidents)} violent incidents told by {len(record.documents)} reports"
    texts = {
        "METHODS.md": methods(whole, held, about),
        "CITATION.cff": citation(order.title, order.publisher, order.day, f"{size}, each value with its words."),
        "audit.txt": "".join(f"{line}\n" for line in findings) or "every promise of the record holds\n",
    }
    tables = {
        "codebook.csv": Table(fields_of(record.codebook), CODEBOOK),
        "corroboration.csv": Table(corroboration(held.record), CORROBORATION),
        "sources.csv": Table(sources(record, held.record), SOURCES),
    }
    for name, table in tables.items():
        export(table, FORMATS["native"], part / name)
    for name, text in texts.items():
        (part / name).write_text(text, encoding="utf-8", newline="")
    (part / CHECKSUMS).write_text(checksums(part), encoding="utf-8", newline="")


# -- tables -------------------------------------------------------------------------------------------------------


def _table(kind: Format, record: Record, part: Path) -> str:
    """Write a record in one format, and return what it has no row for."""
    ending = ".csv" if ".csv" in kind.endings else kind.endings[0]
    table = kind.make(record)
    export(_cleared(kind, table), kind, part / f"{kind.name}{ending}")
    return summary(table.left_out)


def _cleared(kind: Format, table: Table) -> Table:
    """Return a table without the words of reports that stand around its quotes."""
    return replace(table, rows=withhold.without_context(table.rows)) if kind.name == "annotations" else table


CODEBOOK = (
    "field", "label", "kind", "question", "help", "several", "answer", "within", "meaning", "gtd", "acled", "plover",
    "muc",
)  # fmt: skip
CORROBORATION = ("incident_id", "reports", "independent", "is_corroborated", "disputed", "reviewed")
SOURCES = ("document_id", "address", "outlet", "published", "language", "characters", "sha256", "copy_of")


def fields_of(codebook: Codebook) -> Iterator[Row]:
    """Yield every field that a codebook shows, and every answer of those that have some."""
    for field in codebook.shown:
        about = {"field": field.name, "label": field.label, "kind": field.kind}
        about |= {"question": field.question, "help": field.help}
        yield about | {"several": _yes(field.many)}
        for one in field.answers:
            abroad = {"gtd": one.gtd, "acled": one.acled, "plover": one.plover, "muc": one.muc}
            yield (
                about
                | {"several": _yes(field.many), "answer": one.name, "within": one.within, "meaning": one.help}
                | abroad
            )


def corroboration(record: Record) -> Iterator[Row]:
    """Yield for each incident how many reports tell of it, how many are independent, and what they dispute."""
    for incident in sorted(record.incidents, key=lambda incident: incident.id):
        case = Case(incident, record)
        reviewed = dict.fromkeys(value.field for value in incident.values if value.status == "reviewed")
        yield {
            "incident_id": incident.id,
            "reports": len(case.documents),
            "independent": len(case.sources),
            "is_corroborated": _yes(len(case.sources) > 1),
            "disputed": "; ".join(case.disputed),
            "reviewed": "; ".join(reviewed),
        }


def sources(record: Record, published: Record) -> Iterator[Row]:
    """Yield every document without its text: what is known of it, and the hash that proves the text."""
    for name, document in sorted(published.documents.items()):
        original: Document = record.documents[name]
        voice = record.voices.get(name, name)
        yield {
            "document_id": name,
            "address": document.address,
            "outlet": document.outlet,
            "published": document.published,
            "language": document.language,
            "characters": len(original.text),
            "sha256": hashlib.sha256(original.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "copy_of": voice if voice != name else "",
        }


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def checksums(folder: Path) -> str:
    """Return the checksums of a folder's files in the form that `sha256sum -c` reads."""
    hashed = ((hashlib.sha256(path.read_bytes()).hexdigest(), path.name) for path in sorted(folder.iterdir()))
    return "".join(f"{digest}  {name}\n" for digest, name in hashed)

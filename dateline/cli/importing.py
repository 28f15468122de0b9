"""The command that brings in tables that people coded: `import`."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from dateline.cli import tables
from dateline.cli.codebook import take_up
from dateline.cli.options import restating_rule, setting
from dateline.cli.progress import ReadingBar
from dateline.gazetteer import Gazetteer
from dateline.importing import import_tables
from dateline.read import check_sources
from dateline.store import open_store


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="TABLE...", type=click.Path(path_type=Path))
@setting("store")
@setting("gazetteer")
@setting("codebook")
@restating_rule
@click.option("--quiet", "-q", is_flag=True, help="No progress bar and no summary.")
def import_command(files: tuple[Path, ...], store: str, gazetteer: str, codebook: str, rule: str, quiet: bool) -> int:
    """Bring event tables that people coded into a record, each row as a report that quotes its own cells.

    TABLE is a CSV, TSV or JSON Lines file with the columns of MAVERICK's event reports, ACLED or UCDP GED; the columns
    tell which. A column that bears the name of a field which the codebook adds is read for it. Rows that are in the
    record are passed over. Exit status 1 if some row could not be taken.
    """
    console = Console(stderr=True)
    check_sources(map(str, files))
    places = Gazetteer.open(Path(gazetteer) if gazetteer else None)
    with open_store(store) as record:
        changed = take_up(record, codebook)
        with ReadingBar(console, quiet) as bar:
            summary = import_tables(files, record, places, rule, bar)
    for line in tables.problems_lines(summary.failures):
        console.print(line, style="yellow", markup=False, highlight=False, soft_wrap=True)
    for line in () if quiet else (*changed, summary.sentence()):
        console.print(tables.clean(line), markup=False, highlight=False, soft_wrap=True)
    return 1 if summary.failures else 0

"""The pages of a record, written to a folder: an overview with table, timeline and map, and one page an incident."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from dateline.errors import RunStopped
from dateline.link.connections import connections as find_connections
from dateline.records import Incident, Record
from dateline.web import connections, plots, toll_plot, view, worldmap
from dateline.web.rules import side_by_side

MAP_SIZE = (960.0, 420.0)
SMALL_MAP_SIZE = (420.0, 260.0)


@cache
def environment() -> Environment:
    """Return the templates, with everything escaped."""
    templates = PackageLoader("dateline.web", "templates")
    return Environment(
        loader=templates, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def write_pages(record: Record, folder: Path, step: Callable[[int, int], None] = lambda _done, _total: None) -> int:
    """Write every page of a record into a folder, made if it is not there, and return how many.

    `step` is called after each page with how many are written, and of how many. Raises RunStopped where nothing can be
    written.
    """
    planned = _planned(record)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for count, (name, made) in enumerate(planned, 1):
            part = folder / f".{name}.part"
            part.write_text(made(), encoding="utf-8")
            part.replace(folder / name)
            step(count, len(planned))
    except OSError as error:
        raise RunStopped(f"{folder} cannot be written ({error.strerror or error}): choose another --out") from error
    return len(planned)


def pages(record: Record) -> Iterator[tuple[str, str]]:
    """Yield file names and pages: the overview last, so that it never links to what is not there."""
    return ((name, made()) for name, made in _planned(record))


def _planned(record: Record) -> list[tuple[str, Callable[[], str]]]:
    """Return the file names of all pages in order, each with what makes its page."""
    ordered = view.newest_first(record.incidents)
    shared = connections.views(find_connections(record), record)
    found: list[tuple[str, Callable[[], str]]] = [
        (f"incident-{incident.id}.html", partial(incident_page, incident, record, shared)) for incident in ordered
    ]
    if shared:
        found.append(("connections.html", partial(connections_page, shared)))
    return [*found, ("index.html", partial(index_page, ordered, record, len(shared)))]


def index_page(incidents: list[Incident], record: Record, shared: int = 0) -> str:
    """Return the overview: table, timeline, map, and what could not be read."""
    pins = [pin for incident in incidents if (pin := view.pin(incident, record))]
    moments = [moment for incident in incidents if (moment := view.moment(incident, record))]
    return environment().get_template("index.html").render(
        incidents=[view.overview(incident, record) for incident in incidents],
        documents=record.documents,
        quiet=len(record.documents) - len({account.document.id for account in record.accounts.values()}),
        copies=sum(document != voice for document, voice in record.voices.items()),
        timeline=plots.timeline(moments) if moments else None,
        narrow=plots.timeline(moments, plots.NARROW) if moments else None,
        undated=len(incidents) - len(moments),
        map=draw_map(pins, MAP_SIZE, "Where the incidents were"),
        unplaced=len(incidents) - len(pins),
        problems=record.problems,
        legend=view.LEGEND,
        shared=shared,
    )  # fmt: skip


def connections_page(shared: Sequence[connections.ConnectionView]) -> str:
    """Return the page of what incidents share: a picture, and every claim behind it."""
    return environment().get_template("connections.html").render(
        connections=shared,
        wide=connections.graph(shared, connections.WIDE),
        narrow=connections.graph(shared, connections.NARROW),
    )  # fmt: skip


def incident_page(incident: Incident, record: Record, shared: Sequence[connections.ConnectionView] = ()) -> str:
    """Return the page of one incident: the toll over time, every value with its claims, the reports side by side.

    `shared` are the connections of the record as a whole.
    """
    pin = view.pin(incident, record)
    values = view.values(incident, record)
    fields = {value.field.name for value in values}
    return environment().get_template("incident.html").render(
        incident=view.overview(incident, record),
        values=values,
        missing=[field.label for field in record.codebook.shown if field.name not in fields],
        tolls=toll_plot.drawn(incident, record),
        rules=side_by_side(incident, record),
        connections=connections.of_incident(shared, incident.id),
        told=view.told(incident, record),
        reports=view.reports(incident, record),
        map=draw_map([replace(pin, href="")] if pin else [], SMALL_MAP_SIZE, "Where it was"),
        fields=[field for field in record.codebook.shown if field.name in fields],
        colours=view.own_colours(record.codebook),
    )  # fmt: skip


def draw_map(pins: list[worldmap.Pin], size: tuple[float, float], title: str) -> dict[str, object] | None:
    """Return what the map template draws, or None without pins."""
    if not pins:
        return None
    frame = worldmap.frame(pins, *size)
    drawn = [
        (pin, *frame.place((pin.lon, pin.lat)), frame.pixels(worldmap.RADIUS_KM.get(pin.precision, 0))) for pin in pins
    ]
    kilometres, length = worldmap.kilometre_bar(frame)
    return {
        "title": title,
        "known": worldmap.KNOWN.get(pins[0].precision, "") if len(pins) == 1 else "",
        "width": size[0],
        "height": size[1],
        "outlines": list(worldmap.outlines(frame)),
        "pins": sorted(drawn, key=lambda item: -item[3]),
        "kilometres": kilometres,
        "length": length,
    }

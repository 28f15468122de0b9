"""The page on which an editor gives incidents to coders, and everybody sees who has what and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import BadSetting
from dateline.records import Mode
from dateline.review import assign
from dateline.review.assign import Draw
from dateline.review.duties import namer
from dateline.review.queue import last_day
from dateline.store import Given, Store, Wanted
from dateline.store.judgements import PERSON
from dateline.store.search import STANDINGS
from dateline.web.desk.accounts import Form, Show
from dateline.web.desk.door import permit
from dateline.web.desk.roles import may

FILTERS = ("after", "before", "place", "type", "outlet", "standing", "words")
"""What incidents to give can be chosen by: as in the list of incidents."""

MOST = 200
"""Rows of the page: incidents that are given, the newest first."""


@dataclass(frozen=True, slots=True)
class Row:
    """An incident that is given to somebody."""

    incident_id: str
    title: str
    day: int
    given: tuple[Given, ...]

    @property
    def is_double(self) -> bool:
        """Whether it is coded blind, so that the answers can be laid side by side."""
        return any(item.assignment.mode == "blind" for item in self.given)


@dataclass(frozen=True, slots=True)
class Load:
    """How much one coder has, and how far the coder is."""

    coder: str
    given: int
    done: int
    settled: int


class Assignments:
    """The page of assignments and its form, which comes here with its token checked."""

    def __init__(self, record: Callable[[], Store], show: Show) -> None:
        self._record = record
        self._show = show

    def page(self, request: Request) -> Response:
        """Show who has what, and, to editors, the form to give more."""
        query = {name: value for name, value in request.query_params.items() if name in FILTERS and value}
        with self._record() as store:
            shown = {
                **overview(store),
                "query": query,
                "matching": len(store.find_incidents(Wanted(**query))),
                "types": store.codebook().named("type").answers,
                "standings": list(STANDINGS),
                "people": [user.name for user in store.users() if user.state == "open" and may(user.role, "decide")],
                "may_assign": may(request.state.role, "assign"),
                "count": request.query_params.get("count", ""),
            }
        return self._show(request, "assignments", shown)

    async def give(self, request: Request, form: Form) -> Response:
        """Give incidents to coders."""
        permit(request, "assign")
        wanted = {name: form.get(name, "").strip() for name in FILTERS}
        count = await run_in_threadpool(self._give, wanted, form, request.state.person)
        query = {name: value for name, value in wanted.items() if value}
        return RedirectResponse(f"/assignments?{urlencode({**query, 'done': 'give', 'count': count})}", 303)

    def _give(self, wanted: Mapping[str, str], form: Form, who: str) -> int:
        coders = [name.strip() for name in form.get("coders", "").split(",") if name.strip()]
        with self._record() as store:
            assign.check_coders(store, coders)
            names = store.find_incidents(Wanted(**wanted))
            taken = assign.draw(names, Draw(*(number(form, name) for name in ("sample", "every", "seed"))))
            mode: Mode = "blind" if form.get("blind") else "open"
            return assign.give(store, store.incidents_of_ids(taken), coders, who, mode)


def number(form: Form, name: str) -> int:
    """Return a whole number of a form; an empty box is 0."""
    given = form.get(name, "").strip()
    if given and (not given.isdecimal() or len(given) > 9):
        raise BadSetting(f"{given[:40]!r} is no number for {name}: write a whole number, or nothing.")
    return int(given or 0)


def overview(store: Store) -> dict[str, object]:
    """Return who has what: coder by coder, and incident by incident."""
    given = [item for item in store.assignments() if item.assignment.state != "withdrawn"]
    homes = store.homes(item.assignment.mention_id for item in given)
    of: dict[str, list[Given]] = {}
    for item in given:
        if item.assignment.mention_id in homes:
            of.setdefault(homes[item.assignment.mention_id], []).append(item)
    name = namer(store)
    rows = [Row(one.id, name(one), last_day(one), tuple(of[one.id])) for one in store.incidents_of_ids(of)]
    rows.sort(key=lambda row: (-row.day, row.incident_id))
    return {"rows": rows[:MOST], "total": len(rows), "loads": loads(given)}


def loads(given: Iterable[Given]) -> list[Load]:
    """Return how much each coder has, by name."""
    states: dict[str, list[str]] = {}
    for item in given:
        states.setdefault(item.assignment.coder.removeprefix(PERSON), []).append(item.assignment.state)
    return [
        Load(coder, found.count("given"), found.count("done"), found.count("settled"))
        for coder, found in sorted(states.items())
    ]

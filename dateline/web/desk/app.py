"""The desk as a web application: every address, the page or the ruling behind it, and how errors are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dateline.errors import BadSetting, DatelineError, StoreFailed
from dateline.fields import Field, field_named
from dateline.gazetteer import Gazetteer
from dateline.records import Claim, Place
from dateline.review.actions import person
from dateline.review.words import knows
from dateline.store import Store, Wanted, open_store
from dateline.web.desk import api, forms, openapi, views
from dateline.web.desk.guard import COOKIE, Guard, Tokens, new_session, session_of
from dateline.web.desk.shelf import Shelf
from dateline.web.desk.templates import address_of, environment, stylesheet

LOOPBACK = ("127.0.0.1", "localhost", "::1")

DONE: Mapping[str, str] = {
    "accept": "Accepted.",
    "reject": "Rejected.",
    "correct": "Corrected.",
    "add": "Added.",
    "same": "Called the same.",
    "different": "Called different.",
    "merge": "Merged into one incident.",
    "split": "Split off into an incident of its own.",
    "note": "Noted.",
    "undo": "Taken back.",
}
"""What a page says when it comes back from a ruling."""

WANTED = ("after", "before", "place", "type", "outlet", "standing", "words")
"""The filters of the list of incidents that a query gives as they are."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a desk is set up with."""

    store: str  # path or URL of the record
    rule: str
    who: str  # whose rulings they are
    key: str = field(repr=False)  # signs the tokens of forms
    hosts: Sequence[str] = LOOPBACK  # the names it answers to; none = any
    may_rule: bool = True  # false where strangers can reach it: they may look
    gazetteer: str = ""  # its file; empty = the one in the user's cache folder


def make_app(setup: Setup) -> Starlette:
    """Return the application of one desk."""
    desk = Desk(setup)
    pages = {
        "/": desk.incidents,
        "/queue": desk.queue,
        "/next": desk.next,
        "/search": desk.search,
        "/help": desk.help,
        "/incident/{name}": desk.incident,
        "/incident/{name}/look": desk.look,
        "/claim/{name}": desk.claim,
        "/mention/{name}": desk.mention,
        "/report/{name}": desk.report,
        "/static/{name}": desk.static,
        "/openapi.json": desk.openapi,
        "/api": desk.api,
        "/api/incidents": desk.api_incidents,
        "/api/incidents/{name}": desk.api_incident,
        "/api/claims": desk.api_claims,
        "/api/queue": desk.api_queue,
    }
    routes = [Route(path, page, methods=["GET"]) for path, page in pages.items()]
    routes += [
        Route("/decide", desk.decide, methods=["POST"]),
        Route("/api/decisions", desk.api_decide, methods=["POST"]),
    ]
    handlers = {DatelineError: desk.failed, HTTPException: desk.refused, Exception: desk.broken}
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=setup.hosts)],
        exception_handlers=handlers,  # type: ignore[arg-type]
    )


class Desk:
    """Every page and every form: each opens the record, asks one function, and lets go of it."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._tokens = Tokens(setup.key)
        self._shelf = Shelf(setup.rule, person(setup.who))

    # -- pages ---------------------------------------------------------------------------------------------------

    def incidents(self, request: Request) -> Response:
        """Show the incidents that are as wanted."""
        query = dict(request.query_params)
        with self._open() as store:
            shown = views.incidents_page(store, self._wanted(query), _page(query), _kept(query))
            return self._show(request, "incidents", {**shown, "progress": self._shelf.work(store).progress})

    def queue(self, request: Request) -> Response:
        """Show the open questions."""
        query = dict(request.query_params)
        with self._open() as store:
            return self._show(
                request, "queue", views.queue_page(self._shelf.work(store), query.get("question", ""), _page(query))
            )

    def next(self, request: Request) -> Response:
        """Lead to the question that comes after the one that a person came with."""
        with self._open() as store:
            item = self._shelf.work(store).after(request.query_params.get("after", ""))
        return RedirectResponse(address_of(item) if item else "/queue", 303)

    def search(self, request: Request) -> Response:
        """Show the reports that have some words."""
        query = dict(request.query_params)
        with self._open() as store:
            return self._show(request, "search", views.search_page(store, query.get("q", ""), _page(query)))

    def help(self, request: Request) -> Response:
        """Show what the keys do."""
        return self._show(request, "help", {})

    def incident(self, request: Request) -> Response:
        """Show one incident with all that can be decided on it."""
        key = request.query_params.get("item", "")
        with self._open() as store:
            shown = views.incident_page(store, request.path_params["name"], self._setup.rule)
            question = views.question_of(self._shelf.work(store), key)
        return self._show(request, "incident", {**shown, "question": question})

    def look(self, request: Request) -> Response:
        """Show what can be seen of one incident as a whole."""
        with self._open() as store:
            return self._show(request, "look", views.look_page(store, request.path_params["name"]))

    def claim(self, request: Request) -> Response:
        """Show the report of a claim, to choose other words for it."""
        with self._open() as store:
            claim = store.claim(request.path_params["name"])
            if claim is None:
                raise HTTPException(404, "No claim has this id: open the incident anew.")
            return self._words(request, store, claim.mention_id, field_named(claim.field), claim)

    def mention(self, request: Request) -> Response:
        """Show the report of a mention, to choose words for a value that nothing had read."""
        name = request.query_params.get("field", "")
        with self._open() as store:
            return self._words(request, store, request.path_params["name"], knows(name) if name else None, None)

    def _words(
        self, request: Request, store: Store, mention: str, about: Field | None, claim: Claim | None
    ) -> Response:
        return self._show(request, "words", views.words_page(store, mention, about, claim))

    def report(self, request: Request) -> Response:
        """Show one report as it was read."""
        with self._open() as store:
            return self._show(request, "report", views.report_page(store, request.path_params["name"]))

    def static(self, request: Request) -> Response:
        """Give a stylesheet or a script of the desk."""
        name = request.path_params["name"]
        if name not in STATIC:
            raise HTTPException(404, "The desk has no such file.")
        return Response(static_file(name), media_type=STATIC[name], headers={"Cache-Control": "no-cache"})

    # -- rulings -------------------------------------------------------------------------------------------------

    async def decide(self, request: Request) -> Response:
        """Carry out what a form asks, and lead back to where it was."""
        form = {name: [str(value) for value in values] for name, values in (await _form(request)).items()}
        token = form.get("token", [""])[0]
        if not self._tokens.fits(token, session_of(request)):
            raise HTTPException(
                403, "This form is from before the desk was started: go back, load the page anew, and do it again."
            )
        asked = asked_by(form)
        await run_in_threadpool(self._carry_out, asked)
        return RedirectResponse(_back(form.get("back", ["/"])[0], asked), 303)

    def _carry_out(self, asked: forms.Request) -> list[str]:
        """Rule as asked; return the incidents that the mentions are in now."""
        if not self._setup.may_rule:
            raise HTTPException(403, "This desk can be reached by others: it shows the record, and takes no rulings.")
        with self._open() as store, self._shelf.ruling(store) as touched:
            mentions = forms.carry_out(asked, self._bench(store))
            if not forms.regroups(asked):
                touched += mentions
            return sorted(set(store.homes(mentions).values()))

    def _bench(self, store: Store) -> forms.Bench:
        return forms.Bench(store, self._setup.who, self._setup.rule, lambda name: self._places(store, name))

    def _places(self, store: Store, name: str) -> Sequence[Place]:
        """Return the places that a name can mean: those of the record first, then the most populous."""
        known = store.places()
        named = [row for row in known.values() if name.casefold() in (row.name.casefold(), row.id)]
        return (*named, *(row for row in gazetteer(self._setup.gazetteer).candidates(name) if row.id not in known))

    # -- programs ------------------------------------------------------------------------------------------------

    def api(self, request: Request) -> Response:
        """Show what programs can ask."""
        return self._show(request, "api", {"api": openapi.described()})

    def openapi(self, _: Request) -> Response:
        """Give the description of the interface as OpenAPI."""
        return api.answer(openapi.described())

    def api_incidents(self, request: Request) -> Response:
        """Give the incidents that are as wanted."""
        query = dict(request.query_params)
        with self._open() as store:
            return api.answer(api.incidents(store, self._wanted(query), _page(query)))

    def api_incident(self, request: Request) -> Response:
        """Give one incident."""
        with self._open() as store:
            return api.answer(api.incident(store, request.path_params["name"]))

    def api_claims(self, request: Request) -> Response:
        """Give the claims of one incident, of all fields or of one."""
        query = dict(request.query_params)
        with self._open() as store:
            return api.answer(api.claims(store, query.get("incident", ""), query.get("field", "")))

    def api_queue(self, request: Request) -> Response:
        """Give the open questions."""
        with self._open() as store:
            return api.answer(api.queue(self._shelf.work(store), _page(dict(request.query_params))))

    async def api_decide(self, request: Request) -> Response:
        """Carry out what a program asks, and tell which incidents it changed."""
        asked = api.asked_by(request.headers.get("content-type", ""), await request.body())
        return api.answer({"incidents": await run_in_threadpool(self._carry_out, asked)})

    # -- errors --------------------------------------------------------------------------------------------------

    async def failed(self, request: Request, error: DatelineError) -> Response:
        """Tell what cannot be done, and what to do about it."""
        missing = request.method == "GET" and isinstance(error, BadSetting)
        return self._tell(request, 404 if missing else 503 if isinstance(error, StoreFailed) else 400, str(error))

    async def refused(self, request: Request, error: HTTPException) -> Response:
        """Tell why a request is refused."""
        words = (
            "There is no such page: start from the list of incidents." if error.detail == "Not Found" else error.detail
        )
        return self._tell(request, error.status_code, words)

    async def broken(self, request: Request, error: Exception) -> Response:
        """Tell of a fault of the desk; the log has the rest."""
        return self._tell(
            request, 500, f"A fault in Dateline ({type(error).__name__}) stopped this page: please report it."
        )

    def _tell(self, request: Request, status: int, words: str) -> Response:
        if request.url.path.startswith("/api/"):
            return api.answer({"error": words}, status)
        return self._show(request, "error", {"words": words, "status": status}, status)

    # -- shared --------------------------------------------------------------------------------------------------

    def _open(self) -> Store:
        return open_store(self._setup.store, create=False)

    def _wanted(self, query: Mapping[str, str]) -> Wanted:
        """Return what a query looks for; raises BadSetting for what cannot be looked for."""
        given = {name: query[name].strip() for name in WANTED if query.get(name, "").strip()}
        return Wanted(**given, ruled_by=person(self._setup.who) if query.get("mine") else "")

    def _show(self, request: Request, name: str, shown: Mapping[str, object], status: int = 200) -> Response:
        """Return a page; a browser that has no session yet gets one with it."""
        known = session_of(request)
        session = known or new_session()
        page = environment().get_template(f"desk/{name}.html").render(
            **shown,
            here=_here(request),
            who=self._setup.who,
            rule=self._setup.rule,
            may_rule=self._setup.may_rule,
            token=self._tokens.token(session),
            done=DONE.get(request.query_params.get("done", ""), ""),
        )  # fmt: skip
        response = HTMLResponse(page, status)
        if not known:
            response.set_cookie(COOKIE, session, httponly=True, samesite="strict")
        return response


STATIC = {"desk.css": "text/css", "desk.js": "text/javascript", "desk.svg": "image/svg+xml"}


@cache
def static_file(name: str) -> str:
    """Return a file that pages load; the desk's stylesheet goes on from that of the pages that anyone can open."""
    own = (files("dateline.web") / "static" / name).read_text("utf-8")
    return stylesheet() + own if name == "desk.css" else own


@cache
def gazetteer(path: str) -> Gazetteer:
    """Return the gazetteer of a path, or the user's; it is opened when somebody first corrects a place."""
    return Gazetteer.open(Path(path) if path else None)


async def _form(request: Request) -> dict[str, list[str]]:
    """Return the fields of a form; files have no place in one."""
    form = await request.form(max_files=0, max_fields=600)
    found: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        found.setdefault(name, []).append(value if isinstance(value, str) else "")
    return found


def asked_by(form: Mapping[str, Sequence[str]]) -> forms.Request:
    """Return what a form asks for: its button says `accept ID`, `merge ID ID` or `split`, with ids from boxes."""
    action, *ids = (form.get("do") or [""])[0].split() or [""]
    text = {name: (form.get(name) or [""])[0] for name in ("note", "quote", "value", "field", "near")}
    near = text.pop("near")
    place = int(near) if near.isdecimal() and len(near) < 12 else 0
    more = {"split": form.get("id", ()), "merge": form.get("other", ())}.get(action, ()) if len(ids) < 2 else ()
    return forms.Request(action, (*ids, *filter(None, more)), near=place, **text)


def _back(back: str, asked: forms.Request) -> str:
    """Return where to go after a ruling: a page of this desk, at the claim that was ruled on."""
    parts = urlsplit(back)
    path = parts.path if parts.path.startswith("/") and not parts.path.startswith("//") and "\\" not in back else "/"
    query = "&".join(part for part in parts.query.split("&") if part and not part.startswith("done="))
    place = f"x-{asked.ids[0]}" if asked.action in ("accept", "reject") else parts.fragment
    return urlunsplit(("", "", path, f"{query}&done={asked.action}".lstrip("&"), place))


def _here(request: Request) -> str:
    """Return the address of this page, for forms to come back to."""
    query = "&".join(part for part in request.url.query.split("&") if part and not part.startswith("done="))
    return request.url.path + (f"?{query}" if query else "")


def _page(query: Mapping[str, str]) -> int:
    given = query.get("page", "1")
    return max(1, int(given)) if given.isdecimal() and len(given) < 7 else 1


def _kept(query: Mapping[str, str]) -> dict[str, str]:
    """Return the filters of a query, without what is no filter."""
    return {name: query[name] for name in (*WANTED, "mine") if query.get(name)}

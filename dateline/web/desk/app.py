"""The desk as a web application: every address, the page or the ruling behind it, and how errors are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from dateline import pipeline
from dateline.errors import BadSetting, DatelineError, StoreFailed
from dateline.fields import Field
from dateline.gazetteer import Gazetteer
from dateline.records import Claim, Place, Record
from dateline.review.actions import person
from dateline.review.parts import PARTS
from dateline.review.words import knows
from dateline.store import Store, Wanted, open_store
from dateline.store.judgements import PERSON
from dateline.web.desk import api, double, forms, openapi, views
from dateline.web.desk.accounts import Accounts
from dateline.web.desk.assignments import Assignments
from dateline.web.desk.door import Door, SignedOut, Visitor, permit
from dateline.web.desk.guard import Guard, Tokens, keep_session, new_session, session_of, within
from dateline.web.desk.roles import may
from dateline.web.desk.shelf import Shelf, Work
from dateline.web.desk.templates import address_of, environment, stylesheet
from dateline.web.view import own_colours

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
    "password": "The password is changed, and every other session of yours has ended.",
    "done": "Done with it.",
    "take": "Decided, with what each coder said.",
    "settle": "Settled.",
    "withdraw": "Taken back from the coder.",
    "again": "Given to the coder again.",
    "give": "Given.",
    "no-token": "The token is gone: programs that send it are turned away.",
}
"""What a page says when it comes back from a ruling, or from another form."""

WANTED = ("after", "before", "place", "type", "outlet", "standing", "words")
"""The filters of the list of incidents that a query gives as they are."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a desk is set up with."""

    store: str  # path or URL of the record
    rule: str  # empty = the one that the record was built with
    who: str  # whose rulings they are, while the record has no accounts
    key: str = field(repr=False)  # signs the tokens of forms
    hosts: Sequence[str] = LOOPBACK  # the names it answers to; none = any
    may_rule: bool = True  # false where strangers can reach it: without accounts they may look
    gazetteer: str = ""  # its file; empty = the one in the user's cache folder


def make_app(setup: Setup) -> ASGIApp:
    """Return the application of one desk: the guard around the door around the pages."""
    desk = Desk(setup)
    pages = {
        "/": desk.incidents,
        "/queue": desk.queue,
        "/next": desk.next,
        "/search": desk.search,
        "/help": desk.help,
        "/sign-in": desk.accounts.form,
        "/account": desk.accounts.page,
        "/incident/{name}": desk.incident,
        "/incident/{name}/look": desk.look,
        "/claim/{name}": desk.claim,
        "/mention/{name}": desk.mention,
        "/report/{name}": desk.report,
        "/assignments": desk.given.page,
        "/double/{name}": desk.double,
        "/agreement": desk.agreement,
        "/static/{name}": desk.static,
        "/fields.css": desk.colours,
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
        *(Route(path, desk.sent, methods=["POST"]) for path in desk.own),
        Route("/api/decisions", desk.api_decide, methods=["POST"]),
    ]
    told: Mapping[Any, Any] = {DatelineError: desk.failed, HTTPException: desk.refused}
    alone = Visitor(setup.who, "editor" if setup.may_rule else "reader")
    pages_and_door = Starlette(
        routes=routes,
        middleware=[Middleware(ExceptionMiddleware, handlers=told), Middleware(Door, desk.open, alone)],
        exception_handlers={**told, Exception: desk.broken},
    )
    return Guard(pages_and_door, setup.hosts)


class Desk:
    """Every page and every form: each opens the record, asks one function, and lets go of it."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._tokens = Tokens(setup.key)
        self._shelf = Shelf(setup.rule)
        self.accounts = Accounts(self.open, self._show)
        self.given = Assignments(self.open, self._show)
        self.own = {
            "/sign-in": self.accounts.sign_in,
            "/sign-out": self.accounts.sign_out,
            "/account": self.accounts.change,
            "/assignments": self.given.give,
        }

    # -- pages ---------------------------------------------------------------------------------------------------

    def incidents(self, request: Request) -> Response:
        """Show the incidents that are as wanted."""
        query = dict(request.query_params)
        with self.open() as store:
            wanted, who = self._wanted(request, query), request.state.person
            shown = views.incidents_page(store, wanted, _page(query), _kept(query), who, self._rule(store))
            return self._show(request, "incidents", {**shown, "progress": self._shelf.work(store).progress})

    def queue(self, request: Request) -> Response:
        """Show the open questions."""
        query = dict(request.query_params)
        with self.open() as store:
            work, mine = self._work(request, store), _mine(request)
            return self._show(request, "queue", views.queue_page(work, query.get("question", ""), _page(query), mine))

    def next(self, request: Request) -> Response:
        """Lead to the question that comes after the one that a person came with."""
        with self.open() as store:
            item = self._work(request, store).after(request.query_params.get("after", ""))
        return RedirectResponse(address_of(item, _mine(request)) if item else "/queue", 303)

    def search(self, request: Request) -> Response:
        """Show the reports that have some words."""
        query = dict(request.query_params)
        with self.open() as store:
            return self._show(request, "search", views.search_page(store, query.get("q", ""), _page(query)))

    def help(self, request: Request) -> Response:
        """Show what the keys do."""
        return self._show(request, "help", {})

    def incident(self, request: Request) -> Response:
        """Show one incident with all that can be decided on it."""
        key = request.query_params.get("item", "")
        with self.open() as store:
            shown = views.incident_page(store, request.path_params["name"], self._rule(store), request.state.person)
            question = views.question_of(self._work(request, store), key)
        return self._show(request, "incident", {**shown, "question": question, "mine": _mine(request)})

    def look(self, request: Request) -> Response:
        """Show what can be seen of one incident as a whole."""
        with self.open() as store:
            shown = views.look_page(store, request.path_params["name"], self._rule(store), request.state.person)
            return self._show(request, "look", shown)

    def claim(self, request: Request) -> Response:
        """Show the report of a claim, to choose other words for it."""
        with self.open() as store:
            claim = store.claim(request.path_params["name"])
            if claim is None:
                raise HTTPException(404, "No claim has this id: open the incident anew.")
            return self._words(request, store, claim.mention_id, store.codebook().named(claim.field), claim)

    def mention(self, request: Request) -> Response:
        """Show the report of a mention, to choose words for a value that nothing had read."""
        name = request.query_params.get("field", "")
        with self.open() as store:
            about = knows(store.codebook(), name) if name else None
            return self._words(request, store, request.path_params["name"], about, None)

    def _words(
        self, request: Request, store: Store, mention: str, about: Field | None, claim: Claim | None
    ) -> Response:
        return self._show(request, "words", views.words_page(store, mention, about, claim))

    def report(self, request: Request) -> Response:
        """Show one report as it was read."""
        with self.open() as store:
            return self._show(request, "report", views.report_page(store, request.path_params["name"]))

    def double(self, request: Request) -> Response:
        """Show what blind coders answered on one incident, side by side."""
        key = request.query_params.get("item", "")
        with self.open() as store:
            shown = double.double_page(store, request.path_params["name"])
            question = views.question_of(self._work(request, store), key)
        more = {"question": question, "mine": _mine(request), "may_adjudicate": may(request.state.role, "adjudicate")}
        return self._show(request, "double", {**shown, **more})

    def agreement(self, request: Request) -> Response:
        """Show how far blind coders agree."""
        query = request.query_params
        with self.open() as store:
            shown = double.agreement_page(store, query.getlist("field"), bool(query.get("ruled")))
        return self._show(request, "agreement", shown)

    def static(self, request: Request) -> Response:
        """Give a stylesheet or a script of the desk."""
        name = request.path_params["name"]
        if name not in STATIC:
            raise HTTPException(404, "The desk has no such file.")
        return Response(static_file(name), media_type=STATIC[name], headers={"Cache-Control": "no-cache"})

    def colours(self, _: Request) -> Response:
        """Give the colours of the fields that the codebook adds, as a stylesheet: a page may have none inside."""
        with self.open() as store:
            shown = environment().get_template("own.css").render(colours=own_colours(store.codebook()))
        return Response(shown, media_type="text/css")

    # -- rulings -------------------------------------------------------------------------------------------------

    async def decide(self, request: Request) -> Response:
        """Carry out what a form asks, and lead back to where it was."""
        form = await self._form(request)
        asked = asked_by(form)
        await run_in_threadpool(self._carry_out, request, asked)
        return RedirectResponse(_back(form.get("back", ["/"])[0], asked), 303)

    async def sent(self, request: Request) -> Response:
        """Carry out what the form of a page asks that comes back to that page."""
        form = {name: values[0] for name, values in (await self._form(request)).items()}
        return await self.own[request.url.path](request, form)

    async def _form(self, request: Request) -> dict[str, list[str]]:
        """Return the fields of a form that this desk made for this browser; files have no place in one."""
        form = await request.form(max_files=0, max_fields=600)
        found: dict[str, list[str]] = {}
        for name, value in form.multi_items():
            found.setdefault(name, []).append(value if isinstance(value, str) else "")
        if not self._tokens.fits(found.get("token", [""])[0], session_of(request)):
            raise HTTPException(
                403,
                "This form is from before you signed in, or the desk was started: go back, load the page anew, and do "
                "it again.",
            )
        return found

    def _carry_out(self, request: Request, asked: forms.Request) -> list[str]:
        """Rule as asked; return the incidents that the mentions are in now."""
        permit(request, forms.NEEDS.get(asked.action, "decide"))
        who = request.state.person
        with self.open() as store, self._shelf.ruling(store, who) as touched:
            mentions = forms.carry_out(asked, self._bench(store, who, may(request.state.role, "adjudicate")))
            touched += mentions
            return sorted(set(store.homes(mentions).values()))

    def _bench(self, store: Store, who: str, may_adjudicate: bool) -> forms.Bench:
        return forms.Bench(store, who, self._rule(store), lambda name: self._places(store, name), may_adjudicate)

    def _work(self, request: Request, store: Store) -> Work:
        """Return the open questions, and what whom asks was given to do."""
        is_editor = may(request.state.role, "adjudicate")
        return double.work_for(self._shelf.work(store), store, request.state.person, is_editor, bool(_mine(request)))

    def _rule(self, store: Store) -> str:
        return pipeline.rule_of(store, self._setup.rule)

    def _record(self, request: Request, store: Store, name: str) -> Record:
        """Return the record of one incident as whom asks may see it."""
        return double.record_for(store, store.incident(name), request.state.person, self._rule(store))

    def _places(self, store: Store, name: str) -> Sequence[Place]:
        """Return the places that a name can mean: those of the record first, then the most populous."""
        known = store.places()
        named = [row for row in known.values() if name.casefold() in (row.name.casefold(), row.id)]
        return (*named, *(row for row in gazetteer(self._setup.gazetteer).candidates(name) if row.id not in known))

    # -- programs ------------------------------------------------------------------------------------------------

    def api(self, request: Request) -> Response:
        """Show what programs can ask."""
        with self.open() as store:
            return self._show(request, "api", {"api": openapi.described(store.codebook())})

    def openapi(self, _: Request) -> Response:
        """Give the description of the interface as OpenAPI."""
        with self.open() as store:
            return api.answer(openapi.described(store.codebook()))

    def api_incidents(self, request: Request) -> Response:
        """Give the incidents that are as wanted."""
        query = dict(request.query_params)
        with self.open() as store:
            wanted, who = self._wanted(request, query), request.state.person
            return api.answer(api.incidents(store, wanted, _page(query), who, self._rule(store)))

    def api_incident(self, request: Request) -> Response:
        """Give one incident."""
        with self.open() as store:
            record = self._record(request, store, request.path_params["name"])
            return api.answer(api.incident(record))

    def api_claims(self, request: Request) -> Response:
        """Give the claims of one incident, of all fields or of one."""
        query = dict(request.query_params)
        with self.open() as store:
            record = self._record(request, store, query.get("incident", ""))
            return api.answer(api.claims(record, query.get("field", "")))

    def api_queue(self, request: Request) -> Response:
        """Give the open questions."""
        with self.open() as store:
            return api.answer(api.queue(self._work(request, store), _page(dict(request.query_params))))

    async def api_decide(self, request: Request) -> Response:
        """Carry out what a program asks, and tell which incidents it changed."""
        asked = api.asked_by(request.headers.get("content-type", ""), await request.body())
        return api.answer({"incidents": await run_in_threadpool(self._carry_out, request, asked)})

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
        written = error.written if isinstance(error, SignedOut) else ()
        answer = self._tell(request, error.status_code, words, written)
        answer.headers.update(error.headers or {})
        return answer

    async def broken(self, request: Request, error: Exception) -> Response:
        """Tell of a fault of the desk; the log has the rest."""
        return self._tell(
            request, 500, f"A fault in Dateline ({type(error).__name__}) stopped this page: please report it."
        )

    def _tell(self, request: Request, status: int, words: str, written: Sequence[str] = ()) -> Response:
        if request.url.path.startswith(("/api/", "/openapi.json")):
            return api.answer({"error": words}, status)
        return self._show(request, "error", {"words": words, "status": status, "written": written}, status)

    # -- shared --------------------------------------------------------------------------------------------------

    def open(self) -> Store:
        """Open the record."""
        return open_store(self._setup.store, create=False)

    def _wanted(self, request: Request, query: Mapping[str, str]) -> Wanted:
        """Return what a query looks for; raises BadSetting for what cannot be looked for."""
        given = {name: query[name].strip() for name in WANTED if query.get(name, "").strip()}
        ruled_by, given_to = (_by(request) if query.get(name) else "" for name in ("mine", "given"))
        return Wanted(**given, ruled_by=ruled_by, given_to=given_to)

    def _show(self, request: Request, name: str, shown: Mapping[str, object], status: int = 200) -> Response:
        """Return a page; a browser that has no session yet gets one with it."""
        known = session_of(request)
        session = known or new_session()
        page = environment().get_template(f"desk/{name}.html").render(
            **shown,
            here=_here(request),
            visitor=request.state.visitor,
            may_rule=may(request.state.role, "decide"),
            may_link=may(request.state.role, "link"),
            token=self._tokens.token(session),
            done=DONE.get(request.query_params.get("done", ""), ""),
        )  # fmt: skip
        response = HTMLResponse(page, status)
        return response if known else keep_session(response, request, session)


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


def asked_by(form: Mapping[str, Sequence[str]]) -> forms.Request:
    """Return what a form asks for: its button says `accept ID`, `merge ID ID` or `split`, with ids from boxes."""
    action, *ids = (form.get("do") or [""])[0].split() or [""]
    text = {name: (form.get(name) or [""])[0] for name in ("note", "quote", "value", "field", "near")}
    near = text.pop("near")
    place = int(near) if near.isdecimal() and len(near) < 12 else 0
    more = {"split": form.get("id", ()), "merge": form.get("other", ())}.get(action, ()) if len(ids) < 2 else ()
    parts = {name: form[name][0] for name in PARTS if form.get(name)}
    return forms.Request(action, (*ids, *filter(None, more)), near=place, parts=parts, **text)


def _back(back: str, asked: forms.Request) -> str:
    """Return where to go after a ruling: a page of this desk, at the claim that was ruled on."""
    parts = within(back)
    query = "&".join(part for part in parts.query.split("&") if part and not part.startswith("done="))
    place = f"x-{asked.ids[0]}" if asked.action in ("accept", "reject") else parts.fragment
    return parts._replace(query=f"{query}&done={asked.action}".lstrip("&"), fragment=place).geturl()


def _mine(request: Request) -> str:
    """Return 1 where only what was given to whom asks is wanted."""
    return "1" if request.query_params.get("mine") else ""


def _by(request: Request) -> str:
    """Return the name that stands in the record for whom asks; a stranger has ruled on nothing."""
    return person(request.state.person) if request.state.person else PERSON


def _here(request: Request) -> str:
    """Return the address of this page, for forms to come back to."""
    query = "&".join(part for part in request.url.query.split("&") if part and not part.startswith("done="))
    return request.url.path + (f"?{query}" if query else "")


def _page(query: Mapping[str, str]) -> int:
    given = query.get("page", "1")
    return max(1, int(given)) if given.isdecimal() and len(given) < 7 else 1


def _kept(query: Mapping[str, str]) -> dict[str, str]:
    """Return the filters of a query, without what is no filter."""
    return {name: query[name] for name in (*WANTED, "mine", "given") if query.get(name)}

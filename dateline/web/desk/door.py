"""The door of the desk: who asks, in which role, and what a role may not do. Nothing is open that is not named here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dateline.store import Role, Store, User
from dateline.web.desk.guard import session_of
from dateline.web.desk.passwords import hash_of
from dateline.web.desk.roles import ACTIONS, Act, may

OPEN = ("/sign-in", "/static/")
"""What needs no account: the form itself, and what it looks like."""

FOR_PROGRAMS = ("/api/", "/openapi.json")
"""Where a token is taken in place of a session."""

OWN = ("/account", "/sign-out")
"""What every role may send: what is one's own."""


WRITTEN = ("note", "quote", "value")
"""What a person writes into forms with some effort."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks for a page."""

    person: str  # the name under which decisions are kept; empty = nobody
    role: Role
    has_account: bool = False
    is_in: bool = True  # whether the pages of the desk are open


STRANGER = Visitor("", "reader", is_in=False)


class SignedOut(HTTPException):
    """A form comes from somebody whose session has ended: what was written is given back."""

    def __init__(self, form: FormData) -> None:
        super().__init__(401, "You are not signed in any more: nothing was kept. Sign in, and do it again.")
        self.written = [str(form[name]) for name in WRITTEN if form.get(name)]


class Door:
    """Tells every page who asks, as `request.state.person` and `request.state.role`, or asks to sign in first.

    A record without accounts is open to `alone`.
    """

    def __init__(self, app: ASGIApp, record: Callable[[], Store], alone: Visitor) -> None:
        self._app = app
        self._record = record
        self._alone = alone

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request in."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        _tell(request, STRANGER)
        app = self._app
        if not request.url.path.startswith("/static/"):
            visitor = await run_in_threadpool(self._visitor, request)
            _tell(request, visitor)
            app = await _way(request, visitor) or app
        await app(scope, receive, send)

    def _visitor(self, request: Request) -> Visitor:
        with self._record() as store:
            user = _user(request, store)
            if user:
                return Visitor(user.name, user.role, has_account=True)
            return STRANGER if store.has_users() else self._alone


def _user(request: Request, store: Store) -> User | None:
    """Return whose token or session comes with a request."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and request.url.path.startswith(FOR_PROGRAMS):
        return store.user_of_token(hash_of(secret.strip()))
    session = session_of(request)
    return store.signed_in(hash_of(session)) if session else None


def _tell(request: Request, visitor: Visitor) -> None:
    request.state.person, request.state.role = visitor.person, visitor.role
    request.state.visitor = visitor


async def _way(request: Request, visitor: Visitor) -> ASGIApp | None:
    """Return where a stranger is sent instead of in; raises HTTPException where that would lose what was sent."""
    path, is_sent = request.url.path, request.method not in ("GET", "HEAD")
    if not visitor.is_in and not path.startswith(OPEN):
        if path.startswith(FOR_PROGRAMS):
            says = "Sign in, or send the token that `dateline account token` gives: Authorization: Bearer TOKEN."
            raise HTTPException(401, says, {"WWW-Authenticate": "Bearer"})
        if is_sent:
            raise SignedOut(await request.form(max_files=0, max_fields=600))
        there = path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?{urlencode({'next': there})}", 303)
    if is_sent and not path.startswith(OPEN + OWN):
        permit(request, "decide")
    return None


def permit(request: Request, act: Act) -> None:
    """Turn away whose role does not suffice for an act."""
    visitor: Visitor = request.state.visitor
    if may(visitor.role, act):
        return
    if not visitor.has_account:
        raise HTTPException(
            403,
            "This desk can be reached by others and has no accounts: it shows the record, and takes no rulings. Make "
            "some with `dateline account add`.",
        )
    raise HTTPException(
        403, f"This takes the role of {ACTIONS[act]}, and {visitor.person} is a {visitor.role}: ask for another role."
    )

"""Signing in and out, and what a person does with an account: another password, a token for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import BadSetting
from dateline.review.actions import person
from dateline.store import Store, User
from dateline.web.desk import passwords
from dateline.web.desk.guard import keep_session, new_session, session_of, within
from dateline.web.desk.tries import Tries

Form = Mapping[str, str]

START = "/queue"
"""Where a person begins who came for no page in particular."""


def place(address: str) -> str:
    """Return the page of this desk to which to go after signing in."""
    parts = within(address or START)
    return START if parts.path.startswith("/sign-") else parts.geturl()


class Show(Protocol):
    """Makes a page of a template."""

    def __call__(self, request: Request, name: str, shown: Mapping[str, object], status: int = 200) -> Response:
        """Return a page."""
        ...


class Accounts:
    """The pages of accounts. Forms come here with their token checked."""

    def __init__(self, record: Callable[[], Store], show: Show) -> None:
        self._record = record
        self._show = show
        self._tries = Tries()

    def form(self, request: Request) -> Response:
        """Show the form to sign in; whoever is signed in goes on."""
        there = place(request.query_params.get("next", ""))
        if request.state.visitor.is_in:
            return RedirectResponse(there, 303)
        return self._show(request, "sign-in", {"next": there, "name": "", "fault": ""})

    async def sign_in(self, request: Request, form: Form) -> Response:
        """Begin a session where name and password are right; say no more than that where they are not."""
        name, there = form.get("name", ""), place(form.get("next", ""))
        wait = self._tries.begin(name, _address(request))
        if wait:
            return self._again(request, name, there, _too_many(wait), 429, wait)
        session = await run_in_threadpool(self._session_for, name, form.get("password", ""), session_of(request))
        if not session:
            return self._again(request, name, there, "There is no account with this name and this password.", 401)
        self._tries.succeeded(name, _address(request))
        return keep_session(RedirectResponse(there, 303), request, session)

    def _again(self, request: Request, name: str, there: str, fault: str, status: int, wait: int = 0) -> Response:
        shown = {"next": there, "name": name[:100], "fault": fault}
        answer = self._show(request, "sign-in", shown, status)
        if wait:
            answer.headers["Retry-After"] = str(wait)
        return answer

    def _session_for(self, name: str, password: str, before: str) -> str:
        """Return a new session where the password is right, else nothing; the session that was there ends."""
        with self._record() as store:
            user = store.user(name)
            if not passwords.fits(password, user) or user is None:
                return ""
            store.end_session(passwords.hash_of(before))
            return _begin(store, user)

    async def sign_out(self, request: Request, _: Form) -> Response:
        """End the session."""
        await run_in_threadpool(self._end, session_of(request))
        return keep_session(RedirectResponse("/sign-in", 303), request, new_session())

    def _end(self, session: str) -> None:
        with self._record() as store:
            store.end_session(passwords.hash_of(session))

    def page(self, request: Request) -> Response:
        """Show a person's own account."""
        return self._account(request, "")

    def _account(self, request: Request, token: str) -> Response:
        with self._record() as store:
            user = self._own(request, store)
        return self._show(request, "account", {"user": user, "new_token": token})

    async def change(self, request: Request, form: Form) -> Response:
        """Give a person's own account another password, or another token; that takes the password it has."""
        return await run_in_threadpool(self._change, request, form)

    def _change(self, request: Request, form: Form) -> Response:
        change = CHANGES.get(form.get("do", ""))
        if change is None:
            raise BadSetting("Nothing of an account is called that: go back, and load the page anew.")
        with self._record() as store:
            user = self._own(request, store)
            self._prove(request, user, form.get("password", ""))
            session, token = change(store, user, form)
        if token:
            return self._account(request, token)
        answer = RedirectResponse(f"/account?done={form['do']}", 303)
        return keep_session(answer, request, session) if session else answer

    def _prove(self, request: Request, user: User, password: str) -> None:
        """Turn away who has a person's session, and not the password."""
        wait = self._tries.begin(user.name, _address(request))
        if wait:
            raise HTTPException(429, _too_many(wait), {"Retry-After": str(wait)})
        if not passwords.fits(password, user):
            raise HTTPException(403, "This is not the password that you have: go back, and write it again.")
        self._tries.succeeded(user.name, _address(request))

    def _own(self, request: Request, store: Store) -> User:
        user = store.user(request.state.person) if request.state.visitor.has_account else None
        if user is None:
            raise HTTPException(404, "This desk has no accounts: `dateline account add` makes the first.")
        return user


def _new_password(store: Store, user: User, form: Form) -> tuple[str, str]:
    if form.get("new", "") != form.get("again", ""):
        raise BadSetting("The new password is written in two ways: go back, and write it twice alike.")
    store.set_password(user.name, passwords.hashed(form.get("new", "")), person(user.name))
    return _begin(store, user), ""


def _new_token(store: Store, user: User, _: Form) -> tuple[str, str]:
    token = passwords.new_token()
    store.set_token(user.name, passwords.hash_of(token), person(user.name))
    return "", token


def _no_token(store: Store, user: User, _: Form) -> tuple[str, str]:
    store.set_token(user.name, "", person(user.name))
    return "", ""


CHANGES: Mapping[str, Callable[[Store, User, Form], tuple[str, str]]] = {
    "password": _new_password,
    "token": _new_token,
    "no-token": _no_token,
}
"""What a person can change: each gives the new session that is needed then, and the new token to show."""


def _too_many(wait: int) -> str:
    return f"Too many tries: wait {-(-wait // 60)} minutes."


def _begin(store: Store, user: User) -> str:
    session = new_session()
    store.begin_session(passwords.hash_of(session), user.name)
    return session


def _address(request: Request) -> str:
    return request.client.host if request.client else ""

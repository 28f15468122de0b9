"""What keeps the desk safe in a browser: who may ask, how much may be sent, and what a page may load.

Every page is loaded from this machine alone (content-security policy), no other site can frame it or post to it
(origin, token), no other name leads to it (host, against DNS rebinding), and nothing larger than a form comes in.
"""

from __future__ import annotations

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe
from typing import TypeVar
from urllib.parse import SplitResult, urlsplit

from itsdangerous import Signer
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Answer = TypeVar("Answer", bound=Response)

COOKIE = "dateline"
LARGEST = 256 * 1024
"""Bytes that a request may send: forms hold a quote, a value and a note."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""Sent with every answer. `same-origin`, not `no-referrer`, for with that a browser hides the origin of a form."""


class TooLarge(HTTPException):
    """A request sends more than LARGEST bytes."""

    def __init__(self) -> None:
        super().__init__(413, _too_large())


class Guard:
    """Turns away what must not come in, and tells the browser what a page may do.

    It stands around the whole application, so that the page of a fault says it, too.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope["method"], Headers(scope=scope))
        answer = PlainTextResponse(refusal[1], refusal[0]) if refusal else self._app
        await answer(scope, _counted(receive), _with_headers(send))

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        """Return status and reason for turning a request away, or None."""
        host = headers.get("host", "")
        if self._hosts and _name(host) not in self._hosts:
            return 400, f"This desk does not answer to the name {_name(host)!r}: open it at the address it printed."
        if method in ("GET", "HEAD"):
            return None
        if method != "POST":
            return 405, "The desk knows GET and POST."
        if not _is_own(headers, host):
            return 403, "This came from another site: open the desk itself and do it there."
        length = headers.get("content-length", "0")
        return (413, _too_large()) if not length.isdecimal() or int(length) > LARGEST else None


def _counted(receive: Receive) -> Receive:
    """Take no more than a request may send, whatever it said of its length."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST:
            raise TooLarge
        return message

    return receiving


def _too_large() -> str:
    return f"This is more than {LARGEST // 1024} KiB: shorten the note or the words."


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return sending


def _name(host: str) -> str:
    """Return the name of a Host header without its port; `[::1]:8321` is `::1`."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_own(headers: Headers, host: str) -> bool:
    """Tell whether a request comes from a page of this desk, or from a program that sends no origin."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == host


def within(address: str) -> SplitResult:
    """Return the part of an address that lies in this desk: other hosts are cut off, and what is no path is `/`."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("/")
    is_path = parts.path.startswith("/") and not parts.path.startswith("//") and "\\" not in address
    return SplitResult("", "", parts.path if is_path else "/", parts.query, parts.fragment)


# -- tokens -------------------------------------------------------------------------------------------------------


class Tokens:
    """Tokens that prove that a form was made by this desk for this browser: a signature of its session.

    The session itself is in no page: who saves one, or looks over a shoulder, does not get it.
    """

    def __init__(self, key: str) -> None:
        self._signer = Signer(key, salt="dateline form")

    def token(self, session: str) -> str:
        """Return the token of a session."""
        return self._signer.get_signature(session).decode()

    def fits(self, token: str, session: str) -> bool:
        """Tell whether a token is that of a session."""
        return bool(session) and self._signer.verify_signature(session, token.encode("utf-8", "replace"))


def session_of(request: Request) -> str:
    """Return the session that a browser names, or nothing."""
    try:
        cookies = SimpleCookie(request.headers.get("cookie", ""))
    except CookieError:
        return ""
    return cookies[COOKIE].value if COOKIE in cookies else ""


def new_session() -> str:
    """Return the name of a new session."""
    return token_urlsafe(32)


def keep_session(response: Answer, request: Request, session: str) -> Answer:
    """Let the browser keep a session until it is closed: out of reach of scripts, of other sites, and of the wire."""
    is_sealed = request.url.scheme == "https"
    response.set_cookie(COOKIE, session, httponly=True, samesite="strict", secure=is_sealed)
    return response

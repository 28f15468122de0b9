"""What keeps the desk safe in a browser: who may ask, how much may be sent, and what a page may load.

Every page is loaded from this machine alone (content-security policy), no other site can frame it or post to it
(origin, token), no other name leads to it (host, against DNS rebinding), and nothing larger than a form comes in.
"""

from __future__ import annotations

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe
from urllib.parse import urlsplit

from itsdangerous import BadSignature, Signer
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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


class TooLarge(Exception):
    """A request sends more than LARGEST bytes."""


class Guard:
    """Turns away what must not come in, and tells the browser what a page may do."""

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
        await self._within_limits(answer, scope, receive, _with_headers(send))

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

    async def _within_limits(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, unless it sends more than it said."""
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > LARGEST:
                raise TooLarge
            return message

        try:
            await app(scope, counted, send)
        except TooLarge:
            await PlainTextResponse(_too_large(), 413)(scope, receive, send)


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


# -- tokens -------------------------------------------------------------------------------------------------------


class Tokens:
    """Tokens that prove that a form was made by this desk for this browser: the signed name of its session."""

    def __init__(self, key: str) -> None:
        self._signer = Signer(key, salt="dateline form")

    def token(self, session: str) -> str:
        """Return the token of a session."""
        return self._signer.sign(session).decode()

    def fits(self, token: str, session: str) -> bool:
        """Tell whether a token is that of a session."""
        try:
            return bool(session) and self._signer.unsign(token).decode() == session
        except (BadSignature, UnicodeDecodeError):
            return False


def session_of(request: Request) -> str:
    """Return the session that a browser names, or nothing."""
    try:
        cookies = SimpleCookie(request.headers.get("cookie", ""))
    except CookieError:
        return ""
    return cookies[COOKIE].value if COOKIE in cookies else ""


def new_session() -> str:
    """Return the name of a new session."""
    return token_urlsafe(24)

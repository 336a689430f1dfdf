"""Around every request: its host, where a change comes from, its size; the headers of every answer."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from selon.web.words import term, words_for

__all__ = ["CONTENT_SECURITY_POLICY", "Guard"]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",  # the map's own pictures are made in the browser
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_OTHER_HOST = term("This server does not answer to that host name.")
_NOT_OURS = term("Changes are only taken from Selon's own page.")
_TOO_LARGE = term("Over 64 MiB: split it.")
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LARGEST = 64 * 1024 * 1024


class Guard:
    """ASGI middleware. `hosts`: names a request may ask for; None lets any pass."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 400, 403 or 413 where the request must not pass; else pass it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = _told(scope, *self._refusal(scope["method"], Headers(scope=scope)))

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message))
            await send(message)

        await (refusal or self.app)(scope, receive, answer)

    def _refusal(self, method: str, headers: Headers) -> tuple[str, int]:
        """Why the request must not pass, and the status; empty where it may."""
        if self.hosts is not None and host_name(headers.get("host", "")) not in self.hosts:
            return _OTHER_HOST, 400
        if method not in _SAFE and not _from_our_page(headers):
            return _NOT_OURS, 403
        if _length(headers) > _LARGEST:
            return _TOO_LARGE, 413
        return "", 200


def _told(scope: Scope, reason: str, status: int) -> PlainTextResponse | None:
    return PlainTextResponse(words_for(HTTPConnection(scope)).say(reason), status) if reason else None


def host_name(host: str) -> str:
    """`host` (as in the Host header) without its port and brackets, lower case."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _from_our_page(headers: Headers) -> bool:
    """By Sec-Fetch-Site, which pages can't forge; programs and old browsers send none, so Origin decides."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")


def _length(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isdecimal() else 0


def _add_headers(headers: MutableHeaders) -> None:
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)

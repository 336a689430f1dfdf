"""A real HTTP server on loopback for the tests: pages by path, or a function that does as it likes."""

import socket
import socketserver
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

__all__ = ["Answer", "Server", "answer", "asked", "feed_of", "rogue", "serving"]

Handler = Callable[[str, dict[str, str]], bytes]
"""Path and request headers (names in lower case) to the bytes that go out."""


def answer(
    body: bytes | str = b"", status: str = "200 OK", media_type: str = "text/html; charset=utf-8", **headers: str
) -> bytes:
    """The bytes of an answer; underscores in the names of headers stand for hyphens."""
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media_type}", f"Content-Length: {len(content)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1") + content


def feed_of(links: Iterable[str], **headers: str) -> bytes:
    """The answer that is a feed of `links`."""
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    return answer(f'<rss version="2.0"><channel>{items}</channel></rss>', media_type="text/xml", **headers)


Answer = bytes | Handler


class Server:
    """A running server: its port, what was asked of it, and how many connections it took."""

    def __init__(self, port: int) -> None:
        self.port, self.asked, self.connections = port, list[tuple[str, dict[str, str]]](), 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def serving(pages: dict[str, Answer]) -> Iterator[Server]:
    """Serve `pages` by path; a path that is not there gives 404. `pages` may change while it runs."""

    def talk(connection: socket.socket) -> None:
        path, headers = asked(connection)
        server.asked.append((path, headers))
        found = pages.get(path, answer("not here", "404 Not Found"))
        connection.sendall(found if isinstance(found, bytes) else found(path, headers))

    with rogue(talk) as server:
        yield server


@contextmanager
def rogue(talk: Callable[[socket.socket], None]) -> Iterator[Server]:
    """A server that calls `talk` on every connection, in a thread of its own, and closes it then."""

    class Connection(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            server.connections += 1
            with suppress(OSError):
                talk(self.request)

    class Listener(socketserver.ThreadingTCPServer):
        daemon_threads, allow_reuse_address, request_queue_size, block_on_close = True, True, 64, False

    with Listener(("127.0.0.1", 0), Connection) as listener:
        server = Server(listener.server_address[1])
        thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listener.shutdown()


def asked(connection: socket.socket) -> tuple[str, dict[str, str]]:
    """Path and headers of the next request. Raises ConnectionError where the other end is gone."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65_536)
        if not piece:
            raise ConnectionError
        data += piece
    first, *lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    return first.split(" ")[1], {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines)}

"""Fetches one published file of another site, within bounds that hold whatever that site does.

- Only https, or http of this machine itself where the list names it so.
- The host's addresses are looked up once and must all be public; the connection goes to one of
  those, so that a second answer of the name server can't lead elsewhere (RFC 1918, 6890).
- No redirect is followed, no proxy, cookie or credential used, no compression asked for.
- The whole exchange ends after `SECONDS`, however slowly bytes drip; no more than the limit of
  the file is ever read.
- Status and media type must fit before anything is read.
"""

from __future__ import annotations

import contextlib
import dataclasses
import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from kim_plugins.content.federation import addresses
from kim_plugins.content.federation.refusal import Refused

SECONDS = 20.0
_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers that say "not now" (RFC 9110, 15)."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_XML = frozenset({"application/xml", "text/xml", "application/octet-stream", "text/plain", ""})


class Unreachable(Exception):
    """A site doesn't answer now; its text ends a sentence about it in Indonesian."""


@dataclasses.dataclass(frozen=True, slots=True)
class Bounds:
    """What may come as a file."""

    size: int
    """Bytes."""
    types: frozenset[str]
    """Media types; "" stands for none at all. Never text/html: that is a page of errors."""


BOUNDS = {
    "feed.xml": Bounds(2_000_000, _XML | {"application/atom+xml"}),
    "feeds.opml": Bounds(8_000_000, _XML | {"text/x-opml", "application/opml+xml"}),
    "data/groups.csv": Bounds(
        8_000_000, frozenset({"text/csv", "text/plain", "application/octet-stream", ""})
    ),
    "data/site.json": Bounds(64_000, frozenset({"application/json", "text/json", "text/plain"})),
}


def fetch(address: str, path: str, seconds: float = SECONDS) -> bytes | None:
    """Return a file of a site; `None` where there is none (404, 410).

    Raises `Unreachable`, or `Refused` for what no site of ours would send.
    """
    parts = urlsplit(address)
    bounds = BOUNDS[path]
    try:
        with _connected(address, seconds) as (connection, is_over):
            connection.request(
                "GET",
                f"{parts.path}{path}",
                headers={"User-Agent": "kim-gabung", "Accept-Encoding": "identity"},
            )
            with contextlib.closing(connection.getresponse()) as answer:
                if answer.status in (404, 410):
                    return None
                _judge(answer, path, bounds)
                content = answer.read(bounds.size + 1)
            if is_over():
                raise Unreachable("terlalu lambat")
    except (OSError, http.client.HTTPException) as error:
        raise Unreachable(_told(error)) from None
    if len(content) > bounds.size:
        raise Refused(_too_large(path, bounds))
    length = answer.headers.get("Content-Length", "")
    if length.isdecimal() and int(length[:20]) != len(content):
        raise Unreachable("sambungannya terputus di tengah jalan")
    return content


def _judge(answer: http.client.HTTPResponse, path: str, bounds: Bounds) -> None:
    """Refuse an answer by its head alone."""
    if answer.status in _RETRIED:
        raise Unreachable(f"server menjawab {answer.status}")
    if 300 <= answer.status < 400:
        raise Refused(f"{path} mengalihkan ke alamat lain; tulis alamat situs yang sebenarnya")
    if answer.status != 200:
        raise Refused(f"{path} dijawab dengan {answer.status}")
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refused(f"{path} dikirim termampatkan walaupun tidak diminta")
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in bounds.types:
        raise Refused(f"{path} dikirim sebagai jenis berkas lain")
    length = answer.headers.get("Content-Length", "")
    if length.isdecimal() and int(length[:20]) > bounds.size:
        raise Refused(_too_large(path, bounds))


def _too_large(path: str, bounds: Bounds) -> str:
    return f"{path} lebih besar daripada {bounds.size // 1000} KB"


class _Clock:
    """Ends a connection when its time is over, whatever it is waiting for."""

    def __init__(self, sock: socket.socket, seconds: float) -> None:
        self.is_over = False
        # Of its own: TLS takes the first one over.
        self._sock = sock.dup()
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def _end(self) -> None:
        self.is_over = True
        with contextlib.suppress(OSError):
            # Wakes whoever reads from it, which closing alone would not.
            self._sock.shutdown(socket.SHUT_RDWR)

    def stop(self) -> None:
        self._timer.cancel()
        self._timer.join()
        self._sock.close()


@contextlib.contextmanager
def _connected(
    address: str, seconds: float
) -> Iterator[tuple[http.client.HTTPConnection, Callable[[], bool]]]:
    """Open a connection to a site's host, at one of its public addresses."""
    parts = urlsplit(address)
    host, is_secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if is_secure else 80)
    sock = _socket(_looked_up(host, port, is_local=addresses.is_local(address)), seconds)
    clock = _Clock(sock, seconds)
    try:
        kind = http.client.HTTPSConnection if is_secure else http.client.HTTPConnection
        connection = kind(host, port, timeout=seconds)
        if is_secure:
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
        connection.sock = sock
        yield connection, lambda: clock.is_over
    except (OSError, http.client.HTTPException):
        if clock.is_over:
            raise Unreachable("terlalu lambat") from None
        raise
    finally:
        clock.stop()
        sock.close()


def _looked_up(host: str, port: int, *, is_local: bool) -> list[tuple[str, int]]:
    """Return the addresses of a host. Raises `Refused` if any of them isn't a public one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable("nama situsnya tidak ditemukan") from None
    places = list(dict.fromkeys((str(one[4][0]), port) for one in found))
    for place, _ in places:
        if not (_is_own(place) if is_local else is_public(place)):
            raise Refused("nama situsnya menunjuk ke jaringan dalam, bukan ke internet")
    return places


def is_public(place: str) -> bool:
    """Tell whether an IP address is one of the internet, also inside of another (RFC 6052)."""
    ip = ipaddress.ip_address(place.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _is_own(place: str) -> bool:
    return ipaddress.ip_address(place.partition("%")[0]).is_loopback


def _socket(places: list[tuple[str, int]], seconds: float) -> socket.socket:
    """Connect to the first address that answers."""
    problem: OSError = OSError()
    for place in places[:4]:
        try:
            return socket.create_connection(place, timeout=seconds / 2)
        except OSError as error:
            problem = error
    raise problem


def _told(error: Exception) -> str:
    match error:
        case ssl.SSLCertVerificationError():
            return "sertifikat keamanannya tidak berlaku"
        case TimeoutError():
            return "terlalu lambat"
        case ConnectionRefusedError():
            return "servernya tidak menjawab"
        case http.client.HTTPException():
            return "jawabannya terputus atau tidak terbaca"
    return "tidak dapat dihubungi"

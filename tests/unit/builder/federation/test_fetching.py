"""What is fetched of another site, and how every way of harming whoever asks ends."""

from __future__ import annotations

import contextlib
import http.server
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kim_plugins.builder.federation import fetching
from kim_plugins.builder.federation.fetching import Unreachable, fetch, is_public
from kim_plugins.content.federation.refusal import Refused
from tests.e2e.joined import served

Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


@contextlib.contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """Serve one answer to whatever is asked."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the base class's own name
            with contextlib.suppress(OSError):
                answer(self)

        def log_message(self, *args: object) -> None:
            pass

    with served(Path(), Handler) as address:
        yield address


def sending(status: int = 200, body: bytes = b"<feed/>", **headers: str) -> Answer:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    told = {"Content-Type": "application/xml", "Content-Length": str(len(body)), **given}

    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in told.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def test_a_file_comes_as_it_is_and_nothing_is_told_of_who_asks() -> None:
    asked: list[http.server.BaseHTTPRequestHandler] = []

    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        asked.append(request)
        sending()(request)

    with answering(answer) as address:
        assert fetch(f"{address}kim/", "feed.xml") == b"<feed/>"

    assert asked[0].path == "/kim/feed.xml"
    assert {*asked[0].headers} == {"Host", "User-Agent", "Accept-Encoding"}


def test_what_is_not_there_is_nothing() -> None:
    with answering(sending(404)) as address:
        assert fetch(address, "data/site.json") is None


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (sending(302, Location="https://lain.example.org/"), "mengalihkan ke alamat lain"),
        (sending(301, Location="/feed/"), "mengalihkan ke alamat lain"),
        (sending(Content_Type="text/html"), "jenis berkas lain"),
        (sending(Content_Encoding="gzip"), "termampatkan"),
        (sending(Content_Length="9" * 5000), "lebih besar daripada 2000 KB"),
        (sending(body=b" " * 2_000_001, Content_Length=""), "lebih besar daripada 2000 KB"),
        (sending(403), "dijawab dengan 403"),
    ],
)
def test_what_no_site_of_ours_would_send_is_refused(answer: Answer, reason: str) -> None:
    with answering(answer) as address, pytest.raises(Refused, match=reason):
        fetch(address, "feed.xml")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (sending(503), "server menjawab 503"),
        (sending(Content_Length="100"), "terputus"),
        (lambda request: request.wfile.write(b"halo\r\n"), "terputus atau tidak terbaca"),
        (lambda request: None, "tidak dapat dihubungi|terputus"),
    ],
)
def test_a_site_that_does_not_answer_well_now_may_later(answer: Answer, reason: str) -> None:
    with answering(answer) as address, pytest.raises(Unreachable, match=reason):
        fetch(address, "feed.xml")


@pytest.mark.parametrize("begun", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n"])
def test_bytes_that_drip_end_with_the_time_for_the_whole(begun: bytes) -> None:
    stopped = threading.Event()

    def drip(request: http.server.BaseHTTPRequestHandler) -> None:
        request.wfile.write(begun)
        while not stopped.wait(0.02):
            request.wfile.write(b"X")

    started = time.monotonic()
    with answering(drip) as address, pytest.raises(Unreachable, match="terlalu lambat"):
        fetch(address, "feed.xml", seconds=0.3)
    stopped.set()
    assert time.monotonic() - started < fetching.SECONDS


def test_a_server_without_encryption_where_the_list_says_https_is_told_as_such() -> None:
    with answering(sending()) as address, pytest.raises(Unreachable, match="tidak dapat dihubungi"):
        fetch(address.replace("http:", "https:"), "feed.xml")


def test_nobody_there_is_told_as_that() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    with pytest.raises(Unreachable, match="servernya tidak menjawab"):
        fetch(f"http://127.0.0.1:{port}/", "feed.xml")


@pytest.mark.parametrize("place", ["127.0.0.1", "10.0.0.5", "169.254.169.254", "::1", "fd00::1"])
def test_a_name_that_leads_into_a_private_network_is_refused(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in ("93.184.216.34", place)
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))

    with pytest.raises(Refused, match="jaringan dalam"):
        fetch("https://kim.example.org/", "feed.xml")


def test_a_local_name_that_leads_away_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)

    with pytest.raises(Refused, match="jaringan dalam"):
        fetch("http://localhost/", "feed.xml")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:7f00:1::", False),
        ("fe80::1%eth0", False),
    ],
)
def test_only_addresses_of_the_internet_are_public(place: str, *, expected: bool) -> None:
    assert is_public(place) == expected

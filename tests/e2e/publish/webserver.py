"""Debian's nginx with the configuration that operators are given, on a port of loopback."""

from __future__ import annotations

import contextlib
import dataclasses
import http.client
import os
import socket
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.e2e.sites import ROOT

NGINX = "/usr/sbin/nginx"
_MAIN = """\
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/kim.conf;
}}
"""


@dataclasses.dataclass(frozen=True)
class Answer:
    """What the server says."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclasses.dataclass(frozen=True)
class Server:
    """A server that is up."""

    port: int
    folder: Path

    @property
    def address(self) -> str:
        """Return where it listens."""
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.closing(connection):
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers=named)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.headers), answer.read())


@contextlib.contextmanager
def serving(target: Path, folder: Path) -> Iterator[Server]:
    """Serve a publishing folder with `deploy/nginx.conf`; only places and the port are replaced."""
    assert Path(NGINX).exists(), "nginx is missing: `make test` installs it"
    folder.mkdir()
    port = _free_port()
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for given, ours in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("/srv/kim/", f"{target}/"),
        ("/var/log/nginx/", f"{folder}/"),
    ):
        assert given in text
        text = text.replace(given, ours)
    (folder / "kim.conf").write_text(text, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(_MAIN.format(folder=folder, user=user), encoding="utf-8")
    process = subprocess.Popen(
        [NGINX, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    )
    try:
        _wait_for(port, process)
        yield Server(port, folder)
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
    raise AssertionError("nginx did not start")

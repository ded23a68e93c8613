"""Small sites of several provinces, each served at an address of its own, and the joined one."""

from __future__ import annotations

import contextlib
import functools
import http.server
import re
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from kim_plugins.model import policy, urls
from tests.e2e.sites import GROUPS_YAML, MKDOCS_YML, POST, post, site

NOW = "2026-11-24T12:00+07:00"
JATIM = (
    GROUPS_YAML.replace('"64"', '"35"')
    .replace("Kalimantan Timur", "Jawa Timur")
    .replace("kutai-timur", "kabupaten-malang")
    .replace("Kabupaten Kutai Timur", "Kabupaten Malang")
    .replace("Kutai Timur", "Malang")
    .replace("Kutim", "Malang Kabupaten")
    .replace("64.08.12.2004", "35.07.01.2001")
    .replace("64.08", "35.07")
    .replace("samarinda", "kota-batu")
    .replace("Samarinda", "Batu")
    .replace("64.72", "35.79")
)


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves a site's folder with the header that lets other sites' pages read open data."""

    opens: ClassVar[bool] = True

    def end_headers(self) -> None:
        if self.opens and self.path.startswith(tuple(f"/{one}" for one in urls.OPEN_TO_SCRIPTS)):
            self.send_header(*policy.OPEN)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Keep the test's output clean."""


class Closed(Host):
    """The same, without the header."""

    opens = False


@contextlib.contextmanager
def served(folder: Path, kind: type[http.server.BaseHTTPRequestHandler] = Host) -> Iterator[str]:
    """Serve a folder, which may be filled later, on loopback; return its address."""
    handler = functools.partial(kind, directory=str(folder)) if issubclass(kind, Host) else kind
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def build(root: Path, address: str, name: str, posts: Mapping[str, str], groups: str = "") -> None:
    """Build a site in `root/site`: posts by the end of their names, of its first group."""
    root.mkdir(exist_ok=True)
    project = site(root)
    settings = MKDOCS_YML.replace("https://kim.example.org/", address).replace("KIM Uji", name)
    project.write("mkdocs.yml", settings.encode())
    registry = groups or GROUPS_YAML
    project.write("groups.yaml", registry.encode())
    area = re.findall(r"^  - id: (\S+)$", registry, re.MULTILINE)[0]
    for file, text in posts.items():
        folder = POST.replace("kutai-timur", area).rpartition("/")[0]
        project.write(f"{folder}/{file}.md", text.encode())
    made = project.kim()
    assert made.exit_code == 0, made.log
    assert f"{len(posts)} tulisan terbit" in made.log, made.log


def told(day: int, title: str, body: str) -> dict[str, str]:
    """Return a post of one day of November as `build` takes it."""
    stem = title.lower().replace(" ", "-")
    return {f"2026-11-{day:02}-{stem}": post(title, body, date=f"2026-11-{day:02}")}


def membership(folder: Path, *sites: str) -> Path:
    """Write gabungan.yaml into a folder."""
    folder.mkdir(exist_ok=True)
    lines = "".join(f"  - {one}\n" for one in sites)
    text = f"name: KIM Nusantara Uji\nurl: https://gabungan.example.org/\nsites:\n{lines}"
    (folder / "gabungan.yaml").write_text(text, encoding="utf-8")
    return folder

"""`mkdocs serve` shows what was just edited."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.sites import GROUPS_YAML, MKDOCS_YML, POST, Site, post, site

PATIENCE_SECONDS = 60


@contextlib.contextmanager
def serving(project: Site, temporary: Path, end: signal.Signals = signal.SIGINT) -> Iterator[str]:
    """Run the preview on a free port, and end it; give its address.

    What it leaves behind is `temporary`.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project.root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.send_signal(end)
        server.wait(timeout=PATIENCE_SECONDS)


def shown(url: str) -> str:
    """Return the page at an address, also where it says that there is no other."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return str(error.read().decode())


def wait_for(url: str, words: str) -> bool:
    """Ask again until the page holds the words, or patience ends."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            if words in shown(url):
                return True
        time.sleep(0.2)
    return False


def begun(folder: Path) -> Site:
    """Make a site to be previewed, and a folder for what the server keeps meanwhile."""
    for name in ("proyek", "sementara"):
        (folder / name).mkdir()
    return site(folder / "proyek", f"-- {POST} --\n{post()}")


def test_an_edited_post_and_an_edited_registry_show_at_once(tmp_path: Path) -> None:
    project = begun(tmp_path)
    with serving(project, tmp_path / "sementara") as address:
        url = f"{address}kutai-timur/kim-contoh/2026/gotong-royong/"
        assert wait_for(url, "Gotong royong di balai desa")
        project.edit(f"-- {POST} --\n{post('Gotong royong hari kedua')}")
        assert wait_for(url, "Gotong royong hari kedua")
        renamed = GROUPS_YAML.replace("KIM Contoh", "KIM Contoh Jaya")
        project.edit(f"-- groups.yaml --\n{renamed}")
        assert wait_for(url, "KIM Contoh Jaya")


def test_an_edit_of_a_post_leaves_all_else_alone_and_nothing_is_left_afterwards(
    tmp_path: Path,
) -> None:
    project = begun(tmp_path)
    with serving(project, tmp_path / "sementara", signal.SIGKILL) as address:
        assert wait_for(f"{address}cari/petunjuk.json", "KIM Contoh")
    for left in (tmp_path / "sementara").glob("mkdocs_*"):
        shutil.rmtree(left)
    with serving(project, tmp_path / "sementara") as address:
        url = f"{address}kutai-timur/kim-contoh/2026/gotong-royong/"
        assert wait_for(url, "Isi tulisan.")
        assert wait_for(f"{address}cari/petunjuk.json", "KIM Contoh")
        (folder,) = (tmp_path / "sementara").glob("mkdocs_*")
        assert [*folder.glob("assets/kartu/*/*.png")]
        before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")}

        project.edit(f"-- {POST} --\n{post(body='Isi yang lain.')}")
        assert wait_for(url, "Isi yang lain.")

        written = [path for path, time in before.items() if path.stat().st_mtime_ns != time]
        names = {path.relative_to(folder).as_posix() for path in written}
        own = "kutai-timur/kim-contoh/2026/gotong-royong/index.html"
        assert names == {own, "kutai-timur/bawa.html"}
    assert [*(project.root / ".kim-cache").glob("site-*.sqlite")] == []
    assert [*(tmp_path / "sementara").glob("mkdocs_*")] == []


def test_what_leaves_no_site_is_shown_in_the_browser_until_it_is_mended(tmp_path: Path) -> None:
    project = begun(tmp_path)
    with serving(project, tmp_path / "sementara") as address:
        url = f"{address}kutai-timur/kim-contoh/2026/gotong-royong/"
        assert wait_for(url, "Gotong royong di balai desa")

        wrong = GROUPS_YAML.replace("regency: kutai-timur", "regency: kutai-tmur")
        project.edit(f"-- groups.yaml --\n{wrong}")
        assert wait_for(url, "KIM105")
        assert 'http-equiv="refresh"' in shown(address)
        project.edit(f"-- groups.yaml --\n{GROUPS_YAML}")
        assert wait_for(url, "Gotong royong di balai desa")

        project.edit(f"-- mkdocs.yml --\n{MKDOCS_YML.replace('site_name:', 'site_name')}")
        assert wait_for(url, "mkdocs.yml:1:1  KIM003")
        project.edit(f"-- mkdocs.yml --\n{MKDOCS_YML}-- {POST} --\n{post('Hari kedua')}")
        assert wait_for(url, "Hari kedua")

        own = MKDOCS_YML.replace("name: material", "name: material\n  custom_dir: tema")
        project.edit(f"-- tema/main.html --\n{{% tak-ada %}}\n-- mkdocs.yml --\n{own}")
        assert wait_for(url, "TemplateSyntaxError")
        project.edit(f"-- mkdocs.yml --\n{MKDOCS_YML}")
        assert wait_for(url, "Hari kedua")

"""The whole way with real parts: push → hook → check → build → publish → nginx → browser."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import chromium, commands
from tests.e2e.publish.folders import KIM, kim
from tests.e2e.publish.webserver import Server, serving
from tests.e2e.sites import POST, ROOT, Site, post, site

URL = "kutai-timur/kim-contoh/2026/gotong-royong/"
OTHER = POST.replace("gotong-royong", "panen-raya")


class Office:
    """An author's clone, and the office's server: a bare repository with our hook."""

    def __init__(self, folder: Path, command: Path, files: Sequence[int] = ()) -> None:
        """Set it up with the command `kim` of the server, and the files that it is to inherit."""
        self.files = files
        self.clone = folder / "penulis"
        self.bare = folder / "kim.git"
        self.target = folder / "terbit"
        self.clone.mkdir()
        self.project: Site = site(self.clone)
        self.edit = self.project.edit
        self.git("init", "-q", "-b", "main")
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", self.bare], check=True)
        hook = self.bare / "hooks" / "post-receive"
        shutil.copy(ROOT / "deploy" / "post-receive", hook)
        settings = {"work": folder / "kerja", "target": self.target, "command": command}
        for name, value in settings.items():
            subprocess.run(
                ["git", "-C", self.bare, "config", f"kim.{name}", str(value)], check=True
            )

    def git(self, *arguments: str) -> str:
        """Run Git in the clone; return what it says."""
        who = ("-c", "user.name=Uji", "-c", "user.email=uji@example.org")
        result = subprocess.run(
            ["git", "-C", self.clone, *who, *arguments],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            pass_fds=self.files,
            capture_output=True,
            text=True,
            check=True,
        )
        return result.stdout + result.stderr

    def push(self) -> str:
        """Commit everything and push; return what the server told the pusher."""
        self.git("add", "--all")
        self.git("commit", "-qm", "kabar baru")
        return self.git("push", str(self.bare), "HEAD:main")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Set up an office as the handbook says, whose commands are forked and know few places."""
    command = tmp_path / "kim"
    with commands.few_places(), commands.stand_in(command) as number:
        yield Office(tmp_path, command, [number])


@contextlib.contextmanager
def reader(server: Server) -> Iterator[Page]:
    """Open a phone's browser; nothing may be refused by the server's content policy."""
    with chromium.started() as browser:
        page = browser.new_page(viewport={"width": 360, "height": 740}, locale="id-ID")
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        yield page
        assert faults == []


def test_a_pushed_post_is_read_in_a_browser(tmp_path: Path) -> None:
    office = Office(tmp_path, KIM)
    office.edit(f"-- {POST} --\n{post()}")
    assert "terbit:" in office.push()
    with serving(office.target, tmp_path / "nginx") as server, reader(server) as page:
        page.goto(server.address + URL)
        heading = page.get_by_role("heading", level=1)
        assert heading.inner_text() == "Gotong royong di balai desa"
        styled = "getComputedStyle(document.querySelector('header')).backgroundColor"
        assert page.evaluate(styled) != "rgba(0, 0, 0, 0)"

        office.edit(f"-- {OTHER} --\n{post('Panen raya dimulai')}")
        office.push()
        page.goto(server.address)
        page.get_by_role("link", name="Panen raya dimulai").first.click()
        assert page.url.endswith("/2026/panen-raya/")


def test_a_faulty_post_is_left_out_and_told_to_who_pushed(office: Office) -> None:
    office.edit(f"-- {POST} --\n{post(kind='brita')}-- {OTHER} --\n{post('Panen raya dimulai')}")

    told = office.push()

    assert f"{POST}:5:7  KIM012" in told
    assert "yang itu ditinggalkan, yang lain tetap terbit" in told
    live = office.target / "current"
    assert (live / "kutai-timur/kim-contoh/2026/panen-raya/index.html").is_file()
    assert not (live / URL).exists()


def test_a_withdrawal_goes_live_while_other_posts_are_broken(office: Office) -> None:
    office.edit(f"-- {POST} --\n{post()}-- {OTHER} --\n{post(kind='brita')}")
    office.push()
    address = f"https://kim.example.org/{URL}"

    done = kim(office.clone, "withdraw", address, "--reason", "Memuat data pribadi.", "--yes")
    office.push()

    assert done.returncode == 0, done.stderr
    page = (office.target / "current" / URL / "index.html").read_text(encoding="utf-8")
    assert "Tulisan ini dicabut" in page
    assert "Memuat data pribadi." in page
    assert "Gotong royong" not in page
    assert "Gotong royong" not in (office.clone / POST).read_text(encoding="utf-8")


def test_a_broken_registry_changes_nothing_for_readers(office: Office) -> None:
    office.edit(f"-- {POST} --\n{post()}")
    office.push()
    before = (office.target / "current").readlink()

    office.edit("-- groups.yaml --\nversion: 1\n")
    told = office.push()

    assert "Situs tidak dapat dibuat; yang lama tetap terbit." in told
    assert (office.target / "current").readlink() == before


def test_a_push_to_another_branch_publishes_nothing(office: Office) -> None:
    office.edit(f"-- {POST} --\n{post()}")
    office.git("add", "--all")
    office.git("commit", "-qm", "percobaan")
    office.git("push", str(office.bare), "HEAD:percobaan")
    assert not office.target.exists()


def test_a_post_that_was_deleted_leaves_the_servers_work_folder(
    office: Office, tmp_path: Path
) -> None:
    office.edit(f"-- {POST} --\n{post()}-- {OTHER} --\n{post('Panen raya dimulai')}")
    office.push()
    office.edit(f"-- {OTHER} --\n")
    office.push()
    assert not (tmp_path / "kerja" / OTHER).exists()
    assert (tmp_path / "kerja" / POST).exists()

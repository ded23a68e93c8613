"""The browser that prints: found on this machine, told what to print, and heard when it fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kim_plugins.builder.paper import browser

needs_a_shell = pytest.mark.skipif(sys.platform == "win32", reason="a program made of a script")


def _program(folder: Path, name: str, lines: str) -> str:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@needs_a_shell
def test_the_first_that_is_there_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser.found() is None

    edge = _program(tmp_path, "microsoft-edge", "true")
    assert browser.found() == edge
    chromium = _program(tmp_path, "chromium", "true")
    assert browser.found() == chromium


@needs_a_shell
def test_it_prints_where_it_is_told(tmp_path: Path) -> None:
    lines = 'for one; do case $one in --print-to-pdf=*) printf %s "$*" > "${one#*=}";; esac; done'
    with browser.opened(_program(tmp_path, "chromium", lines)) as running:
        told = running.pdf("http://127.0.0.1:1/halaman/").decode()
    assert told.endswith(" http://127.0.0.1:1/halaman/")
    assert "--no-pdf-header-footer" in told


@needs_a_shell
def test_one_that_prints_nothing_says_why(tmp_path: Path) -> None:
    silent = _program(tmp_path, "diam", "exit 3")
    loud = _program(tmp_path, "ramai", "echo 'sedang sibuk' >&2; echo 'tidak ada layar' >&2")
    for program, why in ((silent, "status 3"), (loud, "tidak ada layar")):
        with browser.opened(program) as running, pytest.raises(browser.Failed, match=why):
            running.pdf("http://127.0.0.1:1/")


def test_one_that_is_not_there_says_so(tmp_path: Path) -> None:
    missing = str(tmp_path / "tiada")
    with browser.opened(missing) as running, pytest.raises(browser.Failed, match="tidak ditemukan"):
        running.pdf("http://127.0.0.1:1/")


@needs_a_shell
def test_one_that_never_ends_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "PATIENCE_SECONDS", 0.2)
    stuck = _program(tmp_path, "macet", "exec sleep 60")
    with browser.opened(stuck) as running, pytest.raises(browser.Failed, match="belum selesai"):
        running.pdf("http://127.0.0.1:1/")

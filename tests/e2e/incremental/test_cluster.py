"""A Dask cluster renders the texts, even where one of its workers dies on the way."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed.cli import dask_scheduler, dask_worker

from benchmarks.corpus import write_corpus
from tests.e2e.sites import ROOT, Site, site
from tests.few_places import AS_PROGRAM

pytestmark = pytest.mark.usefixtures("few_places")

POSTS = 140
PATIENCE_SECONDS = 60
SLOW = """
import time
from kim_plugins.builder.sources import examinations
examine = examinations.examine
def slowly(*given):
    time.sleep(0.04)
    return examine(*given)
def dask_setup(worker):
    examinations.examine = slowly
"""
"""Preloaded by workers: it leaves time to kill one while it works."""
BUILD = """
import sys
from kim_plugins.cli import main
main(sys.argv[1:])
"""
IMPATIENT = """
import distributed
client = distributed.Client
distributed.Client = lambda address, timeout: client(address, timeout=timeout / 20)
from kim_plugins.cli import main
main(["build", "--cluster", "tcp://127.0.0.1:1"])
"""
WITHOUT = """
import sys
sys.modules["distributed"] = None
from kim_plugins.cli import main
main(["build", "--cluster", "tcp://127.0.0.1:1"])
"""


@contextlib.contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Run a scheduler and two workers; give the address and the workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{probe.getsockname()[1]}"
    slow = folder / "lambat.py"
    slow.write_text(SLOW, encoding="utf-8")
    port = address.rpartition(":")[2]
    local = ["--host", "127.0.0.1", "--no-dashboard"]
    alone = ["--no-nanny", "--nthreads", "1", "--local-directory", str(folder)]
    alone += ["--preload", str(slow)]
    with contextlib.ExitStack() as stack:
        stack.enter_context(_running(dask_scheduler.__name__, "--port", port, *local))
        workers = [
            stack.enter_context(_running(dask_worker.__name__, address, *local, *alone))
            for _ in range(2)
        ]
        yield address, workers


@contextlib.contextmanager
def _running(module: str, *options: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", module, *options],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(PATIENCE_SECONDS)


WAIT = """
import sys
from distributed import Client
with Client(sys.argv[1], timeout=60) as client:
    client.wait_for_workers(2, timeout=60)
"""
BUSY = """
import sys, time
from distributed import Client
with Client(sys.argv[1], timeout=60) as client:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        working = [name for name, tasks in client.processing().items() if tasks]
        if len(working) == 2:
            break
        time.sleep(0.02)
    else:
        sys.exit("nobody works")
"""


def ask(code: str, address: str) -> None:
    """Ask the scheduler from a process of its own."""
    subprocess.run([sys.executable, "-c", code, address], check=True, timeout=2 * PATIENCE_SECONDS)


def program(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder."""
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )


def test_a_cluster_of_which_a_worker_is_killed_makes_the_same_bytes(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "satu", tmp_path / "dua"
    for root in (ours, theirs):
        write_corpus(root, POSTS)
    expected = Site(ours).kim().files()
    with cluster(tmp_path) as (address, workers):
        ask(WAIT, address)
        build = subprocess.Popen(
            [sys.executable, "-c", AS_PROGRAM + BUILD, "build", "--cluster", address],
            cwd=theirs,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        ask(BUSY, address)
        os.kill(workers[0].pid, signal.SIGKILL)
        _, log = build.communicate(timeout=2 * PATIENCE_SECONDS)
        assert build.returncode == 0, log
        assert workers[0].wait(PATIENCE_SECONDS) == -signal.SIGKILL
        assert workers[1].poll() is None, "the other worker lives on"
    made = (path for path in (theirs / "site").rglob("*") if path.is_file())
    found = {path.relative_to(theirs / "site").as_posix() for path in made}
    assert found == set(expected)
    for name, content in expected.items():
        assert (theirs / "site" / name).read_bytes() == content, name
    assert "Traceback" not in log


def test_an_idle_build_asks_no_cluster(tmp_path: Path) -> None:
    project = site(tmp_path)
    project.kim()
    result = project.kim("--cluster", "tcp://127.0.0.1:1")
    assert result.exit_code == 0, result.log
    assert "0 berkas ditulis" in result.log


def test_a_scheduler_that_does_not_answer_is_told(tmp_path: Path) -> None:
    site(tmp_path)
    result = program(IMPATIENT, tmp_path)
    assert result.returncode == 1
    assert "Penjadwal tcp://127.0.0.1:1 tidak menjawab" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_address_that_is_none_is_told(tmp_path: Path) -> None:
    result = site(tmp_path).kim("--cluster", "bukan alamat")
    assert result.exit_code == 1
    assert "Penjadwal bukan alamat tidak menjawab" in result.log
    assert "Traceback" not in result.log


def test_without_the_package_a_message_says_what_to_install(tmp_path: Path) -> None:
    site(tmp_path)
    result = program(WITHOUT, tmp_path)
    assert result.returncode == 1
    assert "pip install -e '.[cluster]'" in result.stderr
    assert "Traceback" not in result.stderr

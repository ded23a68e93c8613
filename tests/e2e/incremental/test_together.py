"""Several processes of one build, or two builds at once, do each other no harm."""

from __future__ import annotations

import contextvars
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from tests import commands
from tests.e2e.incremental.builds import files, leftovers
from tests.e2e.sites import ROOT, Site
from tests.few_places import AS_PROGRAM, few_places

pytestmark = pytest.mark.usefixtures("few_places")

POSTS = 140
"""Enough for texts, in three shares, and pages to be shared out to several processes."""
PATIENCE_SECONDS = 60
IN_CHILDREN = """
import os, sys, time
from kim_plugins.builder.changes import incremental
from kim_plugins.builder.sources import examinations
from kim_plugins.cli import main
mother = os.getpid()
examine_share, shared_map = examinations.examine_share, incremental.shared_map
def act():
    if os.getpid() != mother:
        {act}
def examine(*given):
    act()
    return examine_share(*given)
def map_shares(work, *given):
    return shared_map(lambda share: (act(), work(share))[1], *given)
{change}
main(["build", "--jobs", "2"])
"""
AT_ONCE = """
import os, sys
from kim_plugins.cli import main
builds = []
for options in ((), ("--jobs", "1")):
    build = os.fork()
    if not build:
        main(["build", *options])
    builds.append(build)
sys.exit(any([os.waitpid(build, 0)[1] for build in builds]))
"""
HALF = """
from kim_plugins.builder.storage import folder
put = folder._put
def half(path, content):
    if os.getpid() != mother:
        open(path, "wb").close()
    act()
    put(path, content)
folder._put = half
"""
CHANGES = ["examinations.examine_share = examine", "incremental.shared_map = map_shares", HALF]
in_children = pytest.mark.parametrize("change", CHANGES, ids=["texts", "pages", "half a file"])


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build a corpus as `mkdocs build` does."""
    root = tmp_path_factory.mktemp("korpus")
    write_corpus(root, POSTS)
    with few_places(), commands.few_places():
        return Site(root).build().files()


@pytest.fixture
def project(tmp_path: Path) -> Site:
    """Make the same corpus, not yet built."""
    root = tmp_path / "proyek"
    root.mkdir()
    write_corpus(root, POSTS)
    return Site(root)


@pytest.mark.parametrize("jobs", ["1", "2", "5"])
def test_the_number_of_processes_does_not_matter(
    project: Site, expected: dict[str, bytes], jobs: str
) -> None:
    assert project.kim("--jobs", jobs).files() == expected
    assert " 0 berkas ditulis" in project.kim("--jobs", jobs).log


@pytest.mark.parametrize("before", [False, True], ids=["a first build", "after an edit"])
def test_two_builds_at_once_end_in_the_right_bytes(
    project: Site, expected: dict[str, bytes], *, before: bool
) -> None:
    config = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    if before:
        project.edit(f"-- mkdocs.yml --\n{config.replace('Korpus', 'Kumpulan')}").kim()
        project.edit(f"-- mkdocs.yml --\n{config}")
    built = _run(project.root, AT_ONCE)
    assert "Traceback" not in built.stderr
    assert built.returncode == 0, built.stderr
    assert files(project.root) == expected
    assert leftovers(project.root) == []
    assert " 0 berkas ditulis" in project.kim().log


@in_children
def test_the_work_of_a_dead_process_is_done_again(
    project: Site, expected: dict[str, bytes], change: str
) -> None:
    code = IN_CHILDREN.format(change=change, act="os.kill(os.getpid(), 9)")
    result = _run(project.root, code)
    assert result.returncode == 0, result.stderr
    assert files(project.root) == expected


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
@in_children
def test_a_killed_build_leaves_no_process_behind(project: Site, change: str) -> None:
    """One that worked on would write over what the next build makes."""
    code = IN_CHILDREN.format(change=change, act="time.sleep(60)")
    with ThreadPoolExecutor(1) as helper:
        build = helper.submit(contextvars.copy_context().run, _run, project.root, code)
        _wait(lambda: len(_processes_in(project.root)) == 3)
        working = _processes_in(project.root)
        assert len(working) == 3, "the build has two children at work"
        (mother,) = {*working.values()} & {*working}
        os.kill(mother, signal.SIGKILL)
        assert build.result(PATIENCE_SECONDS).returncode == -signal.SIGKILL
    _wait(lambda: not _processes_in(project.root), seconds=10)
    left = _processes_in(project.root)
    for process in left:
        os.kill(process, signal.SIGKILL)
    assert left == {}


def test_no_process_is_forked_beside_a_thread(project: Site) -> None:
    """A bar on a terminal has a thread; a lock that it holds would stay locked in the child."""
    code = (
        "import os, threading\n"
        "def check():\n"
        "    assert threading.active_count() == 1, threading.enumerate()\n"
        "os.register_at_fork(before=check)\n"
        "from kim_plugins.cli import main\n"
        "main(['build', '--jobs', '2'])\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", AS_PROGRAM + code],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "FORCE_COLOR": "1", "TTY_COMPATIBLE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "AssertionError" not in result.stderr
    assert result.returncode == 0


def _run(root: Path, code: str) -> commands.Done:
    """Run a program to its end, where `kim` has been imported, with a site of few places."""
    script = root.with_name("program.py")
    script.write_text(code, encoding="utf-8")
    return commands.run("kim", folder=root, script=script)


def _processes_in(folder: Path) -> dict[int, int]:
    """Return the processes that work in a folder, and the mother of each."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == folder:
                facts = (process / "stat").read_text().rpartition(")")[2].split()
                found[int(process.name)] = int(facts[1])
        except OSError:
            continue
    return found


def _wait(is_so: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    """Wait until something is so, or patience ends."""
    end = time.monotonic() + seconds
    while not is_so() and time.monotonic() < end:
        time.sleep(0.02)

"""Several processes of one build, or two builds at once, do each other no harm."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
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
BUILDING = "import sys\nfrom kim_plugins.cli import main\nmain(sys.argv[1:])\n"
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
    write_corpus(tmp_path, POSTS)
    return Site(tmp_path)


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
    builds = [
        _started(project.root, BUILDING, "build", *options) for options in ((), ("--jobs", "1"))
    ]
    logs = [build.communicate(timeout=PATIENCE_SECONDS)[1] for build in builds]
    for log in logs:
        assert "Traceback" not in log
    assert [build.returncode for build in builds] == [0, 0], logs
    assert files(project.root) == expected
    assert leftovers(project.root) == []
    assert " 0 berkas ditulis" in project.kim().log


@in_children
def test_the_work_of_a_dead_process_is_done_again(
    project: Site, expected: dict[str, bytes], change: str
) -> None:
    code = IN_CHILDREN.format(change=change, act="os.kill(os.getpid(), 9)")
    result = _ended(project.root, code)
    assert result.returncode == 0, result.stderr
    assert files(project.root) == expected


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
@in_children
def test_a_killed_build_leaves_no_process_behind(project: Site, change: str) -> None:
    """One that worked on would write over what the next build makes."""
    code = IN_CHILDREN.format(change=change, act="time.sleep(60)")
    build = _started(project.root, code)
    _wait(lambda: len(_processes_in(project.root)) == 3)
    assert len(_processes_in(project.root)) == 3, "the build has two children at work"
    build.kill()
    build.wait(PATIENCE_SECONDS)
    assert build.stderr
    build.stderr.close()
    _wait(lambda: not _processes_in(project.root), seconds=10)
    left = _processes_in(project.root)
    for process in left:
        os.kill(process, signal.SIGKILL)
    assert left == []


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
    result = _ended(project.root, code, FORCE_COLOR="1", TTY_COMPATIBLE="1")
    assert "AssertionError" not in result.stderr
    assert result.returncode == 0


def _started(root: Path, code: str, *options: str, **environ: str) -> subprocess.Popen[str]:
    """Start a program with a site of few places."""
    return subprocess.Popen(
        [sys.executable, "-c", AS_PROGRAM + code, *options],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def _ended(root: Path, code: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a program to its end."""
    program = _started(root, code, **environ)
    told = program.communicate(timeout=PATIENCE_SECONDS)[1]
    return subprocess.CompletedProcess(program.args, program.returncode, "", told)


def _processes_in(folder: Path) -> list[int]:
    """Return the processes that work in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == folder:
                found.append(int(process.name))
        except OSError:
            continue
    return found


def _wait(is_so: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    """Wait until something is so, or patience ends."""
    end = time.monotonic() + seconds
    while not is_so() and time.monotonic() < end:
        time.sleep(0.02)

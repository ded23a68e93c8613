"""The benchmark is fair: the same posts for all, whole measurements, honest words."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.corpus import write_corpus
from benchmarks.measure import Failed, Run, measure
from benchmarks.peers import PEERS
from benchmarks.peers.peer import Peer
from benchmarks.posts import read_posts
from benchmarks.record import Record, Result, load_all, save
from benchmarks.verify import Incomplete, verify

MEGA = 1_000_000
FORKING = """
import os, time
held = bytearray(60_000_000)
for _ in range(2):
    if os.fork() == 0:
        own = bytearray(20_000_000)
        time.sleep(1)
        os._exit(0)
os.wait(), os.wait()
"""


def record_with(**walls: float) -> Record:
    results = {key: Result(key, [Run(wall, wall, 100)]) for key, wall in walls.items()}
    return Record(1000, 3, "2026-11-24", {}, {}, "", results)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: str(peer.key))
def test_a_peer_gets_every_post_whole(peer: Peer, tmp_path: Path) -> None:
    project, folder = tmp_path / "kim", tmp_path / "peer"
    write_corpus(project, 45)
    peer.convert(project, folder)
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.md")]
    for post in read_posts(project):
        (page,) = (text for text in texts if post.body in text)
        for part in (post.title, post.date, post.summary):
            assert part in page
        assert post.topic in page.lower()


def test_the_memory_of_forked_processes_counts_once(tmp_path: Path) -> None:
    run = measure([sys.executable, "-c", FORKING], tmp_path, os.environ)
    assert 100 * MEGA < run.peak < 140 * MEGA
    assert run.wall > 1


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="sebabnya"):
        measure([sys.executable, "-c", "raise SystemExit('sebabnya')"], tmp_path, os.environ)


def test_a_build_that_leaves_posts_out_is_found_out(tmp_path: Path) -> None:
    write_corpus(tmp_path / "kim", 3)
    with pytest.raises(Incomplete, match="0 pages for 3 posts"):
        verify(tmp_path / "kim", tmp_path / "site", None)


def test_bars_are_held_against_the_same_run_of_hugo() -> None:
    record = record_with(
        **{
            "hugo": 10.0,
            "kim-clean": 30.0,
            "kim-clean-apart": 19.0,
            "kim-nothing": 0.9,
            "kim-post-apart": 2.0,
        }
    )
    clean, apart, warm, _, nothing, post, memory = report.bars(record).splitlines()[2:]
    assert "bar met" in apart
    assert "3.00 ×" in clean
    assert "missed" in clean
    assert "not measured" in warm
    assert "goal reached" in nothing
    assert "bar met" in post
    assert "1.00 ×" in memory


def test_a_record_is_read_back_as_it_was_kept(tmp_path: Path) -> None:
    record = record_with(hugo=1.0)
    save(record, tmp_path)
    assert load_all(tmp_path) == [record]

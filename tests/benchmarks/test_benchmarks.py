"""The benchmark is fair: the same posts for all, whole measurements, honest words."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import report
from benchmarks.acts import Acts
from benchmarks.case import Expected
from benchmarks.corpus import ROOT, write_corpus
from benchmarks.measure import Failed, Run, measure
from benchmarks.peers import PEERS
from benchmarks.peers.peer import Peer
from benchmarks.posts import post_files, read_posts
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
            "kim-clean": 31.0,
            "kim-clean-apart": 19.0,
            "kim-clean-cardless": 25.0,
            "kim-new-cardless": 2.9,
            "kim-nothing": 0.9,
            "kim-post-apart": 2.0,
            "kim-new": 3.5,
        }
    )
    rows = report.bars(record).splitlines()[2:]
    new, _, _, _, post, nothing, clean, apart, again, warm, _, _, memory, cards, card = rows
    assert "bar met" in new
    assert "bar met" in post
    assert "bar met" in nothing
    assert "3.10 ×" in clean
    assert "missed" in clean
    assert "bar met" in apart
    assert "not measured" in again
    assert "not measured" in warm
    assert "1.00 ×" in memory
    assert "1.24 ×" in cards
    assert "goal reached" in cards
    assert "0.06 ×" in card
    assert "missed" in card


def test_a_record_is_read_back_as_it_was_kept(tmp_path: Path) -> None:
    record = record_with(hugo=1.0)
    save(record, tmp_path)
    assert load_all(tmp_path) == [record]


@pytest.mark.parametrize(
    ("act", "page", "posts"),
    [
        (Acts.add, "bontang/kim-contoh-4/2026/contoh-000039-baru-1/index.html", 41),
        (Acts.remove, None, 39),
        (Acts.rename, "penajam-paser-utara/kim-contoh-1/2025/contoh-000020-lain-1/index.html", 40),
        (Acts.retitle, "penajam-paser-utara/kim-contoh-1/2025/contoh-000020/index.html", 40),
        (Acts.show_picture, "penajam-paser-utara/kim-contoh-1/2025/contoh-000020/index.html", 40),
        (Acts.rename_group, "paser/kim-contoh-1/index.html", 40),
        (Acts.rename_village, "paser/kecamatan/batu-sopang/index.html", 40),
    ],
)
def test_an_act_changes_the_corpus_and_is_undone(
    tmp_path: Path, act: Callable[[Acts, int], Expected | None], page: str | None, posts: int
) -> None:
    write_corpus(tmp_path / "kim", 40)
    shutil.copytree(ROOT / "kim_plugins" / "data", tmp_path / "kode" / "data")
    before = contents(tmp_path)
    acts = Acts(tmp_path / "kim", tmp_path / "kode")

    expected = act(acts, 1)

    changed = contents(tmp_path)
    assert (expected and expected[0]) == page
    assert len(post_files(tmp_path / "kim")) == posts
    if expected:
        new = b"".join(text for name, text in changed.items() if before.get(name) != text)
        assert expected[1].encode() in new
    acts.undo()
    assert changed != before == contents(tmp_path)


def contents(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}

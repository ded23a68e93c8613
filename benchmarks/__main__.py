"""Builds the same posts with us and with the peers; prints a table and writes RESULTS.md."""

from __future__ import annotations

import argparse
import datetime as dt
import fnmatch
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks import machine, ours, report
from benchmarks.case import Case
from benchmarks.document import document
from benchmarks.environments import ENV, HOME, environment, versions, workplace
from benchmarks.measure import Failed, measure
from benchmarks.peers import PEERS
from benchmarks.peers.peer import Peer
from benchmarks.record import Record, Result, load_all, save, volume
from benchmarks.verify import Incomplete, verify

RESULTS = Path(__file__).with_name("RESULTS.md")
FEWEST_ROUNDS = 3
SMALLEST = 1000
"""With fewer rounds or posts it is a trial: printed, but not recorded."""


def main() -> None:
    """Measure each size in turn."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--rounds", type=int, default=FEWEST_ROUNDS)
    parser.add_argument("--only", nargs="+", default=["*"], help="patterns of cases: 'kim-*' hugo")
    parser.add_argument("--keep", action="store_true", help="leave the projects where they are")
    options = parser.parse_args()
    kept = HOME / "results"
    trials = []
    for size in options.sizes:
        folder = workplace(size)
        try:
            record = bench(folder, size, options.rounds, options.only)
        finally:
            if not options.keep:
                shutil.rmtree(folder, ignore_errors=True)
        print(f"\n{size:,} posts\n{report.table(record)}\n{report.failures(record)}")
        print(f"\n{report.bars(record)}\n" if size == report.BARS_SIZE else "", flush=True)
        trials.append(record)
        if size >= SMALLEST and options.rounds >= FEWEST_ROUNDS:
            save(record, kept)
            RESULTS.write_text(document(load_all(kept)), encoding="utf-8")
        if options.keep:
            print(f"kept: {folder}\n")
    print(report.growth(trials))
    if any(record.failed for record in trials):
        raise SystemExit(1)


def bench(folder: Path, size: int, rounds: int, only: list[str]) -> Record:
    """Measure one size: every case once a round, one process at a time."""
    peers = [peer for peer in PEERS if _is_wanted(peer.key, only)]
    environments = {peer.key: environment(peer.key) for peer in peers}
    shutil.rmtree(folder, ignore_errors=True)
    site = ours.set_up(folder, size)
    found = [_peer_case(peer, environments[peer.key], site.folder) for peer in peers]
    found[1:1] = [case for case in ours.cases(site) if _is_wanted(case.key, only)]
    record = Record(
        size=size,
        rounds=rounds,
        date=dt.datetime.now(dt.UTC).date().isoformat(),
        machine=machine.describe(folder),
        versions=_versions(peers, environments),
        code=ours.code_digest(),
        results={case.key: Result(case.label) for case in found},
    )
    for number in range(1, rounds + 1):
        for case in found:
            if case.key in record.results:
                _run(case, number, site.folder, record)
    return record


def _run(case: Case, number: int, project: Path, record: Record) -> None:
    """Run a case once, and check that it did its work; one that didn't is out of the contest."""
    result = record.results[case.key]
    try:
        expected = case.prepare(number)
        run = measure(case.command, case.folder, case.env)
        verify(project, case.output, expected)
    except (Failed, Incomplete, subprocess.CalledProcessError) as problem:
        print(f"{number}. {case.key} failed: {problem}", flush=True)
        record.failed[case.label] = f"failed in round {number}"
        del record.results[case.key]
        return
    finally:
        case.restore()
    print(f"{number}. {case.key:<13} {run.wall:7.2f} s {run.peak / 1e6:7.0f} MB", flush=True)
    result.runs.append(run)
    result.files, result.bytes = volume(case.output)


def _peer_case(peer: Peer, where: Path, project: Path) -> Case:
    """Convert the corpus for a peer; return its case, which is always a complete build."""
    folder = project.with_name(peer.key)
    peer.convert(project, folder)
    output = folder / peer.output

    def prepare(_: int) -> None:
        shutil.rmtree(output, ignore_errors=True)

    return Case(peer.key, peer.label, folder, peer.command(where), ENV, output, prepare)


def _versions(peers: list[Peer], environments: dict[str, Path]) -> dict[str, str]:
    """Return the versions of what is compared, and of what we stand on."""
    found = versions(Path(sys.executable), ("kim-kaltim", "mkdocs", "mkdocs-material", "Markdown"))
    for peer in peers:
        found |= versions(environments[peer.key] / "bin/python", peer.packages)
    return found


def _is_wanted(key: str, only: list[str]) -> bool:
    return any(fnmatch.fnmatch(key, pattern) for pattern in only)


if __name__ == "__main__":
    main()

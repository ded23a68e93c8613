"""What was measured, and how it is kept between runs."""

from __future__ import annotations

import dataclasses
import json
import statistics
from pathlib import Path

from benchmarks.measure import Run


@dataclasses.dataclass
class Result:
    """All runs of one case."""

    label: str
    runs: list[Run] = dataclasses.field(default_factory=list)
    files: int = 0
    """Files in the output, and their bytes."""
    bytes: int = 0

    @property
    def wall(self) -> float:
        """Return the median of the wall times."""
        return statistics.median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """Return the median of the CPU times."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def peak(self) -> float:
        """Return the median of the memory peaks."""
        return statistics.median(run.peak for run in self.runs)


@dataclasses.dataclass
class Record:
    """One run of the benchmark at one size."""

    size: int
    rounds: int
    date: str
    machine: dict[str, str]
    versions: dict[str, str]
    code: str
    """A digest of our code: results of different code aren't compared."""
    results: dict[str, Result] = dataclasses.field(default_factory=dict)
    """By the key of the case."""
    failed: dict[str, str] = dataclasses.field(default_factory=dict)
    """Cases whose command failed, or left something out."""


def save(record: Record, folder: Path) -> None:
    """Keep a record beside those of other sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(dataclasses.asdict(record), indent=1)
    (folder / f"{record.size}.json").write_text(text, encoding="utf-8")


def load_all(folder: Path) -> list[Record]:
    """Return the records of all sizes, the smallest first."""
    records = [_load(path) for path in folder.glob("*.json")]
    return sorted(records, key=lambda record: record.size)


def _load(path: Path) -> Record:
    values = json.loads(path.read_text(encoding="utf-8"))
    values["results"] = {
        key: Result(**{**result, "runs": [Run(**run) for run in result["runs"]]})
        for key, result in values["results"].items()
    }
    return Record(**values)


def volume(folder: Path) -> tuple[int, int]:
    """Return how many files lie in a folder, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)

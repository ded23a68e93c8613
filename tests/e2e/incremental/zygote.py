"""Kills builds: a process without threads that forks each build and ends it at a random moment.

Run as a program with a folder, a file of `write_states`, a number of kills, and seeds, each of
which gets a project of its own and as many kills; prints what went wrong with each as JSON.
"""

from __future__ import annotations

import gc
import json
import pickle
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kim_plugins.base import home
from tests.e2e.incremental.builds import Clean, build, clean, differing, files, leftovers
from tests.e2e.incremental.world import PostFile, World, begin
from tests.few_places import HOME, few_places
from tests.killing import Killer

GROUP = ("kutai-timur", "kim-contoh")
STATES = 6
Fault = dict[str, Any]


def set_state(world: World, number: int) -> None:
    """Bring the project into one of a few states that differ in many outputs."""
    world.replace("mkdocs.yml", world_name(world), f"site_name: KIM Uji {number % 3}")
    for day in range(1, 9):
        post = PostFile(GROUP, f"2026-10-{day:02}", f"kabar-hari-{day}", f"Kabar hari {day}")
        post.body = f"Isi keadaan {number}." * 50
        if day % STATES == number:
            (world.root / post.path).unlink(missing_ok=True)
        else:
            world.save(post)


def world_name(world: World) -> str:
    """Return the line that names the site."""
    lines = (world.root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("site_name"))


def write_states(folder: Path) -> Path:
    """Write a file of what a clean build makes of each state, and return it."""
    (folder / "proyek").mkdir()
    world = begin(folder / "proyek")
    made = []
    for state in range(STATES):
        set_state(world, state)
        built = clean(world.project, folder / "salinan", world.now)
        assert built is not None
        made.append(built)
    (folder / "keadaan").write_bytes(pickle.dumps(made))
    return folder / "keadaan"


def faults_of(folder: Path, count: int, seed: int, expected: Sequence[Clean]) -> list[Fault]:
    """Kill as many builds of changing states while they are at work; heal each and compare."""
    folder.mkdir()
    world = begin(folder)
    set_state(world, 1)
    build(world.project, world.now)  # The first one imports and compiles, which takes longest.
    set_state(world, 0)
    start = time.monotonic()
    build(world.project, world.now)
    killer = Killer(seed, longest=time.monotonic() - start)
    gc.freeze()  # What was imported stays; looking through it after each build takes longest.
    faults: list[Fault] = []
    kills, state = 0, 0
    while kills < count:
        state = (state + killer.rng.randrange(1, STATES)) % STATES
        set_state(world, state)
        kills += killer.kills(lambda: build(world.project, world.now))
        report = build(world.project, world.now)
        gc.collect()
        wrong = differing(files(world.root), expected[state].files)
        left = leftovers(world.root)
        if wrong or left or report is None or report.problems != expected[state].problems:
            faults.append({"kill": kills, "wrong": wrong, "left": left})
    return faults


def main(folder: Path, states: Path, count: int, seeds: Sequence[int]) -> None:
    """Tell what went wrong with each seed."""
    expected = pickle.loads(states.read_bytes())
    told = {seed: faults_of(folder / f"proyek-{seed}", count, seed, expected) for seed in seeds}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    home.settle(HOME)
    with few_places():
        main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), [*map(int, sys.argv[4:])])

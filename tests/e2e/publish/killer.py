"""Kills publications: a process without threads that forks each and ends it at a random moment.

Run as a program with a folder, a number of kills and a seed; prints what went wrong as JSON.
"""

from __future__ import annotations

import functools
import json
import sys
import time
from pathlib import Path

from kim_plugins.publish import tree
from tests.e2e.publish.folders import leftovers, make, put
from tests.killing import Killer

STATES = 4
PAGES = 150


def site(folder: Path, state: int) -> Path:
    """Lay a site of which every third page differs from the other states'."""
    text = f"keadaan {state} " * 200
    pages = {f"{n % 10}/{n}.html": text if n % 3 else "tetap" for n in range(PAGES)}
    return make(folder, {"nomor.html": str(state), **pages})


def main(folder: Path, count: int, seed: int) -> None:
    """Kill as many publications at work; look at what readers get, then publish once more."""
    target = folder / "terbit"
    sites = [site(folder / f"situs-{state}", state) for state in range(STATES)]
    digests = [tree.read(built).digest for built in sites]
    put(sites[0], target)
    start = time.monotonic()
    put(sites[1], target)
    killer = Killer(seed, longest=time.monotonic() - start)
    faults, kills, state = [], 0, 1
    while kills < count:
        before, state = state, (state + killer.rng.randrange(1, STATES)) % STATES
        built = sites[state]
        kills += killer.kills(functools.partial(put, built, target))
        seen = tree.read((target / "current").resolve()).digest
        put(built, target)
        healed = tree.read((target / "current").resolve()).digest
        left = leftovers(target)
        if seen not in (digests[before], digests[state]) or healed != digests[state] or left:
            faults.append({"kill": kills, "left": left})
    sys.stdout.write(json.dumps(faults))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

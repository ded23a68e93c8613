"""Promises what there is now: run before a release, and read the difference."""

from __future__ import annotations

from kim_plugins.base import home
from tests import promises
from tests.few_places import HOME

home.settle(HOME)
before = promises.KEPT.read_text(encoding="utf-8").splitlines() if promises.KEPT.exists() else []
now = sorted({*before, *promises.current()})
promises.KEPT.write_text("".join(f"{line}\n" for line in now), encoding="utf-8")

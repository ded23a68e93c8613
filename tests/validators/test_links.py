"""Linkinator finds every link within the site, its part of a page included, to lead somewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.browser.cutting import hosting
from tests.browser.serving import plainly
from tests.validators import programs

OPTIONS = "--recurse --check-fragments --check-css --concurrency 8 --format json".split()


def looked_at(address: str) -> dict[str, str]:
    """Return the state of each link of a site: to its own host, nothing else is asked for."""
    host = address.split("/")[2]
    skip = ("--skip", f"^(?!http://{re.escape(host)}/)")
    script = str(programs.file(programs.LINKINATOR))
    found = json.loads(programs.output("node", script, address, *OPTIONS, *skip))
    own = (link for link in found["links"] if link["state"] != "SKIPPED")
    return {f"{link.get('parent', '')} → {link['url']}": link["state"] for link in own}


def broken(states: dict[str, str]) -> list[str]:
    """Return the links that lead nowhere."""
    return [link for link, state in states.items() if state != "OK"]


def test_every_link_leads_somewhere(folder: Path) -> None:
    with plainly(folder) as address:
        states = looked_at(address)
    assert len(states) > 1000
    assert broken(states) == []


def test_every_link_leads_somewhere_below_a_sub_path(folder: Path) -> None:
    with hosting(folder) as host:
        states = looked_at(host.address)
    assert len(states) > 1000
    assert broken(states) == []


def test_a_broken_link_and_a_missing_part_would_be_found(tmp_path: Path) -> None:
    page = '<!doctype html><title>Uji</title><a href="tidak-ada.html">a</a><a href="b.html#x">b</a>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "b.html").write_text("<!doctype html><title>B</title><p id=y>", encoding="utf-8")
    with plainly(tmp_path) as address:
        found = broken(looked_at(address))
    assert {link.rpartition("/")[2] for link in found} == {"tidak-ada.html", "b.html#x"}

"""Two hundred releases switch under a load of readers: no error, and never two of them mixed."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path

from kim_plugins.publish.release_folder import ReleaseFolder
from tests.e2e.publish.folders import make, put
from tests.e2e.publish.webserver import serving

RELEASES = 200
FEWEST_READ = 1000
READERS = Path(__file__).with_name("readers.lua")


def numbered(folder: Path, number: int) -> Path:
    """Lay a site whose two pages hold a release's number at both ends, far apart."""
    page = f"<p>{number}</p>\n{'isi ' * 5000}\n<p>{number}</p>\n"
    still = {f"tetap/{n}/index.html": "tetap" for n in range(20)}
    return make(folder, {"satu/index.html": page, "dua/index.html": page, **still})


def test_readers_notice_no_switch(tmp_path: Path) -> None:
    target = tmp_path / "terbit"
    put(numbered(tmp_path / "site", 0), target)
    with serving(target, tmp_path / "nginx") as server:
        readers = subprocess.Popen(
            ["wrk", "-t2", "-c2", "-d600s", "-s", str(READERS), server.address],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(1, RELEASES + 1):
            put(numbered(tmp_path / "site", number), target)
        readers.send_signal(signal.SIGINT)
        _, told = readers.communicate()
    (tmp_path / "readers.json").write_text(told, encoding="utf-8")
    found = json.loads(told)

    assert {found[name] for name in ("broken", "backwards", "mixed", "failed")} == {0}, found
    assert found["read"] >= FEWEST_READ
    assert found["newest"] >= RELEASES // 2, "the readers were there while releases switched"
    assert ReleaseFolder(target).live().startswith(f"{RELEASES + 1:06}-")

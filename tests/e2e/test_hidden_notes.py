"""What an author hid in a text is in no file of the site: page, feed, calendar, search or copy."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.e2e.sites import Site, post, site

pytestmark = pytest.mark.usefixtures("few_places")

FOLDER = "docs/posts/kutai-timur/kim-contoh"
HIDDEN = "zqrahasia"
"""Begins every hidden word, so that its stem in a search index is known as well."""
BODY = f"""\
Zqtampak satu.<!-- {HIDDEN}satu -->

<!-- Catatan bagi penyunting:

{HIDDEN}dua, narasumbernya belum setuju.

-->

- butir <!-- {HIDDEN}tiga
  {HIDDEN}empat -->

| Hari | Jam |
|---|---|
| Senin <!-- {HIDDEN}lima --> | 08.00 |

> kutipan <!-- {HIDDEN}enam

> {HIDDEN}tujuh -->

## Bagian <!-- {HIDDEN}delapan -->

[tautan <!-- {HIDDEN}sembilan -->](https://contoh.example) dan catatan[^1].

[^1]: Kantor desa. <!-- {HIDDEN}sepuluh -->
"""
KINDS = {
    "berita": {},
    "agenda": {"starts": "2026-12-05T08:00", "ends": "2026-12-05T11:00", "place": "Balai desa"},
    "pengumuman": {"agency": "Pemerintah Desa Contoh", "valid_until": "2026-12-31"},
    "aspirasi": {"request": "aspirasi", "received": "2026-10-12"},
    "potensi": {"category": "umkm"},
}
"""The kinds of posts that one author can write, each with what it needs."""


def _project(root: Path) -> Site:
    parts = [
        f"-- {FOLDER}/2026-11-01-{kind}.md --\n{post(f'Zqjudul {kind}', BODY, kind=kind, **keys)}"
        for kind, keys in KINDS.items()
    ]
    reason = "{at: 2026-11-20, reason: 'Memuat kekeliruan yang belum dapat diperbaiki.'}"
    parts.append(f"-- {FOLDER}/2026-11-02-cabut.md --\n{post(body=BODY, withdrawn=reason)}")
    title = f"Zqjudul dengan catatan <!-- {HIDDEN}judul -->"
    parts.append(f"-- {FOLDER}/2026-11-03-judul.md --\n{post(title, 'Isi.')}")
    parts.append(f"-- {FOLDER}/2026-11-04-komentar.md --\n{post(kind=f'berita # {HIDDEN}nilai')}")
    return site(root, "".join(parts))


def _read(path: Path) -> str:
    """Return a file as its readers see it: unpacked, its folded lines joined, in lower case."""
    content = path.read_bytes()
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    return re.sub("\r?\n[ \t]", "", content.decode("utf-8", "replace")).lower()


def test_hidden_words_are_nowhere_in_a_site_and_shown_ones_everywhere(tmp_path: Path) -> None:
    build = _project(tmp_path).kim()

    files = {p.relative_to(build.folder).as_posix(): p for p in build.folder.rglob("*")}
    texts = {name: _read(path) for name, path in files.items() if path.is_file()}
    assert [name for name, text in texts.items() if HIDDEN in text] == []
    told = {name.rpartition("/")[2] for name, text in texts.items() if "zqjudul agenda" in text}
    assert told >= {"index.html", "feed.xml", "rss.xml", "feed.json", "agenda.ics", "acara.ics"}
    assert told >= {"bawa.html", "posts.json"}
    shown = [name for name, text in texts.items() if "zqtampak" in text]
    assert any(name.startswith("cari/indeks/") for name in shown)
    assert "kutai-timur/bawa.html" in shown
    assert {f"kutai-timur/kim-contoh/2026/{kind}/index.html" for kind in KINDS} <= set(shown)

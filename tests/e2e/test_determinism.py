"""The same input gives the same bytes, whatever the machine is doing."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sites import GROUPS_YAML, MKDOCS_YML, POST, post, site

CONTENT = f"-- groups.yaml --\n{GROUPS_YAML}  - {{id: ekonomi, name: Ekonomi desa}}\n" + "".join(
    f"-- {POST.replace('gotong-royong', name)} --\n{post(title=name, topics=topics)}"
    for name, topics in (
        ("satu", "[literasi]"),
        ("dua", "[ekonomi]"),
        ("tiga", "[ekonomi, literasi]"),
        ("empat", "[]"),
    )
)


def test_hash_seed_and_folder_do_not_matter(tmp_path: Path) -> None:
    builds = []
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        builds.append(site(tmp_path / seed, CONTENT).build(PYTHONHASHSEED=seed).files())
    assert builds[0] == builds[1]
    assert any("/topik.json" in name for name in builds[0]), "the search indexes are looked at too"


def test_the_moment_of_a_build_may_come_from_source_date_epoch(tmp_path: Path) -> None:
    config = MKDOCS_YML.replace(':\n      now: "2026-11-24T12:00"', "")
    project = site(tmp_path, f"-- mkdocs.yml --\n{config}{CONTENT}")
    before = project.build(SOURCE_DATE_EPOCH="1793400000")  # 31 October 2026
    assert "0 tulisan terbit, 4 terjadwal" in before.log
    after = project.build(SOURCE_DATE_EPOCH="1793500000")  # 1 November 2026 in WITA
    assert "4 tulisan terbit" in after.log

"""The gate at its hinges: who is who, what is compared with what, and how it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import commands
from tests.e2e.requests import (
    GRANTED,
    GROUPS,
    NEW,
    OLD,
    OWN,
    TRUSTED,
    TWIN,
    Repository,
    fresh,
    repository,
)
from tests.e2e.sites import post

THEIRS = f"{TWIN}/{OLD}"

IMPOSTORS = {
    "nobody": "",
    "a blank": " ",
    "somebody else": "orang-lain",
    "a login with something after it": "rina\n",
    "two accounts": "orang-lain,rina",
    "a letter that only looks the same": "r\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}na",
    "an account of another group": "github:budi:42",
    "an editor of another regency": "editor-samarinda",
    "the province's editor": "editor-provinsi",
    "a login where a number is on record": "editor-kutim",
    "a login taken over": "github:editor-kutim:99",
    "the number of another forge": "gitlab:editor-kutim:20",
    "an option": "--help",
}


@pytest.mark.parametrize("name", IMPOSTORS)
def test_only_those_on_record_may_write(name: str, tmp_path: Path) -> None:
    repo = repository(tmp_path).edit(f"-- {OWN}/{NEW} --\n{fresh()}").commit()

    outcome = repo.check(IMPOSTORS[name])

    assert outcome.exit_code == 1
    assert {code for code, _ in outcome.gate} & {"KIM301", "KIM303"}


WRITERS = {
    "a login": "rina",
    "a login in another case": "Rina",
    "a login with its forge": "github:rina",
    "a login with its number": "github:rina:7",
    "an editor by number": "github:editor-kutim:20",
    "an editor renamed": "github:nama-baru:20",
    "a maintainer": "github:pengelola:1",
}


@pytest.mark.parametrize("name", WRITERS)
def test_those_on_record_may_write(name: str, tmp_path: Path) -> None:
    repo = repository(tmp_path).edit(f"-- {OWN}/{NEW} --\n{fresh()}").commit()

    outcome = repo.check(WRITERS[name])

    assert outcome.exit_code == 0, outcome.text
    assert {code for code, _ in outcome.gate} <= {"KIM308"}


@pytest.mark.parametrize("base", ["tak-ada", "", "--all", "main:groups.yaml", "yatim"])
def test_a_base_that_can_not_be_compared_stops_the_request(base: str, tmp_path: Path) -> None:
    repo = repository(tmp_path)
    repo.git("checkout", "-q", "--orphan", "yatim")
    repo.git("commit", "-qm", "awal yang lain")
    repo.git("checkout", "-q", "usul")
    repo.edit(f"-- {OWN}/{NEW} --\n{fresh()}").commit()

    outcome = repo.check("rina", base=base)

    assert outcome.exit_code == 1
    assert ("KIM302", "groups.yaml") in outcome.gate


def test_a_base_without_a_usable_list_of_groups_stops_the_request(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    repo.git("checkout", "-q", "main")
    repo.edit("-- groups.yaml --\nversion: 1\ngroups: rusak\n").commit()
    repo.git("checkout", "-q", "usul")
    repo.edit(f"-- {OWN}/{NEW} --\n{fresh()}").commit()

    assert repo.check("rina").gate == {("KIM302", "groups.yaml")}


def test_without_a_repository_nothing_is_permitted(tmp_path: Path) -> None:
    repo = Repository(tmp_path).edit(f"-- groups.yaml --\n{GROUPS}-- docs/index.md --\n# A\n")

    outcome = repo.check("rina", "--format", "text")

    assert outcome.exit_code == 1
    assert "bukan repositori Git" in outcome.text


def test_author_and_base_go_together(tmp_path: Path) -> None:
    folder = repository(tmp_path).root
    result = commands.run("kim", "check", "--author", "rina", folder=folder)

    assert result.returncode == 2
    assert "Pakai --author dan --base bersama-sama." in result.stderr


def test_what_was_granted_on_the_base_since_then_counts(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    repo.edit(f"-- {TRUSTED}/{NEW} --\n{fresh()}").commit()
    assert repo.check("rina").exit_code == 1

    repo.git("checkout", "-q", "main")
    repo.edit(f"-- groups.yaml --\n{GRANTED}").commit()
    repo.git("checkout", "-q", "usul")

    assert repo.check("rina").exit_code == 0


def test_what_others_did_on_the_base_is_not_held_against_a_request(tmp_path: Path) -> None:
    repo = repository(tmp_path).edit(f"-- {OWN}/{NEW} --\n{fresh()}").commit()
    repo.git("checkout", "-q", "main")
    repo.edit(f"-- {THEIRS} --\n{post(body='Lain.')}-- mkdocs.yml --\nsite_name: x\n").commit()
    repo.git("checkout", "-q", "usul")
    assert repo.check("rina").exit_code == 0

    repo.git("merge", "-q", "--no-edit", "main")

    assert repo.check("rina").gate == {("KIM308", f"{OWN}/{NEW}")}


def test_what_is_not_committed_yet_counts_too(tmp_path: Path) -> None:
    repo = repository(tmp_path).edit(f"-- {THEIRS} --\n{post(body='Lain.')}")
    repo.edit(f"-- {TWIN}/{NEW} --\n{fresh()}-- catatan.txt --\nSisa sebuah perkakas.\n")

    assert repo.check("rina").gate == {("KIM303", THEIRS), ("KIM303", f"{TWIN}/{NEW}")}


def test_a_site_may_lie_below_the_top_of_its_repository(tmp_path: Path) -> None:
    repo = repository(tmp_path)
    repo.git("checkout", "-q", "main")
    (tmp_path / "situs").mkdir()
    for name in ("docs", "groups.yaml", "mkdocs.yml"):
        repo.git("mv", name, f"situs/{name}")
    repo.commit().git("checkout", "-qB", "usul")
    below = Repository(tmp_path / "situs")
    below.edit(f"-- {OWN}/{NEW} --\n{fresh()}").commit()
    assert below.check("rina").exit_code == 0

    repo.edit("-- kim_plugins/kode.py --\nx = 2\n").commit()

    assert ("KIM309", "kim_plugins/kode.py") in below.check("rina").gate


def test_an_editor_may_change_everything_of_a_regency_and_nothing_else(tmp_path: Path) -> None:
    gone = fresh(date=OLD[:10], withdrawn="{at: 2026-11-20, reason: Keliru.}")
    changed = f"-- {OWN}/{OLD} --\n{gone}-- {THEIRS} --\n{post(body='Ralat.')}"
    repo = repository(tmp_path).edit(changed)
    urgent = fresh(
        kind="pengumuman",
        urgent="true",
        agency="Kantor Contoh",
        sources="[{title: Surat edaran}]",
        areas='["64.08"]',
        valid_until="2026-11-08",
    )
    repo.edit(f"-- {TWIN}/{NEW} --\n{urgent}").commit()
    assert repo.check("github:editor-kutim:20").exit_code == 0

    repo.edit(f"-- {TRUSTED}/{NEW} --\n{fresh()}-- groups.yaml --\n{GRANTED}").commit()

    outcome = repo.check("github:editor-kutim:20")
    assert outcome.gate == {("KIM303", f"{TRUSTED}/{NEW}"), ("KIM309", "groups.yaml")}


def test_every_form_of_output_tells_it_in_indonesian(tmp_path: Path) -> None:
    repo = repository(tmp_path).edit(f"-- {TWIN}/{NEW} --\n{fresh()}").commit()

    text = repo.check("rina", "--format", "text").text
    assert f"{TWIN}/{NEW}  KIM303  Folder ini bukan folder Anda" in text
    assert "folder Anda sekarang: kutai-timur/kim-contoh" in text
    github = repo.check("rina", "--format", "github").text
    assert github.startswith(f"::error file={TWIN}/{NEW},title=KIM303 ")
    gitlab = repo.check("rina", "--format", "gitlab").problems
    assert gitlab[0]["check_name"] == "KIM303"

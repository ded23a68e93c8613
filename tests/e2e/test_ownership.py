"""The gate under attack: every way of touching what isn't yours is refused, and named.

Rina writes for KIM Contoh in Kutai Timur and for nobody else.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.requests import (
    GRANTED,
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

Attack = Callable[[Repository], object]
THEIRS = f"{TWIN}/{OLD}"
MINE = f"{OWN}/{OLD}"


def link(target: str, name: str) -> Attack:
    def attack(repo: Repository) -> None:
        path = repo.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return attack


def write(name: str, text: str = fresh()) -> Attack:
    return lambda repo: repo.edit(f"-- {name} --\n{text}")


def staged(mode: str, name: str) -> Attack:
    """Put an entry into the index that no file system of ours would hold."""

    def attack(repo: Repository) -> None:
        blob = repo.git("rev-parse", "HEAD" if mode == "160000" else f"HEAD:{MINE}")
        repo.git("update-index", "--add", "--cacheinfo", mode, blob, name)
        repo.git("commit", "-qm", "selundupan")
        repo.git("reset", "-q", "--hard")

    return attack


def replaced_by_a_link(repo: Repository) -> None:
    link(f"../kim-contoh-dua/{OLD}", MINE)(repo)


def folder_replaced_by_a_link(repo: Repository) -> None:
    repo.move(TWIN, "simpan")
    (repo.root / TWIN).symlink_to("kim-contoh")
    (repo.root / "simpan" / OLD).rename(repo.root / OWN / "2026-11-02-lain.md")


def made_a_program(repo: Repository) -> None:
    (repo.root / THEIRS).chmod(0o755)


def granted_and_used(repo: Repository) -> None:
    repo.edit(f"-- groups.yaml --\n{GRANTED}")
    repo.edit(f"-- {TRUSTED}/{NEW} --\n{fresh()}")


def hidden_submodule(repo: Repository) -> None:
    """Ask Git, by a `.gitmodules`, to ignore a submodule; the gate doesn't listen."""
    repo.edit('-- .gitmodules --\n[submodule "x"]\npath = docs/posts/x\nurl = ./x\nignore = all\n')
    repo.git("add", ".gitmodules")
    commit = repo.git("rev-parse", "HEAD")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{commit},docs/posts/x")
    repo.git("commit", "-qm", "selundupan")
    repo.git("reset", "-q", "--hard")


def in_a_merge(repo: Repository) -> None:
    """Change another's post while merging main, which has gone on."""
    repo.edit(f"-- {OWN}/{NEW} --\n{fresh()}").commit()
    repo.git("checkout", "-q", "main")
    repo.edit(f"-- {TRUSTED}/{NEW} --\n{fresh()}").commit()
    repo.git("checkout", "-q", "usul")
    repo.git("merge", "-q", "--no-commit", "main")
    repo.edit(f"-- {THEIRS} --\n{post(body='Isi yang diganti.')}")


def undone_at_one_of_two_merge_bases(repo: Repository) -> None:
    """After branches crossed, a post looks untouched from one point at which they met."""
    repo.edit(f"-- {OWN}/{NEW} --\n{fresh()}").commit()
    mine = repo.git("rev-parse", "HEAD")
    repo.git("checkout", "-q", "main")
    repo.edit(f"-- {THEIRS} --\n{post(body='Isi yang sudah diralat.')}").commit()
    theirs = repo.git("rev-parse", "HEAD")
    repo.git("merge", "-q", "--no-edit", mine)
    repo.git("checkout", "-q", "usul")
    repo.git("merge", "-q", "--no-edit", theirs)
    repo.edit(f"-- {THEIRS} --\n{post()}")


ATTACKS: dict[str, tuple[Attack, tuple[str, str]]] = {
    "writing in another group's folder": (write(f"{TWIN}/{NEW}"), ("KIM303", f"{TWIN}/{NEW}")),
    "changing another's post": (write(THEIRS, post(body="Lain.")), ("KIM303", THEIRS)),
    "deleting another's post": (write(THEIRS, ""), ("KIM303", THEIRS)),
    "moving another's post to oneself": (
        lambda repo: repo.move(THEIRS, f"{OWN}/2026-11-01-milik-saya.md"),
        ("KIM303", THEIRS),
    ),
    "moving one's post to another": (
        lambda repo: repo.move(MINE, f"{TWIN}/2026-11-01-titipan.md"),
        ("KIM303", f"{TWIN}/2026-11-01-titipan.md"),
    ),
    "making another's post a program": (made_a_program, ("KIM303", THEIRS)),
    "granting oneself a group": (granted_and_used, ("KIM303", f"{TRUSTED}/{NEW}")),
    "granting oneself a group, in the list": (granted_and_used, ("KIM309", "groups.yaml")),
    "a group of the same name elsewhere": (
        write(f"docs/posts/samarinda/kim-contoh/{NEW}"),
        ("KIM303", f"docs/posts/samarinda/kim-contoh/{NEW}"),
    ),
    "a group that nobody has registered": (
        write(f"docs/posts/kutai-timur/kim-baru/{NEW}"),
        ("KIM303", f"docs/posts/kutai-timur/kim-baru/{NEW}"),
    ),
    "a post beside the groups' folders": (
        write(f"docs/posts/kutai-timur/{NEW}"),
        ("KIM303", f"docs/posts/kutai-timur/{NEW}"),
    ),
    "a post of the province's desk": (
        write(f"docs/posts/provinsi/redaksi/{NEW}"),
        ("KIM303", f"docs/posts/provinsi/redaksi/{NEW}"),
    ),
    "a folder that begins with one's own": (
        write(f"{OWN}-dua/img/x/{NEW}"),
        ("KIM303", f"{TWIN}/img/x/{NEW}"),
    ),
    "another case of a regency": (
        write(f"docs/posts/Kutai-Timur/kim-contoh/{NEW}"),
        ("KIM304", f"docs/posts/Kutai-Timur/kim-contoh/{NEW}"),
    ),
    "another case of a group": (
        write(f"docs/posts/kutai-timur/KIM-Contoh-Dua/{NEW}"),
        ("KIM304", f"docs/posts/kutai-timur/KIM-Contoh-Dua/{NEW}"),
    ),
    "another case of the posts' folder": (
        write(f"docs/Posts/kutai-timur/kim-contoh/{NEW}"),
        ("KIM304", f"docs/Posts/kutai-timur/kim-contoh/{NEW}"),
    ),
    "a letter of another script": (
        write(f"docs/posts/kutai-timur/kim-c\N{CYRILLIC SMALL LETTER O}ntoh/{NEW}"),
        ("KIM304", f"docs/posts/kutai-timur/kim-c\N{CYRILLIC SMALL LETTER O}ntoh/{NEW}"),
    ),
    "a letter of no width": (
        write(f"docs/posts/kutai-timur/kim-contoh\N{ZERO WIDTH SPACE}/{NEW}"),
        ("KIM306", f"docs/posts/kutai-timur/kim-contoh\N{REPLACEMENT CHARACTER}/{NEW}"),
    ),
    "a link to another's post": (
        link(f"../kim-contoh-dua/{OLD}", f"{OWN}/{NEW}"),
        ("KIM305", f"{OWN}/{NEW}"),
    ),
    "a post that becomes a link": (replaced_by_a_link, ("KIM305", MINE)),
    "a link to a folder outside": (link("/etc", f"{OWN}/img"), ("KIM305", f"{OWN}/img")),
    "a folder that becomes a link": (folder_replaced_by_a_link, ("KIM303", TWIN)),
    "a link to a settings file": (link(f"{OWN}/{OLD}", "mkdocs.yml"), ("KIM309", "mkdocs.yml")),
    "another repository in one's folder": (
        staged("160000", f"{OWN}/modul"),
        ("KIM305", f"{OWN}/modul"),
    ),
    "another repository, hidden": (hidden_submodule, ("KIM309", "docs/posts/x")),
    "a program in one's folder": (staged("100755", f"{OWN}/{NEW}"), ("KIM305", f"{OWN}/{NEW}")),
    "a backslash for Windows": (
        write(f"{OWN}/..\\kim-contoh-dua\\{NEW}"),
        ("KIM306", f"{OWN}/..\\kim-contoh-dua\\{NEW}"),
    ),
    "a line break in a name": (
        staged("100644", "a\nb"),
        ("KIM306", "a\N{REPLACEMENT CHARACTER}b"),
    ),
    "a quotation mark in a name": (
        write(f'{TWIN}/"kutip" 1.md'),
        ("KIM303", f'{TWIN}/"kutip" 1.md'),
    ),
    "bytes that are no text": (
        lambda repo: repo.write(os.fsdecode(b"docs/posts/\xff\xfe.md"), b"x"),
        ("KIM306", "docs/posts/\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}.md"),
    ),
    "settings for reviewers' eyes": (
        write(f"{OWN}/.gitattributes", "* -diff\n"),
        ("KIM306", f"{OWN}/.gitattributes"),
    ),
    "the settings": (write("mkdocs.yml", "site_name: x\n"), ("KIM309", "mkdocs.yml")),
    "the code": (write("kim_plugins/kode.py", "x = 2\n"), ("KIM309", "kim_plugins/kode.py")),
    "a workflow": (
        write(".github/workflows/x.yml", "on: push\n"),
        ("KIM309", ".github/workflows/x.yml"),
    ),
    "the owners": (write(".github/CODEOWNERS", "* @rina\n"), ("KIM309", ".github/CODEOWNERS")),
    "a page of the site": (write("docs/index.md", "# Milik saya\n"), ("KIM309", "docs/index.md")),
    "a template": (write("overrides/main.html", "x"), ("KIM309", "overrides/main.html")),
    "an urgent notice": (
        write(f"{OWN}/{NEW}", fresh(kind="pengumuman", urgent="true")),
        ("KIM307", f"{OWN}/{NEW}"),
    ),
    "an urgent notice by its Indonesian key": (
        write(f"{OWN}/{NEW}", fresh(jenis="pengumuman", mendesak="ya")),
        ("KIM307", f"{OWN}/{NEW}"),
    ),
    "a change inside a merge": (in_a_merge, ("KIM303", THEIRS)),
    "a correction undone after branches crossed": (
        undone_at_one_of_two_merge_bases,
        ("KIM303", THEIRS),
    ),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_what_is_not_yours_stays_untouched(name: str, tmp_path: Path) -> None:
    attack, told = ATTACKS[name]
    repo = repository(tmp_path)
    attack(repo)

    outcome = repo.commit().check("rina")

    assert outcome.exit_code == 1
    assert told in outcome.gate

"""Makers of requests: who changes which files of a small province."""

from __future__ import annotations

from typing import Any

from kim_plugins.content.requests.changes import REGULAR, Change, Version
from kim_plugins.content.requests.ownership import Rights
from kim_plugins.model.accounts import parse_account
from kim_plugins.model.groups import Registry
from tests.builders import a_registry

POSTS = "docs/posts"
OWN = f"{POSTS}/kutai-timur/kim-contoh"
NAME = "2026-05-08-panen-madu.md"


def a_group(name: str = "kim-contoh", **keys: Any) -> dict[str, Any]:
    """Return an entry of groups.yaml."""
    entry = {"id": name, "name": "KIM Contoh", "regency": "kutai-timur", "status": "aktif"}
    return {**entry, "authors": ["rina"], **keys}


def a_known_registry(**keys: Any) -> Registry:
    """Return a registry with one group of Rina's, an editor, and a maintainer."""
    registry = a_registry(
        maintainers=["pengelola"], groups=[a_group(**keys), a_group("kim-lain", authors=["budi"])]
    )
    areas = tuple(
        area.model_copy(update={"editors": ("editor", "editor-dua")})
        if area.id == "kutai-timur"
        else area
        for area in registry.regencies
    )
    return registry.model_copy(update={"regencies": areas})


def rights(login: str = "rina", **keys: Any) -> Rights:
    """Return what an account may do."""
    account = parse_account(login)
    assert account is not None
    return Rights(account, a_known_registry(**keys))


def version(mode: str = REGULAR, body: str = "Isi.", **front: str) -> Version:
    """Return a post's file as Git holds it."""
    keys = {
        "title": "Panen madu",
        "date": "2026-05-08",
        "summary": "Warga Desa Contoh memanen madu kelulut untuk pertama kali tahun ini.",
        **front,
    }
    head = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return Version(mode, f"---\n{head}---\n\n{body}\n".encode())


def added(path: str = f"{OWN}/{NAME}", after: Version | None = None) -> Change:
    """Return a new file."""
    return Change(path, None, after or version())

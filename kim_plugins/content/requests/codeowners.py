"""CODEOWNERS from groups.yaml: whom the forge asks to read a change.

Only editors and maintainers can be owners: both forges ignore accounts without write
access (docs.github.com "About code owners", docs.gitlab.com "Code Owners").
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from kim_plugins.model.accounts import parse_account
from kim_plugins.model.groups import Registry

FORGES = {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS"}
"""Where each forge looks for the file."""
_LOGINS = {
    "github": re.compile(r"[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}"),
    "gitlab": re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,254}"),
}
_HEAD = """\
# Dibuat oleh `kim codeowners` dari groups.yaml; jangan diubah dengan tangan.
# Baris terakhir yang cocok dengan sebuah berkas yang berlaku.
"""


@dataclasses.dataclass(frozen=True, slots=True)
class Owners:
    """The file's text, and the accounts that could not be named in it."""

    text: str
    left_out: tuple[str, ...]


def codeowners(registry: Registry, forge: str, posts: str) -> Owners:
    """Write the file for a forge; `posts` is the folder of all posts in the repository.

    An area without editors is read by the province's.
    """
    rules = [("*", registry.maintainers), (f"/{posts}/", registry.province.editors)]
    rules += [
        (f"/{posts}/{area.id}/", area.editors)
        for area in sorted(registry.areas.values(), key=lambda area: area.id)
    ]
    lines: list[str] = []
    left_out: list[str] = []
    for pattern, accounts in rules:
        names, others = _names(accounts, forge)
        left_out += others
        if names:
            lines.append(" ".join([_escaped(pattern), *names]))
    return Owners(_HEAD + "".join(f"{x}\n" for x in lines), tuple(dict.fromkeys(left_out)))


def _names(accounts: Iterable[str], forge: str) -> tuple[list[str], list[str]]:
    """Return the names by which a forge knows accounts, and those that it doesn't know."""
    names: dict[str, str] = {}
    others: list[str] = []
    for text in accounts:
        account = parse_account(text)
        if account and account.forge in ("", forge) and _LOGINS[forge].fullmatch(account.login):
            names.setdefault(account.login.lower(), f"@{account.login}")
        else:
            others.append(text)
    return list(names.values()), others


def _escaped(pattern: str) -> str:
    return pattern.replace(" ", "\\ ").replace("#", "\\#")

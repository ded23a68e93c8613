"""The setting `repository`: the forge that holds this site's content, for who writes there."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.settings import Repository
from kim_plugins.content.settings.setting_records import SettingRecord
from kim_plugins.model.fields import PlainText, Record, SecureUrl

FORGES: Mapping[str, str] = {
    "github.com": "github",
    "gitlab.com": "gitlab",
    "codeberg.org": "forgejo",
}
"""Which program runs at the hosts that everybody knows."""
_EXPECTED = {
    "url": "alamat repositori yang diawali https://, misalnya https://github.com/dinas/kim",
    "forge": "github, gitlab, atau forgejo",
    "branch": "nama cabang utama, misalnya main",
    "folder": "nama folder isi, misalnya docs",
}
_REPOSITORY = re.compile(
    r"https://[^/@?#]+(?:/(?!(?:-|blob|src|tree)/)[\w.~+-]+){2,}", re.IGNORECASE
)
"""A host, an owner and a name: no page within a repository, and nobody's password (RFC 3986)."""
_OWNER_AND_NAME = 4
"""Slashes of an address at GitHub, which has no groups within groups."""
_Path = Annotated[PlainText, Field(pattern=r"^[\w-][\w.-]*(?:/[\w-][\w.-]*)*$")]


class _Given(Record):
    """What may be given."""

    url: SecureUrl
    forge: Literal["github", "gitlab", "forgejo"] | None = None
    branch: _Path = "main"
    folder: _Path = "docs"


_SETTING = SettingRecord(_Given, _EXPECTED, unknown="KIM194", misfits="KIM195")


def read(value: object, path: str) -> tuple[Repository | None, list[Diagnostic]]:
    """Read the setting as YAML gave it: an address, or a mapping with `url`."""
    if value is None:
        return None, []
    record, given, problems = _SETTING.read(
        value if isinstance(value, Mapping) else {"url": value}, path
    )
    # A key that is written otherwise is most likely the very one that is missing.
    if unknown := [one for one in problems if one.code == _SETTING.unknown]:
        return None, unknown
    found = _repository(record) if record else None
    if isinstance(found, str):
        problems.append(_SETTING.misfit(found, given.get(found, ""), path))
    told = [_without_password(problem) for problem in problems]
    return (found if isinstance(found, Repository) else None), told


def _repository(record: _Given) -> Repository | str:
    """Return what is meant, or the key that leads nowhere."""
    url = record.url.rstrip("/").removesuffix(".git")
    host = url.split("/")[2].lower().removeprefix("www.")
    forge = record.forge or FORGES.get(host)
    if not _REPOSITORY.fullmatch(url) or (forge == "github" and url.count("/") > _OWNER_AND_NAME):
        return "url"
    return Repository(url, forge, record.branch, record.folder) if forge else "forge"


def _without_password(problem: Diagnostic) -> Diagnostic:
    """Hide what stands before a host: it may be a password, and logs are read by many."""
    shown = {key: re.sub(r"(?<=//)[^/]*@", "…@", value) for key, value in problem.args.items()}
    return dataclasses.replace(problem, args=shown)

"""The setting `repository`: the forge that holds this site's content, for who writes there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from kim_plugins.base.diagnostics import Diagnostic, Span, closest
from kim_plugins.base.settings import Repository
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
_KEYS = ", ".join(_EXPECTED)
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


def read(value: object, path: str) -> tuple[Repository | None, list[Diagnostic]]:
    """Read the setting as YAML gave it: an address, or a mapping with `url`."""
    if value is None:
        return None, []
    given = value if isinstance(value, Mapping) else {"url": value}
    given = {str(key): item for key, item in given.items() if item not in (None, "")}
    unknown = sorted(given.keys() - _EXPECTED.keys())
    if unknown:
        args = {"choices": _KEYS}
        return None, [
            Diagnostic("KIM194", Span(path), {"key": key, **args}, closest(key, _EXPECTED))
            for key in unknown
        ]
    try:
        record = _Given.model_validate(given)
    except ValidationError as error:
        wrong = sorted({str(detail["loc"][0]) for detail in error.errors()})
        return None, [_misfit(key, given.get(key, ""), path) for key in wrong]
    found = _repository(record)
    if isinstance(found, Repository):
        return found, []
    return None, [_misfit(found, given.get(found, ""), path)]


def _repository(record: _Given) -> Repository | str:
    """Return what is meant, or the key that leads nowhere."""
    url = record.url.rstrip("/").removesuffix(".git")
    host = url.split("/")[2].lower().removeprefix("www.")
    forge = record.forge or FORGES.get(host)
    if not _REPOSITORY.fullmatch(url) or (forge == "github" and url.count("/") > _OWNER_AND_NAME):
        return "url"
    return Repository(url, forge, record.branch, record.folder) if forge else "forge"


def _misfit(key: str, value: object, path: str) -> Diagnostic:
    # Logs are read by many: what stands before a host may be somebody's password.
    shown = re.sub(r"(?<=//)[^/]*@", "…@", str(value))
    args = {"key": key, "value": shown, "expected": _EXPECTED[key]}
    return Diagnostic("KIM195", Span(path), args)

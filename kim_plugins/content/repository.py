"""The setting `repository`: the forge that holds this site's content, for who writes there."""

from __future__ import annotations

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
    host = record.url.split("/")[2].lower().removeprefix("www.")
    forge = record.forge or FORGES.get(host)
    if not forge:
        return None, [_misfit("forge", "", path)]
    url = record.url.rstrip("/").removesuffix(".git")
    return Repository(url, forge, record.branch, record.folder), []


def _misfit(key: str, value: object, path: str) -> Diagnostic:
    args = {"key": key, "value": str(value), "expected": _EXPECTED[key]}
    return Diagnostic("KIM195", Span(path), args)

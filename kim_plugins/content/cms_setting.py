"""The setting `cms`: a git-based CMS for editors with accounts, served from the site itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from kim_plugins.base.diagnostics import Diagnostic, Span, closest
from kim_plugins.base.settings import Cms
from kim_plugins.model.fields import Line, PlainText, Record, SecureUrl

_EXPECTED = {
    "package": "letak berkas .tgz dari npm, dihitung dari folder mkdocs.yml",
    "sha256": "sidik SHA-256 berkas .tgz itu di antara tanda kutip: 64 angka heksadesimal",
    "backend": "github, gitlab, atau gitea (juga untuk Forgejo)",
    "repo": "pemilik/nama repositori",
    "branch": "nama cabang, misalnya main",
    "server": "alamat layanan Git Anda, diawali https://",
}
_KEYS = ", ".join(_EXPECTED)
_SERVERS = {"github": "https://api.github.com", "gitlab": "https://gitlab.com"}
"""Where a forge answers whose address isn't given."""


class _Given(Record):
    """What may be given."""

    package: PlainText
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    backend: Literal["github", "gitlab", "gitea"]
    repo: Annotated[str, Field(pattern=r"^[\w.-]+(?:/[\w.-]+)+$"), *Line]
    branch: Annotated[str, Field(pattern=r"^[\w./-]+$"), *Line] = "main"
    server: SecureUrl | None = None


def read(value: object, path: str) -> tuple[Cms | None, list[Diagnostic]]:
    """Read the setting as YAML gave it; without it there is no CMS."""
    if value is None:
        return None, []
    if not isinstance(value, Mapping):
        return None, [_misfit("cms", value, f"kunci dan nilai: {_KEYS}", path)]
    given = {str(key): item for key, item in value.items() if item not in (None, "")}
    unknown = given.keys() - _EXPECTED.keys()
    problems = [
        Diagnostic("KIM191", Span(path), {"key": key, "choices": _KEYS}, closest(key, _EXPECTED))
        for key in sorted(unknown)
    ]
    try:
        record = _Given.model_validate({key: given[key] for key in given.keys() - unknown})
    except ValidationError as error:
        wrong = sorted({str(detail["loc"][0]) for detail in error.errors()})
        misfits = (_misfit(key, given.get(key, ""), _EXPECTED[key], path) for key in wrong)
        return None, [*problems, *misfits]
    server = (record.server or _SERVERS.get(record.backend, "")).rstrip("/")
    if not server:
        problems.append(_misfit("server", "", _EXPECTED["server"], path))
    found = {**record.model_dump(), "server": server}
    return (None if problems else Cms(**found)), problems


def _misfit(key: str, value: object, expected: str, path: str) -> Diagnostic:
    return Diagnostic("KIM190", Span(path), {"key": key, "value": str(value), "expected": expected})

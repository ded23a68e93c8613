"""The setting `cms`: a git-based CMS for editors with accounts, served from the site itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.settings import Cms
from kim_plugins.content.settings.setting_records import SettingRecord
from kim_plugins.model.fields import Line, PlainText, Record, SecureUrl

_EXPECTED = {
    "package": "letak berkas .tgz dari npm, dihitung dari folder mkdocs.yml",
    "sha256": "sidik SHA-256 berkas .tgz itu di antara tanda kutip: 64 angka heksadesimal",
    "backend": "github, gitlab, atau gitea (juga untuk Forgejo)",
    "repo": "pemilik/nama repositori",
    "branch": "nama cabang, misalnya main",
    "server": "alamat layanan Git Anda, diawali https://",
}
SERVERS = {"github": "https://api.github.com", "gitlab": "https://gitlab.com"}
"""Where a forge answers whose address isn't given."""


class _Given(Record):
    """What may be given."""

    package: PlainText
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    backend: Literal["github", "gitlab", "gitea"]
    repo: Annotated[str, Field(pattern=r"^[\w.-]+(?:/[\w.-]+)+$"), *Line]
    branch: Annotated[str, Field(pattern=r"^[\w./-]+$"), *Line] = "main"
    server: SecureUrl | None = None


_SETTING = SettingRecord(_Given, _EXPECTED, unknown="KIM191", misfits="KIM190")


def read(value: object, path: str) -> tuple[Cms | None, list[Diagnostic]]:
    """Read the setting as YAML gave it; without it there is no CMS."""
    if value is None:
        return None, []
    if not isinstance(value, Mapping):
        expected = f"kunci dan nilai: {_SETTING.keys}"
        return None, [_SETTING.misfit("cms", value, path, expected)]
    record, _, problems = _SETTING.read(value, path)
    if record is None:
        return None, problems
    server = (record.server or SERVERS.get(record.backend, "")).rstrip("/")
    if not server:
        problems.append(_SETTING.misfit("server", "", path))
    found = {**record.model_dump(), "server": server}
    return (None if problems else Cms(**found)), problems

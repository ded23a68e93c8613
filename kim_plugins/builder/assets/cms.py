"""The editors' CMS: its page, its configuration, and its script out of the operator's package.

The package is npm's, kept by the operator and known by its digest; nothing of it is ours.
"""

from __future__ import annotations

import hashlib
import html
import io
import json
import posixpath
import tarfile
from collections.abc import Iterator
from pathlib import Path

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.base.settings import Cms
from kim_plugins.builder.assets import assets
from kim_plugins.content.editors import cms
from kim_plugins.content.settings.cms_setting import SERVERS
from kim_plugins.model import policy, urls
from kim_plugins.model.province import Province
from kim_plugins.views.output import FileOutput

LARGEST, LARGEST_UNPACKED = 50_000_000, 200_000_000
"""Bytes of the package; the one that was tried has 12 million, and 41 unpacked."""
_SCRIPTS, _LICENSE = "package/npm/", "package/LICENSE.txt"
_ENTRY = "index.js"
_PAGE = """<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta name="referrer" content="{referrer}">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ruang penyunting</title>
</head>
<body>
<noscript>Ruang penyunting memerlukan JavaScript.</noscript>
<script type="module" src="{script}" data-kim-cms="{package}" data-kim-config="{config}"></script>
</body>
</html>
"""


class Unusable(Exception):
    """A package that can't be used; its diagnostic says why."""

    def __init__(self, reason: str, setting: Cms, path: str) -> None:
        super().__init__(reason)
        args = {"path": setting.package, "reason": reason}
        self.diagnostic = Diagnostic("KIM192", Span(path), args)


def opened(setting: Cms, root: Path, path: str) -> tuple[FileOutput, ...]:
    """Return the scripts of the package, where they are published. Raises `Unusable`.

    `path` is the file that the setting stands in.
    """
    try:
        with (root / setting.package).open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        raise Unusable("berkas itu tidak ada atau tidak dapat dibuka", setting, path) from None
    found = hashlib.sha256(content).hexdigest()
    if found != setting.sha256:
        raise Unusable(f"sidik SHA-256-nya {found}, bukan yang disebut", setting, path)
    try:
        files = dict(_members(content))
    except (tarfile.TarError, OSError, EOFError, ValueError):
        files = {}
    if _ENTRY not in files:
        raise Unusable("di dalamnya tidak ada package/npm/index.js", setting, path)
    folder = _folder(setting)
    return tuple(FileOutput(folder + name, content) for name, content in sorted(files.items()))


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a package that a browser needs; names that climb out are none of them."""
    left = LARGEST_UNPACKED
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:gz") as archive:
        for member in archive:
            left -= member.size
            if left < 0:
                raise ValueError("the package swells")
            name = member.name.removeprefix(_SCRIPTS)
            is_script = name != member.name and posixpath.normpath(name) == name
            is_wanted = member.name == _LICENSE or (is_script and not name.endswith(".map"))
            file = archive.extractfile(member) if member.isreg() and is_wanted else None
            if file is not None and not name.startswith(("/", "..")):
                yield posixpath.basename(name) if member.name == _LICENSE else name, file.read()


def files(province: Province) -> tuple[FileOutput, ...]:
    """Return the page and its configuration; nothing where no CMS is asked for."""
    setting, site_url = province.settings.cms, province.settings.site_url
    if setting is None:
        return ()
    config = cms.configuration(province.registry, _backend(setting), site_url)
    page = _PAGE.format(
        policy=html.escape(policy.of_cms(setting.server)),
        referrer=policy.REFERRER,
        script=urls.relative(assets.address("cms.js"), urls.root_from(urls.CMS)),
        package=urls.relative(_folder(setting) + _ENTRY, urls.root_from(urls.CMS)),
        config="config.json",
    )
    text = json.dumps(config, ensure_ascii=False, separators=(",", ":"))
    return (
        FileOutput(urls.output_path(urls.CMS), page.encode()),
        FileOutput(f"{urls.CMS}config.json", text.encode()),
    )


def _backend(setting: Cms) -> dict[str, str]:
    found = {"name": setting.backend, "repo": setting.repo, "branch": setting.branch}
    if setting.server != SERVERS.get(setting.backend):
        found["base_url"] = setting.server
        api = {"github": "/api/v3", "gitlab": "/api/v4", "gitea": "/api/v1"}
        found["api_root"] = setting.server + api[setting.backend]
    return found


def _folder(setting: Cms) -> str:
    """Return where the package's files lie: named by its content, so that they can be kept."""
    return f"{urls.CMS}{setting.sha256[:16]}/"

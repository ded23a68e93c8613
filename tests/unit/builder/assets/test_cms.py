"""The editors' CMS is published out of the operator's package, if it is the one that is named."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
import tarfile
from pathlib import Path

import pytest

from kim_plugins.base.settings import Cms
from kim_plugins.builder.assets import cms
from kim_plugins.model import policy
from tests.builders import a_province

FILES = {
    "package/npm/index.js": b"export default {};\n",
    "package/npm/index.js.map": b"{}",
    "package/npm/assets/huruf.woff2": b"huruf",
    "package/npm/../../di-luar.js": b"x",
    "package/LICENSE.txt": b"MIT",
    "package/README.md": b"# CMS",
}


def packed(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def a_setting(folder: Path, content: bytes) -> Cms:
    (folder / "cms.tgz").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    return Cms("cms.tgz", digest, "github", "kantor/situs", "main", "https://api.github.com")


def test_what_a_browser_needs_is_published_and_nothing_else(tmp_path: Path) -> None:
    setting = a_setting(tmp_path, packed(FILES))

    files = {file.path: file.content for file in cms.opened(setting, tmp_path, "mkdocs.yml")}

    folder = f"cms/{setting.sha256[:16]}/"
    assert files == {
        f"{folder}LICENSE.txt": b"MIT",
        f"{folder}assets/huruf.woff2": b"huruf",
        f"{folder}index.js": b"export default {};\n",
    }


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"bukan arsip", "tidak ada package/npm/index.js"),
        (packed({"package/README.md": b""}), "tidak ada package/npm/index.js"),
        (packed(FILES)[:200], "tidak ada package/npm/index.js"),
    ],
    ids=["bukan arsip", "paket lain", "terpotong"],
)
def test_what_is_no_such_package_is_told(tmp_path: Path, content: bytes, reason: str) -> None:
    setting = a_setting(tmp_path, content)

    with pytest.raises(cms.Unusable) as raised:
        cms.opened(setting, tmp_path, "mkdocs.yml")

    assert raised.value.diagnostic.code == "KIM192"
    assert reason in raised.value.diagnostic.args["reason"]


def test_another_package_than_the_named_one_is_refused(tmp_path: Path) -> None:
    setting = a_setting(tmp_path, packed(FILES))
    (tmp_path / "cms.tgz").write_bytes(packed({**FILES, "package/npm/index.js": b"lain"}))

    with pytest.raises(cms.Unusable, match="SHA-256"):
        cms.opened(setting, tmp_path, "mkdocs.yml")
    with pytest.raises(cms.Unusable, match="tidak ada"):
        cms.opened(dataclasses.replace(setting, package="x.tgz"), tmp_path, "mkdocs.yml")


def test_the_page_has_a_policy_of_its_own_and_runs_nothing_inline(tmp_path: Path) -> None:
    setting = a_setting(tmp_path, packed(FILES))
    base = a_province()
    province = dataclasses.replace(base, settings=dataclasses.replace(base.settings, cms=setting))

    page, config = cms.files(province)

    text = page.content.decode()
    assert '<meta name="robots" content="noindex">' in text
    assert policy.of_cms(setting.server).replace("'", "&#x27;") in text
    assert f'data-kim-cms="../cms/{setting.sha256[:16]}/index.js"' in text
    assert json.loads(config.content)["backend"] == {
        "name": "github",
        "repo": "kantor/situs",
        "branch": "main",
    }
    assert cms.files(base) == ()


def test_an_own_forge_is_named_with_its_addresses(tmp_path: Path) -> None:
    own = a_setting(tmp_path, packed(FILES))
    own = dataclasses.replace(own, backend="gitea", server="https://git.kantor.example")
    base = a_province()
    province = dataclasses.replace(base, settings=dataclasses.replace(base.settings, cms=own))

    backend = json.loads(cms.files(province)[1].content)["backend"]

    assert backend["base_url"] == "https://git.kantor.example"
    assert backend["api_root"] == "https://git.kantor.example/api/v1"

"""The editors' CMS on a whole site: there only where it is asked for, and by itself."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.e2e.sites import MKDOCS_YML, POST, post, site
from tests.unit.builder.assets.test_cms import FILES, packed

pytestmark = pytest.mark.usefixtures("few_places")

PACKAGE = packed(FILES)
ASKED = """\
      cms:
        package: cms.tgz
        sha256: {digest}
        backend: github
        repo: kantor-contoh/situs-kim
"""


def test_no_page_but_the_editors_own_knows_of_it(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}").write("cms.tgz", PACKAGE)
    without = project.build("--strict").files()
    asked = ASKED.format(digest=hashlib.sha256(PACKAGE).hexdigest())

    built = project.edit(f"-- mkdocs.yml --\n{MKDOCS_YML}{asked}").build("--strict").files()

    added = {name for name in built if name not in without}
    assert {name.partition("/")[0] for name in added} == {"cms"}
    assert {"cms/index.html", "cms/config.json"} <= added
    changed = {name for name, content in without.items() if built[name] != content}
    assert changed == {"_headers", ".htaccess"}


def test_a_package_other_than_the_named_one_stops_the_build(tmp_path: Path) -> None:
    project = site(tmp_path, f"-- {POST} --\n{post()}").write("cms.tgz", PACKAGE)

    built = project.edit(f"-- mkdocs.yml --\n{MKDOCS_YML}{ASKED.format(digest='a' * 64)}").build()

    assert built.exit_code == 1
    assert "KIM192" in built.log

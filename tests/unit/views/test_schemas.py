"""The schemas are published where they say they are."""

from __future__ import annotations

import json

from kim_plugins.builder.pages import fragments
from kim_plugins.model.frontmatter import SCHEMAS
from kim_plugins.views import schemas
from tests.builders import a_province


def test_their_folder_lists_them_all() -> None:
    (page,) = schemas.page(a_province())
    html = fragments.render(page, "/")

    assert page.url == "data/skema/"
    for output in schemas.view(a_province()):
        assert f'href="../../{output.path}"' in html
    assert "agenda.json: tulisan jenis agenda" in html


def test_there_is_one_for_the_registry_and_one_for_each_kind() -> None:
    files = {output.path: json.loads(output.make()) for output in schemas.view(a_province())}

    assert set(files) == {f"data/skema/{name}.json" for name in ("groups", *SCHEMAS)}
    for path, schema in files.items():
        assert schema["$id"] == f"https://kim.example.org/{path}"
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"

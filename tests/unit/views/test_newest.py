"""The newest posts of an area as a small file."""

from __future__ import annotations

import json

from kim_plugins.views import newest
from tests.builders import a_province


def test_every_area_has_its_file_also_without_posts() -> None:
    files = {file.path: json.loads(file.make()) for file in newest.view(a_province())}

    assert "provinsi/terbaru.json" in files
    assert all(content["name"] for content in files.values())
    assert {"name": "Provinsi Kalimantan Timur", "posts": []} in files.values()

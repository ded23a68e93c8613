"""`/data/skema/`: JSON Schemas for editors and for programs that write posts, and their list."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator

from kim_plugins.content.editors import jsonschema
from kim_plugins.model import urls
from kim_plugins.model.kinds import KIND_LABELS
from kim_plugins.model.province import Province
from kim_plugins.model.schema_parts import Shape
from kim_plugins.views import parts
from kim_plugins.views.output import HtmlOutput, PlannedFile


def page(province: Province) -> Iterator[HtmlOutput]:
    """Yield the list of them, for who opens their folder."""
    crumbs = parts.crumbs(parts.link("Data terbuka", urls.DATA))
    yield HtmlOutput(
        url=urls.SCHEMAS,
        template="schemas.html",
        title="Skema JSON",
        description="Aturan bentuk tulisan dan daftar kelompok, untuk program dan penyunting teks.",
        context={
            "crumbs": crumbs,
            "schemas": [parts.link(_label(name), urls.schema(name)) for name in jsonschema.NAMES],
            "guide": parts.guide("panduan/menulis.md", province) or "",
        },
    )


def _label(name: str) -> str:
    of = f"tulisan jenis {name}" if name in KIND_LABELS else "groups.yaml"
    return f"{name}.json: {of}"


def view(province: Province) -> Iterator[PlannedFile]:
    """Yield the schema of groups.yaml and of each kind of post."""
    for name in jsonschema.NAMES:
        path = urls.schema(name)
        address = province.absolute(path)
        yield PlannedFile(path, functools.partial(_content, name, address))


@functools.cache
def _content(name: str, address: str) -> bytes:
    """Write a schema; it depends on nothing else, and previews ask for it with each change."""
    return written(jsonschema.schema(name, address)).encode()


def written(schema: Shape) -> str:
    """Write a schema as text, the same each time."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"

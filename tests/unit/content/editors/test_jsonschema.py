"""What we publish, an editor's schema accepts; what we refuse for its shape, it refuses."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from kim_plugins.content.editors import jsonschema, template
from kim_plugins.model.frontmatter import INDONESIAN_KEYS, SCHEMAS, Tombstone
from kim_plugins.model.glossary import KEYS, RECORDS
from kim_plugins.model.groups import Registry
from tests.golden.cases import Case, load

ROOT = Path(__file__).parents[4]
POSTS = sorted((ROOT / "docs/posts").glob("*/*/*.md"))
GOLDEN = sorted((ROOT / "tests/golden/posts").glob("*.yml"))
REGISTRIES = sorted((ROOT / "tests/golden/registry").glob("*.yml"))
ABOUT_SHAPE = {"KIM008", "KIM009", "KIM010", "KIM012", "KIM013", "KIM015", "KIM044", "KIM052"}
"""Codes of problems that a schema can see."""
CHECKERS = {name: Draft202012Validator(jsonschema.schema(name)) for name in jsonschema.NAMES}


class Core(yaml.SafeLoader):
    """Reads scalars as YAML 1.2 does (yaml.org/spec/1.2.2, 10.3), like today's editors."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


def seen(text: str, loader: type[yaml.SafeLoader]) -> Any:
    """Return what a schema gets to see: JSON has no dates, so a parser's become text."""
    value = yaml.load(text, Loader=loader)

    def plain(date: object) -> str:
        assert isinstance(date, dt.date)
        return date.isoformat()

    return json.loads(json.dumps(value, default=plain))


def front(text: str) -> str:
    return re.split(r"^---[ \t]*$", text.replace("\r\n", "\n"), maxsplit=2, flags=re.MULTILINE)[1]


def problems(head: Any, name: str = "") -> list[str]:
    kind = name or str(head.get("kind") or head.get("jenis") or "berita").strip()
    checker = CHECKERS.get(kind, CHECKERS["berita"])
    return [error.message for error in checker.iter_errors(head)]


def is_yaml(text: str) -> bool:
    """Tell whether an editor can read this at all; otherwise it says so by itself."""
    try:
        return isinstance(seen(front(text.lstrip("\ufeff")), Core), dict)
    except (yaml.YAMLError, IndexError):
        return False


def golden(*, published: bool) -> Iterator[Any]:
    for path in GOLDEN:
        case = load(path)
        codes = {problem["code"] for problem in case["problems"]}
        is_wanted = case["published"] != "no" if published else bool(codes & ABOUT_SHAPE)
        is_plain = not {"encoding", "link", "size"} & case.keys()
        if is_plain and is_wanted and is_yaml(case["post"]):
            yield pytest.param(case, id=path.stem)


@pytest.mark.parametrize("name", jsonschema.NAMES)
def test_a_schema_is_itself_valid(name: str) -> None:
    Draft202012Validator.check_schema(jsonschema.schema(name))


@pytest.mark.parametrize("loader", [Core, yaml.SafeLoader])
@pytest.mark.parametrize("path", POSTS, ids=lambda path: str(path.stem))
def test_every_published_post_is_accepted(path: Path, loader: type[yaml.SafeLoader]) -> None:
    assert problems(seen(front(path.read_text(encoding="utf-8")), loader)) == []


@pytest.mark.parametrize("loader", [Core, yaml.SafeLoader])
def test_the_site_s_own_registry_is_accepted(loader: type[yaml.SafeLoader]) -> None:
    assert (
        problems(seen((ROOT / "groups.yaml").read_text(encoding="utf-8"), loader), "groups") == []
    )


@pytest.mark.parametrize("loader", [Core, yaml.SafeLoader])
@pytest.mark.parametrize("case", list(golden(published=True)))
def test_what_we_publish_is_accepted(case: Case, loader: type[yaml.SafeLoader]) -> None:
    assert problems(seen(front(case["post"].lstrip("\ufeff")), loader)) == []


@pytest.mark.parametrize("case", list(golden(published=False)))
def test_what_we_refuse_for_its_shape_is_refused(case: Case) -> None:
    assert problems(seen(front(case["post"]), Core)) != []


def accepted_registries() -> Iterator[Any]:
    for path in REGISTRIES:
        case = load(path)
        if case["registry"] != "no" and "encoding" not in case:
            yield pytest.param(case, id=path.stem)


@pytest.mark.parametrize("case", list(accepted_registries()))
def test_registries_that_we_read_are_accepted(case: Case) -> None:
    text = case["groups.yaml"].lstrip("\ufeff")
    assert problems(seen(text, Core), "groups") == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": 2},
        {"provinsi": {}},
        {"regencies": {"id": "berau"}},
        {"groups": [{"id": "KIM Contoh", "name": "KIM", "regency": "berau", "status": "aktif"}]},
        {"groups": [{"id": "kim", "name": "KIM", "regency": "berau", "status": "hidup"}]},
        {"groups": [{"id": "kim", "name": "KIM", "regency": "berau"}]},
        {"official": "mungkin"},
        {"topics": [{"id": "literasi"}]},
        {"maintainers": ["rina-contoh:12345"]},
        {"maintainers": ["github:@rina"]},
    ],
)
def test_a_broken_registry_is_refused(wrong: dict[str, Any]) -> None:
    right = seen((ROOT / "groups.yaml").read_text(encoding="utf-8"), Core)

    assert problems({**right, **wrong}, "groups") != []


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_new_post_is_refused_only_for_what_must_be_filled_in(kind: str) -> None:
    head = seen(front(template.new_post(kind, "Rapat", dt.date(2026, 5, 8))), Core)
    filled = {
        "summary": "Warga Desa Contoh bermusyawarah tentang jalan kebun.",
        "starts": "2026-05-09T08:00",
        "received": "2026-05-01",
        "verdict": "salah",
        "request": "informasi",
        "category": "umkm",
    }
    assert problems(head) != []

    given = {key: value or filled.get(key, "Contoh") for key, value in head.items()}
    assert problems({**given, "sources": [{"title": "Satu"}, {"title": "Dua"}]}) == []


@pytest.mark.parametrize("name", ["judul", "tanggal", "ringkasan"])
def test_an_indonesian_name_of_a_key_is_accepted_as_deprecated(name: str) -> None:
    english = INDONESIAN_KEYS[name]
    head: dict[str, Any] = {
        "title": "Panen madu",
        "date": "2026-05-08",
        "summary": "Warga Desa Contoh memanen madu kelulut untuk pertama kali tahun ini.",
    }
    renamed = {name if key == english else key: value for key, value in head.items()}

    assert problems(renamed) == []
    assert problems({**head, **renamed}) != []
    shape = jsonschema.schema("berita")["$defs"]["Berita"]["properties"][name]
    assert shape["deprecated"] is True
    assert english in shape["description"]


def test_a_withdrawn_post_needs_its_date_and_reason_and_nothing_else() -> None:
    withdrawn = {"at": "2026-05-09", "reason": "Memuat data pribadi."}

    assert problems({"date": "2026-05-08", "withdrawn": withdrawn, "lain": 1}) == []
    assert problems({"date": "2026-05-08", "ditarik": withdrawn}) == []
    assert problems({"withdrawn": withdrawn}) != []
    assert problems({"date": "2026-05-08", "withdrawn": {"at": "2026-05-09"}}) != []


def records(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for inner in model.__subclasses__():
        yield from records(inner)


@pytest.mark.parametrize("name", jsonschema.NAMES)
def test_every_record_and_every_key_is_described_in_indonesian(name: str) -> None:
    def walk(shape: Any, where: str) -> Iterator[str]:
        if isinstance(shape, dict):
            for key, inner in shape.get("properties", {}).items():
                if not inner.get("description", "").strip().endswith((".", "…")):
                    yield f"{where}.{key}"
            for key, inner in shape.items():
                yield from walk(inner, f"{where}.{key}" if key != "properties" else where)

    made = jsonschema.schema(name)
    assert list(walk(made, name)) == []
    assert [d for d, shape in made["$defs"].items() if not shape["description"]] == []


def test_the_glossary_names_nothing_that_is_not_there() -> None:
    models = {m.__name__: m for root in (Registry, Tombstone) for m in _reached(root)}
    models |= {m.__name__: m for kind in SCHEMAS.values() for m in _reached(kind)}

    assert set(RECORDS) <= set(models)
    for name, keys in KEYS.items():
        assert set(keys) == set(models[name].model_fields), name


def _reached(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a record and those that its schema names."""
    known = {m.__name__: m for m in records(BaseModel)}
    yield model
    for name in model.model_json_schema().get("$defs", {}):
        yield known[name]

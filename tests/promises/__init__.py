"""What others build on and may rely on (RELEASING.md): one line each, as it is now.

`python -m tests.promises` puts what has come since the last release into `kept.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, get_args

import click
from pydantic import BaseModel

from kim_plugins.content.settings import cms_setting, repository, site_contact
from kim_plugins.content.settings.setting_records import SettingRecord
from kim_plugins.model.frontmatter import SCHEMAS
from kim_plugins.model.groups import Registry
from kim_plugins.plugin import KimConfig
from kim_plugins.views import FILES, VIEWS
from kim_plugins.views.datasets import DATASETS
from tests.builders import a_post, a_province
from tests.command_line import every_command

RECORDS: Mapping[str, SettingRecord[Any]] = {
    "cms": cms_setting._SETTING,
    "contact": site_contact._SETTING,
    "repository": repository._SETTING,
}
HERE = Path(__file__).parent
KEPT = HERE / "kept.txt"
GONE = HERE / "gone.txt"
_LIKE_ANOTHER = re.compile(
    r"(?:^|/)(?:berau|samarinda)/|/kecamatan/(?!batu-ampar/(?:telaga/)?$)|^desa/[b-z]/"
)
"""Of the sample province one regency, one kecamatan, one village and one letter stand for all."""
_OUR_OWN = re.compile(r"^(?:_headers|\.htaccess|cari/akar\.json)$|(?:terbaru|simpan)\.json$")
"""What hosts or our own scripts read, and nobody else."""
_HASHED = re.compile(r"\.[0-9a-f]{8}\.")


def current() -> list[str]:
    """List everything, in order."""
    return sorted({*_keys(), *_options(), *_commands(), *_addresses(), *_data()})


def _keys() -> Iterator[str]:
    for kind, schema in SCHEMAS.items():
        yield from (f"key in a post ({kind}): {name}" for name in _below(schema))
    yield from (f"key in groups.yaml: {name}" for name in _below(Registry))


def _below(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Name a record's keys, and those of the records in them."""
    for name, field in model.model_fields.items():
        yield f"{prefix}{name}"
        for inner in _records(field.annotation):
            yield from _below(inner, f"{prefix}{name}.")


def _records(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _records(part)


def _options() -> Iterator[str]:
    yield from (f"option of the plugin: {name}" for name, _ in KimConfig._schema)
    for name, setting in RECORDS.items():
        yield from (f"option of the plugin: {name}.{key}" for key in setting.expected)


def _commands() -> Iterator[str]:
    for name, command in every_command().items():
        yield f"command: {name}"
        for given in command.params:
            if isinstance(given, click.Option):
                yield from (f"command: {name} {word}" for word in given.opts)


def _addresses() -> Iterator[str]:
    province = a_province([a_post()])
    pages = (page.url for page in chain.from_iterable(view(province) for view in VIEWS))
    files = (file.path for file in chain.from_iterable(view(province) for view in FILES))
    for path in chain(pages, files):
        if not any(sort.search(path) for sort in (_LIKE_ANOTHER, _OUR_OWN, _HASHED)):
            yield f"address: /{path}"


def _data() -> Iterator[str]:
    for dataset in DATASETS:
        yield from (f"field of /data/{dataset.name}.*: {name}" for name in dataset.fields)

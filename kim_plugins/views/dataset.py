"""One set of open data: what its rows hold, and what tools have to know to read them.

Types are those of Table Schema (datapackage.org/standard/table-schema), as far as both its
versions have them, since pandas, R and frictionless don't all read the second.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from kim_plugins.model import urls
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province

Cell = str | int | float | bool | list[str] | None
Row = Mapping[str, Cell]
VERSION = "2.0.0"
"""Of the shapes of all sets: the first number rises when a field changes its meaning or its type,
the second when something is added. 2: dates of posts are days, their moments stand beside."""


@dataclasses.dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its SPDX name (spdx.org/licenses) and its text."""

    id: str
    title: str
    url: str


CC_BY = Licence("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
CC0 = Licence("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
ODBL = Licence("ODbL-1.0", "ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/")


@dataclasses.dataclass(frozen=True, slots=True)
class Type:
    """What a column holds, where that isn't just any text."""

    name: str = "string"
    """`string`, `integer`, `number`, `boolean`, `date`, `datetime` or `yearmonth`."""
    format: str = ""
    """How it is written, where that isn't the type's own way."""
    pattern: str = ""
    choices: tuple[str, ...] = ()
    bounds: tuple[float, float] | None = None
    unit: str = ""
    """By its UCUM code (ucum.org): `deg`."""
    is_required: bool = False

    @property
    def required(self) -> Type:
        """Return the same of a column that has no empty cell."""
        return dataclasses.replace(self, is_required=True)


REQUIRED = Type().required
CODE = Type(pattern=r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")
"""A code of an area: text, though some of them read like numbers."""
CODES = Type(pattern=CODE.pattern + "( " + CODE.pattern + ")*").required
ADDRESS = Type(pattern="https?://.+")
DAY = Type("date")
MOMENT = Type("datetime", format="%Y-%m-%dT%H:%M:%S%z")
"""With its offset, which the type's own way has in the second version of the standard alone."""


@dataclasses.dataclass(frozen=True, slots=True)
class Link:
    """Columns whose values are those of another set's columns, where they aren't empty."""

    fields: tuple[str, ...]
    dataset: str
    """Its name; "" for the set itself."""
    others: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Dataset:
    """One set of data; all of a row's keys are those of `fields`, in their order."""

    name: str
    title: str
    about: str
    licence: str
    """What it asks of whoever uses the data, in Indonesian."""
    formats: tuple[str, ...]
    fields: Mapping[str, str]
    """The meaning of each field, in Indonesian."""
    rows: Callable[[Province], list[Row]] = lambda _: []
    of_post: Callable[[Post, Province], list[Row]] | None = None
    """Makes the rows of a post, at least one, where each row is of one."""
    shows_heads: bool = True
    """Such rows hold what front matter says, not only what lists know of a post."""
    terms: Licence = CC_BY
    types: Mapping[str, Type] = dataclasses.field(default_factory=dict)
    """Those of the fields that aren't any text."""
    key: tuple[str, ...] = ()
    """The fields that tell one row from all others."""
    links: tuple[Link, ...] = ()
    is_of_places: bool = False
    """It holds names or codes of the national region table."""

    def path(self, form: str) -> str:
        """Return where one of its files is published."""
        return f"{urls.DATA}{self.name}.{form}"

    def type_of(self, field: str) -> Type:
        """Return what a column holds."""
        return self.types.get(field, Type())

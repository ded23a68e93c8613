"""groups.yaml as frozen values: who speaks for which place."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema

from kim_plugins.base import areas
from kim_plugins.base.slug import is_slug
from kim_plugins.base.zones import ZoneName
from kim_plugins.model import schema_parts, urls
from kim_plugins.model.accounts import parse_account
from kim_plugins.model.fields import (
    Count,
    Day,
    Decimal,
    Email,
    Name,
    Note,
    OldAddress,
    Phone,
    PlaceUrl,
    PlainText,
    Record,
    RegionCode,
    Slug,
    Source,
    Telegram,
    Url,
    WhatsApp,
    WhatsAppChannel,
    YesNo,
    fault,
)
from kim_plugins.model.region_changes import RegionChange


def _account(value: str) -> str:
    if parse_account(value) is None:
        raise fault("KIM109", value=value)
    return value


Account = Annotated[str, AfterValidator(_account), WithJsonSchema(schema_parts.ACCOUNT)]
"""`login`, `forge:login` or `forge:login:id`; the numeric id decides where it is given."""
Location = tuple[
    Annotated[Decimal, Field(ge=-90, le=90)], Annotated[Decimal, Field(ge=-180, le=180)]
]
"""Latitude and longitude in degrees (WGS 84)."""

STATUS_LABELS: Mapping[str, str] = {
    "aktif": "Aktif",
    "vakum": "Sedang tidak aktif",
    "bubar": "Sudah bubar",
}
FIELD_LABELS: Mapping[str, str] = {
    "ekonomi": "Ekonomi kreatif dan digital",
    "sosial-budaya": "Sosial budaya",
    "literasi": "Literasi",
}
CHANNEL_LABELS: Mapping[str, str] = {
    "whatsapp_channel": "Saluran WhatsApp",
    "telegram": "Telegram",
    "web": "Situs",
    "instagram": "Instagram",
    "facebook": "Facebook",
    "youtube": "YouTube",
    "tiktok": "TikTok",
}


class Office(Record):
    """The public office that answers for an area; numbers are the office's own."""

    name: Name
    url: Url | None = None
    email: Email | None = None
    whatsapp: WhatsApp | None = None
    phone: Phone | None = None
    whatsapp_channel: WhatsAppChannel | None = None
    telegram: Telegram | None = None
    address: PlainText | None = None
    ppid: Url | None = None
    """Where its information officer (PPID, UU 14/2008) takes requests for documents."""


class UsefulNumber(Record):
    """A public service that is called in need, with where its number is published."""

    name: Name
    number: Phone
    note: PlainText | None = None
    source: Url
    checked: Day
    """When somebody last saw the number in its source."""


class PlaceLink(Record):
    """A page elsewhere about a place, such as its weather; `{code}` is the place's code."""

    title: Name
    url: PlaceUrl


class Lifetime(Record):
    """Places and groups change: when this entry holds, and what became of it."""

    redirect_from: tuple[OldAddress, ...] = ()
    """Its own former addresses, the oldest first."""
    merged_into: Slug | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None


class Province(Record):
    """The province and its office."""

    code: RegionCode
    name: Name
    timezone: ZoneName | None = None
    """Where it is left out, the one that the law gives the province (`base/zones.py`)."""
    office: Office
    editors: tuple[Account, ...] = ()
    numbers: tuple[UsefulNumber, ...] = ()
    """Those that hold everywhere in it, the most useful first."""
    links: tuple[PlaceLink, ...] = ()


class Population(Record):
    """How many people live in a regency, and when that was counted (`2024-12`)."""

    count: Count
    as_of: Annotated[str, Field(pattern=r"^\d{4}(?:-(?:0[1-9]|1[0-2]))?$")]


Term = Annotated[str, Field(pattern=r"^[a-z]+(?: [a-z]+){0,3}$", max_length=40)]
"""What people call something, in small letters: `nagari`, `wali nagari`."""


def _terms(known: Mapping[str, Any]) -> areas.Terms:
    return areas.terms(str(known.get("code", "")))


class Regency(Lifetime):
    """A kabupaten or kota; `id` is its folder and URL and never changes."""

    id: Slug
    code: RegionCode
    name: Name
    kind: Literal["kabupaten", "kota", "kabupaten administrasi", "kota administrasi", "provinsi"]
    aliases: tuple[Name, ...] = ()
    capital: Name | None = None
    location: Location | None = None
    village_term: Term = Field(default_factory=lambda known: _terms(known).village)
    """Where these two are left out, what a law says for the regency (`base/areas.py`)."""
    village_head_term: Term = Field(default_factory=lambda known: _terms(known).head)
    population: Population | None = None
    description: Note | None = None
    office: Office
    editors: tuple[Account, ...] = ()
    numbers: tuple[UsefulNumber, ...] = ()
    """Its own, besides those of the province."""
    links: tuple[PlaceLink, ...] = ()
    sources: tuple[Source, ...] = ()


class Decree(Record):
    """The decision (SK) by which a group was founded."""

    number: PlainText
    date: Day
    issuer: PlainText | None = None
    ends: Day | None = None


class Verification(Record):
    """Who confirmed that the group exists and speaks for itself, and when."""

    by: Name
    at: Day


class Channels(Record):
    """Where else the group publishes."""

    whatsapp_channel: WhatsAppChannel | None = None
    telegram: Telegram | None = None
    web: Url | None = None
    instagram: Url | None = None
    facebook: Url | None = None
    youtube: Url | None = None
    tiktok: Url | None = None


class Contact(Record):
    """An office or business contact that the group confirmed; never a private number."""

    email: Email | None = None
    whatsapp: WhatsApp | None = None
    phone: Phone | None = None
    address: PlainText | None = None
    confirmed_at: Day


class _PlainContact:
    """Lets a number or mail address stand in place of the record, also in a JSON Schema."""

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [schema_parts.WHATSAPP, schema_parts.EMAIL, handler(core)]}


def _contact(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return {"email" if "@" in value else "whatsapp": value}


class ShownContact(Contact):
    """A contact shown on a post, confirmed on the post's own day where no other is given."""

    confirmed_at: Day | None = None  # type: ignore[assignment]  # only here it may be left out


PlainContact = Annotated[ShownContact, BeforeValidator(_contact), _PlainContact()]
"""Written as a record, or as one number or mail address alone."""


class Group(Lifetime):
    """A community information group; `id` is its folder and URL and never changes."""

    id: Slug
    name: Name
    regency: Slug
    village: RegionCode | None = None
    status: Literal["aktif", "vakum", "bubar"]
    status_since: Day | None = None
    status_reason: PlainText | None = None
    founded: Day | None = None
    decree: Decree | None = None
    verified: Verification | None = None
    trust: Literal["baru", "tepercaya"] = "baru"
    kim_id: PlainText | None = None
    fields: tuple[Literal["ekonomi", "sosial-budaya", "literasi"], ...] = ()
    description: Note | None = None
    channels: Channels | None = None
    contact: Contact | None = None
    location: Location | None = None
    authors: tuple[Account, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Publisher:
    """What posts show of the group that published them; all else it tells on its own pages."""

    id: str
    regency: str
    name: str
    contact: Contact | None
    is_verified: bool

    @classmethod
    def of(cls, group: Group) -> Publisher:
        """Return what posts show of a group."""
        is_verified = group.verified is not None
        return cls(group.id, group.regency, group.name, group.contact, is_verified)


class Topic(Record):
    """A word of the site's vocabulary."""

    id: Slug
    name: Name
    description: PlainText | None = None
    redirect_from: tuple[OldAddress, ...] = ()
    """Its page's former addresses, the oldest first."""


Year = Annotated[str, Field(pattern=r"^(19|20)\d{2}$"), WithJsonSchema(schema_parts.YEAR)]
"""A year of the common era, as text."""


class DaysOff(Record):
    """What the computed public holidays lack or have too much, as the joint decree has it."""

    added: tuple[Day, ...] = ()
    """Collective leave (cuti bersama), and holidays that were moved here."""
    removed: tuple[Day, ...] = ()
    """Days that turned out to be working days."""
    decreed: tuple[Year, ...] = ()
    """Years whose joint decree is entered here in full."""


class Registry(Record):
    """The whole of groups.yaml, complete and consistent."""

    version: Literal["1"]
    official: YesNo = False
    maintainers: tuple[Account, ...] = ()
    """Accounts that answer for this file, the settings, the code and the other pages."""
    province: Province
    regions: tuple[RegionChange, ...] = ()
    """How areas have changed, where the region table of the package doesn't say it."""
    regencies: tuple[Regency, ...]
    groups: tuple[Group, ...] = ()
    topics: tuple[Topic, ...] = ()
    days_off: DaysOff = DaysOff()

    @functools.cached_property
    def provincial_area(self) -> Regency:
        """Return the reserved eleventh area, for the provincial office and its desk."""
        province = self.province
        return Regency(
            id="provinsi",
            code=province.code,
            name=f"Provinsi {province.name}",
            kind="provinsi",
            office=province.office,
            editors=province.editors,
            numbers=province.numbers,
            links=province.links,
        )

    @functools.cached_property
    def areas(self) -> Mapping[str, Regency]:
        """Return every area that has a folder, by id: the regencies in order, then the province."""
        return {area.id: area for area in (*self.regencies, self.provincial_area)}

    @functools.cached_property
    def area_by_code(self) -> Mapping[str, Regency]:
        """Return the same areas by Kemendagri code."""
        return {area.code: area for area in self.areas.values()}

    @functools.cached_property
    def groups_by_id(self) -> Mapping[tuple[str, str], Group]:
        """Return the groups by (regency id, group id)."""
        return {(group.regency, group.id): group for group in self.groups}

    @functools.cached_property
    def topics_by_id(self) -> Mapping[str, Topic]:
        """Return the vocabulary by id."""
        return {topic.id: topic for topic in self.topics}

    @functools.cached_property
    def renamed_topics(self) -> Mapping[str, str]:
        """Return the ids of topics by the ids that their former addresses tell: `/topik/lama/`."""
        found = (
            (address.removeprefix(f"/{urls.TOPICS}").rstrip("/"), topic.id)
            for topic in self.topics
            for address in topic.redirect_from
        )
        return {old: now for old, now in found if is_slug(old) and old not in self.topics_by_id}

"""`/tulis/`: the form by which a post is written on a phone, and the data that it is made from."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kim_plugins.base import areas, home
from kim_plugins.base.locale_id import sort_key
from kim_plugins.content.form import form_fields
from kim_plugins.model import gazetteer, place_words, urls
from kim_plugins.model.groups import Group, Office, Regency
from kim_plugins.model.province import Province
from kim_plugins.views import parts
from kim_plugins.views.output import FileOutput, HtmlOutput, Json, named_by_content

_NAME = "tulis"


def view(province: Province) -> Iterator[HtmlOutput]:
    """Yield the form's page; without a script it says how else a post is sent."""
    village, is_taken = place_words.words().village, is_received(province)
    then = "kirim ke kantor lewat WhatsApp" if is_taken else "kirim sendiri naskahnya"
    yield HtmlOutput(
        url=urls.FORM,
        template="form.html",
        title="Tulis kabar",
        description=f"Tulis kabar dari {village} Anda di ponsel, lalu {then}.",
        context={
            "crumbs": parts.crumbs(),
            "is_received": is_taken,
            "directory": urls.DIRECTORY,
            "village": village,
            "has_repository": province.settings.repository is not None,
            "data": _data(province).path,
            "places": _places(province).path,
            "sending": parts.guide("panduan/kirim-whatsapp.md", province) or "",
            "writing": parts.guide("panduan/menulis.md", province) or "",
        },
    )


def is_received(province: Province) -> bool:
    """Tell whether anybody has given a number or an address to which posts can be sent."""
    areas = province.registry.areas.values()
    return any(_ways(area.office, province) for area in areas)


def files(province: Province) -> Iterator[FileOutput]:
    """Yield what the form's script reads, named by its content: kept on the phone with the page."""
    yield _data(province)
    yield _places(province)


def _data(province: Province) -> FileOutput:
    return _file("data", _content(province))


def _places(province: Province) -> FileOutput:
    return _file("wilayah", _regions(province))


def _content(province: Province) -> Json:
    """Return everything that the form asks and knows, apart from the places."""
    registry, settings = province.registry, province.settings
    held = settings.repository
    return {
        "kinds": form_fields.kind_records(),
        "fields": form_fields.field_records(),
        "order": form_fields.order(),
        "after": form_fields.AFTER,
        "further": form_fields.FURTHER,
        "groups": [_group(group, province) for group in _writing(province)],
        "areas": {area.id: _area(area, province) for area in registry.areas.values()},
        "zone": home.zone().hours,
        "topics": [[topic.id, topic.name] for topic in registry.topics],
        "repository": {
            "url": held.url,
            "forge": held.forge,
            "branch": held.branch,
            "folder": f"{held.folder}/posts",
        }
        if held
        else None,
        "renamed": [*registry.renamed_topics],
    }


def _writing(province: Province) -> list[Group]:
    """Return the groups that posts may come from, by area and name."""
    found = [
        group for group in province.groups if group.status != "bubar" and group.merged_into is None
    ]
    areas = [*province.registry.areas]
    return sorted(found, key=lambda g: (areas.index(g.regency), sort_key(g.name), g.id))


def _group(group: Group, province: Province) -> Json:
    """Return `[folder, name, where it lies]`."""
    place = parts.village_path(group, province)
    return [f"{group.regency}/{group.id}", group.name, place]


def _area(area: Regency, province: Province) -> Json:
    """Return an area's name and how its office is reached, else the site's own, if at all."""
    return {"name": area.name, **_ways(area.office, province)}


def _ways(office: Office, province: Province) -> dict[str, Json]:
    """Return who receives posts; nothing where nobody could be reached."""
    site = province.settings.contact
    for name, whatsapp, email in (
        (office.name, office.whatsapp, office.email),
        (site.name or f"pengelola {province.settings.site_name}", site.whatsapp, site.email),
    ):
        if whatsapp or email:
            return {"office": name, "whatsapp": whatsapp or "", "email": email or ""}
    return {}


def _regions(province: Province) -> Json:
    """Return the kecamatan of each regency: `[code, name, [[end of the code, name], …]]`.

    Names of earlier releases follow where there are any, and what kecamatan are called where
    that is another word.
    """
    return [
        [area.code, area.name, parts.aliases(area), _kecamatans(area, province), *_district(area)]
        for area in province.registry.regencies
    ]


def _district(area: Regency) -> list[Json]:
    term = areas.terms(area.code).district.capitalize()
    return [] if term == "Kecamatan" else [term]


def _kecamatans(area: Regency, province: Province) -> Json:
    found = gazetteer.kecamatan_of(area, province.regions)
    return [_kecamatan(one.code, province) for one in found]


def _kecamatan(code: str, province: Province) -> Json:
    villages = province.regions.children.get(code, ())
    inner = [
        [village.code.rpartition(".")[2], village.name, *_others(village.code, province)]
        for village in villages
    ]
    return [code, province.regions[code].name, inner, *_others(code, province)]


def _others(code: str, province: Province) -> list[Json]:
    names = province.regions.other_names.get(code)
    return [list(names)] if names else []


def _file(name: str, content: Json) -> FileOutput:
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return named_by_content(f"{urls.ASSETS}{_NAME}-{name}.json", written)

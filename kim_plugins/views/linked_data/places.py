"""Who can be reached: a group, the office of an area, the services that are called in need."""

from __future__ import annotations

from kim_plugins.model import telephones, urls
from kim_plugins.model.groups import CHANNEL_LABELS, Channels, Group, Office, Regency, UsefulNumber
from kim_plugins.model.province import Province
from kim_plugins.views import parts, useful
from kim_plugins.views.linked_data.nodes import node
from kim_plugins.views.output import Context


def of_group(group: Group, province: Province) -> tuple[Context, ...]:
    """Return the node of a group's page."""
    url = province.absolute(urls.group(group.regency, group.id))
    given = group.contact
    village = parts.village_path(group, province)
    ended = group.status_since if group.status == "bubar" else None
    return (
        node(
            "Organization",
            name=group.name,
            url=url,
            description=group.description,
            foundingDate=group.founded.isoformat() if group.founded else None,
            dissolutionDate=ended.isoformat() if ended else None,
            areaServed=_area(province.registry.areas[group.regency]),
            location=node("Place", name=village) if village else None,
            address=given.address if given else None,
            email=given.email if given else None,
            telephone=_called(given.phone or given.whatsapp) if given else None,
            sameAs=_channels(group.channels),
        ),
    )


def of_area(area: Regency, province: Province) -> tuple[Context, ...]:
    """Return the nodes of an area's page: its office, and every number with whose it is."""
    found = useful.numbers(area, province)
    return (_office(area.office, area, province), *(_service(one, area) for one in found))


def _office(office: Office, area: Regency, province: Province) -> Context:
    chat = _called(office.whatsapp)
    return node(
        "GovernmentOrganization",
        **{"@id": province.absolute(f"{urls.area(area.id)}#kantor")},
        name=office.name,
        url=office.url,
        address=office.address,
        email=office.email,
        telephone=_called(office.phone),
        contactPoint=node("ContactPoint", contactType="WhatsApp", telephone=chat) if chat else None,
        areaServed=_area(area),
    )


def _service(number: UsefulNumber, area: Regency) -> Context:
    """Return whom a number reaches; not all of them are of the government."""
    phone = node("ContactPoint", telephone=_called(number.number))
    return node(
        "Service",
        name=number.name,
        areaServed=_area(area),
        availableChannel=node("ServiceChannel", servicePhone=phone),
    )


def _area(area: Regency) -> Context:
    return node("AdministrativeArea", name=area.name)


def _called(number: str | None) -> str | None:
    return telephones.address(number).removeprefix("tel:") if number else None


def _channels(channels: Channels | None) -> list[str]:
    found = (getattr(channels, key, None) for key in CHANNEL_LABELS)
    return [url for url in found if url]

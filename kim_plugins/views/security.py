"""`/.well-known/security.txt` (RFC 9116): whom to tell of a hole in the site, and until when."""

from __future__ import annotations

from collections.abc import Iterator

from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views.output import FileOutput


def view(province: Province) -> Iterator[FileOutput]:
    """Yield the file if the setting `contact` says who is told.

    It ends on the day that was given, never by the clock: only a person knows whether the address
    is still read. Hosts look for it at their root only; below a path it does no harm.
    """
    contact = province.settings.contact
    if not contact.security:
        return
    lines = (
        f"Contact: {contact.security}",
        f"Expires: {contact.security_until}T00:00:00Z",
        "Preferred-Languages: id, en",
        f"Canonical: {province.absolute(urls.SECURITY)}",
    )
    yield FileOutput(urls.SECURITY, "".join(f"{line}\n" for line in lines).encode())

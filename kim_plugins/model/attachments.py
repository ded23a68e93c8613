"""A document that lies beside a group's posts, and is published as it is once one links to it."""

from __future__ import annotations

import dataclasses

from kim_plugins.model import urls


@dataclasses.dataclass(frozen=True, slots=True)
class Attachment:
    """A PDF that may be published."""

    uri: str
    """Relative to the docs folder: `posts/<area>/<group>/berkas/<name>.pdf`."""
    digest: str
    """The hexadecimal digits of its content's hash."""
    size: int
    """Bytes."""
    pages: int

    @property
    def url(self) -> str:
        """Return its address, which stays whatever becomes of its content."""
        _, area, group, _, name = self.uri.split("/")
        return urls.attachment(area, group, name)

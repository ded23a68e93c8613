"""What a page asks for and complains of while somebody looks at it."""

from __future__ import annotations

import dataclasses

from playwright.sync_api import Page


@dataclasses.dataclass(frozen=True)
class Seen:
    """All requests of a page, and what went wrong in it."""

    requests: list[str]
    faults: list[str]

    def outside(self, address: str) -> list[str]:
        """Return the requests that left a site."""
        return [url for url in self.requests if not url.startswith(address)]


def watched(page: Page) -> Seen:
    """Watch a page from now on."""
    seen = Seen([], [])
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("console", lambda message: seen.faults.append(message.text))
    page.on("pageerror", lambda error: seen.faults.append(str(error)))
    return seen

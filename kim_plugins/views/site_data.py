"""What a site says of itself to whoever joins several: its name, its province, what is searched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from kim_plugins.model import urls
from kim_plugins.model.province import Province
from kim_plugins.views.output import PlannedFile

FORMAT = 1
"""Rises when a field changes its meaning; a new one may come at any time."""
INDEX_FORMAT = 1
"""Rises when an older `cari-mesin.js` can no longer read the index (`builder/search`)."""


def view(province: Province) -> Iterator[PlannedFile]:
    """Yield the file."""
    yield PlannedFile(urls.SITE_DATA, partial(_file, province))


def _file(province: Province) -> bytes:
    home = province.registry.province
    years = sorted(province.years_told(), reverse=True)
    told = {
        "format": FORMAT,
        "name": province.settings.site_name,
        "province": {"code": home.code, "name": home.name},
        "official": province.registry.official,
        "search": {"format": INDEX_FORMAT, "years": years},
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()

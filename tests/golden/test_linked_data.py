"""What pages tell machines: one kind of page a file, as the JSON of its nodes.

A case names a page of the province below, or has a post of its own, which stands at the page.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from kim_plugins.builder.pages.linked_data import of_page
from kim_plugins.model.province import Province
from tests.builders import FOLDER, MADU, REGISTRY, a_post, a_province, a_registry, surroundings
from tests.data_blocks import nodes_of
from tests.golden.cases import Case, cases
from tests.unit.views.provinces import a_number, outputs

OFFICE = {
    "name": "Dinas Contoh Kutai Timur",
    "url": "https://kantor.example/",
    "email": "kantor@kutaitimurkab.go.id",
    "whatsapp": "0811-0000-0000",
    "phone": "0541-000000",
    "address": "Jalan Contoh Nomor 1",
}
GROUP: dict[str, Any] = {
    "description": "Kelompok karangan, hanya untuk uji.",
    "founded": "2020-01-01",
    "channels": {"whatsapp_channel": "https://whatsapp.com/channel/0029VaContohContoh000001"},
    "contact": {"whatsapp": "0811-0000-0000", "confirmed_at": "2026-01-01"},
}


def _province(post: Case | None) -> Province:
    first, *others = REGISTRY["regencies"]
    desk, group, ended = REGISTRY["groups"]
    numbers = [a_number("Pemadam contoh", "0541-000000"), a_number("Ambulans", "119")]
    registry = a_registry(
        regencies=[{**first, "office": OFFICE, "numbers": numbers}, *others],
        groups=[
            desk,
            {**group, **GROUP},
            {**ended, "status": "bubar", "status_since": "2025-12-31"},
        ],
    )
    around = surroundings(f"{FOLDER}/img/madu.jpg", registry=registry)
    posts = [a_post(around=around, **post)] if post else []
    return a_province(posts, registry=registry, pictures=[MADU])


@pytest.mark.parametrize("case", cases("linked_data"))
def test_a_page_tells_machines_what_it_shows(case: Case) -> None:
    province = _province(case.get("post"))
    page = outputs(province)[case.get("page", "kutai-timur/kim-contoh/2026/panen-madu/")]

    block = of_page(page, province.settings.site_url)
    assert nodes_of(str(block)) == json.loads(case["nodes"])

"""Former addresses lead to what has taken their place, and moved feeds lie at both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kim_plugins.model.groups import Registry
from kim_plugins.model.posts import Post
from kim_plugins.views import FILES
from kim_plugins.views.redirects import Moved, move
from tests.builders import REGISTRY, a_post, a_province, a_registry
from tests.unit.views.provinces import outputs

POST = "kutai-timur/kim-contoh/2026/panen-madu/"
HEIR = {"id": "kim-penerus", "name": "KIM Penerus", "regency": "berau", "status": "aktif"}


def _registry(
    group: dict[str, Any] | None = None,
    area: dict[str, Any] | None = None,
    more: Iterable[dict[str, Any]] = (),
) -> Registry:
    groups = [{**g, **(group or {})} if g["id"] == "kim-contoh" else g for g in REGISTRY["groups"]]
    areas = [
        {**a, **(area or {})} if a["id"] == "kutai-timur" else a for a in REGISTRY["regencies"]
    ]
    return a_registry(groups=[*groups, *more], regencies=areas)


def _moved(*posts: Post, written: Iterable[str] = (), registry: Registry | None = None) -> Moved:
    province = a_province(posts, registry=registry)
    files = [file for view in FILES for file in view(province)]
    return move(province, list(outputs(province).values()), files, written)


def _ways(moved: Moved) -> dict[str, str]:
    return {page.url: page.moved_to for page in moved.pages}


def test_a_site_where_nothing_moved_gets_nothing() -> None:
    assert _moved(a_post()) == Moved((), (), ())


def test_a_former_address_of_a_post_leads_to_it() -> None:
    moved = _moved(a_post(redirect_from=["/kabar/panen/", "/2024/panen.html"]))

    assert _ways(moved) == {"kabar/panen/": POST, "2024/panen.html": POST}
    page = moved.pages[0]
    assert not page.is_indexed
    assert page.context == {"target": POST, "address": f"https://kim.example.org/{POST}"}


def test_a_former_address_of_a_withdrawn_post_leads_to_the_reason() -> None:
    gone = {"at": "2026-05-10", "reason": "Keliru."}

    assert _ways(_moved(a_post(redirect_from=["/lama/"], withdrawn=gone))) == {"lama/": POST}


def test_a_group_that_moved_takes_its_posts_and_archives_along() -> None:
    registry = _registry({"redirect_from": ["/kutai-timur/kim-lama/"]})

    ways = _ways(_moved(a_post(), registry=registry))

    assert ways["kutai-timur/kim-lama/"] == "kutai-timur/kim-contoh/"
    assert ways["kutai-timur/kim-lama/2026/panen-madu/"] == POST
    assert ways["kutai-timur/kim-lama/arsip/2026/"] == "kutai-timur/kim-contoh/arsip/2026/"


def test_an_area_that_moved_takes_all_that_lies_in_it_along_wherever_it_lay_before() -> None:
    registry = _registry(
        {"redirect_from": ["/kutai-timur/kim-lama/"]}, {"redirect_from": ["/kutim/"]}
    )
    post = a_post(redirect_from=["/kutai-timur/kim-contoh/2026/judul-lama/"])

    ways = _ways(_moved(post, registry=registry))

    assert ways["kutim/"] == "kutai-timur/"
    for former in ("kim-contoh/2026/panen-madu/", "kim-lama/2026/judul-lama/"):
        assert ways[f"kutim/{former}"] == POST


def test_a_moved_feed_still_lies_at_its_former_address() -> None:
    registry = _registry({"redirect_from": ["/kutai-timur/kim-lama/"]})
    province = a_province([a_post()], registry=registry)
    new = {file.path: file.make() for view in FILES for file in view(province)}

    copies = {file.path: file.make() for file in _moved(a_post(), registry=registry).files}

    assert copies == {
        f"kutai-timur/kim-lama/{name}": new[f"kutai-timur/kim-contoh/{name}"]
        for name in ("feed.xml", "rss.xml")
    }


def test_a_merged_group_without_posts_leads_to_the_one_it_went_into() -> None:
    registry = _registry({"merged_into": "kim-penerus", "status": "bubar"}, more=[HEIR])

    moved = _moved(registry=registry)

    assert _ways(moved) == {"kutai-timur/kim-contoh/": "berau/kim-penerus/"}
    assert {file.path for file in moved.files} == {
        "kutai-timur/kim-contoh/feed.xml",
        "kutai-timur/kim-contoh/rss.xml",
    }


def test_a_merged_group_with_posts_keeps_its_page_and_names_its_heir() -> None:
    registry = _registry({"merged_into": "kim-penerus", "status": "bubar"}, more=[HEIR])
    page = outputs(a_province([a_post()], registry=registry))["kutai-timur/kim-contoh/"]

    assert _ways(_moved(a_post(), registry=registry)) == {}
    assert page.context["successor"] == {"label": "KIM Penerus", "url": "berau/kim-penerus/"}
    assert [one.url for one in page.alternates] == [
        "berau/kim-penerus/feed.xml",
        "berau/kim-penerus/rss.xml",
    ]


def test_the_former_address_of_a_merged_group_leads_to_the_end_of_the_way() -> None:
    lost = {"merged_into": "kim-penerus", "redirect_from": ["/kim-tua/"], "status": "bubar"}

    ways = _ways(_moved(registry=_registry(lost, more=[HEIR])))

    assert ways == {
        "kim-tua/": "berau/kim-penerus/",
        "kutai-timur/kim-contoh/": "berau/kim-penerus/",
    }


def test_the_heir_s_feed_lies_wherever_the_merged_group_s_ever_lay() -> None:
    lost = {"merged_into": "kim-penerus", "redirect_from": ["/berau/kim-tua/"], "status": "bubar"}

    moved = _moved(a_post(), registry=_registry(lost, more=[HEIR]))

    assert {file.path for file in moved.files} == {
        f"{folder}/{name}"
        for folder in ("kutai-timur/kim-contoh", "berau/kim-tua")
        for name in ("feed.xml", "rss.xml")
    }


def test_an_address_in_use_is_never_taken_away_from_its_page() -> None:
    taken = ["/kutai-timur/", f"/{POST}", "/tentang/", "/Topik/", "/index.html"]

    moved = _moved(a_post(redirect_from=taken), written=["tentang/"])

    assert moved.pages == ()
    assert [(r.move.old, r.by, r.is_live) for r in moved.refused] == [
        ("kutai-timur/", "kutai-timur/", True),
        (POST, POST, True),
        ("tentang/", "tentang/", True),
        ("Topik/", "topik/", True),
        ("index.html", "", True),
    ]


def test_of_two_that_want_one_former_address_the_first_gets_it() -> None:
    first = a_post("2026-05-01-a", redirect_from=["/kabar/"])
    second = a_post("2026-05-02-b", redirect_from=["/kabar/"])

    moved = _moved(second, first)

    assert _ways(moved) == {"kabar/": first.url}
    (refusal,) = moved.refused
    assert (refusal.move.owner, refusal.by, refusal.is_live) == (second.source, first.url, False)


def test_saying_the_same_twice_is_no_fault() -> None:
    registry = _registry({"redirect_from": ["/kutai-timur/kim-lama/"]})
    post = a_post(redirect_from=["/kutai-timur/kim-lama/2026/panen-madu/"])

    moved = _moved(post, registry=registry)

    assert moved.refused == ()
    assert _ways(moved)["kutai-timur/kim-lama/2026/panen-madu/"] == POST


def test_a_renamed_area_takes_its_shelves_of_each_kind_along() -> None:
    ways = _ways(_moved(a_post(), registry=_registry(area={"redirect_from": ["/kutim/"]})))

    kinds = ("agenda", "aspirasi", "klarifikasi", "pengumuman", "potensi")
    assert {kind: ways[f"{kind}/kutim/"] for kind in kinds} == {
        kind: f"{kind}/kutai-timur/" for kind in kinds
    }


def test_a_shelf_at_a_former_address_that_is_in_use_again_stays_without_a_word() -> None:
    moved = _moved(a_post(), registry=_registry(area={"redirect_from": ["/berau/"]}))

    assert "agenda/berau/" not in _ways(moved)
    assert [refusal.move.old for refusal in moved.refused] == ["berau/"]


def test_a_renamed_topic_takes_its_page_and_archives_along() -> None:
    topics = [{"id": "literasi", "name": "Literasi", "redirect_from": ["/topik/baca-tulis/"]}]
    moved = _moved(a_post(topics=["literasi"]), registry=a_registry(topics=topics))

    assert _ways(moved) == {
        "topik/baca-tulis/": "topik/literasi/",
        "topik/baca-tulis/arsip/2026/": "topik/literasi/arsip/2026/",
    }


def test_the_calendar_of_a_renamed_event_still_lies_beside_its_former_pages() -> None:
    event = a_post(
        kind="agenda",
        starts="2026-12-01T09:00",
        place="Balai Desa Contoh",
        redirect_from=["/kutai-timur/kim-contoh/2026/temu/", "/temu.html"],
    )
    registry = _registry({"redirect_from": ["/kutai-timur/kim-lama/"]})

    copies = {file.path: file.make() for file in _moved(event, registry=registry).files}

    calendars = {path: made for path, made in copies.items() if path.endswith("acara.ics")}
    assert set(calendars) == {
        "kutai-timur/kim-contoh/2026/temu/acara.ics",
        "kutai-timur/kim-lama/2026/temu/acara.ics",
        "kutai-timur/kim-lama/2026/panen-madu/acara.ics",
    }
    assert len(set(calendars.values())) == 1

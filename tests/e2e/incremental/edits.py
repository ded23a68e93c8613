"""Everything that people do to a site between two builds: functions of a world and a number."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from kim_plugins.content.files import post_paths
from tests.e2e.incremental.world import DATES, NOWS, PNG, REGISTRY, World
from tests.pictures import drawn, notes, png, saved

Edit = Callable[[World, int], None]
EDITS: list[Edit] = []


def edit(function: Edit) -> Edit:
    """Put a function among the edits."""
    EDITS.append(function)
    return function


@edit
def a_post_is_added(world: World, n: int) -> None:
    world.add(n + 10)


@edit
def a_body_is_changed(world: World, n: int) -> None:
    (chosen := world.post(n)).body += f"\n\nTambahan {n}."
    world.save(chosen)


@edit
def a_heading_is_changed(world: World, n: int) -> None:
    chosen = world.post(n)
    chosen.body = f"## Bagian {n % 3}\n\nIsi."
    world.save(chosen)


@edit
def a_title_is_changed(world: World, n: int) -> None:
    chosen = world.post(n)
    chosen.title = f"Judul baru {n} & “lain”"
    world.save(chosen)


@edit
def a_post_gets_another_date(world: World, n: int) -> None:
    chosen, old = world.post(n), world.post(n).path
    chosen.day = DATES[n % len(DATES)]
    world.save(chosen, old)


@edit
def a_post_is_renamed(world: World, n: int) -> None:
    chosen, old = world.post(n), world.post(n).path
    chosen.slug = f"nama-lain-{n}"
    world.save(chosen, old)


@edit
def a_post_gets_other_topics(world: World, n: int) -> None:
    world.change(n, topics=("[]", "[literasi]", "[ekonomi, literasi]", "[tak-ada]")[n % 4])


@edit
def a_post_gets_other_areas(world: World, n: int) -> None:
    world.change(n, areas=('["64.72"]', '["64.08.12.2004"]', '["64.08", "64.72"]')[n % 3])


@edit
def a_post_becomes_an_agenda(world: World, n: int) -> None:
    starts = ("2026-12-20T09:00", "2026-11-24T11:00", "2026-11-20")[n % 3]
    world.change(n, kind="agenda", starts=starts, place="Balai Desa Contoh")


@edit
def a_post_becomes_an_agenda_that_repeats(world: World, n: int) -> None:
    rules = ("tiap Selasa", "tiap 2 minggu", "tiap tanggal 24")
    keys = {"starts": "2026-11-24T09:00", "repeats": rules[n % 3], "repeats_until": "2027-11-02"}
    off = "[]" if n % 2 else "[2026-12-08]"
    keys |= {"repeats_except": off if n % 3 < 2 else "[2026-12-24]"}
    world.change(n, kind="agenda", place="Balai Desa Contoh", **keys)


@edit
def a_post_becomes_a_notice(world: World, n: int) -> None:
    until = ("2026-11-24T12:00", "2026-11-25", "2026-11-27T23:59")[n % 3]
    keys = {"kind": "pengumuman", "valid_until": until}
    if n % 2:
        keys |= {"urgent": "true", "agency": "Kantor Contoh", "areas": '["64.08"]'}
        keys |= {"sources": "[{title: Surat contoh}]"}
    world.change(n, **keys)


@edit
def a_post_becomes_a_wish(world: World, n: int) -> None:
    day = ("2026-11-19", "2026-11-20", "2026-11-24")[n % 3]
    steps = f"[{{at: {day}, status: diteruskan, by: KIM Contoh}}]"
    world.change(n, kind="aspirasi", request="informasi", received="2026-11-01", steps=steps)


@edit
def a_day_of_leave_is_added(world: World, n: int) -> None:
    added = ("2026-11-23", "2026-11-25", "2026-11-26")[n % 3]
    world.replace("groups.yaml", "version: 1\n", f"version: 1\ndays_off: {{added: [{added}]}}\n")


@edit
def a_post_is_withheld(world: World, n: int) -> None:
    keys = (
        {"draft": "true"},
        {"withdrawn": "{at: 2026-11-10, reason: Keliru.}"},
        {"kind": "brita"},
        {"draft": "false"},
    )
    world.change(n, **keys[n % len(keys)])


@edit
def a_post_is_corrected(world: World, n: int) -> None:
    day = ("2026-11-02", "2026-11-24", "2026-12-01")[n % 3]
    world.change(n, corrections=f"[{{at: {day}, kind: ralat, note: Nomor {n}.}}]")


@edit
def a_post_says_when_it_was_updated(world: World, n: int) -> None:
    world.change(
        n, updated=("2026-11-24T11:59", "2026-11-26", "2026-12-01T08:00", "2027-01-03")[n % 4]
    )


@edit
def a_post_says_where_it_was(world: World, n: int) -> None:
    addresses = ("[/lama/]", f"[/kabar/{n % 2}, /lama.html]", "[/tentang/]", "[/samarinda/]")
    world.change(n, redirect_from=addresses[n % 4])


@edit
def a_post_says_that_it_was_where_another_is(world: World, n: int) -> None:
    other = post_paths.url_of(world.post(n // 3 + 1).path.removeprefix("docs/"))
    world.change(n, redirect_from=f"[/{other}, /kabar/{n % 2}]")


@edit
def a_group_says_where_it_was(world: World, n: int) -> None:
    line = "    redirect_from: [/kutai-timur/kim-lama/]\n"
    world.replace("groups.yaml", line, "")
    world.replace("groups.yaml", "    name: KIM Contoh\n", f"    name: KIM Contoh\n{line}")


@edit
def a_group_is_merged(world: World, n: int) -> None:
    world.replace("groups.yaml", "status: vakum}", "status: bubar, merged_into: kim-contoh}")


@edit
def a_post_is_mended(world: World, n: int) -> None:
    chosen = world.post(n)
    chosen.keys.clear()
    world.save(chosen)


@edit
def a_post_is_deleted(world: World, n: int) -> None:
    chosen = world.post(n)
    world.posts.remove(chosen)
    (world.root / chosen.path).unlink()


@edit
def a_post_links_to_another(world: World, n: int) -> None:
    chosen, other = world.post(n), world.post(n // 3 + 1)
    chosen.body = f"[kabar](../../../{other.path.removeprefix('docs/')}#isi-bagian-{n % 3})"
    world.save(chosen)


@edit
def a_post_links_to_a_page(world: World, n: int) -> None:
    chosen = world.post(n)
    chosen.body = ("[t](../../../tentang.md)", "[h](/kim/)", "[p](../../../panduan/lagi.md)")[n % 3]
    world.save(chosen)


@edit
def a_post_is_copied_to_another_group(world: World, n: int) -> None:
    chosen = world.post(n)
    target = f"docs/posts/samarinda/kim-contoh/{Path(chosen.path).name}"
    world.project.write(target, chosen.text.encode())


@edit
def a_post_shows_a_picture(world: World, n: int) -> None:
    chosen = world.post(n)
    chosen.body = "![Balai desa](img/foto.png)\n\n![lain](img/lain.png)"[: 27 + 22 * (n % 2)]
    world.save(chosen)


@edit
def a_picture_is_changed(world: World, n: int) -> None:
    contents = (b"bukan gambar", png(64, 48, n), PNG + bytes([n]), png(700, 500, n), png()[:-20])
    name = ("foto.png", "lain.png", "sisa.svg")[n % 3]
    world.project.write(f"docs/posts/kutai-timur/kim-contoh/img/{name}", contents[n % 5])


@edit
def a_picture_gets_a_location(world: World, n: int) -> None:
    content = saved(drawn(shade=n), "PNG", exif=notes(place=n % 2 == 0))
    world.project.write("docs/posts/kutai-timur/kim-contoh/img/foto.png", content)


@edit
def a_post_gets_a_lead_picture(world: World, n: int) -> None:
    world.change(n, image=f"img/{('foto', 'lain')[n % 2]}.png", image_alt="Balai", image_credit="A")


@edit
def the_made_pictures_are_lost_or_damaged(world: World, n: int) -> None:
    shelf = world.root / ".kim-cache/pictures"
    if n % 2:
        shutil.rmtree(shelf, ignore_errors=True)
    for path in shelf.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: -n - 1])
    (world.root / ".kim-cache/pictures.sqlite").unlink(missing_ok=True)


@edit
def a_picture_is_removed(world: World, n: int) -> None:
    name = ("foto.png", "lain.png", "sisa.svg")[n % 3]
    (world.root / f"docs/posts/kutai-timur/kim-contoh/img/{name}").unlink(missing_ok=True)


@edit
def a_regency_is_renamed(world: World, n: int) -> None:
    world.replace("groups.yaml", "name: Kabupaten Kutai Timur", f"name: Kabupaten Timur {n}")


@edit
def a_topic_is_renamed(world: World, n: int) -> None:
    world.replace("groups.yaml", "name: Literasi}", f"name: Literasi {n}}}")


@edit
def a_group_is_renamed(world: World, n: int) -> None:
    world.replace("groups.yaml", "name: KIM Contoh\n", f"name: KIM Contoh {n}\n")


@edit
def a_group_is_told_of_otherwise(world: World, n: int) -> None:
    world.replace("groups.yaml", ", description: Warga", "")
    told = f"{n % 7}{', description: Warga' * (n % 2)}"
    world.replace("groups.yaml", "name: KIM Teladan", f"name: KIM Teladan {told}")


@edit
def a_group_is_added(world: World, n: int) -> None:
    line = f"  - {{id: kim-baru-{n}, name: KIM Baru {n}, regency: samarinda, status: aktif}}\n"
    world.replace("groups.yaml", line, "")
    world.replace("groups.yaml", "topics:\n", f"{line}topics:\n")


@edit
def a_group_is_removed(world: World, n: int) -> None:
    path = world.root / "groups.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    gone = "kim-teladan" if n % 2 else "KIM Contoh Samarinda"
    path.write_text("".join(line for line in lines if gone not in line), encoding="utf-8")


@edit
def the_site_becomes_official(world: World, n: int) -> None:
    world.replace("groups.yaml", "version: 1\n", "version: 1\nofficial: true\n")
    world.replace("groups.yaml", "official: true\nofficial: true\n", "official: true\n")


@edit
def the_registry_is_broken(world: World, n: int) -> None:
    world.replace("groups.yaml", 'code: "64.72"', ('code: "99.99"', "code: [")[n % 2])


@edit
def the_registry_is_put_back(world: World, n: int) -> None:
    (world.root / "groups.yaml").write_text(REGISTRY, encoding="utf-8")


@edit
def a_page_is_written(world: World, n: int) -> None:
    name = ("tentang", "panduan/index", "panduan/menulis", "panduan/lagi", "kim")[n % 5]
    world.project.write(f"docs/{name}.md", f"# Halaman {n}\n\nIsi {n}.\n".encode())


@edit
def a_page_links_to_posts_and_says_where_it_was(world: World, n: int) -> None:
    target = world.post(n).path.removeprefix("docs/")
    own = ("/kutai-timur/arsip/2026/11/", "/kabar/0/", "feed.xml", "/kutai-timur/kim-lama/")[n % 4]
    text = f"---\ntitle: A: {n}\nredirect_from: /lama/\n---\n\n[a]({target}#bagian-1) [b]({own})\n"
    world.project.write("docs/tentang.md", text.encode())


@edit
def a_post_links_to_what_posts_decide_on_or_what_moved(world: World, n: int) -> None:
    chosen = world.post(n)
    targets = ("/kutai-timur/arsip/2026/11/", "/lama/", "/kabar/1/", "/kutai-timur/kim-lama/")
    chosen.body = f"[x]({targets[n % 4]}) [y](/tentang/#bagian)"
    world.save(chosen)


@edit
def pages_are_left_out(world: World, n: int) -> None:
    path = world.root / "mkdocs.yml"
    text = re.sub(r"^exclude_docs: .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    given = ("", "exclude_docs: tentang.md\n", "exclude_docs: panduan/\n")[n % 3]
    path.write_text(given + text, encoding="utf-8")


@edit
def a_page_is_removed(world: World, n: int) -> None:
    name = ("tentang", "panduan/index", "panduan/menulis", "panduan/lagi", "kim")[n % 5]
    (world.root / f"docs/{name}.md").unlink(missing_ok=True)


@edit
def a_file_is_added(world: World, n: int) -> None:
    world.project.write(f"docs/unduh/daftar-{n % 3}.txt", f"Isi {n}\n".encode())


@edit
def the_nav_is_changed(world: World, n: int) -> None:
    path = world.root / "mkdocs.yml"
    text = path.read_text(encoding="utf-8").partition("nav:")[0]
    navs = ("", "nav: [{Tentang kami: tentang.md}]\n", "nav: [{Panduan: [panduan/index.md]}]\n")
    path.write_text(text + navs[n % len(navs)], encoding="utf-8")


@edit
def the_site_is_renamed(world: World, n: int) -> None:
    world.replace("mkdocs.yml", "site_name: KIM Uji", f"site_name: KIM Uji {n}")


@edit
def the_site_moves(world: World, n: int) -> None:
    world.replace("mkdocs.yml", "kim.example.org/", f"kim.example.org/sub{n % 3}/")


@edit
def the_theme_is_changed(world: World, n: int) -> None:
    world.project.write("tema/partials/kim-mark.html", f"<b>Tanda {n}</b>\n".encode())
    world.replace("mkdocs.yml", "name: material\n", "name: material\n  custom_dir: tema\n")
    twice = "  custom_dir: tema\n  custom_dir: tema\n"
    world.replace("mkdocs.yml", twice, "  custom_dir: tema\n")


@edit
def time_passes_or_goes_back(world: World, n: int) -> None:
    world.now = NOWS[n % len(NOWS)]


@edit
def an_output_is_altered(world: World, n: int) -> None:
    outputs = world.outputs()
    if outputs:
        outputs[n % len(outputs)].write_bytes(b"diubah tangan")


@edit
def an_output_is_deleted(world: World, n: int) -> None:
    outputs = world.outputs()
    if outputs:
        outputs[n % len(outputs)].unlink()


@edit
def an_output_becomes_a_link(world: World, n: int) -> None:
    outputs = world.outputs()
    if outputs:
        chosen = outputs[n % len(outputs)]
        elsewhere = world.root / "salinan"
        shutil.copy(chosen, elsewhere)
        chosen.unlink()
        chosen.symlink_to(elsewhere)


@edit
def a_folder_of_outputs_is_deleted(world: World, n: int) -> None:
    shutil.rmtree(world.root / "site" / ("kutai-timur", "topik", "assets")[n % 3], True)


@edit
def a_foreign_file_is_dropped_in(world: World, n: int) -> None:
    if (world.root / "site").exists():
        world.foreign[f"asing/{n}.txt"] = b"milik orang lain"
        world.project.write(f"site/asing/{n}.txt", b"milik orang lain")


@edit
def the_cache_is_deleted(world: World, n: int) -> None:
    (world.root / ".kim-cache/posts.sqlite").unlink(missing_ok=True)

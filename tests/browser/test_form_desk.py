"""A draft's photos: what the form keeps of them in the text, in front matter and on the phone.

`tulis-meja.js` runs in Chromium, on a page of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.form_scripts import call, scripts

DESK = """async ({text, photos, acts}) => {
  const { begin, write, read } = await import("/tulis-simpan.js");
  const order = ["title", "image", "image_alt"];
  const data = { zone: 8, kinds: [], fields: {}, order, rules: { names: {} } };
  const desk = new m.Desk(data, null, { go() {}, again() {} });
  const add = (text) => {
    const draft = begin({ text, photos: photos.map((name) => ({ name })) });
    write(draft);
    return draft;
  };
  const picture = (colour) => new Promise((resolve) => {
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    context.fillStyle = colour;
    context.fillRect(0, 0, 300, 150);
    canvas.toBlob(resolve);
  });
  desk.open(add(text));
  const found = await (ACT)({ desk, add, picture, read });
  return found ?? { text: desk.draft.text, photos: desk.draft.photos.map(({ name }) => name) };
}"""
TWO = """\
---
title: "Parit"
image: img/a.jpg
image_alt: "Parit [bersih]"
---

Awal.

![Gerobak](img/b.jpg)

Akhir.
"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with scripts(browser) as page:
        page.goto(
            page.url.replace("ikon.svg", "tidak-ada.html")
        )  # A picture is no place for others.
        yield page


def after(page: Page, act: str, text: str = TWO, *, photos: tuple[str, ...] = ("a", "b")) -> Any:
    """Return the draft, or what `act` gives, after something was done to a draft."""
    given = {"text": text, "photos": [f"{name}.jpg" for name in photos]}
    return call(page, "tulis-meja.js", DESK.replace("ACT", act), given)


def test_a_photo_comes_to_the_draft_that_it_was_chosen_for(page: Page) -> None:
    act = """async ({ desk, add, picture, read }) => {
      const { draft } = desk;
      const adding = desk.addPhoto(await picture("teal"));
      desk.open(add("---\\ntitle: Lain\\n---\\n\\nLain.\\n"));
      const said = await adding;
      const first = read(draft.id);
      return [said, desk.draft.text, desk.draft.photos.length, first.photos.length, first.text];
    }"""
    said, text, here, there, first = after(page, act, "---\ntitle: Satu\n---\n\nIsi.\n", photos=())

    assert said == "Foto ditambahkan."
    assert (here, there) == (0, 1)
    assert text == "---\ntitle: Lain\n---\n\nLain.\n"
    assert "image: img/foto-" in first


def test_the_same_photo_comes_in_once_and_what_is_no_photo_never(page: Page) -> None:
    act = """async ({ desk, picture }) => {
      const files = [await picture("teal"), await picture("teal"), new Blob(["x"]), new Blob([])];
      const said = [];
      for (const file of files) said.push((await desk.addPhoto(file)) ?? "");
      return [...said, String(desk.draft.photos.length)];
    }"""
    said = after(page, act, photos=())

    assert said == ["Foto ditambahkan.", "Foto itu sudah ada.", "", "", "1"]


def test_the_lead_photo_changes_places_with_another(page: Page) -> None:
    found = after(page, "({ desk }) => desk.makeLead(desk.draft.photos[1])")

    assert found["photos"] == ["b.jpg", "a.jpg"]
    assert 'image: img/b.jpg\nimage_alt: "Gerobak"\n' in found["text"]
    assert found["text"].endswith("Awal.\n\nAkhir.\n\n![Parit bersih](img/a.jpg)\n")


def test_the_picture_of_an_opened_file_stays_when_a_photo_takes_the_lead(page: Page) -> None:
    act = "({ desk }) => desk.makeLead(desk.draft.photos[0])"
    found = after(page, act, photos=("b",))

    assert "image: img/b.jpg" in found["text"]
    assert "![Parit bersih](img/a.jpg)" in found["text"]


def test_without_the_lead_photo_the_next_one_leads(page: Page) -> None:
    found = after(page, "({ desk }) => desk.removePhoto(desk.draft.photos[0])")

    assert found["photos"] == ["b.jpg"]
    assert 'image: img/b.jpg\nimage_alt: "Gerobak"\n' in found["text"]
    assert found["text"].endswith("---\n\nAwal.\n\nAkhir.\n")


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("![](img/b.jpg)", ""),
        ("![Satu \\[dua\\]](./img/b.jpg 'judul')\n\n![lagi](<img/b.jpg>)", ""),
        ("Lihat ![gerobak](img/b.jpg) itu.", "Lihat  itu."),
        ("![lain](img/b.jpg.png)", "![lain](img/b.jpg.png)"),
    ],
)
def test_a_photo_that_is_taken_out_is_named_nowhere(page: Page, written: str, left: str) -> None:
    text = TWO.replace("![Gerobak](img/b.jpg)", written)
    found = after(page, "({ desk }) => desk.removePhoto(desk.draft.photos[1])", text)

    middle = f"\n\n{left}\n\n" if left else "\n\n"
    text = re.sub(r"\n{3,}", "\n\n", found["text"])
    assert text.endswith(f"---\n\nAwal.{middle}Akhir.\n")
    assert found["photos"] == ["a.jpg"]


def test_a_photo_whose_line_was_taken_out_by_hand_comes_back_with_its_description(
    page: Page,
) -> None:
    act = "({ desk }) => desk.setAlt(desk.draft.photos[1], 'Gerobak [baru]\\\\')"
    found = after(page, act, TWO.replace("![Gerobak](img/b.jpg)\n\n", ""))

    assert found["text"].endswith("Awal.\n\nAkhir.\n\n![Gerobak baru](img/b.jpg)\n")


@pytest.mark.parametrize("head", ["title: [a, b]\ndate: {a: b}", "title: x\n\tbukan: : yaml"])
def test_a_title_or_date_that_is_none_is_taken_for_nothing(page: Page, head: str) -> None:
    act = "({ desk }) => [desk.title, desk.name.slice(10), desk.said('summary')]"
    found = after(page, act, f"---\n{head}\n---\nIsi\n")

    assert found == ["", "-tulisan.md", ""]

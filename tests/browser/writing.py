"""Writes posts with the form `/tulis/` as a villager does: by what is read on the screen."""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Iterable, Mapping
from pathlib import Path

from playwright.sync_api import Page, expect

SHARE = """
window.shared = [];
navigator.share = async ({ files }) => {
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    window.shared.push({ name: file.name, type: file.type, content: btoa(text) });
  }
};
"""
"""Stands for the phone's share sheet: what is passed on to it is kept for the test."""
CHAT = """[20/11/26 07.12] Budi Contoh: *Besok:* membersihkan parit.
[20/11/26 07.13] Siti Contoh: Hubungi 0811-0000-0000.
IMG-20261120-WA0003.jpg (file terlampir)"""
"""What is copied from a chat."""
FOCUSED = """() => {
  const { labels, value, selectionStart: from, selectionEnd: to } = document.activeElement;
  return [labels[0].innerText, value.slice(from ?? 0, to ?? 0)];
}"""
"""The label of the field in hand, and what is marked in it."""


@dataclasses.dataclass
class Writer:
    """A person at the form; counts the taps besides typing."""

    page: Page
    taps: int = 0

    def open(self, address: str) -> None:
        """Open the form."""
        self.page.goto(address + "tulis/")
        self.sees("Apa yang mau Anda kabarkan?")

    def sees(self, heading: str) -> None:
        """Wait for a screen."""
        expect(self.page.get_by_role("heading", name=heading, level=2)).to_be_visible()

    def tap(self, name: str, role: str = "button") -> None:
        """Tap what bears a name."""
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]
        self.taps += 1

    def choose_kind(self, label: str) -> None:
        """Choose a kind by the word that it begins with."""
        kinds = self.page.locator(".kim-tulis__jenis")
        kinds.filter(has=self.page.get_by_text(label, exact=True)).click()
        self.taps += 1

    def choose_group(self, words: str) -> None:
        """Look for a group, and take the first that is found."""
        self.sees("Dari KIM mana?")
        self.page.get_by_label("Nama KIM atau tempatnya").fill(words)
        self.page.locator(".kim-tulis__hasil").first.click()
        self.taps += 2

    def types(self, label: str, text: str) -> None:
        """Type into a field."""
        self.page.get_by_label(label).first.fill(text)
        self.taps += 1

    def write(self, title: str, text: str) -> None:
        """Write title and text."""
        self.sees("Tulis kabarnya")
        self.types("Judul", title)
        field = self.page.locator("textarea[aria-describedby*='tulis-isi']")
        field.fill(text)
        self.taps += 1

    def fill(self, fields: Mapping[str, str]) -> None:
        """Fill in fields by their labels; a value of `•…` is a choice to be tapped."""
        for label, value in fields.items():
            group = self.page.get_by_role("group", name=label)
            if value.startswith("•"):
                group.first.get_by_text(value[1:], exact=True).click()
                self.taps += 1
            else:
                self.types(label, value)

    def on(self) -> None:
        """Go to the next screen."""
        self.tap("Lanjut")

    def add_photos(self, files: Iterable[Path]) -> None:
        """Choose photos, and wait until they are ready."""
        paths = [str(file) for file in files]
        self.page.locator("input[type=file]").set_input_files(paths)
        expect(self.page.get_by_role("img")).to_have_count(len(paths))
        self.taps += 2

    def summarise(self, *, summary: str = "") -> None:
        """Give a summary, or take the first sentences for one, and go to the last screen."""
        self.sees("Ringkasan dan sumber")
        if summary:
            self.types("Ringkasan", summary)
        else:
            self.tap("Ambil dari kalimat pertama")

    def check(self) -> list[str]:
        """Go to the last screen, and return what it asks to be mended."""
        self.tap("Periksa dan kirim")
        self.sees("Periksa dan kirim")
        return [
            item.inner_text().removesuffix("Perbaiki").strip()
            for item in self.page.locator(".kim-tulis__baris").all()
        ]

    def send(self, folder: Path) -> list[Path]:
        """Share the post, and return what went out, written to a folder."""
        self.page.evaluate("shared.length = 0")
        self.tap("Kirim")
        expect(self.page.get_by_text("Sudah dibagikan.")).to_be_visible()
        folder.mkdir(parents=True, exist_ok=True)
        found = []
        for one in self.page.evaluate("shared"):
            file = folder / one["name"]
            file.write_bytes(base64.b64decode(one["content"]))
            found.append(file)
        return found

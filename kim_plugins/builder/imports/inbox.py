"""What an office received for a group, whatever form it came in, as drafts to be made."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bs4 import BeautifulSoup

from kim_plugins.base.logs import quieted
from kim_plugins.builder.imports import form_posts
from kim_plugins.builder.imports.bundle import LARGEST_PICTURE, Member, members
from kim_plugins.builder.imports.exports import Opened
from kim_plugins.content.files.post_paths import OTHER_PICTURES, PHONE_PICTURES, PICTURE_SUFFIXES
from kim_plugins.content.imports import posted, received
from kim_plugins.content.imports.article import Article, Export, Picture, Unreadable
from kim_plugins.content.imports.decoding import decoded
from kim_plugins.content.imports.formats import whatsapp
from kim_plugins.content.imports.formats.whatsapp import Message
from kim_plugins.content.imports.html.reflow import reflowed

PICTURES = (*PICTURE_SUFFIXES, *PHONE_PICTURES)
LARGEST_TEXT, LARGEST_PAPER = 20_000_000, 50_000_000
MOST_PAGES = 200
_ADVICE = {
    ".doc": "Simpan ulang sebagai .docx di Word, lalu coba lagi.",
    ".docm": "Berkas ini memuat makro. Simpan ulang sebagai .docx, lalu coba lagi.",
    ".odt": "Simpan ulang sebagai .docx di LibreOffice, lalu coba lagi.",
    ".pptx": "Salin teksnya ke berkas .txt; gambarnya dikirim sebagai foto.",
    ".xlsx": "Salin tabelnya ke berkas .docx, lalu coba lagi.",
}
_DOCUMENTS = (".docx", *_ADVICE)
"""Archives inside, which are read whole."""

_LISTS = re.compile(r"</?ol>|<p>")
_PARTED_LIST = re.compile(r"</ol>(?:<p>)+<ol>")
_NUMBERS = "daftar bernomor yang disela kalimat mulai lagi dari 1; cocokkan dengan naskah Word"
"""mammoth doesn't tell which list a number belongs to."""

_OF_PDF = "cocokkan dengan PDF-nya: urutan kolom, tabel, dan akhir paragraf tidak tersimpan di sana"
_FROM_CHAT = "memuat pesan yang disalin dari chat; nama pengirimnya tidak diikutkan"

Choose = Callable[[Sequence[Message], bool], Sequence[Message]]
"""Picks the messages of a chat that are meant; told whether it holds whole posts as well."""


@dataclasses.dataclass
class Inbox:
    """Reads files that belong together; everything that is wrong is kept and told at once."""

    at: dt.datetime
    """When what has no time of its own is said to have arrived."""
    choose: Choose
    articles: list[Article] = dataclasses.field(default_factory=list)
    files: list[Member] = dataclasses.field(default_factory=list)
    loose: list[Member] = dataclasses.field(default_factory=list)
    wrong: list[str] = dataclasses.field(default_factory=list)

    def read(self, paths: Sequence[Path]) -> Opened:
        """Read files, archives and folders. Raises `Unreadable`, with all that is wrong."""
        for path in paths:
            try:
                found = members(path, unpacks=path.suffix.lower() not in _DOCUMENTS)
            except Unreadable as reason:
                self.wrong.append(str(reason))
            else:
                self._bundle(found, is_archive=len(found) > 1)
        self._give_pictures()
        if self.wrong:
            raise Unreadable("\n".join(self.wrong))
        return Opened(Export(tuple(self.articles)), tuple(self.files))

    def _bundle(self, found: Sequence[Member], *, is_archive: bool) -> None:
        chats = [one for one in found if one.suffix == ".txt" and _is_chat(one)]
        self.files += [one for one in found if one.suffix in PICTURES]
        for one in chats:
            self._chat(one, {posixpath.basename(other.name): other for other in found})
        if chats:  # The other files of an exported chat are other people's, unless chosen.
            return
        for one in found:
            try:
                self._file(one, is_archive=is_archive)
            except Unreadable as reason:
                self.wrong.append(str(reason))

    def _chat(self, file: Member, beside: Mapping[str, Member]) -> None:
        try:
            said = whatsapp.messages(decoded(file.read(LARGEST_TEXT)), self.at.date())
            forms = list(form_posts.in_chat(said, beside))
        except Unreadable as reason:
            self.wrong.append(str(reason))
            return
        for one in forms:
            self.articles.append(one.article)
            self.files += one.files
        found = whatsapp.contributions([one for one in said if not posted.is_posted(one.text)])
        if not found and not forms:
            self.wrong.append(
                f"{file.name}: tidak ada pesan yang cukup panjang untuk menjadi tulisan."
            )
        for message in self.choose(found, bool(forms)) if found else ():
            words = dict(message.captions)
            pictures = tuple(
                Picture(name, words.get(name, ""))
                for name in message.files
                if _suffix(name) in PICTURES
            )
            self.articles.append(received.article(message.text, message.at, pictures))

    def _file(self, file: Member, *, is_archive: bool) -> None:
        match file.suffix:
            case ".txt" | ".md":
                self._text(decoded(file.read(LARGEST_TEXT)), file)
            case ".docx":
                self._document(file)
            case ".pdf":
                self._words(reflowed(_text_of_pdf(file)), file, _OF_PDF)
            case suffix if suffix in PICTURES:
                self.loose.append(file)
            case suffix if suffix in OTHER_PICTURES:
                raise Unreadable(f"{file.name}: kirim ulang gambarnya sebagai JPG atau PNG.")
            case _ if not is_archive:
                advice = _ADVICE.get(
                    file.suffix,
                    "Yang dapat diterima: teks, .docx, .pdf, foto, dan ekspor chat WhatsApp.",
                )
                raise Unreadable(f"{file.name}: tidak dapat dibaca. {advice}")

    def _text(self, text: str, file: Member) -> None:
        if posted.is_posted(text):
            self.articles.append(posted.article(text, posixpath.basename(file.name), self.at))
        else:
            self._words(text, file)

    def _words(self, text: str, file: Member, *notes: str) -> None:
        if not any(map(str.isalpha, text)):
            raise Unreadable(f"{file.name}: tidak berisi teks.")
        words = received.without_senders(text)
        made = received.article(words, self.at)
        notes = (*notes, _FROM_CHAT) if words != text else notes
        self.articles.append(dataclasses.replace(made, notes=notes))

    def _document(self, file: Member) -> None:
        html, pictures = _document(file)
        words = _words_of(html)
        if not words.strip():
            raise Unreadable(f"{file.name}: tidak berisi teks.")
        self.files += pictures
        made = received.article(words, self.at, html=html)
        notes = (_NUMBERS,) if _PARTED_LIST.search("".join(_LISTS.findall(html))) else ()
        self.articles.append(dataclasses.replace(made, notes=notes))

    def _give_pictures(self) -> None:
        """Give the pictures that came by themselves to the posts and the text that came too."""
        if self.wrong:
            return
        self.articles = form_posts.newest(self.articles)
        self._give_to_posts()
        texts = [one for one in self.articles if not one.post]
        if self.articles and not texts:
            self._tell_of_loose()
        if not self.loose or (self.articles and not texts):
            return
        if len(texts) != 1:
            what = "tidak ada tulisannya" if not texts else "tulisannya lebih dari satu"
            self.wrong.append(
                f"Ada {len(self.loose)} foto, tetapi {what}. Sebutkan satu tulisan bersama fotonya."
            )
            return
        first, *others = [Picture(one.name) for one in self.loose]
        (own,) = texts
        if own.picture:
            first, others = own.picture, [first, *others]
        given = dataclasses.replace(own, picture=first, others=(*own.others, *others))
        self.articles[self.articles.index(own)] = given

    def _give_to_posts(self) -> None:
        """Pair posts with their photos; the order counts only where one post lacks some."""
        places = [place for place, one in enumerate(self.articles) if one.post]
        lacking = [place for place in places if not self._give_to(place, self.loose, ())]
        if len(lacking) == 1 and all(self.articles[place].post for place in places):
            self._give_to(lacking[0], self.loose, self.loose)

    def _give_to(self, place: int, have: Sequence[Member], in_order: Sequence[Member]) -> bool:
        """Give a post what it shows; tell whether it has all of it."""
        found = form_posts.with_photos(self.articles[place], have, in_order)
        self.articles[place] = found.article
        self.files += found.files
        self.loose = [one for one in self.loose if one not in found.used]
        post = found.article.post
        return post is not None and len(post.sent) == len(post.photos)

    def _tell_of_loose(self) -> None:
        """Say which photos no post shows."""
        if self.loose:
            names = ", ".join(posixpath.basename(one.name) for one in self.loose)
            last = self.articles[-1]
            note = f"foto yang tidak cocok dengan tulisan mana pun tidak diikutkan: {names}"
            self.articles[-1] = dataclasses.replace(last, notes=(*last.notes, note))


def _suffix(name: str) -> str:
    return posixpath.splitext(name)[1].lower()


def _is_chat(file: Member) -> bool:
    text = decoded(file.open(LARGEST_TEXT))
    return not posted.is_posted(text) and whatsapp.is_chat(text)


def _document(file: Member) -> tuple[str, list[Member]]:
    """Return a Word document as HTML, with its pictures under names of their own."""
    import mammoth  # Only this command needs it.

    content = file.read(LARGEST_PAPER)
    stem = posixpath.splitext(posixpath.basename(file.name))[0]
    pictures: list[Member] = []
    try:
        _refuse_swelling(content, file.name)

        @mammoth.images.img_element  # type: ignore[untyped-decorator]
        def kept(image: object) -> dict[str, str]:
            return {"src": _keep(image, stem, pictures)}

        result = mammoth.convert_to_html(io.BytesIO(content), convert_image=kept)
    except Unreadable:
        raise
    except Exception:  # A broken document can make its reader fail in any way.
        raise Unreadable(
            f"{file.name}: berkas Word ini rusak. Simpan ulang, lalu kirim lagi."
        ) from None
    return str(result.value), pictures


def _words_of(html: str) -> str:
    """Return a line for each paragraph, heading, item, or row of a table."""
    soup = BeautifulSoup(html, "html.parser")
    parts = soup.find_all(["p", "li", "tr", *[f"h{n}" for n in range(1, 7)]])
    return "\n".join(
        " ".join(part.get_text(" " if part.name == "tr" else "").split())
        for part in parts
        if part.name == "tr" or not part.find_parent(["tr", "li"])
    )


def _keep(image: object, stem: str, pictures: list[Member]) -> str:
    with image.open() as stream:  # type: ignore[attr-defined]
        content: bytes = stream.read(LARGEST_PICTURE)
    kind = str(image.content_type).rpartition("/")[2].replace("jpeg", "jpg")  # type: ignore[attr-defined]
    name = f"{stem}-{len(pictures) + 1}.{kind}"
    pictures.append(Member(name, lambda size: content[:size]))
    return name


def _refuse_swelling(content: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(info.file_size for info in archive.infolist()) > 4 * LARGEST_PAPER:
            raise Unreadable(f"{name}: isinya lebih dari 200 MB, jadi tidak dibuka.")


def _text_of_pdf(file: Member) -> str:
    """Return the words of a PDF, page after page."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        with quieted("pypdf"):  # It tells of each fault in English.
            reader = PdfReader(io.BytesIO(file.read(LARGEST_PAPER)))
            text = "\n\n".join(page.extract_text() for page in reader.pages[:MOST_PAGES])
    except (PyPdfError, ValueError, KeyError, RecursionError, OSError):
        raise Unreadable(f"{file.name}: PDF ini rusak atau dikunci.") from None
    if not text.strip():
        raise Unreadable(
            f"{file.name}: PDF ini hanya gambar. Mintalah naskahnya sebagai teks atau Word."
        )
    return text

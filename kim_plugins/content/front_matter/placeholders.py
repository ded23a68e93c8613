"""What stands in the templates of posts until their authors write what is true."""

from __future__ import annotations

AUTHOR = "Nama Penulis"
SOURCE = "Judul sumber"
SOURCES = ("Judul pertama", "Judul kedua")
ADDRESS = "https://example.org/"
WORDS = frozenset(word.casefold() for word in (AUTHOR, SOURCE, *SOURCES))

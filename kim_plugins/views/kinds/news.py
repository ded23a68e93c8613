"""Berita: news, with nothing of its own."""

from __future__ import annotations

from kim_plugins.views.kinds.kind import Kind, newest_section, no_rows

KIND = Kind(
    id="berita",
    lead="Apa yang terjadi di sekitar warga. Siapa yang menulisnya tertera pada setiap berita.",
    invitation="Belum ada berita. Kabarkan apa yang terjadi di sekitar Anda.",
    rows=no_rows,
    sections=newest_section,
)

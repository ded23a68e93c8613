"""Makes the search indexes after the pages, and says so where that fails."""

from __future__ import annotations

from kim_plugins.build.pagefind import Failed
from kim_plugins.build.search import SiteSearch
from kim_plugins.engine import report
from kim_plugins.model.province import Province


def update(search: SiteSearch, province: Province) -> None:
    """Make a site searchable; where that can't be done, log why and go on without."""
    try:
        search.update(province)
    except Failed as failed:
        search.forget()
        report.log.warning(
            "Indeks pencarian tidak dapat dibuat: %s. Halaman lain lengkap; hanya kotak cari "
            "yang belum berfungsi. Pasang paket `pagefind[bin]`, lalu bangun lagi.",
            failed,
        )

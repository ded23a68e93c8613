"""The site's address is read from mkdocs.yml as MkDocs would, or not at all."""

from __future__ import annotations

import pytest

from kim_plugins.content import siteaddress

LIST = 'site_url: !ENV [SITE_URL, "https://contoh.example/"]\nplugins:\n  - kim\n'


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("site_url: https://contoh.example/kim\n", "https://contoh.example/kim/"),
        (LIST, "https://contoh.example/"),
        ("site_url: !ENV [A, SITE_URL, '']\n", ""),
        ("site_url: !ENV SITE_URL\n", ""),
        ("site_name: Tanpa alamat\n", ""),
        ("site_url: [a\n", ""),
        ("site_url: javascript:alert(1)\n", ""),
        ("site_url: 'https://contoh.example/\"><b>'\n", ""),
        ("- bukan setelan\n", ""),
        ("", ""),
    ],
)
def test_an_address_is_what_the_file_says(text: str, address: str) -> None:
    assert siteaddress.read(text, {}) == address


@pytest.mark.parametrize(
    "text", [LIST, "site_url: !ENV SITE_URL\n", "site_url: !ENV [A, SITE_URL, x]"]
)
def test_the_environment_decides_where_it_is_asked(text: str) -> None:
    given = {"SITE_URL": "https://desa.example/kim/"}

    assert siteaddress.read(text, given) == "https://desa.example/kim/"


def test_other_tags_of_mkdocs_are_never_run() -> None:
    text = "markdown_extensions:\n  - x: !!python/name:os.system\nsite_url: https://a.example/\n"

    assert siteaddress.read(text, {}) == "https://a.example/"

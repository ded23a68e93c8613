"""The site's address is read from mkdocs.yml as MkDocs would, or not at all."""

from __future__ import annotations

import pytest

from kim_plugins.base.diagnostics import Span
from kim_plugins.content.settings import siteaddress

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


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("https://x.example/kabar baru/", "https://x.example/kabar%20baru/"),
        ("https://x.example/?x=1", "https://x.example/"),
        ("https://x.example/kim#atas", "https://x.example/kim/"),
        ("https://x.example/kim/index.html", "https://x.example/kim/"),
        ("https://x.example/beranda.php/", "https://x.example/"),
        ("https://rina:rahasia@x.example/", "https://x.example/"),
        ("https://x.example/kutai–timur/", "https://x.example/kutai%E2%80%93timur/"),
        ("https://désa.example/kim/", "https://xn--dsa-bma.example/kim/"),
        ("https://x.example/100%/", ""),
        ("https://x.example/a/../b/", ""),
        ("ftp://x.example/", ""),
        ("https:///kim/", ""),
        ("https://x.example:0/", ""),
        ("https://[x.example/", ""),
        ("x.example", ""),
        (f"https://x.example/{'desa/' * 100}", ""),
        (f"https://{'x' * 500}.example/", ""),
    ],
)
def test_an_address_that_no_site_can_have_is_told_with_the_likely_one(
    address: str, meant: str
) -> None:
    found = siteaddress.problem(address, Span("mkdocs.yml"))

    assert found is not None
    assert (found.code, found.suggestion) == ("KIM151", meant)
    assert "rahasia" not in found.args["value"]
    assert siteaddress.read(f'site_url: "{address}"\n', {}) == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://x.example",
        "https://x.example/",
        "http://127.0.0.1:8000/situs/",
        "https://[::1]:8000/",
        "https://desa.x.example/kim_kaltim/a-b/v1.2/",
        "https://x.example/kabar%20baru/",
        "https://X.example/~kim/",
    ],
)
def test_an_address_that_a_site_can_have_is_taken(address: str) -> None:
    assert siteaddress.problem(address, Span("mkdocs.yml")) is None

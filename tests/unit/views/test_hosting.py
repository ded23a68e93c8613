"""What hosts are told to send with the site's files."""

from __future__ import annotations

import dataclasses
import re

from kim_plugins.base.settings import Cms
from kim_plugins.model import policy
from kim_plugins.views import hosting
from tests.builders import a_province
from tests.e2e.sites import ROOT


def test_both_files_carry_every_header() -> None:
    files = {file.path: file.make().decode() for file in hosting.view(a_province())}

    assert files.keys() == {"_headers", ".htaccess"}
    for text in files.values():
        for name, value in policy.HEADERS.items():
            assert name in text
            assert value in text


def test_files_named_by_their_content_are_kept_for_ever() -> None:
    files = {file.path: file.make().decode() for file in hosting.view(a_province())}

    assert "/assets/*\n  Cache-Control: public, max-age=31536000, immutable" in files["_headers"]
    assert "/assets/#" in files[".htaccess"]


def test_other_sites_pages_may_read_open_data_and_the_index_alone() -> None:
    files = {file.path: file.make().decode() for file in hosting.view(a_province())}
    sent = "Access-Control-Allow-Origin: *"
    nginx = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")

    opened = re.findall(rf"^(/.+)\*\n  {re.escape(sent)}$", files["_headers"], re.MULTILINE)
    assert opened == ["/data/", "/cari/indeks/"]
    rule = '=~ m#^/(?:data/|cari/indeks/)#">\n    Header set Access-Control-Allow-Origin "*"'
    assert files[".htaccess"].count("Access-Control") == files[".htaccess"].count(rule) == 1
    assert 'map $uri $kim_open {\n    "~^/(data|cari/indeks)/" "*";' in nginx
    assert "add_header Access-Control-Allow-Origin $kim_open;" in nginx


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert "unsafe-inline" not in policy.IN_PAGE
    assert "http" not in policy.IN_PAGE
    assert policy.IN_PAGE.startswith("default-src 'none'")


CMS = Cms("x.tgz", "0" * 64, "github", "kantor/situs", "main", "https://api.github.com")


def test_the_editors_page_alone_may_ask_the_forge() -> None:
    base = a_province()
    province = dataclasses.replace(base, settings=dataclasses.replace(base.settings, cms=CMS))
    own = f"{policy.of_cms(CMS.server)}; {policy.FRAMES}"

    with_cms = {file.path: file.make().decode() for file in hosting.view(province)}
    without = {file.path: file.make().decode() for file in hosting.view(base)}

    assert with_cms["_headers"] == without["_headers"] + (
        f"/cms/*\n  ! Content-Security-Policy\n  Content-Security-Policy: {own}\n"
    )
    rule = f'm#^/cms/#">\n    Header always set Content-Security-Policy "{own}"\n  </If>\n'
    assert rule in with_cms[".htaccess"]
    assert "cms" not in without[".htaccess"]


def test_the_operators_own_server_can_do_the_same() -> None:
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    sent = dict(re.findall(r'^    #     add_header ([\w-]+) "(.*)" always;$', text, re.MULTILINE))

    own = f"{policy.of_cms(CMS.server)}; {policy.FRAMES}"
    assert sent == {**policy.HEADERS, "Content-Security-Policy": own}


def test_the_operators_own_server_sends_exactly_the_same() -> None:
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    sent = dict(re.findall(r'^    add_header ([\w-]+) "(.*)" always;$', text, re.MULTILINE))
    kept = re.search(r"^map \$uri \$kim_cache \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL)

    assert sent == policy.HEADERS
    assert kept is not None
    assert re.findall(r'^\s+"?(?:default\s+")?(public, .*)";$', kept[1], re.MULTILINE) == [
        policy.FOR_EVER,
        policy.BRIEFLY,
    ]

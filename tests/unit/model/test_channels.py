"""A public channel is taken in whatever form its link was copied; what is private is named."""

from __future__ import annotations

import pytest

from kim_plugins.model import channels

CHANNEL = "https://whatsapp.com/channel/0029VaContohContohContoh0"


@pytest.mark.parametrize(
    "written",
    [
        CHANNEL,
        CHANNEL.replace("https://", "https://www."),
        CHANNEL.removeprefix("https://"),
        CHANNEL.replace("https://whatsapp.com", "HTTP://WhatsApp.com"),
        f"{CHANNEL}/",
        f"{CHANNEL}/1234",
        f"{CHANNEL}?mode=contoh#x",
    ],
)
def test_a_channel_has_one_address(written: str) -> None:
    assert channels.whatsapp_channel(written) == CHANNEL


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://chat.whatsapp.com/ContohUndangan", "tautan undangan grup"),
        ("https://wa.me/628110000000", "nomor WhatsApp"),
        ("https://api.whatsapp.com/send?phone=628110000000", "nomor WhatsApp"),
        ("0811-0000-000", "nomor WhatsApp"),
        ("https://whatsapp.com/channel/", "alamat lain"),
        ("https://whatsapp.com.contoh.example/channel/0029VaContohContoh", "alamat lain"),
        (f"https://contoh.example/?ke={CHANNEL}", "alamat lain"),
    ],
)
def test_what_is_no_channel_is_named(written: str, meant: str) -> None:
    assert channels.whatsapp_channel(written) == ""
    assert channels.meant_on_whatsapp(written) == meant


@pytest.mark.parametrize(
    "written",
    ["@kim_contoh", "kim_contoh", "https://t.me/kim_contoh", "t.me/s/kim_contoh/12?x"],
)
def test_a_public_name_on_telegram_has_one_address(written: str) -> None:
    assert channels.telegram(written) == "https://t.me/kim_contoh"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://t.me/+ContohUndangan", "tautan undangan atau percakapan tertutup"),
        ("https://t.me/joinchat/Contoh", "tautan undangan atau percakapan tertutup"),
        ("https://t.me/c/1234/5", "tautan undangan atau percakapan tertutup"),
        ("tg://join?invite=Contoh", "tautan undangan atau percakapan tertutup"),
        ("@abc", "tulisan lain"),
        ("KIM Contoh", "tulisan lain"),
        ("https://contoh.example/kim_contoh", "tulisan lain"),
    ],
)
def test_what_is_no_public_name_is_named(written: str, meant: str) -> None:
    assert channels.telegram(written) == ""
    assert channels.meant_on_telegram(written) == meant

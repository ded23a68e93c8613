"""The setting `contact`: how to reach those who run the site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.base.settings import SiteContact
from kim_plugins.content.settings.setting_records import SettingRecord
from kim_plugins.model.fields import (
    Day,
    Email,
    Name,
    Phone,
    Record,
    SecureUrl,
    Telegram,
    WhatsApp,
    WhatsAppChannel,
)

_EXPECTED = {
    "name": "nama kantor dalam satu baris",
    "form": "alamat formulir yang diawali https://",
    "email": "alamat surel, misalnya kim@kantor.example",
    "whatsapp": "nomor WhatsApp kantor di antara tanda kutip, misalnya “0541 000000”",
    "phone": "nomor telepon kantor di antara tanda kutip, misalnya “0541-000000”",
    "whatsapp_channel": "tautan saluran, bukan undangan grup atau nomor: "
    "https://whatsapp.com/channel/…",
    "telegram": "nama publik, bukan undangan, misalnya https://t.me/kimcontoh",
    "security": "surel, atau alamat yang diawali https://, bagi penemu celah keamanan, bersama "
    "security_until",
    "security_until": "tanggal sampai kapan kunci security berlaku, misalnya 2027-11-30, bersama "
    "security",
}
_WAYS = "form, email, whatsapp, phone, whatsapp_channel, telegram"


class _Given(Record):
    """What may be given."""

    name: Name | None = None
    form: SecureUrl | None = None
    email: Email | None = None
    whatsapp: WhatsApp | None = None
    phone: Phone | None = None
    whatsapp_channel: WhatsAppChannel | None = None
    telegram: Telegram | None = None
    security: Email | SecureUrl | None = None
    security_until: Day | None = None


_SETTING = SettingRecord(_Given, _EXPECTED, unknown="KIM181", misfits="KIM180")


def read(value: object, path: str) -> tuple[SiteContact, list[Diagnostic]]:
    """Read the setting as YAML gave it; a key without a value counts as not given.

    A number without quotes isn't taken: YAML 1.1 reads one that begins with 0 as octal where
    its digits allow that, and what was written is lost.
    """
    if value is None:
        return SiteContact(), []
    if not isinstance(value, Mapping):
        expected = f"kunci dan nilai: {_SETTING.keys}"
        return SiteContact(), [_SETTING.misfit("contact", value, path, expected)]
    plain = {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in value.items()}
    record, given, problems = _SETTING.read(plain, path)
    if record is None:
        return SiteContact(), problems
    found = _found(record)
    if not problems and bool(found.security) != bool(found.security_until):
        lacking = "security_until" if found.security else "security"
        problems = [_SETTING.misfit(lacking, "", path)]
    others = found.whatsapp_channel or found.telegram or found.security
    if not problems and not found.is_given and not others:
        problems = [
            _SETTING.misfit("contact", _all_of(given), path, f"sedikitnya satu dari {_WAYS}")
        ]
    return found, problems


def _found(record: _Given) -> SiteContact:
    known = {key: str(item or "") for key, item in record.model_dump().items()}
    if "@" in known["security"] and ":" not in known["security"]:
        known["security"] = f"mailto:{known['security']}"
    return SiteContact(**known)


def _all_of(given: Mapping[str, object]) -> str:
    return f"{', '.join(given)} saja" if given else "tidak ada"

"""Accounts on a forge, as groups.yaml lists them and as a request brings one."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

_FORM = re.compile(r"(?:([a-z]+):)?([A-Za-z0-9][A-Za-z0-9._-]*)(?::(\d{1,20}))?", re.ASCII)


@dataclasses.dataclass(frozen=True, slots=True)
class ForgeAccount:
    """`login`, `forge:login` or `forge:login:id`."""

    login: str
    forge: str = ""
    number: int | None = None
    """The forge's own number of the account, which no renaming changes."""

    def is_listed_as(self, listed: ForgeAccount) -> bool:
        """Tell whether this account is the one listed.

        A listed number alone decides: logins can be renamed, and taken over by others.
        Else logins are compared as forges do, without regard to case.
        """
        if self.forge and listed.forge and self.forge != listed.forge:
            return False
        if listed.number is not None:
            return self.number == listed.number
        return self.login.lower() == listed.login.lower()

    def lacks_number_of(self, listed: ForgeAccount) -> bool:
        """Tell whether only the listed number, or another one, stands against this account."""
        bare = dataclasses.replace(listed, number=None)
        return self.is_listed_as(bare) and not self.is_listed_as(listed)


def parse_account(text: str) -> ForgeAccount | None:
    """Read an account (`None` where it has none of the three forms).

    `name:123` is refused: it could be a forge's login or a login's number.
    """
    found = _FORM.fullmatch(text)
    if not found:
        return None
    forge, login, number = found[1] or "", found[2], found[3]
    if (number and not forge) or (forge and not number and login.isdigit()):
        return None
    return ForgeAccount(login, forge, int(number) if number else None)


def is_among(account: ForgeAccount, listed: Iterable[str]) -> bool:
    """Tell whether an account is one of those that groups.yaml lists."""
    found = (parse_account(text) for text in listed)
    return any(other is not None and account.is_listed_as(other) for other in found)

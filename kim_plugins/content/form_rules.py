"""What the form `/tulis/` checks on the telephone, as one table made of what `kim check` uses."""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any

from kim_plugins.content import (
    cut_numbers,
    identity,
    numbers,
    privacy,
    spellings,
)
from kim_plugins.content.script_patterns import Script, converted

PATTERNS: tuple[ModuleType, ...] = (privacy, spellings, identity, numbers, cut_numbers)
"""Modules of whose rules the script follows every one."""


def rules() -> dict[str, Any]:
    """Return the table, ready for JSON."""
    return {
        "patterns": patterns(),
        "identity": {
            "usual": sorted(",".join(map(str, sizes)) for sizes in identity.USUAL),
            "boundaries": sorted(identity.BOUNDARIES),
            "provinces": sorted(numbers.PROVINCES),
        },
        "offices": privacy.PUBLIC_DOMAINS,
        "never": sorted(privacy.NEVER_PUBLIC),
        "mobile": (privacy.SHORTEST, privacy.LONGEST),
        "signs": privacy.AT_SIGNS,
        "providers": spellings.PROVIDERS,
        "cut": {"end": cut_numbers.END, "before": cut_numbers.BEFORE, "after": cut_numbers.AFTER},
    }


def patterns() -> dict[str, Script]:
    """Return every pattern of these modules by its name: `privacy.PHONE`."""
    return {
        f"{module.__name__.rpartition('.')[2]}.{name.lstrip('_')}": converted(value)
        for module in PATTERNS
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }

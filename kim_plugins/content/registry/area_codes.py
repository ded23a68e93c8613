"""What is wrong with the code of an area, and the code under which it is known today."""

from __future__ import annotations

from kim_plugins.base import areas
from kim_plugins.base.diagnostics import Diagnostic, Span, closest
from kim_plugins.model import villages
from kim_plugins.model.regions import DISTRICT_LENGTH, RegionTable


def problem(code: str, span: Span, regions: RegionTable) -> Diagnostic | None:
    """Say what is wrong with a code that the site's region table doesn't hold, else `None`.

    One that an earlier table held is read as what took its place, which is a warning alone.
    """
    if code in regions:
        return None
    now, own, other = regions.current(code), regions.province, areas.provinces().get(code[:2])
    if now:
        return _gone(code, now, span, regions)
    if own and other and other.code != own.code:
        args = {"value": code, "province": other.name, "own": own.name}
        return Diagnostic("KIM199", span, args)
    return Diagnostic("KIM034", span, {"value": code})


def _gone(code: str, now: str, span: Span, regions: RegionTable) -> Diagnostic:
    args = {"value": code, "name": regions.former_name(code), "now": described(now, regions)}
    if len(now) == len(code):
        return Diagnostic("KIM197", span, args, now)
    return Diagnostic("KIM198", span, args)


def described(code: str, regions: RegionTable) -> str:
    """Name an area of today so that it can't be taken for another."""
    if len(code) > DISTRICT_LENGTH:
        return villages.described(regions, regions[code])
    region = regions[code]
    kind = areas.terms(code[:5]).district if region.kind == "kecamatan" else region.kind
    return f"{code}  {kind.title()} {region.name}"


def province_problem(code: str, name: str, span: Span) -> Diagnostic | None:
    """Say that there is no such province, with the code of the one that is called so, if any."""
    known = areas.provinces()
    if code in known:
        return None
    called = areas.province_called(name)
    if called is None and (near := closest(name, [one.name for one in known.values()])):
        called = areas.province_called(near)
    meant = f"{called.code} ({called.name})" if called else ""
    return Diagnostic("KIM193", span, {"value": code}, meant)

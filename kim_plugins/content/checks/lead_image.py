"""The lead picture comes with what the law and readers ask for."""

from __future__ import annotations

from kim_plugins.base.diagnostics import Diagnostic
from kim_plugins.content.draft import Draft

COMPANIONS = ("image_alt", "image_credit")


def check(draft: Draft) -> list[Diagnostic]:
    """Alt text (WCAG 1.1.1) and credit (UU 28/2014) go with a picture, and only with one.

    A child may be seen only with a guardian's consent.
    """
    meta = draft.meta
    if not meta.image:
        if "image" in draft.given:  # It is there, but doesn't fit: that has been told.
            return []
        companions = draft.given & {*COMPANIONS, "image_people", "consent"}
        return [draft.problem("KIM033", key, key="image") for key in sorted(companions)]
    problems = [
        draft.problem("KIM033", "image", key=key) for key in COMPANIONS if not getattr(meta, key)
    ]
    if meta.image_people == "anak" and "consent" not in draft.given:
        problems.append(draft.problem("KIM047", "image_people"))
    return problems

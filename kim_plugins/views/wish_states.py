"""Where a wish stands, in the words that its page, its cards and the search use."""

from __future__ import annotations

from collections.abc import Sequence

from kim_plugins.model.kinds import STEP_LABELS
from kim_plugins.model.posts import Post
from kim_plugins.model.province import Province
from kim_plugins.model.wishes import CLOSINGS, State
from kim_plugins.views.output import Context

LABELS = {  # A closed one is called by the step that closed it.
    State.UNFILED: "Belum dicatatkan",
    State.WAITING: "Menunggu jawaban",
    State.ANSWERED: "Sudah dijawab",
    State.OVERDUE: "Lewat batas waktu",
}
STATES: Sequence[Context] = (
    *({"id": str(state), "label": label} for state, label in LABELS.items()),
    *({"id": step, "label": STEP_LABELS[step]} for step in sorted(CLOSINGS)),
)
"""Every state that `of` may return."""


def of(post: Post, province: Province) -> Context:
    """Return where a wish stands at the moment of the build."""
    progress = province.progress_of(post)
    if progress.closing is not None:
        status = progress.closing.status
        # Where an answer was all that was asked for, it is called as any other.
        label = LABELS[State.ANSWERED] if status == "dijawab" else STEP_LABELS[status]
        return {"id": status, "label": label}
    found = progress.state(province.settings.now)
    return {"id": str(found), "label": LABELS[found]}

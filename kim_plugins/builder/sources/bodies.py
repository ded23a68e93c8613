"""Renders a post's text within its time."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from kim_plugins.base.diagnostics import Diagnostic, Span
from kim_plugins.content.markdown import body
from kim_plugins.model.body import Body

LIMIT_SECONDS = 2.0
"""Processor seconds that one text may take."""
TOO_SLOW = "KIM039"


class _TooSlow(Exception):
    """The text took longer than its time."""


def render(text: str) -> body.Rendering:
    """Render a text, or say that it takes too long."""
    try:
        with _time_limit():
            return body.render_text(text)
    except (_TooSlow, RecursionError):
        problem = Diagnostic(TOO_SLOW, Span("", 1), {"limit": f"{LIMIT_SECONDS:.0f} detik"})
        return body.Rendering(Body(), (problem,))


@contextlib.contextmanager
def _time_limit() -> Iterator[None]:
    """Interrupt the block after its processor time, where the platform has such a clock."""
    has_clock = hasattr(signal, "setitimer")
    if not has_clock or threading.current_thread() is not threading.main_thread():
        yield
        return
    if signal.getsignal(signal.SIGVTALRM) is not _stop:
        signal.signal(signal.SIGVTALRM, _stop)  # It stays: setting it for each text costs time.
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _stop(number: int, frame: FrameType | None) -> None:
    raise _TooSlow

"""Kills work at random moments: each piece of work runs in a process of its own.

For a process without threads alone, since it forks.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable

LOOK_EVERY = 0.001


class Killer:
    """Draws moments within the time that work takes, which it learns from work that got done."""

    def __init__(self, seed: int, longest: float) -> None:
        """Begin with a seed and the seconds that one piece of work is believed to take."""
        self.rng = random.Random(seed)
        self._longest = longest

    def kills(self, work: Callable[[], object]) -> bool:
        """Let work begin, kill it at a random moment; tell whether it was still being done."""
        child = os.fork()
        if child == 0:
            try:
                work()
            finally:
                os._exit(0)
        start = time.monotonic()
        moment = start + self.rng.uniform(0, self._longest)
        while (now := time.monotonic()) < moment:
            if os.waitpid(child, os.WNOHANG)[0]:
                self._longest = now - start
                return False
            time.sleep(LOOK_EVERY)
        os.kill(child, signal.SIGKILL)
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])

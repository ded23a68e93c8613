"""Forked processes that share this one's memory, and don't outlive it."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from typing import Any, TypeVar, cast

Item = TypeVar("Item")
Answer = TypeVar("Answer")
CAN_FORK = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
"""On macOS, libraries of the system may have threads that a fork leaves in pieces."""
TURN = 32
"""Items that a process works on before a fresh one takes its place.

Whatever it reads it copies little by little, since Python counts references where things lie;
a fresh one shares everything again.
"""
_PR_SET_PDEATHSIG = 1
"""prctl(2): send the child a signal when its parent dies."""


def shared_map(
    work: Callable[[Item], Answer],
    items: Sequence[Item],
    jobs: int,
    tidy: Callable[[], object] = lambda: None,
) -> Iterator[Answer]:
    """Apply `work` to items in `jobs` forked processes and yield the answers in order.

    Work and items may be anything: forked processes find them in their memory, and are sent
    only numbers. Where processes die, the rest is done here, after `tidy` has removed what they
    had begun.
    """
    done = 0
    if jobs > 1 and len(items) > 1 and CAN_FORK:
        context = multiprocessing.get_context("fork")
        facts = (work, items, os.getpid())
        try:
            while done < len(items):
                give_back()
                some = range(done, min(done + TURN * jobs, len(items)))
                with ProcessPoolExecutor(jobs, context, _adopt, facts) as executor:
                    for answer in executor.map(_work, some):
                        done += 1
                        yield answer
        except BrokenExecutor:
            tidy()
    yield from map(work, items[done:])


def give_back() -> None:
    """Give memory that is free back to the system, where that can be done."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


@contextlib.contextmanager
def in_background(work: Callable[[], Answer], jobs: int) -> Iterator[Callable[[], Answer]]:
    """Do `work` beside the block in a forked process where that is possible.

    The block is given a function that waits for the answer.
    """
    if jobs < 2 or not CAN_FORK:
        yield work
        return
    context = multiprocessing.get_context("fork")
    facts = (lambda _: work(), [None], os.getpid())
    with ProcessPoolExecutor(1, context, _adopt, facts) as executor:
        future = executor.submit(_work, 0)

        def answer() -> Answer:
            try:
                return cast("Answer", future.result())
            except BrokenExecutor:
                return work()
            finally:
                executor.shutdown()  # It would hold its memory to the end of the block.

        yield answer


@contextlib.contextmanager
def without_collector() -> Iterator[None]:
    """Don't look for garbage: what a build makes lives to its end, with which the process ends."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # Nobody need look through it once more.
        if was_on:
            gc.enable()


def die_with_parent(parent: int) -> None:
    """End this process when `parent`, which started it, ends.

    On Linux at once; elsewhere it finishes its job.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # It had ended before this one could ask.
            os._exit(1)


_held: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []


def _adopt(work: Callable[[Any], Any], items: Sequence[Any], parent: int) -> None:
    die_with_parent(parent)
    _held.append((work, items))


def _work(number: int) -> Any:
    work, items = _held[-1]
    return work(items[number])

"""Whatever becomes of the processes, every item is worked on and the answers come in order."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

import pytest

from kim_plugins.builder.processes import TURN, shared_map

ITEMS = list(range(40))


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 40])
def test_the_answers_come_in_the_order_of_the_items(jobs: int, count: int) -> None:
    lock = threading.Lock()  # It can't be pickled: processes find it in their memory.
    found = shared_map(lambda n: (lock.locked(), n * n), ITEMS[:count], jobs)
    assert list(found) == [(False, n * n) for n in ITEMS[:count]]


def test_several_jobs_work_in_other_processes_and_one_job_in_this_one() -> None:
    assert os.getpid() not in set(shared_map(lambda _: os.getpid(), ITEMS, 2))
    assert set(shared_map(lambda _: os.getpid(), ITEMS, 1)) == {os.getpid()}


def test_fresh_processes_take_over_before_one_has_copied_all_that_it_reads() -> None:
    count = 2 * TURN + 1
    workers = list(shared_map(lambda _: os.getpid(), range(count), 2))
    assert set(workers[: 2 * TURN]).isdisjoint(workers[2 * TURN :])
    assert os.getpid() not in workers


@pytest.mark.parametrize("fatal", [0, 1, 20, 39])
def test_what_a_dead_process_left_is_done_here(fatal: int) -> None:
    mother = os.getpid()

    def work(n: int) -> int:
        if n == fatal and os.getpid() != mother:
            os.kill(os.getpid(), signal.SIGKILL)
        return n * n

    assert list(shared_map(work, ITEMS, 2)) == [n * n for n in ITEMS]


@pytest.mark.parametrize(("act", "times"), [(os.getpid, 0), (lambda: os._exit(1), 1)])
def test_what_dead_processes_had_begun_is_tidied_once(
    act: Callable[[], object], times: int
) -> None:
    mother, tidied = os.getpid(), []

    def work(_: int) -> None:
        if os.getpid() != mother:
            act()

    items = range(3 * TURN)
    assert [*shared_map(work, items, 2, lambda: tidied.append(os.getpid()))] == [None] * len(items)
    assert tidied == [mother] * times


def test_an_error_in_the_work_is_raised() -> None:
    def work(n: int) -> float:
        return 1 / (n - 20)

    with pytest.raises(ZeroDivisionError):
        list(shared_map(work, ITEMS, 2))


def test_a_second_map_works_on_its_own_items() -> None:
    first = shared_map(lambda n: n + 1, ITEMS, 2)
    assert next(first) == 1
    assert list(shared_map(lambda n: n * 2, ITEMS, 2)) == [n * 2 for n in ITEMS]
    assert list(first) == [n + 1 for n in ITEMS[1:]]

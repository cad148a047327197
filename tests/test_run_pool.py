"""Workers that hang, die or run out of memory cost their own page and nothing else."""

from pathlib import Path

import pytest
from hostile_work import work

from newsclean.run.pool import Lost, pool_map
from newsclean.settings import Settings

SETTINGS = Settings(page_seconds=2.0, page_memory=3_000_000_000)


def run(items: list[str], jobs: int = 2) -> list[str]:
    results = pool_map(work, items, SETTINGS, jobs)
    return [result.message if isinstance(result, Lost) else result for _, result in results]


def test_results_come_in_input_order() -> None:
    items = [f"sleep:{0.05 if n % 7 == 0 else 0}" for n in range(60)]
    assert run(items, jobs=3) == [item.upper() for item in items]


def test_more_items_than_may_wait() -> None:
    items = ["sleep:0.5", *(f"x:{n}" for n in range(500))]
    assert run(items) == [item.upper() for item in items]


def test_large_items_do_not_lock_parent_and_worker() -> None:
    items = [f"x:{n}" + "y" * 300_000 for n in range(20)]
    assert run(items) == [item.upper() for item in items]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_hangs_is_given_up(jobs: int) -> None:
    assert run(["a", "sleep:60", "b", "c"], jobs) == ["A", "took more than 2 s (page_seconds): given up", "B", "C"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_kills_its_worker_is_reported(jobs: int) -> None:
    results = run(["a", "die", "b", *(f"x:{n}" for n in range(40))], jobs)
    assert results[0::2][:2] == ["A", "B"]
    assert "its worker died twice" in results[1]
    assert results[3:] == [f"X:{n}" for n in range(40)]


def test_a_worker_that_someone_killed_loses_nothing(tmp_path: Path) -> None:
    items = ["a", f"die-once:{tmp_path / 'mark'}", "b"]
    assert run(items) == [item.upper() for item in items]


def test_a_page_that_eats_all_memory_is_reported() -> None:
    results = run(["a", "eat:8000000000", "b"])
    assert (results[0], results[2]) == ("A", "B")
    assert "out of memory" in results[1]


def test_what_the_work_raises_ends_the_run() -> None:
    with pytest.raises(ArithmeticError, match="seven"):
        run(["a", "raise:seven", "b"])


def test_an_abandoned_run_leaves_no_workers() -> None:
    import multiprocessing

    results = pool_map(work, (f"x:{n}" for n in range(10_000)), SETTINGS, 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []

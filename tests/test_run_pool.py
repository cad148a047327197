"""Workers that hang, die or run out of memory cost their own page and nothing else."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import needs
import pytest
from hostile_work import work

from newsclean import Article, Failure, clean_many
from newsclean.errors import NewscleanError
from newsclean.run import pool, worker
from newsclean.run.pool import Lost, Pool, pool_map
from newsclean.settings import Settings

SETTINGS = Settings(page_seconds=2.0, page_memory=3_000_000_000)


def run(items: list[str], jobs: int = 2) -> list[str]:
    results = pool_map(work, items, SETTINGS, jobs)
    return [result.message if isinstance(result, Lost) else result for _, result in results]


def test_results_come_in_input_order() -> None:
    items = [f"sleep:{0.05 if n % 7 == 0 else 0}" for n in range(60)]
    assert run(items, jobs=3) == [item.upper() for item in items]


def test_what_stands_before_an_error_of_the_input_is_not_lost() -> None:
    def items() -> Iterator[str]:
        yield from ("a", "sleep:0.2", "b")
        raise OSError("the database has gone")

    done = pool_map(work, items(), SETTINGS, 2)
    assert [next(done)[1] for _ in range(3)] == ["A", "SLEEP:0.2", "B"]
    with pytest.raises(OSError, match="has gone"):
        next(done)


def test_more_items_than_may_wait() -> None:
    items = ["sleep:0.5", *(f"x:{n}" for n in range(500))]
    assert run(items) == [item.upper() for item in items]


def test_large_items_do_not_lock_parent_and_worker() -> None:
    items = [f"x:{n}" + "y" * 300_000 for n in range(20)]
    assert run(items) == [item.upper() for item in items]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("hang", ["sleep:60", "spin"])
def test_a_page_that_hangs_is_given_up(hang: str, jobs: int) -> None:
    assert run(["a", hang, "b", "c"], jobs) == ["A", "took more than 2 s (page_seconds): given up", "B", "C"]


def test_without_a_limit_a_slow_page_is_waited_for() -> None:
    results = pool_map(work, ["sleep:1", "b"], Settings(page_seconds=0, page_memory=0), 1)
    assert [result for _, result in results] == ["SLEEP:1", "B"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_kills_its_worker_is_reported(jobs: int) -> None:
    results = run(["a", "die", "b", *(f"x:{n}" for n in range(40))], jobs)
    assert results[0::2][:2] == ["A", "B"]
    assert results[1] == "its worker died twice (SIGKILL: out of memory?)"
    assert results[3:] == [f"X:{n}" for n in range(40)]


def test_a_page_that_crashes_native_code_is_reported() -> None:
    assert run(["a", "crash", "b"]) == ["A", "its worker died twice (SIGSEGV)", "B"]


def test_workers_serve_one_map_after_another(tmp_path: Path) -> None:
    files = [tmp_path / "first", tmp_path / "second"]
    with closing(Pool(work, SETTINGS, 1)) as workers:
        for file in files:
            assert [result for _, result in workers.map([f"pid:{file}", "a"])][1] == "A"
        assert len({file.read_text(encoding="utf-8") for file in files}) == 1
        next(workers.map(["a", "b", "sleep:1"]))  # abandoned
        assert [result for _, result in workers.map(["c"])] == ["C"]


@needs.posix
def test_a_worker_that_hangs_outlives_its_parent_by_seconds_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parent is killed, so nobody ends the worker: the system's timer does."""
    ours, theirs = multiprocessing.Pipe()
    context = multiprocessing.get_context("fork")
    monkeypatch.setattr(worker, "GRACE", 0.0)
    process = context.Process(target=worker.work, args=(theirs, work, Settings(page_seconds=0.5, page_memory=0)))
    process.start()
    assert ours.recv() == worker.Ready()
    ours.send("spin")
    process.join(20)
    assert process.exitcode == -signal.SIGALRM


def test_results_that_wait_are_bounded_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "BUFFER_BYTES", 100_000)
    taken = 0

    def items() -> Iterator[str]:
        nonlocal taken
        for n in range(60):
            taken += 1
            yield "sleep:1" if n == 0 else f"x:{n}" + "y" * 20_000

    results = pool_map(work, items(), SETTINGS, 2)
    next(results)
    assert taken < 40
    assert len(list(results)) == 59


def test_a_worker_that_someone_killed_loses_nothing(tmp_path: Path) -> None:
    items = ["a", f"die-once:{tmp_path / 'mark'}", "b"]
    assert run(items) == [item.upper() for item in items]


def test_a_page_that_eats_all_memory_is_reported() -> None:
    results = run(["a", "eat:8000000000", "b"])
    assert (results[0], results[2]) == ("A", "B")
    assert results[1] == "out of memory: needed more than 3,000,000,000 bytes (page_memory)"


def test_a_page_that_does_not_fit_into_its_worker_is_reported(capfd: pytest.CaptureFixture[str]) -> None:
    settings = Settings(page_memory=400_000_000)
    results = [result for _, result in pool_map(work, ["a", "x" * 300_000_000, "b"], settings, 1)]
    assert results == ["A", Lost("out of memory: needed more than 400,000,000 bytes (page_memory)"), "B"]
    assert capfd.readouterr().err == ""


def test_a_page_that_takes_too_much_memory_to_clean_is_told_apart_from_a_fault() -> None:
    """It is no toy that raises here, but the pipeline, in whichever room the memory ends."""
    prose = "The ferry to the island runs again, the harbour office said on Monday. "
    pages = [(prose * 80 + "\n") * 5_000, prose]
    large, small = clean_many(pages, jobs=2, settings=Settings(page_memory=200_000_000))
    assert isinstance(large, Failure)
    assert (large.stage, large.message) == ("run", "out of memory: needed more than 200,000,000 bytes (page_memory)")
    assert isinstance(small, Article)


def test_a_worker_of_a_pool_is_told_that_it_cannot_have_workers() -> None:
    with pytest.raises(NewscleanError, match="may start no others: use jobs=1"):
        run(["nest:a"])


@pytest.mark.parametrize(
    ("item", "error", "said"),
    [
        pytest.param("raise:arithmetic", ArithmeticError, "^seven$", id="an error"),
        pytest.param("raise:end", EOFError, "^seven$", id="as if the pipe had ended"),
        pytest.param("raise:reset", ConnectionResetError, "^seven$", id="as if the pipe were broken"),
        pytest.param("raise:of-two", RuntimeError, "(?s)in work.*OfTwo: se ven", id="cannot be made again"),
        pytest.param("raise:of-function", RuntimeError, "(?s)in work.*OfFunction: .*seven", id="cannot be pickled"),
        pytest.param("return:seven", RuntimeError, "(?s)in a worker process.*pickle", id="a result that cannot be"),
    ],
)
def test_what_the_work_raises_ends_the_run(item: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        run(["a", item, "b"])


def test_an_abandoned_run_leaves_no_workers() -> None:
    import multiprocessing

    results = pool_map(work, (f"x:{n}" for n in range(10_000)), SETTINGS, 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


@needs.posix
def test_a_program_that_was_stopped_for_a_while_blames_no_page() -> None:
    """Ctrl-Z and `fg`: the clock went on, and nobody worked."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from hostile_work import work\n"
        "from newsclean.run.pool import pool_map\n"
        "from newsclean.settings import Settings\n"
        "if __name__ == '__main__':\n"
        "    for item, result in pool_map(work, ['a', 'busy:1', 'b'], Settings(page_seconds=8.0), 1):\n"
        "        print(result, flush=True)\n"
    )
    command = [sys.executable, "-c", code, str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as run:
        assert run.stdout
        assert run.stdout.readline() == "A\n"
        time.sleep(0.1)
        os.killpg(run.pid, signal.SIGSTOP)
        time.sleep(10)
        os.killpg(run.pid, signal.SIGCONT)
        assert run.stdout.read() == "BUSY:1\nB\n"


def test_what_the_program_has_its_fork_server_import_stays() -> None:
    code = (
        "import multiprocessing, multiprocessing.forkserver as server\n"
        "from newsclean.run.pool import Pool\n"
        "from newsclean.settings import Settings\n"
        "multiprocessing.set_forkserver_preload(['json', 'decimal'])\n"
        "for _ in range(2):\n"
        "    Pool(print, Settings(), 2).close()\n"
        "print(*server._forkserver._preload_modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.split() == [b"json", b"decimal", b"newsclean.run.preload"]

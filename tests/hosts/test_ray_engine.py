"""`--engine ray` against the real Ray: the same bytes as one local worker, working limits, resumed runs."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import ray
from hostile_work import work
from how_to import PAGES, run_shell, write_inputs

from newsclean.errors import NewscleanError, RunStopped
from newsclean.run.partial_file import partial_of
from newsclean.run.pool import Lost
from newsclean.run.ray_engine import ray_map
from newsclean.settings import Settings

PAGE = (
    "Ferry {n} runs again\n\nThe ferry to island {n} runs again, the harbour office said on Monday.\n\nLeave a Reply\n"
)
SETTINGS = Settings(page_seconds=3.0, page_memory=3_000_000_000)


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of 3,000 pages, with broken rows among them."""
    file = tmp_path_factory.mktemp("in") / "rows.jsonl"
    lines = (json.dumps({"text": PAGE.format(n=n)}) if n % 97 else "{broken" for n in range(3000))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def one(rows: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one local worker makes of the pages."""
    out = tmp_path_factory.mktemp("one") / "one.jsonl"
    assert newsclean("clean", rows, "-o", out, "--jobs", 1).returncode == 1
    return out


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """Ray on this machine, shared by the tests of `ray_map`."""
    # Its workers import tests/hostile_work.py, too.
    path = os.pathsep.join([str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", "")])
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, runtime_env={"env_vars": {"PYTHONPATH": path}})
    yield
    ray.shutdown()


def newsclean(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "newsclean", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=300, check=False)


def beside(out: Path, name: str) -> bytes:
    return out.with_name(f"{out.name}.{name}").read_bytes()


def test_ray_writes_what_one_worker_writes(rows: Path, one: Path, tmp_path: Path) -> None:
    out = tmp_path / "ray.jsonl"
    done = newsclean("clean", rows, "-o", out, "--engine", "ray", "--jobs", 2)
    assert done.returncode == 1, done.stderr.decode()
    assert out.read_bytes() == one.read_bytes()
    for name in ("failures.jsonl", "inputs.jsonl"):
        assert beside(out, name) == beside(one, name)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130), (signal.SIGTERM, 130)])
def test_a_stopped_run_goes_on(rows: Path, one: Path, tmp_path: Path, number: int, code: int) -> None:
    out = tmp_path / "ray.jsonl"
    command = [sys.executable, "-m", "newsclean", "clean", str(rows), "-o", str(out), "--engine", "ray", "--jobs", "2"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE)
    partial = partial_of(out)
    while run.poll() is None and not (partial.is_file() and partial.stat().st_size > 300_000):
        time.sleep(0.02)
    run.send_signal(number)
    _, said = run.communicate(timeout=60)
    assert run.returncode == code, said.decode()
    assert not out.exists()
    again = newsclean("clean", rows, "-o", out, "--engine", "ray", "--jobs", 2, "--resume")
    assert b"were done before" in again.stderr, again.stderr.decode()
    assert out.read_bytes() == one.read_bytes()


def test_a_run_may_change_its_engine(rows: Path, one: Path, tmp_path: Path) -> None:
    out = tmp_path / "ray.jsonl"
    command = [sys.executable, "-m", "newsclean", "clean", str(rows), "-o", str(out)]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    partial = partial_of(out)
    while run.poll() is None and not (partial.is_file() and partial.stat().st_size > 300_000):
        time.sleep(0.02)
    run.kill()
    run.wait()
    assert newsclean("clean", rows, "-o", out, "--engine", "ray", "--resume").returncode == 1
    assert out.read_bytes() == one.read_bytes()


@pytest.mark.usefixtures("cluster")
def test_a_page_costs_itself_only() -> None:
    hostile = {5: "spin", 40: "die", 41: "crash", 60: "eat:8000000000"}
    items = [hostile.get(n, f"x:{n}") for n in range(100)]
    results = list(ray_map(work, items, SETTINGS, jobs=2))
    assert [item for item, _ in results] == items
    lost = {n: result.message for n, (_, result) in enumerate(results) if isinstance(result, Lost)}
    assert lost == {
        5: "took more than 3 s (page_seconds): given up",
        40: "its worker died twice (SIGKILL: out of memory?)",
        41: "its worker died twice (SIGSEGV)",
        60: "out of memory: needed more than 3,000,000,000 bytes (page_memory)",
    }
    assert all(result == item.upper() for item, result in results if not isinstance(result, Lost))


@pytest.mark.usefixtures("cluster")
def test_what_the_work_raises_ends_the_run() -> None:
    with pytest.raises(ArithmeticError, match="seven"):
        list(ray_map(work, ["a", "raise:arithmetic"], SETTINGS, jobs=1))


@pytest.mark.usefixtures("cluster")
def test_an_actor_that_dies_is_started_again(tmp_path: Path) -> None:
    items = [f"x:{n}" for n in range(60)]
    items[20] = f"kill-parent-once:{tmp_path / 'mark'}"
    results = [result for _, result in ray_map(work, items, SETTINGS, jobs=2)]
    assert results == [item.upper() for item in items]
    with pytest.raises(RunStopped, match="Ray has lost workers"):
        list(ray_map(work, ["a", "kill-parent"], SETTINGS, jobs=1))


@pytest.mark.usefixtures("cluster")
def test_items_are_taken_only_as_far_ahead_as_needed() -> None:
    taken = 0

    def items() -> Iterator[str]:
        nonlocal taken
        for taken in range(1, 10_001):
            yield f"x:{taken}"

    results = ray_map(work, items(), SETTINGS, jobs=2)
    for _ in range(100):
        next(results)
    assert taken < 500
    results.close()  # type: ignore[attr-defined]


def test_a_cluster_that_is_not_there_is_told(rows: Path, tmp_path: Path) -> None:
    out = tmp_path / "ray.jsonl"
    done = newsclean("clean", rows, "-o", out, "--engine", "ray", "--ray-address", "127.0.0.1:1")
    assert done.returncode == 2
    assert b"Ray at 127.0.0.1:1 cannot be used" in done.stderr


def test_a_cluster_with_another_version_is_refused(monkeypatch: pytest.MonkeyPatch, cluster: None) -> None:
    monkeypatch.setattr("newsclean.run.ray_engine.VERSION", "99.0")
    with pytest.raises(NewscleanError, match=r"this machine 99\.0 .* Install the same on both"):
        list(ray_map(work, ["a"], SETTINGS, jobs=1))


def test_the_how_to_page(tmp_path: Path) -> None:
    write_inputs(tmp_path)
    run_shell("how-to/long-runs.md", tmp_path, "bash")
    assert newsclean("clean", tmp_path / "pages.jsonl", "-o", tmp_path / "one.jsonl").returncode == 1
    rows = [(tmp_path / name).read_text(encoding="utf-8").splitlines() for name in ("on-ray.jsonl", "one.jsonl")]
    assert len(rows[0]) == len(PAGES)
    texts = [[json.loads(row)["text"] for row in each] for each in rows]
    assert texts[0] == texts[1]

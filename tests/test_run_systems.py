"""Runs on systems without fork servers, file locks or limits of memory, as Windows and others are."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import needs
import pytest

from newsclean import Page, Settings, clean_many
from newsclean.errors import NewscleanError, RunStopped
from newsclean.label.rules.packs import read_pack
from newsclean.run import worker
from newsclean.run.lock import Lock
from newsclean.run.signals import starting
from newsclean.settings_file import read_settings

PROSE = "The ferry to the island runs again, the harbour office said on Monday. "


def run_script(script: str, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a script in a process whose Python knows the start method "spawn" only."""
    (folder / "script.py").write_text(textwrap.dedent(script), encoding="utf-8")
    command = [sys.executable, str(folder / "script.py"), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=300)


SPAWN = """
    import multiprocessing
    import sys
    multiprocessing.get_all_start_methods = lambda: ["spawn"]
"""
COMMAND = """
    from newsclean.cli import main
    if __name__ == "__main__":
        sys.exit(main())
"""
LIBRARY = """
    from newsclean import Page, Settings, clean_many
    if __name__ == "__main__":
        pages = [Page(str(n), "The ferry runs again, the office said. " * 9) for n in range(20)]
        for article in clean_many(pages, jobs=2, settings=Settings(page_memory=0)):
            print(article.id, len(article.text))
"""
UNGUARDED = LIBRARY.replace('if __name__ == "__main__":', "if True:")


def test_the_command_runs_with_spawned_workers(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for n in range(12):
        (tmp_path / "in" / f"{n:02}.txt").write_text(f"Ferry {n} runs\n\n{PROSE * 4}\n", encoding="utf-8")
    for jobs in ("1", "2"):
        done = run_script(SPAWN + COMMAND, tmp_path, "clean", "in", "-o", f"{jobs}.jsonl", "--jobs", jobs)
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert (tmp_path / "1.jsonl").read_bytes().count(b"\n") == 12


def test_a_program_runs_with_spawned_workers(tmp_path: Path) -> None:
    done = run_script(SPAWN + LIBRARY, tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [line.split()[0] for line in done.stdout.decode().splitlines()] == [str(n) for n in range(20)]


def test_a_program_that_does_not_guard_its_main_part_is_told(tmp_path: Path) -> None:
    done = run_script(SPAWN + UNGUARDED, tmp_path)
    assert done.returncode != 0
    assert b"if __name__ == '__main__':" in done.stderr


@needs.posix
@pytest.mark.parametrize("temp", ["t" * 120, "missing"])
def test_workers_start_where_no_fork_server_can_listen(temp: str, tmp_path: Path) -> None:
    folder = tmp_path / temp
    if temp != "missing":
        folder.mkdir()
    script = f"""
        import sys, tempfile
        def no_folder():
            raise FileNotFoundError(2, "No usable temporary directory found")
        if {temp == "missing"}:
            tempfile._get_default_tempdir = no_folder
        else:
            tempfile.tempdir = {str(folder)!r}
    """
    (tmp_path / "a.txt").write_text(f"Ferry runs\n\n{PROSE * 4}\n", encoding="utf-8")
    done = run_script(textwrap.dedent(script) + textwrap.dedent(COMMAND), tmp_path, "clean", "a.txt", "-o", "out.jsonl")
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 1


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(11, "Resource temporarily unavailable"), r"unavailable\. Try fewer jobs\."),
        (OSError(1, "Operation not permitted"), r"not permitted$"),
    ],
)
def test_fewer_jobs_are_advised_where_they_help(error: OSError, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_process: object) -> None:
        raise error

    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", start)
    with pytest.raises(RunStopped, match=said):
        list(clean_many([Page("1", PROSE)], jobs=2))


def test_the_command_does_not_speak_of_scripts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Ferry runs\n\n{PROSE * 4}\n", encoding="utf-8")
    guard = "import newsclean.run.worker\nif __name__ != '__main__':\n    raise SystemExit\n"
    done = run_script(guard + textwrap.dedent(SPAWN + COMMAND), tmp_path, "clean", "a.txt", "-o", "out.jsonl")
    assert (done.returncode, b"__main__" in done.stderr, b"page_memory" in done.stderr) == (3, False, True)


def test_a_system_without_locks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    with pytest.raises(
        NewscleanError, match=r"out\.jsonl\.lock: cannot be locked \(this system has no locks for files"
    ):
        Lock(tmp_path / "out.jsonl")


def test_a_worker_without_limits_of_memory_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    worker._limit_memory(1)
    monkeypatch.setattr("newsclean.run.worker.sys.platform", "win32")
    worker._end_after(0.001)


def test_short_waits_for_workers_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows a wait is short, so that Ctrl-C takes effect."""
    monkeypatch.setattr("newsclean.run.pool.LONGEST_WAIT", 0.001)
    pages = [Page(str(n), PROSE * 5) for n in range(6)]
    assert [result.id for result in clean_many(pages, jobs=2, settings=Settings())] == [page.id for page in pages]


def test_files_that_begin_with_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    """Editors on Windows write one, and end lines with CR LF."""
    rule = (
        "[[rule]]\nid = 'other/zq'\nkind = 'other'\nphrases = ['zzz']\nwhy = 'x'\nhits = ['zzz']\nnear_misses = ['z']\n"
    )
    (tmp_path / "mine.toml").write_bytes(b"\xef\xbb\xbf" + rule.replace("\n", "\r\n").encode())
    (tmp_path / "s.toml").write_bytes(b"\xef\xbb\xbfexplain = 'none'\r\nrules = ['mine.toml']\r\n")
    assert [found.id for found in read_pack(tmp_path / "mine.toml")] == ["other/zq"]
    settings = read_settings(tmp_path / "s.toml")
    (tmp_path / "mine.toml").write_text(rule, encoding="utf-8")
    assert settings.digest() == read_settings(tmp_path / "s.toml").digest()


@needs.posix
def test_a_process_starts_with_interrupts_blocked() -> None:
    with starting():
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


@needs.posix
@pytest.mark.parametrize("seconds", [0.1, 0.4])
def test_ctrl_c_while_workers_start_leaves_no_traceback(seconds: float, tmp_path: Path) -> None:
    """A terminal sends it to all processes."""
    (tmp_path / "in").mkdir()
    for n in range(400):
        (tmp_path / "in" / f"{n:03}.txt").write_text(f"Ferry {n} runs\n\n{PROSE * 4}\n", encoding="utf-8")
    command = [sys.executable, "-m", "newsclean", "clean", "in", "-o", "out.jsonl", "--jobs", "2"]
    run = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, start_new_session=True)
    while run.poll() is None and not (tmp_path / "out.jsonl.lock").exists():
        time.sleep(0.005)
    time.sleep(seconds)
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert (run.returncode, b"Traceback" in said) == (130, False)

"""Standard streams that are full, closed or read by no one: no traceback, and the right exit code."""

import json
import subprocess
import sys
from pathlib import Path

import needs
import pytest

NEWSCLEAN = f'"{sys.executable}" -m newsclean'
TEXT = "Ferry runs again\n\nThe ferry to the island runs again, the harbour office said on Monday.\n"
COMMANDS = ["explain a.txt", "rules list", "rules test comment", "rules check", "schema", "clean a.txt", "--version"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def shell(line: str, folder: Path) -> tuple[int, str]:
    """Run a line of bash and return its exit code and standard error."""
    command = ["bash", "-c", f"set -o pipefail; {line}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=120)
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    return done.returncode, done.stderr.decode()


@needs.posix
@needs.full_device
@pytest.mark.parametrize("command", COMMANDS[:-1])
def test_a_full_device(command: str, folder: Path) -> None:
    code, said = shell(f"{NEWSCLEAN} {command} > /dev/full", folder)
    assert (code, said) == (3, "newsclean: cannot write standard output: No space left on device\n")


@needs.posix
@pytest.mark.parametrize("command", COMMANDS)
def test_closed_output(command: str, folder: Path) -> None:
    code, said = shell(f"{NEWSCLEAN} {command} >&-", folder)
    assert (code, said) == (3, "newsclean: cannot write standard output: Bad file descriptor\n")


@needs.posix
def test_a_reader_that_has_gone(folder: Path) -> None:
    code, said = shell(f"{NEWSCLEAN} rules list | head -1 > /dev/null", folder)
    assert (code, said) == (3, "")


@needs.posix
@needs.full_device
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("stream", ["2>/dev/full", "2>&-"])
def test_messages_that_cannot_be_written(command: str, stream: str, folder: Path) -> None:
    assert shell(f"{NEWSCLEAN} {command} > out {stream}", folder)[0] == 0
    lines = (folder / "out").read_text(encoding="utf-8").splitlines()
    assert lines
    assert not any(line.startswith("newsclean: ") for line in lines)


@needs.posix
def test_closed_streams_are_no_output_file(folder: Path) -> None:
    assert shell(f"{NEWSCLEAN} clean a.txt -o out.jsonl --jobs 2 <&- >&- 2>&-", folder)[0] == 0
    assert json.loads((folder / "out.jsonl").read_text(encoding="utf-8"))["id"] == "a.txt"


@needs.posix
def test_closed_input(folder: Path) -> None:
    code, said = shell(f"{NEWSCLEAN} clean - <&-", folder)
    assert (code, "Bad file descriptor" in said) == (3, True)


@needs.posix
@pytest.mark.parametrize(
    ("command", "not_read"),
    [
        # near miss: in another folder
        ("clean . -o ../out.jsonl > ../log.txt 2>&1", {}),
        ("clean . -o ../out.jsonl > log.txt 2>&1", {"output of a run": 1}),
        ("clean . -o ../out.jsonl 2> log.txt", {"output of a run": 1}),
        ("clean . >> rows.jsonl 2> log.txt", {"output of a run": 2}),
    ],
)
def test_files_that_streams_are_redirected_to_are_no_pages(
    command: str, not_read: dict[str, int], folder: Path
) -> None:
    pages = folder / "pages"
    pages.mkdir()
    (folder / "a.txt").rename(pages / "a.txt")
    for _ in range(2):  # the second time, the files are there
        assert shell(f"{NEWSCLEAN} {command.replace('clean', 'clean --summary ../run.json', 1)}", pages)[0] == 0
        figures = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        assert (figures["pages"], figures["not_read"]) == (1, not_read)


@needs.posix
@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        # near misses: files of the folder that are no page, and another file than the input
        ("clean . --quiet > out.jsonl", 0, ""),
        ("clean . --quiet --format text > out.txt", 0, ""),
        ("clean a.txt b.txt --quiet --format text >> out.txt", 0, ""),
        ("clean a.txt --quiet | cat >> b.txt", 0, ""),
        # what would be read while it grows
        ("clean a.txt --quiet >> a.txt", 2, "standard output: is the input"),
        ("clean b.txt a.txt --quiet >> a.txt", 2, "standard output: is the input"),
        ("clean - --quiet < a.txt >> a.txt", 2, "standard output: is the input on standard input, too"),
        ("clean a.txt --quiet --summary out > out", 2, "the run reads or writes that file itself"),
    ],
)
def test_output_that_is_redirected_is_no_input(command: str, code: int, said: str, folder: Path) -> None:
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    for _ in range(2):  # the second time, the output is there
        found, told = shell(f"timeout 60 {NEWSCLEAN} {command}", folder)
        assert (found, said in told) == (code, True)
    assert (folder / "a.txt").read_text(encoding="utf-8") == TEXT
    # Twice in a record, and once in each text of two runs: what was written is read by neither.
    assert all(file.read_text(encoding="utf-8").count("harbour office") <= 4 for file in folder.glob("out.*"))

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

"""Refuses a run that would read what it writes, or write over its input. Files are compared, not only their names."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from newsclean.errors import NewscleanError
from newsclean.run.journal import own_files
from newsclean.run.sinks import is_directory, is_stream, output_name
from newsclean.sources import STDIN
from newsclean.sources.containers import PAGE_SUFFIXES
from newsclean.sources.files import is_list_of_run, walk
from newsclean.sources.unread import why_not_read
from newsclean.write import Format
from newsclean.write.formats import FORMATS

# (device, inode) of a file: equal for all its names, be they links, mounts or spellings in other letters.
Identity = tuple[int, int]


def check_output(paths: Sequence[str], out: str, format: Format) -> None:
    """Raise `NewscleanError` if the output would overwrite the input, or if two output files would share a name."""
    if not out:
        raise NewscleanError("OUT is empty: name a file, a directory, or - for standard output")
    if is_stream(out) and FORMATS[format].pack:
        raise NewscleanError(f"{format} is written to a file: give -o NAME")
    real, inputs = Path(os.path.realpath(out)), _real_paths(paths)
    own = [] if is_stream(out) else own_files(real)
    written = redirected(sys.stdout) if out == "-" else identities(own)
    for path, found in _named_files(paths, inputs):
        if path in own or found & written:
            shown = "standard output" if out == "-" else out
            is_out = out == "-" or path == real or found & identities([real])
            also = f"is the input {path}, too" if is_out else f"the run would write over its input {path}"
            raise NewscleanError(f"{shown}: {also}. Give another OUT.")
    if page := next((file for file in own if _is_page_of_input(file, inputs)), None):
        which = "is a page" if page == real else f"{page.name} beside it is a page"
        raise NewscleanError(f"{out}: {which} of the input, which the run would write over. Give another OUT.")
    if is_directory(out):
        _check_folder(paths, inputs, out, real, FORMATS[format].suffix)


def _check_folder(paths: Sequence[str], inputs: Sequence[Path], out: str, real: Path, suffix: str) -> None:
    """Raise `NewscleanError` if files in the folder `out`, really `real`, would meet one another or the input."""
    folders = [path for path in inputs if path.is_dir()]
    for path in folders:
        if _place_in(real, path):
            raise NewscleanError(f"{out}: lies in the input {path}, and would be read as input. Give another OUT.")
        if (place := _place_in(path, real)) and (meeting := path / place).is_dir():
            raise NewscleanError(f"{out}: {meeting} would be written into the input {path}. Give another OUT.")
    # Output names are relative to the input folder, so two folders, or a folder and a file, may give the same name.
    names = {output_name("stdin" if path == STDIN else Path(path).name, suffix) for path in paths}
    if len(names) < len(paths) or (len(paths) > 1 and folders):
        raise NewscleanError(f"{out}: names might meet there: clean one folder at a time, or give a file as OUT.")
    if file := _overwritten_input(real, suffix, paths):
        raise NewscleanError(f"{out}: the run would write over its input {file}. Give another OUT.")


def check_summary(paths: Sequence[str], out: str, format: Format, summary: str) -> None:
    """Raise `NewscleanError` if the summary file would overwrite the run's input, output or manifest."""
    file, inputs = Path(os.path.realpath(summary)), _real_paths(paths)
    taken = [*inputs, file] if _is_page_of_input(file, inputs) else [*inputs]
    if not is_stream(out):
        real = Path(os.path.realpath(out))
        taken += own_files(real)
        if is_directory(out) and _place_in(file, real) and file.name.endswith(FORMATS[format].suffix):
            taken.append(file)
    written = redirected(sys.stdout) if out == "-" else frozenset[Identity]()
    if file in taken or identities([file]) & (identities(taken) | written):
        raise NewscleanError(f"--summary {summary}: the run reads or writes that file itself. Give another name.")


def identity(status: os.stat_result) -> Identity:
    """What tells a file from all others, whatever its name."""
    return status.st_dev, status.st_ino


def identities(files: Iterable[Path]) -> frozenset[Identity]:
    """The identities of those files that exist."""
    return frozenset(identity(file.stat()) for file in files if os.path.isfile(file))


def redirected(stream: IO[Any]) -> frozenset[Identity]:
    """The file that a standard stream is redirected to or from; none if it is a terminal, a pipe or no real stream."""
    try:
        status = os.fstat(stream.fileno())
    except (OSError, ValueError, AttributeError):
        return frozenset()
    return frozenset({identity(status)} if stat.S_ISREG(status.st_mode) else ())


def _real_paths(paths: Sequence[str]) -> list[Path]:
    return [Path(os.path.realpath(path)) for path in paths if path != STDIN]


def _named_files(paths: Sequence[str], inputs: Sequence[Path]) -> Iterator[tuple[Path, frozenset[Identity]]]:
    """Yield each file that is named as input, and the one on standard input, with its identity."""
    yield from ((path, identities([path])) for path in inputs if not path.is_dir())
    if STDIN in paths:
        yield Path("on standard input"), redirected(sys.stdin)


def _place_in(path: Path, folder: Path) -> Path | None:
    """The path relative to a folder that it is or lies in, under whatever name; None if it lies elsewhere."""
    above = next((one for one in (path, *path.parents) if _is_same(one, folder)), None)
    return path.relative_to(above) if above else None


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


def _is_page_of_input(file: Path, inputs: Sequence[Path]) -> bool:
    """Whether a file is there, lies in an input folder, and would be read as a page of it."""
    return (
        os.path.isfile(file)
        and any(path.is_dir() and _place_in(file, path) for path in inputs)
        and not why_not_read(file, PAGE_SUFFIXES)
        and not is_list_of_run(str(file))
    )


def _overwritten_input(out: Path, suffix: str, paths: Sequence[str]) -> str | None:
    """A file of the input that a run into the directory `out` (a real path) would write over, or None.

    `paths` are files, or one folder. Only what lies in `out` itself, or is a link into it, can be written over.
    """
    if not out.is_dir():
        return None
    folder = next((path for path in paths if os.path.isdir(path)), None)
    names = {Path(path).name for path in paths}
    files = (file for file, _ in walk(Path(folder))) if folder else (path for path in paths if path != STDIN)
    place_of = lru_cache(64)(lambda above: _place_in(Path(above), out))  # files come folder by folder
    for file in files:
        real = "" if isinstance(file, OSError) else os.path.realpath(file)
        if real and (place := place_of(os.path.dirname(real))):
            inputs = _inputs_of((place / os.path.basename(real)).as_posix(), suffix)
            if any(os.path.lexists(os.path.join(folder, name)) if folder else name in names for name in inputs):
                return real
    return None


def _inputs_of(written: str, suffix: str) -> tuple[str, ...]:
    """The names that an input may have for which a file of that name is written, if only for a while.

    >>> _inputs_of("a.txt.jsonl", ".jsonl"), _inputs_of("a.txt.jsonl.partial", ".jsonl"), _inputs_of("a.txt", ".jsonl")
    (('a.txt.jsonl', 'a.txt'), ('a.txt.jsonl', 'a.txt'), ())
    """
    for while_written in (".partial", ".packed"):
        written = written.removesuffix(while_written)
    return (written, written.removesuffix(suffix)) if written.endswith(suffix) else ()


def missing_paths(paths: Sequence[str]) -> list[str]:
    """The paths that do not exist. "-" (standard input) always exists."""
    return [path for path in paths if path != STDIN and not os.path.exists(path)]


def check_present(paths: Sequence[str]) -> None:
    """Raise `NewscleanError` if a path does not exist."""
    if missing := missing_paths(paths):
        raise NewscleanError(f"{missing[0]!r}: {_why_missing(missing[0])}")


def _why_missing(path: str) -> str:
    try:
        os.stat(path)
    except PermissionError as error:
        return f"cannot be read: {error.strerror}"
    except (OSError, ValueError):
        pass
    if "://" in path:
        return "there is no such file or directory. newsclean fetches nothing: fetch it first"
    if any(sign in os.path.basename(path) for sign in "*?"):
        return "there is no such file. The shell may not know what * and ? stand for: name the folder"
    return "there is no such file or directory"

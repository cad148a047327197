"""What a source finds: the parts of the input, and references to the pages in each part."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path

STDIN = "-"


def path_of(file: str | Path) -> str:
    """The path of a file in its normal form, which is never that of standard input.

    >>> path_of("./pages/1.html"), path_of("./-")
    ('pages/1.html', './-')
    """
    path = str(Path(file))
    return path if path != STDIN else f"./{path}"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the input that is read by itself: a file, or a row group of a file."""

    path: str  # the file; "-" for standard input
    name: str  # the file's path relative to the input folder, with "/"; its file name if the file itself is the input
    group: int | None = None  # row group (Parquet) or record batch (Arrow), from 0; None: the whole file
    first: int = 0  # number of rows of the file before this part
    rows: int = 0  # number of its rows, if it is a group
    passed_over: str | None = None  # why the file is skipped; None if it is read


@dataclass(frozen=True, slots=True)
class PageRef:
    """Where one page is: names and numbers by which any process can read it. Some references hold the page itself."""

    id: str
    path: str  # the file; "-" for standard input
    row: int | None = None  # its number in the file, from 1; None: the file is one page
    offset: int = 0  # where it begins, in bytes; for Parquet and Arrow, in rows of its group
    size: int | None = None  # its size in bytes, if the file's content does not show where the page ends
    group: int | None = None  # row group or record batch
    content: bytes | None = None  # the line or record itself, if the file cannot be read from `offset`
    name: str = ""  # name of the part that it was found in

    def __reduce__(self) -> tuple[type[PageRef], tuple[object, ...]]:
        """Pickle as a plain call. It takes a tenth of the time that a frozen dataclass with slots takes by default."""
        return PageRef, _values(self)


_values: attrgetter[tuple[object, ...]] = attrgetter(*(field.name for field in fields(PageRef)))

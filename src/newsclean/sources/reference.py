"""What a source finds: the parts of the input, and in each part the places of its pages."""

from __future__ import annotations

from dataclasses import dataclass

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the input that is read by itself: a file, or a row group of one."""

    path: str  # the file; "-" for standard input
    name: str  # its path relative to the folder that was named, with "/"; its own name where it was named itself
    group: int | None = None  # row group (Parquet) or record batch (Arrow), from 0; None: the whole file
    first: int = 0  # rows of the file before this part
    passed_over: str | None = None  # why none of it is read as pages


@dataclass(frozen=True, slots=True)
class PageRef:
    """Where one page is: names and numbers by which any process can read it. Some hold the page itself."""

    id: str
    path: str  # the file; "-" for standard input
    row: int | None = None  # its number in the file, from 1; None: the file is one page
    offset: int = 0  # where it begins: in bytes; in rows of its group for Parquet and Arrow
    size: int | None = None  # its bytes, where the file does not tell by itself
    group: int | None = None  # row group or record batch; one worker reads those of one group best
    content: bytes | None = None  # the line or record itself, where the file cannot be read from `offset`
    name: str = ""  # of the part that it was found in

    def __reduce__(self) -> tuple[type[PageRef], tuple[object, ...]]:
        """How it is pickled: a tenth of the time that a frozen dataclass with slots takes by itself."""
        return PageRef, (
            self.id, self.path, self.row, self.offset, self.size, self.group, self.content, self.name,
        )  # fmt: skip

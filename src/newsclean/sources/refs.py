"""What finding gives: the files of the input, and where each page is in them."""

from __future__ import annotations

from dataclasses import dataclass

from newsclean.records import Page

STDIN = "-"


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file of the input, which holds one page or many."""

    path: str  # as it is opened; "-" for standard input
    id: str  # relative to the folder that was named


@dataclass(frozen=True, slots=True)
class PageRef:
    """Where one page is. Small and picklable: it goes to a worker, or to another machine, in the page's place."""

    id: str  # the page's name, where it brings none itself
    path: str  # the file's
    file: str  # `InputFile.id`
    row: int | None = None  # which of the file's, from 1: line, record, row; None where the file is the page
    place: tuple[int, ...] = ()  # where its reader finds it again, e.g. (offset in bytes,) or (row group, row)
    held: bytes | Page | None = None  # what it says itself, where it cannot be found again by its place


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of a file that is no page, nor means to be: an image in a crawl. It is counted, by its reason."""

    reason: str  # e.g. "image/png": few different ones

"""path -> pages. Finding pages is cheap and gives references; a worker loads what a reference points to.

    paths -find_parts-> Part -find_in_part-> PageRef -load_page-> Page

A part is a file, or a row group of one: what can be found, cleaned and resumed by itself. A reference holds names and
offsets, not the page, wherever the page can be found again by them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsclean.errors import UnreadablePage
from newsclean.records import Failure, Page, PageKind
from newsclean.settings import Settings
from newsclean.sources.files import HTML_SUFFIXES, PAGE_SUFFIXES, is_rows, plain_suffix, read_file, walk
from newsclean.sources.reference import STDIN, PageRef, Part

__all__ = ["STDIN", "PageRef", "Part", "find_in_part", "find_pages", "find_parts", "load_page"]


def find_pages(
    paths: Iterable[str], settings: Settings, skipped: Counter[str] | None = None
) -> Iterator[PageRef | Failure]:
    """Yield a reference for each page under `paths`, in a fixed order; a failure where there is none to find.

    Files of a directory come in the order of their names, sub-directories among them; a file that was
    named is taken whatever its suffix. What an archive holds besides pages is counted in `skipped`.
    """
    skipped = Counter() if skipped is None else skipped
    for part in find_parts(paths, settings):
        if isinstance(part, Failure):
            yield part
        else:
            yield from find_in_part(part, settings, skipped)


def find_parts(paths: Iterable[str], settings: Settings) -> Iterator[Part | Failure]:
    """Yield the parts of the input, in a fixed order. Of a file no more than its table of contents is read."""
    for path in paths:
        if path == STDIN:
            yield Part(STDIN, "stdin")
        elif Path(path).is_dir():
            yield from _parts_of_directory(Path(path))
        else:
            yield Part(path, Path(path).name)


def _parts_of_directory(root: Path) -> Iterator[Part | Failure]:
    pages = others = 0
    for file, name in walk(root):
        if isinstance(file, OSError):
            yield Failure(name, str(root / name), "read", f"{root / name}: cannot be read: {file.strerror}")
            pages += 1
        elif plain_suffix(file) in PAGE_SUFFIXES:
            pages += 1
            yield Part(str(file), name)
        else:
            others += 1
    if not pages:
        seen = f"{others} other files" if others else "nothing"
        message = f"{root}: no pages here: looked for {' '.join(sorted(PAGE_SUFFIXES))} (also .gz, .zst), found {seen}"
        yield Failure(str(root), str(root), "read", message)


def find_in_part(part: Part, settings: Settings, skipped: Counter[str]) -> Iterator[PageRef | Failure]:
    """Yield a reference for each page of a part, in its order; what holds no page is counted in `skipped`."""
    from newsclean.sources import jsonl

    if part.path == STDIN:
        yield from jsonl.find_in_stdin(settings)
    elif is_rows(Path(part.path)):
        yield from jsonl.find(part, settings, skipped)
    else:
        yield PageRef(part.name, part.path, name=part.name)


def load_page(ref: PageRef, settings: Settings) -> Page:
    """The page that a reference points to. Raises `UnreadablePage`, which names the file and the way out."""
    if ref.row is not None:
        from newsclean.sources import jsonl

        return jsonl.load(ref, settings)
    if ref.content is not None:
        return Page(ref.id, ref.content, path=ref.path)
    content = read_file(Path(ref.path), settings.max_page_size)
    if not content:
        raise UnreadablePage(f"{ref.path}: the file is empty. Check how it was saved.")
    kind: PageKind | None = "html" if plain_suffix(Path(ref.path)) in HTML_SUFFIXES else None
    return Page(ref.id, content, path=ref.path, kind=kind)

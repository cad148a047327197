"""What is wrong with the inputs of a run, found before it writes anything. Files inside directories are not checked."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from newsclean.errors import BadSettings, NewscleanError
from newsclean.extras import require
from newsclean.settings import Settings
from newsclean.sources.columns import missing_named, missing_pages, named_twice, read_columns
from newsclean.sources.containers import WARC, container_of
from newsclean.sources.files import is_list_of_run, plain_suffix
from newsclean.sources.reference import STDIN

# Files that hold many pages in a form that is not read, and what the user can do. Read as one page, a whole crawl would
# become one record, and nobody would notice.
_NOT_READ = {
    ".csv": "Make a Parquet file of it, as docs/how-to/pandas-polars.md shows",
    ".tsv": "Make a Parquet file of it, as docs/how-to/pandas-polars.md shows",
    ".json": "If each line is an object, name it .jsonl; `jq -c '.[]' {path} > pages.jsonl` makes that of an array",
    ".xml": "Of a feed or an export, make JSONL with one page a line",
    ".rss": "Make JSONL with one page a line",
    ".atom": "Make JSONL with one page a line",
    ".mhtml": "Save the page as HTML",
    ".mht": "Save the page as HTML",
}


def check_named(paths: Iterable[str]) -> None:
    """Raise `NewscleanError` if a named file is a pipe or in a form that is not read, or if an input is named twice.

    Raises `MissingExtra` if it needs an optional dependency that is not installed. This is called before a run writes
    anything. Files inside directories are not checked.
    """
    paths = tuple(paths)
    _check_named_once(paths)
    for path in paths:
        if path == STDIN or Path(path).is_dir():
            continue
        if os.path.exists(path) and not os.path.isfile(path):
            # A worker process cannot read `<(command)` of a shell, and a run that is resumed cannot read any.
            raise NewscleanError(f"{path}: is a pipe or device, not a file. Give it as standard input: - < {path}")
        suffix = plain_suffix(Path(path))
        if suffix in _NOT_READ:
            way_out = _NOT_READ[suffix].format(path=path)
            raise NewscleanError(
                f"{path}: {suffix} is not read. {way_out}. If it is one page: newsclean clean - < {path}"
            )
        container = container_of(path)
        if container and container.extra:
            require(container.extra, path)
        # fastwarc has its own Zstandard decoder.
        if path.lower().endswith(".zst") and container is not WARC:
            require("zst", path)


def _check_named_once(paths: Iterable[str]) -> None:
    """Raise `NewscleanError` if a path is named twice, or lies in a folder that is named, too."""
    named: dict[Path, str] = {}
    for path in paths:
        place = Path(path).absolute() if path != STDIN else Path(STDIN)
        if ".." in place.parts:  # other links stay: two names in a folder may rightly stand for one file
            place = place.resolve()
        if place in named:
            raise NewscleanError(f"{path}: is named twice, so its pages would be cleaned twice. Name it once.")
        named[place] = path
    for place, path in named.items():
        if above := next((folder for folder in place.parents if folder in named), None):
            raise NewscleanError(f"{path}: lies in {named[above]}, which is named, too. Name one of the two.")


def check_columns(paths: Iterable[str], settings: Settings) -> None:
    """Raise `BadSettings` if a file of rows has no column with pages, or lacks one that `settings.columns` names.

    So it does if two columns have one name. It is called before a run writes anything. Files inside directories and
    standard input are not checked.
    """
    columns, all_rows, found = read_columns(settings.columns), True, dict[str, None]()
    for path in paths:
        container = container_of(path)
        if container is None or container.columns_of is None or not Path(path).is_file() or is_list_of_run(path):
            all_rows = False
        elif names := container.columns_of(path, settings.max_page_size):
            found |= dict.fromkeys(names)
            if twice := named_twice(names):
                raise BadSettings(f"{path}: has {twice}")
            if wrong := missing_pages(names, columns):
                raise BadSettings(f"{path}: {wrong}")
    if all_rows and found and (wrong := missing_named(found, settings.columns)):
        raise BadSettings(wrong)

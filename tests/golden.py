"""Golden pages: a source in the style of a real site and the expected record, written by hand and reviewed as a diff.

    tests/fixtures/pages/<slug>/source.html or source.txt
    tests/fixtures/pages/<slug>/expected.json

`expected.json` holds what a reader of the page would say; digests and scores are left to other tests.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from newsclean import Article, Page
from newsclean.pipeline import clean_page
from newsclean.settings import Settings

PAGES = Path(__file__).parent / "fixtures" / "pages"
FIELDS = (
    "title",
    "site_name",
    "authors",
    "agency",
    "date_published",
    "date_modified",
    "tags",
    "language",
    "is_article",
)


def slugs() -> list[str]:
    """The golden pages, by name."""
    return sorted(folder.name for folder in PAGES.iterdir() if (folder / "expected.json").is_file())


def expected_of(slug: str) -> dict[str, Any]:
    """What must come out."""
    return json.loads((PAGES / slug / "expected.json").read_text(encoding="utf-8"))


@cache
def result_of(slug: str) -> dict[str, Any]:
    """What comes out, in the form of `expected.json`."""
    return as_expected(clean_page(page_of(slug), Settings()))


def page_of(slug: str) -> Page:
    """The source as it is given to newsclean. Raises `FileNotFoundError` if the folder has none."""
    files = [file for file in (PAGES / slug / "source.html", PAGES / slug / "source.txt") if file.is_file()]
    if len(files) != 1:
        raise FileNotFoundError(f"{PAGES / slug}: put the page into one file, source.html or source.txt")
    (file,) = files
    url = f"https://www.example.org/{slug}"
    return Page(slug, file.read_bytes(), url=url, kind="html" if file.suffix == ".html" else None)


def as_expected(article: Article) -> dict[str, Any]:
    """The part of a record that golden pages fix."""
    record = article.to_dict()
    return {
        **{name: record[name] for name in FIELDS},
        "paragraphs": [block["text"] for block in record["blocks"]],
        "removed": [[piece["kind"], piece["text"]] for piece in record["removed"]],
    }

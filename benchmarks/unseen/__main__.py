"""Measure newsclean on texts and pages that were written without sight of its rules.

    python benchmarks/unseen [FOLDER ...] [--show]

FOLDER holds gold.jsonl and the files that it describes, NAME.txt or NAME.html; the default is the two folders beside
this file. The first letter of a name tells when it was written:

- `texts`: a (32 texts), b (22), c (27), e (32), f (30) and g, h, i, j, k and l (32 each), in 17 languages;
- `pages`: without a letter (32 HTML pages), d (24), e (28), f (26) and g (24), in 21 languages.

Those with odd numbers were read when rules were improved, after a first run; the even ones were not, except those of d.

Each line of gold.jsonl has "name", "title", "date", "authors", "site_name", the expected "paragraphs", and "removed",
the pieces that should be removed, as {"line" or "text", "kind"}. Those of pages also have "is_article" and "url".
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from newsclean import Article, clean_html, clean_text
from newsclean.article import Removal

_HERE = Path(__file__).parent
_SPACES = re.compile(r"[\s|]+")  # a table's row has bars between its cells


def main() -> None:
    """Clean every text and page, and print how much is right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[_HERE / "texts", _HERE / "pages"])
    parser.add_argument("--show", action="store_true", help="what is wrong, line by line")
    options = parser.parse_args()
    for folder in options.folders:
        groups: dict[str, Counter[str]] = {}
        for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            group = gold["name"][0] if gold["name"][0].isalpha() else folder.name
            article = read(folder, gold)
            counts = groups.setdefault(group, Counter())
            for what, right, told in compare(gold, article):
                counts[what] += 1
                counts[f"{what}: right"] += right
                if options.show and not right:
                    print(f"{gold['name']}: {what}: {told}")
        for group, counts in groups.items():
            print(f"\n{folder.name}, {group}")
            for what in (what for what in counts if not what.endswith(": right")):
                print(f"  {what:22} {counts[f'{what}: right']:4} of {counts[what]:4}")


def read(folder: Path, gold: Mapping[str, Any]) -> Article:
    """The record of what a line of gold speaks of."""
    page = folder / f"{gold['name']}.html"
    if page.exists():
        return clean_html(page.read_bytes(), url=gold.get("url"))
    return clean_text((folder / f"{gold['name']}.txt").read_bytes())


def compare(gold: Mapping[str, Any], article: Article) -> Iterator[tuple[str, bool, str]]:
    """Yield each thing that gold tells: what it is, whether the record has it right, and the words for it."""
    is_article = gold.get("is_article", True)
    yield "is_article", article.is_article == is_article, str(article.is_article)
    kept = [fold(block.text) for block in article.blocks]
    if is_article:
        body, wanted = fold(article.text), fold(" ".join(gold["paragraphs"]))
        for paragraph in map(fold, gold["paragraphs"]):
            yield "paragraphs kept", paragraph in body, paragraph
        for removed in gold["removed"]:
            line = fold(removed.get("line", removed.get("text", "")))
            yield "chrome gone", line in wanted or not any(line in block for block in kept), line
        yield "title", fold(article.title or "") == fold(gold["title"] or ""), f"{article.title} / {gold['title']}"
        date = (article.date_published or "")[:10]
        yield "date", date == (gold["date"] or "")[:10], f"{date} / {gold['date']}"
        yield "authors", set(article.authors) == set(gold["authors"]), f"{article.authors} / {gold['authors']}"
        yield "site_name", article.site_name == gold["site_name"], f"{article.site_name} / {gold['site_name']}"
    yield from compare_kinds(gold["removed"], article.removed)


def compare_kinds(wanted: Iterable[Mapping[str, str]], removed: Iterable[Removal]) -> Iterator[tuple[str, bool, str]]:
    """Yield for each piece that is gone whether its kind is right.

    Pieces with the same words, as an entry of the menu and one of the trail, may come in any order. A block of HTML is
    one piece with one kind; what gold parts ("By Jane Doe", "4 May", "3 min read") is counted apart.
    """
    kinds: dict[str, list[str]] = {}
    for removal in removed:
        kinds.setdefault(fold(removal.text or ""), []).append(removal.kind)
    left = {line: list(own) for line, own in kinds.items()}
    for piece in wanted:
        line, kind = fold(piece.get("line", piece.get("text", ""))), piece["kind"]
        if own := left.get(line):
            given = own.pop(own.index(kind) if kind in own else 0)
            yield "kinds of what is gone", given == kind, f"{given} / {kind}: {line}"
        elif holder := next((other for other in kinds if line != other and line in other), None):
            yield "kinds of parts", kind in kinds[holder], f"{kinds[holder][0]} / {kind}: {line} in {holder[:80]}"


def fold(text: str) -> str:
    """The text with single spaces."""
    return _SPACES.sub(" ", text).strip()


if __name__ == "__main__":
    main()

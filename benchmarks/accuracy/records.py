"""Make newsclean's own records of the pages, and compare their `is_article` and `confidence` with gold."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from corpora import Page
from measures import Score, average

from newsclean import Article, clean_html
from newsclean.label.html import classifier

# Number of equal groups of pages, ordered by `confidence`, whose mean `confidence` is compared with their F1.
PARTS = 10


def cleaner(folds: Path | None) -> Callable[[Page], Article]:
    """A function that cleans a page, with the shipped weights or with weights that saw no page of its site.

    `folds` is the folder that `training/html/train.py --folds` writes. The function raises `SystemExit` for a page that
    is not in it.
    """
    if folds is None:
        return lambda page: clean_html(page.html, url=page.url, id=page.id)
    load = classifier.load_model.__wrapped__
    parts: dict[str, int] = json.loads((folds / "folds.json").read_text(encoding="utf-8"))
    models = [load(file) for file in sorted(folds.glob("html.?.json"))]

    def run(page: Page) -> Article:
        if page.id not in parts:
            raise SystemExit(f"{page.id}: no page of the corpus that the weights in {folds} were made from")
        classifier.load_model = lambda: models[parts[page.id]]  # type: ignore[assignment]
        return clean_html(page.html, url=page.url, id=page.id)

    return run


def print_judgements(pages: Sequence[Page], articles: Sequence[Article], scores: Sequence[Score]) -> None:
    """Print how often `is_article` is right on pages of known type, and how far `confidence` is from the F1."""
    typed = [(page, article) for page, article in zip(pages, articles, strict=True) if page.type is not None]
    if typed:
        articles_right = [float(article.is_article) for page, article in typed if page.type == "article"]
        others_right = [float(not article.is_article) for page, article in typed if page.type != "article"]
        print(
            f"\nis_article is right on {average(articles_right + others_right):.3f} of {len(typed)} pages: "
            f"{average(articles_right):.3f} of {len(articles_right)} articles, "
            f"{average(others_right):.3f} of {len(others_right)} others"
        )
    known = sorted(
        (article.confidence, one.f1) for article, one in zip(articles, scores, strict=True) if one.f1 is not None
    )
    if len(known) >= PARTS:
        cuts = [i * len(known) // PARTS for i in range(PARTS + 1)]
        parts = [known[start:end] for start, end in pairwise(cuts)]
        gap = average([abs(average([sure - f1 for sure, f1 in part])) for part in parts])
        print(f"confidence is {gap:.3f} away from the F1 reached, in the mean of {PARTS} equal parts of {len(known)}")

"""The page's two judgements: is it an article, and how well was its text found."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from corpus import FOLDS, Example
from forests import as_lists, fit
from report import page_f1

from newsclean.label.classifier import choose
from newsclean.label.features import block_sizes
from newsclean.label.page_rows import page_row

ARTICLE = {"rounds": 40, "learning_rate": 0.12, "num_leaves": 6}
CONFIDENCE = {"rounds": 40, "learning_rate": 0.1, "num_leaves": 5}
LEAST = 15


def fit_pages(examples: Sequence[Example], found: Sequence[Sequence[float]]) -> dict[str, object]:
    """Both forests as nested lists; prints how they do on sites they have not seen."""
    rows, kinds, scores, folds, articles = [], [], [], [], []
    for example, p in zip(examples, found, strict=True):
        if example.kind is None:
            continue
        kept, _ = choose(example.document.blocks, p, block_sizes([block.text for block in example.document.blocks]))
        rows.append(page_row(example.document, p, kept))
        kinds.append(example.kind)
        articles.append(example.kind == "article")
        scores.append(page_f1(example, kept))
        folds.append(example.fold)
    x, y, f1, fold = np.array(rows), np.array(articles), np.array(scores), np.array(folds)
    # Both sides count alike, whatever their numbers.
    weight = np.where(y, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    even = np.ones(len(y))
    said, sure = np.zeros(len(y)), np.zeros(len(y))
    for k in range(FOLDS):
        seen, held = fold != k, fold == k
        said[held] = fit(x[seen], y[seen], weight[seen], ARTICLE, least=LEAST).predict(x[held])
        sure[held] = fit(x[seen], f1[seen], even[seen], CONFIDENCE, "regression", LEAST).predict(x[held])
    sure = sure.clip(0, 1)
    for kind in sorted(set(kinds)):
        group = [p for p, own in zip(said, kinds, strict=True) if own == kind]
        print(f"is_article: {kind:15} called an article {np.mean(np.array(group) >= 0.5):.3f} of {len(group)}")
    print(f"is_article: right {np.mean((said >= 0.5) == y):.3f}; both sides alike {_balanced(said >= 0.5, y):.3f}")
    print(f"confidence: calibration error {_calibration(sure, f1):.3f}, correlation {np.corrcoef(sure, f1)[0, 1]:.3f}")
    return {
        "article": as_lists(fit(x, y, weight, ARTICLE, least=LEAST)),
        "confidence": as_lists(fit(x, f1, even, CONFIDENCE, "regression", LEAST)),
    }


def _balanced(said: np.ndarray, y: np.ndarray) -> float:
    return float((said[y].mean() + 1 - said[~y].mean()) / 2)


def _calibration(sure: np.ndarray, f1: np.ndarray) -> float:
    """Mean distance between what ten equal parts of the pages say and what they reach."""
    order = np.argsort(sure, kind="stable")
    return float(np.mean([abs(sure[part].mean() - f1[part].mean()) for part in np.array_split(order, 10)]))

"""Fit the page's two judgements: is it an article, and how well was its text found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import lightgbm as lgb
import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

from newsclean.label.html.classifier import choose
from newsclean.label.html.features import block_sizes
from newsclean.label.html.page_rows import PAGE_ROW, declared_types, page_row, words_anywhere, words_around
from newsclean.records import Document
from training.folds import FOLDS
from training.html.corpus import CUT_WEIGHT, WRITTEN, Example
from training.html.forests import fit
from training.html.names import SITES
from training.html.report import labels_f1, page_f1
from training.trees import as_lists

ARTICLE = {"rounds": 100, "learning_rate": 0.06, "num_leaves": 10}
CONFIDENCE = {"rounds": 40, "learning_rate": 0.1, "num_leaves": 5}
LEAST = 15
# What a page of a careful maker says of itself, and what a page without that weighs. A page given without its address
# has a forest of its own: right by site on 0.92, where the one that counts on addresses is right on 0.87 of such pages.
SAID = (
    "og_article", "og_other", "data_article", "data_other", "author_named", "time_named", "names_author",
    "names_comment", "names_date", "names_around", "names_anywhere",
)  # fmt: skip
BARE_WEIGHT = 0.4
# What a written page weighs. By site, `is_article` is right on 0.935 of the corpus' pages with it, and on 79 of the 84
# pages of benchmarks/unseen, which others wrote; on 0.937 and 68 without written pages, on 0.931 and 79 with weight 1.
WRITTEN_WEIGHT = 0.5
# Regularisation for the words of names around the text, and anywhere; words on fewer sites are trusted less.
AROUND, ANYWHERE = 0.1, 0.03


PageWeights = dict[str, object]


def fit_pages(examples: Sequence[Example], found: Sequence[Sequence[float]]) -> tuple[PageWeights, list[PageWeights]]:
    """The forests as nested lists with their words, and for each fold the same fitted without that fold.

    Prints the results of the latter on the sites that they have not seen.
    """
    known = [(example, p) for example, p in zip(examples, found, strict=True) if example.kind is not None]
    kept = [
        choose(example.document.blocks, p, block_sizes([block.text for block in example.document.blocks]))[0]
        for example, p in known
    ]
    fold = np.array([example.fold for example, _ in known])
    # Pages that were cut short show what short articles look like; the printed figures leave them out.
    cut = np.array([example.cut for example, _ in known])
    written = np.array([example.source == WRITTEN for example, _ in known])
    y = np.array([example.kind == "article" for example, _ in known])
    f1 = np.array(
        [(labels_f1 if example.cut else page_f1)(example, keep) for (example, _), keep in zip(known, kept, strict=True)]
    )
    declared = [declared_types(example.document.source) for example, _ in known]
    around = [
        words_around(example.document, keep, *types)
        for (example, _), keep, types in zip(known, kept, declared, strict=True)
    ]
    anywhere = [sorted(words_anywhere(example.document)) for example, _ in known]
    domains = [example.domain for example, _ in known]
    held_out = [_but((fold == k) | cut, domains, y) for k in range(FOLDS)]
    names = [(_fit_words(around, *seen, AROUND), _fit_words(anywhere, *seen, ANYWHERE)) for seen in held_out]
    as_given = [example.document for example, _ in known]
    x, nowhere = (
        np.array(
            [
                page_row(document, p, keep, *names[example.fold])
                for document, (example, p), keep in zip(documents, known, kept, strict=True)
            ]
        )
        for documents in (as_given, [_without_address(document) for document in as_given])
    )
    # Half way between equal weights of all pages and equal weights of both classes.
    weight = np.sqrt(np.where(y, 0.5 / y.mean(), 0.5 / (1 - y.mean()))) * np.where(cut, CUT_WEIGHT, 1.0)
    weight *= np.where(written, WRITTEN_WEIGHT, 1.0)
    even = np.where(cut, CUT_WEIGHT, 1.0)
    real = ~written  # of the written pages it is not known how hard their text is to find
    said, said_nowhere, sure = np.zeros(len(y)), np.zeros(len(y)), np.zeros(len(y))
    blind = []
    for k in range(FOLDS):
        seen, held = fold != k, fold == k
        article = fit(*_and_bare(x[seen], y[seen], weight[seen]), ARTICLE, least=LEAST)
        article_nowhere = fit(*_and_bare(nowhere[seen], y[seen], weight[seen]), ARTICLE, least=LEAST)
        confidence = fit(x[seen & real], f1[seen & real], even[seen & real], CONFIDENCE, "regression", LEAST)
        said[held], sure[held] = article.predict(x[held]), confidence.predict(x[held])
        said_nowhere[held] = article_nowhere.predict(nowhere[held])
        blind.append(_as_weights(*names[k], article, article_nowhere, confidence))
    sure = sure.clip(0, 1)
    whole = real & ~cut
    _print(np.array([example.kind for example, _ in known])[whole], said[whole], sure[whole], y[whole], f1[whole])
    print(f"is_article: right without the page's address {np.mean((said_nowhere[whole] >= 0.5) == y[whole]):.3f}")
    print(f"is_article: right on written pages {np.mean((said[written] >= 0.5) == y[written]):.3f} of {written.sum()}")
    print(f"is_article: pages cut short called an article {np.mean(said[cut] >= 0.5):.3f} of {cut.sum()}")
    weights = _as_weights(
        _fit_words(around, *_but(cut, domains, y), AROUND),
        _fit_words(anywhere, *_but(cut, domains, y), ANYWHERE),
        fit(*_and_bare(x, y, weight), ARTICLE, least=LEAST),
        fit(*_and_bare(nowhere, y, weight), ARTICLE, least=LEAST),
        fit(x[real], f1[real], even[real], CONFIDENCE, "regression", LEAST),
    )
    return weights, blind


def _as_weights(
    around: dict[str, float],
    anywhere: dict[str, float],
    article: lgb.Booster,
    article_nowhere: lgb.Booster,
    confidence: lgb.Booster,
) -> PageWeights:
    return {
        "names_around": around,
        "names_anywhere": anywhere,
        "article": as_lists(article),
        "article_nowhere": as_lists(article_nowhere),
        "confidence": as_lists(confidence),
    }


def _and_bare(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The pages, and again at a lower weight, without class names and without metadata about themselves."""
    bare = x.copy()
    bare[:, [PAGE_ROW.index(name) for name in SAID]] = 0.0
    return np.vstack([x, bare]), np.concatenate([y, y]), np.concatenate([weight, weight * BARE_WEIGHT])


def _without_address(document: Document) -> Document:
    return replace(document, page=replace(document.page, url=None))


def _print(kinds: np.ndarray, said: np.ndarray, sure: np.ndarray, y: np.ndarray, f1: np.ndarray) -> None:
    for kind in sorted(set(kinds)):
        group = said[kinds == kind]
        print(f"is_article: {kind:15} called an article {np.mean(group >= 0.5):.3f} of {len(group)}")
    print(f"is_article: right {np.mean((said >= 0.5) == y):.3f}; both sides alike {_balanced(said >= 0.5, y):.3f}")
    print(f"confidence: calibration error {_calibration(sure, f1):.3f}, correlation {np.corrcoef(sure, f1)[0, 1]:.3f}")


def _but(left_out: np.ndarray, domains: Sequence[str], y: np.ndarray) -> tuple[np.ndarray, list[str], np.ndarray]:
    """The indices of the other pages, their domains, and whether they are articles."""
    there = np.flatnonzero(~left_out)
    return there, [domains[i] for i in there], y[there]


def _fit_words(
    all_words: Sequence[Sequence[str]], places: np.ndarray, domains: Sequence[str], y: np.ndarray, strength: float
) -> dict[str, float]:
    """For each word of a page's names, how strongly it indicates an article, learned from these pages."""
    words = [all_words[i] for i in places]
    sites: dict[str, set[str]] = defaultdict(set)
    for own, domain in zip(words, domains, strict=True):
        for word in own:
            sites[word].add(domain)
    numbers = {word: i for i, word in enumerate(sorted(word for word, where in sites.items() if len(where) >= SITES))}
    pairs = [(row, numbers[word]) for row, own in enumerate(words) for word in own if word in numbers]
    rows, columns = zip(*pairs, strict=True)
    matrix = sp.csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(words), len(numbers)))
    model = LogisticRegression(C=strength, solver="liblinear", class_weight="balanced", random_state=1).fit(matrix, y)
    weights = {word: round(float(model.coef_[0][i]), 3) for word, i in numbers.items()}
    return {word: weight for word, weight in weights.items() if weight}


def _balanced(said: np.ndarray, y: np.ndarray) -> float:
    return float((said[y].mean() + 1 - said[~y].mean()) / 2)


def _calibration(sure: np.ndarray, f1: np.ndarray) -> float:
    """Mean distance between predicted and reached values over ten equal groups of pages."""
    order = np.argsort(sure, kind="stable")
    return float(np.mean([abs(sure[part].mean() - f1[part].mean()) for part in np.array_split(order, 10)]))

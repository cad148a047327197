"""Fit weights of the words in class names and ids, which become features of the trees.

The model is a sparse logistic regression over the words of a block's own element, its parent and its ancestors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

from newsclean.label.html.names import NameWeights, name_parts
from newsclean.records import Document
from training.html.corpus import Example

# A word must occur on the pages of this many sites to be learned.
SITES = 8
# Words with smaller weights than this are left out of the shipped file.
LEAST = 0.02
# Blocks outside the text are many and similar, so two in five are used, at 2.5 times their weight.
TAKEN_OF_5, CHROME_WEIGHT = 2, 2.5

Words = tuple[frozenset[str], frozenset[str], frozenset[str]]  # own, the parent's, the ancestors'


def block_words(document: Document) -> list[Words]:
    """For each block, the words of its element, of the parent, and of all ancestors above."""
    markup = document.blocks[0].markup
    assert markup is not None
    elements = markup.elements
    own: dict[int, frozenset[str]] = {-1: frozenset()}
    above: dict[int, frozenset[str]] = {-1: frozenset(), 0: frozenset()}
    for at, (tag, names) in enumerate(zip(elements.tags, elements.names, strict=True)):
        own[at] = frozenset((f"<{tag}>", *name_parts(names)))
        if at:
            above[at] = above[elements.parents[at]] | own[elements.parents[at]]
    words = []
    for block in document.blocks:
        assert block.markup is not None
        at = block.markup.element
        parent = elements.parents[at]
        words.append((own[at].union(name_parts(block.markup.inline)), own[parent], above[parent]))
    return words


def vocabulary(examples: Iterable[Example]) -> dict[str, int]:
    """The words that occur on enough sites, with their indices."""
    sites: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for levels in set(block_words(example.document)):
            for word in frozenset().union(*levels):
                sites[word].add(example.domain)
    return {
        word: i
        for i, word in enumerate(sorted(word for word, where in sites.items() if len(where) >= SITES and len(word) > 1))
    }


def fit_names(examples: Sequence[Example], numbers: dict[str, int]) -> NameWeights:
    """For each word, its weights in the block's own element, in the parent and in an ancestor."""
    rows: list[int] = []
    columns: list[int] = []
    targets: list[bool] = []
    weights: list[float] = []
    size = len(numbers)
    for place, example in enumerate(examples):
        if example.cut:
            continue
        for i, levels in enumerate(block_words(example.document)):
            label, weight = example.labels[i], example.weights[i]
            if weight <= 0 or (not label and (i * 7919 + place) % 5 >= TAKEN_OF_5):
                continue
            for level, words in enumerate(levels):
                for word in sorted(words):
                    if word in numbers:
                        rows.append(len(targets))
                        columns.append(numbers[word] + level * size)
            targets.append(label)
            weights.append(weight if label else weight * CHROME_WEIGHT)
    matrix = sp.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(targets), 3 * size))
    weight = np.array(weights)
    model = LogisticRegression(C=0.3, solver="liblinear", max_iter=60, random_state=1)
    found = model.fit(matrix, np.array(targets), sample_weight=weight / weight.mean()).coef_[0]
    return {
        word: (round(float(found[i]), 3), round(float(found[i + size]), 3), round(float(found[i + 2 * size]), 3))
        for word, i in numbers.items()
        if abs(found[i]) + abs(found[i + size]) + abs(found[i + 2 * size]) > LEAST
    }

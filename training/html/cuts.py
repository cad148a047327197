"""Choose the cuts between the bins of each feature: at quantiles of the text blocks and of the chrome blocks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsclean.label.html.bins import Cuts
from newsclean.label.html.features import (
    BLOCK_FEATURES,
    HOLD_FEATURES,
    LIE_FEATURES,
    PAGE_FEATURES,
    SHAPE_FEATURES,
    Measured,
)
from training.html.corpus import Example
from training.quantiles import cut_values

TABLES = {
    "block": BLOCK_FEATURES,
    "shape": SHAPE_FEATURES,
    "hold": HOLD_FEATURES,
    "lie": LIE_FEATURES,
    "page": PAGE_FEATURES,
}


def fit_cuts(examples: Sequence[Example], pages: Sequence[Measured]) -> Cuts:
    """For each feature of each table, at most sixteen rising cuts."""
    labels = np.concatenate(
        [np.array(example.labels)[np.array(page.starts)] for example, page in zip(examples, pages, strict=True)]
    )
    cuts = {}
    for table, features in TABLES.items():
        rows = np.concatenate([_rows(page, table) for page in pages])
        cuts[table] = [cut_values(rows[:, place], labels) for place in range(len(features))]
    return cuts


def _rows(page: Measured, table: str) -> np.ndarray:
    """For each unit, its row of the table; for containers, the row of its parent and that of its branch alternately."""
    if table == "block":
        return np.array(page.columns, dtype=float).T
    if table == "shape":
        return np.array([page.shapes[page.shape_of[at]] for at in page.owners], dtype=float)
    if table == "page":
        return np.array([page.page] * len(page.owners), dtype=float)
    if table == "lie":
        return np.array([page.lies[up] for up in page.parents], dtype=float)
    holders = (page.around[up][place % 5] for place, up in enumerate(page.parents))
    return np.array([page.holds[at] for at in holders], dtype=float)

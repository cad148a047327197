"""Boosted trees: trained with LightGBM, scored out of fold, written as the nested lists that newsclean runs."""

from __future__ import annotations

from collections.abc import Sequence

import lightgbm as lgb
import numpy as np
from corpus import FOLDS, Example
from nodes import node_of

# Rounds, learning rate and leaves of each forest: chosen by cross-validation over sites, see the model card.
FIRST = {"rounds": 150, "learning_rate": 0.1, "num_leaves": 31}
SECOND = {"rounds": 70, "learning_rate": 0.1, "num_leaves": 31}
# After so many of its trees the first forest gives up on a line that has less than this probability.
LOOK, GATE = 25, 0.03
# Of five lines of chrome one is learned from, with as much more weight.
TAKEN_OF_5, CHROME_WEIGHT = 1, 5.0
_FIXED = {
    "feature_fraction": 0.4, "lambda_l2": 5.0, "max_bin": 127, "verbose": -1, "num_threads": 1, "deterministic": True,
    "force_row_wise": True, "seed": 1, "objective": "binary", "min_data_in_leaf": 60,
}  # fmt: skip


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, shape: dict[str, float]) -> lgb.Booster:
    """A forest on these rows."""
    settings = {**_FIXED, **shape}
    rounds = int(settings.pop("rounds"))
    return lgb.train(settings, lgb.Dataset(x, y, weight=weight / weight.mean()), rounds)


def fit_lines(examples: Sequence[Example], rows: Sequence[np.ndarray], shape: dict[str, float]) -> lgb.Booster:
    """A forest that tells text from chrome."""
    xs, ys, weights = [], [], []
    for place, (example, x) in enumerate(zip(examples, rows, strict=True)):
        y, weight = np.array(example.labels), np.array(example.weights)
        known = (weight > 0) & (y | ((np.arange(len(y)) * 7919 + place) % 5 < TAKEN_OF_5))
        xs.append(x[known])
        ys.append(y[known])
        weights.append(np.where(y, weight, weight * CHROME_WEIGHT)[known])
    return fit(np.concatenate(xs), np.concatenate(ys), np.concatenate(weights), shape)


def out_of_fold(
    examples: Sequence[Example], rows: Sequence[np.ndarray], shape: dict[str, float]
) -> tuple[list[list[float]], list[lgb.Booster]]:
    """Of each text its lines' probabilities by a forest that saw no page of its site; and those forests, by part."""
    found: list[list[float]] = [[] for _ in examples]
    forests = []
    for fold in range(FOLDS):
        seen = [i for i, example in enumerate(examples) if example.fold != fold]
        held = [i for i, example in enumerate(examples) if example.fold == fold]
        forest = fit_lines([examples[i] for i in seen], [rows[i] for i in seen], shape)
        forests.append(forest)
        x = np.concatenate([rows[i] for i in held])
        glance = forest.predict(x, num_iteration=LOOK, num_threads=1)
        p = np.where(glance < GATE, glance, forest.predict(x, num_threads=1))
        ends = np.cumsum([len(rows[i]) for i in held])
        for i, part in zip(held, np.split(p, ends[:-1]), strict=True):
            found[i] = [float(value) for value in part]
    return found, forests


def as_lists(forest: lgb.Booster) -> list[object]:
    """The trees as `newsclean.label.trees` reads them."""
    return [node_of(tree["tree_structure"]) for tree in forest.dump_model()["tree_info"]]

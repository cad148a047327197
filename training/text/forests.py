"""Train boosted trees with LightGBM, score them out of fold, and write them as the numbers that newsclean runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import lightgbm as lgb
import numpy as np

from newsclean.label.text.bins import Cuts
from training.folds import FOLDS
from training.quantiles import cut_values
from training.text.corpus import Example

# Rounds, learning rate and leaves of each forest: chosen by cross-validation over sites, see the model card.
FIRST = {"rounds": 80, "learning_rate": 0.1, "num_leaves": 31}
SECOND = {"rounds": 50, "learning_rate": 0.1, "num_leaves": 24}
# One in five lines of chrome is used, with five times the weight.
TAKEN_OF_5, CHROME_WEIGHT = 1, 5.0
_FIXED = {
    "feature_fraction": 0.4, "lambda_l2": 5.0, "max_bin": 63, "verbose": -1, "num_threads": 1, "deterministic": True,
    "force_row_wise": True, "seed": 1, "objective": "binary", "min_data_in_leaf": 60,
}  # fmt: skip


def fit_cuts(names: Sequence[str], examples: Sequence[Example], rows: Sequence[np.ndarray]) -> Cuts:
    """For each feature, at most sixteen rising cuts."""
    labels, numbers = np.concatenate([np.array(example.labels) for example in examples]), np.concatenate(rows)
    return {name: cut_values(numbers[:, place], labels) for place, name in enumerate(names)}


def in_bins(names: Sequence[str], rows: np.ndarray, cuts: Mapping[str, Sequence[float]]) -> np.ndarray:
    """The rows with each number replaced by its bin."""
    columns = [np.searchsorted(cuts[name], rows[:, place]) for place, name in enumerate(names)]
    return np.array(columns, dtype=np.uint8).T


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, shape: dict[str, float]) -> lgb.Booster:
    """Fit a forest on these rows."""
    settings = {**_FIXED, **shape}
    del settings["rounds"]
    return lgb.train(settings, lgb.Dataset(x, y, weight=weight / weight.mean()), int(shape["rounds"]))


def fit_lines(examples: Sequence[Example], rows: Sequence[np.ndarray], shape: dict[str, float]) -> lgb.Booster:
    """Fit a forest that separates text from chrome."""
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
    """For each text its lines' probabilities, by a forest that saw no page of its site; and these forests, by fold."""
    found: list[list[float]] = [[] for _ in examples]
    forests = []
    for fold in range(FOLDS):
        seen = [i for i, example in enumerate(examples) if example.fold != fold]
        held = [i for i, example in enumerate(examples) if example.fold == fold]
        forest = fit_lines([examples[i] for i in seen], [rows[i] for i in seen], shape)
        forests.append(forest)
        p = np.asarray(forest.predict(np.concatenate([rows[i] for i in held]), num_threads=1))
        ends = np.cumsum([len(rows[i]) for i in held])
        for i, part in zip(held, np.split(p, ends[:-1]), strict=True):
            found[i] = [float(value) for value in part]
    return found, forests

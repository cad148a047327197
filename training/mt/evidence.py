"""Fit how strongly a finding of each kind, and the style, indicate a machine, and calibrate both scores."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from newsclean.article import Finding
from newsclean.detect.scores import PRIOR, sum_scores
from training.mt.data import Text, half_of, is_scored
from training.mt.style import weights_of

# Where the weights start: log odds that one finding adds, by judgement. Few kinds are frequent enough in the WMT
# texts to say much (no French source, no statistical system, no web page there); what they say moves the weight
# from here, and a kind that never comes stays here.
START = {
    "repeated_phrase": 3.0, "doubled_word": 2.5, "oscillation": 2.5, "joined_twin": 2.0,
    "self_gloss": 2.5, "spaced_possessive": 1.0, "decoder_token": 3.5, "doubled_mark": 1.5,
    "full_width_mark": 3.0, "foreign_mark": 2.0, "foreign_quote": 1.0, "foreign_spacing": 0.5, "inverted_mark": 1.5,
    "glued_comma": 1.5, "quote_spacing": 1.0,
    "misplaced_quote": 1.0, "dash_heading": 1.0, "other_script": 1.5, "untranslated_word": 2.0,
    "dangling_fragment": 2.5, "determiner_clash": 1.5, "wrong_article": 0.5, "agreement": 1.0,
    "carried_number": 1.0, "carried_date": 0.3, "carried_credit": 1.0, "carried_equals": 1.5, "carried_formula": 1.0,
    "carried_order": 1.5, "english_format": 1.5, "spaced_sign": 1.0, "dash_attribution": 1.0,
    "name_variant": 0.5, "translation_notice": 7.0, "calling_card": 7.0,
}  # fmt: skip
HOLD = 3.0  # strength of the pull to the start, in texts


def evidence_matrix(findings: Sequence[Sequence[Finding]]) -> np.ndarray:
    """For each text and kind, the sum of its findings' scores, as `scores.judge_machine` counts them."""
    kinds = list(START)
    matrix = np.zeros((len(findings), len(kinds)))
    for row, found in enumerate(findings):
        for column, kind in enumerate(kinds):
            matrix[row, column] = sum_scores(f.score for f in found if f.kind == kind)
    return matrix


def fit_evidence(evidence: np.ndarray, machine: np.ndarray, weight: np.ndarray) -> dict[str, float]:
    """The weight of each kind, by a logistic regression regularised towards `START`, with no weight below zero."""
    start = np.array(list(START.values()))
    kinds, bias = start.copy(), 0.0
    for _ in range(4000):
        surprise = weight * (machine - 1 / (1 + np.exp(-(bias + evidence @ kinds))))
        bias += surprise.sum() / weight.sum()
        kinds = np.maximum(0, kinds + 0.02 * (evidence.T @ surprise - HOLD * (kinds - start)))
    return {kind: round(float(value), 2) for kind, value in zip(START, kinds, strict=True)}


def held_out_evidence(
    texts: Sequence[Text], findings: Sequence[Sequence[Finding]], fold_of: Callable[[Text], int]
) -> np.ndarray:
    """The log odds that the findings of each text add, by weights fitted without its fold and its half of the systems.

    As in `held_out_styles`, only the results of the other half of the systems are valid.
    """
    matrix = evidence_matrix(findings)
    folds = np.array([fold_of(text) for text in texts])
    known = np.array([is_scored(text) and (not text.system or half_of(text.system) == 0) for text in texts])
    result = np.zeros(len(texts))
    for k in sorted(set(folds)):
        seen = np.flatnonzero(known & (folds != k))
        is_machine, weight = weights_of([texts[i] for i in seen], "machine")
        kinds = fit_evidence(matrix[seen], is_machine, weight)
        result[folds == k] = matrix[folds == k] @ np.array(list(kinds.values()))
    return result


def fit_line(
    odds: np.ndarray, positive: np.ndarray, weight: np.ndarray, evidence: np.ndarray | float = 0.0
) -> tuple[float, float]:
    """Slope and offset that turn raw log odds into log odds at the prior of `scores` (Platt's scaling).

    `evidence` is what the findings add to the line; it is calibrated already.
    """
    slope, offset = 0.3, 0.0
    share = weight / weight.sum()
    for _ in range(20000):
        surprise = share * (positive - 1 / (1 + np.exp(-(offset + slope * odds + evidence))))
        slope += 0.05 * float(surprise @ odds)
        offset += 0.5 * float(surprise.sum())
    # The fit's two sides weigh the same; the product's prior says how rare the positive is.
    return slope, offset + math.log(PRIOR / (1 - PRIOR))

"""Makes two separate judgements: whether a text was translated, and whether a machine translated it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log

from newsclean.article import Finding, Judgement, Verdict
from newsclean.detect.reading import Reading
from newsclean.detect.style import LEAST_WORDS, WEIGHTS, Style, load_model, measure_style
from newsclean.settings import Settings

# Assumed prior share of texts that are translated, and of those that a machine translated. Scores are calibrated to
# collections with this share.
PRIOR = 0.1
# How much the findings of one kind count, strongest first. Many of one kind may be a single habit of a site or of a
# person who speaks, so the second adds half and the others nothing.
SHARES = (1.0, 0.5)
# The most that style may add to the log odds of machine translation, and the most it may subtract. With the full
# addition, a text without findings still scores under 0.5: style alone is no proof. With the full subtraction, two
# strong findings still are.
STYLE_MOST = 2.1
STYLE_LEAST = -1.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """Parameters fitted in training, besides the style model."""

    evidence: Mapping[str, float]  # log odds per finding of a kind; they are multiplied by the finding's score
    translated: tuple[float, float]  # slope and offset that turn the model's log odds into calibrated ones
    machine: tuple[float, float]  # the same for the odds of machine translation


@cache
def load_calibration() -> Calibration:
    """The shipped calibration."""
    content = json.loads((WEIGHTS / "calibration.json").read_text(encoding="utf-8"))
    return Calibration(content["evidence"], tuple(content["translated"]), tuple(content["machine"]))


def read_style(reading: Reading, settings: Settings) -> Style | None:
    """The style of a text. None if it is too short, its language has no model, or `Settings.style_model` is off."""
    if not settings.style_model or len(reading.words) < LEAST_WORDS:
        return None
    model = load_model(reading.language)
    return measure_style(reading.text, model) if model else None


def judge_translated(style: Style | None, findings: Iterable[Finding], settings: Settings) -> Judgement:
    """Judge whether a person or a machine translated the text, by style and findings. Unknown without either."""
    calibration = load_calibration()
    evidence = weigh_evidence(findings, calibration.evidence)
    if style is None and evidence == 0:
        return Judgement()
    # What a machine translated is translated, so its traces count in full here too.
    return _judgement(
        translated_odds(style, evidence, calibration), settings.translated_likely, settings.translated_possible
    )


def judge_machine(style: Style | None, findings: Iterable[Finding], settings: Settings) -> Judgement:
    """Judge whether a machine translated the text, by the findings with style as support. Unknown without either."""
    calibration = load_calibration()
    evidence = weigh_evidence(findings, calibration.evidence)
    if style is None and evidence == 0:
        return Judgement()
    odds = evidence + log(PRIOR / (1 - PRIOR))
    if style is not None:
        slope, offset = calibration.machine
        support = offset + slope * style.machine - log(PRIOR / (1 - PRIOR))
        odds += min(STYLE_MOST, max(STYLE_LEAST, support))
    return _judgement(odds, settings.machine_likely, settings.machine_possible)


def translated_odds(style: Style | None, evidence: float, calibration: Calibration) -> float:
    """The calibrated log odds that the text is a translation; without a style, from the findings alone."""
    if style is None:
        return evidence + log(PRIOR / (1 - PRIOR))
    slope, offset = calibration.translated
    return offset + slope * style.translated + evidence


def weigh_evidence(findings: Iterable[Finding], weights: Mapping[str, float]) -> float:
    """The log odds that the findings add.

    >>> found = [Finding("repeated_phrase", "", 0, 0, 0.9, "")] * 5
    >>> weigh_evidence(found, {"repeated_phrase": 2.0})
    2.7
    """
    scores: dict[str, list[float]] = {}
    for finding in findings:
        scores.setdefault(finding.kind, []).append(finding.score)
    # Kinds without a weight say nothing about translation.
    return sum(weights.get(kind, 0.0) * sum_scores(of_kind) for kind, of_kind in scores.items())


def sum_scores(scores: Iterable[float]) -> float:
    """What the scores of the findings of one kind add up to.

    >>> sum_scores([0.5, 1.0, 0.8])
    1.4
    """
    return sum(score * share for score, share in zip(sorted(scores, reverse=True), SHARES, strict=False))


def _judgement(odds: float, likely: float, possible: float) -> Judgement:
    """Turn log odds into a score and a verdict."""
    score = round(1 / (1 + exp(-odds)), 3)
    verdict: Verdict = "likely" if score >= likely else "possible" if score >= possible else "unlikely"
    return Judgement(score, verdict)

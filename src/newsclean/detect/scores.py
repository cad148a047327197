"""Two judgements, kept apart: whether a text reads as translated, and whether a machine shows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log

from newsclean.detect.reading import Reading
from newsclean.detect.style import LEAST_WORDS, WEIGHTS, Style, load_model, measure_style
from newsclean.records import Finding, Judgement, Verdict
from newsclean.settings import Settings

# The share of texts taken to be translated, or by a machine, before anything is seen. Scores are calibrated to a
# collection in which it is so.
PRIOR = 0.1
# Findings of one kind that count, the strongest first: a site's habit comes in numbers and is still one habit.
MOST = 2
# What style may add to the log odds of a machine, and take from them. At the upper end a text without any finding
# scores under 0.5: style supports, it does not convict. At the lower end two strong findings still do.
STYLE_MOST = 2.1
STYLE_LEAST = -1.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """What training fitted besides the style model."""

    evidence: Mapping[str, float]  # log odds that one finding of a kind adds, times its score
    translated: tuple[float, float]  # slope and offset: from the model's log odds to calibrated ones
    machine: tuple[float, float]


@cache
def load_calibration() -> Calibration:
    """The shipped calibration."""
    content = json.loads((WEIGHTS / "calibration.json").read_text(encoding="utf-8"))
    return Calibration(content["evidence"], tuple(content["translated"]), tuple(content["machine"]))


def read_style(reading: Reading, settings: Settings) -> Style | None:
    """The style of a text; None where it is too short, has no model of its language, or the model is off."""
    if not settings.style_model or len(reading.words) < LEAST_WORDS:
        return None
    model = load_model(reading.language)
    return measure_style(reading.text, model) if model else None


def judge_translated(style: Style | None, settings: Settings) -> Judgement:
    """Whether the text reads as translated, by whomever; unknown without a style."""
    if style is None:
        return Judgement()
    slope, offset = load_calibration().translated
    return _judgement(offset + slope * style.translated, settings.translated_likely, settings.translated_possible)


def judge_machine(style: Style | None, findings: Iterable[Finding], settings: Settings) -> Judgement:
    """Whether a machine shows: by the findings, with the style as support; unknown where there is neither."""
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


def weigh_evidence(findings: Iterable[Finding], weights: Mapping[str, float]) -> float:
    """The log odds that the findings add.

    >>> found = [Finding("repeated_phrase", "", 0, 0, 0.9, "")] * 5
    >>> weigh_evidence(found, {"repeated_phrase": 2.0})
    3.6
    """
    counted: dict[str, int] = {}
    total = 0.0
    for finding in sorted(findings, key=lambda finding: -finding.score):
        counted[finding.kind] = counted.get(finding.kind, 0) + 1
        if counted[finding.kind] <= MOST:
            # A kind without a weight says nothing of translation.
            total += weights.get(finding.kind, 0.0) * finding.score
    return total


def _judgement(odds: float, likely: float, possible: float) -> Judgement:
    """Log odds as a score and a word."""
    score = round(1 / (1 + exp(-odds)), 3)
    verdict: Verdict = "likely" if score >= likely else "possible" if score >= possible else "unlikely"
    return Judgement(score, verdict)

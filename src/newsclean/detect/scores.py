"""Two judgements, kept apart: whether a text reads as translated, and whether a machine shows."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from newsclean.detect.reading import Reading
from newsclean.records import Finding, Judgement, Verdict
from newsclean.settings import Settings

# Log odds of a machine before anything is seen: most news is written by people.
_PRIOR = -3.0
# What one finding of a kind adds to the log odds, times the finding's score.
_WEIGHTS = {
    "repeated_phrase": 2.5,
    "dangling_fragment": 2.0,
    "quote_spacing": 0.8,
    "misplaced_quote": 1.0,
    "dash_heading": 1.0,
}
# Findings of a kind that count: a site's slip of one kind comes in numbers.
_MOST = 2


def judge_translated(reading: Reading, settings: Settings) -> Judgement:
    """Whether the text reads as translated; unknown without a model of its language."""
    return Judgement()


def judge_machine(reading: Reading, findings: Iterable[Finding], settings: Settings) -> Judgement:
    """Whether the findings speak for a machine's translation."""
    counts: dict[str, int] = {}
    odds = _PRIOR
    for finding in findings:
        counts[finding.kind] = counts.get(finding.kind, 0) + 1
        if counts[finding.kind] <= _MOST:
            odds += _WEIGHTS.get(finding.kind, 0.5) * finding.score
    score = round(1 / (1 + exp(-odds)), 3)
    verdict: Verdict = "likely" if score >= 0.8 else "possible" if score >= 0.4 else "unlikely"
    return Judgement(score, verdict)

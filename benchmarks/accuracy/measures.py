"""Compare a text with the true one, and give intervals for means."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean

_WORD = re.compile(r"\w+")
# Words in a row that the article-extraction-benchmark compares.
SHINGLE = 4
# Resamplings for an interval.
ROUNDS = 1000


@dataclass(frozen=True)
class Score:
    """One tool on one page."""

    f1: float | None  # over the multisets of lower-case words, as WCXB does; None if only snippets are known
    precision: float | None
    recall: float | None
    shingle_precision: float | None  # over four-word groups, as the article-extraction-benchmark does
    shingle_recall: float | None
    wanted: float | None  # share of the wanted snippets found
    unwanted: float | None


def score(text: str, gold: str | None, wanted: Sequence[str] = (), unwanted: Sequence[str] = ()) -> Score:
    """Compare `text` with the gold text and its snippets.

    >>> score("Rain fell on Wales.", "Rain fell on all of Wales.").recall
    0.6666666666666666
    """
    flat = _flat(text)
    found = mean(_flat(snippet) in flat for snippet in wanted) if wanted else None
    bad = mean(_flat(snippet) in flat for snippet in unwanted) if unwanted else None
    if gold is None:
        return Score(None, None, None, None, None, found, bad)
    have, want = Counter(_WORD.findall(text.lower())), Counter(_WORD.findall(gold.lower()))
    both = (have & want).total()
    f1 = 2 * both / (have.total() + want.total()) if both else float(not have and not want)
    shingles, wished = _shingles(text), _shingles(gold)
    common = (shingles & wished).total()
    return Score(
        f1,
        both / have.total() if have else float(not want),
        both / want.total() if want else float(not have),
        common / shingles.total() if shingles else None,
        common / wished.total() if wished else None,
        found,
        bad,
    )


def shingle_f1(scores: Sequence[Score]) -> float:
    """The harmonic mean of the pages' mean precision and mean recall, as article-extraction-benchmark does."""
    precision = average([score.shingle_precision for score in scores])
    recall = average([score.shingle_recall for score in scores])
    return 2 * precision * recall / (precision + recall) if precision and recall else 0.0


def average(values: Sequence[float | None]) -> float:
    """The mean of the values that are not None; 0 if there are none."""
    known = [value for value in values if value is not None]
    return mean(known) if known else 0.0


def interval(scores: Sequence[Score], statistic: Callable[[Sequence[Score]], float]) -> tuple[float, float]:
    """The 95 % bootstrap interval of the statistic over the pages, with a fixed seed."""
    chance = random.Random(1)
    values = sorted(statistic(chance.choices(scores, k=len(scores))) for _ in range(ROUNDS))
    return values[round(0.025 * ROUNDS)], values[round(0.975 * ROUNDS) - 1]


def wrong_lines(text: str, gold: str) -> list[str]:
    """The lines that the text has but should not ("+") and those that it lacks ("-"), longest first."""
    lines = [("+", line) for line in _foreign(text, gold)] + [("-", line) for line in _foreign(gold, text)]
    return [f"{sign} {line}" for sign, line in sorted(lines, key=lambda pair: -len(pair[1]))]


def _foreign(text: str, other: str) -> list[str]:
    """The lines of a text of which less than half the word groups are in the other text."""
    have, flat = set(_shingles(other.lower())), _flat(other)
    foreign = []
    for line in text.splitlines():
        own = _shingles(line.lower())
        if own and 2 * sum(group in have for group in own) < len(own) and _flat(line) not in flat:
            foreign.append(line.strip())
    return foreign


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)) if words)


def _flat(text: str) -> str:
    return " ".join(text.lower().split())

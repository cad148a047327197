"""Tries the regular expressions of rules on long lines. It does so in a worker, since one that hangs must be ended."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

from newsclean.label.rules import Rule
from newsclean.run.pool import Lost, pool_map
from newsclean.settings import Settings

# Characters of the longest line that a pattern is tried on, and the seconds it has for all its lines.
LONGEST, SECONDS = 100_000, 5.0
# On four times the line a linear pattern takes four times as long, a quadratic one sixteen times. Shorter times than
# SHORTEST are not compared.
GROWTH, SHORTEST = 8, 0.02


def slow_rules(rules: Sequence[Rule]) -> list[Rule]:
    """The rules whose `match` takes more than linear time on some line made of its own hits."""
    patterns = [rule for rule in rules if rule.match]
    results = pool_map(_is_slow, patterns, Settings(page_seconds=SECONDS), 1) if patterns else ()
    return [rule for rule, slow in results if isinstance(slow, Lost) or slow]


def _is_slow(rule: Rule, settings: Settings) -> bool:
    return any(grows(rule, line) for line in long_lines(rule))


def long_lines(rule: Rule) -> list[str]:
    """Lines of `LONGEST` characters. A pattern that is slow on any line is likely to be slow on one of these."""
    seeds = [("", seed) for seed in (*rule.hits, " ", "a ", "A", "1", "Ab ")]
    seeds += [(rule.hits[0], seed) for seed in ("A", " ", "Ab ")]
    return [head + seed * (LONGEST // len(seed) + 1) for head, seed in seeds]


def grows(rule: Rule, line: str) -> bool:
    """Whether the time that the rule's pattern takes grows faster than the line."""
    pattern = re.compile(rule.match)

    def seconds(length: int) -> float:
        started = time.process_time()
        # No pattern expects this last character, so each tries all ways to match.
        pattern.match(line[:length] + "\0")
        return time.process_time() - started

    return any(
        seconds(4 * length) > max(SHORTEST, GROWTH * seconds(length)) for length in (LONGEST // 16, LONGEST // 4)
    )

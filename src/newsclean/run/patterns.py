"""Tests how long the regular expressions of rules take on long lines.

The test runs in a worker process, because a pattern that hangs can only be stopped by killing its process.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

from newsclean.label.rules import Rule
from newsclean.run.pool import Lost, pool_map
from newsclean.settings import Settings

# Length in characters of the longest test line, and seconds that one rule may take for all its lines.
LONGEST, SECONDS = 100_000, 5.0
# On a line four times as long, a linear pattern takes four times as long and a quadratic one sixteen times. GROWTH lies
# between. Times up to SHORTEST seconds always pass, because they are too short to compare.
GROWTH, SHORTEST = 8, 0.02


def slow_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules whose `match` takes more than linear time on some line of `long_lines`."""
    patterns = [rule for rule in rules if rule.match]
    results = pool_map(_is_slow, patterns, Settings(page_seconds=SECONDS), 1) if patterns else ()
    return [rule for rule, slow in results if isinstance(slow, Lost) or slow]


def _is_slow(rule: Rule, settings: Settings) -> bool:
    return any(grows(rule, line) for line in long_lines(rule))


def long_lines(rule: Rule) -> list[str]:
    """Lines of at least `LONGEST` characters. A pattern that is slow on any line is probably slow on one of these."""
    seeds = [("", seed) for seed in (*rule.hits, " ", "a ", "A", "1", "Ab ")]
    seeds += [(rule.hits[0], seed) for seed in ("A", " ", "Ab ")]
    return [head + seed * (LONGEST // len(seed) + 1) for head, seed in seeds]


def grows(rule: Rule, line: str) -> bool:
    """Whether the time of the rule's pattern grows clearly faster than the length of the line."""
    pattern = re.compile(rule.match)

    def seconds(length: int) -> float:
        started = time.process_time()
        # No pattern expects this last character, so a pattern that backtracks has to try every way to match.
        pattern.match(line[:length] + "\0")
        return time.process_time() - started

    return any(
        seconds(4 * length) > max(SHORTEST, GROWTH * seconds(length)) for length in (LONGEST // 16, LONGEST // 4)
    )

"""Tests how long the regular expressions of rules take on long lines.

The test runs in a worker process, because a pattern that hangs can only be stopped by killing its process.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from functools import partial

from newsclean.label.rules.packs import Rule
from newsclean.run.pool import Lost, pool_map
from newsclean.settings import Settings

# Length in characters of the longest test line, and seconds that one rule may take for all its lines.
LONGEST, SECONDS = 100_000, 5.0
# On a line four times as long, a linear pattern takes four times as long and a quadratic one sixteen times. GROWTH lies
# between. Times up to SHORTEST seconds always pass, because they are too short to compare.
# A busy machine and the garbage collector may take such a share of one trial's time, but not of TRIES trials in a row.
GROWTH, SHORTEST, TRIES = 8, 0.02, 3


def slow_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules whose `match` takes more than linear time on some line of `long_lines`."""
    patterns = [rule for rule in rules if rule.match]
    results = pool_map(_is_slow, patterns, Settings(page_seconds=SECONDS), 1) if patterns else ()
    return [rule for rule, slow in results if isinstance(slow, Lost) or slow]


def _is_slow(rule: Rule, _settings: Settings) -> bool:
    pattern = re.compile(rule.match)

    def match(line: str, length: int) -> None:
        # No pattern expects the last character, so a pattern that backtracks has to try every way to match.
        pattern.match(line[:length] + "\0")

    return any(grows(partial(match, line)) for line in long_lines(rule))


def long_lines(rule: Rule) -> list[str]:
    """Lines of at least `LONGEST` characters. A pattern that is slow on any line is probably slow on one of these."""
    seeds = [("", seed) for seed in (*rule.hits, " ", "a ", "A", "1", "Ab ")]
    seeds += [(rule.hits[0], seed) for seed in ("A", " ", "Ab ")]
    return [head + seed * (LONGEST // len(seed) + 1) for head, seed in seeds]


def grows(work: Callable[[int], object], longest: int = LONGEST) -> bool:
    """Whether the time of some work on a text of the given length grows clearly faster than that length.

    >>> grows(lambda length: "a" * length), grows(lambda length: sum(range(length**2 // 10)), 8_000)
    (False, True)
    """

    def seconds(length: int) -> float:
        started = time.process_time()
        work(length)
        return time.process_time() - started

    def is_steep(length: int) -> bool:
        short = seconds(length)
        return seconds(4 * length) > max(SHORTEST, GROWTH * short)

    work(min(longest, 1_000))  # what is loaded once
    return any(all(is_steep(length) for _ in range(TRIES)) for length in (longest // 16, longest // 4))

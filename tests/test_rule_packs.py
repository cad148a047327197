"""Every rule that is shipped keeps its own promises: its examples, its uniqueness, its linear time."""

import re
import time
from collections import Counter

import pytest

from newsclean.label.rules import Rule, RuleTable, check_rule, shipped_rules

RULES = shipped_rules()


@pytest.mark.parametrize("rule", RULES, ids=[f"{rule.languages[0]}:{rule.id}" for rule in RULES])
def test_hits_hit_and_near_misses_do_not(rule: Rule) -> None:
    assert list(check_rule(rule)) == []


def test_ids_are_unique_within_a_language() -> None:
    seen = Counter((rule.id, tag) for rule in RULES for tag in rule.languages)
    assert [key for key, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.match], ids=lambda rule: rule.id)
def test_regular_expressions_take_linear_time(rule: Rule) -> None:
    pattern = RuleTable((rule,))._patterns[0][0]
    hit = rule.hits[0]
    seeds = (*rule.hits, " ", "a ", "A", "1", "Ab ")
    for head, seed in [("", seed) for seed in seeds] + [(hit, "A"), (hit, " "), (hit, "Ab ")]:
        line = head + seed * (100_000 // len(seed) + 1)
        # Four times the line may take four times as long, not sixteen; tiny times say nothing.
        for length in (6_250, 25_000):
            short, long = seconds(pattern, line[:length]), seconds(pattern, line[: 4 * length])
            assert long < 0.02 or long < 8 * short, (head[:20], seed[:20])


def seconds(pattern: re.Pattern[str], line: str) -> float:
    started = time.process_time()
    pattern.match(line)
    return time.process_time() - started

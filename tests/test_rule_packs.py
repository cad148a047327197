"""Every rule that is shipped keeps its own promises: its examples, its uniqueness, its linear time."""

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
    for seed in (*rule.hits, " ", "a ", "A", "1"):
        line = (seed * (100_000 // len(seed) + 1))[:100_000]
        started = time.process_time()
        pattern.match(line)
        assert time.process_time() - started < 0.25, seed[:20]

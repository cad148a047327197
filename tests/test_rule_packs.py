"""Every shipped rule agrees with its examples, has an id that is unique in its language and runs in linear time."""

import pytest

from newsclean.label.rules.check import check_rule, repeated_ids
from newsclean.label.rules.packs import Rule, parse_pack, shipped_rules
from newsclean.run.patterns import slow_rules

RULES = shipped_rules()


@pytest.mark.parametrize("rule", RULES, ids=[f"{rule.languages[0]}:{rule.id}" for rule in RULES])
def test_hits_hit_and_near_misses_do_not(rule: Rule) -> None:
    assert list(check_rule(rule)) == []


def test_a_hit_whose_phrase_counts_less_amid_its_sentence_is_told() -> None:
    (rule,) = parse_pack(WEAK, "weak.toml", "en")
    assert list(check_rule(rule)) == [
        "legal/weak: does not take its hit 'The map of the town is kept by the lamp desk.'"
    ]


def test_ids_are_unique_within_a_language() -> None:
    assert list(repeated_ids(RULES)) == []


def test_regular_expressions_take_linear_time() -> None:
    assert [(rule.languages, rule.id) for rule in slow_rules(RULES)] == []


def test_a_pattern_that_hangs_is_told() -> None:
    (rule,) = parse_pack(HANGING, "hanging.toml")
    assert slow_rules([rule]) == [rule]


WEAK = """
[[rule]]
id = "legal/weak"
kind = "legal"
scope = "within"
phrases = ["kept by the lamp desk"]
why = "Who keeps the page"
hits = ["Kept by the lamp desk", "The map of the town is kept by the lamp desk."]
near_misses = ["Kept by the desk"]
"""

HANGING = """
[[rule]]
id = "other/hanging"
kind = "other"
match = '^(?:a+)+$'
why = "Takes ages"
hits = ["aaa"]
near_misses = ["b"]
"""

"""Checks rules by their own examples and ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from newsclean.label.rules.packs import Rule
from newsclean.label.rules.table import RuleTable, make_ready


def check_rule(rule: Rule) -> Iterator[str]:
    """Yield a message for each of the rule's examples that it gets wrong: a hit not matched, a near miss matched.

    A hit in which the phrase counts less than the rule says, as amid a sentence of the article, is not matched.
    """
    table = RuleTable((make_ready(rule),))
    for line in rule.hits:
        if not any(match.rule.score >= rule.score for match in table.matches(line)):
            yield f"{rule.id}: does not take its hit {line!r}"
    for line in rule.near_misses:
        if table.matches(line):
            yield f"{rule.id}: takes its near miss {line!r}"


def repeated_ids(rules: Iterable[Rule]) -> Iterator[str]:
    """Yield a message for each id that several of the rules have in one language: only one of them would count."""
    seen = Counter((rule.id, tag) for rule in rules for tag in rule.languages)
    yield from (f"{id}: {count} rules for {tag!r} have this id" for (id, tag), count in seen.items() if count > 1)

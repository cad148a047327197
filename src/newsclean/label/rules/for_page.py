"""The tables of rules for a page: those shipped for its languages and the user's, in the order in which they count."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache, lru_cache

from newsclean.label.rules.packs import Rule, folder_rules, pack_rules
from newsclean.label.rules.table import ReadyRule, RuleTable, make_ready
from newsclean.language.folders import language_tags
from newsclean.settings import Pack


@cache
def ready_rules(tag: str) -> tuple[ReadyRule, ...]:
    """The shipped rules of one language, prepared for the table. Raises `BadRules`."""
    return tuple(map(make_ready, folder_rules(tag)))


@lru_cache(maxsize=16)
def ruled_languages(packs: tuple[Pack, ...]) -> frozenset[str]:
    """The languages that have rules, shipped ones or the user's."""
    return frozenset(
        (*language_tags(), *(tag for pack in packs for rule in pack_rules(pack) for tag in rule.languages))
    )


@lru_cache(maxsize=64)
def rule_table(
    languages: frozenset[str], packs: tuple[Pack, ...] = (), disabled: frozenset[str] = frozenset()
) -> RuleTable:
    """The table of the rules of chrome for a page in any of `languages`; it includes those for every language.

    An empty set means all languages. `packs` are the user's own; `disabled` names the rules to leave out, by `id` or,
    in one language only, by `tag:id`. Rules of several packs may have one id. Where two of them match a line, the
    user's rule counts, then that of the page's language (the one beside English), then the English one, then those of
    other languages, then that for every language.
    """
    return RuleTable(each for each in _rules_for(languages, packs, disabled) if each.rule.kind != "body")


@lru_cache(maxsize=64)
def keep_table(
    languages: frozenset[str], packs: tuple[Pack, ...] = (), disabled: frozenset[str] = frozenset()
) -> RuleTable:
    """The table of the rules that keep lines, chosen as by `rule_table`; without rules where no pack has any."""
    return RuleTable(each for each in _rules_for(languages, packs, disabled) if each.rule.kind == "body")


def _rules_for(languages: frozenset[str], packs: tuple[Pack, ...], disabled: frozenset[str]) -> Iterator[ReadyRule]:
    """Yield the rules for pages in any of `languages`, the most special pack first."""
    wanted = languages | {"und"}
    own = languages - {"en"}
    first = own if len(own) == 1 else {"en"}
    rules = [make_ready(rule) for pack in packs for rule in pack_rules(pack)]
    for tag in sorted(language_tags(), key=lambda tag: (tag == "und", tag not in first, tag)):
        if not languages or tag in wanted:
            rules.extend(ready_rules(tag))
    yield from (ready for ready in rules if _applies(ready.rule, wanted if languages else None, disabled))


def _applies(rule: Rule, languages: Set[str] | None, disabled: Set[str]) -> bool:
    """Whether a rule is for one of the languages (None: all), and not switched off in it."""
    tags = [tag for tag in rule.languages if languages is None or tag in languages]
    return rule.id not in disabled and any(f"{tag}:{rule.id}" not in disabled for tag in tags)

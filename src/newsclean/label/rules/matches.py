"""Of the rules that match a line, which count, and how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsclean.label.rules.addressed import AMID, may_be_amid, says_site, sentences_with
from newsclean.label.rules.packs import MAX_KEPT_WORDS, MAX_WORDS, Rule
from newsclean.label.rules.reported import is_reported
from newsclean.measure import count_words


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched, and the part of the line (folded for phrases) that it matched."""

    rule: Rule
    found: str

    @property
    def is_caption(self) -> bool:
        """Whether the rule is one for captions."""
        return self.rule.kind == "image_caption"


def max_words(rule: Rule) -> int:
    """No line of more words than this is the rule's."""
    return rule.max_words or (MAX_KEPT_WORDS if rule.kind == "body" else MAX_WORDS[rule.scope])


def best_of(found: Sequence[Match], line: str) -> Sequence[Match]:
    """The matches whose rules allow a line with this many words, each id once, best first.

    Of rules with one id, that of the most special pack counts: see `for_page.rule_table`.
    """
    words = count_words(line)
    best = {match.rule.id: match for match in reversed(found) if words <= max_words(match.rule)}
    return tuple(sorted(best.values(), key=_by_score))


def weigh(best: Sequence[Match], found: Sequence[Match], line: str, tags: frozenset[str]) -> Sequence[Match]:
    """The best matches in prose, those with less weight whose phrase stands alone amid a sentence of the article.

    `found` are all matches. A phrase in a sentence that reports it is left out.
    """
    alone = len({match.found for match in found if match.rule.score > AMID}) == 1
    weighed = []
    for match in best:
        sentences = sentences_with(line, match.found) if may_be_amid(match.rule) else ()
        if sentences and all(is_reported(sentence, tags) for sentence in sentences):
            continue
        if alone and sentences and not any(says_site(each, match.found, match.rule) for each in sentences):
            match = replace(match, rule=replace(match.rule, score=AMID))
        weighed.append(match)
    return tuple(sorted(weighed, key=_by_score))


def _by_score(match: Match) -> tuple[float, str]:
    """The place of a match among those of a line, best first."""
    return -match.rule.score, match.rule.id

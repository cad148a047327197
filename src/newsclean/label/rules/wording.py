"""How far a line is worded as chrome is: the share of its words that stand in phrases of the rules.

Rules know whole phrases. Sites put their own names and topics between the words of such a phrase ("Join our Lakeland
Lamp WhatsApp community for top stories"), and no list of phrases can hold all of these lines. But two neighbouring
words of a phrase are often left together, and a line that consists of many such pairs is rarely an article's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsclean.label.rules.packs import Rule, RuleKind
from newsclean.label.rules.phrases import fold_lines
from newsclean.measure import ONE_UNSPACED, UNSPACED, has_no_spaces

# The words of a folded line: letters and figures, "#" for a number, a single character in a script without spaces.
_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+|#")


class Wording(NamedTuple):
    """How a line is worded."""

    share: float  # of its words, those that stand in pairs that rules know
    kind: RuleKind  # of most of these rules; "other" where there is none
    words: int


def word_pairs(rules: Iterable[tuple[Rule, Iterable[str]]]) -> Mapping[str, Sequence[RuleKind]]:
    """The pairs of neighbouring words in the phrases of rules, each with the kinds of the rules that have it.

    The rules come with their folded phrases. Of an expression the lines that it must match are read.
    """
    kinds: dict[str, list[RuleKind]] = {}
    for rule, phrases in rules:
        texts = (*phrases, *fold_lines(rule.hits)) if rule.match else phrases
        for pair in {pair for text in texts for pair in _pairs(text, _WORD.findall(text)) if pair}:
            kinds.setdefault(pair, []).append(rule.kind)
    return kinds


class WordingTable:
    """The pairs of neighbouring words that many rules know; in scripts without spaces, three characters."""

    def __init__(self, packs: Iterable[Mapping[str, Sequence[RuleKind]]], common: frozenset[str]) -> None:
        """`packs` hold the pairs of each pack of rules. A pair of nothing but `common` words tells nothing."""
        self._packs = tuple(packs)
        self._common = common

    def measure(self, line: str) -> Wording:
        """The wording of a line."""
        folded = fold_lines((line,))[0]
        words = _WORD.findall(folded)
        pairs = _pairs(folded, words)
        own = set(pairs)
        known = {pair for pack in self._packs for pair in pack.keys() & own}
        covered = [False] * len(words)
        kinds: defaultdict[RuleKind, int] = defaultdict(int)
        for at, pair in enumerate(pairs if known else ()):
            if pair in known and not self._common.issuperset(its := pair.split()):
                covered[at : at + len(its)] = [True] * len(its)
                found = [kind for pack in self._packs for kind in pack.get(pair, ())]
                for kind in set(found):
                    kinds[kind] += (_A_PAIR if at else _FIRST_PAIR) * found.count(kind) // len(found)
        if not kinds:
            return Wording(0.0, "other", len(words))
        best = max(kinds, key=lambda kind: (kinds[kind], kind))
        return Wording(sum(covered) / len(words), best, len(words))


# What a pair counts, divided among the kinds of the rules that have it; whole numbers, so that no sum depends on order.
_A_PAIR = 5040
# A line's first words say best what it is; of 294 lines of chrome the kinds are right in 0.776, where equal pairs have
# 0.769.
_FIRST_PAIR = 3 * _A_PAIR


def _pairs(text: str, words: Sequence[str]) -> list[str]:
    """For each of a text's words but the last the pair that begins with it; "" where none does.

    >>> _pairs("join our 新聞記事", ["join", "our", *"新聞記事"])
    ['join our', 'our 新', '新 聞 記', '聞 記 事', '']
    """
    if not has_no_spaces(text):
        return [f"{first} {second}" for first, second in pairwise(words)]
    return [_pair(words, at) for at in range(len(words) - 1)]


def _pair(words: Sequence[str], at: int) -> str:
    if not ONE_UNSPACED.match(words[at]):
        return f"{words[at]} {words[at + 1]}"
    three = words[at : at + 3]
    return " ".join(three) if len(three) > 2 and all(map(ONE_UNSPACED.match, three)) else ""

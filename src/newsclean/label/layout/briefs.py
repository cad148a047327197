"""News in brief: several short articles below one another, each a headline and its text, without credits.

An article with sub-headings, a list of tips or a live report is laid out alike. What sets news in brief apart is that a
headline tells in short what its own text says, and nothing of what the other texts say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from newsclean.label.layout.headline import FEWEST_WORDS, LONG_WORDS
from newsclean.measure import count_words, ends_sentence, has_no_spaces, is_prose_sentence
from newsclean.origins import LAYOUT_KICKER
from newsclean.records import Decision
from newsclean.topic_words import content_words, cut_to_stems

# The fewest items; the words of an item's text; the most lines above the text of an item (a kicker and the headline)
# and of the first item, which the name of the column and a date stand above as well.
FEWEST_ITEMS, ITEM_WORDS, HEADS, FIRST_HEADS = 3, range(15, 161), 2, 4
# The least stems of its own text that a headline holds, and the mean of all headlines of the page.
OWN, MEAN_OWN = 1, 2


class _Item(NamedTuple):
    """The places of the short lines above a text, and the places of the paragraphs of the text."""

    heads: tuple[int, ...]
    prose: tuple[int, ...]


def find_briefs(decisions: Sequence[Decision]) -> tuple[int, ...]:
    """The blocks at which the items of news in brief begin; empty where the text is anything else.

    Every kept line must belong to an item, and nothing that was left out may stand between a headline and its text: an
    article has its credits there. Texts in scripts without spaces are not looked at, since their stems are
    only pairs of characters.
    """
    if not decisions or has_no_spaces(decisions[0].block.text):
        return ()
    texts = [decision.block.text for decision in decisions]
    items: list[_Item] = []
    for item in _items(decisions):
        if not _is_brief(texts, item):
            return ()
        items.append(item)
    if len(items) < FEWEST_ITEMS:
        return ()
    heads = len(items[1].heads)
    if heads > HEADS or not heads <= len(items[0].heads) <= FIRST_HEADS:
        return ()
    if any(len(item.heads) != heads for item in items[1:]) or not _tell_apart(texts, items):
        return ()
    return tuple(item.heads[-heads] for item in items)


def _items(decisions: Sequence[Decision]) -> Iterator[_Item]:
    """Yield the items: short lines, then prose. Prose or short lines that stand alone make an item that is no brief.

    The place above the first headline was taken for its kicker.
    """
    heads: list[int] = []
    prose: list[int] = []
    for index, decision in enumerate(decisions):
        if decision.label.kind not in ("title", "body") and decision.label.by != LAYOUT_KICKER:
            continue
        text = decision.block.text
        if is_prose_sentence(text):
            prose.append(index)
            continue
        if prose:
            yield _Item(tuple(heads), tuple(prose))
            heads, prose = [], []
        heads.append(index)
    if heads or prose:
        yield _Item(tuple(heads), tuple(prose))


def _is_brief(texts: Sequence[str], item: _Item) -> bool:
    """Whether an item has a headline that tells of its text; numbers and hours begin the items of other lists."""
    if not item.heads or not item.prose or item.prose[0] != item.heads[-1] + 1:
        return False
    if sum(count_words(texts[index]) for index in item.prose) not in ITEM_WORDS:
        return False
    lines = [texts[index].strip() for index in item.heads]
    if any(line[:1].isdigit() or line.endswith((":", ",")) or ends_sentence(line) for line in lines):
        return False
    is_headline = FEWEST_WORDS < count_words(lines[-1]) <= LONG_WORDS
    return is_headline and len(stems(lines[-1]) & _topic(texts, item)) >= OWN


def _tell_apart(texts: Sequence[str], items: Sequence[_Item]) -> bool:
    """Whether each headline tells of its own text alone, and the lines above the first one of few texts."""
    topics = [_topic(texts, item) for item in items]
    names = [stems(texts[item.heads[-1]]) for item in items]
    if sum(len(own & topic) for own, topic in zip(names, topics, strict=True)) < MEAN_OWN * len(items):
        return False
    where: dict[str, set[int]] = {}  # stem -> the items that tell of it
    for place, topic in enumerate(topics):
        for stem in topic:
            where.setdefault(stem, set()).add(place)
    for own, topic in zip(names, topics, strict=True):
        elsewhere = [stem for stem in own if len(where.get(stem, ())) > (stem in topic)]
        if 2 * len(elsewhere) > len(own):
            return False
        for some in combinations(elsewhere, MEAN_OWN):
            if len(set.intersection(*(where[stem] for stem in some))) > topic.issuperset(some):
                return False  # Another text tells of as much of this headline as its own has to.
    above = frozenset[str]().union(*(stems(texts[index]) for index in items[0].heads[:-1]))
    return 2 * sum(bool(above & topic) for topic in topics) < len(items)


def _topic(texts: Sequence[str], item: _Item) -> frozenset[str]:
    return frozenset().union(*(stems(texts[index]) for index in item.prose))


def stems(text: str) -> frozenset[str]:
    """The stems of the words that carry the topic of a text."""
    return frozenset(cut_to_stems(content_words(text)))

"""Decisions and the authors that were read -> a block that prints an author is a byline, whatever box it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from newsclean.kinds import CREDITS, OF_ARTICLE, PLACES
from newsclean.label.decide import is_kept_by_rule, overrule
from newsclean.measure import count_words, ends_sentence
from newsclean.metadata.dates.cut import cut_dates
from newsclean.metadata.dates.find import holds_date
from newsclean.metadata.people.byline_leads import starts_as_byline
from newsclean.origins import BYLINE
from newsclean.records import Decision, Document, Label
from newsclean.whole_words import holds_whole

# Kinds that a block may have from its place or box alone; where a phrase gave the kind, the kind stays.
_BOXES = PLACES | {"tag_cloud", "related_link", "advertisement", "gallery"}
# A name alone counts as a credit only beside a block of these kinds; elsewhere it is an entry in a list of authors or
# stories. The first set is for blocks above the text, the second for all others.
_BESIDE_ABOVE = OF_ARTICLE | CREDITS | {"author_bio", "read_time"}
_BESIDE = frozenset(("body", "author_bio"))
# The longest credit, in characters; the most words in it besides names and dates; how many blocks above the headline
# and below the text it may stand. Set by hand on the pages of the development corpus.
LONGEST, MOST_WORDS, ABOVE, BELOW = 160, 8, 4, 4
# The same words of a block that the structure took for text: "Posted on 4 May by Jane Doe". Sub-headings have more.
MOST_WORDS_IN_TEXT = 4
# Marks that set off a signature.
_MARKS = " \t\n*-–—―/|()[].,:"


def name_bylines(document: Document, decisions: Sequence[Decision], authors: Sequence[str]) -> tuple[Decision, ...]:
    """The decisions, in which blocks beside the text that hold an author's name are named bylines.

    The last paragraph of the text is one too if it is nothing but such a name, and in HTML the first ones below the
    headline that are little else.
    """
    names = tuple(author.lower() for author in authors if author)
    kept = [decision.block.index for decision in decisions if decision.label.kind == "body"]
    if not names or not kept:
        return tuple(decisions)
    title = next((decision.block.index for decision in decisions if decision.label.kind == "title"), 0)
    found = set(_credits(document, decisions[: kept[-1] + BELOW + 1], names, max(0, title - ABOVE), kept[0]))
    last = decisions[kept[-1]]
    if len(kept) > 1 and _is_signature(last.block.text, names) and not is_kept_by_rule(last.label):
        found.add(kept[-1])
    if decisions[title].label.kind == "title":
        found.update(_below_headline(document, decisions[title + 1 : kept[-1]], names))
    return tuple(_renamed(decisions, found))


def _credits(
    document: Document, decisions: Sequence[Decision], names: Sequence[str], first: int, text_from: int
) -> Iterator[int]:
    for index in range(first, len(decisions)):
        label, text = decisions[index].label, decisions[index].block.text
        if label.kind not in _BOXES or label.by.kind == label.kind or len(text) > LONGEST:
            continue
        here = _names_in(text, names)
        if not here:
            continue
        if _is_signature(text, here):
            near = _BESIDE_ABOVE if index < text_from else _BESIDE
            beside = (*decisions[max(0, index - 1) : index], *decisions[index + 1 : index + 2])
            if " " in here[0] and any(decision.label.kind in near for decision in beside):
                yield index
        elif _is_credit(document, text, here):
            yield index


def _below_headline(document: Document, decisions: Sequence[Decision], names: Sequence[str]) -> Iterator[int]:
    """Yield the blocks of an HTML page that stand first in its text and hold an author's name and little else.

    They stand in the article's element, so the structure takes a short one for text.
    """
    for decision in decisions:
        block, label = decision.block, decision.label
        if label.kind != "body":
            continue
        if block.markup is None or block.kind == "heading" or is_kept_by_rule(label):
            return
        if ends_sentence(block.text) or block.text.rstrip().endswith((":", "：")):  # who speaks in an interview
            return
        here = _names_in(block.text, names)
        if not (_is_signature(block.text, names) or _is_credit(document, block.text, here, MOST_WORDS_IN_TEXT)):
            return
        yield block.index


def _names_in(text: str, names: Sequence[str]) -> list[str]:
    """Those of the names that a block has; none where it is too long for a credit."""
    lower = text.lower() if len(text) <= LONGEST else ""
    return [name for name in names if holds_whole(lower, name)]


def _is_credit(document: Document, text: str, here: Sequence[str], most: int = MOST_WORDS) -> bool:
    """Whether a block that has the names `here` has a byline's lead or a date and at most so many words besides."""
    languages = (document.language,)
    if not here or not (starts_as_byline(text, languages) or holds_date(text, languages)):
        return False
    return count_words(cut_dates(text, languages)) - sum(map(count_words, here)) <= most


def _is_signature(text: str, names: Sequence[str]) -> bool:
    """Whether a block is an author's name and nothing else.

    >>> _is_signature("– Jane Doe", ["jane doe"]), _is_signature("Jane Doe won.", ["jane doe"])
    (True, False)
    """
    return len(text) <= LONGEST and text.strip(_MARKS).lower() in names


def _renamed(decisions: Sequence[Decision], found: Set[int]) -> Iterator[Decision]:
    for decision in decisions:
        if decision.block.index not in found:
            yield decision
            continue
        own = decision.label
        label = Label(own.block, "byline", max(own.score, 0.5), BYLINE, "Holds the name of the article's author")
        yield overrule(decision, label)

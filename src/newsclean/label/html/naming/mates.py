"""Names for left out blocks that nothing names, from the few blocks that stand with them in one small box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice

from newsclean.kinds import ChromeKind, LabelKind
from newsclean.label.decide import NAMING_SCORE
from newsclean.label.html.boxes import WIDE, stands_in
from newsclean.measure import count_words
from newsclean.origins import HTML_MATES, STRUCTURE_LINKS
from newsclean.records import Block, Document, Label

# Kinds of boxes that hold one thing: its name, a sentence about it, a button.
MATES: frozenset[ChromeKind] = frozenset(
    {"newsletter", "paywall", "author_bio", "poll", "cookie_notice", "comment_form", "advertisement", "related_link"}
)
# The kinds that a block may take from its box, by the one it has: none but of a form or a button, or of a place at the
# side. Who wrote an article is named in the box that tells of the author, too.
_WANTED: Mapping[LabelKind, frozenset[ChromeKind]] = {
    "other": MATES, "call_to_action": MATES, "sidebar": frozenset({"newsletter", "poll"}),
    "byline": frozenset({"author_bio"}),
}  # fmt: skip
# Kinds that an entry of a list may have got from its place.
_OF_LINKS: frozenset[LabelKind] = frozenset({"navigation", "related_link", "other"})
# Kinds that name no box: what nothing names, what a form or a button is by itself, and a place.
_NAMES_NO_BOX: frozenset[LabelKind] = frozenset({"other", "call_to_action", "sidebar"})
# The least score of a rule that names a box; the most blocks of a box, and how far around a block it may reach.
LEAST, MOST, LEVELS = 0.7, 12, 4
# The same for comment forms: the names of their fields are those of other forms' fields.
LEAST_OF_FORM = 0.8
# The fewest words of a link that names a box: one with fewer may lead anywhere.
HEADLINE = 4
# What stands at the side with this share of its characters in links is another story.
LINKED = 0.3


def label_mates(
    document: Document, own: Mapping[int, LabelKind], opinions: Sequence[Label], ruled: Sequence[Label]
) -> Iterator[Label]:
    """Yield an opinion on each block that is left out and not named, where all named blocks of its box are of one kind.

    `opinions` are those of the structure and `own` the blocks' kinds by them, `ruled` those of the rules. A box that
    holds text of the article is none.
    """
    links = {label.block for label in opinions if label.by is STRUCTURE_LINKS}
    named: dict[int, LabelKind] = {}
    for label in sorted(ruled, key=lambda label: -label.score):
        if label.score >= (LEAST_OF_FORM if label.kind == "comment_form" else LEAST):
            named.setdefault(label.block, label.kind)
    kinds: dict[int, LabelKind] = {**own, **named}
    links.difference_update(named)
    naming = {place for place, kind in kinds.items() if kind in MATES}
    for place, kind in own.items():
        wanted = _WANTED.get(kind)
        if wanted is None or place in named or naming.isdisjoint(range(place - MOST, place + MOST)):
            continue
        markup = document.blocks[place].markup
        if kind == "sidebar" and (markup is None or markup.link_share >= LINKED):
            continue  # another story
        found = _kind_of_mates(document.blocks, place, kinds, links)
        if found is not None and found in wanted:
            yield Label(place, found, NAMING_SCORE, HTML_MATES, "Stands in a small box with blocks of this kind")


def label_legal_lists(document: Document, own: Mapping[int, LabelKind], ruled: Sequence[Label]) -> Iterator[Label]:
    """Yield an opinion on each entry that no rule names in a list of which half are links to the site's legal pages.

    `own` are the blocks' kinds by the structure, `ruled` the opinions of the rules.
    """
    blocks = document.blocks
    named = {label.block for label in ruled if label.score >= NAMING_SCORE}
    legal: dict[int, set[int]] = {}
    for label in ruled:
        markup = blocks[label.block].markup
        if label.kind == "legal" and markup is not None and label.score >= NAMING_SCORE:
            for at in islice(markup.elements.line(markup.element), LEVELS):
                if markup.elements.tags[at] == "ul":
                    legal.setdefault(at, set()).add(label.block)
                    break
    for box, known in legal.items():
        first = min(known)
        inside = [*_inside(blocks, range(first, -1, -1), box), *_inside(blocks, range(first + 1, len(blocks)), box)]
        if 1 < len(known) < len(inside) <= 2 * len(known):
            for place in inside:
                if place not in named and own[place] in _OF_LINKS:
                    yield Label(place, "legal", NAMING_SCORE, HTML_MATES, "Stands in a list of links to legal pages")


def _kind_of_mates(
    blocks: Sequence[Block], place: int, kinds: Mapping[int, LabelKind], links: Set[int]
) -> LabelKind | None:
    """The kind of the named blocks in the smallest box around `place` that has any; None where they are of several.

    Of `links` only those as long as a headline name the box.
    """
    markup = blocks[place].markup
    if markup is None:
        return None
    elements = markup.elements
    for box in islice(elements.line(elements.parents[markup.element]), LEVELS):
        if elements.tags[box] in WIDE:
            return None
        inside = [*_inside(blocks, range(place - 1, -1, -1), box), *_inside(blocks, range(place + 1, len(blocks)), box)]
        if len(inside) >= MOST:
            return None
        telling = [i for i in inside if i not in links or count_words(blocks[i].text) >= HEADLINE]
        if found := {kinds[i] for i in telling} - _NAMES_NO_BOX - {kinds[place]}:
            return found.pop() if len(found) == 1 else None
    return None


def _inside(blocks: Sequence[Block], places: Iterable[int], box: int) -> Iterator[int]:
    """Yield the places up to the first block that stands outside the element `box`, at most MOST."""
    for place in islice(places, MOST):
        markup = blocks[place].markup
        if markup is None or not stands_in(blocks[place], box, markup.elements.parents):
            return
        yield place

"""What stands with the headline of another story in its card, such as its day, its author and its section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from newsclean.html_names import without_digits
from newsclean.kinds import STORIES, Kinds, LabelKind
from newsclean.label.html.boxes import stands_in
from newsclean.measure import count_words
from newsclean.origins import HTML_MATES
from newsclean.records import Block, Document, Elements, Label

# Kinds that a part of a card may have got from its own box or place.
PARTS: Kinds = frozenset(
    {
        "other",
        "byline",
        "date_line",
        "image_caption",
        "image_credit",
        "navigation",
        "gallery",
        "player",
        "call_to_action",
    }
)
# The most blocks of a card, how far around a part of one it reaches, and the fewest words of its headline.
MOST, LEVELS, HEADLINE = 7, 5, 4
# The score: above that of a rule that knows the name of a section.
SCORE = 0.9
_PAGE = frozenset(("html", "body", "main"))
# Of how many elements of the page these are the parent, the tag and the first name but for digits; empty until needed.
_Shapes = Counter[tuple[int, str, str]]


def label_cards(document: Document, kinds: Mapping[int, LabelKind]) -> Iterator[Label]:
    """Yield an opinion on each part of a card: a small box with another story's headline, beside a box like it.

    `kinds` are the blocks' kinds by the structure. A box that holds text of the article, or stands above it, is none.
    """
    blocks = document.blocks
    first = next((place for place, kind in kinds.items() if kind == "body"), len(blocks))
    stories = {place for place, kind in kinds.items() if kind in STORIES}
    known: dict[int, LabelKind | None] = {}
    shapes: _Shapes = Counter()
    for place, kind in kinds.items():
        if kind in PARTS and place > first and not stories.isdisjoint(range(place - MOST, place + MOST)):
            found = _kind_of_card(blocks, place, kinds, known, shapes)
            if found is not None:
                yield Label(place, found, SCORE, HTML_MATES, "Stands in a card with another story's headline")


def _kind_of_card(
    blocks: Sequence[Block],
    place: int,
    kinds: Mapping[int, LabelKind],
    known: dict[int, LabelKind | None],
    shapes: _Shapes,
) -> LabelKind | None:
    """The kind of the headline in the smallest box around `place` that has one; None where there is no card.

    `known` is a cache for the boxes of the page.
    """
    markup = blocks[place].markup
    if markup is None:
        return None
    for box in islice(markup.elements.line(markup.elements.parents[markup.element]), LEVELS):
        if box not in known:
            known[box] = _kind_of_box(blocks, place, box, kinds, shapes)
        kind = known[box]
        if kind is not None:
            return kind if kind != "body" else None
    return None


def _kind_of_box(
    blocks: Sequence[Block], place: int, box: int, kinds: Mapping[int, LabelKind], shapes: _Shapes
) -> LabelKind | None:
    """The kind of the headline in the element `box` around `place`; None for no headline, "body" if it is no card."""
    markup = blocks[place].markup
    if markup is None or markup.elements.tags[box] in _PAGE:
        return "body"
    elements = markup.elements
    begin = end = place
    while begin > 0 and end - begin < MOST and stands_in(blocks[begin - 1], box, elements.parents):
        begin -= 1
    while end + 1 < len(blocks) and end - begin < MOST and stands_in(blocks[end + 1], box, elements.parents):
        end += 1
    inside = range(begin, end + 1)
    if len(inside) > MOST or any(kinds.get(other) == "body" for other in inside):
        return "body"
    for other in inside:
        kind = kinds.get(other)
        if kind in STORIES and _is_headline(blocks[other]):
            return kind if _has_like(elements, box, shapes) else "body"
    return None


def _is_headline(block: Block) -> bool:
    is_link = block.kind == "heading" or (block.markup is not None and block.markup.link_share > 0)
    return is_link and count_words(block.text) >= HEADLINE


def _has_like(elements: Elements, box: int, shapes: _Shapes) -> bool:
    """Whether an element beside `box` has its tag and its first name, but for digits."""
    if not shapes:
        firsts = {names: _first_name(names) for names in set(elements.names)}
        shapes.update(zip(elements.parents, elements.tags, map(firsts.__getitem__, elements.names), strict=True))
    return shapes[elements.parents[box], elements.tags[box], _first_name(elements.names[box])] > 1


def _first_name(names: str) -> str:
    return without_digits(names.partition(" ")[0])

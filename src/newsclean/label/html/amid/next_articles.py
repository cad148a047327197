"""Articles that a page loads below its own as a reader scrolls on, each with its headline and its text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from newsclean.label.html.boxes import stands_in
from newsclean.label.html.features import block_sizes, ends_like_prose
from newsclean.metadata.dates.find import holds_date
from newsclean.metadata.people.byline_leads import starts_as_byline
from newsclean.origins import HTML_NEXT_ARTICLE
from newsclean.records import Block, Document, Elements, Label

# The fewest sentences of a text in each of two articles, and the least size of one, in characters.
SENTENCES, LENGTH = 2, 60
# After so many headings of no other article it is not looked for further: each may need a search of all blocks.
_MOST_MISSES = 50


def label_next_articles(document: Document, opinions: Sequence[Label]) -> Iterator[Label]:
    """Yield an opinion on each kept block of another article: it has a box like that of the page's own, below that.

    Both are an <article>, in which the headline stands in the same place, is of the same sort and has prose below; the
    other one is signed or dated. Parts, questions and entries of a live report have headings of another sort than the
    headline, or stand in one box with it, or have no names and days. (1,694 pages: without the last two conditions the
    parts of two pages would go, with them nothing.)
    `opinions` are those of the structure.
    """
    blocks = document.blocks
    title = next((label.block for label in opinions if label.kind == "title"), None)
    if title is None or blocks[title].kind != "heading":
        return
    repeats = {label.block for label in opinions if label.kind == "duplicate_title"}
    kept = [label.block for label in opinions if label.kind == "body"]
    own = blocks[title].text.casefold()
    headings = [
        block
        for block in blocks[title + 1 :]
        if block.kind == "heading" and _is_of_sort(block, blocks[title]) and block.index not in repeats
    ]
    if not headings:
        return
    apart = _kept_by_box(blocks, kept, blocks[title])
    taken, misses = -1, 0
    for heading in headings:
        if misses == _MOST_MISSES:
            return
        if heading.index <= taken or own in heading.text.casefold():
            continue
        boxes = _boxes_apart(blocks[title], heading)
        if boxes is None:
            continue
        there = apart.get(boxes[1], [])
        said = _sentences(blocks, there, heading.index)
        if (
            len(said) < SENTENCES
            or len(_sentences(blocks, _kept_in(blocks, kept, boxes[0]), title)) < SENTENCES
            or not any(_is_credit(block, document.language) for block in blocks[heading.index + 1 : said[0]])
        ):
            misses += 1
            continue
        taken = there[-1]
        for place in there:
            yield Label(
                place, "related_link", 1.0, HTML_NEXT_ARTICLE, "Stands in another article, below the page's own"
            )


def _is_of_sort(block: Block, headline: Block) -> bool:
    one, other = block.markup, headline.markup
    return one is not None and other is not None and one.tag == other.tag


def _boxes_apart(headline: Block, heading: Block) -> tuple[int, int] | None:
    """The two elements side by side that hold a headline each, at the same place in it; None for others."""
    if headline.markup is None or heading.markup is None:
        return None
    elements = headline.markup.elements
    one, other = ([*elements.line(block.markup.element)] for block in (headline, heading) if block.markup)
    shared = set(one).intersection(other)
    one, other = ([at for at in line if at not in shared] for line in (one, other))
    if not 1 < len(one) == len(other) or "article" not in map(elements.tags.__getitem__, one):
        return None
    are_alike = all(_are_alike(elements, *pair) for pair in zip(one, other, strict=True))
    return (one[-1], other[-1]) if are_alike else None


def _are_alike(elements: Elements, one: int, other: int) -> bool:
    """Whether two elements have the same tag and, but for names with a number, a name in common or none."""
    if elements.tags[one] != elements.tags[other]:
        return False
    mine, yours = (_names(elements.names[at]) for at in (one, other))
    return not mine.isdisjoint(yours) or (not mine and not yours)


def _names(names: str) -> frozenset[str]:
    return frozenset(name for name in names.split() if not any(map(str.isdigit, name)))


def _kept_by_box(blocks: Sequence[Block], kept: Sequence[int], headline: Block) -> Mapping[int, list[int]]:
    """The kept blocks by the outermost element around each that does not hold the headline."""
    by_box: dict[int, list[int]] = defaultdict(list)
    around = set(headline.markup.elements.line(headline.markup.element)) if headline.markup else set()
    for i in kept:
        box = -1
        if markup := blocks[i].markup:
            for at in markup.elements.line(markup.element):
                if at in around:
                    break
                box = at
        by_box[box].append(i)
    return by_box


def _kept_in(blocks: Sequence[Block], kept: Sequence[int], box: int) -> Iterator[int]:
    return (i for i in kept if (markup := blocks[i].markup) and stands_in(blocks[i], box, markup.elements.parents))


def _sentences(blocks: Sequence[Block], inside: Iterable[int], headline: int) -> list[int]:
    """The first sentences of a text below a headline, as many as it needs."""
    return [*islice((i for i in inside if i > headline and _is_said(blocks[i])), SENTENCES)]


def _is_credit(block: Block, language: str) -> bool:
    return starts_as_byline(block.text, (language,)) or holds_date(block.text, (language,))


def _is_said(block: Block) -> bool:
    return block_sizes([block.text])[0] >= LENGTH and ends_like_prose(block.text)

"""Cards that a page repeats, each with a linked headline: on the page of an article, teasers of other stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from newsclean.label.html.boxes import stands_in
from newsclean.label.html.elements import Shapes, Sums
from newsclean.measure import ends_sentence
from newsclean.records import Block, Elements

# How far around a block its card reaches, and how many alike stand side by side at least.
LEVELS, ALIKE = 4, 3
# The most blocks and characters of a card, and the fewest characters of its headline, a block with the share LINK in
# links.
MOST, LARGEST, HEADLINE, LINK = 8, 700, 12, 0.8
# Cards beside a longer text, in characters, are left to the trees: on the articles of the development corpus that
# declare themselves, what is kept of cards there is 119 blocks of chrome and 315 of text, out of fold. Beside shorter
# texts it is none; on the same pages cut short to 30 to 150 words, 79 and 7.
SHORT = 1500


def in_linked_cards(
    elements: Elements, owners: Sequence[int], shapes: Shapes, sums: Sums, sizes: Sequence[int], links: Sequence[float]
) -> list[bool]:
    """For each block whether it stands in a small box with a linked headline, beside others with its tag and names.

    `owners` are the blocks' elements, `links` the shares of the blocks in links.
    """
    ups, of, first, end, size = elements.parents, shapes.of, sums.first, sums.end, sums.size
    headed = [0]
    for own, link in zip(sizes, links, strict=True):
        headed.append(headed[-1] + (link >= LINK and own >= HEADLINE))
    found = [False] * len(owners)
    if not headed[-1]:
        return found
    beside = Counter(zip(ups, of, strict=False))
    for place, at in enumerate(owners):
        if links[place] >= LINK or at in shapes.lists:
            continue
        for box in islice(elements.line(at), LEVELS):
            start, stop = first[box], end[box]
            if stop - start > MOST or size[stop] - size[start] > LARGEST:
                break
            if headed[stop] > headed[start] and beside[ups[box], of[box]] >= ALIKE:
                found[place] = True
                break
    return found


def beside_short_text(
    blocks: Sequence[Block], kept: Sequence[bool], cards: Sequence[bool], headline: int | None
) -> list[int]:
    """The kept blocks in cards outside the box of the first sentence, if the text that is in no card is short.

    What stands above the headline, or the headline's card itself, is no such text.
    """
    inside = [i for i, (keep, card) in enumerate(zip(kept, cards, strict=True)) if keep and card]
    if not inside or headline is None or cards[headline]:
        return []
    text = [i for i in range(headline + 1, len(blocks)) if kept[i] and not cards[i] and ends_sentence(blocks[i].text)]
    markup = blocks[text[0]].markup if text else None
    if markup is None or sum(len(blocks[i].text) for i in text) >= SHORT:
        return []
    home = markup.elements.parents[markup.element]
    return [i for i in inside if not stands_in(blocks[i], home, markup.elements.parents)]

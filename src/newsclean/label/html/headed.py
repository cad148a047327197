"""What stands around a page's headline, as an article has it: a day, a byline, and sentences right below."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from newsclean.label.html.features import block_sizes
from newsclean.label.html.head import page_titles
from newsclean.label.html.headline import find_headline
from newsclean.metadata.dates.find import holds_date
from newsclean.metadata.people.byline_leads import starts_as_byline
from newsclean.records import Block, Document

# A day and a byline stand within so many blocks above and below the headline, in a line of at most _LINE characters.
_ABOVE, _BELOW, _LINE = 3, 5, 120
# The text below the headline is looked for in so many blocks: those of _SENTENCE characters and more, with less than
# _LINKS of them in links.
_FAR, _SENTENCE, _LINKS = 59, 60, 0.3


def around_headline(document: Document, kept: Sequence[bool]) -> dict[str, float]:
    """How long the headline and the text right below it are (as logarithms), and whether a day and a byline are near.

    The text ends at the next heading. Short articles amid many teasers and comments are known by this: the whole of
    what was kept of such a page looks like a listing. A listing's headline is short, and has neither day nor byline.
    """
    blocks = document.blocks
    headline, _ = find_headline(blocks, [*filter(None, page_titles(document)[:2])], kept)
    if headline is None:
        return {"headline_size": 0.0, "headline_dated": 0.0, "headline_signed": 0.0, "below_headline": 0.0}
    languages = (document.language,) if document.language else ()
    near = (*blocks[max(0, headline - _ABOVE) : headline], *blocks[headline + 1 : headline + 1 + _BELOW])
    lines = [block.text for block in near if len(block.text) <= _LINE]
    return {
        "headline_size": log(block_sizes([blocks[headline].text])[0] + 1),
        "headline_dated": float(any(holds_date(line, languages) for line in lines)),
        "headline_signed": float(any(starts_as_byline(line, languages) for line in lines)),
        "below_headline": log(_text_size(blocks[headline + 1 : headline + 1 + _FAR]) + 1),
    }


def _text_size(blocks: Sequence[Block]) -> int:
    """The characters of the blocks that may be sentences, up to the first heading behind one of them."""
    size = 0
    for block in blocks:
        if block.kind == "heading" and size:
            break
        if block.markup is not None and block.markup.link_share < _LINKS and len(block.text) >= _SENTENCE:
            size += len(block.text)
    return size

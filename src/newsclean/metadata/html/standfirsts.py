"""Reads the standfirst below the headline: by its name, or as the page's own description where it stands apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence, Set

from newsclean.html_names import without_digits
from newsclean.measure import count_words, ends_sentence, fold_spaces, is_prose_sentence
from newsclean.metadata.dates.lines import find_date_line
from newsclean.metadata.html.hints import is_called_standfirst
from newsclean.metadata.people.byline_leads import starts_as_byline
from newsclean.metadata.people.bylines import parse_byline
from newsclean.records import Block, Candidate

# Most blocks between the headline and a standfirst, and its fewest and most words.
_WITHIN, _FEWEST, _MOST = 3, 4, 80
# At most this share of a standfirst is in links.
_LINKS = 0.5
# How much a standfirst is believed that is called so, and one that the page describes its article with.
_CALLED, _DESCRIBES = 0.75, 0.7


def read_standfirst(
    near: Sequence[Block], headline: int, shared: Set[int], languages: Sequence[str], descriptions: Collection[str]
) -> Iterator[Candidate]:
    """Yield the first line below the headline that is called a standfirst, or else is one of the `descriptions`.

    `near` are the blocks around the headline, which has the index `headline`; `shared` are the elements around it.
    """
    described = {fold_spaces(each) for each in descriptions}
    told = None
    for place, block in enumerate(near):
        if block.markup is None or not 0 < block.index - headline <= _WITHIN:
            continue
        text = fold_spaces(block.text)
        if not _FEWEST <= count_words(text) <= _MOST or block.markup.link_share > _LINKS:
            continue
        is_called = is_called_standfirst(near, place, shared)
        if not is_called and (text not in described or not _stands_apart(near, place)):
            continue
        if find_date_line(text, languages) is not None or _is_byline(text, languages):
            continue
        if is_called:
            yield Candidate("subtitle", text, "dom", _CALLED, block.index)
            return
        told = told or Candidate("subtitle", text, "dom", _DESCRIBES, block.index)
    if told is not None:
        yield told


def _stands_apart(near: Sequence[Block], place: int) -> bool:
    """Whether the text below a block stands in another sort of box, and the block is no picture's.

    A text's first paragraph and the caption of its picture describe it as well.
    """
    markup = near[place].markup
    if markup is None or "figure" in map(markup.elements.tags.__getitem__, markup.elements.line(markup.element)):
        return False
    below = next(
        (block for block in near[place + 1 :] if block.kind == "paragraph" and is_prose_sentence(block.text)), None
    )
    return below is not None and _box(near[place]) != _box(below)


def _box(block: Block) -> tuple[str, str] | None:
    """The tag and the names, but for digits, of the element around a block's own."""
    if block.markup is None:
        return None
    elements = block.markup.elements
    around = elements.parents[block.markup.element]
    return (elements.tags[around], without_digits(elements.names[around])) if around >= 0 else None


def _is_byline(text: str, languages: Sequence[str]) -> bool:
    """Whether a line begins as a byline does and names authors, and is no sentence."""
    is_led = starts_as_byline(text, languages) and not ends_sentence(text)
    return is_led and bool(parse_byline(text, languages).authors)

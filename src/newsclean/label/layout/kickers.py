"""Whether the few words above a line are its kicker, such as "Culture" or "OBAN", or a headline of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsclean.kinds import OF_ARTICLE
from newsclean.label.layout.lines import Line, has_credit_below, is_marked, words_of_prose
from newsclean.language.profile import function_words
from newsclean.measure import all_words, count_words, has_no_spaces
from newsclean.metadata.url import slug_of, slug_words
from newsclean.metadata.words import fold_words, word_set
from newsclean.records import Block, Document
from newsclean.topic_words import cut_to_stems

# The most lines above a headline that are its kicker.
KICKERS = 2
# The longest kicker that a rule knows or that is in capitals, and the longest other one, in words; the longest in a
# script without spaces, in characters. "The ferry returns" may be a headline above its standfirst, and to discard a
# headline is worse than to leave a kicker in the text.
KICKER_WORDS, BARE_WORDS, UNSPACED_KICKER = 3, 2, 4
# The fewest characters of a headline behind its kicker, in a script without spaces; and how near credits stand to it.
UNSPACED_HEADLINE, CREDITS_BELOW = 8, 2

_DOMAIN = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/?", re.I)


def are_kickers(document: Document, lines: Sequence[Line], headline: int, last: int) -> bool:
    """Whether the lines above `headline`, in a text that ends at `last`, are no more than a kicker and credits."""
    if headline > KICKERS:
        return False
    unknown = []
    for block, line in zip(document.blocks[:headline], lines, strict=False):
        if is_marked(document, block.index):
            return False
        if not line.credit and not _is_known(block.text.strip(), line, document.language):
            if line.ends or not _is_short(block.text.strip(), line, document.language):
                return False
            unknown.append(block)
    return not any(_is_of_the_text(block, document, lines, headline, last) for block in unknown)


def without_rules_on_kickers(document: Document, lines: Sequence[Line], start: int) -> Sequence[Line]:
    """The lines, with no rule for a headline that begins with its kicker: "In pictures: the boats come home".

    Such a line is the teaser of another story elsewhere; on the first line, or right above credits, it is not.
    """
    first = next((index for index in range(start) if lines[index].printed), start)
    bare = {
        index: replace(line, chrome=False, credit=False, matches=())
        for index, line in enumerate(lines[:start])
        if (line.matches or line.credit)
        and (index == first or has_credit_below(lines, index, CREDITS_BELOW))
        and _has_kicker(document.blocks[index].text, document.language)
    }
    return [bare.get(index, line) for index, line in enumerate(lines)] if bare else lines


def _has_kicker(text: str, language: str) -> bool:
    head, colon, headline = text.replace("：", ":").partition(":")
    is_long = len(headline) >= UNSPACED_HEADLINE if has_no_spaces(headline) else count_words(headline) > KICKER_WORDS
    return bool(colon) and is_long and fold_words(head) in word_set((language,), "kickers")


def _is_known(text: str, line: Line, language: str) -> bool:
    """Whether a rule or a list knows the line, or it ends in a colon, as no headline does, or is a bare domain."""
    if line.words > KICKER_WORDS or line.ends:
        return False
    if line.matches:
        return not line.is_a(*OF_ARTICLE)
    is_listed = fold_words(text) in word_set((language,), "kickers")
    return is_listed or text.endswith((":", "：")) or _DOMAIN.fullmatch(text) is not None


def _is_short(text: str, line: Line, language: str) -> bool:
    """Whether it is in capitals, or of so few words that it hardly says what happened."""
    if has_no_spaces(text):
        return len(text) <= UNSPACED_KICKER
    if line.words > (KICKER_WORDS if text.isupper() else BARE_WORDS):
        return False
    return function_words(language.split("-")[0]).isdisjoint(all_words(text))


def _is_of_the_text(block: Block, document: Document, lines: Sequence[Line], headline: int, last: int) -> bool:
    """Whether it has a word of the page's address or of the prose below, as headlines do.

    A single word may stand in the prose, too: the name of a place does.
    """
    if not slug_of(document.page.url).isdisjoint(slug_words(block.text)):
        return True
    words = all_words(block.text)
    if has_no_spaces(block.text):
        pairs = set(map("".join, pairwise(block.text)))
        return any(pair in document.blocks[index].text for index in range(headline + 1, last + 1) for pair in pairs)
    stems = cut_to_stems(words_of_prose(document, lines, headline + 1, last)) if len(words) > 1 else ()
    return not set(stems).isdisjoint(cut_to_stems(words))

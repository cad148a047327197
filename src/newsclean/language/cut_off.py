"""Decides whether an article breaks off. Its end must show it, since many complete texts end without a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsclean.article import ArticleBlock
from newsclean.language.folders import read_traces
from newsclean.measure import count_words
from newsclean.whole_words import is_of_word

# Kinds of blocks that are written in sentences. Headings, list items and rows often end without a mark.
_WRITTEN = frozenset(("paragraph", "quote", "caption"))
# Three dots, but not a longer row of dots that fills a line.
_ELLIPSIS = re.compile(r"(?<![.…])(?:\.\.\.|…|\[\s*(?:\.\.\.|…|&hellip;)\s*\])$")
_LONGEST_ELLIPSIS = 20  # characters, with the spaces in its brackets
# Marks after which more words must follow: a comma, a hyphen after a word, an opening bracket or quote mark.
_OPEN = re.compile(r"(?:[,;，、]|\w-|\s[(\[“„‘«]|[（「『])$")
_LETTERS = re.compile(r"[^\W\d_]+")
# What decoding makes of a character whose last bytes were cut off.
_HALF = "\ufffd"
# Paragraphs with fewer words and no mark are a signature, a place or a label. Chosen by hand.
LEAST_WORDS = 8
# Fewest letters of a piece of a word, and fewest letters that it lacks. Without an ending only, it is another form of
# the word.
_PIECE, _LACKS = 3, 3
# Fewest places of longer words. Of whole sentences of the development corpus that had lost their full stop, 2.6 in
# 1,000 are taken for cut ones, and 8 with a single place; of sentences cut at random, 7 and 13 in 100 are found so.
_LEAST_LONGER = 2


def breaks_off(blocks: Sequence[ArticleBlock], language: str) -> bool:
    """Whether the last of an article's blocks ends in mid-sentence.

    >>> whole = ArticleBlock("paragraph", "The ministers met again to discuss the treaty.")
    >>> breaks_off([whole, ArticleBlock("paragraph", "They will meet again on Monday in order to")], "en")
    True
    >>> breaks_off([whole, ArticleBlock("heading", "When they will meet again and what there is to")], "en")
    False
    """
    if not blocks or blocks[-1].kind not in _WRITTEN:
        return False
    return is_cut_off(blocks[-1].text, language, [block.text for block in blocks[:-1]])


def is_cut_off(text: str, language: str, above: Sequence[str] = ()) -> bool:
    """Whether a paragraph ends in mid-sentence. `above` are the paragraphs before it.

    It does if it ends with an ellipsis, with a word that cannot end a sentence, inside a word that occurs complete and
    more than once in the text, with a comma, an opening bracket or an opening quote mark, or with half a character.

    >>> is_cut_off("The ministers met again on Monday in order to", "en"), is_cut_off("He left […]", "en")
    (True, True)
    >>> above = ["They discussed the treaty on Friday."]
    >>> text = "They met again on Monday in order to disc"
    >>> is_cut_off(text, "en", above), is_cut_off(text, "en", [*above, "The discussion was long."])
    (False, True)
    >>> is_cut_off("This is a breaking news story and there is more", "en"), is_cut_off("Durant & Co ....", "en")
    (False, False)
    """
    text = text.rstrip()
    if _ELLIPSIS.search(text, max(0, len(text) - _LONGEST_ELLIPSIS)):
        return True
    if count_words(text) < LEAST_WORDS:
        return False
    if _OPEN.search(text, len(text) - 2) or text.endswith(_HALF):
        return True
    *before, word = text.rsplit(maxsplit=1)
    if not before or not _LETTERS.fullmatch(word):
        return False
    return word in _unfinished(language) or (word.islower() and _is_piece(word, " ".join([*above, before[0], ""])))


@cache
def _unfinished(language: str) -> frozenset[str]:
    return frozenset(read_traces(language.partition("-")[0].lower()).get("cut_off", {}).get("unfinished", ()))


def _is_piece(word: str, around: str) -> bool:
    """Whether the text around does not have the word, but has longer words that begin with it."""
    if len(word) < _PIECE:
        return False
    around = around.lower()
    longer = 0
    place = around.find(word)
    while place >= 0:
        if not is_of_word(around[place - 1 : place]):
            rest = around[place + len(word) : place + len(word) + _LACKS]
            if not is_of_word(rest[:1]):
                return False
            longer += len(rest) == _LACKS and all(map(is_of_word, rest))
        place = around.find(word, place + 1)
    return longer >= _LEAST_LONGER

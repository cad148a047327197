"""Find the lines of a text that belong to its article: those whose words are in the gold text, in whole or in part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from training.align import align, tokens

# Shortest line, in words, that is searched in the gold by groups of words; a shorter one needs its neighbours.
WHOLE = 4
# So many words of the lines before and after are searched together with a piece.
BESIDE = 3


def align_lines(texts: Sequence[str], gold: str, title: str | None) -> list[bool]:
    """For each line, whether it is in the gold text; the headline is not.

    `align` places whole blocks; a flavour that breaks sentences leaves pieces ("Joe Biden" of a link), which are
    recognised by the words beside them.

    >>> align_lines(["Home", "The ferry runs again, said", "Anna Berg", ", who steers it.", "Anna Berg"],
    ...             "The ferry runs again, said Anna Berg, who steers it.", None)
    [False, True, True, True, False]
    """
    kept = align(texts, gold)
    words = [tokens(text) for text in texts]
    flat = f" {' '.join(tokens(gold))} "
    last: list[str] = []  # the last words that were kept
    for i, own in enumerate(words):
        if not kept[i] and own and len(own) <= 2 * WHOLE:
            following = words[i + 1][:BESIDE] if i + 1 < len(words) else []
            beside_last = len(last) >= 2 and kept[i - 1] and f" {' '.join([*last[-BESIDE:], *own])} " in flat
            beside_next = len(following) >= 2 and kept[i + 1] and f" {' '.join([*own, *following])} " in flat
            kept[i] = beside_last or beside_next
        if kept[i] and own:
            last = [*last[-BESIDE:], *own]
    if title and (headline := _folded(title)):
        kept = [keep and _folded(text) != headline for keep, text in zip(kept, texts, strict=True)]
    return kept


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))

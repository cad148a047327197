"""Which block of an HTML page prints its headline."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.measure import find_words, level_figures
from newsclean.records import Block

_MARKS = " .,:;!?…'\"“”„‘’«»()[]|-–—"
# The longest headline, in characters.
MAX_HEADLINE = 400
# A headline has at least this share of a page title; the rest of the title may be the site's name.
LEAST_SHARE = 0.4
_RANK = {"h1": 0.3, "h2": 0.2, "h3": 0.1}


def find_headline(
    blocks: Sequence[Block], titles: Sequence[str], kept: Sequence[bool]
) -> tuple[int | None, frozenset[int]]:
    """(the block that prints the headline or None, the blocks that print it again).

    `titles` are the names that the page's head and data give it, the most reliable first; `kept` marks the blocks of
    the text. Where no block matches a title, the last <h1> above the text, or with which it begins, is the headline.
    """
    wanted = [title for title in dict.fromkeys(map(_compact, titles)) if len(title) >= 6]
    best, best_score = None, 0.0
    first_kept = next((i for i, keep in enumerate(kept) if keep), len(blocks))
    compacts: dict[int, str] = {}
    # Length and the first and last two letters rule out most blocks, at a tenth of the cost of a comparison.
    starts, ends = {title[:2] for title in wanted}, {title[-2:] for title in wanted}
    shortest = LEAST_SHARE * min(map(len, wanted), default=MAX_HEADLINE)
    for i, block in enumerate(blocks):
        text = block.text
        if not shortest <= len(text) <= MAX_HEADLINE or block.markup is None:
            continue
        start, end = text[:2].lower(), text[-2:].lower()
        if not start.isalnum() or not end.isalnum():
            start, end = text.lstrip(_MARKS)[:2].lower(), text.rstrip(_MARKS)[-2:].lower()
        if start not in starts and end not in ends and start.isalnum() and end.isalnum():
            continue
        compact = compacts[i] = _compact(text)
        share = max((_share(compact, title) for title in wanted), default=0.0)
        if share < LEAST_SHARE:
            continue
        score = share + _RANK.get(block.markup.tag, 0.0) - (0.2 if i > first_kept else 0.0)
        score -= 0.3 if block.markup.hidden else 0.0
        if score > best_score:
            best, best_score = i, score
    if best is None:
        above = blocks[: first_kept + 1]  # with the first of the text, which may be the headline itself
        headings = [i for i, block in enumerate(above) if block.markup is not None and block.markup.tag == "h1"]
        best = headings[-1] if headings else None
    if best is None:
        return None, frozenset()
    headline = compacts.get(best) or _compact(blocks[best].text)
    return best, frozenset(i for i, compact in compacts.items() if compact == headline and i != best)


def _compact(text: str) -> str:
    """The letters and figures, as titles are compared.

    >>> _compact("Rent per m² rises") == _compact("Rent per m2 rises!")
    True
    """
    return "".join(find_words(level_figures(text))).lower()


def _share(block: str, title: str) -> float:
    """The share of the longer text that the shorter one covers, if it is its beginning or end; else 0."""
    if len(block) < 6 or not (
        title.startswith(block) or title.endswith(block) or block.startswith(title) or block.endswith(title)
    ):
        return 0.0
    return min(len(block), len(title)) / max(len(block), len(title))

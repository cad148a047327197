"""How much each block of a page counts as long text: where most of it stands is where an article is looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.measure import COMMAS, FULL_STOPS, STOPLESS, ends_sentence

# A block is long, which means it looks like prose, if it has at least LONG characters, at most the share LONG_LINKS in
# links, and a full stop or comma. Fitted with the trees on the development corpus: 60 and 120 did no better.
LONG, LONG_LINKS = 80, 0.4
# Readers' comments do not count if at least ENOUGH characters of long text stand elsewhere. Where the page's text
# begins elsewhere, the share BEGUN of the long text is enough: threads and texts in boxes named so have a notice
# outside, which is at most a twenty-fifth on the development corpus.
ENOUGH, BEGUN = 300, 0.05
# On a page with less than SCANT characters of long text, sentences of at least SENTENCE characters count, too, where
# they are at least the share SENTENCES of what is no link. The development corpus has 18 such pages, none known as an
# article. On 15 of them, mostly shops and lists, sentences are less than that: with a share of 0, seven of these got
# worse and three better. With SCANT 600 three more pages got worse and two better; with 450 none, and on written pages
# more chrome stayed.
SCANT, SENTENCE, SENTENCES = 300, 10, 0.3

# What prose has and a list of labels has not; scripts without stops are taken for prose by their length alone.
_PUNCTUATED = re.compile(f"[{FULL_STOPS}{COMMAS}{STOPLESS}]")


def long_masses(texts: Sequence[str], sizes: Sequence[int], links: Sequence[float]) -> list[int]:
    """For each block its size if it is long, else 0."""
    return [
        size if size >= LONG and link < LONG_LINKS and _is_punctuated(text) else 0
        for text, size, link in zip(texts, sizes, links, strict=True)
    ]


def _is_punctuated(text: str) -> bool:
    return "." in text or "," in text or (not text.isascii() and _PUNCTUATED.search(text) is not None)


def text_masses(
    masses: list[int],
    texts: Sequence[str],
    sizes: Sequence[int],
    links: Sequence[float],
    comments: Sequence[int],
    headline: int,
) -> list[int]:
    """The masses without those of readers' comments, and with those of short sentences if there is little else.

    `comments` is above 0 for each block in a box of comments. `headline` is the block that prints the page's title. The
    list given is returned if nothing changes.

    >>> texts = ["Bins", "The bins will be emptied on Tuesdays.", "It starts in May.", "About time, if you ask me."]
    >>> text_masses([0, 90, 0, 90], texts, [4, 90, 20, 90], [0.0] * 4, [0, 0, 0, 1], 0)
    [0, 90, 20, 0]
    """
    if any(comments):
        others = [0 if comment else mass for mass, comment in zip(masses, comments, strict=True)]
        enough = min(ENOUGH, BEGUN * sum(masses)) if _begins_outside(texts, links, comments, headline) else ENOUGH
        if sum(others) >= enough:
            masses, sizes = others, [0 if comment else size for size, comment in zip(sizes, comments, strict=True)]
    if sum(masses) >= SCANT:
        return masses
    some = [
        mass or (size if size >= SENTENCE and link < LONG_LINKS and ends_sentence(text) else 0)
        for mass, text, size, link in zip(masses, texts, sizes, links, strict=True)
    ]
    no_links = sum([size * (1 - link) for size, link in zip(sizes, links, strict=True)])
    return some if sum(some) >= SENTENCES * no_links else masses


def _begins_outside(texts: Sequence[str], links: Sequence[float], comments: Sequence[int], headline: int) -> bool:
    """Whether the first sentence below the headline, and the headline, stand in no box of comments."""
    if headline < 0 or comments[headline]:
        return False
    below = range(headline + 1, len(texts))
    first = next((i for i in below if links[i] < LONG_LINKS and ends_sentence(texts[i])), headline)
    return first > headline and not comments[first]

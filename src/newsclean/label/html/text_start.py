"""Where the text of a page seems to start: the first sentence below the headline.

The element around it holds the text of a short article, also where teasers or readers' comments are longer than that.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.measure import ends_sentence

# A sentence has at least SENTENCE characters (doubled in scripts without spaces), less than LINKS of them in links.
# Set by hand.
SENTENCE, LINKS = 40, 0.4


def text_start(
    texts: Sequence[str],
    sizes: Sequence[int],
    links: Sequence[float],
    owners: Sequence[int],
    tags: Sequence[str],
    headline: int,
) -> int:
    """The block that is the first sentence below the headline; -1 if there is no headline, or no sentence below it.

    `headline` is the first block that prints a title of the page; without one (-1) it is the first <h1>. `owners` gives
    the element of each block, `tags` the tag of each element.

    >>> texts = ["Read all about it in your local paper.", "Bins", "The bins will be emptied on Tuesdays."]
    >>> text_start(texts, [38, 4, 37], [0.0] * 3, [0, 1, 2], ["p", "h1", "p"], -1)
    -1
    >>> text_start(texts, [76, 4, 74], [0.0] * 3, [0, 1, 2], ["p", "h1", "p"], -1)
    2
    """
    if headline < 0:
        headline = next((i for i, at in enumerate(owners) if tags[at] == "h1"), -1)
        if headline < 0:
            return -1
    below = range(headline + 1, len(texts))
    return next((i for i in below if sizes[i] >= SENTENCE and links[i] < LINKS and ends_sentence(texts[i])), -1)

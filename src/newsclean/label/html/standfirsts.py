"""What stands right below the headline of an HTML page: its standfirst, a label in the place of one, its points."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newsclean.label.html.kept_lists import LOOSE
from newsclean.label.html.naming.box_kinds import KindsOf
from newsclean.label.html.naming.kinds import name_chrome
from newsclean.measure import count_words, ends_sentence
from newsclean.metadata.dates.find import find_date
from newsclean.metadata.html.hints import ancestry, is_called_standfirst
from newsclean.records import Block

# A standfirst has at least this many characters, at most this share of them in links, and at least this probability.
STANDFIRST, STANDFIRST_LINKS, UNLIKELY_STANDFIRST = 60, 0.3, 0.15
# A shorter or less likely one that is the article's subtitle has at least this many words and ends like a sentence, or
# so many that it is hardly a label, a place or a button. Without a stop, so few are a label: three are a standfirst.
SHORT_SENTENCE, LONG_LINE, LABEL_WORDS = 4, 8, 2
# The points of an article below its headline have at least this probability in the mean.
UNLIKELY_POINTS = 0.3


def is_standfirst(
    blocks: Sequence[Block], place: int, p: float, language: str, known: KindsOf, subtitles: Collection[int | None]
) -> bool:
    """Whether the block right below the headline, left out with the probability `p`, is the article's standfirst.

    One of the `subtitles`, which its box or the page's description calls so, may be short and unlikely, if it is a
    sentence: so named are also boxes of a label, a place, a button.

    `known` says which elements around it have names that count for nothing.

    A block with a date is rather the credits. Checked on the development corpus, by site: fundus articles gain 0.0005
    of F1, WCXB articles, whose references leave out half of the standfirsts, lose 0.0002. Of 12 lines that stay on
    1,300 of its pages for being the subtitle, 11 are standfirsts.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<h1>Dam</h1><p>Six thousand people are told to leave after cracks appear in the spillway<p>By Ann Lee"
    >>> blocks = parse_html(html)[1]
    >>> [is_standfirst(blocks, place, 0.3, "en", {}, ()) for place in range(3)]
    [False, True, False]
    >>> is_standfirst(blocks, 1, 0.1, "en", {}, ()), is_standfirst(blocks, 1, 0.1, "en", {}, [1])
    (False, True)
    """
    block = blocks[place]
    is_likely = len(block.text) >= STANDFIRST and p >= UNLIKELY_STANDFIRST
    return (
        (is_likely or (place in subtitles and _is_said(block.text)))
        and block.markup is not None
        and block.markup.link_share <= STANDFIRST_LINKS
        and name_chrome(block, before_text=True, after_text=False, known=known)[0] in LOOSE
        and find_date(block.text, (language,)) is None
    )


def _is_said(text: str) -> bool:
    words = count_words(text)
    return words >= LONG_LINE or (words >= SHORT_SENTENCE and ends_sentence(text))


def is_label(blocks: Sequence[Block], place: int) -> bool:
    """Whether the block right below the headline stands in the box of a standfirst and is too short to be one.

    A heading there is rather that of the first part of the text.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<h1>Dam</h1><p class=standfirst>Local news</p>", "<h1>Dam</h1><h2 class=standfirst>Local news</h2>"
    >>> [is_label(parse_html(each)[1], 1) for each in html]
    [True, False]
    """
    block = blocks[place]
    return (
        block.kind == "paragraph"
        and count_words(block.text) <= LABEL_WORDS
        and not ends_sentence(block.text)
        and is_called_standfirst(blocks, place, ancestry(blocks[place - 1]))
    )


def find_points(blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float], headline: int) -> range:
    """The list of an article's main points between its headline and its text, left out or not; an empty range for none.

    Each point is a sentence without a link. One heading may stand above the list.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<h1>Dam</h1><h2>In short</h2><ul><li>It leaks.<li>All must go.</ul><p>Six thousand people must leave."
    >>> find_points(parse_html(html)[1], [False] * 4 + [True], [0.0, 0.3, 0.4, 0.4, 0.9], 0)
    range(1, 4)
    """
    start = headline + 1
    first = start + (start < len(blocks) and blocks[start].kind == "heading")
    end = first
    while end < len(blocks) and _is_point(blocks[end]):
        end += 1
    is_above_text = first < end < len(blocks) and kept[end]
    return range(start, end if is_above_text and sum(p[first:end]) >= UNLIKELY_POINTS * (end - first) else start)


def _is_point(block: Block) -> bool:
    is_plain = block.markup is not None and not block.markup.link_share and not block.markup.hidden
    return is_plain and block.kind == "list_item" and ends_sentence(block.text)

"""Blocks that belong to the kept blocks around them although they look little like text by themselves.

Headings, questions and items of a list are short, and the classifier judges each by itself; the blocks above, below and
beside them tell more. Checked on the development corpus, by site: of the headings left out between kept blocks 84 % are
a line of the true text, of the siblings of kept items 60 %; WCXB articles gain 0.0007 of F1 (163 pages up, 74 down),
other page types 0.0025.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from newsclean.kinds import PLACES
from newsclean.label.html.hidden import OPENERS
from newsclean.label.html.naming.box_kinds import TURNING, KindsOf, kinds_of
from newsclean.label.html.naming.kinds import name_chrome
from newsclean.measure import count_words, ends_question, ends_sentence
from newsclean.metadata.dates.find import find_date
from newsclean.metadata.html.hints import ancestry, is_called_standfirst
from newsclean.metadata.html.quotations import is_attribution
from newsclean.records import Block

_YEAR = re.compile(r"(?:1\d|20)\d\d")
_LISTS = frozenset(("ul", "ol", "dl"))
_BOXES = frozenset(("ul", "ol", "dl", "table"))
# Of these, those that stay whole where most of them is kept.
_DATA = frozenset(("dl", "table"))
# A heading with at least this share of its characters in links mostly leads to another page.
_LINKS = 0.5
# A heading above kept text needs no kept text above it if it is at least LIKELY_HEADING; one that consists of links may
# head a part of the text if it is at least LINKED_HEADING, where teasers of other stories hardly are. By site, WCXB
# articles gain 0.0002 of F1 (45 pages up, 19 down), other page types 0.0006, wanted snippets 0.001; news stay the same.
LIKELY_HEADING, LINKED_HEADING = 0.2, 0.35
# Where two or more such headings take turns with kept text in the same box they need no more than this: a product, a
# place or a step that the text below is about. On 1,250 pages of the development corpus 46 of 53 such headings are a
# line of the true text; of single ones fewer are, and they may be teasers amid the text.
LINKED_IN_TURN = 0.1
# Between two entries of a live page stand at most so many labels of at most so many characters.
LABELS, LABEL_LENGTH = 3, 24
# A list is kept whole if at least KEPT_SHARE of its text is kept, except items less likely than UNLIKELY_ITEM.
KEPT_SHARE, UNLIKELY_ITEM = 0.5, 0.2
# A list or table right between kept blocks is kept whole if at most this share of its characters is in links, and if
# its blocks that were left out have at least this probability in the mean. By site, WCXB articles gain 0.0005 of F1 (25
# pages up, 12 down), other page types 0.0003.
BOX_LINKS, UNLIKELY_BOX = 0.3, 0.1
# A standfirst has at least this many characters, at most this share of them in links, and at least this probability.
STANDFIRST, STANDFIRST_LINKS, UNLIKELY_STANDFIRST = 60, 0.3, 0.15
# A shorter or less likely one that is the article's subtitle has at least this many words and ends like a sentence, or
# so many that it is hardly a label, a place or a button. Without a stop, so few are a label: three are a standfirst.
SHORT_SENTENCE, LONG_LINE, LABEL_WORDS = 4, 8, 2
# The points of an article below its headline have at least this probability in the mean.
UNLIKELY_POINTS = 0.3
# Kinds that an element of the text may seem to have by its place or by a loose name; any other one says what it is.
_LOOSE = PLACES | {"related_link", "call_to_action"}


def find_gaps(
    blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float], sizes: Sequence[int], named: Collection[int]
) -> frozenset[int]:
    """The blocks left out that belong to the kept ones around them; those in `named` were left out for another reason.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<p>Rain fell.<h2>In the north</h2><p>Most of it.<summary>How long?</summary><p>Days.<h2>Read on</h2>"
    >>> blocks = parse_html(html)[1]
    >>> sorted(find_gaps(blocks, [True, False, True, False, True, False], [0.5] * 6, [9] * 6, ()))
    [1, 3]
    """
    free = dict.fromkeys(i for i, keep in enumerate(kept) if not keep and i not in named)  # in order, and a set
    found = (
        *_headings(blocks, kept, p, free, named),
        *_items(blocks, kept, p, sizes, free),
        *_boxes(blocks, kept, p, sizes, free),
        *_years(blocks, kept, free),
        *(i for i in free if i and kept[i - 1] and _is_speaker(blocks, i)),
    )
    return frozenset(found)


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
        and name_chrome(block, before_text=True, after_text=False, known=known)[0] in _LOOSE
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


def _headings(
    blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float], free: Collection[int], named: Collection[int]
) -> list[int]:
    """The headings between kept blocks, and the questions whose answer is kept; blocks in `named` are skipped over."""
    found = []
    in_turn = _linked_in_turn(blocks, kept)
    for i in free:
        block = blocks[i]
        markup = block.markup
        if markup is None or not ((block.kind == "heading" and markup.tag != "h1") or markup.tag in OPENERS):
            continue
        if not _next_is_kept(kept, i, 1, named):
            continue
        is_below = _next_is_kept(kept, i, -1, named) or _below_labels(blocks, kept, i)
        if markup.link_share < _LINKS:
            is_sure = is_below or p[i] >= LIKELY_HEADING
        else:
            is_sure = is_below and p[i] >= (LINKED_IN_TURN if i in in_turn else LINKED_HEADING)
        if ends_question(block.text) or (block.kind == "heading" and is_sure):
            found.append(i)
    return found


def _linked_in_turn(blocks: Sequence[Block], kept: Sequence[bool]) -> frozenset[int]:
    """The headings that are links and take turns with kept text in one element, two or more of them.

    One alone, or a few among the text's own headings, are teasers.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<p>Rain fell.<h3><a>Hat</a></h3><p>It is dry.<h3><a>Coat</a></h3><p>It is warm."
    >>> sorted(_linked_in_turn(parse_html(html)[1], [True, False] * 2 + [True]))
    [1, 3]
    >>> _linked_in_turn(parse_html(html + "<h3>Ice</h3>" * 3)[1], [True, False] * 2 + [True] * 4)
    frozenset()
    """
    alike: dict[tuple[int, str], list[int]] = {}
    plain: Counter[tuple[int, str]] = Counter()
    for i, block in enumerate(blocks):
        if block.kind != "heading" or block.markup is None:
            continue
        box = _parent(block), block.markup.tag
        if block.markup.link_share < _LINKS:
            plain[box] += 1
        elif i + 1 < len(blocks) and kept[i + 1] and _parent(blocks[i + 1]) == box[0]:
            alike.setdefault(box, []).append(i)
    return frozenset(i for box, links in alike.items() if len(links) >= max(2, plain[box]) for i in links)


def _parent(block: Block) -> int:
    return block.markup.elements.parents[block.markup.element] if block.markup is not None else -1


def _years(blocks: Sequence[Block], kept: Sequence[bool], free: Collection[int]) -> Iterator[int]:
    """Yield the years of a timeline: two or more, each alone above its kept text, in elements of the same name.

    Whole days are more often those of teasers.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> blocks = parse_html("<p>Rain fell.<p class=y>1788<p>It leaks.<p class=y>1954<p>It broke.")[1]
    >>> list(_years(blocks, [True, False, True, False, True], [1, 3]))
    [1, 3]
    """
    begin = kept.index(True) if True in kept else len(kept)
    alike: dict[tuple[str, str], dict[int, str]] = {}
    for i in free:
        block = blocks[i]
        if block.markup is not None and _YEAR.fullmatch(block.text) and _next_is_kept(kept, i, 1, ()) and i > begin:
            own = block.markup.tag, block.markup.elements.names[block.markup.element]
            alike.setdefault(own, {})[i] = block.text
    for years in alike.values():
        if len(set(years.values())) > 1:
            yield from years


def _is_speaker(blocks: Sequence[Block], place: int) -> bool:
    """Whether a line says who is quoted above it, and is no link beside a quotation in a box without a tag of its own.

    On the development corpus 36 of 40 such lines in articles are in the true text.
    """
    block = blocks[place]
    is_link = block.markup is not None and block.markup.link_share >= _LINKS
    return (block.kind in ("quote", "caption") or not is_link) and is_attribution(blocks, place)


def _below_labels(blocks: Sequence[Block], kept: Sequence[bool], i: int) -> bool:
    """Whether nothing but labels, such as the time of an entry and its button to share, parts a block from kept ones.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> blocks = parse_html("<p>Rain fell.<p>Share<p>17:12<h3>In the north</h3>")[1]
    >>> _below_labels(blocks, [True, False, False, False], 3), _below_labels(blocks, [True] * 4, 1)
    (True, True)
    """
    for at in range(i - 1, max(-1, i - 2 - LABELS), -1):
        if kept[at]:
            return True
        if len(blocks[at].text) > LABEL_LENGTH:
            return False
    return False


def _next_is_kept(kept: Sequence[bool], i: int, step: int, named: Collection[int]) -> bool:
    """Whether the nearest block in the direction of `step` that is not in `named` is kept."""
    i += step
    while i in named:
        i += step
    return 0 <= i < len(kept) and kept[i]


def _items(
    blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float], sizes: Sequence[int], free: Collection[int]
) -> list[int]:
    """The items of lists that are mostly kept, as far as they are likely enough."""
    lists: dict[int, list[int]] = {}
    for i in free:
        if blocks[i].kind == "list_item" and p[i] >= UNLIKELY_ITEM:
            lists.setdefault(_list_of(blocks[i]), []).append(i)
    if not lists:
        return []
    whole, part = dict.fromkeys(lists, 0), dict.fromkeys(lists, 0)
    for block, keep, size in zip(blocks, kept, sizes, strict=True):
        if block.kind == "list_item" and (own := _list_of(block)) in whole:
            whole[own] += size
            part[own] += size if keep else 0
    return [i for own, items in lists.items() if part[own] and part[own] >= KEPT_SHARE * whole[own] for i in items]


def _boxes(
    blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float], sizes: Sequence[int], free: Collection[int]
) -> list[int]:
    """The blocks of lists and tables that hardly consist of links and stand right between kept blocks.

    Those of tables and <dl> that are mostly kept need not: the last rows of one that closes the text.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<p>Rain fell.<table><tr><th>Town<th>Rain<tr><td>Ayr<td>3</table><p>Most of it.<ul><li>Print</ul>"
    >>> _boxes(parse_html(html)[1], [True, True, False, True, False], [0.3] * 5, [9] * 5, [2, 4])
    [2]
    >>> html = "<p>Rain fell.<table><tr><th>Town<th>Rain<tr><td>Ayr<td>3<tr><td>Elda<td>7</table><p>Print"
    >>> _boxes(parse_html(html)[1], [True, True, True, False, False], [0.3] * 5, [9] * 5, [3, 4])
    [3]
    """
    found: list[int] = []
    body = [i for i, keep in enumerate(kept) if keep] or [0]
    for inside in _inside_boxes(blocks, [i for i in free if body[0] < i]):
        out = [i for i in inside if not kept[i]]
        is_between = inside[0] and kept[inside[0] - 1] and inside[-1] < body[-1] and kept[inside[-1] + 1]
        if not (is_between or _is_mostly_kept(blocks, inside, out, sizes)):
            continue
        if all(i in free and _may_be_text(blocks[i]) for i in out):
            linked = sum(markup.link_share * sizes[i] for i in inside if (markup := blocks[i].markup) is not None)
            likely = sum(p[i] for i in out) >= UNLIKELY_BOX * len(out)
            found += out if likely and linked <= BOX_LINKS * sum(sizes[i] for i in inside) else ()
    return found


def _is_mostly_kept(blocks: Sequence[Block], inside: range, out: Sequence[int], sizes: Sequence[int]) -> bool:
    """Whether a box is one of data, which says little in part, and at least KEPT_SHARE of its text is kept.

    What was left out are rows or items: a table may also hold a whole page, with its credits.
    """
    markup = blocks[inside[0]].markup
    if markup is None or markup.elements.tags[_around(blocks[inside[0]], _BOXES)] not in _DATA:
        return False
    if any(blocks[i].kind not in ("list_item", "table") for i in out):
        return False
    whole = sum(sizes[i] for i in inside)
    return whole - sum(sizes[i] for i in out) >= KEPT_SHARE * whole


def _inside_boxes(blocks: Sequence[Block], free: Collection[int]) -> Iterator[range]:
    """Yield the places of the blocks inside each list or table that has one of the blocks `free`."""
    end = 0
    for i in free:
        if i < end or blocks[i].kind not in ("list_item", "table") or (box := _around(blocks[i], _BOXES)) < 0:
            continue
        start, end = i, i + 1
        while start and _around(blocks[start - 1], _BOXES) == box:
            start -= 1
        while end < len(blocks) and _around(blocks[end], _BOXES) == box:
            end += 1
        yield range(start, end)


def _may_be_text(block: Block) -> bool:
    markup = block.markup
    if markup is None or markup.hidden or not TURNING.isdisjoint(kinds_of(markup.elements, markup.element, {})):
        return False
    return name_chrome(block, before_text=False, after_text=False)[0] in _LOOSE


def _list_of(block: Block) -> int:
    return _around(block, _LISTS)


def _around(block: Block, tags: Collection[str]) -> int:
    """The innermost element with one of these tags around a block, by its number; -1 where there is none."""
    if block.markup is None:
        return -1
    elements = block.markup.elements
    return next((at for at in elements.line(block.markup.element) if elements.tags[at] in tags), -1)

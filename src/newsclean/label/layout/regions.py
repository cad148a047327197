"""Where the title stands and where the article begins and ends, from the shape of the lines alone.

Each line has a weight: prose counts for the article, short lines against it. The run of lines with the highest sum is
the article's core. All this is independent of the language: it counts words and looks for ends of sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from newsclean.label.layout.comments import is_first_comment
from newsclean.label.layout.headline import LONG_WORDS, asks_or_calls, find_headline
from newsclean.label.layout.lines import Line
from newsclean.label.layout.runs import best_run
from newsclean.label.rules.packs import Region
from newsclean.measure import ends_question
from newsclean.metadata.people.bylines import parse_byline
from newsclean.records import Document

# Where the lines of the text are known, a headline found by shape is kept only if it is at most this many lines above
# the text: above the text of a whole page stand menus, and their entries look like headlines.
NEAR_TEXT = 5
# Credits are looked for in this many lines below the standfirst.
CREDITS_BELOW = 4
# A box of at most BOX_LINES lines amid the text parts the core from the lines above; these are of the core too if prose
# of BEGINNING words or more stands right above the box: two lines, or one that shares SHARED_BEGINNING words with it.
BOX_LINES, BEGINNING, SHARED_BEGINNING = 5, 30, 3
# At least this many words of prose stand above a heading that opens the page's tail.
WORDS_BEFORE_TAIL = 40
# A rule must have at least this score to move a sentence from the end of the text to the page's tail.
TAIL_SCORE = 0.7
# Text below a heading of comments is readers' comments if it holds this many dates and buttons, or if it is short: at
# most this share of the article's words of prose.
COMMENT_MARKS, PROSE_AFTER_COMMENTS = 2, 0.5
# Sentences at the end are far from the text if the lines between weigh FAR or more against it and rules know at least
# FEWEST_KNOWN of these and a share KNOWN. They may have at most FEW_FAR of the text's words. Of 175 written texts 12
# had such sentences that were the site's, and none an article's. Of 2,300 texts of the corpus, whole, half-cleaned and
# clean, 14 are better by this and four worse, all of other types than articles but one.
FAR, FEWEST_KNOWN, KNOWN, FEW_FAR = 7.0, 2, 0.3, 0.5
# The fewest texts with a headline each that are a list of other stories.
FEWEST_TEASERS = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """The plan of a page, as indices of blocks. `first > last` where the page holds no prose."""

    lines: tuple[Line, ...]
    title: int | None
    first: int  # the first block of the article's text
    last: int  # the last block of the article's text
    prose: int  # the first prose of the text, below the credits; under a headline, lines above it count as head

    def place(self, index: int) -> Region:
        """Where the block stands."""
        return place_of(index, self.first if self.title is None else self.prose, self.last)


def place_of(index: int, first: int, last: int) -> Region:
    """Where a block stands on a page whose text goes from block `first` to block `last`."""
    if index < first:
        return "head"
    return "body" if index <= last else "tail"


def find_layout(document: Document, lines: tuple[Line, ...]) -> Layout:
    """The layout of a text page from the shape of its lines."""
    start, end = best_run(map(line_weight, lines))
    if end < start:
        # No prose at all: a lone line may be a headline without its text.
        is_headline = len(lines) == 1 and lines[0].words >= 3 and not lines[0].ends
        return Layout(lines, 0 if is_headline else None, 0, -1, 0)
    start = _over_boxes(lines, start, end)
    last = max(_sentences(document, lines, start), default=start)
    # A headline that asks or calls looks like the first sentence of the text.
    calls = start < last and lines[start].words < LONG_WORDS and asks_or_calls(document.blocks[start].text)
    title = find_headline(document, lines, start + calls, last)
    first = 0 if title is None else title + 1
    return Layout(lines, title, first, last, _first_prose(lines, range(first, len(lines)), title))


def _over_boxes(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the core begins: at the prose right above a box of teasers, if one stands above `start`, and so on."""
    core, topic = lines[start : end + 1], frozenset[str]()
    while True:
        box = next((i for i in range(start - 1, max(0, start - 1 - BOX_LINES), -1) if lines[i].prose), None)
        if box is None or box == start - 1 or any(line.credit for line in lines[box + 1 : start]):
            return start
        first = box
        while first and lines[first - 1].prose:
            first -= 1
        if sum(line.words for line in lines[first : box + 1]) < BEGINNING:
            return start
        if first == box:
            topic = topic or frozenset(stem for line in core if line.prose for stem in line.stems)
            if lines[box].shares(topic) < SHARED_BEGINNING:
                return start
        start = first


def layout_of(document: Document, by_shape: Layout, kept: Sequence[bool]) -> Layout:
    """The layout where `kept` says which lines are text; `by_shape` stays where these hold no prose."""
    lines = by_shape.lines
    inside = [index for index, keep in enumerate(kept) if keep]
    start = next((index for index in inside if lines[index].prose), None)
    if start is None:
        return by_shape
    last = inside[-1]
    opens = start  # the first of the kept lines that lead without a gap to the first prose
    while opens and kept[opens - 1]:
        opens -= 1
    title = by_shape.title
    if title is None or not 0 <= opens - title <= NEAR_TEXT:
        title = find_headline(document, lines, start, last, opens)
        if title is None and by_shape.title is not None and by_shape.title < start:
            title = by_shape.title
    first = inside[0] if title is None else title + 1
    return Layout(lines, title, first, last, _first_prose(lines, [i for i in inside if i >= first], title))


def sentences_of(document: Document, layout: Layout) -> list[int]:
    """The places of the text's prose and sentences."""
    return [index for index in _sentences(document, layout.lines, layout.prose) if index <= layout.last]


def cut_tail(layout: Layout, places: Sequence[int], is_of_tail: Callable[[int, int], bool]) -> Layout:
    """The layout where the last sentences of the text belong to the tail if `is_of_tail`.

    It is asked for the index of the last sentence and that of the one before. `places` are those of the sentences.
    """
    if not places or places[-1] != layout.last:
        return layout
    count, before = len(places), sum(layout.lines[index].words for index in places)
    while count > 1:
        before -= layout.lines[places[count - 1]].words
        if before < WORDS_BEFORE_TAIL or not is_of_tail(places[count - 1], places[count - 2]):
            break
        count -= 1
    return replace(layout, last=places[count - 1])


def far_below(
    layout: Layout, places: Sequence[int], closes: Callable[[Line], bool]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each place where the text may end: its last sentence, and the few sentences that stand far below it.

    Much chrome parts them, or a line that `closes` a text. The last sentences come first; `places` are those of all.
    """
    lines = layout.lines
    places = [index for index in places if index <= layout.last]
    before = sum(lines[index].words for index in places)
    for at in range(len(places) - 1, 0, -1):
        before -= lines[places[at]].words
        below = tuple(places[at:])
        if before < WORDS_BEFORE_TAIL or sum(lines[index].words for index in below) > FEW_FAR * before:
            return
        between = lines[places[at - 1] + 1 : places[at]]
        known = sum(bool(line.matches) for line in between)
        is_far = -sum(map(line_weight, between)) >= FAR and known >= max(FEWEST_KNOWN, KNOWN * len(between))
        if is_far or any(map(closes, between)):
            yield places[at - 1], below


def _first_prose(lines: Sequence[Line], places: Sequence[int], title: int | None) -> int:
    """The first prose among the places, leaving out a standfirst: prose of a headline that stands above the credits."""
    prose = [index for index in places if lines[index].prose][:2]
    if title is not None and len(prose) > 1:
        below = lines[prose[0] + 1 : prose[0] + 1 + CREDITS_BELOW]
        if prose[1] > prose[0] + 1 and any(line.credit for line in below):
            return prose[1]
    return prose[0] if prose else len(lines)


def line_weight(line: Line) -> float:
    """How much a line speaks for the article's text (above 0) or against it (below 0)."""
    if not line.printed:  # repair has left nothing of it
        return 0.0
    if line.chrome:
        return -2.0
    if line.prose:
        return 0.5 + min(line.words, 60) / 15
    if line.ends:
        return 0.3
    return -1.2 if line.words <= 3 else -1.0


def _sentences(document: Document, lines: Sequence[Line], start: int) -> Iterator[int]:
    """Yield the prose and the sentences of the text that begins at `start`, above anything that opens the page's tail.

    Sentences at the end do not count if they introduce the author, ask a poll's question or match a rule for the tail.
    """
    before = 0
    notes = notes_on_authors(document, lines, start)
    # Words of prose from each line to the end.
    prose = list(accumulate((line.words * line.prose for line in reversed(lines)), initial=0))[::-1]
    below = _Below(lines)
    for index in range(start, len(lines)):
        line = lines[index]
        if before >= WORDS_BEFORE_TAIL and opens_rest(line) and _is_tail(lines, index, before, prose[index + 1], below):
            break
        if before >= WORDS_BEFORE_TAIL and is_first_comment(document, lines, index):
            break
        is_below = is_of_tail(line) or asks_in_poll(document, lines, index) or index in notes
        if (line.prose or (line.ends and not line.chrome)) and not (is_below and before):
            yield index
            before += line.words


def asks_in_poll(document: Document, lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a poll's question: it ends with a question mark, and a rule for polls matches beside it."""
    if not ends_question(document.blocks[index].text):
        return False
    beside = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    return any(line.is_a("poll") for line in beside)


def notes_on_authors(document: Document, lines: Sequence[Line], start: int) -> frozenset[int]:
    """The sentences from line `start` on that are about an author, if they stand below the text.

    They begin with the author's name, or with a first name that the text has nowhere else, or stand right below a line
    that is nothing but the name.
    """
    authors = author_names(document, lines, start)
    if not authors:
        return frozenset()
    names = {author.lower() for author in authors}
    places = [index for index in range(start, len(lines)) if lines[index].ends or lines[index].prose]
    texts = {index: document.blocks[index].text for index in places}
    found = {i for i in places if texts[i].startswith(authors) or (i and lines[i - 1].printed in names)}
    for first in {author.split()[0] for author in authors if " " in author}:
        having = [index for index in places if first in texts[index]]
        found.update(index for index in having if len(having) == 1 and texts[index].startswith(f"{first} "))
    return frozenset(found)


def author_names(document: Document, lines: Sequence[Line], end: int) -> tuple[str, ...]:
    """The people named in the credits above block `end`."""
    names: list[str] = []
    for block, line in zip(document.blocks[:end], lines[:end], strict=True):
        if line.credit and line.date is None:
            names.extend(parse_byline(block.text, (document.language,)).authors)
    return tuple(names)


def is_of_tail(line: Line) -> bool:
    """Whether a rule says that the line stands below the text, or introduces the author."""
    return any(
        match.rule.score >= TAIL_SCORE and (match.rule.place in ("tail", "margin") or match.rule.kind == "author_bio")
        for match in line.matches
    )


def opens_rest(line: Line) -> bool:
    """Whether a rule that matches this line says that all lines below belong to it."""
    return any(match.rule.opens == "rest" for match in line.matches)


def _is_tail(lines: Sequence[Line], index: int, before: int, after: int, below: _Below) -> bool:
    """Whether the article ends at the heading at `index`.

    `before` and `after` count the words of prose above and below it.

    The same headings also stand amid articles, above a teaser or two, and then the article goes on. So prose below must
    be shown to be something else: readers' comments with their dates and buttons, or a list in which every text has a
    headline of its own.
    """
    if not after:
        return True
    if lines[index].is_a("comment", "comment_form"):
        return after <= PROSE_AFTER_COMMENTS * before or below.marks[index + 1] >= COMMENT_MARKS
    return after <= before and below.teasers[index + 1] >= FEWEST_TEASERS


class _Below:
    """What stands at and below each line, counted once for all headings that may end the article."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    @cached_property
    def marks(self) -> list[int]:
        """How many lines are those of readers' comments: their dates and buttons."""
        marks = (bool(line.date or line.is_a("comment")) for line in reversed(self._lines))
        return list(accumulate(marks, initial=0))[::-1]

    @cached_property
    def teasers(self) -> list[int]:
        """How many texts there are, if each stands below exactly one short line; else -1."""
        found = [0]
        headlines, texts, is_prose_below = 0, 0, False  # the short lines above the next text, and what is below that
        for line in reversed(self._lines):
            if line.prose:
                headlines, texts, is_prose_below = 0, found[-1], True
                found.append(-1)
                continue
            headlines += not line.date and not line.matches
            if not is_prose_below:
                found.append(0)
            else:
                found.append(texts + 1 if headlines == 1 and texts >= 0 else -1)
        return found[::-1]

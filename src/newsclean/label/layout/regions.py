"""Where the title stands and where the article begins and ends, from the shape of the lines alone.

Each line has a weight: prose counts for the article, short lines against it. The run of lines with the highest sum is
the article's core. All this is independent of the language: it counts words and looks for ends of sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from newsclean.kinds import CREDITS
from newsclean.label.layout.headline import LONG_WORDS, asks_or_calls, find_headline
from newsclean.label.layout.lines import SURE_RULE, Line
from newsclean.label.layout.runs import best_run
from newsclean.label.layout.sentences import WORDS_BEFORE_TAIL, find_sentences
from newsclean.label.rules.matches import Match
from newsclean.label.rules.packs import Region
from newsclean.measure import count_words
from newsclean.metadata.people.bylines import names_for_sure
from newsclean.records import Document

# Where the lines of the text are known, a headline found by shape is kept only if it is at most this many lines above
# the text: above the text of a whole page stand menus, and their entries look like headlines.
NEAR_TEXT = 5
# The fewest lines that a rule knows as entries of a menu, where a text without a headline has one above it. They are at
# least half of the lines there.
MENU_ENTRIES = 3
# Credits are looked for in this many lines below the standfirst.
CREDITS_BELOW = 4
# A box of at most BOX_LINES lines amid the text parts the core from the lines above; these are of the core too if prose
# of BEGINNING words or more stands right above the box: two lines, or one that shares SHARED_BEGINNING words with it.
BOX_LINES, BEGINNING, SHARED_BEGINNING = 5, 30, 3
# Sentences at the end are far from the text if the lines between weigh FAR or more against it and rules know at least
# FEWEST_KNOWN of these and a share KNOWN. They may have at most FEW_FAR of the text's words. Of 175 written texts 12
# had such sentences that were the site's, and none an article's. Of 2,300 texts of the corpus, whole, half-cleaned and
# clean, 14 are better by this and four worse, all of other types than articles but one (with FEW_FAR at a half). In
# texts with much chrome amid (`benchmarks/lines`) the end is found too early at times: at a fifth half as many lines of
# articles go as at a half; of the chrome of 239 unseen texts two lines in 6,553 stay for it.
FAR, FEWEST_KNOWN, KNOWN, FEW_FAR = 7.0, 2, 0.3, 0.2


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
    last = max(find_sentences(document, lines, start), default=start)
    # A headline that asks or calls looks like the first sentence of the text.
    calls = start < last and lines[start].words < LONG_WORDS and asks_or_calls(document.blocks[start].text)
    title = find_headline(document, lines, start + calls, last)
    first = 0 if title is None else title + 1
    return Layout(lines, title, first, last, _first_prose(document, lines, range(first, len(lines)), title))


def below_menu(layout: Layout) -> Layout:
    """The layout of a text without a headline, in which it begins below the site's menu, if one stands above it.

    The menu's last entry right above the credits or the prose may be the headline. The text also begins below lines at
    the top that are known for standing there: "View in browser".
    """
    lines = layout.lines
    if layout.title is None:
        above = takewhile(_is_of_margin, lines[layout.first : layout.prose])
        layout = replace(layout, first=layout.first + sum(1 for _ in above))
    entries = [index for index in range(min(layout.prose, len(lines))) if lines[index].is_a("navigation")]
    if layout.title is not None or len(entries) < MENU_ENTRIES or 2 * len(entries) < entries[-1] + 1:
        return layout
    below = entries[-1] + 1
    return replace(layout, first=below - (below == layout.prose or lines[below].credit))


def _is_of_margin(line: Line) -> bool:
    return any(match.rule.place in ("head", "margin") and match.rule.score >= SURE_RULE for match in line.matches)


def with_days_above(layout: Layout) -> Layout:
    """The layout in which a day without its year is a date, and a credit, only above the prose.

    Below, it is when a match, a concert or an entry of a live report begins.
    """
    lines = [
        replace(line, date=False, credit=line.is_a(*CREDITS)) if line.yearless and index > layout.prose else line
        for index, line in enumerate(layout.lines)
    ]
    return replace(layout, lines=tuple(lines))


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
    return Layout(lines, title, first, last, _first_prose(document, lines, [i for i in inside if i >= first], title))


def sentences_of(document: Document, layout: Layout) -> list[int]:
    """The places of the text's prose and sentences."""
    return [index for index in find_sentences(document, layout.lines, layout.prose) if index <= layout.last]


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
    layout: Layout, places: Sequence[int], close: Callable[[int, int], bool]
) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield each place where the text may end: its last sentence, and those that more of it would leave below.

    These are few and far below: much chrome parts them from the text, or lines that `close` it; it is asked where these
    begin and with the sentence below them. The last come first, and each is yielded once. `places` are those of all
    sentences.
    """
    lines = layout.lines
    places = [index for index in places if index <= layout.last]
    before, below, end = sum(lines[index].words for index in places), 0, len(places)
    for at in range(len(places) - 1, 0, -1):
        before -= lines[places[at]].words
        below += lines[places[at]].words
        if before < WORDS_BEFORE_TAIL or below > FEW_FAR * before:
            return
        between = lines[places[at - 1] + 1 : places[at]]
        known = sum(bool(line.matches) for line in between)
        is_far = -sum(map(line_weight, between)) >= FAR and known >= max(FEWEST_KNOWN, KNOWN * len(between))
        if is_far or close(places[at - 1] + 1, places[at]):
            yield places[at - 1], places[at:end]
            end = at


def _first_prose(document: Document, lines: Sequence[Line], places: Sequence[int], title: int | None) -> int:
    """The first prose among the places, leaving out a standfirst: prose of a headline that stands above the credits."""
    prose = [index for index in places if lines[index].prose][:2]
    if title is not None and len(prose) > 1:
        below = range(prose[0] + 1, min(len(lines), prose[0] + 1 + CREDITS_BELOW))
        if prose[1] > prose[0] + 1 and any(is_sure_credit(document, lines, index) for index in below):
            return prose[1]
    return prose[0] if prose else len(lines)


def is_sure_credit(document: Document, lines: Sequence[Line], index: int) -> bool:
    """Whether a credit is none of the sub-headings that begin as bylines do: "Written by hand", "Kritik von Anwohnern".

    It names someone, a day stands in it or beside it, or a rule knows all of it or a label with a colon.
    """
    line = lines[index]
    if not line.credit or any(one.date for one in lines[max(0, index - 1) : index + 2]):
        return line.credit
    if any(_is_of_rule(match, line.words) for match in line.matches if match.rule.kind in CREDITS):
        return True
    return names_for_sure(document.blocks[index].text, (document.language,))


def _is_of_rule(match: Match, words: int) -> bool:
    is_whole = match.found.endswith(":") or count_words(match.found) == words
    return is_whole or match.rule.kind == "date_line"


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

"""The lines between a headline and its text: credits, buttons, the picture's caption, a standfirst."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from newsclean.label.layout.credits import are_names, is_name_without_capitals
from newsclean.label.layout.lines import BUTTONS, is_button, is_truncated
from newsclean.label.layout.regions import Layout
from newsclean.metadata.text.site_head import SITE_NAME_WORDS
from newsclean.origins import (
    LAYOUT_ABOVE_TEXT,
    LAYOUT_CAPTION,
    LAYOUT_HEADING,
    LAYOUT_OF,
    LAYOUT_PIECE,
    LAYOUT_STANDFIRST,
    LAYOUT_TRUNCATED_CAPTION,
)
from newsclean.records import Document, Label

# A line between headline and text is a caption from the first number of words on if it breaks off inside a word or
# stands below credits; below buttons the second number is enough.
LEAST_CAPTION, CAPTION_BELOW_BUTTONS = 6, 4
# The longest caption that is recognised by the picture credit below it, in words.
LONGEST_CAPTION = 30
# The score from the place alone, and that of a caption between buttons and a picture credit.
BETWEEN, CAPTION = 0.55, 0.82
# The score of a line with a colon right above the text: above that of a line's wording and of the buttons' list.
LEADS_IN = 0.7
# A line of at most this many words between headline and text is a button or a label.
LABEL_WORDS = 3
# How many lines below the headline are searched for the end of its credits.
HEAD_LINES = 24

# A label of one word or two, its colon and words; a quotation with its source; the end of a sentence amid a line.
_FIELD = re.compile(r"\s*[^\W\d_][^:：\s\d]*(?: [^:：\s\d]+)? ?[:：]\s*[“„«\"]?[^\W\d_]")
_SAYING = re.compile(r"\s*[“„«»「『\"][^“„«»「」『』”\"]{8,}[”“»«」』\"],?\s*[-–—―]\s*\S")
_INNER_END = re.compile(r"[^\W\d_]{3,}[.?!…]+[”»\"’']?\s+(?=\S)|[。！？](?=\S)")
_ADDRESS = re.compile(r"\S+@\S+\.\w{2,}$|@\w+$")


def captions_below_title(document: Document, layout: Layout) -> frozenset[int]:
    """The lines below the headline that say what a picture shows: above its credit, and below buttons or credits.

    A line below credits alone may be the standfirst, unless a standfirst was seen above the credits, or the line has
    only its picture's credit beside it, where blank lines part all others.
    """
    if layout.title is None:
        return frozenset()
    lines, found = layout.lines, set()
    credit_seen = standfirst_seen = False
    for index in _head(layout):
        line, above = lines[index], lines[index - 1]
        if line.credit or is_button(line):
            credit_seen = True
        elif not line.chrome and index + 1 < len(lines) and lines[index + 1].is_a("image_credit"):
            below_credits = credit_seen and (above.credit or above.chrome)
            apart = below_credits and (standfirst_seen or _is_pair(document, index))
            if line.words <= LONGEST_CAPTION and (above.is_a(*BUTTONS) or apart):
                found.add(index)
        elif line.words >= LEAST_CAPTION and not line.chrome and not credit_seen:
            standfirst_seen = True
    return frozenset(found)


def _is_pair(document: Document, index: int) -> bool:
    """Whether a line and the next are one paragraph: blank lines stand above and below the two, and none between."""
    around = document.blocks[index - 1 : index + 3]
    gaps = [(above.end, below.start) for above, below in pairwise(around)]
    return [_is_blank(document, *gap) for gap in gaps] == [True, False, True]


def _is_blank(document: Document, end: int | None, start: int | None) -> bool:
    return end is not None and start is not None and document.source.count("\n", end, start) > 1


def bylines_below_title(document: Document, layout: Layout) -> frozenset[int]:
    """The lines below the headline that are nothing but a name, with credits, an address or buttons beside them."""
    if layout.title is None:
        return frozenset()
    lines, found = layout.lines, set()
    for index in _head(layout):
        line, text = lines[index], document.blocks[index].text
        if line.chrome or line.prose or line.ends:
            continue
        beside = [i for i in (index - 1, index + 1) if layout.title < i < len(lines)]
        by_credits = any(lines[i].credit or _ADDRESS.search(document.blocks[i].text.strip()) for i in beside)
        by_buttons = index + 1 < len(lines) and is_button(lines[index + 1])
        if are_names(text, document.language):
            if by_credits or by_buttons or index - 1 in found:
                found.add(index)
        elif is_name_without_capitals(text, document.language) and any(lines[i].date for i in beside):
            found.add(index)
    return frozenset(found)


def _head(layout: Layout) -> Iterator[int]:
    """Yield the lines from below the headline to the text's first paragraph; a standfirst is included."""
    lines = layout.lines
    assert layout.title is not None
    prose = 0
    credit_seen = False
    for index in range(layout.title + 1, min(len(lines), layout.title + 1 + HEAD_LINES)):
        line = lines[index]
        if line.prose and not (index + 1 < len(lines) and lines[index + 1].is_a("image_credit")):
            prose += 1
            if credit_seen or prose > 1:
                return
        credit_seen = credit_seen or line.credit or is_button(line)
        yield index


def _has_headings(layout: Layout) -> bool:
    """Whether the text has short headings between its paragraphs; a first one may then stand right above the text."""
    lines = layout.lines[layout.prose : layout.last + 1]
    return any(
        above.prose and below.prose and not (line.prose or line.ends or line.matches)
        for above, line, below in zip(lines, lines[1:], lines[2:], strict=False)
    )


def _opens_text(text: str) -> bool:
    """Whether a line above the text is worded as no caption is: a letter, a question, a field, a saying.

    >>> _opens_text("Dear Ada: My neighbour keeps a goat. It ate my roses. He laughs"), _opens_text("Q: Who pays")
    (True, True)
    >>> _opens_text("FULL TIME: Quillport 2-1 Dorrin"), _opens_text("“The sea gives and takes” – old saying")
    (True, True)
    >>> _opens_text("The quay on Friday. Jo Lind"), _opens_text("The quay at Quillport on Friday: a boat leaves")
    (False, False)
    """
    return _FIELD.match(text) is not None or _SAYING.match(text) is not None or len(_INNER_END.findall(text)) > 1


def between(
    document: Document, layout: Layout, index: int, first_credit: int, vocabulary: Callable[[], frozenset[str]]
) -> Label:
    """The opinion on a line between the headline and the first paragraph that does not end as a sentence."""
    line, block = layout.lines[index], document.blocks[index]
    below = layout.lines[index + 1] if index + 1 < len(layout.lines) else None
    if line.piece:
        return Label(index, "body", 0.5, LAYOUT_PIECE, "Part of a sentence that runs over several lines")
    # A label with a number is a score or a day; captions that are cut off have words behind their colon.
    is_score = _FIELD.match(block.text) is not None and any(character.isdigit() for character in block.text)
    if line.words >= LEAST_CAPTION and not is_score and is_truncated(block.text, vocabulary()):
        reason = "Stands above the text and breaks off inside a word"
        return Label(index, "image_caption", 0.8, LAYOUT_TRUNCATED_CAPTION, reason)
    if below is not None and below.is_a("image_credit"):
        return Label(index, "image_caption", 0.8, LAYOUT_CAPTION, "Stands above a picture's credit")
    below_credit = index > 0 and layout.lines[index - 1].is_a("image_credit")
    if line.words > LABEL_WORDS and not below_credit and _opens_text(block.text):
        return Label(index, "body", 0.5, LAYOUT_STANDFIRST, "Stands between headline and text, and is no caption")
    leads_in = index == layout.prose - 1 and line.words > LABEL_WORDS and not line.chrome and not below_credit
    if leads_in and block.text.rstrip().endswith((":", "：")):
        return Label(index, "body", LEADS_IN, LAYOUT_STANDFIRST, "Ends with a colon, right above the text")
    if index == layout.prose - 1 and _has_headings(layout):
        return Label(index, "body", 0.5, LAYOUT_HEADING, "Right above the text, which has headings")
    if line.words >= LEAST_CAPTION and block.kind == "paragraph" and index > first_credit:
        # A standfirst belongs to the headline and stands above the credits.
        reason = "Stands between the credits and the text, and is no sentence"
        return Label(index, "image_caption", BETWEEN, LAYOUT_CAPTION, reason)
    below_buttons = index == layout.prose - 1 and is_button(layout.lines[index - 1])
    if line.words >= CAPTION_BELOW_BUTTONS and below_buttons:
        reason = "Stands between buttons and the text, and is no sentence"
        return Label(index, "image_caption", BETWEEN, LAYOUT_CAPTION, reason)
    if below is not None and line.words <= SITE_NAME_WORDS and below.is_a("breadcrumb"):
        return Label(index, "site_name", BETWEEN, LAYOUT_OF["site_name"], "A short line above the way to the page")
    if line.words <= LABEL_WORDS and (below is None or document.blocks[index + 1].kind != "list_item"):
        return Label(index, "other", BETWEEN, LAYOUT_ABOVE_TEXT, "One to three words between headline and text")
    return Label(index, "body", 0.5, LAYOUT_STANDFIRST, "Stands between headline and text")

"""Which sentences are the text's, and where it ends: at headings of lists and comments, polls, notes on authors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from newsclean.label.layout.comments import is_button_amid, is_button_for_comments, is_first_comment
from newsclean.label.layout.lines import Line
from newsclean.measure import ends_question
from newsclean.metadata.people.bylines import parse_byline
from newsclean.records import Document

# At least this many words of prose stand above a heading that opens the page's tail.
WORDS_BEFORE_TAIL = 40
# And so many above a heading of comments that has both signs of these below it.
WORDS_OF_SHORT = 20
# A rule must have at least this score to move a sentence from the end of the text to the page's tail.
TAIL_SCORE = 0.7
# Text below a heading of comments is readers' comments if it holds this many dates and buttons, or if it is short: at
# most this share of the article's words of prose.
COMMENT_MARKS, PROSE_AFTER_COMMENTS = 2, 0.5
# So many names of people are looked for in all sentences of a text; of 2,300 texts none has more than 9.
MOST_AUTHORS = 100
# The fewest and the most options of a poll, and the longest, in words; the latter were set by hand on the odd texts of
# `benchmarks/unseen`.
FEWEST_OPTIONS, MOST_OPTIONS, OPTION_WORDS = 2, 6, 4
# The fewest texts with a headline each that are a list of other stories.
FEWEST_TEASERS = 2


def find_sentences(document: Document, lines: Sequence[Line], start: int) -> Iterator[int]:
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
        if before >= WORDS_OF_SHORT and opens_rest(line) and _is_tail(lines, index, before, prose[index + 1], below):
            break
        if before >= WORDS_BEFORE_TAIL and is_first_comment(document, lines, index):
            break
        is_below = is_of_tail(line) or asks_in_poll(document, lines, index) or index in notes
        if (line.prose or (line.ends and not line.chrome)) and not (is_below and before):
            yield index
            before += line.words


def asks_in_poll(document: Document, lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a poll's question.

    It ends with a question mark, and a rule for polls matches beside it, or below the answers that stand under it.
    """
    if not ends_question(document.blocks[index].text):
        return False
    beside = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    return any(line.is_a("poll") for line in beside) or answers_below(document, lines, index) > 0


def answers_below(document: Document, lines: Sequence[Line], index: int) -> int:
    """How many answers stand right below a question, where a rule for polls matches what is below them; else 0."""
    if ends_question(document.blocks[index].text):
        for count, line in enumerate(lines[index + 1 : index + 2 + MOST_OPTIONS]):
            if line.is_a("poll"):
                return count if count >= FEWEST_OPTIONS else 0
            if line.chrome or line.ends or line.words > OPTION_WORDS:
                break
    return 0


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
    begun = {text.partition(" ")[0] for text in texts.values()}
    for first in begun.intersection(author.split()[0] for author in authors if " " in author):
        having = [index for index in places if first in texts[index]]
        found.update(index for index in having if len(having) == 1 and _begins_with_first_name(texts[index], first))
    return frozenset(found)


def _begins_with_first_name(text: str, first: str) -> bool:
    """Whether a text begins with a first name that no surname follows: "Jane Roe" is another Jane than the author."""
    return text.startswith(f"{first} ") and not text[len(first) + 1 :][:1].isupper()


def author_names(document: Document, lines: Sequence[Line], end: int) -> tuple[str, ...]:
    """The people named in the credits above block `end`, each once; of very many the first."""
    names: dict[str, None] = {}
    for block, line in zip(document.blocks[:end], lines[:end], strict=True):
        if line.credit and not line.date:
            names.update(dict.fromkeys(parse_byline(block.text, (document.language,)).authors))
            if len(names) >= MOST_AUTHORS:
                break
    return tuple(names)[:MOST_AUTHORS]


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
    is_long, is_of_readers = before >= WORDS_BEFORE_TAIL, lines[index].is_a("comment", "comment_form")
    if not after:
        return is_long
    if is_of_readers:
        marks = below.marks[index + 1]
        is_lone = not marks and is_button_amid(lines, index)
        signs = (after <= PROSE_AFTER_COMMENTS * before and not is_lone, marks >= COMMENT_MARKS)
        return any(signs) if is_long else all(signs)
    return is_long and after <= before and below.teasers[index + 1] >= FEWEST_TEASERS


class _Below:
    """What stands at and below each line, counted once for all headings that may end the article."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    @cached_property
    def marks(self) -> list[int]:
        """How many lines are those of readers' comments: their dates and buttons."""
        lines = reversed(self._lines)
        marks = (line.date or (line.is_a("comment") and not is_button_for_comments(line)) for line in lines)
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

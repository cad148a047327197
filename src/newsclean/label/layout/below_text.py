"""The lines below a text: tags, and short lines beside chrome. The place of any other line says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from newsclean.kinds import ChromeKind
from newsclean.label.layout.comments import last_of_comments, reader_above, says_a_reader
from newsclean.label.layout.lines import words_of_prose
from newsclean.label.layout.regions import Layout
from newsclean.label.layout.sentences import MOST_OPTIONS, OPTION_WORDS, answers_below, asks_in_poll
from newsclean.measure import all_words, count_words
from newsclean.origins import LAYOUT_BELOW_TEXT, LAYOUT_OF
from newsclean.records import Document, Label
from newsclean.topic_words import cut_to_stems

# Scores from the place alone: of prose, of a short line, of a short line beside chrome.
PROSE_BELOW, SHORT_BELOW, BY_CHROME = 0.6, 0.5, 0.55
# The score of a line below a reader's name as that reader's comment.
COMMENT = 0.77
# The score of the line that names the reader, and of a poll's question and answers where its button is below them.
HEADER, POLL = 0.66, 0.65
# From this many on, the lines below the text that no rule names are chrome, if a rule names a line above them.
TAIL_LINES = 3
# The longest tag, in words separated by spaces, and the most lines of tags.
TAG_WORDS, MOST_TAGS = 3, 12
# A line is a tag of this text if the text has at least this share of its words.
SHARED = 0.5


class BelowText:
    """The opinions on the lines below a text, with what these lines have in common."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self._document, self._layout = document, layout
        below = range(layout.last + 1, len(layout.lines))
        self._unnamed = sum(1 for index in below if not layout.lines[index].chrome)
        self.chrome_from = next((index for index in below if layout.lines[index].chrome), len(layout.lines))

    def opinions(self, index: int) -> Iterator[Label]:
        """Yield the opinions on a line below the text."""
        line = self._layout.lines[index]
        if line.date or (line.yearless and index > self.chrome_from):
            # Less than the score of a heading of comments, because comments have dates too.
            yield Label(index, "date_line", 0.6, LAYOUT_OF["date_line"], "Nothing but a date, below the text")
            return
        score = PROSE_BELOW if line.prose else SHORT_BELOW
        yield Label(index, "body", score, LAYOUT_BELOW_TEXT, "Stands below the text")
        if index in self._comment_heads:
            yield Label(index, "comment", HEADER, LAYOUT_OF["comment"], "A reader's name and the day of a comment")
            return
        above = index - 1
        if index in self._comments or (
            above > self._layout.last and says_a_reader(self._document, self._layout.lines, above)
        ):
            yield Label(index, "comment", COMMENT, LAYOUT_OF["comment"], "Below the text and the name of who says it")
            return
        if index in self._polls:
            yield Label(index, "poll", POLL, LAYOUT_OF["poll"], "Of a poll: its question, its answers and its button")
            return
        if asks_in_poll(self._document, self._layout.lines, index):
            yield Label(index, "poll", BY_CHROME, LAYOUT_OF["poll"], "The question of a poll")
            return
        if not line.prose and index in self._options and self._is_amid_chrome(index):
            yield Label(index, "poll", BY_CHROME, LAYOUT_OF["poll"], "A short line below the question of a poll")
            return
        if not line.prose and self._is_amid_chrome(index):
            kind: ChromeKind = "related_link" if line.words > TAG_WORDS else "navigation"
            if index in self._tags or (index > self.chrome_from and self._says_what_the_text_says(index)):
                kind = "tag_cloud"
            yield Label(index, kind, BY_CHROME, LAYOUT_OF[kind], "A short line below the text, among lines of chrome")

    @cached_property
    def _comments(self) -> Mapping[int, int]:
        """The comments below the text, each with the line that names the reader."""
        document, lines = self._document, self._layout.lines
        until = last_of_comments(lines)
        below = range(self._layout.last + 2, min(until + 1, len(lines)))
        found = ((index, reader_above(document, lines, index, until)) for index in below)
        return {index: name for index, name in found if name is not None and name > self._layout.last}

    @cached_property
    def _comment_heads(self) -> frozenset[int]:
        return frozenset(self._comments.values())

    @cached_property
    def _polls(self) -> frozenset[int]:
        """The questions of polls with their answers, where a rule for polls matches the line below these."""
        document, lines = self._document, self._layout.lines
        asked = ((at, answers_below(document, lines, at)) for at in range(self._layout.last + 1, len(lines)))
        return frozenset(line for at, count in asked if count for line in range(at, at + count + 1))

    @cached_property
    def _options(self) -> frozenset[int]:
        """The short lines right below what a rule knows of a poll, or below its question."""
        document, lines = self._document, self._layout.lines
        found, left = set[int](), 0
        for index in range(self._layout.last + 1, len(lines)):
            line = lines[index]
            if line.is_a("poll") or asks_in_poll(document, lines, index):
                left = MOST_OPTIONS
            elif left and not line.matches and not line.ends and line.words <= OPTION_WORDS:
                found.add(index)
                left -= 1
            else:
                left = 0
        return frozenset(found)

    def _is_amid_chrome(self, index: int) -> bool:
        """Whether a line below the text that no rule names stands among chrome.

        It does if a rule names a line above it and there are several unnamed lines. It also does if it stands between
        the text and the first named line and all lines there are as short as tags or buttons.
        """
        if index > self.chrome_from:
            return self._unnamed >= TAIL_LINES
        return self.chrome_from < len(self._layout.lines) and self._are_as_tags

    @cached_property
    def _are_as_tags(self) -> bool:
        """Whether all lines between the text and the first chrome are as short as tags."""
        return all(map(self._is_as_a_tag, range(self._layout.last + 1, self.chrome_from)))

    def _is_as_a_tag(self, index: int) -> bool:
        text = self._document.blocks[index].text
        return not self._layout.lines[index].ends and count_words(text) <= 2 * TAG_WORDS and _words(text) <= TAG_WORDS

    @cached_property
    def _tags(self) -> frozenset[int]:
        """The lines between the text and the first chrome, if all are short as tags and one has words of the text."""
        places = range(self._layout.last + 1, self.chrome_from)
        if not 0 < len(places) <= MOST_TAGS or not self._are_as_tags:
            return frozenset()
        return frozenset(places) if any(map(self._says_what_the_text_says, places)) else frozenset()

    def _says_what_the_text_says(self, index: int) -> bool:
        if not self._is_as_a_tag(index):
            return False
        stems = cut_to_stems(all_words(self._document.blocks[index].text))
        return bool(stems) and sum(stem in self._topic for stem in stems) >= SHARED * len(stems)

    @cached_property
    def _topic(self) -> frozenset[str]:
        layout = self._layout
        return frozenset(cut_to_stems(words_of_prose(self._document, layout.lines, layout.first, layout.last)))


def _words(text: str) -> int:
    return len(text.split())

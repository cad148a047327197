"""What stands below a text: tags, and short lines by chrome; of the rest a place says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from newsclean.label.headline import words_of_prose
from newsclean.label.headline_evidence import STEM
from newsclean.label.layout import Layout, asks_in_poll, says_a_reader
from newsclean.measure import all_words
from newsclean.records import ChromeKind, Document, Label

# How sure the place alone makes: of prose, of a short line, of one by chrome.
PROSE, SHORT_LINE, BY_CHROME = 0.6, 0.5, 0.55
# How sure it is that a line below a reader's name is what that reader says.
COMMENT = 0.77
# Lines below the text that no rule names are chrome from this many on, once a rule has named one before them.
TAIL_LINES = 3
# Longest tag, in words as spaces part them, and most lines of tags.
TAG_WORDS, MOST_TAGS = 3, 12
# Share of the words of some tag that the text has too.
SHARED = 0.5


class BelowText:
    """What the lines below a text have in common, and of each what it is."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self._document, self._layout = document, layout
        below = range(layout.last + 1, len(layout.lines))
        self._unnamed = sum(1 for index in below if not layout.lines[index].chrome)
        self.chrome_from = next((index for index in below if layout.lines[index].chrome), len(layout.lines))

    def opinions(self, index: int) -> Iterator[Label]:
        """Yield what the place of a line below the text says of it."""
        line = self._layout.lines[index]
        if line.date:
            # Less sure than the heading of the comments, which have dates too.
            yield Label(index, "date_line", 0.6, "layout/date-line", "Nothing but a date, below the text")
            return
        yield Label(index, "body", PROSE if line.prose else SHORT_LINE, "layout/below-text", "Stands below the text")
        if index > self._layout.last + 1 and says_a_reader(self._document, self._layout.lines, index - 1):
            yield Label(index, "comment", COMMENT, "layout/comment", "Below the text and the name of who says it")
            return
        if asks_in_poll(self._document, self._layout.lines, index):
            yield Label(index, "poll", BY_CHROME, "layout/poll", "The question of a poll")
            return
        if not line.prose and self._is_amid_chrome(index):
            kind: ChromeKind = "related_link" if line.words > TAG_WORDS else "navigation"
            if index in self._tags or (index > self.chrome_from and self._says_what_the_text_says(index)):
                kind = "tag_cloud"
            yield Label(
                index, kind, BY_CHROME, f"layout/{kind.replace('_', '-')}", "A short line below the text, by chrome"
            )

    def _is_amid_chrome(self, index: int) -> bool:
        """Whether a line below the text, which no rule names, stands among chrome.

        After the first line that a rule names, and where there are several; or, if it is as short as a tag or
        a button, between the text and that line.
        """
        if index > self.chrome_from:
            return self._unnamed >= TAIL_LINES
        return self.chrome_from < len(self._layout.lines) and self._is_as_a_tag(index)

    def _is_as_a_tag(self, index: int) -> bool:
        text = self._document.blocks[index].text
        return (
            not self._layout.lines[index].ends and len(all_words(text)) <= 2 * TAG_WORDS and _words(text) <= TAG_WORDS
        )

    @cached_property
    def _tags(self) -> frozenset[int]:
        """The lines between the text and the first chrome, if they are as short as tags and one says what it says."""
        places = range(self._layout.last + 1, self.chrome_from)
        if not 0 < len(places) <= MOST_TAGS or not all(map(self._is_as_a_tag, places)):
            return frozenset()
        return frozenset(places) if any(map(self._says_what_the_text_says, places)) else frozenset()

    def _says_what_the_text_says(self, index: int) -> bool:
        if not self._is_as_a_tag(index):
            return False
        stems = _stems(all_words(self._document.blocks[index].text))
        return bool(stems) and sum(stem in self._topic for stem in stems) >= SHARED * len(stems)

    @cached_property
    def _topic(self) -> frozenset[str]:
        layout = self._layout
        return frozenset(_stems(sorted(words_of_prose(self._document, layout.lines, layout.first, layout.last))))


def _words(text: str) -> int:
    return len(text.split())


def _stems(words: Sequence[str]) -> list[str]:
    return [word[:STEM] for word in words]

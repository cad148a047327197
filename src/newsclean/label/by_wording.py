"""Opinions from how a line is worded: as the site's phrases are, and of something else than the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import replace
from functools import cached_property, partial

from newsclean.kinds import OF_READERS, RIGHTS
from newsclean.label.layout.comments import is_button_amid, last_of_comments, reader_above
from newsclean.label.layout.lines import SURE_RULE, Line, is_bare_label
from newsclean.label.layout.regions import Layout, cut_tail, far_below, sentences_of
from newsclean.label.layout.sentences import author_names
from newsclean.label.rules.addressed import is_addressed
from newsclean.label.rules.table import RuleTable
from newsclean.label.rules.wording import Wording
from newsclean.language.profile import function_words
from newsclean.measure import PROSE_WORDS
from newsclean.origins import WORDING_OF
from newsclean.records import Document, Label
from newsclean.topic_words import cut_to_stems

# A line is foreign to the text if rules know at least the share KNOWN of its words, or MOSTLY_KNOWN, and the text has
# at most SHARED, or MOSTLY_SHARED, of its topic words. Of the last three lines of 805 true texts of articles one in a
# hundred is foreign, and most of these are the site's; of 420 lines of chrome in 43 texts in 16 languages half are.
KNOWN, SHARED = 0.4, 0.3
MOSTLY_KNOWN, MOSTLY_SHARED = 0.6, 0.5
# Shorter lines are left to the rules.
LEAST_WORDS = 4
# A site's name is shorter than this.
SITE_WORDS = 5
# The name of the author stands this near the start of a line about the author.
BIO_START = 60
# Kinds of chrome that stand below a text. A sentence below them that says nothing of the topic is the site's too.
CLOSING = OF_READERS | RIGHTS | {"tag_cloud", "cookie_notice"}
# Notices on cookies also stand in place of embedded posts, with more of the text below.
_ENDS = CLOSING - {"cookie_notice"}
# The score: above that of a line's place, below that of most rules. It is no sign of dirt.
FOREIGN = 0.68


class Foreign:
    """The lines of a text that are worded as chrome is and of something else than the text."""

    def __init__(self, document: Document, layout: Layout, table: RuleTable) -> None:
        self._document, self._layout, self._table = document, layout, table
        self._measured: dict[int, Wording] = {}

    @cached_property
    def cut(self) -> Layout:
        """The layout where foreign sentences at the end of the text belong to the tail.

        So do the few sentences that stand far below it and hardly speak of its topic.
        """
        places = sentences_of(self._document, self._layout)
        layout = cut_tail(self._layout, places, self._is_of_tail)
        if any(line.matches for line in layout.lines[layout.prose : layout.last]):
            for last, below in far_below(layout, places, partial(self._closes, kinds=_ENDS)):
                if any(self._shared(index) > MOSTLY_SHARED for index in below):
                    break
                layout = replace(layout, last=last)
        return layout

    def is_bio(self, index: int) -> bool:
        """Whether a line is worded as a note on the author is, and has the author's name near its start."""
        start = self._document.blocks[index].text[:BIO_START]
        return any(name in start for name in self._authors) and self._measure(index).kind == "author_bio"

    @cached_property
    def _authors(self) -> tuple[str, ...]:
        return author_names(self._document, self._layout.lines, self._layout.last)

    @cached_property
    def _comments_until(self) -> int:
        return last_of_comments(self._layout.lines)

    def _is_of_tail(self, index: int, before: int) -> bool:
        """Whether the last sentence, at `index`, is of the tail; the sentence before it is at `before`."""
        line, text = self._layout.lines[index], self._document.blocks[index].text
        between = self._layout.lines[before + 1 : index]
        if self.is_bio(index):
            return True
        # Other chrome says nothing: teasers, advertisements and calls to follow also stand amid the text.
        is_below = self._closes(before + 1, index)
        found = self.wording(index)
        if found is not None and line.words >= PROSE_WORDS:
            # Reports end on whom the police ask to call, too; a site speaks to its readers.
            is_known = found.share >= MOSTLY_KNOWN or any(other.chrome for other in between)
            if is_below or (is_known and is_addressed(text, (self._document.language,))):
                return True
        if reader_above(self._document, self._layout.lines, index, self._comments_until) is not None:
            return True
        if text.rstrip().endswith("?") and any(map(_opens_list, between)):
            return True  # a headline in a list of stories
        return is_below and (line.is_a("comment") or self._shared(index) <= SHARED)

    def _closes(self, first: int, sentence: int, kinds: Set[str] = CLOSING) -> bool:
        """Whether the lines from `first` on, above a sentence, say that the text is over: tags, a form, the rights.

        A lone button for comments does not.
        """
        lines, last = self._layout.lines, sentence - 1
        if last >= first and is_button_amid(lines, last):
            last -= 1
        return any(line.is_a(*kinds, score=SURE_RULE) for line in lines[first : last + 1])

    def wording(self, index: int) -> Wording | None:
        """The wording of a foreign line; None where the line is not foreign."""
        found = self._measure(index)
        if found.words < LEAST_WORDS or found.share < KNOWN:
            return None
        shared = self._shared(index)
        return found if shared <= SHARED or (found.share >= MOSTLY_KNOWN and shared <= MOSTLY_SHARED) else None

    def _measure(self, index: int) -> Wording:
        found = self._measured.get(index)
        if found is None:
            found = self._measured[index] = self._table.wording.measure(self._document.blocks[index].text)
        return found

    def _shared(self, index: int) -> float:
        """The share of the line's topic words that the text has in another sentence."""
        common = function_words(self._document.language.split("-")[0])
        own = set(cut_to_stems(word for word in self._layout.lines[index].content if word not in common))
        return sum(self._topic[stem] > self._is_of_topic(index) for stem in own) / (len(own) or 1)

    @cached_property
    def _topic(self) -> Counter[str]:
        """The stems of the text's topic words, each with the number of sentences that have it."""
        topic: Counter[str] = Counter()
        for index in range(self._layout.first, self._layout.last + 1):
            if self._is_of_topic(index):
                topic.update(set(self._layout.lines[index].stems))
        return topic

    def _is_of_topic(self, index: int) -> bool:
        layout = self._layout
        return layout.first <= index <= layout.last and layout.lines[index].prose


def _opens_list(line: Line) -> bool:
    return any(match.rule.opens == "list" or is_bare_label(line, match) for match in line.matches)


def label_by_wording(layout: Layout, foreign: Foreign, data: Set[int]) -> Iterator[Label]:
    """Yield an opinion for each line outside the text that is foreign to it and that no rule matches.

    `layout` is the one after the cut; the lines of `data` are the text's. What may be a standfirst and short lines
    between the text and the first chrome must be mostly known.
    """
    chrome_from = next((i for i in range(layout.last + 1, len(layout.lines)) if layout.lines[i].chrome), None)
    for index, line in enumerate(layout.lines):
        if index == layout.title or layout.place(index) == "body" or line.credit or line.matches or index in data:
            continue
        if index < (layout.title or 0) and line.words < SITE_WORDS:
            continue  # it may be the site's name
        if index > layout.last and foreign.is_bio(index):
            reason = "Below the text, has the author's name and the words of notes on authors"
            yield Label(index, "author_bio", FOREIGN, WORDING_OF["author_bio"], reason)
            continue
        found = foreign.wording(index)
        is_next = layout.last < index and not line.prose and (chrome_from is None or index < chrome_from)
        may_be_standfirst = layout.title is not None and index > layout.title and line.words >= PROSE_WORDS
        is_doubtful = is_next or (index < layout.prose and may_be_standfirst)
        if found is not None and (found.share >= MOSTLY_KNOWN or not is_doubtful):
            reason = "Outside the text, consists of words that often stand together in chrome"
            yield Label(index, found.kind, FOREIGN, WORDING_OF[found.kind], reason)

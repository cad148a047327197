"""What is known of a plain text before the lines that may be its headline are weighed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from newsclean.kinds import RIGHTS
from newsclean.label.layout.lines import Line, known_words
from newsclean.measure import has_no_spaces
from newsclean.metadata.text.site_head import SITE_NAME_WORDS
from newsclean.metadata.url import slug_of, slug_words
from newsclean.metadata.words import holds_site_word
from newsclean.records import Document
from newsclean.whole_words import holds_whole

# The fewest words of the page's address that a line repeats as its headline does.
FEWEST_OF_SLUG = 3
# The first lines of prose, this many, are the lead: a headline uses their words.
LEAD_LINES = 2
# How many lines above the core of the text its standfirst may stand.
STANDFIRST_ABOVE = 12
# How many lines above a headline the last step of the trail that leads to it may stand.
TRAIL = 3
# What stands before the last step of a trail: a bullet, a number, the other steps ("Home > Sport > ").
_BEFORE_STEP = re.compile(r"(?:\d{1,2}[.)]|[*•+-]) +|.*[^\s>»›/→] {0,3}[>»›/→] {1,3}", re.DOTALL)
# A step may be cut short; at least so many characters are left of it then.
_CUT_STEP = 12
# The score of a rule that is sure of a trail by its shape alone.
_SURE_TRAIL = 0.75
# Between a headline and a name on one line; the spaces have a bound, so that a run of thousands stays cheap.
SEPARATOR = re.compile(r"\s{1,9}[|•·»–—-]\s{1,9}|\s{0,9}\|\s{0,9}")
_SITE_LINE = re.compile(r"\s[|•»]\s|^(?:https?://|www\.)|\b[\w-]+\.(?:com|org|net|info|news|tv|co)\b", re.I)


@dataclass(frozen=True)
class Surroundings:
    """What is known of a text before its candidates are weighed, computed when first needed."""

    document: Document
    lines: Sequence[Line]
    start: int  # first block of the text's core
    last: int  # last block of the text's core
    opens: int | None  # the text's first line, where it is known

    @cached_property
    def above(self) -> Sequence[Line]:
        """The lines above the text, and a few more: only among these is the headline."""
        return self.lines[: self.start + TRAIL + 1]

    @cached_property
    def of_slug(self) -> tuple[float, ...]:
        """For each of the lines above, the share of the address's words that it has; 0.0 for a few.

        Of a line with fewer words than the address it is the share of these that the address has.
        """
        slug = slug_of(self.document.page.url or self.document.front.address)
        if len(slug) < FEWEST_OF_SLUG:
            return (0.0,) * len(self.above)
        shared = (len(slug & slug_words(self.document.blocks[index].text)) for index in range(len(self.above)))
        return tuple(
            count / min(len(slug), line.words) if count >= FEWEST_OF_SLUG else 0.0
            for count, line in zip(shared, self.above, strict=True)
        )

    @cached_property
    def times(self) -> Counter[str]:
        """How often each line is printed."""
        return Counter(line.printed for line in self.lines)

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """For each of the lines above, the last step of the trail that it may be; "" for none."""
        return tuple(
            line.printed[found.end() :] if (found := _BEFORE_STEP.match(line.printed)) else "" for line in self.above
        )

    def ends_trail(self, index: int) -> bool:
        """Whether a trail that leads to the line stands right above it: "Home > Sport > Ferry sinks"."""
        if index >= len(self.lines):
            return False
        line = self.lines[index].printed
        for step in self.steps[max(0, index - TRAIL) : index]:
            bare = step.rstrip(" .…")
            if step == line or (bare != step and len(bare) >= _CUT_STEP and line.startswith(bare)):
                return True
        return False

    def opens_page(self, index: int) -> bool:
        """Whether nothing but dates stands above the line."""
        return all(line.date for line in self.lines[:index])

    def is_holder(self, index: int) -> bool:
        """Whether the line is a few words that a notice on rights has too: whose the page is."""
        line = self.lines[index]
        return 1 < line.words <= SITE_NAME_WORDS and holds_whole(self._notices, line.printed)

    @cached_property
    def _notices(self) -> str:
        return "\n".join(line.printed for line in self.lines[self.last + 1 :] if line.is_a(*RIGHTS))

    @cached_property
    def titled(self) -> frozenset[str]:
        """The first parts of lines above the text that are followed by a name: "Ferry sinks | The Valley Herald"."""
        parts = (SEPARATOR.split(line.printed) for line in self.lines[: self.start])
        return frozenset(split[0] for split in parts if len(split) > 1)

    @cached_property
    def topic(self) -> frozenset[str]:
        """The stems of the words of the prose, and of a standfirst that credits and buttons part from it."""
        first = max(0, self.start - STANDFIRST_ABOVE)
        return self._stems(i for i in range(first, self.last + 1) if self.lines[i].prose)

    @cached_property
    def lead(self) -> frozenset[str]:
        """The stems of the words of the first lines of prose."""
        return self._stems([i for i in range(self.start, self.last + 1) if self.lines[i].prose][:LEAD_LINES])

    def _stems(self, places: Iterable[int]) -> frozenset[str]:
        stems: set[str] = set()
        for i in places:
            stems.update(self.lines[i].stems)
            text = self.document.blocks[i].text
            if has_no_spaces(text):  # a word may begin at any character
                stems.update(map("".join, pairwise(text)))
        return frozenset(stems)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the prose, and the function words of its language."""
        return known_words(self.document, self.lines, self.start, self.last)

    @cached_property
    def site(self) -> tuple[float, ...]:
        """For each line, how many lines above it are known to be the site's; one matched by a doubtful rule is half."""
        return tuple(accumulate(map(self._of_site, range(self.start)), initial=0.0))

    def _of_site(self, index: int) -> float:
        line, text = self.lines[index], self.lines[index].printed
        sure = line.chrome or line.date
        sure = sure or line.is_a("breadcrumb", score=_SURE_TRAIL)
        sure = sure or (line.words <= SITE_NAME_WORDS and holds_site_word(text, (self.document.language,)))
        sure = sure or (not line.prose and (self.times[text] > 1 or _SITE_LINE.search(text) is not None))
        return 1.0 if sure else 0.5 * bool(line.matches)

    @cached_property
    def prose(self) -> tuple[int, ...]:
        """For each line, how many lines of prose stand above it."""
        return tuple(accumulate((line.prose for line in self.lines), initial=0))

    @cached_property
    def gaps(self) -> tuple[int, ...]:
        """For each line above the text, how many lines other than chrome and credits stand between it and the text."""
        gaps, count = [0] * self.start, 0
        for index in range(self.start - 1, -1, -1):
            gaps[index] = count
            if not self.lines[index].chrome and not self.lines[index].credit:
                count += 1
        return tuple(gaps)

"""The lines above a headline: the site's name, its menus, the date, notices. None of them is the article's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from newsclean.kinds import OF_ARTICLE, RIGHTS, ChromeKind, LabelKind
from newsclean.label.layout.kickers import are_kickers
from newsclean.label.layout.lines import BUTTON_WORDS, MENU_WORDS, SURE_RULE
from newsclean.label.layout.regions import Layout
from newsclean.label.layout.surroundings import SEPARATOR
from newsclean.language.profile import function_words
from newsclean.measure import PROSE_WORDS, count_words, ends_sentence, has_no_spaces
from newsclean.metadata.dates.find import opens_with_weekday
from newsclean.metadata.text.site_head import SITE_NAME_WORDS
from newsclean.metadata.words import holds_site_word
from newsclean.origins import LAYOUT_KICKER, LAYOUT_OF, LAYOUT_OWNER, LAYOUT_STANDFIRST
from newsclean.records import Document, Label
from newsclean.whole_words import holds_whole

# The score from the place alone.
ABOVE_TITLE = 0.55
# A masthead is a few short lines; if there are more, or prose among them, they are a sidebar.
MASTHEAD_LINES, MASTHEAD_WORDS = 6, 10
# The longest line that is a site's name with its claim, in words.
CLAIM_WORDS = 12
# The score of a line above the headline as the site's name, where a notice of copyright contains it too; and the fewest
# words of such a line, because a single word may be a section's name.
OWNER, OWNER_WORDS = 0.86, 2
# The score of a kicker, as high as in HTML.
KICKER = 0.9
# The most notices that are searched for such lines. Of 350 texts, that with most of them had 12.
MOST_NOTICES = 40
# Buttons stand within this many lines below the notice about cookies.
NOTICE_LINES = 2
# The article's date stands within this many lines below the headline.
LINES_TO_DATE = 6

# Prose within NEAR lines above the headline is kept with the score SAYS_THE_SAME if the text has at least the share
# SHARED of its words.
NEAR, SHARED, SAYS_THE_SAME = 3, 0.5, 0.6

# The fewest entries of a row that is a menu, and the signs between them; and the fewest words of a row without signs.
# These and the next were set by hand on the odd texts of `benchmarks/unseen`.
FEWEST_ENTRIES, FEWEST_BARE_ENTRIES = 3, 5
_ENTRIES = re.compile(r"[|·•—]|\s[/–-]\s")
# The longest entry in a script without spaces, in characters.
_LONGEST_ENTRY = 4
# The weather.
_DEGREES = re.compile(r"\d ?(?:°|º ?[CF]\b|℃)")
# A line that repeats the headline, with the site's name behind it, repeats this many words of it or more.
TITLE_WORDS = 4


class AboveTitle:
    """The opinions on the lines above a headline, with what these lines have in common."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self._document, self._layout = document, layout
        self._kind = _kind_of_head(layout)
        self._masthead = _end_of_masthead(layout)
        self._owners = _named_by_owners(layout)
        title = layout.title or 0
        dated = [index for index, line in enumerate(layout.lines[:title]) if line.date]
        credits = layout.lines[title + 1 : title + 1 + LINES_TO_DATE]
        # If no date stands below the headline, the last run of dates above it is the article's.
        self._site_dates = frozenset(dated if any(line.date for line in credits) else _all_but_last_run(dated))

    def opinions(self, index: int) -> Iterator[Label]:
        """Yield the opinions on a line above the headline."""
        line, text, kind = self._layout.lines[index], self._document.blocks[index].text, self._kind
        if line.date and index > self._masthead and index not in self._site_dates:
            yield Label(index, "date_line", 0.8, LAYOUT_OF["date_line"], "Nothing but a date, above the headline")
            return
        if line.date:
            kind = "masthead" if kind == "masthead" and not self._has_menu() else "site_date"
            yield Label(index, kind, 0.8, LAYOUT_OF["site_date"], "A date above the site's name: the day of the visit")
            return
        if index in self._owners:
            yield Label(index, "masthead", OWNER, LAYOUT_OWNER, "A short line above the headline names the owner")
        elif self._has_kicker and not line.is_a(*OF_ARTICLE):
            other: LabelKind = "byline" if line.credit else "masthead"
            known = line.matches[0].rule.kind if line.matches else other
            yield Label(index, known, KICKER, LAYOUT_KICKER, "A few words above the headline, and no more there")
        if self._is_below_cookies(index):
            reason = "A button below the notice about cookies"
            yield Label(index, "cookie_notice", ABOVE_TITLE, LAYOUT_OF["cookie_notice"], reason)
            return
        if self._begins_with_title(index):
            reason = "The headline, with something behind it"
            yield Label(index, "duplicate_title", ABOVE_TITLE, LAYOUT_OF["duplicate_title"], reason)
            return
        if line.prose and line.ends and index >= (self._layout.title or 0) - NEAR and self._is_of_the_text(index):
            yield Label(index, "body", SAYS_THE_SAME, LAYOUT_STANDFIRST, "Prose above the headline, of what it says")
        if kind == "sidebar" and line.words <= SITE_NAME_WORDS and holds_site_word(text, (self._document.language,)):
            kind = "masthead"
        if _is_site_name(text, self._document.language):
            yield Label(index, "site_name", 0.85, LAYOUT_OF["site_name"], "A site's name with its claim or section")
            return
        if _is_row_of_words(text, (self._document.language,)):
            kind = "navigation"
        elif line.words <= MASTHEAD_WORDS and not line.prose:
            kind = self._kind_by_words(index, kind)
        yield Label(index, kind, ABOVE_TITLE, LAYOUT_OF[kind], "Stands above the headline")

    def _kind_by_words(self, index: int, kind: ChromeKind) -> ChromeKind:
        """The kind of a short line above the headline; `kind` where its words do not say more than its place."""
        line, text, languages = self._layout.lines[index], self._document.blocks[index].text, (self._document.language,)
        if opens_with_weekday(text, languages):
            return "site_date"
        if _DEGREES.search(text):
            return "sidebar"
        if kind == "sidebar" and line.words <= MENU_WORDS and not self._heads_box(index):
            # Among so many lines it is an entry: so are 23 of 33 such lines of the texts of `benchmarks/unseen`.
            return "navigation"
        if kind == "masthead" and (_is_row(text) or (line.words <= MENU_WORDS and self._is_beside_menu(index))):
            return "navigation"
        return kind

    def _heads_box(self, index: int) -> bool:
        """Whether a line, printed once or twice, heads a box with a long line."""
        return any(below.words >= PROSE_WORDS for below in self._layout.lines[index + 1 : index + 3])

    @cached_property
    def _has_kicker(self) -> bool:
        """Whether nothing but a kicker stands above the headline."""
        return are_kickers(self._document, self._layout.lines, self._layout.title or 0, self._layout.last)

    def _begins_with_title(self, index: int) -> bool:
        title, line = self._layout.lines[self._layout.title or 0], self._layout.lines[index]
        return (
            title.words >= TITLE_WORDS
            and len(line.printed) > len(title.printed)
            and line.printed.startswith(title.printed)
        )

    def _is_beside_menu(self, index: int) -> bool:
        """Whether a line stands between two menu entries and holds no word that is typical of site names."""
        lines = self._layout.lines
        if index == 0 or holds_site_word(self._document.blocks[index].text, (self._document.language,)):
            return False
        return all(line.is_a("navigation") for line in (lines[index - 1], lines[index + 1]))

    def _is_of_the_text(self, index: int) -> bool:
        line = self._layout.lines[index]
        return bool(line.content) and line.shares(self._topic) >= SHARED * len(line.content)

    @cached_property
    def _topic(self) -> frozenset[str]:
        prose = self._layout.lines[self._layout.first : self._layout.last + 1]
        return frozenset(stem for line in prose if line.prose for stem in line.stems)

    def _has_menu(self) -> bool:
        lines = self._layout.lines[: self._layout.title]
        return any(line.is_a("navigation", "breadcrumb") for line in lines)

    def _is_below_cookies(self, index: int) -> bool:
        lines = self._layout.lines
        if lines[index].words > BUTTON_WORDS or lines[index].matches:
            return False
        above = lines[max(0, index - NOTICE_LINES) : index]
        if not any(line.is_a("cookie_notice", score=SURE_RULE) for line in above):
            return False
        return all(line.matches and line.matches[0].rule.kind == "cookie_notice" for line in above[-1:])


def _is_row(text: str) -> bool:
    """Whether a line is a row of menu entries with signs between.

    >>> _is_row("My Gazette · Sign out · E-edition"), _is_row("Facts, not noise – since 1911")
    (True, False)
    """
    return len([entry for entry in _ENTRIES.split(text) if entry.strip()]) >= FEWEST_ENTRIES


def _is_row_of_words(text: str, languages: tuple[str, ...] = ("en",)) -> bool:
    """Whether a line is a row of menu entries with nothing between but spaces: capitals everywhere, or short words.

    A word that is typical of site names may only be the first: "News Sport Culture ...".

    >>> _is_row_of_words("Home Regional 112 Sport Family"), _is_row_of_words("Voice of the Valley since 1911")
    (True, False)
    >>> _is_row_of_words("The Cape Valley Evening News"), _is_row_of_words("首页 要闻 时政 民生 教育")
    (False, True)
    >>> _is_row_of_words("Mayor Jones Opens New Bridge In Newtown")
    False
    """
    words = text.split()
    if len(words) < FEWEST_BARE_ENTRIES or ends_sentence(text):
        return False
    if has_no_spaces(text):
        are_entries = all(len(word) <= _LONGEST_ENTRY for word in words)
    else:
        are_entries = all(word[0].isupper() or word.isdigit() for word in words)
    if not are_entries or holds_site_word(" ".join(words[1:]), languages):
        return False
    common = frozenset(word for tag in languages for word in function_words(tag.split("-")[0]))
    return common.isdisjoint(map(str.lower, words))


def _all_but_last_run(places: list[int]) -> list[int]:
    """The places without their last run of consecutive ones.

    >>> _all_but_last_run([2, 7, 8]), _all_but_last_run([4])
    ([2], [])
    """
    left = list(places)
    while left and (len(left) == len(places) or left[-1] == places[len(left)] - 1):
        left.pop()
    return left


def _kind_of_head(layout: Layout) -> ChromeKind:
    above = [line for line in layout.lines[: layout.title or 0] if not line.matches]
    if len(above) <= MASTHEAD_LINES and all(line.words <= MASTHEAD_WORDS and not line.prose for line in above):
        return "masthead"
    return "sidebar"


def _end_of_masthead(layout: Layout) -> int:
    """The last line above the headline that is neither chrome nor a date; -1 where there is none."""
    above = range((layout.title or 0) - 1, -1, -1)
    return next((i for i in above if not layout.lines[i].chrome and not layout.lines[i].date), -1)


def _named_by_owners(layout: Layout) -> frozenset[int]:
    """The short lines above the headline that a notice of copyright or an imprint repeats: the site's name."""
    notices = list(dict.fromkeys(line.printed for line in layout.lines if line.is_a(*RIGHTS)))[:MOST_NOTICES]
    found = set()
    for index, line in enumerate(layout.lines[: layout.title or 0] if notices else ()):
        if line.chrome or line.date or not OWNER_WORDS <= line.words <= SITE_NAME_WORDS:
            continue
        name = line.printed
        if any(len(notice) > len(name) and holds_whole(notice, name) for notice in notices):
            found.add(index)
    return frozenset(found)


def _is_site_name(text: str, language: str) -> bool:
    """Whether a line is "Name | Claim", and one of the two sides holds a word that is typical of site names.

    >>> _is_site_name("The Daily Lamp | News & Analysis", "en"), _is_site_name("Home | Sport | Weather", "en")
    (True, False)
    """
    sides = [side for side in SEPARATOR.split(text.strip()) if side]
    if len(sides) != 2 or count_words(text) > CLAIM_WORDS:
        return False
    return any(holds_site_word(side, (language,)) for side in sides)

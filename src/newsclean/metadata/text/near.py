"""Tells which lines around the headline of a plain text may name its author, and whom; `people` chooses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from newsclean.kinds import CREDITS, OF_READERS
from newsclean.measure import count_words, is_prose_sentence
from newsclean.metadata.dateline import find_reporters
from newsclean.metadata.dates.cut import cut_dates
from newsclean.metadata.dates.find import find_date, holds_date
from newsclean.metadata.dates.lines import find_date_line
from newsclean.metadata.people.agencies import find_agency
from newsclean.metadata.people.byline_leads import after_lead, credits_author, is_byline_lead, starts_as_byline
from newsclean.metadata.people.bylines import names_for_sure, parse_byline
from newsclean.metadata.people.given_names import begins_as_name, has_initials
from newsclean.metadata.people.name_words import ago, is_role, joint, other_credit
from newsclean.metadata.text.backing import LONG_SENTENCE, backed_name, name_after_lead, name_alone, signs_alone
from newsclean.metadata.text.in_sentences import goes_on, says_more
from newsclean.origins import LAYOUT_EVENT
from newsclean.records import Decision
from newsclean.whole_words import holds_whole

# How many lines above and below the headline a name alone on a line may be the author's; above the text, where no line
# is the headline.
_ABOVE, _BELOW, _ABOVE_TEXT = 3, 8, 8
# So many lines right above the text may name the author, whatever stands between them and the headline.
_RIGHT_ABOVE = 3
# So near below the headline a name alone next to the date, or on the date's line, is the author's, whatever it is.
_BESIDE_DATE, _WITH_DATE = 3, 6
# A line that is printed so often is an entry of menus ("Bill Pay").
_OFTEN = 3
# More lines than this have the name of the site, not that of an author.
_MOST_NAMED = 3
# Longest line that is a name, perhaps with a role, and most words of it; most words beside a date or a lead-in, and
# beside a date that stands behind an unknown name.
_MAX_LINE, _MAX_WORDS, _MAX_BESIDE, _MAX_UNKNOWN = 60, 6, 14, 10
# One long sentence, up to so many words, may be a standfirst.
_STANDFIRST_WORDS = 60
# Above the headline, and far below: what the labelers did not know for anything else, or took for a byline or a name.
MAY_NAME = CREDITS | {"other", "masthead", "author_bio"}
# Lines of these kinds have names and dates of other things than the article.
OTHERS = OF_READERS | {"related_link", "tag_cloud", "copyright", "image_credit", "newsletter"}
# Most words beside a date in a line whose shape is that of a link: a place, the word for o'clock.
PLACE_WORDS = 3
# What so near below the headline is a link or a tag in its shape only; and which labels go by no word of the line.
BY_SHAPE, RIGHT_BELOW = frozenset(["related_link", "tag_cloud"]), 3
BY_NO_WORD = frozenset(["classifier/text", "layout"])
# Between a name and a role.
_BESIDE_NAME = re.compile(r"[,|•·]|\s[-–—]\s")


def is_long_sentence(line: Decision) -> bool:
    """Whether a line is a sentence of the article's text, and longer than one that only says who wrote it."""
    return is_sentence(line) and count_words(line.block.text) >= LONG_SENTENCE


def is_sentence(line: Decision) -> bool:
    """Whether a line is a sentence of the article's text; a short one may also say who wrote it."""
    return line.label.kind == "body" and is_prose_sentence(line.block.text)


class Named(NamedTuple):
    """Whom a line names."""

    names: tuple[str, ...]
    block: int  # the block with the names
    is_led: bool  # whether words such as "By" lead them in


@dataclass(frozen=True)
class Near:
    """The lines of a text around line `at`: the headline, or the text's first line where no line is the headline."""

    lines: Sequence[Decision]
    at: int
    languages: tuple[str, ...]

    @cached_property
    def text(self) -> int:
        """The first sentence of the text below line `at`; 0 where there is none."""
        return next((place for place in range(self.at + 1, len(self.lines)) if is_long_sentence(self.lines[place])), 0)

    def places(self) -> Iterator[int]:
        """Yield the lines that may name the author: above line `at`, below it, and right above the text.

        Buttons and captions may stand between the headline and a name that is right above the text.
        """
        below = self.at + 1 + _BELOW
        yield from range(max(0, self.at - (_ABOVE if self._has_headline else _ABOVE_TEXT)), self.at)
        yield from range(self.at + 1, min(len(self.lines), below))
        yield from range(max(below, self.text - _RIGHT_ABOVE), self.text)

    @property
    def _has_headline(self) -> bool:
        return self.lines[self.at].label.kind == "title"

    def is_standfirst(self, place: int) -> bool:
        """Whether a sentence below the headline may be a standfirst: it is short, and the text goes on below it."""
        is_short = count_words(self._said(place)) <= _STANDFIRST_WORDS
        return is_short and any(map(is_long_sentence, self.lines[place + 1 :]))

    def signs_below_text(self, place: int) -> bool:
        """Whether a line below a sentence of the text may name the author, and not someone of whom the text tells.

        The labelers took it for something else than text, a date stands beside it, or a "By", a role or several people
        in it; or it is a name alone that signs.
        """
        said, languages = self._said(place), self.languages
        if self.lines[place].label.kind != "body" or find_reporters(said, languages):
            return True
        if credits_author(said, languages):
            return names_for_sure(said, languages)
        if holds_date(said, languages) or self._stands_by_date(place, below=2):
            return True
        if signs_alone(self.lines, place, languages):
            return True
        is_several = count_words(said) <= _MAX_BESIDE and len(parse_byline(said, languages).authors) > 1
        return is_several or any(is_role(piece, languages) for piece in _BESIDE_NAME.split(said)[1:])

    def is_of_picture(self, place: int) -> bool:
        """Whether a line says what a picture shows: by a rule that knows captions, or above the picture's credit."""
        label = self.lines[place].label
        is_known = label.kind == "image_caption" and label.by.labeler == "rule"
        if not is_known and (place + 1 >= len(self.lines) or self.lines[place + 1].label.kind != "image_credit"):
            return False
        said = self.lines[place].block.text
        if find_reporters(said, self.languages):
            return False
        return not (holds_date(said, self.languages) or credits_author(said, self.languages))

    def named(self, place: int, is_first: bool) -> Named:
        """Whom a line names; `is_first` says that no line before has named anyone."""
        label, block = self.lines[place].label, self.lines[place].block.index
        leads = credits_author(self._said(place), self.languages)
        nobody = Named((), block, leads)
        if label.by == LAYOUT_EVENT or (not leads and label.kind == "navigation" and label.by.labeler == "rule"):
            return nobody
        is_far = place < self.at or place > self.at + _BELOW
        if is_far and not leads and not self._may_name_from_afar(place):
            return nobody
        is_near = leads and self._is_right_below(place) and label.kind in BY_SHAPE
        if label.kind in OTHERS and not is_near:
            return Named(self._shaped_as_link(place), block, False) if is_first and not is_far else nobody
        if self._stands_below_other_credit(place) or (not leads and self._is_printed_often(place)):
            return nobody
        if found := find_reporters(self._said(place), self.languages):
            return Named(found, block, True)
        if found := self._people_of(place, leads) or self._beside_place(place):
            return Named(found, block, leads)
        if name := name_after_lead(self.lines, place, self.languages, is_near=place > self.at):
            return Named((name,), self.lines[place + 1].block.index, True)
        name = None if leads else backed_name(self.lines, place, self.languages)
        names: tuple[str, ...] = () if name is None else (name,)
        if not names and is_first and not leads and 0 < place - self.at <= _WITH_DATE:
            names = self._dated_names(place)
        return Named(names, block, False)

    def _said(self, place: int) -> str:
        return self.lines[place].block.text.strip()

    def _is_right_below(self, place: int) -> bool:
        return 0 < place - self.at <= RIGHT_BELOW

    def _may_name_from_afar(self, place: int) -> bool:
        """Whether a line above the headline or far below may name an author though nothing leads the name in."""
        if self.lines[place].label.kind in MAY_NAME or holds_date(self._said(place), self.languages):
            return True
        return not self._has_headline and self._stands_by_date(place, below=2)

    def _stands_by_date(self, place: int, below: int = 1) -> bool:
        """Whether the line above is a date, or one of the lines below, so many."""
        beside = (place - 1, *range(place + 1, place + 1 + below))
        texts = (self.lines[near].block.text for near in beside if 0 <= near < len(self.lines))
        return any(_is_dated(text, self.languages) for text in texts)

    def _stands_below_other_credit(self, place: int) -> bool:
        """Whether the line above leads in someone who did not write: "Edited by"."""
        if not place:
            return False
        above = self._said(place - 1)
        found = other_credit(self.languages).match(f"{above} ")
        return found is not None and (found.end() > len(above) or is_byline_lead(above[found.end() :], self.languages))

    def _is_printed_often(self, place: int) -> bool:
        said = self._said(place)
        return sum(one.block.text.strip() == said for one in self.lines) >= _OFTEN

    def _people_of(self, place: int, leads: bool) -> tuple[str, ...]:
        """The people of a line that is a byline, or known names with at most a date and a word beside them."""
        text = self._said(place)
        if count_words(text) > _MAX_BESIDE or find_agency(text, self.languages):
            return ()
        found = parse_byline(text, self.languages)
        # "This post was written by Jane Doe, who ..." says who wrote it.
        may_tell = not leads or starts_as_byline(text, self.languages)
        if may_tell and says_more(text, found.authors, self.languages):
            return ()
        if leads:
            return found.authors
        if holds_date(text, self.languages):  # "5 July 2021 | Reporter Jane Doe"
            return tuple(filter(begins_as_name, found.authors)) if found.rest <= 1 else ()
        if (
            found.rest or not found.authors or after_lead(text, self.languages) != text
        ):  # "Kestrel by Jane Doe" is a book
            return ()
        if len(found.authors) > 1 and all(map(begins_as_name, found.authors)):
            return found.authors
        if len(text) > _MAX_LINE or len(text.split()) > _MAX_WORDS:
            return ()
        return found.authors if begins_as_name(found.authors[0]) and not goes_on(text, self.languages) else ()

    def _beside_place(self, place: int) -> tuple[str, ...]:
        """The name in "Jane Doe | Newtown" or "Newtown - Jane Doe", right below the headline and beside a date."""
        said = self._said(place)
        if not self._is_right_below(place) or len(said) > _MAX_LINE:
            return ()
        if self.lines[place].label.kind not in MAY_NAME | {"body"}:
            return ()
        if not self._stands_by_date(place):
            return ()
        found = parse_byline(said, self.languages)
        is_one = len(found.authors) == 1 and found.rest == 1 and begins_as_name(found.authors[0])
        return found.authors if is_one and count_words(said) <= _MAX_WORDS else ()

    def _shaped_as_link(self, place: int) -> tuple[str, ...]:
        """The people of a line that looks like a link or a tag, where nothing else stands on it and a date is near."""
        label, said = self.lines[place].label, self._said(place)
        if label.kind not in BY_SHAPE or label.by.labeler not in BY_NO_WORD or count_words(said) > _MAX_BESIDE:
            return ()
        found = parse_byline(said, self.languages)
        if found.rest or not found.authors or not all(map(begins_as_name, found.authors)):
            return ()
        return found.authors if self._stands_by_date(place, below=2) else ()

    def _dated_names(self, place: int) -> tuple[str, ...]:
        """The name that stands alone above or below the line with the date, or on that line, right below the headline.

        None where a word of it stands elsewhere in small letters: "Vibe Coding" is a section. Between the date and
        names joined by an "and", or with initials, may stand one line more.
        """
        said = self._said(place)
        names: tuple[str, ...] = ()
        if holds_date(said, self.languages) or ago(self.languages).search(said):
            found = parse_byline(said, self.languages)
            is_one = len(found.authors) == 1 and found.rest <= 1 and count_words(said) <= _MAX_UNKNOWN
            names = found.authors if is_one else ()
        elif place - self.at <= _BESIDE_DATE:
            if self._stands_by_date(place) and (name := name_alone(self.lines[place], self.languages)):
                names = (name,)
            elif count_words(said) <= _MAX_UNKNOWN and self._stands_by_date(place, below=2):
                found = parse_byline(said, self.languages)
                is_joined = len(found.authors) > 1 and joint(self.languages).search(said) is not None
                names = found.authors if not found.rest and (is_joined or any(map(has_initials, found.authors))) else ()
        return names if names and all(map(self._is_no_section, names)) else ()

    def _is_no_section(self, name: str) -> bool:
        """Whether a name is no site's and no section's, going by where else its words stand."""
        if name == name.lower():
            return False
        texts = [line.block.text for line in self.lines]
        if sum(name in text for text in texts) > _MOST_NAMED:  # a site or a section
            return False
        return not any(holds_whole(text, word.lower()) for text in texts for word in name.split())


def _is_dated(text: str, languages: Sequence[str]) -> bool:
    """Whether a line is a date, perhaps with a few words more: "2 May 2024 • 4 minutes to read"."""
    if find_date_line(text, languages) is not None:
        return True
    return find_date(text, languages) is not None and count_words(cut_dates(text, languages)) <= PLACE_WORDS

"""Finds the authors that the lines near the headline of a page name: in bylines, and alone beside a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from newsclean.measure import count_words, ends_sentence, has_no_spaces, is_prose_sentence
from newsclean.metadata.dates.find import find_date, holds_date
from newsclean.metadata.dates.lines import find_date_line
from newsclean.metadata.html.hints import AUTHOR, DETAILS, ELSEWHERE, NOT_AUTHOR, OTHER_STORY, hints_around, own_hints
from newsclean.metadata.html.quotations import is_attribution
from newsclean.metadata.people.byline_leads import credits_author, is_byline_lead
from newsclean.metadata.people.bylines import names_only_people, parse_byline
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.name_words import ago, is_role
from newsclean.metadata.people.names import clean_name
from newsclean.records import Block, Candidate

# A byline is short; a sentence of the text is not. Characters and words.
MAX_LINE, MAX_WORDS = 160, 20
# How many blocks below the headline a name alone may be the author's.
_NAME_ALONE = 6
# And so many where no date stands near it, when it is a name that people are given.
_NEXT = 3
# A date or a role stands so near below a heading that is an author's name.
_BELOW_HEADING = 2
# So near below the headline stands what belongs to it, whatever the boxes around are called.
_RIGHT_BELOW = 2
# How much a name near the headline is believed, and what adds to that: that it is one that people are given, that words
# lead it in, the words of its own element, those of an element around it or a date on its line; what each line between
# takes, and that it stands above.
_NAMED, _GIVEN, _LED, _MARKED, _BOXED, _WITH_DATE = 0.45, 0.03, 0.15, 0.15, 0.1, 0.08
_A_LINE, _ABOVE = 0.01, 0.05
# What a credit amid the text is believed less: it names who a part of it is about as often as its author.
_CREDIT_AMID = 0.05
# A block with this many words below the headline belongs to the text and is no standfirst.
_STANDFIRST_WORDS = 15

_DIGIT = re.compile(r"\d")
_LABEL = re.compile(r"[^\W\d_]{3,20}\s*[:：]\s+(?!//)")


class _Signs(NamedTuple):
    """What says of a line near the headline that it names the author."""

    is_led: bool  # words such as "By" lead the name in, or are all of the line above
    is_marked: bool  # the words of its own element speak of an author
    is_boxed: bool  # those of an element around it do, too, or it is a name alone among details
    is_beside_date: bool  # a date stands on it or next to it
    is_given: bool  # nothing but names that people are given, right below the headline


@dataclass(frozen=True)
class _Near:
    """The lines near a headline."""

    blocks: Sequence[Block]
    headline: int  # index of its block
    shared: Set[int]  # the elements that hold headline and text both
    languages: tuple[str, ...]

    @cached_property
    def dated(self) -> frozenset[int]:
        """The blocks that say when."""
        short = (block for block in self.blocks if len(block.text) <= MAX_LINE)
        return frozenset(block.index for block in short if _is_dated(block.text, self.languages))

    def is_line(self, block: Block) -> bool:
        """Whether a block is a line that may name someone: not the headline, and as short as bylines are."""
        if block.markup is None or len(block.text) > MAX_LINE or block.index == self.headline:
            return False
        return count_words(block.text) <= MAX_WORDS

    def signs(self, place: int, *, is_below_lead: bool, in_text: bool) -> _Signs | None:
        """What says that line `place` names the author; None where nothing does, or it names someone else.

        `is_below_lead` says that the line above is "Written by" alone, `in_text` that the text has begun above.
        """
        block, tags = self.blocks[place], self.languages
        text, distance = block.text, block.index - self.headline
        if block.kind == "caption" or is_unspaced_sentence(text) or (in_text and is_attribution(self.blocks, place)):
            return None
        around, own = hints_around(block, self.shared), own_hints(block)
        if around & ELSEWHERE and not self._is_of_headline(block, around, own):
            return None
        is_led = is_below_lead or credits_author(text, tags)
        if around & ELSEWHERE and not (is_led or begins_as_name(text)):
            return None
        if own & NOT_AUTHOR and not is_led:
            return None
        is_marked = bool(own & AUTHOR)
        is_boxed = is_marked or (around & (AUTHOR | NOT_AUTHOR)) == AUTHOR
        is_boxed = is_boxed or (bool(around & DETAILS) and clean_name(text, tags) is not None)
        # A sub-heading right above the text may be the name of whom a part of it is about.
        is_alone = distance > 0 and (block.kind != "heading" or self._heads_details(place))
        is_beside_date = (
            is_alone and distance <= _NAME_ALONE and not self.dated.isdisjoint(range(block.index - 1, block.index + 2))
        )
        is_next = is_alone and distance <= _NEXT and not in_text
        is_given = is_next and begins_as_name(text) and names_only_people(text, tags)
        signs = _Signs(is_led, is_marked, is_boxed, is_beside_date, is_given)
        return signs if any(signs) else None

    def _is_of_headline(self, block: Block, around: int, own: int) -> bool:
        """Whether a line is a byline though its box is another story's: a sidebar beside the headline may hold it."""
        distance = block.index - self.headline
        if own & (AUTHOR | NOT_AUTHOR) != AUTHOR or abs(distance) > _NAME_ALONE:
            return False
        return not around & OTHER_STORY or (0 < distance <= _RIGHT_BELOW and credits_author(block.text, self.languages))

    def _heads_details(self, place: int) -> bool:
        """Whether a line with a date or a role stands below line `place`, before any sentence."""
        for block in self.blocks[place + 1 : place + 1 + _BELOW_HEADING]:
            if ends_sentence(block.text) and find_date_line(block.text, self.languages) is None:
                return False
            if block.index in self.dated or is_role(block.text, self.languages):
                return True
        return False

    def score(self, block: Block, signs: _Signs, rest: int, *, in_text: bool) -> float:
        """How much the names on a line are believed; `rest` are the words that name no one."""
        distance = block.index - self.headline
        is_dated = distance > 0 and block.index in self.dated and rest == 0
        score = _NAMED + _GIVEN * signs.is_given + _LED * signs.is_led + _MARKED * signs.is_marked
        score += max(_BOXED * signs.is_boxed, _WITH_DATE * is_dated)
        score -= _A_LINE * distance if distance > 0 else _ABOVE - _A_LINE * distance
        if signs.is_led and not signs.is_marked and in_text:
            score -= _CREDIT_AMID
        return round(score, 3)


def people_near(
    near: Sequence[Block], headline: int, shared: Set[int], languages: Sequence[str]
) -> Iterator[Candidate]:
    """Yield the names that lines near the headline credit: after "By", in a byline's element, beside a date.

    `shared` are the elements that hold headline and text both.
    """
    lines = _Near(near, headline, shared, tuple(languages))
    found: list[Candidate] = []
    marked: dict[int, Candidate] = {}  # the bylines that elements are marked as
    after_lead = -1  # the line after "Written by" alone
    prose = 0  # words of the sentences between the headline and here
    for place, block in enumerate(near):
        if block.index > headline and is_prose_sentence(block.text):
            prose += count_words(block.text)
        if not lines.is_line(block):
            continue
        if is_byline_lead(block.text, lines.languages):
            after_lead = block.index + 1
            continue
        is_below_lead, in_text = block.index == after_lead, prose >= _STANDFIRST_WORDS
        signs = lines.signs(place, is_below_lead=is_below_lead, in_text=in_text)
        if signs is None:
            continue
        label = _LABEL.match(block.text) if signs.is_marked else None  # "Interview: Jane Doe"
        text = block.text[label.end() :] if label else block.text
        byline = parse_byline(text, lines.languages, is_field=is_below_lead)
        if not (signs.is_led or signs.is_boxed) and byline.rest > (block.index in lines.dated):
            continue
        score = lines.score(block, signs, byline.rest, in_text=in_text)
        if byline.authors:
            found.append(Candidate("authors", byline.authors, "dom", score, block.index))
            if signs.is_boxed:
                marked[block.index] = found[-1]
        if byline.agency:
            yield Candidate("agency", byline.agency, "dom", score, block.index)
    yield from found
    if len(marked) > 1:
        yield from _side_by_side(marked)


def is_unspaced_sentence(text: str) -> bool:
    """Whether a line of a script without spaces is a sentence: its first words may lead in a byline elsewhere.

    >>> texts = ["记者从市政府获悉，末班船将于周一停运。", "记者 王小明", "Written by Jane Doe."]
    >>> list(map(is_unspaced_sentence, texts))
    [True, False, False]
    """
    return has_no_spaces(text) and ends_sentence(text)


def _is_dated(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a line says when: a date, or "5 hours ago" behind other words."""
    if not _DIGIT.search(text):
        return False
    if find_date(text, languages) or holds_date(text, languages):
        return True
    said = ago(languages).search(text)
    return said is not None and said.start() > 0


def _side_by_side(marked: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """Yield the names of bylines that stand one below the other, each in an element of its own, as one list."""
    run: list[Candidate] = []
    for index, candidate in (*marked.items(), (-1, None)):
        is_next = run and index - (run[-1].block or 0) == 1
        if candidate is not None and (is_next or not run):
            run.append(candidate)
            continue
        names = dict.fromkeys(name for one in run for name in one.value)
        if len(names) > len(run[0].value) and all(map(begins_as_name, names)):
            yield Candidate("authors", tuple(names), "dom", min(one.score for one in run), run[0].block)
        run = [candidate] if candidate is not None else []

"""Finds the authors that the lines of a page name: in bylines near the headline and in credits below the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from newsclean.measure import count_words, ends_sentence, has_no_spaces, is_prose_sentence
from newsclean.metadata.dates.find import find_date, holds_date
from newsclean.metadata.dates.lines import find_date_line
from newsclean.metadata.html.hints import AUTHOR, DETAILS, ELSEWHERE, NOT_AUTHOR, OTHER_STORY, hints_around, own_hints
from newsclean.metadata.people.byline_leads import credits_author, is_byline_lead, lead_length, may_lead
from newsclean.metadata.people.bylines import names_only_people, parse_byline
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.name_words import ago, is_role
from newsclean.metadata.people.names import clean_name
from newsclean.records import Block, Candidate

# A byline is short; a sentence of the text is not. Characters and words.
_MAX_LINE, _MAX_WORDS = 160, 20
# How many blocks below the headline a name alone may be the author's.
_NAME_ALONE = 6
# And so many where no date stands near it, when it is a name that people are given.
_NEXT = 3
# A date or a role stands so near below a heading that is an author's name.
_BELOW_HEADING = 2
# So near below the headline stands what belongs to it, whatever the boxes around are called.
_RIGHT_BELOW = 2
# A credit amid the text names who a part of it is about as often as its author.
_CREDIT_AMID = 0.05
# A block with this many words below the headline belongs to the text and is no standfirst.
_STANDFIRST_WORDS = 15
# How much a credit below the text is believed; less than a name below the headline.
_BELOW = 0.43
# Lines that are looked at for a credit below the text.
_MAX_CREDITS = 60

# Two to four words with capitals: so much can be a name and nothing else.
_NAME_SHAPE = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){1,3}")
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(r"[^\W\d_]{3,20}\s*[:：]\s+(?!//)")


def people_near(
    near: Sequence[Block], headline: int, shared: Set[int], languages: Sequence[str]
) -> Iterator[Candidate]:
    """Yield the names that lines near the headline credit: after "By", in a byline's element, beside a date.

    `shared` are the elements that hold headline and text both.
    """
    tags = tuple(languages)
    dated = {b.index for b in near if len(b.text) <= _MAX_LINE and _is_dated(b.text, tags)}
    found: list[Candidate] = []
    marked: dict[int, Candidate] = {}  # the bylines that elements are marked as
    after_lead = -1  # the line after "Written by" alone
    prose = 0  # words of the sentences between the headline and here
    for place, block in enumerate(near):
        text, markup = block.text, block.markup
        if block.index > headline and is_prose_sentence(text):
            prose += count_words(text)
        in_text = prose >= _STANDFIRST_WORDS
        if markup is None or len(text) > _MAX_LINE or block.index == headline or count_words(text) > _MAX_WORDS:
            continue
        if is_byline_lead(text, tags):
            after_lead = block.index + 1
            continue
        if _is_told(text):
            continue
        hints = hints_around(block, shared)
        own = own_hints(block)
        distance = block.index - headline
        # A sidebar or a bar of links beside the headline may hold what is marked as its byline.
        is_marked = own & (AUTHOR | NOT_AUTHOR) == AUTHOR and abs(distance) <= _NAME_ALONE
        is_marked = is_marked and (
            not hints & OTHER_STORY or (0 < distance <= _RIGHT_BELOW and credits_author(text, tags))
        )
        if block.kind == "caption" or (hints & ELSEWHERE and not is_marked):
            continue
        leads = block.index == after_lead or credits_author(text, tags)
        if hints & ELSEWHERE and not (leads or begins_as_name(text)):
            continue
        if own & NOT_AUTHOR and not leads:
            continue
        hinted = bool(own & AUTHOR)
        around = hinted or (hints & (AUTHOR | NOT_AUTHOR)) == AUTHOR
        around = around or (bool(hints & DETAILS) and clean_name(text, tags) is not None)
        # A name on a line of its own is the author's where a date stands on it or next to it. A sub-heading right above
        # the text may be the name of whom a part of it is about.
        is_alone = distance > 0 and (block.kind != "heading" or _heads_details(near, place, dated, tags))
        beside = is_alone and distance <= _NAME_ALONE and not dated.isdisjoint(range(block.index - 1, block.index + 2))
        below = (
            is_alone and distance <= _NEXT and not in_text and begins_as_name(text) and names_only_people(text, tags)
        )
        if not (leads or around or beside or below):
            continue
        if hinted and (label := _LABEL.match(text)):  # "Interview: Jane Doe"
            text = text[label.end() :]
        byline = parse_byline(text, tags, is_field=block.index == after_lead)
        if not (leads or around) and byline.rest > (block.index in dated):
            continue
        is_dated = distance > 0 and block.index in dated and byline.rest == 0
        score = 0.45 + 0.03 * below + 0.15 * leads + 0.15 * hinted + max(0.1 * around, 0.08 * is_dated)
        score -= 0.01 * distance if distance > 0 else 0.05 - 0.01 * distance
        if leads and not hinted and in_text:
            score -= _CREDIT_AMID
        if byline.authors:
            found.append(Candidate("authors", byline.authors, "dom", round(score, 3), block.index))
            if around:
                marked[block.index] = found[-1]
        if byline.agency:
            yield Candidate("agency", byline.agency, "dom", round(score, 3), block.index)
    yield from found
    if len(marked) > 1:
        yield from _side_by_side(marked)


def _is_told(text: str) -> bool:
    """Whether a line of a script without spaces is a sentence: its first words may lead in a byline elsewhere.

    >>> _is_told("记者从市政府获悉，末班船将于周一停运。"), _is_told("记者 王小明"), _is_told("Written by Jane Doe.")
    (True, False, False)
    """
    return has_no_spaces(text) and ends_sentence(text)


def _heads_details(near: Sequence[Block], place: int, dated: Set[int], languages: tuple[str, ...]) -> bool:
    """Whether a line with a date or a role stands below block `place`, before any sentence."""
    for block in near[place + 1 : place + 1 + _BELOW_HEADING]:
        if ends_sentence(block.text) and find_date_line(block.text, languages) is None:
            return False
        if block.index in dated or is_role(block.text, languages):
            return True
    return False


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


def people_below(blocks: Sequence[Block], shared: Set[int], languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the author of "Written by Jane Doe" below the text, or of the box about the author.

    Where credits of one form name different people, they are those of a list of stories. Of 5 such articles of the
    development corpus the first is by the article's author on 2, and both name that author elsewhere.
    """
    tags = tuple(languages)
    credit: Candidate | None = None  # the first one
    form = ""
    after_lead = -1
    looked_at = 0
    for block in blocks:
        text, markup = block.text, block.markup
        if not 0 < len(text) <= _MAX_LINE:
            continue
        leads = block.index == after_lead
        may = may_lead(text, tags)
        if not (leads or may or _NAME_SHAPE.fullmatch(text)):
            continue
        if looked_at > _MAX_CREDITS:
            break
        if markup is None or markup.hidden:
            continue
        if text[0].islower() and not is_byline_lead(text.split(" ", 1)[0], tags):  # goes on from a line above
            continue
        if may:
            if is_byline_lead(text, tags):
                after_lead = block.index + 1
                continue
            leads = leads or credits_author(text, tags)
            if not leads and not _NAME_SHAPE.fullmatch(text):
                continue
        looked_at += 1
        if _is_told(text):
            continue
        hints = hints_around(block, shared)
        if hints & ELSEWHERE or not (leads or hints & AUTHOR) or count_words(text) > _MAX_WORDS:
            continue
        byline = parse_byline(text, tags)
        if not byline.authors:
            continue
        if credit is None:
            credit = Candidate("authors", byline.authors, "dom", _BELOW, block.index)
            if not leads:
                break
            form = text[: lead_length(text, tags)]
        elif leads and form == text[: lead_length(text, tags)] and set(byline.authors).isdisjoint(credit.value):
            return
    if credit is not None:
        yield credit

"""Picks the article's title among the titles of a page: the one a reader sees, without the site's name and section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from newsclean.measure import ends_sentence, fold_spaces
from newsclean.metadata.titles.titles import (
    FEW_WORDS,
    Title,
    cut_title,
    likeness,
    names_site,
    read_title,
    slug_share,
    strip_site,
)
from newsclean.records import Block, Candidate, FieldSource

# Fitted on the titles of 1,236 news and blog pages, see docs/benchmarks-metadata.md. How like an h1 is to the page's
# own titles: below the first, another heading that is just a title is the headline; from the second on the h1 is;
# from the third on where there is only the window's title.
_SAME, _RELATED, _LOOSE = 0.75, 0.45, 0.3
# Titles of at least this score are the page's own (JSON-LD, Open Graph, Twitter), not the window's.
_STRONG = 0.75
# A headline stands so many blocks after the h1 that is made for search engines.
_NEXT_BLOCKS = 4
# Of a heading with its kicker the headline is at least so much.
_MOST = 0.4
# Longest heading that is looked at, in characters, and most headings below h1.
_MAX_HEADING, _MAX_HEADINGS = 400, 40
# A kicker without a mark behind it has so many words; one word before the headline is its own: "The", "2025".
_KICKER_WORDS = 2
_SET_APART = ":|-–—―»«·•/"
# And at most so many, where the page's titles have another one.
_MOST_KICKER = 5
# A heading that is in no title of the page is the headline only if it has at most so many characters and, among
# several headings, at least so many words.
_LONGEST, _FULL = 200, 6
# What ends a kicker in a title that is one line.
_KICKER_END = re.compile(r"(?<=\w)\s?[:|]\s+|\s[–—-]\s+")
_EDGES = " \t|-–—―»«·•:/"


class PickedTitle(NamedTuple):
    """The article's title."""

    text: str
    source: FieldSource
    score: float
    block: int | None  # the block it stands in, where it is visible


class Heading(NamedTuple):
    """A heading of the page."""

    title: Title
    level: int  # 1 for h1
    block: int


class _Given(NamedTuple):
    """A title that the page gives itself, the site's name cut off."""

    title: Title
    source: FieldSource
    score: float


def pick_title(
    titles: Sequence[Candidate],
    headings: Sequence[Heading],
    names: Iterable[str],
    lines: Mapping[str, int] = MappingProxyType({}),
    slug: frozenset[str] = frozenset(),
) -> PickedTitle | None:
    """Pick the article's title; None if the page has none. `names` are the site's; for the rest see `strip_site`.

    The visible headline is picked if the page's own titles (JSON-LD, Open Graph, <title>) support it, or if it is the
    only one. Without a visible headline, one of the page's own titles is picked.
    """
    strongest: dict[str, Candidate] = {}
    for candidate in sorted(titles, key=lambda c: -c.score):
        strongest.setdefault(candidate.value, candidate)
    shown = {heading.title.folded for heading in headings}
    raw = {value: read_title(value) for value in strongest}
    # Some sites give the article's own title for the section's or site's name.
    own = {raw[value].glued for value, c in strongest.items() if c.score >= _STRONG and raw[value].folded in shown}
    known = {title.glued for title in map(read_title, names) if title.glued}
    known -= {title.glued for title in raw.values() if title.glued in own and len(title.words) >= FEW_WORDS}
    sites = frozenset(known)
    given: list[_Given] = []
    for value, candidate in strongest.items():
        text = value
        if raw[value].folded not in shown:
            text = (
                _behind_name(value, shown)
                or _headed_end(value, headings, lines, known)
                or strip_site(value, known, lines, slug)
            )
        if rest := value.replace(text, "").strip(_EDGES):
            known.add(read_title(rest).glued)
        given.append(_Given(read_title(text), candidate.source, candidate.score))
    known -= own
    heading, is_below = _pick_heading(
        [heading for heading in headings if heading.title.glued not in known], given, slug
    )
    if heading is not None:
        text = _without_company(heading.title, given, is_below)
        is_given = read_title(text).glued in {title.glued for title in raw.values()}
        text = strip_site(text, sites if is_given else known)
        return PickedTitle(text, "dom", 0.95, heading.block)
    if given:
        best = next((one for one in given if one.title.glued not in known), given[0])
        return PickedTitle(best.title.text, best.source, best.score, None)
    return None


def _behind_name(title: str, shown: Set[str]) -> str | None:
    """The part of a title behind a colon where the page shows it and the part before as a heading each, else None.

    >>> _behind_name("The Elda Lamp: Mayor: ferry runs", {"the elda lamp", "mayor ferry runs"})
    'Mayor: ferry runs'
    >>> _behind_name("Ferry: it runs again", {"ferry it runs again", "it runs again"}) is None
    True
    """
    before, _, behind = title.partition(": ")
    is_shown = behind and read_title(before).folded in shown and read_title(behind).folded in shown
    return behind.strip() if is_shown else None


def _headed_end(title: str, headings: Sequence[Heading], lines: Mapping[str, int], names: Set[str]) -> str | None:
    """The end of a title that is a heading of the highest level below a line that is its beginning; else None.

    The site's name stands above the headline, and so it does in the title: "News of the North - Ferry runs again". It
    is the other way round where the beginning heads the text itself, right above it or as a higher heading.
    """
    pieces = list(cut_title(title)) if headings else ()
    for (_, before), (start, _) in pairwise(pieces):
        above, end = title[:before].strip(), read_title(title[start:].strip())
        if above not in lines or len(end.words) < FEW_WORDS or names_site(end.text, names):
            continue
        at = lines[above]
        top = min((heading.level for heading in headings if heading.block != at), default=0)
        headed = (one.block for one in headings if one.level == top and one.title.folded == end.folded)
        below = next((block for block in headed if block > at), None)
        if below is None or any(at < line < below and ends_sentence(text) for text, line in lines.items()):
            continue
        alike = [one for one in headings if one.title.folded == read_title(above).folded]
        if not any(one.block > below or one.level < top for one in alike):
            return end.text
    return None


def _pick_heading(
    headings: Sequence[Heading], given: Sequence[_Given], slug: frozenset[str]
) -> tuple[Heading | None, bool]:
    """The heading that is the headline, if any, and whether it stands below an h1 made for search engines."""
    titles = {one.title.folded: one.title for one in given}  # several of them are one
    first = [
        (max((likeness(title, heading.title) for title in titles.values()), default=0.0), heading)
        for heading in headings
        if heading.level == 1
    ]
    best = max(first, key=lambda pair: (pair[0], _weight(pair[1], given)), default=None)
    if best is not None and best[0] < _SAME and len(first) > 1:  # the address may know it better
        best = max(first, key=lambda pair: pair[0] + slug_share(pair[1].title.text, slug))
    if best is not None and (under := _headline_under(best[1], headings, given)) is not None:
        return under, True
    if best is None or best[0] < _SAME:
        same = next((heading for heading in headings if heading.title.folded in titles), None)
        if same is not None:
            return same, False
    if best is None:
        return None, False
    is_strong = any(one.score >= _STRONG for one in given)
    if best[0] >= (_RELATED if is_strong else _LOOSE):
        return best[1], False
    # A lone h1 is the headline, unless it says little and the page's own titles say something else.
    lone = len({heading.title.glued for _, heading in first}) == 1
    if lone and (not is_strong or len(best[1].title.words) >= FEW_WORDS) and len(best[1].title.text) <= _LONGEST:
        return best[1], False
    # So is the only one that says as much as a headline does: the others name sections.
    full = [heading for _, heading in first if len(heading.title.words) >= _FULL]
    return (full[0] if len(full) == 1 and len(full[0].title.text) <= _LONGEST else None), False


def _weight(heading: Heading, given: Sequence[_Given]) -> float:
    return max((likeness(one.title, heading.title) * one.score for one in given), default=0.0)


def _headline_under(first: Heading, headings: Sequence[Heading], given: Sequence[_Given]) -> Heading | None:
    """The headline where the h1 above it is for search engines: a heading next to it that ends as a title does."""
    ends = {one.title.folded for one in given if one.score >= _STRONG and len(one.title.words) >= FEW_WORDS}
    ends.discard(first.title.folded)
    for heading in headings:
        if heading.level in (2, 3) and 0 < heading.block - first.block <= _NEXT_BLOCKS:
            words = heading.title.folded
            if any(words == end or words.endswith(" " + end) for end in ends):
                return heading
    return None


def _without_company(heading: Title, given: Sequence[_Given], is_below: bool) -> str:
    """The headline without the kicker or subtitle in the same element, where a title of the page tells them apart.

    Below an h1 made for search engines a title that is all but the beginning is the headline for sure.
    """
    if (without := _without_kicker(heading, given)) is not None:
        return without
    if all(one.title.folded != heading.folded for one in given):
        for one in given:
            words = one.title.folded
            at = heading.text.find(one.title.text)
            if at < 0 or not words or len(words) < _MOST * len(heading.folded):
                continue
            if at and one.title.text[0].islower():  # it goes on in a sentence
                continue
            end = at + len(one.title.text)
            if (is_below or _is_apart(heading.text[:at])) and _is_apart(heading.text[end:]):
                return one.title.text
    return fold_spaces(heading.text)


def _without_kicker(heading: Title, given: Sequence[_Given]) -> str | None:
    """The headline behind its kicker: a title of the page is just its end, or has another kicker before that end.

    None where no title says so: a kicker that all titles have is the headline's own.
    """
    for one in given:
        if one.score < _STRONG or one.title.folded == heading.folded:
            continue
        own = one.title.text
        for cut in (0, *(match.end() for match in _KICKER_END.finditer(own))):
            end = own[cut:]
            before = heading.text.removesuffix(end)
            if before == heading.text or end[:1].islower() or len(read_title(end).folded) < _MOST * len(heading.folded):
                continue
            if _is_apart(before) if not cut else _is_other_kicker(before, own, cut, heading):
                return end
    return None


def _is_other_kicker(before: str, own: str, cut: int, heading: Title) -> bool:
    """Whether what stands before the headline on the page is a kicker, going by a title with another one there."""
    kicker = read_title(before)
    if not 0 < len(kicker.folded.split()) <= _MOST_KICKER or heading.folded in read_title(own).folded:
        return False
    return likeness(kicker, read_title(own[:cut])) < _RELATED


def _is_apart(rest: str) -> bool:
    """Whether what stands before or behind the headline is a kicker or a subtitle, not words of the headline.

    >>> _is_apart("SVP meeting: "), _is_apart(" – what we know"), _is_apart(" in Tennessee"), _is_apart("2025 ")
    (True, True, False, False)
    """
    bare = rest.strip()
    if not bare or "\n" in rest or bare[0] in _SET_APART or bare[-1] in _SET_APART:
        return True
    return not bare[0].islower() and bare[0] not in ",(" and len(bare.split()) >= _KICKER_WORDS


def find_headings(blocks: Sequence[Block]) -> list[Heading]:
    """The headings of the page that are shown, in page order: every h1, and the first ones of h2 and h3."""
    found: list[Heading] = []
    for block in blocks:
        if block.kind != "heading" or block.markup is None or not 0 < len(block.text) <= _MAX_HEADING:
            continue
        level = _level(block.markup.tag) or next(filter(None, map(_level, reversed(block.markup.path))), 9)
        if (level == 1 or (level <= 3 and len(found) < _MAX_HEADINGS)) and not block.markup.hidden:
            found.append(Heading(read_title(block.text.replace("\u00ad", "")), level, block.index))
    return found


def _level(tag: str) -> int:
    return int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0

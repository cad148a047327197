"""What a reader sees around the headline -> candidates: date, byline, standfirst, section, tags.

Blocks are read, not elements: what stands near the headline in reading order belongs to it, whatever the markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsclean.measure import count_words, fold_spaces
from newsclean.metadata.dates import DateLine, find_date, find_date_line, parse_relative
from newsclean.metadata.names import parse_byline, starts_as_byline
from newsclean.records import Block, Candidate

# Blocks before and after the headline that can belong to it. Fitted on the dates of 1,064 pages of the development
# corpus: nine in ten stand within five blocks of the headline.
BEFORE, AFTER = 6, 14
# A line with a date and a name is short; a sentence of the text is not.
_MAX_LINE = 160

# So many blocks below the headline a name alone can be the author's.
_NAME_ALONE = 6

# A standfirst stands so many blocks below the headline, and has at most so many words.
_SUBTITLE_WITHIN, _MAX_SUBTITLE = 3, 80
_MAX_SECTION = 40
_SUBTITLE_HINT = re.compile(
    r"sub-?(?:title|head(?:line|ing)?|line)\b|stand-?first|\bdek\b|\bdeck\b|strapline|untertitel|sottotitolo|chapo|"
    r"bajada|entradilla|vorspann|article-?(?:intro|lead|summary|excerpt)|sapo\b|ingress\b"
)

# Words of class, id, itemprop and test ids. Not "post", "time" alone: "post-title", "read-time".
_DATE_HINT = re.compile(
    r"date|datum|fecha|publish|pubdate|timestamp|dateline|entry-meta|post-?meta|article-?(?:info|meta)"
)
_AUTHOR_HINT = re.compile(r"author|byline|by-line|autor|auteur|writer|contributor|verfasser|redacteur|firma\b")
_NOT_AUTHOR = re.compile(
    r"bio|about|image|photo|caption|figure|credit|comment|related|teaser|recommend|avatar|social|share|follow|more-?from|newsletter"
)
# Of another story, or of the page around it.
_ELSEWHERE = re.compile(
    r"related|recommend|teaser|comment|sidebar|footer|most-?(?:read|viewed|popular)|newsticker|widget|promo|carousel|"
    r"read-?more|more-?(?:from|stories|news)|latest|trending|popular|cookie|newsletter|archive|calendar|weather|"
    r"ticker|nav(?:bar|igation|-)|menu|breadcrumb|banner-ad|outbrain|taboola"
)


def read_visible(
    blocks: Sequence[Block], headline: int | None, languages: Sequence[str], fetched: str | None = None
) -> Iterator[Candidate]:
    """Yield what the lines near the headline say.

    `headline` is the index of its block, None where there is none; `fetched` is when the page was crawled, which
    gives "3 hours ago" a meaning.
    """
    if headline is None:
        near = [block for block in blocks[: BEFORE + AFTER] if is_shown(block)]
    else:
        near = [block for block in blocks[max(0, headline - BEFORE) : headline + 1 + AFTER] if is_shown(block)]
    here = headline if headline is not None else 0
    dates = [*_dates(near, here, languages)]
    yield from dates or (_relative_dates(near, here, languages, fetched) if fetched else ())
    yield from _authors(near, here, languages)
    if headline is not None:
        yield from _subtitle(near, here)
        yield from _section(near, here)


def is_shown(block: Block) -> bool:
    return block.markup is not None and not block.markup.hidden and bool(block.text)


@lru_cache(maxsize=8192)
def _is_elsewhere(hints: str) -> bool:
    return _ELSEWHERE.search(hints) is not None


def _dates(near: Sequence[Block], headline: int, languages: Sequence[str]) -> Iterator[Candidate]:
    found: list[tuple[float, DateLine, int]] = []
    for block in near:
        text, markup = block.text, block.markup
        if markup is None or len(text) > _MAX_LINE or block.index == headline:
            continue
        whole = find_date_line(text, languages)
        line = whole or find_date(text, languages)
        if line is None:
            continue
        hints = markup.hints
        score = 0.75 if whole else 0.6
        score += 0.05 * (_DATE_HINT.search(hints) is not None or markup.tag == "time")
        distance = block.index - headline
        score -= 0.015 * distance if distance > 0 else 0.08 - 0.02 * distance
        if _is_elsewhere(hints) or (markup.link_share > 0.5 and not whole):
            score -= 0.3
        found.append((score, line, block.index))
    for score, line, index in found:
        name = "date_modified" if line.modified else "date_published"
        yield Candidate(name, line.date, "dom", round(max(score, 0.1), 3), index)
        if line.updated:
            yield Candidate("date_modified", line.updated, "dom", round(max(score, 0.1), 3), index)


def _relative_dates(
    near: Sequence[Block], headline: int, languages: Sequence[str], fetched: str
) -> Iterator[Candidate]:
    for block in near:
        markup = block.markup
        if markup is None or block.index == headline or _is_elsewhere(markup.hints):
            continue
        if (_DATE_HINT.search(markup.hints) or markup.tag == "time") and (
            day := parse_relative(block.text, languages, fetched)
        ):
            yield Candidate("date_published", day, "dom", 0.5, block.index)


def _subtitle(near: Sequence[Block], headline: int) -> Iterator[Candidate]:
    for block in near:
        if block.markup is None or not 0 < block.index - headline <= _SUBTITLE_WITHIN:
            continue
        own = f"{block.markup.elements.names[block.markup.element]} {block.markup.inline}".lower()
        if _SUBTITLE_HINT.search(own) and 4 <= count_words(block.text) <= _MAX_SUBTITLE:
            yield Candidate("subtitle", fold_spaces(block.text), "dom", 0.75, block.index)
            return


def _section(near: Sequence[Block], headline: int) -> Iterator[Candidate]:
    """The last step of the breadcrumb above the headline that is not the headline itself."""
    steps = [
        block
        for block in near
        if block.index < headline and block.markup is not None and "breadcrumb" in block.markup.hints
    ]
    title = next((block.text for block in near if block.index == headline), "")
    names = [fold_spaces(block.text.strip(" »›>/|")) for block in steps if block.text not in title]
    if len(names) > 1 and 0 < len(names[-1]) <= _MAX_SECTION:
        yield Candidate("section", names[-1], "dom", 0.5, steps[-1].index)


def _authors(near: Sequence[Block], headline: int, languages: Sequence[str]) -> Iterator[Candidate]:
    dated = {block.index for block in near if len(block.text) <= _MAX_LINE and find_date(block.text, languages)}
    for block in near:
        text, markup = block.text, block.markup
        if markup is None or len(text) > _MAX_LINE or block.index == headline or count_words(text) > 20:
            continue
        own = f"{markup.elements.names[markup.element]} {markup.inline}".lower()
        hints = markup.hints
        if _is_elsewhere(hints) or block.kind == "caption" or _NOT_AUTHOR.search(own):
            continue
        leads = starts_as_byline(text, languages)
        hinted = _AUTHOR_HINT.search(own) is not None
        around = hinted or (_AUTHOR_HINT.search(hints) is not None and _NOT_AUTHOR.search(hints) is None)
        distance = block.index - headline
        # A name on a line of its own is the author's where a date stands on it or next to it.
        beside = 0 < distance <= _NAME_ALONE and not dated.isdisjoint(range(block.index - 1, block.index + 2))
        if not (leads or around or beside):
            continue
        byline = parse_byline(text, languages)
        score = 0.45 + 0.15 * leads + 0.15 * hinted + 0.05 * around
        score -= 0.01 * distance if distance > 0 else 0.05 - 0.01 * distance
        if byline.authors:
            yield Candidate("authors", byline.authors, "dom", round(score, 3), block.index)
        if byline.agency:
            yield Candidate("agency", byline.agency, "dom", round(score, 3), block.index)

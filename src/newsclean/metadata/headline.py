"""Which of a page's titles is the article's: the one a reader sees, without the site's name and section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsclean.measure import fold_spaces
from newsclean.metadata.words import fold_words
from newsclean.records import Block, Candidate, FieldSource

# Between a headline and what sites add to it: " | ", " - ", " – ", " :: ", " » ", and ": " as Japanese sites do.
_SEPARATOR = re.compile(
    r"\s+(?:[|–—―»«·•‹›~⋆★>-]|-{2,3}|::|\|\|)\s+|\s*[|｜¦]\s*|\s*(?:--|——)\s*|(?<=[\u3040-\u9fff\]）」』])[：:]\s*|_(?=[^_]{2,20}$)|(?<=[\u3040-\u9fff！？])-{1,2}(?=[\u3040-\u9fff]{2,6}$)"
)
_WORD = re.compile(r"\w+")
# Fitted on the titles of 1,236 news and blog pages, see docs/benchmarks-metadata.md. Share of its words that an h1
# has in common with the page's titles: below the first, another heading that is just the title is the headline; from
# the second on the h1 is; from the third on where there is only the window's title.
_SAME, _RELATED, _LOOSE = 0.75, 0.45, 0.3
# Fewer words than this say little: "News", "Log in".
_FEW_WORDS = 3
# Titles of at least this score are the page's own (JSON-LD, Open Graph, Twitter), not the window's.
_STRONG = 0.75
# A headline stands so many blocks after the h1 that is made for search engines.
_NEXT_BLOCKS = 4
# Of a heading with its kicker the headline is at least so much.
_MOST = 0.4
_EDGES = " \t|-–—―»«·•:/"


@dataclass(frozen=True, slots=True)
class PickedTitle:
    """The article's title."""

    text: str
    source: FieldSource
    score: float
    block: int | None  # the block it stands in, where it is visible


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may be the headline."""

    text: str
    level: int  # 1 for h1; 7 for a line that is no heading
    block: int


def fold_title(text: str) -> str:
    """The title as titles are compared: words alone.

    >>> fold_title("«Q & A»: What’s  next?")
    'q a what s next'
    """
    return " ".join(_WORD.findall(fold_words(text)))


def strip_site(
    title: str, names: Iterable[str], lines: Collection[str] = (), slug: frozenset[str] = frozenset()
) -> str:
    """The title without the site's name, section and what else stands behind separators.

    `names` are what is known of the site: its names, its host, its sections. `lines` are the page's own lines;
    what is left when the ends are cut off is the headline for sure when it is one of them. `slug` are the words
    of the address.

    >>> strip_site("Floods hit Kunduz | Khaama Press", ["Khaama Press"])
    'Floods hit Kunduz'
    >>> strip_site("Floods hit us - Asia - World", [], ["Floods hit us"]), strip_site("Iran - a country at war", ["BBC"])
    ('Floods hit us', 'Iran - a country at war')
    >>> strip_site("Thousands flee floods in the north | Parco Nazionale", [])
    'Thousands flee floods in the north'
    """
    title = title.strip()
    pieces = list(_cut(title))
    if len(pieces) < 2 or title in lines:
        return title
    known = {glued for name in names if (glued := _glue(name))}
    runs = [
        title[pieces[start][0] : pieces[end][1]].strip()
        for start in range(len(pieces))
        for end in range(start, len(pieces))
        if end - start + 1 < len(pieces)
    ]
    shown = [run for run in runs if run in lines and _says_enough(run, title) and not _is_site(run, known)]
    if shown:
        return max(shown, key=lambda run: (slug_share(run, slug), title.startswith(run), len(run)))
    first, last = 0, len(pieces) - 1
    while last > first and _is_site(title[slice(*pieces[last])], known):
        last -= 1
    while first < last and _glue(title[slice(*pieces[first])]) in known:
        first += 1
    if first < last and "|" in title[pieces[last - 1][1] : pieces[last][0]]:
        # A bar stands in no headline; what follows it is short, what is before it is not.
        if len(title[slice(*pieces[last])].split()) <= 5 and len(title[: pieces[last][0]].split()) >= 5:
            last -= 1
    return title[pieces[first][0] : pieces[last][1]].strip()


def _says_enough(run: str, title: str) -> bool:
    """Whether the part can be the headline: "News" is a line of most pages and a part of most titles."""
    return len(_words(fold_title(run))) >= _FEW_WORDS or 2 * len(run) > len(title)


def slug_share(text: str, slug: frozenset[str]) -> float:
    """Share of the text's words that the address has too, in steps of a quarter.

    >>> slug_share("Floods hit Kunduz", frozenset(["floods", "hit", "kunduz", "2021"]))
    1.0
    """
    words = [word for word in fold_title(text).split() if word.isascii()]
    return round(4 * sum(word in slug for word in words) / len(words)) / 4 if words and slug else 0.0


def _cut(title: str) -> Iterator[tuple[int, int]]:
    place = 0
    for match in _SEPARATOR.finditer(title):
        if match.start() > place:
            yield place, match.start()
        place = match.end()
    if place < len(title):
        yield place, len(title)


def _glue(text: str) -> str:
    return fold_title(text).replace(" ", "")


def _is_site(piece: str, known: set[str]) -> bool:
    """Whether the piece names the site: equal to a name that is known, or one is the longer part of the other."""
    glued = _glue(piece)
    if glued in known:
        return True
    if len(glued) < 4 or len(piece.split()) > 6:
        return False
    return any(
        (glued in name or name in glued) and 2 * min(len(name), len(glued)) > max(len(name), len(glued))
        for name in known
        if len(name) >= 4
    )


def likeness(one: str, other: str) -> float:
    """Share of the words of the shorter title that the other has too, 0..1.

    >>> likeness("Floods hit Kunduz", "Floods hit Kunduz province, dozens dead"), likeness("Log in", "Floods")
    (1.0, 0.0)
    """
    left, right = (Counter(_words(fold_title(text))) for text in (one, other))
    shorter = min(left.total(), right.total())
    return (left & right).total() / shorter if shorter else 0.0


def _words(folded: str) -> list[str]:
    """Words; of scripts without spaces, characters."""
    return [piece for word in folded.split() for piece in (word if ord(word[0]) > 0x2E80 else (word,))]


def pick_title(
    titles: Sequence[Candidate],
    headings: Sequence[Heading],
    names: Iterable[str],
    lines: Collection[str] = (),
    slug: frozenset[str] = frozenset(),
) -> PickedTitle | None:
    """The article's title; None where the page has none. The other arguments are those of `strip_site`.

    The visible headline wins where the page's own titles (JSON-LD, Open Graph, <title>) vouch for it, or where it
    is the only one; without one, the page's own titles do.
    """
    ordered = sorted(titles, key=lambda c: -c.score)
    whole = {fold_title(heading.text) for heading in headings}
    # Some sites give the article's own title for the section's or site's name.
    own = {_glue(c.value) for c in ordered if c.score >= _STRONG and fold_title(c.value) in whole}
    known = [name for name in names if _glue(name) not in own or len(name.split()) < _FEW_WORDS]
    cleaned: list[tuple[str, Candidate]] = []
    for candidate in ordered:
        value: str = candidate.value
        text = value if fold_title(value) in whole else strip_site(value, known, lines, slug)
        if rest := value.replace(text, "").strip(_EDGES):
            known.append(rest)
        cleaned.append((text, candidate))
    glued = {_glue(name) for name in known} - own
    open_to = [heading for heading in headings if _glue(heading.text) not in glued]
    heading = _pick_heading(open_to, cleaned)
    if heading is not None:
        text = _without_company(heading.text, [text for text, _ in cleaned])
        if _glue(text) not in {_glue(c.value) for c in ordered}:
            text = strip_site(text, known)
        return PickedTitle(text, "dom", 0.95, heading.block)
    if cleaned:
        text, candidate = next((pair for pair in cleaned if _glue(pair[0]) not in glued), cleaned[0])
        return PickedTitle(text, candidate.source, candidate.score, None)
    return None


def _pick_heading(headings: Sequence[Heading], titles: Sequence[tuple[str, Candidate]]) -> Heading | None:
    """The heading that is the headline, if any."""
    trust = [max((_vouches(title, heading.text) for title, _ in titles), default=0.0) for heading in headings]
    first = [(worth, heading) for worth, heading in zip(trust, headings, strict=True) if heading.level == 1]
    best = max(first, key=lambda pair: (pair[0], _trust(pair[1], titles)), default=None)
    if best is not None and (shown := _headline_under(best[1], headings, titles)) is not None:
        return shown
    if best is None or best[0] < _SAME:
        same = next((h for worth, h in zip(trust, headings, strict=True) if worth == 1.0), None)
        if same is not None:
            return same
    if best is None:
        return None
    is_strong = any(candidate.score >= _STRONG for _, candidate in titles)
    if best[0] >= (_RELATED if is_strong else _LOOSE):
        return best[1]
    # A lone h1 is the headline where nothing better than the window's title says otherwise.
    lone = len({_glue(heading.text) for _, heading in first}) == 1
    return best[1] if lone and not is_strong else None


def _trust(heading: Heading, titles: Sequence[tuple[str, Candidate]]) -> float:
    return max((_vouches(title, heading.text) * candidate.score for title, candidate in titles), default=0.0)


def _headline_under(
    first: Heading, headings: Sequence[Heading], titles: Sequence[tuple[str, Candidate]]
) -> Heading | None:
    """The headline where the h1 above it is for search engines: a heading next to it that ends as a title does."""
    folded = fold_title(first.text)
    ends = {fold_title(title) for title, candidate in titles if candidate.score >= _STRONG} - {folded}
    for heading in headings:
        if heading.level in (2, 3) and 0 < heading.block - first.block <= _NEXT_BLOCKS:
            words = fold_title(heading.text)
            for end in sorted(ends):
                if len(_words(end)) >= _FEW_WORDS and (words == end or words.endswith(" " + end)):
                    return heading
    return None


def _vouches(title: str, heading: str) -> float:
    one, other = fold_title(title), fold_title(heading)
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    shorter, longer = sorted((len(one), len(other)))
    # "Kunduz" is in every headline on Kunduz.
    return likeness(one, other) * (0.9 if shorter > 0.4 * longer else 0.6)


def _without_company(heading: str, titles: Sequence[str]) -> str:
    """The headline without the kicker or subtitle in the same element, where a title of the page tells them apart."""
    folded = fold_title(heading)
    parts = dict.fromkeys(title for title in titles if title)
    if folded not in map(fold_title, parts):
        for part in parts:
            words = fold_title(part)
            if len(words) < _MOST * len(folded):
                continue
            if folded.endswith(" " + words) or folded.startswith(words + " "):
                at = heading.find(part)
                return part if at < 0 else heading[at : at + len(part)]
    return fold_spaces(heading)


def find_headings(blocks: Sequence[Block]) -> list[Heading]:
    """The headings of the page that are shown, in page order."""
    found = []
    for block in blocks:
        if block.kind == "heading" and block.markup is not None and block.text and len(block.text) <= 400:
            tag = block.markup.tag
            level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else _level_above(block)
            if level <= 3 and not block.markup.hidden:
                found.append(Heading(block.text.replace("\u00ad", ""), level, block.index))
    return found


def _level_above(block: Block) -> int:
    assert block.markup is not None
    for tag in reversed(block.markup.path):
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            return int(tag[1])
    return 7

"""Reads the section from the trail of links that leads to the page: Home » Sport » Ferry race."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import turbohtml

from newsclean.html_names import names_of
from newsclean.measure import count_words, fold_spaces
from newsclean.metadata.dates.lines import parse_date
from newsclean.metadata.dates.words import date_words
from newsclean.metadata.words import fold_words
from newsclean.records import Candidate

_NAMES = tuple(names_of("boxes")["breadcrumb"])
# What themes set between two steps, in characters.
_BETWEEN = re.compile(r"\s*[»›>→▸▶⟩|·•]\s*|\s+[/\\–—-]\s+")
# What they set at the ends of a link.
_AROUND = " »›>→▸▶⟩|·•/\\–—-"
_LETTER, _SAYS = re.compile(r"[^\W\d_]"), re.compile(r"[^\W_]")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_UNREAD = frozenset(("button", "script", "style"))
# Steps of a trail that are looked at; an element with more holds more than that.
_MOST = 20
_MAX_SECTION, _MAX_ANCESTORS = 40, 12
# Most words of a section's name that is no link.
_NAME = 3
# How much the last step before the headline is believed.
_STEP = 0.5


class _Step(NamedTuple):
    text: str  # "" for a picture
    linked: bool


def read_trail(
    trails: Iterable[turbohtml.Element], titles: Sequence[str], languages: Sequence[str] = ()
) -> Iterator[Candidate]:
    """Yield the last step of the page's trail that is not the page itself; of `trails` the first one that has two.

    >>> trail = turbohtml.parse("<p id=breadcrumbs><a>Home</a> » <a>Sport</a> » Ferry race").select("p")
    >>> [found.value for found in read_trail(trail, ["Ferry race"])]
    ['Sport']
    """
    own = [fold_words(title) for title in titles]
    for element in trails:
        if not _is_trail(element):
            continue
        steps = list(islice(_steps(element), _MOST))
        if len(steps) >= _MOST:
            continue
        names = _names(steps, own, tuple(languages))
        # The way home may be a picture.
        if len(names) + (not steps[0].text if steps else 0) > 1:
            if len(names[-1]) <= _MAX_SECTION:
                yield Candidate("section", names[-1], "dom", _STEP)
            return


def _is_trail(element: turbohtml.Element) -> bool:
    """Whether an element is named so, and is not the page or a part of its foot or sidebar."""
    said = " ".join(element.attr(name) or "" for name in ("class", "id", "aria-label")).lower()
    if element.tag in ("html", "body") or not any(name in said for name in _NAMES):
        return False
    around = islice(element.ancestors, _MAX_ANCESTORS)
    return not any(isinstance(node, turbohtml.Element) and node.tag in ("aside", "footer") for node in around)


def _steps(element: turbohtml.Element) -> Iterator[_Step]:
    """Yield the steps of a trail: a link is one, other text may name several; buttons are none."""
    nodes = list(reversed(element.children))
    while nodes:
        node = nodes.pop()
        if isinstance(node, turbohtml.Text):
            yield from (_Step(part, linked=False) for part in _parts(node.data))
        elif isinstance(node, turbohtml.Element) and node.tag not in _UNREAD:
            if node.tag == "a":
                code = {inner.text for inner in node.select("script, style")}
                text = fold_spaces("".join(piece for piece in node.strings if piece not in code))
                yield _Step(text.strip(_AROUND) if _SAYS.search(text) else "", linked=True)
            else:
                nodes.extend(reversed(node.children))


def _parts(text: str) -> list[str]:
    """The steps that a text names, without "You are here:"."""
    return [part for part in _BETWEEN.split(fold_spaces(text)) if _SAYS.search(part) and not part.endswith(":")]


def _names(steps: Sequence[_Step], titles: Sequence[str], languages: tuple[str, ...]) -> list[str]:
    """What the steps are called that may be sections: not the page, and not a part of a date.

    Behind two links, what is no link is the page in other words, or says where it is shared: it is a section only if
    the page follows.
    """
    page = max((at for at, step in enumerate(steps) if step.text and _is_page(step.text, titles)), default=0)
    has_links = sum(step.linked for step in steps) > 1
    has_year = any(map(_YEAR.search, (step.text for step in steps)))
    of_date = date_words(languages).months if has_year else {}
    return [
        step.text
        for at, step in enumerate(steps)
        if _LETTER.search(step.text)
        and (step.linked or not has_links or (at < page and count_words(step.text) <= _NAME))
        and not _is_page(step.text, titles)
        and not all(word in of_date or word.isdecimal() for word in fold_words(step.text).split())
        and parse_date(step.text, languages) is None
    ]


def _is_page(step: str, titles: Iterable[str]) -> bool:
    """Whether a step is the page: its headline, which may be cut."""
    folded = fold_words(step)
    cut = folded.rstrip(" .…")
    return any(folded == title or (cut != folded and title.startswith(cut)) for title in titles)

"""Reads the section from the trail of links that leads to the page: Home » Sport » Ferry race."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import turbohtml

from newsclean.html_names import names_of
from newsclean.measure import count_words, fold_spaces, holds_whole
from newsclean.metadata.words import fold_words
from newsclean.records import Candidate

_NAMES = tuple(names_of("boxes")["breadcrumb"])
# What themes set between two steps, in characters.
_BETWEEN = re.compile(r"\s*[»›>→▸▶⟩|·•]\s*|\s+[/\\–—-]\s+")
_LETTER = re.compile(r"[^\W\d_]")
# Texts of a trail that are looked at; an element with more holds more than that.
_MOST = 20
_MAX_SECTION, _MAX_ANCESTORS = 40, 12
# Most words of a section's name that is no link.
_NAME = 3
# How much the last step before the headline is believed.
_STEP = 0.5


def read_trail(trails: Iterable[turbohtml.Element], titles: Sequence[str]) -> Iterator[Candidate]:
    """Yield the last step of the page's trail that is not the page itself; of `trails` the first one that has two.

    >>> trail = turbohtml.parse("<p id=breadcrumbs><a>Home</a> » <a>Sport</a> » Ferry race").select("p")
    >>> [found.value for found in read_trail(trail, ["Ferry race"])]
    ['Sport']
    """
    own = [fold_words(title) for title in titles]
    for element in trails:
        if not _is_trail(element):
            continue
        links = [step for link in element.select("a")[:_MOST] for step in _parts(link.text)]
        texts = _texts(element)
        if len(texts) >= _MOST:
            continue
        steps = [step for step in texts if not _is_page(step, own)]
        linked = [step for step in steps if step in links]
        if len(linked) > 1:
            behind = steps[len(steps) - steps[::-1].index(linked[-1]) :]
            steps = [*linked, *behind] if _is_section(behind, own) else linked
        if len(steps) > 1:
            if len(steps[-1]) <= _MAX_SECTION:
                yield Candidate("section", steps[-1], "dom", _STEP)
            return


def _is_trail(element: turbohtml.Element) -> bool:
    """Whether an element is named so, and is not the page or a part of its foot or sidebar."""
    said = " ".join(element.attr(name) or "" for name in ("class", "id", "aria-label")).lower()
    if element.tag in ("html", "body") or not any(name in said for name in _NAMES):
        return False
    around = islice(element.ancestors, _MAX_ANCESTORS)
    return not any(isinstance(node, turbohtml.Element) and node.tag in ("aside", "footer") for node in around)


def _texts(element: turbohtml.Element) -> list[str]:
    """The steps of a trail in which not each is a link."""
    code = {inner.text for inner in element.select("script, style")}
    found: list[str] = []
    for text in element.strings:
        if text not in code:
            found.extend(_parts(text))
        if len(found) >= _MOST:
            break
    return found


def _parts(text: str) -> list[str]:
    """The steps that a text names, without "You are here:"."""
    return [part for part in _BETWEEN.split(fold_spaces(text)) if _LETTER.search(part) and not part.endswith(":")]


def _is_section(behind: Sequence[str], titles: Iterable[str]) -> bool:
    """Whether what is no link behind the links is one section's name, not the page under another name, or buttons."""
    if len(behind) != 1 or count_words(behind[0]) > _NAME:
        return False
    return not any(holds_whole(title, fold_words(behind[0])) for title in titles)


def _is_page(step: str, titles: Iterable[str]) -> bool:
    """Whether a step is the page: its headline, which may be cut."""
    folded = fold_words(step)
    cut = folded.rstrip(" .…")
    return any(folded == title or (cut != folded and title.startswith(cut)) for title in titles)

"""Reads the author from the element near the headline that its class says holds the name, whatever stands around it.

A line is often several of them side by side, with nothing between but style: a date, a section, the author.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile

import turbohtml

from newsclean.measure import fold_spaces
from newsclean.metadata.html.hints import AUTHOR, NOT_AUTHOR, QUOTATION, parts_of, read_hints
from newsclean.metadata.html.marked import stands_elsewhere
from newsclean.metadata.html.nearness import FAR, level_of
from newsclean.metadata.people.byline_leads import credits_author
from newsclean.metadata.people.bylines import parse_byline
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.name_words import other_credit
from newsclean.metadata.people.several import by_letters, part_joined
from newsclean.records import Candidate

_SELECTOR = ":is(" + ", ".join(f'[class*="{part}"]' for part in parts_of(AUTHOR)) + ")"
# What may hold one of several names.
_INLINE = "a, b, em, i, span, strong"
# More of them than this are those of comments or of a list of stories; longer text than this is more than a name.
_MOST, _MAX_TEXT = 40, 120
# White space included; what is cut here is too long for a name.
_MOST_READ = 2_000
# So many levels up the box of a quotation begins, at most.
_IN_QUOTATION = 4
# How much such a name is believed, alone and led in by "By", and how much less for each level up to the headline's.
_SCORE, _LED, _FAR = 0.72, 0.86, 0.01
# The authors of one article stand together: so few levels up is what holds them all, with so few characters besides.
_TOGETHER, _MOST_BESIDE = 3, 60


def read_named(
    tree: turbohtml.Document, around: Mapping[turbohtml.Node, int], languages: Sequence[str]
) -> Iterator[Candidate]:
    """Yield the names in the elements nearest to the headline; `around` is what holds it.

    >>> from newsclean.metadata.html.nearness import around_headlines
    >>> line = '<span>4 May</span><span>Sport</span><span class="news-author">By Jane Doe</span>'
    >>> tree = turbohtml.parse(f"<main><div><h1>Flood</h1></div><p>{line}</p><div class=comments>{line}</div>")
    >>> [found.value for found in read_named(tree, around_headlines(tree.find_all("h1")), ("en",))]
    [('Jane Doe',)]
    """
    found: dict[turbohtml.Element, tuple[int, tuple[str, ...]]] = {}
    for element in tree.select(_SELECTOR)[:_MOST]:
        if read_hints(element.attr("class") or "") & (AUTHOR | NOT_AUTHOR | QUOTATION) != AUTHOR:
            continue
        level = level_of(element, around)
        if level >= FAR:
            continue
        text = _text_of(element)
        if not 0 < len(text) <= _MAX_TEXT or stands_elsewhere(element, around) or _is_quoted(element, around):
            continue
        names = _each_named(element, parse_byline(text, languages).authors, languages)
        if not names or not (credits_author(text, languages) or all(map(begins_as_name, names))):
            continue
        if _did_something_else(element, languages):
            continue
        for ancestor in islice(element.ancestors, FAR):  # the innermost has the name alone
            if isinstance(ancestor, turbohtml.Element):
                found.pop(ancestor, None)
        found[element] = level, names
    nearest = min((level for level, _ in found.values()), default=FAR)
    near = [element for element, (level, _) in found.items() if level == nearest]
    if not near:
        return
    if len(near) == 1 or _stand_together(near):
        people = dict.fromkeys(name for element in near for name in found[element][1])
        score = _LED if credits_author(_text_of(near[0]), languages) else _SCORE
        yield Candidate("authors", tuple(people), "dom", round(score - _FAR * nearest, 3))


def _is_quoted(element: turbohtml.Element, around: Mapping[turbohtml.Node, int]) -> bool:
    """Whether the element stands in the box of a quotation, and so names whose words it has."""
    boxes = takewhile(lambda node: node not in around, islice(element.ancestors, _IN_QUOTATION))
    elements = (node for node in boxes if isinstance(node, turbohtml.Element))
    return any(each.tag == "blockquote" or read_hints(each.attr("class") or "") & QUOTATION for each in elements)


def _each_named(element: turbohtml.Element, names: Sequence[str], languages: Sequence[str]) -> tuple[str, ...]:
    """The names, with those parted that only elements set apart: links to two authors with a space between."""
    inner = (fold_spaces(one.text) for one in element.select(_INLINE)[:_MOST])
    people = by_letters(
        text for text in inner if parse_byline(text, languages).authors == (text,) and begins_as_name(text)
    )
    return tuple(person for name in names for person in part_joined(name, people))


def _stand_together(elements: Sequence[turbohtml.Element]) -> bool:
    """Whether the elements have little but each other around them; those of a list of stories do not."""
    shared = set(islice(elements[0].ancestors, _TOGETHER)).intersection(*(e.ancestors for e in elements[1:]))
    holder = next((node for node in elements[0].ancestors if node in shared), None)
    if not isinstance(holder, turbohtml.Element):
        return False
    return len(fold_spaces(holder.text)) <= sum(len(_text_of(element)) for element in elements) + _MOST_BESIDE


def _text_of(element: turbohtml.Element) -> str:
    """The element's text, with a line's end between two pieces of it that only a style sets apart."""
    text = ""
    for piece in element.strings:
        text += ("\n" if text[-1:].isalnum() and piece[:1].isalnum() else "") + piece
        if len(text) > _MOST_READ:
            break
    return "\n".join(filter(None, map(fold_spaces, text.split("\n"))))


def _did_something_else(element: turbohtml.Element, languages: Sequence[str]) -> bool:
    """Whether the line that the element stands in says that its person did not write: "Reviewed by"."""
    parent = element.parent
    line = fold_spaces(parent.text) if isinstance(parent, turbohtml.Element) else ""
    return len(line) <= _MAX_TEXT and other_credit(tuple(languages)).match(line) is not None

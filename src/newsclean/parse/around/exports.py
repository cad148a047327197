"""Finds what databases of the press write around the articles that they export, and where each article begins.

What a line is, `export_lines` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from newsclean.kinds import ChromeKind
from newsclean.measure import count_words, ends_sentence, is_prose_sentence
from newsclean.parse.around.export_lines import TEXT, Line, has_export, is_coded, name_of_paper, read_line
from newsclean.records import Field, FrontMatter

_LINE = re.compile(r"[^\n\r\v\f\u2028\u2029]+")
# A date in a line that says little else: "Thursday, March 14, 2019", "14. März 2019", "14.03.2019", "2019年3月14日".
_DAY = re.compile(
    r"\b\d{1,2}(?:\.|er|º|st|nd|rd|th)?,? (?:de )?[^\W\d]{3,12}\.?,? (?:del? )?(?:19|20)\d\d\b"
    r"|\b[^\W\d]{3,12}\.? \d{1,2},? (?:19|20)\d\d\b|\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|(?:19|20)\d\d年"
)
_DAY_LENGTH, _DAY_WORDS = 100, 12
# Lines without labels between the day and the copyright: the time, the paper, its code, the page, the language.
_MOST_UNLABELLED = 6
# A text has at least so many lines of an export, an article so many words besides them.
_FEWEST_FIELDS, _FEWEST_WORDS = 3, 20
# A headline has so many words more than any other line above the text that no label tells.
_HEADLINE_WORDS = 3
# So many words has a section above it ("Metro", "Main News"), or more behind a semicolon ("Metro Desk; SECTA").
_SECTION_WORDS = 2
# So many fields above a text show that it is an export.
_FIELDS_ABOVE = 2
# So many lines in a row of so many words are wrapped prose.
_WRAPPED_LINES, _WRAPPED_WORDS = 3, 5
_KINDS: Mapping[str, ChromeKind] = {
    "author": "byline", "date": "date_line", "copyright": "copyright", "site": "masthead", "tags": "tag_cloud",
    "words": "read_time",
}  # fmt: skip
# The key of labels that stand below a text only.
_FOOT = "foot"


def find_export(source: str) -> FrontMatter:
    r"""What a database wrote around the article or articles of a text; an empty one where it wrote nothing.

    >>> lines = ["Ferry runs", "Harbour Post", "July 5, 2021 Monday", "Byline: Jane Doe", "Body", "It runs again."]
    >>> front = find_export("\n".join([*lines, "Load-Date: July 6, 2021", "End of Document"]))
    >>> front.values["site"], front.values["author"], len(front.fields)
    (['Harbour Post'], ['Jane Doe'], 6)
    >>> find_export("The clerk wrote:\nEnd of Document\nThen he left.").fields
    ()
    """
    if not has_export(source):
        return FrontMatter()
    coded = is_coded(source)
    lines = [
        read_line(match.start() + len(match.group()) - len(match.group().lstrip()), text, coded)
        for match in _LINE.finditer(source)
        if (text := match.group().strip())
    ]
    if not _is_export(lines):
        return FrontMatter()
    articles = list(_articles(lines))
    values: dict[str, list[str]] = {}
    fields: list[Field] = []
    for lines_of_one in articles:
        for line in _fields_of(lines_of_one):
            if line.key:
                fields.append(Field(line.start, line.end, _KINDS.get(line.key, "other"), "export"))
            for key, value in line.values.items():
                if value:
                    values.setdefault(key, []).append(value)
    if len(fields) < _FEWEST_FIELDS:
        return FrontMatter()
    starts = tuple(one[0].start for one in articles)
    several = len(starts) > 1
    return FrontMatter(0, {} if several else values, fields=tuple(fields), articles=starts if several else ())


def _is_export(lines: Sequence[Line]) -> bool:
    """Whether the fields stand above or below the text; the facts of a museum's lamp stand amid an article."""
    head = [line for line in lines[: _first_prose(lines)] if line.key]
    if len(head) >= _FIELDS_ABOVE or any(line.sure for line in head):
        return True
    return any(line.sure for start, end in _runs(lines) if end == len(lines) for line in lines[start:end])


def _articles(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Yield the lines of each article; those without a text go with the next one, or with the last."""
    begins = [index for index, line in enumerate(lines) if line.key == "begins"]
    cuts = begins or [index + 1 for index, line in enumerate(lines) if line.key == "ends"] or list(_below_feet(lines))
    first, last = 0, len(lines)
    done: list[tuple[int, int]] = []
    for start, end in pairwise(sorted({0, *cuts, last})):
        if _words(lines[start:end]) >= _FEWEST_WORDS:
            done.append((first, end))
            first = end
    if done:
        done[-1] = (done[-1][0], last)
    for start, end in done or [(0, last)]:
        yield lines[start:end]


def _below_feet(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the first line below each run of fields that only exports have, or the next article's title in it."""
    for start, end in _runs(lines):
        sure = next((index for index in range(start, end) if lines[index].sure), end)
        if sure < end and end - start >= _FEWEST_FIELDS:
            yield next((index for index in range(sure, end) if lines[index].key == "title"), end)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where each run of fields begins and ends."""
    start = 0
    for index, line in enumerate((*lines, Line(0, ""))):
        if not line.key:
            if index > start:
                yield start, index
            start = index + 1


def _words(lines: Sequence[Line]) -> int:
    return sum(count_words(line.text) for line in lines if not line.key)


def _fields_of(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of one article that are not its own, and its headline, if it is clear.

    They stand above its first prose, at its end, or in one run with a line that only exports have.
    """
    first = _first_prose(lines)
    _free_headline(lines[:first])
    paper = _fill_head(lines[:first])
    if (headline := _find_headline(lines[:first], paper)) is not None:
        headline.values = {"title": headline.text}
        yield headline
    for start, end in _runs(lines):
        if start < first:
            yield from (line for line in lines[start:end] if line.key != _FOOT)
        elif end == len(lines) or any(line.sure for line in lines[start:end]):
            yield from lines[start:end]


def _first_prose(lines: Sequence[Line]) -> int:
    """The first line of the text, which the head stands above."""
    wrapped = 0
    for index, line in enumerate(lines):
        if line.key == TEXT:
            return index + 1
        if line.key or _is_day(line):
            wrapped = 0
            continue
        if is_prose_sentence(line.text):
            return index - wrapped
        wrapped = wrapped + 1 if count_words(line.text) >= _WRAPPED_WORDS else 0
        if wrapped == _WRAPPED_LINES:
            return index + 1 - wrapped
    return len(lines)


def _free_headline(head: Sequence[Line]) -> None:
    """Make no field of a headline that reads like one: "Warning: storm ahead" where no other line is the headline."""
    if any(line.key == "title" for line in head):
        return
    if length := _length_above_day(head):
        freed = [line for line in head[:length] if line.may_be_headline]  # nothing has a label there
    else:
        top = next((index for index, line in enumerate(head) if line.may_be_headline), len(head))
        bare = [line for line in head if not line.key and not _is_day(line)]
        has_site = any(line.key == "site" for index, line in enumerate(head) if index != top)
        has_paper = not has_site and any(not line.key and _is_day(line) for line in head)
        is_first = all(line.key in ("", "begins", "ends", "other") for line in head[:top])
        if not is_first or not (has_site or has_paper) or len(bare) > has_paper:
            return  # a headline is left, or it is a field amid others
        freed = list(head[top : top + 1])
    for line in freed:
        line.key, line.values = "", {}


def _find_headline(head: Sequence[Line], paper: int) -> Line | None:
    """The headline among the lines that are left above a text: the first above the paper's name, or by far the longest.

    `paper` is where the paper's name stands right above the day; 0 where it does not.
    """
    if any(line.key == "title" for line in head):
        return None
    if length := _length_above_day(head):
        return _headline_above_length([line for line in head[:length] if not line.key])
    if above := [line for line in head[:paper] if not line.key]:
        return above[0]
    return _longest([line for line in head if not line.key])


def _longest(lines: Sequence[Line]) -> Line | None:
    """The line that is by far the longest."""
    ranked = sorted(lines, key=lambda line: -count_words(line.text))
    words = [count_words(line.text) for line in (*ranked, Line(0, ""))]
    return ranked[0] if ranked and words[0] >= words[1] + _HEADLINE_WORDS else None


def _headline_above_length(lines: Sequence[Line]) -> Line | None:
    """The headline among the lines above the article's length: its section may stand above, who wrote it below."""
    if (headline := _longest(lines)) is None:
        return None
    above, below = lines[: lines.index(headline)], lines[lines.index(headline) + 1 :]
    if below and below[0].text[0].islower():  # it goes on there
        return None
    if above and (len(above) > 1 or count_words(above[0].text.partition(";")[0]) > _SECTION_WORDS):
        return None  # the line above may be the headline, and this one stand below it
    for line, key in (*((line, "section") for line in above), *((line, "author") for line in below[-1:])):
        line.key, line.values = key, {key: line.text}
    return headline


def _length_above_day(head: Sequence[Line]) -> int:
    """Where the article's length stands that has the day below it; 0 where there is none."""
    pairs = pairwise(head)
    return next((index for index, (line, below) in enumerate(pairs) if line.key == "words" and _is_day(below)), 0)


def _is_day(line: Line) -> bool:
    if len(line.text) > _DAY_LENGTH or _DAY.search(line.text) is None or ends_sentence(line.text):
        return False
    return count_words(line.text) <= _DAY_WORDS


def _fill_head(head: Sequence[Line]) -> int:
    """Find the day among the lines without labels above a text, and the paper's name beside it.

    Returns where that name stands if it is right above the day, and else 0.
    """
    if any(line.key == "site" for line in head):
        return 0
    bare = [index for index, line in enumerate(head) if not line.key]
    days = [index for index in bare if _is_day(head[index])]
    if not days:
        return 0
    day = min(days, key=lambda index: count_words(head[index].text))  # a headline may have one, too
    head[day].key, head[day].values = "date", {"date": head[day].text}
    if day and head[day - 1].key == "words":
        end = next((index for index in range(day, len(head)) if head[index].key == "copyright"), day)
        unlabelled = [line for line in head[day + 1 : end] if not line.key]
        if len(unlabelled) > _MOST_UNLABELLED:
            return 0
        for line in unlabelled:
            line.key = "other"
        if names := [line for line in unlabelled if not line.text[0].isdigit()]:
            names[0].key, names[0].values = "site", {"site": names[0].text}
    elif day - 1 in bare and len(bare) > 2:  # a headline is left
        head[day - 1].key = "site"
        head[day - 1].values = {"site": name_of_paper(head[day - 1].text)}
        return day - 1
    return 0

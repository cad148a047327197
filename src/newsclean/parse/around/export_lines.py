"""Tells what a line of an export is: a field by its label, its code or its words.

`exports.toml` has them; the labels of `front_matter.toml` count here, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache

from newsclean.data_files import read_toml
from newsclean.parse.around.front_matter import labels_of_fields

# The key of a label that the text may follow on its line.
TEXT = "text"
# The keys of labels that lead in no headline but the article's own.
_NO_HEADLINES = frozenset(("title", "author", TEXT))
# The longest line that is looked at; the lists of subjects are long.
_LONGEST = 2_000
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:：\t]{0,39}?)(?:[ \t]*[:：][ \t]*|\t[ \t]*| {2,}|$)(?P<value>.*)")
# What stands behind the name of a paper: its place, its number, the day, the page.
_BEHIND_NAME = re.compile(r"\s*(?:[;\[(]|, (?=n[o°]?\.? ?\d|\d)|\. (?=\d)| vom (?=\d)).*")
# How sure a database is of a subject, and what stands behind a section: its page.
_SURENESS, _PAGE = re.compile(r"\s*\(\d{1,3}%\)"), re.compile(r"\s*;.*")
_LAST_CODE = re.compile(r"^AN[ \t]+\w{6,12} [A-Z][A-Z0-9]{5,11}(?:19|20)\d{6}", re.MULTILINE)


@dataclass(slots=True)
class Line:
    """A line, and what it is if it is a field."""

    start: int
    text: str  # without the spaces around it
    key: str = ""  # of a field; "" for any other line
    sure: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    may_be_headline: bool = False  # whether headlines read like this field: "Warning: storm ahead"
    end: int = 0  # where the field ends: behind the line, but for the label of the text


def read_line(start: int, text: str, is_coded: bool) -> Line:
    """The line with what it is. `is_coded` says that the fields have codes of two letters."""
    line = Line(start, text, end=start + len(text))
    if len(text) > _LONGEST:
        return line
    if is_coded and (code := _code().match(text)) is not None:
        key, value = _keys_of_codes()[code[1]], text[code.end() :]
        known = _match(text)
        sure = known is not None and known[1]
        return _filled(line, "ends" if sure else key, value, sure)
    if (found := _match(text)) is not None:
        line.key, line.sure, line.values = found
        line.may_be_headline = line.key in ("slug", "site")
    elif (labelled := _LABELLED.fullmatch(text)) is not None:
        label = labelled["label"].lower()
        value = labelled["value"]
        named = _keys_of_labels().get(label)
        if named is None or (named == "date" and value and not any(map(str.isdigit, value))):
            return line  # "Update: ferry sinks"
        line.may_be_headline = named not in _NO_HEADLINES and label not in _sure_labels() and bool(value)
        return _filled(line, named, value, label in _sure_labels())
    return line


def _filled(line: Line, key: str, value: str, sure: bool) -> Line:
    line.key, line.sure = key, sure
    if key == TEXT:
        line.end -= len(value)
    elif key == "site":
        line.values = {"site": name_of_paper(value), "date": value}
    elif key == "section":
        line.values = {key: _PAGE.sub("", value)}
    elif key == "tags":
        line.values = {key: _SURENESS.sub("", value)}
    else:
        line.values = {key: value}
    return line


def _match(text: str) -> tuple[str, bool, Mapping[str, str]] | None:
    """The key of a line that is known by its words, whether only exports have it, and its values."""
    for pattern, key, sure in _patterns():
        if (found := pattern.fullmatch(text)) is not None:
            return key, sure, {name: value for name, value in found.groupdict().items() if value}
    return None


def name_of_paper(line: str) -> str:
    """The name of a paper without its place, its number, the day and the page.

    >>> name_of_paper("The Harbour Post (Newport, ME)"), name_of_paper("Le Port, no. 23456")
    ('The Harbour Post', 'Le Port')
    """
    return _BEHIND_NAME.sub("", line)


def has_export(source: str) -> bool:
    """Whether a text has a line that only exports have."""
    return _sure_line().search(f"\n{source}") is not None


def is_coded(source: str) -> bool:
    """Whether the fields of an export have codes: it has the last one, with the article's number."""
    return _LAST_CODE.search(source) is not None


@cache
def _patterns() -> Sequence[tuple[re.Pattern[str], str, bool]]:
    listed = read_toml("parse", "around", "exports.toml")["line"]
    return [(re.compile(one["match"]), one["key"], one["sure"]) for one in listed]


@cache
def _sure_line() -> re.Pattern[str]:
    """Matches a line that only exports have, from the line end before it on: such a search is twice as fast."""
    whole = "|".join(pattern.pattern for pattern, _, sure in _patterns() if sure).replace("?P<date>", "?:")
    labels = "|".join(map(re.escape, sorted(_sure_labels())))
    return re.compile(rf"\n[ \t\f\ufeff]*+(?:(?:{whole})[ \t]*\r?$|(?i:{labels})(?:[ \t]*:|\t| {{2}}))", re.MULTILINE)


@cache
def _keys_of_codes() -> Mapping[str, str]:
    return {code: key for key, codes in read_toml("parse", "around", "exports.toml")["codes"].items() for code in codes}


@cache
def _code() -> re.Pattern[str]:
    return re.compile(rf"({'|'.join(sorted(_keys_of_codes(), key=len, reverse=True))})(?:[ \t]+|$)")


@cache
def _keys_of_labels() -> Mapping[str, str]:
    own = read_toml("parse", "around", "exports.toml")["labels"]
    return {**labels_of_fields(), **{label: key for key in reversed(own) for label in own[key]}}


@cache
def _sure_labels() -> Set[str]:
    return frozenset(read_toml("parse", "around", "exports.toml")["sure"]["labels"])

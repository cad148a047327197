r"""Reads texts that JSON, JavaScript, Python, PHP or SQL wrote: "M\u00fcnchen", "said.\n\nThe", "it\'s".

A tool escapes each character of a kind, and writes nothing else with a backslash. So a text counts as escaped only if
nearly all its backslashes are escapes, and several stand where they give what a text has: a letter within a word, a
line end behind a sentence, a quotation mark beside a word. Paths, regular expressions, LaTeX and drawings have other
backslashes, and who writes about escapes sets them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple
from unicodedata import category

from newsclean.escapes.backslashes import ESCAPE, read_escape, unescape_once
from newsclean.escapes.words import is_about_escapes, latex_commands
from newsclean.measure import CLOSERS, COMMAS, PROSE_WORDS, STOPS, beyond_ascii, count_words

# A whole text as Python, JSON and their kin print a string.
_STRINGS = {
    mark: re.compile(rf"\s*+(?P<opening>[bu]?{mark})(?:[^\\{mark}]|\\.)*+{mark}\s*+", re.DOTALL) for mark in "'\""
}
# What stands behind an escape that is a letter: of LaTeX's commands and of folders.
_LETTERS = re.compile(r"[A-Za-z]*")
_DRIVE = re.compile(r"(?<![^\W_])[A-Za-z]:")
# Where a string of code begins, up to its quotation mark.
_OPENS = re.compile(r"(?:[\s(\[{=:,]|^)['\"]$", re.MULTILINE)
# A backslash stands for an apostrophe before these, or behind an elided word. LaTeX writes accents like this: "caf\'e".
_APOSTROPHE = re.compile(r"(?:s|t|re|ve|ll|d|m|n|all?)(?![^\W_])|(?<=\b[OoDd]\\')[A-Z]|[я-єїєюяЯЮЄЇ]")
_ELIDED = re.compile(
    r"(?<![^\W_])(?:[dlnsjmtcDLNSJMTC]|[Qq]u|[LlJjPp]usqu|[Ll]orsqu|[Pp]uisqu|(?:[DdNnSsCc]e|[Dd]a|[Aa]|[Ss]u|[Qq]ue)ll"
    r"|[Uu]n|[Tt]utt|[Cc]om|[Dd]ov)$"
)
_LONGEST_ELIDED = 8
# Names have an apostrophe, too: "Hawai\'i".
_NAME = re.compile(r"(?<![^\W_])[A-Z][a-z]+$")
_VOWELS = frozenset("aeiouyAEIOUY")
# How many escapes of a text are weighed, how deep they may be nested, and how many in good places are enough: several,
# and more where a text may be about escapes. The others may be one of _RARE, and those that stand apart half as many.
_WEIGHED, _DEEPEST = 2_000, 3
_SEVERAL, _MANY, _RARE = 3, 12, 20
# What is escaped is escaped throughout: at most a quarter as many quotation marks stand as they are.
_CONSISTENT = 4
# Where the words of a line are counted. Of code, this share of the characters are such marks.
_LOOK = 2_000
_CODE_MARKS, _CODE_SHARE = "{};=<>_", 0.02


@dataclass(slots=True)
class _Weights:
    """What the backslashes of a text say."""

    is_ascii: bool  # whether no letters beyond ASCII stand as they are; LaTeX writes none
    good: int = 0  # escapes that give what a text has there
    apart: int = 0  # escapes that stand by themselves, as where they are spoken of
    wrong: int = 0  # other backslashes, and those that give what no text has
    invalid: int = 0  # of these, backslashes that escape nothing
    doubled: int = 0  # escaped backslashes


class Layers(NamedTuple):
    """How many times a text was escaped, one tool after the other, and the marks that they put around it all."""

    depth: int
    opening: str = ""
    closing: str = ""


def find_layers(text: str, *, markup: bool = False) -> Layers:
    r"""How a whole text was escaped with backslashes. `markup`: it is HTML.

    >>> find_layers(r"In M\u00fcnchen und K\u00f6ln f\u00e4hrt heute keine Bahn, hie\u00df es.")
    Layers(depth=1, opening='', closing='')
    >>> find_layers(r'"In M\\u00fcnchen und K\\u00f6ln f\\u00e4hrt heute \"keine\" Bahn."')
    Layers(depth=2, opening='"', closing='"')
    >>> find_layers("b'The ferry runs again.'"), find_layers(r"Open C:\new\users, then type \d+\n or \u00fc (ü).").depth
    (Layers(depth=1, opening="b'", closing="'"), 0)
    """
    found = Layers(0)
    opening, closing = "", ""
    original = text
    for depth in range(1, _DEEPEST + 1):
        first, last = _marks_around(text)
        text = text.strip()[len(first) : -1] if first else text
        opening, closing = opening + first, last + closing
        weights = _weigh(text)
        if first.startswith("b") and "\n" not in text and text.isascii() and not weights.invalid:
            found = Layers(depth, opening, closing)  # as Python prints bytes
        elif weights.wrong * _RARE > weights.good and (weights.invalid or not weights.doubled):
            break
        elif _is_enough(weights, original) and _is_plain(text, markup):
            found = Layers(depth, opening, closing)
        elif not weights.doubled:
            break
        text = unescape_once(text)
    return found


def _is_enough(weights: _Weights, text: str) -> bool:
    """Whether enough escapes are in good places; more are needed where the text may be about escapes."""
    if weights.good < max(_SEVERAL, _RARE * weights.wrong, 2 * weights.apart):
        return False
    return weights.good >= _MANY or not is_about_escapes(text)


def _marks_around(text: str) -> tuple[str, str]:
    """What opens and closes a text that is one string; "" if it is none."""
    for mark, pattern in _STRINGS.items():
        if found := pattern.fullmatch(text):
            return found["opening"], mark
    return "", ""


def is_escaped_field(text: str) -> bool:
    r"""Whether a title or a name has escapes of which each is one within a word.

    >>> is_escaped_field(r"M\u00fcnchen feiert"), is_escaped_field(r"What \u00fc means"), is_escaped_field(r"It\'s on")
    (True, False, True)
    """
    weights = _weigh(text)
    return weights.good > 0 and not (weights.wrong or weights.apart or is_about_escapes(text))


def _is_plain(text: str, markup: bool) -> bool:
    """Whether the lines with backslashes are no code, and have no character both as it is and escaped."""
    lines = "\n".join(_lines_of(text))
    if not markup:
        longest = max(lines.split("\n"), key=len)[:_LOOK]
        is_short = count_words(unescape_once(longest)) < PROSE_WORDS
        if sum(map(lines.count, _CODE_MARKS)) > _CODE_SHARE * len(lines) or is_short:
            return False
    for mark in ('"',) if markup else ('"', "'"):
        escaped = lines.count("\\" + mark)
        bare = lines.count(mark) - escaped
        if (escaped or markup) and bare > 2 and _CONSISTENT * bare > escaped:
            return False
    told = {read_escape(match)[:1] for match in islice(ESCAPE.finditer(lines), _WEIGHED)}
    letters = {character for character in told if character.isalpha() and not character.isascii()}
    return 2 * sum(letter in lines for letter in letters) <= len(letters)


def _lines_of(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if "\\" in line)


def _weigh(text: str) -> _Weights:
    lines = "\n".join(_lines_of(text))
    weights = _Weights(not any(map(str.isalpha, beyond_ascii(lines))))
    last, last_end = "", -1
    for match in islice(ESCAPE.finditer(lines), _WEIGHED):
        start, end = match.span()
        before = last if last_end == start else lines[start - 1 : start]
        following = ESCAPE.match(lines, end)
        after = read_escape(following)[:1] if following else lines[end : end + 1]
        last, last_end = read_escape(match)[-1:], end
        if match["other"] is not None:
            weights.wrong += 1
            weights.invalid += 1
        elif match["breaks"]:
            _weigh_breaks(weights, match, before, following is not None)
        elif match["plain"]:
            _weigh_plain(weights, match, before, after)
        else:
            weights.good += match["high"] is not None  # two halves make one sign
            _weigh_character(weights, read_escape(match), before, after)
    return weights


def _weigh_character(weights: _Weights, read: str, before: str, after: str) -> None:
    if read[0] == "\\" or any(category(character) in ("Cn", "Co", "Cs") for character in read):
        weights.wrong += 1
    elif _is_letter(read[0]):
        is_good = _is_letter(before) or _is_letter(after) or len(read) > 1
        weights.good += is_good
        weights.apart += not is_good
    else:
        weights.good += before.isalnum() or after.isalnum()


def _is_letter(character: str) -> bool:
    return character.isalpha() or (character > "\x7f" and category(character).startswith("M"))


def _is_drive(text: str, at: int) -> bool:
    """Whether a drive's name stands before a backslash: "C:"."""
    return at > 1 and _DRIVE.match(text, at - 2) is not None


def _weigh_breaks(weights: _Weights, match: re.Match[str], before: str, goes_on: bool) -> None:
    text, (start, end) = match.string, match.span()
    rest = text[end : end + 20]
    after = rest.lstrip(" \t")[:1]
    word = match.group()[-1] + _LETTERS.match(rest)[0]  # type: ignore[index]  # it matches nothing too
    count = match.group().count("\\n") or match.group().count("\\r")
    behind = text[max(0, start - 3) : start].rstrip(" \t")[-1:] if before in (" ", "\t") else before
    if _is_drive(text, start) and count == 1 and after.isalpha():
        weights.wrong += 1
    elif before in ("'", '"', "`") and rest[:1] == before and rest[:1]:
        weights.apart += 1
    elif rest[:1] in ("'", '"') and not rest[1:2].isalnum():
        weights.wrong += 1  # the end of a string of code
    elif before in ("'", '"') and _OPENS.search(text, max(0, start - 2), start):
        weights.wrong += 1  # its beginning
    elif not behind or not after:
        pass  # the end of the text
    elif (count > 1 or behind in STOPS or behind in CLOSERS) and not (after.islower() and not goes_on):
        weights.good += min(count, 2)
    elif after.islower() and count == 1 and word in latex_commands():
        weights.wrong += 1
    elif before in (" ", "\t") and rest[:1] in (" ", "\t") and count == 1:
        weights.apart += 1


def _weigh_plain(weights: _Weights, match: re.Match[str], before: str, after: str) -> None:
    text, (start, end) = match.string, match.span()
    mark = match["plain"]
    if mark == "\\":
        weights.doubled += 1
    elif mark == "t":
        word = "t" + _LETTERS.match(text, end)[0]  # type: ignore[index]
        weights.wrong += (_is_drive(text, start) and after.isalpha()) or word in latex_commands() - {"t"}
    elif mark == "/":
        weights.good += before in (":", "/", "<") or (before.isalnum() and after.isalnum())
    elif after == ":" or (before != "" and before in "{["):
        weights.wrong += 1  # the name of a value of data
    elif before.isalpha() and after.isalpha():
        is_apostrophe = mark == "'" and (
            not weights.is_ascii
            or _APOSTROPHE.match(text, end)
            or _ELIDED.search(text[max(0, start - _LONGEST_ELIDED) : start])
        )
        if is_apostrophe:
            weights.good += 1
        elif (
            before.isascii()
            and after in _VOWELS
            and not (mark == "'" and _NAME.search(text[max(0, start - 20) : start]))
        ):
            weights.wrong += 1  # an accent
    else:
        # Feet and inches stand behind a digit.
        is_behind = before.isalpha() or (before != "" and before in STOPS + COMMAS)
        weights.good += is_behind or (after.isalnum() and not before.isdigit())

"""What speaks for a name of the site that other lines than its own show: notices, addresses, repetition."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from newsclean.kinds import RIGHTS
from newsclean.measure import has_no_spaces
from newsclean.metadata.text.site_rights import without_publisher
from newsclean.metadata.text.site_slots import plain_letters
from newsclean.metadata.words import bare_letters, words_of_all

# A name that says as much as the word of an address has at most twice its letters; shorter words are in many names.
_OF_ADDRESS = 5
_OFTEN = 4
# The letters of an article that an address leaves out.
_ARTICLE = 3
_ADDRESS = re.compile(
    r"(?:https?://|www\.|@)((?:[\w-]+\.)+[a-z]{2,})|(?<![\w.@])((?:[\w-]+\.)+(?:com|org|net|info|[a-z]{2}))\b", re.I
)
_LETTERS = re.compile(r"[\W_]+")

Sign = Literal[
    "behind", "top", "led", "below", "first", "alone", "claim", "before claim", "worded", "paper", "holder", "named",
    "stated", "logo", "credited", "kin", "notice", "address", "spelt", "own address", "said", "spoken", "spoken more",
    "often", "text", "word", "publisher", "claimed", "crumb", "owner",
]  # fmt: skip
_SPOKEN_SIGNS: tuple[tuple[Sign, int], ...] = (("said", 1), ("spoken", 2), ("spoken more", 3))


@dataclass(slots=True)
class SiteName:
    """What may be the site's name, and what speaks for it.

    Where it stands: "behind" the headline; "top", on the first line, which is not about what the headline is about;
    "led", on the first one behind skip links and notices; "below" the headline, above the way to the page; "first", by
    itself on one of the first lines; "alone", by itself further down the page's head; "claim", a side of a line "Name |
    claim"; "before claim", the first side of one on the first lines; "worded", on a first line of a page without menus,
    with a word of sites' names; "paper", the only line of a short head with a word of newspapers' names; "claimed",
    above a line that says what the site is; "crumb", the first step of the trail to the page; "holder" of the rights;
    "named" where sites call themselves by their names, and "stated" where hardly another name stands; "logo", the first
    one in the head; "credited" with a picture.
    What else has it: "kin", the holder of the rights has words of it; "owner", all of them but an article; "notice", a
    line about rights; "address", an address; "spelt", one with all its letters; "own address", that of the page;
    "said", "spoken" and "spoken more", one, two and three kinds of lines in which sites speak; "often", many lines;
    "text", the text (of holders only).
    What it is like: "word", it has a word of sites' names; "publisher", a word of companies that own sites,
    also where it was cut off and no line of the head is the name.
    """

    name: str
    signs: set[Sign] = field(default_factory=set)


def add_signs(found: Mapping[str, SiteName], left_out: Iterable[str], spoken: Mapping[str, str], text: str) -> None:
    """Add the signs that need all lines: those left out, those in which sites speak, with their kinds, and the text.

    The names are given by their plain letters, and so is the text.
    """
    lines = list(dict.fromkeys(plain_letters("\n".join(left_out)).split("\n")))
    joined = "\n".join(lines)
    by_kind: dict[str, list[str]] = {}
    for line, kind in spoken.items():
        by_kind.setdefault(kind, []).append(line)
    said = {kind: plain_letters("\n".join(texts)) for kind, texts in by_kind.items()}
    labels = {_glued(label) for line in lines for label in _labels(line)}
    publishers = words_of_all("publisher_words")
    holders = {key for key, site in found.items() if "holder" in site.signs}
    owners = {bare for key, site in found.items() if "holder" in site.signs and (bare := without_publisher(key)) != key}
    for key, site in found.items():
        kinds = {kind for kind, texts in said.items() if key in texts and _count_lines(texts, key)}
        if kinds & RIGHTS:
            site.signs.add("notice")
        site.signs.update(sign for sign, least in _SPOKEN_SIGNS if len(kinds) >= least)
        if joined.count(key) >= _OFTEN and _count_lines(joined, key) >= _OFTEN:
            site.signs.add("often")
        if labels and _is_of_labels(glued := _glued(key), labels):
            site.signs.add("address")
            if any(0 <= len(glued) - len(label) <= _ARTICLE and glued.endswith(label) for label in labels):
                site.signs.add("spelt")
        if "holder" in site.signs and _count_lines(text, key):
            site.signs.add("text")
        if "holder" not in site.signs and (bare := _without_article(key)) != key and bare in holders:
            site.signs.add("owner")
        if (
            key in owners
            or not publishers.isdisjoint(key.split())
            or (has_no_spaces(key) and any(map(key.endswith, publishers)))
        ):
            site.signs.add("publisher")


def _without_article(name: str) -> str:
    """The name without a short first word: "the valley" holds no more than "valley"."""
    first, _, rest = name.partition(" ")
    return rest if rest and len(first) <= _ARTICLE else name


def _labels(line: str) -> Iterator[str]:
    """Yield the words of the addresses in a line that name their owners."""
    if "." in line:
        for found in _ADDRESS.finditer(line):
            yield (found[1] or found[2]).split(".")[-2]


def is_of_address(name: str, labels: Iterable[str]) -> bool:
    """Whether a word of an address has the name's letters, or is half of them.

    >>> is_of_address("Bottom Coast Times", ["bottomcoast"]), is_of_address("Kabul Now", ["kabulnownews"])
    (True, True)
    >>> is_of_address("The Best News of the Week", ["news"])
    False
    """
    return _is_of_labels(_glued(bare_letters(name.lower())), map(_glued, labels))


def is_address(name: str, labels: Iterable[str]) -> bool:
    """Whether a word of an address is the name.

    >>> is_address("Głos Notecki", ["www", "glos-notecki"]), is_address("Bottom Coast", ["bottomcoasttimes"])
    (True, False)
    """
    return _glued(bare_letters(name.lower())) in map(_glued, labels)


def _is_of_labels(glued: str, labels: Iterable[str]) -> bool:
    for label in labels:
        if label == glued or (min(len(label), len(glued)) >= _OF_ADDRESS and glued in label):
            return True
        if len(label) >= _OF_ADDRESS and 2 * len(label) >= len(glued) and label in glued:
            return True
    return False


def _glued(text: str) -> str:
    return _LETTERS.sub("", text)


def _count_lines(text: str, name: str) -> int:
    """How many lines of the text have the name, and more than it.

    >>> _count_lines("follow kabul now\\nkabul now\\nkabul nowhere", "kabul now")
    1
    """
    count, at, unspaced = 0, text.find(name), has_no_spaces(name)
    while at >= 0:
        end = at + len(name)
        is_whole = unspaced or not (text[max(0, at - 1) : at].isalnum() or text[end : end + 1].isalnum())
        is_line = (at == 0 or text[at - 1] == "\n") and (end == len(text) or text[end] == "\n")
        if is_whole and not is_line:
            count += 1
            end = (text.find("\n", end) + 1) or len(text)
        at = text.find(name, end)
    return count

"""Finds what may be the site's name in a plain text, with the signs that speak for each name.

Looked at are only the lines that were left out of the article, and what stands behind the headline: there a site speaks
of itself, in its head, in its notices, and where it asks readers to subscribe or to follow it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from newsclean.kinds import OF_ARTICLE, RIGHTS
from newsclean.measure import count_words, fold_spaces, has_no_spaces
from newsclean.metadata.text.site_slots import QUOTED, RUN, names_in_slots
from newsclean.metadata.titles.titles import bare_site_name, cut_title
from newsclean.metadata.words import by_folders, holds_site_word, word_set, words_of_all
from newsclean.origins import LAYOUT_OF, Labeler
from newsclean.records import Decision

# Longest name, in words and in characters; in scripts without spaces a word is two characters or so.
SITE_NAME_WORDS, _NAME_LETTERS, _UNSPACED_WORDS = 5, 50, 10
# The headline that a name stands behind has at least so many words.
_HEADLINE_WORDS = 4
# The first lines of a page, where a site's name stands by itself; a head so short has no menu.
_FIRST_LINES, _SHORT_HEAD = 3, 12
# The rights to a page may be a long list.
_MOST_HOLDERS = 4
# The most names that the lines are searched for; all but one of 350 texts had less than 200 that may be the site's.
_MOST_NAMES = 1_000
# A name that says as much as the word of an address has at most twice its letters; shorter words are in many names.
_OF_ADDRESS = 5
_OFTEN = 4
# Longest lines that are looked at, in characters, in the head and where sites speak; and most names that lines repeat.
_LONGEST, _LONGEST_SPOKEN, _MOST_REPEATED = 160, 400, 60
# The kinds of lines in which sites call themselves by their names.
_SPOKEN = RIGHTS | {
    "advertisement", "author_bio", "byline", "call_to_action", "comment_form", "contact", "cookie_notice",
    "image_credit", "newsletter", "paywall", "share",
}  # fmt: skip
_BY_PLACE: frozenset[Labeler] = frozenset(["layout", "wording", "classifier/html", "classifier/text"])
_HEADS = frozenset(["masthead", "site_name"])
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’.&-][^\W\d_]*)*|&")
# Words of so many letters are in any headline.
_SMALL_WORD = 3
# Words that a tool has joined ("SubscribeSign in").
_JOINED = re.compile(r"[a-z][A-Z]")

_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|copyright))?[\s\d,–-]*(?P<holder>\w[^.|/,;:©\d\n]*?)(?:[.|/,;:©\d\n]|\s[–—-]\s|$)",
    re.I,
)
_BULLET = re.compile(r"[\s*•·+\-–—>|#]+|o\s+(?=[^\W\d_a-z])")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|@)((?:[\w-]+\.)+[a-z]{2,})|(?<![\w.@])((?:[\w-]+\.)+(?:com|org|net|info))\b", re.I
)
_LETTERS = re.compile(r"[\W_]+")
_EDGES = " \t.,:;|–—-»«\"“”„'’!©®™()[]/*_"

_Line = tuple[int, Decision, str]  # its place among the lines with words, and its words
Sign = Literal[
    "behind", "top", "below", "first", "alone", "claim", "worded", "holder", "named",
    "notice", "address", "own address", "said", "spoken", "spoken more", "often",
    "word", "publisher",
]  # fmt: skip
_SPOKEN_SIGNS: tuple[tuple[Sign, int], ...] = (("said", 1), ("spoken", 2), ("spoken more", 3))


@dataclass(slots=True)
class SiteName:
    """What may be the site's name, and what speaks for it.

    Where it stands: "behind" the headline; "top", on the first line, which is not about what the headline is about;
    "below" the headline, above the way to the page; "first", by itself on one of the first lines; "alone", by itself
    further down the page's head; "claim", a side of a line "Name | claim"; "worded", on a first line of a page without
    menus, with a word of sites' names; "holder" of the rights; "named" where sites call themselves by their names.
    What else has it: "notice", a line about rights; "address", an address; "own address", that of the page; "said",
    "spoken" and "spoken more", one, two and three kinds of lines in which sites speak; "often", many lines.
    What it is like: "word", it has a word of sites' names; "publisher", a word of companies that own sites.
    """

    name: str
    signs: set[Sign] = field(default_factory=set)


def names_of_site(
    title: str, decisions: Sequence[Decision], languages: Sequence[str], host: str | None = None
) -> list[SiteName]:
    """What may be the site's name, in page order, each with its signs. `host` is that of the page's address."""
    tags = tuple(languages)
    lines = [one for one in decisions if one.block.text.strip()]
    head = next((i for i, one in enumerate(lines) if one.label.kind in ("title", "body")), len(lines))
    left_out = [
        (i, one, fold_spaces(one.block.text)) for i, one in enumerate(lines) if one.label.kind not in OF_ARTICLE
    ]
    spoken: dict[str, str] = {text: one.label.kind for _, one, text in left_out if one.label.kind in _SPOKEN}
    found: dict[str, SiteName] = {}
    short = [text for text in spoken if len(text) <= _LONGEST_SPOKEN]
    named: Iterator[tuple[str, Sign]] = ((name, "named") for text in short for name in names_in_slots(text, tags))
    repeated: Iterator[tuple[str, None]] = ((name, None) for name in _repeated(short))
    behind: Iterator[tuple[str, Sign]] = ((name, "behind") for name in names_behind(title))
    for name, sign in (*behind, *_of_lines(left_out, head, tags), *named, *repeated):
        bare = _without_marks(name)
        if sign == "top" and (not title or _is_about(bare, title)):
            continue
        if _can_be_name(bare, tags) and (sign or " " in bare):
            if len(found) == _MOST_NAMES and bare.lower() not in found:
                continue
            site = found.setdefault(bare.lower(), SiteName(bare))
            if site.name.isupper() and not bare.isupper():
                site.name = bare  # a masthead in capitals
            if sign:
                site.signs.add(sign)
    _add_signs(found, [text for _, _, text in left_out], spoken)
    own = host.split(".")[:-1] if host else ()
    for site in found.values():
        if is_of_address(site.name, own):
            site.signs.add("own address")
        if holds_site_word(site.name, tags):
            site.signs.add("word")
    return list(found.values())


def names_behind(title: str) -> Iterator[str]:
    """Yield what stands behind the last separator of a headline."""
    pieces = list(cut_title(title))
    if len(pieces) > 1 and count_words(title[: pieces[-2][1]]) >= _HEADLINE_WORDS:
        yield title[slice(*pieces[-1])]


def _of_lines(lines: Iterable[_Line], head: int, languages: tuple[str, ...]) -> Iterator[tuple[str, Sign]]:
    """Yield the names that lines of the head are, and who holds the rights; those of a picture are not the site's."""
    for place, (index, one, text) in enumerate(lines):
        if index < head and len(text) <= _LONGEST:
            yield from _of_head(place, one, text, head, languages)
            if index == 0 and head > 1 and one.label.kind in _HEADS and _is_nothing_but_words(text):
                yield text, "top"
        elif index == head + 1 and one.label.by == LAYOUT_OF["site_name"]:
            yield text, "below"
        if one.label.kind != "image_credit" and ("©" in text or "(c" in text.lower() or "copyright" in text.lower()):
            for _, right in zip(range(_MOST_HOLDERS), _RIGHTS.finditer(text), strict=False):
                yield bare_site_name(right["holder"].strip()), "holder"


def _is_nothing_but_words(text: str) -> bool:
    """Whether a line has nothing in it but a few words: no numbers, no separators, nothing joined by a tool.

    >>> [_is_nothing_but_words(text) for text in ("The Daily Lamp", "LampPost", "Home | Sport", "Cart 0")]
    [True, True, False, False]
    >>> _is_nothing_but_words("SubscribeSign in")
    False
    """
    words = text.split()
    is_joined = len(_JOINED.findall(text)) > (len(words) == 1)
    return len(words) <= SITE_NAME_WORDS and not is_joined and all(map(_NAME_WORD.fullmatch, words))


def _is_about(line: str, title: str) -> bool:
    """Whether a line is about what the headline is about, as a window's title or a teaser is."""
    words = {word for word in line.lower().split() if len(word) > _SMALL_WORD}
    shared = words & set(title.lower().split())
    return len(shared) > 1 or (bool(words) and shared == words)


def _of_head(place: int, one: Decision, text: str, head: int, languages: tuple[str, ...]) -> Iterator[tuple[str, Sign]]:
    bare = text[bullet.end() :] if (bullet := _BULLET.match(text)) else text
    pieces = [bare[slice(*piece)] for piece in cut_title(bare)]
    by_place = one.label.by.labeler in _BY_PLACE  # and no rule took it for something else
    if len(pieces) == 2 and by_place:
        yield from ((piece, "claim") for piece in pieces)
    if place >= _FIRST_LINES:
        if by_place and (" " in bare or has_no_spaces(bare)):
            yield bare, "alone"
        return
    if len(pieces) > 1 and count_words(bare.removesuffix(pieces[-1])) >= _HEADLINE_WORDS:
        yield pieces[-1], "behind"
    elif by_place:
        yield bare, "first"
    if by_place and head <= _SHORT_HEAD and one.label.kind in _HEADS:
        worded = holds_site_word(bare, languages)
        yield from ((piece, "worded") for piece in pieces[:1] if worded and (" " in bare or has_no_spaces(bare)))


def _repeated(spoken: Iterable[str]) -> Iterator[str]:
    """Yield the runs of words with capitals, and the quoted names, that two of the lines have."""
    counts: Counter[str] = Counter()
    for text in spoken:
        # In the order of the line: of names that are equally likely the first is picked.
        counts.update(tuple(dict.fromkeys((*_runs(text), *(found.group() for found in QUOTED.finditer(text))))))
    yield from (name for name, count in counts.most_common(_MOST_REPEATED) if count > 1)


def _runs(text: str) -> Iterator[str]:
    for run in RUN.finditer(text):
        words = run.group().split()
        for start in range(len(words)):
            for end in range(start + 2, min(start + SITE_NAME_WORDS, len(words)) + 1):
                if words[start][0].isupper() and words[end - 1][0].isupper():
                    yield " ".join(words[start:end])


def _without_marks(name: str) -> str:
    """The name without quotation marks around it; inside it they stay, as in "РИА «Приозёрье»"."""
    bare = fold_spaces(name).strip()
    return bare if QUOTED.fullmatch(bare) and bare[0].isalpha() else bare.strip(_EDGES)


def _can_be_name(name: str, languages: tuple[str, ...]) -> bool:
    unspaced = has_no_spaces(name)
    if not 2 < len(name) <= _NAME_LETTERS or not name[0].isalpha() or name[0].islower() or ": " in name:
        return False
    if not 0 < count_words(name) <= (_UNSPACED_WORDS if unspaced else SITE_NAME_WORDS):
        return False
    return not all(word in _no_names(languages) for word in name.lower().split())


@by_folders
def _no_names(languages: tuple[str, ...]) -> frozenset[str]:
    """Words that are no name by themselves."""
    return words_of_all("networks") | word_set(
        languages, "stop_words", "site_words", "no_sections", "not_names", "roles", "tags", "published", "updated"
    )


def _add_signs(found: dict[str, SiteName], left_out: Iterable[str], spoken: Mapping[str, str]) -> None:
    """Add the signs that need all lines."""
    lines = list(dict.fromkeys(text.lower() for text in left_out))
    joined = "\n".join(lines)
    by_kind: dict[str, list[str]] = {}
    for text, kind in spoken.items():
        by_kind.setdefault(kind, []).append(text.lower())
    said = {kind: "\n".join(texts) for kind, texts in by_kind.items()}
    labels = {label for line in lines for label in _labels(line)}
    publishers = words_of_all("publisher_words")
    for key, site in found.items():
        kinds = {kind for kind, text in said.items() if _count_lines(text, key)}
        if kinds & RIGHTS:
            site.signs.add("notice")
        site.signs.update(sign for sign, least in _SPOKEN_SIGNS if len(kinds) >= least)
        if _count_lines(joined, key) >= _OFTEN:
            site.signs.add("often")
        if is_of_address(key, labels):
            site.signs.add("address")
        if not publishers.isdisjoint(key.split()) or (has_no_spaces(key) and any(map(key.endswith, publishers))):
            site.signs.add("publisher")


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
    glued = _LETTERS.sub("", name.lower())
    for label in map(_glued, labels):
        if label == glued or (min(len(label), len(glued)) >= _OF_ADDRESS and glued in label):
            return True
        if len(label) >= _OF_ADDRESS and 2 * len(label) >= len(glued) and label in glued:
            return True
    return False


def _glued(label: str) -> str:
    return _LETTERS.sub("", label)


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

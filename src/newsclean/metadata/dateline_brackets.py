"""Reads what a Chinese or Japanese report begins with: the agency, the place and the reporters, mostly in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsclean.metadata.people.agencies import agency_at_end, find_agency
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.names import clean_name
from newsclean.metadata.words import base_languages, by_folders, fold_words, read_list, word_set

# "（中央社記者王小明台北3日電）", "财联社11月3日电"
_CHINESE = re.compile(
    r"[（(【\[〔]?(?P<agency>[\u4e00-\u9fff]{2,5}[社網网])(?:(?:記者|记者)(?P<names>[\u4e00-\u9fff、，]{4,20}?)"
    r"|(?P<place>[\u4e00-\u9fff]{2,6}?))?(?:\d{1,2}月)?\d{1,2}日[电電]"
)
# A name has two characters at least and a place, too: four can be parted in one way only.
_SHORTEST = 2
_LISTED = re.compile("[、，]")
# "【ソウル＝山田太郎】", "［ワシントン　３日　ロイター］"
_JAPANESE = re.compile(r"[【\[［](?P<inside>[^【】\[\]［］]{2,30})[】\]］]")
_BETWEEN = re.compile(r"[＝=\s]+")
_EQUALS = re.compile(r"[＝=]")
_DAY = re.compile(r"(?:\d{1,2}月)?\d{1,2}日")
_KATAKANA = re.compile(r"[\u30a0-\u30ff]{2,10}")


@dataclass(frozen=True, slots=True)
class Bracket:
    """What the beginning of a report says."""

    place: str | None = None
    agency: str | None = None
    reporters: tuple[str, ...] = ()


def read_bracket(start: str, languages: Sequence[str] = ()) -> Bracket | None:
    """What a report in Chinese or Japanese begins with; None where it begins with its first sentence.

    >>> read_bracket("（中央社記者王小明、李大同台北3日電）渡輪停駛。", ("zh",))
    Bracket(place='台北', agency='中央社', reporters=('王小明', '李大同'))
    >>> read_bracket("【ソウル＝山田太郎】政府は３日、発表した。", ("ja",))
    Bracket(place='ソウル', agency=None, reporters=('山田太郎',))
    >>> read_bracket("【ワシントン共同】政府は３日、発表した。", ("ja",))
    Bracket(place='ワシントン', agency='共同', reporters=())
    >>> read_bracket("【速報】渡し船が止まった。", ("ja",)), read_bracket("記者3日電話採訪。", ("zh",))
    (None, None)
    """
    if (found := _CHINESE.match(start)) is not None:
        names = found["names"]
        place, reporters = _names_and_place(names, languages) if names else (found["place"], ())
        return Bracket(place, find_agency(found["agency"], languages), reporters)
    bracket = _JAPANESE.match(start) if base_languages(languages)[:1] == ("ja",) else None
    return _japanese(bracket["inside"], languages) if bracket is not None else None


def _names_and_place(text: str, languages: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """The reporters and the place behind the last one, with nothing between; nothing where they cannot be told."""
    *others, last = _LISTED.split(text)
    known = max((place for place in _places(tuple(languages)) if last.endswith(place)), key=len, default="")
    place = known or (last[_SHORTEST:] if len(last) == 2 * _SHORTEST else "")
    names = tuple(clean_name(name, languages) or "" for name in (*others, last.removesuffix(place)))
    if not place or not all(map(begins_as_name, names)):
        return None, ()
    return place, names


@by_folders
def _places(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(read_list(base_languages(languages)[:1], "places"))


def _japanese(inside: str, languages: Sequence[str]) -> Bracket | None:
    pieces = [piece for piece in _BETWEEN.split(inside) if piece and not _DAY.fullmatch(piece)]
    agencies = [piece for piece in pieces if find_agency(piece, languages) == piece]
    others = [piece for piece in pieces if piece not in agencies]
    agency = agencies[0] if agencies else None
    if agency is None and len(others) == 1 and (agency := agency_at_end(others[0], languages)):
        others = [others[0].removesuffix(agency)]
    place = others[0] if others and _is_japanese_place(others[0], languages) else None
    names = tuple(clean_name(name, languages) or "" for name in others[1:])
    if not all(map(begins_as_name, names)) or (others and place is None) or not (agency or (place and names)):
        return None
    if names and not _EQUALS.search(inside):  # "【ロンドン 山田太郎】" may be of a film, too
        return None
    return Bracket(place, agency, names)


def _is_japanese_place(text: str, languages: Sequence[str]) -> bool:
    """Whether it can be where a report is from: a known place, or a foreign word that no credit and no kicker is."""
    if text in _places(tuple(languages)):
        return True
    no_places = word_set(tuple(languages), "kickers", "other_credits")
    return _KATAKANA.fullmatch(text) is not None and fold_words(text) not in no_places

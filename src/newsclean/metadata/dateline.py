"""Reads the dateline with which a report begins: where it was written, for which agency, by which reporters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, takewhile

from newsclean.measure import fold_spaces
from newsclean.metadata.dateline_brackets import read_bracket
from newsclean.metadata.people.agencies import find_agency
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.name_words import reported
from newsclean.metadata.people.names import clean_name
from newsclean.metadata.words import base_languages, by_folders, fold_words, phrase_pattern, read_list, word_set

# A dateline ends within this many characters from the start of the paragraph.
_DATELINE_ROOM = 80
# What ends it: a spaced dash, a dash glued to the word before, an em dash anywhere. Then a sentence begins.
_DASH = re.compile(r"\s+[-–—―]{1,2}\s*(?=[^\s\da-z])|(?<=\w)[-–—]{1,2}\s+(?=[^\s\da-z])|[—―]{1,2}(?=[^\s\da-z])")
_IN_BRACKETS = re.compile(r"\s*(?:\((?P<round>[^()]{2,50})\)|\[(?P<square>[^\[\]]{2,50})\]|/(?P<slash>[^/]{2,30})/)\s*")
_SHOUT = re.compile(r"(?P<place>[^\W\d_a-z]{2}[^\d:()]{1,40}): (?=\S)")
_DATE_OF_PLACE = re.compile(
    r"[,.]?\s*(?:[^\W\d_]+\.?\s+\d{1,2}(?:,?\s+\d{4})?|\d{1,2}\.?\s+[^\W\d_]+\.?(?:\s+\d{4})?)\s*[,.]?$"
)
# Who wired a report from where: "Ayşe YILMAZ / NEWTOWN, (DHA)"
_SIGNED = re.compile(
    r"(?P<names>[^\W\d_a-z][^/()\d:.]{4,60}?)\s?/\s?"
    r"(?P<place>[^\W\d_a-z]{2}[^\W\da-z]*(?:[ (][^\W\da-z]+\)?){0,3})(?P<comma>,?)\s"
    r"\((?P<agency>[^\W\d_a-z]{2,5})\)"
)
# Behind a kicker: "UPDATE 2"
_NUMBER = " 0123456789"
# So many different names side by side are of people who speak; two may be the places of two items.
_SPEAKERS = 3
_REPORTER_BREAK = re.compile(r"[\s、，,/／]+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report says it was written, and for which agency."""

    place: str | None  # "KABUL, Afghanistan"
    agency: str | None = None


def find_dateline(
    paragraph: str, languages: Sequence[str] = (), site_name: str | None = None, speakers: Set[str] = frozenset()
) -> Dateline | None:
    """The dateline that the paragraph begins with; None where it begins with its first sentence.

    `speakers` are those whom capitals and a colon lead in, in this text.

    >>> find_dateline("KABUL, Afghanistan — Officials reported Sunday that the Taliban’s march")
    Dateline(place='KABUL, Afghanistan', agency=None)
    >>> find_dateline("Alwaght- Taliban have taken control", site_name="Alwaght")
    Dateline(place='Alwaght', agency=None)
    >>> find_dateline("The army — once 300,000 strong — has fled."), find_dateline("U.S. and NATO troops left.")
    (None, None)
    """
    start = fold_spaces(paragraph[: 3 * _DATELINE_ROOM])
    if (bracket := read_bracket(start, languages)) is not None:
        return Dateline(bracket.place, bracket.agency) if bracket.place or bracket.agency else None
    room = start[:_DATELINE_ROOM]
    dash = _DASH.search(room)
    behind = _IN_BRACKETS.search(room)
    agency = None
    if behind is not None and (dash is None or behind.end() <= dash.start() + 1):
        agency = find_agency(behind["round"] or behind["square"] or behind["slash"], languages)
        place = room[: behind.start()]
        if agency is None and (dash is None or dash.start() > behind.end()):
            return None
    elif dash is not None:
        place = room[: dash.start()]
        # "МОСКВА, 5 июля - РИА Новости. Президент"
        agency = find_agency(re.split(r"\.\s| [-–—] ", start[dash.end() :], maxsplit=1)[0][:30], languages)
    elif (shout := _SHOUT.match(room)) is not None and shout["place"].isupper():
        is_place = _is_place(shout["place"], languages) and not _is_kicker(shout["place"], languages)
        is_place = is_place and shout["place"] not in speakers
        return Dateline(shout["place"]) if is_place else None
    else:
        return None
    dated = _DATE_OF_PLACE.search(place)
    place = place[: dated.start()] if dated else place
    place = place.strip(" ,.")
    if not place or _is_kicker(place, languages):
        return Dateline(None, agency) if agency else None
    if not _is_place(place, languages):
        return None
    if agency is None and not dated and not _is_shouted(place):
        known = site_name is not None and fold_words(place) == fold_words(site_name)
        twice = _DASH.search(start, dash.end()) if dash else None
        if not known and ("," not in place or twice):
            return None
    return Dateline(place, agency)


def find_speakers(paragraphs: Iterable[str], languages: Sequence[str] = ()) -> frozenset[str]:
    """Those whom capitals and a colon lead in as they speak: one of them twice, or three in paragraphs side by side.

    >>> sorted(find_speakers(["SMITH: I was never there.", "COURT: Then who was?", "SMITH: My brother."]))
    ['COURT', 'SMITH']
    >>> sorted(find_speakers(["DELHI: The ferry sank.", "MUMBAI: Trains stood still.", "NOTE: This was corrected."]))
    []
    """
    names = [_led_in(paragraph, languages) for paragraph in paragraphs]
    times = Counter(names)
    found: set[str] = set()
    for is_name, run in groupby(names, bool):
        side_by_side = set(run)
        if is_name and (len(side_by_side) >= _SPEAKERS or any(times[name] > 1 for name in side_by_side)):
            found |= side_by_side
    return frozenset(found)


def _led_in(paragraph: str, languages: Sequence[str]) -> str:
    """What stands in capitals before a colon at the beginning, unless it is a kicker; "" for nothing."""
    start = paragraph[: 3 * _DATELINE_ROOM]
    found = _SHOUT.match(fold_spaces(start)) if ":" in start else None
    if found is None or not found["place"].isupper() or _is_kicker(found["place"], languages):
        return ""
    return found["place"]


def find_reporters(paragraph: str, languages: Sequence[str] = ()) -> tuple[str, ...]:
    """The reporters whom the brackets at a report's beginning name, or who signed it before the place and the agency.

    >>> find_reporters("本报讯（记者 王小明、李娜 通讯员 张伟）昨晚九点半，末班船停运。", ("zh",))
    ('王小明', '李娜')
    >>> find_reporters("〔記者王小明／台北報導〕渡輪停駛。", ("zh",))
    ('王小明',)
    >>> find_reporters("昨晚（星期一）九点半，末班船停运。", ("zh",))
    ()
    >>> find_reporters("Ayşe YILMAZ - Mehmet KAYA / NEWTOWN, (DHA)", ("tr",))
    ('Ayşe Yılmaz', 'Mehmet Kaya')
    >>> find_reporters("Simona Halep / ROMANIA (ROU) won in two sets.", ("en",))
    ()
    """
    signed = _SIGNED.match(paragraph)
    # Sports pages write a player's country so, but with no comma: "Jane Doe / NORWAY (NOR)".
    if signed is not None and (signed["comma"] or find_agency(signed["agency"], languages) is not None):
        people = [clean_name(name, languages) for name in re.split(r"\s*[-–,]\s+", signed["names"])]
        if names := tuple(name for name in people if name and begins_as_name(name)):
            return names
    if (bracket := read_bracket(paragraph[:_DATELINE_ROOM], languages)) is not None and bracket.reporters:
        return bracket.reporters
    leads = _reporters(tuple(languages))
    found = leads.search(paragraph[:_DATELINE_ROOM]) if leads is not None else None
    if found is None:
        return ()
    said = reported().sub("", found["names"].strip())
    named = (clean_name(name, languages) or "" for name in _REPORTER_BREAK.split(said))
    return tuple(takewhile(begins_as_name, named))  # behind them stand those who helped


@by_folders
def _reporters(languages: tuple[str, ...]) -> re.Pattern[str] | None:
    leads = list(read_list(base_languages(languages)[:1], "reporters"))
    if not leads:
        return None
    # The name of a paper only at the very beginning: behind words the bracket tells of a journalist, as "前" does.
    paper = r"(?<!.)(?:[（(〔【](?![前原曾])[\u4e00-\u9fff]{1,5}[报報社网網台臺])"
    return re.compile(
        rf"(?:{paper}|[（(〔【])(?:{phrase_pattern(leads)})[\s:：]*(?P<names>[^（）()〔〕【】]{{2,40}})[）)〕】]"
    )


def _is_kicker(place: str, languages: Sequence[str]) -> bool:
    """Whether it says what the report is, or who did what, not where it was written.

    >>> [_is_kicker(place, ()) for place in ("EXCLUSIVE", "UPDATE 2", "NASA", "KABUL")]
    [True, True, True, False]
    """
    return fold_words(place).rstrip(_NUMBER) in word_set(tuple(languages), "kickers", "organisations")


def _is_shouted(place: str) -> bool:
    first = place.split(",")[0]
    return first.isupper() and sum(map(str.isalpha, first)) > 2 and "." not in first


def _is_place(place: str, languages: Sequence[str]) -> bool:
    """Whether it can be a place: a few words, each with a capital where the script has them.

    >>> _is_place("KABUL, Afghanistan", ()), _is_place("Frankfurt am Main", ()), _is_place("The army once", ())
    (True, True, False)
    """
    words = place.replace(",", " ").split()
    if not 1 <= len(words) <= 6 or fold_words(place) in word_set(tuple(languages), "published", "updated"):
        return False
    return all(not word[0].islower() or len(word) <= 3 for word in words)

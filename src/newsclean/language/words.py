"""The words of each language: reads `languages/<tag>/words.toml`, or its table in `languages/und/others.toml`.

`docs/add-a-language.md` says what each key is for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, get_args

from newsclean.errors import BadRules
from newsclean.language.folders import language_tags, read_folder

# The keys that hold a list of words or phrases.
WordList = Literal[
    "abbreviations", "addressing", "after_name", "after_noon", "agencies", "ago", "at_noon", "before_given",
    "before_noon", "behind_author", "behind_known", "beside_name", "byline", "byline_colon", "company_forms",
    "date_fillers", "day_joints", "degrees", "desks", "honorifics", "kickers", "logo_slots", "name_joints",
    "name_suffixes", "networks", "no_sections", "no_site_names", "not_names", "numbered", "organisations",
    "other_credits", "own_slots", "pages", "paper_words", "particles", "place_ends", "places", "published",
    "publisher_words", "rates", "reported", "reporters", "rights_phrases", "roles", "saying", "saying_last",
    "site_slots", "site_words", "small_honorifics", "source_leads", "speakers", "stop_words", "surnames", "tags",
    "time_units", "updated", "zones",
]  # fmt: skip
# The keys that hold the forms of numbered words: a list for January, one for February.
FormList = Literal["months", "solar_hijri_months", "weekdays"]
# Of a numeric date.
DateOrder = Literal["dmy", "mdy", "ymd"]

_LISTS: frozenset[str] = frozenset(get_args(WordList))
_FORMS = {"months": 12, "solar_hijri_months": 12, "weekdays": 7}
_SWITCHES = ("signed_at_end", "subject_first")
_SINGLE = ("date_order", "script", *_SWITCHES)


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """The content of one `words.toml`."""

    script: str = ""  # "Latin", "Cyrillic", ...; "" for any
    date_order: DateOrder | None = None  # None: not known
    signed_at_end: bool = False  # whether the author's name stands below the text
    subject_first: bool = False  # whether who speaks may stand before the verb in a clause of saying
    lists: Mapping[WordList, tuple[str, ...]] = field(default_factory=dict)
    forms: Mapping[FormList, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


_NONE = LanguageWords()


def read_words(tag: str) -> LanguageWords:
    """The words of a language's folder, or of its table where it has no folder; none if it has neither.

    Raises `BadRules`, which names the file and the key, if a key is unknown or its value is of another type.
    """
    # Tags of no language here are not remembered, for pages may declare any.
    return _read(tag) if tag in language_tags() else _others().get(tag, _NONE)


@cache
def _read(tag: str) -> LanguageWords:
    return parse_words(read_folder(tag, "words.toml"), f"languages/{tag}/words.toml")


@cache
def _others() -> Mapping[str, LanguageWords]:
    """The words of languages that have no folder. The key of a table is one tag or several: "no nb nn"."""
    tables = read_folder("und", "others.toml")
    words = {tags: parse_words(table, f"languages/und/others.toml: {tags}") for tags, table in tables.items()}
    return {tag: words[tags] for tags in tables for tag in tags.split()}


@cache
def worded_tags() -> frozenset[str]:
    """The tags of all languages that have words here, in a folder or in a table."""
    return frozenset((*language_tags(), *_others()))


def words_in(tag: str, key: WordList) -> tuple[str, ...]:
    """The words that a language's folder lists under a key, as they are written there; empty if it lists none.

    >>> words_in("de", "name_joints"), words_in("nb", "name_joints"), words_in("sk", "name_joints")
    (('und',), (), ('a',))
    """
    return read_words(tag).lists.get(key, ())


def forms_in(tag: str, key: FormList) -> tuple[tuple[str, ...], ...]:
    """The forms of each numbered word that a language's folder lists under a key, as they are written there.

    >>> forms_in("en", "weekdays")[0]
    ('monday', 'mon')
    """
    return read_words(tag).forms.get(key, ())


def known_keys() -> tuple[str, ...]:
    """The keys that `words.toml` may have, sorted."""
    return tuple(sorted((*_LISTS, *_FORMS, *_SINGLE)))


def parse_words(values: Mapping[str, Any], name: str) -> LanguageWords:
    """The words in the content of a TOML file; `name` is that of the file. Raises `BadRules`.

    >>> parse_words({"stopwords": ["the"]}, "en.toml")
    Traceback (most recent call last):
    newsclean.errors.BadRules: en.toml: unknown key 'stopwords'; did you mean 'stop_words'?
    """
    single: dict[str, Any] = {}
    lists: dict[Any, tuple[str, ...]] = {}
    forms: dict[Any, tuple[tuple[str, ...], ...]] = {}
    for key, value in values.items():
        if key in _LISTS:
            lists[key] = _strings(value, f"{name}: {key}")
        elif key in _FORMS:
            forms[key] = _numbered(value, _FORMS[key], f"{name}: {key}")
        elif key in _SINGLE:
            single[key] = _checked(key, value, name)
        else:
            raise BadRules(f"{name}: unknown key {key!r}; {_suggest(key)}")
    return LanguageWords(**single, lists=lists, forms=forms)


def _strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise BadRules(f"{where} must be a list of strings")
    return tuple(value)


def _numbered(value: object, count: int, where: str) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list) or len(value) not in (0, count):
        raise BadRules(f"{where} must be a list of {count} lists of strings")
    return tuple(_strings(forms, f"{where}: each of the {count}") for forms in value)


def _checked(key: str, value: object, name: str) -> object:
    if key == "date_order" and value not in get_args(DateOrder):
        raise BadRules(f"{name}: date_order = {value!r} is not one of {', '.join(map(repr, get_args(DateOrder)))}")
    wanted = bool if key in _SWITCHES else str
    if not isinstance(value, wanted):
        raise BadRules(f"{name}: {key} must be {'true or false' if wanted is bool else 'a string'}")
    return value


def _suggest(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known_keys(), 1)
    return f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known_keys())}"

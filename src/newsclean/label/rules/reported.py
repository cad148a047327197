"""Whether a line is a sentence that reports what someone says, by the clause of saying that ends or begins it.

Or one that an agency signs, which is no picture's caption.

Articles quote what sites ask of their readers: "Subscribe to our channel, the official urged." Such a sentence holds a
phrase of chrome and is the article's. The verbs are data: `saying` and the keys beside it in `words.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from newsclean.label.rules.packs import Rule
from newsclean.language.folders import language_tags
from newsclean.language.words import read_words, words_in
from newsclean.measure import CLOSERS, FULL_STOPS, ONE_UNSPACED
from newsclean.metadata.people.agencies import closing_agency
from newsclean.trie import trie_pattern

# What stands before a clause of saying: the end of a quotation, or a comma, or in many languages a dash.
_DASH = "[-–—]"
_QUOTE = rf"(?:[,،.!?…]\s?[\"“”»«’]{{1,2}}|[\"“”»«’](?:[,،.](?:\s?{_DASH})?|\s?{_DASH}))\s"
_BREAK = rf"(?:(?:[,،](?:\s?{_DASH})?|[!?…]\s?{_DASH}|\s{_DASH})\s|\s—)"
# The same in scripts without spaces, where Japanese puts a particle.
_UNSPACED_BREAK = '[，,：”」』"？！と][\\s、]?'
# One of these, or a listed word, begins who speaks.
_CAPITAL = "[A-ZÀ-ÖØ-ÞČŁŚŠŽ]"
# The most words in front of the verb, and in scripts without spaces the most characters; by judgement.
_WORDS_BEFORE, _CHARACTERS_BEFORE = 8, 20
# A mark behind the verb that ends a sentence or its first part. A point behind one to three letters ends none: "Mr.".
_STOP = re.compile(rf"[!?…:：！？]|(?<!\b\w)(?<!\b\w\w)(?<!\b\w\w\w)\.\s|[{re.escape(FULL_STOPS.replace('.', ''))}]")
# A second piece of what is quoted: "...," she said. "..."
_QUOTED = re.compile(r"\s*[\"“„«”»]")
_ENDS = frozenset(FULL_STOPS)
# Quote marks of Chinese and Japanese, which phrases may contain: they are not folded.
_CORNERS = (("「", "」"), ("『", "』"))
# The label of a teaser or a caption. What stands behind it may report, too: "Read also: We will stay, says the mayor."
_LABEL = re.compile(r"\W*[^\W_][^.,!?:：\"“”«»„]{0,40}[:：】｜|]")


def is_reported(line: str, tags: frozenset[str]) -> bool:
    """Whether the line is a sentence of reported speech in one of the languages, and no label with a colon begins it.

    >>> english = frozenset({"en"})
    >>> is_reported("Subscribe to our channel, the official urged.", english)
    True
    >>> is_reported("“Leave a reply,” she told the students. “On the door.”", english)
    True
    >>> is_reported("Read also: We will leave, the official said.", english)
    False
    """
    bare = line.rstrip().rstrip(CLOSERS)
    if bare[-1:] not in _ENDS or _LABEL.match(line):
        return False
    clauses = _clauses(tags)
    if any(pattern.search(bare) for pattern in clauses.whole):
        return True
    for found in clauses.to_verb.finditer(bare) if clauses.to_verb else ():
        stop = _STOP.search(bare, found.end(), len(bare) - 1)
        if not stop or (found["quote"] and len(bare) < len(line.rstrip()) and _QUOTED.match(bare, stop.end())):
            return True
    return False


def may_be_reported(rule: Rule) -> bool:
    """Whether a rule's phrase may stand in a sentence of the article that reports it.

    A phrase that is the line or its end may not, nor may a heading. Expressions for comments take reports themselves:
    "Jane Doe said: ...".
    """
    if rule.opens or rule.kind == "body" or (rule.match and rule.kind == "comment"):
        return False
    return bool(rule.match) or rule.scope in ("start", "within")


def signed_by_agency(line: str, tags: frozenset[str]) -> str | None:
    """What the line says in front of the bracket in which a wire agency signs it, without the stop that ends it.

    None where none signs it, or a label with a colon begins it.

    >>> english = frozenset({"en"})
    >>> signed_by_agency("The pier will open. (Reuters)", english)
    'The pier will open'
    >>> print(signed_by_agency("Photo: The pier. (Reuters)", english))
    None
    """
    agency = closing_agency(line, sorted(tags) or language_tags())
    if agency is None or _LABEL.match(line):
        return None
    return line[: line.rindex(agency)].rstrip(" （(【[/").rstrip(FULL_STOPS)


def is_quoted(folded: str, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` is inside quote marks, so that someone says it in the text.

    >>> is_quoted('it said "our newsletter" and', 9, 23), is_quoted('"yes" to our newsletter', 9, 23)
    (True, False)
    >>> is_quoted("画面に「続きを読むには登録を」と出る。", 4, 11)
    True
    """
    if '"' in folded and folded.count('"', 0, start) % 2 == 1 and '"' in folded[end:]:
        return True
    return any(opens in folded and _is_within(folded, start, end, opens, closes) for opens, closes in _CORNERS)


def _is_within(folded: str, start: int, end: int, opens: str, closes: str) -> bool:
    """Whether one of these marks is open where the phrase begins, and closed behind it."""
    return folded.count(opens, 0, start) > folded.count(closes, 0, start) and closes in folded[end:]


class _Clauses(NamedTuple):
    """The expressions for clauses of saying in some languages."""

    to_verb: re.Pattern[str] | None  # from the mark before it, or the start of the line, to its verb; None: no verbs
    whole: tuple[re.Pattern[str], ...]  # of which one need only be found


@lru_cache(maxsize=64)
def _clauses(tags: frozenset[str]) -> _Clauses:
    """The expressions for these languages; for all where there is none, as for rules of every language alone."""
    first: list[str] = []
    any_order: list[str] = []
    unspaced: list[str] = []
    last: list[str] = []
    for tag in sorted(tags) or language_tags():
        verbs = (*words_in(tag, "saying"), *words_in(tag, "saying_last"))
        last += words_in(tag, "saying_last")
        unspaced += filter(ONE_UNSPACED.search, verbs)
        if spaced := [verb for verb in verbs if not ONE_UNSPACED.search(verb)]:
            orders = _orders(spaced, words_in(tag, "speakers"), read_words(tag).subject_first)
            first.append(orders[0])
            any_order += orders
    ends = rf"[{re.escape(FULL_STOPS)}]\Z"
    before = rf"[^\s，。！？：、]{{0,{_CHARACTERS_BEFORE}}}"
    whole = []
    if unspaced:
        who_says = f"{before}{_any(unspaced)}"
        whole += [rf"{_UNSPACED_BREAK}{who_says}{ends}", rf"\A{who_says}[，,「“『]"]
    if last:
        whole.append(rf"(?:\b|(?<={ONE_UNSPACED.pattern})){_any(last)}{ends}")
    to_verb = rf"(?:(?P<quote>{_QUOTE})|{_BREAK})\s?(?:{'|'.join(any_order)})"
    if tags:  # a verb at the start of a line is another word in another language: French "dit", "this" in Dutch
        to_verb += rf"|\A\W*(?:{'|'.join(first)})"
    return _Clauses(re.compile(to_verb) if first else None, tuple(map(re.compile, whole)))


def _orders(verbs: Iterable[str], speakers: Iterable[str], subject_first: bool) -> list[str]:
    """The expressions for one language from the beginning of the clause to its verb, in each order of words."""
    verb = rf"(?i:{_any(verbs)})(?!\w)"
    if not speakers:
        return [verb]
    who = rf"(?:(?i:{_any(speakers)})(?!\w)|{_CAPITAL})"
    verb_first = rf"{verb}\s(?={who})"
    if not subject_first:
        return [verb_first]
    return [verb_first, rf"{who}[^\s,;:!?]*(?:\s[^\s,;:!?]+){{0,{_WORDS_BEFORE - 1}}}?\s{verb}"]


def _any(words: Iterable[str]) -> str:
    """An expression for any of the words, with either kind of apostrophe: "s'exclame"."""
    spellings = {spelling for word in words for spelling in (word, word.replace("'", "’"))}
    return f"(?:{trie_pattern(spellings)})"

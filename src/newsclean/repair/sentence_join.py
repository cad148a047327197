"""Decides whether a mark between two words, with no space after it, ends a sentence.

Addresses, file and product names, initials, abbreviations, numbers and code look similar and must not be changed. The
evidence is the text before and after the mark, how the sentence continues, and what else the stretch without spaces
contains.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsclean.language.profile import abbreviations, likely_function_words
from newsclean.repair.code import NEAR, looks_like_code
from newsclean.repair.word_lists import word_list

# How many characters of a stretch without spaces are read on either side. Longer ones are no words.
_REACH = 60
# How many characters on either side are searched for the same word in lower case.
_NEIGHBOURHOOD = 2_000
# Web and mail addresses, paths, code and its names.
_NO_PROSE = re.compile(r"://|www\.|[@\\_=<>{}#~|*`]|\(\)|::|->|\.\w+/")

_LAST_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*$")
_NEXT_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_APOSTROPHE = re.compile("[’'-]")
_ACRONYM = re.compile(r"(?:^|[^\w.])(?:[^\W\d_]\.)+[^\W\d_]$")
_CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]")
_DOTTED = re.compile(r"[^\W\d_]\.[^\W\d_]")
_CLOSING = ')]%€°”“’»"'
_GOES_ON = re.compile(r",?[ \u00a0](?=[“„«\"(]?[^\W_])")
_LOWER = r"(?![A-ZÀ-ÖØ-ÞА-ЯЁЄІЇ])"
_GOES_ON_LOWER = re.compile(rf",?[ \u00a0][“„«\"(]?(?=[^\W\d_]){_LOWER}")
_GOES_ON_NOUN = re.compile(rf" [^\W\d_a-z][^\W\d_A-Z]+ (?=[^\W\d_]){_LOWER}")
_LETTER_GOES_ON = re.compile(rf"(?:[ \u00a0]|(?<=I)['’])(?=[^\W_]){_LOWER}")
_SENTENCE_BREAK = re.compile(r"[.!?…]\s")
# How many words of the same sentence must stand before a doubtful join. Fewer are needed if sentences often begin with
# the word after it. Fitted on the development corpus: 1 wrong space in 60,000 words.
_MUCH_CONTEXT, _CONTEXT, _SOME_CONTEXT, _LITTLE_CONTEXT = 5, 4, 3, 2


@dataclass(frozen=True, slots=True)
class _Joint:
    """The text around the mark."""

    text: str
    at: int  # position of the mark
    left: str  # the text before the mark, back to the last white space
    before: str  # last word of `left`; "" if it ends in a bracket, a quote mark or a sign
    after: int  # position of the word after the mark
    word: str  # that word
    first: str  # part of `word` before an apostrophe or hyphen
    end: int  # end of `word`
    starter: bool  # whether `first` is a capitalised function word of the text's language: "The", "Aber"

    def goes_on(self, pattern: re.Pattern[str]) -> bool:
        return pattern.match(self.text, self.end) is not None

    def has_context(self, fewest: int) -> bool:
        """Whether at least `fewest` words of the same sentence stand before the mark, one of them in lower case."""
        words = _SENTENCE_BREAK.split(self.text[max(0, self.at - 120) : self.at])[-1].split()
        return len(words) >= fewest and any(word.islower() for word in words)


def is_sentence_join(text: str, at: int, after: int) -> bool:
    """Whether the mark at `at` ends a sentence and the next one begins at `after`.

    >>> text = "The governor fled to Kabul.Officials said he was safe."
    >>> is_sentence_join(text, text.index("."), text.index("Officials"))
    True
    >>> text = "Open Settings.App and read on."
    >>> is_sentence_join(text, text.index("."), text.index("App"))
    False
    """
    joint = _look(text, at, after)
    if joint is None:
        return False
    word = joint.word
    if not word[0].isupper():
        return False
    if len(word) == 1:
        return _begins_with_letter(joint)
    if text[joint.end : joint.end + 1] in ("(", "[", "_", "=", "@"):
        return False
    if after > at + 1:  # quote marks or brackets between them
        return joint.starter or not word.isupper() or joint.goes_on(_GOES_ON)
    if text[at] != ".":
        # "FRITZ!Box", "Yahoo!Finance": a name with a mark inside
        whole_name = joint.left[-1:].isupper() or (text[at] == "!" and not joint.left.islower())
        return joint.starter or not (joint.left[-1:].isalpha() and whole_name)
    return _is_full_stop(joint)


def _look(text: str, at: int, after: int) -> _Joint | None:
    """The joint at a mark, or None if the text around it is not prose."""
    left = (text[max(0, at - _REACH) : at].rsplit(None, 1) or [""])[-1]
    right = text[at : after + _REACH].split(None, 1)[0]
    found = _NEXT_WORD.match(text, after)
    if found is None or _NO_PROSE.search(left + right):
        return None
    acronym = _ACRONYM.search(left) is not None
    if (_DOTTED.search(left) and not acronym) or re.match(r"\.[^\W_]", text[found.end() : found.end() + 2]):
        return None  # more dots in the same word: "www.news.example"
    word = found.group()
    first = _APOSTROPHE.split(word)[0]
    starter = first.istitle() and first.lower() in likely_function_words(text)
    last = _LAST_WORD.search(left)
    return _Joint(text, at, left, last.group() if last else "", after, word, first, found.end(), starter)


def _begins_with_letter(joint: _Joint) -> bool:
    """Whether the next sentence begins with a word of one letter: "I think", "A school", "В 2025 году"."""
    if not (joint.starter or joint.word in "IA"):
        return False
    if not joint.goes_on(_LETTER_GOES_ON):
        # "em 60 dias.A Secretaria de Obras": an article before a name, behind the end of a longer sentence
        return joint.starter and joint.goes_on(_GOES_ON_NOUN) and _ends_in_lower(joint) and joint.has_context(_CONTEXT)
    return _ends_in_lower(joint) or (joint.starter and not _ACRONYM.search(joint.left) and joint.has_context(_CONTEXT))


def _ends_in_lower(joint: _Joint) -> bool:
    """Whether the word before the mark, ignoring closing marks, is an ordinary lower-case word."""
    found = _LAST_WORD.search(joint.left.rstrip(_CLOSING))
    if found is None or not _APOSTROPHE.sub("", found.group()).isalpha():
        return False
    return found.group().islower() and len(found.group()) > 1 and found.group() not in word_list("programs")


def _is_full_stop(joint: _Joint) -> bool:
    """Whether the bare full stop between two words ends a sentence."""
    before, first, starter = joint.before, joint.first, joint.starter
    letters = _APOSTROPHE.sub("", before)
    if _is_name_ending(joint):
        return False
    is_program = before.lower() in word_list("programs")
    if is_program and before.istitle():  # "System.Out"
        return False
    if not starter:
        start, stop = max(0, joint.at - NEAR), joint.at + NEAR
        if is_program or before.lower() in abbreviations() or looks_like_code(joint.text, start, stop):
            return False
        if _CAPITAL_INSIDE.search(before) or _is_dotted_name(joint):  # "StyleCop.Analyzers"
            return False
        starter = first.istitle() and _also_in_lower(joint)
    if not before or not (letters.isalpha() or letters.isdigit() or starter):
        return joint.text[joint.at - 1] in _CLOSING
    known_short = len(before) == 2 and before in likely_function_words(joint.text)
    if before == first.lower() and not (joint.has_context(_CONTEXT) and joint.goes_on(_GOES_ON)):
        return False  # "context.Context"
    if before.islower() and letters.isalpha() and (len(before) > 2 or known_short):
        return starter or joint.has_context(_CONTEXT if joint.word.isupper() else _LITTLE_CONTEXT)
    if starter:
        return joint.has_context(_LITTLE_CONTEXT) or (joint.goes_on(_GOES_ON_LOWER) and len(joint.word) > 2)
    if _ACRONYM.search(joint.left) or (len(before) == 1 and before.isalpha()) or joint.word.isupper():
        return False
    # "in Kabul.Officials said", "in 2001.Officials said". German may capitalise the second word too.
    if joint.goes_on(_GOES_ON_LOWER):
        return joint.has_context(_CONTEXT)
    return joint.goes_on(_GOES_ON_NOUN) and joint.has_context(_MUCH_CONTEXT)


def _is_name_ending(joint: _Joint) -> bool:
    """Whether the word after the mark ends the name of a site or a file: "Booking.Com", "Report.PDF"."""
    ending = joint.first.lower()
    if ending not in word_list("endings"):
        return False
    lower = joint.before.islower()
    goes_on = joint.goes_on(_GOES_ON_LOWER)
    if joint.first.istitle() and (joint.starter or ending in word_list("endings_that_are_words")):
        return not (goes_on or (joint.starter and (lower or joint.has_context(_SOME_CONTEXT))))
    # "now is speed.AI does": an acronym that is also the ending of a site or file name
    return not (joint.first.isupper() and goes_on and lower and len(joint.before) > 3 and joint.has_context(_CONTEXT))


def _is_dotted_name(joint: _Joint) -> bool:
    """Whether the words are a name: the first begins such names ("Яндекс.Такси") or has a dot and a capital twice."""
    before = joint.before
    if not before[:1].isupper():
        return False
    if before in word_list("dotted_names"):
        return True
    start, stop = max(0, joint.at - _NEIGHBOURHOOD), joint.at + _NEIGHBOURHOOD
    return (
        joint.text.count(f"{before}.{joint.first}", start, stop) > 1
        or len(re.findall(rf"\b{re.escape(before)}\.[^\W\d_a-z]", joint.text[start:stop])) > 1
    )


def _also_in_lower(joint: _Joint) -> bool:
    """Whether the text also has the word in lower case. Then it is capitalised only because a sentence begins."""
    start, stop = max(0, joint.at - _NEIGHBOURHOOD), joint.at + _NEIGHBOURHOOD
    return re.search(rf"\b{joint.first.lower()}\b", joint.text[start:stop]) is not None

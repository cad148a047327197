"""The space that was lost where two sentences were joined, or two clauses at a comma or a quote mark.

A full stop between two letters is a join only on evidence: what stands before it and after it, how the
sentence goes on, and what else the word without spaces holds. Addresses, file and product names, initials,
abbreviations, numbers and code look much the same and must stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from newsclean.language.profile import abbreviations, likely_function_words
from newsclean.measure import UNSPACED
from newsclean.repair.quotes import pair_quotes
from newsclean.repair.word_lists import word_list

# The end of a sentence with a letter or digit right after it, quote marks and brackets aside.
_JOIN = re.compile(r"(?<=[^\s.!?])[.!?](?P<close>[”’\"»)\]]*)(?P<open>[“„«\"(\[¿¡]?)(?=[^\W_a-z])")
# "(…)Taliban": what was left out ends at the bracket.
_LEFT_OUT = re.compile(r"(?:\((?:…|\.\.\.)\)|\[(?:…|\.\.\.)\])(?=[^\W\d_])")
_COMMA = re.compile(
    rf"(?<![\w.,/:@%&=+#-])[^\W\d_{UNSPACED}]{{2,}},(?=[^\W\d_{UNSPACED}]{{2,}}(?![\w.,/@%&=+#]))"
)
# "Heath9 min read", "Jones5 hours ago": a label of the page glued to the name before it.
_LABEL = re.compile(
    r"(?<=[^\W\d_]{2})(?=\d{1,3} "
    r"(?:min(?:ute)?s? read|(?:seconds?|secs?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago)\b)"
)
_CJK = re.compile(f"[{UNSPACED}]")
# Arabic, Urdu and Devanagari marks end what stands before them, whatever follows.
_EASTERN = re.compile(r"[؟۔،؛।](?=[\u0600-\u06ff\u0900-\u0dff])(?<![\d]،)")
_ARABIC_STOP = re.compile(r"(?<=[\u0621-\u064a\u0671-\u06d3]{3})\.(?=[\u0621-\u064a\u0671-\u06d3]{3})")

_CERTAIN = (_LEFT_OUT, _LABEL, _EASTERN, _ARABIC_STOP)

# How far a word without spaces is looked at, to both sides. Longer ones are no words.
_REACH = 60
# Web and mail addresses, paths, code and its names.
_NO_PROSE = re.compile(r"://|www\.|[@\\_=<>{}#~|]|\(\)|::|->|\w/\w+\.\w|\.\w+/")
_CODE = re.compile(r"[{}=]|<\w|\w>|\(\)|::|->")

_WORD_BEFORE = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*$")
_WORD_AFTER = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_ACRONYM = re.compile(r"(?:^|[^\w.])(?:[^\W\d_]\.)+[^\W\d_]$")
_GOES_ON = re.compile(r",?[ \u00a0](?=[“„«\"(]?[^\W_])")
_GOES_ON_LOWER = re.compile(r",?[ \u00a0][“„«\"(]?(?=[^\W\d_])(?![A-ZÀ-ÖØ-ÞА-ЯЁЄІЇ])")
_LETTER_GOES_ON = re.compile(r"(?:[ \u00a0]|(?<=I)['’])(?=[^\W_])(?![A-ZÀ-ÖØ-ÞА-ЯЁЄІЇ])")
_SENTENCE_BREAK = re.compile(r"[.!?…]\s")
# Words of the same sentence that must stand before a doubtful join.
_CONTEXT = 4
# A sentence that begins with a number: "3 days later", not a footnote's mark.
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})*[ \u00a0][^\W\d_A-Z]{3,}")


def restore_space(text: str) -> str:
    """The text with a space wherever one sentence was glued to the next.

    >>> restore_space("sparking panic among residents.Officials said")
    'sparking panic among residents. Officials said'
    >>> restore_space("its last troops. (…)Taliban gains have been especially dramatic")
    'its last troops. (…) Taliban gains have been especially dramatic'
    >>> restore_space("a U.S.-led campaign, Node.js, J.R.R. Tolkien, e.g. 3.5 at 6.30p.m. on bbc.co.uk/News.Html")
    'a U.S.-led campaign, Node.js, J.R.R. Tolkien, e.g. 3.5 at 6.30p.m. on bbc.co.uk/News.Html'
    """
    places = sorted({*_sentence_joins(text), *_quote_joins(text), *_other_joins(text)})
    if not places:
        return text
    starts = [0, *places]
    return " ".join(text[start:end] for start, end in zip(starts, [*places, len(text)], strict=True))


def _other_joins(text: str) -> Iterator[int]:
    """Places where a mark leaves no doubt."""
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _CERTAIN):
        yield match.end()
    if "," in text:
        for match in _COMMA.finditer(text):
            yield match.end()


def _quote_joins(text: str) -> Iterator[int]:
    """Places where a quote mark touches the word that it does not belong to: `,”said`, `said:“We`."""
    if "“" not in text and "„" not in text:
        return
    for place, opens in pair_quotes(text):
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if _CJK.match(before) or _CJK.match(after):
            continue
        if opens:
            if (before.isalpha() or before in (",", ":", ";")) and (after.isalnum() or after in "¿¡"):
                yield place
        elif after.isalpha() and before and not before.isspace():
            word = _WORD_AFTER.match(text, place + 1)
            if word and (
                before in ",.!?…" or (len(word.group()) > 2 and word.group() in likely_function_words(text))
            ):
                yield place + 1


def _sentence_joins(text: str) -> Iterator[int]:
    """Places between a sentence's end and the next one's beginning."""
    marks: dict[int, bool] | None = None
    for match in _JOIN.finditer(text):
        if match["close"] or match["open"]:
            if marks is None:
                marks = dict(pair_quotes(text))
            place = _between_quotes(text, match, marks)
        else:
            place = match.end()
        if place is not None and _is_join(text, match):
            yield place


def _between_quotes(text: str, match: re.Match[str], marks: dict[int, bool]) -> int | None:
    """The place between closing and opening marks; None where a mark's side is not certain."""
    for place in range(match.start() + 1, match.end()):
        sign = text[place]
        if sign == '"':
            opens = text.count('"', 0, place) % 2 == 0
        elif sign in "“”„":
            if place not in marks:
                return None
            opens = marks[place]
        elif sign == "’":
            opens = False
            if "‘" not in text[:place]:
                return None
        else:
            opens = sign in "«([¿¡"
        if opens:
            return place
    return match.end()


def _is_join(text: str, match: re.Match[str]) -> bool:
    at, end = match.start(), match.end()
    left = text[max(0, at - _REACH) : at].rsplit(None, 1)[-1:] or [""]
    right = text[at : end + _REACH].split(None, 1)[0]
    if text[at - 1].isspace() or _NO_PROSE.search(left[0] + right):
        return False
    after = _WORD_AFTER.match(text, end)
    if after is None:
        return False
    word, rest = after.group(), after.end()
    if _dotted(left[0]) or re.match(r"\.[^\W_]", text[rest : rest + 2]):
        return False
    first = re.split("[’'-]", word)[0]
    starter = first.istitle() and first.lower() in likely_function_words(text)
    goes_on = _GOES_ON.match(text, rest) is not None
    if word[0].isdigit():
        return (
            match.group() == "."
            and _ends_in_word(left[0])
            and len(left[0]) > 3
            and _NUMBER.match(text, end) is not None
            and _context(text, at)
        )
    if not word[0].isupper():
        return False
    if len(word) == 1:
        if not (starter or word in "IA") or not _LETTER_GOES_ON.match(text, rest):
            return False
        return _ends_in_word(left[0]) or (starter and not _ACRONYM.search(left[0]) and _context(text, at))
    if text[rest : rest + 1] in ("(", "[", "_", "=", "@"):
        return False
    if match.group()[0] != "." or match["close"] or match["open"]:
        if match.group() in "!?" and left[0][-1:].isalpha() and not starter:
            # "FRITZ!Box", "Yahoo!Finance": a name with a mark inside
            return left[0][-1].islower() and (left[0].islower() or match.group() == "?")
        return starter or not word.isupper() or goes_on
    return _is_full_stop(text, at, left[0], word, rest, starter)


def _is_full_stop(text: str, at: int, left: str, word: str, rest: int, starter: bool) -> bool:
    """Whether the bare full stop at `at`, between the end of `left` and `word`, ends a sentence."""
    on_lower = _GOES_ON_LOWER.match(text, rest) is not None
    first = re.split("[’'-]", word)[0]
    found = _WORD_BEFORE.search(left)
    before = found.group() if found else ""
    if first.lower() in word_list("endings"):
        also_word = first.istitle() and (starter or first.lower() in word_list("endings_that_are_words"))
        acronym = first.isupper() and on_lower and len(before) > 3 and before.islower() and _context(text, at)
        goes_on = on_lower or (starter and (before.islower() or _context(text, at, 3)))
        if not acronym and not (also_word and goes_on):
            return False
    if not starter and (
        before.lower() in abbreviations() or before.lower() in word_list("programs") or _is_code(text, at)
    ):
        return False
    in_sentence = _context(text, at, 2 if starter else _CONTEXT)
    # A word that the text also has in lower case is capital only for being the first of a sentence.
    starter = starter or (first.istitle() and re.search(rf"\b{first.lower()}\b", text) is not None)
    letters = re.sub("[’'-]", "", before)
    if not before or not (letters.isalpha() or letters.isdigit() or starter):
        return text[at - 1] in ')]%€°”“’»"'
    if (
        before.islower()
        and letters.isalpha()
        and (len(before) > 2 or (len(before) == 2 and before in likely_function_words(text)))
    ):
        return starter or not word.isupper() or in_sentence
    if starter:
        return in_sentence or (on_lower and len(word) > 2)
    if _ACRONYM.search(left) or (len(before) == 1 and before.isalpha()) or word.isupper():
        return False
    # "in Kabul.Officials said", "in 2001.Officials said"
    return on_lower and in_sentence and len(word) > 1


def _is_code(text: str, at: int) -> bool:
    return _CODE.search(text, max(0, at - _REACH), at + _REACH) is not None


def _dotted(left: str) -> bool:
    """Whether a word already has a dot between letters, as in `news.example`; acronyms aside."""
    return re.search(r"[^\W\d_]\.[^\W\d_]", left) is not None and not _ACRONYM.search(left)


def _ends_in_word(left: str) -> bool:
    found = _WORD_BEFORE.search(left.rstrip("”“’»)]"))
    if found is None or not re.sub("[’'-]", "", found.group()).isalpha():
        return False
    return found.group().islower() and len(found.group()) > 1 and found.group() not in word_list("programs")


def _context(text: str, at: int, fewest: int = _CONTEXT) -> bool:
    """Whether enough words of the same sentence stand before a place."""
    sentence = _SENTENCE_BREAK.split(text[max(0, at - 120) : at])[-1]
    words = sentence.split()
    return len(words) >= fewest and any(word.islower() for word in words)

"""Restores the space that was lost between two sentences, or between two clauses at a comma or a quote mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsclean.language.profile import likely_function_words
from newsclean.measure import ONE_UNSPACED, UNSPACED
from newsclean.repair.code import NEAR, looks_like_code
from newsclean.repair.quotes import find_sides, pair_quotes
from newsclean.repair.sentence_join import is_sentence_join
from newsclean.repair.word_lists import any_word_of

# The end of a sentence and a letter right after it, with only quote marks and brackets between them.
_END = re.compile(r"[.!?](?<=[\w”’\"»)\]“%€°…].)[”’\"»)\]“]*[“„«\"(\[¿¡]?(?=[^\W\d_a-z])")
# "(…)Taliban": a sentence may begin after the bracket of an omission.
_LEFT_OUT = re.compile(r"(?:\((?:…|\.\.\.)\)|\[(?:…|\.\.\.)\])(?=[^\W\d_])")
# Two words with one comma. More commas, dots or digits would make it a list, an address or a key.
_COMMA = re.compile(rf",(?<=[^\W\d_{UNSPACED}]{{2}},)(?=[^\W\d_{UNSPACED}]{{2,}}(?![\w,/@%&=+#]|\.\w))")
# A semicolon between two words, with no entity before it and no list behind it; "tl;dr" is one word.
_SEMICOLON = re.compile(rf";(?<=[^\W\d_{UNSPACED}]{{2}};)(?=[^\W\d_A-Z{UNSPACED}]{{3,}}(?:\s|$))")
# A comma between the end of a quotation and a word: `“We stay”,she said`. Straight marks would be code.
_QUOTE_COMMA = re.compile(rf",(?<=[^\s({{\[=][”“»«’],)(?=[^\W\d_{UNSPACED}]{{2,}}[\s,.])")
# A word of one letter, as Slavic and Romance languages have many, with another word behind it.
_COMMA_LETTER = re.compile(rf",(?<=[^\W\d_{UNSPACED}]{{2}},)(?=[^\W\d_A-Z{UNSPACED}]\s[^\W\d_{UNSPACED}]{{2}})")
# The dash before a speaker or what is said, joined to the mark before it: `»,— he says`, `Why?– she asks`.
_DASH = re.compile(r"(?:(?<=[”»“\"]),|(?<=\w)[:?!])(?=[—–]\s)")
# A year, a comma and a word in lower case.
_YEAR_COMMA = re.compile(rf",(?<=[ (](?:1[5-9]|20)\d\d,)(?=[^\W\d_A-Z{UNSPACED}]{{2,}}\s)")
_WORD_BEFORE = re.compile(r"(?<![\w.,;/:@%&=+#-])[^\W\d_]+$")
# Arabic, Urdu and Devanagari marks always end a clause or sentence.
_EASTERN = re.compile(r"[؟۔،؛।](?=[\u0600-\u06ff\u0900-\u0dff])(?=\w)(?<!\d،)")
# A word before a full stop in Arabic letters. Of two letters the first is none of those that are joined to an initial
# ("and A. Salma").
_ARABIC_STOP = re.compile(
    r"\.(?:(?<=[\u0621-\u064a\u0671-\u06d3]{3}\.)|(?<=(?<![^\s«(])[^\W\d_وفبلك][\u0621-\u064a\u0671-\u06d3]\.))"
    r"(?=[\u0621-\u064a\u0671-\u06d3]{3})"
)
# A colon and a quotation in guillemets; a letter behind the mark tells that it opens.
_COLON_QUOTE = re.compile(r":(?<=[^\W\d_]{2}:)(?=[«»][^\W\d_])")
# A colon and a quotation of three words or more in straight marks, which begins as a sentence does: no `key:"Value"`.
_COLON_SAYS = re.compile(rf':(?<=[^\W\d_{UNSPACED}]{{2}}:)(?="[^\W\d_a-z{UNSPACED}][^" \n]* [^" \n]+ [^"\n]{{1,400}}")')
# Longest word that is considered before a comma, in characters.
_REACH = 40

_WORD = re.compile(r"[^\W\d_]+")


def restore_space(text: str) -> str:
    """The text with a space at each place where two sentences or clauses were joined without one.

    >>> restore_space("sparking panic among residents.Officials said")
    'sparking panic among residents. Officials said'
    >>> restore_space("its last troops. (…)Taliban gains have been especially dramatic")
    'its last troops. (…) Taliban gains have been especially dramatic'
    >>> restore_space("Он сказал:«Нет»"), restore_space("Er sagte:»Nein«")
    ('Он сказал: «Нет»', 'Er sagte: »Nein«')
    >>> restore_space("Czekają od lat,a dzieci chodzą przez pole"), restore_space("„Чекаємо”,— каже")
    ('Czekają od lat, a dzieci chodzą przez pole', '„Чекаємо”, — каже')
    >>> restore_space("Dom,w którym mieszkał,spłonął. – Dlaczego?– pyta")
    'Dom, w którym mieszkał, spłonął. – Dlaczego? – pyta'
    >>> restore_space('The mayor said:"We will rebuild it."'), restore_space('title:"Main", {name:"The old town"}')
    ('The mayor said: "We will rebuild it."', 'title:"Main", {name:"The old town"}')
    >>> restore_space("He sold it;nobody knew. “We stay”,she said"), restore_space("«Нет»,сказал он; &nbsp;x")
    ('He sold it; nobody knew. “We stay”, she said', '«Нет», сказал он; &nbsp;x')
    >>> restore_space("points a,b and x,y of f(k,a b) at Rome,A 4")
    'points a,b and x,y of f(k,a b) at Rome,A 4'
    >>> restore_space("a U.S.-led campaign, Node.js, J.R.R. Tolkien, e.g. 3.5 at 6.30p.m. on bbc.co.uk/News.Html")
    'a U.S.-led campaign, Node.js, J.R.R. Tolkien, e.g. 3.5 at 6.30p.m. on bbc.co.uk/News.Html'
    """
    places = sorted({*_certain_joins(text), *_quote_joins(text), *_sentence_joins(text)})
    if not places:
        return text
    return " ".join(text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True))


def _certain_joins(text: str) -> Iterator[int]:
    """Yield the places that are certain from the marks alone. Some patterns run only if their mark occurs at all."""
    if ")" in text or "]" in text:
        yield from (match.end() for match in _LEFT_OUT.finditer(text))
    if " ago" in text or " read" in text:
        yield from (match.end() for match in _label().finditer(text))
    for clause in (_COMMA, _COMMA_LETTER, _SEMICOLON):
        for match in clause.finditer(text):
            if _WORD_BEFORE.search(text, max(0, match.start() - _REACH), match.start()):
                yield match.end()
    if "—" in text or "–" in text:
        yield from (match.end() for match in _DASH.finditer(text))
    if ':"' in text:
        for match in _COLON_SAYS.finditer(text):
            start = match.start()
            if _WORD_BEFORE.search(text, max(0, start - _REACH), start) and not looks_like_code(
                text, max(0, start - NEAR), start + NEAR
            ):
                yield match.end()
    yield from (match.end() for match in _YEAR_COMMA.finditer(text))
    yield from (match.end() for match in _QUOTE_COMMA.finditer(text))
    if not text.isascii():
        yield from (match.end() for match in _EASTERN.finditer(text))
        yield from (match.end() for match in _ARABIC_STOP.finditer(text))
        yield from (match.end() for match in _COLON_QUOTE.finditer(text))


def _quote_joins(text: str) -> Iterator[int]:
    """Yield the places where a quote mark touches a word outside its quotation: `,”said`, `said:“We`."""
    if "“" not in text and "„" not in text:
        return
    for place, opens in pair_quotes(text):
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        if ONE_UNSPACED.match(before) or ONE_UNSPACED.match(after):
            continue
        if opens:
            if (before.isalpha() or before in (",", ":", ";")) and (after.isalnum() or after in ("¿", "¡")):
                yield place
        elif before and not before.isspace() and (word := _WORD.match(text, place + 1)):
            # Turkish and other languages attach endings to a closing mark.
            said = len(word.group()) > 2 and word.group() in likely_function_words(text)
            if before in ",.!?…" or said:
                yield place + 1


def _sentence_joins(text: str) -> Iterator[int]:
    """Yield the places between the end of a sentence and the beginning of the next."""
    sides: dict[int, bool] | None = None
    for match in _END.finditer(text):
        place: int | None = match.end()
        if len(match.group()) > 1:
            sides = find_sides(text) if sides is None else sides
            place = _between(match, sides)
        if place is not None and is_sentence_join(text, match.start(), match.end()):
            yield place


def _between(match: re.Match[str], sides: dict[int, bool]) -> int | None:
    """The place between closing and opening marks, or None if the side of a mark is not certain."""
    for place in range(match.start() + 1, match.end()):
        if place not in sides:
            return None
        if sides[place]:
            return place
    return match.end()


@cache
def _label() -> re.Pattern[str]:
    """Matches where a page label is joined to the name before it: "Heath9 min read", "Jones5 hours ago"."""
    read, age = any_word_of("units_of_reading"), any_word_of("units_of_age")
    return re.compile(rf"(?<=[^\W\d_]{{2}})(?=\d{{1,3}} (?:{read} read|{age} ago)\b)")

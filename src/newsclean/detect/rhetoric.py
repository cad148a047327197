"""Recognises what people repeat on purpose: chants, song lines, slogans, emphasis, clauses that end as the next begins.

The detectors of repetition check this before they report. A decoder's loop is longer, or repeats what nobody would
emphasise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from newsclean.detect.reading import Reading
from newsclean.detect.words import MARKS, set_of, words_of
from newsclean.language.profile import function_words
from newsclean.measure import STOPS

# Most copies of a chant in print. Chosen by judgement: news prints three or four, a decoder goes on.
MOST_CHANTED = 5
_LINE = 4  # most words of a line that is chanted or sung
_SENTENCE = 8  # most words of a sentence that is said twice or sung: "This is not who we are. This is not who we are."
_MOST_SAID = 3  # most copies of a clause that somebody says again to insist: "I did it, I did it"
_OUTCRY = 2  # most words of a cry with no mark between its copies: "thank you thank you"
_SHORT = 5  # most letters of a word that is said twice with no mark: "a big big problem"
_AROUND = 60  # characters around a repetition in which the text may say that it is sung or chanted
_CLAUSE = 3  # words before the copy in which a relative is searched
_JOINTS = (",", "!", "?", ";", "–", "—", "-", "…", "،", "؛")
_QUOTES = '"“„«»‘'
_STOPS = (*STOPS, ":", ";")
# The beginning of a line that somebody says: "SMITH: ", "Abgeordneter Kern: ", "Q. ".
_TURN = re.compile(r"^(?:(?:[^\W\d_]{1,3}\. )?[^\W\d_][^\n:.,;!?]{0,40}: |[^\W\d_]\. )", re.MULTILINE)
_LEAST_TURNS, _NEAR_TURNS = 3, 3_000  # of a conversation, and characters around a place in which they are searched
# Fewest letters that two cases of a noun begin with alike, and most that they end with.
_STEM, _ENDING = 3, 2


def is_joined(phrase: Sequence[str]) -> bool:
    """Whether a mark stands between a phrase and its copy. In a phrase of two words it may follow either word.

    >>> is_joined(["never,"]), is_joined(["land,", "a"]), is_joined(["so", "much"])
    (True, True, False)
    """
    return any(word.endswith(_JOINTS) for word in phrase[-2 if len(phrase) == 2 else -1 :])


def is_cried(reading: Reading, start: int, end: int, phrase: Sequence[str], copies: int) -> bool:
    """Whether a repetition is a cry, a chant or a song line, because it is in quote marks or the text says so.

    >>> from newsclean.detect.reading import read_text
    >>> reading = read_text("They said “let it be, let it be, let it be” all night.")
    >>> is_cried(reading, 10, 42, ["let", "it", "be,"], 3), is_cried(reading, 10, 42, ["let", "it", "be,"], 9)
    (True, False)
    """
    if copies > MOST_CHANTED:
        return False
    text, around = reading.text, text_around(reading.text, start, end)
    cries = words_of("repeated_phrase", "cries", reading.language)
    if any(word.startswith(cries) for word in around.lower().split()):
        return is_joined(phrase) and len(phrase) <= _SENTENCE
    if copies == 2 and phrase[-1].endswith(_STOPS):
        most = _SENTENCE
    elif is_joined(phrase):
        most = _LINE
    else:
        most = _OUTCRY if copies > 2 or len(phrase) > 1 or len(phrase[0]) <= _SHORT else 0
    # The opening quote mark may be the first character of the first copy.
    return len(phrase) <= most and reading.is_quoted(start + (text[start] in _QUOTES))


def text_around(text: str, start: int, end: int) -> str:
    """The line of a place, limited to `_AROUND` characters on either side.

    >>> text_around("He sang.\\nLa la la.", 9, 14)
    'La la la.'
    """
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    return before + text[start : end + _AROUND].partition("\n")[0]


def is_chant(phrase: Sequence[str], copies: int, language: str) -> bool:
    """Whether a repetition could be a chant, a stammer or emphasis without quote marks.

    With marks between its copies it consists of short parts ("a small town, a small town with one street"), is a
    clause that somebody says of himself or to others, or one that goes on ("and the year before that"). Without marks
    it has two or three words, of which the first may open a cry ("four more years"), or nothing but function words
    ("they have they have"). What a conjunction ties to its copy is one, too: up to three words ("one more day and one
    more day"), or a clause by which a story goes on ("they would not stop and they would not stop").

    >>> is_chant(["we", "want", "justice,"], 3, "en"), is_chant(["he", "can", "score,"], 8, "en")
    (True, False)
    >>> is_chant(["No", "justice,", "no", "peace,"], 2, "en"), is_chant(["you", "can", "sit", "down,"], 2, "en")
    (True, True)
    >>> is_chant(["four", "more", "years"], 3, "en"), is_chant(["in", "the"], 2, "en")
    (True, True)
    >>> is_chant(["to", "the", "bank"], 2, "en"), is_chant(["won", "the", "last", "race"], 2, "en")
    (False, False)
    """
    parts = _parts(phrase)
    said = [word.strip(MARKS).lower() for part in parts for word in part]
    conjunctions = set_of("repeated_phrase", "conjunctions", language)
    if copies <= _MOST_SAID and phrase[-1] in conjunctions:
        return len(phrase) <= _LINE or said[0] in set_of("repeated_phrase", "pronouns", language)
    if copies > MOST_CHANTED:
        return False
    if parts[-1][-1].endswith(_JOINTS):
        openers = conjunctions | set_of("repeated_phrase", "speakers", language)
        goes_on = copies <= _MOST_SAID and len(phrase) <= _SENTENCE and said[0] in openers
        return goes_on or all(len(part) <= _LINE for part in parts)
    bland = set_of("repeated_phrase", "bland", language)
    if len(phrase) <= _LINE and (said[0] in conjunctions or set(said) <= bland | function_words(language)):
        return True
    return 1 < len(phrase) < _LINE and said[0] not in bland


def _parts(phrase: Sequence[str]) -> list[Sequence[str]]:
    """A phrase between its marks. A loop may be found from any of its words on, so the last mark is its end.

    >>> _parts(["year,", "and", "the", "last"]), _parts(["so", "much"])
    ([['and', 'the', 'last', 'year,']], [['so', 'much']])
    """
    ends = [place for place, word in enumerate(phrase, 1) if word.endswith(_JOINTS)]
    if not ends:
        return [phrase]
    turned = [*phrase[ends[-1] :], *phrase[: ends[-1]]]
    turn = len(phrase) - ends[-1]
    return [turned[start:end] for start, end in pairwise((0, *(end + turn for end in ends)))]


def is_nested(words: Sequence[str], first: int, phrase: Sequence[str], copies: int, language: str) -> bool:
    """Whether a loop is a noun of a noun of the same kind: "the heart of the heart of the town".

    `first` is the index of the loop in `words`. A loop that begins with "of" is one if the same noun, perhaps in
    another case, stands before it.

    >>> words = "in the heart of the heart of the town".split()
    >>> is_nested(words, 1, words[1:4], 2, "en")
    True
    >>> words = "a tour of the city of the city".split()
    >>> is_nested(words, 2, words[2:5], 2, "en")
    False
    >>> words = "приехали лучшие из лучших из лучших".split()
    >>> is_nested(words, 2, words[2:4], 2, "ru")
    True
    """
    if copies > _MOST_SAID or len(phrase) > _LINE:
        return False
    tied = set_of("repeated_phrase", "genitives", language)
    if phrase[0].lower() in tied:
        return first > 0 and is_kin(words[first - 1], phrase[-1])
    *noun, last = phrase
    if noun and last.lower() in set_of("repeated_phrase", "articles", language):
        *noun, last = noun
    return bool(noun) and last.lower() in tied


def is_kin(word: str, other: str) -> bool:
    """Whether two words differ only at their ends, as the cases of a noun do.

    >>> is_kin("Сын", "сына"), is_kin("лучшие", "лучших"), is_kin("bank", "desk"), is_kin("a", "an")
    (True, True, False, False)
    """
    one, two = (text.strip(MARKS).lower() for text in (word, other))
    stem = max(_STEM, max(len(one), len(two)) - _ENDING)
    return len(one) >= _STEM and one[:stem] == two[:stem]


def is_spoken(reading: Reading, place: int, phrase: Sequence[str], copies: int) -> bool:
    """Whether the line of a place is a turn in a conversation printed word for word, where people stammer.

    >>> from newsclean.detect.reading import read_text
    >>> reading = read_text("Q. Who?\\nA. He was by the big he was by the big door.\\nQ. And then?\\nHe was gone.")
    >>> [is_spoken(reading, reading.text.find(word), ["he", "was"], 2) for word in ("by", "gone")]
    [True, False]
    """
    if copies > _MOST_SAID or len(phrase) > _SENTENCE or not _TURN.match(reading.line_before(place)):
        return False
    turns = _TURN.finditer(reading.text, max(0, place - _NEAR_TURNS), place + _NEAR_TURNS)
    return next(islice(turns, _LEAST_TURNS - 1, None), None) is not None


def is_outcry(phrase: Sequence[str], copies: int, language: str) -> bool:
    """Whether people commonly repeat these words as a cry or for emphasis, quoted or not ("No, no, no, no").

    >>> is_outcry(["No,"], 4, "en"), is_outcry(["so", "much"], 2, "en"), is_outcry(["Bern,"], 4, "en")
    (True, True, False)
    """
    said = [word.strip(MARKS).lower() for word in phrase]
    if copies > MOST_CHANTED:
        return False
    if len(said) == 1 and said[0] in set_of("doubled_word", "lawful", language):
        return True
    # A loop may be found from any of its words on, so all rotations are tried: "so on and so on and".
    turns = (" ".join(said[i:] + said[:i]) for i in range(len(said)))
    return not set_of("repeated_phrase", "lawful", language).isdisjoint(turns)


def is_hinged(before: Sequence[str], phrase: Sequence[str], language: str) -> bool:
    """Whether the first copy may end a relative clause and the second copy continue the main clause.

    "What will be will be", "those who voted voted for him": a relative stands shortly before the first copy.

    >>> is_hinged(["They", "say", "that", "what"], ["will", "be"], "en"), is_hinged(["in", "a"], ["court"], "en")
    (True, False)
    >>> is_hinged(["He", "said", "that", "the"], ["court"], "en")
    False
    """
    if len(phrase) > _OUTCRY or is_joined(phrase):
        return False
    relatives = set_of("repeated_phrase", "relatives", language)
    for place, word in enumerate(reversed(before[-_CLAUSE:])):
        if word.endswith(_STOPS):
            return False
        if word.strip(MARKS).lower() in relatives:
            # A relative and an article alone are no clause: "that the court court".
            return not (place == 1 and before[-1] in set_of("repeated_phrase", "articles", language))
    return False


def is_chained(words: Sequence[str], end: int, phrase: Sequence[str], copies: int, language: str) -> bool:
    """Whether a loop is a figure of speech that ends with the words it began with: "an eye for an eye for an eye".

    `end` is the index in `words` after the last whole copy of the phrase.

    >>> words = "an eye for an eye for an eye".split()
    >>> is_chained(words, 6, words[:3], 2, "en"), is_chained(words[:6], 6, words[:3], 2, "en")
    (True, False)
    """
    if copies >= MOST_CHANTED or not 1 < len(phrase) < _LINE:
        return False
    if phrase[-1].lower() not in set_of("repeated_phrase", "chains", language):
        return False
    last = [word.strip(MARKS).lower() for word in words[end : end + len(phrase) - 1]]
    return last == [word.strip(MARKS).lower() for word in phrase[:-1]]


def is_counted_up(words: Sequence[str], place: int, language: str) -> bool:
    """Whether the word at a place follows a comma, semicolon, dash or conjunction, as an item of an enumeration does.

    >>> words = "the right to work, the right to rest and the right to vote".split()
    >>> [is_counted_up(words, place, "en") for place in (0, 4, 9, 11)]
    [False, True, True, False]
    """
    before = words[place - 1] if place else ""
    return before.endswith((",", ";", "–", "—")) or before in set_of("repeated_phrase", "conjunctions", language)


def times(copies: int) -> str:
    """How often something stands, in words.

    >>> times(2), times(3)
    ('twice', '3 times')
    """
    return "twice" if copies == 2 else f"{copies} times"

"""What people repeat on purpose: chants, song lines, slogans, insistence, and clauses that end as the next begins.

The loop detectors ask here before they speak. A decoder's loop goes on for longer, or repeats what nobody insists on.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.detect.reading import Reading
from newsclean.detect.words import set_of, words_of

# Copies up to which people chant in print, by judgement: news writes three or four, a decoder goes on.
MOST_CHANTED = 5
_LINE = 4  # words of a line that is chanted or sung, at most
_SENTENCE = 8  # of a sentence that is said twice, or sung: "This is not who we are. This is not who we are."
_OUTCRY = 2  # with no mark between the copies: "thank you thank you"
_SHORT = 5  # letters of a word that is said twice with no mark: "a big big problem"
_AROUND = 60  # characters around a repetition in which the text says that it is sung or chanted
_CLAUSE = 3  # words between a relative and the verb of its clause, at most
_JOINTS = (",", "!", "?", ";", "–", "—", "-", "…", "،", "؛")
_QUOTES = '"“„«»'
_STOPS = (".", "!", "?", ":", ";")
_MARKS = ".,;:!?()\"'“”‘’«»„—–-…،؛؟"


def is_joined(phrase: Sequence[str]) -> bool:
    """Whether a mark stands between a phrase and its copy; of two words, wherever the loop is seen to begin.

    >>> is_joined(["never,"]), is_joined(["land,", "a"]), is_joined(["so", "much"])
    (True, True, False)
    """
    return any(word.endswith(_JOINTS) for word in phrase[-2 if len(phrase) == 2 else -1 :])


def is_cried(reading: Reading, start: int, end: int, phrase: Sequence[str], copies: int) -> bool:
    """Whether a repetition is a cry, a chant or a line of a song: it stands between quote marks, or the text says so.

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
    # The first copy may bring the mark with it.
    return len(phrase) <= most and reading.is_quoted(start + (text[start] in _QUOTES))


def text_around(text: str, start: int, end: int) -> str:
    """The line of a place, as far as it is near.

    >>> text_around("He sang.\\nLa la la.", 9, 14)
    'La la la.'
    """
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    return before + text[start : end + _AROUND].partition("\n")[0]


def is_chant(phrase: Sequence[str], copies: int, language: str) -> bool:
    """Whether a repetition could be chanted or insisted on without quote marks: short, with marks between.

    >>> is_chant(["we", "want", "justice,"], 3, "en"), is_chant(["a", "straight", "line,"], 2, "en")
    (True, False)
    """
    if copies > MOST_CHANTED or len(phrase) >= _LINE or not is_joined(phrase):
        return False
    return phrase[0].strip(_MARKS).lower() not in set_of("repeated_phrase", "bland", language)


def is_outcry(phrase: Sequence[str], copies: int, language: str) -> bool:
    """Whether a repetition is of words that people cry out or insist with, quoted or not ("No, no, no, no").

    >>> is_outcry(["No,"], 4, "en"), is_outcry(["so", "much"], 2, "en"), is_outcry(["Bern,"], 4, "en")
    (True, True, False)
    """
    said = [word.strip(_MARKS).lower() for word in phrase]
    if copies > MOST_CHANTED:
        return False
    if len(said) == 1 and said[0] in set_of("doubled_word", "lawful", language):
        return True
    # A loop may be seen to begin at any of its words: "so on and so on and".
    turns = (" ".join(said[i:] + said[:i]) for i in range(len(said)))
    return not set_of("repeated_phrase", "lawful", language).isdisjoint(turns)


def is_hinged(before: Sequence[str], phrase: Sequence[str], language: str) -> bool:
    """Whether the first copy may end a relative clause and the second be what the sentence says of it.

    "What will be will be", "those who voted voted for him": the relative stands before the copy, in its sentence.

    >>> is_hinged(["They", "say", "that", "what"], ["will", "be"], "en"), is_hinged(["in", "a"], ["court"], "en")
    (True, False)
    """
    if len(phrase) > _OUTCRY or is_joined(phrase):
        return False
    relatives = set_of("repeated_phrase", "relatives", language)
    for word in reversed(before[-_CLAUSE:]):
        if word.endswith(_STOPS):
            return False
        if word.strip(_MARKS).lower() in relatives:
            return True
    return False


def is_chained(words: Sequence[str], end: int, phrase: Sequence[str], copies: int, language: str) -> bool:
    """Whether a loop is a figure that ends on what it began with: "an eye for an eye for an eye".

    `end` is where the last whole copy of the phrase ends.

    >>> words = "an eye for an eye for an eye".split()
    >>> is_chained(words, 6, words[:3], 2, "en"), is_chained(words[:6], 6, words[:3], 2, "en")
    (True, False)
    """
    if copies >= MOST_CHANTED or not 1 < len(phrase) < _LINE:
        return False
    if phrase[-1].lower() not in set_of("repeated_phrase", "chains", language):
        return False
    last = [word.strip(_MARKS).lower() for word in words[end : end + len(phrase) - 1]]
    return last == [word.strip(_MARKS).lower() for word in phrase[:-1]]


def is_counted_up(words: Sequence[str], place: int, language: str) -> bool:
    """Whether what begins at a place is the next of several alike: after a comma, or a conjunction after one.

    >>> words = "the right to work, the right to rest and the right to vote".split()
    >>> [is_counted_up(words, place, "en") for place in (0, 4, 9, 11)]
    [False, True, True, False]
    """
    before = words[place - 1] if place else ""
    return before.endswith((",", ";", "–", "—")) or before in set_of("repeated_phrase", "conjunctions", language)

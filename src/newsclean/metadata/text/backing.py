"""Tells whether a name alone on a line is an author's, where no list of given names has it, by what other lines say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.kinds import OF_PICTURES
from newsclean.measure import count_words, ends_sentence, has_no_spaces
from newsclean.metadata.people.byline_leads import is_byline_lead
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.name_words import is_role
from newsclean.metadata.people.names import clean_name
from newsclean.metadata.words import bare_letters, fold_words, word_set
from newsclean.records import Decision
from newsclean.whole_words import holds_whole

# A name on a line of its own: at most so many characters and words; a word of it that an address has has so many.
_MAX_NAME, PERSON_WORDS, _WORD_OF_ADDRESS = 40, range(2, 5), 4
# So many names stand one below the other as authors; more are a list.
_MOST_NAMES = 3
# A sentence with so many words is the text's; a shorter one below a name tells of it.
LONG_SENTENCE = 12
# A lead-in of so many letters says by itself that a name follows: "Article written by"; others are sections, too.
_FULL_LEAD, _FULL_UNSPACED = 10, 5
_CLOSING = "。.）)】]"
_MAILBOX = re.compile(r"([\w.+-]+)@[\w-]+\.\w")
_LETTERS = re.compile(r"[\W\d_]+")


def backed_name(lines: Sequence[Decision], place: int, languages: Sequence[str]) -> str | None:
    """The name that line `place` is, where other lines say that it is an author's; else None.

    They do if the line beside it is an e-mail address with a word of the name, or the line below it a role, or if a
    line further down is about the same person, or says in a script without spaces that this person took the picture.
    """
    name = name_alone(lines[place], languages)
    if name is None:
        return None
    beside = [lines[at].block.text for at in (place - 1, place + 1) if 0 <= at < len(lines)]
    if any(_has_address(text, name) for text in beside):
        return name
    if place + 1 < len(lines) and is_role(lines[place + 1].block.text, tuple(languages)):
        return name
    if has_no_spaces(name) and any(_took_picture(one, name, tuple(languages)) for one in lines):
        return name
    about = (one.block.text.strip() for one in lines[place + 2 :] if one.label.kind == "author_bio")
    return name if any(text.startswith(name) and len(text) > 2 * len(name) for text in about) else None


def signs_alone(lines: Sequence[Decision], place: int, languages: Sequence[str]) -> bool:
    """Whether line `place` is the name of who wrote the text: a known one, alone, right below a sentence.

    Someone of whom the text tells is named in it again, has a short sentence below, or is one of several whose names
    stand between its paragraphs.
    """
    top, bottom = place, place  # the first of the names one below the other, and the line below them
    while top > 0 and place - top < _MOST_NAMES and _is_known_name(lines[top - 1], languages):
        top -= 1
    while bottom < len(lines) and bottom - top <= _MOST_NAMES and _is_known_name(lines[bottom], languages):
        bottom += 1
    if bottom == place or bottom - top > _MOST_NAMES or top == 0 or bottom == len(lines):
        return False
    name, above, below = (lines[at].block.text.strip() for at in (place, top - 1, bottom))
    if not ends_sentence(above) or (ends_sentence(below) and count_words(below) < LONG_SENTENCE):
        return False
    if sum(name in line.block.text for line in lines if line.label.kind in ("title", "body")) > 1:
        return False
    behind = lines[bottom:]
    told = next((line.block.text for line in behind if ends_sentence(line.block.text)), "")
    if holds_whole(told, name.split()[-1]):
        return False
    return not any(line.label.kind == "body" and _is_known_name(line, languages) for line in behind)


def _is_known_name(line: Decision, languages: Sequence[str]) -> bool:
    """Whether a line is a name alone that begins with a known given name."""
    name = name_alone(line, languages)
    return name is not None and begins_as_name(name)


def name_after_lead(lines: Sequence[Decision], place: int, languages: Sequence[str], is_near: bool) -> str | None:
    """The name below a line that is nothing but "Article written by"; None where line `place` is no such line.

    `is_near` says that the line stands near the headline. Elsewhere "By" stands above the names of other stories.
    """
    lead = lines[place].block.text.strip()
    if place + 1 >= len(lines) or not is_byline_lead(lead, languages):
        return None
    name = name_alone(lines[place + 1], languages)
    is_full = len(lead) >= (_FULL_UNSPACED if has_no_spaces(lead) else _FULL_LEAD)
    return name if name is not None and (is_full or (is_near and begins_as_name(name))) else None


def name_alone(line: Decision, languages: Sequence[str]) -> str | None:
    """The name that is all there is on a line; None where it is no name."""
    text = line.block.text.strip()
    if not 0 < len(text) <= _MAX_NAME or (len(text.split()) not in PERSON_WORDS and not has_no_spaces(text)):
        return None
    return clean_name(text, languages)


def _took_picture(line: Decision, name: str, languages: tuple[str, ...]) -> bool:
    """Whether a picture's caption ends with the name and a word such as "photo": "...、大迫志乃撮影"."""
    if line.label.kind not in OF_PICTURES:
        return False
    text, glued = "".join(line.block.text.split()).rstrip(_CLOSING), "".join(name.split())
    return any(text.endswith(glued + word) for word in word_set(languages, "other_credits"))


def _has_address(text: str, name: str) -> bool:
    """Whether an e-mail address in the text has a word of the name.

    >>> _has_address("ellinor.wadstrom@kusten.example", "Ellinor Wadström"), _has_address("desk@doe.org", "Jane Doerr")
    (True, False)
    """
    words = [_LETTERS.sub("", bare_letters(fold_words(word))) for word in name.split()]
    return any(
        len(word) >= _WORD_OF_ADDRESS and word in box[1].lower() for box in _MAILBOX.finditer(text) for word in words
    )

"""The evidence for and against a line being the headline: what is measured of each candidate.

Nothing here depends on a phrase of any language. What the rules know of a line comes in as the kind they name.
`weights/headline.json` says how much each piece of evidence counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log2

from newsclean.kinds import OF_PICTURES
from newsclean.label.layout.credits import is_name
from newsclean.label.layout.lines import Line, is_button, is_truncated
from newsclean.label.layout.surroundings import Surroundings
from newsclean.measure import (
    CLOSERS,
    EXCLAMATION_MARKS,
    FULL_STOPS,
    OPENING_QUOTES,
    QUESTION_MARKS,
    UNSPACED,
    has_no_spaces,
)
from newsclean.metadata.people.bylines import names_only_people
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.text.site_head import SITE_NAME_WORDS
from newsclean.topic_words import content_words, cut_to_stems

# The longest line that is searched for people's names, in words.
PEOPLE_WORDS = 8
# A line needs this many words that carry a topic to show whether it shares the topic of the text.
ENOUGH_WORDS = 3
# How many lines above and below a candidate are examined; NEAR is for credits and buttons.
ABOVE, BELOW, NEAR = 4, 6, 3
# Kinds of rules that name a picture by a headline.
_PICTURES = OF_PICTURES | {"gallery"}
# The least score of a rule that names a button here, where it is one sign among many.
_BELIEVED = 0.6
# An abbreviation, a number or a foreign name that nothing parts from the script around it, which has no spaces.
_WITHIN_UNSPACED = re.compile(rf"(?<=[{UNSPACED}])[A-Za-z\d]+|[A-Za-z\d]+(?=[{UNSPACED}])")
_CALLS = tuple(f"{QUESTION_MARKS}{EXCLAMATION_MARKS}")
_SPEECH = (*OPENING_QUOTES, "–", "—")


def evidence(text: Surroundings, index: int) -> dict[str, float]:
    """The evidence for and against the line at `index`, by name; what is absent has no entry."""
    return {**_own(text, index), **_topic(text, index), **_place(text, index), **_beside(text, index)}


def doubts(text: Surroundings, index: int) -> dict[str, float]:
    """Evidence against the line that takes longer to find, so that it is computed for the best candidates only."""
    said, language = text.document.blocks[index].text.strip(), text.document.language
    found: dict[str, float] = {}
    if is_name(said, language) or (text.lines[index].words <= PEOPLE_WORDS and _names_people(said, language)):
        found["name"] = 1.0
    if is_truncated(said, text.vocabulary):
        found["truncated"] = 1.0
    return found


def _names_people(said: str, language: str) -> bool:
    """Whether a line consists of people's names; without capitals any words look like that, so the first must be known.

    >>> _names_people("王小明", "zh"), _names_people("台风登陆沿海", "zh"), _names_people("海上大桥通车", "zh")
    (True, False, False)
    """
    is_known = said.upper() != said.lower() or begins_as_name(said)
    return is_known and names_only_people(said, (language,))


def _own(text: Surroundings, index: int) -> dict[str, float]:
    """Evidence from the line itself."""
    line, said = text.lines[index], text.document.blocks[index].text.strip()
    unspaced = has_no_spaces(said)
    found = {_length(line.words + unspaced * len(_WITHIN_UNSPACED.findall(said))): 1.0}
    end = said[-1]
    if end in FULL_STOPS:
        found["stop"] = 1.0
    if asks(said):
        found["asks_long" if line.prose else "asks"] = 1.0
    if said.isupper() and not unspaced:  # "NBA" amid Chinese
        found["capitals"] = 1.0
    if said[0].islower():
        found["small"] = 1.0
    if said.startswith(_SPEECH):
        found["quote"] = 1.0
    if said[0].isdigit():
        found["digit"] = 1.0
    # What a rule says of lines within the text is no word on a line above it: "[Video] The storm passes".
    if doubts := [match.rule.score for match in line.matches if match.rule.place != "body"]:
        found["doubt"] = doubts[0]
    if of_slug := text.of_slug[index]:
        found["slug"] = of_slug
    return found


def asks(said: str) -> bool:
    """Whether the line ends in a question or an exclamation mark, perhaps within a bracket.

    >>> asks("Is it safe?"), asks("How we did it (at last!)"), asks("It is safe.")
    (True, True, False)
    """
    return said.rstrip(CLOSERS).endswith(_CALLS)


def _length(words: int) -> str:
    """The name of the feature for a line of this many words.

    >>> _length(3), _length(12), _length(40)
    ('words_3', 'words_9', 'words_26')
    """
    steps = (26, 19, 15, 9, 6, 4, 3)
    return f"words_{next((step for step in steps if words >= step), 2)}"


def _topic(text: Surroundings, index: int) -> dict[str, float]:
    """What the line shares with the text; of "Ferry sinks | The Valley Herald" only the part before the bar counts."""
    said, bar, _ = text.document.blocks[index].text.partition(" | ")
    words = cut_to_stems(content_words(said)) if bar else text.lines[index].stems
    if not words:
        return {}
    shared = sum(word in text.topic for word in words)
    if not shared:
        return {"unshared": 1.0}
    # One shared word says little, because any menu entry may be about the same topic.
    enough = min(1.0, len(words) / ENOUGH_WORDS)
    return {
        "shared": enough * shared / len(words),
        "shared_words": min(shared, BELOW) / BELOW,
        "lead": enough * sum(word in text.lead for word in words) / len(words),
    }


def _place(text: Surroundings, index: int) -> dict[str, float]:
    """Evidence from where the line stands and how often it is printed."""
    found: dict[str, float] = {}
    printed = text.lines[index].printed
    times = text.times[printed]
    if times > 1:
        found["twice" if times == 2 else "often"] = 1.0
    if printed in text.titled:
        found["titled"] = 1.0
    if text.ends_trail(index):
        found["trail"] = 1.0
    if text.opens_page(index):
        found["first"] = 1.0
    else:
        site = text.site[min(index, text.start)]
        found["site_above"] = site / index
        found["unknown_above"] = log2(1 + index - site)
    if text.prose[index]:
        found["prose_above"] = log2(1 + text.prose[index])
    if index < text.start:
        gap = text.gaps[index]
        found["gap"] = log2(1 + gap)
        if gap == 0:
            found["right_above"] = 1.0
            if text.opens_page(index) and not asks(text.document.blocks[index].text):
                found["sole"] = 1.0
        found["far"] = log2(text.start - index)
    if text.opens is not None:
        found["from_opening"] = log2(1 + abs(text.opens - index))
        if index == text.opens:
            found["opening"] = 1.0
    return found


def _beside(text: Surroundings, index: int) -> dict[str, float]:
    """Evidence from the lines above and below."""
    found: dict[str, float] = {}
    lines = text.lines
    credit = _first_credit(lines, index)
    if credit is not None:
        found[f"credit_{credit}"] = 1.0
    below, above = lines[index + 1 : index + 1 + BELOW], lines[max(0, index - ABOVE) : index]
    if above and above[-1].credit:
        found["under_credit"] = 1.0
    if _has_headline_above_credit(text, index):
        found["below_credit"] = 1.0
    if (buttons := sum(is_button(line, _BELIEVED) for line in below)) and not any(line.prose for line in below[:1]):
        found["buttons_below"] = min(buttons, NEAR) / NEAR
    is_plain = bool(above) and not (above[-1].chrome or above[-1].date or above[-1].matches)
    if is_plain and above[-1].words > SITE_NAME_WORDS:
        found["under_plain"] = 1.0
    if any(is_button(line, _BELIEVED) for line in above[-NEAR:]):
        found["buttons_above"] = 1.0
    if below and below[0].prose:
        found["prose_below"] = 1.0
    if below and below[0].is_a(*_PICTURES):
        found["picture_below"] = 1.0
    if below and text.document.blocks[index + 1].kind == "list_item" and not below[0].credit:  # "5. Juli 2021"
        found["heads_list"] = 1.0
    return found


def _has_headline_above_credit(text: Surroundings, index: int) -> bool:
    """Whether credits stand above the line, and above these a line that is long enough for a headline."""
    credit_seen = False
    for line in reversed(text.lines[max(0, index - ABOVE) : index]):
        if line.credit:
            credit_seen = True
        elif credit_seen and line.words > SITE_NAME_WORDS and not line.chrome:
            return True
    return False


def _first_credit(lines: Sequence[Line], index: int) -> int | None:
    """How many lines below the first credits stand; None where none are near or two lines of prose come first."""
    prose = 0
    for distance, line in enumerate(lines[index + 1 : index + 1 + NEAR], 1):
        if line.credit:
            return distance
        prose += line.prose
        if prose > 1:
            return None
    return None

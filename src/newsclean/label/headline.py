"""Which line is the headline: a decision among the lines above the core of the text.

Shape decides, not words: what the line shares with the text, where it stands, how often it is printed. A
headline further down throws away all that stands above it, so for that something must show that the lines
above are the site's and not the article's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import accumulate, chain

from newsclean.label.credits import is_name
from newsclean.label.lines import Line
from newsclean.language.folders import holds_site_word
from newsclean.measure import all_words, content_words, fold_spaces, is_truncated
from newsclean.records import Document

FEWEST_WORDS, MOST_WORDS = 2, 35
# A headline's usual length, in words.
USUAL_WORDS = range(4, 26)
# A line longer than this is the first of the text rather than a headline, unless it is printed twice or credits stand
# below it. Of 394 headlines of the development corpus 1 in 80 is longer.
LONG_WORDS = 18
# So many words that carry a topic tell whether a line has that of the text.
ENOUGH_WORDS = 3
# What speaks against a line none of whose words the text has: "In short", "The rundown".
NONE_SHARED = 0.5
# Most lines between two printings of the headline.
PRINTINGS_APART = 6
# A headline below prose must be printed twice, be long enough that this is no accident, and stand by a date.
TWICE_WORDS = 4
# What a doubtful rule is believed in here: a line that may be one of these is no headline.
NO_HEADLINE = frozenset({"image_caption", "image_credit", "breadcrumb", "tag_cloud"})
# Longest heading of a list, as "Key points", that might be taken for a headline; and how many words the name of a
# university or a company has.
LIST_HEADING_WORDS, HOUSE_WORDS = 3, range(1, 4)
# Who wrote it and when stands right below a headline more often than anywhere else.
CREDIT_BELOW = 0.7
# What speaks against a line for each line between it and a text that is known.
FAR, FAR_LINES = 0.1, 12
# Longest name of a site, in words, and what speaks against a line that looks like one.
NAME_WORDS, SITE_NAME = 5, 0.6
# Least score of a headline: half of its words are the text's, or it stands right above it or first on the page.
LEAST_SCORE = 1.2
# Share of the lines above a headline that must be seen to be the site's.
SITE_SHARE = 0.33

# The entry of a menu inside a menu, as tools write it; a picture's file.
_NO_HEADLINE = re.compile(r"\s*[+o]\s+\S|\s*\S+\.(?:jpe?g|png|gif|webp|svg)\s*$", re.I)
# How a line ends that runs on into the next; a dash ends the place and day with which an agency's text begins.
_GOES_ON = (",", ";", ":", "—", "–", "--", " -")
_SITE_LINE = re.compile(r"\s[|•»]\s|^(?:https?://|www\.)|\b[\w-]+\.(?:com|org|net|info|news|tv|co)\b", re.I)


def find_headline(
    document: Document, lines: Sequence[Line], start: int, last: int, opens: int | None = None
) -> int | None:
    """The block that prints the headline, among those before `start`; None where no line shows itself to be it.

    `start` and `last` are the first and last block of the core of the text. `opens` is the text's first
    line where that is known: then nothing need be seen of the site above, and the headline stands near it or is it.
    """
    is_known = opens is not None
    if not is_known and not any(_may_be_headline(lines[i], document.blocks[i].kind) for i in range(start)):
        return None
    printed = [fold_spaces(block.text.lower()) for block in document.blocks]
    times = Counter(printed)
    topic = words_of_prose(document, lines, start, last)
    # How many of the lines above each are seen to be the site's.
    sites_above = list(accumulate(_lines_of_site(printed, lines, times, document.language, start), initial=0.0))
    first_prose = next((index for index, line in enumerate(lines) if line.prose), len(lines))
    gaps = _distances(lines, start)
    best, best_score = None, LEAST_SCORE
    for index in range(start if opens is None else min(start, opens + 1)):
        line = lines[index]
        if not _may_be_headline(line, document.blocks[index].kind) or _is_caption_above_credit(lines[index + 1]):
            continue
        if _NO_HEADLINE.match(document.blocks[index].text):
            continue
        if not is_known and index and sites_above[index] < max(1.0, SITE_SHARE * index):
            continue
        if (
            not is_known
            and index > first_prose
            and not (times[printed[index]] > 1 and line.words >= TWICE_WORDS and _stands_by_a_date(lines, index, start))
        ):
            continue
        is_twice = times[printed[index]] > 1
        if line.words > LONG_WORDS and not is_twice and not lines[index + 1].credit:
            continue
        if not is_twice and _is_of_the_text(document, index, line):
            continue
        score = _score(document.blocks[index].text, line, topic, gaps[index], index == 0, is_twice)
        score += CREDIT_BELOW * lines[index + 1].credit
        # The first line may be the window's title, far above the text.
        score -= FAR * min(gaps[index], FAR_LINES) * (is_known and index > 0)
        score -= SITE_NAME * (line.words <= NAME_WORDS and holds_site_word(printed[index], document.language))
        if score > best_score + 1e-9:
            best, best_score = index, score
    return None if best is None else _first_printing(lines, printed, best)


def _may_be_headline(line: Line, kind: str) -> bool:
    if line.chrome or line.credit or (line.prose and line.ends) or kind == "list_item":
        return False
    if any(match.rule.kind in NO_HEADLINE for match in line.matches):
        return False
    return FEWEST_WORDS <= line.words <= MOST_WORDS


def _is_of_the_text(document: Document, index: int, line: Line) -> bool:
    """Whether a line runs on from another or into the next, heads a list or says who speaks, and is no headline."""
    text, below = document.blocks[index].text.strip(), document.blocks[index + 1]
    if text.endswith(_GOES_ON) or text.startswith(("…", "...")):
        return True
    heads_list = line.words <= LIST_HEADING_WORDS and below.kind == "list_item"
    return heads_list or _is_name_and_house(text, document.language)


def _is_name_and_house(text: str, language: str) -> bool:
    """Whether a line is a person and where that person works.

    >>> _is_name_and_house("Agnes R. Pell, Quillport University", "en")
    True
    >>> _is_name_and_house("Agnes Pell, diver and witness", "en"), _is_name_and_house("Pell, Dorrin Win", "en")
    (False, False)
    """
    name, _, house = text.partition(", ")
    words = house.split()
    if len(words) not in HOUSE_WORDS or not all(word[0].isupper() for word in words):
        return False
    return is_name(" ".join(word for word in name.split() if not word.endswith(".")), language)


def _is_caption_above_credit(below: Line) -> bool:
    """Whether the line below credits a picture, so that this one is its caption."""
    return any(match.rule.kind == "image_credit" for match in below.matches)


def _score(text: str, line: Line, topic: Set[str], distance: int, is_first: bool, is_twice: bool) -> float:
    words = content_words(text)
    if not words:
        return 0.0
    shared = sum(1 for word in words if word in topic) / len(words)
    # One word that the text has too says little: any entry of a menu may be about the same.
    score = 2.0 * shared * min(1.0, len(words) / ENOUGH_WORDS) + 1.0 / (1 + distance)
    score += 0.5 * is_first + 0.5 * (line.words in USUAL_WORDS) + 0.6 * (is_twice and shared > 0)
    end = text.rstrip()[-1]
    score -= NONE_SHARED * (shared == 0)
    score -= 0.7 * (end in ".。।۔") + 1.0 * is_truncated(text, topic)
    return score


def words_of_prose(document: Document, lines: Sequence[Line], first: int, last: int) -> frozenset[str]:
    """The words of the prose from line `first` to line `last`."""
    prose = (index for index in range(first, last + 1) if lines[index].prose)
    return frozenset(chain.from_iterable(all_words(document.blocks[index].text) for index in prose))


def _lines_of_site(
    printed: Sequence[str], lines: Sequence[Line], times: Counter[str], language: str, end: int
) -> list[float]:
    """For each line before `end`, how much shows it to be the site's: 0, 1/2 (a doubtful rule) or 1."""
    shown = []
    for text, line in zip(printed[:end], lines[:end], strict=True):
        sure = line.chrome or line.date is not None
        sure = sure or (line.words <= NAME_WORDS and holds_site_word(text, language))
        sure = sure or (not line.prose and (times[text] > 1 or _SITE_LINE.search(text) is not None))
        shown.append(1.0 if sure else 0.5 * bool(line.matches))
    return shown


def _distances(lines: Sequence[Line], start: int) -> list[int]:
    """For each line before `start`, how many lines other than chrome and credits stand between."""
    gaps, count = [0] * start, 0
    for index in range(start - 1, -1, -1):
        gaps[index] = count
        if not lines[index].chrome and not lines[index].credit:
            count += 1
    return gaps


def _stands_by_a_date(lines: Sequence[Line], index: int, start: int) -> bool:
    return any(line.date for line in lines[max(0, index - PRINTINGS_APART) : start])


def _first_printing(lines: Sequence[Line], printed: Sequence[str], headline: int) -> int:
    """The first of the printings of a headline between which no prose stands."""
    for index in range(max(0, headline - PRINTINGS_APART), headline):
        if printed[index] == printed[headline] and not any(line.prose for line in lines[index:headline]):
            return index
    return headline

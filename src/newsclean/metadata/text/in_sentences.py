"""Whether a line that names people tells of them in a sentence, so that it is no byline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.measure import count_words, ends_sentence, has_no_spaces
from newsclean.metadata.dates.cut import cut_dates
from newsclean.metadata.people.byline_leads import strip_lead
from newsclean.metadata.people.name_words import begins_with_role, is_role
from newsclean.metadata.words import fold_words

# So many words behind a name and a comma may go on in a sentence.
_SENTENCE_WORDS = 4
# "Ph.D.", which ends no sentence.
_ABBREVIATION = re.compile(r"\.\w{1,3}\.$")


def goes_on(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a name goes on in a sentence: "Jane Doe, reunited with her cello". What someone is may stand there.

    >>> goes_on("Jane Doe, reunited with her cello", ("en",)), goes_on("Jane Doe, reporter in the north", ("en",))
    (True, False)
    """
    behind = text.partition(", ")[2]
    if not behind[:1].islower():
        return False
    said = fold_words(behind)
    return count_words(said) >= _SENTENCE_WORDS and begins_with_role(languages).match(said) is None


def says_more(text: str, names: Sequence[str], languages: tuple[str, ...]) -> bool:
    """Whether the text ends as a sentence and says more than who wrote; a role may stand behind a comma.

    >>> says_more("By Jane Doe, reporter.", ["Jane Doe"], ("en",)), says_more("By Jane Doe.", ["Jane Doe"], ("en",))
    (False, False)
    >>> says_more("Written by Jane Doe, the song is still sung.", ["Jane Doe"], ("en",))
    True
    """
    if not ends_sentence(text) or has_no_spaces(text) or _ABBREVIATION.search(text):
        return False
    if is_role(text.partition(",")[2].rstrip(" ."), languages):
        return False
    rest = count_words(cut_dates(strip_lead(text, languages), languages))
    return rest > sum(map(count_words, names)) + len(names) - 1  # an "and" between them

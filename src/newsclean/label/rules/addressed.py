"""Whether a phrase stands amid a sentence that a site says, or amid one of the article.

"Content is blocked" is what a site tells its readers, and what an article tells of a country. A sentence of the site
begins with the phrase, or it speaks to the reader, of the site itself or of the page; the words for this are data:
`addressing` in `words.toml`. A sentence that does neither is most likely the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from newsclean.kinds import OF_PICTURES
from newsclean.label.rules.packs import Rule
from newsclean.label.rules.phrases import fold_lines, strip_marks
from newsclean.language.words import words_in
from newsclean.measure import CLOSERS, ONE_UNSPACED, STOPS, UNSPACED
from newsclean.trie import trie_pattern

# The most that a phrase amid such a sentence counts: less than prose amid the text, and no sign that a text is dirty.
# Of 598 lines of sites, of eight words or more in 16 languages, 36 have a phrase alone in a sentence that addresses
# nobody; of 52 sentences of news 50.
AMID = 0.68
_NEVER = OF_PICTURES | {"body"}
# Where a sentence ends amid a line. A bracket, a © or a script without spaces may follow at once.
_END = re.compile(rf"[{re.escape(STOPS)}][{re.escape(STOPS + CLOSERS)}]*(?:\s+|(?=[©(\[（【{UNSPACED}]))")
# An address of the web or of mail, and who has the rights.
_SIGNS = r"https?://|www\.|\S@\S|©"


def sentence_starts(text: str) -> Iterator[int]:
    """Yield where a sentence ends and another begins; no sentence begins with a small letter.

    >>> list(sentence_starts("It rained. The ferry left at 4 p.m. on Friday."))
    [11]
    """
    for match in _END.finditer(text):
        if match.end() < len(text) and not text[match.end()].islower():
            yield match.end()


def sentences_with(line: str, phrase: str) -> tuple[str, ...]:
    """The sentences of a line that hold this folded phrase; none where it goes over the end of one.

    >>> sentences_with("It rained. Read more: the ferry left. It was late.", "read more")
    ('Read more: the ferry left. ',)
    """
    places = [0, *sentence_starts(line), len(line)]
    sentences = [line[start:end] for start, end in pairwise(places)]
    return tuple(s for s, folded in zip(sentences, fold_lines(sentences), strict=True) if phrase in folded)


def may_be_amid(rule: Rule) -> bool:
    """Whether a rule's phrase may stand amid a sentence of the article.

    Credits and captions stand beside sentences like those of the article, and headings beside none. A rule with the
    score 1 is sure, and one for any language or outside the text has nothing to be weighed against.
    """
    if rule.scope != "within" or not rule.phrases or rule.opens or rule.kind in _NEVER or "und" in rule.languages:
        return False
    return AMID < rule.score < 1 and rule.place in ("any", "body")


def says_site(sentence: str, phrase: str, rule: Rule) -> bool:
    """Whether a sentence that holds this folded phrase of a rule is the site's.

    >>> rule = Rule("legal/of-content", "legal", "", (), (), languages=("en",))
    >>> says_site("- Content is blocked in the west.", "content is blocked", rule)
    True
    >>> says_site("In the west content is blocked.", "content is blocked", rule)
    False
    """
    folded = fold_lines((sentence,))[0]
    return not strip_marks(folded.partition(phrase)[0]) or is_addressed(sentence, rule.languages)


def is_addressed(sentence: str, tags: Iterable[str]) -> bool:
    """Whether a sentence speaks to the reader, of the site or of the page, in the words of one of the languages.

    In a language without such words any sentence may.

    >>> is_addressed("This site needs your consent to load it.", ("en",))
    True
    >>> is_addressed("The US needs the consent of the council.", ("en",))
    False
    """
    return any((pattern := _addressing(tag)) is None or pattern.search(sentence) is not None for tag in tags)


@lru_cache(maxsize=64)
def _addressing(tag: str) -> re.Pattern[str] | None:
    """The expression for the words of a language; None where it has none.

    A word in small letters may begin with a capital, but "US" is no "us".
    """
    kinds: dict[str, list[str]] = {"capital": [], "ending": [], "start": [], "unspaced": [], "small": []}
    for word in words_in(tag, "addressing"):
        if ONE_UNSPACED.match(word):
            kind = "unspaced"
        elif "-" in (word[0], word[-1]):
            kind = "ending" if word[0] == "-" else "start"
        else:
            kind = "capital" if word[0].isupper() else "small"
        kinds[kind] += [word.strip("-"), word.replace("'", "’").strip("-")]
    if not any(kinds.values()):
        return None
    small, start = (
        [spelled for word in kinds[kind] for spelled in (word, word[0].upper() + word[1:])]
        for kind in ("small", "start")
    )
    parts = [
        *([rf"\b(?:{trie_pattern(small)})\b"] if small else ()),
        *([rf"(?<=[\w,]\s)(?:{trie_pattern(kinds['capital'])})\b"] if kinds["capital"] else ()),
        *([rf"\w(?:{trie_pattern(kinds['ending'])})\b"] if kinds["ending"] else ()),
        *([rf"^\W*(?:{trie_pattern(start)})\b"] if start else ()),
        *([trie_pattern(kinds["unspaced"])] if kinds["unspaced"] else ()),
        _SIGNS,
    ]
    return re.compile("|".join(parts))

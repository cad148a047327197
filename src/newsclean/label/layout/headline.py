"""Which line is the headline: a choice among the lines above the core of the text.

The choice goes by shape, not by words: what the line shares with the text, where it stands, how often it is printed.
`headline_evidence` lists the evidence and `weights/headline.json` says how much each piece counts, as
`training/text/headlines.py` fitted it on a corpus.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from math import fsum

from newsclean.kinds import OF_PICTURES
from newsclean.label.layout.credits import is_name
from newsclean.label.layout.headline_evidence import asks, doubts, evidence
from newsclean.label.layout.kickers import CREDITS_BELOW, are_kickers, without_rules_on_kickers
from newsclean.label.layout.lines import Line, has_credit_below, is_marked
from newsclean.label.layout.surroundings import TRAIL, Surroundings
from newsclean.measure import OPENING_QUOTES, STOPS, fold_spaces
from newsclean.metadata.titles.titles import likeness, read_title
from newsclean.records import Block, Document

FEWEST_WORDS, MOST_WORDS = 2, 35
# A line with more words than this is the first of the text rather than a headline.
LONG_WORDS = 18
# Candidates are the first lines of the page and the nearest lines above the text. Of the headlines of the corpus that
# stand above their text, 99 of 100 are among them.
FIRST_LINES, NEAREST = 4, 60
# The most lines between two printings of the headline, and the most lines of prose there: a standfirst and a caption
# that repeats one.
PRINTINGS_APART, STANDFIRST = 9, 3
# A short standfirst stands nearer to the credits than its headline does, and may have more evidence for it. So the line
# above the best one is the headline if it has at least HEADLINE_ABOVE words, shares SHARED_ABOVE with the text, and is
# behind by less than STANDFIRST_AHEAD: of 49 such lines in the texts of the corpus 33 are, and to discard a headline is
# worse than to take a kicker for it.
HEADLINE_ABOVE, SHARED_ABOVE, STANDFIRST_AHEAD, CREDITS_NEAR = 4, 2, 1.5, 3
# What somebody said has few words of the text. Set on written interviews; below a kicker in quotation marks ("Hart aber
# fair") stands a headline, which is shorter than most standfirsts.
STANDFIRST_AHEAD_OF_QUOTE, STANDFIRST_WORDS = 4.0, 9
# A line that is the site's name, going by a notice on rights, is no headline; below it a line needs so much less
# evidence, because such a page has a headline. Set on three such pages, in Russian and Persian.
BELOW_NAME = 0.6
# What a line that Markdown does not mark as a heading shares at least with the title that front matter tells.
LIKE_TOLD = 0.5
# Kinds for which even a doubtful rule counts: a line that may be one of these is no headline.
NO_HEADLINE = OF_PICTURES | {"breadcrumb", "tag_cloud"}
# All lines above a headline are discarded, so one below the first line needs support: this share of the lines above it
# is known to be the site's and none is prose, or credits stand within CREDITS_BELOW lines, or it is printed twice, or
# the page's address repeats it to this share, or the lines above are no more than a kicker.
SITE_SHARE, OF_SLUG = 0.1, 0.8
# One line of prose may stand above it, a notice on cookies say, if this share of the lines above is the site's.
SITE_SHARE_WITH_PROSE = 0.4
# The longest heading of a list, such as "Key points", that might be taken for a headline; and the number of words in
# the name of a university or a company.
LIST_HEADING_WORDS, HOUSE_WORDS = 3, range(1, 4)

# A line of nothing but what is quoted.
_QUOTED = re.compile(rf"[{''.join(OPENING_QUOTES)}][^\"“”„«»「」『』]+[\"“”»«’'」』]")
# A submenu entry as tools write it ("+ Sport"), or the name of a picture's file.
_NO_HEADLINE = re.compile(r"\s*[+o]\s+\S|\s*\S+\.(?:jpe?g|png|gif|webp|svg)\s*$", re.I)
# Where a line goes on with another sentence; Arabic headlines have two points where others have a colon.
_NEXT_SENTENCE = re.compile(rf"(?<!\.)[{re.escape(STOPS)}][\"”’'»)]{{0,2}}\s+[^\W\d_a-z]")
# Endings of a line that runs on into the next; a dash ends the place and date with which an agency's text begins.
_GOES_ON = (",", ";", ":", "،", "؛", "—", "–", "--", " -")


def find_headline(
    document: Document, lines: Sequence[Line], start: int, last: int, opens: int | None = None
) -> int | None:
    """The block that prints the headline, among those before `start`; None where the evidence is too weak for any line.

    `start` and `last` are the first and last block of the core of the text. `opens` is the text's first line where that
    is known; the headline then stands near that line, or is it.
    """
    text = Surroundings(document, without_rules_on_kickers(document, lines, start), start, last, opens)
    if (told := _told_headline(text)) is not None:
        return _first_printing(text, told)
    weights, none = headline_weights()
    best, best_score = None, none
    scores: dict[int, float] = {}
    for index in candidates(text):
        if text.is_holder(index):
            if best is None:
                best_score = none - BELOW_NAME
            continue
        score = scores[index] = _weigh(evidence(text, index), weights)
        if score > best_score + 1e-9:
            score += _weigh(doubts(text, index), weights)
        if score > best_score + 1e-9:
            best, best_score = index, score
    if best is None:
        return _marked_headline(text)
    if best - 1 in scores and _may_be_standfirst(text, best, best_score - scores[best - 1]):
        best -= 1
    if _is_unlike_told(text, best):
        return None
    # The only heading of the first level stands above what looks like one: a caption, a standfirst.
    marked = _marked(document) if document.blocks[best].kind != "heading" else []
    if len(marked) == 1 and marked[0] < best and _may_be_headline(lines[marked[0]], document.blocks[marked[0]]):
        best = marked[0] if lines[marked[0]].shares(text.topic) else best
    return _first_printing(text, best)


def _told_headline(text: Surroundings) -> int | None:
    """The last line above the text's first that is the title which the caller or front matter tells; None for none."""
    document = text.document
    last = min(text.start, len(text.lines) - 2)  # the text itself is below it
    # Front matter is no text, so the first block was changed; exports may begin with the headline.
    front = document.front.values if document.blocks[0].edits or document.front.fields else {}
    for told in (document.page.title, *front.get("title", ())[:1]):
        title = fold_spaces((told or "").lower())
        for index in range(last, -1, -1):
            if title and text.lines[index].printed == title:
                return index
    return None


def _is_unlike_told(text: Surroundings, index: int) -> bool:
    """Whether front matter tells another title than the line, which is no marked heading: a picture's caption, say."""
    told = next(iter(text.document.front.values.get("title", ())), "")
    block = text.document.blocks[index]
    if not told or not text.document.front.is_markdown or block.kind == "heading":
        return False
    return likeness(read_title(told), read_title(block.text)) < LIKE_TOLD


def _marked_headline(text: Surroundings) -> int | None:
    """The first line of a Markdown text if it is its only heading of the first level; None where it is not.

    Nothing but credits may stand between it and the text: above menus and other headings stands the site's name. Of 176
    texts of the corpus, written as Markdown, 154 have their headline with this and 145 without.
    """
    first = next((index for index in range(text.start) if text.lines[index].printed), text.start)
    marked = _marked(text.document)
    if marked != [first] or first >= text.last or text.lines[first].chrome or text.is_holder(first):
        return None
    between = text.lines[first + 1 : text.start]
    return first if all(line.credit or not line.printed for line in between) else None


def _marked(document: Document) -> list[int]:
    return [block.index for block in document.blocks if is_marked(document, block.index)]


def _may_be_standfirst(text: Surroundings, index: int, ahead: float) -> bool:
    """Whether the line at `index`, with credits below it and so much more evidence, may stand below a headline."""
    above = text.lines[index - 1]
    is_plain = not above.prose and not above.matches and above.words >= HEADLINE_ABOVE
    if not is_plain or not has_credit_below(text.lines, index, CREDITS_NEAR):
        return False
    if _QUOTED.fullmatch(text.document.blocks[index - 1].text.strip()) and text.lines[index].words >= STANDFIRST_WORDS:
        return ahead < STANDFIRST_AHEAD_OF_QUOTE
    return ahead < STANDFIRST_AHEAD and above.shares(text.topic) >= SHARED_ABOVE


@cache
def headline_weights() -> tuple[Mapping[str, float], float]:
    """(the weight of each piece of evidence, the sum below which no line is the headline), read once a process."""
    file = files("newsclean") / "label" / "weights" / "headline.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    return content["weights"], content["none"]


def _weigh(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return fsum([weights.get(name, 0.0) * value for name, value in found.items()])


def candidates(text: Surroundings) -> Iterator[int]:
    """Yield the lines that may be the headline, from the top down."""
    end = text.start if text.opens is None else min(text.start, text.opens + 1)
    if end == text.start:  # a long question is like prose, and so is its copy in a trail above it
        question = (end,) if asks_or_calls(text.document.blocks[end].text) else ()
        end = max((*question, *filter(text.ends_trail, range(end, end + TRAIL + 1)), end - 1)) + 1
    end = min(end, len(text.lines) - 1)
    first = min(FIRST_LINES, end)
    for index in chain(range(first), range(max(first, end - NEAREST), end)):
        line, block = text.lines[index], text.document.blocks[index]
        if _NO_HEADLINE.match(block.text) or not _may_be_headline(line, block):
            continue
        if text.lines[index + 1].is_a("image_credit") and not text.opens_page(index):  # a caption
            continue
        if text.times[line.printed] == 1 and _is_of_the_text(text.document, index, line):
            continue
        # A question is as likely the first sentence of the text, so it needs support: what stands above it, or that it
        # is short and nothing does. Of 735 texts of the corpus without their headline 14 begin with such a line.
        if index >= text.start or (line.prose and line.ends):
            calls = asks_or_calls(block.text)
            if index == 0:
                supported = calls and line.words < LONG_WORDS
            else:
                supported = text.ends_trail(index) or (calls and _stands_below_the_site(text, index))
            if supported:
                yield index
        elif index == 0 or text.opens is not None or _stands_below_the_site(text, index):
            yield index


def _stands_below_kicker(text: Surroundings, index: int) -> bool:
    """Whether the line stands right above prose, of whose words it has some, and nothing but a kicker above it."""
    line = text.lines[index]
    if line.words > LONG_WORDS or not text.lines[index + 1].prose:
        return False
    if asks(text.document.blocks[index].text.rstrip()):  # the first sentence below a heading: "Introduction"
        return False
    return are_kickers(text.document, text.lines, index, text.last) and line.shares(text.topic) > 0


def _stands_below_the_site(text: Surroundings, index: int) -> bool:
    """Whether there is a sign that the lines above are the site's, and no text that the headline would discard."""
    if (
        text.times[text.lines[index].printed] > 1
        or text.ends_trail(index)
        or _stands_below_kicker(text, index)
        or text.of_slug[index] >= OF_SLUG
        or has_credit_below(text.lines, index, CREDITS_BELOW)
    ):
        return True
    share = SITE_SHARE_WITH_PROSE if text.prose[index] else SITE_SHARE
    return text.prose[index] <= 1 and text.site[index] >= max(1.0, share * index)


def _may_be_headline(line: Line, block: Block) -> bool:
    if line.chrome or line.credit or block.kind == "list_item":
        return False
    if line.is_a(*NO_HEADLINE):
        return False
    return FEWEST_WORDS <= line.words <= MOST_WORDS


def asks_or_calls(text: str) -> bool:
    """Whether a line is one question or one exclamation, as many headlines are.

    >>> asks_or_calls("Is it safe?"), asks_or_calls("It took an hour. Did it work?"), asks_or_calls("It was.")
    (True, False, False)
    >>> asks_or_calls("مدينة بلا أفران.. كيف عاد أهلها إلى التنور؟")
    True
    """
    return asks(text.rstrip()) and _NEXT_SENTENCE.search(text) is None


def _is_of_the_text(document: Document, index: int, line: Line) -> bool:
    """Whether a line is no headline because it continues another line, runs on, heads a list or names a speaker."""
    text, below = document.blocks[index].text.strip(), document.blocks[index + 1]
    if text.endswith(_GOES_ON) or text.startswith(("…", "...")):
        return True
    heads_list = line.words <= LIST_HEADING_WORDS and below.kind == "list_item"
    return heads_list or _is_name_and_house(text, document.language)


def _is_name_and_house(text: str, language: str) -> bool:
    """Whether a line is a person's name and the house where that person works.

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


def _first_printing(text: Surroundings, headline: int) -> int:
    """The first printing of the headline that is near it, with at most a standfirst in between."""
    printed = text.lines[headline].printed
    for index in range(max(0, headline - PRINTINGS_APART), headline):
        if text.lines[index].printed == printed and text.prose[headline] - text.prose[index] <= STANDFIRST:
            return index
    return headline

"""Judges a record as a whole: its language, whether it is an article, how sure its text is, and its flags."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile

from newsclean.article import Article
from newsclean.kinds import Flag
from newsclean.label.layout.lines import UNENDED_PROSE_WORDS
from newsclean.label.layout.several import find_articles
from newsclean.language.cut_off import breaks_off
from newsclean.language.detect import detect_language
from newsclean.language.folders import has_rules
from newsclean.language.mixed import is_mixed
from newsclean.measure import PROSE_WORDS, count_words, ends_question, ends_sentence, has_no_stops
from newsclean.metadata import Metadata
from newsclean.origins import STRUCTURE_OF, TRAFILATURA_FAILED
from newsclean.records import Block, Decision, Document, Label

# The numbers for plain text are set by hand and checked on the seeds and the golden pages only; those for HTML are
# learned (training/html).
# An article of plain text has at least this many words of prose, which are at least this share of its kept words.
ARTICLE_WORDS, ARTICLE_PROSE = 20, 0.5
# A line weighs no more than this many words in the confidence, so that one long paragraph does not decide it.
HEAVIEST_LINE = 80
# A page with as many words of these kinds as of prose shows no article.
WALLS = frozenset({"cookie_notice", "paywall", "error_message"})


# A notice that closes off the rest is a sentence of at least WALL_WORDS words: shorter ones are labels and menu
# entries, which free pages have too. A rule with a score below WALL_SCORE may match a mere offer. Set by hand.
WALL_WORDS, WALL_SCORE = 6, 0.8
# The opinion on a block in a box that the page names a paywall; here the wording does not matter, and a sentence may be
# short: "Subscribe to read on." has more words than a button.
_WALL_BOX, _SHORT_WALL = STRUCTURE_OF["paywall"], 3
# Elsewhere a notice closes off nothing if so many kept blocks of prose follow it: it stands amid the text.
_GOES_ON = 2
# A record with fewer words gets the flag few_words; set by hand.
FEW_WORDS = 60
# On most pages this many characters already hold FEW_WORDS words, and the rest need not be counted.
_BEGINNING = 1_000


def judge(article: Article, document: Document, decisions: Sequence[Decision], metadata: Metadata) -> Article:
    """The article with its language, `is_article`, `confidence` and flags; its text is not changed."""
    language = detect_language(article.text, article.language_declared)
    is_article, confidence = judge_page(document, decisions)
    return replace(
        article,
        language=language.tag,
        language_score=language.score,
        is_article=is_article,
        confidence=confidence,
        flags=tuple(_flags(article, language.tag, document, decisions, metadata)),
    )


def judge_page(document: Document, decisions: Sequence[Decision]) -> tuple[bool, float]:
    """(is_article, confidence) of a page."""
    if document.kind == "html":
        from newsclean.label.html.classifier import judge_html

        return judge_html(document, decisions)
    return judge_text(decisions)


def judge_text(decisions: Sequence[Decision]) -> tuple[bool, float]:
    """(is_article, confidence) of a plain text: by how much prose was kept and how clearly each line was decided.

    A line is decided by the distance between its winning opinion and the best one on the other side (keep or leave
    out). The confidence is the mean of these distances, weighted by the lines' words; 0 if no words were kept.
    """
    prose = words = walls = 0
    clear = total = 0.0
    for decision in decisions:
        size = count_words(decision.block.text)
        keep = decision.label.kind == "body"
        if keep:
            words += size
            prose += size if _is_prose_in_script(decision.block.text, size) else 0
        walls += size if decision.label.kind in WALLS else 0
        others = [label.score for label in decision.evidence if (label.kind == "body") != keep]
        weight = min(size, HEAVIEST_LINE)
        clear += weight * max(0.0, decision.label.score - max(others, default=0.0))
        total += weight
    is_article = prose >= ARTICLE_WORDS and prose >= ARTICLE_PROSE * words and prose > walls
    confidence = clear / total if total and words else 0.0
    return is_article, round(min(1.0, confidence), 3)


def _is_prose_in_script(text: str, words: int) -> bool:
    """Whether a text of so many words is prose; a script without stops shows that by its length alone."""
    return words >= PROSE_WORDS and (ends_sentence(text) or (words >= UNENDED_PROSE_WORDS and has_no_stops(text)))


def _flags(
    article: Article, language: str, document: Document, decisions: Sequence[Decision], metadata: Metadata
) -> Iterator[Flag]:
    """Yield the flags: what a careful reader of the record should know, in the order of `docs/record.md`."""
    if find_articles(document, decisions):
        yield "several_articles"
    if breaks_off(article.blocks, language):
        yield "truncated"
    if _is_walled(article.is_accessible_for_free, decisions):
        yield "paywalled"
    if count_words(article.text[:_BEGINNING]) < FEW_WORDS and count_words(article.text) < FEW_WORDS:
        yield "few_words"
    if document.kind == "text" and language != "und" and not has_rules(language):
        yield "no_rules_for_language"
    if is_mixed([block.text for block in article.blocks if block.kind != "code"], language):
        yield "mixed_language"
    if any(_overruled(d) for d in decisions if d.label.by.labeler == "second-opinion"):
        yield "second_opinion_used"
    if any(label.by == TRAFILATURA_FAILED for decision in decisions[:1] for label in decision.evidence):
        yield "second_opinion_failed"
    yield from metadata.flags


def _is_walled(is_free: bool | None, decisions: Sequence[Decision]) -> bool:
    """Whether the page is not free: it says so itself or, where it is silent, shows a notice in or below its text."""
    if is_free is not None:
        return not is_free
    below = list(dropwhile(lambda decision: decision.label.kind != "body", decisions))
    if all(decision.label.kind != "paywall" for decision in below):
        return False
    prose = [
        decision.block
        for decision in below
        if decision.label.kind == "body" and _is_prose_in_script(decision.block.text, count_words(decision.block.text))
    ]
    places = [block.index for block in prose]
    return any(
        _is_notice(decision, prose, bisect(places, decision.block.index))
        for decision in below
        if decision.label.kind == "paywall"
    )


def _is_notice(decision: Decision, prose: Sequence[Block], place: int) -> bool:
    """Whether a block closes off the rest of the text; of the kept blocks of `prose`, those from `place` on follow."""
    block = decision.block
    words = count_words(block.text)
    goes_on = len(prose) - place >= _GOES_ON
    labels = [label for label in (decision.label, *decision.evidence) if label.kind == "paywall"]
    if any(label.by == _WALL_BOX for label in labels) or _stands_in_wall(block):
        # A box so named may also hold the whole text.
        if goes_on and _stands_in_wall(prose[place]):
            return False
        return words >= WALL_WORDS or (words >= _SHORT_WALL and _is_short_notice(block, labels))
    if words < WALL_WORDS or all(label.score < WALL_SCORE for label in labels):
        return False
    return not goes_on or (place > 0 and _in_own_box(prose[-_GOES_ON], block, prose[place - 1]))


def _is_short_notice(block: Block, labels: Iterable[Label]) -> bool:
    """Whether a short line in a paywall's box is a notice: a statement that is shown, and whose words a rule knows.

    Free pages keep such a box hidden, or have "Loading, please wait." and "Already a subscriber?" in it.
    """
    shown = block.markup is None or not block.markup.hidden
    says = ends_sentence(block.text) and not ends_question(block.text)
    return shown and says and any(label.by.labeler == "rule" for label in labels)


def _in_own_box(block: Block, notice: Block, above: Block) -> bool:
    """Whether a block stands in the notice's own box, which `above` does not: the offer goes on there, not the text."""
    if notice.markup is None or block.markup is None or above.markup is None:
        return False
    elements, at = notice.markup.elements, notice.markup.element
    boxes = {at, elements.parents[at]}.difference(elements.line(above.markup.element))
    return not boxes.isdisjoint(elements.line(block.markup.element))


def _stands_in_wall(block: Block) -> bool:
    """Whether the page names a box around the block a paywall."""
    from newsclean.label.html.naming.box_kinds import kinds_of

    markup = block.markup
    return markup is not None and any(kind == "paywall" for kind, _ in kinds_of(markup.elements, markup.element, {}))


def _overruled(decision: Decision) -> bool:
    """Whether the second opinion overruled the classifier on this block: one would keep it, the other not."""
    keep = decision.label.kind == "body"
    return any((label.kind == "body") != keep and label.by.labeler == "classifier/html" for label in decision.evidence)

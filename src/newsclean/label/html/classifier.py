"""The learned labeler of HTML: boosted trees over a page's blocks, then one choice for the page.

The weights are data (`weights/html.json`), built by `training/html`; `training/MODEL_CARD_html.md` says from what and
how well they do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from newsclean.label.choice import best_cut, find_repeats
from newsclean.label.html.bins import FEATURES, Cuts, bins_of, put_in_bins
from newsclean.label.html.boxes import around_text
from newsclean.label.html.copies import hidden_copies, pulled_quotes
from newsclean.label.html.features import Measured, block_sizes, ends_like_prose, measure
from newsclean.label.html.gaps import find_gaps
from newsclean.label.html.head import page_titles
from newsclean.label.html.headline import find_headline
from newsclean.label.html.hidden import hidden_amid_shown
from newsclean.label.html.masses import LONG
from newsclean.label.html.names import NameScorer, name_scorer
from newsclean.label.html.naming.box_kinds import KindsOf
from newsclean.label.html.naming.kinds import OTHER_LINKS, is_image_caption, name_chrome, name_date
from newsclean.label.html.naming.tag_lists import TAG_LIST, find_tag_lists
from newsclean.label.html.naming.trails import ABOVE_HEADLINE, ON_TRAIL, trail_above
from newsclean.label.html.page_rows import page_row, says_article
from newsclean.label.html.standfirsts import find_points, is_label, is_standfirst
from newsclean.label.html.strays import find_strays
from newsclean.label.html.told import TOLD, told_blocks
from newsclean.label.lanes import UNIT, ZERO, LaneScore, column, compile_lanes, lanes, lowest_bits
from newsclean.label.trees import Tree, log_odds, probability
from newsclean.metadata.html.quotations import is_attribution
from newsclean.origins import (
    STRUCTURE,
    STRUCTURE_CAPTION,
    STRUCTURE_HEADLINE,
    STRUCTURE_HIDDEN,
    STRUCTURE_KICKER,
    STRUCTURE_LINKS,
    STRUCTURE_OF,
    STRUCTURE_REPEAT,
    STRUCTURE_STRAY,
)
from newsclean.records import Block, Candidate, Decision, Document, Label

WEIGHTS = files("newsclean") / "label" / "weights" / "html.json"
# A lost sentence is worse than a line of chrome, so the odds of every block are multiplied by LENIENCE. On the
# development corpus, by site, 1.5 against 1: WCXB articles F1 +0.002, wanted snippets +0.012, unwanted +0.006, fundus
# F1 -0.002.
LENIENCE = 1.5
# From the first to the last block above SURE_TEXT, losing a sentence is more likely than letting chrome in; outside,
# and for blocks with the share LINKS in links, the other way round. So the odds are multiplied by AMID there and by
# AROUND elsewhere. Also fitted on the development corpus, in the mean of three seeds: against none of this, WCXB
# articles F1 +0.002 (95 %: 0.001 to 0.003), fundus +0.001 (-0.001 to 0.004), other page types +0.007, articles under
# 150 words +0.009, snippets wanted and unwanted -0.001.
SURE_TEXT, LINKS, AMID, AROUND = 0.9, 0.8, 2.0, 0.8
# The least size of an article's text, in characters; the shortest of 805 true texts has 342. An error page has less.
ARTICLE_SIZE = 150
# What is added to the log-odds of an article where the page declares one throughout. By site, one article of the
# development corpus is found by it, and no other page is taken for an article; with 10 in place of 1 it is the same.
DECLARED = 1.0


@dataclass(frozen=True, slots=True)
class Model:
    """The weights ready for use: the scores of names, the cuts between bins, and the forests."""

    names: NameScorer
    cuts: Cuts
    body: LaneScore
    features: tuple[int, ...]  # the features that `body` uses
    names_around: Mapping[str, float]  # what names around the text say of the page's type
    names_anywhere: Mapping[str, float]  # what names anywhere say of it
    article: Sequence[Tree]  # they give the log-odds that a page is an article
    article_nowhere: Sequence[Tree]  # the same for a page given without its address
    confidence: Sequence[Tree]  # they give the F1 that a page's text is expected to have


@lru_cache(maxsize=1)
def load_model(file: Traversable = WEIGHTS) -> Model:
    """The model with the shipped weights, read once a process."""
    content = json.loads(file.read_text(encoding="utf-8"))
    return Model(
        name_scorer({name: (own, parent, above) for name, (own, parent, above) in content["names"].items()}),
        content["cuts"],
        *compile_lanes(content["body"]),
        content["names_around"],
        content["names_anywhere"],
        content["article"],
        content["article_nowhere"],
        content["confidence"],
    )


def body_probabilities(measured: Measured, model: Model) -> list[float]:
    """For each block the probability that it belongs to the article's text."""
    bins = put_in_bins(measured, model.cuts)
    columns = [0] * len(FEATURES)
    for feature in model.features:
        columns[feature] = column(bins_of(bins, feature))
    total = model.body(lowest_bits(bins.units), columns)
    return measured.spread(list(map(_probability_of, lanes(total, bins.units))))


@lru_cache(maxsize=65_536)
def _probability_of(lane: int) -> float:
    return lenient(probability((lane - ZERO) / UNIT))


def lenient(p: float) -> float:
    """The probability with the odds raised in favour of keeping.

    >>> lenient(0.0), round(lenient(0.4), 2), lenient(1.0)
    (0.0, 0.5, 1.0)
    """
    return _raised(p, LENIENCE)


def _raised(p: float, times: float) -> float:
    return times * p / (1.0 - p + times * p)


def by_place(p: Sequence[float], links: Sequence[float]) -> list[float]:
    """The probabilities with the odds raised amid what is surely text, and lowered around it and for links.

    Where no block is sure, the whole page counts as the middle.

    >>> [round(own, 2) for own in by_place([0.5, 0.95, 0.5, 0.5, 0.95, 0.5], [0.0, 0.0, 0.1, 1.0, 0.2, 0.0])]
    [0.44, 0.97, 0.67, 0.44, 0.97, 0.44]
    >>> [round(own, 2) for own in by_place([0.5, 0.2], [0.0, 0.0])]
    [0.67, 0.33]
    """
    sure = [i for i, own in enumerate(p) if own >= SURE_TEXT]
    first, end = (sure[0], sure[-1] + 1) if sure else (0, len(p))
    return [
        _raised(own, AMID if first <= i < end and link < LINKS else AROUND)
        for i, (own, link) in enumerate(zip(p, links, strict=True))
    ]


def choose(blocks: Sequence[Block], p: Sequence[float], sizes: Sequence[int]) -> tuple[list[bool], dict[int, Label]]:
    """(for each block whether it is kept; labels for blocks left out although they look like text).

    The latter are blocks that repeat another block, and captions, which are no part of an article's text.
    """
    links = [block.markup.link_share if block.markup is not None else 0.0 for block in blocks]
    kept = best_cut(by_place(p, links), sizes)
    left_out: dict[int, Label] = {}
    for i, block in enumerate(blocks):
        if kept[i] and is_image_caption(block) and not is_attribution(blocks, i):
            left_out[i] = Label(i, "image_caption", 0.9, STRUCTURE_CAPTION, "Stands in an element named a caption")
            kept[i] = False
    for i in find_repeats(blocks, kept, p):
        left_out[i] = Label(i, "other", 0.9, STRUCTURE_REPEAT, "Says the same as another block")
    for i in hidden_copies(blocks, kept):
        left_out[i] = Label(i, "other", 0.9, STRUCTURE_REPEAT, "Hidden, and says what stands in blocks that are shown")
    for i in hidden_amid_shown(blocks, [keep and i not in left_out for i, keep in enumerate(kept)], p, sizes):
        # A little less than sure, so that rules are asked what it is.
        left_out[i] = Label(i, "other", 0.89, STRUCTURE_HIDDEN, "Hidden, while most of the text is shown")
    for i in pulled_quotes(blocks, kept, p):
        left_out[i] = Label(
            i, "other", 0.9, STRUCTURE_REPEAT, "Looks set apart, and stands in another block word for word"
        )
    kept = [keep and i not in left_out for i, keep in enumerate(kept)]
    for i in find_gaps(blocks, kept, p, sizes, left_out):
        kept[i] = True
    for i in tuple(find_strays(blocks, kept)):
        left_out[i] = Label(i, "other", 0.9, STRUCTURE_STRAY, "Has no word that says anything by itself")
        kept[i] = False
    return kept, left_out


def label_by_structure(document: Document, candidates: Sequence[Candidate]) -> Iterator[Label]:
    """Yield at least one opinion for each block: body, the headline and its repeats, or the kind of chrome.

    Scores run from 0.5 (no preference) to 1.
    """
    if not document.blocks:
        return
    model = load_model()
    page_names = page_titles(document)
    measured = measure(document, page_names, model.names)
    p, sizes = body_probabilities(measured, model), measured.sizes
    for i in told_blocks(document):
        p[i] = max(p[i], TOLD)
    kept, left_out = choose(document.blocks, p, sizes)
    titles = [str(candidate.value) for candidate in candidates if candidate.field == "title"]
    titles += filter(None, page_names[:2])
    headline, repeats = find_headline(document.blocks, titles, kept)
    if headline is not None and any(kept[headline + 1 :]) and (below := headline + 1) not in (*left_out, *repeats):
        around: KindsOf = dict.fromkeys(around_text(document.blocks, (), headline), ())
        subtitles = [candidate.block for candidate in candidates if candidate.field == "subtitle"]
        kept[below] = (kept[below] and not is_label(document.blocks, below)) or is_standfirst(
            document.blocks, below, p[below], document.language, around, subtitles
        )
        for point in find_points(document.blocks, kept, p, headline):
            kept[point] = kept[point] or point not in (*left_out, *repeats)
    body = [i for i, keep in enumerate(kept) if keep]
    for i in _above_headline(body, headline, document.blocks):
        left_out[i] = Label(i, "masthead", 0.9, STRUCTURE_KICKER, "A short line above the headline and all prose")
        kept[i] = False
        body.remove(i)
    first, last = (body[0], body[-1]) if body else (len(kept), -1)
    # A classifier that finds no text at all cannot be sure of any block, and must leave room for the second opinion.
    most = 1.0 if body else 0.9
    known: KindsOf = dict.fromkeys(around_text(document.blocks, body, headline), ())
    trail = frozenset(trail_above(document.blocks, headline, repeats)) if headline is not None else frozenset()
    tag_lists = frozenset(find_tag_lists(document, kept, known))
    for i, block in enumerate(document.blocks):
        if i == headline:
            yield Label(i, "title", 0.98, STRUCTURE_HEADLINE, "Reads like the page's title and stands as its heading")
        elif i in repeats:
            yield Label(i, "duplicate_title", 0.97, STRUCTURE_HEADLINE, "Repeats the headline")
        if i in left_out:
            yield left_out[i]
        elif kept[i]:
            yield Label(i, "body", max(p[i], 0.5), STRUCTURE, "Stands, looks and is named like the article's text")
        else:
            named = name_chrome(block, i < first, i > last, known)
            if i < last:
                named = name_date(block.text, document.language, named, headline is not None and i < headline)
            if i in trail and named[0] in ON_TRAIL and any(map(str.isalpha, block.text)):
                named = ABOVE_HEADLINE
            if named == OTHER_LINKS and i in tag_lists:
                named = TAG_LIST
            kind, reason = named
            score = 1.0 - p[i]
            by = STRUCTURE_LINKS if named == OTHER_LINKS else STRUCTURE_OF[kind]
            yield Label(i, kind, 0.5 if score < 0.5 else most if score > most else score, by, reason)


def _above_headline(body: Sequence[int], headline: int | None, blocks: Sequence[Block]) -> list[int]:
    """The kept blocks above the headline and above all prose, such as a section's name or a kicker."""
    above = []
    for i in body:
        text = blocks[i].text
        if headline is None or i >= headline or len(text) >= LONG or ends_like_prose(text):
            break
        above.append(i)
    return above


def judge_html(document: Document, decisions: Sequence[Decision]) -> tuple[bool, float]:
    """(is_article, confidence) of a page; confidence is the F1 that its text is expected to have against the truth."""
    if not document.blocks:
        return False, 0.0
    model = load_model()
    kept = [decision.label.kind == "body" for decision in decisions]
    p = [_probability(decision) for decision in decisions]
    row = page_row(document, p, kept, model.names_around, model.names_anywhere)
    size = sum(block_sizes([decision.block.text for decision in decisions if decision.label.kind == "body"]))
    article = model.article if document.page.url else model.article_nowhere
    is_article = size >= ARTICLE_SIZE and log_odds(article, row) + DECLARED * says_article(row) >= 0.0
    return is_article, round(min(max(log_odds(model.confidence, row), 0.0), 1.0), 3)


def _probability(decision: Decision) -> float:
    """The classifier's probability that the block is text; where it had no opinion, 1 or 0 by the decision."""
    for label in (decision.label, *decision.evidence) if decision.evidence else (decision.label,):
        if label.by.labeler == "classifier/html" and label.kind not in ("title", "duplicate_title"):
            return label.score if label.kind == "body" else 1.0 - label.score
    return float(decision.label.kind == "body")

"""The learned labeler of HTML: two passes of boosted trees over a page's blocks, then one choice for the page.

The first pass sees each block's structure; the second sees what the first said of its surroundings and looks
only at blocks that may belong to the text. The weights are data (`weights/html.json`), built by
`training/html`; `training/MODEL_CARD_html.md` says from what and how well they do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from newsclean.label.features import FEATURES, Measured, NameWeights, measure, page_titles
from newsclean.label.html_headline import find_headline
from newsclean.label.html_kinds import name_chrome
from newsclean.label.page_rows import PAGE_ROW, page_row
from newsclean.label.second_pass import CONTEXT_FEATURES, context_rows
from newsclean.label.trees import Score, compile_forest, probability
from newsclean.measure import count_words
from newsclean.records import Block, Candidate, Decision, Document, Label
from newsclean.settings import Settings

WEIGHTS = Path(__file__).parent / "weights" / "html.json"
BY = "classifier/html"
# Longest block, in characters, that an article may say twice.
REPEATABLE = 40


@dataclass(frozen=True, slots=True)
class Model:
    """The weights made ready: what names mean, and a function for each forest."""

    names: NameWeights
    first: Score
    second: Score
    gate: float  # blocks that the first pass gives less are not looked at again
    article: Score  # of a page, log-odds
    confidence: Score  # of a page, the F1 its text is expected to have


@lru_cache(maxsize=1)
def load_model() -> Model:
    """The shipped weights, read once a process."""
    content = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Model(
        {name: (own, parent, above) for name, (own, parent, above) in content["names"].items()},
        compile_forest(content["first"], len(FEATURES)),
        compile_forest(content["second"], len(FEATURES) + len(CONTEXT_FEATURES)),
        content["gate"],
        compile_forest(content["article"], len(PAGE_ROW)),
        compile_forest(content["confidence"], len(PAGE_ROW)),
    )


def body_probabilities(measured: Measured, model: Model) -> list[float]:
    """Of each block how likely it belongs to the article's text."""
    first = [probability(model.first(*row)) for row in measured.rows]
    contexts = context_rows(measured, first)
    return [
        own if own < model.gate else probability(model.second(*row, *context))
        for own, row, context in zip(first, measured.rows, contexts, strict=True)
    ]


def choose(blocks: Sequence[Block], p: Sequence[float]) -> tuple[list[bool], frozenset[int]]:
    """Of each block whether it is kept for the text, and the ones left out only because they repeat another."""
    kept = best_cut(p, [count_words(block.text) for block in blocks])
    seen: dict[str, int] = {}
    repeats = set()
    for i, block in enumerate(blocks):
        if kept[i] and len(block.text) > REPEATABLE:
            other = seen.setdefault(block.text, i)
            if other != i:
                repeats.add(i if p[i] <= p[other] else other)
                seen[block.text] = i if p[i] > p[other] else other
    return [keep and i not in repeats for i, keep in enumerate(kept)], frozenset(repeats)


def best_cut(p: Sequence[float], words: Sequence[int]) -> list[bool]:
    """The choice of blocks with the highest expected F1 over words.

    Taking blocks from the likeliest down, F1 is expected to be twice the kept words that are right over all
    kept words and all right words; it rises to one top.

    >>> best_cut([0.9, 0.8, 0.1], [100, 50, 200])
    [True, True, False]
    """
    order = sorted(range(len(p)), key=lambda i: -p[i])
    expected = sum(own * count for own, count in zip(p, words, strict=True))
    right = kept = best = 0.0
    cut = 0
    for place, i in enumerate(order, 1):
        right += p[i] * words[i]
        kept += words[i]
        score = 2 * right / (kept + expected) if kept else 0.0
        if score > best:
            best, cut = score, place
    chosen = set(order[:cut])
    return [i in chosen for i in range(len(p))]


def label_html(document: Document, witnesses: Sequence[Candidate], settings: Settings) -> Iterator[Label]:
    """Yield one opinion a block or more: body, the headline and its repeats, or what kind of chrome it is.

    Scores run from 0.5 (could as well be otherwise) to 1.
    """
    if not document.blocks:
        return
    model = load_model()
    measured = measure(document, model.names)
    p = body_probabilities(measured, model)
    kept, repeated = choose(document.blocks, p)
    titles = [str(w.value) for w in witnesses if w.field == "title"] + [t for t in page_titles(document)[:2] if t]
    headline, repeats = find_headline(document.blocks, titles, kept)
    body = [i for i, keep in enumerate(kept) if keep]
    first, last = (body[0], body[-1]) if body else (len(kept), -1)
    for i, block in enumerate(document.blocks):
        if i == headline:
            yield Label(i, "title", 0.98, f"{BY}/headline", "reads like the page's title and stands as its heading")
        elif i in repeats:
            yield Label(i, "duplicate_title", 0.97, f"{BY}/headline", "repeats the headline")
        if i in repeated:
            yield Label(i, "other", 0.9, f"{BY}/repeat", "says the same as another block of the text")
        elif kept[i]:
            yield Label(i, "body", max(p[i], 0.5), BY, "stands, looks and is named like the article's text")
        else:
            kind, reason = name_chrome(block, i < first, i > last)
            yield Label(i, kind, max(1.0 - p[i], 0.5), f"{BY}/{kind}", reason)


def judge_html(document: Document, decisions: Sequence[Decision]) -> tuple[bool, float]:
    """(is_article, confidence) of a page; confidence is the F1 that its text is expected to have against the truth."""
    if not document.blocks:
        return False, 0.0
    model = load_model()
    kept = [decision.label.kind == "body" for decision in decisions]
    row = page_row(document, [_probability(decision) for decision in decisions], kept)
    is_article = any(kept) and model.article(*row) >= 0.0
    return is_article, round(min(max(model.confidence(*row), 0.0), 1.0), 3)


def _probability(decision: Decision) -> float:
    """How likely the classifier held the block for text; what was decided, where it had no say."""
    for label in (decision.label, *decision.evidence):
        if label.by.startswith(BY) and label.kind not in ("title", "duplicate_title"):
            return label.score if label.kind == "body" else 1.0 - label.score
    return float(decision.label.kind == "body")

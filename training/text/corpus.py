"""The training texts: read in every flavour, labelled by alignment with gold, and weighted; some cut short or cropped.

The inputs are the texts that `make_inputs.py` made of its pages.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsclean.label.by_rules import match_blocks, table_for
from newsclean.label.layout.lines import Line, measure_lines
from newsclean.label.layout.regions import Layout, find_layout
from newsclean.parse import parse
from newsclean.records import Document, Page
from newsclean.repair import repair
from newsclean.settings import Settings
from training.folds import Gold, fold_of, number_of, read_golds
from training.text.aligned import align_lines

SEEN = ("resiliparse", "soup-lines", "soup", "inscriptis")
HALF = ("readability", "newspaper", "justext", "trafilatura")
UNSEEN = ("html2text", "turbohtml")
# Longer lines, in words, count as this long, so that a page's long lines do not outweigh the rest.
MOST_WORDS = 80
# Weight of pages that are not articles. They show other kinds of lines, but their gold is less strict.
OTHER_TYPES = 0.35
# Weight of a page in each flavour: strings joined without a break teach little.
FLAVOUR_WEIGHT = {"soup": 0.1, "clean": 0.15} | dict.fromkeys(HALF, 0.15)
WHOLE_WEIGHT = 0.3
# Of the articles with enough words, this share is also shown cut short, since short ones are rare; and with most of
# its page cropped away, since many texts come with a few lines of chrome only.
CUT_SHARE, CUT_FROM = 0.4, 300
CROP_SHARE, CROP_LINES = 0.6, 12


@dataclass(frozen=True)
class Example:
    """A training text."""

    id: str
    flavour: str
    source: str
    kind: str | None  # page type
    gold: Gold
    document: Document
    layout: Layout  # from the shape of the lines alone
    labels: tuple[bool, ...]
    weights: tuple[float, ...]
    made: str = ""  # how it was shortened: "", "cut", "crop" or "cut crop"

    @property
    def lines(self) -> tuple[Line, ...]:
        """The measures of each line."""
        return self.layout.lines

    @property
    def fold(self) -> int:
        """Its fold."""
        return fold_of(self.gold)


def read(corpus: Path, inputs: Path, flavours: Sequence[str], limit: int | None = None) -> Iterator[Example]:
    """Yield the texts of the corpus in each flavour, each whole text followed by its shortened versions."""
    golds = true_golds(corpus)
    golds = golds if limit is None else [golds[i * len(golds) // limit] for i in range(min(limit, len(golds)))]
    for flavour in flavours:
        texts = _texts(inputs, flavour) if flavour != "clean" else {gold["id"]: gold["text"] for gold in golds}
        for gold in golds:
            text = texts.get(gold["id"], "")
            if text.strip():
                example = example_of(gold, flavour, text)
                if any(example.labels):
                    yield example
                    yield from _made_of(example)


def true_golds(corpus: Path) -> list[Gold]:
    """The gold values of the pages whose true text is known."""
    return [gold for gold in read_golds(corpus) if gold["text"]]


def _texts(inputs: Path, flavour: str) -> dict[str, str]:
    with gzip.open(inputs / f"{flavour}.jsonl.gz", "rt", encoding="utf-8", errors="surrogatepass") as rows:
        return {row["id"]: row["text"] for row in map(json.loads, rows)}


def example_of(gold: Gold, flavour: str, text: str) -> Example:
    """The text with its lines labelled and weighted."""
    settings = Settings()
    document = repair(parse(Page(gold["id"], text, kind="text"), settings))
    lines = measure_lines(document, match_blocks(document, table_for(document, settings)))
    blocks = [block.text for block in document.blocks]
    labels = [True] * len(blocks) if flavour == "clean" else align_lines(blocks, gold["text"], gold["title"])
    weight = FLAVOUR_WEIGHT.get(flavour, WHOLE_WEIGHT) * (1.0 if gold["page_type"] == "article" else OTHER_TYPES)
    return Example(
        gold["id"], flavour, gold["source"], gold["page_type"], gold, document,
        find_layout(document, lines), tuple(labels), _weights(lines, labels, weight),
    )  # fmt: skip


def _weights(lines: Sequence[Line], labels: Sequence[bool], weight: float) -> tuple[float, ...]:
    """The weight of a line is its words divided by the words of its page's text, so that all pages count alike."""
    gold = max(60, sum(line.words for line, label in zip(lines, labels, strict=True) if label))
    return tuple(weight * max(1, min(line.words, MOST_WORDS)) / gold for line in lines)


def _made_of(example: Example) -> Iterator[Example]:
    if example.kind != "article" or example.flavour in (*UNSEEN, "soup"):
        return
    number = number_of(f"{example.id} {example.flavour}")
    words = sum(line.words for line, label in zip(example.lines, example.labels, strict=True) if label)
    cut = None
    if words >= CUT_FROM and number % 10 < 10 * CUT_SHARE:
        cut = _part(example, _cut_short(example, 30 + number // 10 % 120), "cut")
        yield cut
    if example.flavour in SEEN and number // 1000 % 10 < 10 * CROP_SHARE:
        above, below = number // 10_000 % CROP_LINES, number // 1_000_000 % CROP_LINES
        yield _part(example, _cropped(example, above, below), "crop")
        if cut is not None:
            yield _part(cut, _cropped(cut, above, below), "cut crop")


def _cut_short(example: Example, goal: int) -> list[int]:
    """The lines of the page with only so many words of its text kept."""
    left, taken = [], 0
    for i, (line, label) in enumerate(zip(example.lines, example.labels, strict=True)):
        if not label or taken < goal:
            left.append(i)
            taken += line.words if label else 0
    return left


def _cropped(example: Example, above: int, below: int) -> list[int]:
    """The lines of the text and those between them, with so many lines of the page above and below."""
    inside = [i for i, label in enumerate(example.labels) if label]
    return list(range(max(0, inside[0] - above), min(len(example.lines), inside[-1] + 1 + below)))


def _part(example: Example, left: Sequence[int], made: str) -> Example:
    blocks = tuple(replace(example.document.blocks[i], index=place) for place, i in enumerate(left))
    lines, labels = tuple(example.lines[i] for i in left), tuple(example.labels[i] for i in left)
    weight = FLAVOUR_WEIGHT.get(example.flavour, WHOLE_WEIGHT) / 2
    document = replace(example.document, blocks=blocks)
    return replace(
        example,
        document=document,
        layout=find_layout(document, lines),
        labels=labels,
        weights=_weights(lines, labels, weight),
        made=f"{example.made} {made}".strip(),
    )

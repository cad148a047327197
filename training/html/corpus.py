"""The training pages: parsed, labelled by alignment with their gold texts, and weighted.

Some are also used cut short, and some without their class names.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsclean.label.html.copies import hidden_copies
from newsclean.measure import count_words
from newsclean.parse import parse
from newsclean.records import Document, Page
from newsclean.settings import Settings
from training.align import align
from training.folds import Gold, domain_of, fold_of_domain, number_of, read_golds

# The source of pages that were written for newsclean.
WRITTEN = "written"
# Longer blocks, in words, count as this long, so that a page's long blocks do not outweigh the rest.
MOST_WORDS = 80
# Weight of pages that are not articles. They show other kinds of blocks, but their gold is less strict.
OTHER_TYPES = 0.35
# Weight of a labelled snippet on a page that has only snippets.
SNIPPET = 0.12
# This share of the articles with enough words is also used cut short, at half weight, since short ones are rare. By
# site, in the mean of three seeds, all articles cut to 30 to 150 words have F1 0.865 with 0.6, and 0.858 with 0.4.
CUT_SHARE, CUT_FROM, CUT_WEIGHT = 0.6, 300, 0.5
# This share of the articles is used again as if nothing on the page had a class name or an id, as where a program
# writes the names. What their blocks weigh. With weights of 0.15 to 0.6 and shares up to 1 it was the same.
NAMELESS_SHARE, NAMELESS_WEIGHT = 0.3, 0.3
# What the blocks of a written article weigh; with 0.5 and 1.5 it was the same. Other written pages teach nothing about
# blocks.
WRITTEN_BLOCKS = 1.0


@dataclass(frozen=True)
class Example:
    """A training page."""

    id: str
    source: str
    kind: str | None  # page type; None where unknown
    domain: str  # registered domain, so that no site is in two folds
    gold: Gold
    document: Document
    labels: tuple[bool, ...]
    weights: tuple[float, ...]  # 0: label unknown, not learned from
    cut: bool = False
    named: bool = True  # whether class names and ids are looked at

    @property
    def fold(self) -> int:
        """Its fold, the same for all pages of a site."""
        return fold_of_domain(self.domain)


def read(folder: Path) -> list[Example]:
    """All pages that hold a block: first the whole ones, then those cut short."""
    settings = Settings()
    examples = []
    for gold in read_golds(folder):
        content = gzip.decompress((folder / "pages" / f"{gold['id']}.html.gz").read_bytes())
        document = parse(Page(gold["id"], content, url=gold["url"], kind="html"), settings)
        if document.blocks and document.kind == "html":
            examples.append(_example(gold, document))
    return examples + [cut for example in examples if (cut := _cut_short(example))]


def nameless(examples: Iterable[Example]) -> list[Example]:
    """Some of the whole articles again, without names; they teach only about blocks."""
    return [
        replace(example, weights=tuple(NAMELESS_WEIGHT * weight for weight in example.weights), named=False)
        for example in examples
        if example.kind == "article"
        and not example.cut
        and number_of(f"{example.id} nameless") % 10 < NAMELESS_SHARE * 10
    ]


def read_written(folder: Path) -> list[Example]:
    """The pages written for newsclean: of kinds, eras and countries that the corpus lacks.

    The folder has `gold.jsonl` (name, url, page_type, title, paragraphs) and `<name>.html`. Of those that are no
    articles it is not said which blocks are text, so their blocks have weight 0.
    """
    examples = []
    for own in read_golds(folder):
        document = parse(
            Page(own["name"], (folder / f"{own['name']}.html").read_bytes(), url=own["url"], kind="html"), Settings()
        )
        text = "\n".join(own["paragraphs"])
        gold = {**own, "id": own["name"], "source": WRITTEN, "text": text, "with": [], "without": []}
        labels = _by_text(document, gold)
        known = WRITTEN_BLOCKS if own["page_type"] == "article" else 0.0
        weights = tuple(known * weight for weight in _by_words([block.text for block in document.blocks], labels))
        examples.append(
            Example(own["name"], WRITTEN, own["page_type"], domain_of(gold), gold, document, tuple(labels), weights)
        )
    return examples


def _example(gold: Gold, document: Document) -> Example:
    texts = [block.text for block in document.blocks]
    if gold["text"] is None:
        labels, weights = _by_snippets(gold, texts)
    else:
        labels = _by_text(document, gold)
        weights = _by_words(texts, labels)
        if gold["page_type"] != "article":
            weights = [weight * OTHER_TYPES for weight in weights]
        if gold["source"] == "fundus":
            _forget_lists(document, labels, weights)
    return Example(
        gold["id"],
        gold["source"],
        gold["page_type"],
        domain_of(gold),
        gold,
        document,
        tuple(labels),
        tuple(weights),
    )


def _by_text(document: Document, gold: Gold) -> list[bool]:
    """Whether each block is in the reference's text; its headline is not."""
    texts = [block.text for block in document.blocks]
    # A hidden copy would take the reference's words from the text that is shown.
    copies = set(hidden_copies(document.blocks, [True] * len(texts)))
    labels = align(["" if i in copies else text for i, text in enumerate(texts)], gold["text"])
    title = _folded(gold["title"] or "")
    return [label and not (title and _folded(text) == title) for label, text in zip(labels, texts, strict=True)]


def _by_words(texts: Sequence[str], labels: Sequence[bool]) -> list[float]:
    """The weight of a block is its words divided by the words of its page's text, so that all pages count alike."""
    words = [count_words(text) for text in texts]
    gold = max(60, sum(count for count, label in zip(words, labels, strict=True) if label))
    return [max(1, min(count, MOST_WORDS)) / gold for count in words]


def _by_snippets(gold: Gold, texts: Sequence[str]) -> tuple[list[bool], list[float]]:
    flat = [_spaces(text) for text in texts]
    wanted, unwanted = ([_spaces(snippet) for snippet in gold[key]] for key in ("with", "without"))
    labels = [any(snippet in text for snippet in wanted) for text in flat]
    known = [label or any(snippet in text for snippet in unwanted) for label, text in zip(labels, flat, strict=True)]
    return labels, [SNIPPET * is_known for is_known in known]


def _forget_lists(document: Document, labels: Sequence[bool], weights: list[float]) -> None:
    """Give weight 0 to lists, quotes and tables of the body: this source's gold omits them by convention."""
    inside = [i for i, label in enumerate(labels) if label]
    for i in range(inside[0], inside[-1]) if inside else ():
        if not labels[i] and document.blocks[i].kind in ("list_item", "table", "quote"):
            weights[i] = 0.0


def _cut_short(example: Example) -> Example | None:
    """The page with only the first 30 to 150 words of its text, or None if the page is not chosen for that.

    What the reference leaves out amid the rest of the text goes with it: it is no chrome of a short page.
    """
    number = number_of(example.id)
    words = [count_words(block.text) for block in example.document.blocks]
    total = sum(count for count, label in zip(words, example.labels, strict=True) if label)
    if example.kind != "article" or total < CUT_FROM or number % 10 >= CUT_SHARE * 10:
        return None
    goal, taken = 30 + number // 10 % 120, 0
    left = []
    last = max(i for i, label in enumerate(example.labels) if label)
    for i, label in enumerate(example.labels):
        if taken < goal or i > last:
            left.append(i)
            taken += words[i] if label else 0
    blocks = tuple(replace(example.document.blocks[i], index=place) for place, i in enumerate(left))
    return replace(
        example,
        id=f"{example.id}#cut",
        document=replace(example.document, blocks=blocks, source=""),  # its structured data still has the whole text
        labels=tuple(example.labels[i] for i in left),
        weights=tuple(
            CUT_WEIGHT * weight
            for weight in _by_words([block.text for block in blocks], [example.labels[i] for i in left])
        ),
        cut=True,
    )


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _spaces(text: str) -> str:
    return " ".join(text.lower().split())

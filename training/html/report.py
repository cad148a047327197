"""Report how well the labeler does on sites that it has not seen, with the measures of the benchmark."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import mean

from newsclean.label.html.classifier import choose
from newsclean.label.html.features import block_sizes
from newsclean.measure import count_words
from training.html.corpus import Example

_WORD = re.compile(r"\w+")
SHORT = 150


def word_f1(predicted: str, gold: str) -> float:
    """F1 over the multisets of lower-case words."""
    have, want = Counter(_WORD.findall(predicted.lower())), Counter(_WORD.findall(gold.lower()))
    both = (have & want).total()
    return 2 * both / (have.total() + want.total()) if both else float(not have and not want)


def page_f1(example: Example, kept: Sequence[bool]) -> float:
    """F1 of the kept blocks against the page's gold."""
    text = "\n".join(block.text for block, keep in zip(example.document.blocks, kept, strict=True) if keep)
    return word_f1(text, example.gold["text"])


def report(examples: Sequence[Example], found: Sequence[Sequence[float]]) -> None:
    """Print F1 by source, for short articles, and the shares of wanted and unwanted snippets."""
    rows: dict[str, list[float]] = defaultdict(list)
    for example, p in zip(examples, found, strict=True):
        blocks = example.document.blocks
        kept, _ = choose(blocks, p, block_sizes([block.text for block in blocks]))
        if example.cut:
            rows["articles cut short: F1"].append(labels_f1(example, kept))
            continue
        gold = example.gold
        if gold["text"] is not None:
            group = f"{example.source} {'articles' if example.kind == 'article' else 'other pages'}"
            f1 = page_f1(example, kept)
            rows[f"{group}: F1"].append(f1)
            if example.kind == "article" and count_words(gold["text"]) < SHORT:
                rows[f"{group} under {SHORT} words: F1"].append(f1)
        texts = [block.text for block, keep in zip(blocks, kept, strict=True) if keep]
        flat = " ".join(" ".join(texts).lower().split())
        for key in ("with", "without"):
            if gold[key]:
                share = mean(" ".join(snippet.lower().split()) in flat for snippet in gold[key])
                rows[f"{example.source}: snippets {key}"].append(share)
    for name, values in sorted(rows.items()):
        print(f"{name:45} {mean(values):.4f}  ({len(values)} pages)")


def labels_f1(example: Example, kept: Sequence[bool]) -> float:
    """F1 of the kept blocks against those that are labelled as text."""
    words = [count_words(block.text) for block in example.document.blocks]
    both = sum(count for count, keep, label in zip(words, kept, example.labels, strict=True) if keep and label)
    either = sum(count * (keep + label) for count, keep, label in zip(words, kept, example.labels, strict=True))
    return 2 * both / either if either else 1.0

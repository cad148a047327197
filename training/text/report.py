"""Report how well the labeler alone does on sites that it has not seen, without rules, layout and guards."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import mean

from newsclean.label.choice import best_cut
from training.text.corpus import Example

_WORD = re.compile(r"\w+")


def word_f1(predicted: Counter[str], gold: Counter[str]) -> float:
    """F1 over the multisets of lower-case words."""
    both = (predicted & gold).total()
    return 2 * both / (predicted.total() + gold.total()) if both else float(not predicted and not gold)


def words_of(text: str) -> Counter[str]:
    """The multiset of lower-case words."""
    return Counter(_WORD.findall(text.lower()))


def report(examples: Sequence[Example], found: Sequence[Sequence[float]]) -> None:
    """Print the mean F1 by source and flavour: of the choice, of the unchanged text, of the labels themselves."""
    rows: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for example, p in zip(examples, found, strict=True):
        texts = [block.text for block in example.document.blocks]
        kept = best_cut(p, [line.words for line in example.lines])
        gold = _chosen(texts, example.labels) if example.made else words_of(example.gold["text"])
        group = f"{example.source} {'articles' if example.kind == 'article' else 'other pages'} {example.made}"
        rows[f"{group:36} {example.flavour}"].append((
            word_f1(_chosen(texts, kept), gold),
            word_f1(words_of("\n".join(texts)), gold),
            word_f1(_chosen(texts, example.labels), gold),
        ))  # fmt: skip
    print(f"{'':50} classifier  nothing  labels")
    for name, values in sorted(rows.items()):
        cells = "   ".join(f"{mean(column):.4f}" for column in zip(*values, strict=True))
        print(f"{name:50} {cells}  ({len(values)} texts)")


def _chosen(texts: Sequence[str], chosen: Sequence[bool]) -> Counter[str]:
    return words_of("\n".join(text for text, keep in zip(texts, chosen, strict=True) if keep))

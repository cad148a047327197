"""Fit the weight of each piece of evidence for a headline, and print the weights as they stand in the code.

    PYTHONPATH=src python -m training.text.headlines CORPUS INPUTS

In each text one line is the headline, or none is: a choice among its candidates. The fit maximises the likelihood of
the headlines that readers marked. Texts that do not print theirs are left out, unless another tool has cut it away.
The texts are read without their addresses, which not all users have; what a line shares with the address is weighed
afterwards, with the other weights as they are.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from newsclean.label.layout.headline import candidates
from newsclean.label.layout.headline_evidence import doubts, evidence
from newsclean.label.layout.regions import line_weight
from newsclean.label.layout.runs import best_run
from newsclean.label.layout.surroundings import Surroundings
from training.folds import FOLDS
from training.text.corpus import HALF, SEEN, Example, read, true_golds

# Strength of the regularisation towards zero; number and size of the steps of the fit.
RIDGE, STEPS, RATE = 0.003, 1500, 0.05
# Weight of texts without a headline, where taking the first line for one loses nothing.
HARMLESS = 0.3
# Weight of a news article; others count 1.
NEWS = 3.0
_WORDS = re.compile(r"\W+")


@dataclass(frozen=True)
class Choice:
    """The candidates of one text."""

    example: Example
    places: tuple[int, ...]
    evidence: tuple[dict[str, float], ...]
    right: tuple[bool, ...]  # one flag per candidate; all false if the text has no headline
    weight: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("inputs", type=Path)
    parser.add_argument("--every", type=int, default=4, help="of the articles that are no news take every so-manyth")
    arguments = parser.parse_args()
    wanted = pages_of(arguments.corpus, arguments.every)
    examples = [e for e in read(arguments.corpus, arguments.inputs, (*SEEN, *HALF, "clean")) if e.id in wanted]
    choices = [choice for example in examples for choice in choices_of(example)]
    names = sorted({name for choice in choices for row in choice.evidence for name in row})
    print(f"{len(choices)} texts, {sum(any(choice.right) for choice in choices)} with a headline")
    rows = [as_rows(choice, names) for choice in choices]
    right = {}
    for fold in range(FOLDS):
        seen = [i for i, choice in enumerate(choices) if choice.example.fold != fold]
        weights = fit([rows[i] for i in seen], [choices[i] for i in seen], len(names) + 1)
        for i, choice in enumerate(choices):
            if choice.example.fold == fold:
                right[i] = outcome(choice, rows[i] @ weights)
    for flavour in (*SEEN, *HALF, "clean"):
        for made in ("", "crop", "cut crop"):
            found = [right[i] for i, c in enumerate(choices) if (c.example.flavour, c.example.made) == (flavour, made)]
            if found:
                print(f"{flavour:12} {made:9} {len(found):5}", {name: found.count(name) for name in sorted(set(found))})
    weights = fit(rows, choices, len(names) + 1)
    fitted = {name: round(weight, 2) for name, weight in zip(names, weights.tolist(), strict=False)}
    addressed = [choice for example in examples for choice in choices_of(with_address(example))]
    fitted["slug"] = fit_slug([as_rows(choice, names) @ weights for choice in addressed], addressed)
    print(json.dumps({"none": round(-float(weights[-1]), 2), "weights": fitted}, indent=1, sort_keys=True))


def pages_of(corpus: Path, every: int) -> frozenset[str]:
    """The training pages: the news, and some of the other articles, which are many."""
    articles = [gold for gold in true_golds(corpus) if gold["page_type"] == "article"]
    others = [gold for gold in articles if gold["source"] != "fundus"]
    return frozenset(
        gold["id"] for gold in (*(g for g in articles if g["source"] == "fundus"), *others[every - 1 :: every])
    )


def choices_of(example: Example) -> Iterator[Choice]:
    """Yield choices of an article with a known title: by its shape, and for a whole page also by its labels."""
    if example.kind != "article" or not example.gold["title"] or example.made == "cut":
        return
    document, lines = example.document, example.lines
    start, end = best_run(map(line_weight, lines))
    if end >= start:
        yield from choice_of(example, Surroundings(document, lines, start, example.layout.last, None))
    if example.flavour in SEEN and not example.made:
        inside = [i for i, label in enumerate(example.labels) if label]
        known = next((i for i in inside if lines[i].prose), None)
        if known is not None:
            opens = known
            while opens and example.labels[opens - 1]:
                opens -= 1
            yield from choice_of(example, Surroundings(document, lines, known, inside[-1], opens))


def choice_of(example: Example, text: Surroundings) -> Iterator[Choice]:
    """Yield the choice, unless there are no candidates or the headline is printed differently from the reader's."""
    places = tuple(candidates(text))
    title = folded(example.gold["title"])
    right = tuple(is_title(folded(example.document.blocks[i].text), title) for i in places)
    printed = any(is_title(folded(block.text), title) for block in example.document.blocks)
    is_whole = example.flavour in SEEN and not example.made
    if places and (any(right) or not (printed or is_whole)):
        weight = {"soup": 0.2}.get(example.flavour, 0.5 if example.flavour in HALF else 1.0)
        if not any(right) and 0 in places:
            weight *= HARMLESS
        weight *= NEWS if example.source == "fundus" else 1.0
        yield Choice(example, places, tuple({**evidence(text, i), **doubts(text, i)} for i in places), right, weight)


def folded(text: str) -> str:
    """The letters of a text, without anything else."""
    return _WORDS.sub("", text.lower())


def is_title(line: str, title: str) -> bool:
    """Whether a line is the title, possibly followed by the site's name."""
    if line == title:
        return True
    short, long = sorted((line, title), key=len)
    return len(short) > 15 and len(short) > 0.6 * len(long) and long.startswith(short)


def as_rows(choice: Choice, names: Sequence[str]) -> np.ndarray:
    """A row for each candidate, with a column for each name and a last one that is always 1."""
    return np.array([[*(row.get(name, 0.0) for name in names), 1.0] for row in choice.evidence])


def fit(rows: Sequence[np.ndarray], choices: Iterable[Choice], size: int) -> np.ndarray:
    """The weights that make the right choices most likely; choosing none has the weight 0."""
    choices = list(choices)
    x = np.vstack(rows)
    group = np.repeat(np.arange(len(rows)), [len(own) for own in rows])
    right = np.concatenate([np.array(choice.right, dtype=float) for choice in choices])
    has = np.array([any(choice.right) for choice in choices])
    weight = np.array([choice.weight for choice in choices])
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        score = np.clip(x @ weights, -30, 30)
        e = np.exp(score)
        total = 1.0 + np.bincount(group, e, len(rows))
        wanted = np.bincount(group, e * right, len(rows))
        wish = np.where(has[group], e * right / np.maximum(wanted[group], 1e-12), 0.0)
        slope = ((wish - e / total[group]) * weight[group]) @ x / weight.sum() - RIDGE * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights += RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def with_address(example: Example) -> Example:
    """The text with the address of its page."""
    page = replace(example.document.page, url=example.gold["url"])
    return replace(example, document=replace(example.document, page=page))


def fit_slug(scores: Sequence[np.ndarray], choices: Sequence[Choice]) -> float:
    """The weight, in halves, of what lines share with the address, that makes the right choices most likely."""
    likely: dict[float, float] = {}
    for weight in (step / 2 for step in range(16)):
        total = 0.0
        for own, choice in zip(scores, choices, strict=True):
            e = np.exp(np.clip(own + weight * np.array([row.get("slug", 0.0) for row in choice.evidence]), -30, 30))
            right = float(e @ np.array(choice.right)) if any(choice.right) else 1.0
            total += choice.weight * float(np.log(right / (1.0 + e.sum())))
        likely[weight] = total
    return max(likely, key=lambda weight: likely[weight])


def outcome(choice: Choice, scores: np.ndarray) -> str:
    """The result of the weights on a text that they have not seen."""
    best = int(np.argmax(scores))
    if scores[best] <= 0:
        return "missed" if any(choice.right) else "none, right"
    return "right" if choice.right[best] else "wrong" if any(choice.right) else "made up"


if __name__ == "__main__":
    main()

"""Build the weights of the HTML labeler from a corpus, and say how well they do on sites they have not seen.

    PYTHONPATH=src python training/html/train.py CORPUS

The same corpus, code and library versions (training/requirements.txt) give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from corpus import FOLDS, read
from forests import FIRST, GATE, LOOK, SECOND, as_lists, fit_blocks, out_of_fold
from names import fit_names, vocabulary
from pages import fit_pages
from report import report

from newsclean.label.classifier import lenient
from newsclean.label.features import NOTHING, measure
from newsclean.label.html_elements import name_scorer
from newsclean.label.second_pass import context_rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/newsclean/label/weights/html.json"))
    parser.add_argument("--found", type=Path, help="also write each page's probabilities by forests blind to its site")
    arguments = parser.parse_args()
    examples = read(arguments.corpus)
    print(f"{len(examples)} pages, {sum(example.cut for example in examples)} of them cut short", flush=True)

    numbers = vocabulary(examples)
    measured = [NOTHING] * len(examples)
    for fold in range(FOLDS):
        names = name_scorer(fit_names([example for example in examples if example.fold != fold], numbers))
        for i, example in enumerate(examples):
            if example.fold == fold:
                measured[i] = measure(example.document, names)
    rows = [np.array(page.rows) for page in measured]
    first = out_of_fold(examples, rows, FIRST)
    contexts = [np.array(context_rows(page, p, [True] * len(p))) for page, p in zip(measured, first, strict=True)]
    both = [np.hstack(pair) for pair in zip(rows, contexts, strict=True)]
    second = out_of_fold(examples, both, SECOND)
    found = [
        [lenient(own if own < GATE else (own + again) / 2) for own, again in zip(*both_passes, strict=True)]
        for both_passes in zip(first, second, strict=True)
    ]

    whole = [i for i, example in enumerate(examples) if not example.cut]
    pages = fit_pages([examples[i] for i in whole], [found[i] for i in whole])
    if arguments.found:
        arguments.found.write_text(json.dumps({examples[i].id: found[i] for i in whole}), encoding="utf-8")
    report([examples[i] for i in whole], [found[i] for i in whole])

    trees = as_lists(fit_blocks(examples, rows, FIRST))
    weights = {
        "gate": GATE,
        "names": fit_names(examples, numbers),
        "glance": trees[:LOOK],
        "first": trees[LOOK:],
        "second": as_lists(fit_blocks(examples, both, SECOND)),
        **pages,
    }
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps(weights, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

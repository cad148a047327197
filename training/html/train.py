"""Build the weights of the HTML labeler from a corpus, and say how well they do on sites they have not seen.

    PYTHONPATH=src python training/html/train.py CORPUS

The same corpus, code and library versions (training/requirements.txt) give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from corpus import FOLDS, read
from cuts import fit_cuts
from forests import BODY, as_lanes, fit_units, out_of_fold
from names import fit_names, vocabulary
from pages import fit_pages
from report import report

from newsclean.label.html.bins import FEATURES, Cuts, bins_of, put_in_bins
from newsclean.label.html.classifier import lenient
from newsclean.label.html.features import Measured, measure, page_titles
from newsclean.label.html.names import name_scorer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/newsclean/label/weights/html.json"))
    parser.add_argument("--found", type=Path, help="also write each page's probabilities by trees blind to its site")
    arguments = parser.parse_args()
    examples = read(arguments.corpus)
    print(f"{len(examples)} pages, {sum(example.cut for example in examples)} of them cut short", flush=True)

    numbers = vocabulary(examples)
    scorers = [
        name_scorer(fit_names([example for example in examples if example.fold != fold], numbers))
        for fold in range(FOLDS)
    ]
    measured = [measure(example.document, page_titles(example.document), scorers[example.fold]) for example in examples]
    cuts = fit_cuts(examples, measured)
    rows = bin_rows(measured, cuts)
    found = [[lenient(p) for p in page] for page in out_of_fold(examples, measured, rows, BODY)]

    pages = fit_pages(examples, found)
    if arguments.found:
        by_id = {example.id: p for example, p in zip(examples, found, strict=True)}
        arguments.found.write_text(json.dumps(by_id), encoding="utf-8")
    report(examples, found)

    weights = {
        "names": fit_names(examples, numbers),
        "cuts": cuts,
        "body": as_lanes(fit_units(examples, measured, rows, BODY)),
        **pages,
    }
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps(weights, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes")


def bin_rows(measured: Sequence[Measured], cuts: Cuts) -> list[np.ndarray]:
    """Of each page a row of bins a unit, as the trees see it."""
    rows = []
    for page in measured:
        bins = put_in_bins(page, cuts)
        columns = [np.frombuffer(bins_of(bins, feature), dtype=np.uint8) for feature in range(len(FEATURES))]
        rows.append(np.array(columns).T)
    return rows


if __name__ == "__main__":
    main()

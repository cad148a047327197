"""Build the weights of the HTML labeler from a corpus, and report how well they do on sites they have not seen.

    PYTHONPATH=src python -m training.html.train CORPUS [--folds FOLDER]

The same corpus, code and library versions (training/html/requirements.txt) give the same bytes. With `--folds`, it also
writes, for each fold, weights fitted without that fold, and the fold of each page. `benchmarks/accuracy` measures whole
records with them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from newsclean.label.html.bins import FEATURES, Cuts, bins_of, put_in_bins
from newsclean.label.html.classifier import lenient
from newsclean.label.html.features import Measured, measure
from newsclean.label.html.head import page_titles
from newsclean.label.html.names import NameScorer, name_scorer
from training.folds import FOLDS, read_golds, write_folds
from training.html.corpus import Example, nameless, read, read_written
from training.html.cuts import fit_cuts
from training.html.forests import BODY, fit_units, out_of_fold
from training.html.names import fit_names, vocabulary
from training.html.pages import fit_pages
from training.html.report import report
from training.trees import as_lanes, write_weights

WRITTEN_PAGES = Path(__file__).parent / "written"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/newsclean/label/weights/html.json"))
    parser.add_argument("--folds", type=Path, help="also write the weights blind to each part of the corpus, to here")
    arguments = parser.parse_args()
    examples = read(arguments.corpus)
    print(f"{len(examples)} pages, {sum(example.cut for example in examples)} of them cut short", flush=True)

    numbers = vocabulary(examples)
    names = [fit_names([example for example in examples if example.fold != fold], numbers) for fold in range(FOLDS)]
    scorers = [name_scorer(own) for own in names]
    named = [*examples, *read_written(WRITTEN_PAGES)]
    pages = [*named, *nameless(examples)]
    measured = [measure(page.document, page_titles(page.document), _scorer(page, scorers)) for page in pages]
    cuts = fit_cuts(examples, measured[: len(examples)])
    rows = bin_rows(measured, cuts)
    of_seen, forests = out_of_fold(pages, measured, rows, BODY)
    found = [[lenient(p) for p in page] for page in of_seen]

    of_pages, blind_pages = fit_pages(named, found[: len(named)])
    report(examples, found[: len(examples)])
    body = fit_units(pages, measured, rows, BODY)
    write_weights(
        arguments.out, {"names": fit_names(examples, numbers), "cuts": cuts, "body": as_lanes(body), **of_pages}
    )
    if arguments.folds:
        for fold, (own, forest, page) in enumerate(zip(names, forests, blind_pages, strict=True)):
            weights = {"names": own, "cuts": cuts, "body": as_lanes(forest), **page}
            write_weights(arguments.folds / f"html.{fold}.json", weights)
        write_folds(arguments.folds / "folds.json", read_golds(arguments.corpus))


def _scorer(page: Example, of_folds: Sequence[NameScorer]) -> NameScorer:
    """What names say on this page, learned from other sites: on one without names just what tags say."""
    scores = of_folds[page.fold]
    return scores if page.named else lambda tag, _: scores(tag, "")


def bin_rows(measured: Sequence[Measured], cuts: Cuts) -> list[np.ndarray]:
    """For each page, one row of bins per unit, as the trees see it."""
    rows = []
    for page in measured:
        bins = put_in_bins(page, cuts)
        columns = [np.frombuffer(bins_of(bins, feature), dtype=np.uint8) for feature in range(len(FEATURES))]
        rows.append(np.array(columns).T)
    return rows


if __name__ == "__main__":
    main()

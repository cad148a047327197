"""Build the weights of the labeler of plain text, and report how well they do on sites they have not seen.

    PYTHONPATH=src python -m training.text.train CORPUS INPUTS [--folds FOLDER]

INPUTS is the folder that `make_inputs.py` made of CORPUS. The same inputs, code and library versions
(training/text/requirements.txt) give the same bytes. With `--folds`, it also writes, for each fold, weights fitted
without that fold, and the fold of each page. `benchmarks/accuracy/text_mode.py` measures whole records with them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import lightgbm as lgb
import numpy as np

from newsclean.label.text.bins import Cuts
from newsclean.label.text.features import TEXT_FEATURES, measure_text
from newsclean.label.text.second_pass import LEVELS, TEXT_CONTEXT, context_of
from training.folds import write_folds
from training.text.corpus import HALF, SEEN, read, true_golds
from training.text.forests import FIRST, SECOND, fit_cuts, fit_lines, in_bins, out_of_fold
from training.text.report import report
from training.trees import as_lanes, write_weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("inputs", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/newsclean/label/weights/text.json"))
    parser.add_argument("--folds", type=Path, help="also write the weights blind to each part of the corpus, to here")
    parser.add_argument("--limit", type=int, help="learn from only so many pages, evenly spread")
    arguments = parser.parse_args()
    examples = list(read(arguments.corpus, arguments.inputs, (*SEEN, *HALF, "clean"), arguments.limit))
    print(f"{len(examples)} texts, {sum(bool(example.made) for example in examples)} made from others", flush=True)
    rows, words = [], []
    for example in examples:
        measured = measure_text(example.document, example.layout)
        rows.append(rows_of(measured.lines, measured.page))
        words.append(measured.words)
    cuts = dict(fit_cuts(TEXT_FEATURES, examples, rows))
    bins = [in_bins(TEXT_FEATURES, x, cuts) for x in rows]
    del rows
    first, firsts = out_of_fold(examples, bins, FIRST)
    contexts = [
        rows_of(*context_of([int(LEVELS * own) for own in p], size)) for p, size in zip(first, words, strict=True)
    ]
    cuts |= fit_cuts(TEXT_CONTEXT, examples, contexts)
    both = [np.hstack((x, in_bins(TEXT_CONTEXT, more, cuts))) for x, more in zip(bins, contexts, strict=True)]
    second, seconds = out_of_fold(examples, both, SECOND)
    found = [
        [(own + again) / 2 for own, again in zip(*passes, strict=True)] for passes in zip(first, second, strict=True)
    ]
    report(examples, found)
    write_weights(arguments.out, as_weights(cuts, fit_lines(examples, bins, FIRST), fit_lines(examples, both, SECOND)))
    if arguments.folds:
        for fold, forests in enumerate(zip(firsts, seconds, strict=True)):
            write_weights(arguments.folds / f"text.{fold}.json", as_weights(cuts, *forests))
        write_folds(arguments.folds / "folds.json", true_golds(arguments.corpus))


def rows_of(columns: Sequence[Sequence[int]], page: Sequence[int]) -> np.ndarray:
    """A row for each line: its own features, then those of the text."""
    same = np.repeat(np.array(page, dtype=np.int32)[:, None], len(columns[0]), axis=1)
    return np.vstack((np.array(columns, dtype=np.int32), same)).T


def as_weights(cuts: Cuts, first: lgb.Booster, second: lgb.Booster) -> dict[str, object]:
    """The cuts and both forests as newsclean reads them."""
    return {"cuts": cuts, "first": as_lanes(first), "second": as_lanes(second)}


if __name__ == "__main__":
    main()

"""Build the weights of the labeler of plain text, and say how well they do on sites they have not seen.

    PYTHONPATH=src:training/html python training/text/train.py CORPUS INPUTS [--folds FOLDER]

INPUTS is what `make_inputs.py` made of CORPUS. The same inputs, code and library versions
(training/text/requirements.txt) give the same bytes. With `--folds`, the weights blind to each part of the corpus
are written too, and which page is in which part: `benchmarks/accuracy/text_mode.py` measures whole records with them.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import lightgbm as lgb
import numpy as np
from corpus import HALF, SEEN, fold_of, read, read_golds
from forests import FIRST, GATE, LOOK, SECOND, as_lists, fit_lines, out_of_fold
from report import report

from newsclean.label.text.features import measure_text
from newsclean.label.text.second_pass import context_of


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
    measured = [measure_text(example.document, example.layout) for example in examples]
    rows = [np.array(text.rows, dtype=np.float32) for text in measured]
    words = [text.words for text in measured]
    del measured
    first, firsts = out_of_fold(examples, rows, FIRST)
    both = [
        np.hstack((x, np.array(context_of(p, size, [True] * len(p)), dtype=np.float32)))
        for x, p, size in zip(rows, first, words, strict=True)
    ]
    second, seconds = out_of_fold(examples, both, SECOND)
    found = [
        [own if own < GATE else (own + again) / 2 for own, again in zip(*passes, strict=True)]
        for passes in zip(first, second, strict=True)
    ]
    report(examples, found)
    write(arguments.out, as_weights(fit_lines(examples, rows, FIRST), fit_lines(examples, both, SECOND)))
    if arguments.folds:
        for fold, forests in enumerate(zip(firsts, seconds, strict=True)):
            write(arguments.folds / f"text.{fold}.json", as_weights(*forests))
        parts = {gold["id"]: fold_of(gold) for gold in read_golds(arguments.corpus)}
        (arguments.folds / "folds.json").write_text(json.dumps(parts), encoding="utf-8")


def as_weights(first: lgb.Booster, second: lgb.Booster) -> dict[str, object]:
    """Both forests as newsclean reads them."""
    trees = as_lists(first)
    return {"gate": GATE, "glance": trees[:LOOK], "first": trees[LOOK:], "second": as_lists(second)}


def write(file: Path, weights: dict[str, object]) -> None:
    """The weights as JSON, the same bytes for the same trees."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(weights, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
    print(f"{file}: {file.stat().st_size:,} bytes", flush=True)


if __name__ == "__main__":
    main()

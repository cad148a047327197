"""Fit and write the shipped translation models.

    python -m training.mt.train DEV.jsonl.gz GOLD.jsonl SPANS.jsonl.gz [--more MORE.jsonl] [--out FOLDER]

Needs numpy and scipy, about a minute and 2 GB. The same files give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

import numpy as np

from newsclean.detect import find_all
from newsclean.detect.grams import name_of
from newsclean.detect.reading import read_text
from newsclean.detect.style import Model
from training.mt.data import Text, half_of, is_scored, pair_fold, pieces_of, read_sentences, read_texts
from training.mt.evidence import evidence_matrix, fit_evidence, fit_line
from training.mt.style import Counts, fit, general_words, held_out_styles, weights_of

LEAST_WEIGHT = 0.3  # grams with smaller weights in both scores are left out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dev", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("spans", type=Path)
    parser.add_argument("--more", type=Path, help="further originals, as pages.py prints them")
    parser.add_argument("--out", type=Path, default=Path("src/newsclean/detect/weights"))
    args = parser.parse_args()
    texts = read_texts(args.dev, args.gold, args.more)
    sentences = read_sentences(args.spans)
    styles = held_out_styles(texts, sentences, pair_fold)
    evidence = evidence_matrix([find_all(read_text(text.text)) for text in texts])
    kinds = weigh_kinds(texts, evidence)
    added = evidence @ np.array(list(kinds.values()))
    write_json(args.out / "calibration.json", {"evidence": kinds, **calibrate(texts, styles, added)})
    words = general_words(texts)
    pieces = pieces_of([*texts, *sentences])
    write_model(args.out / "style-en.json.gz", fit(pieces, Counts(pieces, words)), words)


def weigh_kinds(texts: list[Text], evidence: np.ndarray) -> dict[str, float]:
    """The evidence weights, fitted on texts of all systems, because no detector was fitted on any of them."""
    long = [i for i, text in enumerate(texts) if is_scored(text)]
    read = [texts[i] for i in long]
    is_machine = np.array([text.label == "machine" for text in read])
    _, weight = weights_of(read, "machine")
    return fit_evidence(evidence[long], is_machine, weight)


def calibrate(texts: list[Text], styles: np.ndarray, evidence: np.ndarray) -> dict[str, tuple[float, float]]:
    """The two calibration lines, on style scores by a model that saw neither the texts nor their language pair.

    Most translated pages come from languages, or systems, that are not in the data. `evidence` is what the findings add
    to the log odds; the machine line is that of the style alone, which only supports the findings.
    """
    rows = [i for i, t in enumerate(texts) if is_scored(t) and (not t.system or half_of(t.system) == 1)]
    read = [texts[i] for i in rows]
    is_machine = np.array([text.label == "machine" for text in read])
    is_translated = np.array([text.label != "human-original" for text in read])
    _, of_translated = weights_of(read, "translated")
    _, of_machine = weights_of(read, "machine")
    return {
        "translated": fit_line(styles[rows, 0], is_translated, of_translated, evidence[rows]),
        "machine": fit_line(styles[rows, 1], is_machine, of_machine),
    }


def write_model(path: Path, model: Model, words: list[str]) -> None:
    """Write the model as compact JSON, weights in thousandths; no time stamp, so the bytes are reproducible."""
    rows = []
    for gram, weight in model.weights.items():
        if max(abs(weight.real), abs(weight.imag)) >= LEAST_WEIGHT:
            rows.append([name_of(gram, model.alphabet), round(weight.real * 1000), round(weight.imag * 1000)])
    content = {"words": words, "bias": [round(model.bias.real, 4), round(model.bias.imag, 4)], "weights": rows}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def write_json(path: Path, content: object) -> None:
    """Write a small JSON file that people can read too."""
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Measure how often the detected language is right, at several text lengths, and its cost; print a Markdown table.

    python benchmarks/language/run.py GOLD.jsonl [--pages PAGES_FOLDER] [--misses]

GOLD.jsonl has one JSON object per line with "id", "text" and "language". If PAGES_FOLDER is given, the text of rows
without one is read from PAGES_FOLDER/<id>.html.gz with trafilatura. Many of their labels come from the page's own
declaration and are wrong. So a row is left out if this detector, turbohtml and langdetect agree on another language.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from pathlib import Path

from langdetect import DetectorFactory
from langdetect import detect as langdetect
from langdetect.lang_detect_exception import LangDetectException
from turbohtml.detect import detect_language as ask_model

from newsclean.language.detect import MODEL_TAGS, LanguageGuess, detect_language
from newsclean.measure import count_words

LENGTHS = (100, 200, 400, 100_000)
FEW_WORDS = 50


def read_texts(gold: Path, pages: Path | None) -> list[tuple[str, str, str]]:
    """Id, language and text of each row that has them."""
    texts = []
    for line in gold.read_text(encoding="utf-8").split("\n"):
        row = json.loads(line) if line else {}
        if not row.get("language") or row.get("page_type") not in (None, "article"):
            continue
        text = row.get("text")
        if not text and pages:
            import trafilatura

            file = pages / f"{row['id']}.html.gz"
            text = trafilatura.extract(gzip.decompress(file.read_bytes()), include_comments=False)
        if text:
            texts.append((row["id"], row["language"], text))
    return texts


def is_mislabelled(language: str, text: str) -> bool:
    """Whether three detectors agree on a language that is not the label."""
    found = detect_language(text).tag.partition("-")[0]
    if found == language:
        return False
    DetectorFactory.seed = 0
    try:
        third = langdetect(text[:2_000]).partition("-")[0]
    except LangDetectException:
        return False
    model = MODEL_TAGS.get(ask_model(text[:2_000]).language or "", "").partition("-")[0]
    return found == model == third


def is_right(guess: LanguageGuess, language: str) -> bool:
    return guess.tag.partition("-")[0] == language


def measure(name: str, texts: list[tuple[str, str, str]], length: int, show: bool) -> None:
    right, undecided, seconds, wrong = 0, 0, 0.0, []
    for identity, language, text in texts:
        started = time.process_time()
        guess = detect_language(text[:length])
        seconds += time.process_time() - started
        right += is_right(guess, language)
        undecided += guess.tag == "und"
        if not is_right(guess, language):
            wrong.append(f"    {identity}: {language}, found {guess.tag} {guess.score}: {text[:60]!r}")
    whole = "whole" if length >= LENGTHS[-1] else f"{length} characters"
    cost = seconds / len(texts) * 1e6
    print(f"| {name} | {whole} | {len(texts)} | {right / len(texts):.4f} | {undecided} | {cost:.0f} |")
    if show and length >= LENGTHS[-1]:
        print("\n".join(wrong))


def calibration(texts: list[tuple[str, str, str]]) -> None:
    """Print for each score the share of right answers on pieces of 60 to 400 characters, four per text and length."""
    rights: Counter[float] = Counter()
    totals: Counter[float] = Counter()
    for _, language, text in texts:
        for length in (60, 100, 150, 250, 400):
            for part in range(4):
                start = text.find(" ", len(text) * part // 4) + 1
                guess = detect_language(text[start : start + length])
                totals[guess.score] += 1
                rights[guess.score] += is_right(guess, language)
    print("\n| score | pieces | right |\n|---|---|---|")
    for score in sorted(totals):
        print(f"| {score} | {totals[score]} | {rights[score] / totals[score]:.3f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    texts = read_texts(options.gold, options.pages)
    labelled = len(texts)
    texts = [row for row in texts if not is_mislabelled(row[1], row[2])]
    print(f"{labelled} texts with a label, {labelled - len(texts)} of them mislabelled and left out.\n")
    detect_language(" ".join(text for _, _, text in texts[:3]))
    groups = (
        ("other than English", [row for row in texts if row[1] != "en"]),
        ("English", [row for row in texts if row[1] == "en"]),
        (f"all, {FEW_WORDS} words or more", [row for row in texts if count_words(row[2]) >= FEW_WORDS]),
        ("all", texts),
    )
    print("| pages | read | number | right | undecided | mean, µs |\n|---|---|---|---|---|---|")
    for name, rows in groups:
        for length in LENGTHS:
            measure(name, rows, length, options.misses and name == "all")
    calibration([row for row in texts if row[1] != "en"])


if __name__ == "__main__":
    main()

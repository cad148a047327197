"""Measure how much of deliberately damaged texts is restored; print a Markdown table.

    python benchmarks/repair/corruption.py GOLD.jsonl [--ftfy TEST_CASES.json] [--misses N]

GOLD.jsonl has one JSON object per line with "text" and "language". TEST_CASES.json is
`tests/test_cases.json` of ftfy's source distribution. A damaged piece counts as restored if the whole paragraph (for
mojibake: the whole text) comes out exactly as before.
"""

from __future__ import annotations

import argparse
import json
import quopri
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import ftfy.bad_codecs  # noqa: F401  # the "sloppy" encodings, which leave no byte undefined

from newsclean.language.profile import abbreviations
from newsclean.parse import parse
from newsclean.records import Page
from newsclean.repair import repair, repair_text
from newsclean.repair.mojibake import fix_mojibake
from newsclean.settings import Settings

ENCODINGS = ("sloppy-windows-1252", "latin-1", "sloppy-windows-1251", "cp437", "mac_roman")
JOINS, QUOTES, WORDS = 10_000, 2_000, 2_000

# The end of a sentence, a space, and the beginning of the next sentence.
_END = re.compile(r"(?P<word>\S+?)(?P<mark>[.!?])(?P<close>[”’\"»)\]]*) (?=(?P<next>[“„«\"(\[]?[^\W_]\S*))")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_CLOSE = re.compile(r"(?<=[^\W\d_])([,.!?])” (?=[a-z])|(?<=[^\W\d_])”(?=[,.])")
_APOSTROPHE = re.compile(r"(?<=[a-z])'(?=(?:s|t|re|ve|ll|d|m)(?![^\W_]))")
_WORD = re.compile(r"(?<![\S])[a-zà-öø-ÿ]{4,12}(?=[ .,])")

# How tools write a text out whose reader forgets to read it as it was written.
WRITERS: dict[str, Callable[[str], str]] = {
    r"JSON (`\u00e4`, `\n`)": json.dumps,
    "JSON, without its quotation marks": lambda text: json.dumps(text)[1:-1],
    "JSON that leaves letters as they are": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    "JSON, twice": lambda text: json.dumps(json.dumps(text)),
    r"bytes as Python prints them (`b'\xc3\xa4'`)": lambda text: repr(text.encode()),
    r"line ends alone (`\n`)": lambda text: text.replace("\n", r"\n"),
    r"quotation marks alone (`it\'s`)": lambda text: re.sub(r"['\"\\]", lambda mark: "\\" + mark[0], text),
    "quoted-printable of UTF-8 (`=C3=A4`)": lambda text: quopri.encodestring(text.encode()).decode(),
    "quoted-printable of windows-1252 (`=E4`)": lambda text: (
        quopri.encodestring(text.encode("cp1252")).decode() if _fits(text, "cp1252") else text
    ),
    "entities without semicolons (`&#228`)": lambda text: re.sub("[^\x00-\x7f]", lambda one: f"&#{ord(one[0])}", text),
}
# Texts that are written with so many escapes at least; fewer of them prove nothing and stay.
ESCAPES = 3

Text = tuple[str, str]  # language, text
Damaged = tuple[str, str, str]  # language, damaged text, original text


def read_texts(path: Path) -> list[Text]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    articles = (row for row in rows if row["text"] and row.get("page_type") in (None, "article"))
    return [(row["language"] or "und", row["text"]) for row in articles]


def clean_paragraphs(texts: list[Text]) -> Iterator[Text]:
    """The paragraphs that no repair changes; others may already be damaged."""
    for language, text in texts:
        for paragraph in re.split(r"\n+", text):
            if repair_text(paragraph, language)[0] == paragraph:
                yield language, paragraph


def mojibake(texts: list[Text], encoding: str) -> Iterator[Damaged]:
    """Yield whole texts, their UTF-8 decoded with another encoding; all five encodings give every byte a character."""
    for language, text in texts:
        if not text.isascii() and fix_mojibake(text) == text:
            yield language, text.encode().decode(encoding), text


def lost_spaces(paragraphs: list[Text]) -> Iterator[Damaged]:
    """Yield sentences joined without a space, where no abbreviation or initial explains the mark before the capital."""
    for language, text in paragraphs:
        for match in _END.finditer(text):
            word = re.sub(r"^\W+", "", match["word"])
            if not match["next"].lstrip('“„«"([')[:1].isupper() or match["word"].endswith((".", "…")):
                continue
            bare = match["mark"] == "." and not match["close"]
            short_name = len(word) <= 3 and not word.islower() and not word.isupper()
            if bare and (word.lower() in abbreviations() or short_name or _INITIAL.match(word)):
                continue
            yield language, text[: match.end() - 1] + text[match.end() :], text


def moved_quotes(paragraphs: list[Text]) -> Iterator[Damaged]:
    """Yield closing quote marks on the wrong side of the space (`, ”said`) or behind a space (`Taliban ”.`)."""
    for language, text in paragraphs:
        for match in _CLOSE.finditer(text):
            moved = f"{match[1]} ”" if match[1] else " ”"
            yield language, text[: match.start()] + moved + text[match.end() :], text


def stray_quotes(paragraphs: list[Text]) -> Iterator[Damaged]:
    for language, text in paragraphs:
        if "’" in text:
            continue  # which of the two apostrophes was lost cannot be known
        for match in _APOSTROPHE.finditer(text):
            yield language, text[: match.start()] + '"' + text[match.end() :], text


def spaced_words(paragraphs: list[Text]) -> Iterator[Damaged]:
    for language, text in paragraphs:
        for match in _WORD.finditer(text):
            yield language, text[: match.start()] + " ".join(match.group()) + text[match.end() :], text


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def escaped(texts: list[Text], write: Callable[[str], str]) -> Iterator[Damaged]:
    """Yield whole texts as a tool writes them out."""
    for language, text in texts:
        damaged = write(text)
        if len(damaged) >= len(text) + ESCAPES and damaged.strip("'\"b") != text:
            yield language, damaged, text


def read_text(text: str) -> list[str]:
    """The repaired lines of a whole plain text."""
    document = repair(parse(Page("", text, kind="text"), Settings()))
    return [block.text for block in document.blocks if block.text]


def score_escapes(name: str, cases: list[Damaged], misses: int) -> None:
    wrong = [(language, damaged, text) for language, damaged, text in cases if read_text(damaged) != read_text(text)]
    languages = len({language for language, _, _ in cases})
    share = 100 - 100 * len(wrong) / len(cases) if cases else 0.0
    print(f"| {name} | {len(cases):,} | {languages} | {share:.2f} % |")
    for language, damaged, text in wrong[:misses]:
        pairs = zip(read_text(damaged), read_text(text), strict=False)
        print(f"    {language}: {next(((a[:200], b[:200]) for a, b in pairs if a != b), ('', 'lines lost'))}")


def score(name: str, cases: list[Damaged], misses: int) -> None:
    restored: Counter[str] = Counter()
    missed = []
    for language, damaged, text in cases:
        if repair_text(damaged, language, "html")[0] == text:
            restored[language] += 1
        else:
            missed.append((language, damaged, text))
    total = len(cases)
    share = 100 * restored.total() / total if total else 0.0
    languages = len({language for language, _, _ in cases})
    print(f"| {name} | {total:,} | {languages} | {share:.2f} % |")
    for language, damaged, text in missed[:misses]:
        place = next(i for i, (a, b) in enumerate(zip(damaged, text, strict=False)) if a != b)
        print(f"    {language}: {damaged[max(0, place - 40) : place + 30]!r}")


def sample(cases: Callable[[list[Text]], Iterator[Damaged]], paragraphs: list[Text], size: int) -> list[Damaged]:
    """A fixed random sample."""
    found = list(cases(paragraphs))
    random.Random(0).shuffle(found)
    return found[:size]


def check_ftfy_cases(path: Path) -> None:
    cases = [case for case in json.loads(path.read_text(encoding="utf-8")) if case["expect"] == "pass"]
    passed = sum(fix_mojibake(case["original"]) == case.get("fixed-encoding", case["fixed"]) for case in cases)
    print(f"\nftfy's own cases for encodings: {passed} of {len(cases)} pass through `fix_mojibake`.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--ftfy", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="show this many of each kind")
    options = parser.parse_args()
    texts = read_texts(options.gold)
    paragraphs = list(clean_paragraphs(texts))
    print("| damage | cases | languages | restored exactly |\n|---|---|---|---|")
    for encoding in ENCODINGS:
        name = f"UTF-8 read as {encoding.removeprefix('sloppy-')}"
        cases = list(mojibake(texts, encoding))
        restored = sum(fix_mojibake(damaged) == text for _, damaged, text in cases)
        languages = len({language for language, _, _ in cases})
        print(f"| {name} | {len(cases):,} | {languages} | {100 * restored / len(cases):.2f} % |")
    score("space lost between sentences", sample(lost_spaces, paragraphs, JOINS), options.misses)
    score("quote mark on the wrong side", sample(moved_quotes, paragraphs, QUOTES), options.misses)
    score("quote mark for an apostrophe", sample(stray_quotes, paragraphs, QUOTES), options.misses)
    score("word letter-spaced", sample(spaced_words, paragraphs, WORDS), options.misses)
    for name, write in WRITERS.items():
        score_escapes(name, list(escaped(texts, write)), options.misses)
    if options.ftfy:
        check_ftfy_cases(options.ftfy)


if __name__ == "__main__":
    main()

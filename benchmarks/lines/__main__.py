"""Measure which lines go: lines of sites and articles, written without sight of the rules, put around and amid texts.

    python benchmarks/lines [LANGUAGE ...] [--show]

Beside this file is one LANGUAGE.jsonl for each language with rules. Each line of it is

- {"label": "chrome", "place", "kind", "text"}: a line of a site, for the top of a page, its head (below the headline),
  amid the text, or the end; half of them are worded in a site's own way;
- {"label": "article", "form", "text"}: a sub-heading, an item of a list, a question, an answer, a short paragraph, or a
  sentence that speaks of what chrome speaks of ("near").

They are put into the articles of the texts of `benchmarks/unseen` that may be read (odd numbers). Lines with even
places in their file were read when rules were improved (half A), the others were only counted (half B).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsclean import clean_text

_HERE = Path(__file__).parent
_TEXTS = _HERE.parent / "unseen" / "texts" / "gold.jsonl"
# How many lines of a place or a form stand on one page.
PER_PAGE = {
    "top": 3, "head": 4, "amid": 5, "end": 8,
    "subhead": 4, "list": 4, "question": 1, "answer": 1, "short": 3, "near": 4,
}  # fmt: skip
CHROME = ("top", "head", "amid", "end")
FORMS = ("subhead", "list", "question", "answer", "short", "near")


@dataclass(frozen=True)
class Line:
    """A line to be put on a page."""

    text: str
    place: str  # of chrome; the form of an article's line
    kind: str  # "" of an article's line
    half: str


@dataclass(frozen=True)
class Fate:
    """What became of a line; `line` is None for a paragraph of the article that the lines were put into."""

    line: Line | None
    text: str
    stays: bool
    kind: str = ""  # of what was removed
    rule: str = ""


def main() -> None:
    """Clean a page for every few lines, and print how many went and stayed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    known = sorted(file.stem for file in _HERE.glob("*.jsonl"))
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help=", ".join(known))
    parser.add_argument("--show", action="store_true", help="what of half A is wrong, line by line")
    options = parser.parse_args()
    if unknown := set(options.languages) - set(known):
        parser.error(f"no lines in {sorted(unknown)[0]}; there are {', '.join(known)}")
    every: list[Fate] = []
    for language in options.languages or known:
        fates = list(fates_of(language))
        every += fates
        print(language, told(fates))
        if options.show:
            print("\n".join(sorted(wrong(fates))))
    if len(options.languages or known) > 1:
        print("all", told(every))


def fates_of(language: str) -> Iterator[Fate]:
    """Yield what became of each line of a language, and of each paragraph around them."""
    chance = random.Random(7)
    by_place: dict[str, list[Line]] = {}
    for line in read_lines(_HERE / f"{language}.jsonl"):
        by_place.setdefault(line.place, []).append(line)
    for lines in by_place.values():
        chance.shuffle(lines)
    articles = [gold for gold in _golds(language) if len(_paragraphs(gold)) > 1]
    pages = max(-(-len(by_place[place]) // count) for place, count in PER_PAGE.items())
    for page in range(pages):
        own = {place: by_place[place][page * count : (page + 1) * count] for place, count in PER_PAGE.items()}
        yield from _fates(articles[page % len(articles)], own, chance)


def read_lines(file: Path) -> Iterator[Line]:
    """Yield the lines of a file."""
    for number, row in enumerate(map(json.loads, file.read_text(encoding="utf-8").splitlines())):
        place = row["place"] if row["label"] == "chrome" else row["form"]
        yield Line(row["text"], place, row.get("kind", ""), "AB"[number % 2])


def _golds(language: str) -> list[dict[str, object]]:
    golds = map(json.loads, _TEXTS.read_text(encoding="utf-8").splitlines())
    return [g for g in golds if g["language"] == language and int(g["name"][1:3]) % 2]


def _paragraphs(gold: dict[str, object]) -> list[str]:
    paragraphs = gold["paragraphs"]
    assert isinstance(paragraphs, list)
    return [paragraph for paragraph in paragraphs if len(paragraph) > 30]


def _fates(gold: dict[str, object], own: dict[str, list[Line]], chance: random.Random) -> Iterator[Fate]:
    paragraphs = _paragraphs(gold)
    body: list[Line | str] = list(paragraphs)
    # A paragraph of the article stays first and last. From the last place to the first, so that no group parts another.
    places = [(chance.randrange(1, len(paragraphs)), group) for group in _groups(own)]
    for at, group in sorted(places, key=lambda place: -place[0]):
        body[at:at] = group
    above = [*own["top"], str(gold["title"]), *own["head"]]
    lines = [*above, *body, *own["end"]]
    article = clean_text("\n\n".join(line if isinstance(line, str) else line.text for line in lines))
    kept, whole = [fold(block.text) for block in article.blocks], fold(article.text)
    removed = {fold(removal.text or ""): removal for removal in article.removed}
    for line in (line for place in own.values() for line in place):
        text = fold(line.text)
        stays = any(text in block for block in kept) if line.kind else text in whole
        gone = removed.get(text)
        yield Fate(line, text, stays, gone.kind if gone else "", gone.rule if gone else "")
    for paragraph in paragraphs:
        yield Fate(None, paragraph, fold(paragraph) in whole)


def _groups(own: dict[str, list[Line]]) -> Iterator[list[Line]]:
    """Yield the lines that stand amid a text; items of a list stand together, answers below questions."""
    yield from ([line] for line in own["amid"])
    yield own["list"]
    yield own["question"] + own["answer"]
    for form in ("subhead", "short", "near"):
        yield from ([line] for line in own[form])


def told(fates: Sequence[Fate]) -> str:
    """The figures, on one line."""
    said = []
    for half in "AB":
        chrome = [f for f in fates if f.line is not None and f.line.half == half and f.line.kind]
        amid = [f for f in chrome if f.line is not None and f.line.place == "amid"]
        gone = [f for f in chrome if not f.stays]
        named = [f for f in gone if f.line is not None and f.kind == f.line.kind]
        said.append(
            f"{half}: gone {len(gone)} of {len(chrome)} ({_share(len(gone), len(chrome))};"
            f" amid {_share(sum(not f.stays for f in amid), len(amid))}), kinds {_share(len(named), len(gone))};"
        )
    lost = Counter(f.line.place for f in fates if f.line is not None and not f.line.kind and not f.stays)
    of = Counter(f.line.place for f in fates if f.line is not None and not f.line.kind)
    said.append("article lost " + ", ".join(f"{form} {lost[form]} of {of[form]}" for form in FORMS))
    around = [f for f in fates if f.line is None]
    said.append(f"; paragraphs around lost {sum(not f.stays for f in around)} of {len(around)}")
    return " ".join(said)


def _share(part: int, whole: int) -> str:
    return f"{part / max(1, whole):.3f}"


def wrong(fates: Sequence[Fate]) -> Iterator[str]:
    """Yield what is wrong of half A."""
    for fate in fates:
        line = fate.line
        if line is None or line.half != "A":
            continue
        if line.kind and fate.stays:
            yield f"LEFT {line.place} {line.kind}: {fate.text}"
        elif not line.kind and not fate.stays:
            yield f"LOST {line.place}: {fate.text} <- {fate.kind} by {fate.rule}"


def fold(text: str) -> str:
    """The text with single spaces, without the bars of tables."""
    return " ".join(text.replace("|", " ").split())


if __name__ == "__main__":
    main()

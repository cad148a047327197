"""Read and split the texts that the translation models are fitted on.

They are in three files outside this repository: `dev.jsonl.gz` (WMT 2021 to 2023 news systems, one document per line:
id, label, origin, system, doc, quality, text), `spans.jsonl.gz` (MLQE-PE, one sentence per line: id, source, text,
postedit) and `gold.jsonl` (pages with their article text, language and source). `MODEL_CARD_mt.md` gives their origin
and licences.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from newsclean.detect.grams import WINDOW
from newsclean.detect.style import LEAST_WORDS

FOLDS = 5
SENTENCES = 15  # sentences of MLQE-PE in one text: about 230 words
# English outlets whose text is itself, often, a translation (state and wire services of countries where the
# newsroom writes another language). The sets call them originals, and they are fitted on as such; the benchmark
# reports its figures with and without them.
TRANSLATING_OUTLETS = ("rt.com", "kazinform", "parstoday", "egyptindependent", "allafrica", "novinite", "euronews")


@dataclass(frozen=True, slots=True)
class Text:
    """One document."""

    id: str
    label: str  # human-original, human-translation, machine, post-edited
    set: str  # wmt, news, web, wiki
    origin: str  # language pair, "en" for originals
    system: str  # upper case; "" for people
    article: str  # the source article, or a page's host; its texts must stay in one fold
    quality: float | None  # chrF against the human translation, for machine
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_doubtful(self) -> bool:
        """Whether only its outlet's language suggests that it is an original."""
        return self.label == "human-original" and any(name in self.id for name in TRANSLATING_OUTLETS)


def read_texts(dev: Path, gold: Path, more: Path | None = None) -> list[Text]:
    """Every English document of 100 words or more, in the files' order. `more` is the output of `pages.py`."""
    texts = [*_read_wmt(dev), *_read_gold(gold)]
    if more:
        texts += _read_more(more)
    return [text for text in texts if text.words >= 100]


def _read_wmt(path: Path) -> Iterator[Text]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            system = row["system"].upper() if row["label"] == "machine" else ""
            yield Text(row["id"], row["label"], "wmt", row["origin"], system, row["doc"], row["quality"], row["text"])


def _read_gold(path: Path) -> Iterator[Text]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["text"] and row["language"] == "en" and row["page_type"] == "article":
                kind = "web" if row["source"].startswith("wcxb") else "news"
                host = urlsplit(row["url"]).hostname or row["id"]
                yield Text(row["id"], "human-original", kind, "en", "", host, None, row["text"])


def _read_more(path: Path) -> Iterator[Text]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            host = urlsplit(row["url"]).hostname or row["id"]
            yield Text(row["id"], "human-original", "news", "en", "", host, None, row["text"])


def read_sentences(spans: Path) -> list[Text]:
    """Texts made of sentences of MLQE-PE, by the machine and as editors corrected them; for fitting only.

    They are Wikipedia translated from Nepali, Sinhala, Romanian and Russian by one weak system. Of these languages the
    news has only Russian.
    """
    pairs: dict[str, list[dict[str, str]]] = {}
    with gzip.open(spans, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["source"] == "mlqe-pe":
                pairs.setdefault(row["id"].split(".")[1], []).append(row)
    texts = []
    for pair, rows in pairs.items():
        for i in range(0, len(rows) - SENTENCES + 1, SENTENCES):
            for label, key in (("machine", "text"), ("post-edited", "postedit")):
                text = " ".join(join_tokens(row[key]) for row in rows[i : i + SENTENCES])
                texts.append(Text(f"mlqe.{pair}.{i}.{label}", label, "wiki", pair, "", f"{pair}.{i}", None, text))
    return texts


def join_tokens(sentence: str) -> str:
    """The sentence without the spaces that a tokenizer inserted."""
    joined = re.sub(r" ([,.;:!?%])|(?<=\() | (?=\)| '|n't)", r"\1", sentence.replace(" 's", "'s"))
    return re.sub(r'" ([^"]*) "', r'"\1"', joined).strip()


def windows(text: Text, most: int = 4) -> list[Text]:
    """The text in pieces as long as the model reads. It makes more originals out of few, for fitting only."""
    pieces: list[Text] = []
    rest = text.text
    while rest and len(pieces) < most:
        cut = len(rest) if len(rest) <= WINDOW else rest.rfind(" ", 0, WINDOW)
        piece, rest = rest[:cut], rest[cut:].lstrip()
        if len(piece.split()) >= 100:
            pieces.append(replace(text, text=piece))
    return pieces or [text]


def pieces_of(texts: Iterable[Text]) -> list[Text]:
    """The texts to fit on: originals in several windows each, other texts unchanged."""
    return [piece for text in texts for piece in (windows(text) if text.label == "human-original" else [text])]


def half_of(system: str) -> int:
    """0 or 1: the half of the systems that the text belongs to; one is fitted on, the other tested."""
    return zlib.crc32(system.encode()) % 2


def article_fold(text: Text) -> int:
    """The fold of the source article, which all its translations share."""
    return zlib.crc32(text.article.encode()) % FOLDS


PAIR_FOLDS = {"cs-en": 0, "is-en": 0, "de-en": 1, "ha-en": 2, "ja-en": 2, "ru-en": 3, "zh-en": 4}
UNTESTED = -1  # of a pair that no tested text has


def pair_fold(text: Text) -> int:
    """The fold of the language pair, so that the tested pair is never fitted on; originals go by their article."""
    if text.set == "wiki":
        return PAIR_FOLDS.get(text.origin, UNTESTED)
    return PAIR_FOLDS.get(text.origin, article_fold(text))


def is_scored(text: Text) -> bool:
    """Whether the text is long enough for the product to give a style score."""
    return text.words >= LEAST_WORDS

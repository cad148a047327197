"""How a text is written: function words, shapes and punctuation, never its topic.

A linear model over single tokens and pairs of them. A word outside the model's list of general words is seen by
its shape only: capitalised, a number, or its last two letters.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import sqrt

WEIGHTS = files("newsclean") / "detect" / "weights"
# Characters read, about 270 words. Twice as many gave the same AUC within 0.003 on the WMT documents, which have 200
# to 400 words, and cost twice the time.
WINDOW = 1600
LEAST_WORDS = 150  # below, the score is little better than chance (AUC 0.75 at 60 to 96 words)

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*|[^\w\s]")
_LEVELLED = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "…": "."}


@dataclass(frozen=True, slots=True)
class Style:
    """Two log odds, uncalibrated."""

    translated: float  # against news first written in the language
    machine: float  # against human translations and news first written in the language


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of one language."""

    masks: Mapping[str, str]  # how a known token is seen: general words in small letters, marks levelled
    weights: Mapping[str, tuple[float, float]]  # of a gram ("the", "of the"): for `translated`, for `machine`
    bias: tuple[float, float]


def masks_of(words: list[str]) -> dict[str, str]:
    """How the general words are seen, in small letters and at the head of a sentence, with either apostrophe.

    >>> masks_of(["don't"])["Don’t"]
    "don't"
    """
    masks = dict(_LEVELLED)
    for word in words:
        for form in (word, word.capitalize(), word.replace("'", "’"), word.capitalize().replace("'", "’")):
            masks[form] = word
    return masks


def count_grams(text: str, masks: Mapping[str, str]) -> tuple[Counter[str], int]:
    """How often each masked token and pair of tokens comes in the head of a text, and the number of tokens.

    >>> grams, size = count_grams("The Taliban seized 12 districts.", masks_of(["the"]))
    >>> [gram for gram in grams if " " not in gram], size
    (['the', 'X', '-ed', '9', '-ts', '.'], 6)
    """
    tokens = [masks.get(token) or _shape(token) for token in _TOKEN.findall(text, 0, WINDOW)]
    grams = Counter(tokens)
    grams.update([f"{first} {second}" for first, second in pairwise(tokens)])
    return grams, len(tokens)


def _shape(token: str) -> str:
    """What is seen of a word that is not a general one."""
    if token.islower():
        return "-" + token[-2:]
    if token[0].isalpha():
        return "X"
    return "9" if token[0].isdigit() else token


@cache
def load_model(language: str) -> Model | None:
    """The shipped model of a language; None where there is none."""
    file = WEIGHTS / f"style-{language}.json.gz"
    if not file.is_file():
        return None
    content = json.loads(gzip.decompress(file.read_bytes()))
    weights = {gram: (translated / 1000, machine / 1000) for gram, translated, machine in content["weights"]}
    return Model(masks_of(content["words"]), weights, tuple(content["bias"]))


def measure_style(text: str, model: Model) -> Style:
    """The two log odds of a text's head."""
    grams, size = count_grams(text, model.masks)
    weight_of = model.weights.get
    translated = machine = 0.0
    for gram, count in grams.items():
        weight = weight_of(gram)
        if weight:
            # The square root keeps a word that fills the text from drowning the rest (Hellinger's distance).
            root = sqrt(count)
            translated += root * weight[0]
            machine += root * weight[1]
    scale = 1 / sqrt(size or 1)
    return Style(model.bias[0] + scale * translated, model.bias[1] + scale * machine)

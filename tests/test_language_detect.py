"""Language detection: similar languages, texts that are too short, and reproducible answers."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.language.detect import detect_language
from newsclean.language.folders import language_tags
from newsclean.language.mixed import is_mixed
from newsclean.language.profile import function_words

SENTENCES = json.loads((Path(__file__).parent / "fixtures" / "languages" / "sentences.json").read_text("utf-8"))
TEXTS = {sentence["tag"]: sentence["text"] for sentence in SENTENCES}


@pytest.mark.parametrize("tag", TEXTS)
def test_two_sentences_tell_the_language(tag: str) -> None:
    guess = detect_language(TEXTS[tag])
    assert guess.tag == tag
    assert guess.score >= 0.7


SHORT = [
    ("nothing", ""),
    ("signs", "*** 12:30 — 5 %"),
    ("one word", "Kabul"),
    ("two letters of another script", "да"),
    ("a list of names", "Taliban, Kabul"),
    ("words of many languages", "in me a do"),
]


@pytest.mark.parametrize("text", [row[1] for row in SHORT], ids=[row[0] for row in SHORT])
def test_too_short_to_tell(text: str) -> None:
    assert detect_language(text) == ("und", 0.0)


def test_what_the_page_declares_helps_only_where_the_text_does_not_tell() -> None:
    assert detect_language(TEXTS["en"], declared="de").tag == "en"
    assert detect_language("東京地震発生", declared="ja").tag == "ja"
    assert detect_language("北京大地震").tag == "zh"


def test_chinese_and_serbian_in_both_scripts() -> None:
    assert detect_language("这个问题很难").tag == "zh-Hans"
    assert detect_language("這個問題很難").tag == "zh-Hant"
    assert detect_language(TEXTS["sr-Latn"]).tag == "sr-Latn"
    assert detect_language(TEXTS["sr-Cyrl"]).tag == "sr-Cyrl"


def test_hebrew_is_no_yiddish() -> None:
    assert (
        detect_language("חיל הים עצר הבוקר ספינה ליד החוף. אין נפגעים ולא נגרם נזק, כך נמסר.", thorough=False).tag
        == "he"
    )
    assert detect_language("די רעגירונג האָט באַשלאָסן אַז עס איז נישטאָ קיין ברירה", thorough=False).tag == "yi"
    # The alef of unpointed Yiddish is Hebrew's too.
    assert detect_language("די רעגירונג האט באשלאסן צו בויען א בריק און א וועג").tag == "yi"


def test_nynorsk_counts_as_norwegian() -> None:
    text = "Ho seier at dei ikkje veit korleis brua skal byggjast, men at ein må finne ei løysing før neste år."
    assert detect_language(text).tag == "no"


def test_every_folder_has_a_profile() -> None:
    for tag in language_tags():
        assert tag == "und" or tag in ("ja", "ko", "zh") or len(function_words(tag)) >= 40


def test_the_same_answer_in_any_order_and_process() -> None:
    texts = [text[:90] for text in TEXTS.values()] + [
        "I love you",
        "Tags: Afghanistan, Al Qaeda, Jihad, Taliban",
    ]
    first = [detect_language(text) for text in texts]
    order = list(range(len(texts)))
    random.Random(1).shuffle(order)
    again = {place: detect_language(texts[place]) for place in order}
    assert [again[place] for place in range(len(texts))] == first
    code = (
        "import json, sys; from newsclean.language.detect import detect_language;"
        "print(json.dumps([detect_language(text) for text in json.load(sys.stdin)]))"
    )
    other = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    assert json.loads(other.stdout) == [list(guess) for guess in first]


@pytest.mark.parametrize(
    ("paragraphs", "language", "mixed"),
    [
        pytest.param([], "en", False, id="nothing"),
        pytest.param([TEXTS["en"]], "und", False, id="one language, not known"),
        pytest.param([TEXTS["en"]] * 6 + [TEXTS["fr"]], "en", False, id="a quotation"),
        pytest.param([f"{year} | Anna Berg | Olga Lindqvist | Per Aberg and Carl Holm, who shared the prize with others"
                      for year in range(1990, 2020)] + [TEXTS["en"]], "en", False, id="a table of names"),
        pytest.param([TEXTS["en"], TEXTS["fr"]], "en", True, id="half and half"),
        pytest.param([TEXTS["en"], TEXTS["fr"]], "und", True, id="half and half, no language known"),
        pytest.param([TEXTS["en"], TEXTS["ru"]], "en", True, id="two scripts"),
    ],
)  # fmt: skip
def test_a_page_is_mixed_from_a_fifth_on(paragraphs: list[str], language: str, mixed: bool) -> None:
    assert is_mixed(paragraphs, language) is mixed


@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    guess = detect_language(text)
    assert guess.tag
    assert 0 <= guess.score <= 1
    assert detect_language(text) == guess


THREADS = """
import threading
from langdetect import DetectorFactory
from newsclean.language.detect import ask_langdetect as ask

answers, barrier = [], threading.Barrier(8)
def run():
    barrier.wait()
    answers.append(ask("Mwongozo wa serikali umetolewa na wizara ya afya kwa hospitali zote nchini humo wiki hii"))

threads = [threading.Thread(target=run) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*answers, DetectorFactory.seed)
"""


def test_threads_that_ask_at_once_get_one_answer_and_the_hosts_seed_stays() -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(newsclean.__file__).resolve().parent.parent)}
    done = subprocess.run([sys.executable, "-c", THREADS], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.split() == ["sw"] * 8 + ["None"]

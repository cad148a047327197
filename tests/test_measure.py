"""Words and spaces are found by faster ways than the plain ones, and they are the same."""

import re
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.label.layout.lines import is_truncated
from newsclean.measure import MARKS, count_words, find_words, fold_spaces
from newsclean.topic_words import content_words

MIXED = st.text(alphabet="abAé ßİ1²½_٣.“”–’\u00a0\u2028新聞ไทяनी்\u0301\ud800-", max_size=40)


@given(st.one_of(MIXED, MIXED.map(lambda text: f"{'plain words ' * 20}{text}")))
@example("a" * 90 + "\u0301b")
def test_words_are_the_runs_that_an_expression_finds(text: str) -> None:
    assert find_words(text) == re.findall(rf"[\w{MARKS}]+", text)


@given(st.one_of(MIXED, MIXED.map(lambda text: f"{'plain words ' * 20}{text}")))
@example("one²word 1234 four_five2six")
def test_words_of_a_topic_are_the_runs_that_an_expression_finds(text: str) -> None:
    unspaced = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
    expected = re.findall(rf"(?:[^\W\d_{unspaced}]|[{MARKS}]){{4,}}|[{unspaced}]{{2}}", text.lower())
    assert content_words(text) == expected


@given(st.text(alphabet="ab \t\n\u00a0\u2028\u3000\x1c\x85\u200b", max_size=12))
def test_spaces_are_folded_as_splitting_would(text: str) -> None:
    assert fold_spaces(text) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("नगर निगम ने सोमवार को पुल की मरम्मत के लिए कर्ज दिया।", 12),
        ("নতুন ঘাট তৈরির জন্য ২৪ কোটি টাকার ঋণ", 8),
        ("பாலத்தைச் சீரமைக்க 24 கோடி ரூபாய் கடன்", 6),
        ("ශ්‍රී ලංකාව", 3),  # a joiner parts what readers see as one word
        ("שָׁלוֹם לְכֻלָּם", 2),
        ("cafe\u0301 olé", 2),
        ("สะพานข้ามแม่น้ำปิงเปิดใช้อีกครั้งหลังปิดนานเก้าปี", 13),
        ("新しい橋が完成した", 5),
        ("❤️ 1️⃣", 1),
    ],
)
def test_words_in_scripts_with_marks_and_without_spaces(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize("letters", ["a" * 40_000, "कि" * 20_000])
def test_the_last_word_of_a_long_line_is_found_in_linear_time(letters: str) -> None:
    start = process_time()
    assert not is_truncated(f"{letters}1", {letters: 1})
    assert is_truncated("the ferry to the isl", {"island": 1})
    assert process_time() - start < 1

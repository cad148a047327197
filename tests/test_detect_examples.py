"""Every detector finds its hits and no near misses, on sentences written for the tests."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.article import Repair
from newsclean.detect import DETECTORS, Detector, find_all
from newsclean.detect.agreement import find_agreement
from newsclean.detect.english_format import find_english_format
from newsclean.detect.joined_twin import find_joined_twin
from newsclean.detect.reading import Reading, read_text
from newsclean.detect.scores import judge_machine
from newsclean.detect.untranslated_word import find_untranslated_word
from newsclean.run.patterns import LONGEST, grows
from newsclean.settings import Settings

EXAMPLES = tomllib.loads((Path(__file__).parent / "fixtures" / "detect" / "examples.toml").read_text("utf-8"))
BY_NAME = {detector.__name__.removeprefix("find_"): detector for detector in DETECTORS}
# Each is given a language, a text, and perhaps HTML.
Case = tuple[Detector, dict[str, str]]


def cases(side: str) -> list[object]:
    rows = []
    for kind, table in EXAMPLES.items():
        for i, row in enumerate(table.get(side, ())):
            rows.append(pytest.param(BY_NAME[kind], row, id=f"{kind}-{row.get('why', i)}".replace(" ", "-")))
    return rows


def reading_of(row: dict[str, str]) -> Reading:
    return read_text(row.get("text", "News."), row.get("language", "en"), html=row.get("html", ""))


@pytest.mark.parametrize(("detector", "row"), cases("near_misses"))
def test_near_misses_are_left_alone(detector: Detector, row: dict[str, str]) -> None:
    assert list(detector(reading_of(row))) == []


@pytest.mark.parametrize(("detector", "row"), cases("hits"))
def test_hits_are_found_where_they_stand(detector: Detector, row: dict[str, str]) -> None:
    reading = reading_of(row)
    found = list(detector(reading))
    assert row["finds"] in [finding.text for finding in found]
    for finding in found:
        assert 0 < finding.score <= 1
        assert finding.kind == detector.__name__.removeprefix("find_")
        # A sentence without its full stop, like the reasons of the rules.
        assert re.match(r"[A-Z0-9“].* .*[^.]$", finding.message)
        if not row.get("html"):
            assert reading.text[finding.start : finding.end] == finding.text


@pytest.mark.parametrize(("detector", "row"), cases("weak"))
def test_what_people_write_too_makes_no_text_suspect(detector: Detector, row: dict[str, str]) -> None:
    found = list(detector(reading_of(row)))
    assert max((finding.score for finding in found), default=0) <= 0.3
    assert judge_machine(None, found[:1], Settings()).verdict in ("unknown", "unlikely")


@pytest.mark.parametrize(("detector", "row"), cases("sure"))
def test_what_nobody_writes_has_a_high_score(detector: Detector, row: dict[str, str]) -> None:
    assert max(finding.score for finding in detector(reading_of(row))) >= 0.5


def test_every_detector_has_examples_of_both_kinds() -> None:
    assert sorted(EXAMPLES) == sorted(BY_NAME)
    assert all(table["hits"] and table["near_misses"] for table in EXAMPLES.values())


def test_what_repair_erased_is_seen() -> None:
    text = "They left. “We asked, but it was ignored,” said the man."
    start = text.index(",” said")
    repair = Repair("quote_spacing", ", ”said", ",” said", "quote_spacing", start, start + len(",” said"))
    (finding,) = find_all(read_text(text, repairs=(repair,)))
    assert (finding.kind, finding.text) == ("quote_spacing", "ignored, ”said")
    assert text[finding.start : finding.end] == "ignored,” said"


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda detector: detector.__name__)
@pytest.mark.parametrize(
    "piece",
    [
        "a ",
        "the ",
        "x-y\nx-y q ",
        "alpha bravo charlie delta x alpha bravo charlie delta X ",
        "they won by the bus won by the bus: ",
        "und\nsind ",
        "one two three four five s t\n",
        "to go\nto go on ",
        "“",
        ". A",
        ",",
        " as",
        "1: ",
        "、",
        "to the ",
        "<unk",
        "translat ",
        "- ",
        ", 000",
    ],
)
def test_detectors_take_linear_time(detector: Detector, piece: str) -> None:
    text = piece * (LONGEST // len(piece) + 1)
    assert not grows(lambda length: list(detector(read_text(text[:length]))))


@pytest.mark.parametrize("piece", [",000", "0:00 a.m.", "am mai 5, 20"])
def test_english_formats_are_found_in_linear_time(piece: str) -> None:
    text = piece * (LONGEST // len(piece) + 1)
    assert not grows(lambda length: list(find_english_format(read_text(text[:length], "de"))))


@pytest.mark.parametrize(
    ("detector", "piece"),
    [
        (find_joined_twin, "loyal and loyal, "),
        (find_untranslated_word, "the þvottahúsinu "),
        (find_agreement, "if it have "),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_line_without_end_is_not_read_again_from_each_place(detector: Detector, piece: str) -> None:
    text = piece * (400_000 // len(piece) + 1)
    assert len(list(detector(read_text(text[:200_000])))) > 5_000
    assert not grows(lambda length: list(detector(read_text(text[:length]))), 400_000)


@given(
    st.text(alphabet=st.sampled_from(list('aeTh ,.“”"–-\n1:、é的 İß')), max_size=300),
    st.sampled_from(["en", "fr", "tr", "ar", "und"]),
)
def test_findings_stand_in_the_text_and_in_its_order(text: str, language: str) -> None:
    found = find_all(read_text(text, language))
    assert [finding.start for finding in found] == sorted(finding.start for finding in found)
    assert all(0 <= finding.start <= finding.end <= len(text) for finding in found)

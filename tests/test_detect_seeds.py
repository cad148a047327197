"""The seeds through the whole pipeline: the findings that an expert marked, and none where there is nothing."""

from pathlib import Path

import pytest

import newsclean
from newsclean.article import Article

SEEDS = Path(__file__).parents[1] / "seeds"


def clean_seed(number: str) -> Article:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return newsclean.clean(path.read_bytes())


def test_seed_004_is_likely_machine_translated_and_says_where_it_shows() -> None:
    article = clean_seed("004")
    assert article.machine_translation.verdict == "likely"
    assert [(finding.kind, finding.text) for finding in article.findings] == [
        ("dangling_fragment", "Square as the situation worsens at the border."),
        ("quote_spacing", "ignored, ”said"),
        ("repeated_phrase", "battalion-based battalion-based"),
        ("quote_spacing", "Taliban ”."),
        ("dash_heading", "– “Emergency” –"),
        ("misplaced_quote", "The troop “lost."),
        ("dangling_fragment", "Than provincial capitals."),
    ]


@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
def test_the_other_seeds_are_left_in_peace(number: str) -> None:
    article = clean_seed(number)
    assert article.findings == ()
    assert article.machine_translation.verdict in ("unlikely", "unknown")
    assert article.translated.verdict in ("unlikely", "unknown")


def test_findings_do_not_hang_on_what_the_record_keeps() -> None:
    page = next(SEEDS.glob("004_*.txt")).read_bytes()
    full, spans, none = (
        newsclean.clean(page, settings=newsclean.Settings(explain=explain)) for explain in ("full", "spans", "none")
    )
    assert full.findings == spans.findings == none.findings
    assert full.machine_translation == none.machine_translation

"""What stands around a headline: a day, a byline and sentences, of which a listing has none."""

from math import exp

import pytest

from newsclean.label.html.headed import around_headline
from newsclean.parse import parse
from newsclean.records import Page
from newsclean.settings import Settings

HEADLINE = "Ferry pier stays shut until May"
SENTENCE = "The pier will stay shut until the middle of May, the harbour office said."
CARD = (
    "<div><h3><a href=/1>Rail strike called off at noon</a></h3><p>Both sides agreed to talk again in the spring.</div>"
)
FEATURES = ("headline_size", "headline_dated", "headline_signed", "below_headline")


@pytest.mark.parametrize(
    ("body", "size", "dated", "signed", "below"),
    [
        pytest.param(f"<p>{SENTENCE}", 0, 0, 0, 0, id="no headline"),
        pytest.param(f"<h1>{HEADLINE}</h1>{CARD * 4}", len(HEADLINE), 0, 0, 0, id="cards below"),
        pytest.param(
            f"<h1>{HEADLINE}</h1><p>{SENTENCE}{CARD * 3}<p>14 March 2026",
            *(len(HEADLINE), 0, 0, len(SENTENCE)),
            id="a day far below",
        ),
        pytest.param(
            f"<h1>{HEADLINE}</h1><p>By Ida Penrose<p>14 March 2026<p>{SENTENCE}",
            *(len(HEADLINE), 1, 1, len(SENTENCE)),
            id="a short article",
        ),
        pytest.param(
            f"<p>14 March 2026<h1>{HEADLINE}</h1><p>{SENTENCE}<h2>More</h2><p>{SENTENCE}",
            *(len(HEADLINE), 1, 0, len(SENTENCE)),
            id="a day above, and a heading below",
        ),
    ],
)
def test_what_stands_around_the_headline(body: str, size: int, dated: int, signed: int, below: int) -> None:
    html = f"<html lang=en><title>{HEADLINE} | The Marlow Gazette</title><body>{body}"
    document = parse(Page("page", html, kind="html"), Settings())
    found = around_headline(document, [False] * len(document.blocks))
    assert tuple(found) == FEATURES
    assert [round(exp(found["headline_size"]) - 1), round(exp(found["below_headline"]) - 1)] == [size, below]
    assert [found["headline_dated"], found["headline_signed"]] == [dated, signed]

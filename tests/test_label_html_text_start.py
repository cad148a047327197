"""Where a page's text seems to start: the first sentence below the headline."""

import pytest

from newsclean.label.html.features import LIE_FEATURES, measure
from newsclean.label.html.head import page_titles
from newsclean.label.html.names import name_scorer
from newsclean.parse import parse
from newsclean.records import Page
from newsclean.settings import Settings

HEADLINE = "Ferry pier stays shut until May"
SENTENCE = "The pier stays shut until the middle of May, the harbour office said."
CARD = "<a href=/1>Rail strike called off</a><p>Both sides agreed to talk again in the spring of next year."


@pytest.mark.parametrize(
    ("body", "text", "steps"),
    [
        pytest.param(
            f"<h1>{HEADLINE}</h1><div><p>{SENTENCE}<p>Nobody is hurt.</div>", "Nobody is hurt.", (0, 0), id="beside"
        ),
        pytest.param(
            f"<h1>{HEADLINE}</h1><div><p>{SENTENCE}</div><div><div>{CARD}</div></div>",
            "Both sides",
            (2, 1),
            id="a card",
        ),
        pytest.param(
            f"<p>{SENTENCE}<h1>{HEADLINE}</h1><div><p><a href=/1>{SENTENCE}</a><p>Nobody is hurt.</div>",
            *("Nobody is hurt.", (-1, -1)),
            id="no sentence below",
        ),
        pytest.param(
            "<h1>東京湾の桟橋</h1><div><p>桟橋は五月の中旬まで閉鎖されると港湾局が発表した。<p>けが人はいない。</div>",
            *("けが人はいない。", (0, 0)),
            id="a script without spaces",
        ),
        pytest.param(f"<div><p>{SENTENCE}<p>Nobody is hurt.</div>", "Nobody is hurt.", (-1, -1), id="no headline"),
    ],
)
def test_how_far_a_block_is_from_where_the_text_starts(body: str, text: str, steps: tuple[int, int]) -> None:
    html = f"<html><title>{HEADLINE} | The Marlow Gazette</title><body>{body}"
    document = parse(Page("page", html, kind="html"), Settings())
    page = measure(document, page_titles(document), name_scorer({}))
    unit = next(i for i, start in enumerate(page.starts) if document.blocks[start].text.startswith(text))
    lies = dict(zip(LIE_FEATURES, page.lies[page.parents[unit]], strict=True))
    assert (lies["start_up"], lies["start_down"]) == steps

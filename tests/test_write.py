"""Records in every output format."""

import json

import pytest

from newsclean import Page, clean
from newsclean.pipeline import clean_page
from newsclean.settings import Settings
from newsclean.write.formats import FORMATS

PROSE = "The ferry to the island runs again, the harbour office said on Monday. " * 8
BODY = {"@type": "NewsArticle", "headline": "Ferry runs again", "articleBody": f"<p>{PROSE}</p><pre>x \ud800 y</pre>"}
HTML = f'<title>Ferry runs again</title><script type="application/ld+json">{json.dumps(BODY)}</script>'


@pytest.mark.parametrize("format", FORMATS)
def test_a_lone_surrogate_is_written_in_every_format(format: str) -> None:
    article = clean(HTML)
    assert "x ? y" in article.text
    assert b"x ? y" in FORMATS[format].write(article)  # type: ignore[index]
    page = Page("a\udcff.html", PROSE, url="https://example.org/\ud800", extra={"n\ud800": "\ud800"})
    FORMATS[format].write(clean_page(page, Settings())).decode("utf-8")  # type: ignore[index]

"""The flags of a record are set when they should be, and not otherwise."""

import pytest

from newsclean import clean_html

TEXT = [
    "The harbour master of Quillport closed the north quay on Thursday after divers found shipworm in the piles.",
    "Boats that land crab there must now use the fish market steps, which dry out for three hours at low water.",
    "“We knew it was bad, but nobody thought that you could put your arm through it,” said Agnes Pell, a diver.",
    "The county has set aside four million for the repair, which will not begin before the herring season is over.",
]
FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": %s}</script>'
NOTICE = "<p>This article is only available to subscribers. Subscribe now to read the rest of the story.</p>"


def page(*, head: str = "", above: str = "", below: str = "", text: list[str] = TEXT) -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text)
    return (
        f"<html lang=en><head><title>Quay closed</title>{head}</head><body>{above}<article><h1>Quay closed</h1>"
        f"{paragraphs}{below}</article></body></html>"
    )


MENU = "<nav><a href=/in>Sign in</a> <a href=/p>Premium</a> <a href=/s>Subscribe</a> <a href=/e>E-paper</a></nav>"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(page(), id="nothing is said"),
        pytest.param(page(above=MENU), id="labels of a menu"),
        pytest.param(page(above=NOTICE), id="a notice above the text, of another story"),
        pytest.param(page(head=FREE % "true", below=NOTICE), id="the page says that it is free"),
        pytest.param(
            page(below="<div class=donate><p>Donate now, so that we can go on with our work.</p></div>"), id="gifts"
        ),
        pytest.param(page(below="<div class=paywall><a href=/s>Subscribe</a></div>"), id="a button below the text"),
    ],
)
def test_a_free_page_is_not_paywalled(html: str) -> None:
    assert "paywalled" not in clean_html(html).flags


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(page(head=FREE % "false"), id="the page says so"),
        pytest.param(page(below=f"<aside class=offer>{NOTICE}</aside>"), id="a notice below the text"),
        pytest.param(page(below="<aside class=paywall><p>Be a member for the rest.</aside>"), id="a box of its own"),
    ],
)
def test_a_wall_is_told(html: str) -> None:
    assert "paywalled" in clean_html(html).flags

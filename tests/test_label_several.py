"""A text with several articles is recognised, and nothing is removed for it."""

import pytest

from newsclean import Article, Page, Settings, clean_many, clean_text

BODY = (
    "The parish council met for three hours on {day} and left the matter open until autumn. “Nobody should be hurried "
    "over a bridge,” said its chair, Mabel Orrin, who had walked there through the rain to listen to all sides of it."
)
MORE = (
    "A second meeting is planned for September, when the engineers will have measured the piers once more. Until then "
    "carts may cross one at a time, and the school bus goes the long way round by way of Nether Tarrant."
)


def item(headline: str, day: str, byline: str = "By Rosa Amble") -> str:
    return f"{headline}\n{byline}\n{day} 2021\n{BODY.format(day=day)}\n{MORE}"


NEAR_MISSES = {
    "one article": item("Council leaves the bridge question open", "5 July"),
    "readers' comments": item("Council leaves the bridge question open", "5 July")
    + f"\nComments (2)\nanna_b\n6 July 2021\n{MORE}\nReply\nferryman\n7 July 2021\n{MORE}\nReply",
    "sub-headings": item("Council leaves the bridge question open", "5 July")
    + f"\nWhat the engineers found\n{MORE}\nWhat comes next for the bus\n{MORE}",
}


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_one_article_is_not_several(name: str) -> None:
    assert "several_articles" not in clean_text(NEAR_MISSES[name]).flags


def test_a_digest_is_several_articles() -> None:
    items = [
        item("Council leaves the bridge question open", "5 July"),
        item("Ferry to the outer island runs again", "6 July"),
        item("School roof to be mended before winter", "7 July", "By Owen Tarrant"),
    ]
    article = clean_text("\n\n".join(items))
    assert "several_articles" in article.flags
    assert article.text.count(MORE) == 3
    assert "Ferry to the outer island runs again" in article.text


def test_several_articles_may_be_cut_apart() -> None:
    digest = "\n\n".join(
        [
            item("Council leaves the bridge question open", "5 July"),
            item("Ferry to the outer island runs again", "6 July"),
        ]
    )
    (whole,) = clean_many([Page("d", digest)])
    parts = list(clean_many([Page("d", digest)], settings=Settings(split=True)))
    assert [part.id for part in parts] == ["d#1", "d#2"]
    assert all(isinstance(part, Article) for part in parts)
    assert [part.title for part in parts] == [
        "Council leaves the bridge question open",
        "Ferry to the outer island runs again",
    ]
    assert whole.id == "d"


def test_an_article_alone_is_not_cut() -> None:
    (one,) = clean_many([Page("a", NEAR_MISSES["sub-headings"])], settings=Settings(split=True))
    assert one.id == "a"

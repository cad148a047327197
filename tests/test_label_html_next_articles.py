"""The article that a page loads below its own is no part of it; what belongs to the page's own stays."""

import time

import pytest

from newsclean import clean_html

OWN = (
    "<p>The ferry to the island runs again, the harbour office said on Monday, after three weeks of repairs.</p>"
    "<p>Its engine had failed in the storm of early May, and the spare parts came by lorry from the other coast.</p>"
    "<p>Twelve families had waited on the mainland, and the school sent their children's lessons by post.</p>"
)
OTHER = (
    "<p>A silver spoon that was lost in the great flood has turned up in a mole hill behind the town hall.</p>"
    "<p>The gardener who found it thought it was a tin lid, and hung it into the pear tree to scare the birds.</p>"
    "<p>The museum will show the spoon from June, with a photograph of the mole hill and the lid of a tin.</p>"
)
BY = "<p class=byline>By Jane Doe</p>"


def text_of(own: str, other: str) -> str:
    head = "<title>Ferry runs again - The Lamp</title>"
    return clean_html(f"<html lang=en><head>{head}</head><body><main>{own}{other}</main></body></html>").text


def article(title: str, credits: str, text: str, tag: str = "article", heading: str = "h1") -> str:
    body = f"<div class=body>{text}</div>"
    return f"<{tag} class='post post-{len(text)}'><{heading}>{title}</{heading}>{credits}{body}</{tag}>"


MINE = article("Ferry runs again", BY, OWN)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(article("Lost spoon found in mole hill", BY, OTHER), id="signed"),
        pytest.param(article("Lost spoon found in mole hill", "<time>14 March 2023</time>", OTHER), id="dated"),
    ],
)
def test_the_next_article_goes(other: str) -> None:
    text = text_of(MINE, other)
    assert text.endswith("by post.")
    assert "spoon" not in text


def test_sentences_without_spaces_are_long_enough() -> None:
    own = "<p>島へ渡る船が三週間の修理を終えて月曜から再び動くと港の役所が明らかにした。</p>" * 2
    other = "<p>大水で流された銀の匙が町役場の裏にあるもぐらの塚から見つかったという。</p>" * 2
    mine, another = (
        article(title, "<time>2023年3月14日</time>", text)
        for title, text in (("船が再開", own), ("銀の匙が戻る", other))
    )
    html = f"<html lang=ja><head><title>船が再開 - 灯台</title></head><body><main>{mine}{another}</main></body></html>"
    assert "匙" not in clean_html(html).text


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(article("What of the bicycles", "", OTHER), id="unsigned"),
        pytest.param(article("Spoon on the ferry", BY, OTHER, heading="h2"), id="another sort of heading"),
        pytest.param(article("Spoon on the ferry", BY, OTHER, tag="section"), id="another box"),
        pytest.param(article("Re: Ferry runs again", BY, OTHER), id="an answer"),
    ],
)
def test_other_parts_stay(other: str) -> None:
    assert "spoon" in text_of(MINE, other)


def test_parts_in_one_box_stay() -> None:
    both = f"<article><h1>Ferry runs again</h1>{BY}{OWN}<h1>A spoon in the mole hill</h1>{BY}{OTHER}</article>"
    assert "spoon" in text_of(both, "")


def test_parts_below_a_headline_of_all_stay() -> None:
    parts = article("Engine", BY, OWN) + article("Spoon", BY, OTHER)
    assert "spoon" in text_of("<h1>Ferry runs again</h1>", parts)


def articles(number: int, credits: str) -> str:
    """Articles of which no two have a paragraph in common."""
    return "".join(article(f"Lost spoon {n}", credits, OTHER.replace("<p>", f"<p>{n}: ")) for n in range(number))


def test_all_articles_below_go() -> None:
    assert "spoon" not in text_of(MINE, articles(80, BY))


@pytest.mark.parametrize("credits", [BY, ""], ids=["signed", "unsigned"])
def test_many_articles_cost_no_more_than_they_are_long(credits: str) -> None:
    def seconds(number: int) -> float:
        started = time.process_time()
        text_of(MINE, articles(number, credits))
        return time.process_time() - started

    seconds(10)
    assert seconds(2400) < 10 * seconds(600)

"""Dates and lines like credits in an HTML article: the article's own go, those of which the text has many stay."""

import pytest

from newsclean import clean_html

DAYS = ["3 March 2019", "14 September 2019", "22 April 2020", "9 January 2021", "30 August 2022"]
EVENTS = [
    "The council of Marn votes for a new ferry after the third engine failure in a year.",
    "The yard in Elda wins the order against four others. The price is given as 48 million crowns.",
    "Work stops because the yard is closed. The council is told that delivery will be six months late.",
    "The hull is launched in the rain. A bottle of cider refuses to break and is taken home by the mayor.",
    "The engines arrive. They are the wrong ones. The yard and the maker blame each other for eleven weeks.",
]
STANDFIRST = "<p>Twelve years of plans, five of building: the history of the ferry is long, and parts are funny.</p>"
CREDITS = "<p>By Clara Whitfield</p><p>12 March 2024</p>"


def page(body: str) -> str:
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "World", "Sport", "Weather"))
    return f"""<!DOCTYPE html><html lang="en"><head><title>How Marn got its ferry | The Elda Post</title></head><body>
    <ul class="nav">{menu}</ul><article><h1>How Marn got its ferry</h1>{CREDITS}<div>{body}</div></article>
    <footer>© 2024 The Elda Post</footer></body></html>"""


@pytest.mark.parametrize("above", ["", STANDFIRST], ids=["no standfirst", "standfirst"])
@pytest.mark.parametrize("tag", ["p", "h2", "dt"])
def test_the_days_of_a_chronicle_stay(tag: str, above: str) -> None:
    entries = "".join(f"<{tag}>{day}</{tag}><p>{event}</p>" for day, event in zip(DAYS, EVENTS, strict=True))
    article = clean_html(page(above + entries))
    lines = article.text.split("\n\n")
    assert [line for line in lines if line in DAYS] == DAYS
    assert "12 March 2024" not in lines
    assert (article.date_published, article.authors) == ("2024-03-12", ("Clara Whitfield",))


@pytest.mark.parametrize("form", ["<p>{}: The council meets</p>", "<li>{} – Town hall</li>"])
def test_the_entries_of_a_list_stay(form: str) -> None:
    article = clean_html(page(STANDFIRST + "".join(form.format(day) for day in DAYS)))
    assert [day for day in DAYS if day in article.text] == DAYS
    assert "Whitfield" not in article.text


@pytest.mark.parametrize("number", [1, 2])
def test_a_day_or_two_above_the_text_are_credits(number: int) -> None:
    own = "".join(f"<p>{day}</p>" for day in DAYS[:number])
    article = clean_html(page(own + "".join(f"<p>{event}</p>" for event in EVENTS)))
    assert article.text.split("\n\n") == EVENTS


PARAGRAPHS = "".join(f"<p>{event}</p>" for event in EVENTS[:3])
ROWS = [("Engine", "2 x 1,200 kW"), ("Length", "64 metres"), ("Price", "48 million crowns"), ("Passengers", "400")]


@pytest.mark.parametrize("below", ["", "</div><p>Share this article</p><div>"], ids=["last", "above chrome"])
@pytest.mark.parametrize("above", ["", "<h2>At a glance</h2>", "<p><b>The figures:</b></p>"])
def test_the_last_row_of_a_table_stays_with_the_others(above: str, below: str) -> None:
    table = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in ROWS)
    article = clean_html(page(f"{PARAGRAPHS}{above}<table>{table}</table>{below}"))
    assert [block.text for block in article.blocks if block.kind == "table"] == [" | ".join(row) for row in ROWS]


def test_credits_in_a_table_that_holds_the_whole_page_go() -> None:
    cells = [f"<font size=1>{line}</font>" for line in ("Local", "By Clara Whitfield")]
    rows = "".join(f"<tr><td>{cell}</td></tr>" for cell in (*cells, PARAGRAPHS))
    assert clean_html(page(f"<table>{rows}</table>")).text.split("\n\n") == EVENTS[:3]


SAID = "We waited nine winters for this boat, and it came on time."
PROSE = "".join(f"<p>{event}</p>" for event in EVENTS)


@pytest.mark.parametrize("credits", ["", "<p class=byline>By Clara Whitfield</p>"], ids=["no author", "author"])
@pytest.mark.parametrize(
    ("box", "speaker"),
    [
        pytest.param("<blockquote><p>{}</p><cite>Jonas Hale</cite></blockquote>", "Jonas Hale", id="cite"),
        pytest.param(
            "<blockquote><p>{}</p><footer class=quote__author>Jonas Hale, harbour master</footer></blockquote>",
            "Jonas Hale, harbour master",
            id="an element named author",
        ),
        pytest.param(
            "<blockquote><p>{}</p><cite><a href=/r>Jonas Hale, on the radio, 2 March 2024</a></cite></blockquote>",
            "Jonas Hale, on the radio, 2 March 2024",
            id="a link with a day",
        ),
        pytest.param(
            "<figure><blockquote>{}</blockquote><figcaption>Jonas Hale, harbour master</figcaption></figure>",
            "Jonas Hale, harbour master",
            id="figure",
        ),
        pytest.param(
            "<div class=pull-quote><p>{}<div class=author>Jonas Hale</div><div>harbour master</div></div>",
            "Jonas Hale\n\nharbour master",
            id="boxes",
        ),
        pytest.param(
            "<blockquote><p>{}</p>— Jonas Hale (@hale.example) <a href=/p>3 March 2024 at 10:12</a></blockquote>",
            "— Jonas Hale (@hale.example) 3 March 2024 at 10:12",
            id="a post",
        ),
    ],
)
def test_who_is_quoted_stays_and_is_no_author(box: str, speaker: str, credits: str) -> None:
    first, rest = PROSE.split("</p>", 1)
    article = clean_html(page(first + "</p>" + box.format(SAID) + rest).replace(CREDITS, credits))
    assert f"{SAID}\n\n{speaker}\n\n{EVENTS[1]}" in article.text
    assert article.authors == (("Clara Whitfield",) if credits else ())


def test_an_old_page_set_in_a_quotation_has_its_author() -> None:
    whole = page(PROSE).replace("<article>", "<blockquote>").replace("</article>", "</blockquote>")
    article = clean_html(whole)
    assert article.authors == ("Clara Whitfield",)
    assert "Whitfield" not in article.text


def test_a_link_below_a_quotation_in_a_box_goes() -> None:
    box = f"<div class=quote-teaser><p>{SAID}</p><p class=related><a href=/s>Read their story</a></p></div>"
    assert "Read their story" not in clean_html(page(PROSE + box + PROSE)).text


def test_the_years_of_a_timeline_stay() -> None:
    entry = "<div class=timeline-item><div class=timeline-date>{}</div><div class=timeline-text>{}</div></div>"
    years = ["1788", "1954", "2015"]
    timeline = "".join(entry.format(year, event) for year, event in zip(years, EVENTS, strict=False))
    article = clean_html(page(PROSE + timeline + PROSE))
    assert [line for line in article.text.split("\n\n") if line in years] == years
    assert article.date_published == "2024-03-12"


def test_the_day_of_a_story_amid_the_text_goes() -> None:
    story = "<div class=timeline-item><div class=timeline-date>4 May 2021</div><p>Ferry sinks near Elda</p></div>"
    assert "4 May 2021" not in clean_html(page(PROSE + story + PROSE)).text


PRODUCTS = {
    "Storm Coat 3": "Heavy, warm and ugly, it kept our tester dry for nine hours on the open deck.",
    "Gull Parka": "Light enough for the summer boats, but it lets the wind through at the cuffs.",
}


def test_a_heading_that_is_a_link_stays_beside_the_text_below_it() -> None:
    parts = "".join(f"<h3><a href=https://shop.example/{n}>{n}</a></h3><p>{said}</p>" for n, said in PRODUCTS.items())
    article = clean_html(page(PROSE + parts + PROSE))
    assert [block.text for block in article.blocks if block.kind == "heading"] == list(PRODUCTS)


def test_a_heading_that_is_a_link_goes_from_a_box_of_its_own() -> None:
    box = "<aside class=related><h3><a href=/storm>Storm hits the coast again</a></h3></aside>"
    assert "Storm hits" not in clean_html(page(PROSE + box + PROSE)).text

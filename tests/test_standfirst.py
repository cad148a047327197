"""A standfirst is known by the name of its element or of a box of its own, and may be short then."""

import pytest

from newsclean import Article, clean_html

STANDFIRST = "Islanders no longer row to work in the dark"
PROSE = (
    "<p>The ferry to the island runs again, the harbour office said on Monday, after three weeks of repairs.</p>"
    "<p>Its engine had failed in the storm of early May, and the spare parts came by lorry from the other coast.</p>"
    "<p>Twelve families had waited on the mainland, and the school sent their children's lessons by post.</p>"
    "<p>The next boat leaves at noon on Tuesday, and bicycles travel free of charge until the end of June.</p>"
)


def cleaned(box: str) -> Article:
    return clean_html(
        "<html lang=en><head><title>Ferry runs again</title></head><body><article><h1>Ferry runs again</h1>"
        f"{box}<div class=byline>By Jane Doe</div><div class=article-body>{PROSE}</div></article></body></html>"
    )


@pytest.mark.parametrize(
    "box",
    [
        pytest.param("<p class=standfirst>{}</p>", id="own name"),
        pytest.param("<div class=standfirst><p>{}</p></div>", id="box"),
        pytest.param("<div class=article-subtitle><h2>{}</h2></div>", id="box of a heading"),
        pytest.param("<div class=entradilla><ul><li>{}</li></ul></div>", id="box of a list"),
        pytest.param("<div class='teaser-text' itemprop=description><p>{}</p></div>", id="teaser text"),
        pytest.param("<h2 itemprop=alternativeHeadline>{}</h2>", id="property"),
        pytest.param("<div class='field field-chapo'><div class=field-item><p>{}</p></div></div>", id="field"),
        pytest.param(
            "<div class='elementor-widget elementor-widget-theme-post-excerpt'><div>{}</div></div>", id="excerpt"
        ),
        pytest.param(
            "<div class='elementor-widget elementor-widget-theme-post-excerpt'>"
            "<div class=elementor-widget-container>{}</div></div>",
            id="excerpt in a container",
        ),
        pytest.param("<div class=dek>{}</div>", id="box without a paragraph"),
        pytest.param("<p class=Article_dek__Lm2kd>{}</p>", id="name with a digest"),
    ],
)
def test_it_is_the_subtitle_and_stays_in_the_text(box: str) -> None:
    article = cleaned(box.format(STANDFIRST))
    assert article.subtitle == STANDFIRST
    assert article.blocks[0].text == STANDFIRST


@pytest.mark.parametrize(
    "box",
    [
        pytest.param("<div class=teaser><p>{}</p></div>", id="another story"),
        pytest.param("<div class=deck><p>{}</p><p>Nobody knows yet who pays for it</p></div>", id="two in a box"),
        pytest.param("<div class=dekor><p>{}</p></div>", id="another word"),
        pytest.param("<div class=blog-excerpt><p>{}</p></div>", id="another excerpt"),
    ],
)
def test_other_boxes_name_no_subtitle(box: str) -> None:
    assert cleaned(box.format(STANDFIRST)).subtitle is None


@pytest.mark.parametrize("box", ["<p class=standfirst>{}</p>", "<div class=standfirst><p>{}</p></div>"])
@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe, 14 March 2023",
        "By Jane Doe and Tom Reed",
        "Updated: 14 March 2023 10:05",
        "Listen to this article",
        "Subscribe to our newsletter",
        "Follow us on Facebook",
        "<a href='#say'>Join the conversation below</a>",
        "Local news",
        "Key points",
        "Oban",
    ],
)
def test_other_lines_are_no_subtitle_whatever_their_box_is_called(line: str, box: str) -> None:
    article = cleaned(box.format(line))
    assert article.subtitle is None
    assert article.text == cleaned("").text


def test_the_standfirst_of_another_story_is_no_subtitle() -> None:
    teaser = "<p class=teaser-text>Islanders on the northern quay want to keep their trees</p>"
    article = cleaned(f"<div class=related><h3><a href=/2>Trees may stay</a></h3>{teaser}</div>")
    assert article.subtitle is None
    assert article.text == cleaned("").text


@pytest.mark.parametrize("line", ["Boats instead of oars", "Life after oars", "Oban waits."])
def test_what_is_more_than_a_label_stays_where_it_looks_like_text(line: str) -> None:
    assert cleaned(f"<p class=standfirst>{line}</p>").blocks[0].text == line


@pytest.mark.parametrize("box", ["<div class=standfirst><p>{}</p></div>", "<div class=dek>{}</div>"])
def test_a_short_sentence_stays(box: str) -> None:
    assert cleaned(box.format("It cannot be saved.")).blocks[0].text == "It cannot be saved."


@pytest.mark.parametrize(
    "line",
    ["By Monday all of Oban will know who pays for the ferry.", "By Land and Sea: how the islanders came to Oban"],
)
def test_a_standfirst_that_begins_as_a_byline_does_is_the_subtitle(line: str) -> None:
    assert cleaned(f"<div class=standfirst><p>{line}</p></div>").subtitle == line


DESCRIPTION = "Islanders no longer row to work in the dark. The harbour office has paid for a new engine."


def described(box: str, description: str = DESCRIPTION) -> Article:
    return clean_html(
        f"<html lang=en><head><title>Ferry runs again</title><meta property=og:description content='{description}'>"
        f"</head><body><article><div class=css-h1>{box}</div></article></body></html>"
    )


@pytest.mark.parametrize(
    "box",
    [
        pytest.param("<h1>Ferry runs again</h1><p>{}</p><p>By Jane Doe</p><div class=css-b2>{}</div>", id="beside it"),
        pytest.param("<div><h1>Ferry runs again</h1></div><h2>{}</h2><div class=css-b2>{}</div>", id="heading"),
    ],
)
def test_the_pages_description_in_a_line_of_its_own_is_the_subtitle(box: str) -> None:
    article = described(box.format(DESCRIPTION, PROSE))
    assert article.subtitle == DESCRIPTION
    assert article.blocks[0].text == DESCRIPTION


@pytest.mark.parametrize("name", ["lead", "summary", "dek"])
def test_a_short_description_in_a_box_stays(name: str) -> None:
    article = described(f"<h1>Ferry runs again</h1><div class={name}>{STANDFIRST}</div><div>{PROSE}</div>", STANDFIRST)
    assert article.subtitle == STANDFIRST
    assert article.blocks[0].text == STANDFIRST


@pytest.mark.parametrize("name", ["lead", "summary", "dek"])
def test_a_label_that_describes_the_page_does_not_stay(name: str) -> None:
    article = described(f"<h1>Ferry runs again</h1><div class={name}>Local news</div><div>{PROSE}</div>", "Local news")
    assert article.subtitle is None
    assert article.blocks[0].text.startswith("The ferry to the island")


@pytest.mark.parametrize(
    "box",
    [
        pytest.param("<h1>Ferry runs again</h1><p>{}</p>{}", id="no box of the text"),
        pytest.param("<h1>Ferry runs again</h1><div class=css-b2><p>{}</p>{}</div>", id="in the box of the text"),
        pytest.param(
            "<h1>Ferry runs again</h1><div class=css-p><p>{}</p></div>"
            + PROSE.replace("<p>", "<div class=css-p><p>").replace("</p>", "</p></div>"),
            id="a box for each paragraph",
        ),
        pytest.param(
            "<h1>Ferry runs again</h1><div class='row row-0' id=par_0><p>{}</p></div>"
            + "".join(
                f"<div class='row row-{n}' id=par_{n}>{paragraph}</p></div>"
                for n, paragraph in enumerate(PROSE.split("</p>")[:-1], 1)
            ),
            id="a numbered box for each paragraph",
        ),
        pytest.param(
            "<h1>Ferry runs again</h1><p>Nobody rows to work any more.</p><!--{}--><div class=css-b2>{}</div>",
            id="another line",
        ),
        pytest.param(
            "<h1>Ferry runs again</h1><figure><img src=a.jpg><figcaption>{}</figcaption></figure>{}", id="caption"
        ),
        pytest.param(
            "<h1>Ferry runs again</h1><figure><img src=a.jpg><div><p>{}</p></div></figure>{}", id="below a picture"
        ),
    ],
)
def test_a_first_paragraph_or_caption_that_describes_the_page_is_no_subtitle(box: str) -> None:
    assert described(box.format(DESCRIPTION, PROSE)).subtitle is None

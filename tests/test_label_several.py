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


INTERVIEW = f"""The bridge will outlive us all
By Rosa Amble
5 July 2021
{BODY.format(day="5 July")}
Why did you walk there in the rain?
{MORE}
Will the old bridge stay open?
{MORE}
Who pays for the new piers?
{MORE}"""
LIVE = "Storm over the outer islands: what we know so far\n5 July 2021\n" + "\n".join(
    f"{line}\nBy Rosa Amble, {hour}:05\n{BODY.format(day=day)}"
    for hour, line, day in [
        (14, "Council leaves the harbour", "Monday"),
        (13, "School in Nether Tarrant council closes", "Sunday"),
        (12, "First parish council boats are called back", "Saturday"),
    ]
)
LIVE_BY_HOUR = "\n".join(
    f"{hour}:05\nCouncil met on the {what}\nThe council met on the {what} and left the matter open until the autumn."
    for hour, what in [(14, "bridge"), (13, "ferry"), (12, "school")]
)
TIPS = "Five ways to keep a lawn green in a dry summer\n" + "\n".join(
    f"{head}\n{text}"
    for head, text in [
        ("Leave the lawn longer", "A longer lawn shades its own roots. Leave the grass at six centimetres or more."),
        ("Water the lawn at dawn", "Water given at dawn reaches the roots of the lawn before the sun can dry it."),
        (
            "Feed the grass in spring",
            "Grass that was fed in spring stands a dry summer better. Feed the lawn in April.",
        ),
    ]
)
BOOKS = "The best books of the summer\n" + "\n".join(
    f"{book}\nBy {author}\n{text}"
    for book, author, text in [
        ("The Weight of Salt", "Anna Berg", f"A fisherman's daughter comes home after the war. {MORE}"),
        ("A House in Tarrant", "Owen Pell", f"Three sisters wait for a letter that never comes. {MORE}"),
        ("No Country for Ferrymen", "Mabel Orrin", f"This slim first novel is the find of the year. {MORE}"),
    ]
)
TEASERS = f"{item('Council leaves the bridge question open', '5 July')}\n" + "\n".join(
    f"{head}\nBy Owen Tarrant\n{text}"
    for head, text in [
        ("Ferry to the island runs again", "The ferry to the outer island runs again after three weeks in the dock."),
        ("School roof to be mended", "The roof of the school will be mended before the winter, its head teacher said."),
    ]
)
RECIPE = """Onion soup with barley
By Rosa Amble
This soup of onions and barley feeds four people on a cold evening, and it tastes better still on the second day, when
the barley has taken up the stock. My grandmother made it every autumn in a pot that was older than she was herself.
For the soup
500 g onions
100 g barley
For the toast
4 slices of bread
Cook the onion soup
Cook the onions in butter for half an hour until they are brown, then add the barley and a litre of good stock.
Toast the bread
Toast the slices of bread on both sides and lay the cheese on them while they are hot. Serve at once with the soup."""
DATED_TEASERS = [
    (
        "Ferry to the island runs again",
        "The ferry to the outer island runs again, the harbour office said on Monday, after three weeks in the dock "
        "at Dorrin, where its ramp was mended.",
    ),
    (
        "School roof to be mended",
        "The roof of the school in Nether Tarrant will be mended before the winter, its head teacher said, and lessons "
        "go on in the hall until then.",
    ),
]
SUB_HEADINGS = """Dealers expect a slow start after the closure
5 July 2021
The dealers of the valley expect a slow start when their halls open again after the closure.
Customers have other worries now
Customers have other worries than a new car, says Mabel Orrin, who sells tractors in Dorrin.
Makers want to open their works again
The makers of tractors want to open their works as soon as they are allowed to do so."""
NEAR_MISSES = {
    "an interview": INTERVIEW,
    "a live report": LIVE,
    "a live report by the hour": LIVE_BY_HOUR,
    "tips": TIPS,
    "books with their authors": BOOKS,
    "books below an introduction": BOOKS.replace("\n", f"\nBy Rosa Amble\n5 July 2021\n{MORE}\n", 1),
    "an author box and teasers": TEASERS.replace("\nFerry", "\nRosa Amble writes about parishes.\nFerry", 1),
    "an article and dated teasers": item("Council leaves the bridge question open", "5 July", "Rosa Amble")
    + "".join(f"\n{head}\n4 July 2021\n{text}" for head, text in DATED_TEASERS),
    "a short article with sub-headings that tell": SUB_HEADINGS,
    "a recipe": RECIPE,
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


SHORTS = [
    (
        "Council leaves the bridge question open",
        "The parish council met for three hours and left the question of the bridge open. Nobody should be hurried "
        "over a bridge, said its chair, who had walked there through the rain to listen to all sides of it.",
    ),
    (
        "Ferry to the island runs again",
        "The ferry to the outer island runs again, the harbour office said on Monday. It had been stopped for three "
        "weeks because the ramp was worn. Islanders had to go by way of Dorrin.",
    ),
    (
        "School roof to be mended",
        "Builders will mend the roof of the school in Nether Tarrant. Lessons go on in the hall. The work will take "
        "until spring and cost more than was set aside for it last year.",
    ),
]
AUTHORS, PLACES = ("Ana Roe", "Jo Pell", "Ana Roe"), ("Tarrant", "Dorrin", "Quillport")
BYLINED = "\n\n".join(f"{head}\nBy {who}\n{text}" for (head, text), who in zip(SHORTS, AUTHORS, strict=True))
BRIEFS = "IN BRIEF\n\n" + "\n\n".join(
    f"{place}\n\n{head}\n{text}" for (head, text), place in zip(SHORTS, PLACES, strict=True)
)


def split(text: str) -> list[Article]:
    results = clean_many([Page("d", text)], settings=Settings(split=True))
    return [result for result in results if isinstance(result, Article)]


def test_short_articles_with_bylines_alone() -> None:
    parts = split(f"Morning digest, 6 February 2024\n\n{BYLINED}")
    assert [part.title for part in parts] == [head for head, _ in SHORTS]
    assert [part.authors for part in parts] == [("Ana Roe",), ("Jo Pell",), ("Ana Roe",)]
    assert [part.text for part in parts[1:]] == [text for _, text in SHORTS[1:]]
    assert {part.date_published for part in parts} == {"2024-02-06"}


def test_bylines_with_dates_in_them() -> None:
    dated = BYLINED.replace("By Jo Pell", "By Jo Pell - 4 February 2024").replace(
        "By Ana Roe", "By Ana Roe, 3 May 2024"
    )
    assert len(split(dated)) == 3


def test_a_part_keeps_its_own_date() -> None:
    dated = BYLINED.replace("By Jo Pell", "By Jo Pell\n4 February 2024")
    parts = split(f"Morning digest, 6 February 2024\n\n{dated}")
    assert [part.date_published for part in parts] == ["2024-02-06", "2024-02-04", "2024-02-06"]


def test_no_part_is_given_one_of_two_dates() -> None:
    parts = split(f"Digest of 6 February 2024\nDigest of 7 February 2024\n\n{BYLINED}")
    assert [part.date_published for part in parts[1:]] == [None, None]


@pytest.mark.parametrize("text", [BRIEFS, "\n\n".join("\n".join(short) for short in SHORTS)], ids=["places", "none"])
def test_news_in_brief_is_several_articles(text: str) -> None:
    assert "several_articles" in clean_text(text).flags
    parts = split(text)
    assert len(parts) == 3
    for part, (head, body) in zip(parts, SHORTS, strict=True):
        assert body in part.text
        assert head in (part.title, *part.text.split("\n\n"))

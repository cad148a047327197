"""The learned labeler of plain text: whole pages lose their menus and comments, clean texts nothing."""

import json
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Settings, clean_text
from newsclean.label.by_rules import match_blocks, table_for
from newsclean.label.layout.lines import measure_lines
from newsclean.label.layout.regions import find_layout
from newsclean.label.text.captions import find_captions
from newsclean.label.text.classifier import WEIGHTS, first_probabilities, line_probabilities, load_text_model, view_text
from newsclean.label.text.features import LINE_LIMITS, PAGE_FEATURES, measure_text
from newsclean.label.text.kinds import name_line
from newsclean.label.text.menu_rows import lower_menu_rows
from newsclean.label.text.repeats import find_beginnings
from newsclean.label.text.second_pass import CONTEXT_LIMITS, CONTEXT_PAGE, context_of
from newsclean.parse.text.blocks import parse_text
from newsclean.records import Document, Page

MENU = """
Skip to content|Quillport Gazette|Subscribe|Log in|Home|News|Local|Region|Country|World|Politics|Business|Markets|
Companies|Jobs|Sport|Football|Rowing|Athletics|Fixtures|Tables|Culture|Books|Music|Stage|Film|Food|Travel|Weather|
Tides|Fishing|Ferries|Gardens|Recipes|Events|Lottery|Radio|Puzzles|Crossword|Obituaries|Letters|Columns|Archive|Newsletters|Podcasts|E-paper|Classifieds|Contact
""".replace("\n", "").split("|")
ARTICLE = [
    "The harbour master of Quillport closed the north quay on Thursday after divers found that two of the eleven oak "
    "piles under it had been eaten through by shipworm.",
    "Boats that land crab there must now use the fish market steps, which dry out for three hours on either side of "
    "low water, so that the first auction has been moved from six to nine o'clock.",
    "“We knew it was bad, but nobody thought that you could put your arm through it,” said Agnes Pell, who has dived "
    "for the port since 2009 and filmed the damage last week.",
    "The port has asked the county for 240,000 crowns to drive steel piles beside the old ones. A decision is expected "
    "in May, and work could begin once the seal pups have left the outer rocks.",
    "Until then, the three boats of the Dorrin family will tie up at the lifeboat station, whose crew offered them the "
    "berth within an hour of the notice being posted.",
]
TAIL = """
Share|Tweet|Email|Print|Most read|Why the bakery on Mill Street closes at noon|Council puts off vote on parking|
Ten walks along the estuary|Related|Crab prices at five-year high|About us|Advertise|Terms of use|Privacy policy|
Cookie settings|Accessibility|Careers|Press|Sitemap|Follow us|© 2023 Quillport Gazette. All rights reserved.
""".replace("\n", "").split("|")
RECIPE = """Plum dumplings as my neighbour makes them

Take potatoes that are two days old, she says, and do not hurry. What follows feeds four people, or two rowers.

1 kg floury potatoes
250 g flour
1 egg
16 small plums
Sugar and cinnamon

Boil the potatoes in their skins, peel them while hot and press them through a sieve onto the table.

Knead in the flour and the egg, roll out, cut into squares and wrap a plum in each one."""


def document_of(text: str) -> Document:
    return Document(Page("x", text, kind="text"), "text", text, "str", "", parse_text(text))


def test_a_recipe_with_its_short_lines_stays_whole() -> None:
    article = clean_text(RECIPE)
    assert not article.removed
    assert "\n\n".join([article.title or "", article.text]) == "\n\n".join(line for line in RECIPE.splitlines() if line)


@pytest.mark.parametrize("end", ["\n", "\n\n"], ids=["lines", "blank lines between"])
def test_a_whole_page_is_left_with_its_article(end: str) -> None:
    headline = "Shipworm closes north quay at Quillport"
    article = clean_text(end.join([*MENU, headline, "Rosa Amble", "14 April 2023", *ARTICLE, *TAIL]))
    assert article.title == headline
    assert [block.text for block in article.blocks] == ARTICLE


def test_sub_headings_and_list_items_between_kept_lines_stay() -> None:
    parts = [ARTICLE[0], "What the divers saw", *ARTICLE[1:3], "What comes next", *ARTICLE[3:]]
    article = clean_text("\n".join([*MENU, "Shipworm closes north quay at Quillport", "Rosa Amble", *parts, *TAIL]))
    assert [block.text for block in article.blocks] == parts


def test_a_page_in_which_no_article_is_found_does_not_count_as_one_to_be_chosen_from() -> None:
    places = ("Quillport", "Tarrant", "Dorrin Sand")
    listing = [f"{tide} water at {place}" for tide in ("High", "Low") for place in places]
    for amid, is_whole in ((listing, False), (ARTICLE, True)):
        document = document_of("\n".join([*MENU, *amid, *TAIL]))
        layout = find_layout(document, measure_lines(document, [[] for _ in document.blocks]))
        assert view_text(document, layout).whole is is_whole


@pytest.mark.parametrize(
    "headline",
    ["Will the north quay open again?", "Shipworm eats the north quay!", "»Who pays for the quay at Quillport?«"],
)
def test_a_headline_that_asks_or_calls_is_found(headline: str) -> None:
    article = clean_text("\n\n".join([headline, *ARTICLE]))
    assert article.title == headline
    assert article.blocks[0].text == ARTICLE[0]


@pytest.mark.parametrize("opening", ["Nobody was hurt. Will it happen again?", "The quay at Quillport is closed."])
def test_other_first_sentences_stay(opening: str) -> None:
    assert clean_text("\n\n".join([opening, *ARTICLE])).blocks[0].text == opening


def test_a_standfirst_right_below_the_headline_stays() -> None:
    standfirst = "Shipworm has eaten through the oak piles of Quillport's harbour, and steel will cost 240,000 crowns."
    head = ["Worms close the north quay at Quillport", standfirst, "By Rosa Amble", "14 April 2023"]
    article = clean_text("\n".join([*MENU, *head, *ARTICLE, *TAIL]))
    assert article.title == head[0]
    assert [block.text for block in article.blocks] == [standfirst, *ARTICLE]


def test_a_headline_is_compared_with_the_prose_above_a_box_of_teasers() -> None:
    box = ["ADVERTISEMENT", "READ ALSO", "Crab prices at five-year high", "Ten walks along the estuary"]
    page = ["Gazette", "Home", "Shipworm closes north quay", "File picture", *ARTICLE[:2], *box, *ARTICLE[2:]]
    document = document_of("\n".join(page))
    layout = find_layout(document, measure_lines(document, match_blocks(document, table_for(document, Settings()))))
    assert (layout.title, layout.prose) == (2, 4)


def test_the_same_article_without_the_page_stays_whole() -> None:
    assert not clean_text("\n\n".join(ARTICLE)).removed


def test_the_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size < 400_000
    assert set(json.loads(WEIGHTS.read_text(encoding="utf-8"))) == {"cuts", "first", "second"}


@given(st.lists(st.text(max_size=60), max_size=80).map("\n".join))
def test_every_line_has_its_numbers_and_a_probability(text: str) -> None:
    document = document_of(text)
    layout = find_layout(document, measure_lines(document, [[] for _ in document.blocks]))
    measured = measure_text(document, layout)
    context, page = context_of([0] * len(document.blocks), measured.words)
    assert len(measured.page) == len(PAGE_FEATURES)
    assert len(page) == len(CONTEXT_PAGE)
    for limits, columns in ((LINE_LIMITS, measured.lines), (CONTEXT_LIMITS, context)):
        for limit, column in zip(limits.values(), columns, strict=True):
            assert len(column) == len(document.blocks)
            assert all(0 <= value <= limit for value in column)
    model = load_text_model()
    first, columns = first_probabilities(measured, model)
    p = line_probabilities(first, columns, measured.words, model)
    assert all(0.0 <= own <= 1.0 for own in (*first, *p))
    assert len(view_text(document, layout).kept) == len(document.blocks)


@given(st.lists(st.sampled_from([*MENU, *ARTICLE, *TAIL]), max_size=60).map("\n".join))
def test_where_no_line_can_go_the_second_forest_is_not_asked_and_would_change_nothing(text: str) -> None:
    document = document_of(text)
    layout = find_layout(document, measure_lines(document, [[] for _ in document.blocks]))
    with pytest.MonkeyPatch.context() as patch:
        view = view_text(document, layout)
        patch.setattr("newsclean.label.text.classifier._may_lose_lines", lambda layout, first: True)
        whole = view_text(document, layout)
    assert (view.kept, view.repeats, view.whole) == (whole.kept, whole.repeats, whole.whole)


def test_a_line_may_go_that_the_second_forest_alone_takes_for_chrome(monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of("\n".join([*MENU, *ARTICLE]))
    layout = find_layout(document, measure_lines(document, [[] for _ in document.blocks]))
    first, both = ([low] * len(MENU) + [0.9] * len(ARTICLE) for low in (0.19, 0.095))
    monkeypatch.setattr("newsclean.label.text.classifier.first_probabilities", lambda measured, model: (first, []))
    monkeypatch.setattr("newsclean.label.text.classifier.line_probabilities", lambda *given: both)
    assert view_text(document, layout).kept == (False,) * len(MENU) + (True,) * len(ARTICLE)


DAYS = ["3 March 2021", "9 March 2021", "17 March 2021", "2 April 2021", "5 April 2021"]
SHORT = ["A spark flies.", "Smoke is seen.", "The pier burns.", "Nobody is hurt.", "Why, then?"]
GUIDE = [f"{number}. {line}" for number in range(8) for line in ARTICLE]
# Texts that carry no sure sign of a site's page: whatever looks like chrome in them is the author's.
CLEAN = {
    "the dates of a chronicle": [line for pair in zip(DAYS, ARTICLE, strict=True) for line in pair],
    "the dates of a chronicle of short sentences": [
        "How the pier burned",
        *chain(*zip(DAYS, SHORT, strict=True)),
        ARTICLE[0],
    ],
    "one date amid the text": [ARTICLE[0], DAYS[0], *ARTICLE[1:]],
    "what was left out of a quote": [*ARTICLE[:2], "[...]", *ARTICLE[2:]],
    "a question above the answer": [*ARTICLE[:3], "Comments?", *ARTICLE[3:], ARTICLE[0].replace("north", "south")],
    "a poet's name on two lines": [*ARTICLE[:2], "By", "Rosa Amble", *ARTICLE[2:]],
    "references": [*ARTICLE, "Sources:", "1. Port of Quillport:", "https://port.quillport.example/piles/2023/report"],
    "events to come": [
        *ARTICLE,
        "Dates for divers",
        "Shipworm Day, Quillport, 12 May",
        "Pile Fair, Nether Tarrant, 3 June",
    ],
    "an author in a list of books": [*ARTICLE[:2], "The Oak Piles", "Author: Owen Dorrin", *ARTICLE[2:]],
    "arrows of a diagram": [*ARTICLE[:2], "Oak", "↓", "Shipworm", "↓", "Dust", *ARTICLE[2:]],
    "a link in a long guide": [*GUIDE[:20], "Read more: How to dive under a quay", *GUIDE[20:]],
    "a sentence that is said again": [*ARTICLE, ARTICLE[1]],
}


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_text_stays_whole(name: str) -> None:
    assert clean_text("\n\n".join(CLEAN[name])).removed == ()


def test_an_article_that_is_printed_twice_is_left_once() -> None:
    assert [block.text for block in clean_text("\n\n".join(ARTICLE * 2)).blocks] == ARTICLE


BEGINNING = "Divers look at the oak piles under the north quay"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param([BEGINNING, f"{BEGINNING}ing post of Quillport"], set(), id="no whole word"),
        pytest.param(["Divers look at it", "Divers look at it with some doubt"], set(), id="too short"),
        pytest.param([BEGINNING, BEGINNING], set(), id="the very same"),
        pytest.param([f"{BEGINNING} …", f"“{BEGINNING}.” - Quillport Gazette"], {0}, id="a picture's credit"),
    ],
)
def test_a_line_is_found_that_another_begins_with(lines: list[str], found: set[int]) -> None:
    document = document_of("\n".join(lines))
    measured = measure_lines(document, [[] for _ in lines])
    assert find_beginnings(document.blocks, [True] * len(lines), measured) == found


def test_a_list_without_a_text_is_no_menu() -> None:
    piles = [f"Oak pile no. {number} of the north quay" for number in range(9)]
    assert [block.text for block in clean_text("\n\n".join(["Share this article", *piles])).blocks] == piles


def test_a_sentence_stays_above_a_heading_that_is_taken_for_the_headline() -> None:
    page = [
        *ARTICLE[:3],
        "14 April 2023",
        "Shipworm closes north quay at Quillport",
        "Rosa Amble",
        *ARTICLE[3:],
        *SIGNS,
    ]
    kept = [block.text for block in clean_text("\n\n".join(page)).blocks]
    assert [line for line in ARTICLE if line not in kept] == []


def test_readers_may_write_more_than_the_article_has() -> None:
    posts = [line.replace("north", "south") for line in ARTICLE]
    comments = chain(*zip(DAYS, ["Reply"] * len(DAYS), posts, strict=True))
    page = [*ARTICLE[:2], "Share this article", "Comments", *comments]
    assert [block.text for block in clean_text("\n\n".join(page)).blocks] == ARTICLE[:2]


SIGNS = ["Share this article", "Subscribe to our newsletter"]
# What goes from a clean text all the same, and what goes with it where the text has signs of a site's page.
DIRTY = {
    "who wrote it, above the text": (["By Rosa Amble", *ARTICLE], ["byline"]),
    "a date amid a page's remains": ([ARTICLE[0], DAYS[0], *ARTICLE[1:], *SIGNS], ["date_line", "share", "newsletter"]),
    "a cut amid a page's remains": (
        [ARTICLE[0], "[...]", *ARTICLE[1:], *SIGNS],
        ["related_link", "share", "newsletter"],
    ),
    "a link in a short text": ([*ARTICLE[:2], "Read more: How to dive under a quay", *ARTICLE[2:]], ["related_link"]),
}


@pytest.mark.parametrize("name", DIRTY)
def test_what_is_sure_goes_and_on_a_dirty_text_the_doubtful_too(name: str) -> None:
    lines, kinds = DIRTY[name]
    assert [piece.kind for piece in clean_text("\n\n".join(lines)).removed] == kinds


@pytest.mark.parametrize(
    "first",
    [
        "…and the lobsters are next",
        "Agnes R. Pell, Quillport University",
        "Key points",
        "QUILLPORT, May 4, 2021 —",
        "QUILLPORT, May 4, 2021 (DORRIN NEWSWIRE) --",
    ],
    ids=["runs on from a headline", "who speaks and for whom", "heads a list", "place and day", "an agency's"],
)
def test_what_is_no_headline_stays_in_the_text(first: str) -> None:
    rest = ["- The quay is shut", *ARTICLE] if first == "Key points" else ARTICLE
    article = clean_text("\n\n".join([first, *rest]))
    assert article.title is None
    assert article.text.startswith(first)


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(["Harbour Master", "North Quay Boats", "Fish Market Steps"], id="of the same topic"),
        pytest.param(["+ Harbour and quay", "o Boats at the north quay today", "+ Crab"], id="of menus in menus"),
        pytest.param(["Boats and crab from the quay | Shop", "harbour-quay-1200x800.jpg"], id="a picture's file"),
    ],
)
def test_an_entry_of_a_menu_is_no_headline(entries: list[str]) -> None:
    headline = "Shipworm closes Quillport's north quay"
    page = [*MENU, *entries, *MENU[10:30], headline, "12 March 2023", *ARTICLE, *TAIL]
    assert clean_text("\n".join(page)).title == headline


SAID = "The ferry to the island runs again, the harbour office said on Monday."
SEEN = "Passengers wait in the harbour on Monday."
CREDIT = "Photo: Anna Berg/Reuters"
CALL = "Sign up for our newsletter"


@pytest.mark.parametrize(
    ("lines", "p", "found"),
    [
        pytest.param([SAID, SAID, CREDIT, SAID], [0.9, 0.95, 0.0, 0.9], [], id="as-likely-as-the-text"),
        pytest.param([SAID, SEEN, SAID, SAID], [0.9, 0.6, 0.9, 0.9], [], id="no-credit-below"),
        pytest.param([SAID, SAID, SEEN, CREDIT], [0.9, 0.9, 0.6, 0.0], [], id="credit-at-the-end"),
        pytest.param([SAID, SEEN, CREDIT, SAID], [0.65, 0.6, 0.0, 0.65], [], id="nearly-as-likely"),
        pytest.param([SAID, SEEN, CREDIT, SAID], [0.99, 0.85, 0.0, 0.99], [], id="likely"),
        pytest.param(
            [SAID, SEEN, CREDIT, "Home", "News", "Sport"], [0.9, 0.6, 0.0, 0.0, 0.0, 0.0], [], id="the-text-ends-here"
        ),
        pytest.param([SAID, CALL, CREDIT, SAID], [0.9, 0.6, 0.0, 0.9], [], id="a-line-that-a-rule-knows"),
        pytest.param([SAID, SEEN, CREDIT, SAID], [0.9, 0.6, 0.0, 0.9], [1], id="caption"),
        pytest.param([SAID, SEEN.rstrip("."), CREDIT, SAID], [0.9, 0.5, 0.0, 0.9], [1], id="caption-without-end"),
    ],
)
def test_captions_stand_above_credits(lines: list[str], p: list[float], found: list[int]) -> None:
    document = document_of("\n".join(lines))
    measured = measure_lines(document, match_blocks(document, table_for(document, Settings())))
    assert sorted(find_captions(measured, [own > 0.3 for own in p], p)) == found
    assert [name_line(measured, i, 0, len(lines) - 1)[0] for i in found] == ["image_caption"] * len(found)


@pytest.mark.parametrize(
    ("line", "is_row"),
    [
        pytest.param("Home News Sport", False, id="short"),
        pytest.param(f"{SAID} {SAID}", False, id="prose"),
        pytest.param(f"With {', '.join(['Jane Doe', 'Luisa Holm', 'Anna Berg'] * 4)} and others", False, id="names"),
        pytest.param("The Ferry To The Island Runs Again After Weeks In The Dock Of The Town " * 2, False, id="title"),
        pytest.param("THE FERRY TO THE ISLAND RUNS AGAIN AFTER WEEKS IN THE DOCK OF A TOWN " * 2, False, id="shouted"),
        pytest.param("Jane Doe Luisa Holm Anna Berg Per Lund Ada Bell " * 2 + "Signed.", False, id="ends-as-prose"),
        pytest.param("World News Europe Debates Sport Culture Travel Food Green Health " * 2, True, id="menu"),
        pytest.param(
            "Fähren Häfen Inseln fahren wieder, teilte das Amt der Stadt am Montag mit " * 2, False, id="German"
        ),
    ],
)
def test_menu_rows_are_not_text(line: str, is_row: bool) -> None:
    document = replace(document_of(f"{SAID}\n{line.strip()}"), language="en")
    measured = measure_lines(document, match_blocks(document, table_for(document, Settings())))
    assert lower_menu_rows(document, measured, [0.9, 0.6]) == [0.9, 0.05 if is_row else 0.6]

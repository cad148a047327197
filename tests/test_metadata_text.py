"""Lines of plain text: dateline, tag list, the site's name; and the metadata of the whole page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsclean.kinds import LabelKind
from newsclean.metadata import Metadata, pick_metadata, read_metadata
from newsclean.metadata.dateline import find_dateline
from newsclean.metadata.keywords import split_tags
from newsclean.metadata.site_line import name_of_site
from newsclean.metadata.text.site_rights import holders_of_rights
from newsclean.metadata.text.tags import read_tags
from newsclean.origins import LAYOUT_OF, LEARNED_OF, Origin, of_rule
from newsclean.parse import parse
from newsclean.records import Block, Decision, Document, Label, Page
from newsclean.settings import Settings


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("The army — once 300,000 strong — has fled.", id="a dash in a sentence"),
        pytest.param("Obama — Biden's friend — said so.", id="one word and a parenthesis"),
        pytest.param("U.S. — Canada border", id="an abbreviation"),
        pytest.param("Taliban- controlled areas grew.", id="a broken hyphen"),
        pytest.param("I — The King", id="one letter"),
        pytest.param("“Emergency” – he said.", id="a quote"),
        pytest.param("(Photo by Jane Doe) The town fell.", id="a credit in brackets"),
        pytest.param("A spokesman (who asked not to be named) - said so.", id="brackets in a sentence"),
        pytest.param("Published: The town fell.", id="a lead-in"),
        pytest.param("NASA — The agency said that the probe had landed.", id="an organisation"),
    ],
)
def test_no_dateline(paragraph: str) -> None:
    assert find_dateline(paragraph, ["en"]) is None


@pytest.mark.parametrize(
    ("paragraph", "languages", "place"),
    [
        pytest.param("KABUL, Afghanistan — Officials reported Sunday", ["en"], "KABUL, Afghanistan", id="em dash"),
        pytest.param("BRUSSELS - NATO said", ["en"], "BRUSSELS", id="hyphen"),
        pytest.param("LONDON: The minister said", ["en"], "LONDON", id="colon"),
        pytest.param(
            "WASHINGTON, July 5 (XYZ) - The army", ["en"], "WASHINGTON", id="with a day and an unknown agency"
        ),
        pytest.param("Kabul, Afghanistan — The army has fled.", ["en"], "Kabul, Afghanistan", id="not in capitals"),
        pytest.param("NEW DELHI — The minister said", ["en"], "NEW DELHI", id="two words"),
        pytest.param("МОСКВА, 5 июля – Президент сказал", ["ru"], "МОСКВА", id="Russian"),
    ],
)
def test_datelines(paragraph: str, languages: list[str], place: str) -> None:
    found = find_dateline(paragraph, languages)
    assert found is not None
    assert found.place == place


@pytest.mark.parametrize(
    ("paragraph", "language"),
    [
        ("EXCLUSIVE: The town has fallen.", "en"),
        ("UPDATE 2 - The town has fallen.", "en"),
        ("OPINION — The town has fallen.", "en"),
        ("CORRECTION: The town has not fallen.", "en"),
        ("LIVE: The town has fallen.", "de"),
        ("EILMELDUNG - Die Stadt ist gefallen.", "de"),
        ("EN DIRECT - La ville est tombée.", "fr"),
        ("ÚLTIMA HORA: La ciudad ha caído.", "es"),
        ("ESCLUSIVA - La città è caduta.", "it"),
        ("OPINIÃO: A cidade caiu.", "pt"),
        ("RECTIFICATIE: De stad is niet gevallen.", "nl"),
        ("JUST NU: Staden har fallit.", "sv"),
        ("PILNE: Miasto upadło.", "pl"),
        ("СРОЧНО — Город пал.", "ru"),
        ("ТЕРМІНОВО — Місто впало.", "uk"),
        ("SON DAKİKA: Kent düştü.", "tr"),
        ("TL;DR – The town has fallen.", "en"),
        ("TLDR: Die Stadt ist gefallen.", "de"),
        ("KEY POINTS — The town has fallen.", "en"),
        ("EN BREF - La ville est tombée.", "fr"),
        ("W SKRÓCIE: Miasto upadło.", "pl"),
    ],
)
def test_a_kicker_is_no_place(paragraph: str, language: str) -> None:
    assert find_dateline(paragraph, [language]) is None


def test_a_kicker_leaves_the_agency() -> None:
    found = find_dateline("EXCLUSIVE (Reuters) - The town has fallen.", ["en"])
    assert found is not None
    assert (found.place, found.agency) == (None, "Reuters")


def test_a_site_may_put_its_name_for_the_place() -> None:
    assert find_dateline("Example- Troops have taken the town", ["en"]) is None
    found = find_dateline("Example- Troops have taken the town", ["en"], site_name="Example")
    assert found is not None
    assert found.place == "Example"


@pytest.mark.parametrize(
    ("line", "body", "expected"),
    [
        pytest.param("Tags :", "", (), id="only the lead-in"),
        pytest.param("Tags: Kabul, Al Qaeda, Jihad", "", ("Kabul", "Al Qaeda", "Jihad"), id="commas"),
        pytest.param("Kabul | Al Qaeda | Jihad", "", ("Kabul", "Al Qaeda", "Jihad"), id="bars"),
        pytest.param("#Kabul #Jihad", "", ("Kabul", "Jihad"), id="hashes"),
        pytest.param("Kabul Joe Biden Jihad", "Joe Biden left.", ("Kabul", "Joe Biden", "Jihad"), id="neighbours"),
        pytest.param("Kabul Jihad", "Jihad Kabul", ("Kabul", "Jihad"), id="neighbours the other way round"),
        pytest.param("Kabul, Kabul", "", ("Kabul",), id="twice"),
    ],
)
def test_tags(line: str, body: str, expected: tuple[str, ...]) -> None:
    assert split_tags(line, body, ["en"]) == expected


@pytest.mark.parametrize(
    ("line", "sure", "expected"),
    [
        pytest.param("September 30, 2022", True, None, id="a date"),
        pytest.param("Thousands of soldiers flee to the north.", True, None, id="a sentence"),
        pytest.param("Most Viewed", False, None, id="a menu"),
        pytest.param("Real Example News", False, "Real Example News", id="site words"),
        pytest.param("Example | News & Analysis Website", True, "Example", id="name and slogan"),
        pytest.param("Example", True, "Example", id="something else says so"),
    ],
)
def test_names_of_sites(line: str, sure: bool, expected: str | None) -> None:
    assert name_of_site(line, ["en"], None, sure) == expected


def test_the_host_tells_a_name() -> None:
    assert name_of_site("Kabul Now", ["en"], "kabulnow.example") == "Kabul Now"


def _decided(*rows: tuple[LabelKind, str]) -> tuple[Document, tuple[Decision, ...]]:
    blocks = tuple(Block(index, text, text) for index, (_, text) in enumerate(rows))
    document = Document(Page("a.txt", ""), "text", "", "utf-8", "", blocks, "en")
    decisions = (
        Decision(b, Label(b.index, kind, 0.9, Origin("layout", "caption"), ""))
        for b, (kind, _) in zip(blocks, rows, strict=True)
    )
    return document, tuple(decisions)


def test_a_page_of_text() -> None:
    document, decisions = _decided(
        ("masthead", "30 September 2022"),
        ("masthead", "Real Example News"),
        ("masthead", "Complete World News"),
        ("title", "Town falls"),
        ("byline", "By Jane Doe, staff writer | 5 July 2021"),
        ("body", "KABUL, Afghanistan — The town has fallen, Joe Biden said."),
        ("tag_cloud", "Tags:"),
        ("tag_cloud", "Kabul Joe Biden"),
    )
    metadata = pick_metadata(document, decisions, read_metadata(document))
    assert metadata.title == "Town falls"
    assert metadata.site_name == "Real Example News"
    assert metadata.authors == ("Jane Doe",)
    assert metadata.date_published == "2021-07-05"
    assert metadata.dateline == "KABUL, Afghanistan"
    assert metadata.tags == ("Kabul", "Joe Biden")
    assert set(metadata.field_sources.values()) == {"text"}


def test_the_date_of_a_masthead_is_no_date_of_publication() -> None:
    document, decisions = _decided(("masthead", "30 September 2022"), ("title", "Town falls"), ("body", "It fell."))
    metadata = pick_metadata(document, decisions, read_metadata(document))
    assert metadata.date_published is None
    assert metadata.site_name is None


def test_only_the_day_of_change_is_known() -> None:
    document, decisions = _decided(("title", "Town falls"), ("date_line", "Updated 6 July 2021"), ("body", "It fell."))
    metadata = pick_metadata(document, decisions, read_metadata(document))
    assert (metadata.date_published, metadata.date_modified) == ("2021-07-06", "2021-07-06")
    assert metadata.flags == ("date_from_modified",)


RULE = of_rule("other/test")


def decided(*lines: tuple[str, LabelKind]) -> Metadata:
    """The metadata of a text whose lines were decided so."""
    document = parse(Page("page", "\n".join(text for text, _ in lines), kind="text"), Settings())
    document = replace(document, language="en")
    decisions = [
        # A rule that knows an entry of a menu knows that it is no name.
        Decision(block, Label(block.index, kind, 0.9, LEARNED_OF[kind] if kind == "navigation" else RULE, ""))
        for block, (_, kind) in zip(document.blocks, lines, strict=True)
    ]
    return pick_metadata(document, decisions, ())


BODY: tuple[str, LabelKind] = (
    "The town fell on Sunday after a siege of two weeks, the mayor said in the capital.",
    "body",
)
TITLE: tuple[str, LabelKind] = ("Town falls to rebels", "title")


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        pytest.param((TITLE, ("Indoor Plants", "other"), BODY), (), id="no name"),
        pytest.param((TITLE, BODY, ("Jane Doe", "other")), (), id="below the text"),
        pytest.param((("Jane Doe", "navigation"), TITLE, BODY), (), id="of the navigation"),
        pytest.param((TITLE, ("Jane Doe was there on Sunday", "other"), BODY), (), id="a sentence"),
        pytest.param((TITLE, ("Jane Doe", "related_link"), BODY), (), id="another story's"),
        pytest.param((TITLE, *[("Share", "share")] * 9, ("Jane Doe", "navigation"), BODY), (), id="far from it"),
        pytest.param((TITLE, BODY, BODY, ("Jane Doe", "other"), BODY), (), id="amid the text"),
        pytest.param((("Jane Doe", "navigation"), BODY), (), id="above a text without a headline"),
        pytest.param((TITLE, ("Presented by Jane Doe", "byline"), BODY), (), id="who paid for it"),
        pytest.param(
            (("By Ann Lee", "byline"), *[("Menu", "navigation")] * 20, TITLE, BODY),
            (),
            id="of a story in the page's head",
        ),
        pytest.param(
            (("John Smith", "masthead"), TITLE, ("By Jane Doe", "other"), BODY), ("Jane Doe",), id="led in, not alone"
        ),
        pytest.param((TITLE, BODY, ("Jane Doe", "other"), BODY), ("Jane Doe",), id="below the standfirst"),
        pytest.param((("By Jane Doe", "navigation"), BODY), ("Jane Doe",), id="led in, of a text without a headline"),
        pytest.param(
            (TITLE, ("Jane Doe, John Smith, Maria Rossi and Peter Müller", "navigation"), BODY),
            ("Jane Doe", "John Smith", "Maria Rossi", "Peter Müller"),
            id="a list of people",
        ),
        pytest.param(
            (TITLE, *[("Share", "share")] * 9, ("Jane Doe", "other"), BODY),
            ("Jane Doe",),
            id="far, but right above the text",
        ),
        pytest.param((TITLE, ("Jane Doe", "navigation"), BODY), ("Jane Doe",), id="taken for a menu's, below it"),
        pytest.param((TITLE, ("By Jane Doe | 5 July 2021", "sidebar"), BODY), ("Jane Doe",), id="led in, in a sidebar"),
        pytest.param((("JANE DOE", "masthead"), TITLE, BODY), ("Jane Doe",), id="in capitals above the headline"),
        pytest.param((TITLE, ("Jane Doe, reporter", "other"), BODY), ("Jane Doe",), id="with a role"),
        pytest.param(
            (TITLE, ("Jane Doe", "byline"), ("John Smith", "other"), BODY), ("Jane Doe", "John Smith"), id="two"
        ),
        pytest.param((TITLE, ("5 July 2021 Reporter Jane Doe", "date_line"), BODY), ("Jane Doe",), id="behind a date"),
    ],
)
def test_names_next_to_the_headline(lines: tuple[tuple[str, LabelKind], ...], authors: tuple[str, ...]) -> None:
    assert decided(*lines).authors == authors


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        pytest.param((("5 July 2021", "site_date"), TITLE, BODY), None, id="of the visit"),
        pytest.param((TITLE, ("5 July 2021 Old town burnt down", "related_link"), BODY), None, id="another story's"),
        pytest.param(
            (TITLE, ("They came on 5 July 2021 by the old road and by sea, and nobody in the town had known.", "body")),
            None,
            id="a sentence",
        ),
        pytest.param(
            (
                TITLE,
                BODY,
                *[("Story", "related_link")] * 45,
                ("5 July 2021", "date_line"),
                ("6 July 2021", "date_line"),
            ),
            None,
            id="far from the text, and not one",
        ),
        pytest.param((("July 5, 2021", "masthead"), TITLE, BODY), None, id="in the site's head"),
        pytest.param(
            (*[("Menu", "navigation")] * 9, ("July 5, 2021", "masthead"), TITLE, BODY),
            "2021-07-05",
            id="right above the headline, below the menu",
        ),
        pytest.param((("July 5, 2021", "navigation"), BODY), "2021-07-05", id="of a text without a headline"),
        pytest.param((TITLE, ("Published on 5 July 2021", "related_link"), BODY), "2021-07-05", id="led in"),
        pytest.param((TITLE, ("July 5, 2021 - 11 minutes", "navigation"), BODY), "2021-07-05", id="taken for a menu's"),
        pytest.param((("Politics / July 5, 2021", "sidebar"), TITLE, BODY), "2021-07-05", id="above, with a section"),
        pytest.param((TITLE, BODY, ("Published July 5, 2021", "body")), "2021-07-05", id="below the standfirst"),
        pytest.param(
            (TITLE, ("6 July 2021", "date_line"), *[("Menu", "navigation")] * 20, ("5 July 2021", "date_line"), BODY),
            "2021-07-05",
            id="nearer to the text than that of the visit",
        ),
    ],
)
def test_days_next_to_the_headline(lines: tuple[tuple[str, LabelKind], ...], day: str | None) -> None:
    assert decided(*lines).date_published == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param(
            ("Frankfurt, 5 July 2021, 5:09", "body"), "2021-07-05T05:09", id="place and time below the standfirst"
        ),
        pytest.param(("5 July 2021", "body"), "2021-07-05", id="below the standfirst"),
        pytest.param(("Deadline: 5 July 2021", "body"), None, id="a deadline"),
        pytest.param(("Died: 5 July 2021", "body"), None, id="a life"),
        pytest.param(("— Jane Doe (@jane) July 5, 2021", "share"), None, id="a post"),
        pytest.param(("5 July 2021: A cyclist reports a crack", "body"), None, id="an entry of a timeline"),
        pytest.param(("Correction: July 5, 2021: An earlier version was wrong", "body"), None, id="a correction"),
        pytest.param(("Episode 12, aired 5 July 2021", "body"), None, id="an episode"),
    ],
)
def test_days_of_what_is_told(line: tuple[str, LabelKind], day: str | None) -> None:
    assert decided(TITLE, BODY, line, BODY).date_published == day
    assert decided(TITLE, BODY, BODY, line).date_published is None


def test_the_date_of_a_printed_paper() -> None:
    paper: tuple[str, LabelKind] = ("THE NORTHERN LEDGER", "masthead")
    issue: tuple[str, LabelKind] = ("Newtown, Sunday, November 8, 1998", "masthead")
    assert decided(paper, issue, TITLE, BODY).date_published == "1998-11-08"
    assert decided(paper, ("Sunday, November 8, 1998", "site_date"), TITLE, BODY).date_published is None
    assert decided(paper, issue, ("News", "navigation"), ("Sport", "navigation"), TITLE, BODY).date_published is None


def test_the_first_line_may_be_the_window_s_title() -> None:
    site: tuple[str, LabelKind] = ("Khaama Press", "site_name")
    assert decided((f"{TITLE[0]} | Khaama Press", "title"), site, BODY).title == TITLE[0]
    assert decided(("Iran - a country at war", "title"), site, BODY).title == "Iran - a country at war"
    trail: tuple[str, LabelKind] = ("Home > Town falls to the rebels - Mayor resigns", "breadcrumb")
    headline = "Town falls to the rebels - Mayor resigns"
    assert decided(trail, (headline, "title"), BODY).title == headline
    assert decided(trail, ("Mayor resigns!", "navigation"), (headline, "title"), BODY).title != headline


_SENTENCE = "The town of Newtown fell to the rebels on Sunday after a siege of three weeks, officials said."


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        pytest.param("Photo: Reuters", None, id="a picture's credit"),
        pytest.param("Reuters hires a hundred reporters", None, id="another story"),
        pytest.param("Source: Newtown Council", None, id="no agency"),
        pytest.param("Source: Reuters", "Reuters", id="the source"),
        pytest.param("Newtown (AFP)", "AFP", id="behind a place"),
        pytest.param("AFP", "AFP", id="alone"),
    ],
)
def test_agencies_below_the_headline(line: str, agency: str | None) -> None:
    rows: tuple[tuple[str, LabelKind], ...] = (("Town falls", "title"), (line, "other"), (_SENTENCE, "body"))
    assert decided(*rows).agency == agency


@pytest.mark.parametrize(
    ("end", "agency"),
    [
        pytest.param("The siege was in its third week (Reuters)", None, id="no whole sentence"),
        pytest.param("It was the third week. (Jane Doe)", None, id="no agency"),
        pytest.param("It was the third week. (Jane Doe/Reuters)", None, id="a photographer's"),
        pytest.param("It was the third week. (Reuters has an office there.)", None, id="a sentence in brackets"),
        pytest.param("It was the third week. (AFP)", "AFP", id="an agency"),
        pytest.param("“It is the third week.” (AFP, Reuters)", "AFP", id="two"),
        pytest.param("Шла третья неделя осады. /ТАСС/", "ТАСС", id="between slashes"),
    ],
)
def test_the_agency_behind_the_last_sentence(end: str, agency: str | None) -> None:
    assert decided(("Town falls", "title"), (_SENTENCE, "body"), (end, "body")).agency == agency


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        pytest.param("Newtown | Oldtown", (), id="two places"),
        pytest.param("Jane Doe | Newtown", ("Jane Doe",), id="before the place"),
        pytest.param("Newtown - Jane Doe", ("Jane Doe",), id="behind the place"),
    ],
)
def test_a_name_with_a_place_beside_a_date(line: str, authors: tuple[str, ...]) -> None:
    date = ("5 July 2021", "date_line")
    assert decided(("Town falls", "title"), (line, "other"), date, (_SENTENCE, "body")).authors == authors
    assert decided(("Town falls", "title"), (line, "other"), (_SENTENCE, "body")).authors == ()


_STORY = "The ferry to the island runs again, Joe Biden said in Kabul on Monday."


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([("tag_cloud", "Categories"), ("tag_cloud", "Indoor plants (40)")], (), id="an archive's counts"),
        pytest.param([("tag_cloud", "More tags"), ("tag_cloud", "Ferry service")], (), id="headings without a list"),
        pytest.param([("navigation", "Topics"), ("navigation", "Ferry")], (), id="a menu's entry"),
        pytest.param([("navigation", "Ferry"), ("share", "Share")], (), id="one line is no list"),
        pytest.param([("navigation", "Sport"), ("navigation", "Ferry")], (), id="first line not of the text"),
        pytest.param([("related_link", "Ferry"), ("related_link", "Kabul")], (), id="other stories"),
        pytest.param([("navigation", "Ferry Island"), ("navigation", "+")], (), id="a button"),
        pytest.param([("navigation", "Ferry")] * 14, (), id="a whole menu"),
        pytest.param([("other", "A line.")] * 11 + [("tag_cloud", "Tags: Ferry, Kabul")], (), id="far from the text"),
        pytest.param([("tag_cloud", "Tags: Ferry, Kabul")], ("Ferry", "Kabul"), id="on the label's line"),
        pytest.param([("tag_cloud", "Tags"), ("tag_cloud", "Sea, Kabul")], ("Sea", "Kabul"), id="a line below"),
        pytest.param(
            [("tag_cloud", "Topics:"), ("tag_cloud", "* Ferry"), ("tag_cloud", "* Sea"), ("share", "Share")],
            ("Ferry", "Sea"),
            id="one a line, with bullets",
        ),
        pytest.param([("navigation", "#Ferry"), ("navigation", "• Kabul")], ("Ferry", "Kabul"), id="right below"),
        pytest.param([("other", "End"), ("tag_cloud", "Ferry, Kabul, Sea")], ("Ferry", "Kabul", "Sea"), id="no label"),
    ],
)
def test_tags_of_a_text_have_a_label_or_stand_right_below_it(
    rows: list[tuple[LabelKind, str]], expected: tuple[str, ...]
) -> None:
    blocks = [Block(0, _STORY, _STORY), *(Block(at, text, text) for at, (_, text) in enumerate(rows, 1))]
    kinds: list[LabelKind] = ["body", *(kind for kind, _ in rows)]
    ways = {"navigation": LEARNED_OF["navigation"], "tag_cloud": LAYOUT_OF["tag_cloud"]}
    decisions = [
        Decision(block, Label(block.index, kind, 0.9, ways.get(kind, of_rule("other/test")), ""))
        for block, kind in zip(blocks, kinds, strict=True)
    ]
    found = read_tags(decisions, ["en"])
    assert (found.tags if found else ()) == expected


def test_a_notice_of_digits_takes_linear_time() -> None:
    assert list(holders_of_rights("© " + 300_000 * "1")) == []

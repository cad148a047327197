"""The flags of a record are set when they should be, and not otherwise."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from newsclean import Article, clean_html, clean_text
from newsclean.kinds import Flag
from newsclean.language.folders import language_tags
from newsclean.measure import ends_question, ends_sentence

TEXT = [
    "The harbour master of Quillport closed the north quay on Thursday after divers found shipworm in the piles.",
    "Boats that land crab there must now use the fish market steps, which dry out for three hours at low water.",
    "“We knew it was bad, but nobody thought that you could put your arm through it,” said Agnes Pell, a diver.",
    "The county has set aside four million for the repair, which will not begin before the herring season is over.",
]
FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": %s}</script>'
NOTICE = "<p>This article is only available to subscribers. Subscribe now to read the rest of the story.</p>"
PROMOTION = "<p>This article is free to read thanks to our subscribers. <a href=/s>Become a subscriber</a> today.</p>"
GOES_ON = (
    "<p>The crab boats of Quillport land four tonnes on a good day, and most of it leaves by lorry before noon.</p>"
    "<p>Their crews have asked the county for a pontoon, which it lent to another port two winters ago.</p>"
)
OFFER = (
    "<p>Our newsroom of forty reporters works for you every day of the year.</p>"
    "<p>You will get every story and the printed paper on the evening before it appears.</p>"
)


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
        pytest.param(page(below=f"<div class=promo>{PROMOTION}</div>{GOES_ON}"), id="a notice amid the text"),
        pytest.param(
            page(below=f"<div class=paywall>{PROMOTION}{GOES_ON}</div>"),
            id="a notice amid the text, all in one box",
        ),
        pytest.param(
            page(below=f"<div class=part><div class=promo>{PROMOTION}</div>{GOES_ON}</div>"),
            id="a notice at the top of a part of the text",
        ),
        pytest.param(page(below="<div class=paywall hidden><p>Subscribe to read on.</div>"), id="a hidden box"),
        pytest.param(
            page(below="<div class=paywall style='display:none'><p>Please log in.</div>"), id="a box that style hides"
        ),
        pytest.param(
            page(below="<div class=paywall><noscript><p>Subscribe to read on.</noscript></div>"), id="no script"
        ),
        pytest.param(page() + "<div class=paywall><p>Loading, please wait.</div>", id="a box that waits"),
        pytest.param(page(below="<div class=paywall><p>Already a subscriber?</div>"), id="a question there"),
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
        pytest.param(page(below="<div class=paywall><p>Subscribe to read on.</div>"), id="few words there"),
        pytest.param(
            page(below=f"<div class=subscribe-box>{NOTICE}{OFFER}</div>", text=TEXT[:2]),
            id="the offer goes on in its box",
        ),
    ],
)
def test_a_wall_is_told(html: str) -> None:
    assert "paywalled" in clean_html(html).flags


SENTENCES = json.loads((Path(__file__).parent / "fixtures" / "languages" / "sentences.json").read_text("utf-8"))


HEADLINES = {
    "am": "አዲሱ ድልድይ እስከሚቀጥለው ዓመት አይጠናቀቅም", "en": "New bridge is late", "hy": "Նոր կամուրջը ուշանում է",
    "km": "ស្ពានថ្មីត្រូវយឺតយ៉ាវ", "my": "တံတားသစ် နောက်ကျမည်", "th": "สะพานใหม่ล่าช้ากว่ากำหนด",
}  # fmt: skip


@pytest.mark.parametrize("row", SENTENCES, ids=[row["tag"] for row in SENTENCES])
def test_an_article_is_one_in_any_script(row: dict[str, str]) -> None:
    tag, sentence = row["tag"], row["text"]
    paragraphs = [f"{sentence} {sentence}", f"“{sentence}”", sentence]
    article = clean_text("\n\n".join([HEADLINES.get(tag, "2026"), *paragraphs, "Leave a Reply"]))
    assert article.is_article
    assert article.text.endswith("\n\n".join(paragraphs))
    assert tag not in HEADLINES or article.title == HEADLINES[tag]
    body = "".join(f"<p>{sentence} {paragraph}</p>" for paragraph in paragraphs)
    assert clean_html(f"<nav><a href=/a>2026</a></nav><h1>2026</h1>{body}<footer>© 2026</footer>").is_article


BARE = "".join(
    f"<p>The {what} of the ferry fell at noon, and no one was hurt, the harbour office said on Monday.</p>"
    f"<p>Nobody knows yet why the {what} did so, said Jane Doe, who runs the office; divers will look at it today.</p>"
    for what in ("crane", "mast", "bridge", "funnel")
)


@pytest.mark.parametrize(
    ("html", "is_article"),
    [
        pytest.param(
            "<div class=page>" + "<p><a href=/a>More on the ferry and its crane</a></p>" * 40, False, id="links"
        ),
        pytest.param(
            f"<div class='product price basket cart sku checkout'>{BARE}", False, id="so many words say what it is"
        ),
        pytest.param(
            f"<div id=readability-page-1 class=page><div><h1>Crane</h1>{BARE}</div></div>", True, id="one word"
        ),
        pytest.param(f"<div class=page><h1>Crane falls on ferry</h1>{BARE}</div>", True, id="one box"),
    ],
)
def test_few_class_names_around_nothing_but_text_do_not_decide(html: str, is_article: bool) -> None:
    assert clean_html(html).is_article is is_article


@pytest.mark.parametrize(
    ("text", "ends", "asks"),
    [
        pytest.param("Most Viewed", False, False, id="a label"),
        pytest.param("Who came:", False, False, id="a colon"),
        pytest.param("สะพานแห่งใหม่", False, False, id="Thai"),
        pytest.param("He came.”", True, False, id="a quotation"),
        pytest.param("Who came? ", True, True, id="a question"),
        pytest.param("Ո՞վ եկավ։", True, False, id="Armenian"),
        pytest.param("ማን መጣ፧", True, True, id="Ethiopic question"),
        pytest.param("Ποιος ήρθε\u037e", True, True, id="Greek question"),
        pytest.param("من جاء؟", True, True, id="Arabic question"),
        pytest.param("誰が来ましたか？」", True, False, id="Japanese quotation"),
        pytest.param("སླེབས་སོང་།", True, False, id="Tibetan"),
    ],
)
def test_marks_that_end_a_sentence(text: str, ends: bool, asks: bool) -> None:
    assert (ends_sentence(text), ends_question(text)) == (ends, asks)


KOREAN = (
    "섬으로 가는 여객선이 다시 운항한다고 항만 사무소가 월요일에 밝혔다. 수리 때문에 삼 주 동안 운항이 멈춰 있었다.\n\n"
    "주민들은 그동안 어선을 타고 육지로 나가야 했다고 말했다. 요금은 지난해와 같다고 사무소는 덧붙였다."
)


@pytest.mark.parametrize(
    ("article", "flagged"),
    [
        pytest.param(clean_text("\n\n".join(TEXT)), False, id="English"),
        pytest.param(clean_text("Quay closed"), False, id="too short to tell"),
        pytest.param(
            clean_html(f"<html lang=ko><body><article><p>{KOREAN}</p></article></body></html>"), False, id="HTML"
        ),
        pytest.param(clean_text(KOREAN), True, id="Korean text"),
    ],
)
def test_a_text_in_a_language_without_rules_has_a_flag(article: Article, flagged: bool) -> None:
    assert ("no_rules_for_language" in article.flags) == flagged


@pytest.mark.parametrize("text", ["Leave a Reply\n\nYour email address will not be published.", "Leave a Reply"])
def test_nothing_kept_is_no_sure_text(text: str) -> None:
    article = clean_text(text)
    assert (article.text, article.confidence) == ("", 0.0)


def test_the_readme_lists_the_languages_that_have_rules() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8").partition("\n## Languages\n")[2]
    listed = readme.partition("`")[2].partition("`")[0].split()
    assert listed == [tag for tag in language_tags() if tag != "und"]
    assert f"known in {len(listed)} languages:" in readme


def test_the_page_on_the_record_explains_all_flags_in_their_order() -> None:
    page = (Path(__file__).parents[1] / "docs" / "record.md").read_text(encoding="utf-8")
    table = page.partition("## Flags")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == list(get_args(Flag))

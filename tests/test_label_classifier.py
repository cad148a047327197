"""The learned labeler on made-up pages: structure decides, in any language, and every removed block gets a kind."""

import json
import time
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean_html
from newsclean.kinds import CHROME_KINDS
from newsclean.label.choice import best_cut
from newsclean.label.decide import decide
from newsclean.label.html.bins import FEATURES, bins_of, put_in_bins
from newsclean.label.html.classifier import WEIGHTS, choose, judge_html, label_by_structure, load_model
from newsclean.label.html.features import measure
from newsclean.label.html.head import page_titles
from newsclean.label.html.headline import find_headline
from newsclean.label.html.names import name_scorer
from newsclean.label.html.naming.kinds import name_chrome
from newsclean.label.html.page_rows import PAGE_ROW
from newsclean.label.lanes import TOP_BIN, UNIT, ZERO, column, compile_lanes, lanes, lowest_bits
from newsclean.origins import STRUCTURE_REPEAT
from newsclean.parse import parse
from newsclean.records import Decision, Document, Page
from newsclean.settings import Settings

SETTINGS = Settings()
# A page whose text is found by its titles, among others.
DIRECTO = Path(__file__).parent / "fixtures" / "pages" / "es-directo-eclipse" / "source.html"

ENGLISH = [
    "The river Elda broke its banks on Monday night, flooding more than two hundred homes in the old town.",
    "“We had ten minutes to leave,” said Maria Kent, who runs a bakery on the quay, “and then the water was there.”",
    "Engineers from the county said that the sluice at Harrow Bridge had failed to open after a power cut.",
    "Forecasters expect the water to fall by Thursday, though more rain is on its way from the west, they warned.",
]
TURKISH = [
    "Elda nehri pazartesi gecesi taştı ve eski kentte iki yüzden fazla ev sular altında kaldı, dedi yetkililer.",
    "Rıhtımda bir fırın işleten Maria Kent, “Çıkmak için on dakikamız vardı, sonra su oradaydı,” diye anlattı.",
    "İl mühendisleri, Harrow Köprüsü'ndeki savağın bir elektrik kesintisinin ardından açılmadığını söyledi.",
    "Meteoroloji uzmanları suyun perşembeye kadar çekilmesini bekliyor, ancak batıdan yeni yağmurlar geliyor.",
]
GREEK = [
    "Ο ποταμός Έλδα υπερχείλισε τη Δευτέρα το βράδυ, πλημμυρίζοντας πάνω από διακόσια σπίτια στην παλιά πόλη.",
    "«Είχαμε δέκα λεπτά για να φύγουμε», είπε η Μαρία Κεντ, που έχει φούρνο στην προκυμαία, «και μετά ήρθε το νερό».",
    "Μηχανικοί της περιφέρειας είπαν ότι ο υδατοφράκτης στη γέφυρα Χάροου δεν άνοιξε μετά από διακοπή ρεύματος.",
    "Οι μετεωρολόγοι περιμένουν ότι τα νερά θα υποχωρήσουν ως την Πέμπτη, αν και έρχονται νέες βροχές από τα δυτικά.",
]


def page(paragraphs: Sequence[str], title: str = "Flood in the old town") -> Document:
    links = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "World", "Sport", "Weather"))
    stories = "".join(f'<li class="card"><a href="/s{i}">Story number {i} of the day</a></li>' for i in range(6))
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    html = f"""<!DOCTYPE html><html><head>
    <title>{title} - The Elda Post</title><meta property="og:type" content="article"></head><body>
    <header class="site-header"><nav class="main-nav"><ul>{links}</ul></nav></header>
    <main><article class="post"><h1>{title}</h1><div class="byline">Ann Lee</div>
    <div class="article-body">{body}</div></article>
    <aside class="sidebar related"><h3>Also</h3><ul>{stories}</ul></aside></main>
    <footer class="site-footer"><p>© 2021 The Elda Post</p><ul>{links}</ul></footer></body></html>"""
    return parse(Page("page", html, url="https://example.org/2021/flood-in-the-old-town"), SETTINGS)


def decisions(document: Document) -> tuple[Decision, ...]:
    return decide(document, label_by_structure(document, ()))


@pytest.mark.parametrize("paragraphs", [ENGLISH, TURKISH, GREEK], ids=["English", "Turkish", "Greek"])
def test_the_body_is_the_paragraphs(paragraphs: list[str]) -> None:
    decided = decisions(page(paragraphs))
    assert [decision.block.text for decision in decided if decision.label.kind == "body"] == paragraphs


def test_chrome_is_named_by_structure() -> None:
    kinds = {decision.block.text: decision.label.kind for decision in decisions(page(ENGLISH))}
    assert kinds["Flood in the old town"] == "title"
    assert kinds["Ann Lee"] == "byline"
    assert kinds["Story number 3 of the day"] == "related_link"
    assert kinds["© 2021 The Elda Post"] == "copyright"
    assert kinds["World"] == "navigation"


def test_every_block_has_an_opinion_with_a_score_and_a_reason() -> None:
    document = page(ENGLISH)
    labels = list(label_by_structure(document, ()))
    assert {label.block for label in labels} == {block.index for block in document.blocks}
    for label in labels:
        assert label.kind in ("body", "title", *CHROME_KINDS)
        assert 0.5 <= label.score <= 1
        assert label.reason
        assert label.by.labeler == "classifier/html"


def test_labels_are_the_same_each_time() -> None:
    document = page(GREEK)
    assert list(label_by_structure(document, ())) == list(label_by_structure(document, ()))


def test_an_article_is_told_from_a_front_page() -> None:
    article = page(ENGLISH)
    is_article, confidence = judge_html(article, decisions(article))
    assert is_article
    assert 0.5 < confidence <= 1
    cards = "".join(f'<li class="card"><a href="/{i}"><h3>Story {i} of today</h3></a></li>' for i in range(40))
    front = parse(Page("front", f"<html><body><ul class='list'>{cards}</ul></body></html>"), SETTINGS)
    assert not judge_html(front, decisions(front))[0]


@pytest.mark.parametrize(
    "early",
    [
        pytest.param("<noscript><img src=https://lamp.example/pixel></noscript>", id="a pixel"),
        pytest.param("\ufeff", id="a byte order mark"),
        pytest.param("<div></div>", id="an element"),
    ],
)
def test_what_ends_the_head_early_changes_nothing(early: str) -> None:
    html = DIRECTO.read_text(encoding="utf-8")
    whole, broken = clean_html(html), clean_html(html.replace("<head>", f"<head>{early}", 1))
    assert (broken.text, broken.removed) == (whole.text, whole.removed)
    names = "<head>{}<meta name={} content=B></head><p>Text"
    for name in ("description", "Description", "' DESCRIPTION '"):
        assert page_titles(parse(Page("page", names.format("<title>A</title>", name)), SETTINGS)) == ("A", "", "B")


def test_a_byte_order_mark_read_as_a_character_changes_no_page() -> None:
    html = DIRECTO.read_text(encoding="utf-8")
    whole, marked = clean_html(html), clean_html(f"\ufeff\n{html}")
    assert (marked.text, marked.removed, marked.confidence) == (whole.text, whole.removed, whole.confidence)


@pytest.mark.parametrize("html", ["<p>", "<html></html>", "<script>x</script>"])
def test_a_page_without_blocks_is_no_article(html: str) -> None:
    document = parse(Page("empty", html, kind="html"), SETTINGS)
    assert list(label_by_structure(document, ())) == []
    assert judge_html(document, ()) == (False, 0.0)


def test_a_block_that_a_repair_left_empty_is_judged_like_any_other() -> None:
    document = page(ENGLISH)
    emptied = replace(document, blocks=tuple(replace(block, text="") for block in document.blocks))
    assert judge_html(document, decisions(document))[0]
    assert not judge_html(emptied, decisions(emptied))[0]
    some = replace(document, blocks=(*document.blocks[:-2], *(replace(b, text="") for b in document.blocks[-2:])))
    assert [d.block.text for d in decisions(some) if d.label.kind == "body" and d.block.text] == ENGLISH


def test_one_paragraph_and_nothing_else_is_kept() -> None:
    document = parse(Page("one", f"<p>{ENGLISH[0]}</p>", kind="html"), SETTINGS)
    assert [decision.label.kind for decision in decisions(document)] == ["body"]


def test_a_table_above_the_text_is_no_credit() -> None:
    table = "<table><tr><td>Date<td>4 May 2021</tr><tr><td>Depth<td>3 m</tr></table>"
    body = "".join(f"<p>{text}</p>" for text in ENGLISH)
    article = clean_html(f"<article><h1>Flood in the old town</h1>{table}{body}</article>")
    assert article.removed == ()
    dated = clean_html(f"<article><h1>Flood in the old town</h1><p>4 May 2021</p>{body}</article>")
    assert [piece.kind for piece in dated.removed] == ["date_line"]


def test_a_paragraph_printed_twice_is_kept_once() -> None:
    document = page([*ENGLISH, ENGLISH[1]])
    kept, left_out = choose(document.blocks, [0.9] * len(document.blocks), [9] * len(document.blocks))
    assert [label.by for label in left_out.values()] == [STRUCTURE_REPEAT]
    assert sum(kept) == len(kept) - 1


@pytest.mark.parametrize(
    ("hidden", "kept"),
    [
        pytest.param(" ".join(GREEK), True, id="hidden text that is shown nowhere"),
        pytest.param("# Flood\n\n" + "\n\n".join(ENGLISH).replace("river", "*river*"), False, id="a hidden copy"),
    ],
)
def test_what_is_hidden_counts_where_it_says_something_else(hidden: str, kept: bool) -> None:
    shown = "".join(f"<p>{text}</p>" for text in ENGLISH)
    blocks = parse(Page("page", f"<body>{shown}<pre hidden>{hidden}</pre></body>", kind="html"), SETTINGS).blocks
    assert choose(blocks, [0.95] * 5, [100] * 5)[0] == [True] * 4 + [kept]


def test_a_doubtful_block_is_kept_amid_sure_text_and_left_out_around_it() -> None:
    texts = ["Also", ENGLISH[0], "Ferry", '<a href="/fair">Fair</a>', ENGLISH[1], "More"]
    blocks = parse(Page("page", "".join(f"<p>{text}</p>" for text in texts), kind="html"), SETTINGS).blocks
    kept, _ = choose(blocks, [0.42, 0.95, 0.42, 0.42, 0.95, 0.42], [100] * 6)
    assert kept == [False, True, True, False, True, False]


def test_best_cut_keeps_nothing_of_nothing() -> None:
    assert best_cut([], []) == []
    assert best_cut([0.0, 0.0], [3, 4]) == [False, False]


def test_headline_is_the_likest_heading_and_its_repeats_are_known() -> None:
    blocks = parse(
        Page("x", "<p>Storm hits coast</p><h1>Storm hits coast</h1><p>Text.</p>", kind="html"), SETTINGS
    ).blocks
    assert find_headline(blocks, ["Storm hits coast | News"], [False, False, True]) == (1, frozenset({0}))


def test_headline_without_a_title_is_the_last_h1_above_the_text() -> None:
    blocks = parse(Page("x", "<h1>Elda Post</h1><h1>Storm</h1><p>Text.</p>", kind="html"), SETTINGS).blocks
    assert find_headline(blocks, [], [False, False, True]) == (1, frozenset())


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        pytest.param("<div class='authority'>x</div>", "other", id="part-of-a-longer-word-does-not-name"),
        pytest.param("<div class='comment-body'><p>x</div>", "comment", id="comment"),
        pytest.param("<figcaption>x</figcaption>", "image_caption", id="figcaption"),
        pytest.param("<div class='wp-caption-text'>x</div>", "image_caption", id="caption-by-name"),
        pytest.param("<nav><p>x</nav>", "navigation", id="nav"),
        pytest.param("<footer><p>© 2020 x</footer>", "copyright", id="copyright-sign"),
        pytest.param("<div class='newsletter-signup'><p>x</div>", "newsletter", id="newsletter"),
        pytest.param("<ul><li><a href=x>x</a></ul>", "related_link", id="link"),
        pytest.param("<div class=comments><form><p>Name</form></div>", "comment_form", id="form-among-comments"),
        pytest.param(f"<div class=byline><p>Ann {'writes of ships ' * 5}.</div>", "author_bio", id="bio-in-a-byline"),
        pytest.param("<div class=byline><p>By Ann Lee</div>", "byline", id="byline"),
        pytest.param(f"<aside><p>We use cookies {'to count visits ' * 4}.</aside>", "cookie_notice", id="cookies"),
        pytest.param("<aside><p>Cookies and cream</aside>", "sidebar", id="cookies-in-a-short-line"),
    ],
)
def test_kinds(html: str, kind: str) -> None:
    (block,) = parse(Page("x", html, kind="html"), SETTINGS).blocks
    assert name_chrome(block, before_text=False, after_text=True)[0] == kind


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        pytest.param("<header><ul><li><a href=x>Sport</a></ul></header>", "navigation", id="link-in-a-header's-list"),
        pytest.param("<header><a href=x>The Lamp</a></header>", "masthead", id="header"),
    ],
)
def test_kinds_above_the_text(html: str, kind: str) -> None:
    (block,) = parse(Page("x", html, kind="html"), SETTINGS).blocks
    assert name_chrome(block, before_text=True, after_text=False)[0] == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Home › Region › Harbour", "breadcrumb"),
        ("Home > Region > Ferry runs again", "breadcrumb"),
        ("Scores: 3 > 2", "other"),
        ("»Ferry« and »harbour«", "other"),
    ],
)
def test_a_trail_above_the_text_is_a_breadcrumb(text: str, kind: str) -> None:
    (block,) = parse(Page("x", f"<p>{escape(text)}</p>", kind="html"), SETTINGS).blocks
    assert name_chrome(block, before_text=True, after_text=False)[0] == kind


def test_a_rule_names_the_box_that_its_heading_opens() -> None:
    prose = "<p>" + "The ferry to the island runs again, the harbour office said on Monday. " * 3
    page = f"<article><h1>Ferry runs again</h1>{prose * 4}</article><aside><h3>You may also like</h3><p>Storm</aside>"
    article = clean_html(page)
    assert [removal.kind for removal in article.removed if removal.text == "Storm"] == ["related_link"]


def test_weights_fit_the_features() -> None:
    content = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert WEIGHTS.stat().st_size < 1_000_000
    sizes = {
        "body": len(FEATURES),
        "article": len(PAGE_ROW),
        "article_nowhere": len(PAGE_ROW),
        "confidence": len(PAGE_ROW),
    }
    for name, size in sizes.items():
        for tree in content[name]:
            assert max(_features(tree), default=0) < size
    assert load_model() is load_model()


def _features(tree: object) -> list[int]:
    if not isinstance(tree, list):
        return []
    return [tree[0], *_features(tree[2]), *_features(tree[3])]


def test_a_unit_has_a_bin_for_each_feature() -> None:
    document = page(ENGLISH)
    measured = measure(document, page_titles(document), name_scorer({}))
    bins = put_in_bins(measured, load_model().cuts)
    for feature in range(len(FEATURES)):
        assert len(bins_of(bins, feature)) == len(measured.starts)
        assert max(bins_of(bins, feature)) <= TOP_BIN


def test_a_list_of_links_is_one_unit_and_a_paragraph_with_links_is_its_own() -> None:
    links = "".join(f"<li><a href={i}>Story {i}</a></li>" for i in range(5))
    paragraph = "<p>It rained <a href=x>again</a> on Monday.</p>"
    document = parse(Page("x", f"<main>{paragraph}<ul>{links}</ul>{paragraph * 2}</main>", kind="html"), SETTINGS)
    measured = measure(document, ("", "", ""), name_scorer({}))
    assert list(measured.starts) == [0, 1, 6, 7]
    assert measured.spread([0.9, 0.1, 0.8, 0.7]) == [0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.8, 0.7]


def _walk(tree: object, bins: Sequence[int]) -> int:
    while not isinstance(tree, int):
        feature, bin, low, high = tree  # type: ignore[misc]
        tree = low if bins[feature] <= bin else high
    return tree


@given(st.data())
def test_lanes_say_what_walking_the_trees_says(data: st.DataObject) -> None:
    leaf = st.integers(-300, 300)
    branch = st.deferred(lambda: st.tuples(st.integers(0, 3), st.integers(0, TOP_BIN - 1), node, node).map(list))
    node = leaf | branch
    trees = data.draw(st.lists(node, max_size=4))
    rows = data.draw(st.lists(st.tuples(*[st.integers(0, TOP_BIN)] * 4), min_size=1, max_size=9))
    score, _ = compile_lanes(trees)  # type: ignore[arg-type]
    columns = [column(bytes(values)) for values in zip(*rows, strict=True)]
    found = [lane - ZERO for lane in lanes(score(lowest_bits(len(rows)), columns), len(rows))]
    assert found == [sum(_walk(tree, row) for tree in trees) for row in rows]


def test_leaves_never_leave_their_lane() -> None:
    trees = json.loads(WEIGHTS.read_text(encoding="utf-8"))["body"]
    assert sum(max(_leaves(tree)) for tree in trees) < ZERO
    assert sum(min(_leaves(tree)) for tree in trees) > -ZERO
    assert UNIT == 256


def _leaves(tree: object) -> list[int]:
    return [*_leaves(tree[2]), *_leaves(tree[3])] if isinstance(tree, list) else [tree]  # type: ignore[list-item]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div class=a>" * 5_000 + "<p>Some words, then.</p>" * 5_000, id="many-blocks-deep-down"),
        pytest.param("<title>" + "x y, " * 200_000 + "</title>" + "<p>x y, z.</p>" * 5_000, id="endless-title"),
        pytest.param("<ul>" + "<li><a href=x>y</a>" * 20_000, id="many-links"),
        pytest.param("<p>" + "word, " * 300_000, id="one-long-block"),
    ],
)
def test_hostile_pages_take_little_time(html: str) -> None:
    document = parse(Page("x", html, kind="html"), SETTINGS)
    started = time.process_time()
    decided = decide(document, label_by_structure(document, ()))
    judge_html(document, decided)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("word", ["0 if print() else 0", "abcd", None])
def test_weights_that_are_no_numbers_are_refused(word: object) -> None:
    for tree in ([word, 1, 0, 1], [0, word, 0, 1], [0, 1, word, 1], [0, 1, 0, word]):
        with pytest.raises((TypeError, ValueError)):
            compile_lanes([tree])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("html", "p", "kept"),
    [
        pytest.param("<p>A<h2>B</h2><p>C", [0.9, 0.1, 0.9], [True, True, True], id="heading-amid-the-text"),
        pytest.param(
            "<p>A<h2><a href=x>B</a></h2><p>C", [0.9, 0.05, 0.9], [True, False, True], id="heading-of-a-teaser"
        ),
        pytest.param(
            "<p>A<div><h2><a href=x>B</a></h2></div><p>C", [0.9, 0.2, 0.9], [True, False, True], id="teaser-in-a-box"
        ),
        pytest.param(
            "<p>A<h2><a href=x>B</a></h2><p>C", [0.9, 0.2, 0.9], [True, False, True], id="a-teaser-amid-the-text"
        ),
        pytest.param(
            "<h2><a href=x>A</a></h2><p>B<h2><a href=y>C</a></h2><p>D",
            [0.9, 0.9, 0.2, 0.9],
            [True, True, True, True],
            id="headings-that-are-links",
        ),
        pytest.param("<p>A<h1>B</h1><p>C", [0.9, 0.1, 0.9], [True, False, True], id="headline"),
        pytest.param("<p>A<h2>B</h2><p>C", [0.9, 0.1, 0.0], [True, False, False], id="heading-of-what-is-left-out"),
        pytest.param("<p>A</p><button>B?</button><p>C", [0.9, 0.0, 0.9], [True, True, True], id="question-that-opens"),
        pytest.param("<p>A</p><button>B</button><p>C", [0.9, 0.0, 0.9], [True, False, True], id="button"),
        pytest.param("<ul><li>A<li>B<li>C</ul>", [0.9, 0.25, 0.9], [True, True, True], id="item-among-kept-ones"),
        pytest.param("<ul><li>A<li>B<li>C</ul>", [0.9, 0.1, 0.9], [True, False, True], id="item-of-another-kind"),
        pytest.param("<ul><li>A<li>B<li>C</ul>", [0.9, 0.25, 0.1], [True, False, False], id="list-mostly-left-out"),
    ],
)
def test_blocks_go_with_those_around_them(html: str, p: list[float], kept: list[bool]) -> None:
    blocks = parse(Page("x", html, kind="html"), SETTINGS).blocks
    assert choose(blocks, p, [30] * len(blocks))[0] == kept


def test_a_heading_of_a_contents_list_is_no_repeat() -> None:
    long = "What are some current trends in the management of events?"
    contents = f"<ul><li>{long}</ul><p>Rain fell.<h2>{long}</h2><p>Many."
    blocks = parse(Page("x", contents, kind="html"), SETTINGS).blocks
    assert choose(blocks, [0.9] * 4, [30] * 4)[0] == [False, True, True, True]
    twice = parse(Page("x", f"<ul><li>A<li>{long}</ul><ul><li>B<li>{long}</ul>", kind="html"), SETTINGS).blocks
    assert choose(twice, [0.9] * 4, [30] * 4)[0] == [True] * 4


def test_a_headline_of_one_short_word_is_not_in_the_text_too() -> None:
    prose = "".join(f"<p>{line}</p>" for line in ENGLISH[:3])
    article = clean_html(f"<html><body><article><h1>Wall</h1>{prose}</article><aside><p>Bob</p></aside></body></html>")
    assert article.title == "Wall"
    assert article.text.startswith(ENGLISH[0][:20])

"""HTML is read as a reader sees it: no words joined, none split, no hidden text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.parse.html.blocks import parse_html

FERRIES = "大風の影響で群島を結ぶフェリー三隻が今朝から"


def texts(html: str) -> list[str]:
    return [block.raw for block in parse_html(html)[1]]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>un<b>believ</b>able", ["unbelievable"], id="inline-elements-do-not-split-a-word"),
        pytest.param("<p>foot<wbr>ball", ["football"], id="wbr-does-not-split-a-word"),
        pytest.param("<p>a <my-tip>word</my-tip> here", ["a word here"], id="custom-element-amid-a-sentence"),
        pytest.param("<p><my-tip>Word</my-tip> first", ["Word first"], id="custom-element-at-the-start"),
        pytest.param("<p>one<br>two", ["one\ntwo"], id="br-is-a-line-end"),
        pytest.param("<p>one\ntwo <b>3</b><br>\n four\nfive", ["one two 3\nfour five"], id="br-among-line-ends"),
        pytest.param("<div>one<br> <br/>two", ["one", "two"], id="two-br-are-a-paragraph-end"),
        pytest.param("<div>one<p>two</p>three</div>", ["one", "two", "three"], id="bare-text-around"),
        pytest.param("<li>one<li>two", ["one", "two"], id="unclosed-items"),
        pytest.param("<a href=1>one</a><a href=2>two</a>", ["one two"], id="links-side-by-side"),
        pytest.param("<a><div>one</div><div>two</div></a>", ["one", "two"], id="blocks-inside-a-link"),
        pytest.param("<my-card>one</my-card><my-card>two</my-card>", ["one", "two"], id="custom-boxes"),
        pytest.param("<p>He said <q>no</q>.", ["He said “no”."], id="quote-marks-of-q"),
        pytest.param("<p>May 4<sup>th</sup>, <sup>(1)</sup>", ["May 4th, (1)"], id="raised-letters"),
        pytest.param("<p>A wall.<sup>[1]</sup> H<sub>2</sub>O", ["A wall.[1] H2O"], id="notes-in-brackets"),
        pytest.param("<p>See page <a href=#p2>2</a> and <a href=#n>*</a>", ["See page 2 and *"], id="links-within"),
        pytest.param("<p>10<sup>6</sup> m<sup>2</sup>, 8<sup>30</sup>", ["10⁶ m², 8³⁰"], id="raised-figures"),
        pytest.param("<p>A wall<sup><a href=#n1> 1 </a></sup>,<sup>2, <b>3</b></sup>", ["A wall ¹ ,², ³"], id="notes"),
        pytest.param("<p>A wall<a href=/p#n1>1</a>.", ["A wall¹."], id="notes-that-only-a-style-raises"),
        pytest.param("<p>A wall<sup><a href=#n1>1</a>, <a href=#n2>2</a></sup>", ["A wall¹, ²"], id="notes-in-sup"),
        pytest.param("<p>A wall.”<a href=#n1>1</a>,<a href=#n2>2</a>", ["A wall.”¹,²"], id="notes-side-by-side"),
        pytest.param("<p><span>A wall.</span><span><a href=#n1>1</a>", ["A wall. ¹"], id="a-note-in-a-span"),
        pytest.param("<p>A wall.<br><a href=#n1>1</a> Ibid.", ["A wall.\n1 Ibid."], id="what-a-note-begins-with"),
        pytest.param("<dt>wall(a)<a href=#w>¶</a><dt>b<a href=#b>#</a>", ["wall(a)", "b"], id="own-addresses-of-terms"),
        pytest.param("<p>[<a href=#r1>1</a>-<a href=#r3>3</a>]", ["[1-3]"], id="notes-that-brackets-set-apart"),
        pytest.param("<p>(<a href=#g2>2</a>:<a href=#g3>1</a>)", ["(2:1)"], id="a-score-of-links"),
        pytest.param("<p>in 2019/<a href=#y>2020</a>, in<a href=#y>2021</a>", ["in 2019/2020, in2021"], id="years"),
        pytest.param("<p>第<a href=#c3>3</a>章", ["第3章"], id="figures-amid-chinese"),
        pytest.param("<p>Nach <a href=/b#13>§</a> 5 und <a href=#13>§</a> 6", ["Nach § 5 und § 6"], id="a-linked-law"),
        pytest.param("<p>The <a href=#hash>#</a>, <a href=#up>↑</a> keys", ["The #, ↑ keys"], id="signs-amid-a-text"),
        pytest.param("<li><a href=#r1>^</a> Sources", ["Sources"], id="the-way-back-before-a-note"),
        pytest.param(
            "<p>3<sup>1</sup>/<sub>2</sub> miles, <sup>1</sup>&frasl;<sub>2</sub>, m<sup>2</sup>/s<sub>1</sub>",
            ["3 1/2 miles, 1⁄2, m²/s1"],
            id="fractions",
        ),
        pytest.param("<h2>Wall<a href=#w>¶</a></h2><h3><a href=#f>#</a> Fare", ["Wall", "Fare"], id="own-addresses"),
        pytest.param("<li>See there. <a href=#r1>↩︎</a>", ["See there."], id="the-way-back-from-a-note"),
        pytest.param("<p>A <a href=/t>#</a> b", ["A # b"], id="a-sign-that-leads-elsewhere"),
        pytest.param("<p><i class=material-icons>anchor</i> Pier 2", ["Pier 2"], id="icons-drawn-from-words"),
        pytest.param("<p>a\n  b\t c&nbsp;d ", ["a b c\xa0d"], id="white-space-folds-no-break-spaces-stay"),
        pytest.param("<pre>a\n  b</pre>", ["a\n  b"], id="pre-keeps-its-lines"),
        pytest.param("<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>", ["東京"], id="ruby"),
        pytest.param("<tr><td>x", ["x"], id="stray-cell"),
        pytest.param(
            "<table><tr><th>Year<th>Dead<tr><td>2021<td><b>12</b></table>",
            ["Year | Dead", "2021 | 12"],
            id="table-rows",
        ),
        pytest.param(
            "<table><tr><td><p>One.</p><p>Two.</p><td></table>", ["One.", "Two."], id="table-used-for-layout"
        ),
        pytest.param(
            "<table><tr><td><a>News</a><br>Sport<td>One.<br><br>Two.<br><br>Three.<td>Links</table>",
            ["News\nSport", "One.", "Two.", "Three.", "Links"],
            id="cell-of-paragraphs",
        ),
        pytest.param(
            "<table><tr><td><p>A</p><td> <div><p style=x>1 <b>2</b></p></div> <tr><td><p>B</p></td><td>3</table>",
            ["A | 1 2", "B | 3"],
            id="cells-of-one-paragraph",
        ),
        pytest.param(
            "<table><tr><td><div class=nav>A</div><td><p>B</p><tr><td>C<td><p>D</p></table>",
            ["A", "B", "C | D"],
            id="cells-of-boxes",
        ),
        pytest.param(
            f"<table><tr><td><p>{'wall ' * 13}.</p><td><p>Letter</p><tr><td><div>A</div><td><div>B</div></table>",
            [f"{'wall ' * 13}.", "Letter", "A", "B"],
            id="a-page-in-the-cells",
        ),
        pytest.param(
            f"<table><tr><td>Boat<td><p>About</p><tr><td>Ronay<td><p>{'wall ' * 13}.</table>",
            ["Boat | About", f"Ronay | {'wall ' * 13}."],
            id="sentences-in-a-table-with-labels",
        ),
        pytest.param("<table><tr><td><p>Dam</p><td><p>2 May</p></table>", ["Dam", "2 May"], id="cells-of-one-row"),
        pytest.param("<table><tr><td>A<td><p hidden>b</p></table>", ["A", "b"], id="a-hidden-paragraph-in-a-cell"),
        pytest.param("<table><tr><td>A<td>1<br>2<td>3</table>", ["A | 1\n2 | 3"], id="cell-of-two-lines"),
        pytest.param("<dl><dt>Name<dd>Meaning</dl>", ["Name", "Meaning"], id="definition-list"),
        pytest.param("<p>a<script>b</script><style>c</style>d", ["ad"], id="scripts-and-styles"),
        pytest.param("<template><p>x</template><p>y", ["y"], id="template"),
        pytest.param(
            "<x-a><template shadowrootmode=open><p>x</template></x-a>", ["x"], id="declarative-shadow-root"
        ),
        pytest.param("<p>open <span class='sr-only'>in a new window</span> it", ["open it"], id="unseen"),
        pytest.param("<p>a<!-- b -->c", ["ac"], id="comment"),
        pytest.param("<p> &nbsp; <p>x", ["x"], id="nothing-to-see"),
        pytest.param("<select><option>1</select><textarea>2</textarea>", [], id="form-fields"),
        pytest.param("<p>Smile &#55357;&#56832; &#xd83d;&#xDE00;!", ["Smile 😀 😀!"], id="emoji-in-two-entities"),
        pytest.param("<p>&#55357; &#56832;&#8217;", ["\ufffd \ufffd’"], id="halves-of-emoji"),
        pytest.param("<p><![CDATA[One.]]><p>a]]>b", ["One.", "a]]>b"], id="cdata"),
        pytest.param("<style><![CDATA[x]]></style><!-- <![CDATA[ --><p>y", ["y"], id="cdata-of-styles-and-comments"),
        pytest.param("<div><![CDATA[<p>One.<p>Two.", ["One.", "Two."], id="cdata-that-does-not-end"),
        pytest.param("", [], id="empty"),
        pytest.param("<frameset><frame></frameset>", [], id="frameset"),
    ],
)  # fmt: skip
def test_text(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("来源：\n  江城晚报\n责任编辑：\n陈晓燕", "来源： 江城晚报 责任编辑： 陈晓燕", id="labels"),
        pytest.param(f"{FERRIES}\nMONTA の桟橋で", f"{FERRIES} MONTA の桟橋で", id="before-latin-letters"),
        pytest.param(f"<a>{FERRIES}</a>\n<a>運休</a>", f"{FERRIES} 運休", id="between-links"),
        pytest.param(
            "섬들을 잇는 여객선 세 척이 오늘 바람 탓에\n멈췄다.",
            "섬들을 잇는 여객선 세 척이 오늘 바람 탓에 멈췄다.",
            id="korean",
        ),
        pytest.param(f"\n  {FERRIES}\n  運航を停止した。\n", f"{FERRIES}運航を停止した。", id="a-sentence"),
        pytest.param(f"{FERRIES}\n“群島”<b>へ</b>", f"{FERRIES}“群島”へ", id="before-a-quotation"),
        pytest.param(f"{FERRIES}\n運休。<br>\n{FERRIES}\n運休。", f"{FERRIES}運休。\n{FERRIES}運休。", id="with-br"),
    ],
)
def test_line_ends_of_the_source_amid_chinese_and_japanese(source: str, text: str) -> None:
    assert texts(f"<p>{source}</p>") == [text]


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ("<td>x", ["paragraph"]),
        ("<h2>a</h2><p>b", ["heading", "paragraph"]),
        ("<ul><li><p>a<li>b<ul><li>c</ul></ul>", ["list_item"] * 3),
        ("<blockquote><p>a</blockquote>b", ["quote", "paragraph"]),
        ("<div role=heading>a</div><div role=list><div role=listitem>b</div></div>", ["heading", "list_item"]),
        ("<div role=listitem><a><h3>a</h3><p>b</p></a></div>", ["heading", "paragraph"]),
        ("<div role=heading><p>a</p><p>b</p></div>", ["paragraph"] * 2),
        ("<div role=note>a<a role=heading>b</a></div>", ["paragraph"]),
        ("<figure><img><figcaption>a</figcaption></figure>", ["caption"]),
        ("<pre>a</pre>", ["code"]),
        ("<table><tr><td>a<td>b</table>", ["table"]),
        ("<table><tr><td>a<td>b<p>c</table>", ["table", "paragraph"]),
    ],
)
def test_kinds(html: str, kinds: list[str]) -> None:
    assert [block.kind for block in parse_html(html)[1]] == kinds


def test_markup() -> None:
    html = "<main id=Top><ul class='nav big'><li hidden><a class=teaser href=/>Go</a> on</ul></main>"
    (block,) = parse_html(html)[1]
    assert block.markup is not None
    assert block.markup.tag == "li"
    assert block.markup.path == ("html", "body", "main", "ul")
    assert block.markup.hints == "teaser nav big top"
    assert block.markup.hidden
    assert block.markup.link_share == pytest.approx(0.4)


def test_what_amp_shows_only_meanwhile_is_hidden() -> None:
    html = "<amp-video><p>Clip</p><p fallback>No player</p><div placeholder><p>Loading</div></amp-video>"
    post = "<amp-twitter><blockquote placeholder>It sank.</blockquote></amp-twitter><p placeholder>x"
    blocks = parse_html(html + post)[1]
    hidden = [(block.text, block.markup.hidden) for block in blocks if block.markup is not None]
    assert hidden == [("Clip", False), ("No player", True), ("Loading", True), ("It sank.", False), ("x", False)]


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<p>x", ""),
        ("<p title=a lang=b>x", ""),
        ("<p id=b class='c  d'>x", "c  d b"),
        ("<p itemProp=author data-testid=e>x", "author e"),
        (f"<p class={'a' * 400}>x", "a" * 300),
    ],
)
def test_names(html: str, names: str) -> None:
    (block,) = parse_html(html)[1]
    assert block.markup is not None
    assert block.markup.elements.names[-1] == names


def test_a_block_knows_the_inline_element_in_which_it_starts() -> None:
    html = "<p><i class=lead>One<br><br>Two</i><br><br>Three<br><br><b class=a><i class=c>Four</i><br><br>Five</b>"
    named = [(block.text, block.markup.inline) for block in parse_html(html)[1]]
    assert named == [("One", "lead"), ("Two", "lead"), ("Three", ""), ("Four", "c"), ("Five", "a")]


def test_names_of_an_inline_element_are_no_longer_than_others() -> None:
    (block,) = parse_html(f"<p><b class={'a' * 400}>x</b>")[1]
    assert block.markup is not None
    assert block.markup.inline == "a" * 300


@pytest.mark.parametrize(
    "html",
    ["<div class=lead>{}</div>", "<a class=lead>{}</a>", "<q class=lead>{}</q>", "<td class=lead>{}</td>"],
)
def test_an_element_with_a_text_alone_is_read_as_one_with_more(html: str) -> None:
    alone, beside = (parse_html(html.format(inner))[1][0] for inner in ("x", "x<!-- -->"))
    assert alone == beside


@pytest.mark.parametrize(
    ("html", "hidden"),
    [
        ("<p>x", False),
        ("<div aria-hidden=true><p>x</div>", False),
        ("<body><noscript><p>x</noscript>", True),
        ("<div style='color: red; display : none'><p>x</div>", True),
        ("<div class='box sr-only'><p>x</div>", True),
        ("<div popover id=note><p>x</div>", True),
    ],
)
def test_what_a_browser_does_not_show_is_marked(html: str, hidden: bool) -> None:
    (block,) = parse_html(html)[1]
    assert block.markup is not None
    assert block.markup.hidden == hidden


def test_embedded_posts_and_amp_elements() -> None:
    html = """<amp-img src=x><noscript><img src=x></noscript></amp-img>
    <amp-twitter data-tweetid=1><blockquote class=twitter-tweet placeholder><p>We are safe.</p>— Ann (@ann)
    <a href=x>May 4, 2020</a></blockquote></amp-twitter><amp-carousel><div>One</div><div>Two</div></amp-carousel>"""
    blocks = parse_html(html)[1]
    assert [(block.kind, block.raw) for block in blocks] == [
        ("quote", "We are safe."),
        ("quote", "— Ann (@ann) May 4, 2020"),
        ("paragraph", "One"),
        ("paragraph", "Two"),
    ]
    assert blocks[0].markup is not None
    assert "amp-twitter" in blocks[0].markup.path


def test_links_inside_a_link_are_counted_once_per_block() -> None:
    blocks = parse_html("<a href=/><h3>Storm</h3><p>Rain</p></a><p>No link here")[1]
    assert [round(block.markup.link_share, 2) for block in blocks if block.markup] == [1, 1, 0]


def test_text_that_stands_in_structured_data_only_is_read() -> None:
    body = "The dam at Orle held, engineers said on Sunday.\\nThe valley is safe, they added. " * 10
    page = f'<html><script type="application/ld+json">{{"articleBody": "{body}"}}</script><body><p>Menu</body></html>'
    found = texts(page)
    assert found[:2] == ["Menu", "The dam at Orle held, engineers said on Sunday."]
    assert len(found) == 12


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<title>Ferry sinks", [], id="no markup in it"),
        pytest.param("<title>Ferry</title>", [], id="closed, and nothing else"),
        pytest.param("<title>Ferry sinks <meta name=a><body><p>It sank.", ["It sank."], id="not closed"),
        pytest.param("<TITLE lang=en>Ferry sinks<BODY><P>It sank.</P>", ["It sank."], id="in capitals"),
    ],
)
def test_a_title_that_nothing_closes(html: str, expected: list[str]) -> None:
    tree, blocks = parse_html(html)
    assert [block.raw for block in blocks] == expected
    assert tree.select("title")[0].text.split()[0] in ("Ferry", "Ferry sinks")


def test_structured_data_is_left_alone_where_the_page_has_its_text() -> None:
    body = "The dam at Orle held, engineers said on Sunday, and the valley below it is safe. " * 10
    page = f'<html><script type="application/ld+json">{{"articleBody": "{body}"}}</script><body><p>{body}</body></html>'
    assert len(texts(page)) == 1


HOSTILE = {
    "nested-div": "<div>" * 50_000 + "x",
    "nested-inline": "<b>" * 50_000 + "x",
    "nested-table": "<table><tr><td>" * 20_000 + "x",
    "blocks-inside-open-inline": "<b>" * 5_000 + "x<div>" * 5_000,
    "classes": "<div class='" + "a " * 500_000 + "'>x",
    "br": "x<br>" * 100_000,
    "links": "<a href=x>y</a>" * 50_000,
    "rows": "<table>" + "<tr><td>a<td>b" * 30_000,
    "long-line": "word " * 500_000,
    "attributes": "<p " + " ".join(f"a{i}" for i in range(30_000)) + ">x",
    "unclosed-comment": "<p>x<!--" * 50_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_take_little_time(html: str) -> None:
    started = time.process_time()
    blocks = parse_html(html)[1]
    for block in blocks[:1000]:
        assert block.markup is not None
        assert len(block.markup.path) < 300
        assert len(block.markup.hints) < 100_000
    assert blocks
    assert time.process_time() - started < 3


TAGS = st.sampled_from(
    [
        "div",
        "p",
        "b",
        "a",
        "span",
        "td",
        "tr",
        "table",
        "li",
        "br",
        "pre",
        "q",
        "h1",
        "button",
        "x-y",
        "noscript",
    ]
)


@given(
    st.lists(
        st.one_of(TAGS.map("<{}>".format), TAGS.map("</{}>".format), st.text("ab \n", max_size=5)),
        max_size=30,
    )
)
def test_blocks_of_any_soup_are_numbered_and_never_blank(soup: list[str]) -> None:
    blocks = parse_html("".join(soup))[1]
    assert [block.index for block in blocks] == list(range(len(blocks)))
    for block in blocks:
        assert block.raw.strip()
        assert block.text == block.raw
        assert block.markup is not None
        assert 0 <= block.markup.link_share <= 1


WORDS = st.lists(st.text("abcdefg", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.sampled_from(["b", "span", "a", "em", "font"]))
def test_no_word_is_lost_or_glued(words: list[str], tag: str) -> None:
    html = "<div>" + " ".join(f"<{tag}>{word}</{tag}>" if i % 2 else word for i, word in enumerate(words)) + "</div>"
    assert texts(html) == [" ".join(words)]


@pytest.mark.parametrize(
    ("abutting", "shown"),
    [
        (["محمود عبد الحميد", "14 مارس 2025", "10:05"], "محمود عبد الحميد 14 مارس 2025 10:05"),
        (["زهرا محمدی", "۲۴ اسفند ۱۴۰۳"], "زهرا محمدی ۲۴ اسفند ۱۴۰۳"),
        (["来源：江城晚报", "2025-03-14 09:30", "作者：陈晓"], "来源：江城晚报 2025-03-14 09:30 作者：陈晓"),
        (["港日報", "2025年3月14日"], "港日報 2025年3月14日"),
        (["11:20", "14 марта 2025", "Ирина Колесова"], "11:20 14 марта 2025 Ирина Колесова"),
        (["2024", "年底前，第", "19", "届"], "2024年底前，第19届"),
        (["约", "10.5", "万人，2025年3", "月"], "约10.5万人，2025年3月"),
        (["19", "42", " 1.000", "000"], "1942 1.000000"),
        (["ال", "بيت"], "البيت"),
    ],
    ids=str,
)
def test_days_and_times_are_set_apart_where_inline_elements_abut(abutting: list[str], shown: str) -> None:
    assert texts("<div>" + "".join(f"<span>{each}</span>" for each in abutting) + "</div>") == [shown]


STREAMED = [
    pytest.param("<p>A<div hidden><p>B</div>", "A |hidden: B", id="hidden is hidden"),
    pytest.param('<p>A<div hidden id="S:0"><p>B</div>', "A | B", id="a piece without a place is shown where it is"),
    pytest.param(
        '<main><!--$?--><template id="B:0"></template><p>wait</p><!--/$--><p>C</main><p>D'
        '<div hidden id="S:3"><p>A<template id="P:4"></template></div><div hidden id="S:4"><p>B</div>'
        '<script>$RS("S:4","P:4")</script><script>$RC("B:0","S:3")</script>',
        "A | B | C | D",
        id="a piece in a piece",
    ),
    pytest.param(
        '<main><template id="P:1"></template></main><p>B<div hidden id="S:1"><p>A</div>', "A | B", id="scripts are gone"
    ),
    pytest.param(
        '<div hidden id="S:0"><p>A<template id="B:0"></template></div><script>$RC("B:0","S:0")</script>',
        "A",
        id="a place inside its own piece",
    ),
    pytest.param(
        '<main><template id="B:0"></template><p>B</main><div hidden id="S:0"><p>A</div>'
        '<script>$RC("B:0","S:0")</script>',
        "A | B",
        id="without an end nothing is taken out",
    ),
]


@pytest.mark.parametrize(("html", "shown"), STREAMED)
def test_late_pieces_stand_where_a_browser_shows_them(html: str, shown: str) -> None:
    _, blocks = parse_html(f"<body>{html}")
    marks = ["hidden: " if b.markup and b.markup.elements.hidden[b.markup.element] else " " for b in blocks]
    assert "|".join(f"{mark}{block.raw} " for mark, block in zip(marks, blocks, strict=True)).strip() == shown

"""Pages with little long text: briefs in short sentences, what stands below them, and pages that are no articles."""

import pytest

from newsclean import clean_html

MENU = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "World", "Sport", "Weather"))


def page(body: str, title: str, language: str = "en") -> str:
    return f"""<!DOCTYPE html><html lang="{language}"><head><title>{title} | The Elda Post</title></head><body>
    <div id="nav"><ul>{MENU}</ul></div><div id="left">{body}</div>
    <div id="foot">© 2025 The Elda Post</div></body></html>"""


def paragraphs_of(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


LEAD = "A ferry with 40 people on board ran aground off Harrow on Sunday morning in thick fog, the coastguard said."
SHORT = [
    "Nobody was hurt, the coastguard said.",
    "The ferry had left Elda at half past six.",
    "Two lifeboats took the passengers to Harrow.",
    "The captain declined to comment.",
    "Divers are to look at the hull on Monday.",
]
GERMAN = [
    "Eine Fähre mit 40 Menschen an Bord ist am Sonntag im Nebel vor Harum auf Grund gelaufen, teilte die Wache mit.",
    "Verletzt wurde niemand.",
    "Taucher sehen sich den Rumpf am Montag an.",
]
RUSSIAN = [
    "Паром с 40 пассажирами на борту в воскресенье утром сел на мель в тумане у посёлка Заречье, сообщили спасатели.",
    "Никто не пострадал.",
    "В понедельник корпус осмотрят водолазы.",
]
LAYOUTS = {
    "a lead outside the body": '<p class="lead">{0}</p><div class="article-body">{1}</div>',
    "boxes without names": "<div>{0}</div><div>{1}</div>",
    "hashed names": '<div class="css-a1">{0}</div><div class="css-b2">{1}</div>',
    "an article": '<article><header>{0}</header><section class="content">{1}</section></article>',
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize(
    ("language", "title", "paragraphs"),
    [
        ("en", "Ferry runs aground off Harrow", [LEAD, *SHORT]),
        ("en", "Ferry runs aground off Harrow", [LEAD, SHORT[0]]),
        ("de", "Fähre läuft vor Harum auf Grund", GERMAN),
        ("ru", "Паром сел на мель у Заречья", RUSSIAN),
    ],
    ids=["English", "two paragraphs", "German", "Russian"],
)
def test_short_sentences_below_a_lead_are_text(layout: str, language: str, title: str, paragraphs: list[str]) -> None:
    body = layout.format(paragraphs[0], "".join(f"<p>{text}</p>" for text in paragraphs[1:]))
    html = page(f"<h1>{title}</h1><div class='info'>14.03.2025</div>{body}", title, language)
    assert [block.text for block in clean_html(html).blocks] == paragraphs


KOREAN = [
    "14일 오전 6시 반쯤 하룸 앞바다에서 승객 40명을 태운 여객선이 짙은 안개 속에 암초에 걸렸다. 다친 사람은 없었다.",
    "해경은 선장 등을 상대로 정확한 사고 경위를 조사하고 있다.",
]


@pytest.mark.parametrize(
    ("language", "title", "paragraphs", "stories"),
    [
        ("en", "Ferry runs aground off Harrow", SHORT, ["Choir sings for the mayor", "Village shop wins a prize"]),
        ("ko", "하룸 앞바다서 여객선 좌초", KOREAN, ["시의회 새 의장 선출", "벚꽃축제 이달 말 열린다"]),
    ],
    ids=["English", "Korean"],
)
def test_headlines_below_short_sentences_are_no_text(
    language: str, title: str, paragraphs: list[str], stories: list[str]
) -> None:
    text = "".join(f"<p>{text}</p>" for text in paragraphs)
    cards = "".join(
        f'<article class="post-card"><a href="/{i}"><h2 class="post-card-title">{story}</h2></a></article>'
        for i, story in enumerate(stories)
    )
    body = f'<article><h1>{title}</h1><section class="gh-content">{text}</section></article><div>{cards}</div>'
    assert [block.text for block in clean_html(page(body, title, language)).blocks] == paragraphs


REPLY = (
    "About time! I have said for years that Monday is the worst day, since the foxes have it all over the road by noon."
)
COMMENTS = f"""<div id="comments" class="comments-area"><h2 class="comments-title">3 thoughts</h2>
<ol class="comment-list"><li class="comment"><article class="comment-body"><footer class="comment-meta"><b>Bob T</b>
</footer><div class="comment-content"><p>{REPLY}</p></div></article></li><li class="comment"><article
class="comment-body"><div class="comment-content"><p>And {REPLY}</p></div></article></li></ol></div>"""
BRIEF = "Bins in Harrow will be emptied on Tuesdays from April, the county said on Friday."


@pytest.mark.parametrize("more", ["", "<p>Leaflets will be sent to each house.</p>"], ids=["one sentence", "two"])
def test_comments_below_a_brief_are_comments(more: str) -> None:
    body = f"<h1>Bin day moves to Tuesday</h1><div class='entry-content'><p>{BRIEF}</p>{more}</div>"
    article = clean_html(page(f"<article class='post'>{body}</article>{COMMENTS}", "Bin day moves to Tuesday"))
    assert BRIEF in article.text
    assert REPLY not in article.text


def test_a_thread_in_boxes_of_comments_stays_with_a_notice_above_it() -> None:
    posts = "".join(
        f'<article class="post"><div class="comment-content"><p>Post {i}: {REPLY}</p><p>{REPLY} No. {i}.</p></div>'
        "</article>"
        for i in range(12)
    )
    notice = "<p>Please keep to the rules of the board, and report to us any post that does not do so.</p>"
    article = clean_html(page(f"<h1>When are the bins emptied?</h1>{notice}{posts}", "When are the bins emptied?"))
    assert f"Post 7: {REPLY}" in article.text


def test_a_list_with_one_sentence_stays_a_list() -> None:
    rows = "".join(f"<li>Lamp no. {i}, brass, with shade</li>" for i in range(30))
    body = f"<h1>Lamps of the house</h1><ul class='content'>{rows}</ul><div><p>We ship to all counties.</p></div>"
    assert "Lamp no. 7, brass, with shade" in clean_html(page(body, "Lamps of the house")).text


DECLARED = """<meta property="og:type" content="article"><script type="application/ld+json">{"@type": "NewsArticle",
"headline": "Ferry runs aground off Harrow", "datePublished": "2025-03-14T09:30:00Z"}</script>"""
CARDS = "".join(
    f'<div class="css-c"><a href="/news/{i}.html"><h3>Story {i} of the day in Elda</h3></a><span>14 March</span></div>'
    for i in range(40)
)


FRAME = """<!DOCTYPE html><html lang="en"><head><title>Ferry runs aground off Harrow</title>{head}</head>
<body><div id="__next"><div class="css-9"><a href="/">The Elda Post</a><div class="css-7"><a href="/in">Home</a>
<a href="/sport">Sport</a></div></div><div class="css-x">{body}<div class="css-r"><div class="css-h">Read more</div>
<a class="css-c" href="/a/1"><div>Choir sings for the mayor</div></a><a class="css-c" href="/a/2"><div>Shop wins a prize
</div></a></div><div class="css-n"><div>Newsletter</div><div>The news of the day, by mail, every morning.</div></div>
</div><div class="css-f"><a href="/about">About</a><div>© 2025 The Elda Post</div></div></div><div class="css-k"><p>This
site uses cookies to count its visits. By staying on it you agree to that.</p><button>OK</button></div></body></html>"""


def judged(body: str, head: str = DECLARED) -> bool:
    return clean_html(FRAME.format(head=head, body=body), url="https://elda.example/news/4471.html").is_article


def test_a_brief_that_declares_itself_an_article_is_one() -> None:
    lead = "A ferry with 40 people on board ran aground off Harrow on Sunday morning."
    text = "".join(f'<div class="css-p"><p class="css-z">{sentence}</p></div>' for sentence in [lead, *SHORT[:2]])
    head = '<h1 class="css-t">Ferry runs aground off Harrow</h1><div class="css-s"><button>Share</button></div>'
    body = f'<div class="css-a"><span>News</span>{head}</div><div class="css-b">{text}</div>'
    assert judged(body)
    assert not judged(body, "")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<h1>Latest news</h1>{CARDS}", id="a section front that declares an article"),
        pytest.param("<h1>Ferry runs aground off Harrow</h1><p>The ferry ran aground.</p>", id="a single sentence"),
    ],
)
def test_what_declares_an_article_without_its_text_is_none(body: str) -> None:
    assert not judged(body)


STORY = '<script type="application/ld+json">{"@type": "%s", "headline": "Five walks around Elda"}</script>'
ENTRIES = [
    ("The weir and the mill", "The path follows the river for three miles and ends at the wall of the old mill."),
    ("Along the night bus", "Who tires on the way can get on at any of the stops between the square and the hospital."),
    ("Where the swifts arrive", "From May on they circle above the towers of the reserve, best seen in the evening."),
    ("Up to the bakery", "The climb is steep, but at its end there is bread, and a bench with a view of the harbour."),
    ("Around the lighthouse", "At low tide the rocks are dry, and the keeper opens the door to those who knock."),
]


MORE = [
    "Boots are of use after rain.",
    "The last one leaves at half past eleven.",
    "Bring a glass, and a coat against the wind.",
    "It opens at six and sells out by nine.",
    "He has lived there for thirty years.",
]


def kept_of_entries(says: list[str], kind: str, link: str) -> list[str]:
    """Those of the entries' texts that are kept, below linked headings on a page that declares an article."""
    entries = "".join(
        f'<div class=entry><h3><a href="{link}">{name}</a></h3><p>{say}</p></div>'
        for (name, _), say in zip(ENTRIES, says, strict=True)
    )
    body = f"<h1>Five walks around Elda</h1><div class=lead><p>{LEAD}</p></div><div class=entries>{entries}</div>"
    html = page(body, "Five walks around Elda").replace("</head>", f"{STORY % kind}</head>")
    blocks = {block.text for block in clean_html(html).blocks}
    return [say for say in says if say in blocks]


@pytest.mark.parametrize("kind", ["NewsArticle", "LiveBlogPosting"])
@pytest.mark.parametrize("link", ["#e1", "https://shop.example/walks/1"])
def test_entries_of_an_article_with_linked_headings_are_text(kind: str, link: str) -> None:
    says = [f"{say} {more}" for (_, say), more in zip(ENTRIES, MORE, strict=True)]
    assert kept_of_entries(says, kind, link) == says


@pytest.mark.xfail(reason="the last entry of one sentence looks like a teaser", strict=True)
def test_entries_of_one_sentence_with_linked_headings_are_text() -> None:
    says = [say for _, say in ENTRIES]
    assert kept_of_entries(says, "NewsArticle", "#e1") == says


REGATTA = [
    "The rowers of Elda won the regatta off Harrow for the third year in a row on Sunday, by a length and a half.",
    "Until the last buoy the crew from Marlow had been in front, but then the wind turned and their boat fell back.",
    "The winners said that they had trained on the open sea all winter, at times in waves of more than two metres.",
    "Next year the race will start an hour earlier, so that the ferry to the islands no longer has to wait for it.",
]
RESULTS = "".join(f"<tr><td>{place}<td>Boat {place} of Elda<td>{30 - place} points</tr>" for place in range(1, 9))
ANSWERS = "".join(f"<dt>What does boat {number} do?<dd>{text}" for number, text in enumerate(REGATTA))
RECIPE = (
    "<h2>Ingredients</h2><ul><li>200 g of flour<li>2 eggs<li>1 litre of milk</ul><h2>Method</h2>"
    "<p>Mix the flour and the eggs in a large bowl and leave the dough to stand for an hour.</p>"
    "<p>Fry in butter until golden on both sides, and serve with jam.</p>"
)
JAPANESE = [
    "島への定期船が月曜日から運航を再開したと、船会社が夜に発表した。",
    "船はかじの故障のため、三週間にわたって港に停泊していた。",
    "その間、乗客は小さな船を使うほかなく、波の高い日は欠航した。",
    "修理の費用は二千万円で、保険会社が負担する見通しだ。",
    "市長は「島の暮らしに欠かせない足が戻った」と喜びを語った。",
    "次の点検は来年の春に予定されている。",
]


@pytest.mark.parametrize(
    ("language", "title", "body"),
    [
        ("en", "Elda wins the regatta again", f"{paragraphs_of(*REGATTA)}<table>{RESULTS}</table>"),
        ("en", "Elda answers the questions", f"<p>{LEAD}</p><dl>{ANSWERS}</dl>"),
        ("en", "Pancakes as in Harrow", f"<p>{LEAD}</p>{RECIPE}"),
        ("ja", "島への船が再開", paragraphs_of(*JAPANESE)),
    ],
    ids=["a table of results", "questions", "a recipe", "Japanese"],
)
def test_articles_without_day_and_byline(language: str, title: str, body: str) -> None:
    assert clean_html(page(f"<article><h1>{title}</h1>{body}</article>", title, language)).is_article

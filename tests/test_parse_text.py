"""Lines of plain text that belong together, and those that do not."""

import re
from collections.abc import Iterator, Sequence
from textwrap import fill, indent

import pytest

from newsclean import clean_text
from newsclean.parse.text.blocks import parse_text

BROKEN = """Ferry runs again
The ferry to the island runs again, the
harbour office
said on Monday
.
It had been stopped for three weeks, after a
storm
, and the
Lamp
’s reporter was on the first boat.
Read more
"""


def test_sentences_broken_at_tags_are_whole_again() -> None:
    assert [block.raw.replace("\n", " | ") for block in parse_text(BROKEN)] == [
        "Ferry runs again",
        "The ferry to the island runs again, the | harbour office | said on Monday | .",
        "It had been stopped for three weeks, after a | storm | , and the | Lamp | ’s reporter was on the first boat.",
        "Read more",
    ]
    assert clean_text(BROKEN).text == (
        "The ferry to the island runs again, the harbour office said on Monday.\n\n"
        "It had been stopped for three weeks, after a storm, and the Lamp’s reporter was on the first boat."
    )


def test_lines_end_where_a_reader_sees_it() -> None:
    source = "One\nTwo\r\nThree\rFour\u2028Five\u2029Six\vSeven\fEight"
    assert [block.raw for block in parse_text(source)] == [
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
    ]
    source = "The coun\x1fcil’s co\x1eop, it said,\x1cand\x1dmore\x85"
    assert [block.raw for block in parse_text(source)] == [source]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["so much depends", "upon", "a red wheel", "barrow", "glazed with rain"], id="verse"),
        pytest.param(["Bring:", "eggs,", "flour,", "two lemons", "and a cake tin"], id="a-list-in-small-letters"),
        pytest.param(["The ferry runs again, it said", "and then it stopped"], id="one-break"),
        pytest.param(["x = make()", "    .add(1)", "    .add(2)", "    .add(3)", ");"], id="code"),
        pytest.param(["»Jeg bor her, og jeg bliver", "»Det er godt", "»Vi ses", "»Hej"], id="danish-quotes"),
        pytest.param(["... and so on it went", "... until nine", "... and ten"], id="ellipses"),
        pytest.param([", ", "a", ", ", "b"], id="two-marks"),
    ],
)
def test_lines_that_stay_apart(lines: list[str]) -> None:
    assert [block.raw for block in parse_text("\n".join(lines))] == [line.strip() for line in lines]


def test_a_blank_line_parts_what_a_mark_would_join() -> None:
    assert len(parse_text(BROKEN.replace("\n.", "\n\n."))) == len(parse_text(BROKEN)) + 1


WRAPPED = """The office said on Monday that the ferry to the island would run
again from the first of May, when the new landing stage is ready
and the pilot has come back from the mainland, where he had been
since the storm.

The captain, who has waited for three weeks in the harbour, asked
for patience with the crew and with the weather, which turns early
in this part of the sound, and then went home to sleep."""
# Wrapped at 20 characters, and the same width in columns.
CHINESE = """　　港务局3日宣布，来往群岛的渡轮在停航
三周之后将于下周一恢复航行。渡轮的船舵在上
月12日的大风中折断，在船坞里修理至今。

　　船长说，新码头已经完工，领航员也从大陆
回来了。居民们为此等候已久，票价将维持原来
的2元5角不变，请大家留意公告。"""
HEADLINES = """渡轮停航三周之后下周一恢复航行
新码头如期完工领航员自大陆返回岛上工作
票价维持不变居民盼望增加夜间班次
大风折断船舵船坞抢修三周方才完成
渔民合作社公布秋季收购价格与时间表
图书馆延长周末开放时间"""
# As wide as one another, and not wrapped.
HEADLINES_OF_ONE_WIDTH = """港内大桥检修一年之后重新通车居民欢喜奔走相告
岛上学校明年起增设夜间课程招收成年人报名从速
台风逼近东部海域气象台提醒渔船早回港准备防风
议会三读通过新年度预算反对派表示强烈不满抗议
球队客场逆转获胜晋级决赛球迷涌上街头彻夜庆祝"""
JAPANESE_HEADLINES = """島の渡船が三週間ぶりに運航を再開する見通し
新しい桟橋が完成し水先人も本土から戻った
運賃は据え置き、夜の便の増便を求める住民の声
大風で折れた舵の修理に三週間かかった理由とは
漁協が秋の買い取り価格と日程をきのう公表した"""
CHINESE_VERSE = """清晨的雾气升起在港口的水面之上，慢慢地散开
大桥的钢索在风里唱着一支歌，又古老又很忧伤
渔船缓缓驶过桥洞，带着一夜辛劳的收成归家去
岸边的孩子挥手，向远方的亲人说了再见又再见
夕阳把最后的光芒洒在船舷上，闪闪地发着光亮"""
JAPANESE = """港湾局は三日、島々へ渡る船が三週間の休航を終え、来週の月曜日に運航を再開する
と発表した。船の舵は先月十二日の大風で折れ、それから船渠で修理が続いていた。船
長によると、新しい桟橋はすでに完成し、水先人も本土から戻ってきたという。住民は
長いあいだ再開を待っていた。運賃は二百五十円のまま据え置かれる見通しだ。"""
VERSE = """I saw the ferry on the sound,
Its lamps were lit, its bell was dumb;
The captain slept, the pilot frowned,
And not a soul was there to come.
So turn, old boat, and go around,
And bring the islanders their rum."""


def wrapped_at(width: int, *paragraphs: str) -> Iterator[str]:
    """Each paragraph wrapped at so many characters."""
    for paragraph in paragraphs:
        text = re.sub(r"\s", "", paragraph)
        yield "\n".join(text[i : i + width] for i in range(0, len(text), width))


MENU = "News\nSport\nWeather\nSign in\nSubscribe now\nPhotos of the week\n\n"


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param(WRAPPED, 2, id="wrapped"),
        pytest.param(MENU + WRAPPED, 8, id="wrapped, below a menu"),
        pytest.param(indent(WRAPPED, "   "), 2, id="wrapped and indented"),
        pytest.param(
            "Ferry runs again\n\n" + indent(WRAPPED, "\t"), 3, id="wrapped and indented, but for the headline"
        ),
        pytest.param(
            WRAPPED.replace("\n\n", "\n").replace("The ", "    The "), 2, id="paragraphs known by their indent"
        ),
        pytest.param(f"渡轮复航\n\n{CHINESE}", 3, id="chinese, below a headline"),
        pytest.param("\n\n".join(wrapped_at(70, CHINESE, CHINESE + JAPANESE)), 2, id="chinese, wrapped at 70"),
        pytest.param("\n\n".join(wrapped_at(100, CHINESE * 3, CHINESE * 2)), 2, id="chinese, wrapped at 100"),
        pytest.param(f"{JAPANESE}\n\n{JAPANESE}", 2, id="japanese"),
        pytest.param(HEADLINES, 6, id="headlines in chinese"),
        pytest.param(HEADLINES_OF_ONE_WIDTH, 5, id="headlines in chinese, of one width"),
        pytest.param(JAPANESE_HEADLINES, 5, id="headlines in japanese"),
        pytest.param(CHINESE_VERSE, 5, id="verse in chinese"),
        pytest.param(indent(VERSE, "    "), 6, id="indented verse"),
        pytest.param(MENU + WRAPPED.replace(" the ", "\nthe "), 24, id="lines broken for another reason"),
        pytest.param("Paris 2,153,600\nLyon 522,250\n" * 6, 12, id="table"),
    ],
)
def test_lines_of_a_wrapped_text_are_joined(text: str, blocks: int) -> None:
    assert len(parse_text(text)) == blocks


GLUED_MENU = "HomeNewsSportWeatherCultureTravelFoodGamesShopJobsLog inMost read"
# As `get_text()` gives a page whose source has no line breaks.
GLUED = (
    f"{GLUED_MENU}Ferry runs again after three weeksBy Anna Berg, 5 July 2021The ferry to the island runs again, the "
    "harbour office said on Monday.It had been stopped since a storm broke its rudder, and was repaired in the dock of "
    "MacDonald & Sons.“We waited for three weeks,” said Luisa Holm, who lives on the island.The fares stay as they "
    "were.Read more about the islandsContactPrivacyTerms of use"
)


def test_blocks_glued_together_are_cut() -> None:
    assert [block.raw for block in parse_text(GLUED)][10:17] == [
        "Log in",
        "Most read",
        "Ferry runs again after three weeks",
        "By Anna Berg, 5 July 2021",
        "The ferry to the island runs again, the harbour office said on Monday.",
        "It had been stopped since a storm broke its rudder, and was repaired in the dock of MacDonald & Sons.",
        "“We waited for three weeks,” said Luisa Holm, who lives on the island.",
    ]
    assert clean_text(GLUED).text == (
        "The ferry to the island runs again, the harbour office said on Monday.\n\n"
        "It had been stopped since a storm broke its rudder, and was repaired in the dock of MacDonald & Sons.\n\n"
        "“We waited for three weeks,” said Luisa Holm, who lives on the island.\n\n"
        "The fares stay as they were."
    )


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("HomeNewsSportWeather", id="short"),
        pytest.param("The talks of U.S.Senators and of J.R.Smith went on for a long while.", id="initials"),
        pytest.param("The call object.Then() was there for everyone in the harbour to see.", id="a-call"),
        pytest.param("YouTube said so, and YouTube said it again on the page of the island.", id="a-name-twice"),
        pytest.param("In isiZulu and isiXhosa the isiNdebele words are read on the island.", id="a-prefix"),
        pytest.param('The crowd of the island cried"Home is near" and went to see the boat.', id="a-quote-that-opens"),
        pytest.param("x = 1; y = 2; see HomeNewsSport of {z};", id="code"),
    ],
)
def test_lines_beside_glued_ones_that_are_not_cut(line: str) -> None:
    assert [block.raw for block in parse_text(f"{GLUED}\n{line}")][-1] == line


NAMES = "PayPal YouTube LinkedIn WhatsApp JavaScript PlayStation TypeScript OpenAI GitHub MacDonald iPhone eBay FedEx"


def test_words_that_stand_alone_too_are_no_name_though_they_are_glued_twice() -> None:
    line = "Read the IslandFerry and the IslandFerry of Island and Ferry here."
    assert [block.raw for block in parse_text(f"{GLUED}\n{line}")][-3:] == [
        "Read the Island",
        "Ferry and the Island",
        "Ferry of Island and Ferry here.",
    ]


WORDS = ["Ada", "Bel", "Cal", "Dot", "Eve", "Fay", "Gus", "Hal", "Ida", "Jan", "Kit", "Lou"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{GLUED_MENU}.", id="one-short-line"),
        pytest.param("\n".join(f"We like {name}, said the mayor of the town." for name in NAMES.split()), id="names"),
        pytest.param(
            "\n".join(f"We read {word}News{word} aloud, said the mayor of the town, {'and ' * 40}" for word in WORDS),
            id="two-places-a-line",
        ),
        pytest.param(f"{NAMES} and others, as they say. {NAMES} are names. " * 3, id="names-in-a-long-line"),
        pytest.param(
            "let total = addNumbers(countItems(shopList), readPrice(shopList)).toFixed(twoDigits); " * 5, id="code"
        ),
        pytest.param(
            "Uphando lwakwaZulu ngoLwesihlanu eThekwini neMpumalanga noMphathiswa wezeMali " * 5, id="isiXhosa"
        ),
    ],
)
def test_lines_that_are_not_cut(text: str) -> None:
    assert len(parse_text(text)) == len(text.splitlines())


def test_sentences_without_spaces_between_are_repaired_not_cut() -> None:
    said = "The ferry to the island runs again, the harbour office said on Monday."
    paragraph = said * 20
    article = clean_text(f"Ferry runs again\n\n{paragraph}\n\n{said} It stopped in May.\n")
    assert article.text.startswith(f"{said} {said} ")
    assert {repair.kind for repair in article.repairs} == {"missing_space"}


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        pytest.param(["He paid for:", "– bread", "His wife drove home."], "list_item", id="no sentence"),
        pytest.param(["It closed.", "– It is old.", "– It is dear."], "list_item", id="a list of sentences"),
        pytest.param(["It closed.", "- It keeps for a week.", "Eat it cold."], "list_item", id="a hyphen"),
        pytest.param(["It closed.", "• It keeps for a week.", "Eat it cold."], "list_item", id="a bullet"),
        pytest.param(["It closed.", "– Vi stänger, säger han.", "Sedan gick han."], "paragraph", id="amid prose"),
        pytest.param(["Zamknięte.", "- Zamykamy - powiedział.", "Wyszedł."], "paragraph", id="hyphens"),
        pytest.param(["Закрыто.", "- Идём, - сказал он.", "- Куда? - спросила она."], "paragraph", id="two who speak"),
    ],
)
def test_a_dash_opens_an_item_or_direct_speech(lines: list[str], kind: str) -> None:
    assert parse_text("\n".join(lines))[1].kind == kind


SUBTITLES = """WEBVTT
Kind: captions
Language: en

1
00:00:01.000 --> 00:00:04.000
The ferry to the island
runs again, the harbour office

2
00:00:04.000 --> 00:00:07.500 align:start
said on Monday.

3
00:00:07.500 --> 00:00:09.000
- When does it leave?

4
00:00:09.000 --> 00:00:11.000
- At six, and the fares stay as they
were in the spring, she said.
"""


@pytest.mark.parametrize("mark", [".", ","])
def test_sentences_of_subtitles_are_joined_over_the_times(mark: str) -> None:
    article = clean_text(re.sub(r"(?<=:\d\d)\.(?=\d{3})", mark, SUBTITLES))
    assert article.text.split("\n\n") == [
        "The ferry to the island runs again, the harbour office said on Monday.",
        "- When does it leave?",
        "- At six, and the fares stay as they were in the spring, she said.",
    ]
    assert {piece.kind for piece in article.removed} == {"player"}
    assert {repair.kind for repair in article.repairs} == {"unwrap"}


def captions(*texts: str, names: Sequence[str] = ()) -> str:
    times = [f"00:0{i}.000 --> 00:0{i + 1}.000\n{text}" for i, text in enumerate(texts)]
    return (
        "\n\n".join(f"{name}\n{text}" for name, text in zip(names, times, strict=True)) if names else "\n\n".join(times)
    )


def test_what_stands_around_subtitles_is_not_joined_to_them() -> None:
    above, below = "The harbour office told us how it was.", "The office did not answer us\n\nNobody knows why"
    text = "\n\n".join([above, captions("The ferry", "runs again,\nthey", "say"), below, "## What next", above])
    assert [block.text for block in parse_text(text) if "-->" not in block.text or "say" in block.text] == [
        above,
        "The ferry\n\n00:01.000 --> 00:02.000\nruns again,\nthey\n\n00:02.000 --> 00:03.000\nsay",
        *below.split("\n\n"),
        "## What next",
        above,
    ]


def test_lines_below_subtitles_are_joined_as_in_other_texts() -> None:
    text = captions("One.", "Two.", "Three.") + "\n\nWe asked\nthe office\n, which\nruns\n.\nShips wait\n, it said\n."
    assert [block.text for block in parse_text(text)][-2:] == [
        "We asked\nthe office\n, which\nruns\n.",
        "Ships wait\n, it said\n.",
    ]


@pytest.mark.parametrize(
    "names", [(), ("cue-1", "cue-2", "cue-3"), ("b1f4-aaaa/1-0", "b1f4-aaaa/1-1", "b1f4-aaaa/2-0"), "123"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_captions_lose_their_names_and_keep_their_numbers(names: Sequence[str], end: str) -> None:
    text = "WEBVTT\n\n" + captions("The ferry began in", "2021", "or so.", names=names).replace("\n", end)
    assert clean_text(text).text == "The ferry began in 2021 or so."
    text = "WEBVTT\n\n" + captions("When did it begin?", "2021", "And why?", names=names).replace("\n", end)
    assert clean_text(text).text.split("\n\n") == ["When did it begin?", "2021 And why?"]


def test_captions_with_marks_of_who_speaks_stay() -> None:
    said = (
        "The ferry is old.",
        "Who has seen the",
        "report of the captain?",
        "I have, and I think",
        "that it is too old.",
    )
    text = captions(*(f"<v Ida Lund>{one}</v>" for one in said), names=[f"b1f4-aaaa/{i}-0" for i in range(len(said))])
    kept = clean_text(f"WEBVTT\n\n{text}").text
    assert all(one in kept for one in said)


def test_a_text_that_speaks_of_the_times_of_subtitles_stays() -> None:
    text = "Each line has two times, written as 00:01:12,500 --> 00:01:15,000, and the text stands below them.\n\n" * 4
    assert len(parse_text(text)) == 4
    text = "\n\n".join(["The ferry leaves at", "18:40", "and comes back at", "23:15", "as it did in the spring."] * 4)
    assert len(parse_text(text)) == 20


MAIL = (
    "The harbour office said on Monday that the ferry to the island will run again, after a break of three weeks in "
    "which nobody could leave it but by plane, and that it will call at the old quay as it did before the storm broke."
)


@pytest.mark.parametrize(("width", "quoted"), [(70, 60), (70, 76), (72, 76), (65, 72), (72, 72)])
@pytest.mark.parametrize("mark", ["> ", ">> "])
def test_a_mail_and_its_quote_are_wrapped_each_at_its_width(width: int, quoted: int, mark: str) -> None:
    quote = indent(fill(f"{MAIL} {MAIL}", quoted), mark)
    text = "\n\n".join([fill(MAIL, width), fill(MAIL, width), quote, fill(f"{MAIL} {MAIL}", width)])
    assert [block.text for block in parse_text(text)] == text.split("\n\n")

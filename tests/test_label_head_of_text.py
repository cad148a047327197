"""The lines right below a plain text's credits: what opens the text stays, and so do the days of events in a list."""

from __future__ import annotations

import pytest

from newsclean import clean_text

HEAD = ["The boats come home to Quillport", "By Rosa Amble", "14 April 2023"]
TEXT = [
    "The boats came home to Quillport on Tuesday with the largest catch in eleven years, the harbour office said.",
    "Gulls followed them into the harbour, and the quay was full of children, each of whom was given a herring.",
    "The nets had come up empty in every spring since the great storm, which had moved the sandbanks.",
]
FOOT = ["Share", "Leave a comment", "© 2023 The Lamp. All rights reserved."]


@pytest.mark.parametrize(
    "caption",
    [
        "The quay at Quillport on Tuesday. Jo Lind",
        "The quay at Quillport on Tuesday: the boats are home",
        "Children wait for their herring at the quay in Quillport",
    ],
)
def test_a_caption_below_the_credits_goes(caption: str) -> None:
    article = clean_text("\n\n".join([*HEAD, caption, *TEXT, *FOOT]))
    assert article.blocks[0].text == TEXT[0]


@pytest.mark.parametrize("head", [HEAD, HEAD[:1]], ids=["below the credits", "above the credits"])
@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Pictured: Mayor Lena Holt", "Photo: Tom Reed"),
        ("Empty: the quay in Ennis Street", "Getty Images"),
        ("From left: Lena Holt, Tom Reed and Ida Brand", "Photo: Tom Reed"),
        ("File photo: the quay at Quillport", "Photo: Tom Reed"),
        ("Wieder da: Lena Holt", "© dpa"),
        ("“No choice” – Mayor Lena Holt outside the harbour", "Photo: Tom Reed"),
        ("The quay at Quillport. Gulls were seen on it. It is closed now", "Photo: Tom Reed"),
    ],
)
def test_a_caption_above_a_credit_goes_however_it_is_worded(head: list[str], caption: str, credit: str) -> None:
    article = clean_text("\n\n".join([*head, caption, credit, *HEAD[len(head) :], *TEXT, *FOOT]))
    assert article.blocks[0].text == TEXT[0]


PAIR = "Captain Lena Holt shows the children her largest herring.\nPhoto: Tom Reed"


@pytest.mark.parametrize(
    ("below_credits", "kept"),
    [
        pytest.param(PAIR.replace("\n", "\n\n"), 4, id="a standfirst, and a picture without caption"),
        pytest.param(PAIR, 3, id="one paragraph with its credit"),
    ],
)
def test_a_sentence_below_the_credits_goes_with_the_credit_of_its_picture(below_credits: str, kept: int) -> None:
    article = clean_text("\n\n".join([*HEAD, below_credits, *TEXT, *FOOT]))
    assert len(article.blocks) == kept


def test_the_credit_of_a_caption_that_goes_goes_too() -> None:
    article = clean_text("\n\n".join([*HEAD, PAIR, *TEXT]))
    assert [block.text for block in article.blocks] == TEXT


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("“I will take the boat each day.” / Ida Lund", id="a quotation"),
        pytest.param("Who shall pay for it? | Ida Lund", id="a question"),
        pytest.param("Man of the match. / Tom Reed", id="a verdict"),
    ],
)
def test_a_name_behind_a_sentence_amid_the_text_makes_it_no_caption(line: str) -> None:
    article = clean_text("\n\n".join([*HEAD, TEXT[0], line, *TEXT[1:], *FOOT]))
    assert line in article.text


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        pytest.param("Children wait for their herring at the quay (Photo: Tom Reed)", False, id="a caption"),
        pytest.param("A herring each", True, id="a sub-heading above a picture"),
        pytest.param("What the islanders think of the largest catch in years", True, id="a long sub-heading"),
        pytest.param("The children had waited for it since the morning.", True, id="a sentence"),
        pytest.param("These are the boats that came home:", True, id="leads into a list"),
        pytest.param("- a herring for each of the children", True, id="an item of a list"),
    ],
)
def test_above_a_credit_amid_the_text_a_line_that_may_be_a_sub_heading_stays(line: str, stays: bool) -> None:
    article = clean_text("\n\n".join([*HEAD, TEXT[0], f"{line}\nPhoto: Tom Reed", *TEXT[1:], *FOOT]))
    assert [block.text for block in article.blocks] == [TEXT[0], *[line.strip()] * stays, *TEXT[1:]]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Photo: Tom Reed", "Closed: the quay at Quillport since the storm"], id="below a credit"),
        pytest.param(["Back home: the children who waited at the harb"], id="cut off"),
    ],
)
def test_a_caption_with_a_colon_goes_below_a_credit_and_where_it_is_cut_off(lines: list[str]) -> None:
    article = clean_text("\n\n".join([*HEAD, *lines, *TEXT, *FOOT]))
    assert article.blocks[0].text == TEXT[0]


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "Dear Ada: My neighbour keeps a goat. It has eaten my roses. He laughs. What can I do? – Thorny"),
        ("en", "Q: Captain, how many herrings can a boat carry home in one night"),
        ("en", "FULL TIME: Quillport 2-1 Dorrin Sand"),
        ("en", "“The sea gives and the sea takes” – old saying of the coast"),
        ("en", "What: Herring day at the harbour of Quillport"),
        ("de", "Frage: Wie viele Heringe trägt ein Boot in einer Nacht nach Hause"),
        ("fr", "« La mer donne et la mer reprend » – vieux dicton de la côte"),
        ("es", "Final: Puerto Lobo 2, Ennis 1, ante tres mil espectadores"),
        ("ru", "Вопрос: Сколько сельди лодка привозит домой за одну ночь"),
        ("ja", "質問：船は一晩に何匹のニシンを持ち帰ることができるのでしょうか、船長"),
    ],
)
def test_what_opens_the_text_below_the_credits_is_no_caption(language: str, opening: str) -> None:
    article = clean_text("\n\n".join([*HEAD, opening, *TEXT, *FOOT]))
    assert article.blocks[0].text == opening


@pytest.mark.parametrize("button", ["Share", "3 min read"])
@pytest.mark.parametrize(
    "opening",
    [
        "The mayor, Lena Holt, said:",
        "The harbour office said in a statement:",
        "Following is the text of a letter by the mayor:",
        "What we know so far:",
    ],
)
def test_a_line_with_a_colon_right_above_the_text_leads_in(button: str, opening: str) -> None:
    article = clean_text("\n\n".join([*HEAD, button, opening, *TEXT, *FOOT]))
    assert article.blocks[0].text == opening


@pytest.mark.parametrize("lines", [["Photo: Tom Reed", "The boats on Tuesday at the quay:"], ["Related articles:"]])
def test_captions_below_credits_and_labels_of_the_site_lead_in_nothing(lines: list[str]) -> None:
    article = clean_text("\n\n".join([*HEAD, "Share", *lines, *TEXT, *FOOT]))
    assert article.blocks[0].text == TEXT[0]


INTRO = "Three evenings to remember: our critics have chosen the best readings and concerts of the coming week."
EVENTS = [
    ("Ida Brand", "17 April 2023", "Town Hall, Ennis", "The singer returns with songs about fog and a band of nine."),
    ("Tom Reed", "19 April 2023", "Pier Theatre", "The comedian reads from his letters to the council, unanswered."),
    ("Lena Holt", "21 April 2023", "Chapel, Tarn Head", "The writer presents her new novel about two brothers at sea."),
]


@pytest.mark.parametrize("intro", [[INTRO], []], ids=["intro", "no intro"])
@pytest.mark.parametrize("byline", [["By Rosa Amble"], []], ids=["byline", "no byline"])
@pytest.mark.parametrize(
    "order",
    [(0, 1, 2, 3), (1, 0, 3), (0, 1, 3), (1, 0, 2, 3)],
    ids=["name first", "day first", "no place", "day, place"],
)
def test_a_list_of_three_events_keeps_its_days_and_names(
    intro: list[str], byline: list[str], order: tuple[int, ...]
) -> None:
    events = [event[i] for event in EVENTS for i in order]
    article = clean_text("\n\n".join(["What to see on the coast", *byline, "14 April 2023", *intro, *events, *FOOT]))
    assert [block.text for block in article.blocks][-len(events) :] == events
    assert article.authors == (("Rosa Amble",) if byline else ())
    assert article.date_published == "2023-04-14"


def test_a_name_and_a_day_above_a_text_are_its_credits_though_teasers_have_days_too() -> None:
    tail = ["Bridge falls into river", "13 April 2023", "It fell on a Monday, and nobody was on it at that time."]
    more = ["Mayor resigns again", "12 April 2023", "She had done so twice before, each time in the month of April."]
    article = clean_text("\n\n".join([HEAD[0], "Rosa Amble", HEAD[2], *TEXT, *tail, *more, *FOOT]))
    assert article.authors == ("Rosa Amble",)
    assert article.date_published == "2023-04-14"
    assert article.blocks[0].text == TEXT[0]


MENU = ["The Lamp", "Home", "News", "Local", "Politics", "Business", "Sport"]
CREDITS = ["By Rosa Amble", "14 April 2023"]


@pytest.mark.parametrize("credits", [CREDITS, []], ids=["credits", "no credits"])
def test_a_menu_above_a_text_whose_headline_is_not_found_goes(credits: list[str]) -> None:
    article = clean_text("\n\n".join([*MENU, "Mayor resigns", *credits, *TEXT, *FOOT]))
    assert [block.text for block in article.blocks][-4:] == ["Mayor resigns", *TEXT]
    assert not {"Home", "News", "Politics"} & {block.text for block in article.blocks}


@pytest.mark.parametrize("opening", [["Home", "Homecoming"], ["Sport", "Nine boats", "Nine nets", "No fish"]])
def test_lines_above_a_text_that_are_no_menu_stay(opening: list[str]) -> None:
    article = clean_text("\n\n".join([*opening, *TEXT]))
    assert [article.title, *(block.text for block in article.blocks)][-len(TEXT) - 1 :] == [opening[-1], *TEXT]
    assert opening[0] in article.text or opening[0] in (article.title, article.section)


def test_an_entry_of_a_turkish_menu_is_no_author() -> None:
    lines = [
        "Kıyı Postası",
        "Ana Sayfa",
        "Siyaset",
        "Ekonomi",
        "Spor",
        "Deniz tarifeye bakmaz",
        "14 Nisan 2023",
        "Yeni feribot cumartesi sabahı iki bandonun müziği ve kentin bütün çanları eşliğinde limana girdi.",
        "Gemi kırk araç taşıyor ve boğazı on dokuz dakikada geçiyor; bu süre eskisinden on bir dakika kısa.",
        "Belediye başkanı rıhtımdaki kalabalığa bu günü on iki yıldır beklediklerini anlattı.",
    ]
    article = clean_text("\n\n".join(lines))
    assert article.authors == ()
    assert "Ana Sayfa" not in article.text

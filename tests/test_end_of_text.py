"""Where a text ends that has sentences of readers, authors and the site below it."""

from __future__ import annotations

import pytest
from test_label_joined import TEXTS

from newsclean import clean_text
from newsclean.run.patterns import grows

TEXT = [
    "The ferry to Dorrin Sand runs again after three weeks in the dock at Quillport",
    "By Rosa Amble",
    "14 April 2023",
    "The ferry to the island runs again after three weeks in the dock, the harbour office said on Friday.",
    "Two of its four engines were replaced, and the hull was scraped and painted for the first time in nine years.",
    "Islanders had been taken across by fishing boats, which carried their letters, their sheep and one piano.",
]
TAGS = "Tags: ferry, Dorrin Sand"
FORM = ["Leave a comment", "Your email address will not be published.", "© 2023 The Lamp. All rights reserved."]


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param(["The piano was out of tune when it came, its owner said."], id="the text's last sentence"),
        pytest.param(["Read more, worry less, says a plate at the quay."], id="a label that runs on"),
        pytest.param(
            ["The office's leaflet told them to “sign up for our newsletter”, and none was sent."], id="quoted"
        ),
        pytest.param(
            ["1921: the first ferry sails", "1954: ice closes the harbour for nine weeks"], id="a list of years"
        ),
    ],
)
def test_what_is_of_the_text_stays(tail: list[str]) -> None:
    article = clean_text("\n\n".join([*TEXT, *tail, *FORM]))
    assert [block.text for block in article.blocks][-len(tail) :] == tail


def test_who_has_the_first_name_of_the_author_and_another_surname_is_of_the_text() -> None:
    last = 'Rosa Bell, a nurse of twenty years, stood at the quay with her sons. "I would rather sail," she said.'
    article = clean_text("\n\n".join([*TEXT, "Please see FERRY, A6", last]))
    assert article.blocks[-1].text == last


@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        pytest.param(["Kim P. 3 days ago My grandmother sailed on it every week."], "comment", id="time ago"),
        pytest.param(["gull58: best news of the year, well done to all!"], "comment", id="handle"),
        pytest.param(["Truus wrote on 26 October 2024 at 20:14", "What a boat it is."], "comment", id="name and day"),
        pytest.param(["Rosa writes about boats and is afraid of water."], "author_bio", id="first name"),
        pytest.param(["Rosa Amble", "Reporter for the coast. Afraid of water."], "author_bio", id="below the name"),
        pytest.param(["About the Author Rosa Amble is a reporter who writes on boats."], "author_bio", id="author"),
        pytest.param(["Should the ferry be free? Yes / No / I don’t know"], "poll", id="poll"),
        pytest.param(["Interviewed by Rosa Amble"], "byline", id="interview"),
    ],
)
def test_what_readers_authors_and_the_site_say_goes(tail: list[str], kind: str) -> None:
    article = clean_text("\n\n".join([*TEXT, TAGS, *tail, *FORM]))
    assert article.blocks[-1].text == TEXT[-1]
    assert [removal.kind for removal in article.removed if removal.text == tail[-1]] == [kind]


@pytest.mark.parametrize(
    ("asked", "stays"),
    [
        pytest.param(["Should the ferry be free for the people of the island?", "Yes", "No", "Vote"], 0, id="a poll"),
        pytest.param(["Who shall pay for the boats of the islanders?", "Vote"], 1, id="one answer"),
    ],
)
def test_the_question_of_a_poll_goes_with_its_answers(asked: list[str], stays: int) -> None:
    article = clean_text("\n\n".join([*TEXT, *asked, "Share this article", "0 comments", *FORM]))
    assert [block.text for block in article.blocks] == [*TEXT[3:], *asked[:stays]]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("es", "Más información: 952 00 12 63."),
        ("es", "Más información en la oficina de turismo, calle del Faro, 4. Teléfono 987 000 210."),
        ("it", "Per informazioni: Pro Loco, piazza del Molo 2, tel. 0173 000358."),
        ("de", "Mehr Informationen: 05371 000010"),
        ("fr", "En savoir plus : 05 55 00 00 00."),
        ("pl", "Kontakt: 84 000 01 02."),
        ("pl", "Więcej informacji: 84 000 01 02."),
        ("ru", "Адрес: посёлок Старый Порт, улица Маячная, 38."),
        ("ru", "Подробнее: 8 (383) 000-01-01."),
        ("en", "More information: 01326 000 014."),
    ],
)
def test_where_to_ask_stays_below_the_text(language: str, line: str) -> None:
    article = clean_text("\n\n".join([*TEXTS[language], line]))
    assert article.blocks[-1].text == line


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("es", "Más información: El faro cumple cien años"),
        ("de", "Mehr Informationen: Der Leuchtturm wird hundert"),
        ("fr", "En savoir plus : le phare a cent ans"),
        ("it", "Redazione: 0173 000358"),
        ("pl", "Kontakt: redakcja@lampa.example"),
        ("pl", "Kontakt: redakcja, 84 000 01 02"),
        ("ru", "Адрес редакции: посёлок Старый Порт, улица Маячная, 38."),
    ],
)
def test_teasers_and_the_newsrooms_own_address_go(language: str, line: str) -> None:
    article = clean_text("\n\n".join([*TEXTS[language], line]))
    assert [piece.text for piece in article.removed] == [line]


@pytest.mark.parametrize(
    "chrome",
    [
        "Follow us on Telegram",
        "Advertisement",
        "Read more: The mill is for sale",
        "Share on Facebook",
        "Photo: Jo Lind",
    ],
)
@pytest.mark.parametrize(
    "closing",
    [
        "Photographs of the old hands were published by a local magazine last week.",
        "All the latest on the concert is on the council's social media pages.",
        "A local newspaper was the first to publish the original story of the theft.",
        "Anyone with information is asked to call the police in the harbour on 101.",
        "The Harbour Post has contacted the council for comment.",
        "The report will be published in full on the council's website in June.",
    ],
)
def test_a_last_sentence_with_some_known_words_stays_below_chrome_that_stands_amid_texts(
    chrome: str, closing: str
) -> None:
    article = clean_text("\n\n".join([*TEXTS["en"], chrome, closing, *FORM]))
    assert article.blocks[-1].text == closing


@pytest.mark.parametrize("chrome", ["Follow us on Telegram", "Advertisement", "Read more: The mill is for sale"])
@pytest.mark.parametrize(
    "call",
    [
        "Get the stories of the week by mail each Friday and never miss what moves the coast.",
        "Sign up for the weekly letter and read the best stories of the coast each Friday.",
        "Download the app to read all stories of the day on the phone or tablet.",
    ],
)
def test_a_call_to_the_readers_goes_below_chrome_that_stands_amid_texts(chrome: str, call: str) -> None:
    article = clean_text("\n\n".join([*TEXTS["en"], chrome, call]))
    assert article.blocks[-1].text == TEXTS["en"][-1]


@pytest.mark.parametrize("foot", [TAGS, "\n\n".join(FORM[:2])], ids=["tags", "form"])
def test_a_last_sentence_with_some_known_words_goes_below_what_closes_a_text(foot: str) -> None:
    line = "Photographs of the old hands were published by a local magazine last week."
    article = clean_text("\n\n".join([*TEXTS["en"], foot, line, *FORM]))
    assert article.blocks[-1].text == TEXTS["en"][-1]


SIGN_UP = ["Share this story", "Stay in touch", "First name", "Last name", "Your town", "Subscribe", "Harbour map"]


LAST = {
    "en": "The harbour is to be dredged before winter, which the council has put off for nine years.",
    "de": "Der Hafen soll noch vor dem Winter ausgebaggert werden, was der Rat neun Jahre lang verschoben hat.",
    "es": "El puerto se dragará antes del invierno, algo que el pleno lleva nueve años aplazando.",
    "ru": "До зимы гавань должны углубить, что совет откладывал девять лет подряд.",
}


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Elections in May 2024"),
        ("en", "Market grew 12 percent"),
        ("en", "Mark Bell, 67"),
        ("en", "Week 2, March"),
        ("en", "The decline since 1990"),
        ("de", "Julia Brand, 31"),
        ("es", "Marta Bell, 67 años"),
        ("ru", "Мария Рыбина, 34 года"),
    ],
)
def test_a_sub_heading_with_a_number_and_letters_of_a_month_names_no_reader(language: str, heading: str) -> None:
    article = clean_text("\n\n".join([*TEXTS[language], heading, LAST[language], "Share", *FORM]))
    assert [block.text for block in article.blocks][-2:] == [heading, LAST[language]]


@pytest.mark.parametrize("foot", [[], FORM[-1:], [TAGS, *FORM]], ids=["clean", "rights", "form"])
@pytest.mark.parametrize(
    ("language", "button"),
    [
        ("en", "Leave a comment"),
        ("en", "Leave a comment (3)"),
        ("en", "Join the discussion"),
        ("de", "Kommentar schreiben"),
        ("es", "Dejar un comentario"),
        ("ru", "Оставить комментарий"),
    ],
)
def test_a_button_for_comments_amid_the_text_does_not_end_it(language: str, button: str, foot: list[str]) -> None:
    article = clean_text("\n\n".join([*TEXTS[language], button, LAST[language], *foot]))
    assert [block.text for block in article.blocks] == [*TEXTS[language][1:], LAST[language]]


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param(["Your email address will not be published.", "A page of ours went missing."], id="a field"),
        pytest.param(["All comments are moderated before they are published."], id="speaks of comments"),
        pytest.param(["3 Comments", "What a boat it is."], id="a heading of comments"),
        pytest.param(
            ["Great news for the town and everyone who lives here.", "Your email address will not be published."],
            id="a reader's, above a field",
        ),
    ],
)
def test_sentences_of_the_site_and_of_readers_below_a_button_for_comments_go(tail: list[str]) -> None:
    article = clean_text("\n\n".join([*TEXT, "Leave a comment", *tail, FORM[-1]]))
    assert article.blocks[-1].text == TEXT[-1]


@pytest.mark.parametrize("header", ["Truus B., 26 October at 20:14", "Truus B. – Oct 26", "Truus wrote on 26th of May"])
def test_a_name_with_a_day_without_a_year_heads_a_comment(header: str) -> None:
    article = clean_text("\n\n".join([*TEXT, TAGS, header, "What a boat it is.", *FORM]))
    assert article.blocks[-1].text == TEXT[-1]


def test_few_sentences_far_below_the_text_do_not_keep_what_stands_between() -> None:
    tail = [*SIGN_UP, "The Lamp is a newspaper of the Amble Brothers."]
    article = clean_text("\n\n".join([*TEXT, *tail, *FORM]))
    assert not {block.text for block in article.blocks} & set(SIGN_UP)


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param(
            [*SIGN_UP, "The ferry's engines, its hull and its three weeks in the dock cost the harbour nine thousand."],
            id="about the same",
        ),
        pytest.param(
            [*SIGN_UP, *(f"Berth number {n} will be dredged by a digger from the far side next." for n in range(6))],
            id="many sentences",
        ),
        pytest.param(
            [
                *(f"{name} Slip" for name in ("Old", "New", "Far", "Ox", "Lamp", "Quill", "Sand")),
                "All are let by week.",
            ],
            id="no rule knows the lines between",
        ),
    ],
)
def test_what_stands_above_more_of_the_text_stays(tail: list[str]) -> None:
    article = clean_text("\n\n".join([*TEXT, *tail, *FORM]))
    assert article.blocks[-1].text == tail[-1]
    assert set(tail) - {"Share this story", "Subscribe"} <= {block.text for block in article.blocks}


def test_sentences_of_the_site_below_the_form_for_comments_do_not_keep_what_stands_between() -> None:
    tail = [FORM[0], "Fish of the week", "Our cook has found a better sauce for mackerel.", "Tides tomorrow"]
    article = clean_text("\n\n".join([*TEXT, *tail, "A page of ours went missing in the fog.", FORM[-1]]))
    assert not {block.text for block in article.blocks} & {"Fish of the week", "Tides tomorrow"}


def test_a_notice_on_cookies_in_place_of_a_post_does_not_end_the_text() -> None:
    tail = ["We use cookies. Accept all cookies to see this post.", "Why nobody knew", "The fog had hidden it all day."]
    article = clean_text("\n\n".join([*TEXT, *tail, *FORM]))
    assert [block.text for block in article.blocks][-2:] == tail[-2:]


@pytest.mark.parametrize("end", ["", FORM[0]], ids=["no comments", "comments below"])
def test_many_names_with_a_day_cost_no_more_than_their_number(end: str) -> None:
    header = "Truus {} Bakker 26 October 2024 at 20:14\n"
    lines = "".join(header.format(number) for number in range(16_000))
    assert not grows(lambda length: clean_text("\n".join([*TEXT, lines[:length], end])), len(lines))


SHORT = [TEXT[0], TEXT[3], TEXT[5]]
COMMENTS = ["Kim P.", "February 14, 2024 at 8:15 am", "My grandmother sailed on it every week, she said.", "Reply"]


def test_comments_below_a_text_of_two_paragraphs_go_with_their_days() -> None:
    article = clean_text("\n\n".join([*SHORT, "2 Comments", *COMMENTS, "Post a Comment", "Cancel reply"]))
    assert [block.text for block in article.blocks] == SHORT[1:]
    assert article.date_published is None


def test_a_standfirst_above_the_number_of_comments_is_not_all_of_the_text() -> None:
    article = clean_text("\n\n".join([TEXT[0], TEXT[3], "2 Comments", "14 April 2023", *TEXT[4:]]))
    assert TEXT[5] in article.text
    assert article.date_published == "2023-04-14"


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param(["Share", "Standings", "1. Ennis 52", "2. Dorrin Sand 48"], id="below a button"),
        pytest.param(["Latest news", "Mayor of Ennis resigns in 2023", "Fog closes the sound"], id="headlines"),
        pytest.param(["More news", "10 things to do in Ennis this week", "Nine ways to cook a ling"], id="lists"),
        *[
            pytest.param(
                [heading, "Storm at sea: two hurt", "Budget: what we know", "Fog: five boats late"], id=heading
            )
            for heading in ("Most read", "Trending")
        ],
        pytest.param(["Most read", "1. Storm at sea: two hurt", "2. Budget: what we know"], id="numbered"),
        pytest.param(["Blog Categories", "Business Resources (23)", "Company News (23)"], id="categories"),
        pytest.param(["Archives", "March (12)", "April (3)"], id="archives"),
        pytest.param(["USD 92.50", "EUR 101.20"], id="rates"),
        pytest.param(["Markets", "Dow 34,000 +0.3%", "Oil 82.10"], id="markets"),
        pytest.param(["Weather", "Quillport: 12°C, rain", "Ennis: 9°C, wind"], id="weather"),
        pytest.param(["Live scores", "Marlow 2-1 Leeds", "Tarn 0-0 Hull"], id="live"),
        pytest.param(["Poll", "Yes 45%", "No 40%"], id="poll"),
    ],
)
def test_boxes_of_the_site_below_the_text_go(tail: list[str]) -> None:
    text = [
        *TEXT,
        "“We had no choice,” said the mayor, Lena Holt, who has led the island since 2019. “The hull was too thin.”",
        "The repairs have cost 3.2 million pounds, more than twice what the council spends on its boats in a year.",
    ]
    article = clean_text("\n\n".join([*text, *tail, *FORM]))
    assert article.blocks[-1].text == text[-1]


@pytest.mark.parametrize("heading", ["Latest", "Related", "Popular"])
@pytest.mark.parametrize("stories", [["Storm at sea: two hurt", "Budget: what we know"], ["Storm at sea 2", "Fog 14"]])
def test_a_heading_of_other_stories_is_no_heading_of_data(heading: str, stories: list[str]) -> None:
    article = clean_text("\n\n".join([*TEXT, heading, *stories, *FORM]))
    assert heading not in article.text


@pytest.mark.parametrize(
    ("language", "tail"),
    [
        ("de", ["Meistgelesen", "Fährunglück: zwei Tote", "Haushalt: was wir wissen"]),
        ("de", ["Aktuelles", "Fährunglück: zwei Tote", "Haushalt: was wir wissen"]),
        ("de", ["Links", "Infos allgemein: Stadt Ennsdorf", "Karten: Theater am Hafen"]),
        ("fr", ["Les plus lus", "Naufrage : deux morts", "Budget : ce que l’on sait"]),
        ("ru", ["Популярное", "Крушение парома: двое погибших", "Бюджет: что известно"]),
        ("ru", ["Курсы валют", "Доллар: 92,50", "Евро: 101,20"]),
    ],
)
def test_boxes_of_sites_in_other_languages_go(language: str, tail: list[str]) -> None:
    article = clean_text("\n\n".join([*TEXTS[language], *tail, *FORM[-1:]]))
    assert article.blocks[-1].text == TEXTS[language][-1]


def test_rates_stay_below_a_text_that_speaks_of_them() -> None:
    text = "The Exchange rates of the dollar and the euro moved little on Friday, the harbour bank of Quillport said."
    data = ["Exchange rates", "Dollar 92.50", "Euro 101.20"]
    article = clean_text("\n\n".join([*TEXT, text, *data, *FORM]))
    assert [block.text for block in article.blocks][-len(data) :] == data


END = {
    "en": (
        ["Gainers", "Lune Oil +4.2%", "Ennis Shipping +2.9%", "Losers", "Quillport Air -5.6%", "Hill Cement -3.3%"],
        ["Results", "Quillport 2-1 Ennis", "Dorrin Sand 0-0 Port Lune"],
        ["Fixtures", "Saturday: Quillport v Ennis (3pm)", "Sunday: Dorrin Sand v Port Lune (1pm)"],
        ["Winning numbers", "4, 17, 22, 31, 40, 48", "Bonus ball: 9"],
        ["If you go", "What: Herring day", "When: Sunday, 10 a.m. to 4 p.m.", "Tickets: $10, free for children"],
        ["Night Ferry", "Director: Lena Holt", "Running time: 104 minutes", "Certificate: 12A"],
        ["The ferry in numbers", "40 cars", "300 passengers", "19 minutes"],
        ["Tour dates", "March 14: Ennis, Town Hall", "March 16: Port Lune, Pier Theatre"],
        ["Women", "1. Ida Brand 2:41:07", "2. Lena Holt 2:43:55", "Men", "1. Tom Reed 2:19:30"],
    ),
    "de": (
        ["Ergebnisse", "Quellhaven – Ennsdorf 2:1", "Tannkopf – Port Lün 0:0"],
        ["Lottozahlen", "4, 17, 22, 31, 40, 48", "Superzahl: 9"],
    ),
    "fr": (["Résultats", "Port-Aubin - Ennis 2-1", "Tarn - Port-Lune 0-0"],),
    "it": (["Classifica", "1. Ennis 52", "2. Rocca Bruna 48", "3. Tarn 41"],),
    "es": (["Resultados", "Puerto Lobo 2 - Ennis 1", "Tarn 0 - Puerto Lune 0"],),
    "ru": (["Турнирная таблица", "1. Эннис – 52", "2. Старый Порт – 48", "3. Тарн – 41"],),
}


@pytest.mark.parametrize("foot", [[], FORM[-1:], ["Share", *FORM]], ids=["clean", "rights", "form"])
@pytest.mark.parametrize(("language", "data"), [(tag, data) for tag, boxes in END.items() for data in boxes])
def test_data_right_below_the_text_stay_with_their_heading(language: str, data: list[str], foot: list[str]) -> None:
    article = clean_text("\n\n".join([*TEXTS[language], *data, *foot]))
    assert [block.text for block in article.blocks][-len(data) :] == data

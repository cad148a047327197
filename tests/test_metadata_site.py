"""The site's name in a plain text: lines that show it, and lines that only look like it."""

import pytest

from newsclean import clean_html, clean_text

BODY = (
    "The ferry to the island runs again, the harbour office said on Monday. It had been stopped for three weeks.\n\n"
    * 4
)


@pytest.mark.parametrize(
    ("suffix", "below", "site"),
    [
        pytest.param(" - Lamp of Elda", "Follow us: Lamp of Elda", "Lamp of Elda", id="twice"),
        pytest.param("", "© 2023 The Elda Gazette. All rights reserved.", "The Elda Gazette", id="rights"),
        pytest.param(" - mayor relieved", "", None, id="dash-in-a-headline"),
        pytest.param("", "© 2023 Finch Lane Ltd. All rights reserved.", None, id="a-company"),
        pytest.param("", "© EFE 2023. All rights reserved.", None, id="an-agency"),
    ],
)  # fmt: skip
def test_site_of_a_text(suffix: str, below: str, site: str | None) -> None:
    headline = "Ferry to the island runs again"
    article = clean_text(f"{headline}{suffix}\n\n{BODY}{below}\n")
    assert article.site_name == site
    assert article.title == (headline if site else headline + suffix)


PARAGRAPHS = (
    "The ferry to the island runs again, the harbour office said on Monday. It had been stopped for three weeks.\n\n"
    "Engineers found that ice had bent the rudder, and that the spare part lay in a shed on the other shore.\n\n"
    "The first passenger was a goat, which the captain carried aboard because nobody else would take it.\n\n"
)
BUTTONS = (
    "Share this article\nFacebook\nTwitter\nRead more: Harbour office closes\nLeave a comment\nYour email address\n"
)


@pytest.mark.parametrize(
    ("above", "below", "site"),
    [
        pytest.param("Sport\nWeather today\n", "", None, id="a-menu"),
        pytest.param("", "© 2021 Delmar\n", None, id="a-holder-that-nothing-else-names"),
        pytest.param("", "© 2021 Harrow Media Group. All rights reserved.\n", None, id="owners"),
        pytest.param("", "Follow us on Facebook\nFollow us on Twitter\n", None, id="networks"),
        pytest.param("The Thornley Echo\nNews\nSport\n", "", "The Thornley Echo", id="a-word-of-sites"),
        pytest.param("Ferry to the island\nNews\nSport\n", "", None, id="what-the-headline-is-about"),
        pytest.param("Cart 0\nNews\nSport\n", "", None, id="a-number"),
        pytest.param("Tern and Ebb\nNews\nSport\n", "", "Tern and Ebb", id="the-very-first-line"),
        pytest.param(
            "Delmar\nDelmar uses cookies to make this website work.\n",
            "© 2021 Delmar. All rights reserved.\n",
            "Delmar",
            id="first-line-cookies-and-rights",
        ),
        pytest.param(
            "", "Contact: desk@thornley.example\n© 2021 Thornley Leader Ltd\n", "Thornley Leader", id="an-address"
        ),
        pytest.param(
            "Menu\n", "تمامی حقوق این سایت برای خبرگزاری دشت محفوظ است.\n", None, id="rights-in-another-language"
        ),
    ],
)
def test_site_by_several_signs(above: str, below: str, site: str | None) -> None:
    assert (
        clean_text(
            f"{above}\nFerry to the island runs again\nBy Jane Doe\n5 July 2021\n\n{PARAGRAPHS}{BUTTONS}{below}"
        ).site_name
        == site
    )


MENU = "Skip to content\nSport\nWeather\nSubscribe\nLog in\nFerry news\n"


@pytest.mark.parametrize(
    ("above", "below", "site"),
    [
        pytest.param("Harbour Walks\n", "", None, id="no-word-of-papers"),
        pytest.param("Thornley Courier\nDelmar Gazette\n", "", None, id="two-papers"),
        pytest.param("Gazette\n", "", None, id="a-word-of-papers-alone"),
        pytest.param("Read our weekly gazette\n", "", None, id="a-paper-in-small-letters"),
        pytest.param("Thornley Gazette\n", "", "Thornley Gazette", id="one-paper"),
        pytest.param(
            "THORNLEY GAZETTE\n", "Thornley Gazette 2021\n", "Thornley Gazette", id="a-masthead-in-capitals"
        ),
        pytest.param("KTHR 4 News\n", "© 2021 Corbell. All rights reserved.\n", None, id="another-holder"),
        pytest.param("KTHR 4 News\n", "© 2021 KTHR. All rights reserved.\n", "KTHR 4 News", id="its-own-word"),
        pytest.param("", "© 2021 Corbell. All rights reserved.\n", None, id="a-holder-that-the-text-does-not-name"),
        pytest.param("", "© 2021 Harbour Office. All rights reserved.\n", "Harbour Office", id="a-holder-in-the-text"),
        pytest.param("", "© 2021 Harbour Office Media Group\n", None, id="an-owner-in-the-text"),
        pytest.param("Delmar\n", "© 2021 Delmar Media Group\n", "Delmar", id="a-holder-with-words-of-companies"),
        pytest.param("Delmar\n", "© 2021 Delmar Foods\n", None, id="a-holder-with-other-words"),
        pytest.param("Tern Delmar\n", "Contact: desk@terndelmar.example\n", "Tern Delmar", id="an-address-spelt-out"),
        pytest.param("Tern Delmar\n", "More on terndelmar.at\n", "Tern Delmar", id="an-address-by-itself"),
        pytest.param("The Daily Star\n", "© 2021 The Daily Star\n", "The Daily Star", id="only-words-of-sites"),
        pytest.param("Latest News\n", "© 2021 Corbell\n", None, id="words-of-a-menu"),
        pytest.param("Tern Walks\n", "Contact: desk@terndelmar.example\n", None, id="half-an-address"),
    ],
)  # fmt: skip
def test_site_in_a_head_with_a_menu(above: str, below: str, site: str | None) -> None:
    head = "\nFerry to the island runs again\nBy Jane Doe\n5 July 2021\n\n"
    assert clean_text(f"{MENU}{above}{head}{PARAGRAPHS}{BUTTONS}{below}").site_name == site


@pytest.mark.parametrize(
    ("above", "below", "site"),
    [
        pytest.param("", "© 2012—2019 «Tern and Ebb». Contact: desk@ternebb.example\n", None, id="an-address-only"),
        pytest.param(
            "Tern and Ebb\n", "© 2012—2019 «Tern and Ebb». All rights reserved.\n", "Tern and Ebb", id="in-quotes"
        ),
        pytest.param(
            "Tern Ebb - the pulse of the coast\n", "Copying is forbidden. Tern Ebb © 2011-2023\n", "Tern Ebb",
            id="before-the-sign",
        ),
        pytest.param(
            "Tern.Info\nTern.Info\n", "«Tern.Info» © 2021\n", "Tern.Info", id="a-point-within-a-name"
        ),
        pytest.param("Tern Ebb - the pulse of the coast\n", "Copyright © 2023\n", None, id="no-one-before-the-sign"),
        pytest.param(
            "Tern Ebb - the pulse of the coast\n", "Made with love © 2023 Corbell\n", None, id="another-behind-the-sign"
        ),
        pytest.param(
            "", "desk@ternebb.example\n© Ternebb Verlag GmbH & Co. KG\n", "Ternebb", id="a-publisher-with-an-address"
        ),
        pytest.param("", "desk@ternebb.example\n© Ternebb AB\n", "Ternebb", id="a-swedish-form"),
        pytest.param("", "desk@ternebb.example\n© Ternebb A/S\n", "Ternebb", id="a-danish-form"),
        pytest.param("", "desk@ternebb.example\n© Ternebb Sp. z o.o.\n", "Ternebb", id="a-polish-form"),
        pytest.param("", "desk@ternebb.example\n© Ternebb s.r.o.\n", "Ternebb", id="a-czech-form"),
        pytest.param("", "desk@harbour.example\n© Ternebb Verlag GmbH\n", None, id="a-publisher-elsewhere"),
        pytest.param(
            "TERN EBB — news of the coast\n", "Tern Ebb is loading\n", "Tern Ebb", id="what-a-page-says-while-it-loads"
        ),
        pytest.param("", "Reef & Tern is reader-funded. Chip in.\n", "Reef & Tern", id="who-asks-for-money"),
        pytest.param("", "The ferry is loading\n", None, id="another-thing-that-loads"),
        pytest.param("Tern Ebb logo\n", "Join Tern Ebb on WhatsApp\n", "Tern Ebb", id="a-logo-and-a-call"),
        pytest.param("Tern Ebb logo\n", "", None, id="only-a-logo"),
        pytest.param("", "Tern Ebb logo\n", None, id="a-logo-below"),
        pytest.param("Draw us a Tern Ebb logo and win\n", "", None, id="a-sentence-with-a-logo"),
    ],
)  # fmt: skip
def test_site_by_notices(above: str, below: str, site: str | None) -> None:
    head = "\nFerry to the island runs again\nBy Jane Doe\n5 July 2021\n\n"
    assert clean_text(f"{MENU}{above}{head}{PARAGRAPHS}{BUTTONS}{below}").site_name == site


@pytest.mark.parametrize(
    ("behind", "caption", "owner", "site"),
    [
        pytest.param(" | Tern Echo", "The ferry at noon. | TERN ECHO", "Tern Media", "Tern Echo", id="in-a-caption"),
        pytest.param("", "The ferry at noon. | TERN ECHO", "Harbour Office", "Harbour Office", id="only-in-a-caption"),
    ],
)
def test_site_behind_the_headline_and_in_a_caption(behind: str, caption: str, owner: str, site: str) -> None:
    head = f"\nFerry to the island runs again{behind}\nBy Jane Doe\n5 July 2021\n{caption}\n\n"
    text = f"{MENU}{head}{PARAGRAPHS}{BUTTONS}Your address is used by {owner}\n© {owner} 2021\n"
    assert clean_text(text).site_name == site


@pytest.mark.parametrize(
    ("first", "site"),
    [
        pytest.param("Tern Ebb News", "Tern Ebb News", id="in-full"),
        pytest.param("Tern Harbour Walks", "TEN", id="other-initials"),
    ],
)
def test_site_by_initials(first: str, site: str) -> None:
    head = f"{first}\nSport\nWeather\n\nFerry to the island runs again\nBy Jane Doe\n5 July 2021\n\n"
    below = "Follow TEN on WhatsApp\nSubscribe to TEN\n© 2021 TEN. All rights reserved.\n"
    assert clean_text(f"{head}{PARAGRAPHS}{BUTTONS}{below}").site_name == site


RUSSIAN = (
    "Паром на остров снова ходит\n\n"
    "Паром на остров снова ходит, сообщили в понедельник в управлении порта. Он стоял три недели из-за льда.\n\n"
    "Инженеры выяснили, что лёд погнул руль, а запасная часть лежала в сарае на другом берегу.\n\n"
    "Первым пассажиром стала коза: капитан сам внёс её на борт, потому что больше никто не захотел.\n\n"
)
PERSIAN = (
    "کشتی جزیره دوباره راه افتاد\n\n"
    "کشتی جزیره پس از سه هفته دوباره راه افتاد و دفتر بندر روز دوشنبه گفت که یخ سکان آن را خم کرده بود.\n\n"
    "مهندسان گفتند که قطعه یدکی در انباری آن سوی آب بوده است و کسی از آن خبر نداشته است.\n\n"
)


@pytest.mark.parametrize(
    ("above", "text", "site"),
    [
        pytest.param("Береговая правда\nРайонная газета. Выходит с 1931 года", RUSSIAN, "Береговая правда", id="ru"),
        pytest.param("Береговая коза\nРайонная газета. Выходит с 1931 года", RUSSIAN, None, id="no-word-of-sites"),
        pytest.param("Береговая правда\nРайон и город", RUSSIAN, None, id="two-sections"),
        pytest.param("Погода +5\nОнлайн-газета города", RUSSIAN, None, id="the-weather"),
        pytest.param("ندای دورین\nپایگاه خبری تحلیلی شهرستان دورین", PERSIAN, "ندای دورین", id="fa"),
    ],
)
def test_site_above_what_it_says_of_itself(above: str, text: str, site: str | None) -> None:
    skip = "پرش به محتوا" if text is PERSIAN else "Перейти к содержанию"
    menu = "صفحه نخست\nاستان\nورزشی" if text is PERSIAN else "Главная\nСпорт\nПогода"
    assert clean_text(f"{skip}\n{above}\n{menu}\n\n{text}").site_name == site


@pytest.mark.parametrize(
    ("text", "site"),
    [
        pytest.param("Сетевое издание «Берег» зарегистрировано Роскомнадзором, Эл № ФС77-00000.", "Берег", id="ru"),
        pytest.param("Фестиваль зарегистрировано 300 участников.", None, id="ru-another-sentence"),
    ],
)
def test_site_by_its_registration(text: str, site: str | None) -> None:
    assert clean_text(f"{RUSSIAN}Поделиться\nФейсбук\n{text}\n").site_name == site


@pytest.mark.parametrize(
    ("above", "below", "site"),
    [
        pytest.param("Latest News\nSport\n", "", None, id="words-of-any-menu"),
        pytest.param("Home\nDaily newspaper of the valley\n", "", None, id="only-a-claim"),
        pytest.param("Tern and Ebb\nDaily newspaper of the valley\n", "", "Tern and Ebb", id="a-claim-below-the-name"),
        pytest.param(
            "The Thornley Echo\n", "© 2021 The Thornley Echo Publishing\n", "The Thornley Echo", id="without-its-owner"
        ),
        pytest.param(
            "Corbell Echo\n", "© 2021 Corbell. All rights reserved.\nFollow Corbell\n", "Corbell Echo",
            id="longer-than-its-owner",
        ),
        pytest.param(
            "LAMPPOST: Lights. Streets.\n",
            "Photo: Ann Lee/LampPost\nLampPost is lit by moths. All rights reserved.\n",
            "LampPost",
            id="with-a-picture-and-a-claim",
        ),
        pytest.param("LAMPPOST: Lights. Streets.\n", "Photo: Ann Lee/Delmar\n", None, id="another-one-with-a-picture"),
        pytest.param(
            "Delmar News\nMenu\n", "© 2021 Delmar Civic Trust. All rights reserved.\n", "Delmar News", id="its-owner"
        ),
        pytest.param("Cookies on this page\nAccept\nTern Choir\n", "", None, id="a-notice-on-cookies"),
        pytest.param("Radio Delmar 98.1 FM\nMenu\n", "Follow Radio Delmar\n", "Radio Delmar", id="a-frequency"),
        pytest.param("Corriere della Tern\nMenu\n" + "Sport\n" * 9, "", "Corriere della Tern", id="a-small-word"),
        pytest.param("Delmar Coaching\n", "© 2021 Delmar Trust\n", None, id="a-word-of-its-owner-only"),
        pytest.param("The Tern Packet\nMenu\n", "© 2021 Tern Packet Ltd\n", "The Tern Packet", id="with-an-article"),
        pytest.param(
            "We use cookies to make this website work.\nAccept\n5 July 2021\nTernDelmar\n"
            "The daily newspaper of the valley\nHome\nSport\n",
            "Contact: desk@terndelmar.example\n",
            "TernDelmar",
            id="below-a-notice-with-a-claim",
        ),
        pytest.param(
            "",
            "The post Ferry to the island runs again appeared first on Delmar Gazette.\n",
            "Delmar Gazette",
            id="a-feed",
        ),
    ],
)  # fmt: skip
def test_site_on_the_first_lines(above: str, below: str, site: str | None) -> None:
    head = "\nFerry to the island runs again\nBy Jane Doe\n5 July 2021\n\n"
    assert clean_text(f"{above}{head}{PARAGRAPHS}{BUTTONS}{below}").site_name == site


@pytest.mark.parametrize(
    ("language", "above", "site"),
    [
        pytest.param("de", "Schließen\nAbos & Boote\nWetter\nSport\n", None, id="a-menu-behind-close"),
        pytest.param("de", "Zum Inhalt springen\nZum Kommentarformular springen\n", None, id="two-skip-links"),
        pytest.param("de", "Zum Inhalt springen\nMöwe und Ebbe\n", None, id="a-line-behind-a-skip-link"),
        pytest.param("de", "Möwe und Ebbe\nZum Inhalt springen\n", "Möwe und Ebbe", id="above-a-skip-link"),
        pytest.param("de", "Zum Inhalt springen\nEbber Tagblatt\nSport\n", "Ebber Tagblatt", id="a-word-of-sites"),
        pytest.param("es", "Saltar al contenido\nPeriódico líder de Albarena\n", None, id="a-claim-behind-a-skip-link"),
    ],
)
def test_site_behind_a_skip_link(language: str, above: str, site: str | None) -> None:
    articles = {
        "de": "Die Fähre zur Insel fährt wieder\n5. Juli 2021\n\n"
        + "Die Fähre zur Insel fährt wieder, sagte das Hafenamt am Montag. Sie hatte drei Wochen lang stillgelegen.\n\n"
        + "Fachleute fanden heraus, dass das Eis das Ruder verbogen hatte. Das Ersatzteil lag in einem Schuppen.\n\n",
        "es": "El transbordador a la isla vuelve a funcionar\n5 de julio de 2021\n\n"
        + "El transbordador vuelve a funcionar, dijo el lunes la oficina del puerto. Llevaba tres semanas parado.\n\n"
        + "Los ingenieros vieron que el hielo había doblado el timón y que el repuesto estaba en un cobertizo.\n\n",
    }
    assert clean_text(f"{above}\n{articles[language]}").site_name == site


@pytest.mark.parametrize(
    ("url", "site"),
    [
        pytest.param("https://www.ternandebb.example/ferry", "Tern and Ebb", id="its-address"),
        pytest.param("https://news.tern-and-ebb.example/ferry", "Tern and Ebb", id="with-hyphens"),
        pytest.param(None, None, id="no-address"),
        pytest.param("https://harbourboard.example/tern-and-ebb", None, id="a-path"),
        pytest.param("https://ebb.example/ferry", None, id="a-short-part"),
    ],
)
def test_site_by_the_pages_own_address(url: str | None, site: str | None) -> None:
    text = f"Menu\nTern and Ebb\nFerry to the island runs again\nBy Jane Doe\n5 July 2021\n\n{PARAGRAPHS}{BUTTONS}"
    assert clean_text(text, url=url).site_name == site


@pytest.mark.parametrize(
    ("first", "site"),
    [
        pytest.param("Goats of Delmar", None, id="no-word-of-sites"),
        pytest.param("Delmar Gazette", "Delmar Gazette", id="a-word-of-papers"),
    ],
)
def test_site_above_a_text_without_a_headline(first: str, site: str | None) -> None:
    article = clean_text(f"{first}\n{PARAGRAPHS}")
    assert (article.title, article.site_name) == (None, site)


@pytest.mark.parametrize(
    ("url", "holder", "site"),
    [
        pytest.param("https://www.saimaansanomat.example/a", "Saimaan Sanomat", "Saimaan Sanomat", id="its-address"),
        pytest.param("https://curieruldesomes.example/a", "Curierul de Someș", "Curierul de Someș", id="accents"),
        pytest.param("https://ternandebb.example/a", "Finch Lane Media", None, id="a-company"),
        pytest.param("https://halomentalhealth.example/a", "Mental Health", None, id="a-part-of-the-address"),
    ],
)
def test_site_of_html_by_a_notice_of_rights_and_the_address(url: str, holder: str, site: str | None) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in BODY.split("\n\n"))
    page = f"<title>Ferry runs again</title><h1>Ferry runs again</h1>{text}<footer><p>© 2025 {holder}</p></footer>"
    assert clean_html(page, url=url).site_name == site

"""A notice in one line with the article's prose goes, and the prose stays; notices of several sentences go whole."""

from __future__ import annotations

import pytest

from newsclean import Settings, clean_html, clean_text
from newsclean.given import make_page
from newsclean.pipeline import examine

# Of each language a headline, two paragraphs, and the one that ends with the notice.
TEXTS = {
    "en": (
        "Quillport gets its clock back",
        "The clock of the old customs house strikes again, the harbour office of Quillport said on Friday.",
        "It had stood still since the flood of 1987, and nobody in the town knew how to wind it.",
        "A watchmaker from the mainland spent four weeks in the tower, the mayor said. The wheels were cast anew.",
    ),
    "it": (
        "Torna a battere l'orologio di Rocca Bruna",
        "L'orologio della vecchia dogana batte di nuovo le ore, ha fatto sapere venerdì il comune di Rocca Bruna.",
        "Era fermo dall'alluvione del 1987 e in paese nessuno sapeva più come caricarlo.",
        "Un orologiaio ha passato quattro settimane nella torre, ha detto la sindaca. Le ruote sono state rifuse.",
    ),
    "de": (
        "Die Uhr von Quellhaven geht wieder",
        "Die Uhr am alten Zollhaus schlägt wieder, wie das Hafenamt von Quellhaven am Freitag mitteilte.",
        "Seit der Flut von 1987 hatte sie gestanden, und in der Stadt wusste niemand, wie man sie aufzieht.",
        "Ein Uhrmacher verbrachte vier Wochen im Turm, sagte die Bürgermeisterin. Die Räder wurden neu gegossen.",
    ),
    "fr": (
        "L'horloge de Port-Aubin sonne à nouveau",
        "L'horloge de l'ancienne douane sonne de nouveau les heures, a annoncé vendredi la mairie de Port-Aubin.",
        "Elle était arrêtée depuis la crue de 1987, et personne au village ne savait plus la remonter.",
        "Un horloger a passé quatre semaines dans la tour, explique la maire. Les roues ont été coulées à neuf.",
    ),
    "es": (
        "Vuelve a sonar el reloj de Puerto Lobo",
        "El reloj de la antigua aduana vuelve a dar las horas, anunció el viernes el ayuntamiento de Puerto Lobo.",
        "Llevaba parado desde la riada de 1987 y nadie en el pueblo sabía ya darle cuerda.",
        "Un relojero pasó cuatro semanas en la torre, explicó la alcaldesa. Las ruedas se fundieron de nuevo.",
    ),
    "pl": (
        "Zegar w Starym Porcie znów bije",
        "Zegar na dawnej komorze celnej znów wybija godziny, poinformował w piątek urząd miasta Stary Port.",
        "Stał od powodzi w 1987 roku i nikt w mieście nie wiedział już, jak go nakręcić.",
        "Zegarmistrz spędził w wieży cztery tygodnie, mówi burmistrzyni. Koła zębate odlano na nowo.",
    ),
    "ru": (
        "В Старом Порту снова бьют часы",
        "Часы на здании старой таможни снова бьют, сообщила в пятницу администрация посёлка Старый Порт.",
        "Они стояли с наводнения 1987 года, и никто в посёлке уже не знал, как их заводить.",
        "Часовщик провёл в башне четыре недели, рассказала глава посёлка. Колёса отлили заново.",
    ),
    "ar": (
        "ساعة الميناء القديم تدق من جديد",
        "عادت ساعة مبنى الجمارك القديم إلى دق الساعات، بحسب ما أعلنته بلدية الميناء يوم الجمعة.",
        "وكانت الساعة متوقفة منذ فيضان عام 1987، ولم يعد أحد في البلدة يعرف كيف يملؤها.",
        "أمضى صانع ساعات أربعة أسابيع في البرج، كما قالت رئيسة البلدية. وصُبت العجلات من جديد.",
    ),
    "ja": (
        "旧税関の時計、再び時を告げる",
        "波止浜町は金曜日、旧税関の建物にある時計が再び時を告げ始めたと発表した。",
        "時計は1987年の水害から止まったままで、町にはねじの巻き方を知る人がいなかった。",
        "時計師が四週間にわたって塔にこもり、歯車は鋳物師の手で一から作り直されたという。町長は式典で礼を述べた。",
    ),
}
NOTICES = [
    ("en", "All rights reserved."),
    ("en", "© 2024 The Lamp. All rights reserved."),
    ("en", "Subscribe to our newsletter."),
    ("en", "This article was first published on 3 March 2024."),
    ("en", "Republished with permission."),
    ("it", "© RIPRODUZIONE RISERVATA"),
    ("it", "Iscriviti alla newsletter."),
    ("de", "Alle Rechte vorbehalten."),
    ("de", "Abonnieren Sie unseren Newsletter."),
    ("fr", "Tous droits réservés."),
    ("es", "Todos los derechos reservados."),
    ("pl", "Wszelkie prawa zastrzeżone."),
    ("ru", "Подпишитесь на нашу рассылку."),
    ("ar", "جميع الحقوق محفوظة."),
    ("ja", "無断転載を禁じます。"),
]


@pytest.mark.parametrize(("language", "notice"), NOTICES)
def test_the_prose_before_a_notice_stays_in_plain_text(language: str, notice: str) -> None:
    *above, last = TEXTS[language]
    source = "\n\n".join([*above, f"{last}{'' if language == 'ja' else ' '}{notice}"])
    article = clean_text(source)
    assert article.text.endswith(last)
    assert [source[piece.start : piece.end] for piece in article.removed] == [notice]


@pytest.mark.parametrize(
    ("language", "more", "notice"),
    [
        ("en", "Twelve families had come to hear it, and the school was closed.", "Subscribe to our newsletter."),
        ("de", "Zwölf Familien waren gekommen, um sie zu hören.", "Abonnieren Sie unseren Newsletter."),
    ],
)
def test_the_prose_before_a_notice_stays_in_html(language: str, more: str, notice: str) -> None:
    title, *above, last = TEXTS[language]
    paragraphs = "".join(f"<p>{line}</p>" for line in [*above, more, f"{last} {notice}"])
    article = clean_html(f"<html><body><article><h1>{title}</h1>{paragraphs}</article></body></html>")
    assert article.text.endswith(f"{more}\n\n{last}")
    assert [piece.text for piece in article.removed] == [notice]


@pytest.mark.parametrize(
    "notice",
    [
        "© 2024 The Lamp. All rights reserved. This material may not be published, broadcast, rewritten or "
        "redistributed.",
        "Sign up for our newsletter. We send it each Friday to your inbox. You can unsubscribe at any time.",
        "We use cookies to improve your visit. By going on you agree to their use, and you can change your choice at "
        "any time.",
        "Subscribe to our newsletter. Each Friday the best of the week comes straight to your inbox, free of charge.",
        "The watchmaker in the tower, where the wheels of the clock were cast anew. Photo: Anna Berg",
        "The watchmaker in the tower. The wheels were cast anew in the spring. (Photo: Anna Berg/The Lamp)",
        "The watchmaker in the tower, where the wheels of the clock were cast anew in the spring. © Anna Berg",
    ],
)
def test_notices_and_captions_of_several_sentences_go_whole(notice: str) -> None:
    article = clean_text("\n\n".join([*TEXTS["en"], notice]))
    assert [piece.text for piece in article.removed] == [notice]


def test_a_page_is_parted_before_it_is_repaired() -> None:
    *above, last = TEXTS["it"]
    source = "\n\n".join([*above, f"“Era ora, ”ha detto il custode della torre.{last} © RIPRODUZIONE RISERVATA"])
    article = clean_text(source)
    assert article.blocks[-1].text == f"“Era ora,” ha detto il custode della torre. {last}"
    document, decisions, _ = examine(make_page(source, kind="text"), Settings())
    assert [decision.block.index for decision in decisions] == list(range(len(document.blocks)))
    assert all(source[block.start : block.end] == block.raw for block in document.blocks)


def test_a_caption_whose_sentence_ends_in_its_credit_goes_whole() -> None:
    caption = (
        "The clock strikes on Friday in Quillport. - Copyright Jane Doe/Copyright 2024 The AP. All rights reserved"
    )
    title, first, second, last = TEXTS["en"]
    article = clean_text("\n\n".join([title, first, caption, second, last]))
    assert article.text == "\n\n".join([first, second, last])
    assert [piece.text for piece in article.removed] == [caption]

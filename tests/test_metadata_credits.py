"""Bylines in less usual forms: whom they credit, and that they lead in the author."""

import pytest

from newsclean import clean_text
from newsclean.metadata.people.byline_leads import credits_author
from newsclean.metadata.people.bylines import parse_byline


@pytest.mark.parametrize(
    ("language", "line"),
    [
        pytest.param("de", "Anna Berg, Gründerin, verlässt den Saal der Universität. Foto: Karl Huber", id="a-caption"),
        pytest.param("de", "Foto: Karl Huber", id="a-picture"),
        pytest.param("en", "Edited by Ann Lee and Tom Roe", id="editors"),
        pytest.param("en", "Jane Doe Editorial Team Desk", id="a-desk"),
        pytest.param("es", "Por la redacción", id="a-desk-led-in"),
        pytest.param("es", "Por Redacción La Posta", id="a-desk-and-the-paper"),
        pytest.param("de", "Bayerische Landesanstalt für Wald", id="an-institute-for-something"),
        pytest.param("en", "By Jane Doe Local Democracy Columnist", id="a-role-whose-beginning-is-not-known"),
    ],
)
def test_names_no_one(language: str, line: str) -> None:
    assert parse_byline(line, (language,)).authors == ()


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        pytest.param("en", "By Callum Brightwater Local Democracy Reporter", ["Callum Brightwater"], id="role-behind"),
        pytest.param("en", "By Jane Doe in Kabul and John Smith in Rome", ["Jane Doe", "John Smith"], id="places"),
        pytest.param("en", "Words by Jane Doe, photos by John Smith", ["Jane Doe"], id="words-and-photos"),
        pytest.param("en", "Illustrated by Ann Lee, written by Jane Doe", ["Jane Doe"], id="an-illustrator-first"),
        pytest.param("es", "Ilustrado por Ana Ruiz, escrito por Juan Pérez", ["Juan Pérez"], id="es-illustrator-first"),
        pytest.param("fr", "Illustré par Ann Lee, écrit par Jeanne Roy", ["Jeanne Roy"], id="fr-illustrator-first"),
        pytest.param("en", "(Reporting by Jane Doe; Editing by John Smith)", ["Jane Doe"], id="in-brackets"),
        pytest.param("en", "By Jane Doe for the Thornley Echo", ["Jane Doe"], id="for-a-paper"),
        pytest.param("de", "Das Gespräch führte Benno Adlhoch.", ["Benno Adlhoch"], id="interview"),
        pytest.param("de", "Interview: Anna Berg", ["Anna Berg"], id="noun-with-a-colon"),
        pytest.param("de", "Text: Anna Berg / Fotos: Karl Huber", ["Anna Berg"], id="text-and-pictures"),
        pytest.param("de", "Text und Fotos: Anna Berg", ["Anna Berg"], id="both-by-one"),
        pytest.param("de", "Von Anna Berg (Text) und Karl Huber (Fotos)", ["Anna Berg"], id="told-in-brackets"),
        pytest.param("de", "Autorin/Autor Anna Berg", ["Anna Berg"], id="de-both-forms"),
        pytest.param("de", "Autor:in: Anna Berg", ["Anna Berg"], id="de-both-forms-in-one"),
        pytest.param("fr", "Propos recueillis par Maëlle Quentric", ["Maëlle Quentric"], id="fr-interview"),
        pytest.param("fr", "Une recette d’Odile Farges", ["Odile Farges"], id="fr-elided"),
        pytest.param("es", "Texto: Graciela Ponzio. Fotos: Juan Pérez", ["Graciela Ponzio"], id="es"),
        pytest.param("nl", "Door onze verslaggever Femke Loozen", ["Femke Loozen"], id="nl-our-reporter"),
        pytest.param("pl", "Tekst: Anna Kowalska, zdjęcia: Jan Nowak", ["Anna Kowalska"], id="pl"),
        pytest.param("ru", "Интервью взяла Лариса Чебыкина", ["Лариса Чебыкина"], id="ru-interview"),
        pytest.param("uk", "Текст: Ірина Заболотна. Фото: Гліб Шанін", ["Ірина Заболотна"], id="uk"),
        pytest.param("tr", "Haber: Ayşe Yılmaz - Kamera: Mehmet Demir", ["Ayşe Yılmaz"], id="tr"),
        pytest.param("sv", "Text: Elin Marakatt Foto: Jonas Ström", ["Elin Marakatt"], id="sv-without-a-mark"),
        pytest.param("ja", "文・森本千鶴　写真・山田太郎", ["森本千鶴"], id="ja"),
        pytest.param("ja", "聞き手＝森本千鶴", ["森本千鶴"], id="ja-interview"),
        pytest.param("zh", "本报记者 陈一苇 通讯员 林小满", ["陈一苇", "林小满"], id="zh-two-roles"),
        pytest.param("zh", "文／許庭瑜 圖／王小明", ["許庭瑜"], id="zh-text-and-picture"),
        pytest.param("tr", "Haber - Fotoğraf: Ayşe Yılmaz", ["Ayşe Yılmaz"], id="who took the pictures, too"),
        pytest.param("tr", "HABER: SEVGİ IŞIKLI", ["Sevgi Işıklı"], id="capitals with and without dots"),
        pytest.param("de", "Text/Foto: Jana Berg", ["Jana Berg"], id="with a stroke between text and picture"),
        pytest.param("ru", "Текст, фото: Анна Иванова", ["Анна Иванова"], id="with a comma between them"),
        pytest.param("zh", "文/图 陈一苇", ["陈一苇"], id="without a colon"),
        pytest.param("en", "Words by Ann Lee, photos: Bo Li", ["Ann Lee"], id="one for each"),
        pytest.param("fa", "گفت‌وگو: رضا احمدی", ["رضا احمدی"], id="a lead-in with letters that are not joined"),
        pytest.param("en", "By Jane Doe, Communications Office", ["Jane Doe"], id="an office"),
    ],
)  # fmt: skip
def test_credits(language: str, line: str, names: list[str]) -> None:
    assert list(parse_byline(line, (language,)).authors) == names
    assert credits_author(line, (language,))


STORY = (
    "The ferry to the island runs again, the harbour office said on Monday. It had been stopped for three weeks.\n"
    "Engineers found that ice had bent the rudder, and that the spare part lay in a shed on the other shore.\n"
    "The first passenger was a goat, which the captain carried aboard because nobody else would take it.\n"
)


@pytest.mark.parametrize(
    ("below_headline", "below_text", "names"),
    [
        pytest.param("Orbrandt Harbour", "", (), id="a-word-of-the-text"),
        pytest.param("Wexeline Orbrandt", "Wexeline Orbrandt uses cookies\n" * 3, (), id="the-site"),
        pytest.param("Wexeline Orbrandt", "", ("Wexeline Orbrandt",), id="a-name-that-no-list-has-beside-the-date"),
        pytest.param("Wexeline Orbrandt\nheadlands@paper.example", "", (), id="an-address-of-the-paper"),
        pytest.param("Wexeline Orbrandt\nw.orbrandt@paper.example", "", ("Wexeline Orbrandt",), id="her-address"),
        pytest.param("Wexeline Orbrandt\nReporter", "", ("Wexeline Orbrandt",), id="her-role"),
        pytest.param("", "About the author\n", (), id="a-heading-without-a-name"),
        pytest.param("", "Article written by\nWexeline Orbrandt\n", ("Wexeline Orbrandt",), id="a-box-below-the-text"),
    ],
)
def test_a_name_alone(below_headline: str, below_text: str, names: tuple[str, ...]) -> None:
    head = "Skip to content\nMenu\nLog in\n\nFerry to the island runs again\n"
    text = f"{head}{below_headline}\n5 July 2021\nShare this article\n\n{STORY}\n{below_text}Leave a comment\n"
    assert clean_text(text).authors == names


@pytest.mark.parametrize(
    ("above", "below", "day"),
    [
        pytest.param("", "Newtown, July 2021", None, id="no-day"),
        pytest.param("", "Newtown, July 5, 2021, 3:48 pm", "2021-07-05T15:48", id="beside-a-place"),
        pytest.param("", "By Jane Doe – Updated July 5, 2021", "2021-07-05", id="of-the-last-change"),
        pytest.param("", "July 6, 2021July 5, 2021 by Jane Doe", "2021-07-05", id="two-glued-together"),
    ],
)
def test_a_day_near_the_headline(above: str, below: str, day: str | None) -> None:
    head = f"Skip to content\nMenu\nLog in\n{above}\nFerry to the island runs again\n"
    assert clean_text(f"{head}{below}\nShare this article\n\n{STORY}\nLeave a comment\n").date_published == day


def test_reporters_in_the_brackets_of_a_chinese_report() -> None:
    story = "昨晚九点半，对江渡的末班船照例鸣了三声笛。与往常不同的是，四百个座位一个不空，船尾还站着人。"
    text = f"老城最后一条渡轮航线延期停运\n\n2019年6月11日\n\n江湾晚报讯（记者 周砚秋）{story}\n\n{story}\n"
    assert clean_text(text).authors == ("周砚秋",)


@pytest.mark.parametrize(
    ("language", "lead", "authors", "agency", "dateline"),
    [
        pytest.param("zh", "記者3日電話採訪時，", (), None, None, id="a sentence"),
        pytest.param("zh", "〔記者會直播〕", (), None, None, id="what the reporters attend"),
        pytest.param("zh", "【記者王小明台北報導】", (), None, None, id="a place with nothing before it"),
        pytest.param("zh", "（中央社記者王小明台北3日電）", ("王小明",), "中央社", "台北", id="an agency's"),
        pytest.param("zh", "（中央社台北3日電）", (), "中央社", "台北", id="an agency's, no reporter"),
        pytest.param("zh", "财联社11月3日电，", (), "财联社", None, id="an agency's, no place"),
        pytest.param("zh", "〔記者王小明／台北報導〕", ("王小明",), None, None, id="a place behind a stroke"),
        pytest.param("zh", "（江邊報記者王小明綜合報導）", ("王小明",), None, None, id="of a paper"),
        pytest.param(
            "zh", "新华社记者李红哈尔滨11月3日电，", ("李红",), "新华社", "哈尔滨", id="a name of two, a place of three"
        ),
        pytest.param("zh", "（中央社記者李紅莫斯科3日電）", ("李紅",), "中央社", "莫斯科", id="the same, of Taiwan"),
        pytest.param(
            "zh", "（中央社記者歐陽娜娜台北3日電）", ("歐陽娜娜",), "中央社", "台北", id="a family name of two"
        ),
        pytest.param("zh", "（中央社記者王明東港3日電）", ("王明",), "中央社", "東港", id="four characters"),
        pytest.param("zh", "（中央社記者王小明東港3日電）", (), "中央社", None, id="five, and the place is not known"),
        pytest.param("zh", "演员李红的前夫（前央视记者王小明）", (), None, None, id="a journalist told of"),
        pytest.param("zh", "演员李红的前夫（江边电视台记者王小明）", (), None, None, id="the same with where he works"),
        pytest.param("zh", "（前江边电视台记者王小明）", (), None, None, id="one who was a journalist"),
        pytest.param("zh", "（本市资深记者王小明）", (), None, None, id="of no paper"),
        pytest.param("ja", "【撮影＝山田太郎】", (), None, None, id="who took the picture"),
        pytest.param("ja", "【カメラ＝山田太郎】", (), None, None, id="the same in katakana"),
        pytest.param("ja", "［写真　ロイター］", (), None, None, id="the agency that took it"),
        pytest.param("ja", "【監督 山田太郎】", (), None, None, id="a director"),
        pytest.param("ja", "【ハムレット 山田太郎】", (), None, None, id="an actor"),
        pytest.param("ja", "【将棋＝山田太郎】", (), None, None, id="a kind of news"),
        pytest.param("ja", "【速報＝共同】", (), None, None, id="a kicker and an agency"),
        pytest.param("ja", "【北京＝山田太郎】", ("山田太郎",), None, "北京", id="a city without kana"),
        pytest.param("ja", "【北京共同】", (), "共同", "北京", id="the same before an agency"),
        pytest.param("ja", "【速報】", (), None, None, id="a kicker"),
        pytest.param("ja", "【野球・高校野球】", (), None, None, id="a section"),
        pytest.param("ja", "【動画＝渡し船】", (), None, None, id="a kicker and a word"),
        pytest.param("ja", "【ソウル＝山田太郎】", ("山田太郎",), None, "ソウル", id="a correspondent"),
        pytest.param("ja", "【ワシントン共同】", (), "共同", "ワシントン", id="an agency behind the place"),
        pytest.param("ja", "[ソウル　３日　ロイター] - ", (), "ロイター", "ソウル", id="with the day"),
        pytest.param("ja", "【AFP＝時事】", (), "AFP", None, id="two agencies"),
    ],
)
def test_what_chinese_and_japanese_reports_begin_with(
    language: str, lead: str, authors: tuple[str, ...], agency: str | None, dateline: str | None
) -> None:
    story = {
        "zh": "對江渡的末班船照例鳴了三聲笛。與往常不同的是，四百個座位一個不空，船尾還站著人，船長說明天起停駛。",
        "ja": "島へ渡る最後の船が、いつもの通り汽笛を三度鳴らした。四百の席はすべて埋まり、船尾にも人が立っていた。",
    }[language]
    title = {"zh": "老城最後一條渡輪航線停運", "ja": "島への渡し船、最後の運航"}[language]
    article = clean_text(f"{title}\n\n2019年6月11日\n\n{lead}{story}\n\n{story}\n\n{story}\n")
    assert (article.authors, article.agency, article.dateline) == (authors, agency, dateline)


def test_a_name_signs_a_russian_text() -> None:
    story = "Паром снова ходит через реку, сообщили в порту в понедельник, и пассажиры довольны."
    lines = (story, story.replace("Паром", "Катер"), story.replace("Паром", "Теплоход"))
    text = "\n".join(("Паром снова ходит через реку Вьюгу", "5 июля 2021", *lines, "Аркадий Снегов"))
    assert clean_text(text).authors == ("Аркадий Снегов",)


def test_a_place_that_the_headline_has_is_no_author() -> None:
    text = "\n".join(("Ferry to Anna Bay runs again", "By Jane Doe, Anna Bay", "5 July 2021", STORY))
    assert clean_text(text).authors == ("Jane Doe",)


def test_titles_in_small_letters_are_no_names() -> None:
    assert parse_byline("di don Ottavio Brusaferri", ("it",)).authors == ("Ottavio Brusaferri",)
    assert parse_byline("By Don Van Vliet", ("en",)).authors == ("Don Van Vliet",)


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        pytest.param(
            "en", "Jane Doe, John Smith, and Ann Lee", ["Jane Doe", "John Smith", "Ann Lee"], id="a-comma-and"
        ),
        pytest.param(
            "en", "Jane Doe and John Smith, Ann Lee", ["Jane Doe", "John Smith", "Ann Lee"], id="an-inner-and"
        ),
        pytest.param("de", "* Von Anna Berg", ["Anna Berg"], id="a-list-entry"),
        pytest.param("de", "von Anna Berg, WESTFUNK OBERTAL", ["Anna Berg"], id="a-station-in-capitals"),
        pytest.param("de", "Von Anna BergKorrespondentin", ["Anna Berg"], id="a-role-glued-to-the-name"),
        pytest.param("en", "By Jane McEdit", ["Jane McEdit"], id="a-name-with-an-inner-capital"),
        pytest.param("fr", "Par JEANNE ROY, MARC PETIT", ["Jeanne Roy", "Marc Petit"], id="people-in-capitals"),
        pytest.param("en", "By QIVIUT UMBER", ["Qiviut Umber"], id="an-unknown-name-in-capitals"),
        pytest.param("en", "Jane Doe 5 hours ago", ["Jane Doe"], id="ago"),
        pytest.param("en", "Jane Doe • 3h ago", ["Jane Doe"], id="ago-in-short"),
        pytest.param("de", "Von Anna Berg vor 5 Stunden", ["Anna Berg"], id="ago-de"),
        pytest.param("fr", "Jeanne Roy il y a 2 heures", ["Jeanne Roy"], id="ago-fr"),
        pytest.param("es", "Juan Pérez hace 2 días", ["Juan Pérez"], id="ago-es"),
        pytest.param("it", "Anna Rossi 3 ore fa", ["Anna Rossi"], id="ago-it"),
        pytest.param("pt", "Ana Silva há 3 horas", ["Ana Silva"], id="ago-pt"),
        pytest.param("nl", "Femke de Vries 3 uur geleden", ["Femke de Vries"], id="ago-nl"),
        pytest.param("sv", "Elin Berg för 3 timmar sedan", ["Elin Berg"], id="ago-sv"),
        pytest.param("pl", "Anna Kowalska 3 godziny temu", ["Anna Kowalska"], id="ago-pl"),
        pytest.param("ru", "Лариса Чебыкина 3 часа назад", ["Лариса Чебыкина"], id="ago-ru"),
        pytest.param("uk", "Ірина Заболотна 3 години тому", ["Ірина Заболотна"], id="ago-uk"),
        pytest.param("tr", "Ayşe Yılmaz 3 saat önce", ["Ayşe Yılmaz"], id="ago-tr"),
        pytest.param("fa", "مریم احمدی ۳ ساعت پیش", ["مریم احمدی"], id="ago-fa"),
        pytest.param("ar", "مريم حسن منذ 3 ساعات", ["مريم حسن"], id="ago-ar"),
        pytest.param("ja", "森本千鶴 3時間前", ["森本千鶴"], id="ago-ja"),
        pytest.param("zh", "许庭瑜 3小时前", ["许庭瑜"], id="ago-zh"),
    ],
)
def test_names_beside_other_things(language: str, line: str, names: list[str]) -> None:
    byline = parse_byline(line, (language,))
    assert list(byline.authors) == names
    assert byline.rest == 0

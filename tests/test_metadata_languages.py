"""Bylines and dates in many languages: those without a folder first, then lines that blogs print in any of them."""

from __future__ import annotations

import pytest

from newsclean import clean_html
from newsclean.metadata.dates.find import find_date
from newsclean.metadata.dates.lines import find_date_line, parse_date
from newsclean.metadata.people.byline_leads import starts_as_byline
from newsclean.metadata.people.bylines import parse_byline


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        pytest.param("Per Hansen", "no", ("Per Hansen",), id="a lead-in of another language"),
        pytest.param("Theo Larsen", "da", ("Theo Larsen",), id="a word for a source of another language"),
        pytest.param("Av Kari Nordmann", "fi", ("Av Kari Nordmann",), id="another language's lead-in"),
        pytest.param("Hilma af Klint", "da", ("Hilma af Klint",), id="a particle inside"),
        pytest.param("Josep Puig i Cadafalch", "ca", ("Josep Puig i Cadafalch",), id="two family names"),
        pytest.param("Foto: Kari Nordmann", "nb", (), id="a photographer"),
        pytest.param("Redakce", "cs", (), id="a desk"),
        pytest.param("온라인뉴스팀", "ko", (), id="a Korean desk"),
        pytest.param("Theo Reuters", "vi", (), id="a source"),
    ],
)
def test_what_no_table_changes(line: str, language: str, expected: tuple[str, ...]) -> None:
    assert parse_byline(line, [language], is_field=True).authors == expected


@pytest.mark.parametrize(
    ("line", "language", "name"),
    [
        ("Av Kari Nordmann", "no", "Kari Nordmann"),
        ("Tekst og foto: Kari Nordmann", "nb-NO", "Kari Nordmann"),
        ("Af Mette Jensen", "da", "Mette Jensen"),
        ("Teksti Matti Virtanen", "fi", "Matti Virtanen"),
        ("Eftir Jón Jónsson", "is", "Jón Jónsson"),
        ("Oleh Budi Santoso", "id", "Budi Santoso"),
        ("Penulis: Budi Santoso", "in", "Budi Santoso"),
        ("Oleh Ahmad bin Ismail", "ms", "Ahmad bin Ismail"),
        ("De Ion Popescu", "ro", "Ion Popescu"),
        ("Per Jordi Puig", "ca", "Jordi Puig"),
        ("Por Xoán Castro", "gl", "Xoán Castro"),
        ("Autor: Jan Novák", "cs", "Jan Novák"),
        ("Autor Ján Kováč", "sk", "Ján Kováč"),
        ("Írta: Nagy Péter", "hu", "Nagy Péter"),
        ("Nagy Péter írása", "hu", "Nagy Péter"),
        ("Piše Ivan Horvat", "hr", "Ivan Horvat"),
        ("Пише: Марко Марковић", "sr", "Марко Марковић"),
        ("Piše Ana Novak", "sl", "Ana Novak"),
        ("От Иван Петров", "bg", "Иван Петров"),
        ("Του Νίκου Παππά", "el", "Νίκου Παππά"),
        ("Γράφει η Μαρία Παππά", "el", "Μαρία Παππά"),
        ("Nga Arben Hoxha", "sq", "Arben Hoxha"),
        ("Autorius Jonas Kazlauskas", "lt", "Jonas Kazlauskas"),
        ("Deur Jan van Wyk", "af", "Jan van Wyk"),
        ("Tác giả: Nguyễn Văn An", "vi", "Nguyễn Văn An"),
        ("김민수 기자", "ko", "김민수"),
        ("김민수기자 kim@example.org", "ko", "김민수"),
        ("글 김민수", "ko", "김민수"),
        ("द्वारा राहुल शर्मा", "hi", "राहुल शर्मा"),
        ("राहुल शर्मा द्वारा", "hi", "राहुल शर्मा"),
        ("מאת דוד כהן", "he", "דוד כהן"),
        ("מאת: דוד כהן", "iw", "דוד כהן"),
        ("โดย สมชาย ใจดี", "th", "สมชาย ใจดี"),
        ("Ni Juan dela Cruz", "tl", "Juan dela Cruz"),
    ],
)
def test_lead_ins_are_no_part_of_names(line: str, language: str, name: str) -> None:
    assert parse_byline(line, [language]).authors == (name,)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Jan Novák a Petr Svoboda", "cs", ("Jan Novák", "Petr Svoboda")),
        ("Ivan Horvat i Ana Kovač", "hr", ("Ivan Horvat", "Ana Kovač")),
        ("Ion Popescu și Maria Ionescu", "ro", ("Ion Popescu", "Maria Ionescu")),
        ("Joan Puig i Marta Roca", "ca", ("Joan Puig", "Marta Roca")),
        ("Nagy Péter és Kiss Anna", "hu", ("Nagy Péter", "Kiss Anna")),
        ("Иван Петров и Анна Колева", "bg", ("Иван Петров", "Анна Колева")),
        ("Musa Wambura na Asha Kileo", "sw", ("Musa Wambura", "Asha Kileo")),
        ("Na Musa Wambura na Asha Kileo", "sw", ("Musa Wambura", "Asha Kileo")),
    ],
)
def test_two_people_with_the_languages_and(text: str, language: str, names: tuple[str, ...]) -> None:
    assert parse_byline(text, [language], is_field=True).authors == names


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("5 กรกฎาคม 2569", "th", "2026-07-05"),
        ("5 ก.ค. 2569 18:30 น.", "th", "2026-07-05T18:30"),
        ("วันจันทร์ที่ 5 กรกฎาคม พ.ศ. 2564", "th", "2021-07-05"),
        ("Senin, 5 Juli 2021 18:30 WIB", "id", "2021-07-05T18:30+07:00"),
        ("Senin, 5 Juli 2021 18:30 WITA", "id", "2021-07-05T18:30+08:00"),
        ("5 Agustus 2021 | 18:30 WIT", "id", "2021-08-05T18:30+09:00"),
        ("5 Ogos 2021", "ms", "2021-08-05"),
        ("5. července 2021 18:30 CET", "cs", "2021-07-05T18:30+01:00"),
        ("Publisert 5. juli 2021 kl. 18:30", "no", "2021-07-05T18:30"),
        ("Julkaistu 5. heinäkuuta 2021 klo 18:30", "fi", "2021-07-05T18:30"),
        ("2021. július 5. 18:30", "hu", "2021-07-05T18:30"),
        ("5 iulie 2021, 18:30 EEST", "ro", "2021-07-05T18:30+03:00"),
        ("Δευτέρα, 5 Ιουλίου 2021, 18:30", "el", "2021-07-05T18:30"),
        ("5 जुलाई 2021, 18:30 IST", "hi", "2021-07-05T18:30"),
        ("5 جولائی 2021 18:30 PKT", "ur", "2021-07-05T18:30+05:00"),
        ("5 ביולי 2021", "he", "2021-07-05"),
        ("5 tháng 7, 2021 18:30 GMT+7", "vi", "2021-07-05T18:30+07:00"),
        ("입력 2021.07.05 18:30", "ko", "2021-07-05T18:30"),
        ("12 d’agost del 2021", "ca", "2021-08-12"),
        ("05. srp 2021.", "hr", "2021-07-05"),
        # In languages without words here, months and weekdays are dateparser's.
        ("5 ივლისი, 2021", "ka", "2021-07-05"),
        ("திங்கள், 5 ஜூலை, 2021 18:30", "ta", "2021-07-05T18:30"),
        ("జులై 5, 2021", "te", "2021-07-05"),
        ("5 ജൂലൈ 2021", "ml", "2021-07-05"),
        ("०५ जुलै २०२१", "mr", "2021-07-05"),
        ("5 જુલાઈ 2021", "gu", "2021-07-05"),
        ("5 հուլիսի 2021, 18:30", "hy", "2021-07-05T18:30"),
        ("5 шілде 2021", "kk", "2021-07-05"),
        ("2021 ජූලි 5", "si", "2021-07-05"),
        ("៥ កក្កដា ២០២១", "km", "2021-07-05"),
    ],
)
def test_lines_that_are_dates(line: str, language: str, expected: str) -> None:
    found = find_date_line(line, [language])
    assert found is not None
    assert found.date == expected


@pytest.mark.parametrize(
    ("line", "language"),
    [
        pytest.param("21 फागुन 2082", "ne", id="a month of another calendar"),
        pytest.param("5 ივლისი", "ka", id="no year"),
        pytest.param("5 июля 2021", "ka", id="another language"),
        pytest.param("ქალაქი 5 ივლისი 2021", "ka", id="a word that is no part of a date"),
    ],
)
def test_lines_that_are_no_dates_in_languages_without_words(line: str, language: str) -> None:
    assert find_date_line(line, [language]) is None


def test_dates_that_are_fields_and_dates_amid_words() -> None:
    assert getattr(find_date("ویب ڈیسک 05 مارچ ، 2026", ["ur"]), "date", None) == "2026-03-05"
    assert getattr(find_date("김민우 기자2026-03-05 08:15", ["ko"]), "date", None) == "2026-03-05T08:15"
    assert find_date("Build v5.3.2026 is out", ["de"]) is None
    assert getattr(find_date("მარიამ ლომიძე | 5 ივლისი, 2021", ["ka"]), "date", None) == "2021-07-05"
    assert parse_date("2564-07-05", ["th"]) == "2021-07-05"
    assert parse_date("2564-07-05", ["en"]) is None
    assert getattr(find_date("Kari Nordmann | 5. juli 2021", ["no"]), "date", None) == "2021-07-05"


def test_a_page_in_a_language_without_a_folder() -> None:
    text = "<p>Fergen går igjen fra i dag, sier kommunen, som har ventet på den nye motoren i over tre uker.</p>" * 4
    head = "<html lang=nb><title>Fergen går igjen</title><h1>Fergen går igjen</h1>"
    lines = "<div><span>Av Kari Nordmann</span></div><div>Publisert 5. juli 2021 kl. 18:30</div>"
    article = clean_html(f"{head}{lines}{text}")
    assert article.authors == ("Kari Nordmann",)
    assert article.date_published == "2021-07-05T18:30"


@pytest.mark.parametrize(
    ("line", "language", "name"),
    [
        ("Posted by Jane Doe at 8:41 PM", "en", "Jane Doe"),
        ("Eingestellt von Anna Berg um 20:41", "de", "Anna Berg"),
        ("Publié par Anne Dupont à 20:41", "fr", "Anne Dupont"),
        ("Publicado por Ana Ruiz en 20:41", "es", "Ana Ruiz"),
        ("Publicada por Ana Silva à(s) 20:41", "pt", "Ana Silva"),
        ("Por Ana Silva em 5 de julho de 2021", "pt", "Ana Silva"),
        ("Pubblicato da Anna Rossi alle 20:41", "it", "Anna Rossi"),
        ("Gepost door Anna Jansen op 20:41", "nl", "Anna Jansen"),
        ("Door Anna Jansen op 5 juli 2021 om 20:41", "nl", "Anna Jansen"),
        ("Av Anna Berg den 5 juli 2021 kl. 20:41", "sv", "Anna Berg"),
        ("Autor: Anna Nowak o 20:41", "pl", "Anna Nowak"),
        ("Opublikowano 5 lipca 2021 przez Anna Nowak", "pl", "Anna Nowak"),
        ("Опубликовано 5 июля 2021 автором Анна Петрова", "ru", "Анна Петрова"),
        ("Автор: Анна Коваль о 20:41", "uk", "Анна Коваль"),
        ("Gönderen Ayşe Kaya zaman: 20:41", "tr", "Ayşe Kaya"),
        ("5 Temmuz 2021 tarihinde Ayşe Kaya tarafından yayınlandı", "tr", "Ayşe Kaya"),
        ("مرسلة بواسطة ليلى حداد في 8:41 م", "ar", "ليلى حداد"),
        ("نوشته مریم احمدی در ۱۴ تیر ۱۴۰۰", "fa", "مریم احمدی"),
        ("投稿日: 2021年7月5日 投稿者: 山田太郎", "ja", "山田太郎"),
        ("投稿者 山田太郎 時刻: 20:41", "ja", "山田太郎"),
        ("发表于 2021年7月5日 由 王小明", "zh", "王小明"),
        ("由 王小明 于 2021年7月5日 发布", "zh", "王小明"),
        ("張貼於 2021 年 7 月 5 日 由 王小明", "zh-TW", "王小明"),
        ("Lagt inn av Kari Nordmann kl. 20:41", "no", "Kari Nordmann"),
        ("Lähettänyt Matti Virtanen klo 20.41", "fi", "Matti Virtanen"),
        ("Publikováno 5. července 2021 od Jan Novák", "cs", "Jan Novák"),
        ("Bejegyezte: Nagy Péter dátum: 20:41", "hu", "Nagy Péter"),
        ("Publicat de Ion Popescu la 20:41", "ro", "Ion Popescu"),
        ("Публикувано от Иван Петров на 5 юли 2021", "bg", "Иван Петров"),
        ("작성자: 김민수 시간: 오후 8:41", "ko", "김민수"),
        ("Diposting oleh Budi Santoso di 20.41", "id", "Budi Santoso"),
    ],
)
def test_names_between_what_blogs_print_around_them(line: str, language: str, name: str) -> None:
    assert parse_byline(line, [language]).authors == (name,)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("发布 2021年7月5日", "zh"),
        ("投稿日: 2021年7月5日", "ja"),
        ("更新 2021年7月5日 18:30", "ja"),
        ("配信 18:30", "ja"),
    ],
)
def test_what_leads_in_a_date_is_no_name(line: str, language: str) -> None:
    assert parse_byline(line, [language]).authors == ()


@pytest.mark.parametrize(
    ("heading", "byline", "language"),
    [
        ("Af Danmarks Statistik", "Af Mette Jensen", "da"),
        ("Av Norges Bank", "Av Kari Nordmann", "nb"),
        ("De Ziua Europei", "De Ion Popescu", "ro"),
        ("Του Αγίου Νικολάου", "Του Νίκου Παππά", "el"),
        ("Przez Europę Środkową", "Przez Anna Nowak", "pl"),
        ("Per Sant Jordi", "Per Jordi Puig", "ca"),
        ("Від Києва до Львова", "Від Іван Петренко", "uk"),
        ("От Варна до Бургас", "От Иван Петров", "bg"),
        ("Od Prahy po Brno", "Od Jan Novák", "cs"),
        ("Eftir Covid", "Eftir Jón Jónsson", "is"),
        ("Nga Tirana në Durrës", "Nga Arben Hoxha", "sq"),
    ],
)
def test_a_preposition_leads_in_only_given_names(heading: str, byline: str, language: str) -> None:
    assert not starts_as_byline(heading, [language])
    assert starts_as_byline(byline, [language])
    assert starts_as_byline(f"{heading} | 5.7.2021", [language])


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("জাহানারা হক", "bn"), ("மு. கண்ணன்", "ta"), ("రమేష్ బాబు", "te"), ("സുരേഷ് മേനോൻ", "ml"), ("ರಮೇಶ್ ಗೌಡ", "kn"),
        ("રમેશ પટેલ", "gu"), ("ਹਰਪ੍ਰੀਤ ਗਿੱਲ", "pa"), ("නිමල් පෙරේරා", "si"), ("သီရိ မင်း", "my"), ("ចាន់ ហារី", "km"),
        ("ສົມໃຈ ແກ້ວ", "lo"), ("מֹשֶׁה לֵוִי", "he"),
    ],
)  # fmt: skip
def test_names_in_scripts_with_marks(name: str, language: str) -> None:
    data = f'{{"@type": "NewsArticle", "headline": "A", "author": {{"@type": "Person", "name": "{name}"}}}}'
    page = f"<html lang={language}><script type=application/ld+json>{data}</script><h1>A</h1><p>B</p>"
    assert clean_html(page).authors == (name,)


@pytest.mark.parametrize(
    ("desk", "language"),
    [
        ("অনলাইন ডেস্ক", "bn"), ("நியூஸ் டெஸ்க்", "ta"), ("వెబ్ డెస్క్", "te"), ("വെബ് ഡെസ്ക്", "ml"), ("ನ್ಯೂಸ್ ಡೆಸ್ಕ್", "kn"),
        ("ન્યૂઝ ડેસ્ક", "gu"), ("ਵੈੱਬ ਡੈਸਕ", "pa"), ("वेब डेस्क", "mr"), ("சிறப்பு நிருபர்", "ta"),
    ],
)  # fmt: skip
def test_desks_in_scripts_with_marks_are_no_people(desk: str, language: str) -> None:
    assert parse_byline(desk, [language], is_field=True).authors == ()


@pytest.mark.parametrize(
    ("line", "language", "names"),
    [
        pytest.param("입력 2026.03.05 08:15 김민우 기자", "ko", ("김민우",), id="a short lead-in"),
        pytest.param("김민우 기자 | 승인 2026.03.05", "ko", ("김민우",), id="behind a bar"),
        pytest.param("김민우 기자입력 2026.03.05 08:15", "ko", ("김민우",), id="a lead-in that a style sets apart"),
        pytest.param("김민우 기자2026-03-05 08:15", "ko", ("김민우",), id="a day that a style sets apart"),
        pytest.param("ავტორი: მარიამ ლომიძე05.03.2026 08:15", "ka", ("მარიამ ლომიძე",), id="behind a lead-in"),
        pytest.param("By Jane DoeThursday, 5 March 2026", "en", ("Jane Doe",), id="a weekday that a style sets apart"),
        pytest.param("Autor: Tomáš Vránačtvrtek 5. března 2026", "cs", ("Tomáš Vrána",), id="in small letters"),
        pytest.param("Autor: Mihai GeorgescuJoi, 5 martie 2026", "ro", ("Mihai Georgescu",), id="a short one"),
        pytest.param("By Jane Doe Friday, 5 March 2026", "en", ("Jane Doe",), id="a weekday behind a space"),
        pytest.param("Na Musa Wambura 5 Machi 2026", "sw", ("Musa Wambura",), id="the lead-in is 'and', too"),
        pytest.param("이수정 | 2026.03.05 08:15", "ko", ("이수정",), id="a name that ends as a lead-in does"),
        pytest.param("이수정수정 2026.03.05 08:15", "ko", ("이수정",), id="the same above its lead-in"),
        pytest.param("李更新 2026-03-05", "zh", ("李更新",), id="such a name in Chinese"),
        pytest.param("王小明更新 2026-03-05", "zh", ("王小明",), id="a lead-in in Chinese"),
        pytest.param("Kari Tor, 5. mars 2026", "nb", ("Kari Tor",), id="a surname that is a short weekday"),
        pytest.param("Kovács Vas 2026. március 5.", "hu", ("Kovács Vas",), id="such a name in Hungarian"),
        pytest.param("Kari Dahl, tor. 5. mars 2026", "nb", ("Kari Dahl",), id="a short weekday with its stop"),
        pytest.param("Kari Dahl torsdag 5. mars 2026", "nb", ("Kari Dahl",), id="a whole weekday"),
    ],
)
def test_names_beside_days(line: str, language: str, names: tuple[str, ...]) -> None:
    assert parse_byline(line, [language]).authors == names

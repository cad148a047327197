"""Dates as pages write them: near misses, then each language, then properties of any text."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.language.words import forms_in, worded_tags
from newsclean.metadata.dates.calendars import from_persian
from newsclean.metadata.dates.cut import cut_dates
from newsclean.metadata.dates.find import find_date
from newsclean.metadata.dates.library import parse_relative
from newsclean.metadata.dates.lines import find_date_line, parse_date
from newsclean.metadata.people.bylines import parse_byline


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        pytest.param("", ["en"], id="nothing"),
        pytest.param("July 2021", ["en"], id="no day"),
        pytest.param("5 July", ["en"], id="no year"),
        pytest.param("Monday", ["en"], id="weekday alone is no date"),
        pytest.param("18:30", ["en"], id="clock alone"),
        pytest.param("yesterday", ["en"], id="relative, the crawl's time is not known"),
        pytest.param("3 hours ago", ["en"], id="relative with a number"),
        pytest.param("05/07/2021", ["en"], id="day or month, English without a country"),
        pytest.param("05/07/2021", [], id="day or month, no language"),
        pytest.param("Sun, 05/07/2021", ["en"], id="day or month, a weekday that neither has"),
        pytest.param("05/07/21", [], id="three short numbers"),
        pytest.param("31 February 2021", ["en"], id="no such day"),
        pytest.param("2021-13-01", [], id="no such month"),
        pytest.param("0001-01-01T00:00:00", [], id="a system's zero"),
        pytest.param("2021", [], id="a year"),
        pytest.param("5 July 2021 and 7 July 2022", ["en"], id="two dates"),
        pytest.param("On 5 July 2021 the town fell", ["en"], id="a sentence"),
        pytest.param("12.5.3", ["en"], id="a version number"),
        pytest.param("192.168.20.21", ["en"], id="an address"),
        pytest.param("30/12/1400", ["fa"], id="no leap year of the Persian calendar"),
    ],
)
def test_no_full_date(text: str, languages: list[str]) -> None:
    assert parse_date(text, languages) is None


@pytest.mark.parametrize(
    ("text", "languages", "expected"),
    [
        pytest.param("2021-07-05", [], "2021-07-05", id="ISO day"),
        pytest.param("20210705", [], "2021-07-05", id="ISO without hyphens"),
        pytest.param("2021-07-05T18:30", [], "2021-07-05T18:30", id="minutes, no zone: none is invented"),
        pytest.param("2021-07-05T18:30:07Z", [], "2021-07-05T18:30:07+00:00", id="UTC"),
        pytest.param("2021-07-05T18:30:07.123456+0430", [], "2021-07-05T18:30:07+04:30", id="fractions are dropped"),
        pytest.param("2021-07-05 00:00:00", [], "2021-07-05", id="a system's midnight"),
        pytest.param("2021-07-05T25:30:00", [], "2021-07-05", id="no such hour: the day is left"),
        pytest.param("Mon, 05 Jul 2021 18:30:00 +0430", [], "2021-07-05T18:30:00+04:30", id="mail"),
        pytest.param("Sat Oct 1 12:00:00 EDT 2022", [], "2022-10-01T12:00:00-04:00", id="Unix"),
        pytest.param(
            "July 5th, 2021 at 6:30 p.m. ET", ["en"], "2021-07-05T18:30", id="a zone that depends on the season"
        ),
        pytest.param("July 5, 2021 6 PM", ["en"], "2021-07-05T18:00", id="an hour without minutes"),
        pytest.param("6 p.m., 5 July 2021", ["en"], "2021-07-05T18:00", id="an hour without minutes first"),
        pytest.param(
            "2021-07-05T18:30:00+04:30[Asia/Kabul]", [], "2021-07-05T18:30:00+04:30", id="the zone's name in brackets"
        ),
        pytest.param("Jul 5, 2021, 12:15 AM GMT+2", ["en"], "2021-07-05T00:15+02:00", id="after midnight"),
        pytest.param("5-Jul-2021", ["en"], "2021-07-05", id="hyphens"),
        pytest.param("5 Jul '21", ["en"], "2021-07-05", id="short year"),
        pytest.param("5 July 2021 5 July 2021", ["en"], "2021-07-05", id="the same twice"),
        pytest.param("07/25/2021", ["en"], "2021-07-25", id="only one reading"),
        pytest.param("05/07/2021", ["en-US"], "2021-05-07", id="American"),
        pytest.param("05/07/2021", ["en-GB"], "2021-07-05", id="British"),
        pytest.param("Thu, 10/12/2023 - 16:47", ["en"], "2023-10-12T16:47", id="weekday, month first"),
        pytest.param("Monday 05/07/2021", ["en"], "2021-07-05", id="weekday, day first"),
        pytest.param("Fri, 05/07/2021", ["en-GB"], "2021-05-07", id="weekday against the country"),
        pytest.param("05/05/2021", [], "2021-05-05", id="both readings are one"),
        pytest.param("5 de julio de 2021", ["es"], "2021-07-05", id="Spanish"),
        pytest.param("Lundi 5 juillet 2021 à 18h30", ["fr"], "2021-07-05T18:30", id="French"),
        pytest.param("1er août 2021", ["fr"], "2021-08-01", id="French first"),
        pytest.param("lunedì 5 luglio 2021 ore 18:30", ["it"], "2021-07-05T18:30", id="Italian"),
        pytest.param("5 de julho de 2021 às 18h30", ["pt"], "2021-07-05T18:30", id="Portuguese"),
        pytest.param("5 lipca 2021, godz. 18:30", ["pl"], "2021-07-05T18:30", id="Polish"),
        pytest.param("5 июля 2021 г., 18:30 МСК", ["ru"], "2021-07-05T18:30+03:00", id="Russian"),
        pytest.param("5 липня 2021 року", ["uk"], "2021-07-05", id="Ukrainian"),
        pytest.param("Montag, 5. Juli 2021, 18.30 Uhr", ["de"], "2021-07-05T18:30", id="German"),
        pytest.param("05.07.21", ["de"], "2021-07-05", id="German, short"),
        pytest.param("5 juli 2021 kl 18:30", ["sv"], "2021-07-05T18:30", id="Swedish"),
        pytest.param("5 Temmuz 2021 Pazartesi 18:30", ["tr"], "2021-07-05T18:30", id="Turkish"),
        pytest.param("٥ يوليو ٢٠٢١", ["ar"], "2021-07-05", id="Arabic digits"),
        pytest.param("2021年7月5日 18時30分", ["ja"], "2021-07-05T18:30", id="Japanese"),
        pytest.param("令和3年7月5日", ["ja"], "2021-07-05", id="Japanese era"),
        pytest.param("令和元年5月1日", ["ja"], "2019-05-01", id="first year of an era"),
        pytest.param("民國110年7月5日", ["zh"], "2021-07-05", id="Minguo"),
        pytest.param("2021年7月5日 18:30", ["zh"], "2021-07-05T18:30", id="Chinese"),
        pytest.param("2021년 7월 5일", ["ko"], "2021-07-05", id="Korean"),
        pytest.param("۱۴ تیر ۱۴۰۰", ["fa"], "2021-07-05", id="Persian"),
        pytest.param("۱۴۰۰/۰۴/۱۴", ["fa"], "2021-07-05", id="Persian numbers"),
        pytest.param("۱۴ سرطان ۱۴۰۰", ["fa-AF"], "2021-07-05", id="Afghan month"),
        pytest.param("۱۴ تیرماه ۱۴۰۰", ["fa"], "2021-07-05", id="Persian, with the word for month"),
        pytest.param("14 Tir 1400", ["fa"], "2021-07-05", id="Persian in Latin letters"),
        pytest.param("5/7/2564", ["th"], "2021-07-05", id="Thai Buddhist year"),
        pytest.param("2021. július 5.", ["hu"], "2021-07-05", id="a language without a folder"),
        pytest.param("5 ივლისი 2021", ["ka"], "2021-07-05", id="a language without words: dateparser"),
    ],
)
def test_dates(text: str, languages: list[str], expected: str) -> None:
    assert parse_date(text, languages) == expected


@pytest.mark.parametrize("tag", sorted(tag for tag in worded_tags() if forms_in(tag, "months")))
def test_every_language_reads_its_own_months(tag: str) -> None:
    for number, forms in enumerate(forms_in(tag, "months"), start=1):
        found = [parse_date(f"5 {form} 2021", [tag]) or parse_date(f"2021 {form} 5", [tag]) for form in forms]
        assert f"2021-{number:02}-05" in found, forms


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("5 July 2021 by Jane Doe", id="with a name"),
        pytest.param("Published in 2021", id="a year"),
        pytest.param("July 5, 2021: the town falls", id="with words"),
        pytest.param("The march of May 2021", id="months that are words"),
        pytest.param("Tomorrow, 7 to 9 p.m.", id="a programme"),
    ],
)
def test_lines_that_say_more_than_a_date(line: str) -> None:
    assert find_date_line(line, ["en"]) is None


def test_lead_ins() -> None:
    assert find_date_line("Published: 5 July 2021", ["en"]) is not None
    updated = find_date_line("Last updated on July 6, 2021 at 10:15 am", ["en"])
    assert updated is not None
    assert (updated.date, updated.modified) == ("2021-07-06T10:15", True)
    both = find_date_line("Publié le 5 juillet 2021 à 18:30 - Mis à jour le 6 juillet 2021 à 10h", ["fr"])
    assert both is not None
    assert (both.date, both.modified, both.updated) == ("2021-07-05T18:30", False, "2021-07-06T10:00")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("From 1 May 2021 to 3 May 2021", None, id="a span"),
        pytest.param("Windows 10.5.2021 build", None, id="ambiguous and no date"),
        pytest.param("Region June 2023 June 2024 Change", None, id="two months, the head of a table"),
        pytest.param("Lots 13-02-24 and 14", None, id="numbers without a clock"),
        pytest.param("Posted on July 5, 2021 by Jane Doe", "2021-07-05", id="with a name"),
        pytest.param("Jane Doe•Oct 20, 2021", "2021-10-20", id="glued by a bullet"),
        pytest.param("July 5, 2021July 6, 2021 Jane Doe", "2021-07-05", id="glued to the day of change"),
        pytest.param("Kabul ( 2021-07-05 09:20:26 ) Source: Daily", "2021-07-05T09:20:26", id="in brackets"),
    ],
)
def test_dates_amid_other_words(line: str, expected: str | None) -> None:
    found = find_date(line, ["en"])
    assert (found.date if found else None) == expected


RANGES = {
    "en": ["1-3 May 2021", "1–3 May 2021, Rome", "From 1 to 3 May 2021", "30 June - 2 July 2021 | Rome"],
    "de": ["5. und 6. Juli 2021", "vom 5. bis zum 7. Juli 2021", "5.-7.7.2021 in Bern", "05.07. - 07.07.2021, Bern"],
    "fr": ["Du 5 au 7 juillet 2021", "5 et 6 juillet 2021"],
    "es": ["Del 5 al 7 de julio de 2021", "5 y 6 de julio de 2021"],
    "it": ["Dal 5 al 7 luglio 2021", "5 e 6 luglio 2021"],
    "pt": ["De 5 a 7 de julho de 2021", "5 e 6 de julho de 2021"],
    "nl": ["Van 5 tot en met 7 juli 2021", "5 t/m 7 juli 2021 in Breda"],
    "sv": ["5 och 6 juli 2021 i Lund", "Den 5 till 7 juli 2021"],
    "pl": ["Od 5 do 7 lipca 2021", "5 i 6 lipca 2021"],
    "ru": ["С 5 по 7 июля 2021"],
    "uk": ["З 5 до 7 липня 2021"],
    "tr": ["5-7 Temmuz 2021, İzmir", "5 ve 6 Temmuz 2021"],
    "ar": ["من 5 إلى 7 يوليو 2021", "٥ و٦ يوليو ٢٠٢١"],
    "fa": ["۵ تا ۷ تیر ۱۴۰۰"],
    "ja": ["2021年5月1日～3日 東京", "2021年5月1日から6月3日"],
    "zh": ["2021年5月1日至3日 北京"],
}


@pytest.mark.parametrize(
    ("line", "language"),
    [
        *((line, language) for language, lines in RANGES.items() for line in lines),
        ("12 - 14 October 2023 | Paris", "en"),
        ("Dates: 12 - 14 October 2023", "en"),
        ("Fri 5 and Sat 6 July 2024", "en"),
        ("July 30 - August 2, 2021, Rome", "en"),
    ],
)
def test_a_range_of_days_is_no_day_of_publication(line: str, language: str) -> None:
    assert find_date(line, [language]) is None


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        pytest.param("Rome, 10:15 - 25 July 2021", "en", "2021-07-25", id="a clock"),
        pytest.param("10:15 - 25 July 2021, Rome", "en", "2021-07-25", id="a clock that begins the line"),
        pytest.param("18 h 15 - 25 juillet 2021 - Jean", "fr", "2021-07-25", id="a clock in words"),
        pytest.param("Page 2 - 5 July 2021", "en", "2021-07-05", id="a page"),
        pytest.param("3 comments - 5 July 2021", "en", "2021-07-05", id="comments"),
        pytest.param("Ausgabe 27 vom 28. Juli 2021", "de", "2021-07-28", id="an issue"),
        pytest.param("Issue 12 | 14 October 2023 | Paris", "en", "2023-10-14", id="a bar"),
        pytest.param("25 - 5 July 2021", "en", "2021-07-05", id="a later number before it"),
        pytest.param("Jane Doe and John Smith - 5 July 2021", "en", "2021-07-05", id="names"),
        pytest.param("1-3 May 2021 | Posted 5 April 2021", "en", "2021-04-05", id="a range and a day"),
        pytest.param("2021年5月1日 第3版", "zh", "2021-05-01", id="a printed page"),
    ],
)
def test_numbers_before_a_day_are_no_range(line: str, language: str, day: str) -> None:
    found = find_date(line, [language])
    assert found is not None
    assert found.date[:10] == day


@pytest.mark.parametrize(
    ("line", "updated"),
    [
        ("July 5, 2021, 11:58 PM, Updated 12:03 AM", None),
        ("5 July 2021, 18:30, updated at 10:15", None),
        ("5 July 2021, 18:30, updated at 19:45 CET", "2021-07-05T19:45+01:00"),
    ],
)
def test_a_change_is_not_before_publication(line: str, updated: str | None) -> None:
    found = find_date_line(line, ["en"])
    assert found is not None
    assert found.updated == updated


@pytest.mark.parametrize(
    ("line", "language"),
    [
        pytest.param("The Valley, Issue 12, May 2021", "en", id="an issue"),
        pytest.param("The Valley Vol. 3 March 2021", "en", id="a volume"),
        pytest.param("Android 7.1.12 ist da", "de", id="a system"),
        pytest.param("Version 10.12.23 erschienen", "de", id="a version"),
        pytest.param("Talblatt Nr. 5 Juli 2021", "de", id="a number"),
        pytest.param("La Vallée N° 12, mai 2021", "fr", id="a number, French"),
        pytest.param("El Valle, núm. 5, julio de 2021", "es", id="a number, Spanish"),
        pytest.param("Dolina nr 5, maj 2021", "pl", id="a number, Polish"),
        pytest.param("Долина № 5, май 2021", "ru", id="a number, Russian"),
        pytest.param("Vadi Sayı 12 Mayıs 2021", "tr", id="a number, Turkish"),
        pytest.param("الوادي العدد 12 مايو 2021", "ar", id="a number, Arabic"),
    ],
)
def test_what_is_counted_is_no_day(line: str, language: str) -> None:
    assert find_date(line, [language]) is None


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        pytest.param("Print edition | 12 May 2021", "en", "2021-05-12", id="an edition's day"),
        pytest.param("Vol. 3 | 12 May 2021", "en", "2021-05-12", id="behind the number"),
        pytest.param("Issue May 12, 2021", "en", "2021-05-12", id="the month first"),
        pytest.param("Issue 2021-05-12", "en", "2021-05-12", id="the year first"),
        pytest.param("Ausgabe vom 12. Mai 2021", "de", "2021-05-12", id="an edition's day, German"),
        pytest.param("Kyiv, 18 ч. 12 мая 2021", "ru", "2021-05-12", id="behind the hour"),
        pytest.param("Nowa Wola, cz. 13 maja 2021", "pl", "2021-05-13", id="behind a weekday"),
        pytest.param("The Valley Week 5 July 2021", "en", "2021-07-05", id="behind a paper's name"),
        pytest.param("Bild der Woche 5. Juli 2021", "de", "2021-07-05", id="behind a section"),
        pytest.param("Alter Platz 5. Juli 2021", "de", "2021-07-05", id="behind a place"),
        pytest.param("La Semaine 5 juillet 2021", "fr", "2021-07-05", id="behind a paper's name, French"),
        pytest.param("Fim de semana 05/07/2021 10:30", "pt", "2021-07-05T10:30", id="behind a section, Portuguese"),
        pytest.param("Publicado no 5 de julho de 2021", "pt", "2021-07-05", id="behind an article, Portuguese"),
        pytest.param("Atualizado no 05/07/2021", "pt", "2021-07-05", id="behind an article, in figures"),
        pytest.param("Kota - Minggu 16/05/2021, 10:30 WIB", "id", "2021-05-16T10:30+07:00", id="a Sunday, Indonesian"),
        pytest.param("Budi Santoso - Minggu 16 Mei 2021", "id", "2021-05-16", id="a Sunday, the month's name"),
    ],
)
def test_days_near_numbers(line: str, language: str, day: str) -> None:
    found = find_date(line, [language])
    assert found is not None
    assert found.date == day


@pytest.mark.parametrize(
    ("line", "language", "time"),
    [
        ("05/07/2021 10:30 μμ", "el", "22:30"),
        ("5 Ιουλίου 2021, 10:30 μ.μ.", "el", "22:30"),
        ("5/7/2021 10:30 πμ", "el", "10:30"),
        ("5/7/2021 12:30 ΠΜ", "el", "00:30"),
        ("5/7/2021 22:30 μμ", "el", "22:30"),
        ("5/7/2021 22:30", "el", "22:30"),
        ("5 Julai 2021 10:30 PTG", "ms", "22:30"),
        ("5 Julai 2021, 10:30 malam", "ms", "22:30"),
        ("5 Juli 2021 pukul 22.30 malam", "id", "22:30"),
        ("5 Juli 2021 pukul 10.30 pagi", "id", "10:30"),
        ("5 جولائی 2021, 10:30 شام", "ur", "22:30"),
        ("5 جولائی 2021, 10:30 صبح", "ur", "10:30"),
    ],
)
def test_halves_of_the_day_without_a_folder(line: str, language: str, time: str) -> None:
    found = find_date(line, [language])
    assert found is not None
    assert found.date == parse_date(line, [language]) == f"2021-07-05T{time}"


def test_relative_dates_need_the_time_of_the_crawl() -> None:
    assert parse_relative("vor 2 Tagen", ["de"], "2021-07-05T12:00:00+02:00") == "2021-07-03"
    assert parse_relative("yesterday", ["en"], "2021-07-05") == "2021-07-04"
    assert parse_relative("in 3 days", ["en"], "2021-07-05") is None
    assert parse_relative("yesterday", ["en"], "last Monday") is None


@pytest.mark.parametrize(
    ("date", "language"),
    [("17. desember 2021", "no"), ("17. desember 2021", "nb"), ("17 Desember 2021", "in"), ("17 בדצמבר 2021", "iw")],
)
def test_languages_with_two_names(date: str, language: str) -> None:
    assert parse_date(date, [language]) == "2021-12-17"


def test_cut_dates_leaves_what_is_no_date() -> None:
    assert cut_dates("Jane Doe, 3 min read") == "Jane Doe, 3 min read"


def test_dates_are_cut_whatever_their_digits() -> None:
    assert cut_dates("رضا احمدی ۱۴ تیر ۱۴۰۰", ["fa"]) == "رضا احمدی |"
    assert cut_dates("محمد علي ٥ يوليو ٢٠٢١", ["ar"]) == "محمد علي |"


def test_persian_calendar_turns_at_the_equinox() -> None:
    assert str(from_persian(1400, 1, 1)) == "2021-03-21"
    assert str(from_persian(1403, 1, 1)) == "2024-03-20"
    assert from_persian(1404, 12, 30) is None


@given(st.text(max_size=200))
def test_any_text_gives_a_real_day_or_nothing(text: str) -> None:
    for languages in ([], ["en"], ["fa"], ["th"]):
        for value in (parse_date(text, languages), getattr(find_date(text, languages), "date", None)):
            if value is not None:
                datetime.fromisoformat(value)
                assert parse_date(value) == value


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2099, 12, 31)))
def test_what_is_written_is_read_back(moment: datetime) -> None:
    assert parse_date(f"{moment:%A, %d %B %Y}", ["en"]) == f"{moment:%Y-%m-%d}"
    assert parse_date(f"{moment:%d.%m.%Y}", ["it"]) == f"{moment:%Y-%m-%d}"
    assert parse_date(f"{moment:%b %d, %Y}", ["en"]) == f"{moment:%Y-%m-%d}"


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        pytest.param("文/张晚 11:20", ("张晚",), id="a name that ends as one"),
        pytest.param("记者 王小明 2021年7月5日晚8:20", ("王小明",), id="right behind the day"),
        pytest.param("记者 王小明 晚8:20", ("王小明",), id="behind a space"),
        pytest.param("记者 王小明 下午2:20", ("王小明",), id="of two characters"),
    ],
)
def test_halves_of_the_day_beside_names(line: str, authors: tuple[str, ...]) -> None:
    assert parse_byline(line, ["zh"]).authors == authors


@pytest.mark.parametrize(
    ("line", "languages", "expected"),
    [
        pytest.param("5 تموز 2021 02:20 م", ["ar"], "2021-07-05T14:20", id="ar, behind the clock"),
        pytest.param("02:20 - 5 تموز 2021 م", ["ar"], "2021-07-05T02:20", id="ar, the same letter behind a year"),
        pytest.param("5 تموز 2021 02:20 مساءً", ["ar"], "2021-07-05T14:20", id="ar, with the ending's mark"),
        pytest.param("5 تموز 2021 02:20 صباحًا", ["ar"], "2021-07-05T02:20", id="ar, in the morning"),
        pytest.param("14:20-5 تموز 2021", ["ar"], "2021-07-05T14:20", id="ar, a dash that is no offset"),
        pytest.param("14:20-05/07/2021", ["ar"], "2021-07-05T14:20", id="the same before numbers"),
        pytest.param("5 July 2021 14:20-05", ["en"], "2021-07-05T14:20-05:00", id="an offset"),
        pytest.param("5 تموز 2021 14:20 بتوقيت القاهرة", ["ar"], "2021-07-05T14:20", id="ar, a zone"),
        pytest.param("۱۴ تیر ۱۴۰۰ ۲:۲۰ ب.ظ", ["fa"], "2021-07-05T14:20", id="fa"),
        pytest.param("14 تیر 1400 ساعت 14:20 به وقت تهران", ["fa"], "2021-07-05T14:20", id="fa, a zone"),
        pytest.param("2021年7月5日晚8:20", ["zh"], "2021-07-05T20:20", id="zh, in the evening"),
        pytest.param("2021年7月5日 中午11:50", ["zh"], "2021-07-05T11:50", id="zh, before noon"),
        pytest.param("2021年7月5日 中午12:20", ["zh"], "2021-07-05T12:20", id="zh, at noon"),
        pytest.param("2021年7月5日 中午1:30", ["zh"], "2021-07-05T13:30", id="zh, behind noon"),
        pytest.param("5 تموز 2021 11:30 ظهراً", ["ar"], "2021-07-05T11:30", id="ar, before noon"),
        pytest.param("5 تموز 2021 2:30 ظهرًا", ["ar"], "2021-07-05T14:30", id="ar, behind noon"),
        pytest.param("2021年7月5日 14:20 北京时间", ["zh"], "2021-07-05T14:20", id="zh, a zone"),
        pytest.param("2021年7月5日 14:20（日本時間）", ["ja"], "2021-07-05T14:20", id="ja, a zone"),
        pytest.param("5 июля 2021, 14:20 по московскому времени", ["ru"], "2021-07-05T14:20", id="ru, a zone"),
        pytest.param("5 липня 2021, 14:20 за київським часом", ["uk"], "2021-07-05T14:20", id="uk, a zone"),
        pytest.param("5 de julio de 2021, 14:20 hora de Madrid", ["es"], "2021-07-05T14:20", id="es, a zone"),
        pytest.param("5 juillet 2021, 14:20 heure de Paris", ["fr"], "2021-07-05T14:20", id="fr, a zone"),
        pytest.param("5. Juli 2021, 14:20 Uhr Ortszeit", ["de"], "2021-07-05T14:20", id="de, a zone"),
        pytest.param("5 de julho de 2021, 14:20 horário de Brasília", ["pt"], "2021-07-05T14:20", id="pt, a zone"),
        pytest.param("5 luglio 2021, 14:20 ora italiana", ["it"], "2021-07-05T14:20", id="it, a zone"),
        pytest.param("5 juli 2021, 14:20 uur Nederlandse tijd", ["nl"], "2021-07-05T14:20", id="nl, a zone"),
        pytest.param("5 juli 2021 kl. 14:20 svensk tid", ["sv"], "2021-07-05T14:20", id="sv, a zone"),
        pytest.param("5 lipca 2021, 14:20 czasu polskiego", ["pl"], "2021-07-05T14:20", id="pl, a zone"),
        pytest.param("5 Temmuz 2021 14:20 TSİ", ["tr"], "2021-07-05T14:20", id="tr, a zone"),
        pytest.param("July 5, 2021 09:00 AM Eastern Daylight Time", ["en"], "2021-07-05T09:00-04:00", id="en, a zone"),
        pytest.param("July 5, 2021 9:00 AM Pacific Time", ["en"], "2021-07-05T09:00", id="en, either of two zones"),
    ],
)
def test_halves_of_the_day_and_zones(line: str, languages: list[str], expected: str) -> None:
    found = find_date_line(line, languages)
    assert found is not None
    assert found.date == expected
    assert parse_byline(f"Jane Doe | {line}", languages).authors == ("Jane Doe",)  # no part of it is a name

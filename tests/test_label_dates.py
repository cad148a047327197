"""A plain text of which nothing but dates would go keeps them; a day without its year, above a text or amid it."""

from itertools import chain
from pathlib import Path

import pytest

from newsclean import Settings, clean_html, clean_text

PROSE = [
    "The ferry to the island runs again, the harbour office said on Monday, after three weeks of repairs.",
    "Its engine had failed in the storm of early May, and the spare parts came by lorry from the other coast.",
    "Twelve families had waited on the mainland, and the school sent their children's lessons by post.",
]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["14 April 2023", *PROSE], id="above"),
        pytest.param([*PROSE, "Last updated on 14 April 2023"], id="below"),
        pytest.param(["", *PROSE, "", "Published: 14 April 2023", ""], id="beside blank lines"),
    ],
)
def test_a_text_with_nothing_but_dates_to_go_stays_as_it_is(lines: list[str]) -> None:
    article = clean_text("\n\n".join(lines))
    assert article.text.split("\n\n") == list(filter(None, lines))
    assert (article.removed, article.title) == ((), None)
    assert "2023-04-14" in (article.date_published, article.date_modified)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Ferry to the island runs again", "14 April 2023", *PROSE], id="with its headline"),
        pytest.param(["By Rosa Amble", "14 April 2023", *PROSE], id="with its author"),
        pytest.param(["14 April 2023", *PROSE, "Share this article", "Leave a comment"], id="with the site's lines"),
    ],
)
def test_any_other_text_is_cleaned_of_them(lines: list[str]) -> None:
    article = clean_text("\n\n".join(lines))
    assert article.text.split("\n\n") == PROSE
    assert [removal.kind for removal in article.removed if removal.text == "14 April 2023"] == ["date_line"]
    assert article.date_published == "2023-04-14"


def test_a_page_of_html_is_cleaned_of_them() -> None:
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    article = clean_html(f"<html><body><article><time>14 April 2023</time>{body}</article></body></html>")
    assert article.text.split("\n\n") == PROSE


def test_a_rule_of_the_users_own_with_the_highest_score_takes_them_all_the_same(tmp_path: Path) -> None:
    pack = tmp_path / "ours.toml"
    pack.write_text(
        '[[rule]]\nid = "date_line/ours"\nkind = "date_line"\nwhy = "Ours"\nscore = 1.0\nscope = "start"\n'
        'phrases = ["printed on"]\nhits = ["Printed on 14 April 2023"]\nnear_misses = ["Not printed yet"]\n',
        encoding="utf-8",
    )
    article = clean_text("\n\n".join(["Printed on 14 April 2023", *PROSE]), settings=Settings(rules=(str(pack),)))
    assert article.text.split("\n\n") == PROSE
    assert [removal.rule for removal in article.removed] == ["date_line/ours"]


HEADLINE = "Ferry to the island runs again"
HOURS = ["Nov 3, 14:20", "3 November at 2:05 pm", "Monday 3 November, 13:40"]


@pytest.mark.parametrize("day", ["Nov 3, 14:20", "3 November at 2:20 pm", "Mon 3 Nov | 14:20", "11-03 14:20"])
@pytest.mark.parametrize("is_above", [True, False], ids=["above", "below"])
def test_a_day_without_its_year_by_the_headline_goes_and_dates_nothing(day: str, is_above: bool) -> None:
    head = [day, HEADLINE] if is_above else [HEADLINE, day]
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    heading = "".join(f"<h1>{line}</h1>" if line == HEADLINE else f"<p>{line}</p>" for line in head)
    for article in (clean_text("\n\n".join([*head, *PROSE])), clean_html(f"<article>{heading}{body}</article>")):
        assert article.text.split("\n\n") == PROSE
        assert (article.title, article.date_published) == (HEADLINE, None)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (
            "3 ноября, 14:20",
            """Паром на остров снова ходит
            Паром на остров снова ходит после трёх недель ремонта, сообщили в понедельник в управлении порта.
            Двигатель вышел из строя во время майского шторма, и запасные части везли на грузовике с другого берега.
            Двенадцать семей ждали на материке, а школа отправляла уроки детям с острова по почте.""",
        ),
        (
            "11/3(月) 18:05",
            """島への渡し船が運航を再開
            島への渡し船が３週間の修理を終えて運航を再開したと、港の事務所が月曜日に発表した。
            船の機関は５月の嵐で故障し、部品は対岸の町からトラックで運ばれたという。
            １２世帯が本土で待っており、学校は島の子どもたちに郵便で授業の資料を送っていた。""",
        ),
        (
            "3 Kasım 14:20",
            """Ada vapuru yeniden çalışıyor
            Ada vapuru üç haftalık onarımdan sonra yeniden çalışıyor, liman müdürlüğü pazartesi günü açıkladı.
            Vapurun motoru mayıs ayındaki fırtınada bozulmuş, yedek parçalar karşı kıyıdan kamyonla getirilmişti.
            On iki aile anakarada bekliyordu ve okul, adadaki çocuklara derslerini postayla gönderiyordu.""",
        ),
    ],
)
def test_it_goes_in_other_languages_too(day: str, text: str) -> None:
    lines = [line.strip() for line in text.splitlines()]
    article = clean_text("\n\n".join([day, *lines]))
    assert (article.title, article.text.split("\n\n")) == (lines[0], lines[1:])


@pytest.mark.parametrize("entries", [1, 2, 3])
@pytest.mark.parametrize("head", [[HEADLINE], [HEADLINE, "By Rosa Amble"]], ids=["headline", "byline"])
def test_the_hours_of_a_live_report_stay(head: list[str], entries: int) -> None:
    entry = [[hour, line] for hour, line in zip(HOURS, PROSE, strict=True)]
    text = [*PROSE[:-entries], *chain.from_iterable(entry[-entries:])]
    assert clean_text("\n\n".join([*head, *text, "Share", "Leave a comment"])).text.split("\n\n") == text
    html = "".join(f"<p>{line}</p>" for line in text)
    assert clean_html(f"<article><h1>{HEADLINE}</h1>{html}</article>").text.split("\n\n") == text


@pytest.mark.parametrize("line", ["Concert, 3 November, 20:00", "3 November", "14:20"])
def test_what_is_no_day_with_its_time_stays_below_the_headline(line: str) -> None:
    assert line in clean_html(f"<article><h1>{HEADLINE}</h1><p>{line}</p><p>{'</p><p>'.join(PROSE)}</p></article>").text


AT_A_TIME = {
    "en": ["Sunday 5 May, 16:30", "Marn v Pell", "When", "Where", "Harbour Square", "Ann Lehmann"],
    "de": ["Sonntag, 5. Mai, 16.30 Uhr", "Marn gegen Pell", "Termin", "Ort", "Hafenplatz", "Anna Lehmann"],
    "es": ["Domingo 5 de mayo, 16:30", "Marn - Pell", "Cuándo", "Dónde", "Plaza del puerto", "Ana Ledesma"],
    "ru": ["Воскресенье, 5 мая, 16:30", "Марн — Пелл", "Когда", "Где", "Портовая площадь", "Анна Лебедева"],
}
TOLD = {
    "en": [HEADLINE, *PROSE],
    "de": [
        "Die Fähre zur Insel fährt wieder",
        "Die Fähre zur Insel fährt nach drei Wochen wieder, teilte das Hafenamt am Montag mit.",
        "Ihr Motor war Anfang Mai im Sturm ausgefallen, und die Teile kamen mit dem Lastwagen von der anderen Küste.",
        "Zwölf Familien hatten auf dem Festland gewartet, und die Schule schickte den Kindern Aufgaben mit der Post.",
    ],
    "es": [
        "El transbordador de la isla vuelve a navegar",
        "El transbordador de la isla vuelve a navegar tras tres semanas, dijo el lunes la oficina del puerto.",
        "Su motor había fallado en la tormenta de mayo, y las piezas llegaron en camión desde la otra costa.",
        "Doce familias habían esperado en tierra firme, y la escuela mandó las lecciones a los niños por correo.",
    ],
    "ru": [
        "Паром на остров снова ходит",
        "Паром на остров снова ходит после трёх недель ремонта, сообщили в понедельник в управлении порта.",
        "Двигатель вышел из строя во время майского шторма, и запасные части везли на грузовике с другого берега.",
        "Двенадцать семей ждали на материке, а школа отправляла уроки детям с острова по почте.",
    ],
}


@pytest.mark.parametrize("language", TOLD)
@pytest.mark.parametrize("place", ["head", "amid", "end"])
def test_when_something_takes_place_stays_beside_its_label(language: str, place: str) -> None:
    headline, *told = TOLD[language]
    day, _, when, where, square, _ = AT_A_TIME[language]
    at = {"head": 0, "amid": 2, "end": len(told)}[place]
    text = [*told[:at], when, day, where, square, *told[at:]]
    assert clean_text("\n\n".join([headline, *text])).text.split("\n\n") == text
    html = "".join(f"<p>{line}</p>" for line in text)
    assert clean_html(f"<article><h1>{headline}</h1>{html}</article>").text.split("\n\n") == text


@pytest.mark.parametrize("language", TOLD)
def test_fixtures_below_a_text_keep_their_times(language: str) -> None:
    headline, *told = TOLD[language]
    day, match, *_ = AT_A_TIME[language]
    text = [*told, match, day, match, day.replace("5", "7")]
    assert clean_text("\n\n".join([headline, *text])).text.split("\n\n") == text


@pytest.mark.parametrize("language", TOLD)
def test_a_name_above_a_time_amid_a_text_is_not_its_author(language: str) -> None:
    headline, *told = TOLD[language]
    day, *_, name = AT_A_TIME[language]
    text = [*told[:2], name, day, *told[2:]]
    article = clean_text("\n\n".join([headline, *text]))
    assert (article.text.split("\n\n"), article.authors) == (text, ())
    by_the_headline = clean_text("\n\n".join([headline, name, day, *told]))
    assert (by_the_headline.text.split("\n\n"), by_the_headline.authors) == (told, (name,))


def test_days_without_their_year_do_not_keep_the_day_of_the_article() -> None:
    told = list(chain.from_iterable(zip(PROSE, [*HOURS[:2], "Nov 2, 9:15"], strict=True)))
    text = [*told, "The next ferry leaves on the first day of the month, when the school begins again."]
    article = clean_text("\n\n".join([HEADLINE, "14 March 2024", *text]))
    assert (article.text.split("\n\n"), article.date_published) == (text, "2024-03-14")

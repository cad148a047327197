"""Plain texts that name people and have sub-headings worded as bylines are: no one of them wrote it. Near misses first.

All texts have a sentence above the line, as a standfirst stands above a byline.
"""

import pytest

from newsclean import clean_text

TEXTS = {
    "en": (
        "Mill pond to be drained for repairs",
        "The mill pond at Thornley will be drained in May so that the dam can be repaired, the parish said.",
        "The fish are to be moved to the canal by volunteers, who will need two days for it.",
        "Walkers should keep to the upper path until June, when the water is let in again.",
    ),
    "de": (
        "Mühlteich wird für Reparatur abgelassen",
        "Der Mühlteich in Thornau wird im Mai abgelassen, damit der Damm repariert werden kann, teilt die Stadt mit.",
        "Die Fische sollen von Freiwilligen in den Kanal gebracht werden, was zwei Tage dauern wird.",
        "Spaziergänger sollen bis Juni den oberen Weg nehmen, dann wird das Wasser wieder eingelassen.",
    ),
    "it": (
        "Lo stagno del mulino sarà svuotato per i lavori",
        "Lo stagno del mulino di Rivalta sarà svuotato a maggio per riparare la diga, ha annunciato il comune.",
        "I pesci saranno portati nel canale dai volontari, che avranno bisogno di due giorni per farlo.",
        "Fino a giugno bisogna passare per il sentiero alto, poi l'acqua tornerà nello stagno.",
    ),
    "es": (
        "El estanque del molino se vaciará para las obras",
        "El estanque del molino de Ribalta se vaciará en mayo para reparar la presa, anunció el ayuntamiento.",
        "Los voluntarios llevarán los peces al canal, para lo que necesitarán por lo menos dos días.",
        "Hasta junio hay que pasar por el camino alto, y después el agua volverá al estanque.",
    ),
    "nl": (
        "Molenvijver wordt leeggepompt voor herstel van de dam",
        "De molenvijver bij Thornwoude wordt in mei leeggepompt, zodat de dam hersteld kan worden, zegt de stad.",
        "Vrijwilligers brengen de vissen naar het kanaal en hebben daar zeker twee dagen voor nodig.",
        "Wandelaars moeten tot juni het hoge pad nemen, daarna komt het water weer in de vijver.",
    ),
    "fa": (
        "آب برکه آسیاب برای تعمیر سد خالی می‌شود",
        "آب برکه آسیاب در ماه اردیبهشت برای تعمیر سد قدیمی روستا خالی می‌شود، شورای روستا اعلام کرد.",
        "داوطلبان ماهی‌ها را در دو روز به کانال پایین روستا می‌برند تا کار تعمیر آغاز شود.",
        "مردم تا پایان خرداد باید از راه بالا بروند و پس از آن برکه دوباره پر از آب می‌شود.",
    ),
}  # fmt: skip
MILL = "{} has run the mill for ten years, and someone of Thornley did so for thirty before."


def text_of(language: str, *lines: str, below: int = 1) -> str:
    """The text with lines below so many of its sentences."""
    title, *sentences = TEXTS[language]
    return "\n\n".join((title, *sentences[:below], *lines, *sentences[below:]))


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        pytest.param("en", ["Analysis by satellite"], id="by, and no name"),
        pytest.param("en", ["Written by hand"], id="written by, and no name"),
        pytest.param("en", ["Edited by machines"], id="edited by, and no name"),
        pytest.param("de", ["Kritik von Anwohnern"], id="von, and those who said it"),
        pytest.param("de", ["Analyse von Satellitendaten"], id="von, and what was looked at"),
        pytest.param("it", ["Testo di legge"], id="a lead-in's words, and no name"),
        pytest.param("it", ["Da Verona"], id="a place"),
        pytest.param("it", ["Commento di Salvetti"], id="a family name alone"),
        pytest.param("es", ["Por Navidad"], id="a season"),
        pytest.param("en", ["Mill Works", "Editor John Smith said that the mill had been sold."], id="above an editor"),
        pytest.param("fa", ["تعمیر سد", "سردبیر روزنامه محلی گفت که کار تعمیر سد آغاز شده است."], id="in Persian"),
        pytest.param("en", ["Anna Berger", "She has run the mill for ten years."], id="a portrait"),
        pytest.param("en", ["Anna Berger", MILL.format("Berger")], id="a portrait, named again"),
        pytest.param("en", ["Anna Berger", MILL.format("She"), "John Smith", MILL.format("He")], id="portraits"),
        pytest.param("en", ["Anna Berger", "John Smith", "Jane Miller", "Mary Jones"], id="many names"),
        pytest.param("en", ["Anna Berger", MILL.format("A farmer"), "“I saw it,” said Anna Berger."], id="who speaks"),
        pytest.param("de", ["Anna Berger (SPD)", "Sie will den Damm ganz erneuern lassen."], id="with a party"),
        pytest.param("en", ["Jane Miller, mayor", "Anna Berg, head of the school"], id="a list of people"),
        pytest.param("en", ["Kestrel by Tom Okafor", "Low Water by Anna Berg (Faber)"], id="a list of books"),
        pytest.param("en", ["Tom Okafor's Kestrel"], id="a book of his"),
        pytest.param("en", ["Directed by Anna Berg"], id="a film's director"),
        pytest.param("en", ["Written by John Smith in 1911, the mill song is still sung."], id="a sentence"),
        pytest.param("en", ["By Anna Berg. Example Press, 320 pp, £18.99."], id="a book's author"),
    ],
)  # fmt: skip
def test_whom_the_text_tells_of_did_not_write_it(language: str, lines: list[str]) -> None:
    article = clean_text(text_of(language, *lines))
    assert article.authors == ()
    assert [line for line in lines if line not in article.text] == []


@pytest.mark.parametrize(
    ("language", "lines", "authors"),
    [
        pytest.param("de", ["Von Anna Berg"], ("Anna Berg",), id="von"),
        pytest.param("de", ["Text: Anna Berg"], ("Anna Berg",), id="a label"),
        pytest.param("en", ["By Qiviut Umber"], ("Qiviut Umber",), id="an unknown name"),
        pytest.param("en", ["By Kristin", "5 July 2021"], ("Kristin",), id="a first name, above the day"),
        pytest.param("en", ["Anna Berg", "5 July 2021"], ("Anna Berg",), id="a name alone, above the day"),
        pytest.param("en", ["Anna Berg"], ("Anna Berg",), id="a name alone"),
        pytest.param("en", ["Anna Berg", "The Valley Herald"], ("Anna Berg",), id="above the paper's name"),
        pytest.param("de", ["Anna Berg"], ("Anna Berg",), id="a name alone, in German"),
        pytest.param("en", ["Anna Berg", "John Smith"], ("Anna Berg", "John Smith"), id="one below the other"),
        pytest.param("en", ["Anna Berg and John Smith"], ("Anna Berg", "John Smith"), id="two names"),
        pytest.param("en", ["Anna Berg | Guest Columnist"], ("Anna Berg",), id="with a role"),
        pytest.param("en", ["This post was written by Anna Berg, a diver."], ("Anna Berg",), id="a sentence"),
    ],
)
def test_the_author_below_a_standfirst(language: str, lines: list[str], authors: tuple[str, ...]) -> None:
    assert clean_text(text_of(language, *lines)).authors == authors


@pytest.mark.parametrize("line", ["Von Anna Berg", "Text: Anna Berg"])
def test_the_author_below_the_text(line: str) -> None:
    article = clean_text(text_of("de", line, below=3))
    assert line not in article.text


@pytest.mark.parametrize(
    ("lines", "dateline"),
    [
        pytest.param(["MAYOR: Good morning.", "COURT: Who did it?", "MAYOR: A diver."], None, id="two who speak"),
        pytest.param(["MAYOR: Good morning.", "COURT: Who did it?", "DIVER: It was I."], None, id="three who speak"),
        pytest.param(["RIVALTA: The pond is empty.", "MARN: The ferry is gone."], "RIVALTA", id="two items"),
        pytest.param(["RIVALTA: The pond is empty.", "NOTE: This was corrected."], "RIVALTA", id="a note"),
        pytest.param(
            ["RIVALTA: The pond is empty.", "He was asked.", "BERG: No.", "BERG: Never."], "RIVALTA", id="later"
        ),
        pytest.param(["RIVALTA: The pond is empty, the mayor said on Monday."], "RIVALTA", id="a place"),
    ],
)
def test_capitals_and_a_colon(lines: list[str], dateline: str | None) -> None:
    assert clean_text(text_of("en", *lines)).dateline == dateline


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Anouk Bloem 05-02-24, 06:00 Laatste update: 07:15", id="a short year and a change"),
        pytest.param("Anouk Bloem 05-02-2024 06:00", id="a long year"),
        pytest.param("Door Anouk Bloem 5 feb 2024 om 06:00 - Update: 07:15", id="the month's name"),
    ],
)
def test_a_name_with_day_and_time_is_a_byline(line: str) -> None:
    article = clean_text(text_of("nl", line, below=0))
    assert article.authors == ("Anouk Bloem",)
    assert article.date_published == "2024-02-05T06:00"
    assert line not in article.text

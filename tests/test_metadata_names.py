"""Bylines: first lines that name nobody, then people, then the agency beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.metadata.people.agencies import find_agency
from newsclean.metadata.people.byline_leads import starts_as_byline
from newsclean.metadata.people.bylines import MAX_BYLINE, parse_byline
from newsclean.metadata.people.names import clean_name


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        pytest.param("", ["en"], id="nothing"),
        pytest.param("By Staff", ["en"], id="staff"),
        pytest.param("BY STAFF REPORTER", ["en"], id="staff in capitals"),
        pytest.param("Web Desk", ["en"], id="a desk"),
        pytest.param("By the Editorial Board", ["en"], id="a board"),
        pytest.param("admin", ["en"], id="a system's user"),
        pytest.param("jdoe42", ["en"], id="a handle"),
        pytest.param("@JaneDoe", ["en"], id="a handle with its sign"),
        pytest.param("jane.doe@example.org", ["en"], id="an address"),
        pytest.param("https://example.org/author/jane-doe", ["en"], id="a link"),
        pytest.param("Last updated 5 July 2021", ["en"], id="a date line"),
        pytest.param("5 min read", ["en"], id="a reading time"),
        pytest.param("By the river the town sleeps", ["en"], id="a sentence"),
        pytest.param("Photo: Jane Doe", ["en"], id="a photographer is no author of the text"),
        pytest.param("© Jane Doe", ["en"], id="a credit"),
        pytest.param("Kristin", ["en"], id="a first name alone, of a line"),
        pytest.param("Aus dem Englischen von Jan Beispiel", ["de"], id="a translator"),
        pytest.param("Vertaald door Jan Jansen", ["nl"], id="a translator, Dutch"),
        pytest.param("By Use Case", ["en"], id="a menu's entry"),
        pytest.param("Von AFP", ["de"], id="an agency alone"),
        pytest.param("View all posts", ["en"], id="a link's text"),
        pytest.param("Editorial Board", ["en"], id="a board alone"),
        pytest.param("By Editorial Board", ["en"], id="a board led in"),
        pytest.param("Editorial Page", ["en"], id="a page's name"),
        pytest.param("Editorial Cartoonist", ["en"], id="a role that is not listed"),
        pytest.param("Correspondent Kabul", ["en"], id="a role and a place"),
        pytest.param("By Design", ["en"], id="an idiom"),
        pytest.param("By Gender & Age", ["en"], id="a menu's entry with two words"),
        pytest.param("Redakteur für Wirtschaft und Umwelt", ["de"], id="a role with its field"),
        pytest.param("x" * (MAX_BYLINE + 1), ["en"], id="too long"),
    ],
)
def test_no_one_is_named(text: str, languages: list[str]) -> None:
    assert parse_byline(text, languages).authors == ()


@pytest.mark.parametrize(
    ("text", "languages", "expected"),
    [
        pytest.param("By Jane Doe", ["en"], ("Jane Doe",), id="by"),
        pytest.param("BY JANE DOE AND JOHN SMITH", ["en"], ("Jane Doe", "John Smith"), id="capitals"),
        pytest.param(
            "Jane Doe, John Smith and Mary Major", ["en"], ("Jane Doe", "John Smith", "Mary Major"), id="three"
        ),
        pytest.param("Jane Doe & John Smith", ["en"], ("Jane Doe", "John Smith"), id="ampersand"),
        pytest.param("Jane Doe/John Smith", ["en"], ("Jane Doe", "John Smith"), id="slash"),
        pytest.param("Doe, Jane", ["en"], ("Jane Doe",), id="surname first"),
        pytest.param("Jane Doe, Staff Writer", ["en"], ("Jane Doe",), id="with a role"),
        pytest.param("Jane Doe, Senior Director, Content", ["en"], ("Jane Doe",), id="with more roles"),
        pytest.param("By Jane Doe | July 5, 2021 6:30 pm", ["en"], ("Jane Doe",), id="with a date"),
        pytest.param("Published July 5, 2021 by Jane Doe", ["en"], ("Jane Doe",), id="date first"),
        pytest.param("Jul 5, 2021 · Jane Doe · 5 min read", ["en"], ("Jane Doe",), id="between bullets"),
        pytest.param("Posted by Jane Doe on 2021-07-05 in news", ["en"], ("Jane Doe",), id="with a section"),
        pytest.param("Jane Doe (@janedoe)", ["en"], ("Jane Doe",), id="with a handle"),
        pytest.param("Jane Doe jane@example.org", ["en"], ("Jane Doe",), id="with an address"),
        pytest.param("Jane Doe, MD, PhD", ["en"], ("Jane Doe",), id="with degrees"),
        pytest.param("Prof. Jane Doe", ["en"], ("Jane Doe",), id="with a title"),
        pytest.param("Ludwig van der Rohe", ["en"], ("Ludwig van der Rohe",), id="particles"),
        pytest.param("María de los Ángeles García y Vega", ["es"], ("María de los Ángeles García y Vega",), id="long"),
        pytest.param("Anne-Marie O'Neill", ["en"], ("Anne-Marie O'Neill",), id="hyphen and apostrophe"),
        pytest.param("J. R. R. Doe", ["en"], ("J. R. R. Doe",), id="initials"),
        pytest.param("Yasmin al-Rashid", ["en"], ("Yasmin al-Rashid",), id="Arabic article"),
        pytest.param("By Kristin", ["en"], ("Kristin",), id="a first name after by"),
        pytest.param("Editor Jane", ["en"], ("Jane",), id="a first name after a role"),
        pytest.param("Columnist Jane Doe", ["en"], ("Jane Doe",), id="after a role"),
        pytest.param("Written by Qiviut", ["en"], ("Qiviut",), id="one unknown word after a longer lead-in"),
        pytest.param("By: Qiviut", ["en"], ("Qiviut",), id="one unknown word after a colon"),
        pytest.param("By Qiviut and Jane", ["en"], ("Qiviut", "Jane"), id="first names, one of them known"),
        pytest.param("By John Smith Jr.", ["en"], ("John Smith Jr.",), id="the younger"),
        pytest.param("By JOHN SMITH JR.", ["en"], ("John Smith Jr.",), id="the younger in capitals"),
        pytest.param("By Kumar T.K.", ["en"], ("Kumar T.K.",), id="initials behind the name"),
        pytest.param("By Jane K", ["en"], ("Jane K",), id="a letter without a point"),
        pytest.param("By Jane Doe.", ["en"], ("Jane Doe",), id="the line's full stop"),
        pytest.param("Jane Doe M.D.", ["en"], ("Jane Doe",), id="a degree with points"),
        pytest.param("Петров И. И.", ["ru"], ("Петров И. И.",), id="initials behind the name, Russian"),
        pytest.param("Por José Ortega y Gasset", ["es"], ("José Ortega y Gasset",), id="two family names"),
        pytest.param("Por José Luis García y Vega", ["es"], ("José Luis García y Vega",), id="the second a given name"),
        pytest.param("Por Maria da Costa e Silva", ["pt"], ("Maria da Costa e Silva",), id="two family names, pt"),
        pytest.param("Por Juana García y Luis Vega", ["es"], ("Juana García", "Luis Vega"), id="two people, Spanish"),
        pytest.param("Por Ana e Carlos Silva", ["pt"], ("Ana", "Carlos Silva"), id="two with one family name"),
        pytest.param("Por Ana y Carlos", ["es"], ("Ana", "Carlos"), id="two first names, Spanish"),
        pytest.param(
            "Por José Ortega y Gasset y Ana Ruiz", ["es"], ("José Ortega y Gasset", "Ana Ruiz"), id="both in one line"
        ),
        pytest.param("Von Anna Berg und Karl", ["de"], ("Anna Berg", "Karl"), id="a second first name, German"),
        pytest.param("Di Mario Rossi e Anna", ["it"], ("Mario Rossi", "Anna"), id="a second first name, Italian"),
        pytest.param("By Jane Doe Updated January 25, 2026", ["en"], ("Jane Doe",), id="before its change"),
        pytest.param("By Jane Doe. Last Updated on 5 July 2021", ["en"], ("Jane Doe",), id="its change set apart"),
        pytest.param("Von Anna Berg mit AP", ["de"], ("Anna Berg",), id="with an agency"),
        pytest.param("Kolumne von Anna Berg - 28.04.2024", ["de"], ("Anna Berg",), id="German column"),
        pytest.param("Column van Jan Jansen", ["nl"], ("Jan Jansen",), id="Dutch column"),
        pytest.param("Un'intervista di Maria Rossi", ["it"], ("Maria Rossi",), id="Italian interview"),
        pytest.param("Par Jeanne Dupont et Paul Martin", ["fr"], ("Jeanne Dupont", "Paul Martin"), id="French"),
        pytest.param("Por Juana Pérez", ["es"], ("Juana Pérez",), id="Spanish"),
        pytest.param("Иван Петров", ["ru"], ("Иван Петров",), id="Russian"),
        pytest.param("王小明", ["zh"], ("王小明",), id="Chinese"),
        pytest.param("记者 王小明 李伟", ["zh-Hans"], ("王小明", "李伟"), id="two in Chinese"),
        pytest.param("来源：云江晚报 作者：王小明", ["zh"], ("王小明",), id="behind another label in Chinese"),
        pytest.param("文/王小明 图/李伟", ["zh"], ("王小明",), id="pictures by another in Chinese"),
        pytest.param("摄影/李伟", ["zh"], (), id="pictures alone in Chinese"),
        pytest.param("山田 太郎", ["ja"], ("山田 太郎",), id="Japanese"),
        pytest.param("أحمد محمد", ["ar"], ("أحمد محمد",), id="Arabic"),
        pytest.param("رضا احمدی ۱۴ تیر ۱۴۰۰", ["fa"], ("رضا احمدی",), id="a day in Persian digits behind a name"),
    ],
)
def test_people(text: str, languages: list[str], expected: tuple[str, ...]) -> None:
    assert parse_byline(text, languages).authors == expected


def test_a_field_for_authors_may_hold_less() -> None:
    assert parse_byline("Kristin", ["en"], is_field=True).authors == ("Kristin",)
    assert parse_byline("jane doe", ["en"], is_field=True).authors == ("Jane Doe",)
    assert parse_byline("jdoe42", ["en"], is_field=True).authors == ()
    assert parse_byline("EcoFlow", ["en"], is_field=True).authors == ()


@pytest.mark.parametrize(
    ("text", "languages", "expected"),
    [
        pytest.param("José Ortega y Gasset", ["es"], ("José Ortega y Gasset",), id="two family names"),
        pytest.param("Maria dos Santos e Silva", ["pt"], ("Maria dos Santos e Silva",), id="two family names, pt"),
        pytest.param("García Márquez, Gabriel", ["es"], ("Gabriel García Márquez",), id="two family names first"),
        pytest.param("Doe, Jane A.", ["en"], ("Jane A. Doe",), id="before an initial"),
        pytest.param("Omid Kazemi, Jane Grace", ["en"], ("Omid Kazemi", "Jane Grace"), id="two people"),
        pytest.param("Jane Doe y Redacción", ["es"], ("Jane Doe",), id="a person and the desk"),
        pytest.param("von Trapp, Maria", ["de"], ("Maria von Trapp",), id="a particle that also leads in"),
        pytest.param("Le Pen, Marine", ["fr"], ("Marine Le Pen",), id="a particle with a capital"),
        pytest.param("MacDonald, Ian", ["en"], ("Ian MacDonald",), id="a capital inside"),
        pytest.param("O'Brien, Mary", ["en"], ("Mary O'Brien",), id="an apostrophe"),
        pytest.param("Smith-Jones, Ann", ["en"], ("Ann Smith-Jones",), id="a hyphen"),
        pytest.param("Pérez Ruiz, Ana; Doe, Jane", ["es"], ("Ana Pérez Ruiz", "Jane Doe"), id="two people"),
        pytest.param("John Smith, Mary Jane", ["en"], ("John Smith", "Mary Jane"), id="both have given names"),
        pytest.param("Valley Herald, Jane Doe", ["en"], ("Jane Doe",), id="a paper before a name"),
        pytest.param("Garden Watch, Jane Doe", ["en"], ("Garden Watch", "Jane Doe"), id="a whole name behind"),
        pytest.param("Von Anna Berg, Maria", ["de"], ("Anna Berg",), id="behind a lead-in"),
        pytest.param("Jane Doe, Kabul", ["en"], ("Jane Doe",), id="a place behind"),
        pytest.param("記者王小明／台北報導", ["zh-TW"], ("王小明",), id="where it was reported from"),
        pytest.param("〔記者王小明／花蓮報導〕", ["zh-TW"], ("王小明",), id="in brackets"),
        pytest.param("記者王明／高雄報導", ["zh-TW"], ("王明",), id="a place that begins as a name does"),
        pytest.param("記者王小明台北報導", ["zh-TW"], (), id="a place with nothing before it"),
        pytest.param("記者王小明報導", ["zh-TW"], ("王小明",), id="no place"),
        pytest.param("【本報記者王小明報導】", ["zh-TW"], ("王小明",), id="no place, in brackets"),
        pytest.param("记者王小明、李娜报道", ["zh"], ("王小明", "李娜"), id="two reporters"),
        pytest.param("實習記者 王小明 報導", ["zh-TW"], ("王小明",), id="spaces"),
        pytest.param("John Smith Jr.", ["en"], ("John Smith Jr.",), id="the younger"),
        pytest.param("Procter and Gamble", ["en"], (), id="a company"),
        pytest.param("Valley Robotics, Inc.", ["en"], (), id="a company's form behind a comma"),
        pytest.param("Valley Grain Corporation", ["en"], (), id="a company's form in full"),
        pytest.param("Valley Grain plc", ["en"], (), id="a company's form in small letters"),
        pytest.param("Nordtal Maschinenbau GmbH", ["de"], (), id="a company, German"),
        pytest.param("Valle Grano S.p.A.", ["it"], (), id="a company, Italian"),
        pytest.param("Green Hill Partners", ["en"], (), id="a company's word"),
        pytest.param("Ferry Watch International", ["en"], (), id="an organisation's word"),
        pytest.param("Jane Doe, Valley Robotics, Inc.", ["en"], ("Jane Doe",), id="a person of a company"),
        pytest.param("Anna Berg, AB", ["sv"], ("Anna Berg",), id="initials that are a form too"),
        pytest.param("MARIA DE SA", ["pt"], ("Maria De Sa",), id="a family name that is a form too"),
        pytest.param("记者从市公安局获悉", ["zh"], (), id="a clause"),
        pytest.param("勅使河原 三郎", ["ja"], ("勅使河原 三郎",), id="a long family name"),
        pytest.param("Simon & Schuster", ["en"], (), id="a company that begins as a name does"),
        pytest.param("Johnson & Johnson", ["en"], (), id="a company of two of one name"),
        pytest.param("Todd and Kristin", ["en"], ("Todd", "Kristin"), id="two first names"),
        pytest.param("Linny & Peter", ["en"], ("Linny", "Peter"), id="two first names and a sign"),
        pytest.param("Maria Silva e João Costa", ["pt"], ("Maria Silva", "João Costa"), id="and, Portuguese"),
        pytest.param("Anna Berg und Eva Schmidt", ["de"], ("Anna Berg", "Eva Schmidt"), id="and, German"),
        pytest.param("Ali Yılmaz ve Ayşe Kaya", ["tr"], ("Ali Yılmaz", "Ayşe Kaya"), id="and, Turkish"),
        pytest.param("Jan Kowalski i Anna Nowak", ["pl"], ("Jan Kowalski", "Anna Nowak"), id="and, Polish"),
        pytest.param("Doe, Mary Jane", ["en"], ("Mary Jane Doe",), id="two given names behind"),
        pytest.param("Silva, Maria João", ["pt"], ("Maria João Silva",), id="two given names behind, pt"),
        pytest.param("Kristin, Mary Jane", ["en"], ("Mary Jane",), id="two given names behind a given one"),
        pytest.param("Reuters, Mary Jane", ["en"], ("Mary Jane",), id="two given names behind an agency"),
        pytest.param("Correspondent Kabul", ["en"], (), id="a role and a place"),
        pytest.param("Qiviut", ["en"], ("Qiviut",), id="an unknown word alone"),
    ],
)
def test_names_in_fields(text: str, languages: list[str], expected: tuple[str, ...]) -> None:
    assert parse_byline(text, languages, is_field=True).authors == expected


def test_the_site_is_no_author() -> None:
    assert parse_byline("By Example Herald", ["en"], site_name="Example Herald").authors == ()
    assert clean_name("Rolling Stone", ["en"], "Rolling Stone") is None


def test_lines_that_begin_as_bylines() -> None:
    assert starts_as_byline("By Jane Doe", ["en"])
    assert starts_as_byline("Par Jeanne Dupont", ["fr"])
    assert not starts_as_byline("Bystanders fled", ["en"])
    assert not starts_as_byline("By 2021 the town had fallen", ["en"])


@given(st.text(max_size=400))
def test_any_text_gives_names_that_are_names(text: str) -> None:
    for name in parse_byline(text, ["en"]).authors:
        assert name == name.strip()
        assert not any(map(str.isdigit, name))
        assert "@" not in name


def test_agencies_are_not_women() -> None:
    assert find_agency("Ana Lopez", ["es"]) is None

"""Hyphens at the ends of lines: which belong to a compound and stay, and which broke a word."""

import pytest

from newsclean.repair.unwrap import join_lines, look_at_lines

COMPOUNDS = (
    "the left-wing party", "the NATO-led force", "a Saudi-led coalition", "twenty-five people", "inner-city schools",
    "a high-rise tower", "a king-size bed", "a tap-dance", "a wish-list", "a state-run firm", "an army-led council",
    "a well-fed dog", "top-ten", "full-sized", "decision-making", "the e-mail", "a T-shirt", "a go-to place",
    "a how-to guide", "the Al-Qaeda group", "die CDU-Fraktion", "COVID-19", "the 2020-21 season", "an F-16 jet",
    "a Boeing 737-800", "a 1,000-meter run", "der 86-Jährige", "a U.S.-led force", "Pouvez-vous venir", "Avez-vous vu",
    "un rendez-vous", "peut-être", "le nord-est", "disse-lhe que", "какой-нибудь день",
    "au-dessus du port", "celui-ci", "sa porte-parole", "na terça-feira", "из-за этого", "Что-то не так", "чуть-чуть",
    "будь-який день", "anak-anak",
)  # fmt: skip
CHAINS = (
    "face-to-face",
    "up-to-date",
    "black-and-white",
    "arc-en-ciel",
    "state-of-the-art",
    "mother-in-law",
    "5-year-old",
)


@pytest.mark.parametrize("text", [*COMPOUNDS, *CHAINS])
def test_compounds_keep_their_hyphen(text: str) -> None:
    before, hyphen, after = text.partition("-")
    while hyphen:
        assert join_lines(f"{before}-\n{after}") == text
        rest, hyphen, after = after.partition("-")
        before = f"{before}-{rest}"


@pytest.mark.parametrize("text", [text for text in COMPOUNDS if text not in ("a tap-dance", "a wish-list")])
def test_compounds_keep_their_hyphen_in_a_text_that_breaks_words(text: str) -> None:
    assert join_lines("the na-\ntion and " + text.replace("-", "-\n")) == f"the nation and {text}"


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("Nord-\nund Südkorea", "Nord- und Südkorea"),
        ("a five-\nto ten-year plan, 5-\nto 10-year", "a five- to ten-year plan, 5- to 10-year"),
        ("Regie-\nrung, Nord-\nund Süd", "Regierung, Nord- und Süd"),
        ("the dis-\ntrict of the na-\ntion", "the district of the nation"),
        ("the dis-\ntrict. That district", "the district. That district"),
        ("the dis-\ntrict", "the dis-trict"),  # nothing shows that the word was broken
        ("labour-\nintensive na-\ntions: intensive labour", "labour-intensive nations: intensive labour"),
        ("la educa-\nción y el de-\nporte", "la educación y el deporte"),
        ("образова-\nния и спор-\nта", "образования и спорта"),
        ("de hoe-\nveelheid is onmoge-\nlijk", "de hoeveelheid is onmogelijk"),
    ],
)  # fmt: skip
def test_other_hyphens(broken: str, text: str) -> None:
    assert join_lines(broken) == text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        pytest.param("capa-\ncity", "capacity", id="like a word"),
        pytest.param("dis-\ntrict-level", "district-level", id="of a compound's first part"),
        pytest.param("anti-cor-\nruption", "anti-corruption", id="of a compound's second part"),
        pytest.param("ma-\nma", "mama", id="two equal syllables"),
        pytest.param("мес-\nто", "место", id="like the end of a compound"),
        pytest.param("a-\nbout", "about", id="behind one letter"),
    ],
)
def test_broken_words_are_joined_in_a_text_that_breaks_words(broken: str, whole: str) -> None:
    assert join_lines(f"the na-\ntion and {broken} too") == f"the nation and {whole} too"


WRAPPED = (
    "The short-term contracts of self-\nemployed drivers, two well-\nknown economists found, are an alarm-\nbell.",
    "The co-operation with the harbour\noffice has changed little, and most\nof them will work nights as before,\n"
    "the study says. The minister has\nread it and spoke of the winter, in\nwhich all of them had to drive on.\n"
    "Nobody knows what comes then. The\nfirms have not said so far, and in\nthe town they ask the drivers now.",
)
BROKEN = (
    "Die Fähre zwischen Nordhafen und#den Inseln stellt nach dem Boots-#besuch ihren Betrieb ein.",
    "Auf den drei Inseln leben rund#340 Menschen. Die meisten brauchen#die Schiffe, wenn sie dort einkau-#fen, "
    "und viele hörten im Radio von#der Entschei-#dung; die Entscheidung gilt.",
)


@pytest.mark.parametrize("text", WRAPPED)
def test_compounds_of_a_text_whose_words_are_whole_keep_their_hyphens(text: str) -> None:
    seen = look_at_lines(WRAPPED)
    assert not seen.breaks_words
    assert join_lines(text, seen) == text.replace("-\n", "-").replace("\n", " ")


def test_the_paragraphs_of_a_text_show_together_that_its_words_were_broken() -> None:
    texts = [one.replace("#", "\n") for one in BROKEN]
    seen = look_at_lines(texts)
    assert [join_lines(text, seen) for text in texts] == [one.replace("-#", "").replace("#", " ") for one in BROKEN]
    assert "Boots-besuch" in join_lines(texts[0])  # alone it shows nothing


def test_parts_of_words_are_no_words_of_the_text() -> None:
    assert join_lines("the na-\ntion and its lunch-\nroom") == "the nation and its lunchroom"
    assert join_lines("the na-\ntion, its lunch-\nroom: a room to lunch").startswith("the nation, its lunch-room")

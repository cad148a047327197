"""Phrases of chrome amid the article's sentences count little; amid the site's own they count as they are.

Whole lines of articles, with the rules that would take them, stand in `fixtures/rules/`: see `test_rule_coverage`.
"""

import pytest

from newsclean.label.rules.addressed import AMID, is_addressed
from newsclean.label.rules.packs import parse_pack
from newsclean.label.rules.table import RuleTable, make_ready
from newsclean.language.folders import language_tags
from newsclean.language.words import words_in

NOT_ADDRESSED = [
    pytest.param("en", "The US army and its allies ate breakfast at a site in the north.", id="English: capitals"),
    pytest.param("en", "I. Kaur and three others were heard.", id="English: an initial"),
    pytest.param(
        "en", "Three in ten get a letter, and few subscribers join.", id="English: no imperative amid the sentence"
    ),
    pytest.param("de", "Sie hatte die Bilder ohne Erlaubnis der Familie verkauft.", id="German: she"),
    pytest.param("de", "Die Familie hatte es sie gelehrt.", id="German: she, amid the sentence"),
    pytest.param("es", "El software se publicó con esa licencia en cuarenta países.", id="Spanish"),
    pytest.param("fr", "Le musée interdit la copie depuis le vol de deux dessins.", id="French"),
    pytest.param("it", "Il server ospitava due archivi e un elenco.", id="Italian"),
    pytest.param("nl", "De gemeente verbiedt dat in de leeszaal.", id="Dutch"),
    pytest.param("pl", "Muzeum zabrania tego w czytelni od dwóch lat.", id="Polish"),
    pytest.param("pt", "O museu proíbe cópias desde o roubo de dois desenhos.", id="Portuguese"),
    pytest.param("ru", "В архиве это запрещено с тех пор, как пропали карты.", id="Russian"),
    pytest.param("sv", "Museet förbjöd det sedan två teckningar hade stulits.", id="Swedish"),
    pytest.param("tr", "Müze iki çizim çalındıktan sonra bunu yasakladı.", id="Turkish"),
    pytest.param("uk", "В архіві це заборонено відтоді, як зникли карти.", id="Ukrainian"),
    pytest.param("ar", "منع المتحف النسخ بعد سرقة لوحتين.", id="Arabic"),
    pytest.param("fa", "موزه پس از سرقت دو نقاشی این کار را ممنوع کرد.", id="Persian"),
    pytest.param("ja", "美術館は盗難の後、複写を禁じた。", id="Japanese"),
    pytest.param("zh", "博物馆在失窃后禁止复制。", id="Chinese"),
]

ADDRESSED = [
    pytest.param("en", "Content is blocked until YOU agree: see our terms.", id="English: of itself"),
    pytest.param("en", "When it is bought there, I earn a commission.", id="English: the author"),
    pytest.param("en", "» Get the stories of the week by mail.", id="English: an imperative begins it"),
    pytest.param("de", "Ein Gastbeitrag gibt die Meinung des Autors wieder.", id="German: whose opinion it is"),
    pytest.param("fr", "Les abonnés ont accès aux archives.", id="French: what subscribers get"),
    pytest.param("en", "Mistakes can be reported to desk@lamp.example.", id="an address"),
    pytest.param("en", "Photographs © Lakeland Lamp and others.", id="who has the rights"),
    pytest.param("de", "Den ganzen Text lesen Sie am Donnerstag.", id="German"),
    pytest.param("es", "Los textos de este sitio tienen dueño.", id="Spanish"),
    pytest.param("fr", "Les contenus peuvent être copiés si j'accepte.", id="French: an elision"),
    pytest.param("it", "Le foto sono prese da internet e le usiamo su questo sito.", id="Italian"),
    pytest.param("nl", "Aan de informatie op deze site is niets te ontlenen.", id="Dutch"),
    pytest.param("pl", "Komentarze są opiniami czytelników naszego portalu.", id="Polish"),
    pytest.param("pt", "Os comentários não são a opinião deste site.", id="Portuguese"),
    pytest.param("ru", "Копирование возможно со ссылкой на наш сайт.", id="Russian"),
    pytest.param("sv", "Artiklar skyddas av lagen när du läser dem.", id="Swedish"),
    pytest.param("tr", "Yazıların kopyalanması izninize bağlıdır.", id="Turkish: an ending"),
    pytest.param("uk", "Копіювання можливе з посиланням на наш сайт.", id="Ukrainian"),
    pytest.param("ar", "جميع المواد على موقعنا محفوظة.", id="Arabic"),
    pytest.param("fa", "همه مطالب این سایت محفوظ است.", id="Persian"),
    pytest.param("ja", "記事の複写はご遠慮ください。", id="Japanese"),
    pytest.param("zh", "内容由本站提供。", id="Chinese"),
]


@pytest.mark.parametrize(("tag", "sentence"), NOT_ADDRESSED)
def test_a_sentence_that_addresses_nobody(tag: str, sentence: str) -> None:
    assert not is_addressed(sentence, (tag,))


@pytest.mark.parametrize(("tag", "sentence"), ADDRESSED)
def test_a_sentence_of_the_site(tag: str, sentence: str) -> None:
    assert is_addressed(sentence, (tag,))


@pytest.mark.parametrize("tag", [tag for tag in language_tags() if tag != "und"])
def test_each_language_has_words_of_address(tag: str) -> None:
    assert words_in(tag, "addressing")


def test_in_a_language_without_such_words_any_sentence_may_be_the_site_s() -> None:
    assert is_addressed("Kontentin pamje të huaj e ruan muzeu.", ("sq",))


PACK = """
[[rule]]
id = "cookie_notice/blocked"
kind = "cookie_notice"
scope = "within"
phrases = ["content is blocked", "by the settings"]
why = "In place of what is embedded"
hits = ["Content is blocked"]
near_misses = ["No content"]
{more}
"""

WEIGHED = [
    pytest.param("In the west all content is blocked, and a licence is needed.", id="amid a sentence"),
    pytest.param(
        "It rained on Monday. In the west all content is blocked. It was late.", id="amid the second of three"
    ),
    pytest.param(
        "In the west content is blocked. Our own map shows where.", id="the sentence beside it speaks to the reader"
    ),
]
SURE = [
    pytest.param("Content is blocked, and a licence is needed for the map.", id="begins the sentence"),
    pytest.param("It rained on Monday. » Content is blocked in the west.", id="begins the second sentence"),
    pytest.param("In the west all content is blocked until you accept the rules.", id="speaks to the reader"),
    pytest.param("In the west all content is blocked by the settings of the browser.", id="two phrases"),
    pytest.param("In the west content is blocked.", id="shorter than prose"),
    pytest.param("In the west all content is blocked, with a licence needed for it", id="no sentence"),
]
REPORTED = [
    pytest.param(
        "In the west all content is blocked, the minister said. It rained on Monday.", id="with another behind"
    ),
    pytest.param("It rained on Monday. Content is blocked, the minister said.", id="as the last"),
]


def scores(line: str, more: str = "", language: str | None = "en") -> list[float]:
    """The scores of what the pack's rule makes of a line."""
    (rule,) = parse_pack(PACK.format(more=more), "pack.toml", language)
    return [match.rule.score for match in RuleTable((make_ready(rule),)).matches(line)]


@pytest.mark.parametrize("line", WEIGHED)
def test_a_phrase_amid_a_sentence_of_the_article_counts_little(line: str) -> None:
    assert scores(line) == [AMID]


@pytest.mark.parametrize("line", SURE)
def test_a_phrase_of_the_site_counts_as_its_rule_says(line: str) -> None:
    assert scores(line) == [0.9]


@pytest.mark.parametrize("line", REPORTED)
def test_a_sentence_that_reports_a_phrase_is_told_among_others(line: str) -> None:
    assert scores(line) == []


@pytest.mark.parametrize(
    ("more", "language", "score"),
    [
        pytest.param("score = 1", "en", 1, id="a rule that is sure"),
        pytest.param("score = 0.6", "en", 0.6, id="a rule that counts less anyway"),
        pytest.param("place = 'margin'", "en", 0.9, id="a rule for outside the text"),
        pytest.param("", None, 0.9, id="a rule for any language"),
    ],
)
def test_which_rules_are_not_weighed(more: str, language: str | None, score: float) -> None:
    assert scores("In the west all content is blocked, and a licence is needed.", more, language) == [score]

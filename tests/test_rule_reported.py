"""Sentences that report what someone says are told from chrome, in each language by its own forms.

Whole lines, with the rules that would take them, stand in `fixtures/rules/`: see `test_rule_coverage`.
"""

import pytest

from newsclean.label.rules.for_page import rule_table
from newsclean.label.rules.packs import parse_pack
from newsclean.label.rules.reported import is_reported
from newsclean.label.rules.table import RuleTable, make_ready
from newsclean.language.folders import language_tags
from newsclean.language.words import words_in

NOT_REPORTED = [
    pytest.param("en", "Subscribe to our channel.", id="no clause"),
    pytest.param("en", "Subscribe now and read what the official said.", id="a verb without a clause of its own"),
    pytest.param("en", "“I will stay,” says minister", id="a headline: no full stop"),
    pytest.param("en", "Subscribe to our channel, the official said?", id="a question"),
    pytest.param("en", "Read also: I will stay, the official said.", id="a label"),
    pytest.param("en", "We use cookies, as explained in our policy.", id="a participle"),
    pytest.param("en", "Follow The Vote, told in ten parts.", id="a participle behind a comma"),
    pytest.param("en", "There are no comments added yet.", id="a participle in the sentence"),
    pytest.param(
        "en", "Said the mayor. Subscribe to our channel.", id="a clause at the beginning, a sentence behind it"
    ),
    pytest.param("en", "Our readers, you said so.", id="no one who speaks"),
    pytest.param("en", "The mayor leaves, says the photographer. Photo: Jane Doe.", id="a caption and its credit"),
    pytest.param("en", "It was fine, she said. Subscribe to our channel.", id="a sentence behind it"),
    pytest.param(
        "en", "It was fine, she said. “Yes.” Subscribe to our channel.", id="a quotation and a sentence behind it"
    ),
    pytest.param("en", "It was fine, she said: subscribe to our channel.", id="what is said behind a colon"),
    pytest.param("de", "Schreiben Sie uns, sagen Sie uns die Meinung.", id="German: an imperative"),
    pytest.param("de", "Schreibt uns, sagt uns die Meinung.", id="German: an imperative of the same form"),
    pytest.param("es", "Suscríbete, comenta el artículo y comparte.", id="Spanish: an imperative"),
    pytest.param("fr", "Un podcast de la rédaction, écrit par Anne Petit.", id="French: a participle"),
    pytest.param("pl", "Redaktor działu miejskiego, pisze o transporcie.", id="Polish: a biography"),
    pytest.param("ru", "Об этом «Вестник» писал здесь.", id="Russian: a name in quotation marks"),
    pytest.param("ar", "اشترك الآن، أعلن معنا.", id="Arabic: an imperative"),
    pytest.param("ja", "この記事をシェアしてください。", id="Japanese: a request"),
    pytest.param("zh", "网友说：请订阅电子报。", id="Chinese: a label"),
    pytest.param("zh", "欢迎留言，告诉我们您的意见。", id="Chinese: a request"),
    pytest.param("en", "Abonnieren Sie uns, bat er die Zuhörer.", id="another language"),
]

REPORTED = [
    pytest.param("en", "Subscribe to our channel, the official urged.", id="English: who speaks first"),
    pytest.param("en", "Subscribe to our channel, Smith told reporters on Friday.", id="English: a name"),
    pytest.param("en", "Subscribe to our channel, said one of the officials.", id="English: the verb first"),
    pytest.param("en", "Leave a reply, said Mr. Doe of the U.S. embassy.", id="English: points that end no sentence"),
    pytest.param("en", '"Leave a reply on the door," she told the students.', id="English: a quotation"),
    pytest.param("en", "“Leave a reply,” she said. “It is easy.”", id="English: a quotation in two pieces"),
    pytest.param("en", "(Leave a reply, the official urged.)", id="English: in brackets"),
    pytest.param("de", "Abonnieren Sie uns, bat Müller.", id="German"),
    pytest.param("de", "„Abonnieren Sie uns“, sagte er am Montag.", id="German: a quotation"),
    pytest.param("es", "Suscríbete a nuestro canal, dijo.", id="Spanish: nobody named"),
    pytest.param("es", "—Suscríbete a nuestro canal —dijo el vendedor.", id="Spanish: dashes"),
    pytest.param("fr", "Abonnez-vous, a déclaré le maire.", id="French: an auxiliary"),
    pytest.param("fr", "« Abonnez-vous », explique-t-elle.", id="French: a pronoun with a hyphen"),
    pytest.param("fr", "Abonnez-vous, s’exclame le maire.", id="French: a curved apostrophe"),
    pytest.param("it", "«Iscriviti al canale», ha chiesto il sindaco.", id="Italian"),
    pytest.param("pt", "— Inscreva-se no canal — disse o vendedor.", id="Portuguese: dashes"),
    pytest.param("nl", "Abonneer u, aldus de burgemeester.", id="Dutch"),
    pytest.param("sv", "– Prenumerera på kanalen, ropade försäljaren.", id="Swedish"),
    pytest.param("pl", "Zapisz się – mówi burmistrz.", id="Polish: a dash without a comma"),
    pytest.param("ru", "— Подпишитесь на канал! — кричал продавец.", id="Russian: a dash behind a mark"),
    pytest.param("uk", "«Підпишіться на канал», — сказав мер.", id="Ukrainian"),
    pytest.param("tr", "Kanala abone olun, dedi başkan.", id="Turkish: a comma"),
    pytest.param("tr", "Kanala abone olun diye konuştu.", id="Turkish: at the end"),
    pytest.param("ar", "اشترك في القناة، قال العمدة.", id="Arabic"),
    pytest.param("fa", "در کانال ما عضو شوید، شهردار گفت.", id="Persian"),
    pytest.param("ja", "チャンネル登録をお願いしますと市長は述べた。", id="Japanese: a particle"),
    pytest.param("ja", "「登録して」と、市長は話した。", id="Japanese: a quotation"),
    pytest.param("zh", "请订阅我们的频道，市长说。", id="Chinese"),
    pytest.param("zh", "「請訂閱頻道，」市長表示。", id="Chinese: a quotation"),
    pytest.param("zh", "部长表示，请大家订阅电子报。", id="Chinese: at the beginning"),
    pytest.param("ar", "وقال الوزير إن على الجميع الاشتراك في النشرة.", id="Arabic: at the beginning"),
    pytest.param("en", "Said the mayor, subscribe to our channel.", id="English: at the beginning"),
]


@pytest.mark.parametrize(("tag", "line"), NOT_REPORTED)
def test_a_line_that_is_no_report_is_not_taken_for_one(tag: str, line: str) -> None:
    assert not is_reported(line, frozenset({tag}))


@pytest.mark.parametrize(("tag", "line"), REPORTED)
def test_a_report_is_told(tag: str, line: str) -> None:
    assert is_reported(line, frozenset({tag}))
    assert is_reported(line, frozenset(language_tags()) - {"und"})


@pytest.mark.parametrize("tag", [tag for tag in language_tags() if tag != "und"])
def test_each_language_has_verbs_of_saying(tag: str) -> None:
    assert words_in(tag, "saying") or words_in(tag, "saying_last")


PACK = """
[[rule]]
id = "{kind}/urged"
kind = "{kind}"
{how}
why = "A call"
hits = ["Subscribe to us"]
near_misses = ["No call"]
"""


@pytest.mark.parametrize(
    ("how", "kind", "taken"),
    [
        pytest.param("scope = 'start'\nphrases = ['subscribe to us']", "newsletter", False, id="start"),
        pytest.param("scope = 'within'\nphrases = ['to us']", "newsletter", False, id="within"),
        pytest.param("match = '^Subscribe'", "newsletter", False, id="an expression"),
        pytest.param(
            "scope = 'start'\nphrases = ['subscribe to us']\nopens = 'list'", "newsletter", True, id="heading"
        ),
        pytest.param("scope = 'end'\nphrases = ['the official urged']", "newsletter", True, id="end"),
        pytest.param("phrases = ['subscribe to us, the official urged']", "newsletter", True, id="the line"),
        pytest.param("match = '^Subscribe'", "comment", True, id="an expression for comments"),
        pytest.param("scope = 'start'\nphrases = ['subscribe to us']", "comment", False, id="a phrase of comments"),
        pytest.param("scope = 'start'\nphrases = ['subscribe to us']", "body", True, id="a line to keep"),
    ],
)
@pytest.mark.parametrize("language", ["en", None], ids=["English", "any language"])
def test_which_rules_take_a_report(how: str, kind: str, taken: bool, language: str | None) -> None:
    (rule,) = parse_pack(PACK.format(how=how, kind=kind), "pack.toml", language)
    matches = RuleTable((make_ready(rule),)).matches("Subscribe to us, the official urged.")
    assert bool(matches) is taken


def test_a_verb_at_the_start_counts_in_its_language_only() -> None:
    dutch = "Dit artikel is auteursrechtelijk beschermd."
    assert not is_reported(dutch, frozenset())
    assert not is_reported(dutch, frozenset({"nl"}))


@pytest.mark.parametrize(
    ("language", "line", "is_caption"),
    [
        pytest.param("zh", "大桥将于六月通车。（新华社）", False, id="Chinese: a sentence"),
        pytest.param("ja", "橋は６月に開通する。（共同）", False, id="Japanese: a sentence"),
        pytest.param("it", "Il ponte riapre a giugno. (ANSA)", False, id="Italian: a sentence"),
        pytest.param("zh", "圖為民眾在港口等候渡輪。（路透社）", True, id="Chinese: a label"),
        pytest.param("zh", "图为市民在桥上合影。（新华社）", True, id="Chinese: a label, simplified"),
        pytest.param("ja", "写真は橋を渡る市民。（共同）", True, id="Japanese: a label"),
        pytest.param("ja", "橋を渡る市民ら＝１４日、港。（共同）", True, id="Japanese: the day of the picture"),
        pytest.param("it", "Nella foto, la gente sul ponte. (ANSA)", True, id="Italian: a label"),
        pytest.param("pl", "Na zdjęciu: ludzie na moście. (PAP)", True, id="Polish: a label with a colon"),
    ],
)
def test_what_an_agency_signs_is_a_caption_only_with_another_sign(language: str, line: str, is_caption: bool) -> None:
    matches = rule_table(frozenset({language})).matches(line)
    assert any(match.rule.kind == "image_caption" for match in matches) == is_caption

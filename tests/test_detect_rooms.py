"""The detectors together: what `detect` adds to an article."""

from pathlib import Path
from typing import get_args

import pytest

from newsclean import clean
from newsclean.article import Article, ArticleBlock, Finding, MadeBy, Repair, Source
from newsclean.detect import DETECTORS, detect, find_all
from newsclean.detect.reading import read_text
from newsclean.detect.scores import judge_machine, judge_translated, load_calibration
from newsclean.detect.style import Style
from newsclean.kinds import FindingKind
from newsclean.language.folders import language_tags, read_traces
from newsclean.records import BlockKind, Document, Page
from newsclean.settings import Explain, Settings


def article_of(*paragraphs: str, language: str = "en") -> tuple[Article, Document]:
    text = "\n\n".join(paragraphs)
    page = Page("page.txt", text)
    article = Article(
        id="page.txt",
        source=Source("text", None, "0" * 64, "str"),
        made_by=MadeBy("0", "0" * 12, "0" * 12),
        language=language,
        text=text,
        blocks=tuple(ArticleBlock("paragraph", paragraph) for paragraph in paragraphs),
    )
    return article, Document(page, "text", text, "str", "0" * 64, ())


def test_artifacts_become_findings_and_a_verdict() -> None:
    article, document = article_of(
        "He spoke for a battalion-based battalion-based battalion. They are out of control. Than provincial capitals.",
        "– “Emergency” –",
    )
    checked = detect(article, document, Settings())
    assert checked.text == article.text
    assert [f.kind for f in checked.findings] == ["repeated_phrase", "dangling_fragment", "dash_heading"]
    assert checked.machine_translation.verdict == "likely"


def test_plain_news_is_left_alone() -> None:
    article, document = article_of("The minister resigned on Monday after a vote in parliament.")
    checked = detect(article, document, Settings())
    assert checked.findings == ()
    assert checked.machine_translation.verdict in ("unlikely", "unknown")


@pytest.mark.parametrize("explain", ["none", "spans"])
def test_what_repair_erased_is_found_however_little_the_record_keeps(explain: Explain) -> None:
    page = "Ferry runs again\n\nTheir demand was ignored, ”said Bashir, who lives on the island in the north."
    full, less = clean(page), clean(page, settings=Settings(explain=explain))
    assert [finding.text for finding in full.findings] == ["ignored, ”said"]
    assert less.findings == full.findings


QUAY = "The office said that the old quay is open again, and that the boats to the island leave at noon as before."
HAFEN = "Das Amt teilte mit, dass der alte Hafen wieder offen ist und die Boote zur Insel mittags fahren wie zuvor."


@pytest.mark.parametrize(
    ("prose", "sentence", "kind", "finds"),
    [
        pytest.param(QUAY, "A typist’s mark ? And another ! They wait.", "foreign_spacing", [], id="plain spaces"),
        pytest.param(QUAY, "What to do\u00a0? Nobody knows.", "foreign_spacing", [], id="one mark"),
        pytest.param(
            QUAY,
            "What to do\u00a0? Nobody knows\u00a0!",
            "foreign_spacing",
            ["do\u00a0?", "knows\u00a0!"],
            id="no-break spaces",
        ),
        pytest.param(
            HAFEN,
            "Was tun\u00a0? Niemand weiß es\u00a0; alle warten.",
            "foreign_spacing",
            ["tun\u00a0?", "es\u00a0;"],
            id="German",
        ),
        pytest.param(QUAY, "He said: “They won.” . It was late.", "doubled_mark", [".” ."], id="a stop twice"),
        pytest.param(QUAY, "It led to the“six stability”plan of old.", "quote_spacing", ["the“six"], id="glued marks"),
    ],
)
def test_what_repair_erased_is_found_in_the_record(prose: str, sentence: str, kind: str, finds: list[str]) -> None:
    article = clean("\n\n".join((prose, sentence, prose.replace("Boote", "Schiffe").replace("boats", "ferries"))))
    assert sentence not in article.text or not finds
    found = [finding for finding in article.findings if finding.kind == kind]
    assert [finding.text for finding in found][: len(finds) or None] == finds
    assert all(article.text[finding.start : finding.end] for finding in found)


PROSE = "The office said on Monday that the harbour would be open again after three weeks of work on the quay."
LAST = "No boat may land before that, and the fish will be sold elsewhere, as it was in the spring of last year."


@pytest.mark.parametrize(
    ("kind", "text", "kinds"),
    [
        pytest.param("code", "let a = known ? id : none; let b = id ? a : c; d ? e : f", [], id="code"),
        pytest.param("table", "For | Those who want it | Those who only want it | Those who want it", [], id="a table"),
        pytest.param("code", "caf\ufffd", ["lost_character"], id="a lost character in code"),
        pytest.param(
            "paragraph", "They are out of control. Than provincial capitals.", ["dangling_fragment"], id="prose"
        ),
    ],
)
def test_code_and_tables_are_no_sentences(kind: BlockKind, text: str, kinds: list[str]) -> None:
    blocks = (
        ArticleBlock("paragraph", PROSE),
        ArticleBlock(kind, text),
        ArticleBlock("paragraph", LAST),
    )
    whole = "\n\n".join(block.text for block in blocks)
    repairs = (Repair("missing_space", "a?", "a ?", "missing_space", whole.index(text) + 2, whole.index(text) + 4),)
    found = find_all(read_text(whole, "en", blocks=blocks, repairs=repairs))
    assert [finding.kind for finding in found] == kinds
    assert all(whole[finding.start : finding.end] == finding.text for finding in found)


def finding(kind: str, score: float = 0.9) -> Finding:
    return Finding(kind, "", 0, 0, score, "")


def test_style_alone_never_convicts_a_text_of_a_machine() -> None:
    judged = judge_machine(Style(translated=50.0, machine=50.0), (), Settings())
    assert judged.verdict == "possible"
    assert judged.score is not None
    assert judged.score <= 0.5


def test_artifacts_convict_whatever_the_style() -> None:
    found = [finding("repeated_phrase"), finding("repeated_phrase"), finding("dangling_fragment")]
    assert judge_machine(Style(-50.0, -50.0), found, Settings()).verdict == "likely"
    assert judge_machine(None, found, Settings()).verdict == "likely"


def test_one_habit_of_a_site_does_not_convict() -> None:
    assert judge_machine(None, [finding("quote_spacing")] * 50, Settings()).verdict != "likely"
    assert judge_machine(None, [finding("carried_date")] * 50, Settings()).verdict != "likely"


def test_a_calling_card_is_enough() -> None:
    assert judge_machine(None, [finding("calling_card", 1.0)], Settings()).verdict == "likely"


def test_without_style_and_findings_nothing_is_known() -> None:
    assert judge_machine(None, (), Settings()).verdict == "unknown"
    assert judge_translated(None, (), Settings()).score is None


def test_what_a_machine_translated_is_translated() -> None:
    found = [finding("repeated_phrase"), finding("repeated_phrase"), finding("dangling_fragment")]
    original = Style(translated=-4.0, machine=-4.0)
    assert judge_translated(original, (), Settings()).verdict == "unlikely"
    assert judge_translated(original, found, Settings()).verdict in ("possible", "likely")
    assert judge_translated(None, found, Settings()).verdict == "likely"


@pytest.mark.parametrize(
    ("language", "words", "settings", "verdict"),
    [
        ("en", 149, Settings(), "unknown"),
        ("en", 200, Settings(style_model=False), "unknown"),
        ("pt", 200, Settings(), "unknown"),
        ("en", 200, Settings(), "unlikely"),
    ],
    ids=["too short", "model off", "no model", "read"],
)
def test_when_the_style_is_read(language: str, words: int, settings: Settings, verdict: str) -> None:
    # Ten words and ten others, so that no word comes back soon enough to be a loop.
    sentences = (
        "I don't think so, but we'll see what she's got. ",
        "They won't say how it's done, which isn't any use. ",
    )
    text = "".join(sentences[i % 2] for i in range(words // 10))
    text += " ".join(["Nobody", "asked", "me", "why", "that", "was", "until", "last", "Friday"][: words % 10])
    article, document = article_of(text.strip(), language=language)
    assert detect(article, document, settings).translated.verdict == verdict


def test_a_habit_of_quote_marks_weighs_more_than_a_slip() -> None:
    slip, habit = (
        article_of('They spoke of the"plan"at length, and of the"vote"as well. ' * times) for times in (1, 3)
    )
    scores = [
        detect(article, document, Settings(style_model=False)).machine_translation.score or 0
        for article, document in (slip, habit)
    ]
    assert scores[0] <= scores[1]
    assert next(f.score for f in detect(*habit, Settings()).findings if f.kind == "quote_spacing") == 0.8


def test_the_page_on_the_record_names_every_kind_of_finding() -> None:
    page = (Path(__file__).parent.parent / "docs" / "record.md").read_text(encoding="utf-8")
    assert [kind for kind in get_args(FindingKind) if f"`{kind}`" not in page] == []


# What says nothing about translation. Every other kind of finding has a weight.
NO_EVIDENCE = frozenset({"printed_twice", "cut_off", "lost_character", "tortured_phrase"})


def test_every_kind_of_finding_has_its_detector_and_a_weight_or_is_no_evidence() -> None:
    kinds = {detector.__name__.removeprefix("find_") for detector in DETECTORS}
    weighed = set(load_calibration().evidence)
    assert kinds == set(get_args(FindingKind))
    assert kinds == weighed | NO_EVIDENCE
    assert weighed.isdisjoint(NO_EVIDENCE)


def test_words_of_traces_are_those_of_a_detector() -> None:
    kinds = {detector.__name__.removeprefix("find_") for detector in DETECTORS}
    english = {kind: set(table) for kind, table in read_traces("en").items()}
    for tag in language_tags():
        for kind, table in read_traces(tag).items():
            assert kind in kinds, (tag, kind)
            for key, words in table.items():
                assert len(set(words)) == len(words) > 0, (tag, kind, key)
                # English has no function words that tell it from English, no order of words that differs from its own,
                # and no spellings, terms and sounds of any language.
                others = ("unmistakable", "spellings", "terms", "sounds", "said")
                assert key in english.get(kind, ()) or key in others, (tag, kind, key)


SENTENCES = [
    "The ferry to the island runs again since Monday, the harbour office said, after three weeks of repairs.",
    "Its engine had been taken apart in the yard of the town, where nobody had the right screws for so old a boat.",
    "The mayor spoke of a good day for the island, and promised that the price of a ticket would stay as it is.",
]
NOTICE = "This article has been translated by AI."


@pytest.mark.parametrize("explain", ["full", "spans"])
@pytest.mark.parametrize(
    "page",
    [
        pytest.param("\n\n".join(["Ferry runs again", *SENTENCES, NOTICE]), id="text"),
        pytest.param(
            f"<h1>Ferry runs again</h1><article><p>{'<p>'.join(SENTENCES)}<div class=note>{NOTICE}</div></article>",
            id="html",
        ),
    ],
)
def test_a_notice_of_translation_counts_where_it_is_left_out(page: str, explain: Explain) -> None:
    article = clean(page, settings=Settings(explain=explain))
    assert article.text == "\n\n".join(SENTENCES)
    assert [(found.kind, found.text) for found in article.findings] == [("translation_notice", NOTICE)]


def test_the_address_of_a_translating_proxy() -> None:
    url = "https://www-valley-example.translate.goog/ferry?_x_tr_sl=de&_x_tr_tl=en"
    assert [found.kind for found in clean("The ferry runs again.", url=url).findings] == ["calling_card"]

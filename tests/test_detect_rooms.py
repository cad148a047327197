"""The room as a whole: what `detect` puts on an article."""

from newsclean.detect import detect
from newsclean.records import Article, ArticleBlock, Document, MadeBy, Page, Source
from newsclean.settings import Settings


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
    checked = detect(article, document, (), Settings())
    assert checked.text == article.text
    assert [f.kind for f in checked.findings] == ["repeated_phrase", "dangling_fragment", "dash_heading"]
    assert checked.machine_translation.verdict == "likely"


def test_plain_news_is_left_alone() -> None:
    article, document = article_of("The minister resigned on Monday after a vote in parliament.")
    checked = detect(article, document, (), Settings())
    assert checked.findings == ()
    assert checked.machine_translation.verdict in ("unlikely", "unknown")

"""A page of several articles in a run: a record or a failure for each, and correct figures."""

import json
from collections import Counter
from pathlib import Path

import pytest

from newsclean import Article, Settings, pipeline
from newsclean.run.job import Job, clean_ref, run_job
from newsclean.run.page_results import results_of
from newsclean.run.summary import Summary
from newsclean.sources import find_pages, load_page
from newsclean.write import Format
from newsclean.write.formats import FORMATS

PROSE = "The ferry to the island runs again, the harbour office said on Monday. " * 4
DIGEST = "\n\n".join(f"Ferry {n} runs again\n\nBy Anna Berg\n\n5 March 2026\n\n{PROSE}" for n in (1, 2, 3))
SPLIT = Settings(split=True)


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    file = tmp_path / "digest.txt"
    file.write_text(DIGEST, encoding="utf-8")
    return file


def test_a_failure_names_its_page_and_not_only_the_file(tmp_path: Path) -> None:
    rows = [{"text": " "}, {"id": "b", "html": " "}, {"id": "c", "html": None, "text": 7}]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (tmp_path / "a.txt").write_text(" ", encoding="utf-8")
    run_job(Job((str(tmp_path),), str(tmp_path / "out.jsonl")))
    file = tmp_path / "out.jsonl.failures.jsonl"
    failures = [json.loads(line)["message"] for line in file.read_text(encoding="utf-8").splitlines()]
    empty = "the page is empty. Check how it was saved."
    assert failures == [
        f"{tmp_path / 'a.txt'}: {empty}",
        f"{tmp_path / 'rows.jsonl'}, id rows.jsonl#1: {empty}",
        f"{tmp_path / 'rows.jsonl'}, id b: {empty}",
        f"{tmp_path / 'rows.jsonl'}, line 3: no page: `html` is empty, `text` holds int and not text",
    ]


def test_each_article_of_a_page_is_counted(digest: Path) -> None:
    out = digest.with_name("out.jsonl")
    summary = run_job(Job((str(digest),), str(out), settings=SPLIT))
    assert (summary.pages, summary.articles, summary.not_articles) == (1, 3, 0)
    assert summary.languages == Counter(en=3)
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in records] == ["digest.txt#1", "digest.txt#2", "digest.txt#3"]


@pytest.mark.parametrize("format", ["jsonl", "text", "markdown"])
def test_the_articles_of_a_page_are_parted_as_all_are(digest: Path, format: Format) -> None:
    (ref,) = find_pages((str(digest),), SPLIT)
    writer = FORMATS[format]
    articles = [result for result in results_of(load_page(ref, SPLIT), SPLIT) if isinstance(result, Article)]
    assert len(articles) == 3
    assert clean_ref(ref, SPLIT, format=format).record == writer.between.join(map(writer.write, articles))


def test_an_article_that_fails_leaves_the_others(digest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    detect = pipeline.detect

    def fail_second(article, document, settings):  # type: ignore[no-untyped-def]
        if article.id.endswith("#2"):
            raise ZeroDivisionError("no reason")
        return detect(article, document, settings)

    monkeypatch.setattr(pipeline, "detect", fail_second)
    (ref,) = find_pages((str(digest),), SPLIT)
    done = clean_ref(ref, SPLIT, format="jsonl")
    assert [json.loads(line)["id"] for line in done.record.splitlines()] == ["digest.txt#1", "digest.txt#3"]
    (failure,) = done.failures
    assert (failure.id, failure.stage) == ("digest.txt#2", "detect")
    summary = Summary()
    summary.count(done)
    assert (summary.pages, summary.articles, summary.failures) == (1, 2, 1)


def test_a_page_that_cannot_be_split_is_a_failure(digest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: object, decisions: object) -> tuple[int, ...]:
        raise ZeroDivisionError("no reason")

    monkeypatch.setattr(pipeline, "find_articles", fail)
    (ref,) = find_pages((str(digest),), SPLIT)
    (failure,) = clean_ref(ref, SPLIT, format="jsonl").failures
    assert (failure.id, failure.stage) == ("digest.txt", "label")


def test_a_record_that_cannot_be_written_is_a_failure(digest: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(article: object) -> bytes:
        raise UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")

    monkeypatch.setattr("newsclean.run.job.FORMATS", {"text": type(FORMATS["text"])(refuse, ".txt")})
    (ref,) = find_pages((str(digest),), Settings())
    (failure,) = clean_ref(ref, Settings(), format="text").failures
    assert (failure.id, failure.stage) == ("digest.txt", "write")

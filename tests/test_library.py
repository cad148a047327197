"""The public Python interface: names, types, arguments and exceptions."""

import pickle
import subprocess
import sys
import time
import typing
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

import newsclean
from newsclean import Article, Cleaner, Failure, Page, PageFailed, Settings, clean, clean_html, clean_many, clean_text
from newsclean.errors import Stage
from newsclean.given import make_page
from newsclean.label.html.classifier import load_model
from newsclean.label.text.classifier import load_text_model
from newsclean.records import Document

PROSE = "The ferry to the island runs again, the harbour office said on Monday."
TEXT = f"Ferry runs again\n\n{PROSE}\n\nLeave a Reply"
HTML = f"<html><body><article><h1>Ferry runs again</h1><p>{PROSE}</p></article></body></html>"
PARTS = "\n\n".join(f"Ferry {n} runs again\n\nBy Anna Berg\n\n5 March 2026\n\n{' '.join([PROSE] * 4)}" for n in (1, 2))


def test_every_public_name_can_be_seen_before_it_is_used() -> None:
    code = "import newsclean; print(*dir(newsclean))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(newsclean.__all__) <= set(done.stdout.split())
    assert [name for name in newsclean.__all__ if not hasattr(newsclean, name)] == []


FUNCTIONS = [clean, clean_html, clean_text, clean_many, Cleaner.clean, Article.to_dict, Article.from_json]


@pytest.mark.parametrize("typed", [*FUNCTIONS, Cleaner, Settings, Page, Article, Failure, Document])
def test_the_types_of_public_signatures_can_be_resolved(typed: object) -> None:
    assert typing.get_type_hints(typed)


def test_a_page_brings_all_that_is_known_of_it() -> None:
    content = TEXT.replace("Ferry", "Fähre").encode("cp1252")
    page = Page("17", content, url="https://example.org/17", encoding="cp1252", extra={"crawl": "x"})
    article = clean(page)
    assert (article.id, article.url, article.extra, article.title) == (
        "17", "https://example.org/17", {"crawl": "x"}, "Fähre runs again",
    )  # fmt: skip
    assert clean(page, id="18").id == "18"
    assert clean_text(Page("1", HTML)).source.kind == "text"


def test_the_charset_that_came_with_the_bytes_is_believed() -> None:
    content = TEXT.replace("Ferry", "Паром снова").encode("koi8-r")
    assert clean(content, encoding="koi8-r").title == "Паром снова runs again"


class OwnSoup(BeautifulSoup):
    """A host's own subclass."""


@pytest.mark.parametrize("make", [BeautifulSoup, OwnSoup])
def test_soups_of_any_class_are_taken(make: type[BeautifulSoup]) -> None:
    soup = make(HTML, "html.parser")
    assert clean(soup).text == clean(soup.article).text == PROSE
    (result,) = clean_many([soup])
    assert isinstance(result, Article)
    assert clean(Page("1", soup)).text == PROSE  # type: ignore[arg-type]


def test_a_string_of_a_soup_leaves_the_soup_behind() -> None:
    (page,) = BeautifulSoup(f"<pre>{TEXT}</pre>", "html.parser").pre.children
    assert clean(page).title == "Ferry runs again"
    assert len(pickle.dumps(make_page(page))) < 1_000


def test_a_soup_is_no_plain_text() -> None:
    with pytest.raises(TypeError, match="is HTML"):
        clean_text(BeautifulSoup(HTML, "html.parser"))  # type: ignore[arg-type]


def test_a_page_that_fails_says_where() -> None:
    with pytest.raises(PageFailed, match="the page is empty") as raised:
        clean("")
    assert raised.value.stage == "parse"
    assert raised.value.stage in typing.get_args(Stage)


def test_clean_many_refuses_impossible_jobs_at_once() -> None:
    with pytest.raises(ValueError, match="jobs must be at least 1"):
        clean_many([TEXT], jobs=0)


def test_a_cleaner_can_go_to_another_process() -> None:
    cleaner = pickle.loads(pickle.dumps(Cleaner(settings=Settings(keep_captions=True, max_page_size=200))))
    assert cleaner.settings.keep_captions
    assert cleaner.clean(TEXT) == clean(TEXT, settings=cleaner.settings)
    assert cleaner(Page("1", TEXT)).id == "1"


def test_a_cleaner_loads_the_weights_of_both_labelers() -> None:
    loaders = load_model, load_text_model
    for load in loaders:
        load.cache_clear()
    Cleaner()
    assert [load.cache_info().currsize for load in loaders] == [1, 1]


def test_a_cleaner_takes_what_clean_takes() -> None:
    cleaner = Cleaner()
    assert cleaner(HTML, url="https://example.org/1") == clean(HTML, url="https://example.org/1")
    assert cleaner(HTML, kind="text") == cleaner.clean(HTML, kind="text") == clean_text(HTML)
    assert clean(TEXT, kind="html") == clean_html(TEXT)


def test_the_types_of_a_record_are_public() -> None:
    types = {part for hint in typing.get_type_hints(Article).values() for part in (hint, *typing.get_args(hint))}
    own = {part.__name__ for part in types if getattr(part, "__module__", "") == Article.__module__}
    assert own == {"ArticleBlock", "Finding", "Judgement", "MadeBy", "Removal", "Repair", "Source"}
    assert own <= set(newsclean.__all__)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            {"settings": {"explain": "none"}}, r"settings are newsclean.Settings\(\*\*yours\), not dict", id="dict"
        ),
        pytest.param({"settings": "mine.toml"}, r"settings are newsclean.Settings\(...\), not str", id="path"),
        pytest.param({"url": 5}, "url is str, not int: 5", id="url"),
        pytest.param({"id": 5}, "id is str, not int: 5", id="id"),
        pytest.param({"encoding": b"utf-8"}, "encoding is str, not bytes", id="encoding"),
        pytest.param({"kind": b"html"}, "kind is 'html' or 'text', not b'html'", id="kind"),
    ],
)
def test_an_argument_of_the_wrong_type_is_told(arguments: dict[str, typing.Any], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        clean(TEXT, **arguments)


def test_a_kind_that_is_none_of_the_two_is_told() -> None:
    for make in (clean, Cleaner().clean, partial(Page, "1")):
        with pytest.raises(ValueError, match="kind is 'html' or 'text', not 'pdf'"):
            make(TEXT, kind="pdf")  # type: ignore[operator]


def test_a_wrong_argument_of_the_others_is_told() -> None:
    with pytest.raises(TypeError, match=r"settings are newsclean.Settings\(...\), not str"):
        Cleaner(settings="explain")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not dict"):
        clean_many([TEXT], settings={})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a page's url is str, not int: 5"):
        clean(Page("1", TEXT, url=5))  # type: ignore[arg-type]


def test_a_page_that_does_not_fit_into_memory_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("newsclean.pipeline.detect", no_memory)
    with pytest.raises(PageFailed, match="1: out of memory"):
        clean(Page("1", TEXT))
    assert list(clean_many([Page("1", TEXT)])) == [Failure("1", None, "run", "out of memory")]


def test_each_article_of_a_page_is_a_result() -> None:
    results = list(clean_many([Page("a", PARTS), Page("b", TEXT)], settings=Settings(split=True)))
    assert [(result.id, result.title) for result in results if isinstance(result, Article)] == [
        ("a#1", "Ferry 1 runs again"), ("a#2", "Ferry 2 runs again"), ("b", "Ferry runs again"),
    ]  # fmt: skip
    (whole,) = clean_many([Page("b", TEXT)])
    assert isinstance(whole, Article)
    assert replace(whole, made_by=results[2].made_by) == results[2]


def test_with_split_a_page_of_one_article_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from newsclean import pipeline

    looks: list[str] = []
    parse = pipeline.parse
    monkeypatch.setattr(pipeline, "parse", lambda page, settings: looks.append(page.id) or parse(page, settings))
    list(clean_many([Page("a", PARTS), Page("b", TEXT)], settings=Settings(split=True)))
    assert looks == ["a", "a#1", "a#2", "b"]


def test_the_stages_are_explained() -> None:
    page = (Path(__file__).parents[1] / "docs" / "record.md").read_text(encoding="utf-8")
    told = page.partition("## A page without a record")[2]
    assert [stage for stage in typing.get_args(Stage) if f"`{stage}`" not in told] == []


def test_one_text_is_not_many_pages() -> None:
    with pytest.raises(TypeError, match="single page"):
        newsclean.clean_many("Ferry runs again")


def test_elements_of_a_soup_are_many_pages_and_one_soup_is_one() -> None:
    soup = BeautifulSoup(f"<p>{TEXT}</p><p>{TEXT}</p>", "html.parser")
    with pytest.raises(TypeError, match="single page"):
        clean_many(soup)  # type: ignore[arg-type]
    assert len(list(clean_many(soup.find_all("p")))) == 2


def test_a_long_run_of_spaces_costs_no_more_than_it_is_long() -> None:
    """A line that is too long to be repaired keeps its spaces, and separators are looked for in it."""
    started = time.process_time()
    newsclean.clean(
        f"Ferry runs again\n\nThe ferry runs again, they said.\n\na{' ' * 400_000}b\n\nMore came later, he said."
    )
    assert time.process_time() - started < 5  # it took a minute


@pytest.mark.parametrize("jobs", [1.5, "2", None, True])
def test_jobs_is_a_whole_number(jobs: Any) -> None:
    with pytest.raises(TypeError, match="jobs must be a whole number"):
        clean_many(["x"], jobs=jobs)


class Frame:
    """As the tables of pandas: a sequence of the names of its columns."""

    columns = ("html", "url")

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __getitem__(self, name: str) -> list[str]:
        return [name]


class Reader:
    """A source of pages of one's own, which knows the columns of its file."""

    columns = ("html", "url")

    def __iter__(self) -> Iterator[str]:
        return iter(("The ferry runs again.",))


def test_a_reader_with_columns_is_no_table() -> None:
    (result,) = clean_many(Reader())
    assert isinstance(result, Article)


@pytest.mark.parametrize(
    ("pages", "said"),
    [(Page("1", "x"), "a single page"), ({"1": "x"}, "a mapping"), (Frame(), "a table: give the column")],
    ids=["page", "mapping", "table"],
)
def test_pages_are_a_list(pages: Any, said: str) -> None:
    with pytest.raises(TypeError, match=f"pages is {said}"):
        clean_many(pages)


def test_any_limit_of_memory_that_a_system_can_have_is_taken() -> None:
    (result,) = clean_many(["The ferry runs again."], jobs=2, settings=Settings(page_memory=sys.maxsize - 1))
    assert isinstance(result, Article)
    with pytest.raises(newsclean.BadSettings, match="page_memory must be below"):
        Settings(page_memory=10**30)


@pytest.mark.parametrize("record", [None, [], "x"])
def test_what_is_no_record_is_a_value_error(record: Any) -> None:
    with pytest.raises(ValueError, match="not an article record"):
        Article.from_dict(record)


def test_settings_take_lists_for_a_type_checker_too() -> None:
    hints = typing.get_type_hints(Settings)
    lists = [name for name, kind in hints.items() if typing.get_origin(kind) is Sequence]
    assert lists == ["rules", "disabled_rules", "columns"]
    made = Settings(disabled_rules=[], columns=["id=doc_id"])
    assert (made.columns, hash(made)) == (("id=doc_id",), hash(Settings(columns=("id=doc_id",))))
    with pytest.raises(newsclean.BadSettings, match="columns must be a list of strings"):
        Settings(columns="id=doc_id")


NAN = float("nan")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_missing_item_is_a_failure_and_the_run_goes_on(jobs: int) -> None:
    results = list(clean_many([TEXT, None, NAN, Page("4", None), TEXT], jobs=jobs))  # type: ignore[list-item, arg-type]
    assert [result.title for result in results if isinstance(result, Article)] == ["Ferry runs again"] * 2
    failures = [result for result in results if isinstance(result, Failure)]
    assert [(failure.id, failure.stage) for failure in failures] == [("#2", "read"), ("#3", "read"), ("4", "read")]
    assert failures[0].message == "item 2 is None: it has no page"


def test_an_item_that_is_no_page_is_named_by_its_number() -> None:
    with pytest.raises(TypeError, match="item 2: a page is str, bytes"):
        list(clean_many([TEXT, 7]))  # type: ignore[list-item]


@pytest.mark.parametrize("given", [Path("page.html"), {"html": HTML}, memoryview(b"x")])
def test_what_is_no_page_is_told_how_to_become_one(given: Any) -> None:
    with pytest.raises(TypeError, match=rf"not {type(given).__name__}; of a file give path.read_bytes\(\), of a row"):
        clean(given)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Read more at https://example.org/news/17", id="a sentence with an address"),
        pytest.param("https://example.org/news/17\n\nThe ferry runs again, they said.", id="an address above a text"),
        pytest.param("We opened index.html", id="a sentence with a file's name"),
        pytest.param("The ferry runs again/The bus does not.", id="a slash"),
        pytest.param("and/or", id="no suffix"),
    ],
)
def test_a_text_that_has_more_than_a_name_is_a_page(text: str) -> None:
    assert clean(text).source.kind == "text"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("https://example.org/news/17", "the address of a page", id="address"),
        pytest.param(" http://example.org \n", "the address of a page", id="spaces around"),
        pytest.param("/data/my pages/17.html", "the name of a file", id="path"),
        pytest.param("C:\\pages\\17.HTM", "the name of a file", id="Windows"),
        pytest.param("pages/17.txt.gz", "the name of a file", id="relative"),
    ],
)
def test_the_name_of_a_page_is_not_the_page(text: str, said: str) -> None:
    with pytest.raises(PageFailed, match=f"this is {said}"):
        clean(text)
    (result,) = clean_many([text])
    assert isinstance(result, Failure)


def test_an_article_is_shown_in_a_line_and_written_as_markdown() -> None:
    article = clean(TEXT, id="17")
    shown = "<Article '17': 'Ferry runs again', date None, en, 13 words, flags (few_words), 1 removed, "
    assert repr(article) == str(article) == f"{shown}0 repairs, 0 findings>"
    assert article.to_markdown() == f'---\nid: "17"\nlanguage: "en"\n---\n\n# Ferry runs again\n\n{PROSE}\n'


WRONG_FIELDS = [
    ({"fetched": 5.0}, "a page's fetched is str, not float: 5.0"),
    ({"id": float("nan")}, "a page's id is str, not float: nan"),
    ({"url": 5}, "a page's url is str, not int: 5"),
    ({"id": None}, "a page's id is str, not NoneType: None"),
    ({"authors": ["Anna Berg", None]}, "a page's authors are a tuple of str"),
    ({"kind": b"html"}, "a page's kind is 'html' or 'text', not b'html'"),
    ({"extra": {1: "x", "1": "y"}}, "several columns that JSON calls '1'"),
    ({"extra": {"a": {1: "x", "1": "y"}}}, "several names that JSON writes alike"),
]


@pytest.mark.parametrize(("values", "said"), WRONG_FIELDS, ids=[row[1] for row in WRONG_FIELDS])
def test_a_page_refuses_values_of_another_type_when_it_is_made(values: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        Page(**{"id": "a", "content": TEXT, **values})


class NaTType(datetime):
    """As pandas has it: a time by its type."""


def test_what_stands_for_no_value_in_a_data_frame_is_none() -> None:
    missing: list[Any] = [NAN, Decimal("nan"), NaTType(1, 1, 1), type("NAType", (), {})()]
    fields = ("url", "path", "encoding", "fetched", "title", "date", "authors", "language")
    for value in missing:
        extra = {"day": value, "deep": [value]}
        page = Page("a", TEXT, extra=extra, **dict.fromkeys(fields, value))
        assert page == Page("a", TEXT, extra={"day": None, "deep": [None]})


def test_a_list_of_authors_is_taken() -> None:
    assert Page("a", TEXT, authors=["Anna Berg"]) == Page("a", TEXT, authors=("Anna Berg",))  # type: ignore[arg-type]


def test_what_a_page_carries_along_can_be_written() -> None:
    extra = {"n": 10**5_000, "small": 10**3_000, "half\ud83d": ["\ud83d\ude00", "caf\ud83d"]}
    page = Page("caf\ud83d", TEXT, extra=extra)
    assert (page.id, page.extra["n"]) == ("caf?", "1" + "0" * 5_000)
    assert page.extra["small"] == 10**3_000
    assert page.extra["half?"][1] == "caf?"
    article = clean(page)
    assert Article.from_json(article.to_json().encode().decode()) == article


def test_a_cleaner_of_no_settings_has_the_default_ones() -> None:
    assert Cleaner(settings=None).clean(TEXT) == clean(TEXT)  # type: ignore[arg-type]


def test_what_gives_one_record_refuses_to_split() -> None:
    split = Settings(split=True)
    for work in (partial(clean, TEXT), partial(clean_text, TEXT), Cleaner):
        with pytest.raises(ValueError, match=r"clean and Cleaner give one record .* use clean_many"):
            work(settings=split)

"""Which page of a file `explain` shows, and that it says of each piece what the record says."""

import io
import json
import re
import tarfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from archives import TEXT, id_of, page, record, zipped
from golden import PAGES, slugs

from newsclean import clean
from newsclean.errors import NewscleanError
from newsclean.explain import Request, explain, find_page, show
from newsclean.settings import Settings
from newsclean.sources import load_page

SETTINGS = Settings()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Files of many pages; before the first of each stands something that is none."""
    info = record(90, b"software: x\r\n", kind=b"warcinfo", type=b"application/warc-fields")
    (tmp_path / "crawl.warc.gz").write_bytes(zipped(info, record(1), record(2)))
    with tarfile.open(tmp_path / "pages.tar.gz", "w:gz") as archive:
        folder = tarfile.TarInfo(".")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        for n in (1, 2):
            member = tarfile.TarInfo(f"./{n}.html")
            member.size = len(page(n))
            archive.addfile(member, io.BytesIO(page(n)))
    rows = [{"id": f"own-{n}", "text": TEXT.format(n=n)} for n in (1, 2)]
    (tmp_path / "rows.jsonl").write_text("\n" + "{broken\n" + "\n".join(map(json.dumps, rows)), encoding="utf-8")
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "rows.parquet", row_group_size=1)
    (tmp_path / "one.html").write_bytes(page(1))
    return tmp_path


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("crawl.warc.gz", id_of(1), id_of(2)),
        ("pages.tar.gz", "pages.tar.gz#1.html", "pages.tar.gz#2.html"),
        ("rows.parquet", "rows.parquet#1", "rows.parquet#2"),
    ],
)
def test_pages_are_counted_not_records(files: Path, name: str, first: str, second: str) -> None:
    path = str(files / name)
    assert (find_page(path, SETTINGS).id, find_page(path, SETTINGS, 2).id) == (first, second)
    assert find_page(path, SETTINGS, id=second).id == second
    with pytest.raises(NewscleanError, match="there is no page 99; found: 2 pages"):
        find_page(path, SETTINGS, 99)


def test_a_page_is_found_by_its_own_id(files: Path) -> None:
    for name, place in (("rows.jsonl", "rows.jsonl#4"), ("rows.parquet", "rows.parquet#2")):
        assert find_page(str(files / name), SETTINGS, id="own-2").id == place
        assert find_page(str(files / name), SETTINGS, id=place).id == place
    with pytest.raises(NewscleanError, match="there is no page 'own-3'; found: 3 pages"):
        find_page(str(files / "rows.jsonl"), SETTINGS, id="own-3")


def test_what_holds_no_page_is_said(files: Path) -> None:
    with pytest.raises(NewscleanError, match=r"1 without a page \(WARC record: warcinfo\)"):
        find_page(str(files / "crawl.warc.gz"), SETTINGS, 3)
    content = (files / "crawl.warc.gz").read_bytes()
    (files / "crawl.warc.gz").write_bytes(content[:-50])
    with pytest.raises(NewscleanError, match=r"found: 1 page; .*; .*cut off"):
        find_page(str(files / "crawl.warc.gz"), SETTINGS, 2)


def test_a_file_of_one_page_has_one(files: Path) -> None:
    assert find_page(str(files / "one.html"), SETTINGS).id == "one.html"
    with pytest.raises(NewscleanError, match=r"there is no page 2; found: 1 page$"):
        find_page(str(files / "one.html"), SETTINGS, 2)


def test_the_first_page_of_a_crawl_is_shown(files: Path) -> None:
    assert "T Ferry 1 runs again" in explain(str(files / "crawl.warc.gz"), SETTINGS)
    assert "T Ferry 2 runs again" in explain(str(files / "crawl.warc.gz"), SETTINGS, number=2)


# In front of the text of each of these something is removed for another reason than a label.
MARKED = """---
title: Ferry runs
author: Jane Doe
---

# Ferry runs again

***

The **ferry** to the island runs again, the office said on Monday, after three weeks of storms.

![The ferry](a.jpg)

## What is next

- Work on the quay begins on Friday, the council said, and the bridge stays shut until then.

Passengers queued from early morning and many of them had waited for days in the small town on the coast.
"""
TABLE = """<html lang="en"><title>Ferry runs again</title><article><h1>Ferry runs again</h1>
<p>The ferry to the island runs again, the office said on Friday, after a week of storms that kept all boats in port.
<table><tr><td>Boats<td>3<tr><td>Days<td>4</table>
<p>Passengers queued from early morning and many of them had waited for days in the small town on the coast.
</article>"""
BESIDE = """Ferry runs again after storms | Harbour Herald

The ferry to the island runs again after storms, the office said on Friday. All boats had been kept in port for a week.

Passengers queued from early morning and many of them had waited for days in the small town on the coast.

© 2024 Harbour Herald
"""
_PIECE = re.compile(r"- (?P<text>.*)\n    (?P<kind>\w+), (?P<rule>\S+), (?P<score>[\d.]+): [A-Z“]")


def assert_told(path: Path, settings: Settings = SETTINGS) -> set[str]:
    """Each removed piece is shown as the record has it, and no other; returns the rules that removed one."""
    ref = find_page(str(path), settings)
    article = clean(load_page(ref, settings), settings=settings)
    blocks = show(Request(ref), settings).split("\n\n")[1]
    shown = [(found["text"], found["kind"], found["rule"], found["score"]) for found in _PIECE.finditer(blocks)]
    assert shown == [(one.text, one.kind, one.rule, f"{one.score:.2f}") for one in article.removed]
    kept = [line for line in blocks.split("\n") if line.startswith("+ ")]
    assert len(kept) == len(article.blocks)
    return {one.rule for one in article.removed}


@pytest.mark.parametrize("slug", slugs())
def test_what_is_removed_is_shown_as_removed(slug: str) -> None:
    assert_told(next((PAGES / slug).glob("source.*")))


@pytest.mark.parametrize(
    ("name", "content", "settings", "rule"),
    [
        pytest.param("a.md", MARKED, {}, "repair/markdown", id="marks"),
        pytest.param("a.md", MARKED, {"drop_lists": True}, "settings/dropped", id="lists"),
        pytest.param("a.html", TABLE, {"drop_tables": True}, "settings/dropped", id="tables"),
        pytest.param("a.txt", BESIDE, {}, "metadata/title", id="beside the title"),
        pytest.param("a.txt", BESIDE.replace("again", "again &zwj;", 1), {}, "metadata/title", id="repaired title"),
        pytest.param(
            "a.txt", BESIDE.replace("Passengers", "&zwj;\n\nPassengers"), {}, "repair/nothing-left", id="nothing left"
        ),
    ],
)
def test_what_no_label_removes_is_shown_as_removed(
    name: str, content: str, settings: dict[str, bool], rule: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert rule in assert_told(tmp_path / name, Settings(**settings))  # type: ignore[arg-type]


def test_what_the_settings_overrule_is_evidence(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(TABLE, encoding="utf-8")
    settings = Settings(drop_tables=True)
    shown = show(Request(find_page(str(tmp_path / "a.html"), settings), evidence=True), settings)
    assert "- Boats | 3\n    other, settings/dropped, 1.00: The settings drop tables\n    against: body, " in shown


DIGEST = """Ferry runs again after storms

By Jane Doe

May 3, 2024

The ferry to the island runs again, the office said on Friday, after a week of storms that kept all boats in port. \
Passengers queued from early morning and many of them had waited for days in the small town on the coast.

The captain said that he had seen nothing like it in thirty years, and that the boat would be repaired in spring.

Mayor of Harbourtown resigns after vote

By John Smith

May 4, 2024

The mayor of Harbourtown resigned on Saturday after a vote in the council, which he lost by a single voice. He said \
that he would return to his farm in the north and would not speak about it again.

The council will choose a new mayor in June, said its office. Three people have said that they want to stand so far.
"""


def test_an_article_of_a_split_page_has_an_id(tmp_path: Path) -> None:
    path, split = str(tmp_path / "a.txt"), Settings(split=True)
    Path(path).write_text(DIGEST, encoding="utf-8")
    both = explain(path, split)
    second = explain(path, split, id="a.txt#2")
    assert second.startswith("id                   a.txt#2\ntitle                Mayor of Harbourtown resigns")
    assert both == explain(path, split, id="a.txt#1") + "\n" + second == explain(path, split, id="a.txt")
    assert "several_articles" in explain(path, SETTINGS)
    with pytest.raises(NewscleanError, match="there is no article 3; found: 2 articles"):
        explain(path, split, id="a.txt#3")
    with pytest.raises(NewscleanError, match=r"there is no page 'a\.txt#2'; found: 1 page"):
        explain(path, SETTINGS, id="a.txt#2")


def test_an_article_of_a_split_row_has_an_id(tmp_path: Path) -> None:
    path, split = str(tmp_path / "a.jsonl"), Settings(split=True)
    rows = [{"id": "whole", "text": TEXT.format(n=1)}, {"id": "own", "text": DIGEST}]
    Path(path).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for id in ("own#2", "a.jsonl#2#2"):
        assert explain(path, split, id=id).startswith("id                   own#2\n")
    assert explain(path, split, id="a.jsonl#1").startswith("id                   whole\n")
    with pytest.raises(NewscleanError, match="there is no article 1; found: one article, without a number"):
        explain(path, split, id="whole#1")

"""Which page of a file `explain` shows."""

import io
import json
import tarfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from archives import TEXT, id_of, page, record, zipped

from newsclean.errors import NewscleanError
from newsclean.explain import explain, find_page
from newsclean.settings import Settings

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

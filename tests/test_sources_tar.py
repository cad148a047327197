"""Tar archives of pages, plain and compressed."""

import gzip
import io
import tarfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from archives import TEXT, page

from newsclean.article import Failure
from newsclean.errors import UnreadablePage
from newsclean.settings import Settings
from newsclean.sources import PageRef, find_pages, load_page

FILES = {
    "./news/1.html": page(1),
    "news/2.txt": TEXT.format(n=2).encode(),
    "news/image.png": b"\x89PNG",
    "news/3.html.gz": gzip.compress(page(3)),
    "README": b"x",
    "news/4.HTM": page(4),
    "../up/5.html": page(5),
}


def tar(files: dict[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        folder = tarfile.TarInfo("news")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        link = tarfile.TarInfo("news/link.html")
        link.type, link.linkname = tarfile.SYMTYPE, "1.html"
        archive.addfile(link)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        pytest.param("a.tar", bytes, id="tar"),
        pytest.param("a.tar.gz", gzip.compress, id="gz"),
        pytest.param("a.tgz", gzip.compress, id="tgz"),
        pytest.param("a.tar.gz", bytes, id="decompressed under its old name"),
        pytest.param("a.tgz", bytes, id="a decompressed tgz"),
        pytest.param("a.tar.zst", zstandard.compress, id="zst"),
    ],
)
def test_members_with_a_suffix_of_pages_are_pages(tmp_path: Path, name: str, pack: type[bytes]) -> None:
    (tmp_path / name).write_bytes(pack(tar(FILES)))
    skipped: Counter[str] = Counter()
    refs = list(find_pages([str(tmp_path / name)], Settings(), skipped))
    assert skipped == {"in tar: .png": 1, "in tar: no suffix": 1, "in tar: link": 1}
    pages = [load_page(ref, Settings()) for ref in refs if isinstance(ref, PageRef)]
    assert {page.id: page.content for page in pages} == {
        f"{name}#news/1.html": page(1),
        f"{name}#news/2.txt": TEXT.format(n=2).encode(),
        f"{name}#news/3.html.gz": page(3),
        f"{name}#news/4.HTM": page(4),
        f"{name}#../up/5.html": page(5),
    }
    assert [page.kind for page in pages] == ["html", None, "html", "html", "html"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize(
    "header",
    [{"size": "-512"}, {"size": "9" * 30}, {"GNU.sparse.map": "1,x"}, {"mtime": "x"}],
    ids=str,
)
def test_a_header_with_wrong_numbers_ends_no_run(
    tmp_path: Path, header: dict[str, str], pack: Callable[[bytes], bytes]
) -> None:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for number, headers in enumerate(({}, header, {})):
            member = tarfile.TarInfo(f"{number}.html")
            member.size, member.pax_headers = len(page(number)), headers
            archive.addfile(member, io.BytesIO(page(number)))
    file = tmp_path / ("a.tar" if pack is bytes else "a.tar.gz")
    file.write_bytes(pack(raw.getvalue()))
    first, *others = find_pages([str(file)], Settings())
    assert isinstance(first, PageRef)
    assert load_page(first, Settings()).content == page(0)
    assert any(isinstance(found, Failure) for found in others) == (header.keys() != {"mtime"})


def test_rows_of_json_under_another_name_are_no_page(tmp_path: Path) -> None:
    files = {"part-0.txt": b'{"text": "Ferry"}\n' * 2, "front.md": b'{"title": "Ferry"}\n\nThe ferry runs again.\n'}
    (tmp_path / "a.tar").write_bytes(tar(files))
    rows, front = (ref for ref in find_pages([str(tmp_path / "a.tar")], Settings()) if isinstance(ref, PageRef))
    with pytest.raises(UnreadablePage, match=r"a\.tar, part-0\.txt: its lines are rows of JSON.* Unpack the archive"):
        load_page(rows, Settings())
    assert load_page(front, Settings()).content == files["front.md"]


@pytest.mark.parametrize(("name", "pack"), [("a.tar", bytes), ("a.tar.gz", gzip.compress)])
def test_a_cut_off_archive_keeps_what_is_whole(tmp_path: Path, name: str, pack: type[bytes]) -> None:
    raw = tar({f"{n}.html": page(n) * 20 for n in range(10)})
    packed = pack(raw)
    (tmp_path / name).write_bytes(packed[: len(packed) // 2])
    *refs, failure = find_pages([str(tmp_path / name)], Settings())
    assert isinstance(failure, Failure)
    assert "damaged or cut off" in failure.message
    assert refs
    assert load_page(refs[0], Settings()).content == page(0) * 20  # type: ignore[arg-type]


def test_what_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(b"no archive" * 100)
    (failure,) = find_pages([str(tmp_path / "a.tar")], Settings())
    assert isinstance(failure, Failure)


def test_a_member_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(tar({"long.html": b"<p>" + bytes(9000), "1.html": page(1)}))
    failure, ref = find_pages([str(tmp_path / "a.tar")], Settings(max_page_size=5000))
    assert isinstance(failure, Failure)
    assert "long.html: more than 5,000 bytes" in failure.message
    assert isinstance(ref, PageRef)


@pytest.mark.parametrize(("name", "pack"), [("a.tar", bytes), ("a.tar.gz", gzip.compress)], ids=["tar", "gz"])
def test_members_of_one_name_have_ids_of_their_own(name: str, pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for path, content in (("1.html", page(1)), ("2.html", page(2)), ("./1.html", page(3)), ("1.html", page(4))):
            member = tarfile.TarInfo(path)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    file = tmp_path / name
    file.write_bytes(pack(raw.getvalue()))
    refs = [ref for ref in find_pages([str(file)], Settings(), Counter()) if isinstance(ref, PageRef)]
    pages = [load_page(ref, Settings()) for ref in refs]
    assert [one.id for one in pages] == [f"{name}#1.html", f"{name}#2.html", f"{name}#1.html#3", f"{name}#1.html#4"]
    assert [(one.kind, one.content) for one in pages] == [("html", page(n)) for n in (1, 2, 3, 4)]

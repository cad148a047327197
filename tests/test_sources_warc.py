"""Web archives: which records are read, which are skipped, and that damage affects only the damaged record."""

import gzip
import io
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import archives
import pytest
import zstandard
from archives import http, id_of, page, record, wet, zipped
from fastwarc.stream_io import BrotliWriter, Lz4Writer
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.article import Failure
from newsclean.errors import UnreadablePage
from newsclean.pipeline import clean_page
from newsclean.records import Page
from newsclean.run.patterns import grows
from newsclean.settings import Settings
from newsclean.sources import find_pages, load_page
from newsclean.sources.warc_records import Damage, Whole, read_records


def plain(*records: bytes) -> bytes:
    return b"".join(records)


def in_zstd(*records: bytes) -> bytes:
    return b"".join(zstandard.ZstdCompressor(write_checksum=True).compress(content) for content in records)


def in_lz4(*records: bytes) -> bytes:
    raw = io.BytesIO()
    writer = Lz4Writer(raw)
    for content in records:
        writer.write(content)
        writer.finish()
    writer.close()
    return raw.getvalue()


DEFAULT = Settings()
# Beginnings of frames: Zstandard, LZ4, one to be passed over, one with a dictionary.
FRAMES = (b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18", b"\x50\x2a\x4d\x18", b"\x5d\x2a\x4d\x18")
COMPRESSIONS = pytest.mark.parametrize(
    ("name", "pack"),
    [
        pytest.param("a.warc", plain, id="plain"),
        pytest.param("a.warc.gz", zipped, id="gzip"),
        pytest.param("a.warc.zst", in_zstd, id="zstd"),
        pytest.param("a.warc.lz4", in_lz4, id="lz4"),
    ],
)
Pack = Callable[..., bytes]


def read(
    file: Path, content: bytes, limits: Settings = DEFAULT
) -> tuple[list[Page | str], list[Failure], Counter[str]]:
    """Pages (or why one cannot be loaded), failures, and what was passed over."""
    file.write_bytes(content)
    skipped: Counter[str] = Counter()
    pages: list[Page | str] = []
    failures = []
    for ref in find_pages([str(file)], limits, skipped):
        if isinstance(ref, Failure):
            failures.append(ref)
            continue
        try:
            pages.append(load_page(ref, limits))
        except UnreadablePage as error:
            pages.append(str(error))
    return pages, failures, skipped


def ids(pages: list[Page | str]) -> list[str]:
    return [page.id for page in pages if isinstance(page, Page)]


@COMPRESSIONS
def test_every_page_is_read_with_what_the_archive_says_of_it(tmp_path: Path, name: str, pack: Pack) -> None:
    pages, failures, skipped = read(tmp_path / name, pack(*(record(n) for n in range(5))))
    assert (failures, skipped) == ([], {})
    assert ids(pages) == [id_of(n) for n in range(5)]
    third = pages[3]
    assert isinstance(third, Page)
    assert third == Page(
        id_of(3), page(3), "https://news.example/ferry/3", str(tmp_path / name), "html", "utf-8",
        fetched="2026-03-04T10:00:00Z",
    )  # fmt: skip
    article = clean_page(third, Settings())
    assert (article.title, article.url, article.host) == ("Ferry 3 runs again", third.url, "news.example")


@COMPRESSIONS
def test_what_holds_no_page_is_counted(tmp_path: Path, name: str, pack: Pack) -> None:
    records = (
        record(0, b"software: crawler\r\n", kind=b"warcinfo", type=b"application/warc-fields"),
        record(1, b"GET / HTTP/1.1\r\n\r\n", kind=b"request", type=b"application/http; msgtype=request"),
        record(2),
        record(3, b"fetchTimeMs: 3\r\n", kind=b"metadata", type=b"application/warc-fields"),
        record(4, http(b""), kind=b"revisit"),
        record(5, http(b"\x89PNG", b"image/png")),
        record(6, http(page(6), status=b"404 Not Found")),
        record(7, http(b"", status=b"301 Moved Permanently")),
        record(8, b"20260301 news.example. A 192.0.2.1", type=b"text/dns"),
        record(9, page(9), kind=b"resource", type=b"text/html"),
        record(10, b"a: b", kind=b"resource", type=b"application/json"),
    )
    pages, failures, skipped = read(tmp_path / name, pack(*records))
    assert failures == []
    assert ids(pages) == [id_of(2), id_of(9)]
    assert skipped == {
        "WARC record: warcinfo": 1, "WARC record: request": 1, "WARC record: metadata": 1, "WARC record: revisit": 1,
        "not HTML: image/png": 1, "HTTP status 404": 1, "HTTP status 301": 1, "not HTTP": 1,
        "not HTML: application/json": 1,
    }  # fmt: skip


@COMPRESSIONS
@pytest.mark.parametrize("length", [3, 700, 2500, 10**9], ids=["short", "cut", "into the next", "beyond the file"])
def test_a_wrong_content_length_costs_its_own_record(tmp_path: Path, name: str, pack: Pack, length: int) -> None:
    content = pack(record(0), record(1, length=length), record(2), record(3))
    pages, failures, _ = read(tmp_path / name, content)
    assert ids(pages) == [id_of(0), id_of(2), id_of(3)]
    (failure,) = failures
    assert failure.stage == "read"
    assert failure.message.startswith(f"{tmp_path / name}, byte ")


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        pytest.param("a.warc.gz", zipped, id="gzip"),
        pytest.param("a.warc.zst", in_zstd, id="zstd"),
        pytest.param("a.warc.lz4", in_lz4, id="lz4"),
    ],
)
@pytest.mark.parametrize("at", [5, 20, 200, -6, -2], ids=["head", "start", "middle", "end", "checksum"])
def test_flipped_bits_cost_their_own_record(tmp_path: Path, name: str, pack: Pack, at: int) -> None:
    good = [pack(record(n)) for n in range(4)]
    bad = bytearray(good[1])
    bad[at] ^= 0x41
    pages, failures, _ = read(tmp_path / name, good[0] + bytes(bad) + good[2] + good[3])
    # Some bytes of a header may have any value, a time for example; then nothing is lost.
    assert ids(pages) in ([id_of(0), id_of(2), id_of(3)], [id_of(n) for n in range(4)])
    assert len(failures) == 4 - len(pages)


@COMPRESSIONS
@pytest.mark.parametrize("cut", [1, 40, 300], ids=["last byte", "end", "middle"])
def test_a_cut_off_file_keeps_what_is_whole(tmp_path: Path, name: str, pack: Pack, cut: int) -> None:
    content = pack(record(0), record(1))
    pages, failures, _ = read(tmp_path / name, content[: -cut - 4])  # a plain record ends with four bytes of nothing
    assert ids(pages) == [id_of(0)]
    assert len(failures) == 1
    assert "cut off" in failures[0].message


@COMPRESSIONS
def test_garbage_between_records_is_told_once(tmp_path: Path, name: str, pack: Pack) -> None:
    pages, failures, _ = read(tmp_path / name, pack(record(0)) + b"garbage \x1f\x8b\x08" * 40 + pack(record(1)))
    assert ids(pages) == [id_of(0), id_of(1)]
    assert len(failures) == 1


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", b"not a WARC file at all\n" * 30, bytes(500)])
def test_what_is_no_archive(tmp_path: Path, content: bytes) -> None:
    pages, failures, _ = read(tmp_path / "a.warc", content)
    assert pages == []
    assert len(failures) == bool(content.strip(b"\0\r\n"))


def test_a_file_compressed_as_one_piece_is_read_too(tmp_path: Path) -> None:
    pages, failures, _ = read(tmp_path / "a.warc.gz", gzip.compress(plain(*(record(n) for n in range(4)))))
    assert failures == []
    assert ids(pages) == [id_of(n) for n in range(4)]


def test_zstd_with_a_dictionary(tmp_path: Path) -> None:
    """As the WARC format's annex on Zstandard has it: the dictionary stands first, in a frame to be skipped."""
    samples = [record(n) for n in range(400)]
    trained = zstandard.train_dictionary(4096, samples)
    for dictionary in (trained.as_bytes(), zstandard.compress(trained.as_bytes())):
        head = bytes([0x5D, 0x2A, 0x4D, 0x18]) + len(dictionary).to_bytes(4, "little") + dictionary
        packer = zstandard.ZstdCompressor(dict_data=trained)
        content = head + b"".join(packer.compress(record(n)) for n in range(3))
        pages, failures, _ = read(tmp_path / "a.warc.zst", content)
        assert failures == []
        assert ids(pages) == [id_of(n) for n in range(3)]


def test_wet_pages_are_text(tmp_path: Path) -> None:
    pages, failures, _ = read(tmp_path / "a.warc.wet.gz", zipped(*(wet(n) for n in range(3))))
    assert failures == []
    assert [page.kind for page in pages if isinstance(page, Page)] == ["text"] * 3
    assert isinstance(pages[1], Page)
    assert clean_page(pages[1], Settings()).removed[0].kind == "comment_form"


def test_a_record_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    small = Settings(max_page_size=5000)
    long = record(1, http(b"<p>" + b"long " * 2000))
    for name, pack in (("a.warc", plain), ("a.warc.gz", zipped)):
        pages, failures, _ = read(tmp_path / name, pack(record(0), long, record(2)), small)
        assert ids(pages) == [id_of(0), id_of(2)]
        assert "more than 5,000 bytes" in failures[0].message


def chunked(body: bytes) -> bytes:
    return b"%x;a=b\r\n%s\r\n%X\r\n%s\r\n0\r\n\r\n" % (10, body[:10], len(body) - 10, body[10:])


def brotli(body: bytes) -> bytes:
    raw = io.BytesIO()
    with BrotliWriter(raw) as writer:
        writer.write(body)
    return raw.getvalue()


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def in_members(compress: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """Compresses a body in three pieces that are joined; the second is empty."""
    return lambda body: b"".join(map(compress, (body[: len(body) // 2], b"", body[len(body) // 2 :])))


@pytest.mark.parametrize(
    ("headers", "encode"),
    [
        pytest.param(b"Content-Encoding: gzip\r\n", lambda body: body, id="decoded by the archiver, header kept"),
        pytest.param(b"Transfer-Encoding: chunked\r\n", lambda body: body, id="joined by the archiver, header kept"),
        pytest.param(b"Content-Encoding: identity\r\n", lambda body: body, id="identity"),
        pytest.param(b"Content-Encoding: gzip\r\n", gzip.compress, id="gzip"),
        pytest.param(b"content-encoding: GZIP\r\n", gzip.compress, id="case"),
        pytest.param(b"Content-Encoding: gzip\r\n", lambda body: gzip.compress(body) + b"\0\0", id="gzip, filled up"),
        pytest.param(b"Content-Encoding: gzip\r\n", in_members(gzip.compress), id="gzip, several members"),
        pytest.param(b"Content-Encoding: zstd\r\n", in_members(zstandard.compress), id="zstd, several frames"),
        pytest.param(b"Content-Encoding: deflate\r\n", zlib.compress, id="deflate"),
        pytest.param(b"Content-Encoding: deflate\r\n", bare_deflate, id="bare deflate"),
        pytest.param(b"Content-Encoding: br\r\n", brotli, id="brotli"),
        pytest.param(b"Content-Encoding: zstd\r\n", zstandard.compress, id="zstd"),
        pytest.param(b"Transfer-Encoding: chunked\r\n", chunked, id="chunked"),
        pytest.param(
            b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
            lambda body: chunked(gzip.compress(body)),
            id="both",
        ),
    ],
)
def test_bodies_are_decoded(tmp_path: Path, headers: bytes, encode: Callable[[bytes], bytes]) -> None:
    content = record(1, http(encode(page(1)), headers=headers))
    (got,), _, _ = read(tmp_path / "a.warc", content)
    assert isinstance(got, Page), got
    assert got.content == page(1)


@pytest.mark.parametrize(
    ("block", "said"),
    [
        pytest.param(
            http(gzip.compress(page(1))[:-200], headers=b"Content-Encoding: gzip\r\n"), "cut off", id="gzip cut off"
        ),
        pytest.param(
            http(in_members(gzip.compress)(page(1))[:-20], headers=b"Content-Encoding: gzip\r\n"),
            "cut off",
            id="gzip cut off in its last member",
        ),
        pytest.param(
            http(in_members(gzip.compress)(bytes(60_000_000)), headers=b"Content-Encoding: gzip\r\n"),
            "more than",
            id="a bomb of several members",
        ),
        pytest.param(http(chunked(page(1))[:-200], headers=b"Transfer-Encoding: chunked\r\n"), "cut off", id="chunks"),
        pytest.param(http(b"\0\1\2\3", headers=b"Content-Encoding: br\r\n"), "damaged", id="no brotli"),
        pytest.param(http(b"x", headers=b"Content-Encoding: rot13\r\n"), "'rot13' is not known", id="unknown"),
        pytest.param(
            http(gzip.compress(bytes(60_000_000)), headers=b"Content-Encoding: gzip\r\n"), "more than", id="a bomb"
        ),
        pytest.param(http(b""), "empty", id="empty"),
    ],
)
def test_a_bad_body_is_its_own_failure(tmp_path: Path, block: bytes, said: str) -> None:
    pages, failures, _ = read(tmp_path / "a.warc", plain(record(1, block), record(2)))
    assert failures == []
    assert isinstance(pages[0], str)
    assert said in pages[0]
    assert pages[0].startswith(f"{tmp_path / 'a.warc'}, byte 0: ")
    assert ids(pages) == [id_of(2)]


def test_no_http_after_all_is_a_failure(tmp_path: Path) -> None:
    pages, failures, _ = read(tmp_path / "a.warc", plain(record(1, b"SSH-2.0-OpenSSH\r\n"), record(2)))
    assert ids(pages) == [id_of(2)]
    assert "no status line" in failures[0].message


@pytest.mark.parametrize(
    ("type", "charset", "used"),
    [
        pytest.param(b"text/html; charset=iso-8859-1", "iso-8859-1", "windows-1252", id="header alone"),
        pytest.param(b'text/html;charset="ISO-8859-1"', "iso-8859-1", "windows-1252", id="quoted"),
        pytest.param(b"text/html; charset=utf-8", "iso-8859-1", "windows-1252", id="header is wrong, meta right"),
        pytest.param(b"text/html; charset=no-such-thing", "iso-8859-1", "windows-1252", id="unknown"),
        pytest.param(b"text/html; charset=iso-8859-1", "utf-8", "utf-8", id="header is wrong, bytes show it"),
    ],
)
def test_the_charset_of_the_header(tmp_path: Path, type: bytes, charset: str, used: str) -> None:
    body = page(1, charset)
    if "alone" in type.decode():
        body = body.replace(b"<meta", b"<nometa")
    (got,), _, _ = read(tmp_path / "a.warc", record(1, http(body, type)))
    assert isinstance(got, Page)
    article = clean_page(got, Settings())
    assert article.source.encoding == used
    assert "Smörgås" in article.text


def test_the_header_decides_where_the_page_says_nothing(tmp_path: Path) -> None:
    body = archives.PAGE.format(n=1, charset="x").replace('<meta charset="x">', "").encode("koi8-r", "replace")
    body = body.replace(b"harbour office", "портовая служба".encode("koi8-r"))
    (got,), _, _ = read(tmp_path / "a.warc", record(1, http(body, b"text/html; charset=koi8-r")))
    assert isinstance(got, Page)
    article = clean_page(got, Settings())
    assert (article.source.encoding, "портовая служба" in article.text) == ("koi8-r", True)


def test_the_type_that_the_crawler_found_counts_where_the_server_says_none(tmp_path: Path) -> None:
    block = http(b"\x89PNG").replace(b"Content-Type: text/html; charset=utf-8\r\n", b"")
    silent = record(1, block, extra=b"WARC-Identified-Payload-Type: image/png\r\n")
    pages, _, skipped = read(tmp_path / "a.warc", plain(silent, record(2)))
    assert ids(pages) == [id_of(2)]
    assert skipped == {"not HTML: image/png": 1}


RECORDS = [record(n) for n in range(5)]


@COMPRESSIONS
@settings(max_examples=60)
@given(data=st.data())
def test_any_damage_costs_what_it_touches_and_nothing_more(
    tmp_path_factory: pytest.TempPathFactory, name: str, pack: Pack, data: st.DataObject
) -> None:
    """Bytes of one record overwritten, taken out or put in: all the others are read, and nothing is raised."""
    pieces = [pack(content) for content in RECORDS]
    hit = data.draw(st.integers(0, 4))
    start = data.draw(st.integers(0, len(pieces[hit]) - 1))
    cut = data.draw(st.integers(0, 30))
    pieces[hit] = pieces[hit][:start] + data.draw(st.binary(max_size=30)) + pieces[hit][start + cut :]
    file = tmp_path_factory.getbasetemp() / name
    pages, _, _ = read(file, b"".join(pieces))
    assert set(ids(pages)) >= {id_of(n) for n in range(5) if n != hit}


@settings(max_examples=60)
@given(content=st.binary(max_size=300), magic=st.sampled_from([b"", b"WARC/1.1\r\n", b"\x1f\x8b\x08", *FRAMES]))
def test_noise_is_never_a_crash(tmp_path_factory: pytest.TempPathFactory, content: bytes, magic: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "noise.warc"
    pages, _, _ = read(file, magic + content)
    assert ids(pages) == []


# Beginnings of frames with one block whose length is that of the next beginning, so that each frame runs through all
# those after it. An archive of them begins with one that is damaged, from where the next is looked for.
RUN_ON = [
    pytest.param(b"\x28\xb5\x2f\xfd\0\0" + (6 << 3).to_bytes(3, "little"), id="zstd"),
    pytest.param(b"\x04\x22\x4d\x18\x60\x40\0" + (7).to_bytes(4, "little"), id="lz4"),
    pytest.param(b"\x04\x22\x4d\x18\x70\x40\0" + (3).to_bytes(4, "little"), id="lz4, checked blocks"),
]


@pytest.mark.parametrize("frame", RUN_ON)
def test_frames_that_run_into_one_another_take_no_longer_than_others(frame: bytes) -> None:
    def read_all(count: int) -> int:
        return len(list(read_records(io.BytesIO(frame[:4] + b"bad" + frame * count), "a.warc.gz", 1_000)))

    assert read_all(100) == 1
    assert not grows(read_all, 8_000)


class Counted(io.BytesIO):
    """A stream that counts the bytes that were read from it."""

    count = 0

    def read(self, size: int | None = -1) -> bytes:
        piece = super().read(size)
        self.count += len(piece)
        return piece


@pytest.mark.parametrize(
    ("announced", "limit"),
    [
        pytest.param(40_000_000, 50_000_000, id="more than the file has"),
        pytest.param(100_000, 50_000_000, id="more than the record has"),
        pytest.param(300_000, 200_000, id="more than the record has, and than a page may have"),
    ],
)
def test_a_file_of_headers_that_announce_too_much_is_not_read_for_each(announced: int, limit: int) -> None:
    bad = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n" % announced + b"x" * 100

    def read_all(count: int) -> int:
        stream = Counted(bad * count + record(1) + b"\r\n\r\n")
        found = list(read_records(stream, "a.warc", limit))
        assert [isinstance(one, Whole) for one in found] == [False] * count + [True]
        return stream.count

    assert read_all(4_000) < 3 * read_all(2_000)


def test_a_record_over_the_limit_is_passed_over_by_its_length() -> None:
    long = record(1, http(b"x" * 300_000))
    found = list(read_records(io.BytesIO(plain(record(0), long, record(2))), "a.warc", 200_000))
    assert [isinstance(one, Whole) for one in found] == [True, False, True]
    assert isinstance(found[1], Damage)
    assert "more than 200,000 bytes" in found[1].message


def test_an_archive_of_frames_that_run_into_one_another_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.sources.warc_records._MOST_BLOCKS", 100)
    frame = b"\x04\x22\x4d\x18\x60\x40\0" + (7).to_bytes(4, "little")
    tangled, good = frame[:4] + b"bad" + frame * 500, in_lz4(*RECORDS)
    found = list(read_records(io.BytesIO(good + tangled + good), "a.warc.lz4", 1_000_000))
    assert [isinstance(one, Whole) for one in found] == [True] * 5 + [False] * 2
    assert isinstance(found[-1], Damage)
    assert "the rest of the file is not read" in found[-1].message
    many = in_lz4(*RECORDS * 60)  # many blocks, none of them of a frame that lies ahead
    assert all(isinstance(one, Whole) for one in read_records(io.BytesIO(many), "a.warc.lz4", 1_000_000))

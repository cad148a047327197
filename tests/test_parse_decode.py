"""Bytes to text: byte order marks, wrong declarations, no declaration, and files that are not pages."""

import bz2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.errors import UnreadablePage
from newsclean.parse import parse
from newsclean.parse.encoding.decode import decode
from newsclean.parse.encoding.misread import read_again
from newsclean.records import Page
from newsclean.settings import Settings

ENGLISH = "“We don’t know,” the café’s owner said – and left. £5 or 6 €."
GERMAN = "Die Bürgermeister von Köln und München grüßen die Gäste der schönen Städte am Rhein."
RUSSIAN = "Министр сказал во вторник, что новый мост не будет готов раньше следующего года."
POLISH = "Zażółć gęślą jaźń: mieszkańcy czekają, odkąd stary most został zamknięty po powodzi."
FINNISH = "Hääyönä säässä näkyi pelkkää jäätä, kertoo kyläläinen, jonka äiti ei lähtenyt pää edellä mäkeä alas."
ICELANDIC = "Ráðherrann sagði á þriðjudag að nýja brúin yrði ekki tilbúin fyrr en á næsta ári, þótt hún sé þörf."
JAPANESE = "大臣は火曜日、新しい橋の完成は来年になると述べた。住民は待っている。"
CHINESE = "部长星期二说，新桥要到明年才能完工。自从旧桥在洪水后关闭以来，居民一直在等待。"
HINDI = "मंत्री ने मंगलवार को कहा कि नया पुल अगले साल से पहले तैयार नहीं होगा।"

FOUND = [
    ("plain ASCII", b"Kabul fell.", None, "Kabul fell.", "utf-8"),
    ("UTF-8", RUSSIAN.encode(), None, RUSSIAN, "utf-8"),
    ("UTF-8 with a mark", b"\xef\xbb\xbf" + GERMAN.encode(), None, GERMAN, "utf-8"),
    ("UTF-16 with a mark", b"\xff\xfe" + RUSSIAN.encode("utf-16-le"), None, RUSSIAN, "utf-16le"),
    ("UTF-16, other order, with a mark", b"\xfe\xff" + GERMAN.encode("utf-16-be"), None, GERMAN, "utf-16be"),
    ("UTF-32 with a mark", b"\xff\xfe\0\0" + GERMAN.encode("utf-32-le"), None, GERMAN, "utf-32le"),
    ("UTF-16 without a mark", ENGLISH.encode("utf-16-le"), None, ENGLISH, "utf-16le"),
    ("UTF-16 without a mark, Russian", RUSSIAN.encode("utf-16-be"), None, RUSSIAN, "utf-16be"),
    ("UTF-16 without a mark, Hindi", HINDI.encode("utf-16-le"), None, HINDI, "utf-16le"),
    ("UTF-16 without a mark, Chinese", (CHINESE + "\n\n" + CHINESE).encode("utf-16-be"), None,
     CHINESE + "\n\n" + CHINESE, "utf-16be"),
    ("declared", RUSSIAN.encode("koi8-r"), "koi8-r", RUSSIAN, "koi8-r"),
    ("declared by an old name", ENGLISH.encode("cp1252"), "latin1", ENGLISH, "windows-1252"),
    ("declared with quotes", GERMAN.encode("cp1252"), '"ISO-8859-1"', GERMAN, "windows-1252"),
    ("declared wrongly, valid UTF-8", RUSSIAN.encode(), "iso-8859-1", RUSSIAN, "utf-8"),
    ("declared UTF-8 wrongly", GERMAN.encode("cp1252"), "utf-8", GERMAN, "windows-1252"),
    ("declared nonsense", RUSSIAN.encode("cp1251"), "no-such-charset", RUSSIAN, "windows-1251"),
    ("declared UTF-16 wrongly", GERMAN.encode("cp1252"), "utf-16", GERMAN, "windows-1252"),
    ("undeclared Western", ENGLISH.encode("cp1252"), None, ENGLISH, "windows-1252"),
    ("undeclared Central European", POLISH.encode("cp1250"), None, POLISH, "windows-1250"),
    ("undeclared Russian", RUSSIAN.encode("cp1251"), None, RUSSIAN, "windows-1251"),
    ("undeclared Shift_JIS", JAPANESE.encode("shift_jis"), None, JAPANESE, "shift_jis"),
    ("undeclared EUC-JP", JAPANESE.encode("euc-jp"), None, JAPANESE, "euc-jp"),
    ("undeclared ISO-2022-JP", JAPANESE.encode("iso2022_jp"), None, JAPANESE, "iso-2022-jp"),
    ("declared Western wrongly, Russian", RUSSIAN.encode("cp1251"), "ISO-8859-1", RUSSIAN, "windows-1251"),
    ("declared Western wrongly, Japanese", JAPANESE.encode("euc-jp"), "windows-1252", JAPANESE, "euc-jp"),
    ("declared Western wrongly, Polish", POLISH.encode("cp1250"), "iso-8859-1", POLISH, "windows-1250"),
    ("declared Western rightly, letters side by side", FINNISH.encode("cp1252"), "iso-8859-1", FINNISH, "windows-1252"),
    ("declared Western rightly, Icelandic", ICELANDIC.encode("cp1252"), "iso-8859-1", ICELANDIC, "windows-1252"),
    ("undeclared, one sign", b"The mayor paid. \xa9 The Harbour Post", None, "The mayor paid. © The Harbour Post",
     "windows-1252"),
    ("undeclared GB18030", CHINESE.encode("gb18030"), None, CHINESE, "gbk"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "declared", "text", "name"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND]
)
def test_encoding_is_found(content: bytes, declared: str | None, text: str, name: str) -> None:
    assert decode(content, declared, html=False) == (text, name)


META = [
    ("meta charset", b'<html><head><meta charset="windows-1251"><p>', "windows-1251"),
    ("meta http-equiv", b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>', "koi8-r"),
    ("XML declaration", b'<?xml version="1.0" encoding="windows-1251"?><html><p>', "windows-1251"),
    ("far down", b"<html><!--" + b" " * 3_000 + b"--><meta charset=windows-1251><p>", "windows-1251"),
]


@pytest.mark.parametrize(("head", "name"), [row[1:] for row in META], ids=[row[0] for row in META])
def test_meta_is_read_in_html(head: bytes, name: str) -> None:
    text, used = decode(head + RUSSIAN.encode(name), None, html=True)
    assert used == name
    assert text.endswith(RUSSIAN)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (RUSSIAN, "windows-1251"), (POLISH, "windows-1250"), (GERMAN, "windows-1252"), (JAPANESE, "shift_jis"),
        (CHINESE, "gbk"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1"])
@pytest.mark.parametrize("meta", ["utf-8", "iso-8859-1", "utf-16"])
def test_a_wrong_meta_is_ignored(text: str, name: str, declared: str | None, meta: str) -> None:
    head = f'<html lang="en"><head><meta charset="{meta}"><title>The news of the day, and what it is for us</title><p>'
    content = head.encode() + text.encode(name)
    assert decode(content, declared, html=True) == (head + text, name)


def test_the_iso_8859_1_of_the_transport_may_be_nobodys_word() -> None:
    head = b'<meta charset="iso-8859-2"><p>'
    content = head + POLISH.replace("\u201e", "").encode("iso-8859-2")
    assert decode(content, "ISO-8859-1", html=True)[1] == "iso-8859-2"
    assert decode(head + GERMAN.encode("cp1252"), "windows-1252", html=True)[1] == "windows-1252"


def test_what_the_transport_declares_goes_before_meta() -> None:
    content = b'<meta charset="koi8-r"><p>' + RUSSIAN.encode("cp1251")
    assert decode(content, "windows-1251", html=True)[1] == "windows-1251"


def test_a_few_broken_characters_do_not_change_utf8() -> None:
    content = RUSSIAN.encode() * 5 + b"\xff" + RUSSIAN.encode()[:7]
    text, name = decode(content, None, html=False)
    assert name == "utf-8"
    assert text.count("\ufffd") == 2


def test_a_stray_zero_byte_is_no_binary_file() -> None:
    assert decode((b"Kabul fell on Sunday. " * 10 + b"\0") * 5, None, html=False)[1] == "utf-8"


@pytest.mark.parametrize(
    "text",
    [
        "ID3 tags explained\n\nThe tags in sound files were made in 1996.", "RIFF RAFF returns to the stage on Monday.",
        "PAR1S holds its breath", "OggS", "GIF89a at 35: the picture that moves", "BZh stands for nothing",
        "wOFF and wOF2 are fonts", "ARROW1 hits its mark, the archers said.", "WARC/1.1 is the format of web archives.",
    ],
)  # fmt: skip
def test_a_text_may_begin_as_a_file_does(text: str) -> None:
    assert decode(text.encode(), None, html=False) == (text, "utf-8")


REFUSED = [
    ("empty", b"", "empty"),
    ("blank", b" \r\n\t ", "empty"),
    ("zeros", b"\0\0\0\0", "empty"),
    ("PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
    ("PNG", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
    ("JPEG", b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
    ("GIF", b"GIF89a\x01\0", "GIF"),
    ("WebP", b"RIFF\x24\x11\0\0WEBPVP8 ", "image"),
    ("MP3", b"ID3\x04\0\0\0\0\x0f\x76TSSE", "sound"),
    ("Ogg", b"OggS\0\x02", "sound"),
    ("font", b"wOF2OTTO\0\0\x3a\x48", "font"),
    ("bzip2", bz2.compress(RUSSIAN.encode()), "bzip2"),
    ("bzip2 of nothing", bz2.compress(b""), "bzip2"),
    ("Arrow", b"ARROW1\0\0\xff\xff", "Arrow"),
    ("WARC", b"WARC/1.0\r\nWARC-Type: response\r\n", "web archive"),
    ("ZIP or Office", b"PK\x03\x04\x14\0", "ZIP"),
    ("gzip", b"\x1f\x8b\x08\0", "gzip"),
    ("old Office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "Office"),
    ("Parquet", b"PAR1\x15\x04", "Parquet"),
    ("other binary", bytes(range(256)) * 8, "binary"),
]


@pytest.mark.parametrize(("content", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_no_page_is_refused_with_a_way_out(content: bytes, said: str) -> None:
    with pytest.raises(UnreadablePage, match=said) as raised:
        decode(content, None, html=False)
    assert str(raised.value).endswith(".")


@given(
    st.binary(max_size=300),
    st.sampled_from([None, "utf-8", "shift_jis", "utf-7", "", "\u00e9"]),
    st.booleans(),
)
def test_any_bytes_give_text_or_a_refusal(content: bytes, declared: str | None, html: bool) -> None:
    try:
        text, name = decode(content, declared, html)
    except UnreadablePage:
        return
    assert isinstance(text, str)
    assert name == name.lower()


GREEK = "Ο υπουργός είπε την Τρίτη ότι η νέα γέφυρα δεν θα είναι έτοιμη πριν από το επόμενο έτος."
ARABIC = "قال الوزير يوم الثلاثاء إن الجسر الجديد لن يكون جاهزا قبل العام المقبل بسبب نقص المال."
TURKISH = (
    "Başkan salı günü yaptığı açıklamada yeni köprünün gelecek yıldan önce açılmayacağını ve bunu bildiğini söyledi."
)


@pytest.mark.parametrize("read_as", ["latin-1", "cp1252"])
@pytest.mark.parametrize("page", ["{}", "<html><head><title>{0}</title></head><body><h1>{0}</h1><p>{0}"])
@pytest.mark.parametrize(
    ("text", "name"),
    [
        (RUSSIAN, "windows-1251"), (GREEK, "windows-1253"), (ARABIC, "windows-1256"), (POLISH, "windows-1250"),
        (TURKISH, "windows-1254"), (CHINESE, "gbk"),
    ],
)  # fmt: skip
def test_what_was_read_as_latin_1_is_read_again(text: str, name: str, page: str, read_as: str) -> None:
    content = (page.format(text) + "\n\n").encode(name) * 2
    try:
        misread = content.decode(read_as)
    except UnicodeDecodeError:  # Python's Windows-1252 lacks five characters
        return
    assert read_again(misread) == (content.decode(name), name)
    assert parse(Page("x", misread), Settings()).encoding == name
    assert parse(Page("x", misread.encode()), Settings()).encoding == name


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH, GERMAN, FINNISH, ICELANDIC * 3, RUSSIAN, POLISH, TURKISH, CHINESE, RUSSIAN.encode().decode("latin-1"),
        "“PÉRÉ, ÀÉÈÊ, ÖÄÜ” ! Les députés ont été très étonnés par l’arrêté préfectoral à l’Île-d’Yeu. ",
        "Ráðið segði týsdagin, at nýggja brúgvin ikki verður klár fyrr enn næsta ár. ",
        "Rzad kupil 5 m³ drewna, 6 m³ piasku i 7 m³ wody, a potem 8 m³ gliny i 9 m³ zwiru, jak podal w srode. ",
        "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞß àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ ",
        "The harbour is open again, they said on Monday.\n" + "·" * 60 + "\n" + "¤»¤»¤«" * 9 + "\n",
        "Ãëàâà òðàíñïîðòíîãî êîìèòåòà ñîîáùèëà â ïîíåäåëüíèê, как это выглядит на экране. ",
    ],
)  # fmt: skip
def test_what_was_read_rightly_stays(text: str) -> None:
    assert read_again(text * 2) is None


def test_rare_letters_of_an_old_encoding_are_read_again() -> None:
    """Python's encodings do not have all letters of the standard's."""
    text = "髙橋" + JAPANESE
    assert read_again(text.encode("cp932").decode("latin-1")) == (text, "shift_jis")


ROWS = ["–" * 60, "…" * 60, "•" * 60, "“”" * 30, "·" * 90, "§§§" * 15, "»" * 60, "·•" * 40, "Drehbrücke " + "–" * 40]


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("text", [ENGLISH, ENGLISH * 5, GERMAN, GERMAN * 5])
@pytest.mark.parametrize("page", ["<p>{}<p>{}", "<!-- {1} --><p>{0}"])
def test_rows_of_signs_do_not_change_a_declared_encoding(row: str, text: str, page: str) -> None:
    written = page.format(text, row)
    content = written.encode("cp1252")
    assert decode(content, "windows-1252", html=True) == (written, "windows-1252")
    assert decode(content, "ISO-8859-1", html=True) == (written, "windows-1252")
    head = "<meta charset=iso-8859-1>"
    assert decode(head.encode() + content, None, html=True) == (head + written, "windows-1252")


@pytest.mark.parametrize(("text", "name"), [(RUSSIAN, "windows-1251"), (JAPANESE, "euc-jp"), (CHINESE, "gbk")])
def test_beside_rows_of_signs_another_script_is_read(text: str, name: str) -> None:
    content = b"<p>" + text.encode(name) * 2 + b"<p>" + b"-" * 60
    assert decode(content, "windows-1252", html=True)[1] == name

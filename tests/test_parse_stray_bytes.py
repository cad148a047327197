"""A few bytes of another encoding in a page of UTF-8 are read where they are clear, and reported as repairs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean, clean_html, clean_text
from newsclean.parse.encoding.decode import decode
from newsclean.parse.encoding.stray_bytes import read_stray_bytes
from newsclean.repair.edits import redo, undo

ENGLISH = "“We don’t know,” the café’s owner said – and left. "
FRENCH = "“L’été à Genève”, dit-il mardi au port, où les bateaux attendent. "
POLISH = "Zażółć gęślą jaźń: mieszkańcy czekają. "
TURKISH = "Şişli’de yağmur ışıkları söndürdü. "
RUSSIAN = "Министр сказал во вторник, что мост не готов. "
GREEK = "Ο υπουργός είπε ότι η γέφυρα δεν είναι έτοιμη. "
ARABIC = "قال الوزير يوم الثلاثاء إن الجسر الجديد ليس جاهزا. "
JAPANESE = "大臣は火曜日、新しい橋の完成は来年になると述べた。"

# (page in UTF-8, what follows it, what that means)
LEFT = [
    ("first half of an accent, at an ellipsis", FRENCH, b"caf\xc3...", "caf\ufffd..."),
    ("first half of an accent, before a space", FRENCH, b"la citt\xc3 va", "la citt\ufffd va"),
    ("first half of an accent, in a word", FRENCH, b"r\xc3gion", "r\ufffdgion"),
    ("two of the three bytes of a quotation mark", ENGLISH, b"he said\xe2\x80 and", "he said\ufffd and"),
    ("last two bytes of a quotation mark", ENGLISH, b"he said\x80\x9d and", "he said\ufffd\ufffd and"),
    ("first half of a Russian letter", RUSSIAN, "При".encode() + b"\xd0...", "При\ufffd..."),
    ("second half of a Russian letter", RUSSIAN, b"\xb0" + "рива".encode(), "\ufffdрива"),
    ("half of a Russian letter in a word", RUSSIAN, "При".encode() + b"\xd0" + "ет".encode(), "При\ufffdет"),
    ("one byte of a Japanese letter", JAPANESE, "橋".encode() + b"\xe5 " + "橋".encode(), "橋\ufffd 橋"),
    ("last byte of a Japanese letter", JAPANESE, b"\x94" + "橋".encode(), "\ufffd橋"),
    ("an opening mark at the end", FRENCH, b"fin \x93", "fin \ufffd"),
    ("a capital after a small letter", FRENCH, b"il d\xc9t", "il d\ufffdt"),
    ("half of a capital", FRENCH, b"die L\xc3nder, \xc3ber", "die L\ufffdnder, \ufffdber"),
    ("a sign in a word", FRENCH, b"getaci\xb3n", "getaci\ufffdn"),
    ("an English page with a Czech name", ENGLISH + "Dvořák. ", b"Bj\xf8rn", "Bj\ufffdrn"),
    ("noise", FRENCH, b"\x81\xff\xfe\xfd\xfc\xfb", "\ufffd" * 6),
]  # fmt: skip
READ = [
    ("an accent", FRENCH, b"au caf\xe9 du port", "au café du port"),
    ("two accents", FRENCH, b"la cr\xe9\xe9 et l'\xeele", "la créé et l'île"),
    ("a word of one letter", FRENCH, b"il va \xe0 la mer", "il va à la mer"),
    ("capitals", FRENCH, b"S\xc3O PAULO, \xc9TAT", "SÃO PAULO, ÉTAT"),
    ("quotation marks", ENGLISH, b"is \x93open\x94, he said", "is “open”, he said"),
    ("quotation marks in tags", ENGLISH, b"<b>\x93open\x94</b>", "<b>“open”</b>"),
    ("an apostrophe", ENGLISH, b"it\x92s", "it’s"),
    ("an apostrophe before an accent", FRENCH, b"l\x92\xcele", "l’Île"),
    ("a mark beside a letter in UTF-8", FRENCH, b"\x93" + "été".encode() + b"\x94.", "“été”."),
    ("dash, ellipsis, euro", ENGLISH, b"now \x96 or never\x85 for 5 \x80", "now – or never… for 5 €"),
    ("no-break space", FRENCH, b"3\xa0000 francs", "3\u00a0000 francs"),
    ("signs", ENGLISH, b"5 m\xb3 \xa9 AP \xb7 30 \xb0C", "5 m³ © AP · 30 °C"),
    ("an English page with a Czech name", ENGLISH + "Dvořák. ", b"caf\xe9", "café"),
    ("Polish", POLISH, b"w Krak\xf3w i \xb3adny", "w Kraków i ładny"),
    ("Turkish", TURKISH, b"\xfeimdi geldi", "şimdi geldi"),
    ("Russian words", RUSSIAN, "Мост закрыт".encode("cp1251") + b".", "Мост закрыт."),
    ("Russian quotation marks", RUSSIAN, b"\xab" + "мост".encode() + b"\xbb \x97 " + "да".encode(), "«мост» — да"),
    ("a French name in Russian", RUSSIAN, b"caf\xe9 Noir", "café Noir"),
    ("Greek", GREEK, "Γέφυρα".encode("cp1253"), "Γέφυρα"),
    ("Arabic", ARABIC, "الجسر".encode("cp1256"), "الجسر"),
    ("quotation marks around English in Japanese", JAPANESE, b" \x93OK\x94 ", " “OK” "),
]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "stray", "meant"), [row[1:] for row in LEFT + READ], ids=[row[0] for row in LEFT + READ]
)
def test_stray_bytes_are_read_where_they_are_clear(page: str, stray: bytes, meant: str) -> None:
    content = page.encode() * 3 + stray + b"\n" + page.encode()
    assert decode(content, None, html=False)[1] == "utf-8"
    assert read_stray_bytes(content) == page * 3 + meant + "\n" + page


@pytest.mark.parametrize(
    ("page", "line", "name"),
    [
        (RUSSIAN, "«Вчера его не было» – так сказал министр во вторник о мосте.", "cp1251"),
        (GREEK, "Η γέφυρα είπε ότι ο υπουργός δεν είναι.", "cp1253"),
        (ARABIC, "قال الوزير إن الجسر ليس جديدا.", "cp1256"),
    ],
)
@pytest.mark.parametrize("break_", [b"\n\n", b"</p><p>"])
def test_whole_lines_in_another_encoding_are_read(page: str, line: str, name: str, break_: bytes) -> None:
    content = page.encode() * 3 + break_ + line.encode(name) + break_ + page.encode()
    whole = page * 3 + break_.decode() + line + break_.decode() + page
    assert read_stray_bytes(content) == whole
    assert decode(content, None, html=False) == (whole, "utf-8")


def test_lines_in_an_encoding_that_the_page_does_not_tell_stay_lost() -> None:
    lost = "Министр сказал во вторник.".encode("koi8-r")
    assert decode(RUSSIAN.encode() * 5 + b"\n" + lost, None, html=False)[0].count("\ufffd") > 10
    lost = "ノリモノ".encode("shift_jis") * 3
    assert "\ufffd" in decode(FRENCH.encode() * 9 + b"\n" + lost, None, html=False)[0]


def test_the_declared_encoding_is_taken_unless_all_declare_it() -> None:
    content = ENGLISH.encode() + b" Dvo\xf8\xe1k"
    assert read_stray_bytes(content, "windows-1250").endswith(" Dvořák")
    assert read_stray_bytes(content, "utf-8").endswith(" Dvoøák")
    polish = POLISH.encode() + b" \xb3adny"
    assert read_stray_bytes(polish, "iso-8859-1").endswith(" ładny")
    assert read_stray_bytes(b"<meta charset=windows-1250>" + content, None, html=True).endswith(" Dvořák")


CUT = [
    ("an accent, or a letter of Latin-1", b"They met on Monday evening at the small caf\xe9", "windows-1252"),
    ("half of an accent", b"They met on Monday evening at the small caf\xc3", "utf-8"),
    ("part of a quotation mark", b"They met on Monday evening at the small bar\xe2\x80", "utf-8"),
    ("part of an emoji", b"They met on Monday evening at the small bar \xf0\x9f\x98", "utf-8"),
    ("half of a letter after others", "Они встретились в маленьком баре у реки в среду".encode()[:-1], "utf-8"),
]


@pytest.mark.parametrize(("content", "name"), [row[1:] for row in CUT], ids=[row[0] for row in CUT])
def test_a_page_that_ends_in_half_a_character(content: bytes, name: str) -> None:
    text, used = decode(content, None, html=False)
    assert used == name
    if name == "utf-8":
        assert text.endswith("\ufffd")
        story = b"The ferry to the island runs again, the harbour office said on Monday.\n\n" * 4
        article = clean_text(story + content)
        assert "lost_character" in [finding.kind for finding in article.findings]
        assert "truncated" in article.flags


STORY = FRENCH.encode() * 3 + b"Le caf\xe9 est \x93ouvert\x94 depuis mardi."


def test_the_record_of_a_text_names_each_stray_byte() -> None:
    article = clean_text(b"Un titre\n\n" + STORY + b"\n\nIl  ferme \xe0 minuit, dit le patron du port.\n")
    assert "Le café est “ouvert” depuis mardi." in article.text
    stray = [repair for repair in article.repairs if repair.kind == "stray_byte"]
    assert [(repair.before, repair.after) for repair in stray] == [
        ("caf\ufffd", "café"), ("\ufffdouvert\ufffd", "“ouvert”"), ("\ufffd", "à"),
    ]  # fmt: skip
    assert all(article.text[repair.start : repair.end] == repair.after for repair in article.repairs)
    assert not any(finding.kind == "lost_character" for finding in article.findings)


def test_the_record_of_a_page_names_each_stray_byte() -> None:
    page = b"<html><head><title>Caf\xe9 du port</title></head><body><article><h1>Caf\xe9 du port</h1><p>"
    article = clean_html(page + STORY + b"</p><p>Il ferme \xe0 minuit, dit le patron.</p></article></body></html>")
    assert article.title == "Café du port"
    assert article.source.encoding == "utf-8"
    assert [repair.after for repair in article.repairs] == ["café", "“ouvert”", "à"]


def test_many_bytes_of_another_encoding_make_it_that_encoding() -> None:
    content = "“Oui”. ".encode() + FRENCH.encode("cp1252") * 5
    assert decode(content, None, html=False)[1] == "windows-1252"


@given(st.lists(st.sampled_from([*FRENCH, "Привет", "橋", *range(0x80, 0x100)]), max_size=40))
def test_any_mixture_keeps_its_places(pieces: list[str | int]) -> None:
    content = RUSSIAN.encode() + b"".join(
        bytes([piece]) if isinstance(piece, int) else piece.encode() for piece in pieces
    )
    plain, read = content.decode("utf-8", "replace"), read_stray_bytes(content)
    assert len(plain) == len(read)
    assert all(before in (after, "\ufffd") for before, after in zip(plain, read, strict=True))


@given(st.lists(st.sampled_from([b"\xe9", b"\x93", b"\x94", b"\xc3", b"a", b" ", b"  ", b"\n", b"."]), max_size=30))
def test_edits_of_stray_bytes_can_be_redone_and_undone(pieces: list[bytes]) -> None:
    from newsclean.parse import parse
    from newsclean.records import Page
    from newsclean.repair import repair
    from newsclean.settings import Settings

    page = Page("x", FRENCH.encode() * 3 + b"".join(pieces), kind="text")
    document = repair(parse(page, Settings()))
    for block in document.blocks:
        assert redo(block.raw, block.edits) == block.text
        assert undo(block.text, block.edits) == block.raw


def test_a_million_stray_bytes_take_linear_time() -> None:
    import time

    def took(times: int) -> float:
        content = FRENCH.encode() * 20 * times + b"caf\xe9 " * 50 * times
        started = time.process_time()
        clean(content)
        return time.process_time() - started

    took(20)
    assert took(400) < 12 * took(80) + 0.5

r"""Texts whose characters were left escaped are read, and texts that show escapes, or only look like it, stay."""

import html
import json
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Page, clean, clean_text
from newsclean.escapes import find_escapes, unescape, unescape_field
from newsclean.given import make_page
from newsclean.pipeline import examine
from newsclean.repair import redo, undo
from newsclean.run.patterns import grows
from newsclean.settings import Settings

PROSE = "The ferry to the island runs again, the harbour office said on Monday. It had been in the dock for weeks."
TITLE = "Fähre fährt wieder"
TEXT = (
    "Die Fähre von München-Süd nach Föhr fährt wieder, teilte das Hafenamt am Montag mit.",
    "„Wir haben drei Wochen gewartet“, sagte Änne Groß, die auf der Insel wohnt und in der Stadt arbeitet.",
    'Das Schiff war in Danzig "gründlich" überholt worden, wie es hieß, und die Preise bleiben gleich.',
)
WHOLE = "\n\n".join((TITLE, *TEXT))
FRENCH = (
    "Le bac circule à nouveau\n\nLe bac de l'île circule à nouveau depuis lundi, a annoncé la mairie à la presse.\n\n"
    "« On a attendu à quai », dit Zoé Léger, qui habite là et qui travaille à la ville d'à côté.\n\n"
    "L'équipage était resté à Brest, où le navire a été réparé, et les prix n'ont pas changé."
)
RUSSIAN = (
    "Паром снова ходит\n\nПаром снова ходит на остров, сообщила в понедельник администрация порта города.\n\n"
    "«Мы ждали три недели», — сказала Анна Иванова, которая живёт и работает на острове."
)
CHINESE = "渡轮恢复通航\n\n港务局周一表示，前往该岛的渡轮已经恢复通航。\n\n“我们等了三个星期，”住在岛上的安娜说。"
QUOTING = (
    "Ferry runs again\n\n" + PROSE + '\n\n"We don\'t know what it\'ll cost," said Anna Berg. "It\'s a long way."\n\n'
    "See https://harbour.example/ferry/2021/07/ for the times, which the office\\town hall prints."
)


def in_pieces(text: str) -> str:
    return "".join(rf"\U{ord(each):08x}" if ord(each) > 0xFFFF else each for each in text)


WAYS = {
    "JSON": lambda text: json.dumps(text)[1:-1],
    "JSON with its marks": json.dumps,
    "JSON that escapes slashes": lambda text: json.dumps(text)[1:-1].replace("/", r"\/"),
    "JSON that leaves letters": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    "JSON twice": lambda text: json.dumps(json.dumps(text)),
    "JSON three times, without marks": lambda text: json.dumps(json.dumps(json.dumps(text)[1:-1])[1:-1])[1:-1],
    "JSON in capitals": lambda text: "".join(
        rf"\u{ord(each):04X}" if 0x7F < ord(each) < 0x10000 else each for each in text
    ).replace("\n", r"\n"),
    "bytes of Python": lambda text: repr(text.encode()),
    "bytes of Python with line ends of Windows": lambda text: repr(text.replace("\n", "\r\n").encode()),
    "ASCII of Python": ascii,
    "line ends alone": lambda text: text.replace("\n", r"\n"),
    "line ends of Windows": lambda text: text.replace("\n", r"\r\n"),
    "line ends and tabs": lambda text: text.replace("\n", r"\n\t"),
    "quoted-printable": lambda text: quopri.encodestring(text.encode()).decode(),
    "quoted-printable with line ends of Windows": lambda text: (
        quopri.encodestring(text.encode()).decode().replace("\n", "\r\n")
    ),
}
TEXTS = {"German": WHOLE, "French": FRENCH, "Russian": RUSSIAN, "Chinese": CHINESE}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", TEXTS)
def test_an_escaped_text_gives_the_article_that_it_was(language: str, way: str) -> None:
    text = TEXTS[language]
    written = WAYS[way](text)
    assert written != text
    article, meant = clean(written), clean(text)
    assert (article.title, article.text, article.language) == (meant.title, meant.text, meant.language)
    assert {repair.kind for repair in article.repairs} >= {"entity"} or way == "line ends alone"
    assert clean_text(article.text).text == article.text


SINGLE = {
    "quotes of PHP": (
        "Ferry runs again\n\nIt\\'s the office\\'s word: \\\"The ferry runs again.\\\" That\\'s all.",
        "It's the office's word: \"The ferry runs again.\" That's all.",
    ),
    "quotes of PHP, in French": (
        "Le bac de l\\'île circule à nouveau\n\nL\\'équipage n\\'a pas dit "
        "qu\\'il y aurait d\\'autres navires, selon la mairie.",
        "L'équipage n'a pas dit qu'il y aurait d'autres navires, selon la mairie.",
    ),
    "a smile": (
        "Ferry runs again\n\nThe ferry doesn\\u2019t stop \\ud83d\\ude00\\ud83d\\ude00, they said; it\\u2019s back.",
        "The ferry doesn’t stop 😀😀, they said; it’s back.",
    ),
    "addresses": (
        "Ferry runs again\n\nThe times are at https:\\/\\/harbour.example\\/times\\/2021 and at the town hall.",
        "The times are at https://harbour.example/times/2021 and at the town hall.",
    ),
    "letters in windows-1252": (
        "Ferry runs again\n\nIn M\\xfcnchen, K\\xf6ln and G\\xf6ttingen it\\x92s said that the ferry runs again.",
        "In München, Köln and Göttingen it’s said that the ferry runs again.",
    ),
    "mail in ISO-8859-1": (
        "Ferry runs again\n\nIn M=FCnchen, K=F6ln and at the caf=E9 it is said that the ferry runs again.=20\n",
        "In München, Köln and at the café it is said that the ferry runs again.",
    ),
    "letters that run on": (
        r"Ferry runs again\n\n\u041f\u0430\u0440\u043e\u043c said the sign, and \u00c9cole \u00e0 c\u00f4t\u00e9.",
        "Паром said the sign, and École à côté.",
    ),
    "wrapped": (
        r"Ferry runs again\n\nThe ferry to the island runs again, the harbour\noffice said on Monday. It had been in "
        r"the dock for\nthree weeks and more. The boat was repaired in Danzig\nby people who know such boats. The "
        r"fares are those of\nlast year, and so are the times of the crossings.\n\nNo more is known of it, the office "
        r"said at noon.",
        "The ferry to the island runs again, the harbour office said on Monday. It had been in the dock for three "
        "weeks and more. The boat was repaired in Danzig by people who know such boats. The fares are those of last "
        "year, and so are the times of the crossings.\n\nNo more is known of it, the office said at noon.",
    ),
}


@pytest.mark.parametrize("case", SINGLE)
def test_is_read(case: str) -> None:
    written, text = SINGLE[case]
    assert f"{text}\n\n{PROSE}" in clean_text(f"{written}\n\n{PROSE}").text


STAYS = {
    "one letter": rf"{PROSE} It goes to M\u00fcnchen.",
    "one line end": rf"{PROSE}\n\nThe boat was repaired.",
    "one apostrophe": rf"{PROSE} It\'s back.",
    "about letters": r"In Java, \u00e4 is ä, \u00f6 is ö and \u00fc is ü, and \u00df is ß, she wrote on Monday.",
    "about letters in words": r"JSON turns M\u00fcnchen, K\u00f6ln and D\u00fcsseldorf into ASCII, she wrote.",
    "beside what they mean": r"M\u00fcnchen is München, K\u00f6ln is Köln and F\u00fc\u00dfen is Füßen, she wrote.",
    "about line ends": r"Type \n for a new line, \t for a tab, \r to return and \" for a mark, as she wrote.",
    "about line ends, quoted": r"A program ends lines with '\n' or '\r\n' or '\r', and parts them with '\t'.",
    "regular expressions": r"It looks for \d+\.\s*\w+ and for ^https?:\/\/\w+\/ or \bferry\b, and \n\n ends it.",
    "more regular expressions": r"Write /^\/ferry\/(\d+)\/?$/ for it, or \/ferry\/\w+\/ and \/island\/.",
    "a regular expression of letters": r"[\u4e00-\u9fff] are Han, [\u0400-\u04ff] Cyrillic, [\u0370-\u03ff] Greek.",
    "LaTeX": r"The angle $\theta$ and $\nu$ are $\neq 0$, so $\tau \times \rho$ is $\nabla f$, he wrote.",
    "more LaTeX": r"By Poincar\'e, Schr\"odinger, G\"odel, Andr\'e, H\'el\`ene and Erd\H{o}s, as \textit{they} had it.",
    "accents of LaTeX": r"The G\"odel prize went to Schr\"oder, M\"uller and K\"onig, and to Poincar\'e of Orl\'eans.",
    "accents of LaTeX on vowels": r"La soci\'et\'e r\'eelle a d\'ecid\'e l\'eg\`erement, dit le pr\'esident.",
    "paths": r"The file is in C:\new\users\times, the other in D:\temp\reports\news and in E:\rest\tables\new.",
    "paths of a network": r"It is on \\server\news\tables, on \\server\reports and on \\server\times\new, he wrote.",
    "paths with escapes": r'The path is "C:\\new\\users" or "D:\\temp\\reports", and "E:\\rest\\news", he wrote.',
    "code": r'printf("One.\n"); printf("Two.\n\n"); puts("Three.\n\nFour."); // as he wrote',
    "more code": r'{"name": "M\u00fcller", "town": "K\u00f6ln", "street": "Gr\u00fcner Weg"}',
    "a shrug": "“No idea ¯\\_(ツ)_/¯,” she wrote, and ¯\\_(ツ)_/¯ again, and \\o/ and \\o/ and \\m/ at last.",
    "a drawing": "/\\/\\/\\  the hills of the island /\\/\\/\\\n\\/\\/\\/ and the sea \\/\\/\\/",
    "a box": "\\------/ \\------/ \\------/\n /\\    /\\    /\\",
    "Markdown": r"It costs 5\* a day\. The \_ferry\_ runs \[again\], it is said\.",
    "a backslash for a slash": r"He and\or she, his\her boat, in 2020\21, north\south: all of it, they said.",
    "lone halves of characters": r"The ferry\ud83d runs\ude00 again, \ud83d it is said\ud83d.",
    "inches": r"The mast is 5\' long, the boat 10\" wide and the oar 6\' 2\" or so, he wrote.",
    "formulas": "E=mc2, a=E4, b=C3, x=F5: =E4 and =C3*A4 are cells, and y=3D is one of three.",
    "more formulas": "Let x=E4, y=F5 and z=D6 in it; then x=E4 again, she wrote.\n=20\n=20",
    "addresses with codes": "https://a.example/?a=C3=A4&b=E4 and https://a.example/?id=20&x=3D, or ?y=FCab.",
    "lines of signs": "The ferry\n" + "=" * 70 + "\nruns again\n" + "=" * 70 + "\n\n" + PROSE + "\n==\n" + "=" * 64,
    "Base64": "QmFzZTY0IGlzIG5vIHRleHQgdGhhdCBhbnlvbmUgcmVhZHMsIGJ1dCBpdCBlbmRzIGluIHN1Y2ggYSBtYXI=\n" * 2 + PROSE,
    "settings": "name=Ferry\nsize=20\ntown=Abb\nboat=C3=A4\nlength=\nwidth=20\n",
    "a quotation": "'The ferry runs again,' the office said on Monday.\nIt's back, it said: 'We're glad.'",
    "a text in quotes": '"The ferry to the island runs again, and we are glad of it, as anyone can see."',
}


@pytest.mark.parametrize("case", STAYS)
def test_stays_as_it_is(case: str) -> None:
    text = STAYS[case]
    assert find_escapes(text) is None
    assert find_escapes(f"{PROSE}\n\n{text}\n\n{PROSE}") is None


@pytest.mark.parametrize("case", ["code", "more code", "about letters", "regular expressions", "LaTeX", "paths"])
def test_code_on_a_page_stays(case: str) -> None:
    page = f"<article><h1>Ferry</h1><p>{PROSE}<pre><code>{STAYS[case]}</code></pre><p>{STAYS[case]}<p>{PROSE}</article>"
    assert not [repair for repair in clean(page).repairs if repair.kind == "entity"]


PIECES = st.sampled_from(
    [
        "\\u00e4",
        "\\u2019",
        "\\ud83d",
        "\\ude00",
        "\\n",
        "\\r\\n",
        "\\n\\n",
        "\\t",
        "\\",
        "\\\\",
        '\\"',
        "\\'",
        "\\/",
        "\\x",
        "\\xe4",
        "\\xc3\\xa4",
        "\\U0001f600",
        "b'",
        "'",
        '"',
        "=C3=A4",
        "=E4",
        "=",
        "=\n",
        "=20\n",
        "=3D",
        "=0D=0A",
        "\n",
        " ",
        "M",
        "nchen",
        "said.",
        "The ferry runs again",
        ", it said.",
        "\u00e4",
        "…",
        "\ufffd",
        "\r\n",
        "\u00a0",
    ]
)
DAMAGED = st.lists(PIECES, max_size=25).map("".join)
SEVERAL = st.sampled_from(
    [
        "",
        "The ferry to the island runs again, they said.\\n\\nThe ferry.\\n\\nThe boat.\\n\\n",
        "In M\\u00fcnchen und K\\u00f6ln f\\u00e4hrt heute keine Bahn, hie\\u00df es. ",
        "In M=C3=BCnchen und K=C3=B6ln f=C3=A4hrt heute keine Bahn, hie=C3=9F es. ",
    ]
)


@given(SEVERAL, DAMAGED)
def test_the_laws_hold_on_escaped_texts(several: str, damaged: str) -> None:
    source = several + damaged
    if not source.strip():
        return
    document, decisions, _ = examine(make_page(source, kind="text"), Settings())
    told = [0] * len(source)
    for block in document.blocks:
        assert source[block.start : block.end] == block.raw
        assert redo(block.raw, block.edits) == block.text
        assert undo(block.text, block.edits) == block.raw
        for place in range(block.start or 0, block.end or 0):
            told[place] += 1
    assert all(count == 1 or (count == 0 and source[at].isspace()) for at, count in enumerate(told) if source[at] > " ")
    article = clean_text(source)
    text = article.text
    for repair in sorted(article.repairs, key=lambda repair: repair.start, reverse=True):
        assert text[repair.start : repair.end] == repair.after
        text = text[: repair.start] + (repair.before or "") + text[repair.end :]
    kept = [one.block for one in decisions if one.label.kind in ("body", "subtitle") and one.block.text]
    assert text == "\n\n".join(block.raw for block in kept)


@given(SEVERAL, DAMAGED)
def test_reading_twice_is_reading_once(several: str, damaged: str) -> None:
    source = several + damaged
    if escapes := find_escapes(source):
        read = unescape(source, escapes)
        assert find_escapes(read) is None or "\\" in damaged or "=" in damaged
        assert unescape_field(unescape_field(source)) == unescape_field(source)


@pytest.mark.parametrize(
    "piece",
    [
        "\\",
        "\\\\",
        "\\n",
        "\\n ",
        "\\u00e4",
        "M\\u00fc",
        "said.\\n\\nThe ",
        "it\\'s ",
        '\\"a',
        "\\xe4",
        "\\ud83d",
        "C:\\new",
        "=",
        "=\n",
        "=C3",
        "=C3=A4",
        "M=FCn",
        "=20\n",
        "a" * 75 + "=\n",
        "b'",
        "'",
        '"',
        "=\n=C3",
        "http:\\/\\/a",
    ],
)
def test_time_is_linear(piece: str) -> None:
    text = piece * (120_000 // len(piece) + 1)

    def read(length: int) -> None:
        source = text[:length]
        if escapes := find_escapes(source):
            unescape(source, escapes)
        unescape_field(source)

    assert not grows(read, 120_000)


PAGE = (
    f'<h1 class="head">{TITLE}</h1>\n<p class="lead">{TEXT[0]}</p>\n<p class="text">{TEXT[1]}</p>\n'
    f'<p class="text"><a href="/preise/">{TEXT[2]}</a></p>\n'
)
WHOLE_PAGE = (
    f'<!DOCTYPE html>\n<html lang="de"><head><title>{TITLE}</title>\n'
    '<script>var a = "x".replace(/\\d+\\n/, "\\u00e4 \\\'");</script></head>\n'
    f"<body>{PAGE}</body></html>"
)
MARKUP = {
    "a feed": html.escape,
    "a feed, twice": lambda page: html.escape(html.escape(page)),
    "a feed that leaves quotation marks": lambda page: html.escape(page, quote=False),
    "JSON": lambda page: json.dumps(page)[1:-1],
    "JSON with its marks": json.dumps,
    "JSON that escapes slashes": lambda page: json.dumps(page).replace("/", r"\/"),
    "bytes of Python": lambda page: repr(page.encode()),
    "quoted-printable": lambda page: quopri.encodestring(page.encode()).decode(),
}


@pytest.mark.parametrize("way", MARKUP)
@pytest.mark.parametrize("page", [pytest.param(PAGE, id="fragment"), pytest.param(WHOLE_PAGE, id="whole")])
def test_escaped_markup_is_read_as_html(page: str, way: str) -> None:
    written = MARKUP[way](page)
    article, meant = clean(written), clean(page)
    assert (article.title, article.text) == (meant.title, meant.text)
    assert article.source.kind == "html"
    assert clean(written, kind="html").text == meant.text


def test_escaped_markup_below_a_title_is_read_as_html() -> None:
    written = html.escape(f"<p>{TEXT[0]}</p><p>{TEXT[1]}</p>")
    assert clean(f"{TITLE}\n\n{written}").text.endswith("\n\n".join(TEXT[:2]))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("&lt;p&gt; begins a paragraph, and &lt;/p&gt; ends it.", id="about tags"),
        pytest.param(
            "&lt;p&gt;One.&lt;/p&gt;\n\nThis is how it is written, with &lt;p&gt; and &lt;/p&gt;.", id="an example"
        ),
        pytest.param("5 &lt; 6 and 7 &gt; 6", id="a comparison"),
        pytest.param("&lt;3 the ferry &lt;3", id="hearts"),
        pytest.param(f"{PROSE} &lt;b&gt;bold&lt;/b&gt;", id="a tag amid prose"),
    ],
)
def test_a_text_about_tags_stays_a_text(text: str) -> None:
    assert clean(text).source.kind == "text"


def test_escapes_on_a_page_are_read() -> None:
    said = "It's the office's word: \"We don't know.\" So they said on Monday."
    written = said.replace("'", "\\'").replace('"', '\\"')
    page = f"<article><h1>Ferry</h1><p>{PROSE}<p>{written}<pre>it\\'s code</pre><p>{PROSE}<p>{PROSE}</article>"
    article = clean(page)
    assert said in article.text
    assert "it\\'s code" in article.text
    assert {repair.kind for repair in article.repairs} == {"entity"}


@pytest.mark.parametrize(
    ("written", "title"),
    [
        pytest.param('Caf\\u00e9 closes at \\"once\\"', 'Café closes at "once"', id="JSON"),
        pytest.param("It\\'s back", "It's back", id="PHP"),
        pytest.param("M%C3%BCnchen feiert", "München feiert", id="percent codes"),
        pytest.param("M%C3%BCnchen+feiert+sein%20Fest", "München feiert sein Fest", id="percent codes for spaces"),
        pytest.param("M%u00fcnchen feiert", "München feiert", id="JavaScript"),
        pytest.param("M&#252nchen &amp K&oumlln", "München & Köln", id="entities"),
        pytest.param("M&amp;amp;uuml;nchen &amp;#38; K&amp;#246ln", "München & Köln", id="entities, again and again"),
        pytest.param("What \\u00e4 and \\u00f6 are", "What \\u00e4 and \\u00f6 are", id="about escapes"),
        pytest.param("Poincar\\'e in \\LaTeX", "Poincar\\'e in \\LaTeX", id="LaTeX"),
        pytest.param("In C:\\new\\users", "In C:\\new\\users", id="a path"),
        pytest.param("50%C and 100% sure", "50%C and 100% sure", id="a share"),
    ],
)
def test_fields_are_read(written: str, title: str) -> None:
    """Of what the caller knows, and of the page's own data."""
    page = Page("1", f"{PROSE}\n\n{PROSE}", title=written, authors=("Jos%C3%A9 Mu\\u00f1oz",))
    article = clean(page)
    assert (article.title, article.authors) == (title, ("José Muñoz",))
    data = html.escape(written)
    page = f'<html><head><meta property="og:title" content="{data}"></head><body><p>{PROSE}</body></html>'
    assert clean(page).title == title

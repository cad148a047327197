"""Markdown as an input: what is taken for it, what its marks become, and its front matter. Near misses come first."""

from html import escape
from textwrap import fill

import pytest

from newsclean import Page, clean, clean_text
from newsclean.parse.around.front_matter import find_front_matter
from newsclean.parse.around.mail_head import find_mail_head
from newsclean.records import BlockKind
from newsclean.repair.markdown import is_markdown
from newsclean.repair.markdown_marks import without_marks
from newsclean.write.markdown import to_markdown

PROSE = "The ferry to the island runs again, the harbour office said on Monday. It had been stopped for three weeks."


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["It costs 5* a day.", "* The price may change.", "** So may the fare."], id="footnote stars"),
        pytest.param(["#ferry #island", "#1 of the charts", "C# and F#", "# 1 hit", "# 2 hit"], id="hashes"),
        pytest.param(["- We wait, he said.", "- So do I, said she.", "– Jeg venter.", "* * *"], id="speech and breaks"),
        pytest.param(["| Home | 2 |", "|------|---|", "| Away | 1 |", "1. Ajax", "2. PSV"], id="a table of scores"),
        pytest.param(["He wrote __init__ and __main__.", "a ** b ** c", "f***ing and s**t"], id="code and oaths"),
        pytest.param(["> he wrote", "> and I said", "[1] See there.", "[sic] (he laughed)"], id="mail and notes"),
        pytest.param(["A **bold** word.", "Another **bold** one."], id="one kind of marks"),
        pytest.param(["Fares", "=====", "It costs 5* a day."], id="one underlined line"),
        pytest.param(["FARES", "--------------", "MAIL", "------------"], id="lines between parts"),
        pytest.param([r"See C:\_new\_old and \\host\*.", r"\[ x^2 \]"], id="paths and formulas"),
        pytest.param(["A link is [text](https://a.example), a word in **stars** bold."], id="about marks"),
    ],
)
def test_what_is_no_markdown(lines: list[str]) -> None:
    assert not is_markdown(lines)
    text = "\n\n".join(["Ferry runs again", PROSE, *lines, PROSE])
    assert all(repair.kind != "markdown" for repair in clean_text(text).repairs)


@pytest.mark.parametrize(
    ("lines", "path"),
    [
        pytest.param(["No marks."], "a/b.MD", id="the file's name"),
        pytest.param(["No marks."], "a/b.md.gz", id="the packed file's name"),
        pytest.param(["# Ferry", "**It** runs.", "See [there](https://a.example)."], None, id="three kinds once"),
        pytest.param(["## A", "**It** runs.", "## B", "**He** rows."], None, id="two kinds twice"),
        pytest.param(["## A", "### A1", "### A2", "## B"], None, id="headings of two levels"),
        pytest.param(["# Ferry runs", "It [runs](https://a.example/1)."], None, id="a first heading and a link"),
        pytest.param(["# Ferry runs", "It runs.", "## Fares"], None, id="a first heading and another one"),
        pytest.param(["A", "[b](https://a.example/1)", "It **runs**.", "[c](/c)"], None, id="links and bold print"),
        pytest.param([f"[{name}](/{name})" for name in "abcd"], None, id="many links"),
        pytest.param(["Ferry runs", "==========", "Fares", "-----", "*By Jane Doe*"], None, id="underlined headings"),
        pytest.param(["Ferry runs", "==========", "Fares", "-----"], None, id="underlined headings of two levels"),
        pytest.param(["[Home][1]", "# Ferry runs", "[1]: /", "[2]: /a"], None, id="addresses of a menu set apart"),
        pytest.param(["Ferry runs", "==========", "| --- | :-: |", r"It costs 5\*."], None, id="a table, and escapes"),
        pytest.param(["**A** boat", "See [there][1].", "[1]: https://a.example", "*By A*"], None, id="set apart"),
    ],
)
def test_what_is_markdown(lines: list[str], path: str | None) -> None:
    assert is_markdown(lines, path)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        pytest.param("5 * 4 * 3 and 2**3, a_b_c", "paragraph", None, id="sums and names"),
        pytest.param("It costs 5* and 6*.", "paragraph", None, id="footnote stars"),
        pytest.param("[1] and [sic] (he laughed)", "paragraph", None, id="brackets"),
        pytest.param("– Jeg venter, sa han.", "list_item", None, id="a speech dash"),
        pytest.param("1. Ajax", "list_item", None, id="a number"),
        pytest.param("- 3 degrees", "paragraph", None, id="not a list"),
        pytest.param("## What **next** ##", "heading", "What next", id="heading"),
        pytest.param("> > “We wait”", "quote", "“We wait”", id="quote in a quote"),
        pytest.param("* The _first_ boat", "list_item", "The first boat", id="item"),
        pytest.param('__All__ [of *it*](https://a.example/x_(y) "t")', "paragraph", "All of it", id="nested"),
        pytest.param("[![a](b.jpg)](https://a.example)", "paragraph", "", id="a linked image"),
        pytest.param("* * *", "list_item", "", id="a line"),
        pytest.param(r"5\* and \#1 and 1\. A", "paragraph", "5* and #1 and 1. A", id="escaped"),
        pytest.param("Use `a_b_c` now", "paragraph", "Use a_b_c now", id="code"),
        pytest.param("If a==b and c==d, 2~~3", "paragraph", None, id="signs"),
        pytest.param("See [here][2] and [[sic]", "paragraph", None, id="no address set apart"),
        pytest.param("A set {#1} of [words] {few}", "paragraph", None, id="braces"),
        pytest.param("[It\nruns](<https://a.example/1>) again", "paragraph", "It\nruns again", id="wrapped"),
        pytest.param("It [runs](https://a.example/x_(y)_(z) 'Title').", "paragraph", "It runs.", id="brackets in it"),
        pytest.param("***Now*** it ~~walks~~ ==runs==.", "paragraph", "Now it walks runs.", id="other emphasis"),
        pytest.param(
            "See <https://a.example/1> or <a@b.example>",
            "paragraph",
            "See https://a.example/1 or a@b.example",
            id="addresses",
        ),
        pytest.param(
            "The [[boats/ferry|ferry]] of [[Newtown]] ![[a.png]]", "paragraph", "The ferry of Newtown ", id="notes"
        ),
        pytest.param("It runs.[^1] Again![^two]", "paragraph", "It runs. Again!", id="marks of notes"),
        pytest.param("It runs.⟨1⟩ Again⟨12⟩ now", "paragraph", "It runs. Again now", id="citations"),
        pytest.param("[^1]: The office said so.", "paragraph", "The office said so.", id="a note"),
        pytest.param("[It runs]{.lead}", "paragraph", "It runs", id="a span of Pandoc"),
        pytest.param("![A ferry](f.jpg){width=640}", "paragraph", "", id="an image of Pandoc"),
        pytest.param("## What next {#next .small}", "heading", "What next", id="a heading of Pandoc"),
        pytest.param("::: {.lead}", "paragraph", "", id="a fence of Pandoc"),
        pytest.param("By Jane Doe\\\n5 July\\", "paragraph", "By Jane Doe\n5 July", id="breaks"),
        pytest.param("> It runs,\n> he said.", "quote", "It runs,\nhe said.", id="a wrapped quote"),
        pytest.param("> [!info] Fares", "quote", "Fares", id="a callout"),
        pytest.param("- [x] Tickets", "list_item", "Tickets", id="a task"),
        pytest.param(r"| Ajax \| PSV | **2** | |", "table", "Ajax | PSV | 2", id="a row"),
        pytest.param("| --- | :-: |", "table", "", id="a row of dashes"),
        pytest.param("| - | - |", "table", "- | -", id="a row without figures"),
    ],
)
def test_marks(text: str, kind: BlockKind, expected: str | None) -> None:
    assert without_marks(text, kind) == (text if expected is None else expected)


@pytest.mark.parametrize(
    "text",
    [
        "---\nHe said: no.\n---\n",
        "---\n\n---\n",
        "--- title: b",
        "-----\ntitle: b\n-----\n",
        "---\ntitle: b",
        "---\nUPDATED: The ferry runs again, the mayor has told us.\n---\n\n",
        "---\nKABUL: Fighters took the town on Sunday.\nHERAT: The governor fled.\n---\n",
    ],
)
def test_no_front_matter(text: str) -> None:
    assert find_front_matter(text).end == 0


@pytest.mark.parametrize("key", ["Title", "date", "site_name", "layout", "lastmod"])
def test_one_known_key_is_enough(key: str) -> None:
    source = f"---\nweight: 5\n{key}: b\n---\n"
    assert find_front_matter(source).end == len(source)


def test_places_that_lead_in_sentences_between_lines_of_dashes_are_text() -> None:
    lines = "KABUL: Fighters took the town on Sunday.\nHERAT: The governor fled."
    text = clean(Page("1", f"---\n{lines}\n---\n\n{PROSE}")).text or ""
    assert all(line in text for line in lines.splitlines())


def test_the_output_as_markdown_is_read_again() -> None:
    head = f"# Ferry runs again\n\n*By Jane Doe*\n\n5 July 2021\n\n**{PROSE[:9]}**{PROSE[9:]}"
    page = f"{head}\n\n## Next\n\n> {PROSE}\n\n- {PROSE}"
    once = clean(page)
    again = clean(to_markdown(once).decode())
    assert (again.title, again.text, again.authors, again.date_published) == (
        "Ferry runs again",
        "\n\n".join([PROSE, "Next", PROSE, PROSE]),
        ("Jane Doe",),
        "2021-07-05",
    )
    assert again.blocks == once.blocks
    assert {piece.rule for piece in again.removed} == {"repair/markdown"}


def test_signs_and_tables_of_the_output_are_read_again() -> None:
    signs = f"Fischer*innen und Lots*innen, __init__, [so](he says), <b>, C:\\new and 1988) {PROSE}"
    table = "<tr><th>Boat</th><th>Fare_1</th></tr><tr><td>Ronay *</td><td>5*</td></tr>"
    body = f"<p>{PROSE}<p>{escape(signs)}<h2>The fares #</h2><table>{table}</table><p>{PROSE}"
    once = clean(f"<title>Ferry</title><h1>Ferry</h1>{body}")
    assert signs in once.text
    assert "Ronay * | 5*" in once.text
    again = clean(to_markdown(once).decode())
    assert again.blocks == once.blocks


def test_front_matter_is_what_the_caller_knows() -> None:
    front = '---\ntitle: "Ferry: it runs"\ndate: 2021-07-05\nauthor: Jane Doe\ntags:\n  - Ferry\n  - Sea\n---\n\n'
    article = clean(Page("1", front + PROSE))
    assert (article.title, article.text, article.tags) == ("Ferry: it runs", PROSE, ("Ferry", "Sea"))
    assert (article.authors, article.date_published) == (("Jane Doe",), "2021-07-05")
    assert set(article.field_sources.values()) == {"input"}


@pytest.mark.parametrize("key", ["site", "site_name", "sitename", "outlet", "publication", "publisher"])
def test_fields_of_front_matter(key: str) -> None:
    front = (
        f"---\ntitle: Ferry runs\n{key}: Valley Herald\ndescription: The ferry to the island.\n"
        "url: https://example.org/ferry\nimage: /ferry.jpg\ncategories: ['Local', 'Sea']\n---\n\n"
    )
    article = clean(Page("1", front + PROSE))
    assert (article.site_name, article.description) == ("Valley Herald", "The ferry to the island.")
    assert (article.image, article.section) == ("https://example.org/ferry.jpg", "Local")


@pytest.mark.parametrize("line", ["image: ferry.jpg", "image: https://example.org/logo.png", "section:", "sitename: 7"])
def test_fields_of_front_matter_that_say_nothing(line: str) -> None:
    article = clean(Page("1", f"---\ntitle: Ferry runs\n{line}\n---\n\n{PROSE}"))
    assert (article.image, article.section, article.text) == (None, None, PROSE)


LONG = "Ferry to the island runs again after three weeks of repairs, the harbour office says"


@pytest.mark.parametrize(
    ("front", "title"),
    [
        pytest.param(f"title: {LONG[:60]}\n  {LONG[61:]}\n", LONG, id="broken by PyYAML"),
        pytest.param(f"title: >-\n  {LONG[:60]}\n  {LONG[61:]}\n", LONG, id="folded by js-yaml"),
        pytest.param(f"title: '{LONG[:60]}\n  {LONG[61:]}'\n", LONG, id="in single quotes, broken"),
        pytest.param(f'title: "{LONG[:60]}\n  {LONG[61:]}"\n', LONG, id="in double quotes, broken"),
        pytest.param("title: 'Ferry: it''s over'\n", "Ferry: it's over", id="a doubled mark"),
        pytest.param("title: Plan is 'dead'\n", "Plan is 'dead'", id="a mark at the end"),
        pytest.param("title: 'Dead' plan runs\n", "'Dead' plan runs", id="a mark at the beginning"),
        pytest.param("title: Ferry runs # draft\n", "Ferry runs", id="a comment"),
        pytest.param("title: Ferry #runs\n", "Ferry #runs", id="a hashtag"),
    ],
)
def test_titles_as_programs_write_them(front: str, title: str) -> None:
    article = clean(
        Page("1", f"---\n{front}author:\n  - name: Jane Doe\n    site: a\ndate: 2021-07-05 # day\n---\n\n{PROSE}")
    )
    assert (article.title, article.authors, article.date_published) == (title, ("Jane Doe",), "2021-07-05")


@pytest.mark.parametrize(
    "title", ["Plan is 'dead'", "'Dead' plan runs", "‘Dead’ plan", 'Plan is "dead"', '"It is dead"']
)
def test_a_labelled_title_keeps_its_quotation_marks(title: str) -> None:
    assert clean(Page("1", f"Title: {title}\nAuthor: Jane Doe\n\n{PROSE}")).title == title


@pytest.mark.parametrize("first", ["Document 1 of 10", "The Valley Herald", "====================", "Page 1"])
def test_a_label_is_no_part_of_the_title_where_other_lines_stand_above(first: str) -> None:
    text = f"{first}\n\nTitle: {FERRY}\nAuthor: Jane Doe\nDate: 5 July 2021\n\n{SEVERAL}"
    assert clean(Page("1", text)).title == FERRY


SEVERAL = f"{PROSE}\n\nThe captain had seen **nothing** like it in thirty years, he said, and the fare stays as it was."


@pytest.mark.parametrize("title", ["Weather", "Storm warning", "A letter to the editor", "“Hope”: what now?"])
@pytest.mark.parametrize("mark", ["# ", "", "**"], ids=["heading", "line", "bold"])
def test_a_line_that_is_the_title_in_front_matter_is_the_headline(title: str, mark: str) -> None:
    line = f"{mark}{title}{mark.strip(' #')}"
    article = clean(Page("1", f"---\ntitle: '{title}'\n---\n\n{line}\n\n{SEVERAL}", path="1.md"))
    assert (article.title, article.field_sources["title"]) == (title, "text")
    assert article.text == SEVERAL.replace("**", "")


def test_what_front_matter_only_begins_with_stays() -> None:
    article = clean(Page("1", f"---\ntitle: Weather\n---\n\nWeather in the north\n\n{SEVERAL}", path="1.md"))
    assert (article.title, article.text) == ("Weather", "Weather in the north\n\n" + SEVERAL.replace("**", ""))


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("Weather", id="a line"),
        pytest.param("## Weather", id="the second level"),
        pytest.param("# Weather\n\n## Storm on the coast", id="another heading below it"),
        pytest.param("# Weather\n\n[Home](/)\n\n[Boats](/boats)", id="a menu below it"),
    ],
)
def test_what_is_no_headline_by_its_mark(head: str) -> None:
    assert clean(Page("1", f"{head}\n\n{SEVERAL}", path="1.md")).title != "Weather"


def test_the_only_heading_of_the_first_level_stands_above_a_caption() -> None:
    text = (
        "[Home](https://lamp.example/)\n\n# Ferry runs again\n\n## It had been stopped for three weeks\n\n"
        "![The ferry](f.jpg)\n\nThe ferry at the pier of the island. R. Roe\n\n[Jane Doe](/jane)\n\n5 July 2021\n\n"
        f"{SEVERAL}"
    )
    article = clean(text)
    assert (article.title, article.authors, article.date_published) == ("Ferry runs again", ("Jane Doe",), "2021-07-05")


def test_a_short_headline_that_is_underlined() -> None:
    assert clean(Page("1", f"Weather\n=======\n\n{SEVERAL}\n\nNorth\n-----\n\n{PROSE}")).title == "Weather"


def test_two_headings_of_the_first_level_are_no_headlines() -> None:
    article = clean(Page("1", f"# Weather\n\n{SEVERAL}\n\n# Boats\n\n{SEVERAL}", path="1.md"))
    assert article.title is None
    assert article.text.startswith("Weather\n\n")


@pytest.mark.parametrize("below", ["", "*By Jane Doe*\n\n5 July 2021\n\n", "![A ferry](f.jpg)\n\n"])
@pytest.mark.parametrize("title", ["Weather", "Storm warning", "Why we wait"])
def test_the_only_heading_of_the_first_level_is_the_headline(title: str, below: str) -> None:
    article = clean(Page("1", f"# {title}\n\n{below}{SEVERAL}\n\n## Boats\n\n{PROSE}", path="1.md"))
    assert (article.title, article.field_sources["title"]) == (title, "text")
    assert article.text == SEVERAL.replace("**", "") + f"\n\nBoats\n\n{PROSE}"


def test_front_matter_that_is_nested_without_end_is_text() -> None:
    article = clean(Page("1", f"---\ntitle: Ferry\ntags: {'[' * 9_000}\n---\n\n{PROSE}"))
    assert (article.title, article.text) == ("Ferry", PROSE)


def test_an_image_is_taken_out_and_told() -> None:
    article = clean(Page("1", f"# Ferry runs again\n\n![A ferry](f.jpg)\n\n{PROSE}\n\n---\n\n{PROSE}", path="a.md"))
    assert article.text == f"{PROSE}\n\n{PROSE}"
    assert [piece.text for piece in article.removed] == ["![A ferry](f.jpg)", "---"]


UNDERLINED = f"""Ferry runs again
================

{PROSE}

What next
---------

| Boat | Fare |
| --- | --- |
| Ferry | 5 |

```sh
# no **heading**
```

See [the fares][1], he said. It costs 5\\* a day.

[1]: https://a.example/fares
"""


def test_headings_that_are_underlined_tables_and_code() -> None:
    article = clean(Page("1", UNDERLINED))
    assert article.title == "Ferry runs again"
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("paragraph", PROSE),
        ("heading", "What next"),
        ("table", "Boat | Fare"),
        ("table", "Ferry | 5"),
        ("code", "# no **heading**"),
        ("paragraph", "See the fares, he said. It costs 5* a day."),
    ]


IN_A_FENCE = f"# Ferry runs again\n\n{PROSE}\n\n## What next\n\n**It** [runs](https://a.example/r)."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"```markdown\n{IN_A_FENCE}\n```", id="named"),
        pytest.param(f"```md\n{IN_A_FENCE}", id="named and cut off"),
        pytest.param(f"```\n{IN_A_FENCE}\n```", id="around the whole text"),
        pytest.param(IN_A_FENCE.replace("## What", "```\n\n## What"), id="never closed"),
        pytest.param(IN_A_FENCE.replace("## What", "~~~\n\n## What"), id="waves, never closed"),
    ],
)
def test_a_fence_of_markdown_or_one_that_is_not_closed_holds_no_code(text: str) -> None:
    article = clean(Page("1", text))
    assert article.title == "Ferry runs again"
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("paragraph", PROSE),
        ("heading", "What next"),
        ("paragraph", "It runs."),
    ]


@pytest.mark.parametrize("code", ["```\n# **a**\n```", "~~~text\n# **a**\n~~~", "````md2\n# **a**\n```sh\n````"])
def test_code_between_fences_keeps_its_marks(code: str) -> None:
    article = clean(Page("1", f"{IN_A_FENCE}\n\n{code}\n\n{PROSE}"))
    assert ("code", "# **a**") in [(block.kind, block.text) for block in article.blocks]


LINK = f"(https://a.example/{'ferry-runs-again-' * 9})"
TOLD = [
    "The ferry to the island runs again, the harbour office said on a [rainy Monday] in its report. It had been "
    "stopped for three weeks by the storm that broke the rudder, which lay in the dock.",
    "The captain had seen nothing like it in thirty years, he said, and he hoped that he would see nothing like it in "
    "the years that were left to him at sea and on the quay.",
    "“We waited for three weeks,” said a teacher, who has lived on the island since she was born there in the year of "
    "the great storm that nobody has forgotten.",
    "The fares stay as they were in the spring, and the first boat of the day leaves at six.",
]


def test_lines_wrapped_around_addresses_in_quotes_and_in_items_are_joined() -> None:
    begins = (("", ""), ("", ""), ("> ", "> "), ("  * ", "    "))
    parts = [
        fill(text.replace("Monday]", f"Monday]{LINK}"), 78, initial_indent=first, subsequent_indent=others,
             break_long_words=False, break_on_hyphens=False)
        for text, (first, others) in zip(TOLD, begins, strict=True)
    ]  # fmt: skip
    blocks = clean(Page("1", "\n\n".join(["# Ferry runs again", *parts]))).blocks
    assert [block.text for block in blocks] == [text.replace("[", "").replace("]", "") for text in TOLD]
    assert [block.kind for block in blocks] == ["paragraph", "paragraph", "quote", "list_item"]


MAILED = f"""View in browser (https://click.lamp.example/v?u=1)

============================================================
** Ferry runs again
------------------------------------------------------------
By Jane Doe

{PROSE}

The captain [https://lamp.example/f?j=1] had seen <https://lamp.example/2> nothing (https://lamp.example/3), he said.

------------------------------
Unsubscribe (https://click.lamp.example/u?u=1)
"""


def test_a_newsletter_as_plain_text() -> None:
    article = clean(MAILED)
    assert (article.title, article.authors) == ("Ferry runs again", ("Jane Doe",))
    assert article.text == f"{PROSE}\n\nThe captain had seen nothing, he said."
    assert {repair.kind for repair in article.repairs} == {"markdown"}


@pytest.mark.parametrize(
    "line", ["View in browser", "View in browser: https://a.example/1", "View online ( https://a.example/1 )"]
)
def test_a_line_above_a_mail_without_a_headline_goes(line: str) -> None:
    assert clean(f"{line}\n\n{SEVERAL}").text == SEVERAL


def test_links_of_markdown_stay_whole_in_a_text_that_is_none() -> None:
    text = "\n\n".join(f"{PROSE} See [the plan](https://lamp.example/{place}) of it." for place in range(3))
    assert clean(text).text == text


def test_items_of_a_digest_stay_between_labels_with_an_address() -> None:
    items = [f"{PROSE[:-1]} {place}." for place in ("by boat", "on foot", "in a car")]
    text = "\n\n".join(f"{item}\n\nComments: https://lamp.example/{place}" for place, item in enumerate(items))
    assert all(item in clean(text).text for item in items)


def test_one_or_two_addresses_in_brackets_stay() -> None:
    text = f"{PROSE}\n\nThe fares (https://lamp.example/fares) stay, and so do the boats [https://lamp.example/boats]."
    assert clean(text).text == text


CUT = "The captain had seen nothing like it in thirty years, he said, and the crew of the ferry has no"


@pytest.mark.parametrize("kind", ["text", "html"])
@pytest.mark.parametrize("count", ["… [+2381 chars]", "... [1843 chars]", "…[+12 words]"])
def test_how_much_a_news_api_cut_off_goes(kind: str, count: str) -> None:
    source = f"{PROSE}\n\n{CUT}{count}" if kind == "text" else f"<p>{PROSE}</p><p>{CUT}{count}</p>"
    article = clean(source)
    assert article.text == f"{PROSE}\n\n{CUT}{count[: count.index('[')].strip()}"
    assert "truncated" in article.flags
    assert [piece.text for piece in article.removed] == [count[count.index("[") :]]


@pytest.mark.parametrize(
    "end", ["… [sic]", "... [laughs]", "… [12]", " [5 minutes].", "… [our italics]", " at noon. [12 Bilder]"]
)
def test_other_brackets_at_the_end_stay(end: str) -> None:
    assert clean(f"{PROSE}\n\n{CUT}{end}").text == f"{PROSE}\n\n{CUT}{end}"


def test_a_table_without_marks_at_its_edges() -> None:
    page = f"# Fares\n\n{PROSE}\n\nBoat | Fare\n---|---\nFerry | **5**\nRowing boat | 3 \n\n{PROSE[:70]}\n\nA | b"
    blocks = clean(Page("1", page, path="a.md")).blocks
    assert [block.text for block in blocks if block.kind == "table"] == ["Boat | Fare", "Ferry | 5", "Rowing boat | 3"]


CLIPPED = f"""---
title: "Ferry runs again"
source: "https://post.example/ferry"
author:
  - "[[Jane Doe]]"
published: 2021-07-05
created: 2024-06-01
tags:
  - "clippings"
---
![The ferry](f.jpg)

The ferry at the island's pier

{PROSE}
"""


def test_front_matter_of_a_clipper() -> None:
    article = clean(Page("1", CLIPPED))
    assert (article.title, article.authors, article.date_published) == ("Ferry runs again", ("Jane Doe",), "2021-07-05")
    assert (article.canonical_url, article.site_name) == ("https://post.example/ferry", None)


def test_the_site_behind_a_title_in_front_matter_is_cut_off_where_the_address_has_its_name() -> None:
    front = "Title: Ferry runs again - Valley Herald\nURL Source: https://www.valleyherald.example/1\n\n"
    assert clean(Page("1", front + PROSE)).title == "Ferry runs again"
    assert clean(Page("1", front.replace("valleyherald", "lamp") + PROSE)).title == "Ferry runs again - Valley Herald"


def test_a_headline_below_the_title_of_the_window_is_not_in_the_text() -> None:
    article = clean(Page("1", f"{FERRY} - Valley Herald\n\n{FERRY}\n\nBy Jane Doe\n\n{PROSE}"))
    assert (article.title, article.text) == (FERRY, PROSE)


FERRY = "Ferry runs again after three weeks"
FIELDS = [
    pytest.param(
        f"Title: {FERRY}\n\nURL Source: https://lamp.example/ferry\n\nPublished Time: 2021-07-05\n\n"
        f"Markdown Content:\n{FERRY}\n{'=' * 34}\n\n",
        "https://lamp.example/ferry",
        (),
        id="of a web reader",
    ),
    pytest.param(
        f"Headline: {FERRY}\nByline: Jane Doe\nLoad-Date: July 5, 2021\nLength: 230 words\nBody:\n",
        None,
        ("Jane Doe",),
        id="of an archive",
    ),
    pytest.param(f"Titre : {FERRY}\nDate : 2021-07-05\nAuteur : Jane Doe\nTexte :\n", None, ("Jane Doe",), id="French"),
    pytest.param(f"标题：{FERRY}\n日期：2021年7月5日\n正文：\n", None, (), id="Chinese"),
    pytest.param(
        f"title: {FERRY}\ndate: 2021-07-05\ntext: ", None, (), id="of a data set, the text on the label's line"
    ),
]


@pytest.mark.parametrize(("fields", "url", "authors"), FIELDS)
def test_fields_with_labels_above_a_text_are_what_the_caller_knows(
    fields: str, url: str | None, authors: tuple[str, ...]
) -> None:
    article = clean(Page("1", fields + PROSE))
    assert (article.title, article.text, article.authors) == (FERRY, PROSE, authors)
    assert (article.date_published or "", article.canonical_url) == ("2021-07-05", url)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Title: the story of a boat\n\n", id="one field"),
        pytest.param("Author: Jane Doe\nDate: 5 July 2021\n\n", id="no title"),
        pytest.param("Link: the new bridge\nDate: to be told\n\n", id="no address"),
        pytest.param("UPDATE: the ferry runs\nTitle: b\nDate: c\n\n", id="other labels first"),
        pytest.param(
            "Title: b\nDescription: The ferry to the island runs again, they said.\n\n", id="a story in a field"
        ),
        pytest.param("Title: b\nBy: the end of the week, all will be well, he said.\n\n", id="a sentence"),
        pytest.param("Title race: the ferry club leads\nDate: c\n\n", id="a longer label"),
    ],
)
def test_no_fields_with_labels(text: str) -> None:
    assert find_front_matter(text + PROSE).end == 0


def test_fields_that_list_tags_or_give_an_address_as_source() -> None:
    article = clean(Page("1", f"Title: {FERRY}\nSource: https://lamp.example/1\nTags: ferry, island\n\n{PROSE}"))
    assert (article.tags, article.site_name) == (("ferry", "island"), None)
    assert (article.canonical_url, article.text) == ("https://lamp.example/1", PROSE)


MAIL_HEADS = [
    pytest.param(
        f"From: Lamp <a@lamp.example>\nDate: Mon, 5 Jul 2021 06:00:00 +0000\nTo: b@c.example\nSubject: {FERRY}\n",
        id="one",
    ),
    pytest.param(
        f"---------- Forwarded message ---------\nFrom: Lamp <a@lamp.example>\nDate: Mon, Jul 5, 2021 at 6:00 AM\n"
        f"Subject: Fwd: {FERRY}\nTo: <b@c.example>\n",
        id="forwarded",
    ),
    pytest.param(
        f"Return-Path: <a@lamp.example>\nReceived-SPF: pass\n client-ip=1\nFrom: Lamp\nSubject: {FERRY[:16]}\n"
        f" {FERRY[17:]}\nDate: 5 Jul 2021 06:00:00\nList-Unsubscribe: <https://lamp.example/u>\n",
        id="with fields of programs, broken",
    ),
    pytest.param(f"Von: Lampe\nGesendet: 2021-07-05\nAn: b@c.example\nBetreff: WG: {FERRY}\n", id="German"),
    pytest.param(f"发件人：灯报\n日期：2021年7月5日\n收件人：b@c.example\n主题：{FERRY}\n", id="Chinese"),
]


@pytest.mark.parametrize("head", MAIL_HEADS)
def test_the_head_of_a_mail_is_what_the_caller_knows(head: str) -> None:
    article = clean(f"{head}\n{PROSE}\n\n{PROSE[:70]}")
    assert (article.title, article.text) == (FERRY, f"{PROSE}\n\n{PROSE[:70]}")
    assert (article.date_published or "").startswith("2021-07-05")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("From: the sea\nTo: the hills\n\n", id="no subject"),
        pytest.param("From: Lamp\nSubject: Ferry\n\n", id="neither day nor reader"),
        pytest.param("From: Lamp\nA line.\nTo: you\nSubject: Ferry\n\n", id="another line"),
        pytest.param("From: Lamp\n\nTo: you\n\nSubject: Ferry\n\n", id="lines set apart"),
        pytest.param("A day at sea\n\nFrom: Lamp\nTo: you\nSubject: Ferry\n\n", id="amid the text"),
    ],
)
def test_no_head_of_a_mail(text: str) -> None:
    assert find_mail_head(text + PROSE) is None

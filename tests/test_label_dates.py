"""A plain text of which nothing but dates would go keeps them."""

from pathlib import Path

import pytest

from newsclean import Settings, clean_html, clean_text

PROSE = [
    "The ferry to the island runs again, the harbour office said on Monday, after three weeks of repairs.",
    "Its engine had failed in the storm of early May, and the spare parts came by lorry from the other coast.",
    "Twelve families had waited on the mainland, and the school sent their children's lessons by post.",
]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["14 April 2023", *PROSE], id="above"),
        pytest.param([*PROSE, "Last updated on 14 April 2023"], id="below"),
        pytest.param(["", *PROSE, "", "Published: 14 April 2023", ""], id="beside blank lines"),
    ],
)
def test_a_text_with_nothing_but_dates_to_go_stays_as_it_is(lines: list[str]) -> None:
    article = clean_text("\n\n".join(lines))
    assert article.text.split("\n\n") == list(filter(None, lines))
    assert (article.removed, article.title) == ((), None)
    assert "2023-04-14" in (article.date_published, article.date_modified)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Ferry to the island runs again", "14 April 2023", *PROSE], id="with its headline"),
        pytest.param(["By Rosa Amble", "14 April 2023", *PROSE], id="with its author"),
        pytest.param(["14 April 2023", *PROSE, "Share this article", "Leave a comment"], id="with the site's lines"),
    ],
)
def test_any_other_text_is_cleaned_of_them(lines: list[str]) -> None:
    article = clean_text("\n\n".join(lines))
    assert article.text.split("\n\n") == PROSE
    assert [removal.kind for removal in article.removed if removal.text == "14 April 2023"] == ["date_line"]
    assert article.date_published == "2023-04-14"


def test_a_page_of_html_is_cleaned_of_them() -> None:
    body = "".join(f"<p>{line}</p>" for line in PROSE)
    article = clean_html(f"<html><body><article><time>14 April 2023</time>{body}</article></body></html>")
    assert article.text.split("\n\n") == PROSE


def test_a_rule_of_the_users_own_with_the_highest_score_takes_them_all_the_same(tmp_path: Path) -> None:
    pack = tmp_path / "ours.toml"
    pack.write_text(
        '[[rule]]\nid = "date_line/ours"\nkind = "date_line"\nwhy = "Ours"\nscore = 1.0\nscope = "start"\n'
        'phrases = ["printed on"]\nhits = ["Printed on 14 April 2023"]\nnear_misses = ["Not printed yet"]\n',
        encoding="utf-8",
    )
    article = clean_text("\n\n".join(["Printed on 14 April 2023", *PROSE]), settings=Settings(rules=(str(pack),)))
    assert article.text.split("\n\n") == PROSE
    assert [removal.rule for removal in article.removed] == ["date_line/ours"]

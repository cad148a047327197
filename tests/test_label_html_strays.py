"""Blocks without letter or digit and numbers of shares and comments go; breaks, figures and other numbers stay."""

import pytest

from newsclean.label.html.classifier import choose
from newsclean.parse.html.blocks import parse_html

PROSE = "<p>The ferry to the island runs again, the harbour office said on Monday, after three weeks of repairs.</p>"


def left_out(html: str) -> list[str]:
    """The blocks left out between two paragraphs, where the structure is sure of all."""
    blocks = parse_html(PROSE + html + PROSE.replace("Monday", "Tuesday"))[1]
    kept, _ = choose(blocks, [0.95] * len(blocks), [30] * len(blocks))
    return [block.text for block, keep in zip(blocks, kept, strict=True) if not keep]


@pytest.mark.parametrize("text", ["·", "•", "-", "|", "]]>", "“", "💡", "\ue072", "→", "· |", "."])
def test_what_says_nothing_goes(text: str) -> None:
    assert left_out(f"<div>{text.replace('>', '&gt;')}</div>") == [text]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<p class=share-count>214", id="element"),
        pytest.param("<p><span class=comments-number>1,204</span>", id="element within"),
        pytest.param("<div class=social><p>214</div>", id="box"),
    ],
)
def test_a_number_of_shares_or_comments_goes(html: str) -> None:
    assert len(left_out(html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("".join(f"<p>{text}</p>" for text in ("***", "* * *", "⁂", "—", "§", "◇")), id="scenes"),
        pytest.param("<p>---<p>_____<p>. . .", id="rules"),
        pytest.param("<blockquote>[…]</blockquote><p>(...)<p>…", id="what was left out"),
        pytest.param("<p>?!<p>👍👍👍", id="what was said"),
        pytest.param("<table><tr><td>-<td>-</table><pre>{</pre>", id="in tables and code"),
        pytest.param("<p>1<p>2", id="parts"),
        pytest.param("<h2>1</h2>", id="a part"),
        pytest.param("<p>1912", id="a year"),
        pytest.param("<p>90<p>per cent of the boats are repaired.", id="a figure"),
        pytest.param("<h3>The number</h3><p>214<p>People have drowned this year.", id="a figure below a heading"),
        pytest.param("<p class=big-number>42<p>Percent of those asked would not row.", id="a figure in large type"),
        pytest.param("<p><b>How many boats are there?</b><p>12", id="an answer"),
        pytest.param("<p>Call this number:<p>112", id="a number to call"),
        pytest.param("<p>Area<p>4,812", id="a fact"),
        pytest.param("<p>3:1", id="a result"),
        pytest.param("<p>$40", id="an amount"),
    ],
)
def test_near_misses_stay(html: str) -> None:
    assert left_out(html) == []

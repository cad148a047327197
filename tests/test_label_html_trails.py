"""What stands right above the headline says where on the site the story stands; near misses come first."""

import pytest

from newsclean.label.html.naming.trails import ALONE, LONGEST, NEAR, trail_above
from newsclean.parse.html.blocks import parse_html

PAGE = (
    "<header><a href=/>Lamp</a><ul><li><a href=/n>News</a><li><a href=/s>Sport</a><li><a href=/a>Arts</a></ul></header>"
)
TITLE = "<h1>Ferry runs again</h1>"
LINE = "<p>It was stopped for three long weeks.</p>"


def on_trail(html: str, repeats: tuple[str, ...] = ()) -> list[str]:
    """The texts on the trail of a page whose headline is the last block."""
    blocks = parse_html(f"<body>{html}")[1]
    again = {block.index for block in blocks if block.text in repeats}
    return [blocks[place].text for place in sorted(trail_above(blocks, len(blocks) - 1, again))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(f"{PAGE}<main>{TITLE}</main>", [], id="a menu above"),
        pytest.param(f"<nav><a href=/>Lamp</a></nav><p>Harbour</p>{TITLE}", [], id="a page that begins there"),
        pytest.param(f"{PAGE}<main><p>It was stopped for three long weeks.</p>{TITLE}</main>", [], id="a sentence"),
        pytest.param(f"{PAGE}<main><button>Listen</button>{TITLE}</main>", [], id="a button"),
        pytest.param(f"{PAGE}<main>{'<p>Harbour</p>' * (ALONE + 1)}{TITLE}</main>", [], id="too many"),
        pytest.param(f"{PAGE}<main>{'<p>Harbour</p>' * 3}<article>{TITLE}</article>", [], id="too many for the page"),
        pytest.param(
            f"{PAGE}<article>{LINE * 3}<p>Harbour</p>{LINE * (NEAR - 2)}{TITLE}</article>", [], id="far from the start"
        ),
        pytest.param(f"{PAGE}<article>{'<p>Harbour</p>' * (LONGEST + 1)}{TITLE}</article>", [], id="too many for both"),
        pytest.param(
            f"{PAGE}<main><ul><li>Quay<li>Harbour</ul><div>{TITLE}</div></main>", ["Quay", "Harbour"], id="two"
        ),
        pytest.param(f"{PAGE}<main><p>Harbour</p>{TITLE}</main>", ["Harbour"], id="a section"),
        pytest.param(f"{PAGE}<article>{'<p>Quay</p>' * 4}{TITLE}</article>", ["Quay"] * 4, id="in an article"),
        pytest.param(f"{PAGE}<ol><li>News<li>Quay</ol><main>{TITLE}</main>", ["News", "Quay"], id="a numbered list"),
        pytest.param(f"{PAGE}<ul><li>News<li>Quay</ul><main>{TITLE}</main>", [], id="another list"),
    ],
)
def test_what_stands_on_the_trail(html: str, expected: list[str]) -> None:
    assert on_trail(html) == expected


def test_a_list_that_ends_with_the_headline_is_a_trail() -> None:
    trail = "<ul><li>News<li>{}</ul><main><p>{}</p><h1>Ferry runs again</h1></main>"
    far = f"{PAGE}{trail.format('Ferry', 'Long ago it was a ferry. ' * 9 * NEAR)}"
    assert on_trail(far, repeats=("Ferry",)) == ["News", "Ferry"]
    assert on_trail(far, repeats=("News",)) == []


def test_a_linked_line_in_a_menu_is_no_headline() -> None:
    assert on_trail(f"{PAGE}<ul><li><a href=/n>News</a><li><a href=/q>Quay</a></ul>") == []

"""Comments under a heading, with a day each, in boxes without telling names. Near misses come first."""

import pytest

from newsclean import Settings, clean_html

SENTENCE = "The {} quay of Quillport was closed on Thursday after divers found shipworm in the piles under it. "
TEXT = "".join(f"<p>{SENTENCE.format(which) * 2}</p>" for which in ("north", "south", "west", "east"))
SAID = "<p>I have always said that the {} piles would not hold, and I told the harbour master so in March.</p>"


def entries(days: int, *, dated: bool = True) -> str:
    return "".join(
        f"<div><div>Reader {day}</div><div class=when>{f'({day} June 2018 @11h13)' if dated else 'oak'}</div>"
        f"{SAID.format(day)}</div>"
        for day in range(1, days + 1)
    )


def text_of(heading: str, entries: str, *, text: str = TEXT) -> str:
    page = f"<html lang=en><body><article><h1>Quay closed</h1>{text}<div><h2>{heading}</h2>{entries}</div></article>"
    return clean_html(page).text


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        pytest.param("What the divers saw", entries(5), id="a chronicle of the article's"),
        pytest.param("27 comments", entries(2), id="two days"),
        pytest.param("27 comments", entries(5, dated=False), id="no days"),
    ],
)
def test_dated_entries_stay(heading: str, below: str) -> None:
    assert "the 1 piles would not hold" in text_of(heading, below)


def test_a_heading_above_the_text_takes_nothing() -> None:
    assert "the 1 piles would not hold" in text_of("27 comments", entries(5), text="<p>The quay is closed.</p>")


def test_dated_entries_below_the_heading_of_comments_go() -> None:
    text = text_of("27 comments", entries(5))
    assert text.endswith("the piles under it.")
    assert "piles would not hold" not in text


def test_a_comment_between_its_heading_and_the_form_is_kept_where_comments_are() -> None:
    said = "Maud says: I have always said that the piles would not hold!"
    form = "<form><label>Leave a reply</label><textarea></textarea><button>Post comment</button></form>"
    page = (
        f"<html lang=en><body><main><article><h1>Quay closed</h1>{TEXT}</article><section class=comments>"
        f"<h3>3 Comments</h3><div class=comment>{said}</div>{form}</section></main>"
    )
    assert {piece.text: piece.kind for piece in clean_html(page).removed}[said] == "comment"
    kept = clean_html(page, settings=Settings(keep_comments=True)).text
    assert ("3 Comments" in kept, said in kept, "Leave a reply" in kept) == (True, True, False)

"""The times of a live report's entries go where the newest comes first; times that rise stay, and so do lists."""

import pytest

from newsclean.label.html.amid.stamps import label_stamps
from newsclean.origins import STRUCTURE
from newsclean.parse import parse
from newsclean.records import Label, Page
from newsclean.settings import Settings

PARAGRAPHS = (
    "The ferry to the island runs again, the harbour office said on Monday, after three weeks of repairs.",
    "Its engine had failed in the storm of early May, and the spare parts came by lorry from the other coast.",
    "Twelve families had waited on the mainland, and the school sent their children's lessons by post.",
)


def stamps(
    before: str, after: str, times: tuple[str, str, str], language: str = "en", left_out: tuple[int, ...] = ()
) -> list[str]:
    """The times that are taken, where one stands above each paragraph; the structure keeps all but `left_out`."""
    html = f"<html lang={language}><body>" + "".join(
        f"<div class=entry>{before}{time}{after}<p>{text}</p></div>"
        for time, text in zip(times, PARAGRAPHS, strict=True)
    )
    document = parse(Page("x", html, kind="html"), Settings())
    opinions = [
        Label(block.index, "other" if block.index in left_out else "body", 0.9, STRUCTURE, "")
        for block in document.blocks
    ]
    return [document.blocks[label.block].text for label in label_stamps(document, opinions)]


DOWN, UP = ("17:15", "9:40", "06:05"), ("06:05", "9:40", "17:15")


@pytest.mark.parametrize(
    ("before", "after", "times", "language"),
    [
        pytest.param("<time>", "</time>", DOWN, "en", id="time element"),
        pytest.param("<p><time>", "</time></p>", DOWN, "en", id="time in a paragraph"),
        pytest.param("<div class=entry__timestamp>", "</div>", DOWN, "en", id="class"),
        pytest.param("<p><span class=time>", "</span></p>", DOWN, "en", id="class of a word"),
        pytest.param("<time>", "</time>", ("5.15pm GMT", "12:40 pm", "11.20am"), "en", id="English"),
        pytest.param("<time>", "</time>", ("17.15 Uhr:", "um 12.40 Uhr", "9.20 Uhr"), "de", id="German"),
        pytest.param("<time>", "</time>", ("17h15", "12h40", "à 9h20"), "fr", id="French"),
        pytest.param(
            "<time>",
            "</time>",
            ("15 March 2023, 08:15", "14 March 2023, 15:40", "14 March 2023, 15:20"),
            "en",
            id="days",
        ),
    ],
)
def test_times_of_entries_go(before: str, after: str, times: tuple[str, str, str], language: str) -> None:
    assert stamps(before, after, times, language) == list(times)


@pytest.mark.parametrize(
    ("before", "after", "times"),
    [
        pytest.param("<time>", "</time>", UP, id="a chronicle"),
        pytest.param("<p class=time>", "</p>", ("20.15 Uhr",) * 3, id="the same hour on three channels"),
        pytest.param("<p class=time>", "</p>", ("20:15", "17:30", "17:30"), id="one fall: films of two cinemas"),
        pytest.param("<p class=time>", "</p>", ("20:15", "17:30", "19:00"), id="a fall and a rise"),
        pytest.param(
            "<p class=event-date>", "</p>", ("9 March 2024, 19:30", "In the hall", "Free entry"), id="one event"
        ),
        pytest.param("<p class=time>", "</p>", ("10:00", "Tour of the quay", "10:00"), id="the same hour on two days"),
        pytest.param("<p>", "</p>", DOWN, id="no element of time"),
        pytest.param("<p class=time>", "</p>", ("4:2", "3:1", "25:77"), id="results"),
        pytest.param("<p class=date>", "</p>", ("14 March 1912", "12 March 1912", "1 March 1912"), id="days alone"),
        pytest.param(
            "<p class=time>",
            "</p>",
            ("17:15 Uhr in Oban", "12:40 in Tiree, they sailed", "9:00 at sea, off Mull"),
            id="a place",
        ),
    ],
)
def test_near_misses_stay(before: str, after: str, times: tuple[str, str, str]) -> None:
    assert stamps(before, after, times) == []


def test_a_time_that_is_left_out_counts() -> None:
    assert stamps("<time>", "</time>", DOWN, left_out=(2,)) == [DOWN[0], DOWN[2]]


def test_times_of_another_list_do_not_count_where_those_of_the_text_tell() -> None:
    entries = "".join(
        f"<div class=entry><p><time>{time}</time></p><p>{text}</p></div>"
        for time, text in zip(DOWN, PARAGRAPHS, strict=True)
    )
    html = f"<html lang=en><body>{entries}<aside><p><time>19:40</time></p></aside>"
    document = parse(Page("x", html, kind="html"), Settings())
    last = document.blocks[-1].index
    opinions = [Label(i, "body" if i < last else "other", 0.9, STRUCTURE, "") for i in range(last + 1)]
    assert [document.blocks[label.block].text for label in label_stamps(document, opinions)] == list(DOWN)


def test_a_time_that_is_left_out_elsewhere_does_not_count() -> None:
    html = "<html lang=en><body><header><time>17:15</time></header>" + "".join(
        f"<div class=entry><time>{time}</time><p>{text}</p></div>"
        for time, text in zip(("9:40", "06:05"), PARAGRAPHS, strict=False)
    )
    document = parse(Page("x", html, kind="html"), Settings())
    opinions = [Label(block.index, "body" if block.index else "other", 0.9, STRUCTURE, "") for block in document.blocks]
    assert not [*label_stamps(document, opinions)]

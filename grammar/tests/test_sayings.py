"""What people say of notice, counts and consequences is told with what is written here, and with nothing that fails."""

from time import process_time

import pytest
from reading import problem_of_line, problems


@pytest.mark.parametrize(
    ("line", "said", "mend"),
    [
        ("24 hours notice: free", "24 hours notice", "at least 24 hours before start"),
        ("less than 24 hours notice: free", "24 hours notice", "24 hours before start"),
        ("2 opening days in advance: free", "2 opening days in advance", "at least 2 opening days before start"),
        ("15 minutes late: free", "15 minutes late", "more than 15 minutes after start"),
        ("more than 15 minutes late: free", "15 minutes late", "15 minutes after start"),
        ("third no-show: free", "third no-show", "at least 2 earlier no-shows ever"),
        ("the 2nd no-show: free", "the 2nd no-show", "at least 1 earlier no-show ever"),
        ("first booking: free", "first booking", "no earlier bookings ever"),
        ("3 or more no-shows: free", "3 or more no-shows", "at least 3 no-shows in the last 12 months"),
        ("3 or more no-shows ever: free", "3 or more no-shows", "at least 3 no-shows"),
        (
            "3 no-shows in any 12 months: free",
            "3 no-shows in any 12 months",
            "at least 3 no-shows in the last 12 months",
        ),
        ("at least 2 moves this week: free", "this week", "in the last 7 calendar days"),
        ("this week: free", "this week", "at most 7 calendar days before start"),
        ("at least 1 earlier booking today: free", "today", "since 00:00 on the day of now"),
        ("start falls on today: free", "falls on today", "is by the day of now"),
        ("same day: free", "same day", "after the day before start"),
        ("on the day of start and a: free", "on the day of start", "after the day before start"),
        ("by 17:00 on the evening before: free", "on the evening before", "on the day before start"),
        ("by 17:00 on the evening before pick-up: free", "on the evening before", "on the day before"),
        ("by 17:00 on the same day: free", "on the same day", "on the day of start"),
        ("by the end of the day: free", "the end of the day", "the day of start"),
        ("client has 3 no-shows: free", "client has 3 no-shows", "at least 3 no-shows in the last 12 months"),
        ("client has no no-shows: free", "client has no no-shows", "no earlier no-shows ever"),
        ("a: ask deposit of EUR 10 immediately", "immediately", "within 1 hour"),
        ("a: charge EUR 10 per person", "per person", "times party-size"),
    ],
)
def test_sayings(line: str, said: str, mend: str) -> None:
    """A saying is told with the words that can stand in its place."""
    assert ("E101", f"`{said}` is not known here", said, f"write `{mend}`") == problem_of_line(line)
    assert [] == problems(f'rule "a"\n    on b\n    {line.replace(said, mend)}\n')


@pytest.mark.parametrize(
    ("consequence", "said", "help"),
    [
        ("client is suspended until 3 months after now", "client is", "write `client becomes`"),
        ("the booking is sure", "the booking is", "write `booking becomes`"),
        (
            "no refund",
            "no refund",
            "what was paid is given back by `refund` alone; `charge paid` keeps it, `noted` changes nothing",
        ),
        (
            "keep deposit",
            "keep",
            "what was paid is given back by `refund` alone; `charge paid` keeps it, `noted` changes nothing",
        ),
    ],
)
def test_consequences_as_people_say_them(consequence: str, said: str, help: str) -> None:
    """A consequence said in other words is told with the words there are."""
    assert ("E105", f"there is no consequence `{said}`", said, help) == problem_of_line(f"a: {consequence}")


@pytest.mark.parametrize(
    ("line", "said", "help"),
    [
        (
            "by the 7th of this month: free",
            "the 7th of this month",
            "say a date with its year, as in `7 January 2027`, or `end of this calendar month`",
        ),
        (
            "by day 7 of this calendar month: free",
            "day 7 of this calendar month",
            "say a date with its year, as in `7 January 2027`, or `end of this calendar month`",
        ),
        (
            "at least 2 open bookings: free",
            "2 open bookings",
            "a count is of what happened in a window: `at least 2 no-shows in the last 12 months`",
        ),
        (
            "client has paid: free",
            "client has",
            "say what happened, as in `at least 2 no-shows in the last 12 months`, or what is known, as in"
            " `paid is at least EUR 10`",
        ),
        (
            "if a: free else charge EUR 5",
            "if",
            "write a condition, a colon and what follows from it; `otherwise: …` on the line below has all the rest",
        ),
    ],
)
def test_sayings_without_one_mend(line: str, said: str, help: str) -> None:
    """What has no words of its own is told with what could be meant."""
    assert ("E101", f"`{said}` does not fit here", said, help) == problem_of_line(line)


@pytest.mark.parametrize(
    ("line", "help"),
    [
        ("at lest 2 horus before start: free", "write `at least`"),
        ("at lest 2 hours before start free", "write `at least`"),
        ("reason is one fo illness,\n            weather: free", "write `is one of`"),
        ("price >= 100 then free", "write `is at least`"),
    ],
)
def test_two_mistakes_in_a_line(line: str, help: str) -> None:
    """The first is told with its mend where the second has one too; a line goes on after a comma."""
    assert help == problem_of_line(line)[3]


@pytest.mark.parametrize(
    "line", ["a: ask deposit of price foo", "at least 2 foo bookings: free", "by day 7 of foo: free"]
)
def test_no_mend_that_fails(line: str) -> None:
    """A name that could be anything is not put behind a word that is missing."""
    help = problem_of_line(line)[3]
    assert help is not None
    assert help.startswith("here belongs ")


def test_garbage_is_told_soon() -> None:
    """Tries are few, however much there is to try."""
    line = "    " + "at lest 3 or more the client has end of teh day client is new " * 25
    started = process_time()
    assert 20 == len(problems('rule "a"\n    on b\n' + f"{line}\n" * 30))
    assert process_time() - started < 10

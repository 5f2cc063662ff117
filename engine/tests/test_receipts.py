"""How deadlines were reached, in words and in stretches."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from engine.time.calendars import WORKING, Calendar, Hours
from engine.time.days import day_number
from engine.time.moments import Zone, moment_from_text, zone_from_name
from engine.time.receipts import (
    Counted,
    CountedDays,
    Outside,
    Skipped,
    clock_receipt,
    next_opening_receipt,
    nth_day_receipt,
    open_step_receipt,
    receipt_text,
    step_receipt,
)


def brussels() -> Zone:
    """The zone of the examples."""
    found = zone_from_name("Europe/Brussels")
    assert found is not None
    return found


ZONE = brussels()
HOLIDAYS = ((day_number(2027, 11, 11), "Armistice Day"), (day_number(2027, 12, 25), "Christmas Day"))
NINE_TO_SIX = ((540, 1080),)
SALON = Hours(
    weekly=((), NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, ((540, 720), (780, 960)), ()),
    closed_on_holidays=True,
    closed_yearly=(((12, 24), (1, 2)),),
)
OPENING = Calendar("opening", SALON, ZONE, HOLIDAYS)
WORK = Calendar("working", WORKING, ZONE, HOLIDAYS)


def at(text: str) -> int:
    """The moment of a text in Brussels."""
    found = moment_from_text(text, ZONE)
    assert isinstance(found, int), found
    return found


def test_opening_hours_over_a_weekend() -> None:
    """Each stretch that counted, and each that did not with its reason."""
    receipt = open_step_receipt(OPENING, at("2027-11-19T16:00"), 10, "hours", "after")
    assert (
        "Friday 19 November 2027 16:00 to 18:00: 2 hours counted in opening hours",
        "Friday 19 November 2027 18:00 to Saturday 20 November 2027 09:00: skipped, outside opening hours",
        "Saturday 20 November 2027 09:00 to 12:00: 3 hours counted in opening hours",
        "Saturday 20 November 2027 12:00 to 13:00: skipped, outside opening hours",
        "Saturday 20 November 2027 13:00 to 16:00: 3 hours counted in opening hours",
        "Saturday 20 November 2027 16:00 to 24:00: skipped, outside opening hours",
        "Sunday 21 November 2027 to Monday 22 November 2027: skipped, no opening day",
        "Tuesday 23 November 2027 00:00 to 09:00: skipped, outside opening hours",
        "Tuesday 23 November 2027 09:00 to 11:00: 2 hours counted in opening hours",
    ) == receipt_text(receipt, ZONE)


def test_closures_and_holidays_are_named() -> None:
    """A day that two reasons close is told by the holiday."""
    may = day_number(2027, 12, 22)
    calendar = replace(OPENING, hours=replace(SALON, closed_dated=((may, may),)))
    receipt = open_step_receipt(calendar, at("2027-12-21T17:00"), 11, "hours", "after")
    assert (
        "Wednesday 22 December 2027: skipped, closed on 22 December 2027",
        "Friday 24 December 2027: skipped, closed from 24 December to 2 January",
        "Saturday 25 December 2027: skipped, public holiday (Christmas Day)",
        "Sunday 26 December 2027 to Sunday 2 January 2028: skipped, closed from 24 December to 2 January",
        "Monday 3 January 2028: skipped, no opening day",
    ) == tuple(line for line in receipt_text(receipt, ZONE) if "skipped" in line and "outside" not in line)


def test_working_days_back_over_a_holiday() -> None:
    """Days before are listed as days, in the order of the calendar."""
    receipt = open_step_receipt(WORK, at("2027-11-15T14:00"), 3, "days", "before")
    assert (
        "Tuesday 9 November 2027 to Wednesday 10 November 2027: 2 working days counted",
        "Thursday 11 November 2027: skipped, public holiday (Armistice Day)",
        "Friday 12 November 2027: 1 working day counted",
        "Saturday 13 November 2027 to Sunday 14 November 2027: skipped, no working day",
    ) == receipt_text(receipt, ZONE)


def test_elapsed_time_is_one_stretch() -> None:
    """24 hours over a clock change end at another wall clock."""
    receipt = step_receipt(ZONE, at("2027-03-27T14:00"), 24, "hours", "after")
    assert ("Saturday 27 March 2027 14:00 to Sunday 28 March 2027 15:00: 24 hours counted",) == receipt_text(
        receipt, ZONE
    )


def test_a_computed_time_that_clocks_skip() -> None:
    """A step into the skipped hour says what was taken."""
    receipt = step_receipt(ZONE, at("2027-03-27T02:30"), 1, "days", "after")
    assert (
        "Saturday 27 March 2027 02:30 to Sunday 28 March 2027 03:00: 1 day counted",
        "Sunday 28 March 2027 02:30: does not exist, Sunday 28 March 2027 03:00 taken, the first moment after",
    ) == receipt_text(receipt, ZONE)


def test_a_computed_time_that_comes_twice() -> None:
    """A clock in the doubled hour says that the first was taken, and other clocks say nothing."""
    sunday = day_number(2027, 10, 31)
    text = ("Sunday 31 October 2027 02:30: comes twice, the first of the two taken",)
    assert text == receipt_text(clock_receipt(ZONE, sunday, 150), ZONE)
    assert () == clock_receipt(ZONE, sunday, 180)


def test_days_say_when_the_clock_on_them_moved() -> None:
    """An opening day keeps the wall clock, also where clocks skip it."""
    nights = Calendar("night", Hours(weekly=(((0, 300),),) * 7), ZONE)
    receipt = open_step_receipt(nights, at("2027-03-27T02:30"), 1, "days", "after")
    assert (
        "Sunday 28 March 2027: 1 night day counted",
        "Sunday 28 March 2027 02:30: does not exist, Sunday 28 March 2027 03:00 taken, the first moment after",
    ) == receipt_text(receipt, ZONE)


def test_the_way_to_the_next_opening() -> None:
    """From the evening to the morning nothing counts; a moment that is open has no way to go."""
    receipt = next_opening_receipt(OPENING, at("2027-11-19T20:00"))
    text = ("Friday 19 November 2027 20:00 to Saturday 20 November 2027 09:00: skipped, outside opening hours",)
    assert text == receipt_text(receipt, ZONE)
    assert () == next_opening_receipt(OPENING, at("2027-11-19T10:00"))


def test_the_way_to_an_opening_day() -> None:
    """The opening day before a Tuesday passes Monday and Sunday."""
    receipt = nth_day_receipt(OPENING, day_number(2027, 11, 23), -1)
    assert (
        "Saturday 20 November 2027: 1 opening day counted",
        "Sunday 21 November 2027 to Monday 22 November 2027: skipped, no opening day",
    ) == receipt_text(receipt, ZONE)


@settings(deadline=None)
@given(
    st.integers(at("2027-01-01T00:00"), at("2028-12-31T00:00")),
    st.integers(1, 200),
    st.sampled_from(["before", "after"]),
)
def test_a_receipt_of_open_time_leaves_nothing_out(moment: int, count: int, direction: str) -> None:
    """What counted adds up to the length, and counted and skipped follow each other without a gap."""
    receipt = open_step_receipt(OPENING, moment, count, "hours", direction)
    reached = OPENING.step(moment, count, "hours", direction)
    assert reached is not None
    assert count * 3600 == sum(stretch.count for stretch in receipt if isinstance(stretch, Counted))
    start, end = min(moment, reached), max(moment, reached)
    for stretch in receipt:
        if isinstance(stretch, Counted | Outside):
            assert start == stretch.start
            start = stretch.end
        else:
            assert isinstance(stretch, Skipped)
            assert ZONE.day_of(start) == stretch.first
            start = min(end, ZONE.start_of_day(stretch.last + 1))
    assert end == start


@settings(deadline=None)
@given(
    st.integers(at("2027-01-01T00:00"), at("2028-12-31T00:00")),
    st.integers(1, 200),
    st.sampled_from(["before", "after"]),
)
def test_a_receipt_of_days_counts_the_days(moment: int, count: int, direction: str) -> None:
    """The days listed as counted are as many as were asked for."""
    receipt = open_step_receipt(WORK, moment, count, "days", direction)
    assert count == sum(s.last - s.first + 1 for s in receipt if isinstance(s, CountedDays))

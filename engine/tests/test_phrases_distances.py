"""How far an event came before or after a moment, at the edges of each calendar."""

from phrase import fits


def test_hours_before_include_their_edge() -> None:
    """48 hours are at least 48 hours; a second less is not."""
    assert [True, True, False] == fits(
        "at least 48 hours before start", "2027-11-17T13:59:59", "2027-11-17T14:00:00", "2027-11-17T14:00:01"
    )


def test_more_than_leaves_its_edge_out() -> None:
    """48 hours are not more than 48 hours; a second more is."""
    assert [True, False] == fits("more than 48 hours before start", "2027-11-17T13:59:59", "2027-11-17T14:00:00")


def test_less_than_leaves_its_edge_out() -> None:
    """48 hours are not less than 48 hours; a second less is."""
    assert [False, True] == fits("less than 48 hours before start", "2027-11-17T14:00:00", "2027-11-17T14:00:01")


def test_at_most_includes_its_edge() -> None:
    """48 hours are at most 48 hours; a second more is not."""
    assert [False, True] == fits("at most 48 hours before start", "2027-11-17T13:59:59", "2027-11-17T14:00:00")


def test_exactly_is_to_the_second() -> None:
    """Neither the second before nor the second after fits."""
    assert [False, True, False] == fits(
        "exactly 2 hours before start", "2027-11-19T11:59:59", "2027-11-19T12:00:00", "2027-11-19T12:00:01"
    )


def test_before_is_never_true_after() -> None:
    """Once the start has passed, nothing is less than two hours before it; at the start itself the distance is 0."""
    assert [True, True, False] == fits(
        "less than 2 hours before start", "2027-11-19T13:59:59", "2027-11-19T14:00:00", "2027-11-19T14:00:01"
    )


def test_after_is_never_true_before() -> None:
    """Before the start, nothing is at most 15 minutes after it."""
    assert [False, True, True, False] == fits(
        "at most 15 minutes after start",
        "2027-11-19T13:59:59",
        "2027-11-19T14:00:00",
        "2027-11-19T14:15:00",
        "2027-11-19T14:15:01",
    )


def test_more_than_minutes_after() -> None:
    """15 minutes late is not more than 15 minutes late; a second more is."""
    assert [False, False, True] == fits(
        "more than 15 minutes after start", "2027-11-19T13:00:00", "2027-11-19T14:15:00", "2027-11-19T14:15:01"
    )


def test_distance_of_another_moment() -> None:
    """A message that was sent in time is in time, whenever it was read."""
    in_time, too_late = (
        fits("sent is at least 1 opening hour before start", "2027-11-19T15:00:00", sent=sent)
        for sent in ("2027-11-19T13:00:00", "2027-11-19T13:00:01")
    )
    assert ([True], [False]) == (in_time, too_late)


def test_hours_are_elapsed_when_clocks_change() -> None:
    """On the night that clocks go forward, 24 hours before 14:00 is 13:00 on the wall."""
    assert [True, False] == fits(
        "at least 24 hours before start",
        "2027-03-27T13:00:00",
        "2027-03-27T13:00:01",
        at="2027-03-01T09:00",
        start="2027-03-28T14:00",
    )


def test_calendar_days_keep_the_clock_when_clocks_change() -> None:
    """On the same night, 1 calendar day before 14:00 is 14:00 on the wall."""
    assert [True, False] == fits(
        "at least 1 calendar day before start",
        "2027-03-27T14:00:00",
        "2027-03-27T14:00:01",
        at="2027-03-01T09:00",
        start="2027-03-28T14:00",
    )


def test_hours_are_elapsed_when_clocks_go_back() -> None:
    """On the night that clocks go back, 24 hours before 14:00 is 15:00 on the wall."""
    assert [True, False] == fits(
        "at least 24 hours before start",
        "2027-10-30T15:00:00",
        "2027-10-30T15:00:01",
        at="2027-10-01T09:00",
        start="2027-10-31T14:00",
    )


def test_opening_hours_before() -> None:
    """Four opening hours before Wednesday 10:00 is Tuesday 15:00; the night between counts nothing."""
    assert [True, False, False] == fits(
        "at least 4 opening hours before start",
        "2027-11-16T15:00:00",
        "2027-11-16T15:00:01",
        "2027-11-17T08:00:00",
        start="2027-11-17T10:00",
    )


def test_opening_hours_pass_over_closed_days() -> None:
    """From Saturday 16:00 to Tuesday 09:00 nothing is open, so both are 2 opening hours before Tuesday 11:00."""
    assert [True, True, True, False] == fits(
        "exactly 2 opening hours before start",
        "2027-11-20T16:00:00",
        "2027-11-22T12:00:00",
        "2027-11-23T09:00:00",
        "2027-11-23T09:00:01",
        start="2027-11-23T11:00",
    )


def test_opening_hours_pass_over_a_public_holiday_and_a_pause() -> None:
    """Saturday 12:00 to 13:00 is a pause, and Thursday 11 November a public holiday."""
    assert [True, False] == fits(
        "at least 2 opening hours before start",
        "2027-11-20T11:00:00",
        "2027-11-20T11:00:01",
        start="2027-11-20T14:00",
    )
    assert [True, False] == fits(
        "at least 2 opening hours before start",
        "2027-11-10T17:00:00",
        "2027-11-10T17:00:01",
        start="2027-11-12T10:00",
    )


def test_opening_days_are_the_same_clock_on_that_day() -> None:
    """The second opening day before Tuesday 10:00 is Friday, since Sunday and Monday are closed."""
    assert [True, True, False] == fits(
        "at least 2 opening days before start",
        "2027-11-19T09:59:59",
        "2027-11-19T10:00:00",
        "2027-11-19T10:00:01",
        start="2027-11-23T10:00",
    )


def test_working_days_before() -> None:
    """The second working day before Friday 12 November is Tuesday the 9th: Thursday the 11th is a public holiday."""
    assert [True, False] == fits(
        "at least 2 working days before start",
        "2027-11-09T14:00:00",
        "2027-11-09T14:00:01",
        start="2027-11-12T14:00",
    )


def test_working_days_before_a_weekend() -> None:
    """From a Sunday, the first working day before is Friday and the second Thursday."""
    assert [True, False] == fits(
        "at least 2 working days before start",
        "2027-11-18T14:00:00",
        "2027-11-18T14:00:01",
        start="2027-11-21T14:00",
    )


def test_full_working_days_lie_whole_between() -> None:
    """Two whole working days between Monday and Thursday: the clock of neither day matters."""
    assert [True, True, False, False] == fits(
        "at least 2 full working days before start",
        "2027-11-15T00:00:00",
        "2027-11-15T23:59:59",
        "2027-11-16T00:00:00",
        "2027-11-19T14:00:00",
        start="2027-11-18T09:00",
    )


def test_full_days_on_the_same_day_are_none() -> None:
    """Nothing lies whole between two moments of one day or of two days in a row."""
    assert [True, True, False, False] == fits(
        "less than 1 full calendar day before start",
        "2027-11-19T00:00:00",
        "2027-11-18T00:00:00",
        "2027-11-17T23:59:59",
        "2027-11-19T14:00:01",
    )


def test_calendar_days_after() -> None:
    """Two calendar days after Friday 14:00 is Sunday 14:00."""
    assert [False, False, True] == fits(
        "at least 2 calendar days after start",
        "2027-11-19T13:59:59",
        "2027-11-21T13:59:59",
        "2027-11-21T14:00:00",
    )


def test_at_most_days_after() -> None:
    """At most 2 calendar days after: from the start itself to the same clock two days on."""
    assert [False, True, True, False] == fits(
        "at most 2 calendar days after start",
        "2027-11-19T13:59:59",
        "2027-11-19T14:00:00",
        "2027-11-21T14:00:00",
        "2027-11-21T14:00:01",
    )


def test_weeks_and_months_are_calendar_steps() -> None:
    """A week before is the same weekday and clock; a month before 31 March is the last day of February."""
    assert [True, False] == fits("at least 1 week before start", "2027-11-12T14:00:00", "2027-11-12T14:00:01")
    assert [True, False] == fits(
        "at least 1 calendar month before start",
        "2027-02-28T14:00:00",
        "2027-02-28T14:00:01",
        at="2027-01-01T09:00",
        start="2027-03-31T14:00",
    )


def test_a_year_before_a_leap_day() -> None:
    """A year before 29 February 2028 is 28 February 2027."""
    assert [True, False] == fits(
        "at least 1 year before start",
        "2027-02-28T14:00:00",
        "2027-02-28T14:00:01",
        at="2027-01-01T09:00",
        start="2028-02-29T14:00",
    )


def test_a_calendar_of_the_house_is_a_unit() -> None:
    """`hours phone` makes phone hours and phone days."""
    more = """
hours phone
    Tuesday to Friday    10:00-12:00
"""
    assert [True, False] == fits(
        "at least 2 phone hours before start", "2027-11-19T10:00:00", "2027-11-19T10:00:01", more=more
    )
    assert [True, False] == fits(
        "at least 1 phone day before start", "2027-11-18T14:00:00", "2027-11-18T14:00:01", more=more
    )


def test_same_clock_that_does_not_exist() -> None:
    """1 calendar day before a start at 02:30 is, on the night that skips 02:30, 03:00."""
    assert [True, False] == fits(
        "at least 1 calendar day before start",
        "2027-03-28T03:00:00",
        "2027-03-28T03:00:01",
        at="2027-03-01T09:00",
        start="2027-03-29T02:30",
    )


def test_same_clock_that_comes_twice() -> None:
    """1 calendar day before a start at 02:30 is, on the night with two of them, the first."""
    assert [True, False] == fits(
        "at least 1 calendar day before start",
        "2027-10-31T02:30:00+02:00",
        "2027-10-31T02:30:00+01:00",
        at="2027-10-01T09:00",
        start="2027-11-01T02:30",
    )

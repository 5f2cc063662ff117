"""What a moment falls on: days, seasons, hours."""

from phrase import fits


def test_falls_on_a_weekday() -> None:
    """Saturday from its first second to its last, in the house's zone."""
    assert [False, True, True, False] == fits(
        "now falls on Saturday",
        "2027-11-19T23:59:59",
        "2027-11-20T00:00:00",
        "2027-11-20T22:59:59Z",
        "2027-11-20T23:00:00Z",
    )


def test_falls_on_one_of_several_days() -> None:
    """A weekday, a public holiday, a date of each year, a date of one year."""
    condition = "now falls on one of Sunday, a public holiday, 24 December, 3 May 2027"
    expected = {
        "2027-11-21T12:00": True,
        "2027-11-11T12:00": True,
        "2027-12-24T12:00": True,
        "2028-12-24T12:00": True,
        "2027-05-03T12:00": True,
        "2028-05-03T12:00": False,
        "2027-11-19T12:00": False,
    }
    assert expected == dict(zip(expected, fits(condition, *expected, at="2027-01-01T09:00"), strict=True))


def test_falls_within_and_outside_hours() -> None:
    """The opening second is within, the closing one outside; pauses and holidays are outside."""
    moments = ("2027-11-19T08:59:59", "2027-11-19T09:00:00", "2027-11-19T17:59:59", "2027-11-19T18:00:00")
    moments += ("2027-11-20T12:30:00", "2027-11-11T10:00:00")
    within = [False, True, True, False, False, False]
    assert within == fits("now falls within opening hours", *moments)
    assert [not one for one in within] == fits("now falls outside opening hours", *moments)


def test_falls_within_hours_past_midnight() -> None:
    """A spell from 20:00 to 02:00 belongs to the day it starts on."""
    more = """
hours bar
    Friday    20:00-02:00
"""
    assert [True, True, False, False] == fits(
        "now falls within bar hours",
        "2027-11-19T20:00:00",
        "2027-11-20T01:59:59",
        "2027-11-20T02:00:00",
        "2027-11-20T20:00:00",
        more=more,
    )


def test_falls_within_working_hours() -> None:
    """Working hours are all hours of Monday to Friday less public holidays."""
    assert [True, True, False, False] == fits(
        "now falls within working hours",
        "2027-11-15T00:00:00",
        "2027-11-19T23:59:59",
        "2027-11-20T00:00:00",
        "2027-11-11T12:00:00",
    )


def test_season_includes_both_ends() -> None:
    """From 1 November to 5 January, over the new year, in every year."""
    assert [False, True, True, True, False] == fits(
        "now falls between 1 November and 5 January",
        "2027-10-31T23:59:59",
        "2027-11-01T00:00:00",
        "2028-01-01T12:00:00",
        "2028-01-05T23:59:59",
        "2028-01-06T00:00:00",
        at="2027-10-01T09:00",
    )


def test_dated_season_includes_both_ends_once() -> None:
    """With years it is that one time only."""
    assert [True, True, False, False] == fits(
        "now falls between 20 December 2027 and 5 January 2028",
        "2027-12-20T00:00:00",
        "2028-01-05T23:59:59",
        "2028-01-06T00:00:00",
        "2028-12-25T12:00:00",
    )


def test_hours_of_the_day_include_the_first() -> None:
    """From 18:00 sharp to the last second before 22:00."""
    assert [False, True, True, False] == fits(
        "now falls between 18:00 and 22:00",
        "2027-11-19T17:59:59",
        "2027-11-19T18:00:00",
        "2027-11-19T21:59:59",
        "2027-11-19T22:00:00",
    )


def test_hours_of_the_day_past_midnight() -> None:
    """From 22:00 to 06:00 is the night."""
    assert [True, True, False, False] == fits(
        "now falls between 22:00 and 06:00",
        "2027-11-19T22:00:00",
        "2027-11-20T05:59:59",
        "2027-11-20T06:00:00",
        "2027-11-20T21:59:59",
    )


def test_another_moment_falls_on_a_day() -> None:
    """The start, not the moment of the event."""
    assert [True] == fits("start falls on Friday", "2027-11-18T09:00")
    assert [False] == fits("start falls on Thursday", "2027-11-18T09:00")

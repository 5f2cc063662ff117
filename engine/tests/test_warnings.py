"""What the checker lets pass with a warning, and what deserves none."""

from houses import problems

from engine.compiler import check_text


def test_may_is_a_warning() -> None:
    """What is left to whoever is on duty is not a rule yet."""
    found = problems("""
        rule "Fee"
            on cancellation
            otherwise: may charge price
    """)

    assert found == [
        (
            "W901",
            "may charge price",
            "this leaves the answer to whoever is on duty",
            "say when it happens, and it is the same for everyone",
        )
    ]


def test_a_promise_nobody_judges() -> None:
    """A promise without a consequence when it breaks is a warning."""
    found = problems("""
        rule "Answer"
            on message
            otherwise: promise answer within 1 hour
    """)

    assert found == [
        (
            "W902",
            "promise answer within 1 hour",
            "`answer` is promised, and nothing happens when it does not come",
            "write a rule `on overdue answer`",
        )
    ]


def test_a_rest_nobody_disposes_of() -> None:
    """Where a deposit is asked, what ends the booking should say what becomes of it."""
    found = problems("""
        rule "Deposit"
            on booking
            otherwise: ask deposit of 30% of price within 24 hours

        rule "Unpaid"
            on overdue deposit
            otherwise: booking ends

        rule "Bye"
            on cancellation
            otherwise: noted
    """)

    assert [problem[:3] for problem in found] == [
        ("W903", 'rule "Bye"', "when `cancellation` ends a booking, nothing says what becomes of what was paid")
    ]


def test_a_figure_typed_into_words() -> None:
    """A figure that a rule has too should come from the rule."""
    found = problems("""
        rule "Fee"
            on cancellation
            otherwise: charge EUR 15, say bye

        words bye
            en "It costs EUR 15, {client.name}."
    """)

    assert [problem[:3] for problem in found] == [("W904", "EUR 15", "`EUR 15` is typed here and stands in a rule too")]


def test_a_figure_beside_placeholders_in_another_language() -> None:
    """It is shown where it stands, also the second of two that are alike."""
    text = """# language: nl

huis "Salon"
    editie 1
    van kracht vanaf 1 januari 2027
    tijdzone Europe/Brussels
    valuta EUR
    talen nl

regel "Te laat"
    bij annulering
    anders: reken EUR 15, zeg laat

woorden laat
    nl "{klant.naam}: €15, ja €15."
"""
    lines = text.splitlines()

    assert [lines[d.span.line - 1][: d.span.column - 1] for d in check_text(text).diagnostics] == [
        '    nl "{klant.naam}: ',
        '    nl "{klant.naam}: €15, ja ',
    ]


def test_two_calendars_side_by_side() -> None:
    """Tiers in different calendars overtake each other around a weekend."""
    found = problems("""
        rule "Fee"
            on cancellation
            at least 2 working days before start: free
            at least 24 hours before start: charge EUR 5
            otherwise: charge price
    """)

    assert [problem[:3] for problem in found] == [
        (
            "W905",
            "at least 24 hours before start",
            "this line counts in time as clock and calendar show it, and one beside it in working days",
        )
    ]


def test_hours_beside_weeks() -> None:
    """Hours and weeks both go on at weekends, so neither overtakes the other."""
    found = problems("""
        rule "Fee"
            on cancellation
            at least 1 week before start: free
            at least 48 hours before start: charge EUR 5
            otherwise: charge price
    """)

    assert found == []


def test_a_rest_disposed_of_by_what_is_recorded() -> None:
    """A recorded event may say what becomes of the deposit."""
    found = problems("""
        event missed / misses of booking

        rule "Deposit"
            on booking
            otherwise: ask deposit of 30% of price within 24 hours

        rule "Unpaid"
            on overdue deposit
            otherwise: booking ends

        rule "Missed"
            on no-show
            otherwise: record missed

        rule "What missing costs"
            on missed
            otherwise: charge paid
    """)

    assert found == []


def test_a_mark_that_may_be_made_can_be_read() -> None:
    """What a person may do makes the mark just as a rule does."""
    found = problems("""
        rule "Too many"
            on no-show
            at least 3 no-shows ever: may client becomes suspended
            otherwise: noted

        rule "Bookings"
            on booking
            client is suspended: decline
            otherwise: accept
    """)

    assert [code for code, *_ in found] == ["W901"]

"""Guarantees that the checker sees to be broken, without a proof."""

from houses import problems


def test_a_guarantee_against_reading_a_fact() -> None:
    """Whoever guarantees that the reason does not matter may not read it."""
    found = problems("""
        rule "Fee"
            on cancellation
            reason is illness: free
            otherwise: charge price

        guarantee "Whatever the reason"
            on cancellation
            reads no reason
    """)

    assert found == [
        ("E410", "reason is illness", "this line reads `reason`", "change the line, or take the guarantee back")
    ]


def test_a_guarantee_never_to_decline() -> None:
    """Whoever guarantees to decline nobody may not decline."""
    found = problems("""
        rule "Bookings"
            on booking
            party-size is at least 10: decline
            otherwise: accept

        guarantee "Everyone is welcome"
            on booking
            never declines
    """)

    assert found == [("E410", "decline", "this line declines `booking`", "change the line, or take the guarantee back")]


def test_a_guarantee_with_a_when_looks_at_the_lines_that_can_meet_it() -> None:
    """What an earlier line has decided, and what another `when` leaves to another rule, breaks no promise."""
    found = problems("""
        event booking
            urgent: yes or no = no

        rule "Bookings"
            on booking
            urgent: accept
            price is at least EUR 300: decline
            otherwise: accept

        rule "Bookings that can wait"
            on booking when not urgent
            party-size is more than 6: decline
            otherwise: accept

        rule "Moves"
            on move
            otherwise: decline

        guarantee "What is urgent is never turned away"
            on booking when urgent
            never declines

        guarantee "Nor is a small group"
            on booking when party-size is at most 6
            never declines
    """)

    assert found == [("E410", "decline", "this line declines `booking`", "change the line, or take the guarantee back")]


def test_a_guarantee_with_a_when_looks_so_at_lines_within_lines() -> None:
    """What is urgent never gets to the second line; a line that only others get to breaks no promise either."""
    found = problems("""
        event booking
            urgent: yes or no = no

        rule "Bookings"
            on booking
            channel is phone:
                urgent: accept
                otherwise: decline
            channel is email:
                not urgent: decline
                price is at least EUR 300: decline
                otherwise: accept
            otherwise: accept

        guarantee "What is urgent is never turned away"
            on booking when urgent
            never declines
    """)

    assert found == [("E410", "decline", "this line declines `booking`", "change the line, or take the guarantee back")]

"""Problems of every kind come in one run, and none that only follows from another."""

from houses import problems


def test_names_are_looked_at_beside_a_line_that_cannot_be_read() -> None:
    """A missing colon in one rule hides no unknown name in another."""
    found = problems("""
        rule "Fee"
            on cancellation
            otherwise: charge 50% of prise

        rule "Accept"
            on booking
            otherwise accept
    """)
    assert [("E201", "prise"), ("E102", "")] == [(code, text) for code, text, _, _ in found]


def test_what_an_unread_line_may_make_is_not_missed() -> None:
    """The mark that a line asks for may come from the line that could not be read."""
    found = problems("""
        rule "Fee"
            on no-show
            otherwise charge price, client becomes careless

        rule "Accept"
            on booking
            client is careless: decline
            otherwise: accept
    """)
    assert ["E102"] == [code for code, _, _, _ in found]


def test_what_an_unread_block_may_declare_is_not_missed() -> None:
    """The event of a rule may be the one that could not be read."""
    found = problems("""
        event refill refills
            amount money

        rule "Refills"
            on refill
            otherwise: noted
    """)
    assert {"E101", "E102", "E105"} >= {code for code, _, _, _ in found}
    assert found

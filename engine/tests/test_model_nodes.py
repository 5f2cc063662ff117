"""Pieces of the model: what counts when two are compared."""

from operator import eq, ne

from engine.model import Elapsed, Fact, Kind, Months

PRICE = Fact("event", "price", Kind("money", "EUR"), False, "price")


def test_words_about_a_node_do_not_count() -> None:
    """Two readings of one fact are the same, whatever each is called."""
    again = Fact("event", "price", Kind("money", "EUR"), False, "the price")

    assert (True, False) == (eq(PRICE, again), ne(PRICE, again))
    assert {PRICE} == {PRICE, again}


def test_what_a_node_says_counts() -> None:
    """Another fact is another node, and so is a node of another class that says the same."""
    other = Fact("booking", "price", Kind("money", "EUR"), False, "price")

    assert (False, True) == (eq(PRICE, other), ne(PRICE, other))
    assert Elapsed(1) != Months(1)

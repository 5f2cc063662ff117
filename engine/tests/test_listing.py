"""Lists as tables, JSON and CSV."""

import json

from engine.desk.listing import Listing

LISTING = Listing(("number", "client", "what"), [(2, "c-1", "=1+1"), (10, None, 'a "b", c')], "nothing")


def test_a_table_has_columns() -> None:
    """Numbers to the right, texts to the left, nothing for nothing."""
    assert 'number  client  what\n     2  c-1     =1+1\n    10          a "b", c\n' == LISTING.form("text")


def test_a_list_without_rows_says_so() -> None:
    """In words for people, and as nothing for programs."""
    empty = Listing(("number",), [], "no such decision")

    assert ["no such decision\n", "[]\n", "number\n"] == [empty.form(form) for form in ("text", "json", "csv")]


def test_json_has_the_values_as_they_are() -> None:
    """Under the names of their columns."""
    assert {"number": 2, "client": "c-1", "what": "=1+1"} == json.loads(LISTING.form("json"))[0]


def test_a_cell_is_no_formula() -> None:
    """What a spreadsheet would work out has an apostrophe before it; figures stay figures."""
    dangerous = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"]
    listing = Listing(("what", "figure"), [(text, -1) for text in dangerous], "")

    assert 'number,client,what\n2,c-1,\'=1+1\n10,,"a ""b"", c"\n' == LISTING.form("csv")
    assert all(line.startswith(("'", "\"'")) for line in listing.form("csv").split("\n")[1:-1])
    assert listing.form("csv").count(",-1\n") == len(dangerous)

"""What a table cannot answer is said before anything is answered, and what is wrong with its columns and rows."""

import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import polars as pl
import pytest
from houses import house as model_of
from polars.testing import assert_frame_equal

from engine.embedded import EventError, House
from engine.planning.plan_from_model import plan_from_model

AT = datetime(2027, 11, 15, 9, tzinfo=UTC)
RULE = """
event quote / quotes
    start: moment
    price: money
    party-size: number from 1 to 500
    weight: number = 1
    channel: channel
    stay: duration or nothing
    birthday: date or nothing
    deep: yes or no = no
    remark: text or nothing

rule "Quotes"
    on quote
    channel is phone and stay is given and stay is at least 1 hour and birthday is nothing: decline
    deep or remark is given: charge price
    otherwise: charge price times party-size times weight
"""
ROW = {"at": AT, "start": AT + timedelta(days=2), "price": 4500, "party-size": 2, "channel": "website"}


def house_with(rules: str) -> House:
    """The small house with some rules."""
    model = model_of(rules)
    return House(model, plan_from_model(model))


def refused(house: House, table: object, kind: str, no_history: bool = False) -> list[tuple[str, str]]:
    """The codes and messages of what is wrong."""
    with pytest.raises(EventError) as caught:
        house.decide_many(table, kind, no_history)
    return [(problem.code, problem.message) for problem in caught.value.problems]


def test_lines_that_ask_for_the_past_are_named() -> None:
    """All of them, each with its rule, its place and what it asks; those that ask for no more than a row are not."""
    house = house_with(
        """
rule "Missed"
    on no-show when client is friend
    at least 2 no-shows ever and paid is at least EUR 5: charge price
    price is at least EUR 5: charge 50% of price
    otherwise: refund rest

rule "Friends"
    on arrival
    otherwise: client becomes friend for 3 months, record no-show

rule "All"
    on no-show
    otherwise: noted
"""
    )

    assert [
        ("E811", "rule “Missed” (text.house:18): a row does not say `client is friend`"),
        (
            "E811",
            "rule “Missed”, line `at least 2 no-shows ever and paid is at least EUR 5` (text.house:20):"
            " a row does not say `no-shows ever` and `paid`",
        ),
        ("E811", "rule “Missed”, line `otherwise` (text.house:22): a row does not say `paid` and `rest`"),
    ] == refused(house, pl.DataFrame([ROW]), "no-show")
    assert [
        ("E811", "rule “Friends”, line `otherwise` (text.house:26): it records `no-show`, which has entries of its own")
    ] == refused(house, pl.DataFrame([ROW]), "arrival")


def test_without_a_history_the_booking_itself_is_not_counted() -> None:
    """What made the booking came before, so a count of bookings stays refused."""
    house = house_with("""
rule "Missed"
    on no-show
    at least 2 bookings ever: charge price
    otherwise: charge 50% of price
""")

    (problem,) = refused(house, pl.DataFrame([ROW]), "no-show", no_history=True)
    assert problem[0] == "E811"
    assert "`bookings ever`" in problem[1]


def test_what_comes_by_itself_or_is_not_known_is_not_asked() -> None:
    """An event that nobody sends, and one that the house does not have."""
    house = house_with("""
rule "Answers"
    on message
    otherwise: promise answer within 1 hour

rule "Late"
    on overdue answer
    otherwise: credit EUR 5
""")

    assert [("E802", "`overdue answer` comes by itself when its time has come, and is not asked")] == refused(
        house, pl.DataFrame([ROW]), "overdue answer"
    )
    assert [("E802", "this house knows no event `mesage`")] == refused(house, pl.DataFrame([ROW]), "mesage")


@pytest.mark.parametrize(
    ("columns", "code", "message"),
    [
        ({"price": [45.0]}, "E804", "the column `price` is Float64, and a money was expected"),
        ({"price": [-1]}, "E804", "in `price`, `-1` is not from 0 to 99999999999999999 (row 0, counted from 0)"),
        (
            {"price": [Decimal("4.505")]},
            "E804",
            "in `price`, `4.505` has more decimals than EUR (row 0, counted from 0)",
        ),
        ({"party-size": [501]}, "E804", "in `party-size`, `501` is not from 1 to 500 (row 0, counted from 0)"),
        ({"party-size": [True]}, "E804", "the column `party-size` is Boolean, and a number was expected"),
        ({"channel": ["fax"]}, "E804", "in `channel`, `fax` is no channel of this house (row 0, counted from 0)"),
        ({"at": ["2027-11-15T09:00"]}, "E804", "the column `at` is String, and a moment was expected"),
        ({"at": [date(2027, 11, 15)]}, "E804", "the column `at` is Date, and a moment was expected"),
        (
            {"at": [datetime(2027, 3, 28, 2, 30)]},
            "E804",
            "in `at`, `2027-03-28 02:30:00` is local time that Europe/Brussels skips or has twice (row 0, counted"
            " from 0)",
        ),
        (
            {"at": [datetime(9999, 12, 31, tzinfo=UTC)]},
            "E804",
            "in `at`, `9999-12-31 00:00:00+00:00` lies outside the years 1970 to 2100 (row 0, counted from 0)",
        ),
        (
            {"stay": [timedelta(milliseconds=1500)]},
            "E804",
            "in `stay`, `0:00:01.500000` has a part of a second (row 0, counted from 0)",
        ),
        (
            {"price": pl.Series([None], dtype=pl.Int64)},
            "E803",
            "`price` is not given in 1 rows, first in row 0 (counted from 0), and the rules on `quote` read it",
        ),
        ({"pric": [1]}, "E808", "`quote` has no column `pric`"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said(columns: dict[str, list[object] | pl.Series], code: str, message: str) -> None:
    """The column, the value, what is wrong with it, and the first row that has it."""
    table = pl.DataFrame({name: [value] for name, value in ROW.items()} | columns)

    assert [(code, message)] == refused(house_with(RULE), table, "quote")


def test_what_is_missing_is_said() -> None:
    """A column that is needed and not there; something that is no table."""
    house = house_with(RULE)

    assert [("E803", "the table has no column `at`")] == refused(house, pl.DataFrame([ROW]).drop("at"), "quote")
    assert [("E803", "the table lacks `channel` and `price`, which the rules on `quote` read")] == [
        (code, message.replace("`price` and `channel`", "`channel` and `price`"))
        for code, message in refused(house, pl.DataFrame([ROW]).drop("channel", "price"), "quote")
    ]
    assert [("E801", "`list` is no table")] == refused(house, [ROW], "quote")


class Broken:
    """What says that it hands over Arrow data, and does not."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Raises an error of its own."""
        raise ValueError("the link is down\nat line 7")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (None, "`NoneType` is no table"),
        (pl.DataFrame, "`DataFrame` is no table"),
        (
            pl.DataFrame([ROW]).to_arrow().append_column("price", pl.Series([4500]).to_arrow()),
            "the table has the column `price` twice",
        ),
        (pl.Series("at", [AT]).to_arrow(), "`TimestampArray` is no table"),
        (Broken(), "the table cannot be read: the link is down"),
        (pl.LazyFrame([ROW]).select(pl.col("price").struct.field("x")), None),
    ],
)
def test_what_cannot_be_read_as_a_table(table: object, message: str | None) -> None:
    """No table, one with two columns of one name, and what raises while it is handed over."""
    (code, said), *more = refused(house_with(RULE), table, "quote")

    assert ("E801", []) == (code, more)
    assert said == message if message else said.startswith("the table cannot be read: ")


@pytest.mark.parametrize("kind", [None, [], 3, pl.DataFrame([ROW])])
def test_a_kind_that_is_no_text(kind: object) -> None:
    """A mistake of the program, told to whoever wrote it."""
    with pytest.raises(TypeError, match='the kind of the events is text, such as "cancellation", not '):
        house_with(RULE).decide_many(pl.DataFrame([ROW]), kind)  # type: ignore[arg-type]  # that is what is tried


def test_figures_that_could_leave_64_bits_are_refused() -> None:
    """By the line that could; the same line answers where the figures of the table are smaller."""
    house = house_with(RULE)
    large = pl.DataFrame([{**ROW, "price": 10**15, "weight": 10**9}])

    assert [
        (
            "E811",
            "rule “Quotes”, line `otherwise` (text.house:33): with the figures of this table it can leave 64 bits",
        )
    ] == refused(house, large, "quote")
    almost = pl.DataFrame([{**ROW, "price": 10**15, "weight": 4000}])
    assert [8 * 10**18] == house.decide_many(almost, "quote")["charge"].to_list()


def test_without_polars_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever installed evenhand alone is told what else to install."""
    house = house_with(RULE)
    for name in [name for name in sys.modules if name.startswith("engine.tables.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "polars", None)

    with pytest.raises(ImportError, match="the extra `table`"):
        house.decide_many(None, "quote")


def test_any_table_will_do_and_its_order_stays() -> None:
    """A lazy one, an Arrow table, one without rows; the answers stand in the order of the rows."""
    house = house_with(RULE)
    rows = [{**ROW, "price": 100 * (place * 7919 % 1000)} for place in range(1000)]
    table = pl.DataFrame(rows)
    answers = house.decide_many(table, "quote")

    assert [2 * row["price"] for row in rows] == answers["charge"].to_list()  # type: ignore[operator]
    assert_frame_equal(answers, house.decide_many(table.lazy(), "quote"))
    assert_frame_equal(answers, house.decide_many(table.to_arrow(), "quote"))
    assert_frame_equal(answers.head(0), house.decide_many(table.head(0), "quote"))
    assert "line: Quotes" in answers.columns

"""A column of a table, as whole numbers that the rules can count with."""

from collections.abc import Iterator

import polars as pl
from attrs import frozen

from engine.events.event_problem import EventProblem
from engine.model import House, Kind
from engine.nearest import listed
from engine.tables.clock import Clock, after_edges
from engine.tables.term import Term
from engine.time.days import day_number
from engine.time.moments import DAY, FIRST_YEAR, LAST_YEAR, Zone
from engine.values import DECIMALS

_IN_A_SECOND = {"ms": 10**3, "us": 10**6, "ns": 10**9}
_LARGEST = 10**15 - 1
_LAST_MOMENT = day_number(LAST_YEAR + 1, 1, 1) * DAY - 1
_YEARS = f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}"

Doubt = tuple[pl.Expr, str, str | None]
"""A test of a row, what is wrong where it holds, and the mend."""


@frozen
class Column:
    """`number` is what the rules count with, of the table as it came: `measure` over `over`, rounded down. It is right
    from `low` to `high`, and where no doubt holds; `beyond` says what is wrong with another one."""

    name: str
    kind: Kind
    measure: pl.Expr
    low: int
    high: int
    doubts: tuple[Doubt, ...] = ()
    beyond: str = ""
    over: int = 1

    @property
    def number(self) -> pl.Expr:
        """What the rules count with."""
        return self.measure if self.over == 1 else self.measure // self.over

    @property
    def is_figure(self) -> bool:
        """Whether it has a smallest and a largest value."""
        return self.kind.base not in ("yes or no", "text", "choice", "service")


def column_of(
    name: str, dtype: pl.DataType, kind: Kind, house: House, low: int | None, high: int | None
) -> Column | EventProblem:
    """The column `name` of a table, for a fact; what is wrong with its type is a problem. `low` and `high` bound a
    number."""
    raw = pl.col(name)
    match kind.base:
        case "money":
            return _money(name, dtype, kind, house)
        case "units" | "number" if dtype.is_integer():
            least = 0 if kind.base == "units" else -_LARGEST
            bounds = least if low is None else low, _LARGEST if high is None else high
            return _counted(name, kind, *_as_integer(raw, dtype), *bounds)
        case "duration" if isinstance(dtype, pl.Duration):
            whole, second = raw.to_physical(), _IN_A_SECOND[dtype.time_unit]
            part = (whole % second != 0, "has a part of a second", None)
            return _counted(name, kind, whole, (part,), 0, _LARGEST, over=second)
        case "moment":
            return _moment(name, dtype, kind, house)
        case "date" if dtype == pl.Date:
            first, last = day_number(1, 1, 1), day_number(9999, 12, 31)
            return _counted(name, kind, raw.to_physical().cast(pl.Int64), (), first, last)
        case "yes or no" if dtype == pl.Boolean:
            return Column(name, kind, raw, 0, 1)
        case "choice" | "service" if _is_words(dtype):
            return _choice(name, dtype, kind, house)
        case "text" if _is_words(dtype):
            return Column(name, kind, raw, 0, 0)
    takes = {
        "number": "whole numbers", "units": "whole numbers", "duration": "Duration", "date": "Date",
        "yes or no": "Boolean", "choice": "String, Categorical or Enum", "service": "String, Categorical or Enum",
        "text": "String",
    }  # fmt: skip
    return _unfit(name, dtype, kind, f"make it {takes[kind.base]}")


def _unfit(name: str, dtype: pl.DataType, kind: Kind, mend: str) -> EventProblem:
    return EventProblem("E804", f"the column `{name}` is {dtype}, and a {kind.base} was expected", mend)


def _counted(
    name: str,
    kind: Kind,
    measure: pl.Expr,
    doubts: tuple[Doubt, ...],
    low: int,
    high: int,
    beyond: str = "",
    over: int = 1,
) -> Column:
    return Column(name, kind, measure, low, high, doubts, beyond or f"is not from {low} to {high}", over)


def _as_integer(raw: pl.Expr, dtype: pl.DataType) -> tuple[pl.Expr, tuple[Doubt, ...]]:
    if dtype == pl.Int64:
        return raw, ()
    number = raw.cast(pl.Int64, strict=False)
    if dtype in (pl.UInt64, pl.Int128):
        return number, ((number.is_null() & raw.is_not_null(), "is too large", None),)
    return number, ()


def _money(name: str, dtype: pl.DataType, kind: Kind, house: House) -> Column | EventProblem:
    currency = kind.of or house.currency
    decimals = DECIMALS[currency]
    most = 10 ** (15 + decimals) - 1
    raw = pl.col(name)
    if dtype.is_integer():
        return _counted(name, kind, *_as_integer(raw, dtype), 0, most)
    if not isinstance(dtype, pl.Decimal):
        mend = f"give whole minor units ({10**decimals} of one {currency}) or a Decimal column"
        return _unfit(name, dtype, kind, mend)
    whole, beyond = raw.to_physical(), dtype.scale - decimals
    if beyond <= 0:
        return _counted(name, kind, *_as_integer(whole * 10**-beyond, pl.Int128()), 0, most)
    part = (whole % 10**beyond != 0, f"has more decimals than {currency}", None)
    number, doubts = _as_integer(whole // 10**beyond, pl.Int128())
    return _counted(name, kind, number, (part, *doubts), 0, most)


def _moment(name: str, dtype: pl.DataType, kind: Kind, house: House) -> Column | EventProblem:
    if not isinstance(dtype, pl.Datetime):
        mend = f"make it a Datetime: `pl.col({name!r}).str.to_datetime(time_zone='UTC')`"
        return _unfit(name, dtype, kind, mend if dtype == pl.String else "make it a Datetime with a time zone")
    parts, second = pl.col(name).to_physical(), _IN_A_SECOND[dtype.time_unit or "us"]
    if dtype.time_zone is not None:
        return _counted(name, kind, parts, (), 0, _LAST_MOMENT, _YEARS, second)
    local = Term(parts // second, 0, _LAST_MOMENT, nullable=True)
    edges = sorted(_unclear(house.zone))
    unclear = after_edges(edges, [place % 2 for place in range(len(edges) + 1)], local)
    what = f"is local time that {house.zone.name} skips or has twice"
    doubt = (unclear.expression == 1, what, "give the column a time zone")
    return _counted(name, kind, Clock(house).from_local(local).expression, (doubt,), 0, _LAST_MOMENT, _YEARS)


def _unclear(zone: Zone) -> Iterator[int]:
    """The local times between which a clock is turned."""
    for start, old, new in zip(zone.starts[1:], zone.offsets, zone.offsets[1:], strict=False):
        yield from (start + old, start + new)


def _is_words(dtype: pl.DataType) -> bool:
    return isinstance(dtype, pl.String | pl.Categorical | pl.Enum)


def _choice(name: str, dtype: pl.DataType, kind: Kind, house: House) -> Column:
    known = values_of(kind, house)
    raw = pl.col(name)
    of = kind.of if kind.base == "choice" and kind.of else kind.base
    mend = f"it is one of {listed(known)}" if known else None
    if isinstance(dtype, pl.Enum):
        places = [known.index(one) if one in known else None for one in dtype.categories.to_list()]
        number = raw.to_physical()
        if places != list(range(len(places))):
            number = pl.lit(pl.Series(places, dtype=pl.UInt32)).gather(number)
        if None not in places:
            return Column(name, kind, number, 0, len(known) - 1)
    else:
        number = raw.cast(pl.Enum(known), strict=False).to_physical()
    doubt = (number.is_null() & raw.is_not_null(), f"is no {of} of this house", mend)
    return Column(name, kind, number, 0, len(known) - 1, (doubt,))


def values_of(kind: Kind, house: House) -> tuple[str, ...]:
    """The values of a choice, or the services, in the order of the house."""
    return tuple(house.services) if kind.base == "service" else house.choices.get(kind.of or "", ())

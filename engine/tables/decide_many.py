"""Many questions at once: a table in, a table of answers out, the same answers as `decide` gives one by one."""

from collections.abc import Iterable, Mapping

import polars as pl

from engine.events.event_from_json import one_letter_off
from engine.events.event_problem import EventProblem
from engine.model import EventKind, Field, House, Kind
from engine.nearest import listed, nearest
from engine.planning.plan import KindPlan, Plan
from engine.tables.answers import Answers
from engine.tables.clock import Clock
from engine.tables.columns import Column, column_of
from engine.tables.facts import PAID, Facts, Named, column_name, facts_read
from engine.tables.refusals import refusals
from engine.tables.term import NOTHING, Term, compared, greatest

Problems = tuple[EventProblem, ...]


def decide_many(plan: Plan, table: object, kind: str, no_history: bool = False) -> pl.DataFrame | Problems:
    """The answers to the events of a kind, one in each row of a table, in its order; else why there are none.

    Each is judged as `evenhand ask` judges a question without a history: the booking is the one that the row
    describes, and of the client nothing else is known. A line that asks for more is refused; with `no_history` it
    is answered as for a client whom the house meets with this event, on a booking of which `paid` says what was paid.
    """
    house = plan.house
    kind_plan = plan.kinds.get(kind)
    if kind_plan is None:
        close = nearest(kind, plan.kinds)
        mend = f"did you mean `{close}`?" if close else None
        return (EventProblem("E802", f"this house knows no event `{kind}`", mend),)
    refused = refusals(house, kind_plan.kind, no_history)
    if refused:
        return refused
    frame = frame_of(table)
    return _answers(house, kind_plan, frame) if isinstance(frame, pl.LazyFrame) else (frame,)


def frame_of(table: object) -> pl.LazyFrame | EventProblem:
    """A table as Polars takes it, without a copy: from Polars, or any that Arrow can hand over; else what is wrong."""
    if isinstance(table, type) or not (isinstance(table, pl.LazyFrame) or hasattr(table, "__arrow_c_stream__")):
        message = f"`{getattr(table, '__name__', type(table).__name__)}` is no table"
        return EventProblem("E801", message, "give a Polars DataFrame or an Arrow table")
    try:
        frame = table if isinstance(table, pl.LazyFrame) else pl.DataFrame(table).lazy()
        frame.collect_schema()
    # Whoever hands over Arrow data raises what they like, and a question to Polars may be wrong in many ways.
    except Exception as error:
        names = list(getattr(table, "column_names", ()))
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            message = f"the table has the column `{twice}` twice"
            return EventProblem("E801", message, "leave one of them out, or give it another name")
        said = str(error).partition("\n")[0] or type(error).__name__
        return EventProblem("E801", f"the table cannot be read: {said}")
    return frame


def _answers(house: House, plan: KindPlan, frame: pl.LazyFrame) -> pl.DataFrame | Problems:
    schema = {name: dtype for name, dtype in frame.collect_schema().items() if dtype != pl.Null}
    opening = _opening(house, plan.kind, schema)
    read = facts_read(house, plan, opening)
    columns, problems = _columns(house, plan.kind, opening, read, schema)
    if problems:
        return problems
    terms, problems = _measured(frame, columns)
    if problems:
        return problems
    staged = frame.select(column.number.alias(column.name) for column in columns)
    facts = Facts(house, plan.kind, opening, Clock(house), terms)
    problems = _lacks(staged, plan, facts)
    if problems:
        return problems
    answers = Answers(plan, facts.conditions(), facts.pays)
    staged = staged.with_columns(answers.fitted()).with_columns(answers.kept())
    for entries in answers.entries():
        staged = staged.with_columns(entries)
    found = list(answers.columns())
    return tuple(dict.fromkeys(answers.problems)) or staged.select(found).collect()


def _opening(house: House, kind: EventKind, schema: Mapping[str, pl.DataType]) -> EventKind | None:
    """The kind of event that made the bookings; of several the one that has most of the columns."""
    if kind.about != "booking" or kind.life == "opens":
        return None
    opening = [one for one in house.events.values() if one.life == "opens"]
    return max(
        opening,
        key=lambda one: sum(column_name(kind, "booking", name, schema) in schema for name in one.fields),
        default=None,
    )


def _columns(
    house: House,
    kind: EventKind,
    opening: EventKind | None,
    read: Mapping[Named, Field],
    schema: Mapping[str, pl.DataType],
) -> tuple[list[Column], Problems]:
    """The columns that the answers need, of those there are, and what is wrong with them."""
    wanted: dict[str, tuple[Kind, int | None, int | None]] = dict.fromkeys(_MOMENTS, (Kind("moment"), None, None))
    wanted[PAID] = (Kind("money", house.currency), None, None)
    for (source, name), field in read.items():
        wanted[column_name(kind, source, name, schema)] = (field.kind, field.low, field.high)
    found = [
        column_of(name, schema[name], of, house, low, high)
        for name, (of, low, high) in wanted.items()
        if name in schema
    ]
    problems = [one for one in found if isinstance(one, EventProblem)]
    known = dict.fromkeys((*wanted, *kind.fields, *(opening.fields if opening else ()), *_OTHERS))
    known |= dict.fromkeys(f"client.{name}" for name in house.client_facts)
    for name in schema:
        close = next(one_letter_off(name, known), None) if name not in known else None
        if close is not None:
            message = f"`{kind.name}` has no column `{name}`"
            problems.append(EventProblem("E808", message, f"did you mean `{close}`?"))
    if "at" not in schema:
        mend = "say in a column of moments when each event came"
        problems.append(EventProblem("E803", "the table has no column `at`", mend))
    return [one for one in found if isinstance(one, Column)], tuple(problems)


_MOMENTS = ("at", "sent", "booking.at")
_OTHERS = ("type", "id", "client", "booking", "source", "re")


def _measured(frame: pl.LazyFrame, columns: Iterable[Column]) -> tuple[dict[str, Term], Problems]:
    """The columns as terms, with the bounds that they have in this table, and the rows that cannot be read."""
    asked = [pl.len().alias("rows")]
    for place, column in enumerate(columns):
        asked.append(pl.col(column.name).null_count().alias(f"nulls {place}"))
        if column.is_figure:
            asked += [column.measure.min().alias(f"low {place}"), column.measure.max().alias(f"high {place}")]
        asked += [test.any().alias(f"doubt {place} {number}") for number, (test, _, _) in enumerate(column.doubts)]
    figures = frame.select(asked).collect().row(0, named=True)
    terms, problems = {}, []
    for place, column in enumerate(columns):
        low, high = (figures.get(f"{end} {place}") for end in ("low", "high"))
        for number, (test, what, mend) in enumerate(column.doubts):
            if figures[f"doubt {place} {number}"]:
                problems.append(_in_rows(frame, column.name, test, what, mend))
        bounds = (max(column.low, 0),) * 2 if column.is_figure else (column.low, column.high)
        if low is not None and high is not None:
            bounds = low // column.over, high // column.over
            if bounds[0] < column.low or bounds[1] > column.high:
                test = (column.number < column.low) | (column.number > column.high)
                problems.append(_in_rows(frame, column.name, test, column.beyond, None))
        terms[column.name] = Term(pl.col(column.name), *bounds, nullable=figures[f"nulls {place}"] > 0)
    return terms, tuple(problems)


def _in_rows(frame: pl.LazyFrame, name: str, test: pl.Expr, what: str, mend: str | None) -> EventProblem:
    """What is wrong in some rows of a column, with the first of them and what stands there."""
    rows = frame.select(pl.col(name), test.fill_null(False).alias("bad")).with_row_index("row").filter("bad").collect()
    row, value = rows["row"][0], rows[name][0]
    message = f"in `{name}`, `{value}` {what} (row {row}, counted from 0"
    more = f"{message}, and {rows.height - 1} more)" if rows.height > 1 else f"{message})"
    return EventProblem("E804", more, mend)


def _lacks(staged: pl.LazyFrame, plan: KindPlan, facts: Facts) -> Problems:
    """The facts that the rules cannot do without, where rows do not have them; and the bookings that have ended."""
    kind = plan.kind
    needs = [("event", name) for name in plan.needs]
    needs += [("booking", name) for name in plan.booking_needs if ("event", name) not in needs]
    needs += [("client", name) for name in plan.client_needs]
    columns = {column_name(kind, *need, facts.terms): facts.named(need) for need in needs}
    columns["at"] = facts.at
    missing = [name for name, term in columns.items() if term is NOTHING]
    if missing:
        message = f"the table lacks {listed(missing, 'and')}, which the rules on `{kind.name}` read"
        return (EventProblem("E803", message),)
    tests = {name: term.expression.is_null() for name, term in columns.items() if term.nullable}
    life = facts.house.booking_life
    if life is not None and facts.opening is not None and not kind.after_end:
        end = facts.clock.shifted(facts.named(("booking", life.fact)), life.length, life.direction)
        over = compared(facts.at, ">", greatest(end, facts.made))
        tests["booking"] = pl.lit(over) if isinstance(over, bool) else over
    if not tests:
        return ()
    found = staged.select(
        one
        for name, test in tests.items()
        for one in (test.sum().alias(name), test.arg_true().first().alias(f"{name} row"))
    )
    figures = found.collect().row(0, named=True)
    return tuple(_lack(name, figures[name], figures[f"{name} row"], kind) for name in tests if figures[name])


def _lack(name: str, count: int, row: int, kind: EventKind) -> EventProblem:
    where = f"in {count} rows, first in row {row} (counted from 0)"
    if name == "booking":
        return EventProblem("E806", f"the booking has ended {where}", "leave these rows out")
    message = f"`{name}` is not given {where}, and the rules on `{kind.name}` read it"
    return EventProblem("E803", message, "fill it in, or leave these rows out")

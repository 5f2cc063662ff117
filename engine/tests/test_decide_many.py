"""Many questions at once: what a table is answered is what each of its rows would be."""

import os
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import polars as pl
import pytest
from comparison import house_of
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from strategies_events import Chooser
from strategies_houses import HouseText
from strategies_rows import row_houses, rows
from wall_clock import Clock

from engine.embedded import EventError, House
from engine.events.event import Event, Value
from engine.events.event_defaults import with_defaults
from engine.judging.decide import EventRefused, decide, noted
from engine.memory.decision import Decision
from engine.memory.record import Record
from engine.model import Entry, EventKind, Kind
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model
from engine.values import DECIMALS

ROWS = 60
EXAMPLES = int(os.environ.get("EVENHAND_TABLES") or 15)
PHASES = (Phase.generate, Phase.shrink) if os.environ.get("EVENHAND_SHRINK") else (Phase.generate,)


def made(house: House) -> EventKind:
    """The kind of event that opens a booking."""
    return next(kind for kind in house.model.events.values() if kind.life == "opens")


def one_by_one(house: House, kind: EventKind, row: Mapping[str, Value]) -> Decision | EventRefused:
    """What `decide` says to a row: of a client without a past, on the booking that the row describes."""
    at, client = row["at"], {name: row.get(f"client.{name}") for name in house.model.client_facts}
    assert isinstance(at, int)
    told = {name: value for name, value in client.items() if value is not None}
    record, booking = Record("c-1"), None
    if kind.about == "booking":
        booking = "b-1"
    if booking and kind.life != "opens":
        since = row.get("booking.at")
        opened = event_of(
            house, made(house), since if isinstance(since, int) else at, booked(row, house, kind), booking
        )
        record.apply(noted(house.plan, record, opened))
        paid = row.get("paid")
        record.bookings[booking].ledger.paid = paid if isinstance(paid, int) else 0
    sent = row.get("sent")
    event = event_of(house, kind, at, row, booking, sent if isinstance(sent, int) else at, told)
    return decide(house.plan, record, event)


def booked(row: Mapping[str, Value], house: House, kind: EventKind) -> dict[str, Value]:
    """The facts of the booking in a row."""
    found = {name: row.get(name) for name in made(house).fields if name not in kind.fields}
    return found | {name.removeprefix("booking."): value for name, value in row.items() if name.startswith("booking.")}


def event_of(
    house: House,
    kind: EventKind,
    at: int,
    row: Mapping[str, Value],
    booking: str | None,
    sent: int | None = None,
    told: Mapping[str, Value] | None = None,
) -> Event:
    """An event with the facts that a row has."""
    given = {name: row[name] for name in kind.fields if row.get(name) is not None}
    sent = at if sent is None else sent
    fields, assumed = with_defaults(kind, given, house.model, at, sent)
    return Event("e-1", kind.name, at, "c-1", booking, fields, assumed, sent, "", None, told or {})


def series(name: str, kind: Kind, values: list[Value], house: House, chance: Random) -> pl.Series:
    """A column, in one of the types that it may have."""
    match kind.base:
        case "money":
            decimals = DECIMALS[house.model.currency]
            if chance.random() < 0.3:
                exact = [None if one is None else Decimal(one).scaleb(-decimals) for one in values]
                return pl.Series(name, exact, dtype=pl.Decimal(30, decimals + chance.choice((0, 2))))
            return pl.Series(name, values, dtype=chance.choice((pl.Int64, pl.UInt32)))
        case "number" | "units":
            return pl.Series(name, values, dtype=chance.choice((pl.Int64, pl.Int16)))
        case "duration":
            spans = [None if one is None else timedelta(seconds=int(one)) for one in values]
            return pl.Series(name, spans, dtype=pl.Duration(chance.choice(("ms", "us"))))
        case "moment":
            parts = {"ms": 10**3, "us": 10**6}
            unit = chance.choice(("ms", "us"))
            extra = chance.choice((0, parts[unit] - 1))
            ticks = [None if one is None else int(one) * parts[unit] + extra for one in values]
            zone = chance.choice(("UTC", "Asia/Tokyo"))
            return pl.Series(name, ticks, dtype=pl.Int64).cast(pl.Datetime(unit, "UTC")).dt.convert_time_zone(zone)
        case "date":
            return pl.Series(name, values, dtype=pl.Int32).cast(pl.Date)
        case "yes or no":
            return pl.Series(name, values, dtype=pl.Boolean)
        case "choice" | "service":
            known = list(house.model.services if kind.base == "service" else house.model.choices[kind.of or ""])
            chance.shuffle(known)
            return pl.Series(name, values, dtype=chance.choice((pl.String, pl.Categorical, pl.Enum(known))))
    return pl.Series(name, values, dtype=pl.String)


def table(house: House, kind: EventKind, found: list[dict[str, Value]], chance: Random) -> pl.DataFrame:
    """Rows as a table."""
    kinds = {name: Kind("moment") for name in ("at", "sent", "booking.at")} | {"paid": Kind("money")}
    kinds |= {f"booking.{name}": field.kind for name, field in made(house).fields.items()}
    kinds |= {name: field.kind for name, field in kind.fields.items()}
    kinds |= {f"client.{name}": field.kind for name, field in house.model.client_facts.items()}
    columns = [series(name, kinds[name], [row[name] for row in found], house, chance) for name in found[0]]
    chance.shuffle(columns)
    return pl.DataFrame(columns)


def in_seconds(moment: datetime | None) -> int | None:
    """A moment of a table as the engine has it."""
    return None if moment is None else int(moment.timestamp())


def told_by_table(plan: Plan, kind: EventKind, row: dict[str, Any]) -> dict[str, object]:
    """What an answer in a table says, as a decision would."""
    lines = [
        one.line
        for one in plan.kinds[kind.name].lines
        if row.get(f"line: {one.rule.title}") == one.line.id
    ]  # fmt: skip
    entries = []
    for line in lines:
        for one in line.consequences:
            if isinstance(one, Entry):
                column = one.slot if one.unit == plan.house.currency else f"{one.slot} {one.unit}"
                until = in_seconds(row.get(f"{column}.until")) if one.until is not None else None
                entries.append((one.slot, row[column], one.unit, line.id, until))
    made = [
        name for name, value in row.items() if name.startswith(("charge", "refund", "credit")) and value is not None
    ]
    return {
        "verdict": row["verdict"],
        "channel": row["channel"],
        "entries": entries,
        "lines": [line.id for line in lines],
        "not_before": in_seconds(row.get("not_before")),
        "written": sum(not name.endswith(".until") for name in made),
    }


def told_by_decision(decision: Decision) -> dict[str, object]:
    """The same of a decision."""
    return {
        "verdict": decision.verdict,
        "channel": decision.channel,
        "entries": [(one.slot, one.amount, one.unit, one.line, one.until) for one in decision.entries],
        "lines": [one.line.id for one in decision.because],
        "not_before": decision.not_before,
        "written": len(decision.entries),
    }


def compare(
    house: House, kind: EventKind, found: list[dict[str, Value]], chance: Random, no_history: bool = False
) -> int:
    """Holds the answers to a table to those to its rows; how many were compared."""
    single = [one_by_one(house, kind, row) for row in found]
    refused = {one.code for one in single if isinstance(one, EventRefused)}
    if refused:
        with pytest.raises(EventError) as caught:
            house.decide_many(table(house, kind, found, chance), kind.name, no_history)
        assert refused >= {problem.code for problem in caught.value.problems}, caught.value.problems
    pairs = [(row, one) for row, one in zip(found, single, strict=True) if isinstance(one, Decision)]
    if not pairs:
        return 0
    asked = table(house, kind, [row for row, _ in pairs], chance)
    answers = house.decide_many(asked, kind.name, no_history)
    for (row, decision), answer in zip(pairs, answers.to_dicts(), strict=True):
        assert told_by_decision(decision) == told_by_table(house.plan, kind, answer), (kind.name, row)
    return len(pairs)


generated = settings(
    max_examples=EXAMPLES, phases=PHASES, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def compare_house(written: HouseText, seed: int, no_history: bool) -> None:
    """Compares the answers of a house on all kinds of event that come from outside."""
    note(written.text())
    model = house_of(written.text())
    house = House(model, plan_from_model(model))
    chooser, chance = Chooser.of(model, Clock.of(model)), Random(seed)
    for name in model.rules_by_event:
        kind = model.events[name]
        if kind.cause is None:
            compare(house, kind, rows(model, chooser, kind, chance, ROWS), chance, no_history)


@generated
@given(row_houses(), st.integers(0, 2**32))
def test_a_table_is_answered_as_its_rows_are(written: HouseText, seed: int) -> None:
    """Whatever the house says of a row, whatever the row, and in whatever types its columns are."""
    compare_house(written, seed, no_history=False)


@generated
@given(row_houses(past=True), st.integers(0, 2**32))
def test_without_a_history_a_table_is_answered_as_its_rows_are(written: HouseText, seed: int) -> None:
    """Nor does it matter what the house asks of the past, where there is none."""
    compare_house(written, seed, no_history=True)

"""What a cancellation costs by the time at which it comes: found by asking the engine, for a typical booking."""

from collections.abc import Iterator, Mapping
from statistics import median_low

from attrs import frozen

from engine.judging.cost_steps import CostStep, cost_step, cost_steps
from engine.memory.decision import Decision
from engine.memory.record import Record
from engine.model import Days, Elapsed, Entry, EventKind, House, Length, Line, Months, NthDay, Open, Rule
from engine.model.parts import parts
from engine.planning.plan import Plan
from engine.publishing.sample_event import happened, judged, sample_event
from engine.time.days import weekday_of
from engine.time.moments import DAY, moment_text
from engine.values import decimals_of, money_text

_THURSDAY = 3
_SHORTEST, _LONGEST = 3 * DAY, 400 * DAY
_SAMPLES = 1500
_FINEST = 15 * 60
_WEEKS_TRIED = 40
_SETTLED_BEFORE = 14
_MADE_BEFORE = 60 * DAY
_ROUND_PRICES = {"DKK": 1_000, "IDR": 1_000_000, "JPY": 10_000, "KRW": 100_000, "NOK": 1_000, "SEK": 1_000}
"""What a booking may cost where the house has no price list, in whole units of the currency; elsewhere 100."""


@frozen
class CancellationCost:
    """A typical booking and its steps, from early to late. `paid` is what was paid for it as the house asked.

    `channel` is the first by which it can be cancelled.
    """

    service: str | None
    price: int
    start: int
    paid: int
    channel: str
    steps: tuple[CostStep, ...]


def cancellation_cost(plan: Plan, now: int) -> CancellationCost | None:
    """The cost of a first cancellation by the client, for the service in the middle of the price list.

    None where the house has no rules on cancellations, or they cannot be judged without more than is on the page.
    """
    house = plan.house
    opening = next((kind for kind in house.events.values() if kind.life == "opens"), None)
    ending = house.events.get("cancellation")
    if opening is None or ending is None or not any(ending.name in rule.events for rule in house.rules):
        return None
    for is_full in (False, True):
        found = _example(plan, opening, ending, now, is_full)
        if found is not None:
            return found
    return None


def _example(plan: Plan, opening: EventKind, ending: EventKind, now: int, is_full: bool) -> CancellationCost | None:
    house = plan.house
    service, price = _typical(house)
    span = _span([rule for rule in house.rules if ending.name in rule.events])
    in_force = house.zone.start_of_day(house.in_force_from)
    start = _typical_start(house, max(now, in_force) + span + 2 * DAY)
    facts: dict[str, object] = {
        "service": service,
        "price": money_text(price, house.currency),
        "start": moment_text(start, house.zone),
        "booking": "b",
    }
    record = Record("a-client")
    # Long enough before, so that no rule on a booking that was just made has a step of its own.
    made = start - span - _MADE_BEFORE
    booking = sample_event(house, opening, made, facts, is_full)
    if booking is None:
        return None
    paid = _paid(plan, record, happened(plan, record, booking), made, facts)

    for channel in house.choices.get("channel", ("",)):
        told = {"booking": "b", "cancelled-by": "client", "channel": channel}

        def answer(at: int, told: Mapping[str, object] = told) -> CostStep | None:
            return cost_step(judged(plan, record, sample_event(house, ending, at, told, is_full)), at)

        steps = tuple(cost_steps(answer, _moments(start - span, start)))
        if any(step.is_possible for step in steps):
            return CancellationCost(service, price, start, paid, channel, steps)
    return None


def _moments(first: int, start: int) -> Iterator[int]:
    """The moments at which the answer is looked for."""
    yield from range(first, start, max((start - first) // _SAMPLES, _FINEST))
    yield start


def _typical(house: House) -> tuple[str | None, int]:
    priced = [(service.price, name) for name, service in house.services.items() if service.price]
    if priced:
        price = median_low(sorted({price for price, _ in priced}))
        return next(name for known, name in priced if known == price), price
    service = next(iter(house.services), None)
    return service, _ROUND_PRICES.get(house.currency, 100) * 10 ** (decimals_of(house.currency) or 0)


def _span(rules: list[Rule]) -> int:
    """How long before the start the first answer is looked for: beyond the longest time that the rules name."""
    asked = [part for rule in rules for part in (rule.when, *_asked(rule.lines))]
    longest = max((_seconds(length) for part in asked for length in _lengths(part)), default=0)
    return min(max(longest * 5 // 4 + DAY, _SHORTEST), _LONGEST)


def _asked(lines: tuple[Line, ...]) -> Iterator[object]:
    """The conditions of lines, and the amounts, which may have conditions too."""
    for line in lines:
        yield line.condition
        yield from (one.amount for one in line.consequences if isinstance(one, Entry))
        yield from _asked(line.lines)


def _lengths(node: object) -> Iterator[Length]:
    for part in parts(node):
        if isinstance(part, (Elapsed, Open, Days, Months)):
            yield part
        elif isinstance(part, NthDay):
            yield Days(part.count, part.calendar)


def _seconds(length: Length) -> int:
    match length:
        case Elapsed(seconds):
            return seconds
        case Open(seconds):
            return 5 * seconds
        case Months(count):
            return 31 * DAY * count
        case Days(count, calendar):
            return DAY * (count if calendar == "calendar" else 2 * count + 4)


def _typical_start(house: House, earliest: int) -> int:
    """The middle of the longest opening on a Thursday, or another open day, after two weeks as they always are."""
    calendar = house.calendars.get("opening")
    day = house.zone.day_of(earliest) + 1
    thursday = day + (_THURSDAY - weekday_of(day)) % 7
    if calendar is None or not any(calendar.hours.weekly):
        return house.zone.clock_on(thursday, 14 * 60)
    weeks = [thursday + 7 * week for week in range(_WEEKS_TRIED)]
    for candidate in (*weeks, *range(day, day + 7 * _WEEKS_TRIED)):
        usual = range(candidate - _SETTLED_BEFORE, candidate + 1)
        weekly = calendar.hours.weekly
        if calendar.spells_on(candidate) and all(calendar.spells_on(one) == weekly[weekday_of(one)] for one in usual):
            first, last = max(calendar.spells_on(candidate), key=lambda spell: spell[1] - spell[0])
            return house.zone.clock_on(candidate, (first + last) // 120 * 60)
    return house.zone.clock_on(thursday, 14 * 60)


def _paid(plan: Plan, record: Record, made: Decision, at: int, facts: dict[str, object]) -> int:
    """What the house asked for is paid at once; how much came in."""
    house = plan.house
    before = 0
    for owed in made.obligations:
        kind = house.events.get(owed.what)
        if owed.kind != "ask" or not owed.amount or owed.unit != house.currency or kind is None or kind.pays is None:
            continue
        told = facts | {"booking": "b", kind.pays: money_text(owed.amount, house.currency)}
        if (event := sample_event(house, kind, at + 60, told)) is not None:
            happened(plan, record, event)
            before += owed.amount
    return before

"""A house as one page for its clients, all texts ready in one language."""

from collections.abc import Iterable, Sequence
from functools import partial

from attrs import evolve, frozen

from engine.curve.step_chart import StepChart, step_chart
from engine.judging.cost_steps import CostStep
from engine.memory.decision_json import Json
from engine.model import AtOffset, BeforeDue, EventKind, House, Line, OverdueOf, Rule
from engine.planning.plan import Plan
from engine.publishing.cancellation_cost import CancellationCost, cancellation_cost
from engine.publishing.client_language import ClientLanguage, spaced
from engine.publishing.expression_told import condition_told
from engine.publishing.linked_data import linked_data
from engine.publishing.moment_told import length_told
from engine.publishing.opening_times import OpeningTimes, capital, days_told, hours_told, opening_times
from engine.publishing.rule_told import RuleTold, guarantee_told, rule_told
from engine.publishing.ways_to_reach import WayToReach, ways_to_reach
from engine.values import decimals_of

_SECTION_OF = {
    "booking": ("booking", "deposit", "payment", "refund-request", "acceptance", "confirmation"),
    "cancelling": ("cancellation", "move", "refilled"),
    "visit": ("arrival", "no-show", "departure"),
    "reaching": ("message", "call-back", "answer"),
    "complaints": ("complaint", "follow-up", "disruption", "restoration"),
    "hard": ("hardship", "abuse"),
}
_RULE_SECTIONS = ("booking", "cancelling", "visit", "reaching", "complaints", "hard", "late", "others")


@frozen
class Timetable:
    """A calendar: `week` has days and hours (None: closed), `exceptions` days and what is so on them."""

    title: str | None
    week: tuple[tuple[str, str | None], ...]
    is_closed_on_holidays: bool
    exceptions: tuple[tuple[str, str], ...]


@frozen
class CostRow:
    """A step of what a cancellation costs: until when, because of which line, and the figures; None: not possible."""

    until: str
    because: str
    pay: str | None
    back: str
    kept: str


@frozen
class CostTold:
    """What a cancellation costs in an example.

    `has_because`, `has_back` and `has_kept` say which columns tell something.
    """

    notes: tuple[str, ...]
    rows: tuple[CostRow, ...]
    has_because: bool
    has_back: bool
    has_kept: bool
    chart: StepChart | None


@frozen
class Section:
    """A heading with its rules."""

    key: str
    title: str
    rules: tuple[RuleTold, ...]


@frozen
class Page:
    """All that a published page says. `others` are the other languages of the house."""

    language: ClientLanguage
    name: str
    others: tuple[str, ...]
    in_force: str
    announces: str | None
    timetables: tuple[Timetable, ...]
    services: tuple[tuple[str, str | None, str | None], ...]
    cost: CostTold | None
    ways: tuple[WayToReach, ...]
    sections: tuple[Section, ...]
    guarantees: tuple[RuleTold, ...]
    notes: tuple[str, ...]
    linked_data: dict[str, Json]


def page_from_house(plan: Plan, language_name: str, now: int, others: Iterable[str] = ()) -> Page:
    """The page of a house in one of `PUBLISHED_IN`; `now` is the moment from which the next closures are told."""
    house = plan.house
    language = ClientLanguage(house, language_name)
    times = opening_times(language, now)
    cost = cancellation_cost(plan, now)
    return Page(
        language,
        house.name,
        tuple(others),
        language.say("page", "in_force", date=language.day(house.in_force_from)),
        None
        if house.announces is None
        else language.say("page", "announces", length=length_told(house.announces, language)),
        tuple(_timetable(one, language) for one in times),
        tuple(_services(house, language)),
        None if cost is None else _cost(cost, language),
        ways_to_reach(plan, language, now),
        tuple(_sections(house, language)),
        tuple(guarantee_told(guarantee, language) for guarantee in house.guarantees),
        house.notes,
        linked_data(house, times, language_name),
    )


def _timetable(times: OpeningTimes, language: ClientLanguage) -> Timetable:
    exceptions = []
    for days in times.exceptions:
        if days.spells:
            what = language.say("page", "other_hours_on", hours=hours_told(days.spells, language))
        else:
            what = days.reason or language.say("page", "closed")
        exceptions.append((days_told(days, language), what))
    return Timetable(times.title, times.week, times.is_closed_on_holidays, tuple(exceptions))


def _services(house: House, language: ClientLanguage) -> Iterable[tuple[str, str | None, str | None]]:
    """Name, price and length of each service; None where the list does not say."""
    is_exact = _has_cents([service.price or 0 for service in house.services.values()], house)
    for service in house.services.values():
        price = None if service.price is None else language.money(service.price, is_exact=is_exact)
        yield (
            capital(spaced(service.name)),
            price,
            None if service.length is None else language.duration(service.length),
        )


def _has_cents(amounts: Iterable[int], house: House) -> bool:
    """Whether one of these amounts is not whole; then all that stand above each other are told to the cent."""
    return any(amount % 10 ** (decimals_of(house.currency) or 0) for amount in amounts)


def _cost(cost: CancellationCost, language: ClientLanguage) -> CostTold:
    service = language.say("page", "a_booking") if cost.service is None else spaced(cost.service)
    price, start = language.money(cost.price), language.moment(cost.start)
    notes = [language.say("page", "cost_example", service=service, price=price, start=start)]
    if cost.paid:
        notes.append(language.say("page", "cost_example_paid", amount=language.money(cost.paid)))
    if cost.channel and cost.channel != next(iter(language.house.choices["channel"])):
        notes.append(language.say("page", "cost_example_via", channel=language.channel(cost.channel)))
    figures = [figure for step in cost.steps for figure in (step.charge, step.refund, step.credit)]
    is_exact = _has_cents(figures, language.house)
    rows = tuple(_cost_row(step, language, is_exact) for step in cost.steps)
    if len(rows) == 1:
        rows = (evolve(rows[0], until=language.say("page", "cost_any")),)
    has_because = len({row.because for row in rows}) > 1
    has_back, has_kept = any(step.refund for step in cost.steps), any(step.credit for step in cost.steps)
    chart = step_chart(cost.steps, cost.start, language.money, partial(_edge, language))
    return CostTold(tuple(notes), rows, has_because, has_back, has_kept, chart)


def _edge(language: ClientLanguage, moment: int, is_start: bool) -> tuple[str, ...]:
    """The lines below the end of a step in the chart."""
    zone = language.house.zone
    weekday, _, date = language.short_date(zone.day_of(moment)).partition(" ")
    lines = (weekday, date, language.clock(zone.clock_of(moment)))
    return (*lines, language.say("page", "at_start")) if is_start else lines


def _cost_row(step: CostStep, language: ClientLanguage, is_exact: bool) -> CostRow:
    if step.until is None:
        until = language.say("page", "cost_later")
    else:
        until = language.say("page", "cost_until", moment=language.moment(step.until))
    pay = language.money(step.charge, is_exact=is_exact) if step.is_possible else None
    kept = language.money(step.credit, is_exact=is_exact)
    back = language.money(step.refund, is_exact=is_exact)
    return CostRow(until, " · ".join(_path(step.rule.lines, step.line, language)), pay, back, kept)


def _path(lines: tuple[Line, ...], wanted: Line, language: ClientLanguage) -> list[str]:
    """What the lines down to one of them say; empty where it is not among them."""
    for line in lines:
        inner = [] if line.id == wanted.id else _path(line.lines, wanted, language)
        if line.id == wanted.id or inner:
            otherwise = language.say("conditions", "otherwise")
            return [otherwise if line.condition is None else condition_told(line.condition, language), *inner]
    return []


def _sections(house: House, language: ClientLanguage) -> Iterable[Section]:
    by_section: dict[str, list[Rule]] = {name: [] for name in _RULE_SECTIONS}
    for rule in house.rules:
        by_section[_section([house.events[name] for name in rule.events], house)].append(rule)
    for name, rules in by_section.items():
        if rules or name == "reaching":
            told = tuple(rule_told(rule, language) for rule in rules)
            yield Section(name, language.say("sections", name), told)


def _section(kinds: Sequence[EventKind], house: House) -> str:
    kind = kinds[0]
    match kind.cause:
        case OverdueOf(what) | BeforeDue(what=what):
            return "late" if house.events[what].by == "house" else "booking"
        case AtOffset():
            return "visit"
    return next((name for name, events in _SECTION_OF.items() if kind.name in events), "others")

"""A curve as text, as JSON, and as a chart."""

from functools import partial

from engine.curve.curve import Curve
from engine.curve.step_chart import WIDTH, step_chart
from engine.judging.cost_steps import CostStep
from engine.memory.decision_json import Json
from engine.model import House
from engine.pages.rendering import rendered
from engine.telling.plain_text import plain_amount, plain_moment, with_article
from engine.time.days import date_of, weekday_of
from engine.time.moments import moment_text
from engine.time.receipts import MONTHS, WEEKDAYS
from engine.values import amount_text

_WIDTH_OF_A_STEP = 190


def curve_text(curve: Curve) -> str:
    """A line for each step: until when, what it costs, and the rule and the line that say so."""
    house = curve.house
    rows = [(_until(step, curve), _cost(step, house), _back(step, house), _because(step)) for step in curve.steps]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ["  ".join((*map(str.ljust, row[:3], widths), row[3])) for row in rows]
    since, start = (plain_moment(moment, house.zone) for moment in (curve.since, curve.start))
    head = f"What {with_article(curve.kind)} costs from {since} to the start on {start}"
    return "\n".join([head, "", *(f"  {line}" for line in lines)])


def curve_json(curve: Curve) -> dict[str, Json]:
    """The steps with their first and their last second; amounts as strings."""
    house = curve.house
    return {
        "house": house.name,
        "event": curve.kind,
        "since": moment_text(curve.since, house.zone),
        "start": moment_text(curve.start, house.zone),
        "currency": house.currency,
        "steps": [_step_json(step, curve) for step in curve.steps],
    }


def curve_svg(curve: Curve) -> str | None:
    """The steps as a picture; None where it costs the same whenever it is, or is not always possible."""
    house = curve.house
    width = max(WIDTH, _WIDTH_OF_A_STEP * len(curve.steps))
    chart = step_chart(curve.steps, curve.start, partial(_money, house), partial(_edge, house), width)
    if chart is None:
        return None
    title = f"What {with_article(curve.kind)} costs: {house.name}"
    return rendered("engine.curve", "curve.svg.jinja", chart=chart, title=title)


def _until(step: CostStep, curve: Curve) -> str:
    return "up to the start" if step.until is None else f"until {plain_moment(step.until, curve.house.zone)}"


def _cost(step: CostStep, house: House) -> str:
    if not step.is_possible:
        return "not possible"
    amounts = [plain_amount(step.charge, house.currency, house)] if step.charge else []
    amounts += [plain_amount(amount, unit, house) for kind, unit, amount in step.others if kind == "charge"]
    return " and ".join(amounts) or "free"


def _back(step: CostStep, house: House) -> str:
    said = [f"{plain_amount(step.refund, house.currency, house)} back"] if step.refund else []
    said += [f"{plain_amount(step.credit, house.currency, house)} kept for you"] if step.credit else []
    said += [f"{plain_amount(amount, unit, house)} {kind}" for kind, unit, amount in step.others if kind != "charge"]
    return ", ".join(said)


def _because(step: CostStep) -> str:
    return f"{step.rule.title}: {step.line.text} ({step.line.span.place})"


def _step_json(step: CostStep, curve: Curve) -> dict[str, Json]:
    house = curve.house
    last = curve.start if step.until is None else step.until
    return {
        "since": moment_text(step.since, house.zone),
        "until": moment_text(last, house.zone),
        "possible": step.is_possible,
        "charge": amount_text(step.charge, house.currency),
        "refund": amount_text(step.refund, house.currency),
        "credit": amount_text(step.credit, house.currency),
        "others": [
            {"kind": kind, "unit": unit, "amount": amount_text(amount, unit)} for kind, unit, amount in step.others
        ],
        "rule": step.rule.title,
        "line": step.line.id,
        "text": step.line.text,
        "place": step.line.span.place,
    }


def _money(house: House, amount: int) -> str:
    return plain_amount(amount, house.currency, house)


def _edge(house: House, moment: int, is_start: bool) -> tuple[str, ...]:
    """The lines below the end of a step."""
    day, clock = house.zone.day_of(moment), house.zone.clock_of(moment)
    _, month, number = date_of(day)
    lines = (WEEKDAYS[weekday_of(day)], f"{number} {MONTHS[month - 1]}", f"{clock // 60:02}:{clock % 60:02}")
    return (*lines, "the start") if is_start else lines

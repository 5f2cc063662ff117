"""Events that nobody sent, with which the published rules are tried out."""

from collections.abc import Mapping

from engine.events.event import Event
from engine.events.event_from_json import EventReader
from engine.judging.decide import EventRefused, decide, noted
from engine.memory.decision import NOT_HAPPENED, Decision
from engine.memory.record import Record
from engine.model import EventKind, Field, House
from engine.planning.plan import Plan
from engine.time.moments import moment_text
from engine.values import amount_text

CLIENT = "a-client"
_ADULT = 30


def sample_event(
    house: House, kind: EventKind, at: int, facts: Mapping[str, object], is_full: bool = False
) -> Event | None:
    """An event with `facts` as JSON has them; what else it cannot do without is made up, with `is_full` all of it.

    None where what was made up does not fit.
    """
    data: dict[str, object] = {"type": kind.name, "at": moment_text(at, house.zone), "client": CLIENT}
    for name, field in kind.fields.items():
        if field.default is None and (is_full or not field.optional) and name not in facts:
            data[name] = _sample(field, house, facts)
    for name, field in house.client_facts.items():
        if field.default is None and not field.optional and name not in ("name", "language"):
            data[f"client.{name}"] = _sample(field, house, facts)
    known = set(kind.fields) | {"booking", "id"}
    data |= {name: value for name, value in facts.items() if name in known}
    return EventReader(house).read({name: value for name, value in data.items() if value is not None}).event


def judged(plan: Plan, record: Record, event: Event | None) -> Decision | None:
    """The decision on a sample; None where it cannot be judged."""
    decision = None if event is None else decide(plan, record, event)
    return None if isinstance(decision, EventRefused) else decision


def happened(plan: Plan, record: Record, event: Event) -> Decision:
    """The decision on a sample that happens in any case: taken as a fact where the house would not have it so."""
    decision = judged(plan, record, event)
    if decision is None or decision.verdict in NOT_HAPPENED:
        decision = noted(plan, record, event)
    record.apply(decision)
    return decision


def _sample(field: Field, house: House, facts: Mapping[str, object]) -> object:
    kind = field.kind
    match kind.base:
        case "choice":
            values = house.choices[kind.of or ""]
            return "client" if kind.of == "party" else values[0]
        case "service":
            return facts.get("service") or next(iter(house.services), None)
        case "moment":
            return facts.get("start")
        case "date":
            return str(facts.get("start", ""))[:10] or None
        case "money":
            return facts.get("price") or f"{house.currency} {amount_text(0, house.currency)}"
        case "number":
            low, high = field.low or 0, field.high
            return min(max(low, _ADULT if field.name == "age" else 1), high if high is not None else _ADULT)
        case "units":
            return 1
        case "yes or no":
            return False
        case "duration":
            return "1 hour"
        case "language":
            return house.languages[0]
    return "…"

"""The plainest case of an event: what a reader would take as the example where nothing special is the matter."""

from typing import Any

from attrs import define, evolve, field

from engine.model import AfterSilence, AtOffset, BeforeDue, EventKind, Field, House, OverdueOf
from engine.planning.plan import Plan
from engine.probing.case import Case
from engine.probing.script import due_moment
from engine.time.days import weekday_of
from engine.time.moments import DAY

_SETTLED = 31
"""So many days after the house came in force."""
_WEDNESDAY = 2
_CLOCKS = (14 * 60, 10 * 60, 12 * 60, 16 * 60, 19 * 60)
_AHEAD = 7
_SOON = 3600
_AT_START = ("no-show", "arrival", "departure")


@define
class PlainCases:
    """The plainest cases of one house."""

    house: House
    plan: Plan
    start: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.start = self._ordinary_start()

    def _ordinary_start(self) -> int:
        """A time in opening hours on a Wednesday (or the next day that is open) on which nothing special is the
        matter, a month after the house came in force, open a week before too."""
        zone = self.house.zone
        first = self.house.in_force_from + _SETTLED
        first += (_WEDNESDAY - weekday_of(first)) % 7 + _AHEAD
        opening = self.house.calendars.get("opening")
        for day in range(first, first + 60):
            for clock in _CLOCKS:
                moment = zone.clock_on(day, clock)
                before = zone.clock_on(day - _AHEAD, clock)
                if opening is None or (opening.is_open(moment) and opening.is_open(before)):
                    return moment
        return zone.clock_on(first, _CLOCKS[0])

    def after_clocks_change(self, start: int) -> tuple[int, int] | None:
        """When the clocks change the next time, and the first time after it at which such a booking could start too;
        None where they do not in the two years after."""
        zone = self.house.zone
        changes = [
            at for (at, new), (_, old) in zip(zone.transitions[1:], zone.transitions, strict=False) if new != old
        ]
        changed = next((at for at in changes if start < at < start + 2 * 366 * DAY), None)
        if changed is None:
            return None
        opening = self.house.calendars.get("opening")
        for ahead in range(1, 8):
            later = zone.same_clock_on(zone.day_of(changed) + ahead, start)
            if opening is None or opening.is_open(later):
                return changed, later
        return None

    def of(self, kind: EventKind) -> Case:
        """The plainest case of an event that comes from outside, or by itself at a moment of its booking."""
        case = Case(kind.name, ())
        plan = self.plan.kinds[kind.name]
        booked = kind.about == "booking" and kind.life != "opens"
        if booked or isinstance(kind.cause, AtOffset):
            case = self._booked(case, plan.booking_needs)
        start = case.get("booking", "start")
        if isinstance(kind.cause, AtOffset) and kind.cause.fact != "start":
            start = self.start
            case = case.changed(("booking", kind.cause.fact), start)
        now = self.start if kind.name in _AT_START or (kind.life is None and not booked) else self._before(self.start)
        if start is not None and isinstance(kind.cause, AtOffset):
            now = due_moment(self.house, kind.cause, start) or now
            case = case.changed(("begin",), now - DAY)
        case = case.changed(("now",), now)
        if kind.life == "opens":
            needs = dict.fromkeys((*[name for name in ("service", "start") if name in kind.fields], *plan.needs))
            needs |= dict.fromkeys(name for name in plan.booking_needs if name in kind.fields)
        else:
            needs = dict.fromkeys(plan.needs)
        for name in needs:
            declared = kind.fields.get(name)
            if declared is not None:
                case = self._given(case, "event", name, declared)
        if "start" in kind.changes and start is not None:
            case = case.changed(("event", "start"), self._before(start) + 2 * _AHEAD * DAY)
        for name in plan.client_needs:
            if name in self.house.client_facts:
                case = self._given(case, "client", name, self.house.client_facts[name])
        return case

    def _before(self, start: int) -> int:
        zone = self.house.zone
        return zone.same_clock_on(zone.day_of(start) - _AHEAD, start)

    def _booked(self, case: Case, needs: tuple[str, ...]) -> Case:
        kinds = [kind for kind in self.house.events.values() if kind.life == "opens"]
        if not kinds:
            return case
        opening = max(kinds, key=lambda kind: len(set(needs) & set(kind.fields)))
        shown = [name for name in ("service", "start") if name in opening.fields]
        for name in dict.fromkeys((*shown, *needs)):
            if name in opening.fields:
                case = self._given(case, "booking", name, opening.fields[name])
        return case

    def _given(self, case: Case, source: str, name: str, declared: Field) -> Case:
        is_known = declared.optional or (declared.default is not None and name not in ("service", "start"))
        if is_known and not (declared.default is not None and self._needs_price(declared)):
            return case
        return case.changed((source, name), self.plain(declared))

    def _needs_price(self, declared: Field) -> bool:
        """Whether the price of a booking is to be said, as no price list has one."""
        return declared.name == "price" and not any(one.price is not None for one in self.house.services.values())

    def priced(self, case: Case, source: str, service: Any) -> Case:
        """The case with a price, where the price list has none for its service and a booking can say one."""
        known = self.house.services.get(service)
        declared = next((one.fields["price"] for one in self.house.events.values() if "price" in one.fields), None)
        if known is None or known.price is not None or declared is None:
            return case
        return case.changed((source, "price"), self.plain(declared))

    def plain(self, declared: Field) -> Any:
        """A plain value of a fact."""
        kind = declared.kind
        match kind.base:
            case "choice":
                values = self.house.choices.get(kind.of or "", ("other",))
                return "client" if "client" in values else values[0]
            case "service":
                return next(iter(self.house.services), None)
            case "yes or no":
                return False
            case "moment":
                return self.start
            case "date":
                return self.house.zone.day_of(self.start)
            case "duration":
                return 3600
            case "money":
                return 10_000
            case "number" | "units":
                low = max(1, declared.low or 0)
                return low if declared.high is None else min(low, declared.high)
        return "…"

    def later(self, kind: EventKind, before: Case, now: int) -> Case:
        """The plainest case of an event from outside, or of one at a moment of its booking, after another: that one
        was over at `now`."""
        of_event = tuple((dial, value) for dial, value in self.of(kind).set if dial[0] in ("event", "now"))
        case = Case(kind.name, of_event, before)
        return case.changed(("now",), max(case.get("now"), now + _SOON))

    def following(self, kind: EventKind, before: Case, due: int | None) -> Case:
        """The case of an event that comes by itself after another: `due` is the deadline of what that one asked or
        promised."""
        case = Case(kind.name, (), before)
        match kind.cause:
            case OverdueOf():
                return case
            case BeforeDue() as cause if due is not None:
                return evolve(case).changed(("now",), due_moment(self.house, cause, due))
            case AfterSilence() as cause:
                return case.changed(("now",), due_moment(self.house, cause, before.get("now")))
        return case

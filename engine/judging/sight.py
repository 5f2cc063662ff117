"""How far back the rules of a house can see, so that the rest may be forgotten."""

from collections.abc import Iterable

from attrs import define, field

from engine.memory.record import Record
from engine.model import (
    EVERY_DAY,
    AfterSilence,
    Counted,
    Days,
    Elapsed,
    Excuse,
    House,
    LastOf,
    Ledger,
    Length,
    Made,
    Marked,
    Months,
    ObligationIs,
    Open,
    Rule,
    Summed,
    Window,
)
from engine.model.parts import parts
from engine.planning.plan import Plan


@define
class KindSight:
    """What the rules can see of the past events of one kind.

    `windows` begin so far back, each by the house it stands in; `of_booking`: the events of live bookings are
    counted; `since_last` are the kinds since whose latest event is counted; `forever`: nothing may be forgotten.
    `facts` are the ones that are added up; `counted`: the number of all matters.
    """

    windows: list[tuple[House, Window]] = field(factory=list)
    of_booking: bool = False
    since_last: set[str] = field(factory=set)
    forever: bool = False
    facts: dict[str, None] = field(factory=dict)
    counted: bool = False
    latest: bool = False


@define
class Sight:
    """What the rules of all versions of a house can see of the past.

    `kinds` are the kinds of events whose past matters. `after_end`: some rule is on an event that comes after its
    booking ended. `met`: the names of obligations of which a rule asks whether they were met. `owed`: what a client
    owes is read. `units` are those whose balance is read, `house_marks` the
    marks of the house that are.
    """

    kinds: dict[str, KindSight] = field(factory=dict)
    after_end: bool = False
    met: set[str] = field(factory=set)
    owed: bool = False
    units: set[str] = field(factory=set)
    house_marks: set[str] = field(factory=set)

    @classmethod
    def of(cls, plans: Iterable[Plan]) -> "Sight":
        """What the rules of some plans can see."""
        sight = cls()
        for plan in plans:
            for rule in plan.house.rules:
                sight._look(plan.house, rule)
            for kind in plan.silences:
                assert isinstance(kind.cause, AfterSilence)
                sight._kind(kind.cause.event).latest = True
            for words in plan.words.values():
                sight.owed = sight.owed or "owed" in words.placeholders
                names = {unit.plural: unit.name for unit in plan.house.units.values()}
                sight.units |= {names[name] for name in words.placeholders if name in names}
        excused = [name for name, kind in sight.kinds.items() if kind.forever]
        for name in excused:
            sight.kinds[name].latest = True
        return sight

    def sees(self, record: Record) -> bool:
        """Whether anything that a record still holds may matter."""
        if (
            record.bookings or record.owed or record.facts or record.occurrences or record.marks or record.accepted
            or record.dues or record.allowed or (self.owed and record.money_owed)
        ):  # fmt: skip
            return True
        if self.met and record.met & self.met:
            return True
        balances = record.balances.items() if record.balances else ()
        return any(unit in self.units and (balance.lots or balance.debt) for unit, balance in balances)

    def forget(self, record: Record, kind: str, moment: int) -> None:
        """Forgets the events of a kind that no rule can see from a moment on."""
        known = record.occurrences[kind]
        seen = self.kinds.get(kind)
        if seen is None:
            del record.occurrences[kind]
            return
        since = self._since(seen, record, moment)
        if since is not None:
            known.forget_before(since, tuple(seen.facts))
            if not seen.latest and not seen.counted and known.last is not None and known.last < since:
                del record.occurrences[kind]

    def _since(self, seen: KindSight, record: Record, moment: int) -> int | None:
        """The moment from which events have to be kept one by one; None for all."""
        if seen.forever:
            return None
        starts = [_start(house, window, moment) for house, window in seen.windows]
        if seen.of_booking:
            live = (booking.made for booking in record.bookings.values())
            starts += [min(live, default=moment)]
        starts += [record.last(kind) for kind in seen.since_last]
        if None in starts:
            return None
        return min((start for start in starts if start is not None), default=moment)

    def _kind(self, name: str) -> KindSight:
        return self.kinds.setdefault(name, KindSight())

    def _look(self, house: House, rule: Rule) -> None:
        kinds = [house.events[name] for name in rule.events]
        if any(kind.after_end and kind.cause is None for kind in kinds):
            self.after_end = True
        for node in parts((rule.when, rule.lines)):
            match node:
                case Counted(event, _, window):
                    self._window(house, self._kind(event), window)
                case Summed(fact, event, window):
                    self._kind(event).facts[fact] = None
                    self._window(house, self._kind(event), window)
                case LastOf(event):
                    self._kind(event).latest = True
                case Excuse("event", name):
                    self._kind(name).forever = True
                case Ledger("owed"):
                    self.owed = True
                case Ledger(unit=unit) if unit is not None:
                    self.units.add(unit)
                case Marked("house", mark):
                    self.house_marks.add(mark)
                case ObligationIs(what, "met"):
                    self.met.add(what)

    def _window(self, house: House, seen: KindSight, window: Window) -> None:
        match window.kind:
            case "ever":
                seen.counted = True
            case "booking":
                seen.of_booking = True
            case "since":
                match window.since:
                    case LastOf(event):
                        seen.since_last.add(event)
                    case Made():
                        seen.of_booking = True
                    case _:
                        seen.forever = True
            case _:
                seen.windows.append((house, window))


def _start(house: House, window: Window, moment: int) -> int | None:
    """Where a window begins that is looked through at a moment; later ones begin later."""
    zone = house.zone
    if window.kind in ("year", "month"):
        return zone.start_of_year(moment) if window.kind == "year" else zone.start_of_month(moment)
    length: Length | None = window.length
    match length:
        case Elapsed(seconds):
            return moment - seconds
        case Open(seconds, calendar):
            return house.calendars[calendar].window_start(moment, seconds, "seconds")
        case Months(count):
            return zone.window_start(moment, count, "months")
        case Days(count, calendar):
            of = zone if calendar == EVERY_DAY else house.calendars[calendar]
            return of.window_start(moment, count, "days")
    return None

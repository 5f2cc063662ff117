"""Values to try on a dial, the plainest first in their neighbourhood, in rising order where they have one."""

from typing import Any

from attrs import define, field

from engine.model import EventKind, Field, House, Kind, Literal
from engine.model.parts import parts
from engine.probing.case import Case, Dial
from engine.time.moments import DAY
from engine.values import decimals_of

_HOURS = (1, 2, 3, 4, 6, 8, 12, 16, 20, 23, 24, 26, 36, 48, 60, 72, 96)
_DAYS = (5, 6, 7, 8, 10, 14, 15, 21, 28, 30, 31, 45, 60, 90, 91, 120, 150, 180, 240, 300, 330, 350, 366, 380, 400)
_MONEY = (0, 1, 5, 10, 20, 30, 50, 80, 100, 150, 200, 300, 400, 500, 800, 1000, 2000, 5000, 10_000, 100_000, 1_000_000)
_NUMBERS = (0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 50, 100)
_SPANS = (0, 1, 60, 300, 600, 900, 1200, 1800, 2700, 3600)
_MOST_COUNTED = 12


@define
class Grids:
    """The values to try in cases of one house. `figures` are the figures that its rules name, by the base of their
    kind."""

    house: House
    figures: dict[str, set[int]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.figures = {}
        for part in parts(tuple(rule for rule in self.house.rules)):
            if isinstance(part, Literal) and isinstance(part.value, int):
                self.figures.setdefault(part.kind.base, set()).add(part.value)

    def values(self, case: Case, dial: Dial) -> tuple[Any, ...]:
        """The values to try; what a case has now is not always among them."""
        kind = self.house.events[case.kind]
        match dial:
            case ("now",):
                return self._around(case, kind)
            case ("made",):
                anchor = case.get("now") or 0
                return tuple(sorted(anchor - days * DAY for days in (1, 2, *_DAYS)))
            case ("sent",):
                return tuple(sorted((case.get("now") or 0) - hours * 3600 for hours in (0, *_HOURS)))
            case ("paid",) | ("left", *_):
                unit = str(dial[1]) if len(dial) > 1 else self.house.currency
                return self._amounts(Kind("units" if unit in self.house.units else "money", unit))
            case ("count", *_) | ("within", _):
                return tuple(range(self._most_counted + 1))
            case ("times",):
                return tuple(range(1, self._most_counted + 1))
            case ("past", _):
                now = case.get("now") or 0
                return (None, *(((now - days * DAY),) for days in (0, 1, 2, 3, *_DAYS)))
            case ("mark", *_) | ("accepted",):
                return (None, True)
            case ("owed", _):
                return (None, "open", "overdue")
        return self._of_fact(case, dial)

    @property
    def _most_counted(self) -> int:
        return max([3, *(one + 1 for one in self.figures.get("number", ()) if one <= _MOST_COUNTED)])

    def _of_fact(self, case: Case, dial: Dial) -> tuple[Any, ...]:
        declared = self.declared(case, dial)
        if declared is None:
            return ()
        kind = declared.kind
        nothing: tuple[Any, ...] = (None,)
        match kind.base:
            case "choice":
                return (*nothing, *self.house.choices.get(kind.of or "", ()))
            case "service":
                return tuple(self.house.services)
            case "yes or no":
                return (*nothing, True, False)
            case "text":
                return (*nothing, "…")
            case "moment" if dial[1] == "start":
                return self._starts(case)
            case "moment":
                anchor = case.get(dial[0], "start") or case.get("now") or 0
                return tuple(sorted({anchor + way * hours * 3600 for hours in _HOURS for way in (-1, 1)}))
            case "money" | "units":
                return (*nothing, *self._amounts(kind))
            case "number":
                low, high = declared.low or 0, declared.high
                return (*nothing, *(one for one in self._numbers() if low <= one and (high is None or one <= high)))
            case "duration":
                spans = {*_SPANS, *(hours * 3600 for hours in _HOURS), *self.figures.get("duration", ())}
                return (*nothing, *sorted(spans))
            case "date":
                today = self.house.zone.day_of(case.get("now") or 0)
                years = tuple(today - years * 366 for years in (1, 10, 17, 19, 30, 60, 70, 80))
                return (*nothing, *sorted((*years, *(today + days for days in (0, 1, 2, *_DAYS)))))
        return nothing

    def declared(self, case: Case, dial: Dial) -> Field | None:
        """How a fact was declared."""
        name = str(dial[1])
        if dial[0] == "client":
            return self.house.client_facts.get(name)
        if dial[0] == "event":
            return self.house.events[case.kind].fields.get(name)
        kinds = [one for one in self.house.events.values() if one.life == "opens" and name in one.fields]
        return kinds[0].fields[name] if kinds else None

    def _numbers(self) -> tuple[int, ...]:
        return tuple(
            sorted({*_NUMBERS, *(one + step for one in self.figures.get("number", ()) for step in (-1, 0, 1))})
        )

    def _amounts(self, kind: Kind) -> tuple[int, ...]:
        if kind.base == "units" and kind.of in self.house.units:
            return tuple(one for one in self._numbers() if one >= 0)
        one = 10 ** (decimals_of(kind.of or self.house.currency) or 0)
        prices = {service.price for service in self.house.services.values() if service.price is not None}
        figures = {one + step for one in self.figures.get("money", ()) for step in (-1, 0, 1)}
        return tuple(sorted({value * one for value in _MONEY} | prices | {value for value in figures if value >= 0}))

    def _around(self, case: Case, kind: EventKind) -> tuple[int, ...]:
        """Moments around the start of the booking; without one, of the days and hours around what it is now."""
        start = case.get("booking", "start") or case.get("event", "start")
        spans = {*(hours * 3600 for hours in _HOURS), *(days * DAY for days in _DAYS), 600, 1800}
        if isinstance(start, int):
            if kind.life == "opens":
                return tuple(sorted({start - span for span in spans}))
            return tuple(sorted({start, *(start - span for span in spans), *(start + span for span in spans)}))
        return self._starts(case, "now")

    def _starts(self, case: Case, of: str = "start") -> tuple[int, ...]:
        """Each hour of a day, the days around it at the same time, and the middle of each month of a year."""
        zone = self.house.zone
        now = case.get("booking", "start") or case.get("event", "start") if of == "start" else case.get("now")
        if not isinstance(now, int):
            return ()
        day = zone.day_of(now)
        clock = zone.clock_of(now)
        found = {zone.clock_on(day, hour * 60) for hour in range(24)}
        found |= {zone.clock_on(day + days, clock) for days in range(-10, 15)}
        found |= {zone.clock_on(day + days, clock) for days in range(30, 400, 10)}
        return tuple(sorted(found))

"""Conditions on moments: edges, distances, days, seasons and hours."""

from abc import ABC

from attrs import define

from engine.checking.amount_from_syntax import Amounts
from engine.checking.moment_from_syntax import WHOLE_DAYS
from engine.model import (
    Condition,
    Distance,
    InClock,
    InDays,
    InHours,
    InSeason,
    Moment,
    OnDays,
    Order,
)
from engine.time.days import is_date
from grammar import syntax
from grammar.sentence import sentence
from grammar.source import Span

SIZES = {
    "at least": ">=",
    "at most": "<=",
    "more than": ">",
    "less than": "<",
    "exactly": "==",
    "is": "==",
    "is not": "!=",
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EDGES = {"by": "<=", "before": "<", "after": ">"}


@define
class MomentConditions(Amounts, ABC):
    """Reads conditions on moments."""

    def moment_compared(
        self, left: syntax.Expression, op: str, right: syntax.Expression, span: Span
    ) -> Condition | None:
        moment = self.moment(left)
        if moment is None:
            return None
        if op in EDGES:
            return self.order(moment, op, right)
        if isinstance(right, syntax.Offset) and op in SIZES and op not in ("is", "is not"):
            length, base = self.length(right.duration), self.moment(right.anchor)
            return Distance(moment, SIZES[op], length, right.direction, base) if length and base else None
        cure = sentence("write `{} is before …`, or `{} is at least 2 hours before …`", left.span.text, left.span.text)
        if isinstance(right, syntax.Name) and right.text.lower() in _WEEKDAYS:
            cure = sentence("write `{} falls on {}`", left.span.text, right.text)
        self.diagnostics.add(
            "E301",
            sentence("`{}` is a moment, and is compared only with an edge or a distance", left.span.text),
            span,
            cure,
        )
        return None

    def order(self, moment: Moment, op: str, right: syntax.Expression) -> Condition | None:
        whole_day = isinstance(self.meant(right), WHOLE_DAYS)
        edge = self.moment(right, "end" if whole_day and op != "before" else "start")
        if edge is None:
            return None
        sign = {"by": "<", "before": "<", "after": ">="}[op] if whole_day else EDGES[op]
        return Order(moment, sign, edge)

    def falls(self, written: syntax.FallsOn | syntax.FallsInHours | syntax.FallsBetween) -> Condition | None:
        moment = self.moment(written.left)
        if moment is None:
            return None
        match written:
            case syntax.FallsInHours(_, inside, calendar):
                return InHours(moment, calendar, inside) if self.calendar(calendar, written.span) else None
            case syntax.FallsOn(_, days):
                weekdays = tuple(day.number for day in days if isinstance(day, syntax.Weekday))
                dates = [day for day in days if isinstance(day, syntax.Date)]
                holidays = any(isinstance(day, syntax.PublicHoliday) for day in days)
                yearly = tuple((d.month, d.day) for d in dates if d.year is None and self._in_some_year(d))
                numbers = [self.day(date) for date in dates if date.year is not None]
                return OnDays(moment, weekdays, yearly, tuple(n for n in numbers if n is not None), holidays)
        first, last = written.first, written.last
        if isinstance(first, syntax.Clock) and isinstance(last, syntax.Clock):
            return InClock(moment, first.minutes, last.minutes)
        if isinstance(first, syntax.Date) and isinstance(last, syntax.Date):
            if first.year is None and last.year is None:
                if self._in_some_year(first) and self._in_some_year(last):
                    return InSeason(moment, (first.month, first.day), (last.month, last.day))
                return None
            days_between = self.day(first), self.day(last)
            if days_between[0] is not None and days_between[1] is not None:
                return InDays(moment, days_between[0], days_between[1])
            return None
        self.diagnostics.add("E301", sentence("a date and a clock time have nothing between them"), written.span)
        return None

    def _in_some_year(self, date: syntax.Date) -> bool:
        if is_date(2028, date.month, date.day):
            return True
        self.diagnostics.add("E503", sentence("there is no `{}`", date.span.text), date.span)
        return False

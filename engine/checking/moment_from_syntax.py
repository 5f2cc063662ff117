"""Lengths of time and moments: the names resolved, the calendars known."""

from abc import ABC, abstractmethod
from typing import Self, TypeAlias

from attrs import define

from engine.checking.deadline_readings import bare_day_readings
from engine.checking.scope import MOMENTS, SUBJECTS, Clash, Lacking, Scope
from engine.model import (
    AtOffset,
    ClockOn,
    Days,
    Elapsed,
    EndOfMonth,
    Fact,
    FixedDay,
    LastOf,
    Length,
    Made,
    Moment,
    Months,
    NextOpening,
    Now,
    NthDay,
    Open,
    Sent,
    Shifted,
    WeekdayBefore,
)
from engine.nearest import listed, mend, nearest
from engine.time.calendars import Calendar
from engine.time.days import day_number, is_date
from grammar import syntax
from grammar.diagnostic import Diagnostics
from grammar.sentence import sentence
from grammar.source import Span

_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600}
_EVERY_DAY = "calendar"

LocalDay: TypeAlias = NthDay | WeekdayBefore | FixedDay
WHOLE_DAYS = (syntax.Date, syntax.DayBefore, syntax.WeekdayBefore, syntax.DayAt, syntax.DayOf)


@define
class Lengths:
    """Reads lengths of time against the calendars of the house; problems go to `diagnostics`."""

    scope: Scope
    diagnostics: Diagnostics

    def length(self, written: syntax.Duration) -> Length | None:
        """The length meant, or None with the problem noted."""
        calendar = written.calendar
        if written.unit == "days":
            return self._days(written)
        if calendar is not None:
            if not self._has_calendar(calendar, written.span):
                return None
            return Open(written.count * _SECONDS[written.unit], calendar)
        if written.unit == "weeks":
            return Days(7 * written.count, _EVERY_DAY)
        if written.unit in ("months", "years"):
            return Months(written.count * (12 if written.unit == "years" else 1))
        return Elapsed(written.count * _SECONDS[written.unit])

    def _days(self, written: syntax.Duration) -> Days | None:
        calendar = written.calendar
        if calendar is None:
            self.diagnostics.add(
                "E501",
                sentence("`{}` does not say which days are counted", written.span.text),
                written.span,
                bare_day_readings(written.count, self.scope.declarations.calendars, self.scope.declarations.zone),
            )
            return None
        if calendar != _EVERY_DAY and not self._has_calendar(calendar, written.span):
            return None
        return Days(written.count, calendar, written.full)

    def calendar(self, name: str, span: Span) -> Calendar | None:
        """The calendar of that name, or None with the problem noted."""
        return self.scope.declarations.calendars[name] if self._has_calendar(name, span) else None

    def _has_calendar(self, name: str, span: Span) -> bool:
        known = self.scope.declarations.calendars
        if name in known:
            return True
        self.diagnostics.add(
            "E204",
            sentence("this house has no hours called `{}`", name),
            span,
            mend(
                name,
                known,
                sentence("write a block `hours` with the days and times")
                if name == "opening"
                else sentence("write a block `hours {}` with the days and times", name),
            ),
        )
        return False

    def day(self, written: syntax.Date) -> int | None:
        """The number of a day with its year, or None with the problem noted."""
        if written.year is None:
            text = written.span.text
            self.diagnostics.add(
                "E503", sentence("`{}` has no year", text), written.span, sentence("write the year: `{} 2027`", text)
            )
            return None
        if not is_date(written.year, written.month, written.day):
            self.diagnostics.add("E503", sentence("there is no `{}`", written.span.text), written.span)
            return None
        return day_number(written.year, written.month, written.day)


@define
class Moments(Lengths, ABC):
    """Reads moments."""

    @abstractmethod
    def problem_of_name(self, name: syntax.Name, wanted: str) -> None:
        """Notes why a name is not the `wanted` thing."""

    @abstractmethod
    def inside(self, definition: syntax.Define, name: syntax.Name) -> Self | None:
        """The reader of what a name is defined as; None with the problem noted."""

    def meant(self, written: syntax.Expression) -> syntax.Expression:
        """What is written, without parentheses and with what a name is defined as in its place."""
        passed: set[str] = set()
        while True:
            if isinstance(written, syntax.Group):
                written = written.inner
                continue
            definition = self._definition(written.text) if isinstance(written, syntax.Name) else None
            if definition is None or definition.value is None or definition.name.text in passed:
                return written
            passed.add(definition.name.text)
            written = definition.value

    def _definition(self, name: str) -> syntax.Define | None:
        """What a name is defined as; None where it is a fact or a moment that everybody knows."""
        if name in MOMENTS or self.scope.fact(name) is not None:
            return None
        return self.scope.declarations.defines.get(name)

    def named_fact(self, name: syntax.Name) -> Fact | None:
        """The fact a name stands for; None with the problem noted if it is not a fact every event here has."""
        found = self.scope.fact(name.text)
        if isinstance(found, Fact):
            return found
        if isinstance(found, Clash):
            self.diagnostics.add(
                "E207",
                sentence("`{}` may be that of the {} or that of the booking", name.text, found.event),
                name.span,
                sentence(
                    "write `{}.{}` for the one that came with it, or `booking.{}` for the one that stands",
                    "event" if " " in found.event else found.event,
                    name.text,
                    name.text,
                ),
            )
        elif isinstance(found, Lacking):
            events = [kind.name for kind in self.scope.events]
            missing = listed(found.events, "and") if found.events else listed(events, "and")
            self.diagnostics.add(
                "E210",
                sentence("`{}` is not the same kind of fact on {}", name.text, missing)
                if not found.events
                else sentence("{} has no `{}`", missing, name.text)
                if len(found.events) == 1
                else sentence("{} have no `{}`", missing, name.text),
                name.span,
                sentence("write a rule for each of them, or give the event this fact"),
            )
        else:
            self.problem_of_name(name, "a fact")
        return None

    def moment(self, written: syntax.Expression, edge_of_day: str = "start") -> Moment | None:
        """The moment meant, or None with the problem noted.

        A whole day, such as a date or the day before another moment, stands for 00:00 of that day, for its last
        second with `edge_of_day` last, and for 00:00 of the day after with `edge_of_day` end.
        """
        match written:
            case syntax.Group(inner):
                return self.moment(inner, edge_of_day)
            case syntax.Name():
                return self._named_moment(written, edge_of_day)
            case syntax.Date() | syntax.DayBefore() | syntax.WeekdayBefore() | syntax.DayAt() | syntax.DayOf():
                local = self._local_day(written)
                return _edge(local, edge_of_day) if local else None
            case syntax.Offset(duration, direction, anchor):
                length, base = self.length(duration), self.moment(anchor)
                return Shifted(base, length, direction) if length and base else None
            case syntax.ClockOn(clock, day_written):
                chosen = self._local_day(day_written)
                return ClockOn(clock.minutes, chosen) if chosen else None
            case syntax.NextOpening(calendar, anchor):
                base = self.moment(anchor)
                known = self.calendar(calendar, written.span)
                return NextOpening(calendar, base) if base and known else None
            case syntax.EndOf(period):
                return EndOfMonth(1 if period == "next month" else 0)
            case syntax.The(name):
                return self._made(name)
            case syntax.TheLast(name):
                return self._last(name)
        self.diagnostics.add(
            "E301",
            sentence("`{}` is not a moment", written.span.text),
            written.span,
            sentence(
                "a moment is `now`, `start`, a date, `48 hours before start`, `18:00 on the day before start`,"
                " `the day before start`"
            ),
        )
        return None

    def is_moment(self, written: syntax.Expression) -> bool:
        """Whether it is a moment, as far as it can be read."""
        meant = self.meant(written)
        if isinstance(meant, syntax.Name):
            fact = self.scope.fact(meant.text)
            return meant.text in MOMENTS or (isinstance(fact, Fact) and fact.kind.base == "moment")
        moments = (syntax.Offset, syntax.ClockOn, syntax.NextOpening, syntax.EndOf, syntax.The, syntax.TheLast)
        return isinstance(meant, (*moments, *WHOLE_DAYS))

    def start(self, span: Span) -> Fact | None:
        """The moment `start` that notice and lateness are measured from: the booking's as it stands."""
        names = ("booking.start", "start")
        found = next((fact for name in names if isinstance(fact := self.scope.fact(name), Fact)), None)
        if found is None or found.kind.base != "moment":
            self.diagnostics.add("E210", sentence("these events have no `start` to measure from"), span)
            return None
        return found

    def _named_moment(self, name: syntax.Name, edge_of_day: str) -> Moment | None:
        if name.text == "now":
            return Now()
        if name.text == "sent":
            return Sent()
        if self.scope.fact(name.text) is None:
            return self._defined_moment(name, edge_of_day)
        fact = self.named_fact(name)
        if fact is None:
            return None
        if fact.kind.base != "moment":
            self.diagnostics.add("E301", sentence("`{}` is {}, not a moment", name.text, a_kind(fact)), name.span)
            return None
        return fact

    def _defined_moment(self, name: syntax.Name, edge_of_day: str) -> Moment | None:
        definition = self._definition(name.text)
        if definition is None:
            self.problem_of_name(name, "a moment")
            return None
        inner = self.inside(definition, name)
        if inner is None:
            return None
        value = definition.value
        if value is not None and (inner.is_moment(value) or isinstance(inner.meant(value), syntax.Name)):
            return inner.moment(value, edge_of_day)
        self.diagnostics.add("E301", sentence("`{}` is not defined as a moment", name.text), name.span)
        return None

    def _made(self, name: syntax.Name) -> Moment | None:
        kinds = self.scope.declarations.opening_kinds
        if name.text not in ("booking", *kinds):
            self.diagnostics.add(
                "E201",
                sentence("`the {}` is not a moment", name.text),
                name.span,
                sentence("write `the booking` for when it was made, or `the last {}`", name.text),
            )
            return None
        if not self.scope.has_booking:
            self.diagnostics.add("E210", sentence("not all of these events have a booking"), name.span)
            return None
        return Made()

    def _last(self, name: syntax.Name) -> Moment | None:
        kind = self.event(name)
        return LastOf(kind, f"the last {name.text}") if kind else None

    def event(self, name: syntax.Name) -> str | None:
        """The event kind a name stands for, singular or plural; None with the problem noted."""
        declared = self.scope.declarations
        kind = declared.event_named(name.text)
        if kind is None:
            known = [word for kind in declared.events.values() for word in (kind.name, kind.plural)]
            self.diagnostics.add(
                "E202",
                sentence("no event is called `{}`", name.text),
                name.span,
                mend(name.text, known, sentence("declare it: `event {} / {}s`", name.text, name.text)),
            )
            return None
        return kind.name

    def due_of(self, written: syntax.OnOffset) -> str | None:
        """What is owed, where a rule is on a moment before its deadline, as in `30 minutes before answer.due`."""
        declared = self.scope.declarations
        what, dot, due = written.name.text.rpartition(".")
        kind = declared.event_named(what) if dot and due == "due" else None
        if kind is None or written.direction != "before" or f"overdue {kind.name}" not in declared.events:
            return None
        return kind.name

    def offset_trigger(self, written: syntax.OnOffset | syntax.BookingLife) -> AtOffset | None:
        """The moment of a booking that a rule is on, or that a booking ends at."""
        if isinstance(written, syntax.BookingLife):
            duration, direction, anchor = written.end.duration, written.end.direction, written.end.anchor
        else:
            duration, direction, anchor = written.duration, written.direction, written.name
        length = self.length(duration)
        facts = self.scope.declarations.booking_facts
        name = anchor.text if isinstance(anchor, syntax.Name) else anchor.span.text
        field = facts.get(name.removeprefix("booking."))
        if field is None or field.kind.base != "moment":
            moments = [fact for fact, known in facts.items() if known.kind.base == "moment"]
            self.diagnostics.add(
                "E201",
                sentence("a booking has no moment called `{}`", name),
                anchor.span,
                mend(name, moments, sentence("it has {}", listed(moments))),
            )
            return None
        return AtOffset(length, direction, field.name) if length else None

    def _local_day(self, written: syntax.Day | syntax.Date) -> LocalDay | None:
        match written:
            case syntax.Date():
                day = self.day(written)
                return None if day is None else FixedDay(day)
            case syntax.DayBefore(calendar, anchor):
                base = self.moment(anchor)
                known = calendar is None or self.calendar(calendar, written.span) is not None
                return NthDay(1, calendar or _EVERY_DAY, "before", base) if base and known else None
            case syntax.WeekdayBefore(weekday, anchor):
                base = self.moment(anchor)
                return WeekdayBefore(weekday, base) if base else None
            case syntax.DayOf(anchor):
                base = self.moment(anchor)
                return NthDay(0, _EVERY_DAY, "before", base) if base else None
            case syntax.DayAt(offset):
                base, length = self.moment(offset.anchor), self.length(offset.duration)
                if base is None or length is None:
                    return None
                if not isinstance(length, Days):
                    self.diagnostics.add(
                        "E301",
                        sentence("`{}` does not lead to a day", offset.duration.span.text),
                        offset.duration.span,
                        sentence("count days: `the day 3 opening days before start`"),
                    )
                    return None
                return NthDay(length.count, length.calendar, offset.direction, base)

    def mark_problem(self, subject: str, name: syntax.Name) -> None:
        """Notes that no line makes the subject so."""
        made = self.scope.declarations.marks.get(subject, frozenset())
        known = [word for word in SUBJECTS if name.text in self.scope.declarations.marks.get(word, ())]
        if known:
            cure: str | None = sentence("it is the {} that becomes `{}`", known[0], name.text)
        else:
            close = nearest(name.text, sorted(made))
            cure = (
                sentence("did you mean `{}`?", close)
                if close
                else sentence("let a rule say `{} becomes {}`", subject, name.text)
            )
            if (subject, name.text, close) == ("client", "new", None):
                cure = sentence("write `no earlier bookings ever` for one who never booked before")
        self.diagnostics.add("E209", sentence("nothing makes a {} `{}`", subject, name.text), name.span, cure)


def a_kind(fact: Fact) -> str:
    """`money`, `a number`, `a text`: the kind of a fact inside a sentence."""
    bare = ("money", "yes or no")
    kind = str(fact.kind)
    return kind if kind in bare or fact.kind.base == "units" else sentence("a {}", kind)


def _edge(day: LocalDay, edge: str) -> Moment:
    if edge == "start":
        return ClockOn(0, day)
    end = ClockOn(0, FixedDay(day.day + 1)) if isinstance(day, FixedDay) else ClockOn(24 * 60, day)
    return Shifted(end, Elapsed(1), "before") if edge == "last" else end

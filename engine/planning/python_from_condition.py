"""Conditions as Python expressions, and the facts they read as tuples."""

from collections.abc import Iterator

from engine.model import (
    Accepted,
    And,
    AsOf,
    Compared,
    Condition,
    Counted,
    Days,
    Distance,
    Elapsed,
    Fact,
    Holds,
    InClock,
    InDays,
    InHours,
    InSeason,
    Is,
    IsNothing,
    Kind,
    LastOf,
    Ledger,
    Made,
    Marked,
    Not,
    Notice,
    ObligationIs,
    OnDays,
    Open,
    Or,
    Order,
    PromisesKept,
    Sent,
    ServiceFact,
    Summed,
)
from engine.model.node import Node
from engine.planning.python_from_amount import Amounts, Piece

_MOMENT, _NUMBER, _DURATION, _YES_NO = Kind("moment"), Kind("number"), Kind("duration"), Kind("yes or no")

Read = (
    Fact | ServiceFact | Notice | Ledger | Counted | Summed | AsOf | Sent | Made | LastOf | Marked | ObligationIs
    | Accepted
    | PromisesKept
)  # fmt: skip


class Conditions(Amounts):
    """Writes conditions, and what lines read, for one kind of event."""

    def condition(self, condition: Condition) -> str:
        """An expression that is true where the condition holds."""
        match condition:
            case And(items):
                return f"({' and '.join(self.condition(item) for item in items)})"
            case Or(items):
                return f"({' or '.join(self.condition(item) for item in items)})"
            case Not(item):
                return f"(not {self.condition(item)})"
            case Holds(fact):
                return _guarded(piece := self.fact(fact), f"{piece.text} is True")
            case IsNothing(fact):
                piece = self.fact(fact)
                return f"(not {_all(piece.guards)})" if piece.guards else "False"
            case Is(fact, values):
                piece = self.service_fact(fact) if isinstance(fact, ServiceFact) else self.fact(fact)
                test = f"== {values[0]!r}" if len(values) == 1 else f"in {values!r}"
                return _guarded(piece, f"{piece.text} {test}")
            case Compared():
                return self._compared(condition)
            case Distance():
                return self._distance(condition)
            case Order(moment, op, edge):
                a, b = self.moment(moment), self.moment(edge)
                return _all((*a.guards, *b.guards, f"{a.text} {op} {b.text}"))
            case Marked(subject, mark):
                holder = {"client": "r", "house": "r.house"}.get(subject)
                return f"s.is_marked({mark!r})" if holder is None else f"{holder}.is_marked({mark!r}, now)"
            case ObligationIs(what, state):
                return f"s.is_obligation({what!r}, {state!r})"
            case PromisesKept():
                return "s.keeps_promises()"
            case Accepted():
                return f"r.has_accepted({self.house.in_force_from})"
        piece = self.moment(condition.moment)
        return _guarded(piece, self._falls(condition, piece.text))

    def _compared(self, compared: Compared) -> str:
        a, b = self.amount(compared.left), self.amount(compared.right)
        sides = f"{b.over}*{a.text}" if b.over != 1 else a.text, f"{a.over}*{b.text}" if a.over != 1 else b.text
        guards = a.guards + b.guards
        if compared.op == "!=" and guards:
            return f"(not {_all((*guards, f'{sides[0]} == {sides[1]}'))})"
        return _all((*guards, f"{sides[0]} {compared.op} {sides[1]}"))

    def _distance(self, distance: Distance) -> str:
        at, anchor = self.moment(distance.moment), self.moment(distance.anchor)
        guards = at.guards + anchor.guards
        before = distance.direction == "before"
        first, last = (at.text, anchor.text) if before else (anchor.text, at.text)
        op = distance.op
        match distance.length:
            case Elapsed(seconds):
                bound = "" if op in (">=", ">") else "0 <= "
                between = f"{last} - {first}"
                if first.isidentifier() and last.isidentifier() and not guards:
                    between = self.hold(between)
                return _all((*guards, f"{bound}{between} {op} {seconds}"))
            case Open(seconds, calendar):
                between = f"calendars[{calendar!r}].open_seconds_between({first}, {last})"
                return _all((*guards, f"{first} <= {last}", f"{between} {op} {seconds}"))
            case Days(count, calendar, True):
                between = f"calendars[{calendar!r}].full_days_between({first}, {last})"
                return _all((*guards, f"{first} <= {last}", f"{between} {op} {count}"))
            case length:
                edge = self.shifted(anchor, length, distance.direction)
                sides = f"{edge.text} {op} {at.text}" if before else f"{at.text} {op} {edge.text}"
                edge_guards = tuple(guard for guard in edge.guards if guard not in guards)
                return _all((*guards, f"{first} <= {last}", *edge_guards, sides))

    def _falls(self, condition: OnDays | InHours | InSeason | InDays | InClock, moment: str) -> str:
        day = f"zone.day_of({moment})"
        match condition:
            case OnDays(_, weekdays, dates, days, holidays):
                tests = [f"weekday_of({day}) in {weekdays!r}"] if weekdays else []
                tests += [f"date_of({day})[1:] in {dates!r}"] if dates else []
                tests += [f"{day} in {days!r}"] if days else []
                tests += [f"{day} in holidays"] if holidays else []
                return f"({' or '.join(tests) or 'False'})"
            case InHours(_, calendar, inside):
                return f"{'' if inside else 'not '}calendars[{calendar!r}].is_open({moment})"
            case InSeason(_, first, last):
                return f"is_between_yearly({day}, {first!r}, {last!r})"
            case InDays(_, first_day, last_day):
                return f"{first_day} <= {day} <= {last_day}"
            case InClock(_, first_minute, last_minute):
                return f"zone.is_between_clocks({moment}, {first_minute}, {last_minute})"

    def reading(self, read: Read) -> str:
        """The value of something with a label, None where it is nothing."""
        match read:
            case Marked() | ObligationIs() | Accepted() | PromisesKept():
                return self.condition(read)
            case Sent() | Made() | LastOf():
                return self.moment(read).when_given()
            case _:
                return self.amount(read).when_given()


def reads_of(node: object) -> Iterator[Read]:
    """Everything with a label that a condition, an amount or a moment reads, in the order written."""
    if isinstance(node, tuple):
        for item in node:
            yield from reads_of(item)
        return
    if isinstance(node, Read):
        yield node
        if isinstance(node, (AsOf, ServiceFact)):
            # What it is read from is part of its own label.
            node = node.moment if isinstance(node, AsOf) else ()
            yield from reads_of(node)
            return
    if isinstance(node, Node):
        for name in node.__struct_fields__:
            if name != "kind":
                yield from reads_of(getattr(node, name))


def kind_of_read(read: Read, currency: str) -> Kind:
    """The kind of value that a reading has."""
    match read:
        case Fact() | ServiceFact() | Summed():
            return read.kind
        case AsOf(fact):
            return fact.kind
        case Notice():
            return _DURATION
        case Ledger(unit=unit):
            return Kind("money", currency) if unit is None else Kind("units", unit)
        case Counted():
            return _NUMBER
        case Sent() | Made() | LastOf():
            return _MOMENT
    return _YES_NO


def _all(tests: tuple[str, ...]) -> str:
    return tests[0] if len(tests) == 1 else f"({' and '.join(tests)})"


def _guarded(piece: Piece, test: str) -> str:
    return _all((*piece.guards, test))

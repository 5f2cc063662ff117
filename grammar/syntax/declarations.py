"""Blocks that declare: the house, its hours, services, events and facts."""

from typing import TypeAlias

from attrs import frozen

from grammar.source import Span
from grammar.syntax.conditions import Expression
from grammar.syntax.moments import Offset
from grammar.syntax.values import Date, Duration, Money, Name, Number, Text, _span


@frozen
class HouseBlock:
    """`house "Salon Vicky"` and its settings, in the order written.

    Settings: `Setting` for one-value lines, `AnnouncesChanges`, `SendsWithin`, `BookingLife`.
    """

    title: Text
    settings: tuple["Setting | AnnouncesChanges | SendsWithin | BookingLife", ...]
    span: Span = _span()


@frozen
class Setting:
    """`edition 1`, `in force from 1 January 2027`, `timezone …`, `currency EUR`, `languages nl, en`, `holidays BE`.

    `key` is the English phrase in every language; `values` are Number, Date or Name nodes.
    """

    key: str
    values: tuple[Number | Date | Name, ...]
    span: Span = _span()


@frozen
class AnnouncesChanges:
    """`announces changes 30 calendar days before`."""

    duration: Duration
    span: Span = _span()


@frozen
class SendsWithin:
    """`sends within opening hours`, `sends within phone hours`."""

    calendar: str
    span: Span = _span()


@frozen
class BookingLife:
    """`booking ends 30 calendar days after start`."""

    end: Offset
    span: Span = _span()


@frozen
class Spell:
    """`09:00-18:00`, in minutes since midnight; an `end` at or before `start` lies on the next day."""

    start: int
    end: int
    span: Span = _span()


@frozen
class WeeklyHours:
    """`Tuesday to Friday    09:00-18:00`. `weekdays` as meant, 0 to 6; `ranged` if written with `to`."""

    weekdays: tuple[int, ...]
    ranged: bool
    spells: tuple[Spell, ...]
    span: Span = _span()


@frozen
class ClosedOnHolidays:
    """`closed on public holidays`."""

    span: Span = _span()


@frozen
class ClosedFrom:
    """`closed from 24 December to 2 January`, both days included."""

    first: Date
    last: Date
    span: Span = _span()


@frozen
class ClosedOn:
    """`closed on 21 July`, `closed on 3 May 2027`."""

    date: Date
    span: Span = _span()


@frozen
class OpenOn:
    """`open on 12 December 2027 10:00-16:00`."""

    date: Date
    spells: tuple[Spell, ...]
    span: Span = _span()


HoursLine: TypeAlias = WeeklyHours | ClosedOnHolidays | ClosedFrom | ClosedOn | OpenOn


@frozen
class Hours:
    """`hours` (the calendar `opening`) or `hours phone`."""

    name: Name | None
    lines: tuple[HoursLine, ...]
    span: Span = _span()


@frozen
class Service:
    """`cut          EUR 45     45 minutes`; price and length may each be left out."""

    name: Name
    price: Money | None
    length: Duration | None
    span: Span = _span()


@frozen
class Services:
    """`services` and its lines."""

    services: tuple[Service, ...]
    span: Span = _span()


@frozen
class Choice:
    """`choice reason: illness, work, other`."""

    name: Name
    values: tuple[Name, ...]
    span: Span = _span()


@frozen
class Kind:
    """The kind of a field: `money`, `number from 1 to 500`, `yes or no` (name `yes or no`), `reason or nothing`."""

    name: str
    low: int | None
    high: int | None
    optional: bool
    span: Span = _span()


@frozen
class Field:
    """`price: money = service.price`."""

    name: Name
    kind: Kind
    default: Expression | None
    span: Span = _span()


@frozen
class Event:
    """`event no-show / no-shows of booking      ends`, with its fields.

    `subject` is None, `booking` or `house`. `by_house`: who makes it happen. `life` is None, `opens`,
    `ends` or `changes` (then `changes` names the facts). `pays` names the fact that brings in money.
    `after_end`: it may come after its booking ended. A repetition may leave all but the name out.
    """

    name: Name
    plural: Name | None
    subject: str | None
    by_house: bool
    life: str | None
    changes: tuple[Name, ...]
    pays: Name | None
    after_end: bool
    fields: tuple[Field, ...]
    span: Span = _span()


@frozen
class Client:
    """`client` and the facts the house keeps of one."""

    fields: tuple[Field, ...]
    span: Span = _span()


@frozen
class Unit:
    """`unit session / sessions`."""

    name: Name
    plural: Name
    span: Span = _span()

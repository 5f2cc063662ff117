"""Nodes of blocks, lines and consequences, made while their tokens are read."""

from collections.abc import Iterable
from typing import Any, TypeVar

from attrs import frozen
from lark import Token

from grammar import syntax as s
from grammar.expression_builder import ExpressionBuilder
from grammar.keywords import spelling
from grammar.sentence import sentence
from grammar.source import Span

_Node = TypeVar("_Node")


@frozen
class Fault:
    """Stands for a line that could not be read."""

    span: Span


@frozen
class _OnLine:
    triggers: tuple[s.Trigger, ...]
    when: s.Expression | None
    span: Span


class BlockBuilder(ExpressionBuilder):
    """One method a rule of house.lark as well; `Fault` where too much of a block could not be read to make it."""

    def fault(self, token: Token) -> Fault:
        return Fault(self.span(token))

    # --- house ---

    def house(self, word: Token, title: s.Text, *settings: "s.Setting | Fault") -> s.HouseBlock:
        return s.HouseBlock(title, _read(settings), span=self.span(word, title, *settings))

    def setting(self, word: Token, *values: s.Number | s.Date | s.Name) -> s.Setting:
        return s.Setting(spelling("en")[word.type], values, span=self.span(word, *values))

    def announces_changes(self, word: Token, duration: s.Duration, before: Token) -> s.AnnouncesChanges:
        return s.AnnouncesChanges(duration, span=self.span(word, before))

    def sends_within(self, word: Token, hours: tuple[str, Span]) -> s.SendsWithin:
        calendar, span = hours
        return s.SendsWithin(calendar, span=self.span(word).to(span))

    def booking_life(self, word: Token, end: s.Offset) -> s.BookingLife:
        return s.BookingLife(end, span=self.span(word, end))

    # --- hours and services ---

    def hours(self, word: Token, name: s.Name | None, *lines: "s.HoursLine | Fault") -> s.Hours:
        return s.Hours(name, _read(lines), span=self.span(word, name, *lines))

    def weekday_range(self, first: s.Weekday, to: Token, last: s.Weekday, *spells: s.Spell) -> s.WeeklyHours:
        length = (last.number - first.number) % 7 + 1
        days = tuple((first.number + step) % 7 for step in range(length))
        return s.WeeklyHours(days, True, spells, span=self.span(first, *spells))

    def weekday_list(self, *items: s.Weekday | s.Spell) -> s.WeeklyHours:
        days = tuple(item.number for item in items if isinstance(item, s.Weekday))
        spells = tuple(item for item in items if isinstance(item, s.Spell))
        return s.WeeklyHours(days, False, spells, span=self.span(*items))

    def closed_on_holidays(self, word: Token) -> s.ClosedOnHolidays:
        return s.ClosedOnHolidays(span=self.span(word))

    def closed_from(self, word: Token, first: s.Date, to: Token, last: s.Date) -> s.ClosedFrom:
        return s.ClosedFrom(first, last, span=self.span(word, last))

    def closed_on(self, word: Token, date: s.Date) -> s.ClosedOn:
        return s.ClosedOn(date, span=self.span(word, date))

    def open_on(self, word: Token, date: s.Date, *spells: s.Spell) -> s.OpenOn:
        return s.OpenOn(date, spells, span=self.span(word, *spells))

    def spell(self, start: Token, end: Token) -> s.Spell:
        return s.Spell(self.minutes(start), self.minutes(end), span=self.span(start, end))

    def services(self, word: Token, *services: "s.Service | Fault") -> s.Services:
        return s.Services(_read(services), span=self.span(word, *services))

    def service(self, name: s.Name, price: s.Money | None, length: s.Duration | None) -> s.Service:
        return s.Service(name, price, length, span=self.span(name, price, length))

    # --- choices, events and what is known of a client ---

    def choice(self, word: Token, name: s.Name, *values: s.Name) -> s.Choice:
        return s.Choice(name, values, span=self.span(word, *values))

    def unit(self, word: Token, name: s.Name, plural: s.Name) -> s.Unit:
        return s.Unit(name, plural, span=self.span(word, plural))

    def client(self, word: Token, *fields: "s.Field | Fault") -> s.Client:
        return s.Client(_read(fields), span=self.span(word, *fields))

    def event(
        self,
        word: Token,
        name: s.Name,
        plural: s.Name | None,
        subject: tuple[Token] | None,
        by_house: Token | None,
        life: tuple[Token | s.Name, ...] | None,
        pays: tuple[Token, s.Name] | None,
        after_end: Token | None,
        *fields: "s.Field | Fault",
    ) -> s.Event:
        kind = life[0] if life else None
        return s.Event(
            name,
            plural,
            subject[0].type.removeprefix("OF_").lower() if subject else None,
            by_house is not None,
            kind.type.lower() if isinstance(kind, Token) else None,
            tuple(item for item in life or () if isinstance(item, s.Name)),
            pays[1] if pays else None,
            after_end is not None,
            _read(fields),
            span=self.span(word, name, plural, subject, by_house, life, pays, after_end, *fields),
        )

    def subject(self, word: Token) -> tuple[Token]:
        return (word,)

    def life(self, word: Token, *facts: s.Name) -> "tuple[Token | s.Name, ...]":
        return word, *facts

    def pays(self, word: Token, fact: s.Name) -> tuple[Token, s.Name]:
        return word, fact

    def field(self, name: s.Name, kind: s.Kind, default: s.Expression | None) -> s.Field:
        return s.Field(name, kind, default, span=self.span(name, kind, default))

    def kind(
        self,
        name: s.Name,
        from_word: Token | None,
        low: s.Number | None,
        to: Token | None,
        high: s.Number | None,
        or_nothing: Token | None,
    ) -> s.Kind:
        span = self.span(name, high, or_nothing)
        lowest, highest = low.value if low else None, high.value if high else None
        return s.Kind(name.text, lowest, highest, or_nothing is not None, span=span)

    def yes_or_no_kind(self, word: Token, or_nothing: Token | None) -> s.Kind:
        return s.Kind("yes or no", None, None, or_nothing is not None, span=self.span(word, or_nothing))

    # --- rules and guarantees ---

    def define(self, word: Token, name: s.Name, *items: "s.Expression | s.AmountLine | Fault") -> "s.Define | Fault":
        span = self.span(word, *items)
        lines = tuple(item for item in items if isinstance(item, s.AmountLine))
        if lines:
            return s.Define(name, None, lines, span=span)
        value = items[0]
        if isinstance(value, s.AmountLine | Fault):
            return Fault(span)
        return s.Define(name, value, (), span=span)

    def amount_line(self, condition: "s.Expression | Token", amount: s.Expression) -> s.AmountLine:
        return s.AmountLine(_unless_otherwise(condition), amount, span=self.span(condition, amount))

    def rule(self, word: Token, title: s.Text, on: "_OnLine | Fault", *lines: "s.Line | Fault") -> "s.Rule | Fault":
        span = self.span(word, *lines)
        read = _read(lines)
        return s.Rule(title, on.triggers, on.when, read, span=span) if read and isinstance(on, _OnLine) else Fault(span)

    def on_line(self, word: Token, *items: Any) -> _OnLine:
        *triggers, _, when = items
        return _OnLine(tuple(triggers), when, self.span(word, *items))

    def on_event(self, name: s.Name) -> s.OnEvent:
        return s.OnEvent(name, span=self.span(name))

    def on_overdue(self, word: Token, name: s.Name) -> s.OnOverdue:
        return s.OnOverdue(name, span=self.span(word, name))

    def on_offset(self, duration: s.Duration, direction: Token, name: s.Name) -> s.OnOffset:
        return s.OnOffset(duration, direction.type.lower(), name, span=self.span(duration, name))

    def on_silence(self, duration: s.Duration, word: Token, name: s.Name) -> s.OnSilence:
        return s.OnSilence(duration, name, span=self.span(duration, name))

    def line(self, condition: "s.Expression | Token", *items: "s.Consequence | s.Line | Fault") -> "s.Line | Fault":
        span = self.span(condition, *items)
        lines = tuple(item for item in items if isinstance(item, s.Line))
        consequences = tuple(item for item in items if not isinstance(item, s.Line | Fault))
        if not lines and not consequences:
            return Fault(span)
        return s.Line(_unless_otherwise(condition), consequences, lines, span=span)

    def note(self, word: Token, text: s.Text) -> s.Note:
        return s.Note(text, span=self.span(word, text))

    def include(self, word: Token, path: s.Text) -> s.Include:
        return s.Include(path, span=self.span(word, path))

    def guarantee(
        self, word: Token, title: s.Text, on: "_OnLine | Fault", *statements: "s.Promise | Fault"
    ) -> "s.Guarantee | Fault":
        span = self.span(word, *statements)
        read: tuple[s.Promise, ...] = _read(statements)
        if not read or isinstance(on, Fault):
            return Fault(span)
        return s.Guarantee(title, on.triggers, on.when, read, span=span)

    def stated(self, condition: s.Expression) -> s.Expression:
        return condition

    def never_rises_with(self, what: s.Name, word: Token, measure: s.Name) -> s.NeverRisesWith:
        return s.NeverRisesWith(what, measure, span=self.span(what, measure))

    def always_promises(self, word: Token, what: s.Name, within: Token, duration: s.Duration) -> s.AlwaysPromises:
        return s.AlwaysPromises(what, duration, span=self.span(word, duration))

    def never_declines(self, word: Token) -> s.NeverDeclines:
        return s.NeverDeclines(span=self.span(word))

    def reads_no(self, word: Token, fact: s.Name) -> s.ReadsNo:
        return s.ReadsNo(fact, span=self.span(word, fact))

    # --- voice and words ---

    def voice(self, word: Token, *lines: "s.Avoid | s.Always | s.AlwaysOnDecline | Fault") -> s.Voice:
        return s.Voice(_read(lines), span=self.span(word, *lines))

    def avoid(self, word: Token, language: s.Name, *phrases: s.Text) -> s.Avoid:
        return s.Avoid(language, phrases, span=self.span(word, *phrases))

    def always(self, word: Token, *items: Any) -> s.Always:
        at = next(i for i, item in enumerate(items) if isinstance(item, Token))
        return s.Always(items[:at], items[at + 1 :], span=self.span(word, *items))

    def always_on_decline(self, word: Token, decline: Token, always: Token, *parts: s.Name) -> s.AlwaysOnDecline:
        return s.AlwaysOnDecline(parts, span=self.span(word, *parts))

    def words(self, word: Token, name: s.Name, *lines: "s.Wording | s.Part | Fault") -> s.Words:
        wordings = tuple(line for line in lines if isinstance(line, s.Wording))
        parts = tuple(line for line in lines if isinstance(line, s.Part))
        if wordings and parts:
            self.problem(
                "E101",
                sentence("`{}` has words of its own and parts as well", name.text),
                wordings[0].span,
                sentence("give it texts alone, or parts alone"),
            )
        return s.Words(name, wordings, parts, span=self.span(word, name, *lines))

    def part(self, name: s.Name, *wordings: "s.Wording | Fault") -> s.Part:
        return s.Part(name, _read(wordings), span=self.span(name, *wordings))

    def wording(self, language: s.Name, text: s.Text) -> s.Wording:
        said = s.Text(self.names.english_text(text.value), span=text.span)
        return s.Wording(language, said, span=self.span(language, said))

    # --- consequences ---

    def verdict(self, word: Token) -> s.Verdict:
        return s.Verdict(word.type.lower(), None, span=self.span(word))

    def redirect(self, word: Token, channel: s.Name) -> s.Verdict:
        return s.Verdict("redirect", channel, span=self.span(word, channel))

    def free(self, word: Token) -> s.Free:
        return s.Free(span=self.span(word))

    def charge(self, word: Token, amount: s.Expression, as_word: Token | None, label: s.Name | None) -> s.Charge:
        return s.Charge(amount, label, span=self.span(word, amount, label))

    def refund(self, word: Token, amount: s.Expression) -> s.Refund:
        return s.Refund(amount, span=self.span(word, amount))

    def credit(self, word: Token, amount: s.Expression, end: "tuple[Token, s.Expression] | None") -> s.Credit:
        until, lasting = _end(end)
        return s.Credit(amount, lasting, until, span=self.span(word, amount, end))

    def owe(
        self,
        word: Token,
        what: s.Name,
        of: Token | None,
        amount: s.Expression | None,
        deadline: "tuple[Token, s.Expression]",
    ) -> s.Owe:
        by, within = _end(deadline)
        return s.Owe(word.type.lower(), what, amount, within, by, span=self.span(word, deadline))

    def excuse(self, word: Token, what: s.Name) -> s.Excuse:
        return s.Excuse(what, span=self.span(word, what))

    def becomes(
        self,
        word: Token,
        mark: s.Name,
        from_word: Token | None,
        since: s.Expression | None,
        end: "tuple[Token, s.Expression] | Token | None",
    ) -> s.Becomes:
        for_ever = isinstance(end, Token)
        until, lasting = (None, None) if isinstance(end, Token) else _end(end)
        return s.Becomes(_subject(word), mark, since, until, lasting, for_ever, span=self.span(word, mark, since, end))

    def no_longer(self, word: Token, mark: s.Name) -> s.NoLonger:
        return s.NoLonger(_subject(word), mark, span=self.span(word, mark))

    def booking_ends(self, word: Token) -> s.BookingEnds:
        return s.BookingEnds(span=self.span(word))

    def record(self, word: Token, event: s.Name) -> s.Record:
        return s.Record(event, span=self.span(word, event))

    def say(self, word: Token, words: s.Name) -> s.Say:
        return s.Say(words, span=self.span(word, words))

    def tell(self, word: Token, role: s.Name, text: s.Text) -> s.Tell:
        return s.Tell(role, text, span=self.span(word, text))

    def do(self, word: Token, action: s.Name, *items: "Token | s.Argument | None") -> s.Do:
        arguments = tuple(item for item in items if isinstance(item, s.Argument))
        return s.Do(action, arguments, span=self.span(word, action, *arguments))

    def argument(self, name: s.Name, value: s.Expression) -> s.Argument:
        return s.Argument(name, value, span=self.span(name, value))

    def may(self, word: Token, consequence: s.Consequence) -> s.May:
        return s.May(consequence, span=self.span(word, consequence))


def _read(lines: "Iterable[_Node | Fault]") -> tuple[_Node, ...]:
    return tuple(line for line in lines if not isinstance(line, Fault))


def _unless_otherwise(condition: "s.Expression | Token") -> s.Expression | None:
    return None if isinstance(condition, Token) else condition


def _subject(word: Token) -> str:
    return word.type.partition("_")[0].lower()


def _end(end: "tuple[Token, s.Expression] | None") -> "tuple[s.Expression | None, s.Duration | None]":
    """The moment until or by which, or else the duration for or within which."""
    if end is None:
        return None, None
    return (None, end[1]) if isinstance(end[1], s.Duration) and end[0].type in ("FOR", "WITHIN") else (end[1], None)

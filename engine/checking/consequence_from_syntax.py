"""Consequences: what a line does, each checked against the events it is on."""

from attrs import define
from msgspec.structs import replace

from engine.checking.condition_from_syntax import Conditions
from engine.model import (
    Act,
    Amount,
    ClockOn,
    Consequence,
    EndBooking,
    Entry,
    Excuse,
    FixedDay,
    Kind,
    LastOf,
    Literal,
    Made,
    Mark,
    May,
    Moment,
    Now,
    NthDay,
    Obligation,
    Recorded,
    Say,
    Sent,
    Shifted,
    Tell,
    Unmark,
    Verdict,
    WeekdayBefore,
)
from engine.nearest import listed, mend
from grammar import syntax
from grammar.sentence import sentence
from grammar.source import Span

TEXT = Kind("text")


@define
class Consequences(Conditions):
    """Reads consequences. `words` are the names of the words that the house wrote."""

    words: frozenset[str] = frozenset()

    def consequence(self, written: syntax.Consequence) -> Consequence | None:
        """The consequence meant, or None with the problem noted."""
        if not self.scope.has_client and self._is_of_client(written):
            return None
        match written:
            case syntax.Verdict():
                return self._verdict(written)
            case syntax.Free():
                return Entry("charge", None, Literal(0, self.money), self.scope.declarations.currency)
            case syntax.Charge(amount, label):
                return self._entry("charge", label.text if label else None, amount)
            case syntax.Refund(amount):
                if not self._needs_booking(written.span, "refund"):
                    return None
                return self._entry("refund", None, amount)
            case syntax.Credit(amount, lasting, until):
                entry = self._entry("credit", None, amount)
                end = self._until(lasting, until)
                if entry is None or ((lasting or until) and end is None):
                    return None
                return replace(entry, until=end)
            case syntax.Owe():
                return self._owe(written)
            case syntax.Excuse(what):
                return self._excuse(what)
            case syntax.Becomes():
                return self._becomes(written)
            case syntax.NoLonger(subject, mark):
                if mark.text not in self.scope.declarations.marks.get(subject, ()):
                    self.mark_problem(subject, mark)
                    return None
                return Unmark(subject, mark.text) if self._subject_here(subject, written.span) else None
            case syntax.BookingEnds():
                return EndBooking() if self._needs_booking(written.span, "end") else None
            case syntax.Record(event):
                return self._record(event)
            case syntax.Say(words):
                return self._say(words)
            case syntax.Tell(role, text):
                return Tell(role.text, text.value)
            case syntax.Do():
                return self._do(written)
            case syntax.May(allowed):
                inner = self.consequence(allowed)
                return May(inner, " ".join(allowed.span.text.split())) if inner else None

    def _verdict(self, written: syntax.Verdict) -> Verdict | None:
        made = [kind.name for kind in self.scope.events if kind.cause is not None]
        if made and written.word in ("decline", "redirect"):
            self.diagnostics.add(
                "E409",
                sentence("`{}` comes by itself, so nobody can be told to {} it", made[0], written.word),
                written.span,
                sentence("say `noted`, and what follows"),
            )
            return None
        if written.channel is None:
            return Verdict(written.word)
        known = self.scope.declarations.choices.get("channel", ())
        if written.channel.text not in known:
            self.diagnostics.add(
                "E203",
                sentence("`{}` is not a channel", written.channel.text),
                written.channel.span,
                mend(written.channel.text, known, sentence("it is one of {}", listed(known))),
            )
            return None
        return Verdict(written.word, written.channel.text)

    def _entry(self, kind: str, account: str | None, amount: syntax.Expression) -> Entry | None:
        typed = self.amount(amount)
        if typed is None:
            return None
        if typed[1].base not in ("money", "units"):
            help_ = sentence("write `{} {}`", self.money.of, amount.span.text) if typed[1].base == "number" else None
            self.diagnostics.add(
                "E301", sentence("`{}` is {}, not money", amount.span.text, typed[1]), amount.span, help_
            )
            return None
        if kind == "refund" and typed[1].base == "units":
            self.diagnostics.add(
                "E409", sentence("only money is refunded"), amount.span, sentence("write `credit {}`", amount.span.text)
            )
            return None
        return Entry(kind, account, typed[0], typed[1].of or self.scope.declarations.currency)

    def _until(self, lasting: syntax.Duration | None, until: syntax.Expression | None) -> Moment | None:
        if lasting is not None:
            length = self.length(lasting)
            return Shifted(Now(), length, "after") if length else None
        return self.moment(until, "end") if until is not None else None

    def _owe(self, written: syntax.Owe) -> Obligation | None:
        what = self.event(written.what)
        due = self._due(written)
        typed = self.amount(written.amount) if written.amount is not None else None
        if what is None or due is None or (written.amount is not None and typed is None):
            return None
        kind = self.scope.declarations.events[what]
        owing = "client" if written.kind == "ask" else "house"
        if kind.by != owing:
            other = sentence("write `promise {}`", what) if kind.by == "house" else sentence("write `ask {}`", what)
            self.diagnostics.add(
                "E409", sentence("the {} makes `{}` happen, not the {}", kind.by, what, owing), written.what.span, other
            )
            return None
        if kind.about == "booking" and not self.scope.has_booking:
            self.diagnostics.add(
                "E210", sentence("`{}` needs a booking, and not all of these events have one", what), written.what.span
            )
            return None
        if written.amount is None or typed is None:
            return Obligation(written.kind, what, None, None, due)
        if typed[1].base not in ("money", "units"):
            self.diagnostics.add(
                "E301", sentence("`{}` of {} cannot be owed", written.what.text, typed[1]), written.what.span
            )
            return None
        brought = kind.brings
        if brought is None:
            self.diagnostics.add(
                "E409",
                sentence("a {} carries no amount", what),
                written.what.span,
                sentence("declare `event {}` with a fact `amount: money`", what),
            )
            return None
        if brought.kind != typed[1]:
            problem = sentence("a {} brings {}, and `{}` is {}", what, brought.kind, written.amount.span.text, typed[1])
            self.diagnostics.add("E301", problem, written.amount.span)
            return None
        return Obligation(written.kind, what, typed[0], typed[1].of, due)

    def _due(self, written: syntax.Owe) -> Moment | None:
        if written.within is not None:
            if written.within.count == 0:
                self.diagnostics.add(
                    "E502",
                    sentence("this deadline has passed when it is made"),
                    written.within.span,
                    sentence("give it a length above 0"),
                )
                return None
            length = self.length(written.within)
            return Shifted(Now(), length, "after") if length else None
        if written.by is None:
            return None
        due = self.moment(written.by, "last")
        if due is not None and self._already_past(due, written.by):
            return None
        return due

    def _already_past(self, due: Moment, written: syntax.Expression) -> bool:
        if not self._lies_back(due):
            return False
        self.diagnostics.add(
            "E502",
            sentence("`{}` has passed when the deadline is made", written.span.text),
            written.span,
            sentence("say a moment that is still to come: `within 24 hours`, `by 12:00 on the day before start`"),
        )
        return True

    def _lies_back(self, moment: Moment) -> bool:
        """Whether a moment is never after the event that is judged."""
        match moment:
            case Now() | Sent() | Made() | LastOf():
                return True
            case Shifted(anchor, _, "before") | ClockOn(_, WeekdayBefore(_, anchor)):
                return self._lies_back(anchor)
            case ClockOn(_, NthDay(count, _, "before", anchor)):
                return count > 0 and self._lies_back(anchor)
            case ClockOn(0, FixedDay(day)):
                return day <= self.scope.declarations.in_force_from
        return False

    def _excuse(self, what: syntax.Name) -> Excuse | None:
        if what.text == "charge":
            return Excuse("charge", "charge") if self._needs_booking(what.span, "excuse") else None
        if what.text in self.charges:
            return Excuse("account", what.text) if self._needs_booking(what.span, "excuse") else None
        kind = self.event(what)
        if kind is None:
            return None
        plural = what.text == self.scope.declarations.events[kind].plural and what.text != kind
        return Excuse("event", kind, plural)

    def _becomes(self, written: syntax.Becomes) -> Mark | None:
        if not self._subject_here(written.subject, written.span):
            return None
        since = self.moment(written.since) if written.since is not None else None
        until = self._until(written.lasting, written.until)
        if written.since is not None and since is None:
            return None
        if (written.until is not None or written.lasting is not None) and until is None:
            return None
        return Mark(written.subject, written.mark.text, since, until, written.for_ever)

    def _is_of_client(self, written: syntax.Consequence) -> bool:
        """Whether it would happen to a client; on an event of the house that is a problem, and is noted."""
        match written:
            case syntax.Verdict() | syntax.Tell() | syntax.Do() | syntax.May():
                return False
            case syntax.Becomes(subject) | syntax.NoLonger(subject) if subject == "house":
                return False
            case syntax.Record(event):
                kind = self.scope.declarations.event_named(event.text)
                if kind is None or kind.about == "house":
                    return False
        self.diagnostics.add(
            "E409",
            sentence("an event of the house belongs to no client"),
            written.span,
            sentence("mark the house, as in `house becomes closed`, and let the rules on clients' events ask for that"),
        )
        return True

    def _subject_here(self, subject: str, span: Span) -> bool:
        return self._needs_booking(span, "mark") if subject == "booking" else True

    def _needs_booking(self, span: Span, what: str) -> bool:
        if self.scope.has_booking:
            return True
        lacking = [kind.name for kind in self.scope.events if kind.about != "booking" and kind.life != "opens"]
        self.diagnostics.add("E409", sentence("{} has no booking to {}", listed(lacking, "and"), what), span)
        return False

    def _record(self, event: syntax.Name) -> Recorded | None:
        kind = self.event(event)
        if kind is None:
            return None
        declared = self.scope.declarations.events[kind]
        if declared.life == "opens":
            self.diagnostics.add("E409", sentence("a rule cannot make a {}: it opens a booking", kind), event.span)
            return None
        if declared.about == "house" and self.scope.has_client:
            self.diagnostics.add(
                "E409", sentence("a client's event cannot make a {}: it is of the house", kind), event.span
            )
            return None
        if declared.about == "booking" and not self.scope.has_booking:
            self.diagnostics.add(
                "E210", sentence("`{}` needs a booking, and not all of these events have one", kind), event.span
            )
            return None
        return Recorded(kind)

    def _say(self, words: syntax.Name) -> Say | None:
        if words.text in self.words:
            return Say(words.text)
        self.diagnostics.add(
            "E205",
            sentence("nobody wrote the words `{}`", words.text),
            words.span,
            mend(words.text, self.words, sentence("write a block `words {}`", words.text)),
        )
        return None

    def _do(self, written: syntax.Do) -> Act | None:
        if written.action.text == "nothing":
            self.diagnostics.add(
                "E409", sentence("to do nothing asks nobody for anything"), written.span, sentence("write `noted`")
            )
            return None
        arguments: list[tuple[str, Amount | Moment, Kind]] = []
        for argument in written.arguments:
            value = argument.value
            if isinstance(value, syntax.Text):
                arguments.append((argument.name.text, Literal(value.value, TEXT), TEXT))
                continue
            if isinstance(value, syntax.Name) and self.scope.fact(value.text) is not None:
                named = self.named_fact(value)
                if named is not None:
                    arguments.append((argument.name.text, named, named.kind))
                continue
            if self.is_moment(value):
                moment = self.moment(value)
                if moment is not None:
                    arguments.append((argument.name.text, moment, Kind("moment")))
                continue
            typed = self.amount(value)
            if typed is not None:
                arguments.append((argument.name.text, typed[0], typed[1]))
        return Act(written.action.text, tuple(arguments)) if len(arguments) == len(written.arguments) else None

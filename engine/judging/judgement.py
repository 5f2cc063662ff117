"""From the lines that fitted to a decision."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from engine.events.event import Value
from engine.memory.decision import (
    NOT_HAPPENED,
    Action,
    Allowed,
    Because,
    Decision,
    Due,
    EntryMade,
    Excused,
    MarkMade,
    ObligationMade,
    Reading,
    Told,
    WordsSaid,
)
from engine.memory.situation import Situation
from engine.model import (
    AtOffset,
    EndBooking,
    EventKind,
    Excuse,
    Kind,
    Literal,
    Recorded,
    Say,
    Tell,
    Unmark,
    shifted,
)
from engine.planning.placeholders import Filling
from engine.planning.plan import ActStep, EntryStep, LinePlan, MarkStep, MayStep, ObligationStep, Plan
from engine.values import money_text

_TEXT = Kind("text")


class Judgement:
    """A decision while it is made. `records` are the events that it records, to be judged after it."""

    def __init__(self, plan: Plan, kind: EventKind, situation: Situation, verdict: str) -> None:
        self.plan = plan
        self.kind = kind
        self.situation = situation
        self.verdict = verdict
        self.happened = verdict not in NOT_HAPPENED
        self.records: list[str] = []
        self.ends = kind.life == "ends" and self.happened
        self._entries: list[tuple[int, EntryMade]] = []
        self._obligations: list[ObligationMade] = []
        self._marks: list[MarkMade] = []
        self._actions: list[Action] = []
        self._tells: list[Told] = []
        self._allowed: list[Allowed] = []
        self._excused: list[Excused] = []
        self._said: str | None = None
        self._notes: dict[str, list[str]] = {}

    def decision(self, fitted: Sequence[LinePlan]) -> Decision:
        """The decision of the lines that keep their consequences, without the events that it records."""
        situation, event = self.situation, self.situation.event
        facts = [() if line.reads is None else line.reads(situation) for line in fitted]
        if self.happened:
            for owed, state, got in situation.meetings:
                self._obligations.append(
                    ObligationMade(
                        owed.id, owed.kind, owed.what, owed.amount, owed.unit, owed.due, state, got, owed.booking, False
                    )
                )
        self._make_entries(fitted)
        later = [() if line.reads_after is None else line.reads_after(situation) for line in fitted]
        for line in fitted:
            for step in line.others:
                self._take(step, line.line.id)
        if self.ends:
            self._drop_asks()
        entries = tuple(entry for _, entry in sorted(self._entries, key=_place)) if self._entries else ()
        obligations, marks = tuple(self._obligations), tuple(self._marks)
        words = None
        if self._said is not None:
            words = self._words(self._said, Filling(self.plan.house, self.kind, situation, entries, obligations, marks))
        speaks = words is not None or self._tells or self._actions
        return Decision(
            self.plan.house,
            self.kind,
            event,
            situation.booking_id,
            self.verdict,
            next((line.channel for line in fitted if line.channel is not None and self.verdict == "redirect"), None),
            entries,
            obligations,
            marks,
            (),
            tuple(self._actions),
            tuple(self._tells),
            words,
            tuple(self._allowed),
            self._assumed(fitted),
            self._amends(),
            self._not_before() if speaks else None,
            tuple(
                [
                    Because(line.rule, line.line, line.labels, first + second, tuple(self._notes.get(line.line.id, ())))
                    for line, first, second in zip(fitted, facts, later, strict=True)
                ]
            ),
            tuple(self._excused),
            (),
            self._dues(),
        )

    # --- entries -----------------------------------------------------------------------------

    def _make_entries(self, fitted: Sequence[LinePlan]) -> None:
        """Charges first; refunds and what is owed see them, and what is excused. Credits see the refunds too."""
        situation = self.situation
        if not self.happened:
            situation.take_out()
        currency = self.plan.house.currency
        charged = [(place, line, step) for line in fitted for place, step in line.charges]
        made = [(place, self._entry(step, line.line.id)) for place, line, step in charged]
        excused = [
            step.name for line in fitted for step in line.others if isinstance(step, Excuse) and step.of != "event"
        ]
        if made or excused:
            ledger = situation.ledger.copy()
            for name in excused:
                ledger.charges.pop("" if name == "charge" else name, None)
            for _, entry in made:
                if entry.unit == currency:
                    ledger.charge(entry.account or "", entry.amount)
                else:
                    situation.own_units[entry.unit] = situation.own_units.get(entry.unit, 0) + entry.amount
            situation.ledger = ledger
        situation.left = situation.ledger.rest
        for line in fitted:
            for place, step in line.refunds:
                refund = self._entry(step, line.line.id)
                made.append((place, refund))
                situation.left -= refund.amount
        for line in fitted:
            made.extend([(place, self._entry(step, line.line.id)) for place, step in line.credits])
        self._entries = made

    def _entry(self, step: EntryStep, line: str) -> EntryMade:
        entry, situation = step.entry, self.situation
        exact = step.amount(situation)
        amount = max(0, exact or 0)
        if exact is None or exact < 0:
            why = "a fact it needs is not given" if exact is None else f"it came to {money_text(exact, entry.unit)}"
            self._note(line, f"the {entry.kind} became {money_text(0, entry.unit)}: {why}")
        if entry.kind == "refund" and amount > situation.left:
            wanted, left = money_text(amount, entry.unit), money_text(situation.left, entry.unit)
            self._note(line, f"the refund of {wanted} became {left}: no more was paid and not used")
            amount = situation.left
        until = None if step.until is None else step.until(situation)
        kept = min(amount, situation.left) if step.keeps else 0
        return EntryMade(entry.slot, entry.kind, entry.account, amount, entry.unit, line, until, kept)

    def _note(self, line: str, sentence: str) -> None:
        self._notes.setdefault(line, []).append(sentence)

    # --- other consequences ------------------------------------------------------------------

    def _take(self, step: object, line: str) -> None:
        situation = self.situation
        match step:
            case ObligationStep():
                self._oblige(step)
            case MarkStep(mark, since, until):
                begin = None if since is None else since(situation)
                end = None if until is None else until(situation)
                self._marks.append(MarkMade(mark.subject, mark.name, situation.now if begin is None else begin, end))
            case Unmark(subject, name):
                self._marks.append(MarkMade(subject, name, None, situation.now, True))
            case EndBooking():
                self.ends = True
                self._marks.append(MarkMade("booking", "ended", situation.now, None))
            case Recorded(event):
                self.records.append(event)
            case Say(words):
                self._said = self._said or words
            case Tell(role, text):
                self._tells.append(Told(role, text))
            case ActStep(act, values):
                arguments: list[Reading] = [
                    (name, kind, value(situation)) for (name, _, kind), value in zip(act.arguments, values, strict=True)
                ]
                self._actions.append(Action(act.action, tuple(arguments)))
            case MayStep(may):
                self._allowed.append(Allowed(may.text, line))
            case Excuse():
                self._excuse(step)

    def _oblige(self, step: ObligationStep) -> None:
        situation, obligation = self.situation, step.obligation
        due = step.due(situation)
        notes: tuple[str, ...] = ()
        if due is None:
            due, notes = situation.now, ("the deadline cannot be worked out, so it is due now",)
        elif due < situation.now:
            due, notes = situation.now, ("the deadline was past when it was made, so it is due now",)
        amount = None if step.amount is None else step.amount(situation)
        anchors = tuple(anchor(situation) for anchor in step.anchors)
        known = tuple(anchor for anchor in anchors if anchor is not None)
        self._obligations.append(
            ObligationMade(
                f"{situation.event.id}/{obligation.what}",
                obligation.kind,
                obligation.what,
                None if amount is None else max(0, amount),
                obligation.unit,
                due,
                "open",
                0,
                situation.booking_id,
                True,
                obligation.due,
                known if len(known) == len(anchors) else (),
                notes,
            )
        )

    def _excuse(self, excuse: Excuse) -> None:
        situation, record = self.situation, self.situation.record
        if excuse.of != "event":
            account = "" if excuse.of == "charge" else excuse.name
            amount = situation.ledger_before.charges.get(account, 0)
            if amount:
                self._excused.append(Excused("charge", f"charge.{account}" if account else "charge", amount))
            return
        owing = record.obligations(excuse.name, situation.booking_id)
        dropped = [owed for owed in owing if self._state(owed.id, owed.state) == "open"]
        for owed in dropped if excuse.plural else dropped[:1]:
            self._drop(owed.id)
        if not dropped:
            of_booking = self.plan.house.events[excuse.name].about == "booking" and situation.booking_id is not None
            known = record.count_of(excuse.name, situation.booking_id) if of_booking else record.count(excuse.name)
            past = known + (self.happened and excuse.name == self.kind.name)
            if past:
                self._excused.append(Excused("event", excuse.name, past if excuse.plural else 1))

    def _state(self, obligation: str, state: str) -> str:
        """How an obligation stands after what was decided so far."""
        return next((made.state for made in self._obligations if made.id == obligation), state)

    def _drop(self, obligation: str) -> None:
        owed = self.situation.record.owed[obligation]
        got = next((made.got for made in self._obligations if made.id == obligation), owed.got)
        dropped = ObligationMade(
            owed.id, owed.kind, owed.what, owed.amount, owed.unit, owed.due, "dropped", got, owed.booking, False
        )
        self._obligations = [made for made in self._obligations if made.id != obligation]
        self._obligations.append(dropped)

    def _drop_asks(self) -> None:
        """What the client of an ending booking was asked before and still owes is dropped, overdue or not; what this
        event asks stands."""
        situation = self.situation
        if situation.booking is None or situation.booking.end_at(situation.now) is not None:
            return
        for owed in situation.record.asks_of(situation.booking.id):
            if self._state(owed.id, owed.state) in ("open", "overdue"):
                self._drop(owed.id)

    # --- words and time ----------------------------------------------------------------------

    def _words(self, name: str, filling: Filling) -> WordsSaid:
        plan, situation = self.plan, self.situation
        words = plan.words[name]
        wanted = situation.record.known("language", situation.event)
        languages = [one for one in plan.house.languages if one in words.languages] or list(words.languages)
        language = wanted if isinstance(wanted, str) and wanted in languages else languages[0]
        return WordsSaid(name, language, filling.readings(words.placeholders))

    def _not_before(self) -> int | None:
        within = self.plan.house.sends_within
        if within is None:
            return None
        calendar = self.plan.house.calendars[within]
        return None if calendar.is_open(self.situation.now) else calendar.next_opening(self.situation.now)

    def _assumed(self, fitted: Sequence[LinePlan]) -> tuple[Reading, ...]:
        """The event's facts that were not given, and those of its booking that the lines read."""
        situation, event = self.situation, self.situation.event
        found: list[Reading] = []
        for name in dict.fromkeys(name for line in fitted for name in line.client_defaults):
            if situation.record.known(name, event) is None:
                fact = self.plan.house.client_facts[name]
                assert isinstance(fact.default, Literal)
                assert not isinstance(fact.default.value, Fraction)
                found.append((f"client.{name}", fact.kind, fact.default.value))
        if not event.assumed and (situation.booking is None or not situation.booking.assumed):
            return tuple(found)
        own = self.kind.fields
        found.extend((name, own[name].kind, event.fields[name]) for name in event.assumed if name in own)
        booking = situation.booking
        if booking is not None and booking.assumed:
            declared = self.plan.house.events[booking.kind].fields
            assumed = (
                name
                for name in booking.assumed
                if name not in event.fields and any(name in line.booking_facts for line in fitted)
            )
            found.extend((name, declared[name].kind, booking.fields[name]) for name in assumed)
        return tuple(found)

    def _amends(self) -> str | None:
        """The decision that an event of the house names, as `used` and `override` do."""
        amended = self.situation.fields.get("decision") if self.kind.by == "house" else None
        return amended if isinstance(amended, str) else None

    def _dues(self) -> tuple[Due, ...]:
        """The coming moments of a booking that this event opens or changes."""
        if self.kind.life not in ("opens", "changes") or not self.happened:
            return ()
        situation = self.situation
        booking = situation.booking_id
        if booking is None:
            return ()
        fields: Mapping[str, Value] = situation.known
        if self.kind.life == "changes":
            changed = {name: situation.fields.get(name) for name in self.kind.changes}
            fields = {**fields, **{name: value for name, value in changed.items() if value is not None}}
        return booking_dues(self.plan, booking, fields, situation.now)


def booking_dues(plan: Plan, booking: str, fields: Mapping[str, Value], since: int) -> tuple[Due, ...]:
    """What will happen by itself to a booking with such facts, made or changed at `since`."""
    dues = []
    for kind in plan.moments:
        at = offset_of(plan, kind.cause, fields)
        if at is not None and at >= since:
            dues.append(Due(at, f"{booking}/{kind.name}", "moment", booking, kind.name))
    end = offset_of(plan, plan.house.booking_life, fields)
    if end is not None:
        dues.append(Due(max(end, since), f"{booking}/end", "end", booking, "end"))
    return tuple(dues)


def offset_of(plan: Plan, cause: object, fields: Mapping[str, Value]) -> int | None:
    """The moment that lies so far from a moment of a booking; None where the booking does not have it."""
    if not isinstance(cause, AtOffset):
        return None
    moment = fields.get(cause.fact)
    return shifted(plan.house, moment, cause.length, cause.direction) if isinstance(moment, int) else None


def _place(item: tuple[int, EntryMade]) -> int:
    return item[0]

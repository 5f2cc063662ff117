"""From the lines that fitted to a decision."""

from collections.abc import Iterable, Mapping, Sequence

from engine.memory.decision import (
    Action,
    Because,
    Decision,
    EntryMade,
    Excused,
    MarkMade,
    ObligationMade,
    Own,
    Reading,
    WordsSaid,
)
from engine.memory.situation import Meeting, Situation
from engine.model import (
    EndBooking,
    Excuse,
    Unmark,
)
from engine.planning.form import Form, assumed_of
from engine.planning.line_plan import ActStep, EntryStep, LinePlan, MarkStep, ObligationStep, Step
from engine.planning.placeholders import Filling
from engine.planning.plan import KindPlan, Plan
from engine.values import money_text


class Judgement:
    """A decision while it is made: the situation, the form of the answer, and what is worked out of both."""

    _obligations: tuple[ObligationMade, ...] = ()
    _marks: tuple[MarkMade, ...] = ()
    _actions: tuple[Action, ...] = ()
    _excused: tuple[Excused, ...] = ()
    _notes: Mapping[str, tuple[str, ...]] = {}

    def __init__(self, plan: Plan, kind_plan: KindPlan, situation: Situation, form: Form) -> None:
        self.plan = plan
        self.kind_plan = kind_plan
        self.situation = situation
        self.form = form
        self.ends = form.ends

    def decision(self) -> Decision:
        """The decision of the lines that keep their consequences, without the events that it records."""
        plan, situation, form = self.plan, self.situation, self.form
        kind = self.kind_plan.kind
        event = situation.event
        because = form.because
        facts: Sequence[tuple[Reading, ...]] = ()
        later: Sequence[tuple[Reading, ...]] = ()
        if because is None:
            facts = [() if line.reads is None else line.reads(situation) for line in form.fitted]
        if situation.meetings and form.happened:
            self._meet(situation.meetings)
        entries = self._make_entries() if form.has_entries else ()
        if because is None:
            later = [() if line.reads_after is None else line.reads_after(situation) for line in form.fitted]
        for step in form.steps:
            self._take(step)
        if self.ends:
            self._drop_asks()
        obligations, marks = self._obligations, self._marks
        words = self._words(form.said, entries, obligations, marks) if form.said is not None else None
        if because is None:
            because = tuple(
                [
                    Because(line.rule, line.line, first + second, self._notes_on(line))
                    for line, first, second in zip(form.fitted, facts, later, strict=True)
                ]
            )
        elif self._notes:
            because = tuple([Because(line.rule, line.line, (), self._notes_on(line)) for line in form.fitted])
        speaks = words is not None or form.tells or self._actions
        own = Own(
            situation.booking_id,
            because,
            entries,
            self._assumed(),
            words,
            form.tells,
            plan.dues_of(kind, situation) if kind.life is not None and form.happened else (),
            obligations,
            marks,
            (),
            self._actions,
            form.allowed,
            self._amends() if kind.by == "house" else None,
            self._not_before(plan.house.sends_within) if speaks and plan.house.sends_within is not None else None,
            self._excused,
        )
        return Decision(event, form.common, own)

    def _notes_on(self, line: LinePlan) -> tuple[str, ...]:
        return self._notes.get(line.line.id, ()) if self._notes else ()

    def _meet(self, meetings: Iterable[Meeting]) -> None:
        for owed, state, got in meetings:
            self._obligations += (
                ObligationMade(
                    owed.id, owed.kind, owed.what, owed.amount, owed.unit, owed.due, state, got, owed.booking, False
                ),
            )

    # --- entries -----------------------------------------------------------------------------

    def _make_entries(self) -> tuple[EntryMade, ...]:
        """Charges first; refunds and what is owed see them, and what is excused. Credits see the refunds too."""
        situation, form = self.situation, self.form
        if not form.happened:
            situation.take_out()
        currency = self.plan.house.currency
        made = [(place, self._entry(step, line)) for place, line, step in form.charges]
        if not form.weighs:
            made.sort(key=_place)
            return tuple([entry for _, entry in made])
        if made or form.excuses:
            ledger = situation.ledger.copy()
            for name in form.excuses:
                ledger.drop("" if name == "charge" else name)
            units: dict[str, int] = {}
            for _, entry in made:
                if entry.unit == currency:
                    ledger.charge(entry.account or "", entry.amount)
                else:
                    units[entry.unit] = units.get(entry.unit, 0) + entry.amount
            situation.ledger = ledger
            situation.own_units = units
        situation.left = situation.ledger.rest
        for place, line, step in form.refunds:
            refund = self._entry(step, line)
            made.append((place, refund))
            situation.left -= refund.amount
        for place, line, step in form.credits:
            made.append((place, self._entry(step, line)))
        if len(made) > 1:
            made.sort(key=_place)
        return tuple([entry for _, entry in made])

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
        self._notes = {**self._notes, line: (*self._notes.get(line, ()), sentence)}

    # --- other consequences ------------------------------------------------------------------

    def _take(self, step: Step) -> None:
        situation = self.situation
        match step:
            case ObligationStep():
                self._oblige(step)
            case MarkStep(mark, since, until):
                begin = None if since is None else since(situation)
                end = None if until is None else until(situation)
                self._marks += (MarkMade(mark.subject, mark.name, situation.now if begin is None else begin, end),)
            case Unmark(subject, name):
                self._marks += (MarkMade(subject, name, None, situation.now, True),)
            case EndBooking():
                self.ends = True
                self._marks += (MarkMade("booking", "ended", situation.now, None),)
            case ActStep(act, values):
                arguments: list[Reading] = [
                    (name, kind, value(situation)) for (name, _, kind), value in zip(act.arguments, values, strict=True)
                ]
                self._actions += (Action(act.action, tuple(arguments)),)
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
        self._obligations += (
            ObligationMade(
                self._name_of(obligation.what),
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
            ),
        )

    def _name_of(self, what: str) -> str:
        """The id of an obligation that this event makes. Another source may have an event of the same id."""
        event = self.situation.event
        name = f"{event.id}/{what}"
        return f"{event.source}/{name}" if name in self.situation.record.owed else name

    def _excuse(self, excuse: Excuse) -> None:
        situation, record = self.situation, self.situation.record
        if excuse.of != "event":
            account = "" if excuse.of == "charge" else excuse.name
            amount = situation.ledger_before.charges.get(account, 0)
            if amount:
                self._excused += (Excused("charge", f"charge.{account}" if account else "charge", amount),)
            return
        owing = record.obligations(excuse.name, situation.booking_id)
        dropped = [owed for owed in owing if self._state(owed.id, owed.state) == "open"]
        for owed in dropped if excuse.plural else dropped[:1]:
            self._drop(owed.id)
        if not dropped:
            of_booking = self.plan.house.events[excuse.name].about == "booking" and situation.booking_id is not None
            known = record.count_of(excuse.name, situation.booking_id) if of_booking else record.count(excuse.name)
            past = known + (self.form.happened and excuse.name == self.kind_plan.kind.name)
            if past:
                self._excused += (Excused("event", excuse.name, past if excuse.plural else 1),)

    def _state(self, obligation: str, state: str) -> str:
        """How an obligation stands after what was decided so far."""
        return next((made.state for made in self._obligations if made.id == obligation), state)

    def _drop(self, obligation: str) -> None:
        owed = self.situation.record.owed[obligation]
        got = next((made.got for made in self._obligations if made.id == obligation), owed.got)
        dropped = ObligationMade(
            owed.id, owed.kind, owed.what, owed.amount, owed.unit, owed.due, "dropped", got, owed.booking, False
        )
        self._obligations = (*(made for made in self._obligations if made.id != obligation), dropped)

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

    def _words(
        self,
        name: str,
        entries: tuple[EntryMade, ...],
        obligations: tuple[ObligationMade, ...],
        marks: tuple[MarkMade, ...],
    ) -> WordsSaid:
        plan, situation = self.plan, self.situation
        languages = plan.words[name].languages
        wanted = situation.record.known("language", situation.event)
        language = wanted if isinstance(wanted, str) and wanted in languages else languages[0]
        filling: Filling | None = None
        values: list[Reading] = []
        for place in self.kind_plan.places[name]:
            if place.read is not None and (not place.of_booking or situation.booking is not None):
                values.append((place.name, place.kind, place.read(situation)))
                continue
            filling = filling or Filling(plan.house, situation, entries, obligations, marks)
            values.append((place.name, *filling.value(place.name)))
        return WordsSaid(name, language, tuple(values))

    def _not_before(self, within: str) -> int | None:
        calendar = self.plan.house.calendars[within]
        return None if calendar.is_open(self.situation.now) else calendar.next_opening(self.situation.now)

    def _assumed(self) -> tuple[Reading, ...]:
        """The event's facts that were not given, and those of its booking that the lines read."""
        situation, form = self.situation, self.form
        event, booking = situation.event, situation.booking
        if not (form.client_defaults or event.assumed or (booking is not None and booking.assumed)):
            return ()
        return assumed_of(form, event, booking, situation.record)

    def _amends(self) -> str | None:
        """The decision that an event of the house names, as `used` and `override` do."""
        amended = self.situation.fields.get("decision")
        return amended if isinstance(amended, str) else None


def _place(item: tuple[int, EntryMade]) -> int:
    return item[0]

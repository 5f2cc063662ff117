"""One event, judged: `decide(plan, record, event)`. Pure: it reads no clock and changes no record."""

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from engine.events.event import Event
from engine.events.event_defaults import with_defaults
from engine.judging.allowance import NotAllowed, Use, use_of, used
from engine.judging.free_until import FREE_UNTIL, free_until
from engine.judging.judgement import Judgement
from engine.memory.booking import Booking
from engine.memory.decision import USED, Common, Decision, Own, Used
from engine.memory.owed import Owed
from engine.memory.record import Record
from engine.memory.situation import Meeting, Situation
from engine.model import EventKind, OverdueOf
from engine.nearest import listed
from engine.planning.form import Form
from engine.planning.plan import KindPlan, Plan
from engine.time.moments import moment_text
from grammar.sentence import sentence

_OFTEN = 3
"""The time at which a form comes often."""


class EventRefused(Struct, frozen=True):
    """Why an event cannot be judged: a code of `grammar.codes.CODES`, a sentence, the mend.

    `always`: whatever else were known.
    """

    event: Event
    code: str
    message: str
    help: str | None = None
    always: bool = False


def decide(plan: Plan, record: Record, event: Event) -> Decision | EventRefused:
    """The decision on one event; the record stays as it is.

    Refused with E802 is an event of a kind the house does not know, with E806 one on a booking that is ended or
    unknown (or that opens one that is known), with E803 one that lacks a fact which the rules on it read, with E809
    one that uses what was not allowed, with E810 one that corrects another.
    """
    decide_at_once = plan.at_once.get(event.kind)
    if decide_at_once is not None:
        decision = decide_at_once(record, event)
        if decision is not None:
            return decision
    return decide_at_length(plan, record, event)


def decide_at_length(plan: Plan, record: Record, event: Event) -> Decision | EventRefused:
    """`decide` for an event whose answer `Plan.at_once` does not give."""
    kind_plan = plan.kinds.get(event.kind)
    if event.corrects is not None:
        message = sentence("`{}` corrects `{}`, and only what is in a book can be corrected", event.id, event.corrects)
        return EventRefused(event, "E810", message, sentence("take it with `evenhand take`"))
    if kind_plan is None:
        return EventRefused(event, "E802", sentence("this house knows no event `{}`", event.kind), always=True)
    return _decided(plan, kind_plan, record, event, by_itself=kind_plan.kind.cause is not None)


def _decided(plan: Plan, kind_plan: KindPlan, record: Record, event: Event, by_itself: bool) -> Decision | EventRefused:
    """`by_itself`: nobody sent it, so it may come after its booking ended."""
    kind = kind_plan.kind
    booking = record.bookings.get(event.booking) if event.booking is not None else None
    if kind.life == "opens":
        if booking is not None or (event.booking is None and event.id in record.bookings):
            return EventRefused(
                event, "E806", sentence("the booking `{}` has been made already", event.booking or event.id)
            )
    elif kind.about == "booking" and not by_itself and (booking is None or booking.end_at(event.at) is not None):
        problem = _booking_problem(plan, kind, booking, event)
        if problem is not None:
            return problem
    use: Use | None = None
    if event.kind == USED and not by_itself:
        found = use_of(event, record)
        if isinstance(found, NotAllowed):
            return EventRefused(event, "E809", found.message, found.help)
        use, event = found, replace(event, booking=found.allowance.booking)
    if use is not None and event.booking is not None:
        booking = record.bookings.get(event.booking)
    meetings = _meetings(kind, record, event) if record.owed else ()
    situation = Situation(kind, record, event, booking, meetings)
    if not kind_plan.is_whole(situation):
        return _lack(kind_plan, situation)
    fitted = kind_plan.judge(situation)
    answer = kind_plan.answers.get(fitted)
    if answer is not None and use is None:
        decided = answer(situation)
        if decided is not None:
            return decided
        situation = Situation(kind, record, event, booking, meetings)
    form = kind_plan.form(fitted)
    if form.uses < _OFTEN:
        form.uses += 1
        if form.uses == _OFTEN:
            _write_answer(plan, kind_plan, form, fitted)
    decision = Judgement(plan, kind_plan, situation, form).decision()
    records: Sequence[str] = form.records
    if use is not None and form.happened:
        done, what, more = used(plan, record, event, use)
        decision, records = _with_use(decision, done, what), [*records, *more]
    if records:
        decision = _with_recorded(plan, record, decision, records)
    if form.said is not None and any(place.is_foreseen for place in kind_plan.places[form.said]):
        decision = _with_free_until(plan, record, decision)
    return decision


def _write_answer(plan: Plan, kind_plan: KindPlan, form: Form, fitted: tuple[int, ...]) -> None:
    """Prepares the answers of a form that comes often, and their lines."""
    # A single question has no use for them.
    from engine.planning.answer_from_form import answer_from_form, own_from_form
    from engine.planning.line_from_form import line_from_form, line_of_event_from_form

    force_setattr(form.common, "write", line_from_form(plan, kind_plan, form))
    answer = answer_from_form(plan, kind_plan, form)
    if answer is not None:
        kind_plan.answers[fitted] = answer
    if kind_plan.decide is not None:
        common: Common | None = None
        if form.of_event:
            own_of = own_from_form(plan, kind_plan, form, partial(_own_of, plan, kind_plan, form))
            line_of_event = line_of_event_from_form(plan, kind_plan, form)
            common = replace(form.common, own_of=own_of, write_unread=line_of_event)
        kind_plan.commons[fitted if len(fitted) != 1 else fitted[0]] = common


def _own_of(plan: Plan, kind_plan: KindPlan, form: Form, event: Event) -> Own:
    """What a decision has for itself that follows from the event alone: the same whatever is known of the client."""
    situation = Situation(kind_plan.kind, Record(event.client), event, None, ())
    return Judgement(plan, kind_plan, situation, form).decision().own


def _with_use(decision: Decision, done: Decision, what: Used) -> Decision:
    """The decision on an event `used`, with what the use did after what the rules on it say."""
    return decision.but(
        entries=decision.entries + done.entries,
        obligations=decision.obligations + done.obligations,
        marks=decision.marks + done.marks,
        actions=decision.actions + done.actions,
        tells=decision.tells + done.tells,
        words=decision.words or done.words,
        allowed=decision.allowed + done.allowed,
        not_before=decision.not_before if done.not_before is None else done.not_before,
        because=decision.because + done.because,
        excused=decision.excused + done.excused,
        amends=what.of,
        used=what,
    )


def noted(plan: Plan, record: Record, event: Event, notes: tuple[str, ...] = ()) -> Decision:
    """An event taken as a fact: it has happened, and no rule is asked. `notes` say why, where that was not meant."""
    kind_plan = plan.as_fact(event.kind)
    situation = situation_of(kind_plan.kind, record, event)
    decision = Judgement(plan, kind_plan, situation, kind_plan.form(())).decision()
    return decision.but(notes=notes) if notes else decision


def situation_of(kind: EventKind, record: Record, event: Event) -> Situation:
    """What the rules on an event see before they are asked."""
    booking = record.bookings.get(event.booking) if event.booking is not None else None
    return Situation(kind, record, event, booking, _meetings(kind, record, event))


def _booking_problem(plan: Plan, kind: EventKind, booking: Booking | None, event: Event) -> EventRefused | None:
    if event.booking is None:
        message = sentence("`{}` lacks `booking`", kind.name)
        return EventRefused(event, "E803", message, sentence("say which booking it is about"), always=True)
    if booking is None:
        message = sentence("the booking `{}` is not known", event.booking)
        return EventRefused(
            event, "E806", message, sentence("a {} comes after the event that made its booking", kind.name)
        )
    ended = booking.end_at(event.at)
    if ended is None or kind.after_end:
        return None
    what, when = ended
    at = moment_text(when, plan.house.zone)
    message = (
        sentence("the booking `{}` has ended: it was over on {}", event.booking, at)
        if what == "time"
        else sentence("the booking `{}` has ended: `{}` ended it on {}", event.booking, what, at)
    )
    return EventRefused(event, "E806", message)


def _lack(kind_plan: KindPlan, situation: Situation) -> EventRefused:
    """The refusal for facts that the rules on this event cannot do without, and that are not there."""
    fields, known = situation.fields, situation.known
    standing = {name for name in kind_plan.kind.changes if known.get(name) is not None}
    missing = [name for name in kind_plan.needs if fields.get(name) is None and name not in standing]
    always = any(name not in kind_plan.kind.changes for name in missing)
    missing += [name for name in kind_plan.booking_needs if known.get(name) is None and name not in missing]
    event, kind = situation.event, kind_plan.kind.name
    missing += [f"client.{name}" for name in kind_plan.client_needs if situation.record.known(name, event) is None]
    lacking = listed(missing, "and")
    if all(name in kind_plan.booking_needs for name in missing) and situation.booking is not None:
        booking = situation.booking_id
        message = sentence("the booking `{}` lacks {}, which the rules on `{}` read", booking, lacking, kind)
    else:
        message = sentence("`{}` lacks {}, which the rules on `{}` read", kind, lacking, kind)
    return EventRefused(event, "E803", message, always=always)


def _meetings(kind: EventKind, record: Record, event: Event) -> tuple[Meeting, ...]:
    """The obligation that the event meets, or makes overdue, and how it then stands; with it, those it renews."""
    if not record.owed:
        return ()
    if isinstance(kind.cause, OverdueOf):
        overdue = record.owed.get(event.re or "")
        return () if overdue is None else ((overdue, "overdue", overdue.got),)
    owed = _owed_by(kind, record, event)
    if owed is None:
        return ()
    renewed = _renewed(record, owed)
    owed = next((one for one in renewed if one.state == "open"), owed)
    brought = event.fields.get(kind.pays or "amount")
    got = owed.got + (brought if isinstance(brought, int) else 0)
    if owed.amount is not None and got < owed.amount:
        return () if got == owed.got else ((owed, owed.state, got),)
    others = [(one, "late", one.got) for one in renewed if one is not owed and one.state == "overdue"]
    return ((owed, "met" if owed.state == "open" else "late", got), *others)


def _owed_by(kind: EventKind, record: Record, event: Event) -> Owed | None:
    """The obligation that `re` names, else the oldest open one of that name and debtor, else the oldest overdue one.

    An event on a booking meets only those of its booking.
    """
    debtor = "ask" if kind.by == "client" else "promise"
    owing = [owed for owed in record.owed.values() if owed.what == kind.name and owed.kind == debtor]
    if event.re is not None:
        for owed in owing:
            if event.re in (owed.id, owed.event.id):
                return owed
    if event.booking is not None:
        owing = [owed for owed in owing if owed.booking == event.booking]
    is_open = [owed for owed in owing if owed.state == "open"]
    return next(iter(is_open or owing), None)


def _renewed(record: Record, owed: Owed) -> list[Owed]:
    """An obligation with those that it renews and that renew it: each was made when the one before was overdue."""
    overdue = f"overdue {owed.what}"
    again = {one.event.re: one for one in record.owed.values() if (one.what, one.event.kind) == (owed.what, overdue)}
    chain = [owed]
    while chain[0].event.kind == overdue and (before := record.owed.get(chain[0].event.re or "")) is not None:
        chain.insert(0, before)
    while (after := again.get(chain[-1].id)) is not None:
        chain.append(after)
    return chain


def _with_recorded(plan: Plan, record: Record, decision: Decision, records: Sequence[str]) -> Decision:
    """The decision with those on the events that it records, each judged after what came before it.

    They come in the order in which the house declares them, so that the order of rules does not matter.
    """
    ahead = record.fork()
    ahead.apply(decision)
    children = []
    for name in sorted(records, key=list(plan.kinds).index):
        kind = plan.kinds[name].kind
        if kind.about == "booking" and decision.booking not in ahead.bookings:
            # A booking that was declined has no events.
            continue
        event = _child(plan, decision, name)
        child = _decided(plan, plan.kinds[name], ahead, event, by_itself=True)
        if isinstance(child, EventRefused):
            child = noted(plan, ahead, event, (f"not judged: {child.message}",))
        ahead.apply(child)
        children.append(child)
    return decision.but(recorded=tuple(children))


def _with_free_until(plan: Plan, record: Record, decision: Decision) -> Decision:
    """The decision whose words say until when cancelling costs nothing, as things stand after it."""
    words = decision.words
    assert words is not None
    ahead = record.fork()
    ahead.apply(decision)
    until = free_until(plan.house, ahead, decision, lambda event: decide(plan, ahead, event))
    values = tuple((name, kind, until if name == FREE_UNTIL else value) for name, kind, value in words.values)
    return Decision(decision.event, decision.common, replace(decision.own, words=replace(words, values=values)))


def _child(plan: Plan, parent: Decision, name: str) -> Event:
    """The event that a decision records: the same moment, client and booking, and the facts both have."""
    event, kind = parent.event if parent.used is None else parent.used.event, plan.kinds[name].kind
    given = {fact: value for fact, value in event.fields.items() if fact in kind.fields and value is not None}
    fields, assumed = with_defaults(kind, given, plan.house, event.at, event.sent)
    return Event(
        f"{event.id}/{name}", name, event.at, event.client, parent.booking, fields, assumed, event.sent, event.source,
        event.id, {},
    )  # fmt: skip

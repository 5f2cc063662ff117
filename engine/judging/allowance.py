"""What a decision allowed, used by an event `used` that names it."""

from msgspec import Struct
from msgspec.structs import replace

from engine.events.event import Event
from engine.judging.judgement import Judgement
from engine.memory.allowance import Allowance
from engine.memory.decision import USED, Decision, Used
from engine.memory.record import Record
from engine.memory.situation import Situation
from engine.planning.form import form_from_lines
from engine.planning.line_plan import EntryStep, LinePlan, MayStep, ObligationStep, Step
from engine.planning.plan import Plan
from grammar.sentence import sentence


class Use(Struct, frozen=True):
    """What is used: the allowance, and the place of what is used among all that the decision allowed."""

    allowance: Allowance
    place: int


class NotAllowed(Struct, frozen=True):
    """Why an event `used` uses nothing: one sentence, and the mend."""

    message: str
    help: str


def allowance_of(event: Event, record: Record) -> tuple[Allowance | None, str]:
    """The allowance that an event `used` names, with what stands after its name; None where it names none.

    It is named by the id of the event decided, and `e-7/2` is the second thing that the decision on `e-7` allowed.
    """
    name = event.fields.get("decision") if event.kind == USED else None
    if not isinstance(name, str) or not record.allowed:
        return None, ""
    if name in record.allowed:
        return record.allowed[name], ""
    head, _, place = name.rpartition("/")
    return record.allowed.get(head), place


def use_of(event: Event, record: Record) -> Use | NotAllowed:
    """What an event `used` uses."""
    allowance, written = allowance_of(event, record)
    name = event.fields.get("decision")
    if allowance is None:
        return NotAllowed(
            sentence("the decision on `{}` allowed this client nothing that is not used yet", name),
            sentence("name under `decision` the id of the event whose decision has it under `allowed`"),
        )
    left = {str(place): place for place in allowance.left}
    if not written and len(left) == 1:
        return Use(allowance, allowance.left[0])
    if written in left:
        return Use(allowance, left[written])
    of = allowance.event.id
    choices = ", ".join(f"`{of}/{place}` ({allowance.allowed[place - 1].text})" for place in allowance.left)
    if written:
        return NotAllowed(
            sentence("the decision on `{}` has no `{}` to use", of, written), sentence("there is {}", choices)
        )
    return NotAllowed(sentence("the decision on `{}` allowed several things", of), sentence("say which: {}", choices))


def used(plan: Plan, record: Record, event: Event, use: Use) -> tuple[Decision, Used, tuple[str, ...]]:
    """What the use does, as a decision on the event that was decided, with the events that it records.

    An amount is that of the moment decided, on what is known now; a deadline counts from the use.
    """
    allowance = use.allowance
    decided = allowance.event
    now = replace(decided, id=event.id, at=event.at, sent=event.sent, source=event.source, re=None, told={})
    kind_plan = plan.kinds[decided.kind]
    # The event itself happened long ago: its booking neither begins nor ends by the use, nor is anything paid.
    kind = replace(kind_plan.kind, life=None, pays=None)
    booking = record.bookings.get(allowance.booking) if allowance.booking is not None else None
    then, situation = (Situation(kind, record, one, booking, ()) for one in (decided, now))
    then.itself = situation.itself = 0
    line, step = [
        (line, step.step)
        for name in dict.fromkeys(allowed.line for allowed in allowance.allowed)
        for line in kind_plan.lines
        if line.line.id == name
        for step in line.others
        if isinstance(step, MayStep)
    ][use.place - 1]
    form = form_from_lines(plan.house, kind, [_only(line, step, then)])
    decision = Judgement(plan, replace(kind_plan, kind=kind), situation, form).decision()
    return decision, Used(decided.id, use.place, now), form.records


def _only(line: LinePlan, step: Step | None, then: Situation) -> LinePlan:
    """The line with nothing but one step, whose amount is worked out for the moment decided."""
    made: dict[str, tuple[tuple[int, EntryStep], ...]] = {"charge": (), "refund": (), "credit": ()}
    others: tuple[Step, ...] = ()
    match step:
        case EntryStep():
            amount = step.amount(then)
            made[step.entry.kind] = ((0, replace(step, amount=lambda _: amount)),)
        case ObligationStep() if step.amount is not None:
            owed = step.amount(then)
            others = (replace(step, amount=lambda _: owed),)
        case None:
            pass
        case _:
            others = (step,)
    return replace(
        line,
        verdict=0,
        channel=None,
        charges=made["charge"],
        refunds=made["refund"],
        credits=made["credit"],
        others=others,
        booking_facts=frozenset(),
        client_defaults=(),
        labels=(),
        reads=None,
        reads_after=None,
    )

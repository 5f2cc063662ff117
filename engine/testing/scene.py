"""What is the case in a scenario: the house, the moment, the clients, and what was answered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import define, field
from msgspec.structs import replace

from engine.events.event import Event
from engine.events.event_from_json import EventReader
from engine.judging.advance import advance, judge_due, next_due
from engine.judging.decide import EventRefused, decide, noted
from engine.judging.timeline import Timeline
from engine.memory.decision import Common, Decision, EntryMade, MarkMade, Own
from engine.memory.record import HouseRecord, Record
from engine.model import EventKind, Field, House
from engine.nearest import listed, nearest
from engine.planning.plan import Plan
from engine.telling.plain_text import plain_moment
from engine.testing.below_step import Table, facts_of_table
from engine.testing.client import Client
from engine.testing.past import GIVEN, Asked, Past, Standing
from engine.testing.said import moment_said, money_by_code, money_said
from engine.testing.spoken_phrases import Spoken
from engine.testing.spoken_types import parameter_types
from engine.testing.step_problem import cannot, fitting
from engine.time.days import weekday_of
from engine.time.moments import DAY, moment_text
from grammar.names import names

_SOMEBODY = "the client"
_PRONOUNS = ("she", "he", "they", "her", "him", "them", "the client")
_WEDNESDAY = 2
_SETTLED = 31


@define
class Scene:
    """What the steps of one scenario share.

    `now` is None until something says what moment it is. `past` and `standing` wait for that; `past` is then taken as
    facts that nobody judges. `answers` are the decisions since the last block of When steps began, `asked` is the
    latest event that somebody sent, `refusal` why the latest event could not be judged.
    """

    folder: Path
    root: Path
    plans: list[Plan] = field(factory=list)
    now: int | None = None
    past: list[Past] = field(factory=list)
    standing: list[Standing] = field(factory=list)
    house_record: HouseRecord = field(factory=HouseRecord)
    clients: dict[str, Client] = field(factory=dict)
    current: Client | None = None
    answers: list[Decision] = field(factory=list)
    refusal: EventRefused | None = None
    asked: Asked | None = None
    _began: bool = False
    _events: int = 0
    _timeline: Timeline | None = None

    # --- the house ---------------------------------------------------------------------------

    @property
    def timeline(self) -> Timeline:
        """The versions of the house that the scenario names."""
        if not self.plans:
            raise cannot("no house is named", "begin with `Given the house rules of salon.house`")
        if self._timeline is None or len(self._timeline.plans) != len(self.plans):
            plans = sorted(self.plans, key=lambda plan: plan.house.in_force_from)
            names = sorted({plan.house.name for plan in plans})
            if len(names) > 1:
                help = "a scenario is about one house; the versions of a house have the same name"
                raise cannot(f"there are two houses, {listed(names, 'and')}", help)
            try:
                self._timeline = Timeline(plans)
            except ValueError:
                raise cannot("two houses are in force from the same day", "name another day in one of them") from None
        return self._timeline

    @property
    def house(self) -> House:
        """The version in force; before anything says what moment it is, the first."""
        plans = self.timeline
        return (plans.plans[0] if self.now is None else plans.plan_at(self.now)).house

    # --- clients -----------------------------------------------------------------------------

    def new_client(self, name: str | None = None) -> Client:
        """A client of whom nothing is known but perhaps the name; the one whom a step spoke of already, if any did."""
        known = name or _SOMEBODY
        spoken_of = self.clients.pop(_SOMEBODY, None)
        if spoken_of is not None and spoken_of.is_introduced:
            self.clients[_SOMEBODY], spoken_of = spoken_of, None
        if known in self.clients:
            raise cannot(f"there is a client {known} already", "give the other one a name: `a client named Bea`")
        client = spoken_of or Client(Record(None, self.house_record))
        client.record.client = known.replace(" ", "-")
        client.is_introduced = True
        if name is not None:
            client.facts["name"] = name
        self.clients[known] = self.current = client
        return client

    def client(self, she: str | None = None) -> Client:
        """The client that a step speaks of: by name, or else the one last spoken of, or else a new one."""
        if she is not None and she not in _PRONOUNS:
            if she not in self.clients:
                raise cannot(f"nobody is called {she} here", f"begin with `Given a client named {she}`")
            self.current = self.clients[she]
        if self.current is None:
            self.current = self.new_client()
            self.current.is_introduced = self._began
        return self.current

    def set_now(self, moment: int) -> None:
        """What moment it is when the scenario begins."""
        if self._began:
            raise cannot("the scenario has begun already", "let time go on with `When the time is …`")
        self.now = moment

    # --- before it begins --------------------------------------------------------------------

    def begin(self, otherwise: int | None = None) -> int:
        """The moment it is, `otherwise` where none was said; the first time, all that is past is taken in."""
        if self.now is None:
            self.now = self.ordinary_now() if otherwise is None else otherwise
        if not self._began:
            self._began = True
            dated = sorted(
                ((past.at(self.now), index, past) for index, past in enumerate(self.past)), key=lambda item: item[:2]
            )
            for at, _, past in dated:
                self._take(at, past)
            for client in self.clients.values():
                self._pass_over_dues(client.record)
            for stands in self.standing:
                self._stand(stands)
        return self.now

    def ordinary_now(self) -> int:
        """The moment it is; where nothing says so, noon on a Wednesday a month after the house came in force."""
        if self.now is not None:
            return self.now
        if any(client.start is not None for client in self.clients.values()):
            raise cannot(
                "nothing says what moment it is",
                "add `Given it is …`, or say when: `she cancels 26 hours before start`",
            )
        house = self.house
        settled = house.in_force_from + _SETTLED
        return house.zone.clock_on(settled + (_WEDNESDAY - weekday_of(settled)) % 7, 12 * 60)

    def remember(
        self,
        kind: str,
        at: Callable[[int], int],
        data: Mapping[str, object],
        client: Client,
        booking: str | None = None,
    ) -> None:
        """Something happened before; once the scenario has begun, it is too late to say so."""
        if self._began:
            raise cannot("this comes too late", "say what was so before the first `When`")
        self.past.append(Past(self.kind(kind).name, at, data, client, booking))

    def _take(self, at: int, past: Past) -> None:
        assert self.now is not None
        if at > self.now:
            said = plain_moment(at, self.house.zone)
            raise cannot(
                f"the {past.kind} of {said} has not happened yet",
                f"it is {plain_moment(self.now, self.house.zone)}; say an earlier moment, or let it happen with `When`",
            )
        event = self._event(past.kind, at, past.data, past.client, past.booking)
        record = self._record(event, past.client)
        plan = self.timeline.plan_for(event, record)
        record.apply(noted(plan, record, event))

    def stands(self, client: Client, marks: tuple[MarkMade, ...] = (), entries: tuple[EntryMade, ...] = ()) -> None:
        """Marks and balances are so when the scenario begins; a mark without a beginning has been there for a day."""
        if self._began:
            raise cannot("this comes too late", "say what was so before the first `When`")
        self.standing.append(Standing(client, client.booking, marks, entries))

    def _stand(self, standing: Standing) -> None:
        now = self.begin()
        since = now - DAY
        marks = tuple(replace(mark, since=since) if mark.since is None else mark for mark in standing.marks)
        record, booking = standing.client.record, standing.booking
        event = Event("given", GIVEN.name, since, record.client, booking, {}, (), since, "", None, {})
        own = Own(booking, marks=marks, entries=standing.entries)
        record.apply(Decision(event, Common(self.house, GIVEN, "noted"), own))

    def _pass_over_dues(self, record: Record) -> None:
        """What fell due before the scenario begins has happened, and nobody judges it."""
        while (due := next_due(self.timeline, record)) is not None and due.at <= self.begin():
            decision = judge_due(self.timeline, record, due)
            if decision is not None:
                plan = self.timeline.plan_for(decision.event, record)
                is_of_house = decision.kind.name in plan.kinds
                record.apply(noted(plan, record, decision.event) if is_of_house else decision)

    # --- what happens ------------------------------------------------------------------------

    def happens(
        self, kind: str, at: int, data: Mapping[str, object], client: Client, booking: str | None = None
    ) -> None:
        """An event comes, and is judged; before it, what fell due."""
        self.begin(at)
        self.until(at - 1, at)
        declared = self.kind(kind)
        if booking is None and declared.about == "booking" and declared.life != "opens":
            booking = client.booking
            if booking is None:
                raise cannot(f"there is no booking for this {kind}", "begin with `Given a booking of …`")
        event = self._event(declared.name, at, data, client, booking)
        if declared.life == "opens":
            client.booking = event.booking
        record = self._record(event, client)
        plan = self.timeline.plan_for(event, record)
        decision = decide(plan, record, event)
        if isinstance(decision, EventRefused):
            self.refusal = decision
            return
        self.asked = Asked(plan, record, decision)
        if event.client is not None:
            # What was known before the event stays as it was: an explanation looks at it.
            record = client.record = record.fork()
        record.apply(decision)
        self.answers.append(decision)

    def until(self, moment: int, now: int | None = None) -> None:
        """Time goes on, and what falls due up to and including a moment is judged."""
        self._no_refusal()
        began = self.begin(moment)
        now = moment if now is None else now
        if now < began:
            raise cannot(
                f"{plain_moment(now, self.house.zone)} is past", f"it is {plain_moment(began, self.house.zone)} already"
            )
        records = [client.record for client in self.clients.values()]
        due = [decision for record in records for decision in self._advanced(record, moment)]
        self.answers += sorted(due, key=lambda decision: (decision.event.at, decision.event.id))
        self.now = now

    def _advanced(self, record: Record, moment: int) -> Iterator[Decision]:
        for decision in advance(self.timeline, record, moment):
            record.apply(decision)
            yield decision

    def answers_begin(self) -> None:
        """A new block of When steps: what was answered before is no longer asked about."""
        self.answers = []

    def _no_refusal(self) -> None:
        if self.refusal is not None:
            refusal, self.refusal = self.refusal, None
            raise cannot(f"the {refusal.event.kind} cannot be judged: {refusal.message}", refusal.help)

    def _record(self, event: Event, client: Client) -> Record:
        return client.record if event.client is not None else Record(None, self.house_record)

    # --- what was answered -------------------------------------------------------------------

    def decisions(self, she: str | None = None) -> list[Decision]:
        """All decisions since the last block of When steps began, recorded ones too; with a name, that client's."""
        self.begin()
        self._no_refusal()
        found = list(flat(self.answers))
        if she is None or she in _PRONOUNS:
            return found
        name = self.client(she).record.client
        return [decision for decision in found if decision.event.client == name]

    @property
    def answer(self) -> Decision:
        """The answer to the latest event that somebody sent; where time alone passed, to the latest that came of it."""
        self.begin()
        self._no_refusal()
        if not self.answers:
            raise cannot("nothing was answered", "say first what happens: `When she cancels 26 hours before start`")
        sent = [decision for decision in self.answers if decision.kind.cause is None]
        return (sent or self.answers)[-1]

    # --- reading -----------------------------------------------------------------------------

    def kind(self, name: str) -> EventKind:
        """The kind of event called so, in the singular or the plural."""
        house = self.house
        for kind in house.events.values():
            if name in (kind.name, kind.plural):
                return kind
        known = [name for kind in house.events.values() for name in (kind.name, kind.plural)]
        close = nearest(name, known)
        outside = [kind.name for kind in house.events.values() if kind.cause is None]
        raise cannot(
            f"this house knows no event `{name}`",
            f"did you mean `{close}`?" if close else f"it has {listed(outside, 'and')}",
        )

    def opening_kind(self) -> EventKind:
        """The kind of event that opens bookings, the first where the house has more."""
        found = [kind for kind in self.house.events.values() if kind.life == "opens"]
        if not found:
            raise cannot("this house takes no bookings")
        return found[0]

    def moment(self, text: str, date_alone: bool = False) -> int:
        """A moment as a step says it."""
        return fitting(moment_said(text, self.house.zone, self.now, date_alone))

    def start_of(self, client: Client) -> int:
        """When the client's booking starts."""
        if client.start is None:
            raise cannot("there is no booking with a start", "begin with `Given a booking of … on …`")
        return client.start

    def data_from_table(self, kind: EventKind, table: Table | None) -> dict[str, object]:
        """The facts of an event from rows of two cells, each a name and a value."""
        return {name: self.as_event_says(value, kind.fields.get(name)) for name, value in facts_of_table(table)}

    def as_event_says(self, value: str, declared: Field | None) -> object:
        """The value of a fact, from what a step says; None for `nothing`."""
        if declared is None:
            return value
        if value == "nothing":
            return None
        if declared.kind.base == "choice":
            return names(Spoken.language).english(value)
        if declared.kind.base in ("moment", "money"):
            value = parameter_types(Spoken.language)[declared.kind.base].english(value)
        if declared.kind.base == "moment":
            return self.moment_data(self.moment(value))
        if declared.kind.base == "money":
            return self.money_data(value)
        return value

    def money_data(self, text: str) -> str:
        """Money in a step, as an event says it."""
        fitting(money_said(text, self.house.currency))
        return money_by_code(text, self.house.currency)

    def moment_data(self, moment: int) -> str:
        """A moment, as an event says it."""
        return moment_text(moment, self.house.zone)

    def _event(self, kind: str, at: int, data: Mapping[str, object], client: Client, booking: str | None) -> Event:
        self._events += 1
        house = self.timeline.plan_at(at).house
        if house.events[kind].cause is not None:
            # What comes by itself is not read from outside; as a fact of the past it has no facts of its own.
            return Event(f"{kind}-{self._events}", kind, at, client.record.client, booking, {}, (), at, "", None, {})
        said: dict[str, object] = {"id": f"{kind}-{self._events}", "type": kind, "at": moment_text(at, house.zone)}
        if house.events[kind].about != "house":
            said["client"] = {"id": client.record.client, **client.facts}
        if booking is not None:
            said["booking"] = booking
        reading = EventReader(house).read({**said, **data})
        if reading.problems or reading.event is None:
            problem = reading.problems[0]
            raise cannot(problem.message, problem.help)
        return reading.event


def flat(decisions: Sequence[Decision]) -> Iterator[Decision]:
    """Each decision, and after it those it records."""
    for decision in decisions:
        yield decision
        yield from flat(decision.recorded)

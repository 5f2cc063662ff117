"""What was judged, judged once more because the past turned out otherwise.

A late event, a correction, or a mark that the house was given before others were judged: what follows for the decisions
given meanwhile is worked out, and told as changes, in the order of their moments.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import zip_longest

from attrs import define, field

from engine.desk.amendment import WITHDRAWN, Change, differs, rows_between, rows_of, whole
from engine.desk.history import History, Step, course, history
from engine.desk.house_past import Giving, HousePast, givings_of
from engine.desk.position import Identity, Position
from engine.desk.reading import Reading
from engine.desk.sealing import client_sign
from engine.desk.shadows import Shadows
from engine.desk.tables import ObligationRow
from engine.judging.advance import next_due
from engine.judging.decide import EventRefused
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.memory.record import HouseRecord, Record


@define
class Revision:
    """The changes that follow from another past; `journal` is what was known before it.

    `before` is the past of the house as it was known, `house` as it is now. `agenda` has when something happens next
    to each client that was looked at. `marks` are those marks of the house that some rule reads. `known` is what is
    known in the end of the client who did something else, up to the position at which that client's past ends.
    """

    journal: Reading
    timeline: Timeline
    marks: frozenset[str]
    before: HousePast
    house: HousePast
    agenda: dict[int | None, int | None] = field(factory=dict)
    known: tuple[int | None, Record, Position | None, Shadows] | None = None
    _changes: dict[int | None, list[Change]] = field(factory=dict)
    _waiting: set[int | None] = field(factory=set)
    _pasts: dict[int | None, tuple[History, History]] = field(factory=dict)
    _causes: dict[int | None, frozenset[Identity]] = field(factory=dict)

    def of_client(self, old: History, new: History, causes: Sequence[Identity]) -> dict[Identity, EventRefused]:
        """One client did something else: the `causes` are new, or one is another than it was. Those that are refused.

        One that took the place of another is refused only where no past could make it right: what it says it was, the
        other was not. Where any is refused, the changes are of no use.
        """
        self._pasts[old.client] = old, new
        self._causes[old.client] = frozenset(causes)
        self._judge(old.client)
        self._judge_waiting()
        return {
            change.identity: change.new
            for change in self._changes[old.client]
            if change.identity in self._causes[old.client]
            and isinstance(change.new, EventRefused)
            and (change.amends is None or change.new.always)
        }

    def of_house(self, position: Position, client: int | None) -> None:
        """The house was given marks at a position, by an event of a client that is in the journal."""
        self._wait(position, client)
        self._judge_waiting()

    def changes(self, causes: Collection[Identity] = ()) -> list[Change]:
        """All that changes: first the causes, if there are some of its own, then in the order of the positions."""
        found = [change for changes in self._changes.values() for change in changes]
        return sorted(found, key=lambda change: (change.identity not in causes, change.position, change.client or 0))

    def _wait(self, position: Position, client: int | None) -> None:
        others = self.journal.clients_since(position[0])
        self._waiting.update(other for other in others if other != client)

    def _judge_waiting(self) -> None:
        while self._waiting:
            client = min(self._waiting, key=lambda number: number or 0)
            self._waiting.remove(client)
            self._judge(client)

    def _judge(self, client: int | None) -> None:
        if client not in self._pasts:
            known = history(self.journal, client)
            old, new = known, known
        else:
            old, new = self._pasts[client]
        were, are = self.before.of_others(client), self.house.of_others(client)
        since = _first_unlike(old, new, were, are)
        record, shadows = Record(client_sign(client), HouseRecord()), Shadows()
        # What lies before is the same, and gone through once; the fork has to be done with before the record goes on.
        start = list(course(self.timeline, new, are, record, shadows, until=since))
        before: list[Step] = []
        after: list[Step] = []
        if since is not None:
            fork = record.fork()
            before = list(course(self.timeline, old, were, fork, shadows.copy(), since))
            after = list(course(self.timeline, new, are, record, shadows, since))
        if client in self._pasts:
            self.known = client, record, new.frontier, shadows
        causes = self._causes.get(client, frozenset())
        self._changes[client] = changes_between(client, new.numbers, start, before, after, causes)
        due = next_due(self.timeline, record)
        self.agenda[client] = None if due is None else due.at
        self._give(client, [one for step in (*start, *after) for one in _givings(client, step)])

    def _give(self, client: int | None, givings: Sequence[Giving]) -> None:
        """Marks of the house that a client now gives; whoever was judged after one that is another has to wait."""
        known = self.house.of(client)
        if known == list(givings):
            return
        self.house = self.house.with_other(client, givings)
        other = [one for one in known if one not in givings] + [one for one in givings if one not in known]
        read = [one.position for one in other if one.name in self.marks]
        if read:
            self._wait(min(read), client)


def _first_unlike(old: History, new: History, were: Sequence[Giving], are: Sequence[Giving]) -> int | None:
    """The moment from which one past is not the other; None where they are the same."""
    pairs = [(old.events.get(key), new.events.get(key)) for key in {**old.events, **new.events}]
    moments = [one.at for pair in pairs if pair[0] is not pair[1] for one in pair if one is not None]
    for was, now in zip_longest(were, are):
        if was != now:
            moments += [one.position[0] for one in (was, now) if one is not None]
            break
    return min(moments, default=None)


def changes_between(
    client: int | None,
    numbers: dict[Identity, int],
    start: Sequence[Step],
    before: Iterable[Step],
    after: Iterable[Step],
    causes: Collection[Identity],
) -> list[Change]:
    """What has to be written so that the rows tell of one course of things instead of another, in its order.

    `start` is what both begin with, `numbers` are those of the decisions first given. The `causes` are among the
    changes whatever they change.
    """
    old = {step.position[1:]: step for step in before}
    new = {step.position[1:]: step for step in after}
    positions = {identity: (new.get(identity) or old[identity]).position for identity in {**old, **new}}
    changes = []
    for identity, position in sorted(positions.items(), key=lambda item: item[1]):
        was, now = _decision(old.get(identity)), _decision(new.get(identity))
        rows = list(rows_between(rows_of(client, was), rows_of(client, now)))
        if not rows and identity not in causes and not differs(was, now):
            continue
        outcome = None if identity not in new else new[identity].outcome
        step = new.get(identity) or old[identity]
        changes.append(Change(client, position, numbers.get(identity), step.house, was, outcome, step.shadow, rows))
    changes.sort(key=lambda change: change.identity not in causes)
    if changes:
        stood = _standing(client, old.values())
        known = _standing(client, start, stood)
        stood = {name: stood[name] for name in (*known, *stood)}
        _restate(changes, stood, known | _standing(client, new.values()))
    return changes


def _restate(changes: list[Change], stood: dict[str, ObligationRow], stands: dict[str, ObligationRow]) -> None:
    """The last rows say of each obligation how it stands now."""
    for change in changes:
        stood |= {row.id: row for _, row in change.rows if isinstance(row, ObligationRow)}
    for name, row in stood.items():
        now = stands.get(name) or row._replace(state=WITHDRAWN)
        if now != row:
            changes[-1].rows.append(("obligations", now))


def _standing(
    client: int | None, steps: Iterable[Step], names: Collection[str] | None = None
) -> dict[str, ObligationRow]:
    """How obligations stand after some steps: all, or those with certain names."""
    found: dict[str, ObligationRow] = {}
    for step in steps:
        decision = _decision(step)
        made = () if decision is None else (owed.id for one in whole(decision) for owed in one.obligations)
        if names is not None and not any(name in names for name in made):
            continue
        for _, row in rows_of(client, decision):
            if isinstance(row, ObligationRow) and (names is None or row.id in names):
                found[row.id] = row
    return found


def _decision(step: Step | None) -> Decision | None:
    return None if step is None or isinstance(step.outcome, EventRefused) else step.outcome


def _givings(client: int | None, step: Step) -> list[Giving]:
    return [] if isinstance(step.outcome, EventRefused) else givings_of(step.position, client, step.outcome)

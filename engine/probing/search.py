"""The search for a case in which a line of a rule decides: the plainest, found by setting one dial after another."""

from collections.abc import Callable, Iterator, Mapping
from heapq import heappop, heappush
from typing import Any, TypeAlias

from attrs import define, field, frozen

from engine.memory.decision import Decision
from engine.model import AfterSilence, AtOffset, BeforeDue, Condition, EventKind, House, Obligation, OverdueOf
from engine.model.lines import consequences_in
from engine.probing.case import Case, Dial
from engine.probing.dials import dials_of
from engine.probing.grids import Grids
from engine.probing.plain_cases import PlainCases
from engine.probing.questions import Place, distance, open_questions, places_of, wanted
from engine.probing.script import due_moment
from engine.probing.stage import Played, Stage
from engine.testing.scene import flat

Goal: TypeAlias = tuple[Condition, bool]
"""A condition, and whether it is to hold."""

MOST_TRIES = 2500
"""How many cases are played in search of one line on one kind of event."""
_DEEPEST = 4
"""How many dials are set at most."""
_ROUNDS = 3
"""How often all lines that are left are looked for, as one that is found may lead to another."""
_UNSAID = (("times", 1), ("within", 0))
"""What is so where a dial is not set."""
_LONGEST = 4
"""How many events happen at most, one after another."""


@frozen
class Found:
    """A case in which a line decides, and how it was played."""

    place: Place
    case: Case
    played: Played


@define
class Search:
    """Searches in one house. `more` are questions, by kind of event, that are asked beside those of its rules; `first`
    has, by kind of event, the cases that a search begins with."""

    house: House
    more: Mapping[str, tuple[Condition, ...]] = field(factory=dict)
    stage: Stage = field(init=False)
    plain: PlainCases = field(init=False)
    grids: Grids = field(init=False)
    pairs: list[tuple[Place, str]] = field(init=False)
    first: dict[str, list[Case]] = field(factory=dict)
    _asks: dict[str, list[Place]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.stage = Stage(self.house, self.more)
        self.plain = PlainCases(self.house, self.stage.plan)
        self.grids = Grids(self.house)
        places = list(places_of(self.house))
        self.pairs = [(place, event) for place in places for event in place.rule.events]
        self._owing(places)

    def search(self) -> Iterator[tuple[Place, str, Found | None]]:
        """Each line of the house on each event of its rule, with what was found; events from outside come first, as
        others follow from them. None where no case was found."""
        pairs = self.pairs
        outside = [one for one in pairs if self._rank(one[1]) == 0]
        inside = [one for one in pairs if self._rank(one[1]) == 1]
        found: dict[tuple[int, str], Found] = {}
        left = self._looked_for([*outside, *inside], found, is_later=False)
        self._looked_for(left, found, is_later=True)
        for place, event in pairs:
            yield place, event, found.get((id(place), event))

    def _looked_for(
        self, waiting: list[tuple[Place, str]], found: dict[tuple[int, str], Found], is_later: bool
    ) -> list[tuple[Place, str]]:
        """What is left of the lines on their events, after as many rounds as bring something."""
        for _ in range(_ROUNDS):
            left = []
            for place, event in waiting:
                kind = self.house.events[event]
                self._begin(kind, found, is_later)
                one = self.reach(place, kind)
                if one is None:
                    left.append((place, event))
                else:
                    found[id(place), event] = one
            if len(left) in (0, len(waiting)):
                return left
            waiting = left
        return waiting

    def _rank(self, event: str) -> int:
        cause = self.house.events[event].cause
        return int(cause is not None and not isinstance(cause, AtOffset))

    def _owing(self, places: list[Place]) -> None:
        for place in places:
            for one in consequences_in([place.line]):
                if isinstance(one, Obligation):
                    self._asks.setdefault(one.what, []).append(place)

    def _begin(self, kind: EventKind, found: dict[tuple[int, str], Found], is_later: bool) -> None:
        """The cases that the search on a kind of event begins with. `is_later`: what comes from outside, or at a moment
        of its booking, comes after each event that something was found for; and what was found for another line on the
        same event is begun with."""
        begun: list[Case] = []
        match kind.cause:
            case OverdueOf(what) | BeforeDue(_, what):
                for place in self._asks.get(what, ()):
                    for event in place.rule.events:
                        one = found.get((id(place), event))
                        if one is not None and one.case.length < _LONGEST:
                            begun.append(self.plain.following(kind, one.case, _due(one.played, what)))
            case AfterSilence(event=event):
                source = self.house.events[event]
                if source.cause is None:
                    begun.append(self.plain.following(kind, self.plain.of(source), None))
            case _ if is_later:
                for one in found.values():
                    if one.case.kind == kind.name:
                        begun.append(one.case)
                    if one.case.length < _LONGEST:
                        later = self.plain.later(kind, one.case, one.played.scene.begin())
                        begun.append(self._timed(later))
            case _:
                begun.append(self.plain.of(kind))
        self.first[kind.name] = sorted(begun, key=lambda case: case.length)

    # --- one line ----------------------------------------------------------------------------

    def reach(self, place: Place, kind: EventKind) -> Found | None:
        """The first case in which the line decides on that kind of event, those with fewest dials set first."""
        found = self.find(wanted(place), kind, lambda case, played: decides(played, place), MOST_TRIES)
        return None if found is None else Found(place, *found)

    def find(
        self, goal: list[Goal], kind: EventKind, is_it: Callable[[Case, Played], bool], most: int
    ) -> tuple[Case, Played] | None:
        """The first case in which conditions hold, or do not, as a goal wants it, and that is what is looked for."""
        waiting: list[tuple[int, int, int, Case, Played]] = []
        known: set[Case] = set()

        def take(case: Case, depth: int) -> tuple[Case, Played] | None:
            if case in known:
                return None
            known.add(case)
            played = self.stage.play(case)
            answers = None if played is None else self.answers(played, kind)
            if played is None or answers is None:
                return None
            far = sum(distance(condition, is_wanted, answers) for condition, is_wanted in goal)
            if far == 0 and is_it(case, played):
                return case, played
            heappush(waiting, (far, depth, len(known), case, played))
            return None

        for case in self.first.get(kind.name, ()):
            found = take(case, 0)
            if found is not None:
                return found
        while waiting and len(known) < most:
            _, depth, _, case, played = heappop(waiting)
            if depth >= _DEEPEST:
                continue
            for dial, value in self._moves(case, played, kind, goal):
                found = take(self.set(case, dial, value), depth + 1)
                if found is not None:
                    return found
                if len(known) >= most:
                    break
        return None

    def answers(self, played: Played, kind: EventKind) -> dict[Condition, bool] | None:
        """The answers to the questions of a kind of event; None where no such event was judged."""
        seen = [one for one in played.seen if one.kind == kind.name]
        return dict(zip(self.stage.questions[kind.name], seen[-1].truths, strict=True)) if seen else None

    def _moves(self, case: Case, played: Played, kind: EventKind, goal: list[Goal]) -> Iterator[tuple[Dial, Any]]:
        answers = self.answers(played, kind)
        assert answers is not None
        dials: dict[Dial, None] = {}
        for condition, is_wanted in goal:
            for question in open_questions(condition, is_wanted, answers):
                dials.update(dict.fromkeys(dials_of(self.house, kind, question)))
        if not dials:
            # All is as it is wanted, and yet it is not what is looked for: another value of the same may be.
            for condition in (*(one for one, _ in goal), *self.stage.questions[kind.name]):
                dials.update(dict.fromkeys(dials_of(self.house, kind, condition)))
        for dial in dials:
            for value in self.grids.values(self.holder(case, dial), dial):
                yield dial, value

    def holder(self, case: Case, dial: Dial) -> Case:
        """The case that has a dial: the earlier event, where a case follows one and the dial is not its own."""
        return case if case.before is None or self._is_own(case, dial) else self.holder(case.before, dial)

    def _is_own(self, case: Case, dial: Dial) -> bool:
        cause = self.house.events[case.kind].cause
        return dial[0] in ("times", "owed") or (cause is None and dial[0] in ("event", "now", "sent"))

    def set(self, case: Case, dial: Dial, value: Any) -> Case:
        """A case with a dial set: that of the earlier event, where the case follows one and the dial is not its own."""
        if case.before is not None and not self._is_own(case, dial):
            before = self.set(case.before, dial, value)
            return self._timed(case.after(before))
        changed = case.changed(dial, None if (dial[0], value) in _UNSAID else value)
        if dial[1:] == ("service",) and changed.get(dial[0], "price") is None:
            changed = self.plain.priced(changed, str(dial[0]), value)
        kind = self.house.events[case.kind]
        if isinstance(kind.cause, AtOffset):
            return self._timed(changed)
        return changed

    def _timed(self, case: Case) -> Case:
        """With the moment at which an event comes by itself."""
        cause = self.house.events[case.kind].cause
        match cause:
            case AtOffset(_, _, fact):
                start = case.first.get("booking", fact) or case.first.get("event", fact)
                now = None if start is None else due_moment(self.house, cause, start)
                if now is None:
                    return case
                timed = case.changed(("now",), now)
                return timed if case.before is not None else timed.changed(("begin",), now - 86_400)
            case BeforeDue() if case.before is not None:
                played = self.stage.play(case.before)
                due = None if played is None else _due(played, cause.what)
                return case if due is None else case.changed(("now",), due_moment(self.house, cause, due))
            case AfterSilence() if case.before is not None:
                return case.changed(("now",), due_moment(self.house, cause, case.before.get("now")))
        return case


def decides(played: Played, place: Place) -> bool:
    """Whether a line is among those that the answers of the last block rest on."""
    return any(because.line.id == place.line.id for one in decisions(played) for because in one.because)


def decisions(played: Played) -> list[Decision]:
    """All decisions of the last block, recorded ones too."""
    return list(flat(played.answers[-1]))


def _due(played: Played, what: str) -> int | None:
    made = [
        one.due for decision in decisions(played) for one in decision.obligations if one.is_new and one.what == what
    ]
    return made[-1] if made else None

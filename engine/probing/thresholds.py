"""The values at which an answer turns: found by halving between a value where a question is answered so and one where
it is answered otherwise, and given with their neighbours one step below, at and above."""

from collections.abc import Iterator
from typing import Any

from attrs import define, frozen

from engine.model import Condition, Distance, Elapsed, EventKind, Order
from engine.probing.case import Case, Dial
from engine.probing.dials import dials_of
from engine.probing.questions import questions_in
from engine.probing.search import Found, Search

_ROUND = (86_400, 3600, 60, 10)
_MOST_EDGES = 2


@frozen
class Threshold:
    """Cases around the value at which the answer to a question turns, in rising order of the dial that is turned.
    `wider` are cases further from it, where it can be told further off. `over_clocks`: the clocks change between the
    event and the start."""

    found: Found
    event: str
    question: Condition
    dial: Dial
    cases: tuple[Case, ...]
    wider: tuple[Case, ...] = ()
    over_clocks: bool = False

    @property
    def is_elapsed(self) -> bool:
        """Whether it is so far from a moment on any clock."""
        return not isinstance(self.question, Distance | Order) or (
            isinstance(self.question, Distance) and isinstance(self.question.length, Elapsed)
        )


@define
class Thresholds:
    """Looks for thresholds with the help of a search."""

    search: Search

    def of(self, found: Found, kind: EventKind, asked: set[tuple[str, str, Condition]]) -> Iterator[Threshold]:
        """The thresholds of a line, from a case in which it decides. `asked` are the questions of the rules that are
        done already."""
        place = found.place
        nodes: list[Any] = [line.condition for line in place.path] + [place.rule.when, place.line.consequences]
        for question in dict.fromkeys(questions_in(tuple(nodes))):
            key = place.rule.title, kind.name, question
            if key in asked:
                continue
            for dial in dials_of(self.search.house, kind, question):
                edges = list(self._edges(found.case, kind, question, dial))[:_MOST_EDGES]
                if edges:
                    asked.add(key)
                    for cases in edges:
                        wider = self._wider(found.case, dial, cases)
                        yield Threshold(found, kind.name, question, dial, cases, wider)
                    yield from self._over_clocks(found, kind, question, dial)
                    break

    def _wider(self, case: Case, dial: Dial, cases: tuple[Case, ...]) -> tuple[Case, ...]:
        """At half and at double of an amount."""
        declared = self.search.grids.declared(case, dial) if dial[0] in ("event", "booking", "client") else None
        if declared is None or declared.kind.base not in ("money", "units"):
            return ()
        edge = cases[len(cases) // 2].get(*dial) or 0
        return tuple(self._set(case, dial, value) for value in (edge // 2, edge * 2))

    def _over_clocks(self, found: Found, kind: EventKind, question: Condition, dial: Dial) -> Iterator[Threshold]:
        """The same threshold for a booking that starts just after the clocks change."""
        start = found.case.get("booking", "start")
        if not isinstance(question, Distance | Order) or dial != ("now",) or not isinstance(start, int):
            return
        moved = self.search.plain.after_clocks_change(start)
        if moved is None:
            return
        changed, later = moved
        zone = self.search.house.zone
        ahead = zone.day_of(start) - zone.day_of(found.case.get("now"))
        now = zone.same_clock_on(zone.day_of(later) - ahead, found.case.get("now"))
        case = found.case.changed(("booking", "start"), later).changed(("now",), now)
        to = case.get("event", "start")
        if isinstance(to, int):
            case = case.changed(
                ("event", "start"), zone.same_clock_on(zone.day_of(to) + zone.day_of(later) - zone.day_of(start), to)
            )
        for cases in self._edges(case, kind, question, dial):
            if all(one.get("now") < changed < later for one in cases):
                yield Threshold(found, kind.name, question, dial, cases, over_clocks=True)

    def _edges(self, case: Case, kind: EventKind, question: Condition, dial: Dial) -> Iterator[tuple[Case, ...]]:
        """The edges on both sides of where the dial stands, the nearer first."""
        here = self._at(case, dial)
        values = self.search.grids.values(self.search.holder(case, dial), dial)
        numbers = [value for value in values if isinstance(value, int | tuple)]
        grid = sorted({_number(value) for value in numbers if not isinstance(value, bool)})
        if not grid:
            return
        start = here if here is not None else grid[0]
        truth = self._truth(case, kind, question, dial, start)
        if truth is None:
            return
        sides = [[value for value in reversed(grid) if value < start], [value for value in grid if value > start]]
        edges = []
        for side in sides:
            last = start
            for value in side:
                found = self._truth(case, kind, question, dial, value)
                if found is None:
                    continue
                if found != truth:
                    edges.append(self._halve(case, kind, question, dial, last, value, truth))
                    break
                last = value
        for edge in sorted(edges, key=lambda one: abs(one - start)):
            around = (edge - 1, edge, edge + 1)
            yield tuple(self._set(case, dial, value) for value in around if value >= 0)

    def _halve(
        self, case: Case, kind: EventKind, question: Condition, dial: Dial, same: int, other: int, truth: bool
    ) -> int:
        """The threshold between two values: of the two neighbours between which the answer turns, the rounder one."""
        while abs(same - other) > 1:
            middle = (same + other) // 2
            found = self._truth(case, kind, question, dial, middle)
            if found is None:
                break
            if found == truth:
                same = middle
            else:
                other = middle
        zone = self.search.house.zone
        is_moment = dial[0] in ("now", "past", "made", "sent") or dial[1:] == ("start",)

        def roundness(value: int) -> tuple[int, int]:
            shown = zone.local_from_utc(value) if is_moment else value
            start = case.get("booking", "start")
            far = abs(start - value) if dial[0] == "now" and isinstance(start, int) else shown
            return (
                max((step for step in _ROUND if far % step == 0), default=0),
                max((step for step in _ROUND if shown % step == 0), default=0),
            )

        return max((same, other), key=lambda value: max(roundness(value)))

    def _at(self, case: Case, dial: Dial) -> int | None:
        value = self.search.holder(case, dial).get(*dial)
        if value is None:
            return {"count": 0, "within": 0, "paid": 0, "left": 0, "times": 1}.get(str(dial[0]))
        return None if isinstance(value, str) else _number(value)

    def _set(self, case: Case, dial: Dial, value: int) -> Case:
        changed: Any = (value,) if dial[0] == "past" else value
        if dial[0] in ("paid", "left") and value == 0:
            changed = None
        return self.search.set(case, dial, changed)

    def _truth(self, case: Case, kind: EventKind, question: Condition, dial: Dial, value: int) -> bool | None:
        if value < 0:
            return None
        played = self.search.stage.play(self._set(case, dial, value))
        answers = None if played is None else self.search.answers(played, kind)
        return None if answers is None else answers[question]


def _number(value: Any) -> int:
    return int(value[0] if isinstance(value, tuple) else value)

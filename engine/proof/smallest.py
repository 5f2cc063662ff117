"""The plainest of the models: the one that a reader would have chosen as the example.

Fewest marks and earlier events, least money, latest before the start; then whole hours and open doors.
"""

from collections.abc import Sequence
from typing import Any

import z3
from attrs import define, field

from engine.model import InHours, Now
from engine.proof.calendar_steps import Test
from engine.proof.solving import FEW_LESSONS, Question, value_in
from engine.proof.variables import Number, Truth
from engine.time.moments import DAY

_AT_BEST_NONE = (
    "used", "mark", "obligation", "accepted", "refunded", "kept", "charged", "balance", "owed elsewhere", "paid", "sum",
)  # fmt: skip
_OPENING = "opening"


def smallest(question: Question, model: Any, nows: Sequence[Number], at_first: bool = False) -> Any:
    """The plainest model there is, from any model.

    `nows` are the moments of the judged events, the earliest first. With `at_first` they come as early as can be,
    before anything is said of the start."""
    wishes = _Wishes(question, model)
    wishes.fewest()
    wishes.least_money()
    if at_first:
        wishes.early(nows[0])
    wishes.near_the_start(nows)
    return wishes.model


@define(eq=False)
class _Wishes:
    """Wishes that are granted one by one, each where those before it can stay."""

    question: Question
    model: Any
    granted: list[Truth] = field(factory=list)

    def wish(self, *truths: Truth) -> None:
        """Asks for something more."""
        better = self.question.answer(*self.granted, *truths, lessons=FEW_LESSONS)
        if better is not None:
            self.model = better
            self.granted.extend(truths)

    def least(self, number: Number, grain: int = 1) -> None:
        """Asks for a number to be as small as can be, up to a grain."""
        self.model = self.question.least(number, self.model, self.granted, grain)
        self.granted.append(number <= value_in(self.model, number))

    def of(self, group: str) -> list[tuple[Any, Any]]:
        """The variables of a group, each with its key."""
        return [(key, one) for key, one in self.question.variables.by_key.items() if key[0] == group]

    def fewest(self) -> None:
        """Nothing that stands before the event but what has to."""
        plain = [one for group in _AT_BEST_NONE for _, one in self.of(group)]
        self.wish(*(z3.Not(one) if z3.is_bool(one) else one == 0 for one in plain))
        if not self.granted:
            for one in plain:
                self.wish(z3.Not(one) if z3.is_bool(one) else one == 0)
        counts = [one for _, one in self.of("count")]
        if counts:
            self.least(z3.Sum(counts))
        for key, given in self.of("given"):
            if key[1] == "last":
                self.wish(z3.Not(given))

    def least_money(self) -> None:
        """Whole amounts above nothing, as small as can be."""
        money = [one for key, one in self.of("value") if self._is_money(key[2])]
        for amount in money:
            self.wish(amount % 100 == 0, amount > 0)
        for amount in money:
            self.least(amount)

    def early(self, now: Number) -> None:
        """The first moment there is."""
        self.least(now - self.question.variables.first_moment)

    def near_the_start(self, nows: Sequence[Number]) -> None:
        """Whole hours, a start within the hours of the house, and the event as late before it as can be."""
        variables = self.question.variables
        starts = [one for key, one in self.of("value") if key[2] == "start"]
        self.wish(nows[0] < variables.first_moment + 60 * DAY)
        for start in starts:
            self.wish(start >= nows[0], start <= nows[0] + 40 * DAY)
        for _, made in self.of("made"):
            self.wish(made >= nows[0] - 10 * DAY)
        for moment in (*starts, *nows):
            self.wish(moment % 3600 == 0)
        for start in starts:
            if _OPENING in variables.house.calendars:
                self.wish(variables.take(Test(variables.house, InHours(Now(), _OPENING, True)), start).value)
            for now in nows:
                self.least(z3.If(start >= now, start - now, now - start))
        self.least(nows[0] - variables.first_moment, DAY)

    def _is_money(self, name: str) -> bool:
        house = self.question.variables.house
        fields = [kind.fields for kind in house.events.values()] + [house.client_facts]
        return any(name in some and some[name].kind.base in ("money", "units") for some in fields)

"""Asking the solver, and telling it the true values of the calendars that its answers need.

An answer of the solver is taken only when every step of a calendar in it has its true value. Where one has not, the
solver learns the value for the stretch of days around, for every place where that step is taken, and is asked again.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from typing import Any

import z3
from attrs import define, field

from engine.proof.calendar_steps import DAILY, MOVES, Step, Stretch, Test
from engine.proof.variables import YEARS, Applied, Number, Reckoned, Truth, Variables
from engine.time.moments import DAY

MOST_LESSONS = 600
FEW_LESSONS = 40
"""How many a wish is worth."""
LESSONS_BEFORE_BOUNDS = 6
"""After so many lessons on one step, the solver is told how far that goes at most."""
PATIENCE = 4_000_000
"""Steps of the solver for one question: no clock, so that the answer is the same on any machine."""
LITTLE_PATIENCE = 100_000
"""Steps for a question that nobody asked, which is dropped where it is hard."""


@define(eq=False, slots=False)
class Question:
    """One solver with all that is known of its variables. `lessons` counts the values of calendars it was told;
    `gave_up` is whether it could not answer at some time."""

    variables: Variables
    patience: int = PATIENCE
    lessons: int = 0
    gave_up: bool = False
    tried: list[Any] = field(factory=list)
    _known: int = 0
    _taught: set[tuple[Step | Test, int, int]] = field(factory=set)
    _stretches: dict[Step | Test, list[Stretch]] = field(factory=dict)
    _applied: dict[Step | Test, list[Applied]] = field(factory=dict)
    _seen: int = 0

    @cached_property
    def solver(self) -> Any:
        """The solver; in a context of its own its way does not hang on what was asked before."""
        made = z3.Solver(ctx=z3.Context())
        made.set("rlimit", self.patience)
        return made

    def tell(self, *truths: Truth) -> None:
        """What holds from here on."""
        self._catch_up()
        self._add(*truths)

    def answer(self, *assumed: Truth, lessons: int = MOST_LESSONS) -> Any | None:
        """A model in which all assumptions hold, with true calendars; None where there is none, or none was found
        before the solver had learnt so many values of calendars."""
        self._catch_up()
        most = self.lessons + lessons
        pinned: list[Truth] = []
        while True:
            found, model = self._asked((*assumed, *pinned))
            if found != z3.sat:
                if pinned:
                    pinned = []
                    continue
                self.gave_up = self.gave_up or found == z3.unknown
                return None
            wrong = self._teach(model)
            unreckoned = [one for one in self.variables.reckoned if self._teach_reckoned(model, one)]
            if not wrong and not unreckoned:
                return model
            if unreckoned:
                # With these factors as they are the products are known now, so the answer may be near.
                pinned = [one.right == _written(_exact(model, one.right)) for one in self.variables.reckoned]
            if self.lessons > most:
                self.gave_up = True
                return None

    def _asked(self, assumed: Iterable[Truth]) -> tuple[Any, Any]:
        """The solver's answer, with its model. Where it gives up, one that begins anew may not: it can choose its way
        by what is asked, which is what products of two facts need."""
        here = [self._here(truth) for truth in assumed]
        found = self.solver.check(*here)
        if found != z3.unknown:
            return found, self.solver.model().translate(z3.main_ctx()) if found == z3.sat else None
        anew = z3.Solver(ctx=self.solver.ctx)
        anew.set("rlimit", self.patience)
        anew.add(*self.solver.assertions(), *here)
        found = anew.check()
        return found, anew.model().translate(z3.main_ctx()) if found == z3.sat else None

    def _add(self, *truths: Truth) -> None:
        self.solver.add(*(self._here(truth) for truth in truths))

    def _here(self, truth: Truth) -> Truth:
        return truth.translate(self.solver.ctx) if isinstance(truth, z3.AstRef) else truth

    def is_impossible(self, *assumed: Truth, lessons: int = FEW_LESSONS) -> bool:
        """Whether the assumptions cannot hold together: a proof, never a guess."""
        gave_up, self.gave_up = self.gave_up, False
        impossible = self.answer(*assumed, lessons=lessons) is None and not self.gave_up
        self.gave_up = gave_up
        return impossible

    def possible(self, *assumed: Truth) -> tuple[bool, Any | None]:
        """Whether the assumptions may hold together, for all the solver knows after a few lessons, with a model where
        it has one; no is a proof. A calendar may be wrong in the model."""
        self._catch_up()
        model = None
        for _ in range(LESSONS_BEFORE_BOUNDS + 2):
            found, model = self._asked(assumed)
            if found == z3.unsat:
                return False, None
            if found == z3.unknown or not self._teach(model):
                break
        return True, model

    def least(self, number: Number, model: Any, assumed: Iterable[Truth], grain: int = 1) -> Any:
        """A model in which a number from 0 on is as small as can be, up to a grain, found by halving."""
        assumed = list(assumed)
        low, high = 0, value_in(model, number)
        while low + grain <= high:
            middle = (low + high) // 2
            found = self.answer(*assumed, number <= middle, lessons=FEW_LESSONS)
            if found is None:
                low = middle + 1
            else:
                model, high = found, value_in(found, number)
        return model

    # --- calendars ---------------------------------------------------------------------------

    def _catch_up(self) -> None:
        known, applied = self.variables.known, self.variables.applied
        self._add(*known[self._known :])
        self._known = len(known)
        for one in applied[self._seen :]:
            self._applied.setdefault(one.of, []).append(one)
            for stretch in self._stretches.get(one.of, []):
                self._add(_bond(one, stretch))
        self._seen = len(applied)

    def _teach(self, model: Any) -> bool:
        """Tells the solver what it had wrong in a model; False where it had nothing wrong."""
        wrong = False
        for applied in self.variables.applied:
            at = value_in(model, applied.moment)
            true = applied.of.at(at)
            if isinstance(applied.of, Test):
                wrong_here = z3.is_true(model.eval(applied.value, True)) != true
            else:
                given = z3.is_true(model.eval(applied.given, True))
                wrong_here = given != (true is not None) or (given and value_in(model, applied.value) != true)
            if wrong_here:
                wrong = True
                self._lesson(applied.of, self.variables.ground.around(applied.of, at))
        return wrong

    def _teach_reckoned(self, model: Any, one: Reckoned) -> bool:
        """Tells the solver the products with a factor of the model, or the quotients by its divisor."""
        left, right, value = (_exact(model, number) for number in (one.left, one.right, one.value))
        true = (left / right if right else Fraction(0)) if one.divides else left * right
        if value == true:
            return False
        self.lessons += 1
        by = _written(right)
        if one.divides:
            self._add(z3.Implies(one.right == by, one.value * by == one.left))
        else:
            self._add(z3.Implies(one.right == by, one.value == one.left * by))
            by = _written(left)
            self._add(z3.Implies(one.left == by, one.value == one.right * by))
        return True

    def _lesson(self, of: Step | Test, stretch: Stretch) -> None:
        self.lessons += 1
        key = of, stretch.first, stretch.last
        if key in self._taught:
            return
        self._taught.add(key)
        known = self._stretches.setdefault(of, [])
        known.append(stretch)
        if isinstance(of, Step) and len(known) == LESSONS_BEFORE_BOUNDS:
            self._bound(of)
        for applied in self._applied[of]:
            self._add(_bond(applied, stretch))

    def _bound(self, of: Step) -> None:
        """How far a step goes at most, anywhere in the span."""
        variables = self.variables
        first, last = variables.moment_after(-3), variables.moment_after(YEARS + 3)
        bounds = variables.ground.bounds(of, first, last)
        if bounds is not None:
            least, most = bounds
            for applied in self._applied[of]:
                inside = z3.And(applied.moment >= first, applied.moment <= last)
                far = applied.value - applied.moment
                self._add(z3.Implies(inside, z3.And(applied.given, far >= least, far <= most)))


def _bond(applied: Applied, stretch: Stretch) -> Truth:
    inside = z3.And(applied.moment >= stretch.first, applied.moment <= stretch.last)
    if isinstance(applied.of, Test):
        return z3.Implies(inside, applied.value == bool(stretch.value))
    if stretch.value is None:
        return z3.Implies(inside, z3.Not(applied.given))
    value = z3.IntVal(int(stretch.value))
    if stretch.how == MOVES:
        value = value + (applied.moment - stretch.first)
    elif stretch.how == DAILY:
        day = (stretch.first + stretch.offset) // DAY
        value = value + ((applied.moment + stretch.offset) / DAY - day) * DAY
    return z3.Implies(inside, z3.And(applied.given, applied.value == value))


def _exact(model: Any, number: Number) -> Fraction:
    value = model.eval(number, True)
    return Fraction(value.as_long()) if z3.is_int_value(value) else Fraction(value.as_fraction())


def _written(value: Fraction) -> Number:
    return z3.IntVal(value.numerator) if value.denominator == 1 else z3.Q(value.numerator, value.denominator)


def value_in(model: Any, number: Number) -> int:
    """The value of a number in a model."""
    return int(model.eval(number, True).as_long())

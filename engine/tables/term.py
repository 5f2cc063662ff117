"""Exact amounts for all rows of a table: whole numbers in 64 bits, and how large they can get."""

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from math import lcm
from operator import and_, or_
from typing import TypeAlias

import polars as pl
from attrs import evolve, field, frozen

from engine.values import round_half_away

Number: TypeAlias = pl.Expr | int
Test: TypeAlias = pl.Expr | bool
"""Whether something holds, in each row; never null."""

LARGEST = 2**63 - 1


@frozen
class Term:
    """`number` over `over`, both whole, for each row; null where it is nothing.

    `low` and `high` bound the number over all rows; `over` is at least 1 and at most `most_over`. `widest` is as large
    as any whole number gets on the way: above `LARGEST` it would leave 64 bits, and the term must not be used.
    A number that is the same in all rows is an int. Facts that are no figures are terms too: yes or no is true or
    false, a choice the place of its value.
    """

    number: Number
    low: int
    high: int
    over: Number = 1
    most_over: int = 1
    nullable: bool = False
    widest: int = field()

    @widest.default
    def _of_bounds(self) -> int:
        return max(abs(self.low), abs(self.high), self.most_over)

    @property
    def expression(self) -> pl.Expr:
        """The number as a column."""
        return as_column(self.number)


NOTHING = Term(pl.lit(None, pl.Int64), 0, 0, nullable=True)


def as_column(number: Number) -> pl.Expr:
    """A number as a column of 64 bits."""
    return pl.lit(number, pl.Int64) if isinstance(number, int) else number


def constant(value: int | Fraction) -> Term:
    """The same in all rows."""
    return Term(value.numerator, value.numerator, value.numerator, value.denominator, value.denominator)


def plus(left: Term, right: Term, sign: int = 1) -> Term:
    """The sum; the difference with `sign` -1."""
    a, b = _alike(left, right)
    if sign > 0:
        return _joined(a, b, a.number + b.number, a.low + b.low, a.high + b.high)
    return _joined(a, b, a.number - b.number, a.low - b.high, a.high - b.low)


def times(left: Term, right: Term) -> Term:
    """The product."""
    corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    product = _joined(left, right, left.number * right.number, min(corners), max(corners))
    most = left.most_over * right.most_over
    return evolve(product, over=left.over * right.over, most_over=most, widest=max(product.widest, most))


def divided(left: Term, right: Term) -> Term:
    """The quotient; 0 where `right` is 0."""
    if isinstance(right.number, int) and isinstance(right.over, int):
        share = Fraction(right.over, right.number) if right.number else Fraction(0)
        return times(left, constant(share))
    number, over = left.number * right.over, as_column(right.number) * left.over
    sign = pl.when(over < 0).then(-1).otherwise(1)
    most = max(abs(left.low), abs(left.high)) * right.most_over
    most_over = max(1, max(abs(right.low), abs(right.high)) * left.most_over)
    return Term(
        pl.when(over == 0).then(0).otherwise(as_column(number) * sign),
        -most,
        most,
        pl.when(over == 0).then(1).otherwise(over * sign),
        most_over,
        left.nullable or right.nullable,
        max(left.widest, right.widest, most, most_over),
    )


def least(left: Term, right: Term) -> Term:
    """The smaller of both."""
    a, b = _alike(left, right)
    return _joined(a, b, _either(a, b, compared(a, "<=", b)), min(a.low, b.low), min(a.high, b.high))


def greatest(left: Term, right: Term) -> Term:
    """The larger of both."""
    a, b = _alike(left, right)
    return _joined(a, b, _either(a, b, compared(a, ">=", b)), max(a.low, b.low), max(a.high, b.high))


def not_below_zero(term: Term) -> Term:
    """The term, 0 where it is below 0."""
    if term.low >= 0:
        return term
    number = max(0, term.number) if isinstance(term.number, int) else term.number.clip(lower_bound=0)
    return evolve(term, number=number, low=0, high=max(0, term.high))


def or_zero(term: Term) -> Term:
    """The term, 0 where it is nothing."""
    if not term.nullable:
        return term
    over = term.over if isinstance(term.over, int) else term.over.fill_null(1)
    low, high = min(term.low, 0), max(term.high, 0)
    return evolve(term, number=term.expression.fill_null(0), over=over, low=low, high=high, nullable=False)


def steps(term: Term, seconds: int, started: bool) -> Term:
    """How many steps of so many seconds fit in a length; `started` counts the begun one."""
    step = seconds * term.over
    number = -(-term.number // step) if started else term.number // step
    widest = max(term.widest, seconds * term.most_over)
    count = Term(number, term.low, max(0, term.high), nullable=term.nullable, widest=widest)
    return not_below_zero(count)


def rounded(term: Term) -> Term:
    """The nearest whole number; a half goes away from zero."""
    over, number = term.over, term.number
    if isinstance(over, int) and isinstance(number, int):
        return evolve(constant(round_half_away(number, over)), nullable=term.nullable, widest=term.widest)
    if isinstance(over, int) and over == 1:
        return term
    half = over // 2
    up = (number + half) // over
    if term.low < 0:
        up = pl.when(as_column(number) < 0).then(-((-number + half) // over)).otherwise(up)
    widest = max(term.widest, term.high + term.most_over // 2, term.most_over // 2 - term.low)
    if isinstance(over, int):
        low, high = round_half_away(term.low, over), round_half_away(term.high, over)
    else:
        low, high = min(term.low, 0), max(term.high, 0)
    return Term(up, low, high, nullable=term.nullable, widest=widest)


def chosen(cases: Sequence[tuple[Test, Term]], otherwise: Term = NOTHING) -> Term:
    """The term of the first test that holds."""
    over = lcm(*(one.over if isinstance(one.over, int) else 1 for one in (*(one for _, one in cases), otherwise)))
    terms = [_over(one, over) for one in (*(one for _, one in cases), otherwise)]
    number, divisor = as_column(terms[-1].number), as_column(terms[-1].over)
    for (test, _), term in zip(reversed(cases), reversed(terms[:-1]), strict=True):
        if isinstance(test, bool):
            number, divisor = (as_column(term.number), as_column(term.over)) if test else (number, divisor)
        else:
            number = pl.when(test).then(as_column(term.number)).otherwise(number)
            divisor = pl.when(test).then(as_column(term.over)).otherwise(divisor)
    return Term(
        number,
        min(one.low for one in terms),
        max(one.high for one in terms),
        over if all(isinstance(one.over, int) for one in terms) else divisor,
        max(one.most_over for one in terms),
        any(one.nullable for one in terms),
        max(one.widest for one in terms),
    )


def compared(left: Term, op: str, right: Term) -> Test:
    """`left` against `right`; `op` is one of `<`, `<=`, `>`, `>=`, `==`, `!=`. False where one is nothing (but `!=`
    then holds). The terms that `alike` gives say how large the numbers get."""
    a, b = _alike(left, right)
    x, y = a.number, b.number
    # Asked as `at least` or `at most`, so that one column serves several tiers.
    match op:
        case ">=" | "<":
            test = x >= y
        case "<=" | ">":
            test = x <= y
        case _:
            test = x == y
    if op in ("<", ">"):
        test = negated(test)
    test = known(test, a.nullable or b.nullable)
    return negated(test) if op == "!=" else test


def known(test: Test, nullable: bool) -> Test:
    """The test, false where it is null."""
    return test.fill_null(False) if nullable and not isinstance(test, bool) else test


def negated(test: Test) -> Test:
    """Whether it does not hold."""
    return not test if isinstance(test, bool) else ~test


def all_of(tests: Sequence[Test]) -> Test:
    """Whether all hold."""
    asked = [test for test in tests if not isinstance(test, bool)]
    if any(test is False for test in tests):
        return False
    return reduce(and_, asked) if asked else True


def any_of(tests: Sequence[Test]) -> Test:
    """Whether one holds."""
    asked = [test for test in tests if not isinstance(test, bool)]
    if any(test is True for test in tests):
        return True
    return reduce(or_, asked) if asked else False


def width(*terms: Term) -> int:
    """As large as any whole number gets when these terms are brought over one denominator."""
    first, *others = terms
    found = first.widest
    for other in others:
        found = max(found, *(one.widest for one in _alike(first, other)))
    return found


def _either(a: Term, b: Term, first: Test) -> Number:
    if isinstance(first, bool):
        return a.number if first else b.number
    x, y = as_column(a.number), as_column(b.number)
    if a.nullable or b.nullable:
        return pl.when(first).then(x).when(x.is_not_null() & y.is_not_null()).then(y)
    return pl.when(first).then(x).otherwise(y)


def _joined(a: Term, b: Term, number: Number, low: int, high: int) -> Term:
    widest = max(a.widest, b.widest, abs(low), abs(high))
    return Term(number, low, high, a.over, a.most_over, a.nullable or b.nullable, widest)


def _alike(left: Term, right: Term) -> tuple[Term, Term]:
    """Both over the same denominator."""
    if isinstance(left.over, int) and isinstance(right.over, int):
        over = lcm(left.over, right.over)
        return _over(left, over), _over(right, over)
    most = left.most_over * right.most_over
    return (
        _scaled(left, right.over, right.most_over, left.over * right.over, most),
        _scaled(right, left.over, left.most_over, left.over * right.over, most),
    )


def _over(term: Term, over: int) -> Term:
    if not isinstance(term.over, int):
        return term
    factor = over // term.over
    return term if factor == 1 else _scaled(term, factor, factor, over, over)


def _scaled(term: Term, factor: Number, most: int, over: Number, most_over: int) -> Term:
    low, high = min(term.low, term.low * most), max(term.high, term.high * most)
    widest = max(term.widest, abs(low), abs(high), most_over)
    return Term(term.number * factor, low, high, over, most_over, term.nullable, widest)

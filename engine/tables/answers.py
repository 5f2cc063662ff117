"""The rules on a kind of event for all rows of a table: which lines fit, the verdict, the entries."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm

import polars as pl
from attrs import define, evolve, field

from engine.events.event_problem import EventProblem
from engine.memory.decision import NOT_HAPPENED
from engine.model import Act, Amount, Entry, Line, Literal, Product, Rule, Say, Tell
from engine.planning.line_plan import VERDICTS, LinePlan
from engine.planning.plan import KindPlan
from engine.tables.conditions import Conditions
from engine.tables.money import NONE, Money
from engine.tables.refusals import place_of_line, place_of_rule
from engine.tables.term import LARGEST, Term, Test, constant, least, not_below_zero, or_zero, plus, rounded, times
from engine.time.moments import FIRST_YEAR, LAST_YEAR

UTC = pl.Datetime("us", "UTC")
_STRICT = min(VERDICTS.index(verdict) for verdict in NOT_HAPPENED)

_CHAIN = 25
_FEW = 2
"""As many lines that differ from the others are looked for by comparing, more are looked up."""

Share = tuple[Fraction, Amount | None]
"""A part of an amount; None for 1."""


@define
class Fitting:
    """A rule and its lines with consequences; `column` has the place of the one that fits among them, or null.

    `always`: in every row one of them fits and keeps its consequences.
    """

    rule: Rule
    lines: list[LinePlan]
    column: str
    always: bool = False

    def table(self, values: Sequence[int | bool | None], dtype: type[pl.DataType]) -> pl.Expr:
        """What each line has, for the line that fits in each row."""
        fitting = pl.col(self.column)
        usual, times = Counter(values).most_common(1)[0]
        if len(values) - times > _FEW:
            return pl.lit(pl.Series(values, dtype=dtype)).gather(fitting)
        found = pl.lit(usual, dtype) if self.always else pl.when(fitting.is_not_null()).then(pl.lit(usual, dtype))
        for place, value in enumerate(values):
            if value != usual:
                found = pl.when(fitting == place).then(pl.lit(value, dtype)).otherwise(found)
        return found


@define
class Answers:
    """The answers while they are written. `problems` are lines whose figures or days leave what a table can hold."""

    plan: KindPlan
    seen: Conditions
    pays: Term
    problems: list[EventProblem] = field(factory=list)
    rules: list[Fitting] = field(init=False)
    _made: dict[tuple[str, str], tuple[int, int]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        found: dict[int, Fitting] = {}
        for line in self.plan.lines:
            known = found.setdefault(id(line.rule), Fitting(line.rule, [], f"line {len(found)}"))
            known.lines.append(line)
        self.rules = list(found.values())

    # --- which lines fit ---------------------------------------------------------------------

    def fitted(self) -> list[pl.Expr]:
        """The line that fits in each rule."""
        found = []
        seen = self._seen("charge", False)
        for fitting in self.rules:
            rule = fitting.rule
            dtype = _codes(fitting.lines)
            when: Test = True
            if rule.when is not None:
                when = seen.condition(rule.when)
                self._look(place_of_rule(rule), seen)
            places = {line.line.id: place for place, line in enumerate(fitting.lines)}
            line = self._first_fitting(seen, rule, rule.lines, places, dtype)
            fitting.always = rule.when is None and _ends(rule.lines)
            found.append((pl.when(when).then(line) if when is not True else line).alias(fitting.column))
        return found

    def _first_fitting(
        self,
        seen: Conditions,
        rule: Rule,
        lines: tuple[Line, ...],
        places: Mapping[str, int],
        dtype: type[pl.DataType],
    ) -> pl.Expr:
        cases: list[tuple[Test, pl.Expr]] = []
        for line in lines:
            test = True if line.condition is None else seen.condition(line.condition)
            self._look(place_of_line(rule, line), seen)
            if line.lines:
                cases.append((test, self._first_fitting(seen, rule, line.lines, places, dtype)))
            else:
                cases.append((test, pl.lit(places[line.id], dtype)))
        # A long chain of tests inside one another takes Polars as long as the square of it.
        longest = _CHAIN if all(not line.lines for line in lines) else len(cases)
        chains = [_chain(cases[start : start + longest], dtype) for start in range(0, len(cases), longest)]
        return _first(chains)

    def kept(self) -> list[pl.Expr]:
        """Those of the lines that keep their consequences: where an event has not happened, the strictest."""
        strict = [fitting for fitting in self.rules if any(line.verdict >= _STRICT for line in fitting.lines)]
        if not strict or len(self.rules) == 1:
            return []
        strictest = self._strictest()
        found = []
        for fitting in self.rules:
            keeps = (strictest < _STRICT) | (_verdict(fitting) == strictest)
            found.append(pl.when(keeps).then(pl.col(fitting.column)).alias(fitting.column))
            fitting.always = False
        return found

    # --- what they say -----------------------------------------------------------------------

    def columns(self) -> Iterator[pl.Expr]:
        """The answer: verdict, channel, entries, when it may be sent, and the lines that fitted."""
        yield self._strictest().cat.to(pl.Enum(VERDICTS)).alias("verdict")
        yield self._channel().alias("channel")
        for slot, unit in self._slots():
            name = column_of_entry(slot, unit, self.seen.clock.house.currency)
            yield pl.col(_entry_column(slot, unit)).alias(name)
            if any(one.until is not None for _, _, one in self._writers(slot, unit)):
                yield self._until(slot, unit)
        if self.seen.clock.house.sends_within is not None:
            yield self._not_before(self.seen.clock.house.sends_within)
        titles: dict[str, int] = {}
        for fitting in self.rules:
            ids = [line.line.id for line in fitting.lines]
            known = list(dict.fromkeys(ids))
            number = titles[fitting.rule.title] = titles.get(fitting.rule.title, 0) + 1
            name = f"line: {fitting.rule.title}" + (f" ({number})" if number > 1 else "")
            places = pl.col(fitting.column)
            if known != ids:
                places = fitting.table([known.index(one) for one in ids], _codes(known))
            yield places.cat.to(pl.Enum(known)).alias(name)

    def _strictest(self) -> pl.Expr:
        verdicts = [_verdict(fitting) for fitting in self.rules]
        return pl.max_horizontal(verdicts) if len(verdicts) > 1 else verdicts[0] if verdicts else pl.lit(0, pl.UInt8)

    def _channel(self) -> pl.Expr:
        known = list(dict.fromkeys(line.channel for line in self.plan.lines if line.channel is not None))
        if not known:
            return pl.lit(None, pl.Enum([]))
        found = []
        for fitting in self.rules:
            channels = [None if line.channel is None else known.index(line.channel) for line in fitting.lines]
            if any(channel is not None for channel in channels):
                found.append(fitting.table(channels, _codes(known)))
        return _first(found).cat.to(pl.Enum(known))

    def entries(self) -> Iterator[list[pl.Expr]]:
        """Charges first; refunds see them, and credits see both."""
        for kind in ("charge", "refund", "credit"):
            yield [self._entry(slot, unit) for slot, unit in self._slots() if _kind_of(slot) == kind]

    def _slots(self) -> tuple[tuple[str, str], ...]:
        entries = (one for line in self.plan.lines for one in line.line.consequences if isinstance(one, Entry))
        return tuple(dict.fromkeys((one.slot, one.unit) for one in entries))

    def _writers(self, slot: str, unit: str) -> Iterator[tuple[Fitting, int, Entry]]:
        """Who writes an entry: the rule, the place of its line, and what is written."""
        for fitting in self.rules:
            for place, line in enumerate(fitting.lines):
                for one in line.line.consequences:
                    if isinstance(one, Entry) and (one.slot, one.unit) == (slot, unit):
                        yield fitting, place, one

    def _entry(self, slot: str, unit: str) -> pl.Expr:
        """The amount of an entry, in minor units; null where there is none. Lines that take shares of the same amount
        are worked out at once."""
        shares: dict[tuple[str, bool, Amount | None], list[tuple[Fitting, int, Fraction]]] = {}
        for fitting, place, entry in self._writers(slot, unit):
            share, of = _share(entry.amount)
            is_strict = fitting.lines[place].verdict >= _STRICT
            shares.setdefault((fitting.column, is_strict, of), []).append((fitting, place, share))
        for column, is_strict, of in [*shares]:
            # Nothing of one amount is as good as nothing of another: one sum less to do for all rows.
            others = [key for key in shares if key[0] == column and key[2] is not None]
            if of is None and others and not any(share for _, _, share in shares[column, is_strict, of]):
                shares[others[0]] += shares.pop((column, is_strict, of))
        amounts = []
        for (_, is_strict, of), takers in shares.items():
            seen = self._seen(_kind_of(slot), is_strict)
            whole = constant(1) if of is None else seen.amount(of)
            amount = rounded(not_below_zero(times(or_zero(whole), _shares(takers))))
            if slot == "refund":
                amount = least(amount, seen.money.rest)
            seen.widest = max(seen.widest, amount.widest)
            for fitting, place, _ in takers:
                self._look(place_of_line(fitting.rule, fitting.lines[place].line), seen)
            amounts.append(amount)
        self._made[slot, unit] = min(one.low for one in amounts), max(one.high for one in amounts)
        return _first([one.expression for one in amounts]).alias(_entry_column(slot, unit))

    def _seen(self, kind: str, is_strict: bool) -> Conditions:
        """What the amounts of a kind of entry see. A line that turns the event away sees it as not having happened."""
        seen, currency = self.seen, self.seen.clock.house.currency
        charges: list[tuple[str, Term]] = []
        units: list[tuple[str, Term]] = []
        given = NONE
        for (slot, unit), (low, high) in self._made.items():
            made = Term(pl.col(_entry_column(slot, unit)).fill_null(0), min(low, 0), max(high, 0))
            if slot == "refund":
                given = made if kind == "credit" else given
            elif _kind_of(slot) == "charge" and kind != "charge":
                of = charges if unit == currency else units
                of.append((slot.partition(".")[2] if unit == currency else unit, made))
        paid = seen.money.paid if is_strict else plus(seen.money.paid, self.pays)
        money = Money(paid, tuple(charges), tuple(units), given)
        return evolve(seen, money=money, itself=0 if is_strict else 1)

    def _until(self, slot: str, unit: str) -> pl.Expr:
        found = []
        for fitting, place, entry in self._writers(slot, unit):
            if entry.until is not None:
                end = self.seen.moment(entry.until)
                self._look(place_of_line(fitting.rule, fitting.lines[place].line), self.seen)
                found.append(pl.when(pl.col(fitting.column) == place).then(moments(end)))
        return _first(found).alias(f"{column_of_entry(slot, unit, self.seen.clock.house.currency)}.until")

    def _not_before(self, within: str) -> pl.Expr:
        """When words may go out; null for at once, and where there are none."""
        clock, now = self.seen.clock, self.seen.at
        hours = clock.house.calendars[within]
        speaks = [
            fitting.table([_speaks(line.line) for line in fitting.lines], pl.Boolean).fill_null(False)
            for fitting in self.rules
        ]
        is_open = clock.is_open(hours, now)
        is_closed = pl.lit(not is_open) if isinstance(is_open, bool) else ~is_open
        opening = moments(clock.next_opening(hours, now))
        return pl.when(pl.any_horizontal(speaks) & is_closed).then(opening).alias("not_before")

    def _look(self, where: str, seen: Conditions) -> None:
        """Notes whether what was just written can leave what a table can hold."""
        if seen.widest > LARGEST:
            self._refuse(f"{where}: with the figures of this table it can leave 64 bits")
        if seen.clock.strays:
            years = f"the years {FIRST_YEAR} to {LAST_YEAR}"
            self._refuse(f"{where}: with the moments of this table it leaves {years}")
        seen.widest, seen.clock.strays = 0, False

    def _refuse(self, why: str) -> None:
        self.problems.append(EventProblem("E811", why, "judge the rows that are so large with `House.decide`"))


def moments(term: Term) -> pl.Expr:
    """A moment as a column of moments."""
    return (term.expression * 1_000_000).cast(UTC)


def column_of_entry(slot: str, unit: str, currency: str) -> str:
    """The column of an entry: `charge`, `charge.parking`, and `charge session` for another unit than money."""
    return slot if unit == currency else f"{slot} {unit}"


def _entry_column(slot: str, unit: str) -> str:
    return f"entry {slot} {unit}"


def _kind_of(slot: str) -> str:
    return slot.partition(".")[0]


def _verdict(fitting: Fitting) -> pl.Expr:
    verdicts = [line.verdict for line in fitting.lines]
    found = fitting.table(verdicts, pl.UInt8)
    return found if fitting.always else found.fill_null(0)


def _chain(cases: Sequence[tuple[Test, pl.Expr]], dtype: type[pl.DataType]) -> pl.Expr:
    """The place of the first test that holds; null where none does."""
    found = pl.lit(None, dtype)
    for test, place in reversed(cases):
        if test is True:
            found = place
        elif test is not False:
            found = pl.when(test).then(place).otherwise(found)
    return found


def _first(found: Sequence[pl.Expr]) -> pl.Expr:
    """The first of several columns that is given."""
    return found[0] if len(found) == 1 else pl.coalesce(found)


def _ends(lines: tuple[Line, ...]) -> bool:
    """Whether one of the lines fits whatever is asked."""
    return bool(lines) and lines[-1].condition is None and all(not line.lines or _ends(line.lines) for line in lines)


def _codes(known: Sequence[object]) -> type[pl.DataType]:
    """The whole numbers that stand for the places of so many."""
    return pl.UInt8 if len(known) < 256 else pl.UInt16 if len(known) < 65536 else pl.UInt32


def _speaks(line: Line) -> bool:
    return any(isinstance(one, Say | Tell | Act) for one in line.consequences)


def _share(amount: Amount) -> Share:
    """`25% of price` as a quarter and the price."""
    match amount:
        case Literal(value) if not isinstance(value, str):
            return Fraction(value), None
        case Product(Literal(value), of) | Product(of, Literal(value)) if not isinstance(value, str):
            share, whole = _share(of)
            return share * Fraction(value), whole
    return Fraction(1), amount


def _shares(takers: Sequence[tuple[Fitting, int, Fraction]]) -> Term:
    """The share that the line which fits takes; nothing where it takes none."""
    fitting = takers[0][0]
    over = lcm(*(share.denominator for _, _, share in takers))
    values: list[int | None] = [None] * len(fitting.lines)
    for _, place, share in takers:
        values[place] = int(share * over)
    there = [value for value in values if value is not None]
    return Term(fitting.table(values, pl.Int64), min(there), max(there), over, over, nullable=True)

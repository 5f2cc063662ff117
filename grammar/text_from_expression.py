"""Canonical text of conditions, amounts and moments."""

from grammar import spelling as at
from grammar import syntax as s
from grammar.spelling import Place, Spelling, clock_text

_COMPARISONS = {
    "is": at.VALUE, "is not": at.VALUE,
    "at least": at.AMOUNT, "at most": at.AMOUNT, "more than": at.AMOUNT, "less than": at.AMOUNT, "exactly": at.AMOUNT,
    "by": at.MOMENT, "before": at.MOMENT, "after": at.MOMENT,
}  # fmt: skip


def text_from_expression(node: s.Expression, spelling: Spelling, place: Place) -> str:
    """One expression, on one line; `place` says which keywords could stand where it begins."""
    word, name = spelling.word, spelling.name

    def text(inner: s.Expression, inner_place: Place = place) -> str:
        return text_from_expression(inner, spelling, inner_place)

    match node:
        case s.Name():
            return spelling.fact(node, place)
        case s.Text():
            return spelling.text(node)
        case s.YesNo():
            return word("YES" if node.value else "NO")
        case s.Number():
            return str(node.value)
        case s.Money():
            return spelling.money(node)
        case s.UnitAmount():
            return f"{node.count} {name(node.unit, at.NUMBERED)}"
        case s.Percent():
            return f"{spelling.figure(node.amount)}%"
        case s.Duration():
            return spelling.duration(node)
        case s.Date():
            return spelling.date(node)
        case s.Clock():
            return clock_text(node.minutes)
        case s.ClockOn():
            return f"{clock_text(node.clock.minutes)} {_day(node.day, spelling, 'ON_')}"
        case s.DayBefore() | s.WeekdayBefore() | s.DayAt() | s.DayOf():
            return _day(node, spelling)
        case s.Offset():
            return _offset(node, spelling)
        case s.NextOpening():
            return _next_opening(node, spelling)
        case s.EndOf():
            return word("END_OF_THIS_MONTH" if node.period == "this month" else "END_OF_NEXT_MONTH")
        case s.The():
            return spelling.led("THE", name(node.name, at.THE))
        case s.TheLast():
            return spelling.led("THE_LAST", name(node.name)) + spelling.ending("_LAST_CLOSES")
        case s.Count():
            counted = _counted(node, spelling, at.COUNTED_NUMBER)
            return f"{node.number.value} {counted}"
        case s.NoneOf():
            return f"{word('NONE_OF')} {_counted(node, spelling, at.COUNTED)}"
        case s.Total():
            counted = f"{name(node.events, many=True)} {_scope(node.scope, spelling)}"
            return f"{word('TOTAL')} {name(node.fact)} {spelling.led('OF', counted, many=True)}"
        case s.PercentOf():
            return f"{spelling.figure(node.percent.amount)}% {word('OF')} {text(node.of, at.AMOUNT)}"
        case s.Times():
            out_of = f" {word('OUT_OF')} {text(node.out_of, at.AMOUNT)}" if node.out_of else ""
            return f"{text(node.amount)} {word('TIMES')} {text(node.factor, at.AMOUNT)}{out_of}"
        case s.ForEach():
            each = f"{word('FOR_EACH_STARTED' if node.started else 'FOR_EACH_FULL')} {spelling.duration(node.step)}"
            return f"{text(node.amount)} {each} {word('OF')} {text(node.of, at.AMOUNT)}"
        case s.Plus():
            return f"{text(node.left)} {word('PLUS')} {text(node.right, at.AMOUNT)}"
        case s.Minus():
            return f"{text(node.left)} {word('MINUS')} {text(node.right, at.AMOUNT)}"
        case s.CappedAt():
            return f"{text(node.amount)} {word('CAPPED_AT')} {text(node.cap, at.AMOUNT)}"
        case s.ButAtLeast():
            return f"{text(node.amount)} {word('BUT_AT_LEAST')} {text(node.floor, at.AMOUNT)}"
        case s.AsOf():
            return f"{name(node.fact, place)} {word('AS_OF')} {text(node.moment, at.MOMENT)}"
        case s.Group():
            return f"({text(node.inner, at.CONDITION)})"
        case _:
            return _condition(node, spelling, place)


def _condition(
    node: s.Or | s.And | s.Not | s.Compare | s.OneOf | s.IsGiven | s.IsNothing | s.FallsOn | s.FallsInHours
    | s.FallsBetween | s.Accepted | s.PromisesKept,
    spelling: Spelling,
    place: Place,
) -> str:  # fmt: skip
    word = spelling.word

    def text(inner: s.Expression, inner_place: Place = place) -> str:
        return text_from_expression(inner, spelling, inner_place)

    def joined(terminal: str, items: tuple[s.Expression, ...]) -> str:
        first, *more = items
        return " ".join([text(first), *(spelling.led(terminal, text(item, at.CONDITION)) for item in more)])

    match node:
        case s.Or():
            return joined("OR", node.items)
        case s.And():
            return joined("AND", node.items)
        case s.Not():
            return spelling.led("NOT", text(node.item, at.CONDITION))
        case s.Compare():
            terminal = node.op.upper().replace(" ", "_")
            right = text(node.right, _COMPARISONS[node.op])
            if node.left is None:
                return spelling.led(terminal, right)
            terminal = terminal if node.op in ("is", "is not") else f"IS_{terminal}"
            return f"{text(node.left)} {spelling.led(terminal, right)}"
        case s.OneOf():
            options = ", ".join(text(option, at.AMOUNT) for option in node.options)
            return f"{text(node.left)} {spelling.led('IS_NOT_ONE_OF' if node.negated else 'IS_ONE_OF', options)}"
        case s.IsGiven():
            return f"{text(node.left)} {word('IS_GIVEN')}"
        case s.IsNothing():
            return f"{text(node.left)} {word('IS_NOTHING')}"
        case s.FallsOn():
            falls = word("FALLS_ON" if len(node.days) == 1 else "FALLS_ON_ONE_OF")
            return f"{text(node.left)} {falls} {', '.join(_falling_day(day, spelling) for day in node.days)}"
        case s.FallsInHours():
            falls = word("FALLS_WITHIN" if node.inside else "FALLS_OUTSIDE")
            return f"{text(node.left)} {falls} {spelling.hours_of(node.calendar)}"
        case s.FallsBetween():
            first, last = text(node.first), text(node.last)
            return f"{text(node.left)} {word('FALLS_BETWEEN')} {first} {word('AND')} {last}"
        case s.Accepted():
            return word("CLIENT_HAS_ACCEPTED_THESE_RULES")
        case s.PromisesKept():
            return word("EVERY_PROMISE_IS_KEPT")


def _falling_day(day: s.Weekday | s.PublicHoliday | s.Date, spelling: Spelling) -> str:
    match day:
        case s.Weekday():
            return spelling.weekday(day.number)
        case s.PublicHoliday():
            return spelling.word("A_PUBLIC_HOLIDAY")
        case s.Date():
            return spelling.date(day)


def _offset(node: s.Offset, spelling: Spelling) -> str:
    anchor = text_from_expression(node.anchor, spelling, at.MOMENT)
    return f"{spelling.duration(node.duration)} {spelling.word(node.direction.upper())} {anchor}"


def _next_opening(node: s.NextOpening, spelling: Spelling) -> str:
    anchor = text_from_expression(node.anchor, spelling, at.MOMENT)
    if node.calendar == "opening":
        return f"{spelling.word('NEXT_OPENING_AFTER')} {anchor}"
    return spelling.led("NEXT", f"{spelling.calendar(node.calendar)} {spelling.word('OPENING_AFTER')} {anchor}")


def _day(day: s.Day, spelling: Spelling, on: str = "") -> str:
    """`the day before start`, or with `on` ON_ `on the day before start`, as it stands after a clock."""
    word = spelling.word
    if isinstance(day, s.DayAt):
        return f"{word(f'{on}THE_DAY')} {_offset(day.offset, spelling)}"
    anchor = text_from_expression(day.anchor, spelling, at.MOMENT)
    match day:
        case s.DayBefore(calendar=None):
            return f"{word(f'{on}THE_DAY_BEFORE')} {anchor}"
        case s.DayBefore(calendar=("opening" | "working") as shipped):
            return f"{word(f'{on}THE_{shipped.upper()}_DAY_BEFORE')} {anchor}"
        case s.DayBefore():
            calendar = spelling.calendar(str(day.calendar), at.DECLARED if on else at.THE)
            return spelling.led(
                f"{on}THE", f"{calendar} {spelling.second('DAYS')} {word('BEFORE')} {anchor}", second=not on
            )
        case s.WeekdayBefore():
            before = f"{spelling.weekday(day.weekday)} {word('BEFORE')} {anchor}"
            return f"{word('ON_WEEKDAY') if on else spelling.second('THE')} {before}"
        case s.DayOf():
            return f"{word(f'{on}THE_DAY_OF')} {anchor}"


def _counted(node: s.Count | s.NoneOf, spelling: Spelling, place: Place) -> str:
    """`earlier overdue answers in the last 12 months`; each of the two words leaves fewer that can follow it."""
    words = []
    if node.earlier:
        words.append(spelling.word("EARLIER"))
        place = at.TRIGGER
    if node.overdue:
        words.append(spelling.word("OVERDUE"))
        place = at.DECLARED
    many = isinstance(node, s.NoneOf) or node.number.value != 1
    return " ".join([*words, spelling.name(node.events, place, many), _scope(node.scope, spelling)])


def _scope(scope: s.Scope, spelling: Spelling) -> str:
    match scope:
        case s.InTheLast():
            span = f"{spelling.word('IN_THE_LAST')} {spelling.duration(scope.duration)}"
            return span + spelling.ending("_LAST_CLOSES")
        case s.Ever():
            return spelling.word("EVER")
        case s.OfThisBooking():
            return spelling.word("OF_THIS_BOOKING")
        case s.Since():
            return f"{spelling.word('SINCE')} {text_from_expression(scope.moment, spelling, at.MOMENT)}"
        case s.ThisCalendar():
            return spelling.word(f"THIS_CALENDAR_{scope.period.upper()}")

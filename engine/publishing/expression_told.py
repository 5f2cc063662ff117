"""Amounts and conditions as a client reads them: `25% of the price`, `at least 48 hours before the start`."""

from fractions import Fraction

from engine.model import (
    Accepted,
    Amount,
    And,
    AsOf,
    ClockOn,
    Compared,
    Condition,
    Counted,
    Decided,
    Distance,
    Fact,
    FirstFitting,
    FixedDay,
    Greatest,
    Holds,
    InClock,
    InDays,
    InHours,
    InSeason,
    Is,
    IsNothing,
    Kind,
    Least,
    Ledger,
    Literal,
    Marked,
    Moment,
    Not,
    Notice,
    Now,
    ObligationIs,
    OnDays,
    Or,
    Order,
    Product,
    PromisesKept,
    Quotient,
    ServiceFact,
    Steps,
    Sum,
    Summed,
    Window,
)
from engine.publishing.client_language import DAY_OF_MINUTES, ClientLanguage, spaced
from engine.publishing.moment_told import fact_told, length_told, moment_told

_PUT_TOGETHER = (Sum, Least, Greatest)
_SIZES = {">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than", "==": "exactly", "!=": "other_than"}
_EDGES = {"<": "before", "<=": "by", ">": "after", ">=": "from"}


def amount_told(amount: Amount, language: ClientLanguage, form: int = 0) -> str:
    """An amount; a fact in it by its name within a sentence (form 0), or by itself (1)."""

    def told(part: Amount, is_inner: bool = False) -> str:
        text = amount_told(part, language)
        return f"({text})" if is_inner and isinstance(part, _PUT_TOGETHER) else text

    match amount:
        case Literal(value, kind):
            return language.percent(value) if isinstance(value, Fraction) else language.value(kind, value)
        case Fact():
            return fact_told(amount, language, form)
        case ServiceFact(_, which):
            return language.say("amounts", f"service_{which}")
        case Notice(anchor, late):
            return language.say("amounts", "lateness" if late else "notice", anchor=moment_told(anchor, language))
        case Ledger("charged", str(account)):
            return language.say("amounts", "charged_as", account=spaced(account.partition(".")[2] or account))
        case Ledger(name, _, unit):
            plural = "" if unit is None else language.house.units[unit].plural
            return language.say("amounts", name, unit=spaced(plural))
        case Counted():
            return language.say("amounts", "count", counted=counted_told(amount, language))
        case Summed(fact, event, window):
            counted = f"{language.noun(event, 1)} {window_told(window, language)}"
            return language.say("amounts", "total", fact=language.fact(fact), counted=counted)
        case Product(Literal(Fraction() as share), of):
            return language.say("amounts", "share", percent=language.percent(share), of=told(of, True))
        case Product(left, Steps(of, seconds, started)):
            key = "started" if started else "full"
            length = language.duration(seconds)
            return language.say("amounts", key, amount=told(left, True), length=length, of=told(of, True))
        case Product(left, Literal(1)):
            return told(left)
        case Product(left, right):
            return language.say("amounts", "times", left=told(left, True), right=told(right, True))
        case Quotient(left, right):
            return language.say("amounts", "divided", left=told(left, True), right=told(right, True))
        case Steps(of, seconds, started):
            key = f"steps_{'started' if started else 'full'}"
            return language.say("amounts", key, length=language.duration(seconds), of=told(of, True))
        case Sum(left, right, sign):
            return language.say("amounts", "plus" if sign > 0 else "minus", left=told(left), right=told(right, True))
        case Least(left, right):
            return language.say("amounts", "capped", left=told(left), right=told(right, True))
        case Greatest(left, right):
            return language.say("amounts", "but_at_least", left=told(left), right=told(right, True))
        case FirstFitting(lines):
            return "; ".join(_amount_line(condition, inner, language) for condition, inner in lines)
        case AsOf(fact, moment):
            as_it_was = moment_told(moment, language)
            return language.say("amounts", "as_of", fact=fact_told(fact, language, 0), moment=as_it_was)
        case Decided(slot, unit):
            what, _, account = slot.partition(".")
            name = language.say("guarantees", f"decided_{what}")
            return f"{name} ({spaced(account)})" if account and account != unit else name


def _amount_line(condition: Condition | None, amount: Amount, language: ClientLanguage) -> str:
    otherwise = language.say("conditions", "otherwise")
    told = otherwise if condition is None else condition_told(condition, language)
    return language.say("amounts", "line", amount=amount_told(amount, language), condition=told)


def counted_told(counted: Counted, language: ClientLanguage) -> str:
    """`missed visits in the last 12 months`."""
    return f"{language.noun(counted.event, 1)} {window_told(counted.window, language)}"


def window_told(window: Window, language: ClientLanguage) -> str:
    """`in the last 12 months`, `so far`."""
    if window.kind == "since" and window.since is not None:
        moment = moment_told(window.since, language)
        return language.say("windows", "since", moment=moment)
    if window.kind == "last" and window.length is not None:
        return language.say("windows", "last", length=length_told(window.length, language))
    return language.say("windows", "ever" if window.kind == "since" else window.kind)


def condition_told(condition: Condition, language: ClientLanguage, is_changed: bool = False) -> str:
    """A condition; `is_changed` where it is asked of an event that gives its booking a new start."""

    def told(inner: Condition) -> str:
        text = condition_told(inner, language, is_changed)
        return f"({text})" if isinstance(inner, (And, Or)) else text

    def of(moment: Moment, text: str) -> str:
        if isinstance(moment, Now):
            return text
        name = moment_told(moment, language, is_changed)
        return language.say("conditions", "of_moment", moment=name, condition=text)

    match condition:
        case And(items):
            return f" {language.say('conditions', 'and')} ".join(told(item) for item in items)
        case Or(items):
            return f" {language.say('conditions', 'or')} ".join(told(item) for item in items)
        case Not(item):
            return _refuted(item, language, is_changed) or language.say("conditions", "not", condition=told(item))
        case Holds(fact):
            return language.say("conditions", "yes", fact=fact_told(fact, language, 1, is_changed))
        case Is(fact):
            return language.say(
                "conditions", "is", fact=amount_told(fact, language, 1), values=_values(condition, language)
            )
        case IsNothing(fact):
            return language.say("conditions", "nothing", fact=fact_told(fact, language, 1, is_changed))
        case Compared(Counted() as counted, op, Literal(int(count))):
            return _count(counted, op, count, language)
        case Compared(left, op, right):
            size = language.say("conditions", _SIZES[op], size=amount_told(right, language))
            return language.say("conditions", "compared", left=amount_told(left, language, 1), right=size)
        case Distance(moment, op, length, direction, anchor):
            sized = language.say("conditions", _SIZES[op], size=length_told(length, language))
            at = moment_told(anchor, language, is_changed)
            return of(moment, f"{sized} {language.say('moments', f'{direction}_anchor', anchor=at)}")
        case Order(moment, op, edge):
            return of(moment, _edge(op, edge, language, is_changed))
        case OnDays(moment):
            return of(moment, _days(condition, language))
        case InHours(moment, calendar, inside):
            key = f"{'in' if inside else 'out_of'}_{'hours' if calendar == 'opening' else 'other_hours'}"
            return of(moment, language.say("conditions", key, calendar=language.calendar(calendar)))
        case InSeason(moment, first, last):
            days = {"first": language.day_of_year(*first), "last": language.day_of_year(*last)}
            return of(moment, language.say("conditions", "between", **days))
        case InDays(moment, first_day, last_day):
            days = {"first": language.day(first_day), "last": language.day(last_day)}
            return of(moment, language.say("conditions", "between", **days))
        case InClock(moment, first_minute, last_minute):
            clocks = {"first": language.clock(first_minute), "last": language.clock(last_minute)}
            return of(moment, language.say("conditions", "between", **clocks))
        case Marked(subject, mark):
            return language.say("conditions", f"{subject}_marked", mark=language.mark(mark))
        case ObligationIs(what, state):
            return language.say("conditions", f"owed_{state}", noun=language.noun(what))
        case Accepted():
            return language.say("conditions", "accepted")
        case PromisesKept():
            return language.say("conditions", "promises_kept")


def _refuted(condition: Condition, language: ClientLanguage, is_changed: bool) -> str | None:
    """How it is said that a condition does not hold, where there is a plain way to."""
    match condition:
        case Holds(fact):
            return language.say("conditions", "no", fact=fact_told(fact, language, 1, is_changed))
        case Is(fact):
            values = _values(condition, language)
            return language.say("conditions", "is_not", fact=amount_told(fact, language, 1), values=values)
        case IsNothing(fact):
            return language.say("conditions", "something", fact=fact_told(fact, language, 1, is_changed))
        case Marked(subject, mark):
            return language.say("conditions", f"{subject}_not_marked", mark=language.mark(mark))
        case ObligationIs(what, state):
            return language.say("conditions", f"owed_not_{state}", noun=language.noun(what))
        case Accepted():
            return language.say("conditions", "not_accepted")
        case PromisesKept():
            return language.say("conditions", "promises_not_kept")
        case Not(item):
            return condition_told(item, language, is_changed)
    return None


def _values(condition: Is, language: ClientLanguage) -> str:
    kind: Kind = condition.fact.kind
    return language.listed([language.value(kind, value) for value in condition.values], "or")


def _count(counted: Counted, op: str, count: int, language: ClientLanguage) -> str:
    window = window_told(counted.window, language)
    if (op, count) in (("==", 0), ("<", 1), ("<=", 0)):
        key = "none_earlier" if counted.earlier else "none"
        return language.say("conditions", key, noun=language.noun(counted.event, 1), window=window)
    size = language.say("conditions", _SIZES[op], size=count)
    noun = language.noun(counted.event, 2 if count == 1 else 1)
    return language.say("conditions", "earlier" if counted.earlier else "counted", size=size, noun=noun, window=window)


def _edge(op: str, edge: Moment, language: ClientLanguage, is_changed: bool) -> str:
    text = moment_told(edge, language, is_changed)
    if isinstance(edge, ClockOn) and edge.minutes == DAY_OF_MINUTES and not isinstance(edge.day, FixedDay):
        # The end of a day is not in that day: before it is the day and all before, from it on is what comes after.
        key = {"<": "up_to_day", "<=": "up_to_day", ">": "after", ">=": "after"}[op]
        return language.say("conditions", key, edge=text)
    return language.say("conditions", _EDGES[op], edge=text)


def _days(condition: OnDays, language: ClientLanguage) -> str:
    days = [language.weekday(weekday) for weekday in condition.weekdays]
    days += [language.day_of_year(*date) for date in condition.dates]
    days += [language.day(day) for day in condition.days]
    days += [language.say("conditions", "public_holiday")] * condition.holidays
    return language.say("conditions", "on_days", days=language.listed(days, "or"))

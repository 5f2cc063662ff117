"""Trees that a house text can say, for tests with Hypothesis.

Spans are left empty; two trees are equal without them. No tree has a problem that is told while it is read.
"""

import re
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from grammar import keywords
from grammar import syntax as s
from grammar.source import Source, Span

_T = TypeVar("_T")

NOWHERE = Span(Source("", ""), 0, 0)
SIZES = ("at least", "at most", "more than", "less than", "exactly")
EDGES = ("by", "before", "after")
UNITS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years")
NAME = re.compile(r"[^\W\d_][\w-]*")


def node(kind: type[_T], *parts: SearchStrategy[Any], **named: SearchStrategy[Any]) -> SearchStrategy[_T]:
    """A node whose fields are drawn in order."""
    return st.builds(kind, *parts, **named, span=st.just(NOWHERE))


def one_of(*kinds: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Any of the kinds."""
    return st.one_of(*kinds)


def some(items: SearchStrategy[_T], most: int = 3) -> SearchStrategy[tuple[_T, ...]]:
    """One to `most` of them."""
    return st.lists(items, min_size=1, max_size=most).map(tuple)


# --- words and figures -----------------------------------------------------------------------


@cache
def keyword_names() -> tuple[str, ...]:
    """The keywords of all languages that could be names, and the words that longer ones are made of."""
    forms = {form for language in keywords.languages() for found in keywords.forms(language).values() for form in found}
    return tuple(sorted({word for form in forms for word in form.split() if NAME.fullmatch(word)}))


plain_names = st.sampled_from(["price", "no-show", "prepay-only", "été", "kleur_2", "EUR", "EUR5", "ABC", "ABC-d"])
names_alone = st.one_of(
    plain_names, st.deferred(lambda: st.sampled_from(keyword_names())), st.sampled_from(["NOW", "Is"])
)
names = node(s.Name, st.one_of(names_alone, st.lists(names_alone, min_size=2, max_size=3).map(".".join)))
calendars = st.one_of(st.just("phone"), names_alone)
texts = node(s.Text, st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters='"'), max_size=60))
numbers = node(s.Number, st.integers(0, 10**6))
decimals = st.from_regex(r"(0|[1-9][0-9]{0,3})(\.[0-9]{1,2})?", fullmatch=True)
money = node(s.Money, st.sampled_from(["EUR", "GBP", "USD"]), decimals)
percents = node(s.Percent, decimals)
clocks = node(s.Clock, st.integers(0, 1440))
dates = st.dates().flatmap(
    lambda day: node(s.Date, st.just(day.day), st.just(day.month), st.sampled_from([None, f"{day:%Y}"]).map(_year))
)


def _year(text: str | None) -> int | None:
    return int(text) if text and len(text) == 4 and text >= "1000" else None


durations = st.one_of(
    node(s.Duration, st.integers(0, 99), st.sampled_from(UNITS), st.none(), st.booleans()),
    node(s.Duration, st.integers(0, 99), st.just("days"), st.just("calendar"), st.booleans()),
    node(
        s.Duration,
        st.integers(0, 99),
        st.sampled_from(["minutes", "hours", "days"]),
        st.one_of(st.sampled_from(["opening", "working"]), calendars),
        st.booleans(),
    ),
)
directions = st.sampled_from(["before", "after"])

# --- moments ---------------------------------------------------------------------------------

moments: SearchStrategy[Any] = st.deferred(lambda: _moments())
offsets = node(s.Offset, durations, directions, moments)
simple_moments = one_of(
    names,
    dates,
    node(s.EndOf, st.sampled_from(["this month", "next month"])),
    node(s.The, names),
    node(s.TheLast, names),
)
day_calendars = st.one_of(st.none(), st.sampled_from(["opening", "working"]), calendars)
days = one_of(
    node(s.DayBefore, day_calendars, moments),
    node(s.WeekdayBefore, st.integers(0, 6), moments),
    node(s.DayAt, offsets),
    node(s.DayOf, moments),
)
deep_moments = one_of(
    offsets,
    node(s.ClockOn, clocks, days),
    node(s.NextOpening, st.one_of(st.just("opening"), calendars), moments),
)


def _moments() -> SearchStrategy[Any]:
    return st.one_of(simple_moments, simple_moments, deep_moments)


# --- amounts ---------------------------------------------------------------------------------

scopes = one_of(
    node(s.InTheLast, durations),
    node(s.Ever),
    node(s.OfThisBooking),
    node(s.Since, moments),
    node(s.ThisCalendar, st.sampled_from(["year", "month"])),
)
simple_atoms = one_of(names, money, numbers, texts, durations, node(s.UnitAmount, st.integers(0, 99), names))
atoms: SearchStrategy[Any] = one_of(
    simple_atoms,
    simple_atoms,
    moments,
    node(s.AsOf, names, moments),
    node(s.Total, names, names, scopes),
    node(s.Group, st.deferred(lambda: conditions)),
)
parts: SearchStrategy[Any] = st.one_of(atoms, st.deferred(lambda: node(s.PercentOf, percents, parts)))
shares: SearchStrategy[Any] = st.one_of(
    parts,
    st.deferred(lambda: node(s.Times, shares, parts, st.one_of(st.none(), parts))),
    st.deferred(lambda: node(s.ForEach, shares, st.booleans(), durations, parts)),
)
sums: SearchStrategy[Any] = st.deferred(lambda: st.one_of(parts, node(s.Plus, sums, parts), node(s.Minus, sums, parts)))
limits: SearchStrategy[Any] = st.deferred(
    lambda: st.one_of(shares, node(s.CappedAt, limits, parts), node(s.ButAtLeast, limits, parts))
)
amounts: SearchStrategy[Any] = st.one_of(parts, sums, limits)
values = st.one_of(amounts, node(s.YesNo, st.booleans()))

# --- conditions ------------------------------------------------------------------------------

counts = node(s.Count, numbers, st.booleans(), st.booleans(), names, scopes)
falling_days = one_of(node(s.Weekday, st.integers(0, 6)), node(s.PublicHoliday), dates)
hours_names = st.one_of(st.sampled_from(["opening", "working"]), calendars)
tests = one_of(
    amounts,
    node(s.Compare, amounts, st.sampled_from(["is", "is not"]), values),
    node(s.Compare, amounts, st.sampled_from(SIZES), amounts),
    node(s.Compare, amounts, st.sampled_from(EDGES), moments),
    node(s.Compare, st.none(), st.sampled_from(SIZES), st.one_of(counts, offsets)),
    node(s.Compare, st.none(), st.sampled_from(EDGES), moments),
    node(s.OneOf, amounts, st.booleans(), some(atoms)),
    node(s.IsGiven, amounts),
    node(s.IsNothing, amounts),
    node(s.FallsOn, amounts, some(falling_days)),
    node(s.FallsInHours, amounts, st.booleans(), hours_names),
    node(s.FallsBetween, amounts, dates, dates),
    node(s.FallsBetween, amounts, clocks, clocks),
    node(s.NoneOf, st.booleans(), st.booleans(), names, scopes),
    node(s.Accepted),
)
denials: SearchStrategy[Any] = st.one_of(tests, st.deferred(lambda: node(s.Not, denials)))
both = st.lists(denials, min_size=2, max_size=3).map(tuple)
conditions: SearchStrategy[Any] = st.one_of(denials, node(s.And, both), node(s.Or, both))

# --- consequences ----------------------------------------------------------------------------

subjects = st.sampled_from(["client", "booking", "house"])
nothing = st.none()
arguments = st.lists(node(s.Argument, names, values), max_size=2).map(tuple)
consequences: SearchStrategy[Any] = one_of(
    node(s.Verdict, st.sampled_from(["accept", "decline", "noted"]), nothing),
    node(s.Verdict, st.just("redirect"), names),
    node(s.Free),
    node(s.Charge, amounts, st.one_of(nothing, names)),
    node(s.Refund, amounts),
    node(s.Credit, amounts, nothing, nothing),
    node(s.Credit, amounts, durations, nothing),
    node(s.Credit, amounts, nothing, moments),
    node(s.Owe, st.sampled_from(["ask", "promise"]), names, st.one_of(nothing, amounts), durations, nothing),
    node(s.Owe, st.sampled_from(["ask", "promise"]), names, st.one_of(nothing, amounts), nothing, moments),
    node(s.Excuse, names),
    node(s.Becomes, subjects, names, st.one_of(nothing, moments), st.one_of(nothing, moments), nothing),
    node(s.Becomes, subjects, names, st.one_of(nothing, moments), nothing, durations),
    node(s.NoLonger, subjects, names),
    node(s.BookingEnds),
    node(s.Record, names),
    node(s.Say, names),
    node(s.Tell, names, texts),
    node(s.Do, names, arguments),
    st.deferred(lambda: node(s.May, consequences)),
)

# --- blocks ----------------------------------------------------------------------------------

triggers = one_of(
    node(s.OnEvent, names),
    node(s.OnOverdue, names),
    node(s.OnOffset, durations, directions, names),
    node(s.OnSilence, durations, names),
)
when = st.one_of(nothing, conditions)
line_conditions = st.one_of(nothing, conditions)
empty: SearchStrategy[tuple[Any, ...]] = st.just(())
lines: SearchStrategy[Any] = st.one_of(
    node(s.Line, line_conditions, some(consequences, 5), empty),
    st.deferred(lambda: node(s.Line, line_conditions, empty, some(lines, 2))),
)
zones = st.sampled_from(["Europe/Brussels", "UTC", "America/Port-au-Prince", "Etc/GMT+1"])
settings = one_of(
    node(s.Setting, st.just("edition"), st.tuples(numbers)),
    node(s.Setting, st.just("in force from"), st.tuples(dates)),
    node(s.Setting, st.just("timezone"), st.tuples(node(s.Name, zones))),
    node(s.Setting, st.sampled_from(["currency", "holidays"]), st.tuples(names)),
    node(s.Setting, st.just("languages"), some(names)),
    node(s.AnnouncesChanges, durations),
    node(s.SendsWithin, hours_names),
    node(s.BookingLife, offsets),
)
spells = some(node(s.Spell, st.integers(0, 1440), st.integers(0, 1440)), 2)
ranges = st.tuples(st.integers(0, 6), st.integers(1, 7)).map(
    lambda drawn: tuple((drawn[0] + step) % 7 for step in range(drawn[1]))
)
hours_lines = one_of(
    node(s.WeeklyHours, ranges, st.just(True), spells),
    node(s.WeeklyHours, some(st.integers(0, 6)), st.just(False), spells),
    node(s.ClosedOnHolidays),
    node(s.ClosedFrom, dates, dates),
    node(s.ClosedOn, dates),
    node(s.OpenOn, dates, spells),
)
services = node(s.Service, names, st.one_of(nothing, money), st.one_of(nothing, durations))
kinds = one_of(
    node(s.Kind, names.map(lambda name: name.text), nothing, nothing, st.booleans()),
    node(s.Kind, names.map(lambda name: name.text), st.integers(0, 99), st.integers(0, 99), st.booleans()),
    node(s.Kind, st.just("yes or no"), nothing, nothing, st.booleans()),
)
fields = node(s.Field, names, kinds, st.one_of(nothing, values))


def _event(life: SearchStrategy[str | None], changes: SearchStrategy[tuple[s.Name, ...]]) -> SearchStrategy[s.Event]:
    return node(
        s.Event,
        names,
        st.one_of(nothing, names),
        st.sampled_from([None, "booking", "house"]),
        st.booleans(),
        life,
        changes,
        st.one_of(nothing, names),
        st.booleans(),
        st.lists(fields, max_size=2).map(tuple),
    )


amount_lines = node(s.AmountLine, line_conditions, amounts)
statements = one_of(
    conditions,
    node(s.NeverRisesWith, names, names),
    node(s.AlwaysPromises, names, durations),
    node(s.NeverDeclines),
    node(s.ReadsNo, names),
)
wordings = node(s.Wording, names, texts)
blocks = one_of(
    node(s.HouseBlock, texts, some(settings)),
    node(s.Hours, st.one_of(nothing, names), some(hours_lines)),
    node(s.Services, some(services)),
    node(s.Choice, names, some(names)),
    _event(st.sampled_from([None, "opens", "ends"]), empty),
    _event(st.just("changes"), some(names)),
    node(s.Client, some(fields)),
    node(s.Unit, names, names),
    node(s.Define, names, conditions, empty),
    node(s.Define, names, nothing, some(amount_lines)),
    node(s.Rule, texts, some(triggers), when, some(lines)),
    node(s.Note, texts),
    node(s.Guarantee, texts, some(triggers), when, some(statements)),
    node(s.Voice, some(one_of(node(s.Avoid, names, some(texts)), node(s.Always, some(triggers), some(names))))),
    node(s.Words, names, some(wordings), empty),
    node(s.Words, names, empty, some(node(s.Part, names, some(wordings)))),
    node(s.Include, texts),
)


def files(language: str = "en") -> SearchStrategy[s.File]:
    """A file in a language, with no comments."""
    return node(s.File, st.just(language), st.lists(blocks, max_size=4).map(tuple), st.just(()))

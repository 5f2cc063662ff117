"""Names, figures, moments, amounts and conditions that a house text can say, for tests with Hypothesis.

Spans are left empty; two trees are equal without them. No tree has a problem that is told while it is read. Each
strategy is a function without arguments, so that its name is all that Hypothesis writes of it.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from grammar import keywords
from grammar import syntax as s
from grammar.names import names as names_in
from grammar.source import Source, Span

_T = TypeVar("_T")

NOWHERE = Span(Source("", ""), 0, 0)
SIZES = ("at least", "at most", "more than", "less than", "exactly")
EDGES = ("by", "before", "after")
UNITS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years")
NAME = re.compile(r"[^\W\d_][\w-]*")

nothing = st.none()
empty: SearchStrategy[tuple[Any, ...]] = st.just(())


def node(draw: DrawFn, kind: Callable[..., _T], *fields: SearchStrategy[Any]) -> _T:
    """A node whose fields are drawn in order."""
    return kind(*(draw(field) for field in fields), NOWHERE)


def some(items: SearchStrategy[_T], most: int = 3) -> SearchStrategy[tuple[_T, ...]]:
    """One to `most` of them."""
    return st.lists(items, min_size=1, max_size=most).map(tuple)


def maybe(items: SearchStrategy[_T]) -> SearchStrategy[_T | None]:
    """One of them, or None."""
    return st.one_of(nothing, items)


def rarely(draw: DrawFn) -> bool:
    """Whether to go deeper; False is the simpler."""
    return draw(st.integers(0, 3)) == 3


def drawn(draw: DrawFn, *kinds: tuple[Any, ...]) -> Any:
    """A node of one of the kinds, each given with the strategies of its fields."""
    kind, *fields = draw(st.sampled_from(range(len(kinds))).map(kinds.__getitem__))
    return node(draw, kind, *fields)


# --- words and figures -----------------------------------------------------------------------


@cache
def keyword_names() -> tuple[str, ...]:
    """The keywords of all languages that could be names, and the words that longer ones are made of."""
    forms = {form for language in keywords.languages() for found in keywords.forms(language).values() for form in found}
    return tuple(sorted({word for form in forms for word in form.split() if NAME.fullmatch(word)}))


@cache
def vocabulary_names() -> tuple[str, ...]:
    """The names of the vocabulary, in English and in the other languages."""
    every = [names_in(language) for language in keywords.languages()]
    return tuple(sorted({name for found in every for name in (*found.written, *found.one)}))


@st.composite
def words(draw: DrawFn) -> str:
    """A name without a dot: an ordinary one, an odd one, one that is a keyword or is of the vocabulary somewhere."""
    odd = ["price", "no-show", "été", "kleur_2", "EUR", "EUR5", "ABC", "ABC-d", "NOW", "Is"]
    return draw(st.sampled_from([odd, vocabulary_names(), keyword_names()]).flatmap(st.sampled_from))


@st.composite
def names(draw: DrawFn) -> s.Name:
    return s.Name(".".join(draw(some(words(), 3))) if rarely(draw) else draw(words()), NOWHERE)


# The quote that ends a text, and what turns the direction of its letters.
_NOT_IN_TEXTS = '"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'


@st.composite
def texts(draw: DrawFn) -> s.Text:
    characters = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=_NOT_IN_TEXTS)
    if rarely(draw):
        # A placeholder, perhaps quoted, as another language would write one that it must not translate.
        quotes = "'" * draw(st.integers(0, 2))
        return s.Text(f"{{{quotes}{draw(names()).text}{quotes}}}", NOWHERE)
    return s.Text(draw(st.text(characters, max_size=60)), NOWHERE)


@st.composite
def numbers(draw: DrawFn) -> s.Number:
    return s.Number(draw(st.integers(0, 10**6)), NOWHERE)


@st.composite
def decimals(draw: DrawFn) -> str:
    whole, cents = draw(st.integers(0, 9999)), draw(maybe(st.integers(0, 99)))
    return f"{whole}" if cents is None else f"{whole}.{cents:02}"


@st.composite
def money(draw: DrawFn) -> s.Money:
    return node(draw, s.Money, st.sampled_from(["EUR", "GBP", "USD"]), decimals())


@st.composite
def clocks(draw: DrawFn) -> s.Clock:
    return node(draw, s.Clock, st.integers(0, 1440))


@st.composite
def dates(draw: DrawFn) -> s.Date:
    month = draw(st.integers(1, 12))
    return s.Date(draw(st.integers(1, 28)), month, draw(maybe(st.integers(1900, 2100))), NOWHERE)


@st.composite
def durations(draw: DrawFn) -> Any:
    counts = st.integers(0, 40)
    return drawn(
        draw,
        (s.Duration, counts, st.sampled_from(UNITS), nothing, st.booleans()),
        (s.Duration, counts, st.just("days"), st.just("calendar"), st.booleans()),
        (s.Duration, counts, st.sampled_from(["minutes", "hours", "days"]), calendars(), st.booleans()),
    )


@st.composite
def calendars(draw: DrawFn) -> str:
    return draw(st.sampled_from(["opening", "working", "phone"])) if draw(st.booleans()) else draw(words())


# --- moments ---------------------------------------------------------------------------------


@st.composite
def moments(draw: DrawFn) -> Any:
    if rarely(draw):
        return drawn(
            draw,
            (s.Offset, durations(), directions, moments()),
            (s.ClockOn, clocks(), days()),
            (s.NextOpening, calendars(), moments()),
        )
    if rarely(draw):
        return draw(days())
    return drawn(
        draw,
        (s.Name, st.sampled_from(["now", "sent", "start", "the"])),
        (s.EndOf, st.sampled_from(["this month", "next month"])),
        (s.The, names()),
        (s.TheLast, names()),
        (s.Date, st.integers(1, 28), st.integers(1, 12), maybe(st.integers(1900, 2100))),
    )


directions = st.sampled_from(["before", "after"])


@st.composite
def offsets(draw: DrawFn) -> s.Offset:
    return node(draw, s.Offset, durations(), directions, moments())


@st.composite
def days(draw: DrawFn) -> Any:
    return drawn(
        draw,
        (s.DayBefore, maybe(calendars()), moments()),
        (s.WeekdayBefore, st.integers(0, 6), moments()),
        (s.DayAt, offsets()),
        (s.DayOf, moments()),
    )


# --- amounts ---------------------------------------------------------------------------------


@st.composite
def scopes(draw: DrawFn) -> Any:
    return drawn(
        draw,
        (s.InTheLast, durations()),
        (s.Ever,),
        (s.OfThisBooking,),
        (s.Since, moments()),
        (s.ThisCalendar, st.sampled_from(["year", "month"])),
    )


@st.composite
def atoms(draw: DrawFn) -> Any:
    if rarely(draw):
        return drawn(draw, (s.AsOf, names(), moments()), (s.Total, names(), names(), scopes()), (s.Group, conditions()))
    kinds = st.sampled_from([names, money, numbers, texts, durations, moments, unit_amounts])
    return draw(kinds.flatmap(lambda kind: kind()))


@st.composite
def unit_amounts(draw: DrawFn) -> s.UnitAmount:
    return node(draw, s.UnitAmount, st.integers(0, 99), names())


@st.composite
def parts(draw: DrawFn) -> Any:
    if rarely(draw):
        return s.PercentOf(s.Percent(draw(decimals()), NOWHERE), draw(parts()), NOWHERE)
    return draw(atoms())


@st.composite
def shares(draw: DrawFn) -> Any:
    if rarely(draw):
        return drawn(
            draw,
            (s.Times, shares(), parts(), maybe(parts())),
            (s.ForEach, shares(), st.booleans(), durations(), parts()),
        )
    return draw(parts())


@st.composite
def sums(draw: DrawFn) -> Any:
    return drawn(draw, (s.Plus, sums(), parts()), (s.Minus, sums(), parts())) if rarely(draw) else draw(parts())


@st.composite
def limits(draw: DrawFn) -> Any:
    if rarely(draw):
        return drawn(draw, (s.CappedAt, limits(), parts()), (s.ButAtLeast, limits(), parts()))
    return draw(shares())


@st.composite
def amounts(draw: DrawFn) -> Any:
    return draw(limits()) if draw(st.booleans()) else draw(sums())


@st.composite
def values(draw: DrawFn) -> s.Expression:
    return s.YesNo(draw(st.booleans()), NOWHERE) if rarely(draw) else draw(amounts())


# --- conditions ------------------------------------------------------------------------------


@st.composite
def counts(draw: DrawFn) -> s.Count:
    return node(draw, s.Count, numbers(), st.booleans(), st.booleans(), names(), scopes())


@st.composite
def falling_days(draw: DrawFn) -> s.Weekday | s.PublicHoliday | s.Date:
    return draw(dates()) if rarely(draw) else drawn(draw, (s.Weekday, st.integers(0, 6)), (s.PublicHoliday,))


@st.composite
def tests(draw: DrawFn) -> Any:
    if rarely(draw):
        return draw(amounts())
    return drawn(
        draw,
        (s.Compare, amounts(), st.sampled_from(["is", "is not"]), values()),
        (s.Compare, amounts(), st.sampled_from(SIZES), amounts()),
        (s.Compare, amounts(), st.sampled_from(EDGES), moments()),
        (s.Compare, nothing, st.sampled_from(SIZES), counts()),
        (s.Compare, nothing, st.sampled_from(SIZES), offsets()),
        (s.Compare, nothing, st.sampled_from(EDGES), moments()),
        (s.OneOf, amounts(), st.booleans(), some(atoms())),
        (s.IsGiven, amounts()),
        (s.IsNothing, amounts()),
        (s.FallsOn, amounts(), some(falling_days())),
        (s.FallsInHours, amounts(), st.booleans(), calendars()),
        (s.FallsBetween, amounts(), dates(), dates()),
        (s.FallsBetween, amounts(), clocks(), clocks()),
        (s.NoneOf, st.booleans(), st.booleans(), names(), scopes()),
        (s.Accepted,),
        (s.PromisesKept,),
    )


@st.composite
def denials(draw: DrawFn) -> s.Expression:
    return s.Not(draw(denials()), NOWHERE) if rarely(draw) else draw(tests())


@st.composite
def conditions(draw: DrawFn) -> Any:
    if rarely(draw):
        items = st.lists(denials(), min_size=2, max_size=3).map(tuple)
        return drawn(draw, (s.And, items), (s.Or, items))
    return draw(denials())

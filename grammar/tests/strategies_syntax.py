"""Whole files that a house text can say, for tests with Hypothesis, as strategies_expression has their pieces."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from strategies_expression import (
    NOWHERE,
    amounts,
    calendars,
    conditions,
    dates,
    directions,
    drawn,
    durations,
    empty,
    maybe,
    moments,
    money,
    names,
    node,
    nothing,
    numbers,
    offsets,
    rarely,
    some,
    texts,
    values,
)

from grammar import syntax as s

# --- consequences ----------------------------------------------------------------------------


@st.composite
def arguments(draw: DrawFn) -> s.Argument:
    return node(draw, s.Argument, names(), values())


@st.composite
def consequences(draw: DrawFn) -> Any:
    subjects = st.sampled_from(["client", "booking", "house"])
    debts = st.sampled_from(["ask", "promise"])
    return drawn(
        draw,
        (s.Verdict, st.sampled_from(["accept", "decline", "noted"]), nothing),
        (s.Verdict, st.just("redirect"), names()),
        (s.Free,),
        (s.Charge, amounts(), maybe(names())),
        (s.Refund, amounts()),
        (s.Credit, amounts(), maybe(durations()), nothing),
        (s.Credit, amounts(), nothing, moments()),
        (s.Owe, debts, names(), maybe(amounts()), durations(), nothing),
        (s.Owe, debts, names(), maybe(amounts()), nothing, moments()),
        (s.Excuse, names()),
        (s.Becomes, subjects, names(), maybe(moments()), maybe(moments()), nothing, st.just(False)),
        (s.Becomes, subjects, names(), maybe(moments()), nothing, durations(), st.just(False)),
        (s.Becomes, subjects, names(), maybe(moments()), nothing, nothing, st.just(True)),
        (s.NoLonger, subjects, names()),
        (s.BookingEnds,),
        (s.Record, names()),
        (s.Say, names()),
        (s.Tell, names(), texts()),
        (s.Do, names(), st.lists(arguments(), max_size=2).map(tuple)),
        (s.May, consequences()),
    )


# --- blocks ----------------------------------------------------------------------------------


@st.composite
def triggers(draw: DrawFn) -> Any:
    return drawn(
        draw,
        (s.OnEvent, names()),
        (s.OnOverdue, names()),
        (s.OnOffset, durations(), directions, names()),
        (s.OnSilence, durations(), names()),
    )


@st.composite
def lines(draw: DrawFn) -> s.Line:
    if rarely(draw):
        return node(draw, s.Line, maybe(conditions()), empty, some(lines(), 2))
    return node(draw, s.Line, maybe(conditions()), some(consequences(), 5), empty)


@st.composite
def settings(draw: DrawFn) -> Any:
    zones = st.sampled_from(["Europe/Brussels", "UTC", "America/Port-au-Prince", "Etc/GMT+1"])
    return drawn(
        draw,
        (s.Setting, st.just("edition"), st.tuples(numbers())),
        (s.Setting, st.just("in force from"), st.tuples(dates())),
        (s.Setting, st.just("timezone"), st.tuples(zones.map(lambda zone: s.Name(zone, NOWHERE)))),
        (s.Setting, st.sampled_from(["currency", "holidays"]), st.tuples(names())),
        (s.Setting, st.just("languages"), some(names())),
        (s.AnnouncesChanges, durations()),
        (s.SendsWithin, calendars()),
        (s.BookingLife, offsets()),
    )


@st.composite
def spells(draw: DrawFn) -> s.Spell:
    return node(draw, s.Spell, st.integers(0, 1440), st.integers(0, 1440))


@st.composite
def hours_lines(draw: DrawFn) -> Any:
    first, length = draw(st.integers(0, 6)), draw(st.integers(1, 7))
    weekdays = tuple((first + step) % 7 for step in range(length))
    return drawn(
        draw,
        (s.WeeklyHours, st.just(weekdays), st.just(True), some(spells(), 2)),
        (s.WeeklyHours, some(st.integers(0, 6)), st.just(False), some(spells(), 2)),
        (s.ClosedOnHolidays,),
        (s.ClosedFrom, dates(), dates()),
        (s.ClosedOn, dates()),
        (s.OpenOn, dates(), some(spells(), 2)),
    )


@st.composite
def services(draw: DrawFn) -> s.Service:
    return node(draw, s.Service, names(), maybe(money()), maybe(durations()))


@st.composite
def kinds(draw: DrawFn) -> Any:
    kind_names = names().map(lambda name: name.text)
    return drawn(
        draw,
        (s.Kind, kind_names, nothing, nothing, st.booleans()),
        (s.Kind, kind_names, st.integers(0, 99), st.integers(0, 99), st.booleans()),
        (s.Kind, st.just("yes or no"), nothing, nothing, st.booleans()),
    )


@st.composite
def fields(draw: DrawFn) -> s.Field:
    return node(draw, s.Field, names(), kinds(), maybe(values()))


@st.composite
def events(draw: DrawFn) -> s.Event:
    life = draw(st.sampled_from([None, "opens", "ends", "changes"]))
    return node(
        draw,
        s.Event,
        names(),
        maybe(names()),
        st.sampled_from([None, "booking", "house"]),
        st.booleans(),
        st.just(life),
        some(names()) if life == "changes" else empty,
        maybe(names()),
        st.booleans(),
        st.lists(fields(), max_size=2).map(tuple),
    )


@st.composite
def amount_lines(draw: DrawFn) -> s.AmountLine:
    return node(draw, s.AmountLine, maybe(conditions()), amounts())


@st.composite
def statements(draw: DrawFn) -> Any:
    if draw(st.booleans()):
        return draw(conditions())
    return drawn(
        draw,
        (s.NeverRisesWith, names(), names()),
        (s.AlwaysPromises, names(), durations()),
        (s.NeverDeclines,),
        (s.ReadsNo, names()),
    )


@st.composite
def voice_lines(draw: DrawFn) -> Any:
    return drawn(
        draw,
        (s.Avoid, names(), some(texts())),
        (s.Always, some(triggers()), some(names())),
        (s.AlwaysOnDecline, some(names())),
    )


@st.composite
def wordings(draw: DrawFn) -> s.Wording:
    return node(draw, s.Wording, names(), texts())


@st.composite
def word_parts(draw: DrawFn) -> s.Part:
    return node(draw, s.Part, names(), some(wordings()))


@st.composite
def blocks(draw: DrawFn) -> Any:
    if rarely(draw):
        return draw(events())
    return drawn(
        draw,
        (s.HouseBlock, texts(), some(settings())),
        (s.Hours, maybe(names()), some(hours_lines())),
        (s.Services, some(services())),
        (s.Choice, names(), some(names())),
        (s.Client, some(fields())),
        (s.Unit, names(), names()),
        (s.Define, names(), conditions(), empty),
        (s.Define, names(), nothing, some(amount_lines())),
        (s.Rule, texts(), some(triggers()), maybe(conditions()), some(lines())),
        (s.Note, texts()),
        (s.Guarantee, texts(), some(triggers()), maybe(conditions()), some(statements())),
        (s.Voice, some(voice_lines())),
        (s.Words, names(), some(wordings()), empty),
        (s.Words, names(), empty, some(word_parts())),
        (s.Include, texts()),
    )


@st.composite
def files(draw: DrawFn) -> s.File:
    """An English file without comments."""
    return s.File("en", draw(st.lists(blocks(), max_size=4).map(tuple)), (), NOWHERE)

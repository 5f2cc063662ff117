"""Two decisions on one event as formulas: in which parts of the answer they differ.

Each formula holds wherever the real answers differ in that part. It may hold where they do not, so that what is found
with it has to be looked at again.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

import z3
from attrs import frozen

from engine.diffing.bareness import bare
from engine.model import (
    Act,
    ClockOn,
    EndBooking,
    EndOfMonth,
    Entry,
    Excuse,
    LastOf,
    Literal,
    Made,
    Mark,
    Moment,
    NextOpening,
    Now,
    Obligation,
    Recorded,
    Say,
    Sent,
    Shifted,
    Tell,
    Unmark,
    Verdict,
    Window,
)
from engine.planning.python_from_amount import speaks_of_rest
from engine.proof.decisions import Judged, Said
from engine.proof.formulas import amount, moment, rounded
from engine.proof.variables import NO, YES, Figure, Truth
from engine.proof.world import World

Key: TypeAlias = tuple[Any, ...]
_MOMENTS = (Now, Sent, Made, LastOf, Shifted, ClockOn, NextOpening, EndOfMonth)


@frozen(eq=False)
class Part:
    """A part of the answer, when it differs, and the titles of the rules of each house that write it."""

    key: Key
    differs: Truth
    rules: tuple[frozenset[str], frozenset[str]]


@frozen(eq=False)
class _Written:
    """A consequence with when it holds and the values in it."""

    said: Said
    when: Truth
    values: tuple[Figure, ...]


def unlike_parts(old: Judged, new: Judged, spoken: frozenset[str]) -> Iterator[Part]:
    """The parts in which two decisions on one event may differ. `spoken` are the slots that words to clients name."""
    yield from _unlike(old, new, spoken, YES, ())


def _unlike(old: Judged, new: Judged, spoken: frozenset[str], happens: Truth, path: Key) -> Iterator[Part]:
    ranks = tuple(frozenset(_titles(one.said, lambda said: _is_verdict(said.consequence))) for one in (old, new))
    yield Part((*path, "verdict"), z3.And(happens, old.verdict != new.verdict), (ranks[0], ranks[1]))
    written = _by_key(old), _by_key(new)
    for key in dict.fromkeys((*written[0], *written[1])):
        before, after = (side.get(key, []) for side in written)
        differs = _differs(key, before, after, old, new, spoken)
        if differs is not NO:
            rules = tuple(frozenset(_titles(one.said for one in side)) for side in (before, after))
            yield Part((*path, *key), z3.And(happens, differs), (rules[0], rules[1]))
    children = tuple({child.world.kind.name: (when, child) for when, child in one.recorded} for one in (old, new))
    for name in dict.fromkeys((*children[0], *children[1])):
        if name in children[0] and name in children[1]:
            (one, before_child), (other, after_child) = children[0][name], children[1][name]
            both = z3.And(happens, one, other)
            yield from _unlike(before_child, after_child, spoken, both, (*path, "recorded", name))


def _titles(said: Iterable[Said], wanted: Callable[[Said], bool] = lambda _: True) -> Iterator[str]:
    return (one.fitting.rule.title for one in said if wanted(one))


def _is_verdict(consequence: object) -> bool:
    return isinstance(consequence, Verdict) or (isinstance(consequence, Obligation) and consequence.kind == "ask")


def _by_key(judged: Judged) -> dict[Key, list[_Written]]:
    """All that a decision writes, by what may be written once."""
    found: dict[Key, list[_Written]] = {}
    for said in judged.said:
        # What is allowed is part of the answer whether it is used or not.
        when = said.when if said.may is None else z3.substitute(said.when, (said.may, YES))
        key = _key(said)
        if key is not None:
            values = tuple(_values(judged, said)) if said.may is None else ()
            found.setdefault(key, []).append(_Written(said, when, values))
    return found


def _key(said: Said) -> Key | None:
    consequence = said.consequence
    if said.may is not None:
        return "may", bare(consequence)
    match consequence:
        case Verdict(_, channel):
            return None if channel is None else ("channel", channel)
        case Entry():
            return consequence.kind, consequence.slot, consequence.unit
        case Obligation(kind, what):
            return kind, what
        case Excuse(of, name, plural):
            return "excuse", of, name, plural
        case Mark(subject, name):
            return "mark", subject, name
        case Unmark(subject, name):
            return "unmark", subject, name
        case EndBooking():
            return ("ends",)
        case Recorded(event):
            return "record", event
        case Say(words):
            return "say", words
        case Tell(role, text):
            return "tell", role, text
        case Act():
            return "do", consequence.action, tuple(sorted(name for name, _, _ in consequence.arguments))
    raise AssertionError(f"{consequence} is no consequence")


def _values(judged: Judged, said: Said) -> Iterator[Figure]:
    """The values that a consequence has in it, each a number that may not be given."""
    world = judged.after
    match said.consequence:
        case Entry(until=until) as entry:
            yield _or_none(judged, until)
            keeps = entry.kind == "credit" and speaks_of_rest(entry.amount)
            yield Figure(z3.IntVal(int(keeps)))
        case Obligation(amount=None, due=due):
            yield _due(judged, due)
        case Obligation(amount=owed, due=due):
            assert owed is not None
            figure = amount(world, owed)
            yield Figure(rounded(figure), figure.given)
            yield _due(judged, due)
        case Mark(since=since, until=until):
            begin = _or_none(judged, since)
            yield Figure(z3.If(begin.given, begin.value, world.now))
            yield _or_none(judged, until)
        case Act(arguments=arguments):
            for _, value, _ in sorted(arguments, key=lambda one: one[0]):
                yield _argument(judged, value)


def _argument(judged: Judged, value: Any) -> Figure:
    """The value that an action is done with: a text by a number of its own, an amount or a moment."""
    if isinstance(value, Literal) and isinstance(value.value, str) and value.kind.base == "text":
        return Figure(z3.IntVal(int.from_bytes(value.value.encode(), "big")))
    if isinstance(value, _MOMENTS):
        return moment(judged.after, value)
    figure = amount(judged.after, value)
    return figure if figure.over == 1 and not z3.is_real(figure.value) else Figure(rounded(figure), figure.given)


def _or_none(judged: Judged, written: Moment | None) -> Figure:
    return Figure(z3.IntVal(0), NO) if written is None else moment(judged.after, written)


def _due(judged: Judged, written: Moment) -> Figure:
    due = moment(judged.after, written)
    now = judged.world.now
    return Figure(z3.If(z3.And(due.given, due.value > now), due.value, now))


def _differs(
    key: Key, before: list[_Written], after: list[_Written], old: Judged, new: Judged, spoken: frozenset[str]
) -> Truth:
    """Whether what is written under a key differs."""
    if key[0] in ("charge", "refund", "credit"):
        slot = key[1], key[2]
        totals = tuple(judged.slots.get(slot, z3.IntVal(0)) for judged in (old, new))
        unlike = [totals[0] != totals[1]]
        if slot[0] in spoken:
            here = tuple(z3.Or([one.when for one in side]) if side else NO for side in (before, after))
            unlike.append(here[0] != here[1])
        return z3.Or(*unlike, z3.And(totals[0] > 0, _other_values(before, after)))
    if key[0] == "excuse":
        here = tuple(z3.Or([one.when for one in side]) if side else NO for side in (before, after))
        return z3.And(here[0] != here[1], _is_there(old.world, key[1], key[2]))
    counts = tuple(
        z3.Sum([z3.If(one.when, 1, 0) for one in side]) if side else z3.IntVal(0) for side in (before, after)
    )
    return z3.Or(counts[0] != counts[1], _other_values(before, after))


def _is_there(world: World, of: str, name: str) -> Truth:
    """Whether there may be something to excuse."""
    if of != "event":
        return world.books.charges.get("" if of == "charge" else name, z3.IntVal(0)) > 0
    if world.parent is not None or name == world.kind.name:
        return YES
    of_booking = world.house.events[name].about == "booking" and world.has_booking
    past = world.variables.occurrences(name, Window("booking" if of_booking else "ever"))
    return z3.Or(past > 0, world.variables.truth("obligation", name, "open"))


def _other_values(before: list[_Written], after: list[_Written]) -> Truth:
    """Whether any two that may be written side by side have other values in them."""
    pairs = [(one, other) for one in before for other in after if one.values or other.values]
    return z3.Or([z3.And(one.when, other.when, _unequal(one.values, other.values)) for one, other in pairs])


def _unequal(values: tuple[Figure, ...], others: tuple[Figure, ...]) -> Truth:
    if len(values) != len(others):
        return YES
    pairs = zip(values, others, strict=True)
    return z3.Or([z3.Or(one.given != other.given, z3.And(one.given, one.value != other.value)) for one, other in pairs])

"""The events that come when an obligation is not met: one kind for each name that some line asks or promises."""

from collections.abc import Iterable, Mapping
from typing import TypeGuard

from engine.checking.scope import Declarations
from engine.checking.syntax_walk import consequences_of
from engine.model import ASKED, UNPAID, EventKind, Field, OverdueOf, widest
from grammar import syntax


def overdue_kinds(
    declared: Declarations, owed: Mapping[str, frozenset[str]], rules: Iterable[syntax.Rule]
) -> dict[str, EventKind]:
    """`overdue deposit` and the like, each with the facts that all the events which make its obligation share, and
    with those of its amount."""
    makers: dict[str, list[syntax.Trigger]] = {what: [] for what in owed}
    said: dict[str, list[syntax.Owe]] = {what: [] for what in owed}
    for rule in rules:
        for consequence in consequences_of(rule):
            if isinstance(consequence, syntax.Owe) and (kind := declared.event_named(consequence.what.text)):
                makers[kind.name].extend(rule.triggers)
                said[kind.name].append(consequence)
    amounts = {what: _amount_facts(declared.events[what], said[what]) for what in owed}
    return {f"overdue {what}": _overdue(what, makers, amounts, declared, ()) for what in owed}


def _amount_facts(kind: EventKind, said: list[syntax.Owe]) -> dict[str, Field]:
    """`asked` and `unpaid`, where some line asks or promises an amount; they may be nothing where another does not."""
    brought = kind.brings
    with_amount = [owe for owe in said if owe.amount is not None]
    if brought is None or not with_amount:
        return {}
    optional, span = len(with_amount) < len(said), with_amount[0].span
    return {name: Field(name, brought.kind, optional, None, None, None, span) for name in (ASKED, UNPAID)}


def _overdue(
    what: str,
    makers: Mapping[str, list[syntax.Trigger]],
    amounts: Mapping[str, dict[str, Field]],
    declared: Declarations,
    chain: tuple[str, ...],
) -> EventKind:
    kinds = []
    for trigger in makers.get(what, []):
        if isinstance(trigger, syntax.OnOverdue) or _is_before_due(trigger):
            other = declared.event_named(trigger.name.text.removesuffix(".due"))
            # An obligation made again when it was overdue has the facts of the event that made it first.
            if other is not None and other.name != what and other.name not in chain:
                kinds.append(_overdue(other.name, makers, amounts, declared, (*chain, what)))
        elif isinstance(trigger, syntax.OnEvent) and (kind := declared.event_named(trigger.name.text)):
            kinds.append(kind)
        else:
            kinds.append(_without_facts(trigger))
    return _sharing(what, kinds, amounts.get(what, {}))


def _sharing(what: str, makers: list[EventKind], amount: dict[str, Field]) -> EventKind:
    name = f"overdue {what}"
    shared: dict[str, Field] = {}
    # What opened the booking gave its facts to the booking, and is read there.
    own = [{} if kind.life == "opens" else kind.fields for kind in makers]
    if own:
        shared = {
            fact: widest([other[fact] for other in own])
            for fact, field in own[0].items()
            if all(fact in other and other[fact].kind == field.kind for other in own[1:])
        }
    of_booking = bool(makers) and all(kind.about == "booking" or kind.life == "opens" for kind in makers)
    about = "booking" if of_booking else None
    return EventKind(name, f"overdue {what}s", about, "house", None, (), None, True, shared | amount, OverdueOf(what))


def _is_before_due(trigger: syntax.Trigger) -> TypeGuard[syntax.OnOffset]:
    return isinstance(trigger, syntax.OnOffset) and trigger.name.text.endswith(".due")


def _without_facts(trigger: syntax.Trigger) -> EventKind:
    about = "booking" if isinstance(trigger, syntax.OnOffset) else None
    return EventKind("", "", about, "house", None, (), None, False, {})

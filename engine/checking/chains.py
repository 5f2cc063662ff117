"""Events that make events: recorded ones and overdue ones must come to an end."""

from collections.abc import Callable, Iterable, Mapping

from attrs import evolve, frozen

from engine.checking.rule_checks import conjuncts
from engine.model import BeforeDue, Compared, Condition, Counted, Line, Obligation, OverdueOf, Recorded, Rule
from engine.model import EventKind as Kind
from grammar.diagnostic import Diagnostics
from grammar.sentence import sentence
from grammar.source import Span


@frozen
class _Step:
    """From an event to one that it makes; `bounded` if a count ends it; `recorded` if it happens at once."""

    to: str
    place: Span
    bounded: bool
    recorded: bool


def check_chains(rules: Iterable[Rule], events: Mapping[str, Kind], diagnostics: Diagnostics) -> None:
    """Refuses recorded events that come back to themselves, and overdue ones without a bound."""
    steps: dict[str, list[_Step]] = {name: [] for name in events}
    for rule in rules:
        for event in rule.events:
            bounded = any(_limits(item) for item in conjuncts(rule.when))
            steps.setdefault(event, []).extend(_steps(rule.lines, bounded))
    for name, warning in events.items():
        if isinstance(warning.cause, BeforeDue):
            overdue = f"overdue {warning.cause.what}"
            for found in steps.values():
                found += [evolve(step, to=name) for step in found if step.to == overdue]
    turning = _turning(steps)
    for name in turning:
        _check_recorded(name, turning, diagnostics)
        kind = events.get(name)
        if kind is not None and isinstance(kind.cause, OverdueOf):
            _check_overdue(name, kind.cause.what, turning, diagnostics)
        elif kind is not None and isinstance(kind.cause, BeforeDue):
            _check_warning(name, kind.cause.what, turning, diagnostics)


def _turning(steps: Mapping[str, list[_Step]]) -> dict[str, list[_Step]]:
    """What is left without the events that lead nowhere: whatever comes back to itself, and what leads there."""
    before: dict[str, list[str]] = {}
    ahead = {name: sum(1 for step in found if step.to in steps) for name, found in steps.items()}
    for name, found in steps.items():
        for step in found:
            before.setdefault(step.to, []).append(name)
    ending = [name for name, count in ahead.items() if not count]
    while ending:
        for name in before.get(ending.pop(), ()):
            ahead[name] -= 1
            if not ahead[name]:
                ending.append(name)
    return {name: found for name, found in steps.items() if ahead[name]}


def _steps(lines: tuple[Line, ...], bounded: bool) -> list[_Step]:
    found = []
    for line in lines:
        here = bounded or any(_limits(item) for item in conjuncts(line.condition))
        if line.lines:
            found += _steps(line.lines, here)
        for consequence, place in zip(line.consequences, line.places, strict=True):
            if isinstance(consequence, Recorded):
                found.append(_Step(consequence.event, place, here, True))
            elif isinstance(consequence, Obligation):
                found.append(_Step(f"overdue {consequence.what}", place, here, False))
        bounded = bounded or _ends(line.condition)
    return found


def _limits(condition: Condition) -> bool:
    """A count that stays small: `at most 2 overdue answers ever`."""
    return isinstance(condition, Compared) and isinstance(condition.left, Counted) and condition.op in ("<", "<=", "==")


def _ends(condition: Condition | None) -> bool:
    """A count that grows until this line fits for good, so that the lines after it no longer do."""
    return isinstance(condition, Compared) and isinstance(condition.left, Counted) and condition.op in (">", ">=")


def _check_recorded(name: str, steps: Mapping[str, list[_Step]], diagnostics: Diagnostics) -> None:
    for step in steps[name]:
        if step.recorded and name in _reachable(step.to, steps, lambda s: s.recorded):
            diagnostics.add(
                "E406",
                sentence("`{}` records `{}`, which leads back to `{}`", name, step.to, name),
                step.place,
                sentence("let the chain end: what is recorded must not record it again"),
            )


def _check_overdue(name: str, what: str, steps: Mapping[str, list[_Step]], diagnostics: Diagnostics) -> None:
    for step in steps[name]:
        if not step.bounded and name in _reachable(step.to, steps, lambda s: not s.bounded):
            diagnostics.add(
                "E407",
                sentence("an overdue `{}` makes another one, and nothing ends that", what),
                step.place,
                sentence(
                    "put a line before it that ends it: `at least 3 overdue {}s since the last {}: …`", what, what
                ),
            )


def _check_warning(name: str, what: str, steps: Mapping[str, list[_Step]], diagnostics: Diagnostics) -> None:
    for step in steps[name]:
        if not step.bounded and name in _reachable(step.to, steps, lambda s: not s.bounded):
            diagnostics.add(
                "E407",
                sentence("`{}` makes another `{}`, and nothing ends that", name, what),
                step.place,
                sentence("put a line before it that ends it: `at least 3 overdue {}s ever: …`", what),
            )


def _reachable(start: str, steps: Mapping[str, list[_Step]], follow: Callable[[_Step], bool]) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += [step.to for step in steps.get(name, []) if follow(step)]
    return seen

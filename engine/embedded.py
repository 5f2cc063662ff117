"""A house as other programs hold it: loaded once, asked many times."""

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from engine.events.event import Event
from engine.events.event_from_json import EventReader
from engine.events.event_problem import EventProblem
from engine.judging.decide import EventRefused, decide_at_length
from engine.memory.decision import Decision
from engine.memory.record import Record
from engine.model import House as Model
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model

if TYPE_CHECKING:
    from polars import DataFrame

    from grammar.diagnostic import Diagnostic


class HouseError(Exception):
    """A house has errors; `diagnostics` are all of its problems."""

    def __init__(self, diagnostics: "tuple[Diagnostic, ...]") -> None:
        self.diagnostics = diagnostics
        super().__init__("\n".join(f"{d.span.source.name}:{d.span.line}: {d.code}: {d.message}" for d in diagnostics))


class EventError(Exception):
    """An event cannot be read or judged; `problems` say why."""

    def __init__(self, problems: tuple[EventProblem, ...]) -> None:
        self.problems = problems
        told = []
        for problem, after in zip(problems, (*problems[1:], None), strict=True):
            told.append(f"{problem.code}: {problem.message}")
            if problem.help and (after is None or after.help != problem.help):
                told.append(f"  help: {problem.help}")
        super().__init__("\n".join(told))


@frozen
class House:
    """A checked house with its plan."""

    model: Model = field(repr=False)
    plan: Plan = field(repr=False)
    _reader: EventReader = field(init=False, repr=False, eq=False)

    @_reader.default
    def _reader_of_model(self) -> EventReader:
        return EventReader(self.model)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> "House":
        """The house in a file. Raises HouseError with every problem if it has errors."""
        from engine.compiler import check_file

        checked = check_file(Path(path))
        if checked.house is None:
            raise HouseError(tuple(checked.diagnostics))
        return cls(checked.house, plan_from_model(checked.house))

    def event(self, data: Mapping[str, object] | bytes | str) -> Event:
        """An event from JSON text or from what it says: `type`, `at`, `client`, the fields. Raises EventError.

        A moment or date may be one of Python's `datetime`; without an offset it is local time in the house's zone.
        """
        if isinstance(data, str):
            # Half a letter, which no JSON has, is told as what cannot be read.
            data = data.encode(errors="surrogatepass")
        elif not isinstance(data, bytes | Mapping):
            raise TypeError(f"an event is JSON text or a mapping, not {type(data).__name__}")
        if isinstance(data, bytes):
            event = self._reader.quick(data)
            if event is not None:
                return event
        reading = self._reader.read(data)
        if reading.event is None:
            raise EventError(reading.errors)
        return reading.event

    def decide(self, event: Event, record: Record) -> Decision:
        """The answer to an event. Pure: `record.apply(decision)` is for the caller. Raises EventError if refused, and
        TypeError for what is no event or no record."""
        try:
            decide_at_once = self.plan.at_once.get(event.kind)
            if decide_at_once is not None:
                # As `decide` begins: the call would take a tenth of the time.
                at_once = decide_at_once(record, event)
                if at_once is not None:
                    return at_once
            decision = decide_at_length(self.plan, record, event)
        except (AttributeError, TypeError):
            # Asked only now: to look at both each time would take long beside the answer.
            if not isinstance(event, Event):
                raise TypeError(f"`House.event` makes an event; {type(event).__name__} is none") from None
            if not isinstance(record, Record):
                raise TypeError(f"`Record()` makes a record; {type(record).__name__} is none") from None
            raise
        if type(decision) is Decision:
            return decision
        assert isinstance(decision, EventRefused)
        raise EventError((EventProblem(decision.code, decision.message, decision.help),))

    def decide_many(self, table: object, kind: str, no_history: bool = False) -> "DataFrame":
        """The answers to the events of a kind that stand in a table, one a row: verdict, entries, lines.

        `docs/tables.md` says what goes in and what comes out. With `no_history` every row is about somebody of whom
        nothing is known before. Pure. Raises EventError, before anything is worked out, where a rule needs more than a
        row says or a row is not as it should be, TypeError for a kind that is no text, and ImportError without the
        extra `table`.
        """
        if not isinstance(kind, str):
            raise TypeError(f'the kind of the events is text, such as "cancellation", not {type(kind).__name__}')
        try:
            from engine.tables.decide_many import decide_many
        except ModuleNotFoundError as missing:
            if missing.name != "polars":
                raise
            raise ImportError('tables need Polars, which comes with the extra `table`: "evenhand[table]"') from missing

        answers = decide_many(self.plan, table, kind, no_history)
        if isinstance(answers, tuple):
            raise EventError(answers)
        return answers

"""`run`: a file or pipe of events in, decisions out; what cannot be read is reported and passed over."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from attrs import define, field

from engine.events.event_problem import EventProblem
from engine.events.event_streams import read_events
from engine.events.timeline_reader import TimelineReader
from engine.judging.records import Records
from engine.judging.run import Found, run_stream, take_as_facts
from engine.judging.summary import Summary, summary_json, summary_text
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.memory.decision_json import canonical_bytes
from engine.model import House
from engine.planning.plan_from_model import plan_from_model
from engine.telling.json_text import json_text


@define
class Run:
    """One run of a house over a stream. `warn` gets a sentence for each line that cannot be read or judged."""

    house: House
    warn: Callable[[str], None]
    unreadable: bool = field(default=False, init=False)
    records: Records = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.records = Records(Timeline([plan_from_model(self.house)]))

    def take_history(self, history: Path) -> None:
        """Takes the events of a file as facts: nothing in them is judged. Raises OSError if it cannot be read."""
        with history.open("rb") as lines:
            for problem in take_as_facts(self.records, self._events(lines, str(history))):
                self._report(problem, str(history))

    def decisions(self, lines: Iterable[bytes], name: str, until: int | None = None) -> Iterator[Decision]:
        """The decisions on the events of a stream, and on what falls due between them and up to `until`."""
        for found in run_stream(self.records, self._events(lines, name), until):
            if isinstance(found, EventProblem):
                self._report(found, name)
            else:
                yield found

    def _events(self, lines: Iterable[bytes], name: str) -> Iterator[Found]:
        return read_events(TimelineReader([self.house]), lines, name=name)

    def _report(self, problem: EventProblem, name: str) -> None:
        self.unreadable = self.unreadable or not problem.is_warning
        self.warn(problem.text(name, self.house.language))


def line_of(decision: Decision, with_words: bool = False) -> bytes:
    """A decision as one line of JSON; with words, the reply stands in it as `text`."""
    return canonical_bytes(decision) + b"\n" if not with_words else json_text(decision, True, None).encode()


def summary_of(decisions: Iterable[Decision], as_json: bool) -> str:
    """The table of a run: events, verdicts, money, promises, the commonest reasons."""
    summary = Summary()
    for decision in decisions:
        summary.add(decision)
    if as_json:
        return json.dumps(summary_json(summary), ensure_ascii=False, indent=2) + "\n"
    return summary_text(summary) + "\n"

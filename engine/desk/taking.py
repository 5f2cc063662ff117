"""`take`: files and pipes of events into a book; what cannot be read is reported and passed over."""

from collections.abc import Callable, Iterator

from attrs import define, field

from engine.desk.answer import Answer
from engine.desk.arriving import ArrivingLines, Stream
from engine.desk.desk import BATCH, Desk
from engine.events.event import Event
from engine.events.event_problem import EventProblem
from engine.events.event_streams import read_events
from engine.events.timeline_reader import TimelineReader
from engine.judging.decide import EventRefused


@define
class Taking:
    """Takes streams to a desk. `warn` gets a sentence for each event that cannot be read or judged.

    Events that arrive together are written together, up to `BATCH` of them; one that comes alone is answered alone.
    They are taken in the order in which they happened, those of one second in the order of (source, id).
    """

    desk: Desk
    warn: Callable[[str], None]
    shadow: bool = False
    unreadable: bool = field(default=False, init=False)

    def answers(self, stream: Stream, name: str) -> Iterator[list[Answer]]:
        """The answers to the events of a stream, each list when all in it is kept."""
        lines = ArrivingLines(stream)
        batch: list[tuple[int, Event]] = []
        for line, found in read_events(TimelineReader(self.desk.houses), lines, name=name, in_order=False):
            if isinstance(found, EventProblem):
                self._report(found, name)
            else:
                batch.append((line, found))
            if len(batch) >= BATCH or not lines.waiting:
                yield self._take(batch, name)
                batch = []
        yield self._take(batch, name)

    def _take(self, batch: list[tuple[int, Event]], name: str) -> list[Answer]:
        if not batch:
            return []
        lines = {id(event): line for line, event in batch}
        answers = []
        for answer in self.desk.take([event for _, event in batch], self.shadow):
            if isinstance(answer, EventRefused):
                self._report(EventProblem(answer.code, answer.message, answer.help, lines[id(answer.event)]), name)
            else:
                answers.append(answer)
        return answers

    def _report(self, problem: EventProblem, name: str) -> None:
        self.unreadable = self.unreadable or not problem.is_warning
        self.warn(problem.text(name, self.desk.houses[-1].language))

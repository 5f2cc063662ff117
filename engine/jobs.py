"""A stream judged by several processes at once: each takes a share of the clients, and the answers become one again.

Nothing counts across clients, so each share is judged as if it were alone; what happens to the house is judged in
every share and told by the first. The answers come out in the very order, and bytes, of one process.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import chain, groupby, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from operator import itemgetter
from pathlib import Path
from typing import TypeAlias
from zlib import crc32

import msgspec
from attrs import define, field, frozen

from engine.events.event_problem import EventProblem
from engine.events.event_streams import read_events
from engine.events.timeline_reader import TimelineReader
from engine.judging.advance import BOOKING_END
from engine.judging.records import Records
from engine.judging.run import Found, run_stream, take_as_facts
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.model import House
from engine.planning.plan_from_model import plan_from_model
from engine.running import Run, line_of
from engine.time.moments import moment_from_text

_BATCH = 1 << 17

Answer: TypeAlias = tuple[str, str, bytes]
"""The client, the id of the event, and the line."""

Group: TypeAlias = tuple[tuple[int, bool], list[Answer]]
"""The answers of one moment, those on events apart from those on what fell due after them."""

_client_and_id = itemgetter(0, 1)
_moment = itemgetter(0)


class NotShared(Exception):
    """A stream that only one process can judge: its lines are not plain JSON events in order of time."""


class _Head(msgspec.Struct, gc=False):
    """What decides where a line goes."""

    type: str
    at: str
    client: str | None = None


@frozen
class Job:
    """What to judge. `warn` gets a sentence for each line that cannot be read or judged, in order of the lines."""

    house: House
    events: Path
    history: Path | None
    until: int | None
    with_words: bool
    warn: Callable[[str], None]


@define
class SharedRun:
    """A run by `jobs` processes. `unreadable` says afterwards whether some line could not be read or judged."""

    job: Job
    jobs: int
    unreadable: bool = False
    _problems: list[tuple[str, EventProblem]] = field(factory=list, init=False)

    def lines(self) -> Iterator[bytes]:
        """The decisions, a line of JSON each. Raises OSError if a file cannot be read."""
        told = 0
        try:
            for line in self._merged():
                told += 1
                yield line
        except NotShared:
            yield from islice(self._alone(), told, None)
        else:
            self._report()

    def _alone(self) -> Iterator[bytes]:
        """The same by one process, from the beginning: up to here it says the same."""
        job = self.job
        run = Run(job.house, job.warn)
        if job.history is not None:
            run.take_history(job.history)
        with job.events.open("rb") as stream:
            for decision in run.decisions(stream, str(job.events), job.until):
                yield line_of(decision, job.with_words)
        self.unreadable = run.unreadable

    def _merged(self) -> Iterator[bytes]:
        job = self.job
        for path in filter(None, (job.history, job.events)):
            path.open("rb").close()
        # A forked process has the house and its code already.
        context = get_context("fork")
        with ExitStack() as stack:
            connections = []
            for share in range(self.jobs):
                ours, theirs = context.Pipe(duplex=False)
                process = context.Process(target=_judge, args=(job, share, self.jobs, theirs), daemon=True)
                process.start()
                theirs.close()
                stack.callback(process.join)
                stack.callback(process.terminate)
                connections.append(ours)
            groups = merge(*(self._groups(connection) for connection in connections), key=_moment)
            for _, same in groupby(groups, _moment):
                first, *others = same
                answers = first[1]
                if others:
                    answers = sorted(chain(answers, *(other[1] for other in others)), key=_client_and_id)
                for _, _, line in answers:
                    yield line

    def _groups(self, connection: Connection) -> Iterator[Group]:
        while True:
            found = connection.recv()
            if found is None:
                raise NotShared
            groups, problems = found
            yield from groups
            if problems is not None:
                self._problems += problems
                return

    def _report(self) -> None:
        """Says what every share found, once, in order of the lines."""
        said: set[tuple[str, str, int | None]] = set()
        in_order = sorted(self._problems, key=lambda item: (item[0] == str(self.job.events), item[1].line or 0))
        for name, problem in in_order:
            # Each share gives the same warning once, and reads what happened to the house.
            key = (name, problem.message, None if problem.is_warning else problem.line)
            if key not in said:
                said.add(key)
                self.unreadable = self.unreadable or not problem.is_warning
                self.job.warn(problem.text(name, self.job.house.language))


def _judge(job: Job, share: int, jobs: int, connection: Connection) -> None:
    """One process: judges its share and sends it, at last with its problems; None where it cannot be shared."""
    gc.freeze()
    gc.disable()
    records = Records(Timeline([plan_from_model(job.house)]))
    problems: list[tuple[str, EventProblem]] = []
    batch: list[Group] = []
    waiting = 0
    try:
        if job.history is not None:
            with job.history.open("rb") as stream:
                history = take_as_facts(records, _events(job, stream, share, jobs, job.history))
                problems.extend((str(job.history), problem) for problem in history)
        with job.events.open("rb") as stream:
            found = run_stream(records, _events(job, stream, share, jobs, job.events), job.until)
            decisions = _kept(found, str(job.events), problems)
            for moment, same in groupby(decisions, _moment_of):
                answers = [
                    (one.event.client or "", one.event.id, line_of(one, job.with_words))
                    for one in same
                    if share == 0 or one.event.client is not None
                ]
                batch.append((moment, answers))
                waiting += sum(len(line) for _, _, line in answers)
                if waiting > _BATCH:
                    connection.send((batch, None))
                    batch, waiting = [], 0
    except NotShared:
        connection.send(None)
        return
    connection.send((batch, problems))


def _events(job: Job, stream: Iterable[bytes], share: int, jobs: int, path: Path) -> Iterator[Found]:
    return read_events(TimelineReader([job.house]), _lines(job.house, stream, share, jobs), name=str(path))


def _kept(
    found: Iterable[Decision | EventProblem], name: str, problems: list[tuple[str, EventProblem]]
) -> Iterator[Decision]:
    for one in found:
        if isinstance(one, EventProblem):
            problems.append((name, one))
        else:
            yield one


def _moment_of(decision: Decision) -> tuple[int, bool]:
    return decision.event.at, decision.kind.cause is not None or decision.kind is BOOKING_END


def _lines(house: House, stream: Iterable[bytes], share: int, jobs: int) -> Iterator[bytes]:
    """The lines of one share, and in the place of each other one an empty line."""
    decode = msgspec.json.Decoder(_Head).decode
    of_house = {kind.name for kind in house.events.values() if kind.about == "house"}
    latest = 0
    for line in stream:
        if not line.strip():
            yield line
            continue
        try:
            head = decode(line)
        except (msgspec.MsgspecError, ValueError, RecursionError):
            raise NotShared from None
        at = moment_from_text(head.at, house.zone)
        if not isinstance(at, int) or at < latest:
            raise NotShared
        latest = at
        whose = 0 if head.client is None else crc32(head.client.strip().encode()) % jobs
        yield line if whose == share or head.type in of_house else b"\n"

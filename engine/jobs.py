"""A stream judged by several processes at once: each takes a share of the clients, and the answers become one again.

Nothing counts across clients, so each share is judged as if it were alone; what happens to the house is judged in
every share and told by the first. The answers come out in the very order, and bytes, of one process.
"""

import fcntl
import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from itertools import chain, groupby
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

_BATCH = 1 << 18
"""Bytes of lines that are sent at a time."""

Moment: TypeAlias = tuple[int, bool]
"""A moment, and whether it is what fell due in it, which comes after the events."""

Answer: TypeAlias = tuple[str, str, int]
"""The client, the id of the event, and how long the line is."""

Group: TypeAlias = tuple[Moment, list[Answer], bytes]
"""The answers of one moment, and their lines."""

_client_and_id = itemgetter(0, 1)
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[list[tuple[Moment, list[Answer]]], bytes])
_SET_SIZE: int | None = getattr(fcntl, "F_SETPIPE_SZ", None)


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
        """The decisions, a line of JSON each, one or more at a time. Raises OSError if a file cannot be read."""
        told = 0
        try:
            for piece in self._merged():
                told += len(piece)
                yield piece
        except NotShared:
            for line in self._alone():
                if told <= 0:
                    yield line
                told -= len(line)
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
                if _SET_SIZE is not None:
                    # Where one share is ahead it goes on.
                    with suppress(OSError):
                        fcntl.fcntl(theirs.fileno(), _SET_SIZE, 4 * _BATCH)
                process = context.Process(target=_judge, args=(job, share, self.jobs, theirs), daemon=True)
                process.start()
                theirs.close()
                stack.callback(process.join)
                stack.callback(process.terminate)
                connections.append(ours)
            yield from _in_order([self._groups(connection) for connection in connections])

    def _groups(self, connection: Connection) -> Iterator[Group]:
        while message := connection.recv_bytes():
            groups, lines = _DECODER.decode(message)
            start = 0
            for moment, answers in groups:
                end = start
                for answer in answers:
                    end += answer[2]
                yield moment, answers, lines[start:end]
                start = end
        problems = connection.recv()
        if problems is None:
            raise NotShared
        self._problems += problems

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
    groups: list[tuple[Moment, list[Answer]]] = []
    lines: list[bytes] = []
    waiting = 0

    def send() -> None:
        if groups:
            connection.send_bytes(_ENCODER.encode((groups, b"".join(lines))))
            groups.clear()
            lines.clear()

    try:
        if job.history is not None:
            with job.history.open("rb") as stream:
                history = take_as_facts(records, _events(job, stream, share, jobs, job.history))
                problems.extend((str(job.history), problem) for problem in history)
        with job.events.open("rb") as stream:
            found = run_stream(records, _events(job, stream, share, jobs, job.events), job.until)
            decisions = _kept(found, str(job.events), problems)
            for moment, same in groupby(decisions, _moment_of):
                answers: list[Answer] = []
                for one in same:
                    client = one.event.client
                    if share == 0 or client is not None:
                        line = line_of(one, job.with_words)
                        answers.append((client or "", one.event.id, len(line)))
                        lines.append(line)
                        waiting += len(line)
                groups.append((moment, answers))
                if waiting > _BATCH:
                    send()
                    waiting = 0
    except NotShared:
        connection.send_bytes(b"")
        connection.send(None)
        return
    send()
    connection.send_bytes(b"")
    connection.send(problems)


def _in_order(shares: list[Iterator[Group]]) -> Iterator[bytes]:
    """The lines of all shares, those of one moment by client and id."""
    heads = {number: group for number, share in enumerate(shares) if (group := next(share, None)) is not None}
    while heads:
        moment = min(moment for moment, _, _ in heads.values())
        now = [number for number, group in heads.items() if group[0] == moment]
        if len(now) == 1:
            yield heads[now[0]][2]
        else:
            lines = chain.from_iterable(_lines_of(heads[one]) for one in now)
            yield b"".join(line for _, _, line in sorted(lines, key=_client_and_id))
        for number in now:
            group = next(shares[number], None)
            if group is None:
                del heads[number]
            else:
                heads[number] = group


def _lines_of(group: Group) -> Iterator[tuple[str, str, bytes]]:
    _, answers, lines = group
    start = 0
    for client, name, length in answers:
        yield client, name, lines[start : start + length]
        start += length


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

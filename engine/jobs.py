"""A stream judged by several processes at once: each takes a share of the clients, and the answers become one again.

Nothing counts across clients, so each share is judged as if it were alone; what happens to the house is judged in
every share and told by the first. The answers come out in the very order, and bytes, of one process.
"""

import fcntl
import gc
import signal
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from operator import itemgetter
from pathlib import Path
from typing import IO, TypeAlias
from zlib import crc32

import msgspec
from attrs import define, field, frozen

from engine.events.event_problem import EventProblem
from engine.events.event_streams import events_of_rows, form_of
from engine.events.timeline_reader import TimelineReader
from engine.judging.advance import BOOKING_END
from engine.judging.records import Records
from engine.judging.run import Found, run_stream, take_as_facts
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.model import House
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model
from engine.running import Run, line_of
from engine.time.moments import moment_from_text

_BATCH = 1 << 16
"""Bytes of lines that are read and sent at a time: few enough to stay near the processor."""

Row: TypeAlias = tuple[int, str, str, int, bytes]
"""An answer: twice its moment, and one more if it fell due in it, which comes after the events; the client; the id of
the event; its number in the share, so that what one process says in a row stays so; its line."""

_NEVER = 1 << 62
_line = itemgetter(4)
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[Row])
_SET_SIZE: int | None = getattr(fcntl, "F_SETPIPE_SZ", None)


class NotShared(Exception):
    """A stream that only one process can judge: its lines are not plain JSON events in order of time."""


class _Head(msgspec.Struct, gc=False):
    """What decides where a line goes."""

    at: str
    client: str | None = None


class _HeadWithType(_Head, kw_only=True, gc=False):
    """The same, in a house that has events of its own."""

    type: str


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
            shares = []
            plan = plan_from_model(job.house)
            for share in range(self.jobs):
                ours, theirs = context.Pipe(duplex=False)
                if _SET_SIZE is not None:
                    # Where one share is ahead it goes on.
                    with suppress(OSError):
                        fcntl.fcntl(theirs.fileno(), _SET_SIZE, 16 * _BATCH)
                process = context.Process(target=_judge, args=(job, plan, share, self.jobs, theirs), daemon=True)
                process.start()
                theirs.close()
                stack.callback(process.join)
                stack.callback(process.terminate)
                shares.append(self._rows(ours))
            yield from _in_order(shares)

    def _rows(self, connection: Connection) -> Iterator[list[Row]]:
        while message := connection.recv_bytes():
            yield _DECODER.decode(message)
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


def _judge(job: Job, plan: Plan, share: int, jobs: int, connection: Connection) -> None:
    """One process: judges its share and sends it, at last with its problems; None where it cannot be shared."""
    # Who stops the program at the keyboard stops every process of it; the first ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.disable()
    records = Records(Timeline([plan]))
    problems: list[tuple[str, EventProblem]] = []
    try:
        if job.history is not None:
            with job.history.open("rb") as stream:
                history = take_as_facts(records, _events(job, stream, share, jobs))
                problems.extend((str(job.history), problem) for problem in history)
        with job.events.open("rb") as stream:
            _send_rows(
                job, run_stream(records, _events(job, stream, share, jobs), job.until), share, problems, connection
            )
        told: list[tuple[str, EventProblem]] | None = problems
    except NotShared:
        told = None
    connection.send_bytes(b"")
    connection.send(told)


def _send_rows(
    job: Job,
    answers: Iterator[Decision | EventProblem],
    share: int,
    problems: list[tuple[str, EventProblem]],
    connection: Connection,
) -> None:
    """Sends the answers of a share, many at a time, and notes its problems."""
    rows: list[Row] = []
    waiting = 0
    for number, answer in enumerate(answers):
        if isinstance(answer, EventProblem):
            problems.append((str(job.events), answer))
            continue
        event, kind = answer.event, answer.kind
        if share and event.client is None:
            continue
        fell_due = kind.cause is not None or kind is BOOKING_END
        line = line_of(answer, job.with_words)
        rows.append((2 * event.at + fell_due, event.client or "", event.id, number, line))
        waiting += len(line)
        if waiting > _BATCH:
            connection.send_bytes(_ENCODER.encode(rows))
            rows.clear()
            waiting = 0
    if rows:
        connection.send_bytes(_ENCODER.encode(rows))


def _in_order(shares: list[Iterator[list[Row]]]) -> Iterator[bytes]:
    """The lines of all shares, those of one moment by client and id.

    What lies before the moment that every share has reached is all there, and is sorted into one another.
    """
    known: list[list[Row]] = [[] for _ in shares]
    reached = [-_NEVER for _ in shares]
    while (moment := min(reached)) < _NEVER:
        for number, share in enumerate(shares):
            if reached[number] == moment:
                rows = next(share, None)
                reached[number] = _NEVER if rows is None else rows[-1][0]
                known[number] += rows or ()
        moment = min(reached)
        ready: list[Row] = []
        for rows in known:
            end = bisect_left(rows, (moment,))
            ready += rows[:end]
            del rows[:end]
        ready.sort()
        yield b"".join(map(_line, ready))


def _events(job: Job, stream: IO[bytes], share: int, jobs: int) -> Iterator[Found]:
    if form_of(stream.name, b"{") != "jsonl":
        raise NotShared
    return events_of_rows(TimelineReader([job.house]), _lines(job.house, stream, share, jobs))


def _lines(house: House, stream: IO[bytes], share: int, jobs: int) -> Iterator[tuple[int, bytes]]:
    """The lines of one share, each with its number."""
    of_house = {kind.name for kind in house.events.values() if kind.about == "house"}
    decode = msgspec.json.Decoder(_HeadWithType if of_house else _Head).decode_lines
    number = 0
    latest, latest_text = -_NEVER, ""
    while lines := stream.readlines(_BATCH):
        try:
            heads: Sequence[_Head | None] = decode(b"".join(lines))
        except (msgspec.MsgspecError, ValueError, RecursionError):
            raise NotShared from None
        if len(heads) != len(lines):
            if len(heads) != sum(not line.isspace() for line in lines):
                raise NotShared
            found = iter(heads)
            heads = [None if line.isspace() else next(found) for line in lines]
        for line, head in zip(lines, heads, strict=True):
            number += 1
            if head is None:
                continue
            if head.at != latest_text:
                at = moment_from_text(head.at, house.zone)
                if not isinstance(at, int) or at < latest:
                    raise NotShared
                latest, latest_text = at, head.at
            whose = 0 if head.client is None else crc32(head.client.strip().encode()) % jobs
            if whose == share or (isinstance(head, _HeadWithType) and head.type in of_house):
                yield number, line

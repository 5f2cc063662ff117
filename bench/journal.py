"""How many events a second a desk judges and keeps, beside bare sqlite3 that inserts rows of the same size; and how
long it takes to open a large book and take one event.

Both write to new files in one folder, with the same pragmas, in turns; the ratio is what to quote. The rows of the bare
file are those that the desk wrote: one row an event, as long as all of that event's rows together.

The large book is made of the small one, whose rows are put in again under other names; it takes 2 KB an event.

    python bench/journal.py [EVENTS.jsonl] [--house HOUSE] [--folder FOLDER] [--repeats 3] [--one-by-one 1000]
                            [--large 1000000]

The folder has to be on a real disk.
"""

import argparse
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOTEL = ROOT / "policies" / "hotel"
sys.path.insert(0, str(ROOT))

from msgspec.structs import replace  # noqa: E402  # only after its folder is on the path

from engine.compiler import check_file  # noqa: E402  # only after its folder is on the path
from engine.desk.desk import Desk  # noqa: E402
from engine.desk.sqlite_journal import SqliteJournal, create_book  # noqa: E402
from engine.desk.tables import TABLES  # noqa: E402
from engine.desk.versions import found_book  # noqa: E402
from engine.events.event import Event  # noqa: E402
from engine.events.event_streams import read_events  # noqa: E402
from engine.events.timeline_reader import TimelineReader  # noqa: E402


def batches_of(items: list, size: int) -> Iterator[list]:
    """So many at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))


def taken(book: Path, empty: Path, events: list[Event], size: int, durability: str) -> tuple[float, float]:
    """Seconds that a desk takes for all events, in a copy of an empty book, and those of them on the processor."""
    shutil.copy(empty, book)
    journal = SqliteJournal(book, durability)
    desk = Desk(journal)
    since, busy = time.perf_counter(), time.process_time()
    answered = sum(len(answer.decision) for batch in batches_of(events, size) for answer in desk.take(batch))
    seconds = time.perf_counter() - since, time.process_time() - busy
    assert answered
    journal.close()
    return seconds


def rows_of(book: Path) -> list[tuple[str, int, bytes]]:
    """For each event its id, its moment, and as many bytes as all its rows have."""
    journal = SqliteJournal(book)
    sizes: dict[int, int] = {}
    for table in TABLES:
        for row in journal.rows(table):
            number = row[0] if table in ("events", "decisions") else getattr(row, "since", row[0])
            sizes[number] = sizes.get(number, 0) + sum(len(str(cell)) for cell in row)
    rows = [(row[2], row[4], b"x" * sizes[row[0]]) for row in journal.rows("events")]
    journal.close()
    return rows


def inserted(path: Path, rows: list[tuple[str, int, bytes]], size: int, durability: str) -> tuple[float, float]:
    """Seconds that bare sqlite3 takes for the same number of rows, and those of them on the processor."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("pragma journal_mode=wal")
    connection.execute(f"pragma synchronous={durability}")
    connection.execute("create table journal (number integer primary key, id text, at integer, payload blob)")
    since, busy = time.perf_counter(), time.process_time()
    for batch in batches_of(rows, size):
        connection.execute("begin immediate")
        connection.executemany("insert into journal (id, at, payload) values (?, ?, ?)", batch)
        connection.execute("commit")
    seconds = time.perf_counter() - since, time.process_time() - busy
    connection.close()
    return seconds


def middle(figures: list[tuple[float, float]], place: int) -> float:
    """The median of the first or the second figures."""
    return statistics.median(figure[place] for figure in figures)


def grown(book: Path, size: int) -> int:
    """Puts the rows of a book in again, under other names, until it has so many events; how many it has then."""
    connection = sqlite3.connect(book, isolation_level=None)
    connection.execute("pragma synchronous=off")

    def largest(table: str) -> int:
        return int(connection.execute(f"select coalesce(max(number), 0) from {table}").fetchone()[0])

    while (count := connection.execute("select count(*) from events").fetchone()[0]) < size:
        steps = {"number": largest("decisions"), "client": largest("clients")}
        connection.execute("begin")
        for table, shape in TABLES.items():
            if table in ("houses", "texts", "forgotten"):
                continue
            columns = ", ".join(again(table, name, steps) for name in shape._fields)
            connection.execute(f"insert into {table} select {columns} from {table}")
        connection.execute("commit")
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
    return int(count)


def again(table: str, name: str, steps: dict[str, int]) -> str:
    """A column of a row that is put in again, as SQL: numbers go on, names are other ones."""
    if name == "client" or (table, name) == ("clients", "number"):
        return f"{name} + {steps['client']}"
    if name in ("number", "decision", "since") and (table, name) not in (("decisions", "decision"), ("marks", "since")):
        return f"{name} + {steps['number']}"
    if (table, name) in (("events", "id"), ("clients", "id")):
        return f"{name} || '/{steps['number']}'"
    return f'"{name}"'


def opened(book: Path, event: Event) -> float:
    """Seconds until a book is open and has answered one event."""
    since = time.perf_counter()
    journal = SqliteJournal(book)
    Desk(journal).take([event])
    seconds = time.perf_counter() - since
    journal.close()
    return seconds


def main() -> None:
    """Measures and prints one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("events", nargs="?", type=Path, default=HOTEL / "bookings.jsonl")
    options.add_argument("--house", type=Path, default=HOTEL / "hotel.house")
    options.add_argument("--folder", type=Path, default=Path("/var/tmp"))
    options.add_argument("--repeats", type=int, default=3)
    options.add_argument("--one-by-one", type=int, default=1000, metavar="N", help="how many events to take singly")
    options.add_argument("--large", type=int, default=1_000_000, metavar="N", help="events in the large book; 0: none")
    chosen = options.parse_args()
    checked = check_file(chosen.house)
    assert checked.house is not None
    with chosen.events.open("rb") as lines:
        found = read_events(TimelineReader([checked.house]), lines, name=chosen.events.name)
        events = [event for _, event in found if isinstance(event, Event)]
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        folder = Path(name)
        empty = folder / "empty.book"
        create_book(empty, lambda journal: found_book(journal, [checked], 0)).close()
        taken(folder / "all.book", empty, events, 1000, "normal")
        rows = rows_of(folder / "all.book")
        payload = sum(len(row[2]) for row in rows) / len(rows)
        print(f"{len(events):,} events of {chosen.events.name}, {payload:,.0f} bytes of rows each; medians of")
        print(f"{chosen.repeats} turns: events a second by the clock, processor time an event;")
        print(f"SQLite {sqlite3.sqlite_version}, {time.strftime('%Y-%m-%d')}")
        for size, count in ((1, chosen.one_by_one), (1000, len(events))):
            for durability in ("full", "normal"):
                desk, bare = [], []
                for turn in range(chosen.repeats):
                    place = f"{size}-{durability}-{turn}"
                    desk.append(taken(folder / f"{place}.book", empty, events[:count], size, durability))
                    bare.append(inserted(folder / f"{place}.db", rows[:count], size, durability))
                done = min(count, len(events))
                ratio = statistics.median(other[0] / one[0] for one, other in zip(desk, bare, strict=True))
                print(
                    f"{'one by one' if size == 1 else f'in batches of {size:,}':20} {durability:6}"
                    f"  desk {done / middle(desk, 0):>7,.0f}/s {middle(desk, 1) / done * 1e6:>4.0f} µs"
                    f"  bare sqlite3 {done / middle(bare, 0):>7,.0f}/s {middle(bare, 1) / done * 1e6:>3.0f} µs"
                    f"  {ratio:5.2f}",
                    flush=True,
                )
        if chosen.large:
            size = grown(folder / "all.book", chosen.large)
            known, new = events[-1], events[0]
            cases = (("a new client", replace(new, client="somebody-new", id="new-0", booking="new-0")),)
            cases += (("one who is known", replace(known, kind="booking", id="new-1", booking="new-1")),)
            for name, event in cases:
                times = ([], [])
                for turn in range(chosen.repeats):
                    fields = replace(event, id=f"{event.id}-{turn}", booking=f"new-{name}-{turn}")
                    for book, seconds in zip((folder / "all.book", empty), times, strict=True):
                        seconds.append(opened(book, fields))
                large, small = map(statistics.median, times)
                print(
                    f"open and take one event of {name}: {size:,} events {large:.3f} s, none {small:.3f} s, "
                    f"{large - small:+.3f} s"
                )


if __name__ == "__main__":
    main()

"""Processor time of many late events of one client of the salon: in one batch, and one by one.

The client's latest booking is in the book; then come the bookings before it, every one of them late.

    python bench/late.py [--many 200 400 800 1600] [--one-by-one 100 200 400] [--folder FOLDER]
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from engine.compiler import check_file  # noqa: E402  # only after its folder is on the path
from engine.desk.desk import Desk  # noqa: E402
from engine.desk.sqlite_journal import create_book  # noqa: E402
from engine.desk.verify import verified  # noqa: E402
from engine.desk.versions import found_book  # noqa: E402
from engine.events.event import Event  # noqa: E402
from engine.events.timeline_reader import TimelineReader  # noqa: E402

MINUTES = 60


def booking(reader: TimelineReader, number: int) -> Event:
    """A booking, a minute after the one before."""
    at = f"2027-11-{2 + number // MINUTES // 20:02d}T{number // MINUTES % 20:02d}:{number % MINUTES:02d}"
    facts = {"service": "cut", "start": "2027-12-20T10:00", "booking": f"b-{number}"}
    read = reader.read({"id": f"e-{number}", "type": "booking", "at": at, "client": "c-1", **facts})
    assert read.event is not None, read.problems
    return read.event


def measured(folder: Path, many: int, size: int) -> tuple[float, float]:
    """Seconds of processor time to take so many late events, so many at a time, and to verify the book."""
    checked = check_file(ROOT / "policies" / "salon" / "salon.house")
    journal = create_book(folder / f"{many}-{size}.book", lambda made: found_book(made, [checked], 0))
    desk = Desk(journal)
    *late, last = (booking(TimelineReader(desk.houses), number) for number in range(many + 1))
    desk.take([last])
    since = time.process_time()
    for start in range(0, many, size):
        desk.take(late[start : start + size])
    taken, since = time.process_time() - since, time.process_time()
    assert not verified(journal).found
    journal.close()
    return taken, time.process_time() - since


def main() -> None:
    """Measures and prints one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--many", nargs="*", type=int, default=[200, 400, 800, 1600], help="how many at once")
    options.add_argument("--one-by-one", nargs="*", type=int, default=[100, 200, 400], help="how many singly")
    options.add_argument("--folder", type=Path, default=Path("/var/tmp"))
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        for way, sizes in (("in one batch", chosen.many), ("one by one", chosen.one_by_one)):
            for many in sizes:
                taken, looked = measured(Path(name), many, many if way == "in one batch" else 1)
                print(f"{many:5,} late events {way:12}  take {taken:6.2f} s  verify {looked:6.2f} s", flush=True)


if __name__ == "__main__":
    main()

"""What an answer costs after few or many earlier events of that client, and how much the house remembers of it.

The first table is CPU time of one answer, read from JSON, judged, kept and written as JSON: it should not depend on how
many events came before. The second is memory after so many years of one event an hour: it should follow what the rules
can see (here twelve months), not what there was.

    python bench/history.py [--repeats 7]
"""

import argparse
import gc
import statistics
import sys
import time
import tracemalloc
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from engine.compiler import check_text  # noqa: E402  # only after its folder is on the path
from engine.events.event_from_json import EventReader  # noqa: E402
from engine.judging.decide import EventRefused  # noqa: E402
from engine.judging.records import Records  # noqa: E402
from engine.judging.timeline import Timeline  # noqa: E402
from engine.memory.decision_json import canonical_bytes  # noqa: E402
from engine.planning.plan_from_model import plan_from_model  # noqa: E402
from engine.time.moments import moment_text  # noqa: E402

HOUSE = """
house "Workshop"
    edition 1
    in force from 1 January 2027
    timezone Europe/Brussels
    currency EUR
    languages en

event order / orders
    worth: money

rule "Orders"
    on order
    at least 1000000 orders ever: decline
    at least 1000000 orders in the last 12 months: decline
    total worth of orders in the last 12 months is at least EUR 100000000: decline
    no complaints since the last order: charge 2% of worth
    otherwise: charge 1% of worth

rule "Complaints"
    on complaint
    otherwise: noted
"""
START = 1_830_000_000
HOUR = 3600


class Client:
    """One client who orders every hour."""

    def __init__(self) -> None:
        checked = check_text(HOUSE)
        assert checked.house is not None, [d.message for d in checked.diagnostics]
        self.house = checked.house
        self.reader = EventReader(self.house)
        self.records = Records(Timeline([plan_from_model(self.house)]))
        self.number = 0

    def lines(self, count: int, gap: int = HOUR) -> list[bytes]:
        """The next orders, as JSON."""
        found = []
        for number in range(self.number, self.number + count):
            at = moment_text(START + number * gap, self.house.zone)
            found.append(f'{{"id":"e{number}","type":"order","at":"{at}","client":"c","worth":"EUR 20.00"}}'.encode())
        self.number += count
        return found

    def answer(self, line: bytes) -> None:
        """Reads, judges, keeps and writes one order."""
        event = self.reader.quick(line)
        assert event is not None
        for due in self.records.advance(event.at - 1):
            canonical_bytes(due)
        decision = self.records.decide(event)
        assert not isinstance(decision, EventRefused)
        canonical_bytes(decision)


def seconds(client: Client, lines: list[bytes]) -> float:
    """CPU seconds of the answers to some orders."""
    since = time.process_time()
    for line in lines:
        client.answer(line)
    return time.process_time() - since


def costs(numbers: list[int], repeats: int) -> None:
    """Prints the cost of an answer by the number of earlier events, measured in turns."""
    times: dict[int, list[float]] = {number: [] for number in numbers}
    for _ in range(repeats):
        for number in numbers:
            client = Client()
            for line in client.lines(number):
                client.answer(line)
            gc.collect()
            times[number].append(seconds(client, client.lines(1000)) / 1000)
    first = statistics.median(times[numbers[0]])
    print(f"{'earlier events':>15} {'an answer':>12} {'spread':>20} {'ratio':>7}")
    for number in numbers:
        middle, low, high = statistics.median(times[number]), min(times[number]), max(times[number])
        spread = f"{low * 1e6:.1f}–{high * 1e6:.1f} µs"
        print(f"{number:>15,} {middle * 1e6:>9.1f} µs {spread:>20} {middle / first:>7.2f}")


def memory(years: list[int]) -> None:
    """Prints what is kept of a client after so many years of three orders a day."""
    print(f"{'years':>15} {'events':>9} {'kept':>7} {'memory':>10}")
    for year in years:
        client = Client()
        client.answer(client.lines(1)[0])
        gc.collect()
        tracemalloc.start()
        for _ in range(365 * 3 * year):
            client.answer(client.lines(1, 8 * HOUR)[0])
        gc.collect()
        # The texts of moments met lately are remembered for all clients alike, so many and no more.
        others = [tracemalloc.Filter(False, f"*/{name}.py") for name in ("moments", "quick_reader", "history")]
        size = sum(one.size for one in tracemalloc.take_snapshot().filter_traces(others).statistics("filename"))
        tracemalloc.stop()
        known = client.records.record_of("c").occurrences["order"]
        print(f"{year:>15} {365 * 3 * year:>9,} {len(known.moments):>7,} {size / 1e6:>7.2f} MB")


def main() -> None:
    """Measures and prints two tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--repeats", type=int, default=7)
    chosen = options.parse_args()
    print(f"Orders of one client, {chosen.repeats} runs in turns, CPU time, {time.strftime('%Y-%m-%d')}")
    costs([10, 100, 1000, 10_000], chosen.repeats)
    print()
    memory([1, 2, 4, 8])


if __name__ == "__main__":
    main()

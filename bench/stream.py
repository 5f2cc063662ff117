"""How many events a second `evenhand run` judges, beside merely reading the same lines.

Both run as whole processes on the same file, in turns, so that the machine's moods fall on both alike; the ratio is
what to quote. The file is repeated from a stream of events, the sample that ships if none is named:

    python bench/stream.py [EVENTS.jsonl] [--house HOUSE] [--repeats 5]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOTEL = ROOT / "policies" / "hotel"
READ_ONLY = "import sys, msgspec\nfor line in open(sys.argv[1], 'rb'): msgspec.json.decode(line)"


def cpu_seconds(command: list[str]) -> float:
    """The CPU time of a process and its children, in seconds; its output is thrown away."""
    before = os.times()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Measures and prints one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("events", nargs="?", type=Path, default=HOTEL / "bookings.jsonl")
    options.add_argument("--house", type=Path, default=HOTEL / "hotel.house")
    options.add_argument("--repeats", type=int, default=5)
    chosen = options.parse_args()
    events = sum(1 for _ in chosen.events.open("rb"))
    judging = [sys.executable, "-m", "cli", "run", str(chosen.house), str(chosen.events)]
    commands = {
        "evenhand run, decisions as JSON": judging,
        "evenhand run --summary": [*judging, "--summary"],
        "reading the lines as JSON": [sys.executable, "-c", READ_ONLY, str(chosen.events)],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(chosen.repeats):
        for name, command in commands.items():
            times[name].append(cpu_seconds(command))
    floor = statistics.median(times["reading the lines as JSON"])
    runs = f"{chosen.repeats} runs in turns, CPU time, {time.strftime('%Y-%m-%d')}"
    print(f"{events:,} events of {chosen.events.name}, {runs}")
    for name, measured in times.items():
        middle = statistics.median(measured)
        spread = f"{min(measured):.2f}–{max(measured):.2f} s"
        print(
            f"{name:34} {middle:6.2f} s ({spread})  {events / middle:>9,.0f} events/s  {middle / floor:5.1f} x reading"
        )
    print(json.dumps({name: statistics.median(measured) for name, measured in times.items()}))


if __name__ == "__main__":
    main()

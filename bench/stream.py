"""How many events a second `evenhand run` judges, from a file to a file, beside merely reading the same lines.

All run as whole processes on the same file, in turns, so that the machine's moods fall on all alike; the ratio is what
to quote. Start-up (checking the house, mostly) is measured by itself. With two processes the wall time counts, and the
bytes that come out are compared. The sample that ships is taken so many times over, each time with clients of its own:

    python bench/stream.py [EVENTS.jsonl] [--house HOUSE] [--repeats 5] [--copies 40]
"""

import argparse
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parent.parent
HOTEL = ROOT / "policies" / "hotel"
READ_ONLY = "import sys, msgspec\nfor line in open(sys.argv[1], 'rb'): msgspec.json.decode(line)"
NAMES = ("id", "client", "booking")


@frozen
class Run:
    """What a process took: CPU seconds and wall seconds, with its children, and the most memory in MB."""

    cpu: float
    wall: float
    memory: float


def run(command: list[str], output: Path) -> Run:
    """Runs a process, its output to a file."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    since = time.monotonic()
    with output.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Run(used.ru_utime + used.ru_stime, time.monotonic() - since, used.ru_maxrss / 1024)


def write_copies(events: Path, copies: int, target: Path) -> int:
    """Writes a stream so many times over, still in order of time; how many events that are."""
    count = 0
    with target.open("w", encoding="utf-8") as out:
        for line in events.open(encoding="utf-8"):
            for copy in range(copies):
                text = line
                for name in NAMES if copy else ():
                    head, found, tail = text.partition(f'"{name}":"')
                    text = f"{head}{found}{copy}-{tail}" if found else text
                out.write(text)
                count += 1
    return count


def digest(path: Path) -> str:
    """The hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def main() -> None:
    """Measures and prints one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("events", nargs="?", type=Path, default=HOTEL / "bookings.jsonl")
    options.add_argument("--house", type=Path, default=HOTEL / "hotel.house")
    options.add_argument("--repeats", type=int, default=5)
    options.add_argument("--copies", type=int, default=1)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        events, first, output = folder / "events.jsonl", folder / "first.jsonl", folder / "out.jsonl"
        count = write_copies(chosen.events, chosen.copies, events)
        with events.open("rb") as lines:
            first.write_bytes(next(lines))
        judging = [sys.executable, "-m", "cli", "run", str(chosen.house)]
        commands = {
            "reading the lines as JSON": [sys.executable, "-c", READ_ONLY, str(events)],
            "start-up: one event": [*judging, str(first)],
            "evenhand run": [*judging, str(events)],
            "evenhand run --jobs 2": [*judging, str(events), "--jobs", "2"],
            "evenhand run --summary": [*judging, str(events), "--summary"],
        }
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        digests: dict[str, str] = {}
        for _ in range(chosen.repeats):
            for name, command in commands.items():
                runs[name].append(run(command, output))
                digests[name] = digest(output)
        print(f"{count:,} events of {chosen.events.name}, {chosen.repeats} runs in turns, medians")
        heads = f"{'events/s of CPU':>16} {'without start-up':>17}"
        print(f"{'':28} {'CPU':>8} {'spread':>14} {'wall':>8} {'memory':>8} {heads}")
        start = statistics.median(one.cpu for one in runs["start-up: one event"])
        for name, found in runs.items():
            cpu = statistics.median(one.cpu for one in found)
            wall = statistics.median(one.wall for one in found)
            memory = max(one.memory for one in found)
            spread = f"{min(one.cpu for one in found):.2f}–{max(one.cpu for one in found):.2f} s"
            rates = "" if name.startswith("start") else f"{count / cpu:>16,.0f}"
            net = f"{count / (cpu - start):>17,.0f}" if name.startswith("evenhand") else ""
            print(f"{name:28} {cpu:>6.2f} s {spread:>14} {wall:>6.2f} s {memory:>5.0f} MB {rates} {net}")
        one, two = ([found.wall for found in runs[name]] for name in ("evenhand run", "evenhand run --jobs 2"))
        faster = statistics.median(a / b for a, b in zip(one, two, strict=True))
        same = digests["evenhand run"] == digests["evenhand run --jobs 2"]
        print(f"two processes: {faster:.2f} times as fast by the wall, {'the same' if same else 'OTHER'} bytes")


if __name__ == "__main__":
    main()

"""Whole processes from start to answer, beside one that only loads three libraries; in turns, processor time.

python bench/start.py [--repeats 9]

The question is the one of the README, to the salon. Cold: its house is not kept yet. Warm: it is. The processes run
with compiled files of Python, as an installed program does.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SALON = ROOT / "policies" / "salon" / "salon.house"
QUESTION = ["cancellation", "cancelled-by=client", "start=2027-11-19T14:00", "price=EUR80", "at=2027-11-19T09:00"]
PROGRAM = [sys.executable, "-c", "from cli import main; main()"]
ASK = [*PROGRAM, "ask", str(SALON), *QUESTION]
BARE = "import click, attrs, msgspec"
COMMANDS = {
    BARE: ([sys.executable, "-c", BARE], "off"),
    "ask --format json, warm": ([*ASK, "--format", "json"], "on"),
    "ask, warm": (ASK, "on"),
    "ask, cold": (ASK, "off"),
    "--version": ([*PROGRAM, "--version"], "off"),
    "--help": ([*PROGRAM, "--help"], "off"),
}


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """The processor time of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Runs them in turns and prints a table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--repeats", type=int, default=9)
    repeats = asked.parse_args().repeats
    took: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as caches:
        known = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        known |= {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": caches}
        for turn in range(repeats + 1):
            for name, (command, cache) in COMMANDS.items():
                one = seconds(command, {**known, "EVENHAND_CACHE": cache})
                # The first turn compiles files and keeps the house.
                if turn:
                    took[name].append(one)
    bare = statistics.median(took[BARE])
    print(f"{'':34} {'median':>8} {'spread':>15} {'ratio':>6}")
    for name, times in took.items():
        median = statistics.median(times)
        spread = f"{min(times) * 1000:.0f}–{max(times) * 1000:.0f} ms"
        print(f"{name:34} {median * 1000:5.0f} ms {spread:>15} {median / bare:6.2f}")


if __name__ == "__main__":
    main()

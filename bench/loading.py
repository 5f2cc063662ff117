"""How long a house takes to be read and checked, and then to be compiled, as it grows; processor time.

python bench/loading.py [--rules 10 100 1000 10000] [--repeats 1]

Ten rules are on one event: fees by notice, windows, sums, marks and what is told. A file holds
up to 1,000 of them; the house includes the others. Each size is measured in a process of its own.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
A_FILE = 1000
HEAD = """house "Large"
    edition 1
    in force from 1 January 2027
    timezone Europe/Brussels
    currency EUR
    languages en
hours
    Monday to Friday    09:00-18:00
"""
ON_ONE_EVENT = 10
EVENT = """event call-off-{event} / call-offs-{event} of booking    ends
"""
FEES = """rule "Fees {n}"
    on call-off-{event}
    at least {hours} hours before start: free, refund rest
    by 18:00 on the opening day before start: charge 25% of price capped at EUR {n}, refund rest
    at most 2 call-offs-{event} in the last 12 months: charge 50% of price but at least EUR 10, refund rest
    otherwise: charge price
"""
OTHERS = (
    """rule "Told {n}"
    on call-off-{event} when price is more than EUR {n}
    less than {hours} hours before start: tell owner "Number {n}."
    now falls on Saturday: tell desk "Number {n}, on a Saturday."
""",
    """rule "Beside {n}"
    on call-off-{event}
    price is EUR {n} and party-size is at least {hours}: charge EUR 1 as extra-{n}
    total amount of payments in the last {hours} hours is more than EUR {n}: charge price as extra-{n}
""",
    """rule "Marked {n}"
    on call-off-{event}
    (more than {hours} call-offs-{event} in the last 6 months) or (owed is more than EUR {n}): client becomes known-{n}
""",
)
LOAD = """
import sys, time
from pathlib import Path
import grammar.block_parser
from engine.compiler import check_file, vocabulary
from engine.planning.plan_from_model import plan_from_model
vocabulary()
began = time.process_time()
checked = check_file(Path(sys.argv[1]))
read = time.process_time()
assert checked.house is not None, [problem.message for problem in checked.diagnostics][:3]
plan_from_model(checked.house)
print(read - began, time.process_time() - read)
"""


def rule(number: int) -> str:
    """A rule; the first on an event declares it."""
    event, place = divmod(number, ON_ONE_EVENT)
    shape = EVENT + FEES if place == 0 else OTHERS[place % len(OTHERS)]
    return shape.format(n=number + 1, event=event, hours=24 + number % 48)


def write(folder: Path, rules: int) -> Path:
    """A house with so many rules."""
    texts = [rule(number) for number in range(rules)]
    own, others = texts[:A_FILE], texts[A_FILE:]
    names = []
    for first in range(0, len(others), A_FILE):
        names.append(f"more{first}")
        (folder / f"{names[-1]}.house").write_text("\n".join(others[first : first + A_FILE]), encoding="utf-8")
    included = "".join(f'include "{name}"\n' for name in names)
    house = folder / "large.house"
    house.write_text("\n".join([HEAD, included, *own]), encoding="utf-8")
    return house


def main() -> None:
    """Prints one line for each size."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--rules", type=int, nargs="+", default=[10, 100, 1000, 10000])
    asked.add_argument("--repeats", type=int, default=1)
    said = asked.parse_args()
    print(f"{'rules':>6} {'lines':>7} {'check':>9} {'compile':>9} {'together':>9} {'a rule':>9}")
    for rules in said.rules:
        with tempfile.TemporaryDirectory() as folder:
            house = write(Path(folder), rules)
            lines = sum(len(one.read_text(encoding="utf-8").splitlines()) for one in Path(folder).iterdir())
            took = []
            for _ in range(said.repeats):
                environment = {**os.environ, "PYTHONPATH": str(ROOT)}
                done = subprocess.run(
                    [sys.executable, "-c", LOAD, str(house)],
                    capture_output=True,
                    text=True,
                    check=True,
                    env=environment,
                )
                took.append(tuple(float(one) for one in done.stdout.split()))
        check, compile_ = (statistics.median(times) for times in zip(*took, strict=True))
        both = check + compile_
        print(f"{rules:6} {lines:7} {check:7.2f} s {compile_:7.2f} s {both:7.2f} s {both / rules * 1e6:6.0f} µs")


if __name__ == "__main__":
    main()

"""How long `check --prove` takes: on the shipped houses, and on made-up ones of 10, 100 and 1,000 rules.

Each of their rules is on an event of its own, or all are on one.

python bench/proof.py [RULES…]
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from time import process_time

import policies
from engine.compiler import check_file, check_text
from engine.model import House
from engine.proof.report import proofs_of

HEAD = """house "Growth"
    edition 1
    in force from 1 January 2027
    timezone Europe/Brussels
    currency EUR
    languages en
    holidays BE

hours
    Tuesday to Friday    09:00-18:00
    closed on public holidays

"""


FEES = """
    at least {notice} hours before start: {first}
    by 18:00 on the opening day before start: charge {share}% of price{slot}
    at least 2 no-shows in the last 12 months: charge price{slot}
    otherwise: charge 50% of price{slot}
"""
PROMISES = """
    charge is at most price
    charge never rises with notice
"""


def on_events_of_their_own(rules: int) -> House:
    """A house of so many rules, each on an event of its own with its own guarantees."""
    return _house(
        f"""event call-off-{number} / call-offs-{number} of booking    ends

rule "Fees {number}"
    on call-off-{number}{_fees(number, "free", "")}
guarantee "Never more than the price {number}"
    on call-off-{number}{PROMISES}"""
        for number in range(rules)
    )


def on_one_event(rules: int) -> House:
    """A house of so many rules on one event, the first with the charge that is guaranteed, the others each with a
    named one."""
    blocks = [
        f"""rule "Fees {number}"
    on cancellation{_fees(number, f"charge EUR 1 as fee-{number}", f" as fee-{number}")}"""
        for number in range(1, rules)
    ]
    first = f"""rule "Fees 0"
    on cancellation{_fees(0, "free", "")}
guarantee "Never more than the price"
    on cancellation{PROMISES}"""
    return _house([first, *blocks])


def _fees(number: int, first: str, slot: str) -> str:
    return FEES.format(notice=48 + number % 24, first=first, share=10 + number % 20, slot=slot)


def _house(blocks: Iterable[str]) -> House:
    house = check_text(HEAD + "\n".join(blocks)).house
    assert house is not None
    return house


def timed(name: str, house: House) -> None:
    """Prints how much of a processor all proofs of a house take, without checking it."""
    began = process_time()
    proofs = proofs_of(house, Path(name))
    took = process_time() - began
    print(f"{name:<24} {len(house.rules):>5} rules  {proofs.summary.split(',')[0]:<32} {took:7.2f} s", flush=True)


def main() -> None:
    """The shipped houses, then the made-up ones."""
    for path in sorted(Path(policies.__file__).parent.glob("*/*.house")):
        house = check_file(path).house
        if house is not None and path.parent.name != "published":
            timed(path.stem, house)
    for grown in (on_events_of_their_own, on_one_event):
        for rules in [int(word) for word in sys.argv[1:]] or [10, 100, 1000]:
            timed(grown.__name__.replace("_", " "), grown(rules))


if __name__ == "__main__":
    main()

"""How long `check --prove` takes: on the shipped houses, and on made-up ones of 10, 100 and 1,000 rules.

python bench/proof.py [RULES…]
"""

import sys
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


def grown(rules: int) -> House:
    """A house of so many rules, each on an event of its own with its own guarantees."""
    blocks = [
        f"""event call-off-{number} / call-offs-{number} of booking    ends

rule "Fees {number}"
    on call-off-{number}
    at least {48 + number % 24} hours before start: free
    by 18:00 on the opening day before start: charge {10 + number % 20}% of price
    at least 2 no-shows in the last 12 months: charge price
    otherwise: charge 50% of price

guarantee "Never more than the price {number}"
    on call-off-{number}
    charge is at most price
    charge never rises with notice
"""
        for number in range(rules)
    ]
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
    for rules in [int(word) for word in sys.argv[1:]] or [10, 100, 1000]:
        timed(f"made up, {rules}", grown(rules))


if __name__ == "__main__":
    main()

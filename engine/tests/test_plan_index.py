"""Lines that begin by asking what the same fact is are found by its value."""

import pytest
from story import Story

from engine.planning.plan_from_model import plan_from_model

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def house_of(words: tuple[str, ...]) -> str:
    """Lines on so many parcels."""
    lines = [f"    parcel is {word} and weight is at least {n}: charge EUR {n}" for n, word in enumerate(words, 1)]
    return f"""
choice parcel: {", ".join(WORDS)}, other
event delivery / deliveries
    parcel: parcel or nothing
    weight: number from 0 to 100
rule "Deliveries"
    on delivery
    weight is 0: free
{chr(10).join(lines)}
    weight is 1 and parcel is two: charge EUR 50
    parcel is given: charge EUR 60
    otherwise: charge EUR 70
"""


@pytest.mark.parametrize(
    ("parcel", "weight", "charge"),
    [
        ("one", 0, "0.00"),
        ("one", 1, "1.00"),
        ("ten", 10, "10.00"),
        ("ten", 9, "60.00"),
        ("two", 1, "50.00"),
        ("two", 2, "2.00"),
        ("other", 5, "60.00"),
        (None, 5, "70.00"),
    ],
)
def test_the_first_fitting_line_decides(parcel: str | None, weight: int, charge: str) -> None:
    """As if the lines were tried one after the other."""
    answer = Story(house_of(WORDS)).tell("delivery", "2027-11-19T10:00", parcel=parcel, weight=weight)
    assert charge == next((entry["amount"] for entry in answer["entries"]), "0.00")


def test_few_lines_are_tried_one_after_the_other() -> None:
    """An index is made where there are many."""
    many, few = (plan_from_model(Story(house_of(words)).house).source for words in (WORDS, WORDS[:5]))
    assert (True, False) == ("lines_" in many, "lines_" in few)

"""What the prover says of the steps of a calendar is so at every moment."""

from functools import cache

import pytest
from houses import HEAD, house
from hypothesis import given
from hypothesis import strategies as st

from engine.model import Days, House, Months
from engine.proof.calendar_steps import Step

FIRST, LAST = 1_798_758_000, 1_861_830_000
"""Two years from the first of January 2027 in Brussels."""
ZONES = ("Europe/Brussels", "Australia/Lord_Howe", "Africa/Cairo", "America/St_Johns", "Asia/Kathmandu")
HOUSES = {zone: house("", HEAD.replace("Europe/Brussels", zone)) for zone in ZONES}
LENGTHS = (Days(2, "calendar"), Days(2, "working"), Days(1, "opening"), Days(2, "opening", True), Months(1))


@cache
def bounds_of(step: Step) -> tuple[int, int] | None:
    """How far a step goes in these years."""
    return step.bounds(FIRST, LAST)


@pytest.mark.parametrize("written", HOUSES.values(), ids=HOUSES)
@given(st.sampled_from(LENGTHS), st.sampled_from(("before", "after")), st.data())
def test_a_step_goes_no_farther_than_its_bounds(
    written: House, length: Days | Months, direction: str, data: st.DataObject
) -> None:
    """Days when clocks change among them, to the hour that is left out and the one that comes twice."""
    step = Step(written, length, direction)
    bounds = bounds_of(step)
    assert bounds is not None
    changes = [start for start in written.zone.starts if FIRST < start < LAST]
    near = st.sampled_from(changes or [FIRST]).flatmap(lambda at: st.integers(at - 4 * 86_400, at + 4 * 86_400))
    moment = data.draw(st.one_of(near, st.integers(FIRST, LAST)))
    reached = step.at(moment)
    assert reached is not None
    assert bounds[0] <= reached - moment <= bounds[1]


def test_days_are_bounded_by_what_clocks_change() -> None:
    """Two days are 47 hours at least and 49 at most, whatever the moment."""
    step = Step(HOUSES["Europe/Brussels"], Days(2, "calendar"), "after")
    assert (47 * 3600, 49 * 3600) == step.bounds(FIRST, LAST)

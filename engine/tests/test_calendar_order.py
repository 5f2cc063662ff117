"""Of two steps of a calendar, the one that is said never to lead past the other never does."""

from itertools import product
from pathlib import Path
from random import Random

import policies
from engine.compiler import check_file
from engine.model import ClockOn, Days, Length, Months, Now, NthDay, Open
from engine.proof.calendar_steps import Step
from engine.time.moments import DAY

CALENDARS = ("opening", "phone", "working", "calendar")
LENGTHS: tuple[Length, ...] = (
    *(Open(seconds, "opening") for seconds in (60, 3 * 3600, 40 * 3600)),
    *(Days(count, name, full) for count in (1, 2, 5) for name in CALENDARS for full in (False, True)),
    *(Months(count) for count in (1, 2, 3)),
)
CLOCKS = (0, 150, 1080, 1440)


def test_a_step_that_never_leads_past_another_does_not() -> None:
    """At moments of two years, and around both changes of the clock."""
    house = check_file(Path(policies.__file__).parent / "salon" / "salon.house").house
    assert house is not None
    sides = ("before", "after")
    steps = [Step(house, length, side) for length in LENGTHS for side in sides]
    steps += [
        Step(house, ClockOn(clock, NthDay(count, name, side, Now())))
        for clock, count, name, side in product(CLOCKS, (0, 1, 3), ("calendar", "opening"), sides)
    ]
    first = house.zone.start_of_day(house.in_force_from)
    chance = Random(7)
    moments = [first + chance.randrange(2 * 365 * DAY) for _ in range(25)]
    moments += [
        house.zone.start_of_day(house.in_force_from + day) + half * 1800 for day in (86, 303) for half in range(8)
    ]
    led = {step: [step.at(moment) for moment in moments] for step in steps}
    ordered = [(one, other) for one, other in product(steps, steps) if one != other and one.never_after(other)]

    assert len(ordered) > 500
    for one, other in ordered:
        pairs = zip(led[one], led[other], strict=True)
        assert all(here <= there for here, there in pairs if here is not None and there is not None), (one, other)

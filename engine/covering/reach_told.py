"""Why a line is in no scenario, as far as the solver knows it."""

from importlib.util import find_spec

from engine.model import House
from engine.probing.scenarios import NotReached


def why_not_reached(house: House, missed: NotReached) -> str:
    """Whether it is proved that the line never decides, lies outside proof, or was only not found; the last too where
    the solver is not installed."""
    place, event = missed.place, missed.event
    if find_spec("z3") is not None:
        from engine.proof.reach import reach_of

        state, reason = reach_of(house, place.rule, place.line, event)
        if state == "never":
            return f"it is proved that this line never decides on {event}"
        if state == "outside":
            return f"no {event} was found on which this line decides, and it is outside proof: {reason}"
    return f"no {event} was found on which this line decides, and it is not proved that there is none"

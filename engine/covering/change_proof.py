"""What the solver says of a change that no scenario notices: that it changes no answer, or an event that shows it."""

from importlib.util import find_spec

from attrs import frozen

from engine.covering.mutants import Mutant
from engine.model import House

SAME, SHOWN, OPEN = "same", "shown", "open"


@frozen
class ChangeProof:
    """`state` is same (no answer is another, which is proved), shown (by an event, told in `event`), or open."""

    state: str
    event: str = ""


def proof_of(house: House, mutant: Mutant) -> ChangeProof:
    """What can be said of a change; open too where the solver is not installed."""
    if find_spec("z3") is None:
        return ChangeProof(OPEN)
    from engine.diffing.difference import difference_between
    from engine.planning.plan_from_model import plan_from_model
    from engine.proof.history import replayed
    from engine.proof.search import Witness
    from engine.proof.witness_text import WitnessText

    difference = difference_between(house, mutant.house)
    if difference.is_none:
        return ChangeProof(SAME)
    for kind in difference.changed:
        for group in kind.groups:
            plays = replayed(plan_from_model(house), group.scene)
            if plays is not None:
                return ChangeProof(SHOWN, WitnessText(Witness(group.scene, plays, house), None, "").sentence())
    return ChangeProof(OPEN)

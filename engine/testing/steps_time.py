"""Steps on time that goes on, and on what is not done in time."""

from engine.memory.owed import Owed
from engine.testing.happening import length, stepped
from engine.testing.phrase import Said
from engine.testing.scene import Scene
from engine.testing.step_list import when
from engine.testing.step_problem import cannot


@when("the time is {moment}", "nothing happens until {moment}")
def _(scene: Scene, said: Said) -> None:
    """Time goes on, and what falls due is judged."""
    scene.begin()
    scene.until(scene.moment(said["moment"]))


@when("{length} (pass|passes)", "nothing happens for {length}")
def _(scene: Scene, said: Said) -> None:
    """The same, said as a length of time."""
    scene.until(stepped(scene, scene.begin(), length(scene, said["length"]), "after"))


@when(
    "(the|her|his|their|our) {owed:asked} (is|are) not (paid|given|sent|made) in time",
    "(the|her|his|their|our) {owed} (does|do) not come in time",
)
def _(scene: Scene, said: Said) -> None:
    """The deadline of what is open under that name comes, and passes."""
    scene.until(_oldest(scene, said["owed"]).due)


@when("we do not answer in time")
def _(scene: Scene, said: Said) -> None:
    """The deadline of the answer that the house owes passes."""
    scene.until(_oldest(scene, "answer").due)


def _oldest(scene: Scene, what: str) -> Owed:
    scene.begin()
    found = [owed for owed in scene.client().record.owed.values() if owed.what == what and owed.state == "open"]
    if not found:
        raise cannot(f"no {what} is owed", "let first happen what asks or promises it")
    return min(found, key=lambda owed: owed.due)

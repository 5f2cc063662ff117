"""Steps on the house: its rules, its marks, and the moment it is."""

from engine.testing.below_step import text_below
from engine.testing.house_reference import house_file, plan_of_file, plan_of_text
from engine.testing.phrase import Said
from engine.testing.scene import Scene
from engine.testing.step_list import given


@given("the house rules of {path}")
def _(scene: Scene, said: Said) -> None:
    """A house in a file; one that comes after another in the scenario is a later version of it."""
    scene.plans.append(plan_of_file(house_file(said["path"], scene.folder, scene.root), scene.root))


@given("these house rules(:|)")
def _(scene: Scene, said: Said, docstring: str = "") -> None:
    """A house that stands in the scenario."""
    scene.plans.append(plan_of_text(text_below(docstring, "the house").rstrip() + "\n", scene.folder))


@given("it is {moment}")
def _(scene: Scene, said: Said) -> None:
    """What moment it is when the scenario begins."""
    scene.set_now(scene.moment(said["moment"]))

"""What is said of a Then step that does not hold: what was expected, what came, and why."""

from typing import NoReturn

from engine.telling.explanation import answer_text
from engine.testing.scene import Scene
from engine.testing.step_problem import StepProblem


def unmet(scene: Scene, expected: str, got: str) -> NoReturn:
    """The step does not hold. Both texts are said side by side, and then each answer as the owner reads it."""
    because = [line for decision in scene.answers for line in ("", *answer_text(decision).split("\n"))]
    raise StepProblem(f"expected: {expected}", [f"     got: {got}", *because])


def expect(scene: Scene, expected: str, got: str) -> None:
    """Both must be the same."""
    if expected != got:
        unmet(scene, expected, got)

"""What is said of a Then step that does not hold: what was expected, what came, and why."""

from typing import NoReturn

from engine.telling.explanation import answer_text
from engine.testing.said import quoted
from engine.testing.scene import Scene
from engine.testing.step_problem import StepProblem, cannot


def unmet(scene: Scene, expected: str, got: str) -> NoReturn:
    """The step does not hold. Both texts are said side by side, and then each answer as the owner reads it."""
    because = [line for decision in scene.answers for line in ("", *answer_text(decision).split("\n"))]
    raise StepProblem(f"expected: {expected}", [f"     got: {got}", *because])


def expect(scene: Scene, expected: str, got: str) -> None:
    """Both must be the same."""
    if expected != got:
        unmet(scene, expected, got)


def looked_for(text: str) -> str:
    """A piece of text between quotation marks that something has to have; nothing at all would be found in anything."""
    if not quoted(text).strip():
        raise cannot("there is nothing between the quotation marks", "write a piece of what you expect")
    return quoted(text)

"""Why a step does not hold, told to whoever wrote the scenario."""

from collections.abc import Iterable
from typing import TypeVar

from engine.values import Misfit

T = TypeVar("T")


class StepProblem(Exception):
    """A step that does not hold, or cannot be read: one sentence, and what else is to be said line by line.

    pytest has no other way to hear of it than an exception; the plugin shows it with its place in the feature file.
    """

    def __init__(self, sentence: str, lines: Iterable[str] = ()) -> None:
        super().__init__("\n".join((sentence, *lines)))


def cannot(sentence: str, help: str | None = None) -> StepProblem:
    """Why the step cannot be read, or not be done, and the mend."""
    return StepProblem(sentence, () if help is None else (f"help: {help}",))


def fitting(value: T | Misfit) -> T:
    """The value, or the step's problem where it is none."""
    if isinstance(value, Misfit):
        raise cannot(value.message, value.help)
    return value

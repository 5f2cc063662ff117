"""What the steps of a scenario share."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.testing.scene import Scene

_FEATURE = pytest.StashKey[Path]()
_TYPE = pytest.StashKey[str]()


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Any) -> None:
    """Notes which feature file the scenario is of: houses are named as seen from there."""
    request.node.stash[_FEATURE] = Path(feature.filename)
    request.node.stash[_TYPE] = ""


def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Any) -> None:
    """Begins a new block of answers with the first of some When steps."""
    if step.type == "when" and request.node.stash[_TYPE] != "when":
        request.getfixturevalue("scene").answers_begin()
    request.node.stash[_TYPE] = step.type


@pytest.fixture
def scene(request: pytest.FixtureRequest) -> Iterator[Scene]:
    """What is the case in this scenario."""
    found = Scene(request.node.stash[_FEATURE].parent, request.config.rootpath)
    yield found
    if found.refusal is not None:
        message = f"the {found.refusal.event.kind} cannot be judged: {found.refusal.message}"
        pytest.fail(f"{message}\nhelp: say so with `Then it is refused`", pytrace=False)

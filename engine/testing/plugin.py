"""The pytest plugin of the steps.

It is there wherever evenhand is installed, so until it is asked for it does nothing and imports nothing of the engine.
`evenhand_steps = true` in pytest's configuration brings the steps, `evenhand_features = true` collects `.feature` files
too, without a test module beside them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pytest_bdd.parser import Feature, Scenario, Step

_STEPS, _FEATURES = "evenhand_steps", "evenhand_features"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The two settings."""
    parser.addini(_STEPS, "Bring the steps of evenhand to the scenarios.", type="bool", default=False)
    parser.addini(
        _FEATURES, "Collect .feature files themselves, with the steps of evenhand.", type="bool", default=False
    )


def pytest_configure(config: pytest.Config) -> None:
    """Brings what the configuration asks for."""
    if config.getini(_STEPS) or config.getini(_FEATURES):
        config.pluginmanager.register(StepPlugin(config), "evenhand_step_problems")
        for name in import_module("engine.testing.step_modules").STEP_MODULES:
            config.pluginmanager.register(import_module(name), name)


def pytest_collect_file(file_path: Any, parent: pytest.Collector) -> pytest.Collector | None:
    """A `.feature` file, where they were asked for."""
    if file_path.suffix != ".feature" or not parent.config.getini(_FEATURES):
        return None
    from engine.testing.feature_file import FeatureFile

    return FeatureFile.from_parent(parent, path=file_path)


class StepPlugin:
    """Says where a step stands that fails, and why; and of one that does not exist, which are nearest."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_bdd_apply_tag(self, tag: str) -> None:
        """A tag is free: it needs no registering."""
        self.config.addinivalue_line("markers", tag)

    def pytest_bdd_before_scenario(self, feature: "Feature") -> None:
        """Steps are said in the language of their feature, or in English."""
        from engine.testing.spoken_phrases import Spoken

        Spoken.language = feature.language

    def pytest_bdd_after_scenario(self) -> None:
        """Outside of a feature there is English."""
        from engine.testing.spoken_phrases import Spoken

        Spoken.language = "en"

    def pytest_bdd_step_error(self, scenario: "Scenario", step: "Step", exception: Exception) -> None:
        """A step of ours that does not hold."""
        from engine.testing.step_problem import StepProblem

        if isinstance(exception, StepProblem):
            # The problem itself is no news beside its text.
            raise pytest.fail.Exception(f"{place(scenario, step)}\n{exception}", pytrace=False) from None

    def pytest_bdd_step_func_lookup_error(self, scenario: "Scenario", step: "Step") -> None:
        """A step that nobody defined."""
        from engine.testing.unknown_step import unknown_step_text

        pytest.fail(f"{place(scenario, step)}\n{unknown_step_text(step.type, step.name)}", pytrace=False)


def place(scenario: "Scenario", step: "Step") -> str:
    """Where a step stands, and how it is written."""
    feature: Feature = scenario.feature
    return f"{feature.rel_filename}:{step.line_number}: {step.keyword.strip()} {step.name}"

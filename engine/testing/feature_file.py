"""A `.feature` file that pytest collects by itself, without a test module beside it."""

from collections.abc import Callable, Iterable
from types import ModuleType

import pytest
from pytest_bdd import scenario
from pytest_bdd.exceptions import GherkinParseError
from pytest_bdd.feature import features, get_feature
from pytest_bdd.parser import Feature


class FeatureFile(pytest.Module):
    """The scenarios of a file as tests that are called as the scenarios are."""

    def _getobj(self) -> ModuleType:
        """A module made for the file, with a test for each scenario."""
        module = ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        for name in self._feature().scenarios:
            setattr(module, name, _test(str(self.path), name))
        return module

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """The scenarios; a file that cannot be read fails with a sentence."""
        # pytest-bdd keeps what it read, and the file may have changed since an earlier session of the same program.
        features.pop(str(self.path), None)
        try:
            feature = self._feature()
        except GherkinParseError as error:
            raise self.CollectError(f"{self.path.name}:{error.line}: {_sentence(error)}") from None
        except UnicodeDecodeError:
            raise self.CollectError(f"{self.path.name}: this is not text in UTF-8; save the file as UTF-8") from None
        except KeyError:
            # What pytest-bdd does with a file of blanks and comments alone.
            raise self.CollectError(f"{self.path.name}: there is no `Feature:` in this file") from None
        for one in feature.scenarios.values():
            # Whatever is no step is a description to Gherkin, so a misspelt keyword would leave nothing to fail.
            if not one.steps:
                where = f"{self.path.name}:{one.line_number}"
                message = f"{where}: the scenario `{one.name}` has no step"
                raise self.CollectError(f"{message}; a step begins with Given, When, Then, And or But")
        return super().collect()

    def istestfunction(self, obj: object, name: str) -> bool:
        """Every scenario is a test, whatever it is called."""
        return callable(obj) and not name.startswith("__")

    def _feature(self) -> Feature:
        return get_feature(str(self.path.parent), self.path.name)


def _test(path: str, name: str) -> Callable[..., object]:
    @scenario(path, name)
    def test() -> None:
        """The steps say it all."""

    return test


def _sentence(error: GherkinParseError) -> str:
    line = error.line_content.strip()
    return f"{error.message.rstrip('.')}: `{line}`" if line else error.message.rstrip(".")

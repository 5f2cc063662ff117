"""A `.feature` file that pytest collects by itself, without a test module beside it."""

from collections.abc import Iterable
from types import ModuleType

import pytest
from pytest_bdd import scenario
from pytest_bdd.exceptions import GherkinParseError
from pytest_bdd.feature import get_feature


class FeatureFile(pytest.Module):
    """The scenarios of a file as tests that are called as the scenarios are."""

    def _getobj(self) -> ModuleType:
        """A module made for the file, with a test for each scenario."""
        module = ModuleType(self.path.stem)
        module.__file__ = str(self.path)
        for name in get_feature(str(self.path.parent), self.path.name).scenarios:
            setattr(module, name, _test(str(self.path), name))
        return module

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """The scenarios; a file that cannot be read fails with a sentence."""
        try:
            get_feature(str(self.path.parent), self.path.name)
        except GherkinParseError as error:
            raise self.CollectError(f"{self.path.name}:{error.line}: {_sentence(error)}") from None
        except UnicodeDecodeError:
            raise self.CollectError(f"{self.path.name}: this is not text in UTF-8; save the file as UTF-8") from None
        return super().collect()

    def istestfunction(self, obj: object, name: str) -> bool:
        """Every scenario is a test, whatever it is called."""
        return callable(obj) and not name.startswith("__")


def _test(path: str, name: str) -> object:
    @scenario(path, name)
    def test() -> None:
        """The steps say it all."""

    return test


def _sentence(error: GherkinParseError) -> str:
    line = error.line_content.strip()
    return f"{error.message.rstrip('.')}: `{line}`" if line else error.message.rstrip(".")

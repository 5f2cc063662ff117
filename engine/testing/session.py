"""`evenhand test`: the scenarios of some files and folders, run by pytest."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

PASSED, WRONG_USAGE, FAILED, OUR_FAILURE = 0, 2, 5, 1
_CONFIGURATION = Path(__file__).with_name("pytest.ini")
_WORD = re.compile(r"\w+")


def run_features(
    paths: Sequence[Path], junit: Path | None, only: str | None, verbose: bool, plugins: Sequence[object] = ()
) -> int:
    """Runs the scenarios of `.feature` files and of those in folders, printing as pytest does.

    `junit` is a file for the results as JUnit XML; `only` are words that a scenario's name must have; `plugins` of
    pytest see the run. Returns the exit code: 0 when all hold, 5 when one does not, 2 when there is none to run, 1 when
    something of ours broke.
    """
    chosen = _Chosen(only)
    arguments = [
        *(str(path) for path in paths),
        f"--config-file={_CONFIGURATION}",
        f"--rootdir={root_of(paths)}",
        # The scenarios of a house mean the same whatever else is installed or configured for pytest.
        "--disable-plugin-autoload",
        *("-p", "pytest_bdd.plugin", "-p", "engine.testing.plugin", "-p", "no:cacheprovider"),
        *(
            "--import-mode=importlib",
            "--assert=plain",
            "--no-header",
            "--tb=short",
            "--show-capture=no",
            "-rN",
            "--continue-on-collection-errors",
        ),
        "-v" if verbose else "-q",
        *([f"--junit-xml={junit}"] if junit else []),
    ]
    code = pytest.main(arguments, plugins=[chosen, *plugins])
    if code in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        return PASSED if code == pytest.ExitCode.OK else FAILED
    if code == pytest.ExitCode.NO_TESTS_COLLECTED:
        where = ", ".join(str(path) for path in paths)
        print(
            f"no scenario of {where} has the words `{only}`" if chosen.left_out else f"there is no scenario in {where}"
        )
        return WRONG_USAGE
    return OUR_FAILURE


class _Chosen:
    """Leaves out the scenarios whose names do not have all the words."""

    def __init__(self, only: str | None) -> None:
        self.words = _words(only or "")
        self.left_out = False

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        fitting = [item for item in items if self.words <= _words(item.name)]
        others = [item for item in items if item not in fitting]
        if others:
            self.left_out = True
            config.hook.pytest_deselected(items=others)
            items[:] = fitting


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def root_of(paths: Sequence[Path]) -> Path:
    """The folder in which houses are looked for at most: where the command runs, or what all paths have in common."""
    here = Path.cwd()
    folders = [path.resolve() if path.is_dir() else path.resolve().parent for path in paths]
    while not all(folder.is_relative_to(here) for folder in folders):
        here = here.parent
    return here

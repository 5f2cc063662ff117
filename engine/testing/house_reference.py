"""The house that a scenario names: its file, and its plan."""

from functools import lru_cache
from pathlib import Path

from engine.compiler import check_bytes
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model
from engine.testing.step_problem import StepProblem, cannot
from grammar.diagnostic import Diagnostics
from grammar.diagnostic_text import text_from_diagnostics

_SUFFIX = ".house"


def house_file(reference: str, folder: Path, root: Path) -> Path:
    """The house file that `policies/salon` or `salon.house` names, from `folder` and then its parents up to `root`.

    A folder stands for the one house in it, or for the one called as the folder. A step's problem where there is none.
    """
    folder, root = folder.resolve(), root.resolve()
    bases = [folder, *(base for base in folder.parents if base.is_relative_to(root))]
    for base in bases:
        path = base / reference
        if path.is_dir():
            return _house_in(path, reference)
        for file in (path, path.with_name(path.name + _SUFFIX)):
            if file.is_file():
                return file
    known = sorted(file.name for base in bases for file in base.glob(f"*{_SUFFIX}"))
    help = f"name a `{_SUFFIX}` file or a folder, as seen from the feature file"
    raise cannot(f"there is no house `{reference}`", f"{help}; there is {', '.join(known)}" if known else help)


def _house_in(folder: Path, reference: str) -> Path:
    houses = sorted(folder.glob(f"*{_SUFFIX}"))
    called_so = [house for house in houses if house.stem == folder.name]
    if len(houses) == 1 or called_so:
        return (called_so or houses)[0]
    names = ", ".join(house.name for house in houses)
    if houses:
        raise cannot(f"`{reference}` is a folder with more than one house", f"name the file in it: {names}")
    raise cannot(f"there is no house in the folder `{reference}`", f"put a `{_SUFFIX}` file there")


def plan_of_file(file: Path, root: Path) -> Plan:
    """The plan of the house in a file; messages call it as it is seen from `root`."""
    name = file.relative_to(root.resolve()) if file.is_relative_to(root.resolve()) else file
    return _plan(name.as_posix(), file.read_bytes(), file.parent)


def plan_of_text(text: str, folder: Path) -> Plan:
    """The plan of a house that stands in the scenario itself."""
    return _plan("these house rules", text.encode(), folder)


@lru_cache(maxsize=32)
def _plan(name: str, data: bytes, folder: Path) -> Plan:
    # A feature names the same house in each scenario, and a plan takes longer to make than a scenario to judge.
    checked = check_bytes(name, data, folder, Diagnostics())
    if checked.house is None:
        raise StepProblem("the house has errors", text_from_diagnostics(checked.diagnostics).splitlines())
    return plan_from_model(checked.house)

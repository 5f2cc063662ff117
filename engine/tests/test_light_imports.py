"""A command loads what it needs, and nothing that only others need."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SALON = str(ROOT / "policies" / "salon" / "salon.house")
DUTCH_SALON = str(ROOT / "policies" / "salon" / "nl" / "salon.house")
ASK = [
    "ask",
    SALON,
    "cancellation",
    "cancelled-by=client",
    "start=2027-11-19T14:00",
    "price=EUR80",
    "at=2027-11-19T09:00",
]
SCRIPT = """
import runpy, sys
sys.argv = {arguments!r}
try:
    runpy.run_module("cli", run_name="__main__")
finally:
    print(*sorted({heavy!r} & set(sys.modules)), file=sys.stderr)
"""
HEAVY = {
    "attrs",
    "babel",
    "babel.messages",
    "holidays",
    "jinja2",
    "lark",
    "pathlib",
    "polars",
    "pytest",
    "sqlite_utils",
}
CHECKING = {"attrs", "holidays", "lark", "pathlib"}


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        (["--help"], {"pathlib"}),
        (["new", "--list"], {"pathlib"}),
        (["fmt", "--check", SALON], CHECKING - {"holidays"}),
        (["check", SALON], CHECKING),
        ([*ASK, "--format", "json"], CHECKING),
        (ASK, CHECKING | {"babel"}),
    ],
    ids=["help", "new", "fmt", "check", "ask as JSON", "ask in words"],
)
def test_what_a_command_loads(command: list[str], needed: set[str]) -> None:
    """Of the libraries that take long to load, a command loads those it needs."""
    assert loaded(command, EVENHAND_CACHE="off") == needed


@pytest.mark.parametrize(
    ("command", "needed"),
    [([*ASK, "--format", "json"], set()), (ASK, {"babel"}), (["ask", DUTCH_SALON, *ASK[2:]], {"babel"})],
    ids=["as JSON", "in words", "in words of another language"],
)
def test_what_is_loaded_for_a_house_that_is_kept(command: list[str], needed: set[str], tmp_path: Path) -> None:
    """A house that was checked before is neither read nor checked again."""
    loaded(command, XDG_CACHE_HOME=str(tmp_path))

    assert loaded(command, XDG_CACHE_HOME=str(tmp_path)) == needed


MOST_OF_OURS = 75
COUNTED = """
import sys
from cli import main
sys.argv = {arguments!r}
try:
    main()
finally:
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] in ("cli", "engine", "grammar")]
    print(len(modules), file=sys.stderr)
"""


def test_how_much_a_question_loads(tmp_path: Path) -> None:
    """Of this program's own files, no more than a question needs."""
    environment = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path)}
    script = COUNTED.format(arguments=["evenhand", *ASK])
    for _ in range(2):
        result = subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, env=environment
        )

    assert int(result.stderr.splitlines()[-1]) <= MOST_OF_OURS


def loaded(command: list[str], **environment: str) -> set[str]:
    """The libraries that take long to load and that a command loads."""
    script = SCRIPT.format(arguments=["evenhand", *command], heavy=HEAVY)
    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT), **environment},
    )
    return set(result.stderr.splitlines()[-1].split())

"""Steps that only these features need: files in a folder, the command line, the checker on a piece of house text."""

import re
import shlex
from pathlib import Path

import pytest
from attrs import define
from click.testing import CliRunner, Result

from cli import program
from engine.compiler import check_text
from engine.formatting import formatted
from engine.testing.house_reference import plan_of_text
from engine.testing.phrase import Said
from engine.testing.said import quoted
from engine.testing.scene import Scene
from engine.testing.step_list import given, then, when
from engine.testing.step_problem import StepProblem, cannot
from engine.testing.unmet import looked_for
from features.practices_page import practices
from grammar.diagnostic_text import text_from_diagnostics

_PRACTICE = re.compile(r"practice-(\d+)")
_IN_FORCE = re.compile(r"in force from .*")
_ROOT = Path(__file__).parent.parent
_HEAD = """
house "Salon Vicky"
    edition 1
    in force from 1 January 2027
    timezone Europe/Brussels
    currency EUR
    languages en
    holidays BE

hours
    Tuesday to Friday    09:00-18:00
    Saturday             09:00-12:00, 13:00-16:00

services
    cut          EUR 45     45 minutes
    colouring    EUR 120    2 hours
"""


@define
class Bench:
    """The folder that a scenario works in, the last run of the program, and the house text that is looked at."""

    folder: Path
    result: Result | None = None
    text: str = ""
    found: str | None = None

    @property
    def output(self) -> str:
        """What the last run printed, on either stream."""
        if self.result is None:
            raise cannot("nothing was run", "begin with `When I run evenhand …`")
        return self.result.output


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """`practices: N of 42`: of how many practices scenarios ran, and all passed."""
    ran, failed = set[int](), set[int]()
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.getreports(outcome):
            numbers = {int(match[1]) for word in report.keywords if (match := _PRACTICE.fullmatch(word))}
            ran |= numbers
            failed |= numbers if outcome != "passed" else set()
    if ran:
        terminalreporter.write_line(f"practices: {len(ran - failed)} of {len(practices())}")


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """An empty folder, in which the program runs."""
    monkeypatch.chdir(tmp_path)
    return Bench(tmp_path)


def _expect_text(expected: str, got: str) -> None:
    if expected.rstrip() != got.rstrip():
        raise StepProblem(f"expected:\n{expected.rstrip()}", [f"got:\n{got.rstrip()}"])


# --- files and the command line ------------------------------------------------------------------


@given("the file {path} with:", "the file {path}:")
def _(bench: Bench, said: Said, docstring: str) -> None:
    """A file in the folder."""
    (bench.folder / said["path"]).write_text(docstring.rstrip() + "\n", encoding="utf-8")


@given("a copy of {path}")
def _(bench: Bench, said: Said) -> None:
    """A file that ships, in the folder."""
    source = _ROOT / said["path"]
    (bench.folder / source.name).write_bytes(source.read_bytes())


@given("the house {path} in which {old:text} is now {new:text}")
def _(bench: Bench, said: Said) -> None:
    """A house that ships, in the folder, with one piece of its text changed."""
    (bench.folder / Path(said["path"]).name).write_text(_changed(said), encoding="utf-8")


@given("the house {path} in which the last {old:text} is now {new:text}")
def _(bench: Bench, said: Said) -> None:
    """The same, changed where it stands last."""
    before, found, after = (_ROOT / said["path"]).read_text(encoding="utf-8").rpartition(quoted(said["old"]))
    if not found:
        raise cannot(f"`{quoted(said['old'])}` is nowhere in {said['path']}")
    (bench.folder / Path(said["path"]).name).write_text(before + quoted(said["new"]) + after, encoding="utf-8")


@given("we change {path} so that {old:text} is now {new:text}")
def _(scene: Scene, said: Said) -> None:
    """The rules of a house that ships, with one piece of their text changed."""
    scene.plans.append(plan_of_text(_changed(said), scene.folder))


@given("from {first:moment} on we change {path} so that {old:text} is now {new:text}")
def _(scene: Scene, said: Said) -> None:
    """A later version of a house that ships, with one piece of its text changed."""
    text, found = _IN_FORCE.subn(f"in force from {said['first']}", _changed(said), count=1)
    assert found
    scene.plans.append(plan_of_text(text, scene.folder))


def _changed(said: Said) -> str:
    text, old = (_ROOT / said["path"]).read_text(encoding="utf-8"), quoted(said["old"])
    if old not in text:
        raise cannot(f"`{old}` is nowhere in {said['path']}")
    return text.replace(old, quoted(said["new"]))


@when("I run {command}")
def _(bench: Bench, said: Said) -> None:
    """A command, as it is typed."""
    _run(bench, said["command"], None)


@when("I run {command} with the input:")
def _(bench: Bench, said: Said, docstring: str) -> None:
    """A command that reads standard input."""
    _run(bench, said["command"], docstring + "\n")


def _run(bench: Bench, command: str, text: str | None) -> None:
    name, *arguments = shlex.split(command)
    if name != "evenhand":
        raise cannot(f"`{name}` is not the program", "write `When I run evenhand check salon.house`")
    bench.result = CliRunner().invoke(program, arguments, input=text, catch_exceptions=False)


@then("it prints:")
def _(bench: Bench, said: Said, docstring: str) -> None:
    """All that it prints."""
    _expect_text(docstring, bench.output)


@then("it prints {text}")
def _(bench: Bench, said: Said) -> None:
    """A piece of what it prints."""
    if looked_for(said["text"]) not in bench.output:
        raise StepProblem(f"expected: {quoted(said['text'])}", [f"     got: {bench.output}"])


@then("it prints nothing")
def _(bench: Bench, said: Said) -> None:
    """All is well, and so it is silent."""
    _expect_text("", bench.output)


@then("it prints {count} lines")
def _(bench: Bench, said: Said) -> None:
    """How many lines it prints."""
    count = len(bench.output.splitlines())
    if count != int(said["count"]):
        raise StepProblem(f"expected: {said['count']} lines", [f"     got: {count}", bench.output])


@then("the exit code is {count}")
def _(bench: Bench, said: Said) -> None:
    """What other programs hear."""
    assert bench.result is not None
    if bench.result.exit_code != int(said["count"]):
        raise StepProblem(f"expected: {said['count']}", [f"     got: {bench.result.exit_code}", bench.output])


@then("the file {path} is:")
def _(bench: Bench, said: Said, docstring: str) -> None:
    """What is in a file of the folder."""
    _expect_text(docstring, (bench.folder / said["path"]).read_text(encoding="utf-8"))


@then("there is a file {path}")
def _(bench: Bench, said: Said) -> None:
    """The program wrote it."""
    if not (bench.folder / said["path"]).is_file():
        names = ", ".join(sorted(file.name for file in bench.folder.iterdir()))
        raise StepProblem(f"expected: a file {said['path']}", [f"     got: {names}"])


# --- a piece of house text -----------------------------------------------------------------------


@given("a house that says:")
def _(bench: Bench, said: Said, docstring: str) -> None:
    """A piece of a house; where it does not begin one itself, it is that of a small salon."""
    bench.text = docstring.rstrip() + "\n"


@when("it is checked")
def _(bench: Bench, said: Said) -> None:
    """As `evenhand check` does."""
    # The head stands after the piece, so that the piece begins on line 1.
    text = bench.text if 'house "' in bench.text else bench.text + _HEAD
    bench.found = text_from_diagnostics(check_text(text, "salon.house").diagnostics)


@then("the check says:")
def _(bench: Bench, said: Said, docstring: str) -> None:
    """Everything that the check prints, but for the line that counts the problems."""
    _expect_text(docstring, _problems(bench))


@then("the check says {text}")
def _(bench: Bench, said: Said) -> None:
    """A piece of what the check prints."""
    if looked_for(said["text"]) not in _problems(bench):
        raise StepProblem(f"expected: {quoted(said['text'])}", [f"     got: {_problems(bench)}"])


@then("the check finds nothing")
def _(bench: Bench, said: Said) -> None:
    """The text is fine."""
    _expect_text("", _problems(bench))


def _problems(bench: Bench) -> str:
    if bench.found is None:
        raise cannot("nothing was checked", "add `When it is checked`")
    return bench.found


@when("it is formatted")
def _(bench: Bench, said: Said) -> None:
    """As `evenhand fmt` does."""
    result = formatted("salon.house", bench.text.encode())
    if result.text is None:
        raise cannot("it cannot be read:\n" + text_from_diagnostics(result.diagnostics))
    bench.text = result.text


@then("it reads:")
def _(bench: Bench, said: Said, docstring: str) -> None:
    """The text as it now stands."""
    _expect_text(docstring, bench.text)

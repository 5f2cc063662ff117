"""The README's examples, run as a reader would: its files written, its commands typed, its answers compared."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([\w-]+\.(?:house|feature))`[^`]*\Z")
PROGRAM = [sys.executable, "-m", "cli"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder that the README's commands fill."""
    return tmp_path_factory.mktemp("reader")


def steps() -> list[object]:
    """What the README has its reader do, in order: files to write, commands to type with what they print."""
    found: list[object] = []
    for block in BLOCK.finditer(README):
        language, text = block[1], block[2]
        named = NAMED.search(README, 0, block.start())
        if language in ("house", "gherkin") and named:
            found.append(pytest.param("write", named[1], text, id=named[1]))
        elif language == "console":
            for command, output in re.findall(r"^\$ evenhand (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE):
                found.append(pytest.param("type", command, output, id=command))
        elif language == "python":
            found.append(pytest.param("python", text, "", id="python"))
    return found


@pytest.mark.parametrize(("what", "text", "expected"), steps())
def test_the_readme_tells_the_truth(what: str, text: str, expected: str, folder: Path) -> None:
    """Each step prints what the README says, in the order of the README."""
    if what == "write":
        (folder / text).write_text(expected, encoding="utf-8")
        return
    command = [sys.executable, "-c", text] if what == "python" else [*PROGRAM, *text.split()]
    result = subprocess.run(
        command,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr
    if what == "python":
        assert result.stdout == "noted ['answer']\n"
    else:
        assert timeless(result.stdout) == timeless(expected)


def timeless(output: str) -> str:
    """What a command printed, without how long it took."""
    return re.sub(r"in [0-9.]+s$", "in no time", output, flags=re.MULTILINE)


def test_the_page_of_the_measurements_names_every_script() -> None:
    """Whoever looks for a measurement finds it by its file."""
    bench = ROOT / "bench"
    named = set(re.findall(r"`(\w+\.py)\b", (bench / "README.md").read_text(encoding="utf-8")))

    assert {path.name for path in bench.glob("*.py")} == named

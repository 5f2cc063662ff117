"""A house with scenarios beside it, in a folder of its own."""

from pathlib import Path

import pytest

from engine.testing.session import run_features

HOUSE = """
house "Studio"
    edition 1
    in force from 1 January 2027
    timezone Europe/Brussels
    currency EUR
    languages en

rule "Cancelling"
    on cancellation
    at least 24 hours before start: free
    otherwise: charge 50% of price
"""

Run = tuple[int, str]


class Shop:
    """A folder with a house, whose feature files are run."""

    def __init__(self, folder: Path, printed: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.printed = printed
        self.write("studio.house", HOUSE)

    def write(self, name: str, text: str) -> None:
        """A file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *names: str, only: str | None = None, verbose: bool = False, junit: Path | None = None) -> Run:
        """The exit code of a run, and what it printed."""
        code = run_features([self.folder / name for name in names] or [self.folder], junit, only, verbose)
        return code, self.printed.readouterr().out

    def steps(self, *steps: str, name: str = "one.feature") -> Run:
        """A run of one scenario with the house and these steps."""
        lines = ["Feature: Studio", "  Scenario: One", "    Given the house rules of studio.house"]
        self.write(name, "\n".join([*lines, *(f"    {step}" for step in steps)]) + "\n")
        return self.run(name)

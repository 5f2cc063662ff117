from pathlib import Path

from engine.testing.steps_page import steps_page

PAGE = Path(__file__).parents[2] / "docs" / "steps.md"


def test_the_page_lists_the_steps_there_are() -> None:
    """`docs/steps.md` ends with the list that `evenhand test --steps` prints."""
    assert PAGE.read_text(encoding="utf-8").endswith(steps_page().rstrip() + "\n")

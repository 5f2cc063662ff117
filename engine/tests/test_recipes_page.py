"""The recipes work: each house has no errors, and answers as the page says."""

from pathlib import Path

import pytest
from answer_line import compare_answers
from language_page import Example, page_from_text

from engine.compiler import check_text

PAGE = Path(__file__).parents[2] / "docs" / "recipes.md"
RECIPES = page_from_text(PAGE.read_text(encoding="utf-8")).accepted


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_recipe_answers_so(recipe: Example) -> None:
    """A recipe added to the small house of the page has no errors, and gives the answers below it."""
    checked = check_text(recipe.text)
    assert checked.house is not None, [(d.code, d.message, d.span.text) for d in checked.diagnostics]
    compare_answers(checked.house, recipe.answers)

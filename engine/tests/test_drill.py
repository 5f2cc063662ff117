"""`evenhand drill`: staff practise on events that are made up."""

from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner
from houses import house

from cli import program
from engine.compiler import check_file
from engine.drilling.question import Question, questions
from engine.model import House
from engine.planning.plan_from_model import plan_from_model
from engine.publishing.client_language import ClientLanguage

ROOT = Path(__file__).parents[2]
READY_MADE = sorted(path for path in (ROOT / "policies").glob("*/*.house") if path.parent.name == path.stem)
SALON = str(ROOT / "policies" / "salon" / "salon.house")

TWO_ANSWERS = """
rule "Cancelling"
    on cancellation
    at least 24 hours before start: free
    otherwise: charge 50% of price
"""


def asked(model: House, seed: int, count: int) -> list[Question]:
    """The first questions of a drill."""
    now = model.zone.start_of_day(model.in_force_from)
    return list(islice(questions(plan_from_model(model), ClientLanguage(model, "en"), seed, now), count))


def test_right_answer_is_what_the_house_answers() -> None:
    """The choices are all that the house may answer, and the right one is what its explanation says."""
    found = asked(house(TWO_ANSWERS), 1, 20)
    free = [question.choices[question.right] == "It costs nothing." for question in found]

    assert (20, {True, False}) == (len(found), set(free))
    for question, is_free in zip(found, free, strict=True):
        assert {"It costs nothing.", "You pay 50% of the price."} == set(question.choices)
        assert is_free == ("Nothing is charged" in question.explanation)
        assert is_free == ("at least 24 hours before start" in question.explanation)


def test_the_same_seed_asks_the_same() -> None:
    """A drill can be repeated; another seed asks something else."""
    model = house(TWO_ANSWERS)

    assert asked(model, 7, 5) == asked(model, 7, 5)
    assert asked(model, 7, 5) != asked(model, 8, 5)


def test_house_with_one_answer_has_no_questions() -> None:
    """Where there is nothing to choose, there is nothing to ask."""
    assert [] == asked(house('rule "All"\n    on cancellation\n    otherwise: free\n'), 1, 5)


@pytest.mark.parametrize("path", READY_MADE, ids=lambda path: path.stem)
def test_ready_made_houses_can_be_practised(path: Path) -> None:
    """Each ready-made house has questions on several kinds of events, with two to four choices that differ."""
    model = check_file(path).house
    assert model is not None
    found = asked(model, 3, 8)

    assert 8 == len(found)
    assert 2 <= len({question.situation[0].partition(" on ")[0] for question in found})
    assert all(2 <= len(set(question.choices)) == len(question.choices) <= 4 for question in found)


def test_drill_marks_and_scores() -> None:
    """Each answer is marked, the rule is shown, and the end says how many were right."""
    model = check_file(Path(SALON)).house
    assert model is not None
    first, second = asked(model, 4, 2)
    letters = "abcd"
    wrong = letters[(second.right + 1) % len(second.choices)]
    typed = f"z\n{letters[first.right]}\n{wrong}\n"
    result = CliRunner().invoke(program, ["drill", SALON, "-n", "2", "--seed", "4"], input=typed)

    assert 0 == result.exit_code, result.output
    assert "Right.\n" in result.output
    assert f"Not so: it is {letters[second.right]}.\n" in result.output
    assert first.explanation.splitlines()[0] in result.output
    assert result.output.endswith("1 of 2 right. The same questions again: --seed 4\n")

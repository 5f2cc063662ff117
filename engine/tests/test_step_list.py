from importlib import import_module

import pytest

from engine.testing.step_list import STEPS, nearest_steps, types_matching
from engine.testing.step_modules import STEP_MODULES

for module in STEP_MODULES:
    import_module(module)

EXAMPLES = [
    (step.type, example)
    for step in STEPS
    if step.function.__module__ in STEP_MODULES
    for phrase in step.phrases
    for example in phrase.examples
]


@pytest.mark.parametrize(("type_", "example"), EXAMPLES)
def test_a_step_means_one_thing(type_: str, example: str) -> None:
    """No text of a step is read by two steps."""
    fitting = [
        step for step in STEPS if step.type == type_ and any(phrase.is_matching(example) for phrase in step.phrases)
    ]

    assert 1 == len(fitting), [step.meaning for step in fitting]


def test_every_step_says_what_it_means() -> None:
    """The meaning of a step is in its docstring, for the page that lists the steps."""
    assert [] == [step.phrases[0].name for step in STEPS if not step.meaning]


def test_the_nearest_steps_are_written_as_they_would_be() -> None:
    """A misspelt step is answered with three others, the one that was meant first."""
    nearest = nearest_steps("then", "she is charged with EUR 30.00")

    assert 3 == len(nearest)
    assert "she is charged EUR 30.00" == nearest[0]


def test_figures_and_quotations_do_not_make_a_step_nearer() -> None:
    """What matters is how the step is worded, not the values that stand in it."""
    assert nearest_steps("then", "the reply saids “no”") == nearest_steps("then", "the reply saids “something longer”")


def test_a_step_under_the_wrong_keyword_is_known() -> None:
    """`she cancels` is something that happens, so it is a When step and no other."""
    assert ("when",) == types_matching("she cancels 26 hours before start")

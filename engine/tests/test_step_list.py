from importlib import import_module

import pytest

from engine.testing.spoken_phrases import Spoken, meaning_of, spoken_languages, spoken_phrases
from engine.testing.step_list import STEPS, nearest_steps, types_matching
from engine.testing.step_modules import STEP_MODULES

for module in STEP_MODULES:
    import_module(module)

OURS = [step for step in STEPS if step.function.__module__ in STEP_MODULES]


@pytest.mark.parametrize("language", spoken_languages())
def test_every_step_is_said_in_every_language(language: str) -> None:
    """A step has phrases in each language, under its meaning; and there are none for a step that there is not."""
    assert {meaning_of(step.meaning) for step in OURS} == set(spoken_phrases(language))


@pytest.mark.parametrize("language", ["en", *spoken_languages()])
def test_a_step_means_one_thing(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No text of a step is read by two steps of its type."""
    monkeypatch.setattr(Spoken, "language", language)
    for step in OURS:
        examples = [one for phrase in step.phrases if phrase.language == language for one in phrase.examples]
        assert examples != []
        for example in examples:
            fitting = [
                other.meaning
                for other in STEPS
                if other.type == step.type and any(phrase.is_matching(example) for phrase in other.phrases)
            ]
            assert (example, [step.meaning]) == (example, fitting)


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

"""The steps there are, and the nearest ones to a step that there is not.

A step may have several phrases, in one language or in more.
"""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import ParamSpec, TypeVar

import pytest_bdd
from attrs import frozen

from engine.testing.phrase import Phrase
from engine.testing.spoken_phrases import Spoken, meaning_of, spoken_languages, spoken_phrases

P = ParamSpec("P")
T = TypeVar("T")

_FIGURE = re.compile(r"\d+")
_QUOTED = re.compile(r'["“][^"“”]*["”]')


@frozen
class Step:
    """A step there is: when it may stand (given, when or then), its phrases, and what it does."""

    type: str
    phrases: tuple[Phrase, ...]
    function: Callable[..., object]

    @property
    def meaning(self) -> str:
        """What it means, in a sentence."""
        return self.function.__doc__ or ""


STEPS: list[Step] = []
"""All steps of the modules that were imported, in the order of their files."""


def given(*phrases: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A step that says what is so, in each of some phrases."""
    return _step("given", phrases)


def when(*phrases: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A step that says what happens, in each of some phrases."""
    return _step("when", phrases)


def then(*phrases: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A step that says what must follow, in each of some phrases."""
    return _step("then", phrases)


def _step(type_: str, texts: tuple[str, ...]) -> Callable[[Callable[P, T]], Callable[P, T]]:
    def defined(function: Callable[P, T]) -> Callable[P, T]:
        phrases = (*map(Phrase, texts), *_spoken(meaning_of(function.__doc__ or "")))
        STEPS.append(Step(type_, phrases, function))
        for phrase in phrases:
            # pytest-bdd puts the step in the frame that it counts back to: the module, one above this function.
            getattr(pytest_bdd, type_)(phrase, stacklevel=2)(function)
        return function

    return defined


def _spoken(meaning: str) -> Iterator[Phrase]:
    for language in spoken_languages():
        yield from (Phrase(text, language) for text in spoken_phrases(language).get(meaning, ()))


def nearest_steps(type_: str, name: str) -> tuple[str, ...]:
    """How the three steps of a type that are nearest to a text would be written, without the keyword, nearest first."""
    wanted = _plain(name)
    found: list[tuple[float, int, str]] = []
    for step in STEPS:
        if step.type == type_:
            spoken = [phrase for phrase in step.phrases if phrase.language == Spoken.language] or step.phrases
            examples = [example for phrase in spoken for example in phrase.examples]
            likeness, example = max(((_likeness(wanted, _plain(one)), one) for one in examples), key=lambda it: it[0])
            found.append((-likeness, len(found), example))
    return tuple(example for _, _, example in sorted(found)[:3])


def types_matching(name: str) -> tuple[str, ...]:
    """The types (given, when, then) that have a step written so."""
    fitting = (step.type for step in STEPS if any(phrase.is_matching(name) for phrase in step.phrases))
    return tuple(dict.fromkeys(fitting))


def _plain(text: str) -> str:
    """The text with all figures and quotations alike, since they say nothing of which step was meant."""
    return _FIGURE.sub("0", _QUOTED.sub('"…"', text)).lower()


def _likeness(a: str, b: str) -> float:
    """From 0 to 1: how much of two texts is the same, by words and by letters."""
    words = SequenceMatcher(None, a.split(), b.split(), autojunk=False).ratio()
    letters = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return (words + letters) / 2

"""A step as it is written, and the steps there are.

A phrase is the text of a step with its places: `{she} (is|are) charged {money}[ as {account}]`. A place is the name
of a parameter type, or `{name:type}`; `[…]` may be left out; `(a|b)` is one or the other, and examples show the first.
A step may have several phrases, in one language or in more.
"""

import re
from collections.abc import Callable, Mapping
from difflib import SequenceMatcher
from typing import ParamSpec, TypeVar

import pytest_bdd
from attrs import frozen
from pytest_bdd.parsers import StepParser

from engine.testing.parameter_types import PARAMETER_TYPES

P = ParamSpec("P")
T = TypeVar("T")

_PIECE = re.compile(r"(\{[^{}]*\}|[\[\]()|])")
_OPENERS = {"[": "]", "(": ")"}
_FIGURE = re.compile(r"\d+")
_QUOTED = re.compile(r'["“][^"“”]*["”]')


@frozen
class Said:
    """What stands in the places of a step, as written."""

    places: Mapping[str, str | None]

    def __getitem__(self, name: str) -> str:
        """What stands in a place that cannot be left out, or was not."""
        value = self.places[name]
        assert value is not None, name
        return value

    def get(self, name: str) -> str | None:
        """What stands in a place; None where it was left out, or the phrase has no such place."""
        return self.places.get(name)


class Phrase(StepParser):
    """A step text with places, for pytest-bdd; `examples` are its shortest and its longest form, filled in."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        pieces = [piece for piece in _PIECE.split(text) if piece]
        self._pattern = re.compile("".join(map(_pattern, pieces)).replace(r"\ ", " "))
        self.examples = tuple(dict.fromkeys((_example(pieces, False), _example(pieces, True))))

    def is_matching(self, name: str) -> bool:
        """Whether a step is written so."""
        return self._pattern.fullmatch(_one_blank(name)) is not None

    def parse_arguments(self, name: str) -> dict[str, object] | None:
        """What stands in the places, as `said`."""
        match = self._pattern.fullmatch(_one_blank(name))
        return None if match is None else {"said": Said(match.groupdict())}


def _one_blank(name: str) -> str:
    """Blanks outside quoted text, one for each."""
    pieces = re.split(r'(["“][^"“”]*["”])', name)
    pieces[::2] = [re.sub(r"\s+", " ", piece) for piece in pieces[::2]]
    return "".join(pieces).strip()


def _pattern(piece: str) -> str:
    if piece.startswith("{"):
        name, kind = _place(piece)
        return f"(?P<{name}>{PARAMETER_TYPES[kind].pattern})"
    return {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}.get(piece) or re.escape(piece)


def _place(piece: str) -> tuple[str, str]:
    name, _, kind = piece[1:-1].partition(":")
    return name, kind or name


def _examples(pieces: list[str]) -> Iterator[str]:
    """The text with examples in its places: with nothing that may be left out, with each such part, with all."""
    optional = sum(depth == 0 and piece == "[" for depth, piece in _nested(pieces))
    for shown in (set[int](), *({one} for one in range(optional)), set(range(optional))):
        yield _example(pieces, shown)


def _example(pieces: list[str], shown: set[int]) -> str:
    """`shown` are the numbers of the parts to be shown among those that may be left out."""
    text, index, number = "", 0, 0
    while index < len(pieces):
        piece = pieces[index]
        if piece in _OPENERS:
            end = _end(pieces, index)
            if piece == "(" or number in shown:
                text += "".join(_examples_of_first(pieces[index + 1 : end]))
            number += piece == "["
            index = end
        elif piece.startswith("{"):
            text += PARAMETER_TYPES[_place(piece)[1]].example
        else:
            text += piece
        index += 1
    return text


def _end(pieces: list[str], start: int) -> int:
    depth = 0
    for index in range(start, len(pieces)):
        depth += (pieces[index] in _OPENERS) - (pieces[index] in _OPENERS.values())
        if depth == 0:
            return index
    raise ValueError(f"not closed: {''.join(pieces)}")


def _first(pieces: list[str]) -> list[str]:
    """The first of the alternatives."""
    depth = 0
    for index, piece in enumerate(pieces):
        depth += (piece in _OPENERS) - (piece in _OPENERS.values())
        if piece == "|" and depth == 0:
            return pieces[:index]
    return pieces


@frozen
class Step:
    """A step there is: when it may stand (given, when or then), and its phrases."""

    type: str
    phrases: tuple[Phrase, ...]


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
    phrases = tuple(map(Phrase, texts))
    STEPS.append(Step(type_, phrases))

    def defined(function: Callable[P, T]) -> Callable[P, T]:
        for phrase in phrases:
            # The frame that pytest-bdd puts the step in is that of the module, one above this function.
            getattr(pytest_bdd, type_)(phrase, stacklevel=2)(function)
        return function

    return defined


def nearest_steps(type_: str, name: str, most: int = 3) -> tuple[str, ...]:
    """How the steps of a type that are nearest to a text would be written, the nearest first, without the keyword."""
    wanted = _plain(name)
    found: list[tuple[float, int, str]] = []
    for step in STEPS:
        if step.type == type_:
            examples = [example for phrase in step.phrases for example in phrase.examples]
            score, example = max(((_likeness(wanted, _plain(one)), one) for one in examples), key=lambda pair: pair[0])
            found.append((-score, len(found), example))
    return tuple(example for _, _, example in sorted(found)[:most])


def types_matching(name: str) -> tuple[str, ...]:
    """The types (given, when, then) that have a step written so."""
    return tuple(dict.fromkeys(step.type for step in STEPS if any(phrase.is_matching(name) for phrase in step.phrases)))


def _plain(text: str) -> str:
    """The text with all figures and quotations alike, since they say nothing of which step was meant."""
    return _FIGURE.sub("0", _QUOTED.sub('"…"', text)).lower()


def _likeness(a: str, b: str) -> float:
    """From 0 to 1: how much of two texts is the same, by words and by letters."""
    words = SequenceMatcher(None, a.split(), b.split(), autojunk=False).ratio()
    letters = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return (words + letters) / 2

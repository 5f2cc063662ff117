"""A step with its places filled, without the text around: it can be run on a scene, and be written in a language."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from attrs import frozen

from engine.testing.own_words import own_words
from engine.testing.phrase import Filled, Phrase, Said
from engine.testing.scene import Scene
from engine.testing.spoken_phrases import meaning_of
from engine.testing.step_list import STEPS, Step
from grammar.names import names

HOUSE_NAMED = "A house in a file; one that comes after another in the scenario is a later version of it."
"""What the step means that names a house."""

_BEFORE_VOWEL = re.compile(r"\ba $")


@frozen
class Row:
    """A row of the table below a step: a fact, its value in English, and of what base its kind is."""

    fact: str
    text: str
    base: str


@frozen
class CalledStep:
    """A step by its type (given, when, then) and meaning, with what stands in its places, in English.

    A place may be named with the type that it must have, as `owed:asked`, where phrases of the step differ in that.
    """

    type: str
    meaning: str
    places: tuple[tuple[str, str], ...] = ()
    table: tuple[Row, ...] = ()
    docstring: str = ""

    def run(self, scene: Scene) -> None:
        """Does what the step does; raises as the step does."""
        function = steps_by_meaning()[self.type, self.meaning].function
        said = Said({name.partition(":")[0]: text for name, text in self.places})
        table = tuple((row.fact, row.text) for row in self.table)
        function(scene, said, **arguments_of(function, table, self.docstring))

    def written(self, language: str, follows: bool = False) -> tuple[str | Filled, ...]:
        """The step in a language, as pieces of text and what stands in its places. `follows`: another step of its type
        stands before it, so the sentence does not begin with the word that turns a Dutch or Swedish one around."""
        step = steps_by_meaning()[self.type, self.meaning]
        for spoken in (language, "en"):
            found = []
            for phrase in step.phrases:
                if phrase.language == spoken:
                    own = _own_places(phrase, self.places)
                    if own is not None and (pieces := phrase.filled(own, bool(self.table))) is not None:
                        found.append(pieces)
            if found:
                turned = spoken in ("nl", "sv") and self.type != "given" and not follows
                return _with_articles(found[-1 if turned else 0]) if spoken == "en" else found[-1 if turned else 0]
        raise AssertionError(f"no phrase of `{self.meaning}` has the places {self.places}")

    def rows(self, language: str) -> tuple[tuple[str, str], ...]:
        """The table in a language."""
        own = names(language)
        return tuple(
            (own.own(row.fact) or row.fact, _value(row, language) if language != "en" else row.text)
            for row in self.table
        )


def _own_places(phrase: Phrase, places: tuple[tuple[str, str], ...]) -> dict[str, str] | None:
    """What stands in the places in the language of a phrase; None where it has other places."""
    own = {}
    for named, text in places:
        name, _, type_ = named.partition(":")
        if name not in phrase.types or type_ not in ("", phrase.types[name]):
            return None
        own[name] = own_words(phrase.types[name], text, phrase.language)
    return own


def _value(row: Row, language: str) -> str:
    if row.base == "choice":
        return names(language).own(row.text) or row.text
    return own_words(row.base, row.text, language) if row.base in ("moment", "money") else row.text


def _with_articles(pieces: tuple[str | Filled, ...]) -> tuple[str | Filled, ...]:
    """With `an` before a vowel."""
    said: list[str | Filled] = []
    for piece in pieces:
        if said and isinstance(piece, str) and isinstance(said[-1], str):
            said[-1] += piece
        else:
            said.append(piece)
    for place, piece in enumerate(said[:-1]):
        after = said[place + 1]
        if isinstance(piece, str) and isinstance(after, Filled) and after.text[:1].lower() in tuple("aeiou"):
            said[place] = _BEFORE_VOWEL.sub("an ", piece)
    return tuple(said)


def text_of(pieces: tuple[str | Filled, ...]) -> str:
    """The pieces of a step as one text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


@cache
def steps_by_meaning() -> Mapping[tuple[str, str], Step]:
    """All steps of ours, by their type and meaning."""
    from engine.testing.step_modules import STEP_MODULES

    for name in STEP_MODULES:
        import_module(name)
    return {(step.type, meaning_of(step.meaning)): step for step in STEPS}


def arguments_of(function: Any, table: tuple[tuple[str, ...], ...], docstring: str) -> dict[str, Any]:
    """What stands below a step, as far as its function takes it."""
    taken = _taken(function)
    given: dict[str, Any] = {"datatable": table, "docstring": docstring}
    return {name: value for name, value in given.items() if name in taken and value}


@cache
def _taken(function: Any) -> frozenset[str]:
    code = function.__code__
    return frozenset(code.co_varnames[: code.co_argcount])

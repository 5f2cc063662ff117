"""A step as it is written, with its places: `{she} (is|are) charged {money}[ as {account}]`.

A place is the name of a parameter type, or `{name:type}`; `[…]` may be left out; `(a|b)` is one or the other, and
examples show the first.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from attrs import frozen
from pytest_bdd.parsers import StepParser

from engine.testing.parameter_types import ParameterType
from engine.testing.spoken_phrases import Spoken
from engine.testing.spoken_types import parameter_types

_TOKEN = re.compile(r"(\{[^{}]*\}|[\[\]()|])")
_BLANKS = re.compile(r"\s+")
_QUOTED = re.compile(r'(["“][^"“”]*["”])')
_BEFORE_VOWEL = re.compile(r"\ba (?=[aeio])")
_TABLE_FOLLOWS = ":"


@frozen
class Place:
    """A place: its name, and the name of its parameter type."""

    name: str
    type: str


@frozen
class Choice:
    """One of several texts, or with `optional` also none."""

    optional: bool
    texts: tuple["Text", ...]


@frozen
class Filled:
    """A place with what stands in it."""

    place: str
    text: str


Text: TypeAlias = "tuple[str | Place | Choice, ...]"
Types: TypeAlias = Mapping[str, ParameterType]


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
    """A step text with places, for pytest-bdd.

    `examples` fill it in with nothing that may be left out, with each such part, with all of them. `types` has the
    names of the parameter types by place.
    """

    def __init__(self, text: str, language: str = "en") -> None:
        super().__init__(text)
        self.language = language
        self._types = parameter_types(language)
        tokens = [token for token in _TOKEN.split(text) if token]
        read = _texts(tokens, 0)
        assert read[1] == len(tokens), f"`{text}` closes what is not open"
        [whole] = read[0]
        self._whole = whole
        self.types = {place.name: place.type for place in _places(whole)}
        self._places = {name: self._types[type_] for name, type_ in self.types.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(_pattern(self._whole, self._types))

    @cached_property
    def examples(self) -> tuple[str, ...]:
        """The ways to fill it in."""
        filled = _filled(self._whole, self._types)
        return tuple(dict.fromkeys(_BEFORE_VOWEL.sub("an ", one) if self.language == "en" else one for one in filled))

    def filled(self, values: Mapping[str, str], with_table: bool = False) -> tuple["str | Filled", ...] | None:
        """The step with these texts in its places, and no more of what may be left out than they need; None where it
        has no place for one of them, or a place for which there is none."""
        found = _written(self._whole, dict(values), with_table)
        return (
            found
            if found is not None and {one.place for one in found if isinstance(one, Filled)} == set(values)
            else None
        )

    def is_matching(self, name: str) -> bool:
        """Whether a step is written so; in another language than English, in a feature of that language."""
        return self.language in ("en", Spoken.language) and self._pattern.fullmatch(_one_blank(name)) is not None

    def parse_arguments(self, name: str) -> dict[str, object] | None:
        """What stands in the places, as `said`, in English."""
        match = self._pattern.fullmatch(_one_blank(name))
        if match is None:
            return None
        said = {
            place: text if text is None else self._places[place].english(text)
            for place, text in match.groupdict().items()
        }
        return {"said": Said(said)}


def _texts(tokens: list[str], index: int) -> tuple[tuple[Text, ...], int]:
    """The texts between bars from a token on, and the token that ends them."""
    texts: list[Text] = []
    text: list[str | Place | Choice] = []
    while index < len(tokens) and tokens[index] not in ("]", ")"):
        token = tokens[index]
        if token in ("[", "("):
            inner, index = _texts(tokens, index + 1)
            text.append(Choice(token == "[", inner))
        elif token == "|":
            texts.append(tuple(text))
            text = []
        elif token.startswith("{"):
            name, _, type_ = token[1:-1].partition(":")
            text.append(Place(name, type_ or name))
        else:
            text.append(token)
        index += 1
    return (*texts, tuple(text)), index


def _places(text: Text) -> Iterator[Place]:
    for piece in text:
        match piece:
            case Place():
                yield piece
            case Choice(_, texts):
                for inner in texts:
                    yield from _places(inner)


def _pattern(text: Text, types: Types) -> str:
    written = ""
    for piece in text:
        match piece:
            case str():
                written += re.escape(piece).replace(r"\ ", " ")
            case Place(name, type_):
                written += f"(?P<{name}>{types[type_].pattern})"
            case Choice(optional, texts):
                patterns = "|".join(_pattern(inner, types) for inner in texts)
                written += f"(?:{patterns}){'?' if optional else ''}"
    return written


def _filled(text: Text, types: Types) -> Iterator[str]:
    optional = [piece for piece in text if isinstance(piece, Choice) and piece.optional and not _is_table(piece)]
    yield _example(text, {}, types)
    for piece in optional:
        yield from (_example(text, {piece: shown}, types) for shown in piece.texts)
    yield _example(text, {piece: piece.texts[0] for piece in optional}, types)


def _example(text: Text, shown: Mapping[Choice, Text], types: Types) -> str:
    """The text filled in, with those of the parts that may be left out, each in one of its texts."""
    written = ""
    for piece in text:
        match piece:
            case str():
                written += piece
            case Place(_, type_):
                written += types[type_].example
            case Choice(optional, texts) if not optional or piece in shown:
                written += list(_filled(shown.get(piece, texts[0]), types))[-1]
    return written


def _written(text: Text, values: Mapping[str, str], with_table: bool) -> tuple[str | Filled, ...] | None:
    """A text with its places filled; None where one of them has no value."""
    written: list[str | Filled] = []
    for piece in text:
        match piece:
            case str():
                written.append(piece)
            case Place(name, _):
                if name not in values:
                    return None
                written.append(Filled(name, values[name]))
            case Choice(optional, texts):
                fitting = [
                    found
                    for inner in texts
                    if (found := _written(inner, values, with_table)) is not None
                    and (not optional or with_table if _is_table(piece) else not optional or any(_places(inner)))
                ]
                if not fitting and not optional:
                    return None
                written += max(fitting, key=lambda one: sum(isinstance(part, Filled) for part in one), default=())
    return tuple(written)


def _is_table(choice: Choice) -> bool:
    """Whether it leads to a table below the step, which an example in one line does not have."""
    first = choice.texts[0]
    return choice.optional and len(first) == 1 and isinstance(first[0], str) and first[0].endswith(_TABLE_FOLLOWS)


def _one_blank(name: str) -> str:
    """One blank for each run of them, but in quoted text."""
    pieces = _QUOTED.split(name)
    pieces[::2] = [_BLANKS.sub(" ", piece) for piece in pieces[::2]]
    return "".join(pieces).strip()

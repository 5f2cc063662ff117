"""A step as it is written, with its places: `{she} (is|are) charged {money}[ as {account}]`.

A place is the name of a parameter type, or `{name:type}`; `[…]` may be left out; `(a|b)` is one or the other, and
examples show the first.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import frozen
from pytest_bdd.parsers import StepParser

from engine.testing.parameter_types import PARAMETER_TYPES

_TOKEN = re.compile(r"(\{[^{}]*\}|[\[\]()|])")
_BLANKS = re.compile(r"\s+")
_QUOTED = re.compile(r'(["“][^"“”]*["”])')
_BEFORE_VOWEL = re.compile(r"\ba (?=[aeio])")
_TABLE_FOLLOWS = " with:"


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


Text: TypeAlias = "tuple[str | Place | Choice, ...]"


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

    `examples` are the ways to fill it in: with nothing that may be left out, with each such part, with all of them.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        tokens = [token for token in _TOKEN.split(text) if token]
        read = _texts(tokens, 0)
        assert read[1] == len(tokens), f"`{text}` closes what is not open"
        [whole] = read[0]
        self._pattern = re.compile(_pattern(whole))
        self.examples = tuple(dict.fromkeys(_examples(whole)))

    def is_matching(self, name: str) -> bool:
        """Whether a step is written so."""
        return self._pattern.fullmatch(_one_blank(name)) is not None

    def parse_arguments(self, name: str) -> dict[str, object] | None:
        """What stands in the places, as `said`."""
        match = self._pattern.fullmatch(_one_blank(name))
        return None if match is None else {"said": Said(match.groupdict())}


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


def _pattern(text: Text) -> str:
    written = ""
    for piece in text:
        match piece:
            case str():
                written += re.escape(piece).replace(r"\ ", " ")
            case Place(name, type_):
                written += f"(?P<{name}>{PARAMETER_TYPES[type_].pattern})"
            case Choice(optional, texts):
                written += f"(?:{'|'.join(map(_pattern, texts))}){'?' if optional else ''}"
    return written


def _examples(text: Text) -> Iterator[str]:
    for example in _filled(text):
        yield _BEFORE_VOWEL.sub("an ", example)


def _filled(text: Text) -> Iterator[str]:
    optional = [piece for piece in text if isinstance(piece, Choice) and piece.optional and not _is_table(piece)]
    yield _example(text, {})
    for piece in optional:
        yield from (_example(text, {piece: shown}) for shown in piece.texts)
    yield _example(text, {piece: piece.texts[0] for piece in optional})


def _example(text: Text, shown: Mapping[Choice, Text]) -> str:
    """The text filled in, with those of the parts that may be left out, each in one of its texts."""
    written = ""
    for piece in text:
        match piece:
            case str():
                written += piece
            case Place(_, type_):
                written += PARAMETER_TYPES[type_].example
            case Choice(optional, texts) if not optional or piece in shown:
                written += list(_filled(shown.get(piece, texts[0])))[-1]
    return written


def _is_table(choice: Choice) -> bool:
    """Whether it leads to a table below the step, which an example in one line does not have."""
    return choice.texts[0] == (_TABLE_FOLLOWS,)


def _one_blank(name: str) -> str:
    """One blank for each run of them, but in quoted text."""
    pieces = _QUOTED.split(name)
    pieces[::2] = [_BLANKS.sub(" ", piece) for piece in pieces[::2]]
    return "".join(pieces).strip()

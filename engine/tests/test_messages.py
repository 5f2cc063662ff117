"""Whatever is done to a house or an event, a reader gets messages in the words of the language, and nothing else."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.compiler import check_bytes, check_file
from engine.events.event_from_json import EventReader
from engine.formatting import formatted
from grammar.codes import CODES
from grammar.diagnostic import Diagnostic, Diagnostics
from grammar.diagnostic_text import text_from_diagnostics

POLICIES = Path(__file__).parents[2] / "policies"
HOUSES = [path for path in sorted(POLICIES.glob("*/*.house")) if path.parent.name == path.stem]
EVENTS = (POLICIES / "hotel" / "bookings.jsonl").read_bytes().splitlines()[:200]

FOREIGN = re.compile(
    r"\b(None|True|False|Traceback|Token|Tree|Expected|Unexpected\w*|\w+Error|\w*Exception|NAME|TEXT|INTEGER|MONEY|PERCENT"
    r"|CLOCK|ZONE|LPAR|RPAR|FAULT|INDENT|DEDENT|EOF|NEWLINE|tuple|dict|frozenset|bool|str|int|float|bytes|NaN|lambda|self"
    r"|Span|Lark|LALR|lexer|parser|terminal|regex\w*|Python|attrs|msgspec|Decimal|Literal|Optional|null)\b"
    r"|\b_?[A-Z]+_[A-Z_]+\b|__\w+|<\w+ |object at 0x|\x00|\$END"
)
QUOTED = re.compile(r"`[^`]*`")
PIECES = [
    "",
    " ",
    "    ",
    "\t",
    "\n",
    ":",
    ",",
    '"',
    "'",
    "“",
    "(",
    ")",
    "{",
    "}",
    "#",
    "%",
    "€",
    "–",
    ".",
    "é",
    "0",
    "12",
    "EUR",
    "of",
]
MARKS = [*PIECES, "and", "or", "not", "is", "no", "otherwise", "$", "_", "=", "<", "\u202e", "\ufeff", "🙂"]


def foreign_words(message: str, source: str) -> list[str]:
    """The words in a message that are neither of the language nor of its owner."""
    outside = [match[0] for match in FOREIGN.finditer(QUOTED.sub("", message))]
    inside = [match[0] for quoted in QUOTED.findall(message) for match in FOREIGN.finditer(quoted)]
    return outside + [word for word in inside if word not in source]


def sayings(problem: Diagnostic) -> Iterator[str]:
    """All sentences of a problem."""
    yield problem.message
    yield from (message for message, _ in problem.notes)
    if problem.help:
        yield problem.help


@cache
def text_of(path: Path) -> str:
    """The text of a house that ships."""
    return path.read_text(encoding="utf-8")


@st.composite
def spoilt(draw: st.DrawFn, text: str) -> str:
    """A text after a few slips: characters, words and lines that are lost, doubled, moved or put in."""
    for _ in range(draw(st.integers(1, 3))):
        separator = draw(st.sampled_from(["", " ", "\n"]))
        parts = list(text) if not separator else text.split(separator)
        first = draw(st.integers(0, max(0, len(parts) - 1)))
        last = min(len(parts), first + draw(st.integers(1, 3)))
        match draw(st.sampled_from(["lose", "double", "swap", "put"])):
            case "lose":
                del parts[first:last]
            case "double":
                parts[first:first] = parts[first:last]
            case "swap":
                parts[first:last] = reversed(parts[first:last])
            case _:
                parts.insert(first, draw(st.sampled_from(MARKS)))
        text = separator.join(parts)
    return text


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in HOUSES])
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_spoilt_house(path: Path, data: st.DataObject) -> None:
    """Each message is one sentence with a known code and a place in the file, and `fmt` fails on nothing."""
    text = data.draw(spoilt(text_of(path)))

    found = check_bytes(path.name, text.encode(), path.parent, Diagnostics()).diagnostics
    for problem in found:
        assert problem.code in CODES
        assert 0 <= problem.span.start <= problem.span.end <= len(problem.span.source.text)
        for saying in sayings(problem):
            assert [] == foreign_words(saying, problem.span.source.text), saying
            assert not saying.endswith("."), saying
        assert not problem.message[:1].isupper(), problem.message
    assert [] == [char for char in text_from_diagnostics(found) if not char.isprintable() and char != "\n"]
    again = formatted(path.name, text.encode())
    assert again.text is None or formatted(path.name, again.text.encode()).text == again.text


@given(data=st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_spoilt_event(data: st.DataObject) -> None:
    """An event that is spoilt is read, or told of in the same words as everything else."""
    line = data.draw(spoilt(data.draw(st.sampled_from(EVENTS)).decode()))

    for problem in reader().read(line.encode()).problems:
        assert problem.code in CODES
        for saying in filter(None, (problem.message, problem.help)):
            assert [] == foreign_words(saying, line), saying


@cache
def reader() -> EventReader:
    """A reader for the hotel."""
    house = check_file(POLICIES / "hotel" / "hotel.house").house
    assert house is not None
    return EventReader(house)

"""A sound house, mistakes put into it, and what a reader is told of them."""

import pytest
from houses import HEAD, house_text

from engine.compiler import check_bytes
from grammar.diagnostic import Diagnostics

RULE = 'rule "Fee"\n    on cancellation\n    {}\n    otherwise: charge price\n'
LINE = "at least 24 hours before start: free"
SOUND = house_text(RULE.format(LINE))

Problem = tuple[str, str, str, str | None]


def problems_of(data: bytes) -> list[Problem]:
    """Code, underlined text, message and help of every problem of a file."""
    found = check_bytes("salon.house", data, None, Diagnostics()).diagnostics
    return [(d.code, d.span.text, d.message, d.help) for d in found]


def in_rule(line: str, *expected: str | None, id: str | None = None) -> object:
    """A mistaken line of a rule."""
    return pytest.param(house_text(RULE.format(line)), expected, id=id or line)


def in_head(right: str, wrong: str, *expected: str | None) -> object:
    """A mistake in the head of a house."""
    assert right in HEAD
    return pytest.param(SOUND.replace(right, wrong, 1), expected, id=wrong.strip())


def in_blocks(blocks: str, *expected: str | None, id: str) -> object:
    """Mistaken blocks after the head."""
    return pytest.param(house_text(blocks), expected, id=id)

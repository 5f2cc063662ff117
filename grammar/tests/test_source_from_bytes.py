"""What is refused before a word of a file is read."""

import pytest

from grammar.diagnostic import Diagnostics
from grammar.source_from_bytes import source_from_bytes


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a" * (1024 * 1024 + 1), ("E002", "this file is larger than 1 MB", "1:1")),
        (b"note\n" + b"a" * (64 * 1024 + 1), ("E003", "this line is longer than 64 KB", "2:1")),
        ("é".encode() * (32 * 1024 + 1), ("E003", "this line is longer than 64 KB", "1:1")),
        (b"note\nab\xff\n", ("E005", "this is not text in UTF-8", "2:3")),
        ("note".encode("utf-16"), ("E005", "this is not text in UTF-8", "1:1")),
        (b"note\n\x00", ("E005", "this file holds something that is not text", "2:1")),
        (b"SQLite format 3\x00\x10", ("E005", "this is a book, not a house", "1:1")),
        (b"\x7fELF", ("E005", "this file holds something that is not text", "1:1")),
    ],
)
def test_refusals(data: bytes, expected: tuple[str, str, str]) -> None:
    """A file that is too large, a line that is too long, and what is no text give one problem and no source."""
    diagnostics = Diagnostics()
    assert source_from_bytes("test.house", data, diagnostics) is None
    (found,) = diagnostics.found
    assert expected == (found.code, found.message, f"{found.span.line}:{found.span.column}")


@pytest.mark.parametrize("data", [b"a" * (64 * 1024), (b"a" * 63 * 1024 + b"\n") * 16, "é".encode() * 32 * 1024, b""])
def test_just_within_the_bounds(data: bytes) -> None:
    """A file of 1 MB and a line of 64 KB are read."""
    diagnostics = Diagnostics()
    source = source_from_bytes("test.house", data, diagnostics)
    assert [] == diagnostics.found
    assert source is not None
    assert data.decode() == source.text

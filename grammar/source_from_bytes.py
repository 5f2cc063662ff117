"""Bytes to a source: what can be refused before a word of it is read."""

import re
import unicodedata

from grammar.diagnostic import Diagnostics
from grammar.sentence import sentence
from grammar.source import Source, Span

_BOOK = b"SQLite format 3\0"
LARGEST_FILE = 1024 * 1024
LONGEST_LINE = 64 * 1024

# Control characters that no text editor writes.
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def source_from_bytes(name: str, data: bytes, diagnostics: Diagnostics) -> Source | None:
    """The text of a file in UTF-8, with a newline at the end of each line whatever the file uses.

    A mark at its beginning is dropped, and letters with their accents are one character each. None, and a problem
    noted, for what is no text, a file over 1 MB or a line over 64 KB.
    """
    if data.startswith(_BOOK):
        nowhere = Span(Source(name, ""), 0, 0)
        diagnostics.add(
            "E005", sentence("this is a book, not a house"), nowhere, sentence("name the file of its house")
        )
        return None
    if len(data) > LARGEST_FILE:
        nowhere = Span(Source(name, ""), 0, 0)
        diagnostics.add(
            "E002", sentence("this file is larger than 1 MB"), nowhere, sentence("write the house in several files")
        )
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        source = Source(name, before + "\ufffd")
        span = Span(source, len(before), len(before) + 1)
        diagnostics.add("E005", sentence("this is not text in UTF-8"), span, sentence("save the file as text in UTF-8"))
        return None
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    source = Source(name, text)
    if match := _NO_TEXT.search(text):
        span = Span(source, match.start(), match.end())
        diagnostics.add(
            "E005",
            sentence("this file holds something that is not text"),
            span,
            sentence("save the file as text in UTF-8"),
        )
        return None
    for start, line in zip(source.line_starts, text.split("\n"), strict=True):
        if len(line) * 4 > LONGEST_LINE and len(line.encode()) > LONGEST_LINE:
            span = Span(source, start, start + 1)
            diagnostics.add(
                "E003", sentence("this line is longer than 64 KB"), span, sentence("break it after a comma")
            )
            return None
    return source

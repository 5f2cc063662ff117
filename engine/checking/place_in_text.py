"""Where a piece of a client's words stands in the house as it is written."""

from grammar import syntax
from grammar.names import names
from grammar.source import Span


def place_in_text(text: syntax.Text, at: int, length: int) -> Span:
    """The place of a piece of a text, also where its placeholders are written in another language."""
    source, whole = text.span.source, text.span.text
    own_text = names(source.language).own_text
    before, piece = text.value[:at], text.value[at : at + length]
    for value, left, wanted in (
        (text.value, before, piece),
        (own_text(text.value), own_text(before), own_text(piece)),
        (piece, "", piece),
        (own_text(piece), "", own_text(piece)),
    ):
        found = whole.find(value)
        if found >= 0:
            start = text.span.start + found + len(left)
            return Span(source, start, start + len(wanted))
    return text.span

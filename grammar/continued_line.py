"""Lines that go on in the next: one that does so without a comma, and one that should not."""

import re

from attrs import frozen

from grammar.block_parser import BlockParser, Step, Stumble
from grammar.sentence import sentence

_NEXT_LINE = re.compile(r"[ \t]*\n(?:[ \t]*\n)*(?P<margin>[ \t]*)(?P<text>[^ \t\n][^\n]*)")
_MOST_LINES = 4
_LONGEST_TRIED = 2000


@frozen
class ContinuedLine:
    """What is wrong with how a line goes on: the code, the sentence, the place (two offsets in the block), the mend."""

    code: str
    message: str
    start: int
    end: int
    help: str


def continued_line(parser: BlockParser, plain: str, stumble: Stumble) -> ContinuedLine | None:
    """Why the line of a stumble cannot be read, if it is for the comma at its end, or for the one it lacks."""
    if not stumble.line:
        return None
    first, last = stumble.line[0], stumble.line[-1]
    if last.kind == "_COMMA":
        if "\n" not in plain[last.end : stumble.at.start]:
            return None
        message = sentence("after this comma the line goes on in the next, which does not fit")
        return ContinuedLine("E101", message, last.start, last.end, sentence("leave the comma out"))
    if stumble.at.text or plain[last.end : stumble.at.start].strip():
        return None
    return _without_comma(parser, plain, stumble, first, last)


def _without_comma(parser: BlockParser, plain: str, stumble: Stumble, first: Step, last: Step) -> ContinuedLine | None:
    """The line with those under it, where they can be read as one; a line that can be read alone is one of its own,
    unless it stands deeper."""
    column = first.start - (plain.rfind("\n", 0, first.start) + 1)
    text, end = plain[first.start : last.end], last.end
    for _ in range(_MOST_LINES):
        following = _NEXT_LINE.match(plain, end)
        if following is None or len(following["margin"]) < column:
            return None
        if len(following["margin"]) == column and _is_read(parser, first, following["text"]):
            return None
        takes_comma = _is_read(parser, first, f"{text}, {following['text']}")
        text, end = f"{text} {following['text']}", following.end()
        if takes_comma or _is_read(parser, first, text):
            # A line that is whole without the next one stands; it is the deeper one that does not fit.
            place = (following.start("text"), end) if stumble.at.kind == "_INDENT" else (last.end, last.end)
            help = (
                sentence("put a comma behind the first of these lines")
                if takes_comma
                else sentence("write it on one line")
            )
            message = sentence("a line goes on in the next only after a comma")
            return ContinuedLine("E103", message, *place, help)
    return None


def _is_read(parser: BlockParser, first: Step, line: str) -> bool:
    """Whether a line can be read to its end in the place of the one that begins with a token."""
    return len(line) <= _LONGEST_TRIED and parser.reach(first, line) > len(line)

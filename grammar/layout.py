"""How a text is laid out: a plain copy for the parser, its comments, and its blocks with their lines."""

import re
from collections.abc import Iterable, Iterator

from attrs import field, frozen

from grammar.diagnostic import Diagnostics
from grammar.sentence import sentence
from grammar.source import Source, Span
from grammar.syntax import Comment

# Stands in the copy where a line could not be read; a text cannot contain it.
FAULT = "\x00"

DEEPEST = 64
TAB = 4

# A text that is garbage throughout need not be told so on each line.
_MOST_PROBLEMS = 20

# What is written in more ways than the grammar knows. A text may stand between straight or typographic quotes.
_SPECIAL = re.compile(
    r"""
      (?P<text>  "[^"\n]*" | [“”„‟][^“”"\n]*[“”"] | "[^"”\n]*” )
    | (?P<open>  ["“”„‟][^\n]* )
    | (?P<comment> \#[^\n]* )
    | (?P<blank> [\r\u00a0\u2007\u2009\u202f] )
    | (?P<dash>  [‐‑‒–—−] )
    | (?P<quote> [‘’‛] )
    | (?P<fault> \x00 )
    """,
    re.VERBOSE,
)
_TEXTS = re.compile(r'"[^"\n]*"')
_PARENTHESES = re.compile(r"[()]")


@frozen
class LogicalLine:
    """A line with those that continue it after a comma: offsets of its first character and past its last.

    `margin` is what stands before it, blanks alone.
    """

    margin: str
    start: int
    end: int

    @property
    def column(self) -> int:
        """How far it is indented."""
        return sum(TAB if char == "\t" else 1 for char in self.margin)


@frozen
class TextBlock:
    """A line that is not indented and the indented lines that follow it.

    `faults` are the lines that cannot be read, by number, each with the margin at which it is to be passed over.
    """

    lines: tuple[LogicalLine, ...]
    faults: dict[int, str] = field(factory=dict)

    @property
    def start(self) -> int:
        """The offset at which it begins."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """The offset past its last line."""
        return self.lines[-1].end

    def line_at(self, offset: int) -> int:
        """The number of the line, from 0, in which an offset of the source lies, or after which it follows."""
        return max(i for i, line in enumerate(self.lines) if i == 0 or line.start <= offset)

    def under(self, number: int) -> range:
        """The numbers of a line and of the deeper lines right under it."""
        end = number + 1
        while end < len(self.lines) and self.lines[end].column > self.lines[number].column:
            end += 1
        return range(number, end)


@frozen
class Layout:
    """The plain copy, as long as the text itself, so that an offset means the same place in both."""

    source: Source
    plain: str
    comments: tuple[Comment, ...]

    def blocks(self, diagnostics: Diagnostics) -> Iterator[TextBlock]:
        """The blocks, in order. One whose margins are mixed is left out, and the first of those is noted."""
        return _evenly_indented(self.source, _blocks(_logical_lines(self.plain)), diagnostics)

    def plain_block(self, block: TextBlock) -> str:
        """The copy of one block with its faulty lines passed over, ending in a newline."""
        pieces = []
        at = block.start
        for number, margin in sorted(block.faults.items()):
            first, last = block.lines[number], block.lines[block.under(number)[-1]]
            begin = first.start - len(first.margin)
            if begin >= at:
                pieces.append(self.plain[at:begin])
                # Beneath a line that opens no list there is no place for one that could not be read.
                pieces.append((margin + FAULT if margin or not number else "").ljust(last.end - begin))
                at = last.end
        pieces.append(self.plain[at : block.end])
        return "".join(pieces) + "\n"


def layout_from_source(source: Source, diagnostics: Diagnostics) -> Layout:
    """Lays a text out; texts that are not closed are noted as problems."""
    comments: list[Comment] = []
    unclosed: list[Span] = []

    def plain(match: re.Match[str]) -> str:
        found = match[0]
        match match.lastgroup:
            case "text":
                return f'"{found[1:-1]}"'
            case "open":
                if len(unclosed) < _MOST_PROBLEMS:
                    unclosed.append(Span(source, match.start(), match.start() + len(found.rstrip())))
                # Closed here, at the cost of its last character, so that the rest of the block can be read.
                return f'"{found[1:-1]}"' if len(found) > 1 else found
            case "comment":
                line_start = source.text.rfind("\n", 0, match.start()) + 1
                own_line = not source.text[line_start : match.start()].strip()
                span = Span(source, match.start(), match.start() + len(found.rstrip()))
                comments.append(Comment(found[1:].strip(), own_line, span=span))
                return " " * len(found)
            case "dash":
                return "-"
            case "quote":
                return "'"
            case "fault":
                return "\ufffd"
            case _:
                return " "

    copy = _SPECIAL.sub(plain, source.text)
    for span in unclosed:
        diagnostics.add(
            "E104",
            sentence("this text is not closed"),
            span,
            sentence('put a `"` where the text ends, on the same line'),
        )
    return Layout(source, copy, tuple(comments))


def _logical_lines(plain: str) -> Iterator[LogicalLine]:
    line: LogicalLine | None = None
    for match in re.finditer(r"^([ \t]*)([^ \t\n](?:[^\n]*[^ \t\n])?)[ \t]*$", plain, re.MULTILINE):
        if line is not None and plain[line.end - 1] == "," and match[1]:
            line = LogicalLine(line.margin, line.start, match.end(2))
        else:
            if line is not None:
                yield line
            line = LogicalLine(match[1], match.start(2), match.end(2))
    if line is not None:
        yield line


def _blocks(lines: Iterable[LogicalLine]) -> Iterator[TextBlock]:
    block: list[LogicalLine] = []
    for line in lines:
        if block and not line.margin:
            yield TextBlock(tuple(block))
            block = []
        block.append(line)
    if block:
        yield TextBlock(tuple(block))


def _evenly_indented(source: Source, blocks: Iterable[TextBlock], diagnostics: Diagnostics) -> Iterator[TextBlock]:
    """The blocks whose margins are made of what the first margin of the file is made of; the first other is noted."""
    style, noted = "", False
    for block in blocks:
        style = style or next((line.margin[0] for line in block.lines if line.margin), "")
        uneven = next((line for line in block.lines if line.margin.strip(style)), None)
        if uneven is None:
            yield block
        elif not noted:
            used, other = ("blanks", "tabs") if style == " " else ("tabs", "blanks")
            diagnostics.add(
                "E006",
                sentence("this line is indented with {}, the lines before it with {}", other, used),
                Span(source, uneven.start - len(uneven.margin), uneven.start),
                sentence("indent the whole file with {}", used),
            )
            noted = True


def check_levels(layout: Layout, block: TextBlock, diagnostics: Diagnostics) -> None:
    """Notes lines that stand between two levels or are nested too deeply, and marks them as faulty."""
    levels = [LogicalLine("", block.start, block.start)]
    passed = range(0)
    noted: set[int] = set()
    for number, line in enumerate(block.lines):
        if number in passed:
            continue
        closed = None
        while line.column < levels[-1].column:
            closed = levels.pop()
        if closed and line.column > levels[-1].column:
            if line.column not in noted:
                diagnostics.add(
                    "E103",
                    sentence("this line stands between two levels of indentation"),
                    Span(layout.source, line.start, line.end),
                    sentence(
                        "begin it in the same column as the lines it belongs with: column {} or {}",
                        levels[-1].column + 1,
                        closed.column + 1,
                    ),
                )
            noted.add(line.column)
            block.faults[number] = closed.margin
            levels.append(closed)
        elif len(levels) > DEEPEST or _parentheses(layout.plain[line.start : line.end]) > DEEPEST:
            diagnostics.add(
                "E004",
                sentence("this is nested more than {} deep", DEEPEST),
                Span(layout.source, line.start, line.start + 1),
                sentence("name a part of it with `define` and use the name"),
            )
            block.faults[number] = line.margin
        else:
            if line.column > levels[-1].column:
                levels.append(line)
            continue
        passed = block.under(number)
        if len(block.faults) == _MOST_PROBLEMS:
            return


def _parentheses(line: str) -> int:
    deepest = depth = 0
    for match in _PARENTHESES.finditer(_TEXTS.sub("", line)):
        depth += 1 if match[0] == "(" else -1
        deepest = max(deepest, depth)
    return deepest

"""Text to syntax, block by block and line by line, so that all problems come in one run."""

from collections.abc import Iterator
from itertools import chain, pairwise

from attrs import define
from lark import UnexpectedInput

from grammar import syntax as s
from grammar.block_builder import Fault
from grammar.block_parser import PARSING, BlockParser, block_parser
from grammar.diagnostic import MOST_PROBLEMS, Diagnostic, Diagnostics
from grammar.keywords import languages
from grammar.layout import DEEPEST, Layout, TextBlock, check_levels, layout_from_source
from grammar.nesting import too_deep
from grammar.sentence import sentence
from grammar.source import LANGUAGE_LINE, Source, Span
from grammar.syntax_errors import syntax_error

MOST_IN_A_BLOCK = 20
MOST_IN_A_FILE = MOST_PROBLEMS

# A block is read again after each line that could not be read, until this many characters have been read again.
_MOST_READ_AGAIN = 2_000_000


def syntax_from_text(source: Source, diagnostics: Diagnostics) -> s.File:
    """The tree of a text. Blocks and lines that cannot be read are left out, each with its problem noted.

    The first line may name the language, as in `# language: nl`; without it the text is read as English.
    """
    language = _language(source, diagnostics)
    layout = layout_from_source(source, diagnostics)
    with PARSING:
        blocks = tuple(_Reading(layout, block_parser(language), diagnostics).blocks())
    comments = layout.comments
    if comments and comments[0].span.start == 0 and LANGUAGE_LINE.match(source.text):
        comments = comments[1:]
    return s.File(language, blocks, comments, Span(source, 0, len(source.text)))


def _language(source: Source, diagnostics: Diagnostics) -> str:
    match = LANGUAGE_LINE.match(source.text)
    if match is None or match[1] in languages():
        return match[1] if match else "en"
    known = ", ".join(f"`{language}`" for language in languages())
    span = Span(source, match.start(1), match.end(1))
    diagnostics.add(
        "E101",
        sentence("there is no language `{}`", match[1]),
        span,
        sentence("a house is written in one of {}", known),
    )
    return "en"


@define
class _Reading:
    """The blocks of one text being read."""

    layout: Layout
    parser: BlockParser
    diagnostics: Diagnostics
    read_again: int = 0
    _above: TextBlock | None = None
    _errors: int = 0

    def blocks(self) -> Iterator[s.Block]:
        """The blocks that could be read."""
        previous: TextBlock | None = None
        for block, following in pairwise(chain(self.layout.blocks(self.diagnostics), [None])):
            assert block is not None
            if self._errors >= MOST_IN_A_FILE:
                self.diagnostics.stop(Span(self.layout.source, block.start, block.end))
                return
            node = self._block(block, previous, following)
            if node is not None:
                yield node
            previous, self._above = self._above or block, None

    def _note(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.add(diagnostic.code, diagnostic.message, diagnostic.span, diagnostic.help)
        self._errors += 1

    def _block(self, block: TextBlock, previous: TextBlock | None, following: TextBlock | None) -> s.Block | None:
        if block.lines[0].margin:
            span = Span(self.layout.source, block.start, block.lines[0].end)
            self._note(
                Diagnostic(
                    "E103", sentence("a block begins at the left margin"), span, sentence("begin this line in column 1")
                )
            )
            return None
        before = len(self.diagnostics.found)
        check_levels(self.layout, block, self.diagnostics)
        self._errors += len(self.diagnostics.found) - before
        while len(block.faults) < MOST_IN_A_BLOCK and 0 not in block.faults and self.read_again < _MOST_READ_AGAIN:
            plain = self.layout.plain_block(block)
            try:
                node, problems = self.parser.block(plain, self.layout.source, block.start)
            except UnexpectedInput:
                self.read_again += len(plain)
                if not self._pass_over(block, plain, previous, following):
                    return None
            else:
                for problem in problems:
                    self._note(problem)
                return None if isinstance(node, Fault) or self._too_deep(node) else node
        return None

    def _too_deep(self, block: s.Block) -> bool:
        deep = too_deep(block, DEEPEST)
        if deep is not None:
            message = sentence("this is nested more than {} deep", DEEPEST)
            self._note(Diagnostic("E004", message, deep, sentence("name a part of it with `define` and use the name")))
        return deep is not None

    def _pass_over(self, block: TextBlock, plain: str, previous: TextBlock | None, following: TextBlock | None) -> bool:
        """Notes why a block cannot be read and marks the line as faulty; False if the rest cannot be read either."""
        stumble = self.parser.stumble(plain)
        assert stumble is not None
        ended = stumble.at.kind in ("_DEDENT", "$END")
        if ended and (block.faults or (following and self._continues(block, following))):
            # What is missing was passed over, or stands in the next block, which is to be told of.
            return False
        problem = syntax_error(self.parser, self.layout.source, block.start, plain, stumble)
        number = block.line_at(problem.span.start)
        line = block.lines[number]
        if number == 0 and problem.code == "E105" and previous and self._continues(previous, block):
            lines = (*previous.lines, *block.lines)
            self._above = TextBlock(
                lines, {**previous.faults, len(previous.lines): previous.lines[-1].margin or "    "}
            )
            span = Span(self.layout.source, block.start, line.end)
            message = sentence("this line is not indented, so it belongs to no block")
            problem = Diagnostic("E103", message, span, sentence("indent it as the lines of the block above it"))
        unclosed = (d.span for d in self.diagnostics.found if d.code == "E104")
        if not any(line.start <= span.start < line.end and span.source is self.layout.source for span in unclosed):
            self._note(problem)
        block.faults[number] = line.margin
        if stumble.at.kind == "_INDENT":
            above = block.lines[number - 1]
            while number < len(block.lines) and block.lines[number].column > above.column:
                block.faults[number] = above.margin
                number += 1
        return not ended

    def _continues(self, block: TextBlock, following: TextBlock) -> bool:
        """Whether the first line of a block could be read as a line of the one before."""
        margin = block.lines[-1].margin or "    "
        line = self.layout.plain[following.start : following.lines[0].end]
        stray = {number: margin for number in block.faults if number and not block.lines[number].margin}
        plain = f"{self.layout.plain_block(TextBlock(block.lines, stray))}{margin}{line}"
        stumble = self.parser.stumble(f"{plain}\n")
        return stumble is None or stumble.at.start >= len(plain)

"""Whether a mend helps: the line is read again with it."""

import re
from collections.abc import Iterator

from attrs import define

from grammar.block_parser import BlockParser, Step, Stumble
from grammar.familiar_words import familiar
from grammar.figures import rewritings
from grammar.guess import guesses
from grammar.signs import phrase_of_sign

_LONGEST = 2000
_LIKELY = 0.75
_MOST_AGAIN = 24
_SIGN = re.compile(r"[^\w\s]+")

_Mend = tuple[int, int, str]
"""What is written between two offsets of a line."""


@define
class Trial:
    """Tries mends of the line that begins with a token. A line may have a second mistake, if that has a mend too."""

    parser: BlockParser
    plain: str
    first: Step
    _tried_again: int = 0

    def helps(self, start: int, end: int, mend: str, alone: bool = False) -> bool:
        """Whether the line can be read to its end after a mend that stands between two offsets of the block.

        `alone`: without a second mend.
        """
        if self._end - self.first.start > _LONGEST:
            return False
        head, tail = self.plain[self.first.start : start] + mend, self.plain[end : self._end]
        line = head + tail
        reached = self.parser.reach(self.first, line)
        if reached > len(line) or alone:
            return reached > len(line)
        following = len(line) - len(tail.lstrip())
        if reached <= following:
            return False
        return any(self._mends(line, mend) for mend in self._second(line) if mend[0] >= len(head))

    @property
    def _end(self) -> int:
        """Past the last character of the line, with the lines that go on with it after a comma."""
        end = self.first.start
        while end < len(self.plain):
            found = self.plain.find("\n", end)
            end = len(self.plain) if found < 0 else found
            following = self.plain[end:].lstrip("\n \t")
            column = len(self.plain) - len(following)
            if not self.plain[:end].rstrip().endswith(",") or self.plain[column - 1 : column] not in (" ", "\t"):
                break
            end = column
        return end

    def _mends(self, line: str, mend: _Mend) -> bool:
        start, end, written = mend
        self._tried_again += 1
        if self._tried_again > _MOST_AGAIN:
            return False
        mended = line[:start] + written + line[end:]
        return self.parser.reach(self.first, mended) > len(mended)

    def _second(self, line: str) -> Iterator[_Mend]:
        """How the next mistake in a line may be mended."""
        if self._tried_again > _MOST_AGAIN:
            return
        stumble = self.parser.line_stumble(self.first, line)
        if stumble is not None:
            yield from _mends_of(self.parser, stumble, line)


def _mends_of(parser: BlockParser, stumble: Stumble, line: str) -> Iterator[_Mend]:
    canonical = {terminal: forms[0] for terminal, forms in parser.keywords.items()}
    steps = (*stumble.line[-2:], stumble.at)
    if stumble.line and "_COLON" in parser.expected(stumble.at):
        yield stumble.line[-1].end, stumble.line[-1].end, ":"
    sign = _SIGN.match(line, stumble.at.start)
    if sign and (phrase := phrase_of_sign(parser, sign[0], stumble.at)):
        yield sign.start(), sign.end(), f" {phrase} "
    for step in steps:
        for figure in rewritings(line, step.start, canonical):
            yield step.start, step.start + figure.length, figure.mend
        for word in familiar(line, step.start, canonical):
            if word.mend:
                yield step.start, step.start + word.length, word.mend
    likely = [guess for guess in guesses(parser, line, len(line), steps) if guess.likeness >= _LIKELY]
    for guess in sorted(likely, key=lambda guess: (-guess.likeness, guess.phrase)):
        yield guess.step.start, guess.end, guess.phrase

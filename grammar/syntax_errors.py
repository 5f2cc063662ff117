"""What the parser stumbled over, in the reader's words."""

import re
import unicodedata

from attrs import field, frozen

from grammar.block_parser import BlockParser, Step, Stumble
from grammar.continued_line import continued_line
from grammar.diagnostic import Diagnostic
from grammar.expected_words import expected_words
from grammar.familiar_words import familiar
from grammar.figures import rewritings
from grammar.guess import guesses
from grammar.keywords import MONTHS
from grammar.sentence import sentence
from grammar.signs import phrase_of_sign
from grammar.source import Source, Span
from grammar.trial import Trial
from grammar.word_builder import unseen

# The parts of the grammar in which a statement begins, and what a reader calls one.
_STATEMENTS = {"start": sentence("block"), "setting": sentence("setting"), "consequence": sentence("consequence")}

_FOUND = re.compile(r"\"[^\"\n]*\"|[^\W_][\w.'-]*%?|->|[><=!&|≥≤≠]+|\S")
# A name follows the first word of these blocks.
_DECLARING = ("CHOICE", "EVENT", "UNIT", "DEFINE", "WORDS", "HOURS_OF")
_MOST_GUESSES = 8
# What may be missing before a name, since after any of these each name has a meaning.
_BEFORE_NAMES = ("_COMMA", "AS", "OF", "ON")


def syntax_error(parser: BlockParser, source: Source, base: int, plain: str, stumble: Stumble) -> Diagnostic:
    """The problem of a block (its plain text, and the offset in the source at which it begins)."""
    return _Reader(parser, source, base, plain, stumble).diagnostic()


@frozen
class _Reader:
    """Looks for what an owner may have meant."""

    parser: BlockParser
    source: Source
    base: int
    plain: str
    stumble: Stumble
    trial: Trial = field(init=False)

    @trial.default
    def _of_line(self) -> Trial:
        return Trial(self.parser, self.plain, (*self.stumble.line, self.stumble.at)[0])

    def diagnostic(self) -> Diagnostic:
        explanations = (
            self._continued,
            self._level,
            self._no_lines,
            self._bare_consequence,
            self._parenthesis,
            self._figure,
            self._two_words,
            self._familiar,
            self._sign,
            self._colon,
            self._needless_colon,
            self._phrase,
            self._missing,
            self._share,
        )
        for explanation in explanations:
            diagnostic = explanation()
            if diagnostic is not None:
                return diagnostic
        return self._misfit()

    # --- places ---

    def _span(self, start: int, end: int) -> Span:
        return Span(self.source, self.base + start, self.base + end)

    @property
    def _line_end(self) -> int:
        """Past the last character of the line in question."""
        end = self.plain.find("\n", self.stumble.at.start)
        return len(self.plain) if end < 0 else end

    @property
    def _previous(self) -> Step | None:
        return self.stumble.line[-1] if self.stumble.line else None

    @property
    def _found(self) -> str:
        """What was found, whole as the owner sees it; empty at the end of a line."""
        match = _FOUND.match(self.plain, self.stumble.at.start)
        return match[0] if match and (self.stumble.at.text or not self.stumble.at.kind) else ""

    @property
    def _place(self) -> Span:
        """The smallest place: what was found, or right behind the line that ends too early."""
        if self._found:
            return self._span(self.stumble.at.start, self.stumble.at.start + len(self._found))
        end = self._previous.end if self._previous else self.stumble.at.start
        return self._span(end, end)

    @property
    def _previous_text(self) -> str:
        return self._previous.text if self._previous else ""

    def _line_from(self, step: Step) -> str:
        return self.plain[step.start : self._line_end]

    def _helps(self, start: int, end: int, mend: str) -> bool:
        """Whether the line can be read after a mend that stands between two offsets of the block."""
        return self.trial.helps(start, end, mend)

    # --- explanations ---

    def _continued(self) -> Diagnostic | None:
        line = continued_line(self.parser, self.plain, self.stumble)
        return Diagnostic(line.code, line.message, self._span(line.start, line.end), line.help) if line else None

    def _level(self) -> Diagnostic | None:
        if self.stumble.at.kind != "_INDENT":
            return None
        start = self.stumble.at.start
        return Diagnostic(
            "E103",
            sentence("this line stands deeper than the line above it, which opens no list"),
            self._span(start, self._line_end),
            sentence("begin it in the same column as the line above"),
        )

    def _no_lines(self) -> Diagnostic | None:
        above = self.stumble.line if self.stumble.at.kind in ("$END", "_DEDENT") else self.stumble.above
        if set(self.parser.expected(self.stumble.at)) == {"_INDENT"} and above:
            first, last = above[0], above[-1]
            if last.kind == "_COLON":
                return Diagnostic(
                    "E110",
                    sentence("nothing stands after this colon"),
                    self._span(last.start, last.end),
                    sentence("write what follows from it on the same line, or on indented lines under it"),
                )
            return Diagnostic(
                "E110",
                sentence("`{}` has no lines", first.text),
                self._span(first.start, first.end),
                sentence("write its lines under it, each indented by four blanks"),
            )
        if self.stumble.at.kind in ("$END", "_DEDENT") and above:
            return Diagnostic(
                "E110",
                sentence("a line is missing here"),
                self._span(above[-1].end, above[-1].end),
                sentence("under it belongs {}", expected_words(self.parser, self.stumble.at, self._found)),
            )
        return None

    def _bare_consequence(self) -> Diagnostic | None:
        """A consequence where a condition belongs: it is read as a name, and what follows it fits nowhere."""
        first = (*self.stumble.line, self.stumble.at)[0]
        if not any("line" in parts for parts in self.parser.expected(first).values()):
            return None
        for terminal in sorted(self.parser.openings["consequence"]):
            for phrase in self.parser.keywords[terminal]:
                if re.match(rf"{re.escape(phrase)}(?![\w:-])", self._line_from(first)):
                    return Diagnostic(
                        "E101",
                        sentence("`{}` stands without a condition", phrase),
                        self._span(first.start, first.start + len(phrase)),
                        sentence(
                            "write it after a condition and a colon, such as `{}: {}`",
                            self.parser.keywords["OTHERWISE"][0],
                            phrase,
                        ),
                    )
        return None

    def _parenthesis(self) -> Diagnostic | None:
        opened = []
        for step in self.stumble.line:
            if step.kind == "LPAR":
                opened.append(step)
            elif step.kind == "RPAR":
                opened.pop()
        expected = self.parser.expected(self.stumble.at)
        if opened and "RPAR" in expected and (not self._found or self._found in ":,"):
            span = self._span(opened[-1].start, opened[-1].end)
            return Diagnostic(
                "E101", sentence("this parenthesis is not closed"), span, sentence("put a `)` where it ends")
            )
        if self._found == ")" and not opened:
            return Diagnostic(
                "E101", sentence("this parenthesis closes nothing"), self._place, sentence("leave it out")
            )
        return None

    @property
    def _words(self) -> dict[str, str]:
        return {terminal: forms[0] for terminal, forms in self.parser.keywords.items()}

    def _figure(self) -> Diagnostic | None:
        for step in (*self.stumble.line[-2:], self.stumble.at):
            for written in rewritings(self.plain[: self._line_end], step.start, self._words):
                end = step.start + written.length
                if self._helps(step.start, end, written.mend):
                    message = sentence("`{}` is not how {} is written here", self.plain[step.start : end], written.what)
                    return Diagnostic(
                        "E106", message, self._span(step.start, end), sentence("write `{}`", written.mend)
                    )
        return None

    def _familiar(self) -> Diagnostic | None:
        """A word of everyday speech or of another language, with the phrase that is meant."""
        steps, words = (*self.stumble.line[-3:], self.stumble.at), self._words
        found = [(step, word) for step in steps for word in familiar(self.plain[: self._line_end], step.start, words)]
        for step, word in sorted(found, key=lambda pair: pair[1].mend is None):
            end = step.start + word.length
            if word.mend == self.plain[step.start : end]:
                continue
            if word.mend is None and end < (self._previous.end if self._previous else end):
                continue
            if word.mend == "" and step not in (self._previous, self.stumble.at):
                continue
            if word.mend is None or self._helps(step.start, end, word.mend):
                span, statement = self._span(step.start, end), self._statement(step)
                written = self.plain[step.start : end]
                if statement and word.mend != "":
                    return Diagnostic("E105", sentence("there is no {} `{}`", statement, written), span, word.help)
                problem = sentence("is not known here")
                if not word.mend or any(written in forms for forms in self.parser.keywords.values()):
                    follows = self._previous is not None and step is self.stumble.at
                    problem = (
                        sentence("cannot follow `{}`", _short(self._previous_text))
                        if follows
                        else sentence("does not fit here")
                    )
                return Diagnostic("E101", sentence("`{}` {}", written, problem), span, word.help)
        return None

    def _sign(self) -> Diagnostic | None:
        if self.stumble.at.kind not in ("", "_EQUALS", "_DASH"):
            return None
        message, start = sentence("`{}` has no meaning here", self._found), self.stumble.at.start
        if unicodedata.category(self._found[:1] or " ") == "Cf":
            message = unseen(self._found[0])
        comma = "," if self._found == ";" else None
        for mend, help in ((":", "write a colon"), (comma, "write a comma"), ("", "leave it out")):
            if mend is not None and self._helps(start, start + len(self._found), mend):
                return Diagnostic("E109", message, self._place, help)
        phrase = phrase_of_sign(self.parser, self._found, self.stumble.at)
        if phrase is None:
            return None if self.stumble.at.kind else Diagnostic("E109", message, self._place, sentence("leave it out"))
        helps = self._helps(start, start + len(self._found), phrase)
        return Diagnostic(
            "E109",
            message,
            self._place,
            sentence("write `{}`", phrase) if helps else sentence("its word is `{}`", phrase),
        )

    def _colon(self) -> Diagnostic | None:
        expected = self.parser.expected(self.stumble.at)
        previous = self._previous
        if "_COLON" not in expected or previous is None:
            return None
        helps = self._helps(previous.end, previous.end, ":")
        if set(expected) != {"_COLON"} and not helps:
            return None
        line = f"{self._line_from(self.stumble.line[0])[: previous.end - self.stumble.line[0].start]}:"
        rest = " ".join(self.plain[previous.end : self._line_end].split())
        return Diagnostic(
            "E102",
            sentence("a colon is missing after `{}`", _short(previous.text)),
            self._span(previous.end, previous.end),
            sentence("write `{}`", _short(f"{line} {rest}".strip(), 70))
            if helps or not rest
            else sentence("write a colon there"),
        )

    def _needless_colon(self) -> Diagnostic | None:
        """A colon in a line that has none."""
        first, start = (*self.stumble.line, self.stumble.at)[0], self.stumble.at.start
        conditional = any("line" in parts for parts in self.parser.expected(first).values())
        if self._found != ":" or conditional or not self._helps(start, start + 1, ""):
            return None
        return Diagnostic(
            "E101",
            sentence("no colon belongs after `{}`", _short(self._previous_text)),
            self._place,
            sentence("leave it out"),
        )

    def _two_words(self) -> Diagnostic | None:
        """A name of several words where one is declared."""
        line, previous = self.stumble.line, self._previous
        if previous is None or previous.kind != "NAME" or not self._found[:1].isalpha():
            return None
        declares = "service" in self.parser.expected(previous).get("NAME", ()) or line[0].kind in _DECLARING
        end = self.stumble.at.start + len(self._found)
        mend = f"{previous.text}-{self._found}"
        if not declares or not self._helps(previous.start, end, mend):
            return None
        help = sentence("write `{}`", mend)
        if line[0].kind == "CHOICE":
            help = sentence("write `{}`, or a comma between both", mend)
        return Diagnostic("E101", sentence("a name is one word"), self._span(previous.start, end), help)

    def _missing(self) -> Diagnostic | None:
        """One word too few: the only one with which the line can be read to its end."""
        start, first = self.stumble.at.start, (*self.stumble.line, self.stumble.at)[0]
        if not self._found:
            return None
        found = []
        for terminal in self.parser.expected(self.stumble.at):
            if self.stumble.at.kind == "NAME" and terminal not in _BEFORE_NAMES:
                continue
            phrase = "," if terminal == "_COMMA" else self.parser.keywords.get(terminal, ("",))[0]
            line = f"{self.plain[first.start : start]}{phrase} {self.plain[start : self._line_end]}"
            if phrase and self.trial.helps(start, start, f"{phrase} ", alone=True):
                found.append((phrase, line))
        if len(found) != 1:
            return None
        phrase, line = found[0]
        missing = sentence("a comma") if phrase == "," else f"`{phrase}`"
        line = " ".join(line.replace(" ,", ",").split())
        return Diagnostic(
            "E101",
            sentence("{} is missing before `{}`", missing, _short(self._found)),
            self._place,
            sentence("write `{}`", _short(line, 70)),
        )

    def _phrase(self) -> Diagnostic | None:
        steps = (*self.stumble.line[-3:], self.stumble.at)
        found = sorted(
            guesses(self.parser, self.plain, self._line_end, steps), key=lambda it: (-it.likeness, it.phrase)
        )
        helping = (one for one in found[:_MOST_GUESSES] if self._helps(one.step.start, one.end, one.phrase))
        guess = next(helping, None)
        if guess is None:
            return None
        written = self.plain[guess.step.start : guess.end]
        span, help = self._span(guess.step.start, guess.end), sentence("write `{}`", guess.phrase)
        if guess.terminal in MONTHS:
            return Diagnostic("E503", sentence("there is no month `{}`", written), span, help)
        statement = self._statement(guess.step)
        if statement:
            return Diagnostic("E105", sentence("there is no {} `{}`", statement, written), span, help)
        return Diagnostic("E101", sentence("`{}` is not known here", written), span, help)

    def _statement(self, step: Step) -> str | None:
        """What a reader calls the statement that begins in the place of a token, if one does."""
        if step.start == 0:
            return sentence("block")
        parts = set[str]().union(*self.parser.expected(step).values())
        return next((name for part, name in _STATEMENTS.items() if part in parts), None)

    def _share(self) -> Diagnostic | None:
        previous = self._previous
        if previous is None or previous.kind != "PERCENT":
            return None
        span = self._span(previous.start, previous.end)
        help = sentence("say of what: `{} {} …`", previous.text, self.parser.keywords["OF"][0])
        return Diagnostic("E101", sentence("`{}` of nothing", previous.text), span, help)

    def _misfit(self) -> Diagnostic:
        found, previous = self._found, self._previous
        expected = expected_words(self.parser, self.stumble.at, self._found)
        help = sentence("here belongs {}", expected) if expected else None
        statement = self._statement(self.stumble.at)
        if found and statement and (previous is None or previous.kind in ("_COLON", "_COMMA", "MAY")):
            return Diagnostic("E105", sentence("there is no {} `{}`", statement, _short(found)), self._place, help)
        if set(self.parser.expected(self.stumble.at)) == {"ON"}:
            on = self.parser.keywords["ON"][0]
            message = sentence("before the first line belongs what the rule is on")
            return Diagnostic(
                "E101", message, self._place, sentence("write a line above it, such as `{} cancellation`", on)
            )
        if previous is None:
            return Diagnostic("E101", sentence("`{}` cannot begin this line", _short(found)), self._place, help)
        if not found:
            return Diagnostic(
                "E101", sentence("something is missing after `{}`", _short(previous.text)), self._place, help
            )
        return Diagnostic(
            "E101", sentence("`{}` cannot follow `{}`", _short(found), _short(previous.text)), self._place, help
        )


def _short(text: str, most: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"

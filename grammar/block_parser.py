"""The parser of one block, in one language, and what it can tell when it stumbles."""

import re
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, ClassVar, TypeAlias

from attrs import frozen
from lark import Lark, Token
from lark.common import LexerConf
from lark.exceptions import UnexpectedCharacters, UnexpectedToken
from lark.indenter import DedentError, Indenter
from lark.lexer import ContextualLexer, LexerThread
from lark.parsers.lalr_analysis import Shift

from grammar import syntax as s
from grammar.block_builder import BlockBuilder, Fault
from grammar.diagnostic import Diagnostic
from grammar.keywords import decimal_mark, forms, terminals
from grammar.layout import TAB
from grammar.source import Source

_FOLDER = Path(__file__).parent
GRAMMAR_FILES = ("house.lark", "expressions.lark")

# What closes a phrase in some languages, where the rules name it; and decimals in the patterns of figures.
_CLOSING = re.compile(r" \w+_CLOSES\b")
_DECIMALS = r"(?:\.[0-9]+)?"

_ParserState: TypeAlias = Any  # Lark names no public type for it.


class BlockIndenter(Indenter):
    """Lines and levels; a line that goes on does so after a comma, so parentheses change nothing."""

    NL_type = "_NL"
    OPEN_PAREN_types: ClassVar[list[str]] = []
    CLOSE_PAREN_types: ClassVar[list[str]] = []
    INDENT_type = "_INDENT"
    DEDENT_type = "_DEDENT"
    tab_len = TAB


class _UncheckedLexer(ContextualLexer):
    """Spares a reader the check for terminals that overlap, which the tests make in strict mode."""

    def __init__(self, conf: LexerConf, *states: Any, **options: Any) -> None:
        conf.skip_validation = True
        super().__init__(conf, *states, **options)


@frozen
class _Methods:
    """The methods of a builder as Lark calls them, with the parts of a rule in one list."""

    builder: BlockBuilder

    def __getattr__(self, name: str) -> Callable[[list[Any]], Any]:
        method = getattr(self.builder, name)
        return lambda parts: method(*parts)


# Tokens that are no text of the owner's.
_LAYOUT = ("_NL", "_INDENT", "_DEDENT", "$END")


@frozen
class Step:
    """A token and the state of the parser before it. `start` and `end` are offsets in the block.

    The text of a line's end, of a step in or out and of the block's end is empty.
    """

    kind: str
    text: str
    start: int
    end: int
    before: _ParserState


@frozen
class Stumble:
    """The token that fits nowhere (of the kind `` if a character begins no token), and what stands before it.

    `line` are the tokens before it on its line; `above` those of the line above.
    """

    at: Step
    line: tuple[Step, ...]
    above: tuple[Step, ...]


class BlockParser:
    """Reads blocks in one language."""

    def __init__(self, language: str) -> None:
        self.keywords: Mapping[str, tuple[str, ...]] = forms(language)
        self._builder = BlockBuilder(language)
        self._lark = Lark(
            grammar_text(language),
            parser="lalr",
            lexer="contextual",
            postlex=BlockIndenter(),
            transformer=_Methods(self._builder),
            _plugins={"ContextualLexer": _UncheckedLexer},
        )
        # Beneath the indenter, for lines tried one by one.
        self._lexer = self._lark.parser.lexer.lexer
        self._table: Mapping[Any, Mapping[str, Any]] = self._lark.parser.parser._parse_table.states
        self.openings = _openings(self._lark)

    def block(self, plain: str, source: Source, base: int) -> "tuple[s.Block | Fault, list[Diagnostic]]":
        """The node of a block, and what in it has no meaning. Raises `UnexpectedInput` where it cannot be read."""
        self._builder.begin(source, base)
        node: s.Block | Fault = self._lark.parse(plain)  # type: ignore[assignment]
        return node, self._builder.problems

    def stumble(self, plain: str) -> Stumble | None:
        """Where a block cannot be read on; None if it can be read to its end."""
        interactive = self._lark.parse_interactive(plain)
        state = interactive.parser_state
        state.parse_conf = copy(state.parse_conf)
        state.parse_conf.callbacks = {}
        above: list[Step] = []
        line: list[Step] = []
        at: Step | None = None
        try:
            for token in interactive.lexer_thread.lex(state):  # type: ignore[no-untyped-call]
                at = _step(token, state)
                if line and line[-1].kind in _LAYOUT and at.kind not in _LAYOUT:
                    above, line = [step for step in line if step.kind not in _LAYOUT], []
                state.feed_token(token)
                line.append(at)
            at = Step("$END", "", len(plain), len(plain), state.copy(deepcopy_values=False))
            state.feed_token(Token("$END", ""), True)
        except UnexpectedToken as error:
            if at is None or at in line:
                at = _step(error.token, state)
        except UnexpectedCharacters as error:
            start = error.pos_in_stream
            assert start is not None
            at = Step("", plain[start], start, start + 1, state.copy(deepcopy_values=False))
        except DedentError:
            end = line[-1].end if line else 0
            at = Step("_DEDENT", "", end, end, state.copy(deepcopy_values=False))
        else:
            return None
        if line and line[-1].kind in _LAYOUT and at.kind not in _LAYOUT:
            above, line = line, []
        return Stumble(at, _of_text(line), _of_text(above))

    def reach(self, step: Step, line: str) -> int:
        """How far a line can be read that begins in the place of a token: an offset in it, past its end if all."""
        state = step.before.copy(deepcopy_values=False)
        at = 0
        try:
            for token in LexerThread.from_text(self._lexer, line).lex(state):  # type: ignore[no-untyped-call]
                at = token.start_pos or 0
                state.feed_token(token)
            at = len(line)
            state.feed_token(Token("_NL", "\n"))
        except UnexpectedCharacters as error:
            return error.pos_in_stream or 0
        except UnexpectedToken as error:
            return at if error.token.start_pos is None else max(at, error.token.start_pos)
        return len(line) + 1

    def line_stumble(self, step: Step, line: str) -> Stumble | None:
        """Where a line cannot be read on that begins in the place of a token, as offsets in it; None if nowhere."""
        state = step.before.copy(deepcopy_values=False)
        steps: list[Step] = []
        try:
            for token in LexerThread.from_text(self._lexer, line).lex(state):  # type: ignore[no-untyped-call]
                steps.append(_step(token, state))
                state.feed_token(token)
            steps.append(Step("_NL", "", len(line), len(line), state.copy(deepcopy_values=False)))
            state.feed_token(Token("_NL", "\n"))
        except UnexpectedToken as error:
            if not steps or (steps[-1].start != error.token.start_pos and error.token.start_pos is not None):
                steps.append(_step(error.token, state))
        except UnexpectedCharacters as error:
            start = error.pos_in_stream or 0
            steps.append(Step("", line[start], start, start + 1, state.copy(deepcopy_values=False)))
        else:
            return None
        return Stumble(steps[-1], _of_text(steps[:-1]), ())

    def expected(self, step: Step) -> Mapping[str, frozenset[str]]:
        """The terminals that could have stood in the place of a token, each with the rules it could have begun."""
        found = {}
        for terminal in self._table[step.before.position]:
            if terminal.isupper() and terminal != "FAULT":
                state = self._shifting(list(step.before.state_stack), terminal)
                if state is not None:
                    rules = (rule for rule in self._table[state] if terminal in self.openings.get(rule, ()))
                    found[terminal] = frozenset(rules)
        return found

    def _shifting(self, stack: list[Any], terminal: str) -> Any:
        """The state that takes a terminal in, once what stands before it is put together; None if none does."""
        while terminal in self._table[stack[-1]]:
            action, rule = self._table[stack[-1]][terminal]
            if action is Shift:
                return stack[-1]
            if rule.expansion:
                del stack[-len(rule.expansion) :]
            stack.append(self._table[stack[-1]][rule.origin.name][1])
        return None


def _step(token: Token, state: _ParserState) -> Step:
    start, end = token.start_pos or 0, token.end_pos or 0
    if token.type in ("_INDENT", "_DEDENT"):
        start = end
    text = "" if token.type in _LAYOUT else token.strip()
    return Step(token.type, text, start, start + len(text) if text else end, state.copy(deepcopy_values=False))


def _of_text(steps: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(step for step in steps if step.kind not in _LAYOUT)


# A parser holds the state of the block it reads, so one thread at a time may use it.
PARSING = Lock()


@cache
def block_parser(language: str) -> BlockParser:
    """The parser of a language, built once; to be used under `PARSING`."""
    return BlockParser(language)


def grammar_text(language: str) -> str:
    """The whole grammar with the keywords of one language, as Lark reads it."""
    parts = [(_FOLDER / name).read_text(encoding="utf-8") for name in GRAMMAR_FILES]
    rules = _CLOSING.sub(lambda word: word[0] if word[0].strip() in forms(language) else "", "\n".join(parts))
    if decimal_mark(language) != ".":
        # A point is read there too, as programs write it.
        rules = rules.replace(_DECIMALS, _DECIMALS.replace(r"\.", r"[.,]"))
    return f"{rules}\n{terminals(language)}"


def _openings(lark: Lark) -> Mapping[str, frozenset[str]]:
    """Of each rule of the grammar, the terminals that it can begin with."""
    openings: dict[str, set[str]] = {}
    grown = True
    while grown:
        grown = False
        for rule in lark.rules:
            first = rule.expansion[0]
            new = {first.name} if first.is_term else openings.get(first.name, set())
            known = openings.setdefault(str(rule.origin.name), set())
            grown |= not new <= known
            known |= new
    return {name: frozenset(found) for name, found in openings.items()}

"""What of the grammar no text has."""

from collections.abc import Iterable

from lark import Lark, Token

from grammar.block_parser import BlockIndenter, grammar_text
from grammar.diagnostic import Diagnostics
from grammar.keywords import forms
from grammar.layout import layout_from_source
from grammar.source import Source


def unmet_constructs(texts: Iterable[str]) -> set[str]:
    """The keywords and the rules of the grammar that none of these English texts has."""
    lark = Lark(grammar_text("en"), parser="lalr", lexer="contextual", postlex=BlockIndenter(), keep_all_tokens=True)
    met: set[str] = set()
    for text in texts:
        layout = layout_from_source(Source("test.house", text), Diagnostics())
        for block in layout.blocks(Diagnostics()):
            tree = lark.parse(layout.plain_block(block))
            met |= {str(node.data) for node in tree.iter_subtrees()}
            met |= {token.type for token in tree.scan_values(lambda value: isinstance(value, Token))}
    rules = {str(rule.alias or rule.origin.name) for rule in lark.rules if _is_shown(rule)}
    return {*forms("en"), *rules} - met - {"fault"}


def _is_shown(rule: object) -> bool:
    """Whether a rule of the grammar makes a node of its own."""
    name = str(rule.origin.name)  # type: ignore[attr-defined]  # Lark names no public type for it
    return not name.startswith("_") and (rule.alias is not None or not rule.options.expand1)  # type: ignore[attr-defined]

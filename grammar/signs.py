"""Signs that stand for a word in other languages."""

from grammar.block_parser import BlockParser, Step

_SIGNS = {
    ">=": "AT_LEAST", "=>": "AT_LEAST", "≥": "AT_LEAST", "<=": "AT_MOST", "=<": "AT_MOST", "≤": "AT_MOST",
    ">": "MORE_THAN", "<": "LESS_THAN", "==": "IS", "=": "IS", "!=": "IS_NOT", "<>": "IS_NOT", "≠": "IS_NOT",
    "&&": "AND", "&": "AND", "||": "OR", "|": "OR", "+": "PLUS", "−": "MINUS", "-": "MINUS", "*": "TIMES",
    "×": "TIMES", "!": "NOT",
}  # fmt: skip


def phrase_of_sign(parser: BlockParser, sign: str, step: Step) -> str | None:
    """The phrase that is written for a sign in the place of a token; None if the sign stands for none."""
    terminal = _SIGNS.get(sign)
    if terminal is None:
        return None
    compared = f"IS_{terminal}"
    return parser.keywords[compared if compared in parser.expected(step) else terminal][0]

"""What could stand in a place of a text, in the reader's words."""

from difflib import SequenceMatcher

from grammar.block_parser import BlockParser, Step
from grammar.sentence import listing, sentence

# What a reader calls the parts of the grammar, from the widest to the smallest; the first that fits is named.
_PARTS = {
    "consequence": sentence("a consequence"),
    "condition": sentence("a condition"),
    "both": sentence("a condition"),
    "denial": sentence("a condition"),
    "amount": sentence("an amount"),
    "share": sentence("an amount"),
    "part_of": sentence("an amount"),
    "atom": sentence("an amount"),
    "moment": sentence("a moment"),
    "trigger": sentence("an event"),
    "hours_of": sentence("the hours of a calendar"),
    "spell": sentence("hours, such as `09:00-18:00`"),
    "weekday": sentence("a weekday"),
    "money": sentence("an amount of money, such as `EUR 25`"),
    "count": sentence("a number of events, or a duration before or after a moment"),
    "duration": sentence("a duration"),
    "offset": sentence("a duration before or after a moment"),
    "date": sentence("a date"),
    "kind": sentence("a kind"),
    "wording": 'a language and a text, such as `en "…"`',
    "name": sentence("a name"),
    "zone": sentence("a time zone, such as `Europe/Brussels`"),
}
_TOKENS = {
    "_COLON": sentence("a colon"),
    "_COMMA": sentence("a comma"),
    "_NL": sentence("the end of the line"),
    "_EQUALS": "`=`",
    "_SLASH": "`/`",
    "_DASH": "`-`",
    "LPAR": "`(`",
    "RPAR": "`)`",
    "NAME": sentence("a name"),
    "QUOTED_NAME": sentence("a name"),
    "INTEGER": sentence("a number"),
    "MONEY": sentence("an amount of money, such as `EUR 25`"),
    "PERCENT": sentence("a share, such as `30%`"),
    "CLOCK": sentence("a time, such as `18:00`"),
    "TEXT": sentence("a text between double quotes"),
    "ZONE": sentence("a time zone, such as `Europe/Brussels`"),
}
# What lengthens an amount or a condition that is whole already; named only where nothing else is to name.
_CONTINUING = (
    "AND", "OR", "PLUS", "MINUS", "CAPPED_AT", "BUT_AT_LEAST", "TIMES", "OUT_OF", "FOR_EACH_STARTED", "FOR_EACH_FULL",
    "AS_OF", "OF", "BEFORE", "AFTER",
)  # fmt: skip
_MOST_NAMED = 6


def expected_words(parser: BlockParser, step: Step, found: str) -> str:
    """What could stand in the place of a token, the most like what was found first; empty if nothing can be named."""
    named: dict[str, tuple[float, int]] = {}
    expected = parser.expected(step)
    for number, terminal in enumerate((*_TOKENS, *parser.keywords)):
        # The end of a line that opens a list is no use to one who has written something there.
        if terminal not in expected or (terminal == "_NL" and expected[terminal]):
            continue
        rank = next((rank for rank, rule in enumerate(_PARTS) if rule in expected[terminal]), None)
        if rank is not None:
            named.setdefault(list(_PARTS.values())[rank], (-3, rank))
        elif terminal in _TOKENS:
            named.setdefault(_TOKENS[terminal], (-2, number))
        else:
            phrase = parser.keywords[terminal][0]
            named[f"`{phrase}`"] = (-resemblance(found, phrase) - (terminal not in _CONTINUING), number)
    needed = [name for name, (order, _) in named.items() if order <= -1]
    order = sorted(needed or named, key=lambda name: named[name])[:_MOST_NAMED]
    return listing(order) if order else ""


def resemblance(written: str, phrase: str) -> float:
    """How like two phrases are, from 0 to 1."""
    return SequenceMatcher(None, written.casefold(), phrase.casefold(), autojunk=False).ratio()

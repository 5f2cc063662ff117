"""Canonical text of consequences."""

from grammar import syntax as s
from grammar.spelling import AMOUNT, MOMENT, VALUE, Place, Spelling
from grammar.text_from_expression import text_from_expression


def text_from_consequence(node: s.Consequence, spelling: Spelling) -> str:
    """One consequence, on one line."""
    word, name = spelling.word, spelling.name

    def amount(inner: s.Expression) -> str:
        return text_from_expression(inner, spelling, AMOUNT)

    def optional(terminal: str, inner: s.Expression | None, place: Place = MOMENT) -> str:
        if inner is None:
            return ""
        return f" {spelling.led(terminal, text_from_expression(inner, spelling, place), second=terminal == 'OF')}"

    match node:
        case s.Verdict():
            return word(node.word.upper()) if node.channel is None else f"{word('REDIRECT_TO')} {name(node.channel)}"
        case s.Free():
            return word("FREE")
        case s.Charge():
            return f"{word('CHARGE')} {amount(node.amount)}" + (
                f" {spelling.led('AS', name(node.label))}" if node.label else ""
            )
        case s.Refund():
            return f"{word('REFUND')} {amount(node.amount)}"
        case s.Credit():
            end = optional("FOR", node.lasting) + optional("UNTIL", node.until)
            return f"{word('CREDIT')} {amount(node.amount)}{end}"
        case s.Owe():
            owed = f"{word(node.kind.upper())} {name(node.what)}{optional('OF', node.amount, AMOUNT)}"
            return owed + optional("WITHIN", node.within) + optional("BY", node.by)
        case s.Excuse():
            return f"{word('EXCUSE')} {name(node.what)}"
        case s.Becomes():
            stretch = optional("FROM", node.since) + optional("UNTIL", node.until) + optional("FOR", node.lasting)
            stretch += f" {word('FOR_EVER')}" if node.for_ever else ""
            return f"{word(f'{node.subject.upper()}_BECOMES')} {name(node.mark)}{stretch}"
        case s.NoLonger():
            return f"{word(f'{node.subject.upper()}_IS_NO_LONGER')} {name(node.mark)}"
        case s.BookingEnds():
            return word("BOOKING_ENDS")
        case s.Record():
            return f"{word('RECORD')} {name(node.event)}"
        case s.Say():
            return f"{word('SAY')} {name(node.words)}"
        case s.Tell():
            return f"{word('TELL')} {name(node.role)} {spelling.text(node.text)}"
        case s.Do():
            given = f" {word('AND')} ".join(
                f"{name(one.name)} = {text_from_expression(one.value, spelling, VALUE)}" for one in node.arguments
            )
            return f"{word('DO')} {name(node.action)}" + (f" {spelling.led('WITH', given)}" if given else "")
        case s.May():
            return f"{word('MAY')} {text_from_consequence(node.consequence, spelling)}"

"""What follows from a decision, each consequence as a plain sentence."""

from collections.abc import Iterator

from engine.memory.decision import Action, Decision, EntryMade, Excused, MarkMade, ObligationMade
from engine.memory.decision_json import receipt
from engine.model import House
from engine.telling.plain_text import listed, plain_amount, plain_moment, plain_value, with_article
from engine.telling.receipt_told import ToldStretch
from grammar.sentence import sentence

_NAMED_PLACES = ("website", "phone")


def verdict_text(decision: Decision) -> str:
    """`noted`, `accepted`, `asked for a deposit`, `redirected to the website`, `declined`."""
    match decision.verdict:
        case "accept":
            return sentence("accepted")
        case "ask":
            asked = [with_article(owed.what) for owed in decision.obligations if owed.is_new and owed.kind == "ask"]
            return sentence("asked for {}", listed(asked)) if asked else sentence("asked")
        case "redirect":
            if decision.channel in _NAMED_PLACES:
                return sentence("redirected to the {}", decision.channel)
            return sentence("redirected to {}", decision.channel or sentence("another channel"))
        case "decline":
            return sentence("declined")
    return sentence("noted")


def consequence_sentences(decision: Decision) -> Iterator[tuple[int, str]]:
    """All that follows, but for the words to the client and the events recorded, each with how deep it stands.

    A receipt stands one deeper than the obligation whose deadline it explains.
    """
    house = decision.house
    yield from ((0, note) for note in decision.notes)
    if decision.used is not None:
        rule = decision.because[-1].rule.title
        yield 0, sentence('This uses what the rule "{}" allowed in the decision on {}.', rule, decision.amends)
    elif decision.amends is not None:
        if decision.amends.isdecimal():
            yield 0, sentence("This amends the decision {}.", decision.amends)
        else:
            yield 0, sentence("This amends the decision on {}.", decision.amends)
    for entry in decision.entries:
        yield 0, _entry(entry, house)
    for excused in decision.excused:
        yield 0, _excused(excused, house)
    for owed in decision.obligations:
        yield 0, _obligation(owed, decision.event.at, house)
        if owed.is_new:
            yield from ((1, ToldStretch(stretch)) for stretch in receipt(owed, house))
    for mark in decision.marks:
        yield 0, _mark(mark, decision)
    for told in decision.tells:
        yield 0, sentence('The {} is told: "{}"', told.role, told.text)
    for action in decision.actions:
        yield 0, _action(action, house)
    for allowed in decision.allowed:
        yield 0, sentence("Whoever is on duty may: {}.", allowed.text.removeprefix("may "))
    if decision.not_before is not None:
        yield 0, sentence("What is sent waits until {}.", plain_moment(decision.not_before, house.zone))


def _entry(entry: EntryMade, house: House) -> str:
    amount = plain_amount(entry.amount, entry.unit, house)
    if entry.kind == "charge":
        if entry.account:
            charged = sentence("The client is charged {} as {}.", amount, entry.account)
            return charged if entry.amount else sentence("Nothing is charged as {}.", entry.account)
        return sentence("The client is charged {}.", amount) if entry.amount else sentence("Nothing is charged.")
    if entry.kind == "refund":
        back = sentence("The client gets {} back.", amount)
        return back if entry.amount else sentence("There is nothing to give back.")
    if not entry.amount:
        return sentence("Nothing is kept for the client.")
    kept = amount
    if entry.until is not None:
        until = plain_moment(entry.until, house.zone)
        if entry.unit == house.currency or entry.amount == 1:
            return sentence("{} is kept for the client, until {}.", kept, until)
        return sentence("{} are kept for the client, until {}.", kept, until)
    if entry.unit == house.currency or entry.amount == 1:
        return sentence("{} is kept for the client.", kept)
    return sentence("{} are kept for the client.", kept)


def _excused(excused: Excused, house: House) -> str:
    if excused.of == "charge":
        account = excused.name.partition(".")[2]
        amount = plain_amount(excused.amount, house.currency, house)
        if account:
            return sentence("The charge of {} as {} is dropped.", amount, account)
        return sentence("The charge of {} is dropped.", amount)
    if excused.of == "mark":
        return sentence("`{}` is taken back.", excused.name)
    kind = house.events.get(excused.name)
    if excused.amount == 1 or kind is None:
        return sentence("The latest {} no longer counts.", excused.name)
    return sentence("The {} {} no longer count.", excused.amount, kind.plural)


def _obligation(owed: ObligationMade, at: int, house: House) -> str:
    def amount(minor: int) -> str:
        return plain_amount(minor, owed.unit or house.currency, house)

    client_owes = owed.kind == "ask"
    due = plain_moment(owed.due, house.zone)
    what: str = owed.what
    one = with_article(what)
    if owed.amount is not None:
        what, one = sentence("{} of {}", what, amount(owed.amount)), sentence("{} of {}", one, amount(owed.amount))
    match owed.state:
        case "met" if client_owes:
            return sentence("The {} came in time: the client owes it no longer.", what)
        case "met":
            return sentence("The {} came in time: we owe it no longer.", what)
        case "late":
            return sentence("The {} came late: it was due on {}.", what, due)
        case "overdue" if client_owes:
            return sentence("The client still owes {}: it was due on {}.", one, due)
        case "overdue":
            return sentence("We still owe {}: it was due on {}.", one, due)
        case "dropped" if owed.due <= at and client_owes:
            return sentence("The {} was due on {}: the client owes it no longer.", what, due)
        case "dropped" if owed.due <= at:
            return sentence("The {} was due on {}: we owe it no longer.", what, due)
        case "dropped" if client_owes:
            return sentence("The client owes the {} no longer.", what)
        case "dropped":
            return sentence("We owe the {} no longer.", what)
    if not owed.is_new and owed.amount is not None:
        rest = amount(max(0, owed.amount - owed.got))
        if client_owes:
            return sentence("Of the {} {} has come: the client owes {} by {}.", what, amount(owed.got), rest, due)
        return sentence("Of the {} {} has come: we owe {} by {}.", what, amount(owed.got), rest, due)
    return sentence("The client owes {} by {}.", one, due) if client_owes else sentence("We owe {} by {}.", one, due)


def _mark(mark: MarkMade, decision: Decision) -> str:
    zone = decision.house.zone
    if mark.ends:
        return sentence("The {} is no longer {}.", mark.subject, mark.name)
    if mark.subject == "booking" and mark.name == "ended" and mark.until is None:
        return sentence("The booking ends.")
    since = None if mark.since in (None, decision.event.at) else plain_moment(mark.since or 0, zone)
    until = None if mark.until is None else plain_moment(mark.until, zone)
    if since is not None and until is not None:
        return sentence("The {} is {} from {} until {}.", mark.subject, mark.name, since, until)
    if since is not None:
        return sentence("The {} is {} from {}.", mark.subject, mark.name, since)
    if until is not None:
        return sentence("The {} is {} until {}.", mark.subject, mark.name, until)
    return sentence("The {} is {}.", mark.subject, mark.name)


def _action(action: Action, house: House) -> str:
    values = [sentence("{} {}", name, plain_value(value, kind, house)) for name, kind, value in action.arguments]
    if not values:
        return sentence("To be done: {}.", action.name)
    return sentence("To be done: {} with {}.", action.name, listed(values))

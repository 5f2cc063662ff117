"""What follows from a decision, each consequence as a plain sentence."""

from collections.abc import Iterator

from engine.memory.decision import Action, Decision, EntryMade, Excused, MarkMade, ObligationMade
from engine.memory.decision_json import receipt
from engine.model import House
from engine.telling.plain_text import capital, listed, plain_amount, plain_moment, plain_value, with_article

_NAMED_PLACES = ("website", "phone")


def verdict_text(decision: Decision) -> str:
    """`noted`, `accepted`, `asked for a deposit`, `redirected to the website`, `declined`."""
    match decision.verdict:
        case "accept":
            return "accepted"
        case "ask":
            asked = [with_article(owed.what) for owed in decision.obligations if owed.is_new and owed.kind == "ask"]
            return f"asked for {listed(asked)}" if asked else "asked"
        case "redirect":
            channel = decision.channel or "another channel"
            return f"redirected to {'the ' if channel in _NAMED_PLACES else ''}{channel}"
        case "decline":
            return "declined"
    return "noted"


def consequence_sentences(decision: Decision) -> Iterator[str]:
    """All that follows, but for the words to the client and the events recorded; receipts indented by two."""
    house = decision.house
    yield from decision.notes
    if decision.used is not None:
        rule = decision.because[-1].rule.title
        yield f'This uses what the rule "{rule}" allowed in the decision on {decision.amends}.'
    elif decision.amends is not None:
        named = decision.amends if decision.amends.isdecimal() else f"on {decision.amends}"
        yield f"This amends the decision {named}."
    for entry in decision.entries:
        yield _entry(entry, house)
    for excused in decision.excused:
        yield _excused(excused, house)
    for owed in decision.obligations:
        yield _obligation(owed, decision.event.at, house)
        if owed.is_new:
            yield from (f"  {stretch}" for stretch in receipt(owed, house))
    for mark in decision.marks:
        yield _mark(mark, decision)
    for told in decision.tells:
        yield f'The {told.role} is told: "{told.text}"'
    for action in decision.actions:
        yield _action(action, house)
    for allowed in decision.allowed:
        yield f"Whoever is on duty may: {allowed.text.removeprefix('may ')}."
    if decision.not_before is not None:
        yield f"What is sent waits until {plain_moment(decision.not_before, house.zone)}."


def _entry(entry: EntryMade, house: House) -> str:
    amount = plain_amount(entry.amount, entry.unit, house)
    if entry.kind == "charge":
        account = f" as {entry.account}" if entry.account else ""
        return f"The client is charged {amount}{account}." if entry.amount else f"Nothing is charged{account}."
    if entry.kind == "refund":
        return f"The client gets {amount} back." if entry.amount else "There is nothing to give back."
    if not entry.amount:
        return "Nothing is kept for the client."
    until = "" if entry.until is None else f", until {plain_moment(entry.until, house.zone)}"
    is_one = entry.unit == house.currency or entry.amount == 1
    return f"{amount} {'is' if is_one else 'are'} kept for the client{until}."


def _excused(excused: Excused, house: House) -> str:
    if excused.of == "charge":
        account = excused.name.partition(".")[2]
        amount = plain_amount(excused.amount, house.currency, house)
        return f"The charge of {amount}{f' as {account}' if account else ''} is dropped."
    kind = house.events.get(excused.name)
    if excused.amount == 1 or kind is None:
        return f"The latest {excused.name} no longer counts."
    return f"The {excused.amount} {kind.plural} no longer count."


def _obligation(owed: ObligationMade, at: int, house: House) -> str:
    def amount(minor: int) -> str:
        return plain_amount(minor, owed.unit or house.currency, house)

    client_owes = owed.kind == "ask"
    who, owe = ("the client", "owes") if client_owes else ("we", "owe")
    due = plain_moment(owed.due, house.zone)
    of = "" if owed.amount is None else f" of {amount(owed.amount)}"
    match owed.state:
        case "met":
            return f"The {owed.what}{of} came in time: {who} {owe} it no longer."
        case "late":
            return f"The {owed.what}{of} came late: it was due on {due}."
        case "overdue":
            return capital(f"{who} still {owe} {with_article(owed.what)}{of}: it was due on {due}.")
        case "dropped":
            if owed.due <= at:
                return f"The {owed.what}{of} was due on {due}: {who} {owe} it no longer."
            return capital(f"{who} {owe} the {owed.what}{of} no longer.")
    if not owed.is_new and owed.amount is not None:
        rest = amount(max(0, owed.amount - owed.got))
        return f"Of the {owed.what}{of} {amount(owed.got)} has come: {who} {owe} {rest} by {due}."
    return capital(f"{who} {owe} {with_article(owed.what)}{of} by {due}.")


def _mark(mark: MarkMade, decision: Decision) -> str:
    zone = decision.house.zone
    if mark.ends:
        return f"The {mark.subject} is no longer {mark.name}."
    if mark.subject == "booking" and mark.name == "ended" and mark.until is None:
        return "The booking ends."
    since = "" if mark.since in (None, decision.event.at) else f" from {plain_moment(mark.since or 0, zone)}"
    until = "" if mark.until is None else f" until {plain_moment(mark.until, zone)}"
    return f"The {mark.subject} is {mark.name}{since}{until}."


def _action(action: Action, house: House) -> str:
    values = [f"{name} {plain_value(value, kind, house)}" for name, kind, value in action.arguments]
    return f"To be done: {action.name}{f' with {listed(values)}' if values else ''}."

"""Consequences as a client reads them, each a sentence: `You pay 25% of the price, at most €15.00.`"""

from engine.model import (
    Act,
    Consequence,
    EndBooking,
    Entry,
    Excuse,
    Ledger,
    Literal,
    Mark,
    May,
    Moment,
    Now,
    Obligation,
    Recorded,
    Say,
    Shifted,
    Tell,
    Unmark,
    Verdict,
)
from engine.publishing.client_language import ClientLanguage, spaced
from engine.publishing.expression_told import amount_told
from engine.publishing.moment_told import length_told, moment_told


def sentences_told(consequences: tuple[Consequence, ...], language: ClientLanguage) -> tuple[str, ...]:
    """What follows, without the words themselves; `We take note of it.` where there is nothing else."""
    told = [_told(one, language) for one in consequences if not isinstance(one, Say) and not _is_implied(one)]
    if told:
        return tuple(told)
    is_said = any(isinstance(one, Say) for one in consequences)
    return (language.say("consequences", "write") if is_said else language.say("verdicts", "noted"),)


def _is_implied(consequence: Consequence) -> bool:
    """To be noted or asked says nothing beside what else follows."""
    return isinstance(consequence, Verdict) and consequence.word in ("noted", "ask")


def _told(consequence: Consequence, language: ClientLanguage) -> str:
    match consequence:
        case Verdict("redirect", str(channel)):
            choice = language.channel(channel)
            return language.say("verdicts", "redirect", channel=choice)
        case Verdict(word):
            return language.say("verdicts", word)
        case Entry():
            return _entry(consequence, language)
        case Obligation():
            return _obligation(consequence, language)
        case Excuse("event", name):
            return language.say("consequences", "excuse_event", noun=language.noun(name))
        case Excuse(_, name):
            account = name.partition(".")[2]
            key = "excuse_charge_as" if account else "excuse_charge"
            return language.say("consequences", key, account=spaced(account))
        case Mark(subject, name, since, until, for_ever):
            span = _span(since, until, language) + (language.say("consequences", "for_ever") if for_ever else "")
            return language.say("consequences", f"{subject}_mark", mark=language.mark(name), span=span)
        case Unmark(subject, name):
            return language.say("consequences", f"{subject}_unmark", mark=language.mark(name))
        case EndBooking():
            return language.say("consequences", "booking_ends")
        case Recorded(event):
            return language.say("consequences", "record", noun=language.noun(event, 0))
        case Tell(role):
            return language.say("consequences", "tell", role=language.role(role))
        case Act(action):
            return language.say("consequences", "do", action=spaced(action))
        case May(Say()):
            return language.say("consequences", "may", sentence=language.say("consequences", "write"))
        case May(inner):
            return language.say("consequences", "may", sentence=_told(inner, language))
        case Say():
            return language.say("consequences", "write")


def _entry(entry: Entry, language: ClientLanguage) -> str:
    amount = amount_told(entry.amount, language)
    account = spaced(entry.account or "")
    match entry.kind, entry.amount:
        case "charge", Literal(0):
            return language.say("consequences", "nothing_as" if account else "free", account=account)
        case "charge", Ledger("paid"):
            return language.say("consequences", "keep_paid")
        case "charge", _:
            return language.say("consequences", "charge_as" if account else "charge", amount=amount, account=account)
        case "refund", _:
            return language.say("consequences", "refund", amount=amount)
    span = _span(None, entry.until, language)
    return language.say("consequences", "credit", amount=amount, span=span)


def _obligation(owed: Obligation, language: ClientLanguage) -> str:
    what = language.noun(owed.what, 0)
    if owed.amount is not None:
        what = language.say("consequences", "of_amount", what=what, amount=amount_told(owed.amount, language))
    if isinstance(owed.due, Shifted) and isinstance(owed.due.anchor, Now) and owed.due.direction == "after":
        length = length_told(owed.due.length, language)
        return language.say("consequences", f"{owed.kind}_within", what=what, length=length)
    return language.say("consequences", f"{owed.kind}_by", what=what, due=moment_told(owed.due, language))


def _span(since: Moment | None, until: Moment | None, language: ClientLanguage) -> str:
    text = "" if since is None else language.say("consequences", "since", moment=moment_told(since, language))
    if (
        isinstance(until, Shifted)
        and until.direction == "after"
        and (isinstance(until.anchor, Now) or until.anchor == since)
    ):
        return text + language.say("consequences", "for", length=length_told(until.length, language))
    if until is not None:
        text += language.say("consequences", "until", moment=moment_told(until, language))
    return text

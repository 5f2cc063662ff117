"""The words of a house as they stand in its published rules, with blanks for what only a case itself can tell."""

from engine.model import House
from engine.publishing.client_language import ClientLanguage
from engine.telling.words import filled, placeholders

_MONEY = ("charge", "refund", "credit", "paid", "charged", "rest", "owed", "amount", "price")
_MOMENTS = ("due", "until", "now", "sent")


def reply_told(language: ClientLanguage, words: str) -> str:
    """The words called `words`, in this language where they have it; blanks stand in brackets: `[amount]`."""
    house = language.house
    texts = [told.get(language.language) or next(iter(told.values())) for _, told in house.words[words].parts]
    return "\n".join(text for text in (_with_blanks(text, language) for text in texts) if text)


def _with_blanks(text: str, language: ClientLanguage) -> str:
    # A client's name is left out as from a reply to somebody whose name is not known.
    names = [name for name in placeholders(text) if name != "client.name"]
    return filled(text, {name: _blank(name, language) for name in names})


def _blank(name: str, language: ClientLanguage) -> str:
    if name == "house.name":
        return language.house.name
    return f"[{language.say('blanks', _kind(name, language.house))}]"


def _kind(name: str, house: House) -> str:
    """What a placeholder stands for, as a table of the phrases names it."""
    head, tail = name.partition(".")[0], name.rpartition(".")[2]
    if tail in _MOMENTS:
        return "moment"
    if head in _MONEY or tail in _MONEY:
        return "money"
    bases = [kind.fields[tail].kind.base for kind in house.events.values() if tail in kind.fields]
    known = ("money", "moment", "date", "duration", "text")
    return next((base for base in bases if base in known), "other")

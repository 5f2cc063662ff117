"""The reply, in the client's language.

A template has `{placeholders}`. What a decision has no value for is not said:

- a client's name that is not known is left out with the comma or the blank before it (`Thank you, {client.name}.`
  becomes `Thank you.`), where a sentence addresses the client by it;
- a sentence that needs anything else that there is not is left out whole, and so is a part without a sentence.
"""

import re
from collections.abc import Iterable, Mapping

from engine.memory.decision import Decision, Reading
from engine.model import House

_PLACEHOLDER = r"\{\s*([^{}]*?)\s*\}"
_PLACEHOLDER_AT_STOP = r"\{\s*([^{}]*?)\s*\}(\.?)"
_NEXT_SENTENCE = r"(?<=[.!?…])(\s+)(?=[^\sa-zß-öø-ÿ])"
_NAME = "client.name"
_ADDRESS_FIRST = r"^\{\s*client\.name\s*\}[,:!]\s*(\w?)"
_ADDRESS = r",?\s*\{\s*client\.name\s*\}(?=[,.:;!?…]|$)"
_STOPS = (".", "!", "?", "…")


def reply_text(decision: Decision) -> str | None:
    """The words of a decision as the client reads them; None where nothing is said."""
    words = decision.words
    if words is None:
        return None
    return rendered(decision.house, words.name, words.language, words.values, decision.event.at)


def rendered(house: House, name: str, language: str, values: Iterable[Reading], now: int | None = None) -> str:
    """The words called `name`: their parts as paragraphs, in the order written, with `values` in their places.

    Values are readings whose labels are the placeholders. Moments in the local year of `now` are said without it.
    """
    # Babel takes longer to load than an event takes to judge.
    from engine.telling.local_text import LocalText

    local = LocalText(house, language, now)
    said = {reading[0]: local.text(reading) for reading in values}
    paragraphs = []
    for _, texts in house.words[name].parts:
        template = texts.get(language) or next(iter(texts.values()))
        paragraphs.append(filled(template, said))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def placeholders(template: str) -> list[str]:
    """The names in braces, in the order written."""
    return re.findall(_PLACEHOLDER, template)


def filled(template: str, said: Mapping[str, str]) -> str:
    """The template's sentences that can be said, each with the blanks before it; `said` has the placeholders."""
    pieces = re.split(_NEXT_SENTENCE, template)
    text = ""
    for blank, sentence in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        if not said.get(_NAME):
            sentence = re.sub(_ADDRESS, "", re.sub(_ADDRESS_FIRST, lambda match: match[1].upper(), sentence))
        if all(said.get(name) for name in placeholders(sentence)):
            text += (blank if text else "") + re.sub(_PLACEHOLDER_AT_STOP, lambda match: _value(match, said), sentence)
    return text.strip()


def _value(match: re.Match[str], said: Mapping[str, str]) -> str:
    """A value, and the stop that follows unless the value, a client's own sentence perhaps, ends with one."""
    value = said[match[1]]
    return value if value.endswith(_STOPS) else value + match[2]

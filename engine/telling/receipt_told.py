"""The stretches of a deadline's receipt, which a house says in its own language.

A decision holds them as English text, the same for ever; here that text is taken apart again.
"""

import re

from engine.telling.phrase import Phrase
from engine.telling.plain_text import Figures
from grammar.sentence import Sentence, sentence

_HOURS = {"opening": sentence("opening hours"), "working": sentence("working hours")}
_DAYS = {"opening": sentence("skipped, no opening day"), "working": sentence("skipped, no working day")}


class ToldStretch(Sentence):
    """One stretch: `Friday 19 November 2027 16:00 to 18:00: 2 hours counted`."""

    def told(self, language: str) -> str:
        """In a language; a stretch of another form keeps its words, but for names of days and units."""
        span, _, found = str(self).rpartition(": ")
        said = _what(found)
        if said is None:
            return Figures(self).told(language)
        first, to, last = span.partition(" to ")
        when: Sentence = sentence("{} to {}", Figures(first), Figures(last)) if to else Figures(first)
        return sentence("{}: {}", when, said).told(language)


def calendar_told(name: str) -> Sentence:
    """The hours of a calendar: a shipped one is named in the language of the house, one of its own as it named it."""
    return _HOURS.get(name) or sentence("{0} hours", name)


def _what(text: str) -> Sentence | None:
    if match := re.fullmatch(r"(.+) counted in (.+) hours", text):
        return sentence("{} counted in {}", Figures(match[1]), calendar_told(match[2]))
    if match := re.fullmatch(r"(\d+ .+) counted", text):
        return sentence("{} counted", Phrase.of(match[1]))
    if match := re.fullmatch(r"skipped, outside (.+) hours", text):
        return sentence("skipped, outside {}", calendar_told(match[1]))
    if match := re.fullmatch(r"skipped, public holiday \((.+)\)", text):
        return sentence("skipped, public holiday ({})", match[1])
    if match := re.fullmatch(r"skipped, no (.+) day", text):
        if match[1] in _DAYS:
            return _DAYS[match[1]]
        return sentence("skipped, no {} day", match[1])
    if match := re.fullmatch(r"skipped, closed on (.+)", text):
        return sentence("skipped, closed on {}", Figures(match[1]))
    if match := re.fullmatch(r"skipped, closed from (.+) to (.+)", text):
        return sentence("skipped, closed from {} to {}", Figures(match[1]), Figures(match[2]))
    if text == "comes twice, the first of the two taken":
        return sentence("comes twice, the first of the two taken")
    if match := re.fullmatch(r"does not exist, (.+) taken, the first moment after", text):
        return sentence("does not exist, {} taken, the first moment after", Figures(match[1]))
    return None

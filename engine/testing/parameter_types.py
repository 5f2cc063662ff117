"""What may stand in the places of a step: `EUR 30.00`, `26 hours`, `Friday 19 November 2027 14:00`."""

import re
from collections.abc import Callable, Mapping

from attrs import frozen

from grammar import keywords
from grammar.keywords import UNITS_OF_TIME
from grammar.spelling import MONTHS, WEEKDAYS


@frozen
class ParameterType:
    """A kind of place: the pattern of what stands there, without named groups, an example, and how English says it."""

    pattern: str
    example: str
    english: Callable[[str], str] = str


def _any_of(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


_FORMS = keywords.forms("en")
_WEEKDAY = _any_of([form for terminal in WEEKDAYS for form in _FORMS[terminal]])
_MONTH = _any_of([form for terminal in MONTHS for form in _FORMS[terminal]])
_UNIT = _any_of(sorted({form.split()[-1] for terminal in UNITS_OF_TIME for form in _FORMS[terminal]}))
_NAME = r"[^\W\d_A-Z][\w-]*"
_VERDICT = "accepted|asked|redirected|declined|noted"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_DATE = rf"(?:(?:{_WEEKDAY}) )?(?:\d{{1,2}} (?:{_MONTH}) \d{{4}})|\d{{4}}-\d{{2}}-\d{{2}}"
_OFFSET = r"(?:Z|[+-]\d{2}:\d{2})?"
_LENGTH = rf"\d+ (?:full )?(?:(?!and ){_NAME} )?(?:{_UNIT})"
_DELAY = rf"{_LENGTH}(?: (?:and )?\d+ (?:{_UNIT}))*"

PARAMETER_TYPES: Mapping[str, ParameterType] = {
    # A client is she, he, they, the client, or the name they were given.
    "she": ParameterType(r"she|he|they|the client|[A-Z][\w'-]*", "she"),
    "her": ParameterType(r"her|him|them|the client|[A-Z][\w'-]*", "her"),
    "the-booking": ParameterType("the booking|(?:her|his|their) booking", "the booking"),
    "the-house": ParameterType("the house", "the house"),
    "client": ParameterType(r"[A-Z][\w'-]*|[\"“][^\"“”]+[\"”]", "Ann"),
    "money": ParameterType(
        r"(?:[A-Z]{3} ?|[€£$¥] ?)-?\d[\d.,]*|\d[\d.,]* ?(?:[A-Z]{3}(?![\w-])|[€£$¥])|\d+", "EUR 30.00"
    ),
    "units": ParameterType(rf"\d+ {_NAME}", "2 sessions"),
    "count": ParameterType(r"\d+|an?|one|no", "2"),
    "delay": ParameterType(_DELAY, "17 minutes"),
    "length": ParameterType(_DELAY, "26 hours"),
    "window": ParameterType(rf"in the last \d+ {_NAME}|this calendar (?:month|year)|ever", "in the last 12 months"),
    "moment": ParameterType(
        rf"(?:(?:{_DATE}|{_WEEKDAY}|today|tomorrow),?(?: at)?[ T])?{_CLOCK}{_OFFSET}|{_DATE}",
        "Friday 19 November 2027 14:00",
    ),
    "text": ParameterType(r'["“][^"“”]*["”]', '"…"'),
    "command": ParameterType(r"evenhand(?: .*?)?", "evenhand check salon.house"),
    "path": ParameterType(r"\S(?:.*\S)?", "salon.house"),
    "event": ParameterType(_NAME, "complaint"),
    "events": ParameterType(rf"(?:overdue )?{_NAME}", "no-shows"),
    "recorded": ParameterType(_NAME, "no-show"),
    "service": ParameterType(_NAME, "colouring"),
    # A verdict is no mark: `she is accepted` says what the answer is.
    "mark": ParameterType(rf"(?!(?:{_VERDICT})(?![\w-])){_NAME}", "prepay-only"),
    "account": ParameterType(_NAME, "parking"),
    "words": ParameterType(rf"(?!nothing(?![\w-])){_NAME}", "late-cancellation"),
    "owed": ParameterType(_NAME, "answer"),
    "asked": ParameterType(_NAME, "deposit"),
    "payment": ParameterType(_NAME, "deposit"),
    "way": ParameterType(_NAME, "website"),
    "channel": ParameterType(_NAME, "whatsapp"),
    "topic": ParameterType(_NAME, "booking"),
    "reason": ParameterType(_NAME, "illness"),
    "language": ParameterType(r"[a-z]{2,3}", "nl"),
    "verdict": ParameterType("noted|accept|ask|redirect|decline", "accept"),
    "answered": ParameterType(_VERDICT, "accepted"),
    "fact": ParameterType(r"[^\W\d_A-Z][\w.-]*", "party-size"),
    "value": ParameterType(r"\S(?:.*\S)?", "2"),
    "role": ParameterType(_NAME, "owner"),
    "action": ParameterType(_NAME, "send-voucher"),
}

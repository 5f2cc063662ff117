"""What stands in a place of a step, from English into the words of another language: `48 hours` is `48 uur`."""

import re

from engine.testing.spoken_types import parameter_types, words_of
from grammar import keywords
from grammar.keywords import MONTHS, UNITS_OF_TIME, WEEKDAYS
from grammar.names import names

_FIGURES = ("moment", "length", "delay", "window")
_DECIMALS = re.compile(r"(?<=\d)\.(?=\d{1,2}(?!\d))")
_COUNTED = re.compile(r"(\d+) ((?:[^\W\d]+ )?)([^\W\d]+)")
_TERMINALS = (*WEEKDAYS, *MONTHS)


def own_words(type_: str, text: str, language: str) -> str:
    """The text of a place of some type as a language says it; as it is where the language says it no other way."""
    if language == "en":
        return text
    match type_:
        case "moment":
            said = _moment(text, language)
        case "length" | "delay":
            said = _length(text, language)
        case "money":
            said = _DECIMALS.sub(",", text)
        case "window":
            said = _window(text, language)
        case "events":
            said = _events(text, language)
        case "fact":
            said = names(language).own(text) or text
        case "she" | "her":
            return words_of(type_, text, language)
        case "the-booking" | "the-house" | "verdict" | "answered" | "count":
            said = words_of(type_, text, language)
        case _:
            said = names(language).own(text) or text
    return said if _is_understood(type_, said, text, language) else text


def _is_understood(type_: str, said: str, text: str, language: str) -> bool:
    known = parameter_types(language)[type_]
    if re.fullmatch(known.pattern, said) is None:
        return False
    return type_ in _FIGURES or known.english(said).lower() == text.lower()


def _moment(text: str, language: str) -> str:
    own, english = keywords.spelling(language), keywords.spelling("en")
    words = {english[one]: own[one] for one in _TERMINALS}
    return " ".join(words.get(word, word) for word in text.split(" "))


def _length(text: str, language: str) -> str:
    own, beside_one, english = keywords.spelling(language), keywords.second(language), keywords.forms("en")
    terminals = {form: terminal for terminal in (*UNITS_OF_TIME, "CALENDAR_DAYS") for form in english.get(terminal, ())}

    def said(found: re.Match[str]) -> str:
        name, unit = found[2].strip(), found[3]
        whole = terminals.get(f"{name} {unit}".strip())
        terminal = whole or terminals.get(unit)
        if terminal is None:
            return found[0]
        word = (beside_one if found[1] == "1" else own).get(terminal, own[terminal])
        return f"{found[1]} {word}" if whole or not name else f"{found[1]} {name} {word}"

    return _COUNTED.sub(said, text)


def _events(text: str, language: str) -> str:
    late = keywords.spelling("en")["OVERDUE"] + " "
    name = text.removeprefix(late)
    own = names(language).own(name, many=True) or names(language).own(name) or name
    return f"{keywords.spelling(language)['OVERDUE']} {own}" if text.startswith(late) else own


def _window(text: str, language: str) -> str:
    own, english = keywords.spelling(language), keywords.spelling("en")
    for terminal in ("EVER", "THIS_CALENDAR_YEAR", "THIS_CALENDAR_MONTH"):
        if text == english[terminal]:
            return own[terminal]
    close = "".join(f" {form}" for form in keywords.forms(language).get("_LAST_CLOSES", ())[:1])
    return f"{own['IN_THE_LAST']} {_length(text.removeprefix(english['IN_THE_LAST']).strip(), language)}{close}"

"""Sentences that can be said in other languages: a template in English, and what is put into it.

The catalogues are gettext's, one a language, in `grammar/messages`; `evenhand` reads one when a house is written in its
language. What a catalogue lacks is said in English.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

CATALOGUES = Path(__file__).parent / "messages"


class Sentence(str):
    """A sentence in English that knows how it was made: the `template`, with `{}` or `{0}` for each of the `values`."""

    template: str
    values: tuple[object, ...]


def sentence(template: str, *values: object) -> Sentence:
    """The sentence with these values; a value that is itself a sentence is said in the other language too."""
    text = Sentence(template.format(*values))
    text.template = template
    text.values = values
    return text


def in_language(text: str, language: str) -> str:
    """A sentence in a language; as it stands where it was not made so, or where the language has no words for it."""
    if language == "en" or not isinstance(text, Sentence):
        return text
    template = catalogue(language).get(text.template, text.template)
    return template.format(
        *(in_language(value, language) if isinstance(value, str) else value for value in text.values)
    )


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """English template to the template in a language; empty for a language without a catalogue."""
    path = CATALOGUES / f"{language}.po"
    if not path.is_file():
        return MappingProxyType({})
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        messages = read_po(file, locale=language, abort_invalid=True)
    return MappingProxyType(
        {str(message.id): str(message.string) for message in messages if message.id and message.string}
    )

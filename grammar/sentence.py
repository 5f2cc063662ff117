"""Sentences that can be said in other languages: a template in English, and what is put into it.

The catalogues are gettext's, one a language, in `grammar/messages`; one is read when something is said in its language.
What a catalogue lacks is said in English.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from grammar.names import names

_CATALOGUES = os.path.join(os.path.dirname(__file__), "messages")
_known: dict[str, Mapping[str, str]] = {}


class Sentence(str):
    """A sentence in English that knows how it was made: the `template`, with `{}` or `{0}` for each of the `values`."""

    template: str
    values: tuple[object, ...]

    def told(self, language: str) -> str:
        """The sentence in a language; a value that is a sentence or a name of the vocabulary is said in it too."""
        template = catalogue(language).get(self.template, self.template)
        return template.format(
            *(in_language(value if isinstance(value, str) else str(value), language) for value in self.values)
        )


def sentence(template: str, *values: object) -> Sentence:
    """The sentence with these values."""
    text = Sentence(template.format(*values))
    text.template = template
    text.values = values
    return text


class Listing(Sentence):
    """Several sentences or names, one after the other: `a, b or c`."""

    items: tuple[str, ...]
    last: str

    def told(self, language: str) -> str:
        """The list in a language."""
        return _list([in_language(item, language) for item in self.items], in_language(self.last, language))


def listing(items: Iterable[str], last: str = "or") -> Sentence:
    """`a, b or c`, with `or` or `and` before the last; `nothing` where there is none."""
    known = tuple(items)
    between = sentence("and") if last == "and" else sentence("or")
    if not known:
        return sentence("nothing")
    text = Listing(_list(known, between))
    text.items, text.last = known, between
    return text


def _list(items: Sequence[str], last: str) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def in_language(text: str, language: str) -> str:
    """A sentence, a name of the vocabulary or a placeholder in a language; anything else as it stands."""
    if language == "en":
        return text
    if isinstance(text, Sentence):
        return text.told(language)
    known = names(language)
    return known.own_text(text) if text.startswith("{") else known.own(text) or text


def catalogue(language: str) -> Mapping[str, str]:
    """English template to the template in a language; empty for a language without a catalogue."""
    if language not in _known:
        know_catalogue(language, _read(language))
    return _known[language]


def know_catalogue(language: str, said: Mapping[str, str]) -> None:
    """Takes the catalogue of a language as it was read before; it is not read again."""
    _known[language] = MappingProxyType(dict(said))


def _read(language: str) -> Mapping[str, str]:
    path = os.path.join(_CATALOGUES, f"{language}.po")
    if not os.path.isfile(path):
        return {}
    from babel.messages.pofile import read_po

    with open(path, "rb") as file:
        messages = read_po(file, locale=language, abort_invalid=True)
    return {str(one.id): str(one.string) for one in messages if one.id and one.string}

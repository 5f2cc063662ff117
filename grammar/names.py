"""The names of the standard vocabulary in each language: one file a language in `words/`, one line a name.

A tree, an event and a program know them in English. A house says them in its own language, or in English. Whatever is
no name of the vocabulary is the owner's own and the same in every language.
"""

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

_WORDS = os.path.join(os.path.dirname(__file__), "words")
_LINE = r"([^#:]+): (.+)"

# A placeholder in words to the client: a name in braces, perhaps between single quotes.
_PLACEHOLDER = r"\{('*)([^\W\d_][\w-]*(?:\.[^\W\d_][\w-]*)*)\1\}"


class Names(Struct, frozen=True):
    """The names of the vocabulary in one language.

    `written` maps English to the form that is written. `one` and `many` map each form that is read to English; they
    differ where a form is singular and plural at once.
    """

    written: Mapping[str, str]
    one: Mapping[str, str]
    many: Mapping[str, str]

    def english(self, name: str, many: bool = False) -> str:
        """A name as a tree has it: dotted where it is qualified, each part in English."""
        known = self.many if many else self.one
        return ".".join(known.get(part, part) for part in name.split("."))

    def own(self, name: str, many: bool = False) -> str | None:
        """A name of a tree in this language; None where it would be read as another."""
        for said in (".".join(self.written.get(part, part) for part in name.split(".")), name):
            if self.english(said, many) == name:
                return said
        return None

    def english_text(self, text: str) -> str:
        """Words to the client with the names of their placeholders in English."""
        return re.sub(_PLACEHOLDER, self._english_placeholder, text) if self.written else text

    def own_text(self, text: str) -> str:
        """Words to the client with the names of their placeholders in this language, quoted as `own` would need it."""
        return re.sub(_PLACEHOLDER, self._own_placeholder, text) if self.written else text

    def _english_placeholder(self, found: re.Match[str]) -> str:
        quotes, name = found[1], found[2]
        left = quotes[1:]
        return f"{{{left}{name}{left}}}" if quotes else f"{{{self.english(name)}}}"

    def _own_placeholder(self, found: re.Match[str]) -> str:
        quotes, name = found[1], found[2]
        own = None if quotes else self.own(name)
        return f"{{{own}}}" if own is not None else f"{{'{quotes}{name}{quotes}'}}"


@cache
def names(language: str) -> Names:
    """The names in a language; in English, and in a language without a file, each is its own."""
    path = os.path.join(_WORDS, f"{language}.names")
    if not os.path.isfile(path):
        return Names({}, {}, {})
    written: dict[str, str] = {}
    one: dict[str, str] = {}
    many: dict[str, str] = {}
    for english, forms in _lines(path):
        written[english] = forms[0]
        for form in forms:
            one.setdefault(form, english)
            many[form] = english
    return Names(written, one, many)


def _lines(path: str) -> Iterator[tuple[str, list[str]]]:
    """Each name in English, with its forms."""
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            if match := re.fullmatch(_LINE, line):
                yield match[1], match[2].split(" | ")

"""The nearest known name, and lists of names in a sentence."""

from collections.abc import Iterable

from grammar.names import names
from grammar.sentence import Sentence, in_language, listing, sentence


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like this one, if any is like it."""
    # Imported here, as only a name that is not known needs it.
    from difflib import get_close_matches

    by_small_letters = {word.casefold(): word for word in known}
    found = get_close_matches(name.casefold(), list(by_small_letters), n=1, cutoff=0.6)
    return by_small_letters[found[0]] if found else None


class Mend(Sentence):
    """The help for a name that is not known: the nearest is looked for in the language that it is said in."""

    name: str
    known: tuple[str, ...]
    otherwise: str | None

    def told(self, language: str) -> str:
        """The help in a language; empty where nothing is near and nothing else can be said."""
        own = names(language).own
        close = nearest(own(self.name) or self.name, (own(known) or known for known in self.known))
        if close is not None:
            return sentence("did you mean `{}`?", close).told(language)
        return in_language(self.otherwise or "", language)


def mend(name: str, known: Iterable[str], otherwise: str | None = None) -> Mend | None:
    """The help for an unknown name: the nearest known one, else another sentence; None where no name is known."""
    known = tuple(known)
    close = nearest(name, known)
    said = sentence("did you mean `{}`?", close) if close else otherwise
    if said is None and not known:
        return None
    help = Mend(said or "")
    help.name, help.known, help.otherwise = name, known, otherwise
    return help


def listed(names: Iterable[str], last: str = "or") -> Sentence:
    """`a, b or c`, each in backticks; `last` is `or` or `and`."""
    return listing([sentence("`{}`", name) for name in names], last)

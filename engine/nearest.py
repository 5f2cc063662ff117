"""The nearest known name, and lists of names in a sentence."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like this one, if any is like it."""
    by_small_letters = {word.casefold(): word for word in known}
    found = get_close_matches(name.casefold(), list(by_small_letters), n=1, cutoff=0.6)
    return by_small_letters[found[0]] if found else None


def mend(name: str, known: Iterable[str], otherwise: str | None = None) -> str | None:
    """The help for an unknown name: the nearest known one, else another sentence."""
    known = list(known)
    close = nearest(name, known)
    return f"did you mean `{close}`?" if close else otherwise


def listed(names: Iterable[str], last: str = "or") -> str:
    """`a, b or c`, each in backticks."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} {last} {quoted[-1]}" if quoted else "nothing"

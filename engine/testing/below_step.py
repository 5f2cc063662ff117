"""What stands below a step: a table, or a text."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from engine.testing.spoken_phrases import Spoken
from engine.testing.step_problem import cannot
from grammar.names import names

Table: TypeAlias = Sequence[Sequence[str]]


def facts_of_table(table: Table | None) -> Iterator[tuple[str, str]]:
    """Name, in English, and value of each row; the row `fact`, `value` is a heading."""
    english = names(Spoken.language).english
    for row in table or ():
        if len(row) != 2:
            raise cannot("a table of facts has two columns", "write `| reason | illness |`")
        name, value = (cell.strip() for cell in row)
        if (name, value) != ("fact", "value"):
            yield english(name), value


def text_below(docstring: str, what: str) -> str:
    """The text, called `what` where it is missing."""
    if not docstring.strip():
        raise cannot(f"{what} is missing", 'write it below the step, between two lines of `"""`')
    return docstring

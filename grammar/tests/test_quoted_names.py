"""Which names stand in single quotes in the canonical text."""

from functools import cache

import pytest
from canonical_text import formatted, pinned, read
from strategies_expression import NOWHERE, keyword_names

from grammar import keywords, spelling
from grammar import syntax as s
from grammar.block_parser import block_parser
from grammar.text_from_syntax import text_from_syntax


def test_names_are_quoted_only_where_a_keyword_could_stand() -> None:
    """The same name stands plain where it can mean nothing else."""
    pinned("""\
        choice total: not, now-or-never, last, otherwise

        rule "Quotes"
            on total, 'overdue', overdue overdue
            'total' is not 'no': charge 'total', say no
            'not' is 'nothing' or total.not is otherwise: free
            'otherwise': charge price as 'of', ask free of the 'last' within 2 'days' hours
            otherwise: noted
        """)


def test_a_name_is_quoted_for_the_other_language() -> None:
    """A name that means nothing in English can be a keyword in Dutch."""
    english = 'rule "A"\n    on arrival\n    anders is nu: say anders\n'
    dutch = "# language: nl\n\nregel \"A\"\n    bij arrival\n    'anders' is 'nu': zeg anders\n"
    assert dutch == formatted(english, "nl")
    assert english == formatted(dutch, "en")


@cache
def names_after() -> dict[str, list[s.Consequence | s.Expression]]:
    """By the phrase before it, each keyword as a name in that place."""
    price = s.Name("price", NOWHERE)
    hour = s.Duration(1, "hours", None, False, NOWHERE)
    places: dict[str, list[s.Consequence | s.Expression]] = {}
    for word in (*keyword_names(), "EUR5", "ABC"):
        name = s.Name(word, NOWHERE)
        offset = s.Offset(s.Duration(2, "days", word, False, NOWHERE), "before", name, NOWHERE)
        day = s.DayBefore(word, name, NOWHERE)
        for place, found in {
            "fact": name,
            "or": s.Or((price, name, name), NOWHERE),
            "and": s.And((price, name, name), NOWHERE),
            "not": s.Not(name, NOWHERE),
            "is": s.Compare(name, "is", name, NOWHERE),
            "is not": s.Compare(name, "is not", name, NOWHERE),
            "is at least": s.Compare(name, "at least", name, NOWHERE),
            "is by": s.Compare(name, "by", name, NOWHERE),
            "by": s.Compare(None, "by", name, NOWHERE),
            "one of": s.OneOf(name, False, (name, name), NOWHERE),
            "the": s.Compare(None, "by", s.The(name, NOWHERE), NOWHERE),
            "the last": s.Compare(None, "by", s.TheLast(name, NOWHERE), NOWHERE),
            "offset": s.Compare(None, "at least", offset, NOWHERE),
            "day": s.Compare(None, "by", s.ClockOn(s.Clock(0, NOWHERE), day, NOWHERE), NOWHERE),
            "next": s.Compare(None, "by", s.NextOpening(word, name, NOWHERE), NOWHERE),
            "hours": s.FallsInHours(name, True, word, NOWHERE),
            "count": s.Compare(
                None, "at least", s.Count(s.Number(3, NOWHERE), False, False, name, s.Ever(NOWHERE), NOWHERE), NOWHERE
            ),
            "none": s.NoneOf(False, False, name, s.Ever(NOWHERE), NOWHERE),
            "total": s.Total(name, name, s.Since(name, NOWHERE), NOWHERE),
            "as of": s.AsOf(name, name, NOWHERE),
            "unit": s.UnitAmount(3, name, NOWHERE),
            "charge": s.Charge(name, name, NOWHERE),
            "credit": s.Credit(s.UnitAmount(3, name, NOWHERE), None, name, NOWHERE),
            "owe": s.Owe("ask", name, name, hour, None, NOWHERE),
            "owe by": s.Owe("promise", name, None, None, name, NOWHERE),
            "becomes": s.Becomes("client", name, name, name, None, NOWHERE),
            "do": s.Do(name, (s.Argument(name, name, NOWHERE),), NOWHERE),
        }.items():
            places.setdefault(place, []).append(found)
    return places


@pytest.mark.parametrize("language", keywords.languages())
@pytest.mark.parametrize("place", names_after())
def test_every_keyword_can_be_a_name(place: str, language: str) -> None:
    """In each place, in each language."""
    text = s.Text("x", NOWHERE)
    on = (s.OnEvent(s.Name("arrival", NOWHERE), NOWHERE),)
    lines = tuple(
        s.Line(None, (found,), (), NOWHERE)  # type: ignore[arg-type]
        if isinstance(found, s.Charge | s.Credit | s.Owe | s.Becomes | s.Do)
        else s.Line(found, (s.Free(NOWHERE),), (), NOWHERE)
        for found in names_after()[place]
    )
    file = s.File(language, tuple(s.Rule(text, on, None, (line,), NOWHERE) for line in lines), (), NOWHERE)
    written = text_from_syntax(file)
    for block, again in zip(file.blocks, read(written).blocks, strict=True):
        assert block == again


@pytest.mark.parametrize("language", keywords.languages())
def test_the_places_of_names_are_those_of_the_grammar(language: str) -> None:
    """Wherever the parser takes a name, the keywords it takes there too are those of one of the places."""
    places = [set(value) for value in vars(spelling).values() if isinstance(value, tuple)]
    table = block_parser(language)._lark.parser.parser.parser.parse_table.states
    found = [set(row) & set(keywords.forms(language)) for row in table.values() if "NAME" in row and "FAULT" not in row]
    assert [] == [row for row in found if not any(row <= place for place in places)]
    assert len(found) > 100

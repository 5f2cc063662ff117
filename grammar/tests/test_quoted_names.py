"""Which names stand in single quotes in the canonical text."""

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
    dutch = "# language: nl\n\nregel \"A\"\n    bij aankomst\n    'anders' is 'nu': zeg anders\n"
    assert dutch == formatted(english, "nl")
    assert english == formatted(dutch, "en")


HOUR = s.Duration(1, "hours", None, False, NOWHERE)


def conditions_with(word: str) -> dict[str, s.Expression]:
    """By what comes before it, the word as a name in a condition, as its calendar too."""
    name, price, ever = s.Name(word, NOWHERE), s.Name("price", NOWHERE), s.Ever(NOWHERE)
    offset = s.Offset(s.Duration(2, "days", word, False, NOWHERE), "before", name, NOWHERE)
    clock = s.ClockOn(s.Clock(0, NOWHERE), s.DayBefore(word, name, NOWHERE), NOWHERE)
    return {
        "nothing": name,
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
        "days before": s.Compare(None, "at least", offset, NOWHERE),
        "day before": s.Compare(None, "by", clock, NOWHERE),
        "the day before": s.Compare(None, "by", clock.day, NOWHERE),
        "next": s.Compare(None, "by", s.NextOpening(word, name, NOWHERE), NOWHERE),
        "falls within": s.FallsInHours(name, True, word, NOWHERE),
        "at least 3": s.Compare(
            None, "at least", s.Count(s.Number(3, NOWHERE), False, False, name, ever, NOWHERE), NOWHERE
        ),
        "no": s.NoneOf(False, False, name, ever, NOWHERE),
        "total": s.Total(name, name, s.Since(name, NOWHERE), NOWHERE),
        "as of": s.AsOf(name, name, NOWHERE),
        "3": s.UnitAmount(3, name, NOWHERE),
    }


def consequences_with(word: str) -> dict[str, s.Consequence]:
    """By what comes before it, the word as a name in a consequence."""
    name = s.Name(word, NOWHERE)
    return {
        "charge": s.Charge(name, name, NOWHERE),
        "credit": s.Credit(s.UnitAmount(3, name, NOWHERE), None, name, NOWHERE),
        "ask": s.Owe("ask", name, name, HOUR, None, NOWHERE),
        "promise": s.Owe("promise", name, None, None, name, NOWHERE),
        "becomes": s.Becomes("client", name, name, name, None, False, NOWHERE),
        "do": s.Do(name, (s.Argument(name, name, NOWHERE),), NOWHERE),
    }


def check_lines(lines: list[s.Line], language: str) -> None:
    """Each line is read as it was meant, in a rule of its own."""
    title, on = s.Text("x", NOWHERE), (s.OnEvent(s.Name("arrival", NOWHERE), NOWHERE),)
    file = s.File(language, tuple(s.Rule(title, on, None, (line,), NOWHERE) for line in lines), (), NOWHERE)
    for expected, actual in zip(file.blocks, read(text_from_syntax(file)).blocks, strict=True):
        assert expected == actual


WORDS = (*keyword_names(), "EUR5", "ABC")


@pytest.mark.parametrize("language", keywords.languages())
@pytest.mark.parametrize("place", conditions_with("price"))
def test_every_keyword_can_be_a_name_in_a_condition(place: str, language: str) -> None:
    """Behind each phrase of the table, in each language."""
    free = (s.Free(NOWHERE),)
    check_lines([s.Line(conditions_with(word)[place], free, (), NOWHERE) for word in WORDS], language)


@pytest.mark.parametrize("language", keywords.languages())
@pytest.mark.parametrize("place", consequences_with("price"))
def test_every_keyword_can_be_a_name_in_a_consequence(place: str, language: str) -> None:
    """Behind each of the words that begin one, in each language."""
    check_lines([s.Line(None, (consequences_with(word)[place],), (), NOWHERE) for word in WORDS], language)


@pytest.mark.parametrize("language", keywords.languages())
def test_the_places_of_names_are_those_of_the_grammar(language: str) -> None:
    """Wherever the parser takes a name, the keywords it takes there too are those of one of the places."""
    places = [set(value) for value in vars(spelling).values() if isinstance(value, tuple)]
    table = block_parser(language)._lark.parser.parser.parser.parse_table.states
    found = [set(row) & set(keywords.forms(language)) for row in table.values() if "NAME" in row and "FAULT" not in row]
    assert [] == [row for row in found if not any(row <= place for place in places)]
    assert len(found) > 100

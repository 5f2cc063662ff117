"""The names of the vocabulary in each language."""

from collections import Counter
from collections.abc import Iterator

import pytest

from engine.checking.declarations_from_syntax import _PLAIN_KINDS
from engine.checking.scope import MONEY_FACTS, SPANS, SUBJECTS
from engine.compiler import check_text, vocabulary
from engine.model import House
from engine.proof.stuck_marks import THE_END
from grammar import syntax
from grammar.diagnostic import Diagnostics
from grammar.diagnostic_text import text_from_diagnostics
from grammar.keywords import languages
from grammar.names import names
from grammar.source import Source
from grammar.syntax_from_text import syntax_from_text
from grammar.text_from_syntax import text_from_syntax

OTHERS = [language for language in languages() if language != "en"]

# What the engine gives beside what the vocabulary declares: facts, spans, subjects, the kinds of facts, what was
# decided in a guarantee, what placeholders end in, the role that houses tell most, and the mark that is the end.
GIVEN = {
    *MONEY_FACTS, *SPANS, *SUBJECTS, *(kind for kind in _PLAIN_KINDS if " " not in kind), "event", "owner",
    "asked", "unpaid", "charge", "refund", "credit", "length", "due", "until", THE_END,
}  # fmt: skip


def declared() -> Iterator[str]:
    """Every name that the vocabulary declares."""
    for block in vocabulary().blocks:
        match block:
            case syntax.Choice(name, values):
                yield from (name.text, *(value.text for value in values))
            case syntax.Client(fields):
                yield from (field.name.text for field in fields)
            case syntax.Event():
                yield from (block.name.text, *([block.plural.text] if block.plural else []))
                yield from (field.name.text for field in block.fields)


@pytest.mark.parametrize("language", OTHERS)
def test_every_name_of_the_vocabulary_has_one_in_each_language(language: str) -> None:
    """And none is there that nobody declares; a new name of the vocabulary is spelled in each language."""
    assert sorted({*declared(), *GIVEN}) == sorted(names(language).written)


@pytest.mark.parametrize("language", OTHERS)
def test_a_word_has_one_meaning(language: str) -> None:
    """Only of an event may one word be singular and plural; and no word is English for something else."""
    known = names(language)
    plurals = {
        block.plural.text: block.name.text
        for block in vocabulary().blocks
        if isinstance(block, syntax.Event) and block.plural
    }
    twice = {word: (known.one[word], known.many[word]) for word in known.one if known.one[word] != known.many[word]}
    assert all(one == plurals[many] for one, many in twice.values())
    assert {} == {word: english for word, english in known.one.items() if word in known.written and english != word}
    lines = Counter(known.written.values())
    assert {word for word, times in lines.items() if times > 1} == set(twice)


HOUSE = """\
house "H"
    edition 1
    in force from 1 January 2027
    timezone Europe/Brussels
    currency EUR
    languages en
    holidays BE
services
    cut    EUR 45.50    45 minutes
choice reason: work, ziekte
rule "A"
    on cancellation
    reason is one of illness, work, ziekte: charge 12.5% of price, say sorry
    at least 2 no-shows in the last 12 months: charge price
    otherwise: free, say sorry
words sorry
    en "{client.name}, {start}, {charge}."
"""


def file_in(language: str) -> str:
    """The house in a language."""
    return text_from_syntax(syntax_from_text(Source("h.house", HOUSE), Diagnostics()), language)


def house_in(language: str) -> House:
    """The house as it is checked from its text in a language."""
    checked = check_text(file_in(language))
    assert [] == checked.diagnostics.found
    assert checked.house is not None
    return checked.house


@pytest.mark.parametrize("language", OTHERS)
def test_a_house_is_the_same_in_every_language(language: str) -> None:
    """Its hash, the ids of its lines and the names in its decisions do not hang on the language."""
    english, other = house_in("en"), house_in(language)
    assert english.hash == other.hash
    assert [line.id for line in english.rules[0].lines] == [line.id for line in other.rules[0].lines]
    assert english.words["sorry"].parts == other.words["sorry"].parts
    assert english.events.keys() == other.events.keys()


def test_a_house_in_dutch() -> None:
    """Keywords, names, placeholders and decimals; an own name that means something in Dutch stands in quotes."""
    expected = """\
# language: nl

zaak "H"
    editie 1
    geldig vanaf 1 januari 2027
    tijdzone Europe/Brussels
    valuta EUR
    talen en
    feestdagen BE

diensten
    cut    EUR 45,50    45 minuten
keuze reden: work, 'ziekte'

regel "A"
    bij annulering
    reden is een van ziekte, work, 'ziekte': reken 12,5% van prijs, zeg sorry
    minstens 2 no-shows in de laatste 12 maanden: reken prijs
    anders: kosteloos, zeg sorry

tekst sorry
    en "{klant.naam}, {start}, {kosten}."
"""
    assert expected == file_in("nl")


def test_a_house_in_swedish() -> None:
    """One word may be singular and plural; what is counted is plural."""
    written = 'rule "A"\n    on complaint, answer\n    at least 2 complaints ever and exactly 1 answer ever: noted\n'
    file = syntax_from_text(Source("h.house", written), Diagnostics())
    swedish = text_from_syntax(file, "sv")
    assert "    minst 2 klagomål någonsin och exakt 1 svar någonsin: noterat\n" in swedish
    assert file.blocks == syntax_from_text(Source("h.house", swedish), Diagnostics()).blocks


def test_the_other_number_is_said_in_english() -> None:
    """Who counts in the singular is read back so, though the word in the language is both."""
    written = 'rule "A"\n    on answers\n    at least 2 complaint ever: noted\n'
    file = syntax_from_text(Source("h.house", written), Diagnostics())
    swedish = text_from_syntax(file, "sv")
    assert "    vid answers\n    minst 2 complaint någonsin: noterat\n" in swedish
    assert file.blocks == syntax_from_text(Source("h.house", swedish), Diagnostics()).blocks


def test_what_is_wrong_is_shown_as_it_is_written() -> None:
    """The nearest name is one of the language, and a placeholder is underlined where it stands."""
    dutch = file_in("nl").replace("12,5% van prijs", "12,5% van prijss").replace("{klant.naam}", "{klant.nam}")
    told = text_from_diagnostics(check_text(dutch).diagnostics)
    assert "`prijss` is geen naam die deze regels kennen" in told
    assert "bedoelde je `prijs`?" in told
    assert "`annulering` kan `{klant.nam}` niet invullen" in told
    assert "bedoelde je `klant.naam`?" in told
    assert '    en "{klant.nam}, {start}, {kosten}."\n   |         ^^^^^^^^^^^\n' in told

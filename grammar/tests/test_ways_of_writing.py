"""What people write in other ways and is read all the same."""

import pytest
from reading import amount, block, condition, consequence, name, read, tree

from grammar.diagnostic import Diagnostics
from grammar.source import Source
from grammar.source_from_bytes import source_from_bytes
from grammar.syntax_from_text import syntax_from_text

HOUSE = 'hours\n    Monday 09:00-17:00\nrule "Late"\n    on arrival\n    otherwise: free, refund rest\n'


@pytest.mark.parametrize("text", ["EUR 25", "EUR25", "€25", "€ 25", "25 EUR", "25EUR", "25 €", "25€", "EUR\u00a025"])
def test_euros(text: str) -> None:
    """A sum of money may have its currency before or behind, as a code or as a sign."""
    assert tree.Money("EUR", "25") == amount(text)


@pytest.mark.parametrize(("text", "currency"), [("£25", "GBP"), ("$25", "$"), ("¥25", "¥"), ("IDR 25", "IDR")])
def test_other_currencies(text: str, currency: str) -> None:
    """A sign of one currency is its code; a sign of several stays as it was written."""
    assert tree.Money(currency, "25") == amount(text)


def test_a_blank_before_the_percent_sign() -> None:
    """`30 %` is `30%`."""
    assert amount("30% of price") == amount("30 % of price")


@pytest.mark.parametrize(
    "text", ["9:00-17:00", "09:00 - 17:00", "9:00–17:00", "9:00—17:00", "09:00 – 17:00", "9:00‑17:00", "9:00−17:00"]
)
def test_spells(text: str) -> None:
    """The stroke between two times may be a dash of any length, with blanks around it."""
    expected = tree.Hours(None, (tree.WeeklyHours((0,), False, (tree.Spell(540, 1020),)),))
    assert expected == block(f"hours\n    Monday {text}\n")


@pytest.mark.parametrize("text", ['"Come alone."', "“Come alone.”", "„Come alone.“", "”Come alone.”", '"Come alone.”'])
def test_typographic_quotes(text: str) -> None:
    """A text may stand between typographic quotes."""
    assert tree.Note(tree.Text("Come alone.")) == block(f"note {text}\n")


def test_a_text_is_kept_as_it_is() -> None:
    """Blanks, dashes, quotes and number signs in a text are the owner's."""
    text = "9\u00a0h – 10 h # ‘so’  (yes"
    assert tree.Note(tree.Text(text)) == block(f'note "{text}"\n')


@pytest.mark.parametrize(("text", "plain"), [("‘now’", "'now'"), ("no‑show", "no-show")])
def test_typographic_names(text: str, plain: str) -> None:
    """Quotes and hyphens in names may be typographic."""
    assert consequence(f"say {plain}") == consequence(f"say {text}")


def test_one_and_many() -> None:
    """`24 hour` is `24 hours`."""
    assert condition("at least 24 hours before start") == condition("at least 24 hour before start")
    assert condition("at least 24 hours before start") == condition("at least 24hours before start")


@pytest.mark.parametrize("text", ["Otherwise: accept", "OTHERWISE: Accept", "otherwise : accept", "otherwise:accept"])
def test_capitals_and_blanks(text: str) -> None:
    """A keyword may have capitals, and blanks may stand anywhere between words."""
    assert block('rule "a"\n    on b\n    otherwise: accept\n') == block(f'rule "a"\n    on  b\n    {text}\n')


@pytest.mark.parametrize(
    "text",
    [
        HOUSE.replace("    ", "\t"),
        HOUSE.replace("    ", "  "),
        HOUSE.replace("\n", "\n\n"),
        HOUSE.replace("\n", "   \n"),
        HOUSE.replace("\n", " # so\n"),
        HOUSE.replace("\n", "\n# so\n"),
        HOUSE.replace("\n", "\n      # so\n"),
        HOUSE.replace(" ", "\u00a0"),
        HOUSE.replace(", ", ",\n            "),
        HOUSE.replace(", ", ",  # so\n\n  # and so\n     "),
        HOUSE.rstrip("\n"),
        "\n\n" + HOUSE,
    ],
)
def test_layouts(text: str) -> None:
    """Tabs, blank lines, comments, lines that go on, and a missing last newline change nothing."""
    assert read(HOUSE).blocks == read(text).blocks


@pytest.mark.parametrize(
    "data",
    [
        HOUSE.encode(),
        HOUSE.replace("\n", "\r\n").encode(),
        HOUSE.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + HOUSE.encode(),
    ],
)
def test_files(data: bytes) -> None:
    """Line ends of any system and a mark at the beginning change nothing."""
    diagnostics = Diagnostics()
    source = source_from_bytes("test.house", data, diagnostics)
    assert Source("test.house", HOUSE) == source
    assert read(HOUSE).blocks == syntax_from_text(source, diagnostics).blocks


def test_accents_in_two_characters() -> None:
    """A letter with a loose accent is the letter in one character, so that a name is always the same."""
    source = source_from_bytes("test.house", "choice e\u0301te\u0301: a\n".encode(), Diagnostics())
    assert source is not None
    assert "choice été: a\n" == source.text


@pytest.mark.parametrize("text", ["prix", "naïveté", "später", "zıt", "名前", "a1", "a_b", "no-show", "client.name"])
def test_names(text: str) -> None:
    """A name has letters of any script, digits, underscores and hyphens, and points to qualify it."""
    assert name(text) == amount(text)

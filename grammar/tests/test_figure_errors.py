"""Each message about figures, signs, and what can be read in two ways."""

import pytest
from reading import Problem, block, problem, problem_of_line, problems


@pytest.mark.parametrize(
    ("line", "sign", "mend"),
    [
        ("price >= EUR 3: free", ">=", "write `is at least`"),
        ("price = EUR 3: free", "=", "write `is`"),
        ("a & b: free", "&", "write `and`"),
        ("a § b: free", "§", "leave it out"),
        ("a: free; say x", ";", "write a comma"),
        ("a: charge EUR 5 + EUR 3", "+", "write `plus`"),
        ("a: charge EUR 5 - EUR 3", "-", "write `minus`"),
        ("a: charge EUR 5 * guests", "*", "write `times`"),
    ],
)
def test_signs(line: str, sign: str, mend: str) -> None:
    """A sign that stands for a word in other languages is told with the word."""
    assert ("E109", f"`{sign}` has no meaning here", sign, mend) == problem_of_line(line)


@pytest.mark.parametrize(
    ("line", "code"), [("a\u200b: free", "U+200B"), ("price is at\u00ad least EUR 3: free", "U+00AD")]
)
def test_what_cannot_be_seen(line: str, code: str) -> None:
    """Characters without a shape, which come along with copied text, are told by their code."""
    code_problem, message, _, mend = problem_of_line(line)
    assert ("E109", f"a character that cannot be seen stands here, `{code}`", "leave it out") == (
        code_problem, message, mend,
    )  # fmt: skip


@pytest.mark.parametrize("char", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"])
@pytest.mark.parametrize("quotes", ['""', "“”"])
def test_what_turns_the_direction_of_a_text(char: str, quotes: str) -> None:
    """A text is what it looks like: nothing in it makes it look like another."""
    written = f"note {quotes[0]}Free until {char}00:81{quotes[1]}\n"

    assert problem(written) == (
        "E109", f"a character that cannot be seen stands here, `U+{ord(char):04X}`", char, "leave it out",
    )  # fmt: skip
    assert ["E109"] * 2 == [code for code, *_ in problems(f'rule "a{char}"\n    on b\n    otherwise: free\n{written}')]


@pytest.mark.parametrize("char", [*"\u200c\u200d\u200e\u200f\u061c\u200b\u00ad"])
def test_marks_that_scripts_need(char: str) -> None:
    """Joiners, marks of direction and places to break stand in texts as they are written."""
    assert f"a{char}b" == block(f'note "a{char}b"\n').text.value


@pytest.mark.parametrize(
    ("line", "figure", "kind", "mend"),
    [
        ("a: charge EUR 25,50", "EUR 25,50", "a number", "EUR 25.50"),
        ("a: charge EUR 295,000", "EUR 295,000", "a number", "EUR 295000"),
        ("a: charge EUR 295 000", "EUR 295 000", "a number", "EUR 295000"),
        ("a: charge EUR 1'000", "EUR 1'000", "a number", "EUR 1000"),
        ("a: charge 1.000,50 EUR", "1.000,50 EUR", "a number", "1000.50 EUR"),
        ("a: charge 1,250.50 EUR", "1,250.50 EUR", "a number", "1250.50 EUR"),
        ("price is one of EUR 25,50: free", "EUR 25,50", "a number", "EUR 25.50"),
        ("a: charge eur 25", "eur 25", "an amount", "EUR 25"),
        ("a: charge 12.50 euro", "12.50 euro", "an amount", "EUR 12.50"),
        ("a: charge 30 percent of price", "30 percent", "a share", "30%"),
        ("by 18u00 on the day before start: free", "18u00", "a time", "18:00"),
        ("by 18h on the day before start: free", "18h", "a time", "18:00"),
        ("by 18.00 on the day before start: free", "18.00", "a time", "18:00"),
        ("by 6pm on the day before start: free", "6pm", "a time", "18:00"),
        ("by 6:30 pm on the day before start: free", "6:30 pm", "a time", "18:30"),
        ("by 12 am on the day before start: free", "12 am", "a time", "00:00"),
        ("after 2027-03-01: free", "2027-03-01", "a date", "1 March 2027"),
        ("after 1/3/2027: free", "1/3/2027", "a date", "1 March 2027"),
        ("after 3/25/2027: free", "3/25/2027", "a date", "25 March 2027"),
        ("after March 1, 2027: free", "March 1, 2027", "a date", "1 March 2027"),
        ("after 1st of March 2027: free", "1st of", "a day", "1"),
        ("at least 1.5 hours before start: free", "1.5 hours", "a duration", "90 minutes"),
        ("at least 1,5 hours before start: free", "1,5 hours", "a duration", "90 minutes"),
    ],
)
def test_figures(line: str, figure: str, kind: str, mend: str) -> None:
    """A figure written as elsewhere is told as it is written here."""
    expected = ("E106", f"`{figure}` is not how {kind} is written here", figure, f"write `{mend}`")
    assert expected == problem_of_line(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "a: charge EUR 1.000",
            ("E106", "`1.000` can be read in two ways", "EUR 1.000", "write `EUR 1000`, or `EUR 1.00`"),
        ),
        (
            "at least 1234567890123 hours before start: free",
            ("E106", "this number is too large", "1234567890123", "at most 12 digits"),
        ),
        (
            "a: charge EUR 1234567890123",
            ("E106", "this amount is too large", "EUR 1234567890123", "at most 12 digits"),
        ),
        (
            "after 31 February 2027: free",
            ("E503", "there is no `31 February 2027`", "31 February 2027", "February 2027 goes from 1 to 28"),
        ),
        (
            "after 29 February 2027: free",
            ("E503", "there is no `29 February 2027`", "29 February 2027", "February 2027 goes from 1 to 28"),
        ),
        ("after 30 February: free", ("E503", "there is no `30 February`", "30 February", "February goes from 1 to 29")),
        ("after 0 March: free", ("E503", "there is no `0 March`", "0 March", "March goes from 1 to 31")),
        ("after 1 Marhc 2027: free", ("E503", "there is no month `Marhc`", "Marhc", "write `March`")),
        ("after 1 March 27: free", ("E503", "`27` is not a year", "27", "write the year with four digits")),
        (
            "start falls between 8:00 and 25:00: free",
            ("E503", "there is no time `25:00`", "25:00", "a day goes from `00:00` to `24:00`"),
        ),
        (
            "start falls between 8:60 and 9:00: free",
            ("E503", "there is no time `8:60`", "8:60", "a day goes from `00:00` to `24:00`"),
        ),
    ],
)
def test_figures_that_mean_nothing(line: str, expected: Problem) -> None:
    """A date, a time or a number that cannot be."""
    assert expected == problem_of_line(line)


TWO_WAYS = "can be read in two ways"


@pytest.mark.parametrize(
    ("line", "word", "mend"),
    [
        ("a and b or c: free", "or", "(a and b) or c"),
        ("a or b and c: free", "or", "a or (b and c)"),
        ("a or b or c and not d: free", "or", "a or b or (c and not d)"),
    ],
)
def test_and_mixed_with_or(line: str, word: str, mend: str) -> None:
    """`and` beside `or` needs parentheses."""
    expected = ("E107", f"`and` mixed with `or` {TWO_WAYS}", word, f"say which with parentheses, such as `{mend}`")
    assert expected == problem_of_line(line)


@pytest.mark.parametrize(
    ("text", "word", "one", "other"),
    [
        (
            "EUR 5 plus EUR 3 capped at EUR 9",
            "capped at",
            "(EUR 5 plus EUR 3) capped at EUR 9",
            "EUR 5 plus (EUR 3 capped at EUR 9)",
        ),
        (
            "price minus EUR 3 but at least EUR 9",
            "but at least",
            "(price minus EUR 3) but at least EUR 9",
            "price minus (EUR 3 but at least EUR 9)",
        ),
        (
            "EUR 5 capped at EUR 3 plus EUR 9",
            "plus",
            "(EUR 5 capped at EUR 3) plus EUR 9",
            "EUR 5 capped at (EUR 3 plus EUR 9)",
        ),
        ("EUR 5 plus EUR 3 times guests", "plus", "EUR 5 plus (EUR 3 times guests)", "(EUR 5 plus EUR 3) times guests"),
        (
            "EUR 5 times guests minus EUR 3",
            "minus",
            "(EUR 5 times guests) minus EUR 3",
            "EUR 5 times (guests minus EUR 3)",
        ),
        (
            "EUR 5 for each started 5 minutes of lateness plus EUR 3",
            "plus",
            "(EUR 5 for each started 5 minutes of lateness) plus EUR 3",
            "EUR 5 for each started 5 minutes of (lateness plus EUR 3)",
        ),
        (
            "EUR 9 capped at EUR 2 times guests",
            "capped at",
            "EUR 9 capped at (EUR 2 times guests)",
            "(EUR 9 capped at EUR 2) times guests",
        ),
    ],
)
def test_amounts_mixed(text: str, word: str, one: str, other: str) -> None:
    """`plus` and `minus` beside the other ways to reckon need parentheses."""
    message = f"`{word}` beside another way to reckon {TWO_WAYS}"
    expected = ("E108", message, word, f"say which with parentheses: `{one}` or `{other}`")
    assert expected == problem_of_line(f"a: charge {text}")

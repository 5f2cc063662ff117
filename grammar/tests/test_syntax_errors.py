"""Each message about a line that cannot be read: its code, its sentence, the text underlined, and the mend."""

import pytest
from reading import Problem, problem, problem_of_line, problems

HERE = "has no meaning here"
BELONGS = "here belongs"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "at least 48 hours before start free, refund rest",
            (
                "E102",
                "a colon is missing after `start`",
                "",
                "write `at least 48 hours before start: free, refund rest`",
            ),
        ),
        ("otherwise accept", ("E102", "a colon is missing after `otherwise`", "", "write `otherwise: accept`")),
        (
            "price is at least EUR 3",
            ("E102", "a colon is missing after `EUR 3`", "", "write `price is at least EUR 3:`"),
        ),
        ("a:", ("E110", "nothing stands after this colon", ":", "write what follows from it on the same line, or on indented lines under it")),
        ("free", ("E101", "`free` stands without a condition", "free", "write it after a condition and a colon, such as `otherwise: free`")),
        (": free", ("E101", "`:` cannot begin this line", ":", "here belongs a condition or `otherwise`")),
    ],
)
def test_colons(line: str, expected: Problem) -> None:
    """A line has a condition, a colon and what follows from it."""
    assert expected == problem_of_line(line)


def test_a_colon_missing_is_told_where_it_belongs() -> None:
    """The place is right behind the condition."""
    from grammar.diagnostic import Diagnostics
    from grammar.source import Source
    from grammar.syntax_from_text import syntax_from_text

    diagnostics = Diagnostics()
    syntax_from_text(Source("a.house", 'rule "a"\n    on b\n    otherwise   accept # so\n'), diagnostics)
    (found,) = diagnostics.found
    assert (3, 14, 3) == (found.span.line, found.span.column, found.span.end_line)


@pytest.mark.parametrize(
    ("line", "written", "mend"),
    [
        ("at lest 48 hours before start: free", "at lest", "at least"),
        ("atleast 48 hours before start: free", "atleast", "at least"),
        ("more then 15 minutes after start: free", "more then", "more than"),
        ("no earlier no-shows in last 12 months: free", "in last", "in the last"),
        ("reason is illness und price is 3: free", "und", "and"),
        ("start falls on Tuesdays: free", "Tuesdays", "Tuesday"),
        ("start falls on Wedensday: free", "Wedensday", "Wednesday"),
        ("price is at leest EUR 3: free", "is at leest", "is at least"),
        ("at least 2 horus before start: free", "horus", "hours"),
    ],
)
def test_misspelt_words(line: str, written: str, mend: str) -> None:
    """A phrase that resembles one that fits is told with that."""
    assert ("E101", f"`{written}` is not known here", written, f"write `{mend}`") == problem_of_line(line)


@pytest.mark.parametrize(
    ("line", "written", "mend"),
    [
        ("a: acept", "acept", "write `accept`"),
        ("a: chrage EUR 5", "chrage", "write `charge`"),
        ("a: client become vip", "client become", "write `client becomes`"),
        ("a: free, sya sorry", "sya", "write `say`"),
        ("a: b: free", "b", "here belongs a consequence"),
        ("a: xyzzy", "xyzzy", "here belongs a consequence"),
    ],
)
def test_misspelt_consequences(line: str, written: str, mend: str) -> None:
    """A consequence begins with a word of the language."""
    assert ("E105", f"there is no consequence `{written}`", written, mend) == problem_of_line(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('rul "a"\n    on b\n', ("E105", "there is no block `rul`", "rul", "write `rule`")),
        (
            "xyzzy\n",
            (
                "E105",
                "there is no block `xyzzy`",
                "xyzzy",
                "here belongs `house`, `hours`, `services`, `choice`, `event` or `client`",
            ),
        ),
        ('house "a"\n    editon 1\n', ("E105", "there is no setting `editon`", "editon", "write `edition`")),
        (
            'house "a"\n    in force since 1 May 2027\n',
            ("E105", "there is no setting `in force since`", "in force since", "write `in force from`"),
        ),
        (
            "# language: xx\nnote \"a\"\n",
            ("E101", "there is no language `xx`", "xx", "a house is written in one of `en`, `nl`"),
        ),
    ],
)
def test_misspelt_statements(text: str, expected: Problem) -> None:
    """A block and a setting begin with a word of the language."""
    assert expected == problem(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a: charge", ("E101", "something is missing after `charge`", "", "here belongs an amount")),
        ("a: say", ("E101", "something is missing after `say`", "", "here belongs a name")),
        ("a: tell owner", ("E101", "something is missing after `owner`", "", "here belongs a text between double quotes")),
        ("a: promise x within", ("E101", "something is missing after `within`", "", "here belongs a duration")),
        ("a: ask x of price", ("E101", "something is missing after `price`", "", "here belongs `within` or `by`")),
        ("a: client becomes x until 2 hours", ("E101", "something is missing after `hours`", "", "here belongs `before` or `after`")),
        ("a is: free", ("E101", "`:` cannot follow `is`", ":", "here belongs an amount, `yes` or `no`")),
        ("a and: free", ("E101", "`:` cannot follow `and`", ":", "here belongs a condition")),
        ("by: free", ("E101", "`:` cannot follow `by`", ":", "here belongs a moment")),
        ("a: say x y", ("E101", "`y` cannot follow `x`", "y", "here belongs a comma or the end of the line")),
        ("a: free and say x", ("E101", "`and` cannot follow `free`", "and", "here belongs a comma or the end of the line")),
        (
            "at least EUR 3: free",
            ("E101", "`EUR` cannot follow `at least`", "EUR", "here belongs a number of events, or a duration before or after a moment"),
        ),
        (
            "by 18:00: free",
            (
                "E101",
                "`:` cannot follow `18:00`",
                ":",
                "here belongs `on the day before`, `on the opening day before`, `on the working day before`, `on the`,"
                " `on` or `on the day`",
            ),
        ),
        ("a: charge 30%", ("E101", "`30%` of nothing", "30%", "say of what: `30% of …`")),
        ("(a or b: free", ("E101", "this parenthesis is not closed", "(", "put a `)` where it ends")),
        ("a or b): free", ("E101", "this parenthesis closes nothing", ")", "leave it out")),
        ('a: say "x"', ("E101", "`\"x\"` cannot follow `say`", '"x"', "here belongs a name")),
    ],
)
def test_misfits(line: str, expected: Problem) -> None:
    """What fits nowhere is told with what belongs in its place."""
    assert expected == problem_of_line(line)


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
        ("after 31 February 2027: free", ("E503", "there is no `31 February 2027`", "31 February 2027", "February 2027 goes from 1 to 28")),
        ("after 29 February 2027: free", ("E503", "there is no `29 February 2027`", "29 February 2027", "February 2027 goes from 1 to 28")),
        ("after 30 February: free", ("E503", "there is no `30 February`", "30 February", "February goes from 1 to 29")),
        ("after 0 March: free", ("E503", "there is no `0 March`", "0 March", "March goes from 1 to 31")),
        ("after 1 Marhc 2027: free", ("E503", "there is no month `Marhc`", "Marhc", "write `March`")),
        ("after 1 March 27: free", ("E503", "`27` is not a year", "27", "write the year with four digits")),
        ("start falls between 8:00 and 25:00: free", ("E503", "there is no time `25:00`", "25:00", "a day goes from `00:00` to `24:00`")),
        ("start falls between 8:60 and 9:00: free", ("E503", "there is no time `8:60`", "8:60", "a day goes from `00:00` to `24:00`")),
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
        ("EUR 5 plus EUR 3 capped at EUR 9", "capped at", "(EUR 5 plus EUR 3) capped at EUR 9", "EUR 5 plus (EUR 3 capped at EUR 9)"),
        ("price minus EUR 3 but at least EUR 9", "but at least", "(price minus EUR 3) but at least EUR 9", "price minus (EUR 3 but at least EUR 9)"),
        ("EUR 5 capped at EUR 3 plus EUR 9", "plus", "(EUR 5 capped at EUR 3) plus EUR 9", "EUR 5 capped at (EUR 3 plus EUR 9)"),
        ("EUR 5 plus EUR 3 times guests", "plus", "EUR 5 plus (EUR 3 times guests)", "(EUR 5 plus EUR 3) times guests"),
        ("EUR 5 times guests minus EUR 3", "minus", "(EUR 5 times guests) minus EUR 3", "EUR 5 times (guests minus EUR 3)"),
        (
            "EUR 5 for each started 5 minutes of lateness plus EUR 3",
            "plus",
            "(EUR 5 for each started 5 minutes of lateness) plus EUR 3",
            "EUR 5 for each started 5 minutes of (lateness plus EUR 3)",
        ),
        ("EUR 9 capped at EUR 2 times guests", "capped at", "EUR 9 capped at (EUR 2 times guests)", "(EUR 9 capped at EUR 2) times guests"),
    ],
)
def test_amounts_mixed(text: str, word: str, one: str, other: str) -> None:
    """`plus` and `minus` beside the other ways to reckon need parentheses."""
    message = f"`{word}` beside another way to reckon {TWO_WAYS}"
    expected = ("E108", message, word, f"say which with parentheses: `{one}` or `{other}`")
    assert expected == problem_of_line(f"a: charge {text}")


UNCLOSED = ("E104", "this text is not closed", 'put a `"` where the text ends, on the same line')


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('rule "Late\n    on b\n    otherwise: accept\n', '"Late'),
        ('rule "Late"\n    on b\n    otherwise: tell owner "late, free\n', '"late, free'),
        ("note “Late\n", "“Late"),
        ('note "\n', '"'),
    ],
)
def test_unclosed_texts(text: str, found: str) -> None:
    """A text ends on the line where it begins, and one that does not gives no second problem."""
    code, message, help = UNCLOSED
    assert (code, message, found, help) == problem(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'rule "a"\n    on b\n        otherwise: accept\n',
            (
                "E103",
                "this line stands deeper than the line above it, which opens no list",
                "otherwise: accept",
                "begin it in the same column as the line above",
            ),
        ),
        (
            'rule "a"\n    on b\n    x: free\n      y: free\n      z: free\n    otherwise: accept\n',
            (
                "E103",
                "this line stands deeper than the line above it, which opens no list",
                "y: free",
                "begin it in the same column as the line above",
            ),
        ),
        (
            'rule "a"\n    on b\n    x:\n        y: free\n      z: free\n    otherwise: accept\n',
            (
                "E103",
                "this line stands between two levels of indentation",
                "z: free",
                "begin it in the same column as the lines it belongs with: column 5 or 9",
            ),
        ),
        (
            'rule "a"\n    on b\notherwise: accept\n',
            (
                "E103",
                "this line is not indented, so it belongs to no block",
                "otherwise: accept",
                "indent it as the lines of the block above it",
            ),
        ),
        (
            'rule "a"\non b\n    otherwise: accept\n',
            (
                "E103",
                "this line is not indented, so it belongs to no block",
                "on b",
                "indent it as the lines of the block above it",
            ),
        ),
        (
            '  note "a"\n',
            ("E103", "a block begins at the left margin", 'note "a"', "begin this line in column 1"),
        ),
        (
            'rule "a"\n\ton b\n    otherwise: accept\n',
            (
                "E006",
                "this line is indented with blanks, the lines before it with tabs",
                "    ",
                "indent the whole file with tabs",
            ),
        ),
        (
            'rule "a"\n    on b\n  \totherwise: accept\n',
            (
                "E006",
                "this line is indented with tabs, the lines before it with blanks",
                "  \t",
                "indent the whole file with blanks",
            ),
        ),
        (
            'rule "a"\n',
            ("E110", "`rule` has no lines", "rule", "write its lines under it, each indented by four blanks"),
        ),
        (
            'rule "a"\n    on b\n',
            ("E110", "a line is missing here", "", "under it belongs a condition or `otherwise`"),
        ),
        (
            'rule "a"\n    on b\n    otherwise: free,\n    x: free\n',
            ("E101", "after this comma the line goes on in the next, which does not fit", ",", "leave the comma out"),
        ),
        (
            'rule "a"\n    otherwise: accept\n',
            ("E101", "`otherwise` cannot begin this line", "otherwise", "here belongs `on`"),
        ),
        (
            'rule "a"\n' + "".join(f"{'  ' * level}x:\n" for level in range(1, 80)),
            ("E004", "this is nested more than 64 deep", "x", "name a part of it with `define` and use the name"),
        ),
        (
            f'rule "a"\n    on b\n    {"(" * 65}x{")" * 65}: free\n',
            ("E004", "this is nested more than 64 deep", "(", "name a part of it with `define` and use the name"),
        ),
    ],
)
def test_layout(text: str, expected: Problem) -> None:
    """Lines stand at the depth where they belong."""
    assert expected == problem(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hours\n    Monday 9-17\n", ("E106", "`9-17` is not how a stretch of hours is written here", "9-17", "write `09:00-17:00`")),
        ("hours\n    Monday 9:00 to 17:00\n", ("E101", "`to` cannot follow `9:00`", "to", "here belongs `-`")),
        ("hours\n    Tuesdays 9:00-17:00\n", ("E101", "`Tuesdays` is not known here", "Tuesdays", "write `Tuesday`")),
        ("services\n    long cut EUR 4\n", ("E101", "`cut` cannot follow `long`", "cut", "here belongs an amount of money, such as `EUR 25`, a duration or the end of the line")),
        ("choice reason illness\n", ("E102", "a colon is missing after `reason`", "", "write `choice reason: illness`")),
        ("choice reason: a b\n", ("E101", "`b` cannot follow `a`", "b", "here belongs a comma or the end of the line")),
        ("client\n    age number\n", ("E102", "a colon is missing after `age`", "", "write `age: number`")),
        ("client\n    n: number from 1 to 1,000\n", ("E106", "`1,000` is not how a number is written here", "1,000", "write `1000`")),
        ("unit session\n", ("E101", "something is missing after `session`", "", "here belongs `/`")),
        ('words x\n    nl "a"\n    p\n        nl "b"\n', ("E101", "`x` has words of its own and parts as well", 'nl "a"', "give it texts alone, or parts alone")),
        ('voice\n    avoid "x"\n', ("E101", '`"x"` cannot follow `avoid`', '"x"', "here belongs a name")),
        ("define x: price is\n", ("E101", "something is missing after `is`", "", "here belongs an amount, `yes` or `no`")),
        ('house "a"\n    timezone "x"\n', ("E101", '`"x"` cannot follow `timezone`', '"x"', "here belongs a time zone, such as `Europe/Brussels`")),
        ("rule x\n    on b\n", ("E101", "`x` cannot follow `rule`", "x", "here belongs a text between double quotes")),
    ],
)
def test_blocks(text: str, expected: Problem) -> None:
    """The lines of each block have their own shape."""
    assert expected == problem(text)


def test_dutch_words_for_a_dutch_house() -> None:
    """A mend is written in the language of the house."""
    text = '# language: nl\nregel "a"\n    bij b\n    minstns 2 uur voor begin: gratis\n    anders aanvaard\n'
    expected = [
        ("E101", "`minstns` is not known here", "minstns", "write `minstens`"),
        ("E102", "a colon is missing after `anders`", "", "write `anders: aanvaard`"),
    ]
    assert expected == problems(text)

"""Each message about a line that cannot be read: its code, its sentence, the text underlined, and the mend."""

import pytest
from reading import Problem, problem, problem_of_line, problems


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
        (
            "a:",
            (
                "E110",
                "nothing stands after this colon",
                ":",
                "write what follows from it on the same line, or on indented lines under it",
            ),
        ),
        (
            "free",
            (
                "E101",
                "`free` stands without a condition",
                "free",
                "write it after a condition and a colon, such as `otherwise: free`",
            ),
        ),
        (": free", ("E101", "`:` cannot begin this line", ":", "here belongs a condition or `otherwise`")),
    ],
)
def test_colons(line: str, expected: Problem) -> None:
    """A line has a condition, a colon and what follows from it."""
    assert expected == problem_of_line(line)


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
            '# language: xx\nnote "a"\n',
            ("E101", "there is no language `xx`", "xx", "a house is written in one of `en`, `id`, `nl`, `sv`"),
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
        (
            "a: tell owner",
            ("E101", "something is missing after `owner`", "", "here belongs a text between double quotes"),
        ),
        ("a: promise x within", ("E101", "something is missing after `within`", "", "here belongs a duration")),
        ("a: ask x of price", ("E101", "something is missing after `price`", "", "here belongs `within` or `by`")),
        (
            "a: client becomes x until 2 hours",
            ("E101", "something is missing after `hours`", "", "here belongs `before` or `after`"),
        ),
        ("a is: free", ("E101", "`:` cannot follow `is`", ":", "here belongs an amount, `yes` or `no`")),
        ("a and: free", ("E101", "`:` cannot follow `and`", ":", "here belongs a condition")),
        ("by: free", ("E101", "`:` cannot follow `by`", ":", "here belongs a moment")),
        ("a: say x y", ("E101", "`y` cannot follow `x`", "y", "here belongs a comma or the end of the line")),
        (
            "a: free and say x",
            ("E101", "`and` cannot follow `free`", "and", "write a comma"),
        ),
        (
            "at least EUR 3: free",
            (
                "E101",
                "`EUR` cannot follow `at least`",
                "EUR",
                "here belongs a number of events, or a duration before or after a moment",
            ),
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
        ('a: say "x"', ("E101", '`"x"` cannot follow `say`', '"x"', "here belongs a name")),
    ],
)
def test_misfits(line: str, expected: Problem) -> None:
    """What fits nowhere is told with what belongs in its place."""
    assert expected == problem_of_line(line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "hours\n    Monday 9-17\n",
            ("E106", "`9-17` is not how a stretch of hours is written here", "9-17", "write `09:00-17:00`"),
        ),
        ("hours\n    Monday 9:00 to 17:00\n", ("E101", "`to` cannot follow `9:00`", "to", "write `-`")),
        ("hours\n    Tuesdays 9:00-17:00\n", ("E101", "`Tuesdays` is not known here", "Tuesdays", "write `Tuesday`")),
        (
            "services\n    long cut EUR 4\n",
            (
                "E101",
                "a name is one word",
                "long cut",
                "write `long-cut`",
            ),
        ),
        (
            "choice reason illness\n",
            ("E102", "a colon is missing after `reason`", "", "write `choice reason: illness`"),
        ),
        ("choice reason: a b\n", ("E101", "a name is one word", "a b", "write `a-b`, or a comma between both")),
        ("client\n    age number\n", ("E102", "a colon is missing after `age`", "", "write `age: number`")),
        (
            "client\n    n: number from 1 to 1,000\n",
            ("E106", "`1,000` is not how a number is written here", "1,000", "write `1000`"),
        ),
        ("unit session\n", ("E101", "something is missing after `session`", "", "here belongs `/`")),
        (
            'words x\n    nl "a"\n    p\n        nl "b"\n',
            ("E101", "`x` has words of its own and parts as well", 'nl "a"', "give it texts alone, or parts alone"),
        ),
        ('voice\n    avoid "x"\n', ("E101", '`"x"` cannot follow `avoid`', '"x"', "here belongs a name")),
        (
            "define x: price is\n",
            ("E101", "something is missing after `is`", "", "here belongs an amount, `yes` or `no`"),
        ),
        (
            'house "a"\n    timezone "x"\n',
            ("E101", '`"x"` cannot follow `timezone`', '"x"', "here belongs a time zone, such as `Europe/Brussels`"),
        ),
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

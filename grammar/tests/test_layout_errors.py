"""Each message about the lines of a text: where they stand, and where they end."""

import pytest
from reading import Problem, problem, problems

from grammar.diagnostic import Diagnostics
from grammar.source import Source
from grammar.syntax_from_text import syntax_from_text


def test_a_colon_missing_is_told_where_it_belongs() -> None:
    """The place is right behind the condition."""
    diagnostics = Diagnostics()
    syntax_from_text(Source("a.house", 'rule "a"\n    on b\n    otherwise   accept # so\n'), diagnostics)
    (found,) = diagnostics.found
    assert (3, 14, 3) == (found.span.line, found.span.column, found.span.end_line)


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
            (
                "E101",
                "before the first line belongs what the rule is on",
                "otherwise",
                "write a line above it, such as `on cancellation`",
            ),
        ),
        (
            'rule "a"\n  on b\n' + "".join(f"{'  ' * level}x:\n" for level in range(1, 70)),
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


GOES_ON = ("E103", "a line goes on in the next only after a comma")


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("a is b\n        and c: free", ""),
        ("a is b and\n        c: free", ""),
        ("a is b\n    and c is d: free\n    x: free", ""),
        ("price is at least\n        EUR 3: free", ""),
        ("a is b\n        and c\n        and d: free", ""),
        ("otherwise: charge price\n        plus EUR 3", "plus EUR 3"),
    ],
)
def test_lines_that_go_on_without_a_comma(lines: str, found: str) -> None:
    """What could be read on one line is told to stand there."""
    first, *_ = problems(f'rule "a"\n    on b\n    {lines}\n    otherwise: accept\n')
    assert (*GOES_ON, found, "write it on one line") == first


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("define x: a is b\n    and c\n", "and c"),
        ("define x: a is b or\n    c\n", ""),
        ('rule "a"\n    on b when c is d\n        and e\n    otherwise: free\n', "and e"),
        ('guarantee "a"\n    on b\n    charge is at most\n        price\n', ""),
        ("services\n    cut EUR 4\n        45 minutes\n", "45 minutes"),
    ],
)
def test_other_lines_that_go_on_without_a_comma(text: str, found: str) -> None:
    """In every block it is the same."""
    assert (*GOES_ON, found, "write it on one line") == problem(text)


def test_a_comma_that_is_missing_at_the_end_of_a_line() -> None:
    """Where a comma is all that is missing, the help says so."""
    expected = (*GOES_ON, "refund rest", "put a comma behind the first of these lines")
    assert expected == problem('rule "a"\n    on b\n    otherwise: free\n        refund rest\n')


def test_a_line_of_its_own_does_not_go_on() -> None:
    """A line that can be read alone belongs to nothing above it: there the end is what is missing."""
    text = 'rule "a"\n    on b\n    reason is\n    refilled: free\n    otherwise: free\n'
    assert ("E101", "something is missing after `is`", "", "here belongs an amount, `yes` or `no`") == problem(text)

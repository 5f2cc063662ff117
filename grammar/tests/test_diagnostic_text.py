"""How a reader sees a problem."""

import json
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grammar.codes import CODES
from grammar.diagnostic import Diagnostic
from grammar.diagnostic_text import (
    EXCERPT_WIDTH,
    json_from_diagnostics,
    lines_from_diagnostics,
    objects_from_diagnostics,
    sarif_from_diagnostics,
    sarif_text_from_diagnostics,
    showable,
    text_from_diagnostics,
)
from grammar.source import Source, Span

HOUSE = """\
services
    cut    EUR 45
    cut    EUR 50

rule "Late"
    on arrival
    otherwise: charge 50% of prise
"""


def span_of(text: str, piece: str, occurrence: int = 1) -> Span:
    """The span of the nth occurrence of a piece in a text."""
    start = -1
    for _ in range(occurrence):
        start = text.index(piece, start + 1)
    return Span(Source("salon.house", text), start, start + len(piece))


def unknown_name() -> Diagnostic:
    return Diagnostic(
        "E201", "`prise` is not a name this rule knows", span_of(HOUSE, "prise"), help="did you mean `price`?"
    )


def twice() -> Diagnostic:
    return Diagnostic(
        "E206",
        "`cut` is declared twice",
        span_of(HOUSE, "cut", 2),
        notes=(("it is first declared here", span_of(HOUSE, "cut")),),
    )


def left_open() -> Diagnostic:
    return Diagnostic("W901", "this rule leaves the answer open", span_of(HOUSE, "arrival"))


def excerpt(text: str, piece: str) -> list[str]:
    """The shown line and the line of carets beneath it, without the gutter."""
    shown = text_from_diagnostics([Diagnostic("E109", "wrong", span_of(text, piece))]).splitlines()
    return [line.split("| ", 1)[1] for line in shown[3:5]]


def test_a_problem_shows_its_line_its_piece_and_its_mend() -> None:
    """Code and sentence, place, excerpt with carets, help, count."""
    expected = dedent("""\
        error[E201]: `prise` is not a name this rule knows
         --> salon.house:7:30
          |
        7 |     otherwise: charge 50% of prise
          |                              ^^^^^
          = help: did you mean `price`?

        1 error
        """)
    assert expected == text_from_diagnostics([unknown_name()])


def test_the_gutter_is_as_wide_as_the_line_number() -> None:
    """A problem on line 31 moves everything one column to the right."""
    text = "\n" * 30 + "    charge 50% of prise"
    diagnostic = Diagnostic("E201", "`prise` is unknown", span_of(text, "prise"), help="did you mean `price`?")
    expected = dedent("""\
        error[E201]: `prise` is unknown
          --> salon.house:31:19
           |
        31 |     charge 50% of prise
           |                   ^^^^^
           = help: did you mean `price`?

        1 error
        """)
    assert expected == text_from_diagnostics([diagnostic])


def test_a_note_shows_its_own_excerpt() -> None:
    """A further place stands under the problem, underlined with dashes."""
    expected = dedent("""\
        error[E206]: `cut` is declared twice
         --> salon.house:3:5
          |
        3 |     cut    EUR 50
          |     ^^^
        note: it is first declared here
         --> salon.house:2:5
          |
        2 |     cut    EUR 45
          |     ---

        1 error
        """)
    assert expected == text_from_diagnostics([twice()])


def test_errors_and_warnings_are_counted() -> None:
    """The closing line counts both, each in its number."""
    shown = text_from_diagnostics([twice(), unknown_name(), left_open()])
    assert "2 errors, 1 warning" == shown.splitlines()[-1]
    assert "2 warnings" == text_from_diagnostics([left_open(), left_open()]).splitlines()[-1]


def test_no_problem_is_no_text() -> None:
    """A house without problems is answered with silence, in the forms for readers."""
    assert ("", "") == (text_from_diagnostics([]), lines_from_diagnostics([]))


def test_help_of_several_lines_stays_in_its_column() -> None:
    """The readings of a bare day stand under each other."""
    diagnostic = Diagnostic(
        "E501",
        "a bare `2 days` has no calendar",
        span_of("within 2 days", "2 days"),
        help="say one of\n2 opening days: until Tuesday\n2 calendar days: until Sunday",
    )
    expected = dedent("""\
        error[E501]: a bare `2 days` has no calendar
         --> salon.house:1:8
          |
        1 | within 2 days
          |        ^^^^^^
          = help: say one of
                  2 opening days: until Tuesday
                  2 calendar days: until Sunday

        1 error
        """)
    assert expected == text_from_diagnostics([diagnostic])


def test_a_span_over_several_lines_underlines_the_first() -> None:
    """The carets go to the end of the first line, blanks after it left out."""
    assert ["rule", "^^^^"] == excerpt("rule     \n  on x", "rule     \n  on")
    assert ['    on "a', "       ^^"] == excerpt('    on "a\n  b"', '"a\n  b"')


@pytest.mark.parametrize(
    ("text", "piece", "expected"),
    [
        ("\tcharge\tprise", "prise", ["    charge    prise", "              ^^^^^"]),
        ("say 髪型 now", "now", ["say 髪型 now", "         ^^^"]),
        ("say 髪型 now", "髪型", ["say 髪型 now", "    ^^^^"]),
        ("say ＡＢ now", "Ｂ", ["say ＡＢ now", "      ^^"]),
        ("cre\u0300me x", "x", ["cre\u0300me x", "      ^"]),
        ("cre\u0300me x", "e\u0300", ["cre\u0300me x", "  ^"]),
        ("free 👍 x", "x", ["free 👍 x", "        ^"]),
        ("on x\r\nfree", "x", ["on x", "   ^"]),
        ("a \x1b[31m b", "b", ["a ␛[31m b", "        ^"]),
        ("a \u202e b", "\u202e", ["a \ufffd b", "  ^"]),
        ("free", "", ["free", "^"]),
    ],
)
def test_carets_stand_under_their_piece(text: str, piece: str, expected: list[str]) -> None:
    """Whatever the width of the characters before it."""
    assert expected == excerpt(text, piece)


def test_the_end_of_the_file_can_be_underlined() -> None:
    """Something missing at the end is shown after the last character."""
    source = Source("salon.house", "on arrival")
    shown = text_from_diagnostics([Diagnostic("E101", "a line is missing", Span(source, 10, 10))])
    assert ["1 | on arrival", "  |           ^"] == shown.splitlines()[3:5]
    source = Source("salon.house", "on arrival\n")
    shown = text_from_diagnostics([Diagnostic("E101", "a line is missing", Span(source, 11, 11))])
    assert [" --> salon.house:2:1", "  |", "2 |", "  | ^"] == shown.splitlines()[1:5]


def test_a_source_without_text_shows_only_its_place() -> None:
    """A file that cannot be read has no line to show."""
    diagnostic = Diagnostic("E001", "`salon.house` cannot be read", Span(Source("salon.house", ""), 0, 0))
    expected = "error[E001]: `salon.house` cannot be read\n --> salon.house:1:1\n\n1 error\n"
    assert expected == text_from_diagnostics([diagnostic])


def test_a_long_line_is_shown_around_its_piece() -> None:
    """What does not fit on either side becomes …"""
    shown, carets = excerpt("a" * 500 + " prise " + "b" * 500, "prise")
    assert "…" + "a" * 29 + " prise " + "b" * 62 + "…" == shown
    assert " " * 31 + "^^^^^" == carets


def test_a_long_line_is_shown_from_its_start_and_to_its_end() -> None:
    """Only the side with something left out has its …"""
    shown, carets = excerpt("prise " + "b" * 500, "prise")
    assert ("prise " + "b" * 92 + "…", "^^^^^") == (shown, carets)
    shown, carets = excerpt("a" * 500 + " prise", "prise")
    assert ("…" + "a" * 92 + " prise", " " * 94 + "^^^^^") == (shown, carets)


def test_a_piece_longer_than_the_window_is_underlined_as_far_as_it_is_shown() -> None:
    """Carets end where the excerpt ends."""
    shown, carets = excerpt("say " + "x" * 70_000, "x" * 70_000)
    assert ("say " + "x" * 94 + "…", " " * 4 + "^" * 94) == (shown, carets)


@given(
    st.text(alphabet=st.sampled_from("ab 髪\t\u0300👍é\x00"), max_size=300), st.integers(0, 300), st.integers(0, 300)
)
def test_an_excerpt_never_outgrows_its_width(line: str, start: int, length: int) -> None:
    """Neither the line nor its carets pass the width, and there is always a caret."""
    span = Span(Source("a", f"{line}\n"), min(start, len(line)), min(start + length, len(line)))
    shown = text_from_diagnostics([Diagnostic("E109", "wrong", span)]).splitlines()
    carets = shown[4].split("| ", 1)[1]
    assert set(carets.strip()) == {"^"}
    assert len(carets) <= EXCERPT_WIDTH + 1


def test_colour_is_plain_ansi_and_only_when_asked() -> None:
    """The same text, with codes around its pieces."""
    coloured = text_from_diagnostics([unknown_name()], colour=True)
    expected = [
        "\x1b[1;31merror[E201]\x1b[0m\x1b[1m: `prise` is not a name this rule knows\x1b[0m",
        " \x1b[34m-->\x1b[0m salon.house:7:30",
        "  \x1b[34m|\x1b[0m",
        "\x1b[34m7\x1b[0m \x1b[34m|\x1b[0m     otherwise: charge 50% of prise",
        "  \x1b[34m|\x1b[0m                              \x1b[1;31m^^^^^\x1b[0m",
        "  \x1b[34m= \x1b[0m\x1b[1mhelp\x1b[0m: did you mean `price`?",
        "",
        "1 error",
    ]
    assert expected == coloured.splitlines()
    assert "\x1b" not in text_from_diagnostics([unknown_name(), left_open()])


def test_nothing_in_the_text_can_steer_the_terminal() -> None:
    """Control characters of a file come out as pictures, in every form for readers."""
    source = Source("evil\x1b[2J.house", "\x1b]0;x\x07")
    diagnostic = Diagnostic("E109", "`\x1b]0;x\x07` has no meaning here\nx", Span(source, 0, 1), help="\x07")
    both = text_from_diagnostics([diagnostic]) + lines_from_diagnostics([diagnostic])
    assert [] == [char for char in both if char < " " and char != "\n"]
    assert 1 == len(lines_from_diagnostics([diagnostic]).splitlines())


def test_showable_pictures() -> None:
    """Tab, control characters, delete, direction marks and half characters."""
    assert "    ␀␡\ufffd\ufffd é" == showable("\t\x00\x7f\u202e\ud800 é")


def test_one_line_each() -> None:
    """The form that editors jump from."""
    expected = (
        "salon.house:3:5: error[E206]: `cut` is declared twice\n"
        "salon.house:6:8: warning[W901]: this rule leaves the answer open\n"
    )
    assert expected == lines_from_diagnostics([twice(), left_open()])


def test_json_form() -> None:
    """A list of objects, columns from 1, the end after the last character."""
    expected = [
        {
            "code": "E206",
            "severity": "error",
            "message": "`cut` is declared twice",
            "help": None,
            "file": "salon.house",
            "line": 3,
            "column": 5,
            "end_line": 3,
            "end_column": 8,
            "notes": [
                {
                    "message": "it is first declared here",
                    "file": "salon.house",
                    "line": 2,
                    "column": 5,
                    "end_line": 2,
                    "end_column": 8,
                }
            ],
        }
    ]
    assert expected == objects_from_diagnostics([twice()])
    assert expected == json.loads(json_from_diagnostics([twice()]))
    assert list(expected[0]) == list(json.loads(json_from_diagnostics([twice()]))[0])
    assert "[]\n" == json_from_diagnostics([])


def test_json_of_an_empty_span_ends_where_it_begins() -> None:
    """A place between two characters has no extent."""
    [place] = objects_from_diagnostics([Diagnostic("E101", "x", Span(Source("a", "on x"), 4, 4))])
    assert (1, 5, 1, 5) == (place["line"], place["column"], place["end_line"], place["end_column"])


def test_sarif_form() -> None:
    """SARIF 2.1.0: rules that occur, levels, regions, notes as related locations, help in the message."""
    log = sarif_from_diagnostics([unknown_name(), twice(), left_open()])
    assert "2.1.0" == log["version"]
    [run] = log["runs"]
    assert [
        {"id": "E201", "shortDescription": {"text": CODES["E201"]}, "helpUri": "docs/errors/E201.md"},
        {"id": "E206", "shortDescription": {"text": CODES["E206"]}, "helpUri": "docs/errors/E206.md"},
        {"id": "W901", "shortDescription": {"text": CODES["W901"]}, "helpUri": "docs/errors/W901.md"},
    ] == run["tool"]["driver"]["rules"]
    assert {
        "ruleId": "E201",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "`prise` is not a name this rule knows\nhelp: did you mean `price`?"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "salon.house"},
                    "region": {"startLine": 7, "startColumn": 30, "endLine": 7, "endColumn": 35},
                }
            }
        ],
    } == run["results"][0]
    assert [0, 1, 2] == [result["ruleIndex"] for result in run["results"]]
    assert ["error", "error", "warning"] == [result["level"] for result in run["results"]]
    assert [
        {
            "id": 0,
            "message": {"text": "it is first declared here"},
            "physicalLocation": {
                "artifactLocation": {"uri": "salon.house"},
                "region": {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 8},
            },
        }
    ] == run["results"][1]["relatedLocations"]
    assert log == json.loads(sarif_text_from_diagnostics([unknown_name(), twice(), left_open()]))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("my houses/a b.house", "my%20houses/a%20b.house"), ("/x/é.house", "file:///x/%C3%A9.house"), ("a\\b", "a/b")],
)
def test_sarif_names_files_as_uris(name: str, expected: str) -> None:
    """Blanks and letters outside ASCII are escaped; a whole path becomes a file URI."""
    log = sarif_from_diagnostics([Diagnostic("E101", "x", Span(Source(name, "on"), 0, 2))])
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert expected == location["artifactLocation"]["uri"]

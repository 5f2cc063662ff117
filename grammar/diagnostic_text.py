"""Problems as a reader sees them: excerpt, caret and help; one line each; JSON; SARIF."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from attrs import evolve, frozen

from grammar.codes import CODES
from grammar.diagnostic import Diagnostic, Severity
from grammar.sentence import in_language
from grammar.source import Span

# Terminal columns that an excerpt may take, without the gutter, and how many of them stay free before the
# underlined piece when the line is longer than that.
EXCERPT_WIDTH = 100
CONTEXT_WIDTH = 30

_JOINERS = "\u200c\u200d"
_UNSHOWABLE = "\N{REPLACEMENT CHARACTER}"


def in_its_language(diagnostic: Diagnostic) -> Diagnostic:
    """A problem in the language that its file is written in."""
    language = diagnostic.span.source.language
    return evolve(
        diagnostic,
        message=in_language(diagnostic.message, language),
        # What is said of an unknown name may be nothing in English alone.
        help=None if diagnostic.help is None else in_language(diagnostic.help, language) or None,
        notes=tuple((in_language(message, language), span) for message, span in diagnostic.notes),
    )


# --- with excerpts ---------------------------------------------------------------------------


@frozen
class _Paint:
    """Plain ANSI codes, or nothing."""

    colour: bool

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


_SEVERITY_COLOUR = {Severity.ERROR: "1;31", Severity.WARNING: "1;33"}
_GUTTER, _BOLD, _NOTE = "34", "1", "1;36"


def text_from_diagnostics(diagnostics: Iterable[Diagnostic], colour: bool = False) -> str:
    """Each problem with its excerpt, a caret under the smallest span and the mend, then a line that counts them.

    Returns the empty text when there is no problem. The order is kept.
    """
    found = [in_its_language(diagnostic) for diagnostic in diagnostics]
    if not found:
        return ""
    paint = _Paint(colour)
    return "\n".join(["\n".join(_problem(diagnostic, paint)) + "\n" for diagnostic in found] + [_count(found) + "\n"])


def _problem(diagnostic: Diagnostic, paint: _Paint) -> Iterator[str]:
    places = [diagnostic.span] + [span for _, span in diagnostic.notes]
    gutter = max(len(str(span.line)) for span in places)
    severity = _SEVERITY_COLOUR[diagnostic.severity]
    head = paint(f"{diagnostic.severity.value}[{diagnostic.code}]", severity)
    yield head + paint(f": {showable(diagnostic.message)}", _BOLD)
    yield from _excerpt(diagnostic.span, gutter, "^", severity, paint)
    if diagnostic.help:
        label = paint("= ", _GUTTER) + paint("help", _BOLD) + ": "
        first, *more = diagnostic.help.split("\n")
        yield f"{' ' * (gutter + 1)}{label}{showable(first)}"
        for line in more:
            yield f"{' ' * (gutter + 9)}{showable(line)}".rstrip()
    for message, span in diagnostic.notes:
        yield paint("note", _NOTE) + f": {showable(message)}"
        yield from _excerpt(span, gutter, "-", _NOTE, paint)


def _excerpt(span: Span, gutter: int, mark: str, colour: str, paint: _Paint) -> Iterator[str]:
    """The place, and beneath it the line with the span underlined; a source without text shows the place alone."""
    yield f"{' ' * gutter}{paint('-->', _GUTTER)} {_place(span)}"
    if not span.source.text:
        return
    shown, before, under = _window(span)
    bar = paint("|", _GUTTER)
    empty = f"{' ' * (gutter + 1)}{bar}"
    number = paint(f"{span.line:>{gutter}}", _GUTTER)
    yield empty
    yield f"{number} {bar} {shown}".rstrip()
    yield f"{empty} {' ' * before}{paint(mark * under, colour)}"


def _window(span: Span) -> tuple[str, int, int]:
    """The part of the span's first line that fits, the columns before the underlined piece, and its columns."""
    line = span.source.line(span.line).rstrip("\r")
    start = min(span.column - 1, len(line))
    last_line, last_column = span.source.position(span.end)
    end = last_column - 1 if last_line == span.line else len(line.rstrip())
    end = max(start, min(end, len(line)))

    first, last = 0, len(line)
    if _wider_than(line, EXCERPT_WIDTH):
        # One column at each side is kept for the … there.
        first = _backwards(line, start, CONTEXT_WIDTH)
        last = _forwards(line, first, EXCERPT_WIDTH - 2)
        if last == len(line):
            first = _backwards(line, last, EXCERPT_WIDTH - 2)
    prefix = "…" if first else ""
    suffix = "…" if last < len(line) else ""
    before = _width(prefix) + _width(line[first:start])
    under = _width(line[start : min(end, last)])
    return prefix + showable(line[first:last]) + suffix, before, max(1, under)


def _backwards(line: str, end: int, width: int) -> int:
    """The least offset from which the line up to `end` takes at most `width` columns."""
    while end and (width := width - _char_width(line[end - 1])) >= 0:
        end -= 1
    return end


def _forwards(line: str, start: int, width: int) -> int:
    """The greatest offset up to which the line from `start` takes at most `width` columns."""
    while start < len(line) and (width := width - _char_width(line[start])) >= 0:
        start += 1
    return start


def _wider_than(line: str, width: int) -> bool:
    return _forwards(line, 0, width) < len(line)


def _width(text: str) -> int:
    return sum(map(_char_width, text))


def _char_width(char: str) -> int:
    """Terminal columns that `showable` of this character takes."""
    if " " <= char <= "~":
        return 1
    if char == "\t":
        return 4
    if char in _JOINERS or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def showable(text: str) -> str:
    """The text with nothing in it that moves a terminal's cursor, colours it or turns its direction.

    A tab becomes four blanks, a control character its picture, what has neither width nor picture `�`.
    """
    return text if text.isascii() and text.isprintable() else "".join(map(_showable_char, text))


def _showable_char(char: str) -> str:
    if char == "\t":
        return "    "
    if char < " ":
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "\u2421"
    if char not in _JOINERS and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return _UNSHOWABLE
    return char


def _count(found: list[Diagnostic]) -> str:
    """`2 errors, 1 warning`."""
    parts = []
    for severity in Severity:
        number = sum(diagnostic.severity is severity for diagnostic in found)
        if number:
            parts.append(f"{number} {severity.value}{'' if number == 1 else 's'}")
    return ", ".join(parts)


# --- one line each ---------------------------------------------------------------------------


def lines_from_diagnostics(diagnostics: Iterable[Diagnostic]) -> str:
    """`salon.house:31:14: error[E201]: …`, one line a problem, for editors and `grep`."""
    return "".join(
        f"{_place(diagnostic.span)}: {diagnostic.severity.value}[{diagnostic.code}]: {showable(diagnostic.message)}\n"
        for diagnostic in map(in_its_language, diagnostics)
    )


def _place(span: Span) -> str:
    return f"{showable(span.source.name)}:{span.line}:{span.column}"


# --- for programs ----------------------------------------------------------------------------


def objects_from_diagnostics(diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """One object a problem: code, severity, message, help, file, line, column, end_line, end_column, notes.

    Lines and columns count from 1, in characters; the end column is the one after the last character.
    """
    return [
        {
            "code": diagnostic.code,
            "severity": diagnostic.severity.value,
            "message": diagnostic.message,
            "help": diagnostic.help,
            **_region(diagnostic.span),
            "notes": [{"message": message, **_region(span)} for message, span in diagnostic.notes],
        }
        for diagnostic in map(in_its_language, diagnostics)
    ]


def json_from_diagnostics(diagnostics: Iterable[Diagnostic]) -> str:
    """The objects of `objects_from_diagnostics` as a JSON list, ending with a newline."""
    return json.dumps(objects_from_diagnostics(diagnostics), ensure_ascii=True, indent=2) + "\n"


def _region(span: Span) -> dict[str, Any]:
    end_line, end_column = span.source.position(max(span.start, span.end - 1))
    return {
        "file": span.source.name,
        "line": span.line,
        "column": span.column,
        "end_line": end_line,
        "end_column": end_column + (span.end > span.start),
    }


def sarif_from_diagnostics(diagnostics: Iterable[Diagnostic]) -> dict[str, Any]:
    """A SARIF 2.1.0 log with one run; its rules are the codes that occur, in order of code."""
    found = [in_its_language(diagnostic) for diagnostic in diagnostics]
    codes = sorted({diagnostic.code for diagnostic in found})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "evenhand", "rules": [_sarif_rule(code) for code in codes]}},
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(diagnostic, codes) for diagnostic in found],
            }
        ],
    }


def sarif_text_from_diagnostics(diagnostics: Iterable[Diagnostic]) -> str:
    """The log of `sarif_from_diagnostics` as JSON, ending with a newline."""
    return json.dumps(sarif_from_diagnostics(diagnostics), ensure_ascii=True, indent=2) + "\n"


def _sarif_rule(code: str) -> dict[str, Any]:
    return {
        "id": code,
        "shortDescription": {"text": CODES[code]},
        "helpUri": f"docs/errors/{code}.md",
    }


def _sarif_result(diagnostic: Diagnostic, codes: list[str]) -> dict[str, Any]:
    text = diagnostic.message if diagnostic.help is None else f"{diagnostic.message}\nhelp: {diagnostic.help}"
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": diagnostic.severity.value,
        "message": {"text": text},
        "locations": [_sarif_location(diagnostic.span)],
    }
    if diagnostic.notes:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": message}, **_sarif_location(span)}
            for number, (message, span) in enumerate(diagnostic.notes)
        ]
    return result


def _sarif_location(span: Span) -> dict[str, Any]:
    region = _region(span)
    name = region["file"].replace("\\", "/")
    scheme = "file://" if name.startswith("/") else ""
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": scheme + quote(name.encode(errors="surrogateescape"))},
            "region": {
                "startLine": region["line"],
                "startColumn": region["column"],
                "endLine": region["end_line"],
                "endColumn": region["end_column"],
            },
        }
    }

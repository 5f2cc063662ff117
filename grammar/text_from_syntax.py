"""Canonical text of a tree, in any of the languages: the formatter, and the translator."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import define

from grammar.spelling import Spelling
from grammar.syntax import Comment, File
from grammar.text_from_block import Row, rows_from_block, stands_apart

WIDTH = 110
INDENT = 4
CONTINUATION = 8


def text_from_syntax(file: File, language: str | None = None) -> str:
    """The file in canonical form, with the keywords of `language` (its own if None), ending with one newline.

    Owners' names, texts and comments are kept as they are. The outcome reads as the same tree, and formatting it
    again changes nothing. A file with nothing in it is the empty text.
    """
    language = language or file.language
    spelling = Spelling(language)
    rows = [(number, row) for number, block in enumerate(file.blocks) for row in rows_from_block(block, spelling)]
    items = _with_comments(rows, sorted(file.comments, key=lambda comment: comment.span.start))
    lines = list(_lines(items, [stands_apart(block) for block in file.blocks] + [False]))
    if language != "en" or _names_a_language(lines):
        lines = [f"# language: {language}", *([""] if lines else []), *lines]
    return "".join(f"{line}\n" for line in lines)


def _names_a_language(lines: Sequence[str]) -> bool:
    """Whether a comment has come to stand on the first line that would be read there as the file's language."""
    return bool(lines) and lines[0].startswith("# language:")


# --- where the comments go -------------------------------------------------------------------


@define
class _Item:
    """A row, or a comment on a line of its own, with its lines in the source.

    `block` is the number of its block; a comment between two blocks belongs to the second.
    """

    pieces: tuple[str, ...]
    level: int
    block: int
    first_line: int
    last_line: int
    is_comment: bool = False
    trailing: str | None = None


def _with_comments(rows: Sequence[tuple[int, Row]], comments: Sequence[Comment]) -> list[_Item]:
    """Rows and comments as they follow each other.

    A comment inside a row that went over several lines comes to stand before it.
    """
    items: list[_Item] = []
    columns: dict[int, int] = {}
    row: Row | None = None
    waiting = list(reversed(comments))
    for block, following in [*rows, (rows[-1][0] + 1 if rows else 0, None)]:
        own_lines: list[Comment] = []
        while waiting and (following is None or waiting[-1].span.start < following.span.start):
            comment = waiting.pop()
            if row is None or (comment.own_line and comment.span.start >= row.span.end):
                own_lines.append(comment)
            elif comment.span.start < row.span.end:
                _put_before_last(items, _text(comment))
            else:
                if items[-1].trailing is not None:
                    _put_before_last(items, items[-1].trailing)
                items[-1].trailing = _text(comment)
        items.extend(_comment_items(own_lines, row, following, items[-1].block if items else 0, block, columns))
        if following is not None:
            first_line = following.span.line
            items.append(_Item(following.pieces, following.level, block, first_line, following.span.end_line))
            columns[following.level] = following.span.column
            row = following
    return items


def _put_before_last(items: list[_Item], text: str) -> None:
    last = items[-1]
    items.insert(-1, _Item((text,), last.level, last.block, last.first_line, last.first_line, is_comment=True))


def _comment_items(
    comments: Sequence[Comment],
    row: Row | None,
    following: Row | None,
    row_block: int,
    following_block: int,
    columns: dict[int, int],
) -> Iterator[_Item]:
    """Comments between two rows: as deep as the second, or as deep as they were written if a block ends there."""
    lowest = following.level if following else 0
    highest = max(lowest, row.level if row else 0)
    for comment in comments:
        reached = [level for level in range(lowest + 1, highest + 1) if columns[level] <= comment.span.column]
        highest = max([lowest, *reached])
        block = row_block if highest else following_block
        line = comment.span.line
        yield _Item((_text(comment),), highest, block, line, line, is_comment=True)


def _text(comment: Comment) -> str:
    return f"# {comment.text}".rstrip()


# --- lines and blank lines -------------------------------------------------------------------


def _lines(items: Sequence[_Item], apart: Sequence[bool]) -> Iterator[str]:
    """The lines of the items; `apart` says of each block whether blank lines always stand around it."""
    loose = {
        item.block
        for previous, item in pairwise(items)
        if item.level == 0 and item.block == previous.block and _gap(previous, item)
    }
    previous: _Item | None = None
    for item in items:
        if previous is not None:
            if item.block != previous.block:
                # Comments right above a block are part of it, so the blank line goes before them.
                blank = apart[previous.block] or (apart[item.block] and item.block not in loose)
                if blank or _gap(previous, item):
                    yield ""
            elif _gap(previous, item) and previous.is_comment and (item.is_comment or item.level == 0):
                yield ""
        yield from _broken(item)
        previous = item


def _gap(previous: _Item, item: _Item) -> bool:
    return item.first_line - previous.last_line > 1


def _broken(item: _Item) -> Iterator[str]:
    """An item's line, gone on in the next after a comma where it would be too long."""
    line = " " * (INDENT * item.level) + item.pieces[0]
    for number, piece in enumerate(item.pieces[1:], 2):
        comma = "" if number == len(item.pieces) else ","
        if len(f"{line}, {piece}{comma}") > WIDTH:
            yield f"{line},"
            line = " " * (INDENT * item.level + CONTINUATION) + piece
        else:
            line = f"{line}, {piece}"
    yield line if item.trailing is None else f"{line}  {item.trailing}"

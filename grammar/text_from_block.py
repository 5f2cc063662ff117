"""Canonical rows of each block: a head, and what stands indented beneath it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from attrs import frozen

from grammar import spelling as at
from grammar import syntax as s
from grammar.source import Span
from grammar.spelling import Spelling, clock_text
from grammar.text_from_consequence import text_from_consequence
from grammar.text_from_expression import text_from_expression

GAP = " " * 4


@frozen
class Row:
    """One statement: how deep it stands, and its pieces, which a comma joins and between which it may be broken.

    `span` is the stretch of source that it takes, without the rows beneath it.
    """

    level: int
    pieces: tuple[str, ...]
    span: Span


def stands_apart(block: s.Block) -> bool:
    """Whether a blank line always stands before and after the block."""
    return isinstance(block, s.HouseBlock | s.Rule | s.Guarantee | s.Voice | s.Words)


def rows_from_block(block: s.Block, spelling: Spelling) -> Iterator[Row]:
    """The rows of a block in order, the head first."""
    word, name, text = spelling.word, spelling.name, spelling.text
    match block:
        case s.HouseBlock():
            yield _head(block, f"{word('HOUSE')} {text(block.title)}", block.title)
            for setting in block.settings:
                yield _row(1, setting, *_setting(setting, spelling))
        case s.Hours():
            yield _head(block, _joined(word("HOURS_OF"), name(block.name) if block.name else None), block.name)
            yield from _hours(block.lines, spelling)
        case s.Services():
            yield _head(block, word("SERVICES"))
            yield from _services(block.services, spelling)
        case s.Choice():
            yield _row(0, block, *_listed(f"{word('CHOICE')} {name(block.name)}: ", map(name, block.values)))
        case s.Event():
            yield _head(block, _event(block, spelling), *_event_names(block))
            yield from _fields(block.fields, spelling)
        case s.Client():
            yield _head(block, word("CLIENT"))
            yield from _fields(block.fields, spelling)
        case s.Unit():
            yield _row(0, block, f"{word('UNIT')} {name(block.name)} / {name(block.plural)}")
        case s.Define():
            head = f"{word('DEFINE')} {name(block.name)}:"
            if block.value is not None:
                yield _row(0, block, f"{head} {text_from_expression(block.value, spelling, at.CONDITION)}")
            else:
                yield _head(block, head, block.name)
                for line in block.lines:
                    condition = _condition(line.condition, spelling)
                    yield _row(1, line, f"{condition}: {text_from_expression(line.amount, spelling, at.AMOUNT)}")
        case s.Rule():
            yield _head(block, f"{word('RULE')} {text(block.title)}", block.title)
            yield _triggers_row(block, spelling)
            yield from _rule_lines(block.lines, 1, spelling)
        case s.Note():
            yield _row(0, block, f"{word('NOTE')} {text(block.text)}")
        case s.Guarantee():
            yield _head(block, f"{word('GUARANTEE')} {text(block.title)}", block.title)
            if block.triggers:
                yield _triggers_row(block, spelling)
            for statement in block.statements:
                yield _row(1, statement, _promise(statement, spelling))
        case s.Voice():
            yield _head(block, word("VOICE"))
            for entry in block.lines:
                yield _row(1, entry, *_voice_line(entry, spelling))
        case s.Words():
            yield _head(block, f"{word('WORDS')} {name(block.name)}", block.name)
            yield from _wordings(1, block.wordings, spelling)
            for part in block.parts:
                yield _head(part, name(part.name), part.name, level=1)
                yield from _wordings(2, part.wordings, spelling)
        case s.Include():
            yield _row(0, block, f"{word('INCLUDE')} {text(block.path)}")


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


# --- rows ------------------------------------------------------------------------------------


def _row(level: int, node: _Spanned, *pieces: str) -> Row:
    return Row(level, pieces, node.span)


def _head(node: _Spanned, text: str, *leaves: _Spanned | None, level: int = 0) -> Row:
    """A row that ends with the last of the leaves, or with the keyword that the node begins with."""
    ends = [leaf.span.end for leaf in leaves if leaf is not None]
    return Row(level, (text,), Span(node.span.source, node.span.start, max([node.span.start, *ends])))


def _listed(head: str, items: Iterable[str]) -> tuple[str, ...]:
    first, *more = items
    return (head + first, *more)


def _joined(*words: str | None) -> str:
    return " ".join(word for word in words if word)


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of columns, each column as wide as its longest cell and apart by a gap."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True) if width).rstrip() for row in rows
    ]


# --- the house and its calendars -------------------------------------------------------------


def _setting(
    setting: s.Setting | s.AnnouncesChanges | s.SendsWithin | s.BookingLife, spelling: Spelling
) -> tuple[str, ...]:
    match setting:
        case s.Setting():
            head = spelling.word(setting.key.upper().replace(" ", "_")) + " "
            return _listed(head, (_setting_value(value, setting.key, spelling) for value in setting.values))
        case s.AnnouncesChanges():
            announced = f"{spelling.word('ANNOUNCES_CHANGES')} {spelling.duration(setting.duration)}"
            return (f"{announced} {spelling.second('BEFORE')}",)
        case s.SendsWithin():
            return (_joined(spelling.word("SENDS_WITHIN"), spelling.hours_of(setting.calendar)),)
        case s.BookingLife():
            return (_joined(spelling.word("BOOKING_ENDS"), text_from_expression(setting.end, spelling, at.MOMENT)),)


def _setting_value(value: s.Number | s.Date | s.Name, key: str, spelling: Spelling) -> str:
    match value:
        case s.Number():
            return str(value.value)
        case s.Date():
            return spelling.date(value)
        case s.Name():
            return value.text if key == "timezone" else spelling.name(value)


def _hours(lines: Sequence[s.HoursLine], spelling: Spelling) -> Iterator[Row]:
    weekly = [line for line in lines if isinstance(line, s.WeeklyHours)]
    table = iter(_table([(_weekdays(line, spelling), _spells(line.spells)) for line in weekly]))
    for line in lines:
        yield _row(1, line, next(table) if isinstance(line, s.WeeklyHours) else _exception(line, spelling))


def _exception(line: s.ClosedOnHolidays | s.ClosedFrom | s.ClosedOn | s.OpenOn, spelling: Spelling) -> str:
    word, date = spelling.word, spelling.date
    match line:
        case s.ClosedOnHolidays():
            return word("CLOSED_ON_PUBLIC_HOLIDAYS")
        case s.ClosedFrom():
            return f"{word('CLOSED_FROM')} {date(line.first)} {word('TO')} {date(line.last)}"
        case s.ClosedOn():
            return f"{word('CLOSED_ON')} {date(line.date)}"
        case s.OpenOn():
            return f"{word('OPEN_ON')} {date(line.date)} {_spells(line.spells)}"


def _weekdays(line: s.WeeklyHours, spelling: Spelling) -> str:
    if line.ranged:
        first, last = line.weekdays[0], line.weekdays[-1]
        return f"{spelling.weekday(first)} {spelling.word('TO')} {spelling.weekday(last)}"
    return ", ".join(map(spelling.weekday, line.weekdays))


def _spells(spells: Sequence[s.Spell]) -> str:
    return ", ".join(f"{clock_text(spell.start)}-{clock_text(spell.end)}" for spell in spells)


def _services(services: Sequence[s.Service], spelling: Spelling) -> Iterator[Row]:
    cells = [
        (
            spelling.name(service.name),
            spelling.money(service.price) if service.price else "",
            spelling.duration(service.length) if service.length else "",
        )
        for service in services
    ]
    for service, text in zip(services, _table(cells), strict=True):
        yield _row(1, service, text)


# --- what happens, and to whom ---------------------------------------------------------------


def _event(event: s.Event, spelling: Spelling) -> str:
    word, name = spelling.word, spelling.name
    plural = f"/ {name(event.plural)}" if event.plural else None
    subject = event.subject and word(f"OF_{event.subject.upper()}")
    changes = f"{word('CHANGES')} {', '.join(map(name, event.changes))}"
    attributes = [
        word("BY_HOUSE") if event.by_house else None,
        {None: None, "opens": word("OPENS"), "ends": word("ENDS"), "changes": changes}[event.life],
        f"{word('PAYS')} {name(event.pays)}" if event.pays else None,
        word("ALSO_AFTER_ITS_END") if event.after_end else None,
    ]
    head = _joined(word("EVENT"), name(event.name), plural, subject)
    return GAP.join([head, *filter(None, [_joined(*attributes)])])


def _event_names(event: s.Event) -> Sequence[s.Name | None]:
    return (event.name, event.plural, *event.changes, event.pays)


def _fields(fields: Sequence[s.Field], spelling: Spelling) -> Iterator[Row]:
    for field in fields:
        default = f" = {text_from_expression(field.default, spelling, at.VALUE)}" if field.default else ""
        yield _row(1, field, f"{spelling.name(field.name)}: {_kind(field.kind, spelling)}{default}")


def _kind(kind: s.Kind, spelling: Spelling) -> str:
    is_yes_or_no = kind.name == at.YES_OR_NO
    kind_name = spelling.word("YES_OR_NO") if is_yes_or_no else spelling.name(s.Name(kind.name, kind.span), at.KIND)
    low_high = f"{spelling.word('FROM')} {kind.low} {spelling.word('TO')} {kind.high}" if kind.low is not None else None
    return _joined(kind_name, low_high, spelling.word("OR_NOTHING") if kind.optional else None)


# --- rules, guarantees and words -------------------------------------------------------------


def _triggers_row(block: s.Rule | s.Guarantee, spelling: Spelling) -> Row:
    *most, last = (_trigger(trigger, spelling) for trigger in block.triggers)
    when = f"{spelling.word('WHEN')} {text_from_expression(block.when, spelling, at.CONDITION)}" if block.when else None
    pieces = _listed(f"{spelling.word('ON')} ", [*most, _joined(last, when)])
    end = block.when or block.triggers[-1]
    return Row(1, pieces, block.triggers[0].span.to(end.span))


def _trigger(trigger: s.Trigger, spelling: Spelling, place: at.Place = at.TRIGGER) -> str:
    word, name = spelling.word, spelling.name
    match trigger:
        case s.OnEvent():
            return name(trigger.name, place)
        case s.OnOverdue():
            return f"{word('OVERDUE')} {name(trigger.name)}"
        case s.OnOffset():
            return f"{spelling.duration(trigger.duration)} {word(trigger.direction.upper())} {name(trigger.name)}"
        case s.OnSilence():
            return f"{spelling.duration(trigger.duration)} {word('WITHOUT')} {name(trigger.name)}"


def _condition(condition: s.Expression | None, spelling: Spelling) -> str:
    return spelling.word("OTHERWISE") if condition is None else text_from_expression(condition, spelling, at.LINE)


def _rule_lines(lines: Sequence[s.Line], level: int, spelling: Spelling) -> Iterator[Row]:
    for line in lines:
        head = f"{_condition(line.condition, spelling)}:"
        if line.consequences:
            consequences = (text_from_consequence(consequence, spelling) for consequence in line.consequences)
            yield Row(level, _listed(f"{head} ", consequences), line.span)
        else:
            yield _head(line, head, line.condition, level=level)
            yield from _rule_lines(line.lines, level + 1, spelling)


def _promise(statement: s.Promise, spelling: Spelling) -> str:
    word, name = spelling.word, spelling.name
    match statement:
        case s.NeverRisesWith():
            return f"{name(statement.what, at.STATEMENT)} {word('NEVER_RISES_WITH')} {name(statement.measure)}"
        case s.AlwaysPromises():
            promised = f"{word('ALWAYS_PROMISES')} {name(statement.what)}"
            return f"{promised} {word('WITHIN')} {spelling.duration(statement.within)}"
        case s.NeverDeclines():
            return word("NEVER_DECLINES")
        case s.ReadsNo():
            return f"{word('READS_NO')} {name(statement.fact)}"
        case _:
            return text_from_expression(statement, spelling, at.STATEMENT)


def _voice_line(line: s.Avoid | s.Always | s.AlwaysOnDecline, spelling: Spelling) -> tuple[str, ...]:
    match line:
        case s.Avoid():
            head = f"{spelling.word('AVOID')} {spelling.name(line.language)} "
            return _listed(head, map(spelling.text, line.phrases))
        case s.Always():
            *most, last = (_trigger(trigger, spelling, at.VOICE_TRIGGER) for trigger in line.triggers)
            first, *more = map(spelling.name, line.parts)
            triggers = _listed(f"{spelling.word('ON')} ", [*most, f"{last} {spelling.word('ALWAYS')} {first}"])
            return (*triggers, *more)
        case s.AlwaysOnDecline():
            word = spelling.word
            return _listed(
                f"{word('ON')} {spelling.second('DECLINE')} {word('ALWAYS')} ", map(spelling.name, line.parts)
            )


def _wordings(level: int, wordings: Sequence[s.Wording], spelling: Spelling) -> Iterator[Row]:
    for wording in wordings:
        yield _row(level, wording, f"{spelling.name(wording.language)} {spelling.words(wording.text)}")

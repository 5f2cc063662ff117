"""The versions of a house in a book: the first ones, and others that follow as the house promises."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise

from attrs import define, field

from engine.compiler import Checked, check_order
from engine.desk.chain import house_link
from engine.desk.desk import BATCH, Desk, houses_of
from engine.desk.house_row import row_from_house
from engine.desk.journal import BookError, Journal, add, head_of
from engine.desk.recollection import Recollection
from engine.desk.tables import ClientRow, DecisionRow, Rows
from engine.events.timeline_reader import TimelineReader
from engine.judging.advance import next_due
from engine.judging.decide import EventRefused
from engine.judging.timeline import Timeline
from engine.model import House, shifted
from engine.planning.plan_from_model import plan_from_model
from engine.telling.plain_text import plain_date, plain_moment
from engine.time.days import date_text
from engine.time.moments import moment_text
from grammar.diagnostic import Diagnostics
from grammar.sentence import sentence

ANNOUNCEMENT = "announcement"
"""The event by which a client is told of a version to come, where the house declares it and has rules on it."""

_FURTHEST = 5 * 366
"""How many days ahead a day is looked for on which a version may begin."""


@define
class Announced:
    """How many clients were told of a version now, and why others could not be."""

    told: int = 0
    refused: list[str] = field(factory=list)


def found_book(journal: Journal, versions: Sequence[Checked], now: int) -> None:
    """Puts the versions of a house into an empty journal, in the order in which they begin."""
    days = [checked.house.in_force_from for checked in versions if checked.house is not None]
    if len({checked.house.name for checked in versions if checked.house is not None}) > 1:
        raise BookError("a book is of one house, and these are several", "begin a book for each")
    if len({checked.house.currency for checked in versions if checked.house is not None}) > 1:
        raise BookError("a book counts in one currency, and these houses in several", "begin a book for each")
    if any(later <= earlier for earlier, later in pairwise(days)):
        raise BookError(
            "these versions do not begin one after the other, each on its own day",
            "name them in the order in which they begin",
        )
    with journal.writing():
        if head_of(journal)[0]:
            raise BookError("this book has its house already", "use `evenhand desk add-version` for another version")
        _append(journal, versions, now)


def add_version(journal: Journal, checked: Checked, now: int, seen: Callable[[int], None] | None = None) -> Diagnostics:
    """Puts a version behind those of a journal, announced at a moment; `seen` hears of each client looked at.

    It cannot have been announced before anything that is in the journal already.
    A version that is there already as the last one is left as it is, and announced to those who were not told yet.
    The problems are E701 for one that does not begin after them, E707 for one that begins before something that was
    judged under another, E706 for one that is announced later than promised; with any of them nothing is written.
    BookError for another house, or one that counts in another currency: what is owed is never converted.
    """
    house = checked.house
    assert house is not None
    problems = Diagnostics()
    with journal.writing():
        known = houses_of(journal)
        if house.name != known[-1].name:
            raise BookError(f"this is the book of {known[-1].name}, and not of {house.name}", "begin another book")
        if house.currency != known[-1].currency:
            raise BookError(
                f"this book counts in {known[-1].currency}, and not in {house.currency}", "begin another book"
            )
        if house.hash == known[-1].hash:
            return problems
        now = max(now, journal.latest("decisions", "at"))
        check_order(known[-1], house, problems)
        _check_judged(journal, house, problems)
        if not problems.errors:
            _check_announced(known, house, now, problems)
        if not problems.errors:
            _append(journal, [checked], now)
            _look_ahead(journal, (*known, house), seen)
    return problems


def announce(journal: Journal, now: int, seen: Callable[[int], None] | None = None) -> Announced:
    """Tells every client of the last version, if it is to come and the house in force has rules on `announcement`.

    Each gets such an event, once, with the day on which the version begins as its `version`; the answers are those of
    the rules. `seen` hears of each client.
    """
    desk = Desk(journal)
    last, done = desk.houses[-1], Announced()
    now = max(now, journal.latest("decisions", "at"))
    is_to_come = now < last.zone.start_of_day(last.in_force_from)
    if not is_to_come or ANNOUNCEMENT not in desk.timeline.plan_at(now).house.rules_by_event:
        return done
    reader = TimelineReader(desk.houses)
    clients = (row for row in list(journal.rows("clients")) if isinstance(row, ClientRow) and row.id is not None)
    while some := list(islice(clients, BATCH)):
        readings = [reader.read(_announcement(row, last, now)) for row in some]
        done.refused += [problem.message for reading in readings for problem in reading.errors]
        for answer in desk.take([reading.event for reading in readings if reading.event is not None]):
            if isinstance(answer, EventRefused):
                done.refused.append(answer.message)
            elif answer.made is not None and answer.made.event.kind == ANNOUNCEMENT:
                done.told += 1
        if seen is not None:
            seen(some[-1].number)
    return done


def _announcement(row: ClientRow, house: House, now: int) -> dict[str, object]:
    day = date_text(house.in_force_from)
    name = f"{ANNOUNCEMENT}-{day}-{row.number}"
    return {"type": ANNOUNCEMENT, "id": name, "at": moment_text(now, house.zone), "client": row.id, "version": day}


def _append(journal: Journal, versions: Sequence[Checked], now: int) -> None:
    rows: Rows = {}
    number, link = head_of(journal)
    for checked in versions:
        number += 1
        row = row_from_house(number, checked, now)
        link = house_link(link, row)
        add(rows, [("houses", row._replace(link=link))])
    journal.append(rows)


def _look_ahead(journal: Journal, houses: Sequence[House], seen: Callable[[int], None] | None) -> None:
    """Under a new version those who have been silent for long may be told so at another moment, or not at all."""
    timeline = Timeline(plan_from_model(house) for house in houses)
    if not any(plan.silences for plan in timeline.plans[-2:]):
        return
    memory = Recollection(journal, timeline)
    agenda: dict[int, int | None] = {}
    for number, *_ in journal.rows("clients"):
        due = next_due(timeline, memory.of(number).record)
        agenda[number] = None if due is None else due.at
        memory.keep_few()
        if seen is not None:
            seen(number)
    journal.schedule(agenda)


def _check_judged(journal: Journal, house: House, problems: Diagnostics) -> None:
    start = house.zone.start_of_day(house.in_force_from)
    if journal.latest("decisions", "at") < start:
        return
    judged = max((row for row in journal.rows("decisions") if isinstance(row, DecisionRow)), key=lambda row: row.at)
    problems.add(
        "E707",
        sentence("this version of `{}` begins before events that were judged under another", house.name),
        house.begins,
        sentence(
            "let it begin on {} or later, after decision {}",
            plain_date(house.zone.day_of(judged.at) + 1),
            judged.number,
        ),
    )


def _check_announced(known: Sequence[House], house: House, now: int, problems: Diagnostics) -> None:
    """Each version that is in force between now and the new one has its promise kept."""
    start = house.zone.start_of_day(house.in_force_from)
    for before, after in pairwise((*known, house)):
        if before.announces is None or after.zone.start_of_day(after.in_force_from) <= now:
            continue
        told_by = shifted(before, start, before.announces, "before")
        if told_by is not None and now <= told_by:
            continue
        promise = before.announced
        assert promise is not None, "what it announces stands somewhere"
        length = promise.text.removeprefix("announces changes").removesuffix("before").strip()
        announced = plain_moment(now, house.zone)
        day = next(_days_announced(before, house, now), None)
        help = sentence("it has to be announced earlier")
        if day is not None:
            help = sentence("let it begin on {} or later", plain_date(day))
        problems.add(
            "E706",
            sentence("this version of `{}` is announced on {}, less than {} before", house.name, announced, length),
            house.begins,
            help,
            ((sentence("the promise stands here"), promise),),
        )
        return


def _days_announced(before: House, house: House, now: int) -> Iterator[int]:
    """The days on which the version could begin, with the promise kept."""
    assert before.announces is not None
    today = house.zone.day_of(now)
    for day in range(today, today + _FURTHEST):
        told_by = shifted(before, house.zone.start_of_day(day), before.announces, "before")
        if told_by is not None and now <= told_by:
            yield day

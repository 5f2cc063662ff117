"""Versions of a house in a book: announced as promised, in their order, and accepted one by one."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import RULES, event, given, stream
from houses import HEAD, house_text

from engine.compiler import Checked, check_text, versions_in
from engine.desk.desk import Desk
from engine.desk.forgetting import forget
from engine.desk.journal import BookError, Journal, MemoryJournal
from engine.desk.sqlite_journal import SqliteJournal, create_book
from engine.desk.verify import verified
from engine.desk.versions import Announced, add_version, announce, found_book
from engine.events.timeline_reader import TimelineReader
from engine.time.moments import moment_from_text, zone_from_name

PROMISE = "    announces changes 30 calendar days before\n"


def version(day: str, rules: str = RULES, promise: str = "", name: str = "Salon") -> Checked:
    """The small house, in force from a day as in `1 December 2027`."""
    head = HEAD.replace("1 January 2027", day).replace('"Salon"', f'"{name}"')
    return check_text(house_text(rules, head.replace("    languages en\n", f"    languages en\n{promise}")))


def moment(text: str) -> int:
    """A moment in Brussels, said as `2027-11-19T09:00`."""
    zone = zone_from_name("Europe/Brussels")
    assert zone is not None
    found = moment_from_text(text, zone)
    assert isinstance(found, int)
    return found


def added(journal: Journal, checked: Checked, now: str = "2027-10-01T09:00") -> list[tuple[str, str, str | None]]:
    """Code, underlined text and help of what stands against a version."""
    found = add_version(journal, checked, moment(now))
    return [(problem.code, problem.span.text, problem.help) for problem in found]


@pytest.fixture(params=["memory", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    """An empty journal of each sort."""
    made: Journal = MemoryJournal() if request.param == "memory" else create_book(tmp_path / "salon.book")
    yield made
    made.close()


def test_a_version_is_added_and_judges_from_its_day(journal: Journal) -> None:
    """What was booked before is judged by the version it was booked under, and the book verifies."""
    found_book(journal, [version("1 January 2027", promise=PROMISE)], 0)
    first = Desk(journal)
    early = {"service": "cut", "start": "2027-12-02T10:00", "booking": "b-1"}
    first.take([event(first, "e-1", "booking", "2027-10-01T08:00", **early)])

    assert [] == added(journal, version("1 December 2027", RULES.replace("50% of price", "EUR 5")))

    desk = Desk(journal)
    booking = {"booking": "b-2", "service": "cut", "start": "2027-12-02T11:00"}
    later = [
        event(desk, "e-2", "booking", "2027-12-01T08:00", **booking),
        event(desk, "e-3", "cancellation", "2027-12-02T09:00", booking="b-1", cancelled_by="client"),
        event(desk, "e-4", "cancellation", "2027-12-02T09:30", booking="b-2", cancelled_by="client"),
    ]
    answers = [json.loads(answer.decision) for answer in given(desk.take(later))]
    assert [("2027-12-01", []), ("2027-01-01", ["22.50"]), ("2027-12-01", ["5.00"])] == [
        (said["version"], [entry["amount"] for entry in said["entries"]]) for said in answers
    ]
    assert [] == verified(journal).found


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ("2027-11-01T00:00", []),
        ("2027-11-01T00:00:01", [("E706", "1 December 2027", "let it begin on 2 December 2027 or later")]),
        ("2027-11-30T23:59", [("E706", "1 December 2027", "let it begin on 31 December 2027 or later")]),
    ],
)
def test_a_version_is_announced_as_the_house_promises(
    journal: Journal, now: str, found: list[tuple[str, str, str | None]]
) -> None:
    """Thirty calendar days before, to the second; what is refused leaves nothing behind."""
    found_book(journal, [version("1 January 2027", promise=PROMISE)], 0)

    assert found == added(journal, version("1 December 2027"), now)
    assert (1 if found else 2) == journal.latest("houses")


def test_nobody_announces_in_the_past(journal: Journal) -> None:
    """What is in the book already shows that it is later."""
    found_book(journal, [version("1 January 2027", promise=PROMISE)], 0)
    desk = Desk(journal)
    desk.take([event(desk, "e-1", "complaint", "02T09:00", summary="cold")])

    assert [("E706", "1 December 2027", "let it begin on 3 December 2027 or later")] == added(
        journal, version("1 December 2027"), "2027-10-01T09:00"
    )
    assert [] == added(journal, version("3 December 2027"), "2027-10-01T09:00")
    assert [moment("2027-11-02T09:00")] == [row.added for row in journal.rows("houses")][1:]  # type: ignore[union-attr]


def test_a_promise_in_opening_days(journal: Journal) -> None:
    """The days are those of the calendar that the promise names: the Sunday and Monday are closed."""
    found_book(journal, [version("1 January 2027", promise="    announces changes 2 opening days before\n")], 0)

    assert [("E706", "1 December 2027", "let it begin on 2 December 2027 or later")] == added(
        journal, version("1 December 2027"), "2027-11-29T12:00"
    )
    assert [] == added(journal, version("1 December 2027"), "2027-11-26T12:00")


def test_the_promise_of_a_version_to_come_binds_too(journal: Journal) -> None:
    """A version that is announced already, and promises more, cannot be followed in haste."""
    found_book(journal, [version("1 January 2027")], 0)
    assert [] == added(journal, version("1 November 2027", promise=PROMISE), "2027-10-31T09:00")

    assert ["E706"] == [code for code, *_ in added(journal, version("3 November 2027"), "2027-10-31T10:00")]
    assert [] == added(journal, version("1 December 2027"), "2027-10-31T10:00")


@pytest.mark.parametrize("day", ["1 January 2027", "31 December 2026"])
def test_a_version_begins_after_the_one_before_it(journal: Journal, day: str) -> None:
    """On a day of its own."""
    found_book(journal, [version("1 January 2027")], 0)

    other = version(day, RULES.replace("50% of price", "EUR 5"))
    assert [("E701", day)] == [(code, text) for code, text, _ in added(journal, other)]


def test_the_same_version_again_changes_nothing(journal: Journal) -> None:
    """Whatever the day."""
    found_book(journal, [version("1 January 2027", promise=PROMISE), version("1 December 2027")], 0)

    assert [] == added(journal, version("1 December 2027"), "2027-11-30T09:00")
    assert 2 == journal.latest("houses")


def test_a_version_begins_after_all_that_was_judged(journal: Journal) -> None:
    """What was answered was answered under the version of its moment."""
    found_book(journal, [version("1 January 2027")], 0)
    desk = Desk(journal)
    desk.take(stream(desk))

    assert [("E707", "12 November 2027", "let it begin on 13 November 2027 or later, after decision 14")] == added(
        journal, version("12 November 2027")
    )
    assert [] == added(journal, version("13 November 2027"))


def test_another_house_is_no_version(journal: Journal) -> None:
    """A book is of one house."""
    found_book(journal, [version("1 January 2027")], 0)

    with pytest.raises(BookError, match="this is the book of Salon, and not of Nails"):
        add_version(journal, version("1 December 2027", name="Nails"), 0)


def test_a_book_keeps_its_currency(journal: Journal) -> None:
    """What is owed in one would be told in the other."""
    in_kronor = check_text(house_text(RULES, HEAD.replace("1 January", "1 December")).replace("EUR", "SEK"))
    with pytest.raises(BookError, match="a book counts in one currency, and these houses in several"):
        found_book(journal, [version("1 January 2027"), in_kronor], 0)
    found_book(journal, [version("1 January 2027")], 0)

    with pytest.raises(BookError, match="this book counts in EUR, and not in SEK"):
        add_version(journal, in_kronor, 0)
    assert 1 == journal.latest("houses")


def test_a_desk_that_was_open_begins_anew(tmp_path: Path) -> None:
    """It would judge by the versions that it knows."""
    journal = create_book(tmp_path / "salon.book")
    found_book(journal, [version("1 January 2027")], 0)
    desk, other = Desk(journal), SqliteJournal(journal.path)
    assert [] == added(other, version("1 December 2027"))
    other.close()

    with pytest.raises(BookError, match="this book has got another version of its house"):
        desk.take([event(desk, "e-1", "complaint", "02T09:00", summary="cold")])
    journal.close()


SILENT = """
rule "Visits"
    on booking, arrival
    otherwise: noted

rule "Back"
    on overdue call-back
    otherwise: noted
"""
CALLS = """
rule "We miss you"
    on 2 calendar months without arrival
    otherwise: promise call-back within 1 hour
"""


@pytest.mark.parametrize(("first", "second"), [(SILENT, SILENT + CALLS), (SILENT + CALLS, SILENT)])
def test_who_was_silent_is_on_the_agenda_of_the_new_version(journal: Journal, first: str, second: str) -> None:
    """What comes by itself is looked for again, for clients who were there before."""
    rules = 'rule "Call"\n    on message\n    otherwise: promise call-back within 1 hour\n'
    found_book(journal, [version("1 January 2027", rules + first)], 0)
    desk = Desk(journal)
    desk.take(
        [
            event(desk, "e-1", "booking", "02T09:00", service="cut", start="2027-11-04T10:00", booking="b-1"),
            event(desk, "e-2", "arrival", "04T10:00", booking="b-1"),
        ]
    )

    assert [] == added(journal, version("1 December 2027", rules + second), "2027-11-05T09:00")

    assert [] == verified(journal).found
    fired = [answer for answers in Desk(journal).fire(moment("2028-03-01T00:00")) for answer in given(answers)]
    assert (2 if CALLS in second else 0) == len(fired)
    assert [] == verified(journal).found


def test_the_houses_of_a_folder_are_a_timeline(tmp_path: Path) -> None:
    """In the order in which they begin, whatever the files are called."""
    for name, day in (("a", "1 March 2028"), ("b", "1 January 2027"), ("c", "1 December 2027")):
        (tmp_path / f"{name}.house").write_text(HEAD.replace("1 January 2027", day))
    (tmp_path / "d.house").write_text("house")

    assert ["b", "c", "a", "d"] == [path.stem for path in versions_in(tmp_path)]


# --- telling clients -----------------------------------------------------------------------------

TELLING = """
event announcement / announcements    by house
    version: date

rule "New rules"
    on announcement
    otherwise: say new-rules

words new-rules
    en "New rules from {version}."
"""


def told_of_december(journal: Journal, rules: str) -> Desk:
    """A desk whose three clients were there before a version of December."""
    found_book(journal, [version("1 January 2027", RULES + rules), version("1 December 2027")], 0)
    desk = Desk(journal)
    given(desk.take([event(desk, f"e-{n}", "complaint", "02T09:00", f"c-{n}", summary="cold") for n in range(3)]))
    return desk


def test_each_client_is_told_once(journal: Journal) -> None:
    """Also where the program was stopped before all were told, and by nobody who is forgotten."""
    desk = told_of_december(journal, TELLING)
    name = {"id": "announcement-2027-12-01-2", "type": "announcement", "at": "2027-11-03T09:00", "client": "c-1"}
    read = TimelineReader(desk.houses).read({**name, "version": "2027-12-01"})
    assert read.event is not None
    given(desk.take([read.event]))
    forget(journal, "c-2", 0)

    assert Announced(1, []) == announce(journal, moment("2027-11-04T09:00"))
    assert Announced(0, []) == announce(journal, moment("2027-11-05T09:00"))

    said = [json.loads(str(row[11]))["words"]["values"] for row in journal.rows("decisions", type="announcement")]
    assert [{"version": "2027-12-01"}] * 2 == said
    assert [] == verified(journal).found


def test_nobody_is_told_without_a_rule(journal: Journal) -> None:
    """Such a house tells its clients elsewhere."""
    told_of_december(journal, "")

    assert Announced(0, []) == announce(journal, moment("2027-11-04T09:00"))


def test_what_is_in_force_is_not_announced(journal: Journal) -> None:
    """The moment has passed."""
    told_of_december(journal, TELLING)

    assert Announced(0, []) == announce(journal, moment("2027-12-01T00:00"))


# --- acceptance ----------------------------------------------------------------------------------

ACCEPTING = """
event acceptance
    version: date or nothing

rule "Acceptances"
    on acceptance
    otherwise: noted

rule "First the rules"
    on booking
    client has accepted these rules: accept
    otherwise: ask acceptance within 48 hours

rule "Not accepted"
    on overdue acceptance
    otherwise: noted

rule "Cancelling"
    on cancellation
    client has accepted these rules: charge EUR 10
    otherwise: free
"""


def charged(journal: Journal, events: list[tuple[str, str, dict[str, object]]]) -> list[str]:
    """What is charged under two versions, the second from December on, told as type, moment and facts."""
    found_book(journal, [version("1 January 2027", ACCEPTING), version("1 December 2027", ACCEPTING)], 0)
    desk = Desk(journal)
    told = [event(desk, f"e-{number}", kind, at, **more) for number, (kind, at, more) in enumerate(events)]
    answers = [json.loads(answer.decision) for answer in given(desk.take(told))]
    assert [] == verified(journal).found
    return [entry["amount"] for said in answers for entry in said["entries"]]


def booked(booking: str, at: str) -> tuple[str, str, dict[str, object]]:
    """A booking of a cut on the tenth of December."""
    return "booking", at, {"booking": booking, "service": "cut", "start": "2027-12-10T10:00"}


def cancelled(booking: str) -> tuple[str, str, dict[str, object]]:
    """Called off on the fifth of December."""
    return "cancellation", "2027-12-05T09:00", {"booking": booking, "cancelled_by": "client"}


@pytest.mark.parametrize(
    ("at", "more", "amounts"),
    [
        ("2027-11-02T09:00", {}, ["10.00", "0.00"]),
        ("2027-12-02T09:00", {}, ["0.00", "10.00"]),
        ("2027-11-02T09:00", {"version": "2027-12-01"}, ["0.00", "10.00"]),
        ("2027-12-02T09:00", {"version": "2027-01-01"}, ["10.00", "0.00"]),
        # The ask of the first booking was made by the first version, whichever is in force when it is met.
        ("2027-12-02T09:00", {"booking": "old"}, ["10.00", "0.00"]),
        ("2027-12-02T09:00", {"re": "e-1"}, ["0.00", "10.00"]),
    ],
)
def test_accepted_is_the_version_that_judges(
    journal: Journal, at: str, more: dict[str, object], amounts: list[str]
) -> None:
    """A booking made in November is judged by the first version, one made in December by the second."""
    events = [booked("old", "2027-11-01T09:00"), booked("new", "2027-12-01T09:00"), ("acceptance", at, more)]

    assert amounts == charged(journal, [*sorted(events, key=lambda one: one[1]), cancelled("old"), cancelled("new")])

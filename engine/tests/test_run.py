"""Streams of events through a house."""

from collections.abc import Iterable

from houses import house

from engine.events.event import Event
from engine.events.event_from_json import EventReader
from engine.events.event_problem import EventProblem
from engine.judging.records import Records
from engine.judging.run import Found, run_stream, take_as_facts
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.model import House
from engine.planning.plan_from_model import plan_from_model
from engine.time.moments import moment_from_text, moment_text

ANSWERS = """
rule "We answer"
    on complaint
    otherwise: promise answer within 2 hours

rule "A late answer is our mistake"
    on overdue answer
    otherwise: credit EUR 10

rule "The answer"
    on answer
    otherwise: noted
"""

REMINDERS = """
rule "Bookings"
    on booking
    otherwise: accept

rule "A reminder"
    on 24 hours before start
    otherwise: do remind

rule "Cancellations"
    on cancellation
    at least 2 cancellations ever: charge EUR 10
    otherwise: free
"""


def records_of(model: House) -> Records:
    """Empty records of a house."""
    return Records(Timeline([plan_from_model(model)]))


def event(model: House, name: str, kind: str, at: str, client: str = "c", **more: object) -> Event:
    """An event on 19 November 2027, or with a whole moment."""
    moment = at if "T" in at else f"2027-11-19T{at}"
    data = {"id": name, "type": kind, "at": moment, "client": client, **more}
    read = EventReader(model).read(data).event
    assert read is not None
    return read


def lines(*events: Event | EventProblem) -> list[Found]:
    """A stream of them, each on its line."""
    return list(enumerate(events, start=1))


def told(model: House, answers: Iterable[Decision | EventProblem]) -> list[str]:
    """Moment, client and kind of each decision; line and code of each problem."""
    return [
        f"{moment_text(a.event.at, model.zone)[5:16]} {a.event.client} {a.kind.name}"
        if isinstance(a, Decision)
        else f"line {a.line} {a.code}"
        for a in answers
    ]


def until(model: House, text: str) -> int:
    """A moment of the house."""
    moment = moment_from_text(text, model.zone)
    assert isinstance(moment, int)
    return moment


def complaint(model: House, name: str, at: str, client: str = "c") -> Event:
    """A complaint by phone."""
    return event(model, name, "complaint", at, client, summary="cold water", channel="phone")


def test_judges_what_falls_due_between_two_events() -> None:
    """A promise that was not kept is overdue at its deadline, not when the next event comes."""
    model = house(ANSWERS)
    stream = lines(complaint(model, "a", "09:00"), complaint(model, "b", "15:00", "d"))
    expected = ["11-19T09:00 c complaint", "11-19T11:00 c overdue answer", "11-19T15:00 d complaint"]
    assert expected == told(model, run_stream(records_of(model), stream))


def test_takes_an_answer_on_the_deadline_as_in_time() -> None:
    """What is due in a second comes after all events of it."""
    model = house(ANSWERS)
    stream = lines(complaint(model, "a", "09:00"), event(model, "b", "answer", "11:00"))
    end = until(model, "2027-11-20T00:00")
    expected = ["11-19T09:00 c complaint", "11-19T11:00 c answer"]
    assert expected == told(model, run_stream(records_of(model), stream, end))


def test_judges_up_to_until_at_the_end() -> None:
    """The moment itself is among it; without `until` the end of the stream is the end."""
    model = house(ANSWERS)
    stream = lines(complaint(model, "a", "09:00"))
    first = ["11-19T09:00 c complaint"]
    assert first == told(model, run_stream(records_of(model), stream))
    assert first == told(model, run_stream(records_of(model), stream, until(model, "2027-11-19T10:59:59")))
    expected = [*first, "11-19T11:00 c overdue answer"]
    assert expected == told(model, run_stream(records_of(model), stream, until(model, "2027-11-19T11:00")))


def test_gives_decisions_of_one_second_by_client() -> None:
    """In whatever order they came, deadlines of that second among themselves too."""
    model = house(ANSWERS)
    stream = lines(complaint(model, "a", "09:00", "d"), complaint(model, "b", "09:00", "c"))
    answers = list(run_stream(records_of(model), stream, until(model, "2027-11-20T00:00")))
    expected = [
        "11-19T09:00 c complaint",
        "11-19T09:00 d complaint",
        "11-19T11:00 c overdue answer",
        "11-19T11:00 d overdue answer",
    ]
    assert expected == told(model, answers)


def test_gives_the_same_bytes_in_any_order_of_a_second() -> None:
    """Events of one second are judged in the order of source and id, however the lines lie."""
    model = house(REMINDERS)
    first = event(model, "1", "booking", "09:00", booking="b", start="2027-11-30T09:00")
    second = event(model, "2", "cancellation", "09:00", booking="b", **{"cancelled-by": "client"})
    straight = told(model, run_stream(records_of(model), lines(first, second)))
    turned = told(model, run_stream(records_of(model), lines(second, first)))
    assert ["11-19T09:00 c booking", "11-19T09:00 c cancellation"] == straight
    assert straight == turned


def test_hands_on_problems_and_goes_on() -> None:
    """An event on an unknown booking is refused with its line."""
    model = house(REMINDERS)
    lost = event(model, "a", "cancellation", "09:00", booking="nobody's", **{"cancelled-by": "client"})
    stream = lines(EventProblem("E801", "not an event", line=1), lost, event(model, "b", "booking", "10:00"))
    assert ["line 1 E801", "line 2 E806", "11-19T10:00 c booking"] == told(model, run_stream(records_of(model), stream))


def test_judges_lazily() -> None:
    """The decisions of a second come as soon as the stream has passed it."""
    model = house(ANSWERS)

    def stream() -> Iterable[Found]:
        yield from lines(complaint(model, "a", "09:00"), complaint(model, "b", "10:00"))
        raise AssertionError("read too far")

    first = next(iter(run_stream(records_of(model), stream())))
    assert isinstance(first, Decision)
    assert "a" == first.event.id


def test_counts_a_history_without_judging_it() -> None:
    """A cancellation of the past is one of two, and was not charged again."""
    model = house(REMINDERS)
    records = records_of(model)
    past = lines(
        event(model, "1", "booking", "2027-11-01T09:00", booking="b1", start="2027-11-10T09:00"),
        event(model, "2", "cancellation", "2027-11-02T09:00", booking="b1", **{"cancelled-by": "client"}),
        event(model, "3", "booking", "2027-11-03T09:00", booking="b2", start="2027-11-30T09:00"),
    )
    assert [] == list(take_as_facts(records, past))
    cancelled = event(model, "4", "cancellation", "09:00", booking="b2", **{"cancelled-by": "client"})
    [answer] = run_stream(records, lines(cancelled))
    assert isinstance(answer, Decision)
    assert [("charge", 1000)] == [(entry.kind, entry.amount) for entry in answer.entries]


def test_lets_the_moments_of_a_history_pass() -> None:
    """Nobody is reminded of a visit that is over; of one that is to come they are."""
    model = house(REMINDERS)
    records = records_of(model)
    past = lines(
        event(model, "1", "booking", "2027-11-01T09:00", booking="b1", start="2027-11-10T09:00"),
        event(model, "2", "booking", "2027-11-15T09:00", booking="b2", start="2027-11-19T10:00"),
    )
    assert [] == list(take_as_facts(records, past))
    stream = lines(event(model, "3", "booking", "09:00", booking="b3", start="2027-11-30T09:00"))
    expected = ["11-18T10:00 c 24 hours before start", "11-19T09:00 c booking"]
    assert expected == told(model, run_stream(records, stream))


def test_lets_bookings_of_a_history_end() -> None:
    """Those whose time is over are over, and what comes after them is still to come."""
    head = """\
house "Salon"
    edition 1
    in force from 1 January 2027
    timezone Europe/Brussels
    currency EUR
    languages en
    booking ends 1 hour after start
"""
    model = house(REMINDERS, head)
    records = records_of(model)
    past = lines(
        event(model, "1", "booking", "2027-11-01T09:00", booking="b1", start="2027-11-10T09:00"),
        event(model, "2", "booking", "2027-11-01T09:00", booking="b2", start="2027-11-21T09:00"),
        event(model, "3", "booking", "2027-11-15T09:00", "d", booking="b3", start="2027-11-30T09:00"),
    )
    assert [] == list(take_as_facts(records, past))
    stream = lines(event(model, "4", "cancellation", "09:00", booking="b1", **{"cancelled-by": "client"}))
    end = until(model, "2027-11-21T00:00")
    expected = ["line 1 E806", "11-20T09:00 c 24 hours before start"]
    assert expected == told(model, run_stream(records, stream, end))


def test_reports_what_a_history_holds_that_is_no_event() -> None:
    """With its line."""
    records = records_of(house(REMINDERS))
    problem = EventProblem("E801", "not an event", line=7)
    assert [problem] == list(take_as_facts(records, [(7, problem)]))

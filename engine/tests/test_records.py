"""All clients of a house, while events stream by."""

from datetime import UTC, datetime

from houses import house

from engine.events.event import Event
from engine.events.event_from_json import EventReader
from engine.judging.decide import EventRefused
from engine.judging.records import Records
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.planning.plan_from_model import plan_from_model
from engine.time.moments import DAY

START = 1_825_056_000  # 1 November 2027, 09:00 in Brussels

TEXT = """
rule "Bookings"
    on booking
    at least 1 no-show in the last 60 calendar days: decline
    otherwise: accept

rule "No-shows"
    on no-show
    otherwise: charge price

rule "We remind you"
    on 24 hours before start
    otherwise: tell owner "remind"

rule "Messages"
    on message
    otherwise: promise answer within 1 hour

rule "Overdue"
    on overdue answer
    otherwise: tell owner "overdue"

rule "Broken"
    on disruption
    otherwise: house becomes disrupted

rule "Arrivals"
    on arrival
    house is disrupted: tell owner "say sorry"
    otherwise: noted
"""


class Stream:
    """The records of the small house, and events read for it."""

    def __init__(self, text: str = TEXT) -> None:
        self.house = house(text)
        self.reader = EventReader(self.house)
        self.records = Records(Timeline((plan_from_model(self.house),)))
        self.number = 0

    def event(self, kind: str, at: int, **fields: object) -> Event:
        """An event at a moment in seconds."""
        self.number += 1
        data = {"id": f"e{self.number}", "type": kind, "at": at} | {k.replace("_", "-"): v for k, v in fields.items()}
        data["at"] = moment(at)
        reading = self.reader.read(data)
        assert reading.event is not None, reading.problems
        return reading.event

    def booking(self, at: int, client: str, booking: str) -> Event:
        """A cut two days later."""
        start = moment(at + 2 * DAY)
        return self.event("booking", at, client=client, booking=booking, service="cut", start=start, channel="phone")

    def verdict(self, event: Event) -> str:
        """The verdict on an event, after what fell due before it."""
        list(self.records.advance(event.at - 1))
        decision = self.records.decide(event)
        return decision.code if isinstance(decision, EventRefused) else decision.verdict


def moment(at: int) -> str:
    """A moment as text."""
    return datetime.fromtimestamp(at, UTC).isoformat()


def test_clients_do_not_count_across() -> None:
    """A no-show of one client is not one of another."""
    stream = Stream()
    assert "accept" == stream.verdict(stream.booking(START, "c-1", "b-1"))
    assert "noted" == stream.verdict(stream.event("no-show", START + 3 * DAY, client="c-1", booking="b-1"))
    assert "decline" == stream.verdict(stream.booking(START + 4 * DAY, "c-1", "b-2"))
    assert "accept" == stream.verdict(stream.booking(START + 4 * DAY, "c-2", "b-3"))


def test_due_in_order_of_moment_client_and_id() -> None:
    """Two clients are reminded in the same second."""
    stream = Stream()
    for client, booking in (("c-2", "b-1"), ("c-1", "b-2"), ("c-1", "b-3")):
        stream.records.decide(stream.booking(START, client, booking))
    stream.records.decide(stream.event("message", START + 60, client="c-3", channel="phone"))
    assert [
        "e4/answer/overdue",
        "b-2/24 hours before start",
        "b-3/24 hours before start",
        "b-1/24 hours before start",
    ] == [decision.event.id for decision in stream.records.advance(START + 3 * DAY)]
    assert [] == list(stream.records.advance(START + 30 * DAY))


def test_house_marks_are_seen_by_all_clients() -> None:
    """An event of the house has no client."""
    stream = Stream()
    stream.records.decide(stream.booking(START, "c-1", "b-1"))
    stream.records.decide(stream.event("disruption", START + 60, summary="no water"))
    decision = stream.records.decide(stream.event("arrival", START + 120, client="c-1", booking="b-1"))
    assert isinstance(decision, Decision)
    assert ["say sorry"] == [told.text for told in decision.tells]


def test_a_booking_ends_in_the_second_of_an_event_of_the_house() -> None:
    """The house and the client may be looked at again at one moment."""
    stream = Stream()
    stream.records.decide(stream.booking(START, "c-1", "b-1"))
    stream.records.decide(stream.event("disruption", START + 60, summary="no water"))
    decision = stream.records.decide(stream.event("no-show", START + 60, client="c-1", booking="b-1"))
    assert isinstance(decision, Decision)
    assert [] == list(stream.records.advance(START + 400 * DAY))


def test_history_is_taken_as_facts() -> None:
    """Nothing in it is judged: no promise is made in it; still it counts."""
    stream = Stream()
    stream.records.remember(stream.event("message", START, client="c-1", channel="phone"))
    stream.records.remember(stream.booking(START, "c-1", "b-1"))
    assert ["b-1/24 hours before start"] == [one.event.id for one in stream.records.advance(START + DAY)]
    stream.records.remember(stream.event("no-show", START + 2 * DAY, client="c-1", booking="b-1"))
    assert "decline" == stream.verdict(stream.booking(START + 10 * DAY, "c-1", "b-2"))


def test_memory_follows_the_live_bookings() -> None:
    """Of clients who came and went nothing stays; of one who did not come, as long as it counts."""
    stream = Stream()
    for day in range(200):
        at = START + day * DAY
        for client in range(5):
            stream.verdict(stream.booking(at, f"c-{day}-{client}", f"b-{day}-{client}"))
        if day >= 3:
            for client in range(5):
                kind = "no-show" if client == 0 else "departure"
                name = f"{day - 3}-{client}"
                stream.verdict(stream.event(kind, at + 60, client=f"c-{name}", booking=f"b-{name}"))
    # 5 bookings a day live 3 days and are remembered for 30, one no-show a day counts for 60; swept every 30 days.
    assert len(stream.records) <= 5 * (3 + 30 + 30) + 60 + 30
    list(stream.records.advance(START + 400 * DAY))
    assert 5 * 3 == len(stream.records)


def test_ended_booking_is_remembered_for_a_while() -> None:
    """A second departure hears what ended the booking; after two months nobody knows it."""
    stream = Stream()
    stream.verdict(stream.booking(START, "c-1", "b-1"))
    stream.verdict(stream.event("departure", START + 3 * DAY, client="c-1", booking="b-1"))
    late = stream.records.decide(stream.event("departure", START + 4 * DAY, client="c-1", booking="b-1"))
    assert isinstance(late, EventRefused)
    assert "the booking `b-1` has ended: `e2` ended it on 2027-11-04T09:00:00+01:00" == late.message
    list(stream.records.advance(START + 40 * DAY))
    assert 0 == len(stream.records)


def test_number_of_all_events_ever_is_kept_without_the_events() -> None:
    """`ever` needs only a number, and the sum of what is added up."""
    stream = Stream("""
rule "Messages"
    on message
    at least 1000 messages ever: decline
    otherwise: noted
""")
    for number in range(999):
        stream.verdict(stream.event("message", START + number * DAY, client="c-1", channel="phone"))
    known = stream.records.record_of("c-1").occurrences["message"]
    assert 999 == known.gone + len(known.moments)
    assert len(known.moments) <= 32
    assert "decline" == stream.verdict(stream.event("message", START + 1000 * DAY, client="c-1", channel="phone"))

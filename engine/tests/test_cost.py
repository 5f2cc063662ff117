"""What an answer costs, counted in calls: a clock would tell of the machine."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from houses import house
from story import Story

import policies
from engine.compiler import check_file
from engine.events.event_from_json import EventReader
from engine.events.event_streams import read_events
from engine.events.timeline_reader import TimelineReader
from engine.judging.decide import decide
from engine.judging.records import Records
from engine.judging.run import run_stream
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.memory.decision_json import canonical_bytes
from engine.planning.plan_from_model import plan_from_model
from engine.time.moments import moment_text

HOTEL = Path(policies.__file__).parent / "hotel"
HOUSE = house("""
event order / orders
    total: money
rule "Orders"
    on order
    at least 100000 orders ever: decline
    at least 100000 orders in the last 12 months: decline
    total total of orders in the last 12 months is at least EUR 10000000: decline
    otherwise: accept
rule "Messages"
    on message
    at least 100000 messages since the last order: decline
    otherwise: noted
""")
START = 1_830_000_000


class Shop:
    """Orders of one client, one an hour."""

    def __init__(self) -> None:
        self.records = Records(Timeline([plan_from_model(HOUSE)]))
        self.reader = EventReader(HOUSE)
        self.number = 0

    def line(self) -> bytes:
        """The next order, as JSON."""
        self.number += 1
        at = moment_text(START + self.number * 3600, HOUSE.zone)
        return f'{{"id":"e{self.number}","type":"order","at":"{at}","client":"c","total":"EUR 1.50"}}'.encode()

    def answer(self, line: bytes) -> bytes:
        """The answer to an order, as JSON."""
        event = self.reader.quick(line)
        assert event is not None
        for _ in self.records.advance(event.at - 1):
            pass
        decision = self.records.decide(event)
        assert isinstance(decision, Decision)
        return canonical_bytes(decision)


def calls(work: Callable[[], object]) -> int:
    """How many calls of Python functions some work takes."""
    count = 0

    def profile(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_history_does_not_make_an_answer_dearer() -> None:
    """After 10 or 3,000 orders the next hundred take as many calls."""
    shop = Shop()
    found = []
    for number in (10, 3000):
        while shop.number < number:
            shop.answer(shop.line())
        lines = [shop.line() for _ in range(100)]
        found.append(calls(lambda lines=lines: [shop.answer(line) for line in lines]))
    few, many = found
    assert 0 < many <= few * 1.1


def test_memory_is_bounded_by_what_the_house_can_see() -> None:
    """Of three years of orders the last twelve months are kept, and at most as many again."""
    shop = Shop()
    for day in range(3 * 365):
        shop.number = 24 * day
        shop.answer(shop.line())
    known = shop.records.record_of("c").occurrences["order"]
    assert 3 * 365 == known.gone + len(known.moments)
    assert len(known.moments) <= 2 * 367 + 16


def test_an_answer_takes_few_calls() -> None:
    """A step that is no longer done once for all events shows here."""
    shop = Shop()
    for _ in range(3):
        shop.answer(shop.line())
    line = shop.line()
    assert 0 < calls(lambda: shop.answer(line)) <= 60


@pytest.mark.parametrize("given", [{}, {"weight": 3}], ids=["with a default", "all given"])
def test_a_question_takes_few_calls(given: dict[str, object]) -> None:
    """From an event to its line, where the answer follows from the event: no step of the general way is taken."""
    story = Story("""
event question / questions
    weight: number from 0 to 100 = 5
rule "Questions"
    on question
    otherwise: charge EUR 1 times weight
""")
    event = story.event("question", "2027-11-19T10:00", **given)
    plan = story.timeline.plan_for(event, story.record)

    def line() -> bytes:
        decision = decide(plan, story.record, event)
        assert isinstance(decision, Decision)
        return canonical_bytes(decision)

    for _ in range(3):
        line()
    assert 0 < calls(line) <= 20


def test_nothing_judged_leaves_a_cycle() -> None:
    """So a run may do without looking for them."""
    shop = Shop()
    for _ in range(3):
        shop.answer(shop.line())
    while gc.collect():
        pass
    gc.disable()
    try:
        for _ in range(300):
            shop.answer(shop.line())
        assert 0 == gc.collect()
    finally:
        gc.enable()


def test_a_stream_takes_few_calls() -> None:
    """From the lines of the hotel's sample to decisions that are kept; what is written for answers that come often
    is there already."""
    model = check_file(HOTEL / "hotel.house").house
    assert model is not None
    timeline, reader = Timeline([plan_from_model(model)]), TimelineReader([model])
    lines = (HOTEL / "bookings.jsonl").read_bytes().splitlines()[:1500]

    def judge() -> None:
        for _ in run_stream(Records(timeline), read_events(reader, lines)):
            pass

    judge()
    assert calls(judge) <= 42 * len(lines)

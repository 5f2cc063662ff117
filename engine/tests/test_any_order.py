"""In whatever order the same events arrive, all comes out the same, on generated houses and events.

EVENHAND_ORDERS says how many streams are shuffled, EVENHAND_SEED from which seed they are made.
"""

import os
from collections.abc import Sequence
from functools import lru_cache
from random import Random, SystemRandom

import pytest
from comparison import Comparison, checked_of
from desks import event
from houses import house_text
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from standing import counts, standing
from strategies_events import HOUR, Chooser, Step, steps
from strategies_houses import HouseText, houses
from wall_clock import Clock

from engine.compiler import Checked, check_text
from engine.desk import desk as desk_module
from engine.desk import verify as verify_module
from engine.desk.desk import Desk
from engine.desk.house_row import house_from_row
from engine.desk.journal import MemoryJournal
from engine.desk.verify import verified
from engine.desk.versions import found_book
from engine.events.event import Event
from engine.judging.decide import EventRefused
from engine.planning.plan_from_model import plan_from_model

ORDERS = int(os.environ.get("EVENHAND_ORDERS") or 15)
SEED = int(os.environ.get("EVENHAND_SEED") or SystemRandom().randrange(2**32))
STREAM = 24
SHARED_STREAMS = 30


_READ = lru_cache(2)(house_from_row)


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A house is read once for all desks."""
    monkeypatch.setattr(desk_module, "house_from_row", _READ)
    monkeypatch.setattr(verify_module, "house_from_row", _READ)


def desk_of(house: Checked) -> Desk:
    """A desk with a house, in an empty journal."""
    journal = MemoryJournal()
    found_book(journal, [house], 0)
    return Desk(journal)


def taken(desk: Desk, events: Sequence[Event], chance: Random, until: int) -> None:
    """Takes all events, in batches of any size; what is refused is sent again until that changes nothing.

    An event that was refused cannot be corrected: then it is sent as it should have been. What has fallen due by the
    end, too, may make it right.
    """
    left, is_settled = list(events), False
    while not is_settled:
        before = desk.journal.latest("decisions")
        refused = []
        for start in range(0, len(left), size := chance.choice((1, 1, 2, 7))):
            batch = left[start : start + size]
            refused += [answer.event for answer in desk.take(batch) if isinstance(answer, EventRefused)]
            if chance.random() < 0.1:
                list(desk.fire(max(event.at for event in batch)))
        left = refused
        if desk.journal.latest("decisions") == before:
            list(desk.fire(until))
            left = put_right(refused)
            is_settled = left == refused and desk.journal.latest("decisions") == before


def put_right(refused: Sequence[Event]) -> list[Event]:
    """Refused events, those for which there is a correction as that says they should have been."""
    names = {one.id for one in refused}
    right = {one.corrects: replace(one, id=one.corrects, corrects=None) for one in refused if one.corrects in names}
    return [right.get(one.id, one) for one in refused if one.corrects not in names]


def corrections(events: Sequence[Event], chooser: Chooser, chance: Random) -> list[Event]:
    """For some events others that take their place: another moment, another value."""
    found = []
    for one in events:
        if chance.random() < 0.15:
            fields = dict(one.fields)
            for name, field in chooser.house.events[one.kind].fields.items():
                if fields[name] is not None and chance.random() < 0.5:
                    value = chooser.value(field, one.at, chance)
                    fields[name] = fields[name] if value is None else value
            at = one.at + chance.choice((0, 0, -60, HOUR, 30 * HOUR))
            name = f"{one.id}-again"
            found.append(replace(one, id=name, at=at, fields=fields, corrects=one.id))
    return found


SHARED = """
rule "Bookings"
    on booking
    house is crowded: ask deposit of 30% of price within 3 hours
    at least 1 no-show in the last 60 calendar days: ask deposit of price within 24 hours
    otherwise: accept

rule "Crowds"
    on arrival
    at least 2 arrivals in the last 24 hours: house becomes crowded for 4 hours
    house is disrupted: house is no longer crowded
    otherwise: noted

rule "Deposits"
    on deposit
    otherwise: noted

rule "An unpaid deposit frees the chair"
    on overdue deposit
    house is disrupted: noted
    otherwise: booking ends, house is no longer crowded

rule "Cancellations"
    on cancellation
    client is careless: charge price
    at least 24 hours before start: free, refund rest
    otherwise: charge 50% of price

rule "No-shows"
    on no-show
    otherwise: charge price, client becomes careless until 60 calendar days after now

rule "We answer"
    on complaint
    house is crowded and house is disrupted: redirect to phone
    house is disrupted: promise answer within 2 hours, house becomes crowded until next opening after now
    otherwise: promise answer within 1 hour, excuse no-show

rule "The answer"
    on answer
    otherwise: noted

rule "A late answer is our mistake"
    on overdue answer
    otherwise: credit EUR 10, house becomes disrupted for 90 minutes

rule "Broken"
    on disruption
    house is disrupted: house becomes crowded for 3 hours
    otherwise: house becomes disrupted

rule "Mended"
    on restoration
    otherwise: house is no longer disrupted
"""
KINDS = ("booking", "arrival", "arrival", "no-show", "cancellation", "deposit", "complaint", "complaint", "answer",
         "disruption", "restoration")  # fmt: skip


def shared_events(desk: Desk, chance: Random) -> list[Event]:
    """Events of three clients and of the house in two days, many of them in the same second."""
    found = []
    for number in range(chance.randrange(6, 26)):
        kind = chance.choice(KINDS)
        client = chance.randrange(3)
        at = f"{chance.randrange(2, 4):02d}T{chance.choice((9, 10, 14)):02d}:{chance.choice((0, 0, 30)):02d}"
        more: dict[str, object] = {"booking": f"b-{client}-{chance.randrange(2)}"}
        if kind == "booking":
            more |= {"service": "cut", "start": "2027-11-04T10:00"}
        elif kind == "deposit":
            more |= {"amount": f"EUR {chance.choice((10, 45))}"}
        elif kind == "cancellation":
            more |= {"cancelled_by": "client"}
        elif kind == "arrival" or kind == "no-show":
            pass
        else:
            more = {"summary": "x"} if kind == "complaint" else {}
        whose = None if kind in ("disruption", "restoration") else f"c-{client}"
        name = f"e-{chance.randrange(1000)}-{number}"
        found.append(event(desk, name, kind, at, whose, **more))
        if chance.random() < 0.15:
            later = replace(found[-1], id=f"{name}-again", at=found[-1].at + chance.choice((-HOUR, 0, HOUR)))
            found.append(replace(later, corrects=name))
    return found


@pytest.mark.parametrize("stream", range(SHARED_STREAMS))
def test_what_clients_and_house_share_comes_out_the_same(stream: int) -> None:
    """Where what happens to one changes what is answered to another."""
    chance = Random(f"{SEED}-{stream}")
    print(f"EVENHAND_SEED={SEED}")
    checked = check_text(house_text(SHARED))
    straight, shuffled = desk_of(checked), desk_of(checked)
    events = shared_events(straight, chance)
    until = max(event.at for event in events) + 100 * HOUR
    taken(
        straight, sorted(events, key=lambda one: (one.corrects is not None, one.at, one.source, one.id)), chance, until
    )
    taken(shuffled, chance.sample(events, len(events)), chance, until)

    assert standing(straight.journal) == standing(shuffled.journal)
    assert counts(straight) == counts(shuffled)
    assert [] == verified(straight.journal).found
    assert [] == verified(shuffled.journal).found


def test_any_order_comes_out_the_same() -> None:
    """Balances, marks, obligations, bookings and counts; and each book can be verified."""
    print(f"EVENHAND_SEED={SEED}")

    def compare(written: HouseText, stream: list[Step], order: int) -> None:
        note(f"seed {SEED}\n{written.text()}")
        checked = checked_of(written.text())
        house = checked.house
        assert house is not None
        chance = Random(order)
        happened = Comparison(plan_from_model(house)).run(stream).events
        events = sorted(happened, key=lambda event: (event.at, event.source, event.id))
        events += corrections(events, Chooser.of(house, Clock(house)), chance)
        until = max((event.at for event in events), default=0) + 3000 * HOUR
        straight, shuffled = desk_of(checked), desk_of(checked)
        taken(straight, events, Random(1), until)
        other = list(events)
        chance.shuffle(other)
        taken(shuffled, other, chance, until)

        assert standing(straight.journal) == standing(shuffled.journal)
        assert counts(straight) == counts(shuffled)
        assert [] == verified(straight.journal).found
        assert [] == verified(shuffled.journal).found

    phases = (Phase.generate, Phase.shrink) if os.environ.get("EVENHAND_SHRINK") else (Phase.generate,)
    chosen = settings(
        max_examples=ORDERS, phases=phases, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    seed(SEED)(chosen(given(houses(), steps(STREAM), st.integers(0, 2**16))(compare)))()

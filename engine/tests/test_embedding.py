"""A house in another program: what that program may hand over, and what it is told."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from houses import house_text
from msgspec.structs import force_setattr

from engine import Event, EventError, House, Record

RULES = """
    event stay / stays    opens
        start: moment
        born: date or nothing

    rule "Stays"
        on stay
        otherwise: accept
    """
SAID = {"type": "stay", "at": "2027-11-19T09:00", "client": "c-1", "start": "2027-11-20T14:00"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with an event that has a moment and a date."""
    (tmp_path / "salon.house").write_text(house_text(RULES), encoding="utf-8")
    return House.load(tmp_path / "salon.house")


def test_moments_of_python(house: House) -> None:
    """Without an offset they are local time in Brussels, as text is."""
    here = datetime(2027, 11, 19, 9, 0)
    for at in (here, here.replace(tzinfo=timezone(timedelta(hours=1))), datetime(2027, 11, 19, 8, 0, tzinfo=UTC)):
        event = house.event({**SAID, "at": at, "start": datetime(2027, 11, 20, 14, 0), "born": date(2000, 2, 29)})
        assert house.event({**SAID, "born": "2000-02-29"}) == event


def test_a_date_where_a_moment_is_meant(house: House) -> None:
    """It is told as that of a text is."""
    with pytest.raises(EventError, match="`2027-11-19` is a date, and a moment was expected"):
        house.event({**SAID, "at": date(2027, 11, 19)})


def test_json_text(house: House) -> None:
    """As text or as bytes."""
    text = '{"type": "stay", "at": "2027-11-19T09:00", "client": "c-1", "start": "2027-11-20T14:00"}'
    assert house.event(SAID) == house.event(text) == house.event(text.encode())
    with pytest.raises(EventError, match="E801"):
        house.event(text.replace("c-1", "\ud800"))


@pytest.mark.parametrize("data", [None, [], 3])
def test_what_is_no_event_at_all(house: House, data: object) -> None:
    """The program that hands it over is told what belongs there."""
    with pytest.raises(TypeError, match="an event is JSON text or a mapping, not"):
        house.event(data)  # type: ignore[arg-type]  # that is what is tried


def test_keys_that_are_no_text(house: House) -> None:
    """They are kept and ignored, as other keys that nobody declared."""
    assert house.event(SAID) == house.event({**SAID, 7: "x"})  # type: ignore[dict-item]  # that is what is tried


def test_what_to_do_is_in_the_error(house: House) -> None:
    """With each problem; where several in a row have the same mend, after the last of them."""
    with pytest.raises(EventError) as refused:
        house.event({"type": "stay", "at": "soon", "client": "c-1", "start": "later"})

    assert str(refused.value) == (
        "E804: in `at`, `soon` is not a moment\n"
        "E804: in `start`, `later` is not a moment\n  help: write `2027-11-19T14:00`"
    )


@pytest.mark.parametrize("event", [None, SAID, [], "stay", Record()])
def test_a_decision_on_what_is_no_event(house: House, event: object) -> None:
    """A mistake of the program: it is told how an event is made."""
    with pytest.raises(TypeError, match=f"`House.event` makes an event; {type(event).__name__} is none"):
        house.decide(event, Record())  # type: ignore[arg-type]  # that is what is tried


@pytest.mark.parametrize("record", [None, {}, []])
def test_a_decision_without_a_record(house: House, record: object) -> None:
    """A mistake of the program: it is told how a record is made."""
    with pytest.raises(TypeError, match=f"`Record\\(\\)` makes a record; {type(record).__name__} is none"):
        house.decide(house.event({**SAID, "booking": "b-1"}), record)  # type: ignore[arg-type]  # that is what is tried


def test_what_is_not_answered_at_once_is_asked_once(house: House) -> None:
    """The short way is not tried again by the long one."""
    asked = []

    def at_once(record: Record, event: Event) -> None:
        asked.append((record, event))

    force_setattr(house.plan, "at_once", {"stay": at_once})

    assert "accept" == house.decide(house.event(SAID), Record()).verdict
    assert 1 == len(asked)

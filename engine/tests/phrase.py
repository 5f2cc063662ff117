"""One phrase in a line of the small house, asked of one event."""

from typing import Any

from story import Story

from engine.judging.decide import decide
from engine.memory.decision import Decision
from engine.memory.decision_json import decision_json

BOOKINGS = """
rule "Bookings"
    on booking
    otherwise: accept
"""


def arrivals(line: str, more: str = "") -> Story:
    """A house with this first line on arrivals, and what else it says; nothing has happened yet."""
    return Story(f"""
{more}
{BOOKINGS}
rule "Asked"
    on arrival
    {line}
    otherwise: noted
""")


def answer(story: Story, kind: str, at: str, **fields: object) -> dict[str, Any]:
    """The answer to an event, as JSON, which the record then does not know."""
    event = story.event(kind, at, **fields)
    decision = decide(story.timeline.plan_for(event, story.record), story.record, event)
    assert isinstance(decision, Decision), decision
    return dict(decision_json(decision))


def fits(condition: str, *moments: str, more: str = "", sent: str | None = None, **booking: object) -> list[bool]:
    """Whether a condition fits an arrival at each of these moments, for a colouring on Friday 19 November 2027 14:00
    (or a booking with these facts), made on Monday 1 November 2027 09:00 if not said."""
    story = arrivals(f'{condition}: tell owner "it fits"', more)
    made = {"at": "2027-11-01T09:00"} | booking
    story.book(**made)
    told = {} if sent is None else {"sent": sent}
    return [bool(answer(story, "arrival", at, booking="b-1", **told)["tells"]) for at in moments]


def posted(consequence: str, *, at: str = "2027-11-19T14:00", more: str = "", paid: str = "", **booking: object) -> str:
    """The amount of the first entry that a consequence makes of an arrival, after something was paid."""
    story = arrivals(f"now is after 1 January 2020: {consequence}", more)
    story.book(**booking)
    if paid:
        story.tell("payment", "2027-11-02T09:00", booking="b-1", amount=paid)
    return str(answer(story, "arrival", at, booking="b-1")["entries"][0]["amount"])


def due(deadline: str, at: str, more: str = "", **booking: object) -> str:
    """The local moment at which a promise is due that an arrival makes with this deadline."""
    story = arrivals(f"now is after 1 January 2020: promise answer {deadline}", more)
    made = {"at": "2027-01-01T09:00"} | booking
    story.book(**made)
    return str(answer(story, "arrival", at, booking="b-1")["obligations"][0]["due"])

"""`make demo`: a real house, thousands of real bookings, what it answers and why."""

from collections.abc import Iterator
from pathlib import Path

import click

from engine.compiler import check_file
from engine.events.event import Event
from engine.events.event_streams import read_events
from engine.events.timeline_reader import TimelineReader
from engine.judging.advance import advance
from engine.judging.decide import EventRefused, decide
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision
from engine.memory.record import Record
from engine.model import House
from engine.planning.plan_from_model import plan_from_model
from engine.running import Run, summary_of
from engine.telling.explanation import why_text

HOTEL = Path(__file__).parent.parent / "policies" / "hotel"
EVENTS = HOTEL / "bookings.jsonl"


def main() -> None:
    """Runs the hotel's sample, prints the table, and explains two of its decisions in full."""
    checked = check_file(HOTEL / "hotel.house")
    assert checked.house is not None
    house = checked.house
    heading(f"{house.name}: what the house answers to {EVENTS.name}")
    run = Run(house, warn=lambda text: click.echo(text, err=True))
    chosen: dict[str, Decision] = {}
    with EVENTS.open("rb") as lines:
        decisions = run.decisions(lines, EVENTS.name)
        click.echo(summary_of(remembering(decisions, chosen), as_json=False))
    for title, decision in chosen.items():
        heading(title)
        click.echo(explained(house, decision))
        click.echo()


def remembering(decisions: Iterator[Decision], chosen: dict[str, Decision]) -> Iterator[Decision]:
    """The same decisions; keeps the dearest cancellation and the dearest no-show on the way."""
    for decision in decisions:
        for kind, title in (("cancellation", "The dearest cancellation"), ("no-show", "The dearest no-show")):
            if decision.event.kind == kind and (title not in chosen or charged(decision) > charged(chosen[title])):
                chosen[title] = decision
        yield decision


def charged(decision: Decision) -> int:
    """What a decision charges, in minor units."""
    return sum(entry.amount for entry in decision.entries if entry.kind == "charge")


def explained(house: House, decision: Decision) -> str:
    """The decision with every line that was tried, from the events of its client alone."""
    plan = plan_from_model(house)
    record = Record(decision.event.client)
    with EVENTS.open("rb") as lines:
        found = [event for _, event in read_events(TimelineReader([house]), lines) if isinstance(event, Event)]
    for event in (event for event in found if event.client == decision.event.client):
        for due in advance(Timeline([plan]), record, event.at - 1):
            record.apply(due)
        answer = decide(plan, record, event)
        assert not isinstance(answer, EventRefused)
        if event.id == decision.event.id:
            return why_text(plan, record, answer, style=bold)
        record.apply(answer)
    raise LookupError(decision.event.id)


def heading(text: str) -> None:
    """A line that stands out."""
    click.echo(bold(text) + "\n")


def bold(text: str) -> str:
    """Bold where it is shown on a terminal."""
    return click.style(text, bold=True)


if __name__ == "__main__":
    main()

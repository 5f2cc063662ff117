"""Events read against the version of a house that is in force at their moment."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from msgspec.structs import replace

from engine.events.cloud_event import event_data_from_cloud_event, is_cloud_event
from engine.events.event import Event
from engine.events.event_from_json import EventReader, Reading, decoded
from engine.events.event_problem import EventProblem
from engine.model import EventKind, House
from engine.time.moments import Zone, moment_from_text


class TimelineReader:
    """Reads events for the versions of a house, in the order in which they come into force.

    What earlier versions declared can still be said: a booking made under one of them is judged by it.
    """

    def __init__(self, houses: Iterable[House]) -> None:
        versions = list(houses)
        self._starts = [house.zone.start_of_day(house.in_force_from) for house in versions]
        self._readers = [EventReader(versions[0])]
        for house in versions[1:]:
            self._readers.append(EventReader(_with_earlier(house, self._readers[-1].house)))

    @cached_property
    def quick(self) -> Callable[[bytes], Event | None]:
        """One event that is as it should be; None where it has to be read thoroughly."""
        latest = self._readers[-1].quick
        if len(self._readers) == 1:
            return latest
        begin = self._starts[-1]

        def of_latest(data: bytes) -> Event | None:
            event = latest(data)
            return event if event is None or event.at >= begin else None

        return of_latest

    @property
    def zone(self) -> Zone:
        """Where moments without an offset are local: the zone of the latest version."""
        return self._readers[-1].house.zone

    def read(self, data: Mapping[str, object] | bytes) -> Reading:
        """One event, with every problem it has."""
        if len(self._readers) == 1:
            return self._readers[0].read(data)
        taken = decoded(data) if isinstance(data, bytes) else data
        if not isinstance(taken, EventProblem) and is_cloud_event(taken):
            taken = event_data_from_cloud_event(taken)
        if isinstance(taken, EventProblem):
            return Reading(None, (taken,))
        at = taken.get("at")
        moment = moment_from_text(at, self.zone) if isinstance(at, str) else None
        version = bisect_right(self._starts, moment) - 1 if isinstance(moment, int) else len(self._starts) - 1
        return self._readers[max(0, version)].read(taken)


def _with_earlier(house: House, earlier: House) -> House:
    """A version that also understands what an earlier one declared."""
    events = {name: _with_fields(kind, earlier.events.get(name)) for name, kind in house.events.items()}
    choices = {
        name: tuple(dict.fromkeys((*values, *earlier.choices.get(name, ())))) for name, values in house.choices.items()
    }
    return replace(
        house,
        events={**earlier.events, **events},
        choices={**earlier.choices, **choices},
        services={**earlier.services, **house.services},
        client_facts={**earlier.client_facts, **house.client_facts},
        units={**earlier.units, **house.units},
    )


def _with_fields(kind: EventKind, earlier: EventKind | None) -> EventKind:
    return kind if earlier is None else replace(kind, fields={**earlier.fields, **kind.fields})

"""Steps on the client: who she is, and what happened with her before."""

from collections.abc import Callable

from engine.testing.below_step import Table, facts_of_table
from engine.testing.client import Client
from engine.testing.phrase import Said
from engine.testing.said import count_said, window_said
from engine.testing.scene import Scene
from engine.testing.step_list import given
from engine.testing.step_problem import fitting

_A_CLIENT = "a [new ]client[ (named|called) {client}][ who speaks {language}]"
_EVER_IN_YEARS = 3


@given(_A_CLIENT, f"{_A_CLIENT} with no earlier (bookings|events)")
def _(scene: Scene, said: Said) -> None:
    """Somebody of whom the house knows nothing else."""
    _new_client(scene, said)


@given(f"{_A_CLIENT} with {{count}} {{events}} {{window}}[ and {{count2:count}} {{events2:events}} {{window2:window}}]")
def _(scene: Scene, said: Said) -> None:
    """Somebody with a past."""
    client = _new_client(scene, said)
    _had(scene, client, said["count"], said["events"], said["window"])
    if said.get("events2") is not None:
        _had(scene, client, said["count2"], said["events2"], said["window2"])


@given("{she} (has|have) had {count} {events} {window}")
def _(scene: Scene, said: Said) -> None:
    """More of the past."""
    _had(scene, scene.client(said["she"]), said["count"], said["events"], said["window"])


@given("{she} (speaks|speak) {language}")
def _(scene: Scene, said: Said) -> None:
    """Her language."""
    scene.client(said["she"]).facts["language"] = said["language"]


@given("we know of {she:her}(:|)")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """Other facts of the client."""
    declared = scene.house.client_facts
    client = scene.client(said.get("she"))
    for name, value in facts_of_table(datatable):
        client.facts[name] = scene.as_event_says(value, declared.get(name))


@given("{she} accepted these rules")
def _(scene: Scene, said: Said) -> None:
    """The version in force, accepted."""
    scene.client(said["she"]).record.accept(scene.house.in_force_from)


def _new_client(scene: Scene, said: Said) -> Client:
    name = said.get("client")
    client = scene.new_client(name.strip('"“”') if name else None)
    if (language := said.get("language")) is not None:
        client.facts["language"] = language
    return client


def _had(scene: Scene, client: Client, count: str, events: str, window: str) -> None:
    """So many events, spread evenly over the window; one of a booking has a booking of its own."""
    kind = scene.kind(events)
    many = count_said(count)
    of_booking = kind.about == "booking" and kind.life != "opens"
    for number in range(many):
        booking = f"{kind.name}-{len(scene.past)}-booking" if of_booking else None
        at = _spread(scene, window, number + 1, many + 1)
        if booking is not None:
            scene.remember(scene.opening_kind().name, _an_hour_before(at), {}, client, booking)
        scene.remember(kind.name, at, {}, client, booking)


def _spread(scene: Scene, window: str, part: int, parts: int) -> Callable[[int], int]:
    """So far into the window, told from the moment that the scenario begins."""

    def at(now: int) -> int:
        zone = scene.house.zone
        since = fitting(window_said(window, zone, now))
        if since is None:
            since = zone.step(now, _EVER_IN_YEARS, "years", "before")
        return since + (now - since) * part // parts

    return at


def _an_hour_before(at: Callable[[int], int]) -> Callable[[int], int]:
    return lambda now: at(now) - 3600

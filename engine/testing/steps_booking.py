"""Steps on bookings: those there are, those that are made, moved and called off."""

from engine.model import EventKind, House
from engine.nearest import listed, nearest
from engine.testing.below_step import Table
from engine.testing.client import Client, Draft
from engine.testing.happening import WHEN, happen, length, stepped
from engine.testing.phrase import Said
from engine.testing.scene import Scene
from engine.testing.step_list import given, when
from engine.testing.step_problem import cannot

_DESCRIBED = "[ (on|for) {start:moment}][ (for|of) {price:money}][ made on {made:moment}]"
_DESCRIBED_2 = "[ (for|of) {price:money}][ (on|for) {start:moment}][ made on {made:moment}]"
_A = "(a|an|her|his|their)"


@given(
    *(
        f"{first}{described}[ with:| with]"
        for first in (
            f"{_A} booking[ of (a |an |){{service}}]",
            "{she} (has|have) (a|an) booking[ of (a |an |){service}]",
            "{she} (has|have) booked (a |an |){service}",
        )
        for described in (_DESCRIBED, _DESCRIBED_2)
    )
)
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """A booking that stands when the scenario begins."""
    _had_booked(scene, scene.client(said.get("she")), said, datatable)


@given("{she} (has|have) paid {money}[ as (a|the) {event:payment}][ on {moment}]")
def _(scene: Scene, said: Said) -> None:
    """Money that came in before, for the booking last spoken of."""
    client = scene.client(said["she"])
    kind = said.get("event") or "payment"
    moment = said.get("moment")
    at = None if moment is None else scene.moment(moment)
    booking = client.booking if scene.kind(kind).about == "booking" else None
    data = {scene.kind(kind).pays or "amount": scene.money_data(said["money"])}
    scene.remember(kind, lambda now: now if at is None else at, data, client, booking)


@when(
    f"{{she}} (books|book) (a |an |){{service}}[ (for|on) {{start:moment}}][ (for|of) {{price:money}}]{WHEN}",
    f"{{she}} (books|book) (a |an |){{service}}[ (for|of) {{price:money}}] (for|on) {{start:moment}}{WHEN}",
    "{she} (books|book) (a |an |){service}[ (for|of) {price:money}] {ahead:length} ahead[ by {channel}][ with:| with]",
)
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """A booking is made."""
    kind, service = _service(scene, said["service"])
    start = said.get("start")
    at = None if start is None else scene.moment(start)
    if (ahead := said.get("ahead")) is not None:
        at = stepped(scene, scene.begin(), length(scene, ahead), "after")
    facts = {
        "service": service,
        "start": None if at is None else scene.moment_data(at),
        "price": _money(scene, said.get("price")),
    }
    happen(scene, said, kind.name, datatable, facts)


@when(f"{{she}} (cancels|cancel)[ (a|the|her|his|their) booking]{WHEN}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """The client calls the booking off."""
    happen(scene, said, "cancellation", datatable, {"cancelled-by": "client"})


@when(f"(the house|we) (cancels|cancel)[ (her|his|their|the) booking]{WHEN}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """The house calls the booking off."""
    happen(scene, said, "cancellation", datatable, {"cancelled-by": "house"})


@when(
    "{she} (cancels|cancel) {before:length} before (a|an) {service}[ (of|for) {price:money}]"
    "[ by {channel}][ because of {reason}][ with:| with]"
)
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """A booking and its cancellation in one step; the booking starts so long from now."""
    client = scene.client(said["she"])
    _had_booked(scene, client, said)
    happen(scene, said, "cancellation", datatable, {"cancelled-by": "client"}, client)


@when("(the house|we) (cancels|cancel) {before:length} before (a|an) {service}[ (of|for) {price:money}][ with:| with]")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """The same, called off by the house."""
    client = scene.client()
    _had_booked(scene, client, said)
    happen(scene, said, "cancellation", datatable, {"cancelled-by": "house"}, client)


@when(f"{{she}} (moves|move) (the|her|his|their) booking to {{start:moment}}{WHEN}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """The client asks for another time."""
    start = scene.moment_data(scene.moment(said["start"]))
    happen(scene, said, "move", datatable, {"moved-by": "client", "start": start})


@when(f"(the house|we) (moves|move) (the|her|his|their) booking to {{start:moment}}{WHEN}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """The house takes another time."""
    start = scene.moment_data(scene.moment(said["start"]))
    happen(scene, said, "move", datatable, {"moved-by": "house", "start": start})


@when(f"{{she}} (confirms|confirm)[ (the|her|his|their) booking]{WHEN}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """The client says once more that she will come."""
    happen(scene, said, "confirmation", datatable)


@when(f"{{she}} (does|do) not come{WHEN}", f"{{she}} (does|do) not show up{WHEN}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """A missed visit, noted when it would have started."""
    happen(scene, said, "no-show", datatable, from_start=True)


@when("{she} (arrives|arrive) on time", f"{{she}} (arrives|arrive){WHEN}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """The client is there."""
    happen(scene, said, "arrival", datatable, from_start=True)


@when("{she} (arrives|arrive) {late:delay} late", "{she} (arrives|arrive) {early:delay} early")
def _(scene: Scene, said: Said) -> None:
    """The client is there, but not on time."""
    client = scene.client(said["she"])
    late, early = said.get("late"), said.get("early")
    direction = "before" if late is None else "after"
    at = stepped(scene, scene.start_of(client), length(scene, late or early or ""), direction)
    happen(scene, said, "arrival", client=client, at=at)


@when(f"{{she}} (leaves|leave){WHEN}", f"the visit is over{WHEN}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """The visit is over."""
    happen(scene, said, "departure", datatable, from_start=True)


def _had_booked(scene: Scene, client: Client, said: Said, table: Table = ()) -> None:
    """A booking as a fact. Where its start is not said, it can still be told by how long before it something comes."""
    service = said.get("service")
    kind, named = _service(scene, service) if service is not None else (scene.opening_kind(), None)
    start = said.get("start")
    facts = {
        "service": named,
        "price": _money(scene, said.get("price")),
        "start": None if start is None else scene.moment_data(scene.moment(start)),
    }
    data = {name: value for name, value in facts.items() if value is not None} | scene.data_from_table(kind, table)
    draft = Draft(data, scene.moment(str(data["start"])) if "start" in data else None)
    made = None if (moment := said.get("made")) is None else scene.moment(moment)

    def made_at(now: int) -> int:
        if made is not None:
            return made
        return _fortnight_before(scene.house, now if draft.start is None else min(now, draft.start))

    client.draft, client.booking = draft, f"{kind.name}-{len(scene.past) + 1}"
    scene.remember(kind.name, made_at, data, client, client.booking)


def _service(scene: Scene, name: str) -> tuple[EventKind, str | None]:
    """The kind of event that books what is called so, and its service; a kind of booking may be named itself."""
    kind = scene.house.events.get(name)
    if kind is not None and kind.life == "opens":
        return kind, None
    opening = scene.opening_kind()
    services = tuple(scene.house.services)
    if name in services or "service" not in opening.fields:
        return opening, name
    close = nearest(name, services)
    known = f"did you mean `{close}`?" if close else f"it has {listed(services, 'and')}" if services else None
    raise cannot(f"this house has no service `{name}`", known)


def _money(scene: Scene, text: str | None) -> str | None:
    return None if text is None else scene.money_data(text)


def _fortnight_before(house: House, moment: int) -> int:
    """When a booking was made where a scenario does not say: a fortnight before."""
    return house.zone.step(moment, 14, "days", "before")

"""An event that a When step speaks of: its moment and its facts, from the step and its table."""

from collections.abc import Mapping
from types import MappingProxyType

from engine.model import Length, shifted
from engine.testing.below_step import Table
from engine.testing.client import Client
from engine.testing.phrase import Said
from engine.testing.said import length_said
from engine.testing.scene import Scene
from engine.testing.step_problem import cannot
from engine.values import Misfit

WHEN = (
    "[ {before:length} before start| {after:length} after start| (on|at) {moment}| {later:length} later]"
    "[ by {channel}][ because of {reason}][ with:| with]"
)
"""How a When step may end: when it happens, and the facts that are said most."""


def happen(
    scene: Scene,
    said: Said,
    kind: str,
    table: Table | None = None,
    facts: Mapping[str, object] = MappingProxyType({}),
    client: Client | None = None,
    at: int | None = None,
    from_start: bool = False,
) -> None:
    """An event of a kind comes from the client whom the step names, at the moment it says.

    `at` is that moment where the step has it otherwise; `from_start`: not before the booking starts.
    `facts` are those that the step has by itself; None for one it has not.
    """
    client = client or scene.client(said.get("she"))
    declared = scene.kind(kind)
    data = {name: value for name, value in facts.items() if value is not None}
    # Money has no channel; `by card` is how it was paid.
    by = "method" if "channel" not in declared.fields and "method" in declared.fields else "channel"
    data |= {name: value for name, word in ((by, "channel"), ("reason", "reason")) if (value := said.get(word))}
    data |= scene.data_from_table(declared, table)
    at = _moment(scene, said, client, from_start) if at is None else at
    scene.happens(declared.name, at, data, client)


def _moment(scene: Scene, said: Said, client: Client, from_start: bool) -> int:
    if (text := said.get("before")) is not None:
        return before_start(scene, client, text)
    if (text := said.get("after")) is not None:
        return stepped(scene, scene.start_of(client), length(scene, text), "after")
    if (text := said.get("moment")) is not None:
        return scene.moment(text)
    if (text := said.get("later")) is not None:
        return stepped(scene, scene.begin(), length(scene, text), "after")
    if from_start:
        start = scene.start_of(client)
        return start if scene.now is None else max(start, scene.now)
    return scene.begin()


def before_start(scene: Scene, client: Client, text: str) -> int:
    """So long before the client's booking starts; one whose start is not said yet then starts so long from now."""
    span = length(scene, text)
    draft = client.draft
    if client.start is None and draft is not None:
        now = scene.ordinary_now()
        draft.start = stepped(scene, now, span, "after")
        draft.facts["start"] = scene.moment_data(draft.start)
        return now
    return stepped(scene, scene.start_of(client), span, "before")


def length(scene: Scene, text: str) -> Length:
    """A length of time as a step says it."""
    found: Length | Misfit = length_said(text, scene.house.calendars, scene.house.zone)
    if isinstance(found, Misfit):
        raise cannot(found.message, found.help)
    return found


def stepped(scene: Scene, moment: int, span: Length, direction: str) -> int:
    """The moment so long `before` or `after` another."""
    found = shifted(scene.house, moment, span, direction)
    if found is None:
        raise cannot("the calendar never gets there", "look at the hours of the house")
    return found

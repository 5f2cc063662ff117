"""Steps on events that are of no booking, and on events of any kind."""

from engine.testing.below_step import Table
from engine.testing.happening import WHEN, happen
from engine.testing.phrase import Said
from engine.testing.said import quoted
from engine.testing.scene import Scene
from engine.testing.step_list import given, when


@given(
    "on {moment} {she} (sent|made|had) (a|an) {event}[ with:| with]",
    "on {moment} there was (a|an) {event}[ with:| with]",
)
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """An event of the past, taken as a fact: nobody judges it."""
    client = scene.client(said.get("she"))
    kind = scene.kind(said["event"])
    at = scene.moment(said["moment"])
    booking = client.booking if kind.about == "booking" and kind.life != "opens" else None
    scene.remember(kind.name, lambda now: at, scene.data_from_table(kind, datatable), client, booking)


@when(f"(a|an|the) {{event}} comes[ from {{she:her}}]{WHEN}", f"{{she}} (sends|send) (a|an|the) {{event}}{WHEN}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """An event of any kind that the house knows."""
    happen(scene, said, said["event"], datatable)


@when(f"{{she}} (writes|write)[ about {{topic}}]{WHEN}", "{she} (writes|write) by {channel} about {topic}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """A message."""
    happen(scene, said, "message", datatable, {"topic": said.get("topic")})


@when(f"{{she}} (complains|complain) {{text}}{WHEN}", "{she} (complains|complain) by {channel} {text}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """A complaint, in her own words."""
    happen(scene, said, "complaint", datatable, {"summary": quoted(said["text"])})


@when(f"{{she}} (insults|insult) us{WHEN}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """Abuse."""
    happen(scene, said, "abuse", datatable)


@when(f"{{she}} (is|are) in a hard situation {{text}}{WHEN}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """Hardship."""
    happen(scene, said, "hardship", datatable, {"summary": quoted(said["text"])})


@when(f"{{she}} (pays|pay) {{money}}[ as (a|the|her|his|their) {{event:payment}}]{WHEN}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """Money comes in: a payment, unless the step says what it is."""
    kind = scene.kind(said.get("event") or "payment")
    happen(scene, said, kind.name, datatable, {kind.pays or "amount": scene.money_data(said["money"])})


@when(f"we answer{WHEN}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """The house replies."""
    happen(scene, said, "answer", datatable)


@when(f"we (send|make) (a|an|the) {{event:owed}}{WHEN}")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """The house does something else that it may owe."""
    happen(scene, said, said["event"], datatable)

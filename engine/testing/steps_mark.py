"""Steps on marks: what a client, a booking or the house is, becomes, or is no longer."""

from collections.abc import Iterator

from engine.memory.decision import MarkMade
from engine.model import House, Mark
from engine.model.lines import consequences_in
from engine.nearest import nearest
from engine.telling.plain_text import listed, plain_moment
from engine.testing.phrase import Said
from engine.testing.scene import Scene
from engine.testing.step_list import given, then
from engine.testing.step_problem import cannot
from engine.testing.unmet import unmet

_UNTIL = "[ from {since:moment}][ until {moment}]"
_IS = (
    f"{{she}} (is|are) {{mark}}{_UNTIL}",
    f"{{booking:the-booking}} is {{mark}}{_UNTIL}",
    f"{{house:the-house}} is {{mark}}{_UNTIL}",
)


@given(
    f"a [new ]client[ (named|called) {{client}}][ who speaks {{language}}] who is {{mark}}{_UNTIL}",
)
def _(scene: Scene, said: Said) -> None:
    """Somebody with a mark."""
    client = scene.new_client((said.get("client") or "").strip('"“”') or None)
    if (language := said.get("language")) is not None:
        client.facts["language"] = language
    _stands(scene, said)


@given(*_IS)
def _(scene: Scene, said: Said) -> None:
    """A mark that is there when the scenario begins."""
    _stands(scene, said)


@then(
    f"{{she}} (becomes|become) {{mark}}{_UNTIL}",
    f"{{booking:the-booking}} becomes {{mark}}{_UNTIL}",
    f"{{house:the-house}} becomes {{mark}}{_UNTIL}",
)
def _(scene: Scene, said: Said) -> None:
    """A mark that the answer made."""
    subject, name = _subject(said), _known(scene, said)
    made = [one for one in _made(scene, said) if one.subject == subject and not one.ends]
    since = _moment(scene, said.get("since"))
    until = _moment(scene, said.get("moment"))
    for one in made:
        if one.name == name and since in (None, one.since) and until in (None, one.until):
            return
    wanted = MarkMade(subject, name, since, until)
    unmet(scene, _text(scene, wanted), listed([_text(scene, one) for one in made]) if made else "no mark")


@then("{she} (is|are) {mark}", "{booking:the-booking} is {mark}", "{house:the-house} is {mark}")
def _(scene: Scene, said: Said) -> None:
    """A mark that is there at this moment."""
    if not _is_marked(scene, said):
        unmet(scene, f"{_subject(said)} is {said['mark']}", f"{_subject(said)} is not {said['mark']}")


@then(
    "{she} (is|are) (not|no longer) {mark}",
    "{booking:the-booking} is (not|no longer) {mark}",
    "{house:the-house} is (not|no longer) {mark}",
)
def _(scene: Scene, said: Said) -> None:
    """A mark that is not there at this moment."""
    if _is_marked(scene, said):
        unmet(scene, f"{_subject(said)} is not {said['mark']}", f"{_subject(said)} is {said['mark']}")


def _subject(said: Said) -> str:
    return next((subject for subject in ("booking", "house") if said.get(subject) is not None), "client")


def _stands(scene: Scene, said: Said) -> None:
    mark = MarkMade(
        _subject(said), _known(scene, said), _moment(scene, said.get("since")), _moment(scene, said.get("moment"))
    )
    scene.stands(scene.client(said.get("she")), marks=(mark,))


def _is_marked(scene: Scene, said: Said) -> bool:
    now = scene.begin()
    scene.decisions()
    name = _known(scene, said)
    client = scene.client(said.get("she"))
    match _subject(said):
        case "house":
            return scene.house_record.is_marked(name, now)
        case "booking":
            booking = client.record.bookings.get(client.booking or "")
            return booking is not None and booking.is_marked(name, now)
    return client.record.is_marked(name, now)


def _made(scene: Scene, said: Said) -> Iterator[MarkMade]:
    for decision in scene.decisions(said.get("she")):
        yield from decision.marks


def _known(scene: Scene, said: Said) -> str:
    """The mark, if a line of the house makes it; a misspelt one would never be there."""
    subject, name = _subject(said), said["mark"]
    known = marks_of(scene.house, subject)
    if name not in known:
        close = nearest(name, known)
        raise cannot(
            f"no rule of this house makes the {subject} `{name}`",
            f"did you mean `{close}`?" if close else f"it can be {listed(sorted(known), 'or')}" if known else None,
        )
    return name


def marks_of(house: House, subject: str) -> frozenset[str]:
    """The marks of a subject that some line of the house makes."""
    found = (one for rule in house.rules for one in consequences_in(rule.lines))
    return frozenset(one.name for one in found if isinstance(one, Mark) and one.subject == subject)


def _moment(scene: Scene, text: str | None) -> int | None:
    return None if text is None else scene.moment(text, date_alone=True)


def _text(scene: Scene, mark: MarkMade) -> str:
    zone = scene.house.zone
    since = "" if mark.since is None else f" from {plain_moment(mark.since, zone)}"
    until = "" if mark.until is None else f" until {plain_moment(mark.until, zone)}"
    return f"{mark.subject} {mark.name}{since}{until}"

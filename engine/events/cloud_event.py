"""The CloudEvents envelope, taken off an event."""

from collections.abc import Mapping

from engine.events.event_problem import EventProblem
from grammar.sentence import sentence

# What the envelope says of itself; other keys of it (tracing, routing) are no concern of a house.
_CARRIED = ("booking", "re", "sent")


def is_cloud_event(data: Mapping[str, object]) -> bool:
    """Whether an event stands in such an envelope."""
    return "specversion" in data


def event_data_from_cloud_event(envelope: Mapping[str, object]) -> dict[str, object] | EventProblem:
    """The keys of the event inside: `id`, `source`, `time` as `at`, `subject` as the client, the last part of `type`.

    All else comes from `data`. Where both speak the envelope holds, but for a client that `data` names itself.
    """
    data = envelope.get("data", {})
    if "data_base64" in envelope:
        return EventProblem(
            "E801",
            sentence("the event carries `data_base64`, which is not read"),
            sentence("give its facts under `data`"),
        )
    if not isinstance(data, Mapping):
        return EventProblem(
            "E801", sentence("the `data` of the event is not a set of keys"), sentence('write `{{"key": "value"}}`')
        )
    event = dict(data)
    for key in ("id", "source", *_CARRIED):
        if key in envelope:
            event[key] = envelope[key]
    if "time" in envelope:
        event["at"] = envelope["time"]
    kind = envelope.get("type")
    event["type"] = kind.rsplit(".", 1)[-1] if isinstance(kind, str) else kind
    client = event.get("client")
    if isinstance(client, Mapping):
        event["client"] = {"id": envelope.get("subject"), **client}
    elif client is None:
        event["client"] = envelope.get("subject")
    return event

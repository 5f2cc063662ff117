"""What the desk answers to an event."""

from attrs import frozen

from engine.memory.decision import Decision


@frozen
class Answer:
    """A decision that is in the book: `number` is its place there, `decision` the bytes of its JSON with all names.

    `again`: it was given before, to the same source and id, and nothing was written now. `made` is the decision
    itself, with signs for names; None where it was given before.
    """

    number: int
    decision: str
    again: bool = False
    made: Decision | None = None

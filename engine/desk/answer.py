"""What the desk answers to an event."""

from attrs import define, field

from engine.desk.sealing import Names, unsealed_json
from engine.memory.decision import Decision


@define
class Answer:
    """A decision that is in the book: `number` is its place there, `sealed` its JSON with signs for names and texts.

    `client` and `text` say what the signs stand for. `again`: it was given before, to the same source and id, and
    nothing was written now. `made` is the decision itself, with signs; None where it was given before.
    """

    number: int
    sealed: str
    client: Names
    text: Names
    again: bool = False
    made: Decision | None = None
    _decision: str | None = field(default=None, init=False)

    @property
    def decision(self) -> str:
        """The JSON with all names; made when somebody asks for it."""
        if self._decision is None:
            self._decision = unsealed_json(self.sealed, self.client, self.text)
        return self._decision

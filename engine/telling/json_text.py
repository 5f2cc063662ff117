"""A decision as JSON to be read by people: with its words, if they are asked for."""

import json

from engine.memory.decision import Decision
from engine.memory.decision_json import decision_json
from engine.telling.words import reply_text


def json_text(decision: Decision, with_words: bool, indent: int | None = 2) -> str:
    """A decision as JSON; with words, the reply stands beside their name as `text`."""
    data = decision_json(decision)
    words = data["words"]
    if with_words and isinstance(words, dict):
        words["text"] = reply_text(decision)
    separators = (",", ":") if indent is None else None
    return json.dumps(data, ensure_ascii=False, indent=indent, separators=separators) + "\n"

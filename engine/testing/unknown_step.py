"""What is said of a step that does not exist."""

from engine.testing.step_list import nearest_steps, types_matching

_ARTICLES = {"given": "a `Given`", "when": "a `When`", "then": "a `Then`"}


def unknown_step_text(type_: str, name: str) -> str:
    """One sentence and, line by line, the nearest steps as they would be written; `type_` is given, when or then."""
    keyword = type_.capitalize()
    elsewhere = [known for known in types_matching(name) if known != type_]
    if elsewhere:
        right = " or ".join(_ARTICLES[known] for known in elsewhere)
        return f"this is {right} step, and it stands as {_ARTICLES[type_]}"
    nearest = nearest_steps(type_, name)
    lines = "".join(f"\n  {keyword} {step}" for step in nearest)
    return f"there is no such step{f'; the nearest are{lines}' if nearest else ''}"

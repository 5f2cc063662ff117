"""The page of all steps, for whoever writes scenarios."""

from collections.abc import Iterator
from importlib import import_module

from engine.testing.happening import WHEN
from engine.testing.phrase import Phrase
from engine.testing.step_list import STEPS, Step
from engine.testing.step_modules import STEP_MODULES

_TITLES = {"given": "Given: what is so", "when": "When: what happens", "then": "Then: what must follow"}


def steps_page() -> str:
    """Markdown with every step that comes with the package, by keyword, with what it means and examples of it."""
    modules = [import_module(name) for name in STEP_MODULES]
    own = [step for step in STEPS if step.function.__module__ in {module.__name__ for module in modules}]
    lines: list[str] = []
    for type_, title in _TITLES.items():
        lines += [f"## {title}", ""]
        if type_ == "when":
            ends = Phrase(f"{{she}} cancels{WHEN}").examples[1:-1]
            lines += ["Any of these may end with its moment, its channel and its reason:", ""]
            lines += ["```gherkin", *(f"When {example}" for example in ends), "```", ""]
        for step in own:
            if step.type == type_:
                lines += _step(step)
    return "\n".join(lines)


def _step(step: Step) -> Iterator[str]:
    yield step.meaning
    yield ""
    yield "```gherkin"
    yield from (f"{step.type.capitalize()} {example}" for example in _telling(step))
    yield "```"
    yield ""


def _telling(step: Step) -> list[str]:
    """The examples of each phrase, without what any When step may end with."""
    phrases = (Phrase(phrase.name.removesuffix(WHEN)) for phrase in step.phrases)
    # The one with everything in it is long, and says nothing that the others do not.
    found = (example for phrase in phrases for example in phrase.examples[: max(2, len(phrase.examples) - 1)])
    return list(dict.fromkeys(found))

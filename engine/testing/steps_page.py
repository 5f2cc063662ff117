"""The page of all steps, for whoever writes scenarios."""

from collections.abc import Iterator
from importlib import import_module

from engine.testing.happening import WHEN
from engine.testing.phrase import Phrase
from engine.testing.step_list import STEPS, Step
from engine.testing.step_modules import STEP_MODULES

_LANGUAGES = {"nl": "In Dutch", "sv": "In Swedish", "id": "In Indonesian"}
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
    for language, title in _LANGUAGES.items():
        lines += [f"## {title}", "", f"A feature that begins with `# language: {language}`.", "", "```gherkin"]
        lines += [f"{keyword}{example}" for keyword, example in _spoken(own, language)]
        lines += ["```", ""]
    return "\n".join(lines)


def _spoken(steps: list[Step], language: str) -> Iterator[tuple[str, str]]:
    """How the steps are said in a language, each phrase once, with what may be left out where nothing else differs."""
    from gherkin.dialect import Dialect

    dialect = Dialect.for_name(language)
    for type_ in _TITLES:
        keyword = next(word for word in getattr(dialect, f"{type_}_keywords") if word != "* ")
        for step in steps:
            if step.type == type_:
                said = (phrase for phrase in step.phrases if phrase.language == language)
                yield from ((keyword, phrase.examples[0]) for phrase in said)


def _step(step: Step) -> Iterator[str]:
    yield step.meaning
    yield ""
    yield "```gherkin"
    yield from (f"{step.type.capitalize()} {example}" for example in _telling(step))
    yield "```"
    yield ""


def _telling(step: Step) -> list[str]:
    """The examples of each phrase, without what any When step may end with."""
    phrases = (Phrase(phrase.name.removesuffix(WHEN)) for phrase in step.phrases if phrase.language == "en")
    # The one with everything in it is long, and says nothing that the others do not.
    found = (example for phrase in phrases for example in phrase.examples[: max(2, len(phrase.examples) - 1)])
    return list(dict.fromkeys(found))

"""Steps on why an answer is as it is: rules and lines, what was read and assumed, how deadlines were reached."""

from engine.memory.decision_json import receipt
from engine.nearest import nearest
from engine.telling.explanation import answer_text, why_text
from engine.telling.plain_text import listed, plain_value
from engine.telling.tried import TriedRule, tried
from engine.telling.tried_text import reasons
from engine.testing.below_step import text_below
from engine.testing.past import Asked
from engine.testing.phrase import Said
from engine.testing.said import quoted
from engine.testing.scene import Scene
from engine.testing.step_list import then
from engine.testing.step_problem import StepProblem, cannot
from engine.testing.unmet import expect, looked_for, unmet


@then("because of the rule {text}[ line {line:text}]", "the rule {text} decides[ by the line {line:text}]")
def _(scene: Scene, said: Said) -> None:
    """A rule of which a line fitted, and that line, as `fmt` writes it."""
    title, line = quoted(said["text"]), said.get("line")
    fitted = [because for decision in scene.decisions() for because in decision.because]
    titles = list(dict.fromkeys(because.rule.title for because in fitted))
    if title not in titles:
        known = [rule.title for rule in scene.house.rules]
        if title not in known:
            close = nearest(title, known)
            raise cannot(f"this house has no rule `{title}`", f"did you mean `{close}`?" if close else None)
        unmet(scene, f'the rule "{title}"', listed([f'"{one}"' for one in titles]) if titles else "no rule")
    lines = [because.line.text for because in fitted if because.rule.title == title]
    if line is not None and quoted(line) not in lines:
        unmet(scene, f'the line "{quoted(line)}" of it', listed([f'"{one}"' for one in lines]))


@then("it is assumed that {fact} is {value}")
def _(scene: Scene, said: Said) -> None:
    """A fact that nobody gave, and its default."""
    answer = scene.answer
    assumed = {label: plain_value(value, kind, answer.house) for label, kind, value in answer.assumed}
    expect(scene, f"{said['fact']} {said['value']}", f"{said['fact']} {assumed.get(said['fact'], 'is not assumed')}")


@then("the explanation is:")
def _(scene: Scene, said: Said, docstring: str = "") -> None:
    """The whole answer as `evenhand ask` explains it; blanks at the ends of lines do not matter."""
    text_below(docstring, "the explanation")
    got = answer_text(scene.answer)
    if _lines(got) != _lines(docstring):
        raise StepProblem(f"expected:\n{docstring}", [f"got:\n{got}"])


@then("the explanation says {text}")
def _(scene: Scene, said: Said) -> None:
    """A piece of it."""
    if looked_for(said["text"]) not in answer_text(scene.answer):
        raise StepProblem(f"expected: {quoted(said['text'])}", [f"     got: {answer_text(scene.answer)}"])


@then("the line {line:text} of {rule:text} does not fit, because {text}")
def _(scene: Scene, said: Said) -> None:
    """A line that was tried, and the fact that ruled it out, as `evenhand why` says it."""
    asked = _asked(scene)
    rule = _tried_rule(asked, quoted(said["rule"]))
    found = [one for one in rule.lines if one.line.text == quoted(said["line"])]
    if not found or found[0].outcome != "fails" or found[0].weighed is None:
        unmet(scene, f'the line "{quoted(said["line"])}" does not fit', found[0].outcome if found else "there is none")
    why = reasons(found[0].weighed, asked.decision.house)
    if looked_for(said["text"]) not in why:
        unmet(scene, quoted(said["text"]), listed(why))


@then("the explanation with all that was tried is:")
def _(scene: Scene, said: Said, docstring: str = "") -> None:
    """The whole answer as `evenhand why` explains it."""
    text_below(docstring, "the explanation")
    asked = _asked(scene)
    got = why_text(asked.plan, asked.record, asked.decision)
    if _lines(got) != _lines(docstring):
        raise StepProblem(f"expected:\n{docstring}", [f"got:\n{got}"])


@then("the deadline is reached like this:")
def _(scene: Scene, said: Said, docstring: str = "") -> None:
    """The receipt of what is owed now: what was counted, and what was skipped and why."""
    text_below(docstring, "the way to the deadline")
    made = [one for decision in scene.decisions() for one in decision.obligations if one.is_new]
    got = "\n".join(line for one in made for line in receipt(one, scene.house))
    if _lines(got) != _lines(docstring):
        raise StepProblem(f"expected:\n{docstring}", [f"got:\n{got or 'nothing is owed'}"])


def _asked(scene: Scene) -> Asked:
    if scene.asked is None or scene.asked.decision is not scene.answer:
        raise cannot("nobody sent the event that was answered", "this is told of an event that comes with a `When`")
    return scene.asked


def _tried_rule(asked: Asked, title: str) -> TriedRule:
    found = tried(asked.plan, asked.record, asked.decision).rules
    for rule in found:
        if rule.rule.title == title:
            return rule
    raise cannot(f"no rule `{title}` is on this event", f"there is {listed([one.rule.title for one in found])}")


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").split("\n")]

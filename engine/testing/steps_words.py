"""Steps on words: what is said to the client, told inside the house, and to be done by other systems."""

from engine.nearest import nearest
from engine.telling.plain_text import listed, plain_value
from engine.telling.words import rendered
from engine.testing.below_step import Table, facts_of_table, text_below
from engine.testing.phrase import Said
from engine.testing.said import quoted
from engine.testing.scene import Scene
from engine.testing.step_list import then
from engine.testing.step_problem import cannot
from engine.testing.unmet import looked_for, unmet


@then("we say {words}[ in {language}]")
def _(scene: Scene, said: Said) -> None:
    """The words that are said, by their name, and in which language."""
    name, language = _known(scene, said["words"]), said.get("language")
    spoken = [one.words for one in scene.decisions() if one.words is not None]
    if not any(one.name == name and language in (None, one.language) for one in spoken):
        wanted = f"{name}{f' in {language}' if language else ''}"
        unmet(scene, wanted, listed([f"{one.name} in {one.language}" for one in spoken]))


@then("we say nothing", "we do not say {words}")
def _(scene: Scene, said: Said) -> None:
    """No words, or not those."""
    name = said.get("words")
    wanted = None if name is None else _known(scene, name)
    spoken = [one.words.name for one in scene.decisions() if one.words is not None]
    if any(wanted in (None, one) for one in spoken):
        unmet(scene, "nothing" if wanted is None else f"not {wanted}", listed(spoken))


@then("the reply says {text}[ in {language}]", "the reply[ in {language}] says {text}")
def _(scene: Scene, said: Said) -> None:
    """A piece of the reply, as the client reads it."""
    _expect_piece(scene, looked_for(said["text"]), said.get("language"))


@then("the reply does not say {text}")
def _(scene: Scene, said: Said) -> None:
    """What is in none of the replies."""
    replies = _replies(scene, None)
    if any(_plain(quoted(said["text"])) in _plain(reply) for reply in replies):
        unmet(scene, f'a reply without "{quoted(said["text"])}"', " / ".join(replies))


@then("the reply[ in {language}] is(:|)")
def _(scene: Scene, said: Said, docstring: str = "") -> None:
    """The whole reply; how its lines are broken does not matter."""
    text_below(docstring, "the reply")
    replies = _replies(scene, said.get("language"))
    if _plain(docstring) not in map(_plain, replies):
        unmet(scene, docstring, "\n\n".join(replies) or "no reply")


@then("we tell (the |){role} {text}", "(the |){role} is told {text}")
def _(scene: Scene, said: Said) -> None:
    """Words inside the house."""
    told = [(one.role, one.text) for decision in scene.decisions() for one in decision.tells]
    if (said["role"], quoted(said["text"])) not in told:
        unmet(
            scene,
            f'the {said["role"]} is told "{quoted(said["text"])}"',
            listed([f'the {role} is told "{text}"' for role, text in told]),
        )


@then("nobody is told anything", "we tell nobody anything")
def _(scene: Scene, said: Said) -> None:
    """No words inside the house."""
    told = [one.text for decision in scene.decisions() for one in decision.tells]
    if told:
        unmet(scene, "nobody told", listed(told))


@then("another system is to do {action}[ with:| with]", "{action} is to be done[ with:| with]")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """An action for another system, with its values as the explanation says them."""
    wanted = dict(facts_of_table(datatable))
    done = [
        (one.name, {name: str(plain_value(value, kind, decision.house)) for name, kind, value in one.arguments})
        for decision in scene.decisions()
        for one in decision.actions
    ]
    if not any(name == said["action"] and wanted.items() <= values.items() for name, values in done):
        unmet(scene, f"{said['action']} {wanted or ''}".strip(), listed([f"{name} {values}" for name, values in done]))


def _replies(scene: Scene, language: str | None) -> list[str]:
    """What the client reads; with a language, as it would be in that one."""
    return [
        rendered(one.house, one.words.name, language or one.words.language, one.words.values, one.event.at)
        for one in scene.decisions()
        if one.words is not None
    ]


def _expect_piece(scene: Scene, piece: str, language: str | None) -> None:
    replies = _replies(scene, language)
    if not any(_plain(piece) in _plain(reply) for reply in replies):
        unmet(scene, f'"{piece}"', " / ".join(f'"{reply}"' for reply in replies) or "no reply")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _known(scene: Scene, name: str) -> str:
    words = scene.house.words
    if name not in words:
        close = nearest(name, words)
        raise cannot(f"this house has no words `{name}`", f"did you mean `{close}`?" if close else None)
    return name

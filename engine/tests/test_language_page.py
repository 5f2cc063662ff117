"""The reference of the language tells the truth: each of its examples runs."""

import re
from pathlib import Path

import pytest
from answer_line import Answers
from language_page import PAGE, Example, page_from_text
from lark import Lark, Token, Tree

from engine.compiler import check_text, vocabulary
from grammar.block_parser import BlockIndenter, grammar_text
from grammar.diagnostic import Diagnostics
from grammar.keywords import forms
from grammar.layout import layout_from_source
from grammar.source import Source
from grammar.syntax import Event
from grammar.syntax_from_text import syntax_from_text
from grammar.text_from_syntax import text_from_syntax

EXAMPLES = page_from_text(PAGE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the page's houses include."""
    folder = tmp_path_factory.mktemp("page")
    for name, text in EXAMPLES.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("example", EXAMPLES.accepted, ids=lambda example: example.name)
def test_house_is_accepted_and_answers_so(example: Example, folder: Path) -> None:
    """A house of the page has no errors, and answers each question as the page says."""
    checked = check_text(example.text, folder=folder)
    assert checked.house is not None, [(d.code, d.message, d.span.text) for d in checked.diagnostics]
    answers = Answers(checked.house)
    for number, line in example.answers:
        if not line.strip():
            continue
        answer = answers.answer(line)
        question, arrow, _ = line.partition(" -> ")
        if arrow:
            assert f"{number}: {question} -> {answer}" == f"{number}: {line}"
        elif line.startswith(" "):
            assert f"{number}: {answer}" == f"{number}: {line.strip()}"
        else:
            assert not answer.startswith("refused"), f"{number}: {line} -> {answer}"


@pytest.mark.parametrize("example", EXAMPLES.accepted, ids=lambda example: example.name)
def test_house_looks_as_the_formatter_writes_it(example: Example) -> None:
    """What a reader copies from the page needs no formatting."""
    file = syntax_from_text(Source("example.house", example.shown), Diagnostics())
    assert example.is_formatted == (example.shown == text_from_syntax(file))


@pytest.mark.parametrize("example", EXAMPLES.refused, ids=lambda example: example.name)
def test_mistake_is_refused_so(example: Example, folder: Path) -> None:
    """A mistake of the page gets the codes and messages that the page shows, and the help where it shows that."""
    shown = {code for code, *_ in example.refused}
    found = [d for d in check_text(example.text, folder=folder).diagnostics if d.code[0] == "E" or d.code in shown]
    helps = {message: help for _, message, help in example.refused}
    told = [(d.code, d.message, d.help if helps.get(d.message) else None) for d in found]
    assert list(example.refused) == told


def test_every_construct_has_an_example() -> None:
    """Each keyword and each rule of the grammar is met in an accepted example of the page."""
    lark = Lark(grammar_text("en"), parser="lalr", lexer="contextual", postlex=BlockIndenter(), keep_all_tokens=True)
    met: set[str] = set()
    english = [example.text for example in EXAMPLES.accepted if not example.text.startswith("# language:")]
    texts = [*EXAMPLES.files.values(), *english]
    for text in texts:
        layout = layout_from_source(Source("example.house", text), Diagnostics())
        for block in layout.blocks(Diagnostics()):
            met |= _constructs(lark.parse(layout.plain_block(block)))
    rules = {str(rule.alias or rule.origin.name) for rule in lark.rules if _is_shown(rule)}
    assert set() == set(forms("en")) - met
    assert set() == rules - met - {"fault"}


def _is_shown(rule: object) -> bool:
    """Whether a rule of the grammar makes a node of its own."""
    name = str(rule.origin.name)  # type: ignore[attr-defined]  # Lark names no public type for it
    return not name.startswith("_") and (rule.alias is not None or not rule.options.expand1)  # type: ignore[attr-defined]


def _constructs(tree: Tree[Token]) -> set[str]:
    found = {str(node.data) for node in tree.iter_subtrees()}
    return found | {token.type for token in tree.scan_values(lambda value: isinstance(value, Token))}


def test_every_event_of_the_vocabulary_is_named() -> None:
    """What a house can speak of without declaring it is listed on the page."""
    page = PAGE.read_text(encoding="utf-8")
    names = [block.name.text for block in vocabulary().blocks if isinstance(block, Event)]
    assert [] == [name for name in names if not re.search(rf"`{re.escape(name)}`", page)]

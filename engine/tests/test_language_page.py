"""The reference of the language tells the truth: each of its examples runs."""

import re
from pathlib import Path

import pytest
from answer_line import compare_answers
from language_page import PAGE, Example, page_from_text
from unmet_constructs import unmet_constructs

from engine.compiler import check_text, vocabulary
from grammar.diagnostic import Diagnostics
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
    compare_answers(checked.house, example.answers)


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
    english = [example.text for example in EXAMPLES.accepted if not example.text.startswith("# language:")]
    assert set() == unmet_constructs([*EXAMPLES.files.values(), *english])


def test_every_event_of_the_vocabulary_is_named() -> None:
    """What a house can speak of without declaring it is listed on the page."""
    page = PAGE.read_text(encoding="utf-8")
    names = [block.name.text for block in vocabulary().blocks if isinstance(block, Event)]
    assert [] == [name for name in names if not re.search(rf"`{re.escape(name)}`", page)]

"""A sentence knows how it was made, and is said in another language from there."""

import pytest

from grammar import sentence as sentences
from grammar.sentence import in_language, sentence

GREETING = {"`{}` is {}": "`{}` ist {}", "a moment": "ein Zeitpunkt", "from {} to {}": "bis {1} seit {0}"}


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of three sentences."""
    monkeypatch.setattr(sentences, "catalogue", {"de": GREETING, "fr": {}}.__getitem__)


def test_is_text_in_english() -> None:
    """Wherever text is wanted, it is what was written."""
    assert "`start` is a moment" == sentence("`{}` is {}", "start", sentence("a moment"))


def test_is_said_in_another_language_with_what_is_in_it() -> None:
    """A sentence in it is translated too; the owner's words are not."""
    assert "`start` ist ein Zeitpunkt" == in_language(sentence("`{}` is {}", "start", sentence("a moment")), "de")


def test_values_may_stand_in_another_order() -> None:
    """As the language wants them."""
    assert "bis 2 seit 1" == in_language(sentence("from {} to {}", 1, 2), "de")


@pytest.mark.parametrize("text", [sentence("from {} to {}", "{1}", 2), "plain text with {0}"])
def test_is_said_in_english_where_there_are_no_words_for_it(text: str) -> None:
    """Nothing is lost."""
    assert text == in_language(text, "fr")

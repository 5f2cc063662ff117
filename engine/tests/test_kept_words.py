"""Sentences and phrases that are kept beside the houses: neither a catalogue nor a parser is needed for them."""

import sys
from pathlib import Path

import pytest

from engine import house_cache
from engine.house_cache import house_from_file, keep_phrases, phrases_from_cache
from grammar import sentence

ROOT = Path(__file__).parents[2]
PHRASE = "at least 48 hours before start"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where they are kept in a test."""
    monkeypatch.delenv(house_cache.SWITCH, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches" / "evenhand"


def test_sentences_are_kept_beside_a_house(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of its language; they come back without their catalogue being read."""
    path = ROOT / "policies" / "salon" / "nl" / "salon.house"
    said = dict(sentence.catalogue("nl"))
    house_from_file(path)
    monkeypatch.setattr(sentence, "_known", {})
    monkeypatch.setattr(sentence, "_CATALOGUES", str(folder))
    house_from_file(path)

    assert said == sentence.catalogue("nl")


def test_phrases_are_kept(folder: Path) -> None:
    """What was said in another language comes back without the parser."""
    keep_phrases("nl", {PHRASE: "minstens 48 uur voor start"})

    assert {PHRASE: "minstens 48 uur voor start"} == phrases_from_cache("nl")
    assert {} == phrases_from_cache("sv")


@pytest.mark.parametrize("change", [b"", b"x", b"evenhand house 1\n"])
def test_phrases_that_are_not_as_written_do_not_count(folder: Path, change: bytes) -> None:
    """They are said anew."""
    keep_phrases("nl", {PHRASE: "minstens 48 uur voor start"})
    kept = folder / "nl.phrases"
    kept.write_bytes(change + kept.read_bytes()[: -len(change) - 1])

    assert {} == phrases_from_cache("nl")


def test_phrases_of_another_version_do_not_count(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer program may say them otherwise."""
    keep_phrases("nl", {PHRASE: "minstens 48 uur voor start"})
    monkeypatch.setattr(sys, "version", "4.0")

    assert {} == phrases_from_cache("nl")

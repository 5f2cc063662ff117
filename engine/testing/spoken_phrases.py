"""The phrases of the steps in other languages: one file a language, by what each step means."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import ClassVar

_FOLDER = Path(__file__).parent / "phrases"
_WHEN = "<when>"


class Spoken:
    """The language of the feature that is being run, as its first line has it."""

    language: ClassVar[str] = "en"


@cache
def spoken_languages() -> tuple[str, ...]:
    """The languages that steps are said in, beside English."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.txt")))


@cache
def spoken_phrases(language: str) -> Mapping[str, tuple[str, ...]]:
    """What a step means (the first sentence of its English page) to its phrases in a language."""
    found: dict[str, list[str]] = {}
    meaning = ""
    for line in (_FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            found[meaning].append(line.strip() if meaning != _WHEN else line[4:])
        elif line and not line.startswith("#"):
            meaning = line
            found[meaning] = []
    (end,) = found.pop(_WHEN)
    return {meaning: tuple(text.replace(_WHEN, end) for text in texts) for meaning, texts in found.items()}


def meaning_of(text: str) -> str:
    """What a step means, as the files of phrases have it: on one line."""
    return re.sub(r"\s+", " ", text).strip()

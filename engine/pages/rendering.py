"""Templates made into text. HTML is escaped; a page is one file that asks for nothing else."""

import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>|#~])")
_LIST_SIGN = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")


def rendered(package: str, template: str, **values: object) -> str:
    """A template of a package (`engine.publishing`, `page.html.jinja`) with its values in their places.

    A template may build on those of this package, by their names. What ends in `.html.jinja` or `.svg.jinja` is
    escaped. A name without a value is an error of ours.
    """
    return _environment(package).get_template(template).render(**values)


@lru_cache
def _environment(package: str) -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: _template_text(package, name)),
        autoescape=lambda name: name is not None and name.endswith((".html.jinja", ".svg.jinja")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["markdown"] = markdown_text
    environment.globals["style"] = Markup(_text("engine.pages", "style.css"))  # our own file, no text of others
    return environment


def markdown_text(text: str) -> str:
    """A text in which no sign means anything to Markdown; one line, as what stands in a table or a list is."""
    escaped = _MARKDOWN_SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _LIST_SIGN.sub(r"\1\\\2\3", escaped)


def _template_text(package: str, name: str) -> str | None:
    for home in (package, "engine.pages"):
        try:
            return _text(home, name)
        except FileNotFoundError:
            continue
    return None


@lru_cache
def _text(package: str, name: str) -> str:
    return files(package).joinpath("templates", *Path(name).parts).read_text(encoding="utf-8")

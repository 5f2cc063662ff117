"""How Sphinx makes the site of these pages: `sphinx-build -W -b html docs build/docs`."""

import re
from importlib.metadata import version as version_of
from pathlib import Path

from pygments.lexer import RegexLexer, bygroups
from pygments.lexers.special import TextLexer
from pygments.token import Comment, Generic, Keyword, Literal, Name, Text
from sphinx.application import Sphinx

project = "evenhand"
author = "evenhand contributors"
project_copyright = "evenhand contributors, Apache 2.0"
release = version = version_of("evenhand")

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
exclude_patterns = ["build"]
myst_heading_anchors = 4
# A page must lead to where it says; what lies outside these pages is read in the repository.
myst_url_schemes = ["https", "http", "mailto"]
nitpicky = True
keep_warnings = False

html_theme = "furo"
html_title = "evenhand"
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#17695c", "color-brand-content": "#17695c"},
    "dark_css_variables": {"color-brand-primary": "#74c4b3", "color-brand-content": "#74c4b3"},
}

_OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./([^)#]+)(?:#[^)]*)?\)")


class HouseLexer(RegexLexer):
    """Colours house text: words before a title or at the start of a block, texts, figures and comments."""

    name = "house"
    aliases = ("house",)
    tokens = {  # noqa: RUF012  what Pygments reads from the class
        "root": [
            (r"#[^\n]*", Comment),
            (r'"[^"\n]*"', Literal.String),
            (r"^([^\W\d][\w-]*)", Keyword),
            (r"^([EW]\d{3})( [^\n]*)", bygroups(Generic.Error, Text)),
            (r"\b\d[\d:.%-]*", Literal.Number),
            (r"\b(otherwise)\b", Keyword),
            (r"[\w-]+", Name),
            (r".|\n", Text),
        ]
    }


class PlainLexer(TextLexer):
    """Questions with their answers, and what Pygments does not know."""

    aliases = ("answers", "csv", "event", "lark")


def setup(app: Sphinx) -> None:
    """Makes the kinds of code blocks known."""
    app.add_lexer("house", HouseLexer)
    for name in PlainLexer.aliases:
        app.add_lexer(name, PlainLexer)
    app.add_lexer("refused", HouseLexer)
    app.connect("source-read", _on_the_site)


def _on_the_site(app: Sphinx, docname: str, source: list[str]) -> None:
    """What a page says on the site and not in the plain file.

    The page of each message hangs below the page that lists them, each page of this folder below the start page, and
    what lies outside this folder is named by its path.
    """
    if docname == "errors/README":
        source[0] += _toctree("E*", "W*")
    if docname == "index":
        pages = sorted(path.stem for path in Path(app.srcdir).glob("*.md") if path.stem != "index")
        others = [page for page in pages if not re.search(rf"^(?:.*<)?{re.escape(page)}>?$", source[0], re.MULTILINE)]
        source[0] += _toctree(*others, caption="Background")
    if "/" not in docname:
        source[0] = _OUTSIDE.sub(r"\1 (`\2` in the repository)", source[0])


def _toctree(*pages: str, caption: str = "") -> str:
    options = [":hidden:", ":glob:", *([f":caption: {caption}"] if caption else [])]
    return "\n".join(["\n\n```{toctree}", *options, "", *pages, "```", ""])

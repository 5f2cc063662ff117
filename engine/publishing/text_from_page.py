"""A published page as HTML, Markdown or plain text."""

from babel import Locale
from markupsafe import Markup, escape

from engine.pages.rendering import rendered
from engine.publishing.page_from_house import Page

FORMS = {"html": "html", "markdown": "md", "text": "txt"}
"""The forms of a page, each with the suffix of its file."""


def text_from_page(page: Page, form: str, stem: str) -> str:
    """The page in one of `FORMS`; `stem` begins the names of its files, as in `salon.nl.html`."""
    say = page.language.say
    return rendered(
        "engine.publishing",
        f"page.{FORMS[form]}.jinja",
        page=page,
        say=say,
        language=page.language.language,
        others=[(name, file_name(stem, name, form), language_name(name)) for name in page.others],
        with_blanks=with_blanks,
        underlined=underlined,
    )


def file_name(stem: str, language: str, form: str) -> str:
    """`salon.nl.html`."""
    return f"{stem}.{language}.{FORMS[form]}"


def language_name(language: str) -> str:
    """What a language calls itself: `Nederlands`."""
    name = Locale.parse(language).get_display_name(language) or language
    return name[:1].upper() + name[1:]


def with_blanks(text: str) -> Markup:
    """A reply of the house as HTML, its blanks (`[amount]`) made to look like blanks."""
    return Markup(escape(text).replace("[", Markup('<span class="blank">')).replace("]", Markup("</span>")))


def underlined(text: str, sign: str) -> str:
    """A heading of a plain text."""
    return f"{text}\n{sign * len(text)}"

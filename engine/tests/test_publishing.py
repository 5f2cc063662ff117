"""Every house that ships is published: whole, valid, and in plain words."""

import json
import re
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from babel.numbers import format_currency
from click.testing import CliRunner
from houses import house

from cli import program
from engine.compiler import check_file
from engine.model import House
from engine.planning.plan_from_model import plan_from_model
from engine.publishing.client_language import PUBLISHED_IN, ClientLanguage, phrases_of
from engine.publishing.page_from_house import Page, page_from_house
from engine.publishing.rule_told import LineTold, guarantee_told, rule_told
from engine.publishing.text_from_page import text_from_page
from engine.values import amount_text

ROOT = Path(__file__).parents[2]
HOUSES = sorted(path for path in (ROOT / "policies").glob("*/**/*.house") if not {"voice", "limits"} & {*path.parts})


def name(path: Path) -> str:
    """What a test calls a house that ships."""
    return path.relative_to(ROOT / "policies").with_suffix("").as_posix()


@cache
def shipped(path: Path) -> House:
    """A house that ships."""
    found = check_file(path).house
    assert found is not None
    return found


@cache
def page_of(path: Path) -> Page:
    """Its page in its first language that there are pages in."""
    model = shipped(path)
    language = next(language for language in model.languages if language in PUBLISHED_IN)
    return page_from_house(plan_from_model(model), language, model.zone.start_of_day(model.in_force_from))


def text(element: Element) -> str:
    """All text below an element, blanks as one."""
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("path", HOUSES, ids=name)
def test_page_is_valid_and_whole(path: Path) -> None:
    """The page of a house is valid HTML without empty sections, with each rule, guarantee, note and price."""
    page, model = page_of(path), shipped(path)
    written = text_from_page(page, "html", path.stem)
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(written)
    titles = [text(heading) for heading in tree.iter("h3")]
    shown = text(tree.find("body"))

    assert [] == [
        rule.title for rule in (*model.rules, *model.guarantees) if " ".join(rule.title.split()) not in titles
    ]
    assert [] == [note for note in model.notes if " ".join(note.split()) not in shown]
    assert [] == [text(section[0]) for section in tree.iter("section") if not "".join(map(text, section[1:]))]
    assert [] == [text(line) for line in tree.iter("li") if not text(line)]
    for service in model.services.values():
        assert service.name.replace("-", " ").lower() in shown.lower()
        if service.price is not None:
            amount = format_currency(
                amount_text(service.price, model.currency), model.currency, locale=page.language.language
            )
            assert re.sub(r"[^\d.,]", "", amount).removesuffix(".00").removesuffix(",00") in "".join(shown.split())
    assert not re.search(r"\{\w*\}|None|<attrs", shown)


@pytest.mark.parametrize("path", HOUSES, ids=name)
def test_machines_read_hours_and_offers(path: Path) -> None:
    """The page has JSON-LD with an offer for each priced service, and every weekly spell of the opening hours."""
    page, model = page_of(path), shipped(path)
    written = text_from_page(page, "html", path.stem)
    tree = html5lib.parse(written, namespaceHTMLElements=False)
    (script,) = (element for element in tree.iter("script") if element.get("type") == "application/ld+json")
    data = json.loads(script.text or "")

    assert [one.name for one in model.services.values() if one.price is not None] == [
        offer["itemOffered"]["name"] for offer in data.get("makesOffer", [])
    ]
    opening = model.calendars.get("opening")
    spells = sum(map(len, opening.hours.weekly)) if opening is not None else 0
    assert spells == sum(len(one["dayOfWeek"]) for one in data.get("openingHoursSpecification", []))


@pytest.mark.parametrize("form", ["markdown", "text"])
@pytest.mark.parametrize("path", HOUSES, ids=name)
def test_other_forms_have_every_rule(path: Path, form: str) -> None:
    """Markdown and plain text tell each rule too."""
    written = text_from_page(page_of(path), form, path.stem).replace("\\", "")

    assert [] == [rule.title for rule in shipped(path).rules if rule.title not in written]


@pytest.mark.parametrize("language", PUBLISHED_IN)
def test_every_rule_can_be_told_in_every_language(language: str) -> None:
    """Each line of each house that ships has a sentence or an inner line, with no slot left open."""

    def sentences(line: LineTold) -> list[str]:
        inner = [sentence for one in line.lines for sentence in sentences(one)]
        assert line.sentences or inner, line
        return [*([line.condition] if line.condition else []), *line.sentences, *inner]

    told = []
    for path in HOUSES:
        spoken = ClientLanguage(shipped(path), language)
        rules = [rule_told(rule, spoken) for rule in shipped(path).rules]
        rules += [guarantee_told(guarantee, spoken) for guarantee in shipped(path).guarantees]
        told += [sentence for rule in rules for line in rule.lines for sentence in (*rule.events, *sentences(line))]
    assert [] == [sentence for sentence in told if "{" in sentence or "  " in sentence or not sentence.strip()]


@pytest.mark.parametrize("language", PUBLISHED_IN)
def test_languages_say_the_same_things(language: str) -> None:
    """Each language has the phrases that English has, with the same slots but for how the client is addressed."""

    def slots(phrases: object, path: str = "") -> dict[str, set[str]]:
        if isinstance(phrases, dict):
            return {
                key: value for name, inner in phrases.items() for key, value in slots(inner, f"{path}.{name}").items()
            }
        found = re.findall(r"\{(\w+)\}", " ".join(phrases) if isinstance(phrases, list) else str(phrases))
        return {path: set(found) - {"you", "your", "You", "article", "anchor"}}

    assert slots(phrases_of("en")) == slots(phrases_of(language))


TEA_ROOM = """
rule "The earlier you tell us, the less it costs"
    on cancellation
    cancelled-by is house: free
    at least 48 hours before start: free
    by 18:00 on the opening day before start: charge 25% of price capped at EUR 15
    otherwise: charge 50% of price, refund rest
"""


def test_cost_of_cancelling_is_what_the_engine_answers() -> None:
    """The steps of the example end where the answer changes, to the second, and have the figures of the answers."""
    model = house(TEA_ROOM)
    page = page_from_house(plan_from_model(model), "en", model.zone.start_of_day(model.in_force_from))

    assert page.cost is not None
    assert [
        ("until Tuesday, 19 January 2027 at 13:00", "at least 48 hours before the start", "€0.00"),
        (
            "until Wednesday, 20 January 2027 at 18:00",
            "by 18:00 on the last day before the start on which we are open",
            "€11.25",
        ),
        ("later", "in all other cases", "€22.50"),
    ] == [(row.until, row.because, row.pay) for row in page.cost.rows]


def test_page_says_when_the_house_closes_next() -> None:
    """Closures are told from `now` on, holidays by their name in the page's language."""
    model = house(TEA_ROOM)
    now = model.zone.clock_on(model.in_force_from + 300, 0)
    (times,) = page_from_house(plan_from_model(model), "nl", now).timetables

    assert ("do 11 nov 2027", "Wapenstilstand") == times.exceptions[0]
    assert ("Dinsdag – vrijdag", "09:00–18:00") == times.week[1]


def test_publish_writes_a_page_for_each_language(tmp_path: Path) -> None:
    """`evenhand publish` names the files that it wrote; the pages lead to each other and ask nothing of the net."""
    salon = ROOT / "policies" / "salon" / "salon.house"
    result = CliRunner().invoke(program, ["publish", str(salon), "-o", str(tmp_path / "site")])

    assert 0 == result.exit_code, result.output
    assert [f"{tmp_path}/site/salon.nl.html", f"{tmp_path}/site/salon.en.html"] == result.output.split()
    written = (tmp_path / "site" / "salon.nl.html").read_text(encoding="utf-8")
    assert '<html lang="nl">' in written
    assert 'href="salon.en.html"' in written
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", written)


def test_publish_is_the_same_each_time(tmp_path: Path) -> None:
    """No clock and no order of a set is read: two runs write the same bytes."""
    salon = str(ROOT / "policies" / "salon" / "salon.house")
    for folder in ("one", "two"):
        CliRunner().invoke(program, ["publish", salon, "-o", str(tmp_path / folder), "--language", "sv"])

    assert (tmp_path / "one" / "salon.sv.html").read_bytes() == (tmp_path / "two" / "salon.sv.html").read_bytes()


def test_owner_texts_cannot_become_markup() -> None:
    """What an owner writes is text, in HTML, in the data for machines and in Markdown."""
    title = "<script>alert(1)</script> & *stars*"
    model = house(f'rule "{title}"\n    on message\n    otherwise: noted\n')
    page = page_from_house(plan_from_model(model), "en", model.zone.start_of_day(model.in_force_from))

    written = text_from_page(page, "html", "x")
    assert "<script>alert" not in written
    assert "&lt;script&gt;alert(1)" in written
    assert r"\<script\>alert(1)\</script\> & \*stars\*" in text_from_page(page, "markdown", "x")


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "“ended”"), ("nl", "‘afgesloten’"), ("id", "“berakhir”"), ("sv", "”avslutad”")],
)
def test_marks_have_the_name_of_the_language(language: str, told: str) -> None:
    """Whatever the house is written in."""
    model = house('rule "R"\n    on abuse\n    client is ended: noted\n    otherwise: client becomes ended for ever\n')
    page = page_from_house(plan_from_model(model), language, model.zone.start_of_day(model.in_force_from))

    assert 2 == text_from_page(page, "text", "salon").count(told)


def test_language_without_pages_is_said(tmp_path: Path) -> None:
    """A language that there are no phrases for is a wrong use, said in a sentence."""
    salon = str(ROOT / "policies" / "salon" / "salon.house")
    result = CliRunner().invoke(program, ["publish", salon, "-o", str(tmp_path), "--language", "fr"])

    assert 2 == result.exit_code
    assert "there are pages in en, id, nl, sv, not in 'fr'" in result.output

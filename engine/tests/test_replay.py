"""A history through two houses."""

import json
import re
from pathlib import Path

import html5lib
import pytest
from click.testing import CliRunner, Result
from houses import house, house_text

from cli import program
from engine.replaying.comparison import Comparison
from engine.replaying.page_from_comparison import page_from_comparison
from engine.replaying.replay import Replay

OLD = """
rule "Late is half"
    on cancellation
    at least 24 hours before start: free, say sorry
    otherwise: charge 50% of price, promise answer within 1 hour, say sorry

rule "Who is not answered hears twice"
    on overdue answer
    otherwise: noted

rule "Who writes is answered"
    on message
    otherwise: promise answer within 1 hour

words sorry
    en "See you another time."
"""
NEW = OLD.replace("50%", "75%")


def happened(*lines: tuple[str, str, str, str]) -> list[bytes]:
    """Bookings of EUR 80 at 14:00 on 19 November: (client, type, at, …) as lines of a stream."""
    found = []
    for client, kind, at, party in lines:
        event = {"id": f"{client}-{kind}", "type": kind, "at": at, "client": client, "booking": f"b-{client}"}
        event |= {"start": "2027-11-19T14:00", "price": "EUR 80"} if kind == "booking" else {"cancelled-by": party}
        found.append(json.dumps(event).encode() + b"\n")
    return found


STREAM = happened(
    ("ann", "booking", "2027-11-01T09:00", ""),
    ("bob", "booking", "2027-11-01T10:00", ""),
    ("ann", "cancellation", "2027-11-10T09:00", "client"),
    ("bob", "cancellation", "2027-11-19T09:00", "client"),
)


def compared(old: str, new: str, stream: list[bytes], until: str | None = None) -> Comparison:
    """A stream through two small houses; every line must be readable."""
    heard: list[str] = []
    first = house(old)
    moment = None if until is None else first.zone.clock_on(first.in_force_from + int(until), 0)
    found = Replay(first, house(new), heard.append).comparison(stream, stream, "events", moment)
    assert [] == heard
    return found


def test_one_changed_amount_is_found() -> None:
    """Only the answer that the amount decides changes, with its money, its client, and its line."""
    found = compared(OLD, NEW, STREAM)
    ((client, both),) = found.most_affected(9)
    (((kind, one, two), change),) = found.commonest_changes()

    assert (4, 1) == (found.compared.total(), found.changed.total())
    assert {"entries": 1} == dict(found.parts)
    assert ("bob", 1, [4000, 6000], 2000) == (client, both.times, both.charges, both.change)
    assert ("cancellation", "otherwise", "otherwise", "bob-cancellation") == (kind, one[1], two[1], change.example)
    assert [(("Late is half", "charge", "EUR"), (1, 4000), (1, 6000))] == found.money()


def test_what_a_rule_is_called_is_no_change() -> None:
    """Another title and another order of rules change no answer."""
    first, *others = OLD.strip().split("\n\n")
    other = "\n\n".join([*others, first.replace("Late is half", "Half if late")]) + "\n"

    assert 0 == compared(OLD, other, STREAM, until="350").changed.total()


def test_deadline_of_one_house_alone_is_a_change() -> None:
    """A promise that only one house makes falls due in it alone, and the runs go on in step."""
    found = compared(OLD, OLD.replace("promise answer within 1 hour, ", ""), STREAM, until="350")

    assert {"cancellation": 1, "overdue answer": 1} == dict(found.changed)
    assert {(0, "overdue answer"): 1} == dict(found.only)
    assert {"obligations": 2, "verdict": 1, "entries": 1, "marks": 1, "words": 1} == dict(found.parts)


def test_lines_that_cannot_be_read_are_told_once() -> None:
    """Both houses meet the same bad line, and it is named once."""
    heard: list[str] = []
    stream = [*STREAM[:2], b"nothing\n", *STREAM[2:]]
    job = Replay(house(OLD), house(NEW), heard.append)
    found = job.comparison(stream, stream, "events")

    assert (1, True, 4) == (len(heard), job.unreadable, found.compared.total())


def test_every_month_is_in_the_chart() -> None:
    """A month in which nothing happened has a place all the same."""
    stream = happened(("ann", "booking", "2027-08-01T09:00", ""), ("bob", "booking", "2027-11-01T10:00", ""))

    assert [(2027, 8), (2027, 9), (2027, 10), (2027, 11)] == [
        month for month, _ in compared(OLD, NEW, stream).by_month()
    ]


@pytest.mark.parametrize(
    ("months", "labels", "on_a_phone"),
    [(1, ["Nov"], ["Nov"]), (6, ["Nov", "Dec", "Jan", "Feb", "Mar", "Apr"], ["Nov", "Dec", "Jan", "Feb", "Mar", "Apr"]),
     (14, ["Nov", "Jan", "Mar", "May", "Jul", "Sep", "Nov"], ["Nov", "Mar", "Jul", "Nov"])],
)  # fmt: skip
def test_labels_of_the_chart_have_room(months: int, labels: list[str], on_a_phone: list[str]) -> None:
    """They are as large as other small print, however narrow the page is: where it is narrow there are fewer."""
    stream = list(STREAM)
    if months > 1:
        year, month = divmod(2027 * 12 + 10 + months - 1, 12)
        stream += happened(("cas", "booking", f"{year}-{month + 1:02}-20T09:00", ""))
    page = page_from_comparison(compared(OLD, NEW, stream), ("a.house", "b.house"), "events.jsonl")
    chart = page.partition('aria-label="What is charged, by month"')[2].partition("</figure>")[0]
    shown = re.findall(r"<span( class=\"between\")?>(\w+)<br>\d{4}</span>", chart)

    assert (labels, on_a_phone) == ([one for _, one in shown], [one for between, one in shown if not between])


def test_page_is_valid_and_asks_for_nothing() -> None:
    """The page is valid HTML, shows the figures, and what owners and clients write is text in it."""
    nasty = "<script>alert(1)</script>"
    stream = [line.replace(b"bob", nasty.encode()) for line in STREAM]
    named = OLD.replace("Late is half", f"Late {nasty}"), NEW.replace("Late is half", f"Late {nasty}")
    page = page_from_comparison(compared(*named, stream), ("a.house", "b.house"), "events.jsonl")
    html5lib.HTMLParser(strict=True).parse(page)

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert not re.search(r"""(?:src|href)=["']""", page)
    assert "+20.00 EUR" in page


def test_page_of_no_change() -> None:
    """Where nothing changes, the page says so."""
    page = page_from_comparison(compared(OLD, OLD, STREAM), ("a.house", "b.house"), "events.jsonl")

    html5lib.HTMLParser(strict=True).parse(page)
    assert "No answer changes." in page


def replayed(tmp_path: Path, *arguments: str, old: str = OLD, new: str = NEW) -> Result:
    """The command on two small houses and the stream."""
    (tmp_path / "old.house").write_text(house_text(old))
    (tmp_path / "new.house").write_text(house_text(new))
    (tmp_path / "events.jsonl").write_bytes(b"".join(STREAM))
    files = [str(tmp_path / name) for name in ("old.house", "events.jsonl", "new.house")]
    return CliRunner().invoke(program, ["replay", *files[:2], "--against", files[2], *arguments])


def test_table_and_page_of_the_command(tmp_path: Path) -> None:
    """The command prints the table and writes the page, by the names of the files."""
    page = tmp_path / "page.html"
    result = replayed(tmp_path, "-o", str(page))

    assert 0 == result.exit_code, result.output
    assert "1 of 4 answers change, for 1 client" == result.stdout.splitlines()[0]
    assert re.search(r"Late is half +charge +40.00 EUR +60.00 EUR +\+20.00 EUR", result.stdout)
    assert "old.house and new.house" in page.read_text(encoding="utf-8")


def test_json_of_the_command(tmp_path: Path) -> None:
    """As JSON: amounts as strings, and the lines of both houses."""
    told = json.loads(replayed(tmp_path, "--format", "json").stdout)

    assert ["40.00", "60.00"] == told["changes"][0]["charges"]
    assert [{"client": "bob", "changed": 1, "charges": ["40.00", "60.00"]}] == told["most_affected"]


def test_nothing_changed_is_said(tmp_path: Path) -> None:
    """A house against itself."""
    assert "4 answers compared, none changes\n" == replayed(tmp_path, new=OLD).stdout


def test_houses_of_two_currencies_are_not_compared(tmp_path: Path) -> None:
    """Money in two currencies is not added up."""
    (tmp_path / "usd.house").write_text(house_text("").replace("currency EUR", "currency USD").replace("EUR", "USD"))
    result = replayed(tmp_path, "--against", str(tmp_path / "usd.house"))

    assert 2 == result.exit_code
    assert "counts in EUR and" in result.output


def test_what_falls_due_in_the_second_of_an_event_stays_in_step() -> None:
    """An event that one house cannot judge leaves the deadline of that second, of another client, with its like."""
    asked = {"id": "m", "type": "message", "at": "2027-11-10T09:00", "client": "ann"}
    late = {"id": "z", "type": "booking", "at": "2027-11-10T10:00:00", "client": "zed", "start": "2027-11-19T14:00"}
    stream = [json.dumps(event).encode() + b"\n" for event in (asked, late)]
    heard: list[str] = []
    rule = 'rule "Dear ones"\n    on booking\n    price is at least EUR 100: noted\n    otherwise: noted\n'
    new = f"{OLD}\n{rule}"
    first = house(OLD)
    until = first.zone.clock_on(first.in_force_from + 350, 0)
    found = Replay(first, house(new), heard.append).comparison(stream, stream, "events", until)

    assert (1, {(0, "booking"): 1}) == (len(heard), dict(found.only)), heard

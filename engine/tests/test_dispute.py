"""Everything about a booking on one page: complete, escaped, and asking for nothing else."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from desks import RULES, event, given
from houses import HEAD, house_text

from engine.compiler import check_text
from engine.desk.desk import Desk
from engine.desk.dispute import Dispute, dispute_about, page_from_dispute
from engine.desk.forgetting import forget
from engine.desk.journal import BookError, MemoryJournal, head_of
from engine.desk.versions import found_book

NOW = 1_827_500_000
MAJA = {"id": "c-1", "name": "Maja <b>K</b>"}
SECOND = HEAD.replace("1 January 2027", "1 December 2027")


@pytest.fixture
def desk() -> Desk:
    """A desk with a booking that was accepted, paid, complained of and called off, another one, and a departure."""
    journal = MemoryJournal()
    first, second = house_text(RULES), house_text(RULES, SECOND)
    found_book(journal, [check_text(first, "salon.house"), check_text(second, "next.house")], 0)
    made = Desk(journal)
    given(
        made.take(
            [
                event(made, "e-1", "acceptance", "01T09:00", MAJA),
                event(made, "e-2", "booking", "02T09:00", service="cut", start="2027-11-20T10:00", booking="b-1"),
                event(made, "e-3", "booking", "02T09:30", service="colouring", start="2027-11-21T10:00", booking="b-2"),
                event(made, "e-4", "deposit", "03T09:00", booking="b-1", amount="EUR 45.00"),
                event(made, "e-5", "complaint", "04T09:00", booking="b-1", summary="<script>alert(1)</script>"),
                event(made, "e-6", "complaint", "04T09:30", summary="of something else"),
                event(made, "e-7", "cancellation", "20T09:00", booking="b-1", cancelled_by="client"),
                event(made, "e-8", "override", "20T12:00", decision="e-7", person="Ines", because="ill", cost="EUR 5"),
            ]
        )
    )
    return made


@pytest.fixture
def dispute(desk: Desk) -> Dispute:
    """All about the first booking."""
    return dispute_about(desk, "b-1", NOW)


class Page(HTMLParser):
    """What a test asks of a page: its ids, where its links go, its texts, and the elements that load something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.loads: list[str] = []
        self.headings: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if tag == "a" else []
        self.loads += [tag] if tag in ("script", "img", "link", "iframe", "object") or "src" in given else []
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []

    def handle_data(self, data: str) -> None:
        """Notes a text."""
        self.texts.append(data)


def test_what_belongs_to_the_booking(dispute: Dispute) -> None:
    """Its own events, what fell due of them, the acceptance, and what staff did about it."""
    assert ["e-1", "e-2", "e-4", "e-5", "e-5/answer/overdue", "e-7", "e-8"] == [step.event for step in dispute.steps]
    assert ("Salon", "b-1", "c-1 (Maja <b>K</b>)") == (dispute.house, dispute.booking, dispute.client)
    assert ("made", "Tuesday 2 November 2027 09:00") == dispute.facts[0]


def test_the_decision_with_its_reasons_and_receipts(dispute: Dispute) -> None:
    """As `why` says it."""
    cancelled = next(step for step in dispute.steps if step.event == "e-7")
    complained = next(step for step in dispute.steps if step.event == "e-5")

    assert [("Cancellations", "otherwise")] == [(reason.rule, reason.line) for reason in cancelled.judged.reasons]
    assert ("The client is charged EUR 22.50.", ()) in cancelled.judged.follows
    assert any("at least 24 hours before start" in line for line in cancelled.tried)
    promised, (counted,) = complained.judged.follows[0]
    assert "We owe an answer by Thursday 4 November 2027 10:00." == promised
    assert "Thursday 4 November 2027 09:00 to 10:00: 1 hour counted" == counted
    assert ("Thank you, Maja <b>K</b>. You say: <script>alert(1)</script>.",) == complained.words


def test_the_text_that_was_accepted_and_when(dispute: Dispute) -> None:
    """The version that judged it, word by word, with the lines that decided."""
    (text,) = dispute.texts

    assert ("1 January 2027", (("Monday 1 November 2027 09:00", 3),)) == (text.begins, text.accepted)
    assert [("salon.house", tuple(house_text(RULES).splitlines()))] == list(text.sources)
    lines = house_text(RULES).splitlines()
    cited = sorted(int(place.partition(":")[2]) for place in text.cited)
    assert "    otherwise: charge 50% of price" in [lines[number - 1] for number in cited]


def test_a_version_that_was_not_accepted_is_said_to_be_so(desk: Desk) -> None:
    """An acceptance is of one version."""
    given(desk.take([event(desk, "e-9", "booking", "2027-12-02T09:00", service="cut", start="2027-12-20T10:00")]))

    dispute = dispute_about(desk, "e-9", NOW)

    assert [("1 January 2027", True), ("1 December 2027", False)] == [
        (text.begins, bool(text.accepted)) for text in dispute.texts
    ]
    assert "The book has no acceptance of this version by the client." in page_from_dispute(dispute)


def test_the_ledger_and_the_links(desk: Desk, dispute: Dispute) -> None:
    """Each entry with its rule, what they come to, and the head of the book."""
    assert [
        ("deposit paid", "", "EUR 45.00"),
        ("credit", "A late answer is our mistake", "EUR 10.00"),
        ("charge", "Cancellations", "EUR 22.50"),
    ] == [(what, rule, amount) for _, what, rule, amount, _ in dispute.entries]
    figures = dict(dispute.figures)
    assert ("EUR 22.50", "EUR 45.00", "EUR 22.50") == (figures["charged"], figures["paid"], figures["not used"])
    links = {row.number: row.link for row in desk.journal.rows("decisions")}  # type: ignore[union-attr]
    assert [links[step.number] for step in dispute.steps] == [step.link for step in dispute.steps]
    assert (dispute.number, dispute.head) == head_of(desk.journal)


def test_the_page_is_whole(dispute: Dispute) -> None:
    """It loads nothing, runs nothing, all its links lead somewhere, and its headings have no gap."""
    text = page_from_dispute(dispute)
    page = Page(text)

    assert [] == page.loads
    assert "<script>" not in text
    assert "<b>K</b>" not in text
    assert "&lt;b&gt;K&lt;/b&gt;" in text
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert len(set(page.ids)) == len(page.ids)
    assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert not re.search(r"https?://|url\(|@import", text)
    assert all(step.link in page.texts for step in dispute.steps)
    assert "    otherwise: charge 50% of price" in page.texts


def test_a_client_who_was_forgotten(desk: Desk) -> None:
    """The page has what is left: amounts and moments, no name and no words."""
    forget(desk.journal, "c-1", NOW)

    text = page_from_dispute(dispute_about(Desk(desk.journal), "b-1", NOW))

    assert "client 1 (forgotten)" in text
    assert "EUR 22.50" in text
    assert not any(word in text for word in ("Maja", "alert", "Ines"))


def test_what_came_late_stands_after_what_it_amends(desk: Desk) -> None:
    """The answer that was given stays, and the amendment says what would have been said."""
    missed = {"booking": "b-0", "service": "cut", "start": "2027-10-05T10:00"}
    given(desk.take([event(desk, "e-30", "booking", "2027-10-01T09:00", **missed)]))
    given(desk.take([event(desk, "e-31", "no-show", "2027-10-05T11:00", booking="b-0")]))

    dispute = dispute_about(desk, "b-1", NOW)

    assert [("e-2", "accepted")] == [(s.event, s.judged.verdict) for s in dispute.steps if s.event == "e-2"]
    amended = next(step for step in dispute.steps if step.event.startswith("e-31/amends/"))
    assert any("would have been ask" in sentence for sentence, _ in amended.judged.follows)
    assert {link.removeprefix("#") for link in Page(page_from_dispute(dispute)).links} <= set(
        Page(page_from_dispute(dispute)).ids
    )


@pytest.fixture
def shared(desk: Desk) -> Iterator[Desk]:
    """Another client with a booking of the same name."""
    booking = {"service": "cut", "start": "2027-11-20T10:00", "booking": "b-1"}
    given(desk.take([event(desk, "e-20", "booking", "21T09:00", "c-2", **booking)]))
    return desk


def test_a_booking_is_named_with_its_client_where_needed(shared: Desk) -> None:
    """Ids of bookings are the client's own."""
    with pytest.raises(BookError, match="several clients have a booking `b-1`"):
        dispute_about(shared, "b-1", NOW)

    assert ["e-20"] == [step.event for step in dispute_about(shared, "b-1", NOW, "c-2").steps]


def test_a_booking_that_was_declined() -> None:
    """There is one decision on it, and its number is said."""
    journal = MemoryJournal()
    rules = 'rule "Closed"\n    on booking\n    otherwise: decline\n'
    found_book(journal, [check_text(house_text(rules))], 0)
    desk = Desk(journal)
    given(desk.take([event(desk, "e-1", "booking", "02T09:00", start="2027-11-20T10:00", booking="b-1")]))

    with pytest.raises(BookError) as error:
        dispute_about(desk, "b-1", NOW)

    assert "the booking `b-1` was not made: the answer was decline" == error.value.message
    assert "`evenhand why` says why: it is decision 2" == error.value.help


def test_a_booking_that_nobody_made(desk: Desk) -> None:
    """It says so."""
    for client in (None, "c-9"):
        with pytest.raises(BookError, match="there is no booking `b-99`"):
            dispute_about(desk, "b-99", NOW, client)

"""Each block, read into its exact tree."""

from typing import Any

import pytest
from reading import block, name, tree

MONTH = tree.Duration(30, "days", "calendar", False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("edition 1", tree.Setting("edition", (tree.Number(1),))),
        ("in force from 1 January 2027", tree.Setting("in force from", (tree.Date(1, 1, 2027),))),
        ("timezone Europe/Brussels", tree.Setting("timezone", (name("Europe/Brussels"),))),
        ("timezone America/Port-au-Prince", tree.Setting("timezone", (name("America/Port-au-Prince"),))),
        ("currency EUR", tree.Setting("currency", (name("EUR"),))),
        ("languages nl, en", tree.Setting("languages", (name("nl"), name("en")))),
        ("holidays BE", tree.Setting("holidays", (name("BE"),))),
        ("holidays BE-VLG", tree.Setting("holidays", (name("BE-VLG"),))),
        ("announces changes 30 calendar days before", tree.AnnouncesChanges(MONTH)),
        ("sends within opening hours", tree.SendsWithin("opening")),
        ("sends within phone hours", tree.SendsWithin("phone")),
        ("booking ends 30 calendar days after start", tree.BookingLife(tree.Offset(MONTH, "after", name("start")))),
    ],
)
def test_settings(text: str, expected: Any) -> None:
    """What a house says of itself."""
    assert tree.HouseBlock(tree.Text("Salon"), (expected,)) == block(f'house "Salon"\n    {text}\n')


MORNING, AFTERNOON = tree.Spell(540, 720), tree.Spell(780, 960)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday to Friday 09:00-12:00", tree.WeeklyHours((1, 2, 3, 4), True, (MORNING,))),
        ("Saturday to Monday 09:00-12:00", tree.WeeklyHours((5, 6, 0), True, (MORNING,))),
        ("Saturday 09:00-12:00, 13:00-16:00", tree.WeeklyHours((5,), False, (MORNING, AFTERNOON))),
        ("Tuesday, Friday 09:00-12:00", tree.WeeklyHours((1, 4), False, (MORNING,))),
        ("Friday 22:00-02:00", tree.WeeklyHours((4,), False, (tree.Spell(1320, 120),))),
        ("closed on public holidays", tree.ClosedOnHolidays()),
        ("closed from 24 December to 2 January", tree.ClosedFrom(tree.Date(24, 12), tree.Date(2, 1))),
        ("closed on 21 July", tree.ClosedOn(tree.Date(21, 7))),
        ("closed on 3 May 2027", tree.ClosedOn(tree.Date(3, 5, 2027))),
        ("open on 12 December 2027 09:00-12:00", tree.OpenOn(tree.Date(12, 12, 2027), (MORNING,))),
    ],
)
def test_hours(text: str, expected: Any) -> None:
    """When a house is open, and when it is not."""
    assert tree.Hours(None, (expected,)) == block(f"hours\n    {text}\n")


def test_hours_of_another_calendar() -> None:
    """Hours with a name are a calendar of their own."""
    assert name("phone") == block("hours phone\n    Monday 09:00-12:00\n").name


def test_services() -> None:
    """A service may have a price and a length."""
    length = tree.Duration(45, "minutes", None, False)
    expected = tree.Services(
        (
            tree.Service(name("cut"), tree.Money("EUR", "45"), length),
            tree.Service(name("perm"), tree.Money("EUR", "90")),
            tree.Service(name("talk"), None, length),
            tree.Service(name("visit")),
        )
    )
    assert expected == block("services\n    cut EUR 45 45 minutes\n    perm EUR 90\n    talk 45 minutes\n    visit\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("choice reason: illness, work", tree.Choice(name("reason"), (name("illness"), name("work")))),
        ("unit session / sessions", tree.Unit(name("session"), name("sessions"))),
        ('include "limits/eu-consumer"', tree.Include(tree.Text("limits/eu-consumer"))),
        ('note "Come alone."', tree.Note(tree.Text("Come alone."))),
        ("event x", tree.Event(name("x"))),
        ("event illness-waiver / illness-waivers", tree.Event(name("illness-waiver"), name("illness-waivers"))),
        ("event booking / bookings   opens", tree.Event(name("booking"), name("bookings"), life="opens")),
        (
            "event move / moves of booking changes start, service",
            tree.Event(name("move"), name("moves"), "booking", False, "changes", (name("start"), name("service"))),
        ),
        (
            "event no-show / no-shows of booking ends",
            tree.Event(name("no-show"), name("no-shows"), "booking", life="ends"),
        ),
        ("event answer / answers by house", tree.Event(name("answer"), name("answers"), by_house=True)),
        ("event disruption / disruptions of house", tree.Event(name("disruption"), name("disruptions"), "house")),
        (
            "event payment / payments of booking pays amount also after its end",
            tree.Event(name("payment"), name("payments"), "booking", pays=name("amount"), after_end=True),
        ),
        (
            "event refusal of booking by house ends pays fine also after its end",
            tree.Event(name("refusal"), None, "booking", True, "ends", (), name("fine"), True),
        ),
        (
            "define big-job: price is at least EUR 300 or service is bridal",
            tree.Define(
                name("big-job"),
                tree.Or(
                    (
                        tree.Compare(name("price"), "at least", tree.Money("EUR", "300")),
                        tree.Compare(name("service"), "is", name("bridal")),
                    )
                ),
            ),
        ),
        ("define fee: EUR 5", tree.Define(name("fee"), tree.Money("EUR", "5"))),
        (
            "define fee:\n    a: EUR 5\n    otherwise: price",
            tree.Define(
                name("fee"),
                None,
                (tree.AmountLine(name("a"), tree.Money("EUR", "5")), tree.AmountLine(None, name("price"))),
            ),
        ),
    ],
)
def test_declarations(text: str, expected: Any) -> None:
    """Choices, units, events, definitions, notes and includes."""
    assert expected == block(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: text", tree.Field(name("name"), tree.Kind("text"))),
        ("price: money = service.price", tree.Field(name("price"), tree.Kind("money"), name("service.price"))),
        (
            "party-size: number from 1 to 500 = 1",
            tree.Field(name("party-size"), tree.Kind("number", 1, 500), tree.Number(1)),
        ),
        ("vip: yes or no = no", tree.Field(name("vip"), tree.Kind("yes or no"), tree.YesNo(False))),
        ("vip: yes or no or nothing", tree.Field(name("vip"), tree.Kind("yes or no", optional=True))),
        ("reason: reason or nothing", tree.Field(name("reason"), tree.Kind("reason", optional=True))),
    ],
)
def test_fields(text: str, expected: Any) -> None:
    """What an event carries, and what a house keeps of a client."""
    assert tree.Client((expected,)) == block(f"client\n    {text}\n")
    assert (expected,) == block(f"event x\n    {text}\n").fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cancellation", (tree.OnEvent(name("cancellation")),)),
        ("cancellation, no-show", (tree.OnEvent(name("cancellation")), tree.OnEvent(name("no-show")))),
        ("overdue deposit", (tree.OnOverdue(name("deposit")),)),
        (
            "24 hours before start",
            (tree.OnOffset(tree.Duration(24, "hours", None), "before", name("start")),),
        ),
        (
            "2 calendar days after start",
            (tree.OnOffset(tree.Duration(2, "days", "calendar"), "after", name("start")),),
        ),
        ("6 calendar months without arrival", (tree.OnSilence(tree.Duration(6, "months", None), name("arrival")),)),
    ],
)
def test_triggers(text: str, expected: Any) -> None:
    """What a rule or a guarantee is on."""
    assert expected == block(f'rule "a"\n    on {text}\n    otherwise: accept\n').triggers
    assert expected == block(f'guarantee "a"\n    on {text}\n    never declines\n').triggers


def test_when_limits_a_rule() -> None:
    """`when` closes the line that says what a rule is on."""
    rule = block('rule "a"\n    on b, c when plan is firm\n    otherwise: accept\n')
    assert tree.Compare(name("plan"), "is", name("firm")) == rule.when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("charge is at most price", tree.Compare(name("charge"), "at most", name("price"))),
        ("charge never rises with notice", tree.NeverRisesWith(name("charge"), name("notice"))),
        (
            "always promises answer within 1 hour",
            tree.AlwaysPromises(name("answer"), tree.Duration(1, "hours", None)),
        ),
        ("never declines", tree.NeverDeclines()),
        ("reads no client.age", tree.ReadsNo(name("client.age"))),
    ],
)
def test_guarantees(text: str, expected: Any) -> None:
    """What holds of each decision."""
    guarantee = block(f'guarantee "Fair"\n    on cancellation when a\n    {text}\n')
    assert tree.Guarantee(tree.Text("Fair"), (tree.OnEvent(name("cancellation")),), name("a"), (expected,)) == guarantee


def test_voice() -> None:
    """How a house speaks."""
    expected = tree.Voice(
        (
            tree.Avoid(name("en"), (tree.Text("the supplier"), tree.Text("dear sir"))),
            tree.Always((tree.OnEvent(name("complaint")),), (name("acknowledge"), name("next-step"))),
            tree.AlwaysOnDecline((name("offer"),)),
            tree.Always((tree.OnEvent(name("decline")),), (name("offer"),)),
        )
    )
    text = 'voice\n    avoid en "the supplier", "dear sir"\n    on complaint always acknowledge, next-step\n'
    text += "    on decline always offer\n    on 'decline' always offer\n"
    assert expected == block(text)


def test_words() -> None:
    """Words have texts, one a language, or parts that have."""
    dutch, english = tree.Wording(name("nl"), tree.Text("Dag")), tree.Wording(name("en"), tree.Text("Bye, {name}"))
    assert tree.Words(name("bye"), (dutch, english)) == block('words bye\n    nl "Dag"\n    en "Bye, {name}"\n')
    in_parts = block('words bye\n    end\n        nl "Dag"\n    again\n        en "Bye, {name}"\n')
    parts = (tree.Part(name("end"), (dutch,)), tree.Part(name("again"), (english,)))
    assert tree.Words(name("bye"), (), parts) == in_parts

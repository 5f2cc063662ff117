"""What the checker refuses beyond single lines: declarations, rules together, and files."""

from pathlib import Path

from houses import HEAD, problems

from engine.compiler import check_file, check_text


def test_two_rules_write_one_slot() -> None:
    """Two rules on one event must not both say the charge: their order would matter."""
    found = problems("""
        rule "One"
            on cancellation
            otherwise: charge price

        rule "Two"
            on cancellation
            otherwise: charge EUR 5
    """)

    assert found == [
        (
            "E401",
            "charge EUR 5",
            "two rules on `cancellation` say the charge, so their order would matter",
            "put both into one rule, or let their `when` exclude each other",
        )
    ]


def test_rules_that_exclude_each_other_may_write_one_slot() -> None:
    """With `when` on one side and its opposite on the other, only one of both is ever asked."""
    found = problems("""
        rule "Long"
            on cancellation when price is at least EUR 100
            otherwise: charge price

        rule "Short"
            on cancellation when price is less than EUR 100
            otherwise: charge EUR 5
    """)

    assert found == []


def test_overdue_promises_need_an_end() -> None:
    """A promise made again each time it is overdue would go on for ever."""
    found = problems("""
        rule "Answer"
            on message
            otherwise: promise answer within 1 hour

        rule "Late"
            on overdue answer
            otherwise: promise answer within 1 hour
    """)

    assert found == [
        (
            "E407",
            "promise answer within 1 hour",
            "an overdue `answer` makes another one, and nothing ends that",
            "put a line before it that ends it: `at least 3 overdue answers since the last answer: …`",
        )
    ]


def test_a_count_ends_overdue_promises() -> None:
    """A line that fits for good after three times is an end."""
    found = problems("""
        rule "Answer"
            on message
            otherwise: promise answer within 1 hour

        rule "Late"
            on overdue answer
            at least 3 overdue answers since the last answer: tell owner "call them"
            otherwise: promise answer within 1 hour
    """)

    assert found == []


def test_an_optional_fact_needs_its_presence_said() -> None:
    """A fact that may be nothing has no size until it is known to be given."""
    found = problems("""
        event booking
            deposit-paid: money or nothing

        rule "Fee"
            on cancellation
            deposit-paid is at least EUR 10: free
            otherwise: charge price
    """)

    assert found == [
        ("E303", "deposit-paid", "`deposit-paid` may be nothing", "put `deposit-paid is given and …` beside it")
    ]


def test_a_fact_known_to_be_given_has_a_size() -> None:
    """Beside `is given`, and in the lines after `is nothing`, an optional fact is like any other."""
    found = problems("""
        event booking
            deposit-paid: money or nothing

        rule "Fee"
            on cancellation
            deposit-paid is given and deposit-paid is at least EUR 10: free
            deposit-paid is nothing: charge price
            otherwise: charge deposit-paid
    """)

    assert found == []


def test_a_name_of_the_event_and_of_its_booking() -> None:
    """When the move and its booking both have a start, the line says which one it means."""
    found = problems("""
        rule "Moves"
            on move
            at least 24 hours before start: accept
            otherwise: decline
    """)

    assert found == [
        (
            "E207",
            "start",
            "`start` may be that of the move or that of the booking",
            "write `move.start` for the one that came with it, or `booking.start` for the one that stands",
        )
    ]


def test_a_fact_only_some_of_the_events_have() -> None:
    """A rule on several events reads only what all of them have."""
    found = problems("""
        rule "Both"
            on cancellation, message
            price is at least EUR 10: noted
            otherwise: noted
    """)

    assert found == [
        (
            "E210",
            "price",
            "`message` has no `price`",
            "write a rule for each of them, or give the event this fact",
        )
    ]


def test_a_charge_on_an_event_of_no_booking_reads_no_booking() -> None:
    """A refund needs a booking whose money it gives back."""
    found = problems("""
        rule "Sorry"
            on message
            otherwise: refund rest
    """)

    assert found == [("E409", "refund rest", "`message` has no booking to refund", None)]


def test_a_house_that_does_not_say_where_it_lives() -> None:
    """Edition, first day, time zone, currency and languages have to be said."""
    found = problems("", 'house "Salon"\n    edition 1\n')

    assert [problem[2] for problem in found] == [
        "the house does not say its `in force from`",
        "the house does not say its `timezone`",
        "the house does not say its `currency`",
        "the house does not say its `languages`",
    ]


def test_a_zone_by_its_city_alone() -> None:
    """A misspelt time zone is answered with the one of that city."""
    found = problems("", HEAD.replace("Europe/Brussels", "Belgium/Brussels"))

    assert found == [
        ("E211", "Belgium/Brussels", "there is no time zone `Belgium/Brussels`", "did you mean `Europe/Brussels`?")
    ]


def test_an_edition_of_the_future() -> None:
    """An engine refuses what it cannot mean."""
    found = problems("", HEAD.replace("edition 1", "edition 2"))

    assert found == [("E705", "2", "there is no edition `2` of the language", "write `edition 1`")]


def test_hours_that_overlap() -> None:
    """Two spells of one day must not overlap."""
    found = problems("", HEAD.replace("09:00-12:00, 13:00-16:00", "09:00-13:00, 12:00-16:00"))

    assert found == [("E504", "12:00-16:00", "`12:00-16:00` begins before the spell beside it ends", None)]


def test_an_included_file_is_read(tmp_path: Path) -> None:
    """What an included file declares is part of the house."""
    (tmp_path / "fees.house").write_text("define fee: EUR 12\n")
    house = tmp_path / "salon.house"
    house.write_text(f'{HEAD}include "fees"\n\nrule "Fee"\n    on cancellation\n    otherwise: charge fee\n')

    assert check_file(house).diagnostics.found == []


def test_an_included_file_outside_the_folder() -> None:
    """A house includes only what lies below its own folder."""
    assert [problem[:3] for problem in problems('include "../fees"')] == [
        ("E703", '"../fees"', "`../fees` lies outside the folder of this house")
    ]


def test_an_included_file_that_is_not_there() -> None:
    """A missing file is named."""
    assert [problem[:3] for problem in problems('include "fees"')] == [
        ("E702", '"fees"', "there is no file `fees` to include")
    ]


def test_a_file_that_is_not_there() -> None:
    """A house that does not exist is a problem like any other."""
    found = check_file(Path("nowhere.house")).diagnostics.found

    assert [(d.code, d.message) for d in found] == [("E001", "there is no file `nowhere.house`")]


def test_a_file_without_a_house() -> None:
    """A file of rules alone does not say whose rules they are."""
    found = check_text('note "We are closed in July."\n').diagnostics.found

    assert [(d.code, d.message) for d in found] == [("E208", "this file does not say which house it is")]


def test_an_event_of_the_house_has_no_client() -> None:
    """What happens to the house charges nobody; it marks the house, and clients' events ask for that."""
    found = problems("""
        rule "Trouble"
            on disruption
            otherwise: charge EUR 5
    """)

    assert [problem[:3] for problem in found] == [
        ("E409", "charge EUR 5", "an event of the house belongs to no client")
    ]


def test_a_deadline_before_the_house_was_in_force() -> None:
    """A date that lies before the house holds has passed for every event it judges."""
    found = problems("""
        rule "Answer"
            on message
            otherwise: promise answer by 1 March 2020

        rule "Late"
            on overdue answer
            otherwise: noted
    """)

    assert [problem[:2] for problem in found] == [("E502", "1 March 2020")]


def test_notice_is_no_condition() -> None:
    """A length of time has to be compared with one."""
    found = problems("""
        rule "Fee"
            on cancellation
            notice: free
            otherwise: charge price
    """)

    assert found == [
        (
            "E304",
            "notice",
            "`notice` is a length of time, not a condition",
            "say how much it must be, as in `notice is at least …`",
        )
    ]


def test_a_day_in_no_calendar_is_told_once() -> None:
    """What was wrong with a date as it was read is not told again when it is checked."""
    found = problems("""
        rule "Fee"
            on cancellation
            after 31 February 2027: free
            otherwise: charge price
    """)

    assert [problem[:2] for problem in found] == [("E503", "31 February 2027")]


def test_a_guarantee_speaks_of_its_own_cases() -> None:
    """What is declined where the guarantee does not hold does not break it."""
    found = problems("""
        rule "Large groups come by phone"
            on booking when party-size is at least 10
            otherwise: decline

        rule "Everyone else"
            on booking when party-size is less than 10
            otherwise: accept

        guarantee "Small groups are welcome"
            on booking when party-size is less than 10
            never declines
    """)

    assert found == []

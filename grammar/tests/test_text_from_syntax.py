"""The canonical text of a house: what `fmt` writes, in any of the languages."""

from textwrap import dedent

import pytest
from canonical_text import formatted, pinned, read
from hypothesis import HealthCheck, given, settings
from strategies_syntax import files

from grammar import keywords
from grammar.syntax import File
from grammar.text_from_syntax import text_from_syntax

# --- every construct as the language page writes it ------------------------------------------


def test_a_house_with_its_calendars_and_services_is_aligned() -> None:
    """Hours and services stand in columns, four blanks after the longest."""
    messy = """\
        house   "Salon Vicky"
          edition 1
          in force from 1 january 2027
          timezone Europe/Brussels
          currency EUR
          languages nl,en
          holidays BE
          announces changes 30 calendar days before
          sends within opening hours
          booking ends 30 calendar days after start
        hours
          Tuesday to Friday 9:00-18:00
          Saturday 9:00 - 12:00,13:00–16:00
          closed on public holidays
          closed from 24 December to 2 January
          open on 12 December 2027 10:00-16:00
        hours phone
          Monday, Wednesday 10:00-12:00
        services
          cut EUR 45 45 minutes
          colouring €120 2 hours
          talk 1 hours
          bridal 350.50 EUR
          advice
        """
    expected = dedent("""\
        house "Salon Vicky"
            edition 1
            in force from 1 January 2027
            timezone Europe/Brussels
            currency EUR
            languages nl, en
            holidays BE
            announces changes 30 calendar days before
            sends within opening hours
            booking ends 30 calendar days after start

        hours
            Tuesday to Friday    09:00-18:00
            Saturday             09:00-12:00, 13:00-16:00
            closed on public holidays
            closed from 24 December to 2 January
            open on 12 December 2027 10:00-16:00
        hours phone
            Monday, Wednesday    10:00-12:00
        services
            cut          EUR 45        45 minutes
            colouring    EUR 120       2 hours
            talk                       1 hour
            bridal       EUR 350.50
            advice
        """)
    assert expected == formatted(messy)


def test_services_without_any_price_keep_no_column_for_it() -> None:
    """An empty column takes no room."""
    pinned("""\
        services
            cut      45 minutes
            perms    2 hours
        """)


def test_declarations() -> None:
    """Choices, units, events with their attributes, and the facts of a client."""
    pinned("""\
        choice channel: website, phone, in-person
        unit session / sessions
        client
            name: text
            vip: yes or no = no
        event booking / bookings    opens
            price: money = service.price
            party-size: number from 1 to 500 = 1
            reason: reason or nothing
        event move / moves of booking    changes start, service
        event answer / answers    by house
        event payment / payments of booking    pays amount also after its end
        event disruption / disruptions of house
        event illness-waiver
        include "limits/eu-consumer"
        note "We work with one chair: please come alone."
        """)


def test_conditions() -> None:
    """Each phrase of the tables is written as it stands there."""
    pinned("""\
        rule "Conditions"
            on cancellation, no-show when plan is firm and not (refilled or price is EUR 5)
            price is at least EUR 100: free
            service is not cut: free
            channel is one of sms, email: free
            channel is not one of sms, email: free
            reason is given and reason is nothing: free
            at least 48 hours before start: free
            sent is at least 1 opening hour before start: free
            at least 2 full working days before start: free
            by 18:00 on the day before start: free
            before 12:00 on the opening day before start: free
            by 17:30 on Friday before start: free
            by 12:00 on the day 3 opening days before start: free
            by 12:00 on the phone day before start: free
            by 12:00 on the working day before start: free
            by 12:00 on the day of start: free
            after 1 March 2027: free
            start is before 1 March 2027: free
            start falls on Saturday: free
            start falls on one of Saturday, a public holiday, 24 December: free
            now falls outside phone hours: free
            now falls within opening hours: free
            start falls between 1 November and 5 January: free
            start falls between 18:00 and 22:00: free
            at least 3 no-shows in the last 12 months: free
            no earlier bookings ever: free
            exactly 2 moves of this booking: free
            more than 2 earlier overdue answers since the last arrival: free
            at most 1 waiver this calendar year: free
            less than 1 waiver this calendar month: free
            client has accepted these rules and every promise is kept: free
            total price of bookings in the last 12 months is more than EUR 100: free
            party-size as of 7 calendar days before start is 2: free
            sessions is at least 1 session: free
            otherwise: free
        """)


def test_amounts_and_definitions() -> None:
    """Each way to reckon, and a definition with lines."""
    pinned("""\
        define big-job: price is at least EUR 300 or service is bridal
        define cancellation-cost:
            big-job: EUR 12.50
            no earlier cancellations ever: 50% of price
            at least 2 phone days before start: EUR 10 times party-size
            not big-job: EUR 5 for each started 15 minutes of lateness
            price is EUR 1: EUR 5 for each full 2 hours of lateness
            price is EUR 2: price times held out of sessions
            price is EUR 3: price plus EUR 2 minus rest
            price is EUR 4: (price minus EUR 2) times 2 capped at EUR 100 but at least EUR 3
            otherwise: total price of bookings in the last 12 months
        """)


def test_consequences_and_moments() -> None:
    """Each consequence, each moment, and lines within a line."""
    pinned("""\
        rule "Consequences"
            on overdue deposit, 24 hours before start, 6 months without arrival
            client is prepay-only:
                price is EUR 5: accept, decline, noted, redirect to website
                otherwise: free, charge price, charge EUR 5 as parking
            price is EUR 5: refund paid, credit EUR 10, credit EUR 10 for 12 months, credit 10 sessions until now
            price is EUR 6: ask deposit of price within 24 hours, promise answer by next opening after now
            price is EUR 7: promise answer by next phone opening after the booking, excuse no-show
            price is EUR 8: client becomes ended from end of next calendar month until 12 months after now
            price is EUR 9: booking becomes held for 2 weeks, house becomes shut, client is no longer ended
            price is EUR 1: booking ends, record waiver, say sorry, tell owner "a client waits, and waits"
            price is EUR 2: do send with amount = 30% of price and gift = yes, do ring, may refund rest
            otherwise: ask deposit within 1 hour, client becomes ended until end of this calendar month
        """)


def test_guarantees_voice_and_words() -> None:
    """Statements, avoided phrases, parts and wordings."""
    pinned("""\
        guarantee "Fair"
            on cancellation when reason is not illness
            charge is at most price
            charge never rises with notice
            always promises answer within 1 hour
            never declines
            reads no client.age

        voice
            avoid en "it is in the contract", "the supplier"
            on complaint, abuse always acknowledge, next-step

        words pause
            nl "Even geduld."
            en "A moment, please."

        words we-hear-you
            acknowledge
                nl "Dank je, {client.name}."
                en "Thank you, {client.name}."
            apologise
                en "We are sorry."
        """)


# --- blank lines and long lines --------------------------------------------------------------


def test_blank_lines_between_blocks() -> None:
    """None or one as written, but always one around rules and their like; none within a block."""
    messy = """\


        unit point / points
        choice reason: illness



        choice plan: firm
        rule "A"

            on arrival

            otherwise: noted
        unit session / sessions
        rule "B"
            on arrival
            otherwise: noted
        voice
            avoid en "no"


        """
    expected = dedent("""\
        unit point / points
        choice reason: illness

        choice plan: firm

        rule "A"
            on arrival
            otherwise: noted

        unit session / sessions

        rule "B"
            on arrival
            otherwise: noted

        voice
            avoid en "no"
        """)
    assert expected == formatted(messy)


def test_a_long_list_of_consequences_goes_on_in_the_next_line() -> None:
    """It breaks after a comma, as late as it can, eight blanks deeper."""
    long = (
        'rule "Long"\n    on complaint\n    otherwise: promise answer within 1 opening hour, '
        "promise follow-up within 7 calendar days, tell owner "
        '"a client waits, and waits, and waits, and waits, and waits, and waits, and waits", '
        "credit EUR 10 for 12 months, record complaint-heard, say we-hear-you\n"
    )
    expected = dedent("""\
        rule "Long"
            on complaint
            otherwise: promise answer within 1 opening hour, promise follow-up within 7 calendar days,
                    tell owner "a client waits, and waits, and waits, and waits, and waits, and waits, and waits",
                    credit EUR 10 for 12 months, record complaint-heard, say we-hear-you
        """)
    assert expected == formatted(long)


@pytest.mark.parametrize(("filler", "lines"), [(78, 1), (79, 2)])
def test_a_line_may_be_110_columns_wide(filler: int, lines: int) -> None:
    """Exactly 110 stay on one line, the next one breaks."""
    text = formatted(f'rule "Wide"\n    on complaint\n    otherwise: free, say a, say {"w" * filler}\n')
    assert 2 + lines == len(text.splitlines())
    assert (110 if lines == 1 else 95) == max(len(line) for line in text.splitlines())


def test_other_lists_break_too() -> None:
    """Values, phrases and events go on in the next line just so."""
    values = ", ".join(f"value-number-{number}" for number in range(20))
    phrases = ", ".join(['"unkind words"'] * 12)
    text = formatted(f"choice many: {values}\nvoice\n    avoid en {phrases}\n")
    assert max(map(len, text.splitlines())) <= 110
    assert "        value-number-6" in text


def test_an_empty_file_stays_empty() -> None:
    """There is nothing to end with a newline."""
    assert "" == formatted("\n\n  \n")


def test_a_second_spelling_gives_way_where_it_would_begin_a_longer_phrase() -> None:
    """`på dagen före` is one phrase in Swedish, so that `av` comes before `dagen före`."""
    text = '# language: sv\n\nregel ""\n    vid pris\n    annars: begär pris av dagen före nu inom 1 timme\n'
    assert text == text_from_syntax(read(text))


# --- any tree, any language ------------------------------------------------------------------


@pytest.mark.parametrize("language", keywords.languages())
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(file=files())
def test_what_is_written_reads_as_the_same_tree(language: str, file: File) -> None:
    """In each language, and a second time it is written alike."""
    written = text_from_syntax(file, language)
    again = read(written)
    assert language == again.language
    assert file.blocks == again.blocks
    assert written == text_from_syntax(again)


def test_the_other_language_and_back() -> None:
    """Keywords and the names of the vocabulary change; the owner's names, texts and comments stay."""
    english = dedent("""\
        # Late is late.
        rule "Late"
            on arrival
            more than 15 minutes after start: charge 50% of price, say sorry
            otherwise: noted
        """)
    dutch = dedent("""\
        # language: nl

        # Late is late.
        regel "Late"
            bij aankomst
            meer dan 15 minuten na start: reken 50% van prijs, zeg sorry
            anders: genoteerd
        """)
    assert dutch == formatted(english, "nl")
    assert english == formatted(dutch, "en")
    assert dutch == formatted(dutch)


def test_a_comment_never_becomes_the_language() -> None:
    """One that would come to stand on the first line is kept a comment."""
    assert "# language: en\n\n# language: nl\nunit a / b\n" == formatted("\n# language: nl\nunit a / b\n")

"""The canonical text of a house: what `fmt` writes, in any of the languages."""

from collections import Counter
from textwrap import dedent

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies_syntax import NOWHERE, files, keyword_names

from grammar import keywords, spelling
from grammar import syntax as s
from grammar.block_parser import block_parser
from grammar.diagnostic import Diagnostics
from grammar.diagnostic_text import text_from_diagnostics
from grammar.source import Source
from grammar.syntax_from_text import syntax_from_text
from grammar.text_from_syntax import text_from_syntax

# Whole files are drawn, so the drawing takes longer than what is tested.
whole_files = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def read(text: str) -> s.File:
    """The tree of a text that has no problem."""
    diagnostics = Diagnostics()
    file = syntax_from_text(Source("test.house", text), diagnostics)
    assert "" == text_from_diagnostics(diagnostics), text
    return file


def formatted(text: str, language: str | None = None) -> str:
    """The canonical text, after which nothing changes any more."""
    file = read(dedent(text))
    written = text_from_syntax(file, language)
    again = read(written)
    assert file.blocks == again.blocks
    assert written == text_from_syntax(again)
    assert Counter(comment.text for comment in file.comments) == Counter(comment.text for comment in again.comments)
    return written


def pinned(text: str) -> None:
    """The text is canonical already."""
    assert dedent(text) == formatted(text)


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
            client has accepted these rules: free
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
        '"a client waits, and waits, and waits, and waits, and waits, and waits, and waits, and waits", '
        "credit EUR 10 for 12 months, record complaint-heard, say we-hear-you\n"
    )
    expected = dedent("""\
        rule "Long"
            on complaint
            otherwise: promise answer within 1 opening hour, promise follow-up within 7 calendar days,
                    tell owner "a client waits, and waits, and waits, and waits, and waits, and waits, and waits, and waits",
                    credit EUR 10 for 12 months, record complaint-heard, say we-hear-you
        """)
    assert expected == formatted(long)


@pytest.mark.parametrize(("filler", "lines"), [(73, 1), (74, 2)])
def test_a_line_may_be_110_columns_wide(filler: int, lines: int) -> None:
    """Exactly 110 stay on one line, the next one breaks."""
    text = formatted(f'rule "Wide"\n    on complaint\n    otherwise: free, say a, say {"w" * filler}\n')
    assert 2 + lines == len(text.splitlines())
    assert (110 if lines == 1 else 26) == max(len(line) for line in text.splitlines()[:3])


def test_other_lists_break_too() -> None:
    """Values, phrases and events go on in the next line just so."""
    values = ", ".join(f"value-number-{number}" for number in range(20))
    text = formatted(f"choice many: {values}\nvoice\n    avoid en {', '.join(['"unkind words"'] * 12)}\n")
    assert max(map(len, text.splitlines())) <= 110
    assert "        value-number-6" in text


def test_an_empty_file_stays_empty() -> None:
    """There is nothing to end with a newline."""
    assert "" == formatted("\n\n  \n")


# --- comments --------------------------------------------------------------------------------


def test_comments_stay_where_they_were() -> None:
    """On their own line before what follows, or two blanks behind what they stand beside."""
    messy = """\
        #   The salon.
        #
        #The first line decides.

        hours       # the calendar "opening"
              # mornings only
          Tuesday 9:00-12:00# short
          # in winter


          # and in spring
          closed on public holidays
            # end of the hours

        # The rules.


        # All of them count.
        rule "A"# title
          on arrival
          # before a condition
          price is EUR 5: # a list
            price is EUR 6: free
            # nothing else
            otherwise: noted
          # the last line
          otherwise: noted
          # end of the rule
        # end of the file
        """
    expected = dedent("""\
        # The salon.
        #
        # The first line decides.

        hours  # the calendar "opening"
            # mornings only
            Tuesday    09:00-12:00  # short
            # in winter

            # and in spring
            closed on public holidays
            # end of the hours

        # The rules.

        # All of them count.
        rule "A"  # title
            on arrival
            # before a condition
            price is EUR 5:  # a list
                price is EUR 6: free
                # nothing else
                otherwise: noted
            # the last line
            otherwise: noted
            # end of the rule

        # end of the file
        """)
    assert expected == formatted(messy)


def test_a_comment_inside_a_line_goes_before_it() -> None:
    """A line that was broken is joined, with what was said between its pieces above it."""
    messy = """\
        rule "A"
            on arrival
            otherwise: free,  # costs nothing
                # and says so
                say welcome,
                noted  # the end
        """
    expected = dedent("""\
        rule "A"
            on arrival
            # costs nothing
            # and says so
            otherwise: free, say welcome, noted  # the end
        """)
    assert expected == formatted(messy)


def test_a_comment_above_a_rule_belongs_to_it() -> None:
    """The blank line goes before the comment, none between."""
    messy = """\
        choice plan: firm
        # Late is late.
        rule "A"
            on arrival
            otherwise: noted
        # Gone is gone.
        choice reason: illness
        """
    expected = dedent("""\
        choice plan: firm

        # Late is late.
        rule "A"
            on arrival
            otherwise: noted

        # Gone is gone.
        choice reason: illness
        """)
    assert expected == formatted(messy)


def test_a_file_of_comments() -> None:
    """Their paragraphs are kept."""
    assert "# one\n# two\n\n# three\n" == formatted("# one\n   # two\n\n\n# three\n\n")


comment_texts = st.text(st.sampled_from("ab#,:'\"“{ é髪"), max_size=12).map(lambda text: f"x{text}".strip())


@st.composite
def sprinkled(draw: st.DrawFn) -> tuple[s.File, str, list[str]]:
    """A file, a text of it with comments, blank lines and broken lines all over, and the comments."""
    file = draw(files())
    comments: list[str] = []

    def comment() -> str:
        comments.append(draw(comment_texts))
        return f"#{draw(st.sampled_from(['', ' ', '  ']))}{comments[-1]}"

    def own_lines() -> list[str]:
        kinds = draw(st.lists(st.sampled_from(["blank", "comment"]), max_size=2))
        return [" " * draw(st.integers(0, 9)) + comment() if kind == "comment" else "" for kind in kinds]

    written: list[str] = []
    for line in text_from_syntax(file).splitlines():
        written.extend(own_lines())
        margin = len(line) - len(line.lstrip()) + 1
        while (cut := _comma(line)) and draw(st.booleans()):
            written.append(line[:cut] + (f" {comment()}" if draw(st.booleans()) else ""))
            written.extend(own_lines())
            line = " " * margin + line[cut:].lstrip()
        trailing = line and not line.endswith(",") and draw(st.integers(0, 2)) == 2
        written.append(line + (f" {comment()}" if trailing else ""))
    written.extend(own_lines())
    return file, "\n".join(written) + "\n", comments


def _comma(line: str) -> int:
    """The place after the first comma outside a text; 0 if there is none before more of the line."""
    in_text = False
    for place, char in enumerate(line.rstrip()[:-1], 1):
        in_text ^= char == '"'
        if char == "," and not in_text:
            return place
    return 0


@whole_files
@given(sprinkled())
def test_no_comment_is_lost(drawn: tuple[s.File, str, list[str]]) -> None:
    """Wherever comments stand: all are kept once, the tree is the same, and a second time changes nothing."""
    file, text, comments = drawn
    there = read(text)
    assert file.blocks == there.blocks
    assert Counter(comments) == Counter(comment.text for comment in there.comments)
    written = text_from_syntax(there)
    again = read(written)
    assert file.blocks == again.blocks
    assert Counter(comments) == Counter(comment.text for comment in again.comments)
    assert written == text_from_syntax(again)
    assert "\n\n\n" not in written
    assert not written.startswith("\n")
    assert [] == [line for line in written.splitlines() if line != line.rstrip()]


# --- any tree, any language ------------------------------------------------------------------


@pytest.mark.parametrize("language", keywords.languages())
@whole_files
@given(file=files())
def test_what_is_written_reads_as_the_same_tree(language: str, file: s.File) -> None:
    """In each language, and a second time it is written alike."""
    written = text_from_syntax(file, language)
    again = read(written)
    assert language == again.language
    assert file.blocks == again.blocks
    assert written == text_from_syntax(again)


def test_the_other_language_and_back() -> None:
    """Keywords change; names, texts and comments stay."""
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
            bij arrival
            meer dan 15 minuten na start: reken 50% van price, zeg sorry
            anders: genoteerd
        """)
    assert dutch == formatted(english, "nl")
    assert english == formatted(dutch, "en")
    assert dutch == formatted(dutch)


def test_a_comment_never_becomes_the_language() -> None:
    """One that would come to stand on the first line is kept a comment."""
    assert "# language: en\n\n# language: nl\nunit a / b\n" == formatted("\n# language: nl\nunit a / b\n")


def test_names_are_quoted_only_where_a_keyword_could_stand() -> None:
    """The same name stands plain where it can mean nothing else."""
    pinned("""\
        choice total: not, now-or-never, last, otherwise
        rule "Quotes"
            on total, 'overdue', overdue 'overdue'
            'total' is not 'no': charge 'total', say no
            'not' is 'nothing' or total.not is otherwise: free
            'otherwise': charge EUR 5 as 'of', ask free of the 'last' within 2 'days' hours
            otherwise: noted
        """.replace("last, otherwise\n", "last, otherwise\n\n").replace(", overdue 'overdue'", ""))


def test_a_name_is_quoted_for_the_other_language() -> None:
    """A name that means nothing in English can be a keyword in Dutch."""
    english = 'rule "A"\n    on arrival\n    anders is nu: say anders\n'
    dutch = "# language: nl\n\nregel \"A\"\n    bij arrival\n    'anders' is 'nu': zeg anders\n"
    assert dutch == formatted(english, "nl")
    assert english == formatted(dutch, "en")


def names_after() -> dict[str, list[s.Consequence | s.Expression]]:
    """By the phrase before it, each keyword as a name in that place."""
    price = s.Name("price", NOWHERE)
    hour = s.Duration(1, "hours", None, False, NOWHERE)
    places: dict[str, list[s.Consequence | s.Expression]] = {}
    for word in (*keyword_names(), "EUR5", "ABC"):
        name = s.Name(word, NOWHERE)
        offset = s.Offset(s.Duration(2, "days", word, False, NOWHERE), "before", name, NOWHERE)
        day = s.DayBefore(word, name, NOWHERE)
        for place, found in {
            "fact": name,
            "or": s.Or((price, name, name), NOWHERE),
            "and": s.And((price, name, name), NOWHERE),
            "not": s.Not(name, NOWHERE),
            "is": s.Compare(name, "is", name, NOWHERE),
            "is not": s.Compare(name, "is not", name, NOWHERE),
            "is at least": s.Compare(name, "at least", name, NOWHERE),
            "is by": s.Compare(name, "by", name, NOWHERE),
            "by": s.Compare(None, "by", name, NOWHERE),
            "one of": s.OneOf(name, False, (name, name), NOWHERE),
            "the": s.Compare(None, "by", s.The(name, NOWHERE), NOWHERE),
            "the last": s.Compare(None, "by", s.TheLast(name, NOWHERE), NOWHERE),
            "offset": s.Compare(None, "at least", offset, NOWHERE),
            "day": s.Compare(None, "by", s.ClockOn(s.Clock(0, NOWHERE), day, NOWHERE), NOWHERE),
            "next": s.Compare(None, "by", s.NextOpening(word, name, NOWHERE), NOWHERE),
            "hours": s.FallsInHours(name, True, word, NOWHERE),
            "count": s.Compare(
                None, "at least", s.Count(s.Number(3, NOWHERE), False, False, name, s.Ever(NOWHERE), NOWHERE), NOWHERE
            ),
            "none": s.NoneOf(False, False, name, s.Ever(NOWHERE), NOWHERE),
            "total": s.Total(name, name, s.Since(name, NOWHERE), NOWHERE),
            "as of": s.AsOf(name, name, NOWHERE),
            "unit": s.UnitAmount(3, name, NOWHERE),
            "charge": s.Charge(name, name, NOWHERE),
            "credit": s.Credit(s.UnitAmount(3, name, NOWHERE), None, name, NOWHERE),
            "owe": s.Owe("ask", name, name, hour, None, NOWHERE),
            "owe by": s.Owe("promise", name, None, None, name, NOWHERE),
            "becomes": s.Becomes("client", name, name, name, None, NOWHERE),
            "do": s.Do(name, (s.Argument(name, name, NOWHERE),), NOWHERE),
        }.items():
            places.setdefault(place, []).append(found)
    return places


@pytest.mark.parametrize("language", keywords.languages())
@pytest.mark.parametrize("place", names_after())
def test_every_keyword_can_be_a_name(place: str, language: str) -> None:
    """In each place, in each language."""
    text = s.Text("x", NOWHERE)
    on = (s.OnEvent(s.Name("arrival", NOWHERE), NOWHERE),)
    lines = tuple(
        s.Line(None, (found,), (), NOWHERE)  # type: ignore[arg-type]
        if isinstance(found, s.Charge | s.Credit | s.Owe | s.Becomes | s.Do)
        else s.Line(found, (s.Free(NOWHERE),), (), NOWHERE)
        for found in names_after()[place]
    )
    file = s.File(language, tuple(s.Rule(text, on, None, (line,), NOWHERE) for line in lines), (), NOWHERE)
    written = text_from_syntax(file)
    for block, again in zip(file.blocks, read(written).blocks, strict=True):
        assert block == again


@pytest.mark.parametrize("language", keywords.languages())
def test_the_places_of_names_are_those_of_the_grammar(language: str) -> None:
    """Wherever the parser takes a name, the keywords it takes there too are those of one of the places."""
    places = [set(value) for value in vars(spelling).values() if isinstance(value, tuple)]
    table = block_parser(language)._lark.parser.parser.parser.parse_table.states
    found = [set(row) & set(keywords.forms(language)) for row in table.values() if "NAME" in row and "FAULT" not in row]
    assert [] == [row for row in found if not any(row <= place for place in places)]
    assert len(found) > 100

"""Mistakes that people make in the head of a house and in its blocks, each explained in one message."""

import pytest
from houses import house_text
from mistakes import LINE, in_blocks, in_head, problems_of

HEADS = [
    in_head("Saturday ", "Saturdays ", "E101", "Saturdays", "`Saturdays` is not known here", "write `Saturday`"),
    in_head(
        "Tuesday to Friday",
        "Tuesday-Friday",
        "E101",
        "Tuesday-Friday",
        "`Tuesday-Friday` is not known here",
        "write `Tuesday to Friday`",
    ),
    in_head(
        "Tuesday to Friday", "Tue-Fri", "E101", "Tue-Fri", "`Tue-Fri` is not known here", "write `Tuesday to Friday`"
    ),
    in_head(
        "Tuesday to Friday", "Weekdays", "E101", "Weekdays", "`Weekdays` is not known here", "write `Monday to Friday`"
    ),
    in_head(
        "    Saturday",
        "    Sunday closed\n    Saturday",
        "E101",
        "closed",
        "`closed` cannot follow `Sunday`",
        "leave the line out: a day without hours is closed",
    ),
    in_head(
        "09:00-18:00",
        "9-17",
        "E106",
        "9-17",
        "`9-17` is not how a stretch of hours is written here",
        "write `09:00-17:00`",
    ),
    in_head(
        "09:00-18:00",
        "9am-5pm",
        "E106",
        "9am-5pm",
        "`9am-5pm` is not how a stretch of hours is written here",
        "write `09:00-17:00`",
    ),
    in_head("09:00-18:00", "9:00 to 17:00", "E101", "to", "`to` cannot follow `9:00`", "write `-`"),
    in_head(
        "1 January 2027",
        "1/3/2027",
        "E106",
        "1/3/2027",
        "`1/3/2027` is not how a date is written here",
        "write `1 March 2027`",
    ),
    in_head(
        "1 January 2027",
        "March 1 2027",
        "E106",
        "March 1 2027",
        "`March 1 2027` is not how a date is written here",
        "write `1 March 2027`",
    ),
    in_head(
        "1 January 2027",
        "2027-03-01",
        "E106",
        "2027-03-01",
        "`2027-03-01` is not how a date is written here",
        "write `1 March 2027`",
    ),
    in_head("1 January 2027", "1 Jan 2027", "E101", "Jan", "`Jan` is not known here", "write `January`"),
    in_head(
        "1 January 2027",
        "1 January",
        "E503",
        "1 January",
        "`1 January` is not a day",
        "write the year: `in force from 1 January 2027`",
    ),
    in_head("1 January 2027", "1 January 27", "E503", "27", "`27` is not a year", "write the year with four digits"),
    in_head(
        "in force from", "valid from", "E105", "valid from", "there is no setting `valid from`", "write `in force from`"
    ),
    in_head("edition 1", "edition one", "E106", "one", "`one` is not how a number is written here", "write `1`"),
    in_head(
        "Europe/Brussels",
        "Brussels",
        "E211",
        "Brussels",
        "there is no time zone `Brussels`",
        "did you mean `Europe/Brussels`?",
    ),
    in_head(
        "Europe/Brussels",
        "CET",
        "E211",
        "CET",
        "`CET` does not say where the house is",
        "name the place whose clocks it follows, as in `Europe/Brussels`",
    ),
    in_head("currency EUR", "currency euro", "E211", "euro", "there is no currency `euro`", "write `EUR`"),
    in_head("currency EUR", "currency €", "E106", "€", "`€` is not how a currency is written here", "write `EUR`"),
    in_head("currency EUR", "currency: EUR", "E101", ":", "no colon belongs after `currency`", "leave it out"),
    in_head("languages en", "languages english", "E211", "english", "`english` is not a language", "write `en`"),
    in_head(
        "languages en", "languages nl en", "E101", "en", "a comma is missing before `en`", "write `languages nl, en`"
    ),
    in_head(
        "holidays BE", "holidays Belgium", "E211", "Belgium", "no public holidays are known for `Belgium`", "write `BE`"
    ),
    in_head(
        "holidays BE",
        "holidays BE\n    country Belgium",
        "E105",
        "country",
        "there is no setting `country`",
        "here belongs `currency`, `edition`, `timezone`, `holidays`, `announces changes` or `sends within`",
    ),
    in_head(
        'house "Salon"',
        'house "Salon',
        "E104",
        '"Salon',
        "this text is not closed",
        'put a `"` where the text ends, on the same line',
    ),
    in_head(
        'house "Salon"',
        "house 'Salon'",
        "E106",
        "'Salon'",
        "`'Salon'` is not how a text is written here",
        'write `"Salon"`',
    ),
    in_head(
        "EUR 45     45 minutes",
        "45    45 minutes",
        "E106",
        "45",
        "`45` is not how an amount is written here",
        "write `EUR 45`",
    ),
    in_head("45 minutes", "45 min", "E101", "min", "`min` is not known here", "write `minutes`"),
    in_head("2 hours", "1h30", "E106", "1h30", "`1h30` is not how a duration is written here", "write `90 minutes`"),
    in_head("cut  ", "hair cut", "E101", "hair cut", "a name is one word", "write `hair-cut`"),
]

BLOCKS = [
    in_blocks(
        'rule "Fee"\n    on cancelation\n    otherwise: charge price\n',
        "E202",
        "cancelation",
        "no event is called `cancelation`",
        "did you mean `cancellation`?",
        id="a misspelt event",
    ),
    in_blocks(
        'rule "Fee"\n    on cancel\n    otherwise: charge price\n',
        "E202",
        "cancel",
        "no event is called `cancel`",
        "did you mean `cancellation`?",
        id="cancel",
    ),
    in_blocks(
        'rule "Fee"\n    on a cancellation\n    otherwise: charge price\n',
        "E101",
        "a",
        "`a` does not fit here",
        "leave it out",
        id="on a cancellation",
    ),
    in_blocks(
        'rule "Fee"\n    on cancellation:\n    otherwise: charge price\n',
        "E101",
        ":",
        "no colon belongs after `cancellation`",
        "leave it out",
        id="a colon after the event",
    ),
    in_blocks(
        'rule "Fee"\n    on cancellation and no-show\n    otherwise: charge price\n',
        "E101",
        "and",
        "`and` cannot follow `cancellation`",
        "write a comma",
        id="events joined by and",
    ),
    in_blocks(
        'rule "Fee"\n    otherwise: charge price\n',
        "E101",
        "otherwise",
        "before the first line belongs what the rule is on",
        "write a line above it, such as `on cancellation`",
        id="no on",
    ),
    in_blocks(
        'rule "Fee"\n    cancellation\n    otherwise: charge price\n',
        "E101",
        "cancellation",
        "`on` is missing before `cancellation`",
        "write `on cancellation`",
        id="an event without on",
    ),
    in_blocks(
        "rule\n    on cancellation\n    otherwise: charge price\n",
        "E101",
        "",
        "something is missing after `rule`",
        "here belongs a text between double quotes",
        id="no title",
    ),
    in_blocks(
        'policy "Fee"\n    on cancellation\n    otherwise: charge price\n',
        "E105",
        "policy",
        "there is no block `policy`",
        "write `rule`",
        id="policy",
    ),
    in_blocks(
        'rule "Fee"\n    on cancellation\n      otherwise: charge price\n',
        "E103",
        "otherwise: charge price",
        "this line stands deeper than the line above it, which opens no list",
        "begin it in the same column as the line above",
        id="too deep",
    ),
    in_blocks(
        'rule "Fee"\n    on cancellation\n    at least 24 hours before start: free\n  otherwise: charge price\n',
        "E103",
        "otherwise: charge price",
        "this line stands between two levels of indentation",
        "begin it in the same column as the lines it belongs with: column 1 or 5",
        id="between two levels",
    ),
    in_blocks(
        'rule "Fee"\n    on cancellation\n\tat least 24 hours before start: free\n    otherwise: charge price\n',
        "E006",
        "\t",
        "this line is indented with tabs, the lines before it with blanks",
        "indent the whole file with blanks",
        id="tabs and blanks",
    ),
    in_blocks(
        f'rule "Fee"\n    on cancellation\n    {LINE}\n    otherwise if reason is illness: free\n',
        "E101",
        "otherwise if",
        "`otherwise if` does not fit here",
        "leave it out",
        id="otherwise if",
    ),
    in_blocks(
        'words bye\n    "See you."\n',
        "E101",
        '"See you."',
        '`"See you."` cannot begin this line',
        'here belongs a language and a text, such as `en "…"`',
        id="words without a language",
    ),
    in_blocks(
        'words bye\n    en: "See you."\n',
        "E101",
        ":",
        "no colon belongs after `en`",
        "leave it out",
        id="words with a colon",
    ),
    in_blocks(
        "choice colour: red and blue\n",
        "E101",
        "and",
        "`and` cannot follow `red`",
        "write a comma",
        id="values joined by and",
    ),
    in_blocks(
        "choice colour red, blue\n",
        "E102",
        "",
        "a colon is missing after `colour`",
        "write `choice colour: red, blue`",
        id="a choice without a colon",
    ),
    in_blocks(
        "define dear = price is at least EUR 100\n",
        "E109",
        "=",
        "`=` has no meaning here",
        "write a colon",
        id="define with =",
    ),
]


@pytest.mark.parametrize(("written", "expected"), [*HEADS, *BLOCKS])
def test_explained(written: str, expected: tuple[str | None, ...]) -> None:
    """What cannot be taken is told in one message, with the mend."""
    assert [expected] == problems_of(written.encode())


def test_a_whole_rule_without_indentation() -> None:
    """Each line that should be indented is told so, and none of them is taken for something else."""
    found = problems_of(house_text('rule "Fee"\non cancellation\notherwise: charge price\n').encode())

    message, help = (
        "this line is not indented, so it belongs to no block",
        "indent it as the lines of the block above it",
    )
    assert [
        ("E103", "on cancellation", message, help),
        ("E103", "otherwise: charge price", message, help),
    ] == found


def test_else_in_the_place_of_otherwise() -> None:
    """Who writes `else` is told the word, and not that the rule has no end."""
    text = house_text(f'rule "Fee"\n    on cancellation\n    {LINE}\n    else: charge price\n')

    assert [("E201", "else", "`else` is not a name these lines know", "write `otherwise`")] == problems_of(
        text.encode()
    )

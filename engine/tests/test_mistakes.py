"""The mistakes that people make: each is taken as it is meant and written so by `fmt`, or explained."""

from pathlib import Path

import pytest
from houses import HEAD, house_text

from engine.compiler import check_bytes, check_file
from engine.formatting import formatted
from grammar.diagnostic import Diagnostics

RULE = 'rule "Fee"\n    on cancellation\n    {}\n    otherwise: charge price\n'
LINE = "at least 24 hours before start: free"
SOUND = house_text(RULE.format(LINE))

Problem = tuple[str, str, str, str | None]


def problems_of(data: bytes) -> list[Problem]:
    """Code, underlined text, message and help of every problem of a file."""
    found = check_bytes("salon.house", data, None, Diagnostics()).diagnostics
    return [(d.code, d.span.text, d.message, d.help) for d in found]


def canonical(data: bytes) -> str | None:
    """What `fmt` makes of a file."""
    return formatted("salon.house", data).text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param(SOUND.replace("free", "charge 30 % of price"), SOUND.replace("free", "charge 30% of price"), id="30 %"),
        pytest.param(SOUND.replace("free", "charge €25"), SOUND.replace("free", "charge EUR 25"), id="€25"),
        pytest.param(SOUND.replace("free", "charge € 25"), SOUND.replace("free", "charge EUR 25"), id="€ 25"),
        pytest.param(SOUND.replace("free", "charge 25€"), SOUND.replace("free", "charge EUR 25"), id="25€"),
        pytest.param(SOUND.replace("free", "charge 25 EUR"), SOUND.replace("free", "charge EUR 25"), id="25 EUR"),
        pytest.param(SOUND.replace("free", "charge EUR25"), SOUND.replace("free", "charge EUR 25"), id="EUR25"),
        pytest.param(SOUND.replace("09:00-18:00", "9:00–18:00"), SOUND, id="en dash"),
        pytest.param(SOUND.replace("09:00-18:00", "9:00 — 18:00"), SOUND, id="em dash and blanks"),
        pytest.param(SOUND.replace('"Fee"', "“Fee”"), SOUND, id="smart quotes"),
        pytest.param(SOUND.replace('"Fee"', "„Fee“"), SOUND, id="low quotes"),
        pytest.param(SOUND.replace("    ", "\t"), SOUND, id="tabs alone"),
        pytest.param(SOUND.replace("\n", "\r\n"), SOUND, id="CRLF"),
        pytest.param(SOUND.replace("\n", "\r"), SOUND, id="CR"),
        pytest.param(SOUND.replace("\n", "   \n"), SOUND, id="blanks at the end of lines"),
        pytest.param(SOUND.removesuffix("\n"), SOUND, id="no newline at the end"),
        pytest.param("\ufeff" + SOUND, SOUND, id="BOM"),
        pytest.param(SOUND.replace("24 hours", "24\u00a0hours"), SOUND, id="a blank that does not break"),
        pytest.param(SOUND.replace("24 hours", "24 hour"), SOUND, id="24 hour"),
        pytest.param(SOUND.replace("24 hours", "1 hours"), SOUND.replace("24 hours", "1 hour"), id="1 hours"),
        pytest.param(SOUND.replace("rule ", "Rule ").replace("on can", "On can"), SOUND, id="capital letters"),
        pytest.param(SOUND.replace("tuesday", "TUESDAY").replace("January", "january"), SOUND, id="small letters"),
        pytest.param(SOUND.replace("timezone", "time zone"), SOUND, id="time zone"),
        pytest.param(SOUND.replace("at least 24", "at  least   24"), SOUND, id="many blanks"),
    ],
)  # fmt: skip
def test_taken_as_it_is_meant(written: str, meant: str) -> None:
    """What can be read in one way only is accepted, and `fmt` writes it as the language does."""
    data = written.encode()

    assert ([], canonical(meant.encode())) == (problems_of(data), canonical(data))


def in_rule(line: str, *expected: str | None, id: str | None = None) -> object:
    """A mistaken line of a rule."""
    return pytest.param(house_text(RULE.format(line)), expected, id=id or line)


def in_head(right: str, wrong: str, *expected: str | None) -> object:
    """A mistake in the head of a house."""
    assert right in HEAD
    return pytest.param(SOUND.replace(right, wrong, 1), expected, id=wrong.strip())


def in_blocks(blocks: str, *expected: str | None, id: str) -> object:
    """Mistaken blocks after the head."""
    return pytest.param(house_text(blocks), expected, id=id)


LINES = [
    in_rule(
        "at least 24 hours before start free",
        "E102", "", "a colon is missing after `start`", "write `at least 24 hours before start: free`",
    ),
    in_rule("otherwise charge price", "E102", "", "a colon is missing after `otherwise`", "write `otherwise: charge price`"),
    in_rule("at least 24 hours before start - free", "E109", "-", "`-` has no meaning here", "write a colon"),
    in_rule("at least 24 hours before start -> free", "E109", "->", "`->` has no meaning here", "write a colon"),
    in_rule("- at least 24 hours before start: free", "E109", "-", "`-` has no meaning here", "leave it out"),
    in_rule("price is at least EUR 1,000: free", "E106", "EUR 1,000", "`EUR 1,000` is not how a number is written here", "write `EUR 1000`"),
    in_rule("price is at least EUR 12,50: free", "E106", "EUR 12,50", "`EUR 12,50` is not how a number is written here", "write `EUR 12.50`"),
    in_rule("price is at least 12,50: free", "E106", "12,50", "`12,50` is not how an amount is written here", "write `EUR 12.50`"),
    in_rule("price is at least 100: free", "E301", "price is at least 100", "`price` is money and `100` is number: they cannot be compared", "write `EUR 100`"),
    in_rule("before 9am on the day before start: free", "E106", "9am", "`9am` is not how a time is written here", "write `09:00`"),
    in_rule("before noon on the day before start: free", "E101", "noon", "`noon` is not known here", "write `12:00`"),
    in_rule("before 12 on the day before start: free", "E106", "12", "`12` is not how a time is written here", "write `12:00`"),
    in_rule("start is after March 1 2027: free", "E106", "March 1 2027", "`March 1 2027` is not how a date is written here", "write `1 March 2027`"),
    in_rule("start is after 1/3/2027: free", "E106", "1/3/2027", "`1/3/2027` is not how a date is written here", "write `1 March 2027`"),
    in_rule("start is after 2027-03-01: free", "E106", "2027-03-01", "`2027-03-01` is not how a date is written here", "write `1 March 2027`"),
    in_rule("if price > 100: free", "E101", "if", "`if` does not fit here", "leave it out"),
    in_rule("when price is at least EUR 10: free", "E101", "when", "`when` does not fit here", "leave it out"),
    in_rule("price >= EUR 100: free", "E109", ">=", "`>=` has no meaning here", "write `is at least`"),
    in_rule("price > EUR 100: free", "E109", ">", "`>` has no meaning here", "write `is more than`"),
    in_rule("price is over EUR 100: free", "E101", "is over", "`is over` is not known here", "write `is more than`"),
    in_rule("price more than EUR 100: free", "E101", "more", "`is` is missing before `more`", "write `price is more than EUR 100: free`"),
    in_rule("price is between EUR 10 and EUR 20: free", "E101", "is between", "`is between` does not fit here", "say both edges: `is at least …` and `is at most …`"),
    in_rule("reason = illness: free", "E109", "=", "`=` has no meaning here", "write `is`"),
    in_rule('reason is "illness": free', "E302", '"illness"', "a text cannot be compared", "write one of `illness`, `emergency`, `weather` or `other`"),
    in_rule("Reason is Illness: free", "E201", "Reason", "`Reason` is not a name these lines know", "did you mean `reason`?"),
    in_rule("reason is in illness, weather: free", "E101", "is in", "`is in` is not known here", "write `is one of`"),
    in_rule("start is Saturday: free", "E301", "start is Saturday", "`start` is a moment, and is compared only with an edge or a distance", "write `start falls on Saturday`"),
    in_rule("start falls in weekend: free", "E101", "falls in weekend", "`falls in weekend` is not known here", "write `falls on one of Saturday, Sunday`"),
    in_rule("no-shows is 2: free", "E201", "no-shows", "`no-shows` is not a name these lines know", "`no-shows` is an event: count it, as in `at least 2 no-shows ever`"),
    in_rule(
        "at least 3 no-shows: free",
        "E101", ":", "`:` cannot follow `no-shows`",
        "here belongs `in the last`, `ever`, `of this booking`, `since`, `this calendar year` or `this calendar month`",
    ),
    in_rule("at least 3 no-shows in the last year: free", "E101", "in the last year", "`in the last year` is not known here", "write `in the last 12 months`"),
    in_rule("more than two no-shows ever: free", "E106", "two", "`two` is not how a number is written here", "write `2`"),
    in_rule("a day before start: free", "E106", "a day", "`a day` is not how a duration is written here", "write `1 day`"),
    in_rule("at least one hour before start: free", "E106", "one", "`one` is not how a number is written here", "write `1`"),
    in_rule("at least half an hour before start: free", "E106", "half an hour", "`half an hour` is not how a duration is written here", "write `30 minutes`"),
    in_rule("at least 24h before start: free", "E106", "24h", "`24h` is not how a duration is written here", "write `24 hours`"),
    in_rule("at least 24 hrs before start: free", "E101", "hrs", "`hrs` is not known here", "write `hours`"),
    in_rule("48 hours before start: free", "E304", "48 hours before start", "`48 hours before start` is not a condition", "write `at least 48 hours before start` or `less than 48 hours before start`"),
    in_rule("at least 48 hours: free", "E101", ":", "`:` cannot follow `hours`", "here belongs `before` or `after`"),
    in_rule("within 24 hours before start: free", "E101", "within", "`within` does not fit here", "write `at most`"),
    in_rule("between 24 and 48 hours before start: free", "E101", "between", "`between` does not fit here", "say one edge, as in `at least 24 hours before start`"),
    in_rule("else: charge price", "E201", "else", "`else` is not a name these lines know", "write `otherwise`"),
    in_rule(f"{LINE},", "E101", ",", "after this comma the line goes on in the next, which does not fit", "leave the comma out"),
    in_rule(f"{LINE};", "E109", ";", "`;` has no meaning here", "leave it out"),
    in_rule(f"{LINE} // late", "E101", "//", "`//` cannot follow `free`", "a comment begins with `#`"),
    in_rule("at least 24 hours before start:", "E110", ":", "nothing stands after this colon", "write what follows from it on the same line, or on indented lines under it"),
]  # fmt: skip

CONSEQUENCES = [
    in_rule(f"at least 24 hours before start: {said}", *expected, id=said)
    for said, *expected in (
        ("charge 50 percent of price", "E106", "50 percent", "`50 percent` is not how a share is written here", "write `50%`"),
        ("charge 50%", "E101", "50%", "`50%` of nothing", "say of what: `50% of …`"),
        ("charge 50% price", "E101", "price", "`of` is missing before `price`", "write `at least 24 hours before start: charge 50% of price`"),
        ("charge half of price", "E101", "half of", "`half of` is not known here", "write `50% of`"),
        ("charge 10", "E301", "10", "`10` is number, not money", "write `EUR 10`"),
        ("charge 10 euros", "E201", "euros", "no unit is called `euros`", "write `EUR 10`"),
        ("charge price / 2", "E101", "/ 2", "`/ 2` cannot follow `price`", "write a share, as in `50% of price`"),
        ("charge full price", "E101", "full", "`full` does not fit here", "leave it out"),
        ("charge the price", "E304", "the price", "`the price` is not an amount", "write `price`"),
        ("charge nothing", "E201", "nothing", "`nothing` is not a name these lines know", "write `free` for no charge, `noted` for no consequence"),
        ("charge 50% of price up to EUR 5", "E101", "up to", "`up to` is not known here", "write `capped at`"),
        ("no charge", "E105", "no charge", "there is no consequence `no charge`", "write `free`"),
        ("refuse", "E105", "refuse", "there is no consequence `refuse`", "write `decline`"),
        ("do nothing", "E409", "do nothing", "to do nothing asks nobody for anything", "write `noted`"),
        ("free and tell owner \"late\"", "E101", "and", "`and` cannot follow `free`", "write a comma"),
        ("free tell owner \"late\"", "E101", "tell", "a comma is missing before `tell`", "write `at least 24 hours before start: free, tell owner \"late\"`"),
        ("refund everything", "E201", "everything", "`everything` is not a name these lines know", "write `rest` for what is left of what was paid, `price` for the whole price"),
        ("ask deposit 30% of price within 2 hours", "E101", "30%", "`of` is missing before `30%`", "write `at least 24 hours before start: ask deposit of 30% of price within 2 …`"),
        ("ask for deposit of EUR 5 within 2 hours", "E105", "ask for", "there is no consequence `ask for`", "write `ask`"),
    )
]  # fmt: skip

HEADS = [
    in_head("Saturday ", "Saturdays ", "E101", "Saturdays", "`Saturdays` is not known here", "write `Saturday`"),
    in_head("Tuesday to Friday", "Tuesday-Friday", "E101", "Tuesday-Friday", "`Tuesday-Friday` is not known here", "write `Tuesday to Friday`"),
    in_head("Tuesday to Friday", "Tue-Fri", "E101", "Tue-Fri", "`Tue-Fri` is not known here", "write `Tuesday to Friday`"),
    in_head("Tuesday to Friday", "Weekdays", "E101", "Weekdays", "`Weekdays` is not known here", "write `Monday to Friday`"),
    in_head("    Saturday", "    Sunday closed\n    Saturday", "E101", "closed", "`closed` cannot follow `Sunday`", "leave the line out: a day without hours is closed"),
    in_head("09:00-18:00", "9-17", "E106", "9-17", "`9-17` is not how a stretch of hours is written here", "write `09:00-17:00`"),
    in_head("09:00-18:00", "9am-5pm", "E106", "9am-5pm", "`9am-5pm` is not how a stretch of hours is written here", "write `09:00-17:00`"),
    in_head("09:00-18:00", "9:00 to 17:00", "E101", "to", "`to` cannot follow `9:00`", "write `-`"),
    in_head("1 January 2027", "1/3/2027", "E106", "1/3/2027", "`1/3/2027` is not how a date is written here", "write `1 March 2027`"),
    in_head("1 January 2027", "March 1 2027", "E106", "March 1 2027", "`March 1 2027` is not how a date is written here", "write `1 March 2027`"),
    in_head("1 January 2027", "2027-03-01", "E106", "2027-03-01", "`2027-03-01` is not how a date is written here", "write `1 March 2027`"),
    in_head("1 January 2027", "1 Jan 2027", "E101", "Jan", "`Jan` is not known here", "write `January`"),
    in_head("1 January 2027", "1 January", "E503", "1 January", "`1 January` is not a day", "write the year: `in force from 1 January 2027`"),
    in_head("in force from", "valid from", "E105", "valid from", "there is no setting `valid from`", "write `in force from`"),
    in_head("edition 1", "edition one", "E106", "one", "`one` is not how a number is written here", "write `1`"),
    in_head("Europe/Brussels", "Brussels", "E211", "Brussels", "there is no time zone `Brussels`", "did you mean `Europe/Brussels`?"),
    in_head("Europe/Brussels", "CET", "E211", "CET", "`CET` does not say where the house is", "name the place whose clocks it follows, as in `Europe/Brussels`"),
    in_head("currency EUR", "currency euro", "E211", "euro", "there is no currency `euro`", "write `EUR`"),
    in_head("currency EUR", "currency €", "E106", "€", "`€` is not how a currency is written here", "write `EUR`"),
    in_head("currency EUR", "currency: EUR", "E101", ":", "no colon belongs after `currency`", "leave it out"),
    in_head("languages en", "languages english", "E211", "english", "`english` is not a language", "write `en`"),
    in_head("languages en", "languages nl en", "E101", "en", "a comma is missing before `en`", "write `languages nl, en`"),
    in_head("holidays BE", "holidays Belgium", "E211", "Belgium", "no public holidays are known for `Belgium`", "write `BE`"),
    in_head(
        "holidays BE",
        "holidays BE\n    country Belgium",
        "E105", "country", "there is no setting `country`",
        "here belongs `currency`, `edition`, `timezone`, `holidays`, `announces changes` or `sends within`",
    ),
    in_head('house "Salon"', 'house "Salon', "E104", '"Salon', "this text is not closed", 'put a `"` where the text ends, on the same line'),
    in_head('house "Salon"', "house 'Salon'", "E106", "'Salon'", "`'Salon'` is not how a text is written here", 'write `"Salon"`'),
    in_head("EUR 45     45 minutes", "45    45 minutes", "E106", "45", "`45` is not how an amount is written here", "write `EUR 45`"),
    in_head("45 minutes", "45 min", "E101", "min", "`min` is not known here", "write `minutes`"),
    in_head("2 hours", "1h30", "E106", "1h30", "`1h30` is not how a duration is written here", "write `90 minutes`"),
    in_head("cut  ", "hair cut", "E101", "hair cut", "a name is one word", "write `hair-cut`"),
]  # fmt: skip

BLOCKS = [
    in_blocks(
        'rule "Fee"\n    on cancelation\n    otherwise: charge price\n',
        "E202", "cancelation", "no event is called `cancelation`", "did you mean `cancellation`?", id="a misspelt event",
    ),
    in_blocks(
        'rule "Fee"\n    on cancel\n    otherwise: charge price\n',
        "E202", "cancel", "no event is called `cancel`", "did you mean `cancellation`?", id="cancel",
    ),
    in_blocks(
        'rule "Fee"\n    on a cancellation\n    otherwise: charge price\n',
        "E101", "a", "`a` does not fit here", "leave it out", id="on a cancellation",
    ),
    in_blocks(
        'rule "Fee"\n    on cancellation:\n    otherwise: charge price\n',
        "E101", ":", "no colon belongs after `cancellation`", "leave it out", id="a colon after the event",
    ),
    in_blocks(
        'rule "Fee"\n    on cancellation and no-show\n    otherwise: charge price\n',
        "E101", "and", "`and` cannot follow `cancellation`", "write a comma", id="events joined by and",
    ),
    in_blocks(
        'rule "Fee"\n    otherwise: charge price\n',
        "E101", "otherwise", "before the first line belongs what the rule is on",
        "write a line above it, such as `on cancellation`", id="no on",
    ),
    in_blocks(
        'rule "Fee"\n    cancellation\n    otherwise: charge price\n',
        "E101", "cancellation", "`on` is missing before `cancellation`", "write `on cancellation`", id="an event without on",
    ),
    in_blocks(
        "rule\n    on cancellation\n    otherwise: charge price\n",
        "E101", "", "something is missing after `rule`", "here belongs a text between double quotes", id="no title",
    ),
    in_blocks(
        'policy "Fee"\n    on cancellation\n    otherwise: charge price\n',
        "E105", "policy", "there is no block `policy`", "write `rule`", id="policy",
    ),
    in_blocks(
        'rule "Fee"\n    on cancellation\n      otherwise: charge price\n',
        "E103", "otherwise: charge price", "this line stands deeper than the line above it, which opens no list",
        "begin it in the same column as the line above", id="too deep",
    ),
    in_blocks(
        'rule "Fee"\n    on cancellation\n    at least 24 hours before start: free\n  otherwise: charge price\n',
        "E103", "otherwise: charge price", "this line stands between two levels of indentation",
        "begin it in the same column as the lines it belongs with: column 1 or 5", id="between two levels",
    ),
    in_blocks(
        'rule "Fee"\n    on cancellation\n\tat least 24 hours before start: free\n    otherwise: charge price\n',
        "E006", "\t", "this line is indented with tabs, the lines before it with blanks",
        "indent the whole file with blanks", id="tabs and blanks",
    ),
    in_blocks(
        'rule "Fee"\n    on cancellation\n    at least 24 hours before start: free\n    otherwise if reason is illness: free\n',
        "E101", "otherwise if", "`otherwise if` does not fit here", "leave it out", id="otherwise if",
    ),
    in_blocks(
        'words bye\n    "See you."\n',
        "E101", '"See you."', '`"See you."` cannot begin this line',
        'here belongs a language and a text, such as `en "…"`', id="words without a language",
    ),
    in_blocks(
        'words bye\n    en: "See you."\n',
        "E101", ":", "no colon belongs after `en`", "leave it out", id="words with a colon",
    ),
    in_blocks(
        "choice colour: red and blue\n",
        "E101", "and", "`and` cannot follow `red`", "write a comma", id="values joined by and",
    ),
    in_blocks(
        "choice colour red, blue\n",
        "E102", "", "a colon is missing after `colour`", "write `choice colour: red, blue`", id="a choice without a colon",
    ),
    in_blocks(
        "define dear = price is at least EUR 100\n",
        "E109", "=", "`=` has no meaning here", "write a colon", id="define with =",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), [*LINES, *CONSEQUENCES, *HEADS, *BLOCKS])
def test_explained(written: str, expected: tuple[str | None, ...]) -> None:
    """What cannot be taken is told in one message, with the mend."""
    assert [expected] == problems_of(written.encode())


def test_a_whole_rule_without_indentation() -> None:
    """Each line that should be indented is told so, and none of them is taken for something else."""
    found = problems_of(house_text('rule "Fee"\non cancellation\notherwise: charge price\n').encode())

    message, help = "this line is not indented, so it belongs to no block", "indent it as the lines of the block above it"
    assert [
        ("E103", "on cancellation", message, help),
        ("E103", "otherwise: charge price", message, help),
    ] == found


def test_else_in_the_place_of_otherwise() -> None:
    """Who writes `else` is told the word, and not that the rule has no end."""
    text = house_text(f'rule "Fee"\n    on cancellation\n    {LINE}\n    else: charge price\n')

    assert [("E201", "else", "`else` is not a name these lines know", "write `otherwise`")] == problems_of(text.encode())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "this file does not say which house it is", id="empty"),
        pytest.param(b"\n\n   \n", "this file does not say which house it is", id="blank"),
        pytest.param(b"# nothing here\n# nor here\n", "this file does not say which house it is", id="comments"),
        pytest.param(b"\x00\xff\xfe\x80abc", "this is not text in UTF-8", id="garbage"),
        pytest.param(bytes(range(256)) * 20, "this is not text in UTF-8", id="all bytes"),
        pytest.param(b"\x7fELF\x02\x01\x01\x00", "this file holds something that is not text", id="a program"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00", "this file holds something that is not text", id="a document"),
        pytest.param("house".encode("utf-16"), "this is not text in UTF-8", id="UTF-16"),
    ],
)
def test_files_that_are_no_house(data: bytes, message: str) -> None:
    """A file of something else is one plain message."""
    assert [message] == [problem[2] for problem in problems_of(data)]


def test_two_houses_in_one_file() -> None:
    """A second house is told of, with all that it says again."""
    found = problems_of((SOUND + HEAD).encode())

    assert ("E206", '"Salon"', "a file is of one house", "take one of both `house` blocks out") == found[0]
    assert {"E206"} == {problem[0] for problem in found}


LARGE = [
    pytest.param(house_text(RULE.format("(" * 10_000 + "price" + ")" * 10_000 + ": free")), "E004", id="parentheses"),
    pytest.param(house_text(RULE.format("(" * 10_000)), "E004", id="open parentheses"),
    pytest.param(house_text(RULE.format(")" * 10_000)), "E101", id="closing parentheses"),
    pytest.param(house_text(RULE.format("not " * 10_000 + "refilled: free")), "E004", id="negations"),
    pytest.param(house_text(RULE.format("a " * 10_000)), "E101", id="words"),
    pytest.param(house_text(RULE.format("a, " * 10_000)), "E101", id="commas"),
    pytest.param("".join(f"{' ' * depth}x:\n" for depth in range(1_000)), "E004", id="levels"),
    pytest.param(house_text(RULE.format(LINE)) + "xyzzy plugh\n" * 80_000, "E111", id="a problem on each line"),
    pytest.param("a" * 70_000, "E003", id="a long line"),
    pytest.param("# a comment\n" * 100_000, "E002", id="a large file"),
    pytest.param("\n" * 1_000_000, "E208", id="empty lines"),
    pytest.param('note "' * 100_000, "E003", id="quotes"),
    pytest.param('note "\n' * 100_000, "E104", id="open texts"),
]


@pytest.mark.parametrize(("text", "code"), LARGE)
def test_bounds(text: str, code: str) -> None:
    """What is large, deep or endless is told of, and soon: the slowest of these takes a few seconds."""
    assert code in [problem[0] for problem in problems_of(text.encode())]


def test_a_loop_of_included_files(tmp_path: Path) -> None:
    """Two files that include each other are told of, and the house itself among them."""
    house = tmp_path / "salon.house"
    house.write_text(f'{SOUND}include "one"\n')
    (tmp_path / "one.house").write_text('include "two"\n')
    (tmp_path / "two.house").write_text('include "one"\n')

    found = check_file(house).diagnostics.found
    assert [("E704", "`one` includes itself")] == [(d.code, d.message) for d in found]


def test_a_house_that_includes_itself(tmp_path: Path) -> None:
    """The shortest loop there is."""
    house = tmp_path / "salon.house"
    house.write_text(f'{SOUND}include "salon"\n')

    found = check_file(house).diagnostics.found
    assert [("E704", "`salon` includes itself")] == [(d.code, d.message) for d in found]


def test_a_long_row_of_included_files(tmp_path: Path) -> None:
    """Nine files in a row are one too many."""
    (tmp_path / "salon.house").write_text(f'{SOUND}include "f1"\n')
    for number in range(1, 12):
        (tmp_path / f"f{number}.house").write_text(f'include "f{number + 1}"\n')

    found = check_file(tmp_path / "salon.house").diagnostics.found
    assert [("E704", "files include one another more than 8 deep")] == [(d.code, d.message) for d in found]

"""What people say of notice, lateness, counts and consequences, and how it is written here."""

import re

_TIME = r"([0-9]+[ \t]+(?:[^\W\d_]+[ \t]+)?(?:minutes?|hours?|days?|weeks?|months?|years?))"
_NAME = r"([^\W\d_][\w-]*)"
_MANY = rf"([0-9]+)(?:[ \t]+or[ \t]+more|\+)?[ \t]+{_NAME}"
_BEFORE = rf"{_TIME}['’]?[ \t]+(?:of[ \t]+)?(?:notice|in advance|ahead|early|earlier|beforehand)"
_AFTER = rf"{_TIME}[ \t]+(?:too[ \t]+)?late"
_HALF_DAY = "(?:evening|night|afternoon|morning|eve)"
_COUNT = "{AT_LEAST} 2 no-shows {IN_THE_LAST} 12 {MONTHS}"

# Of several for the same words the first with which the line can be read is offered: those that make a condition stand
# before those that go on with one.
SAYINGS = tuple(
    (re.compile(rf"(?:{written})(?![\w-])", re.IGNORECASE), mend)
    for written, mend in (
        (_BEFORE, "{AT_LEAST} {0} {BEFORE} start"),
        (_BEFORE, "{0} {BEFORE} start"),
        (_AFTER, "{MORE_THAN} {0} {AFTER} start"),
        (_AFTER, "{0} {AFTER} start"),
        (rf"(?:the[ \t]+)?client has (?:had[ \t]+)?(?:at least[ \t]+)?{_MANY}", "{AT_LEAST} {0} {1}"),
        (
            rf"(?:the[ \t]+)?client has (?:had[ \t]+)?(?:at least[ \t]+)?{_MANY}",
            "{AT_LEAST} {0} {1} {IN_THE_LAST} 12 {MONTHS}",
        ),
        (rf"(?:the[ \t]+)?client has (?:had[ \t]+)?no {_NAME}", "{NONE_OF} {EARLIER} {0}"),
        (rf"(?:the[ \t]+)?client has (?:had[ \t]+)?no {_NAME}", "{NONE_OF} {EARLIER} {0} {EVER}"),
        (
            rf"{_MANY}[ \t]+(?:in|within|during|over)(?:[ \t]+(?:any|a|the|last|past|the last|the past))?[ \t]+{_TIME}",
            "{AT_LEAST} {0} {1} {IN_THE_LAST} {2}",
        ),
        (_MANY, "{AT_LEAST} {0} {1}"),
        (rf"([0-9]+)(?:[ \t]+or[ \t]+more|\+)[ \t]+{_NAME}", "{AT_LEAST} {0} {1} {IN_THE_LAST} 12 {MONTHS}"),
        (rf"in (?:any|a) {_TIME}", "{IN_THE_LAST} {0}"),
        ("this week", "{IN_THE_LAST} 7 {CALENDAR_DAYS}"),
        ("this week", "{AT_MOST} 7 {CALENDAR_DAYS} {BEFORE} start"),
        ("today", "{SINCE} 00:00 {ON_THE_DAY_OF} {NOW}"),
        ("(?:falls on|is) today", "{IS_BY} {THE_DAY_OF} {NOW}"),
        (rf"on the {_HALF_DAY} before", "{ON_THE_DAY_BEFORE}"),
        (rf"on the (?:{_HALF_DAY}|day) before", "{ON_THE_DAY_BEFORE} start"),
        (rf"(?:the[ \t]+)?{_HALF_DAY} before", "{THE_DAY_BEFORE}"),
        (r"(?:the[ \t]+)?end of (?:the|that|this) (?:same )?day(?: of)?", "{THE_DAY_OF}"),
        (r"(?:the[ \t]+)?end of (?:the|that|this) (?:same )?day", "{THE_DAY_OF} start"),
        ("on the (?:same )?day(?: itself)?", "{ON_THE_DAY_OF} start"),
        (rf"on the day of {_NAME}", "{AFTER} {THE_DAY_BEFORE} {0}"),
        ("(?:on )?(?:the )?same day|on the day(?: itself)?", "{AFTER} {THE_DAY_BEFORE} start"),
        ("immediately|now|at once|(?:right|straight) away|asap", "{WITHIN} 1 hour"),
        ("per (?:person|guest|head|client)|a head|each", "{TIMES} party-size"),
        ("(?:the )?client (?:is|gets|will be|turns)", "{CLIENT_BECOMES}"),
        ("(?:the )?booking (?:is|gets|will be|turns)", "{BOOKING_BECOMES}"),
        ("(?:the )?house (?:is|gets|will be|turns)", "{HOUSE_BECOMES}"),
    )
)

# What has no mend of its own.
ADVICE = tuple(
    (re.compile(rf"(?:{written})(?![\w-])", re.IGNORECASE), help)
    for written, help in (
        (
            r"(?:the[ \t]+)?(?:day[ \t]+)?[0-9]{1,2}(?:st|nd|rd|th)?(?:[ \t]+day)?[ \t]+of[ \t]+"
            r"(?:this|the|next|each|every)[ \t]+(?:calendar[ \t]+)?month",
            "say a date with its year, as in `7 {JANUARY} 2027`, or `{END_OF_THIS_MONTH}`",
        ),
        (
            rf"[0-9]+[ \t]+(?:open|future|upcoming|active|standing)[ \t]+{_NAME}",
            f"a count is of what happened in a window: `{_COUNT}`",
        ),
        (
            "(?:the )?client has",
            f"say what happened, as in `{_COUNT}`, or what is known, as in `paid {{IS_AT_LEAST}} EUR 10`",
        ),
        (
            "no refund|non-refundable|keep|retain|withhold",
            "what was paid is given back by `{REFUND}` alone; `{CHARGE} paid` keeps it, `{NOTED}` changes nothing",
        ),
        (
            "if|else",
            "write a condition, a colon and what follows from it; `{OTHERWISE}: …` on the line below has all the rest",
        ),
    )
)

"""Lengths of time and moments as a client reads them."""

from engine.model import (
    ClockOn,
    Days,
    Elapsed,
    EndOfMonth,
    Fact,
    FixedDay,
    LastOf,
    Length,
    Made,
    Moment,
    Months,
    NextOpening,
    Now,
    NthDay,
    Open,
    Sent,
    Shifted,
    WeekdayBefore,
)
from engine.publishing.client_language import DAY_OF_MINUTES, ClientLanguage

HOUR = 3600
_NAMED = ("opening", "working", "calendar")


def length_told(length: Length, language: ClientLanguage) -> str:
    """`48 hours`, `4 hours within opening hours`, `2 working days`, `12 months`."""
    match length:
        case Elapsed(seconds):
            return language.duration(seconds)
        case Open(seconds, calendar):
            name = calendar if calendar in _NAMED else "other"
            said = language.calendar(calendar)
            if seconds % HOUR:
                return language.say("lengths", f"{name}_time", length=language.duration(seconds), calendar=said)
            count = seconds // HOUR
            return language.form("lengths", f"{name}_hours", count != 1, n=count, calendar=said)
        case Months(count):
            return language.form("lengths", "months", count != 1, n=count)
    key = f"{'full_' if length.full else ''}{length.calendar if length.calendar in _NAMED else 'other'}_days"
    calendar = language.calendar(length.calendar)
    return language.form("lengths", key, length.count != 1, n=length.count, calendar=calendar)


def moment_told(moment: Moment, language: ClientLanguage, is_changed: bool = False) -> str:
    """`the start`, `18:00 on the day before the start`; `is_changed` where the event gives its booking a new start."""

    def told(inner: Moment) -> str:
        return moment_told(inner, language, is_changed)

    match moment:
        case Now():
            return language.say("moments", "now")
        case Sent():
            return language.say("moments", "sent")
        case Made():
            return language.say("moments", "made")
        case LastOf(event):
            key = "last_of_house" if language.house.events[event].by == "house" else "last"
            return language.say("moments", key, noun=language.noun(event))
        case Fact():
            return fact_told(moment, language, 0, is_changed)
        case Shifted(ClockOn() as end, Elapsed(1), "before"):
            # Its last second: what is due then is due on that day.
            last = end if end.minutes or not isinstance(end.day, FixedDay) else ClockOn(0, FixedDay(end.day.day - 1))
            return told(last)
        case Shifted(Now(), length, "after"):
            return language.say("moments", "later", length=length_told(length, language))
        case Shifted(anchor, length, direction):
            return language.say("moments", direction, length=length_told(length, language), anchor=told(anchor))
        case NextOpening("opening", Now()):
            return language.say("moments", "next_opening")
        case NextOpening("opening", anchor):
            return language.say("moments", "next_opening_after", anchor=told(anchor))
        case NextOpening(calendar, Now()):
            return language.say("moments", "next_other_opening", calendar=language.calendar(calendar))
        case NextOpening(calendar, anchor):
            key = "next_other_opening_after"
            return language.say("moments", key, calendar=language.calendar(calendar), anchor=told(anchor))
        case EndOfMonth(ahead):
            return language.say("moments", "end_of_next_month" if ahead else "end_of_month")
        case ClockOn(0, FixedDay(day)):
            return language.say("moments", "date_with_article", date=language.day(day))
        case ClockOn(minutes, NthDay(count, calendar, direction, anchor)) if count > 1:
            distance = length_told(Days(count, calendar), language)
            side = language.say("moments", f"{direction}_anchor", anchor=told(anchor))
            if minutes == DAY_OF_MINUTES:
                return f"{distance} {side}"
            return language.say("moments", "clock_far", clock=language.clock(minutes), length=distance, anchor=side)
        case ClockOn(0 | 1440, day):
            return day_told(day, language, is_changed)
        case ClockOn(minutes, day):
            on = day_told(day, language, is_changed)
            return language.say("moments", "clock_on", clock=language.clock(minutes), day=on)


def day_told(day: NthDay | WeekdayBefore | FixedDay, language: ClientLanguage, is_changed: bool) -> str:
    """`the day before the start`, `the Friday before the start`, `19 November 2027`."""
    if isinstance(day, FixedDay):
        return language.say("moments", "date_with_article", date=language.day(day.day))
    anchor = moment_told(day.anchor, language, is_changed)
    if isinstance(day, WeekdayBefore):
        return language.say("moments", "weekday_before", weekday=language.weekday(day.weekday), anchor=anchor)
    if day.count == 0:
        return language.say("moments", "this_day" if isinstance(day.anchor, Now) else "same_day", anchor=anchor)
    if day.count > 1:
        side = language.say("moments", f"{day.direction}_anchor", anchor=anchor)
        return f"{length_told(Days(day.count, day.calendar), language)} {side}"
    name = day.calendar if day.calendar in _NAMED else "other"
    key = f"day_{day.direction}_{name}"
    return language.say("moments", key, anchor=anchor, calendar=language.calendar(day.calendar))


def fact_told(fact: Fact, language: ClientLanguage, form: int, is_changed: bool = False) -> str:
    """A fact by its name: within an amount or a moment (0), by itself (1)."""
    name = language.fact(fact.name, form)
    if fact.source == "event" and is_changed:
        return language.form("facts", "new", form, fact=language.fact(fact.name, 1))
    if fact.source == "client" and not language.has("facts", fact.name):
        return language.form("facts", "of_client", form, fact=name)
    return name

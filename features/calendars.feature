@calendars
Feature: Calendars
  A duration names its calendar: hours on any clock, opening hours, working days, calendar days. Opening hours have
  split shifts, spells past midnight, closures and public holidays, and follow the clock of their zone.

  Background:
    Given these house rules:
      """
      house "Corner Shop"
          edition 1
          in force from 1 January 2027
          timezone Europe/Brussels
          currency EUR
          languages en
          holidays BE

      hours
          Tuesday to Friday    09:00-12:00, 13:00-18:00
          Saturday             20:00-02:00
          closed on public holidays
          closed from 24 December to 2 January
          closed on 9 November 2027
          open on 14 November 2027 10:00-12:00
      hours phone
          Monday to Friday    10:00-12:00

      choice how-fast: opening-hours, hours, phone, opening-day, phone-day, working-day, calendar-day, month

      event promise-me
          how-fast: how-fast = opening-hours

      rule "As fast as you like"
          on promise-me
          how-fast is hours: promise answer within 24 hours
          how-fast is phone: promise answer within 3 phone hours
          how-fast is opening-day: promise answer within 1 opening day
          how-fast is phone-day: promise answer within 1 phone day
          how-fast is working-day: promise answer within 2 working days
          how-fast is calendar-day: promise answer within 2 calendar days
          how-fast is month: promise answer within 1 month
          otherwise: promise answer within 2 opening hours

      rule "Never mind"
          on overdue answer
          otherwise: noted

      rule "Cancelling"
          on cancellation
          at least 2 full working days before start: free
          at least 2 working days before start: charge EUR 1
          by 18:00 on the opening day before start: charge EUR 2
          by 12:00 on Friday before start: charge EUR 3
          otherwise: charge EUR 4

      rule "When we like it"
          on booking
          start falls outside opening hours: decline
          start falls on one of Saturday, a public holiday: ask deposit of EUR 10 within 24 hours
          start falls between 15 November and 5 January: ask deposit of EUR 5 within 24 hours
          otherwise: accept
      """

  Scenario Outline: Opening hours skip the lunch break, the night, holidays and closures
    Given it is <now>
    When she sends a promise-me
    Then we owe an answer by <due>

    Examples:
      | now                              | due                              |
      | Tuesday 2 November 2027 09:30    | Tuesday 2 November 2027 11:30    |
      | Tuesday 2 November 2027 11:30    | Tuesday 2 November 2027 14:30    |
      | Wednesday 3 November 2027 17:00  | Thursday 4 November 2027 10:00   |
      | Saturday 6 November 2027 23:30   | Sunday 7 November 2027 01:30     |
      | Sunday 7 November 2027 01:00     | Wednesday 10 November 2027 10:00 |
      | Saturday 13 November 2027 01:00  | Saturday 13 November 2027 22:00  |
      | Sunday 14 November 2027 01:00    | Sunday 14 November 2027 11:00    |
      | Friday 24 December 2027 09:00    | Tuesday 4 January 2028 11:00     |

  Scenario Outline: Each duration counts in its own calendar
    Given it is Thursday 11 November 2027 10:30
    When she sends a promise-me with:
      | how-fast | <how-fast> |
    Then we owe an answer by <due>

    Examples:
      | how-fast     | due                              |
      | hours        | Friday 12 November 2027 10:30    |
      | phone        | Friday 12 November 2027 11:30    |
      | opening-day  | Friday 12 November 2027 10:30    |
      | phone-day    | Friday 12 November 2027 10:30    |
      | working-day  | Monday 15 November 2027 10:30    |
      | calendar-day | Saturday 13 November 2027 10:30  |
      | month        | Saturday 11 December 2027 10:30  |

  Scenario: A deadline says how it was reached
    Given it is Friday 5 November 2027 17:30
    When she sends a promise-me
    Then we owe an answer by Saturday 6 November 2027 21:30
    And the deadline is reached like this:
      """
      Friday 5 November 2027 17:30 to 18:00: 30 minutes counted in opening hours
      Friday 5 November 2027 18:00 to Saturday 6 November 2027 20:00: skipped, outside opening hours
      Saturday 6 November 2027 20:00 to 21:30: 1 hour 30 minutes counted in opening hours
      """

  @clock
  Scenario: When clocks go back, 24 hours end an hour earlier on the clock
    Given it is Saturday 30 October 2027 14:00
    When she sends a promise-me with:
      | how-fast | hours |
    Then we owe an answer by Sunday 31 October 2027 13:00

  @clock
  Scenario: When clocks go forward, a calendar day keeps the clock
    Given it is Friday 26 March 2027 14:00
    When she sends a promise-me with:
      | how-fast | calendar-day |
    Then we owe an answer by Sunday 28 March 2027 14:00

  Scenario Outline: Two working days, and two full ones
    Given a booking of EUR 80 on Thursday 18 November 2027 14:00
    When she cancels on <told>
    Then she is charged <charge>

    Examples:
      | told                             | charge |
      | Monday 15 November 2027 23:59    | EUR 0  |
      | Tuesday 16 November 2027 00:00   | EUR 1  |
      | Tuesday 16 November 2027 14:00   | EUR 1  |
      | Tuesday 16 November 2027 14:01   | EUR 2  |
      | Wednesday 17 November 2027 18:00 | EUR 2  |
      | Wednesday 17 November 2027 18:01 | EUR 4  |

  Scenario Outline: The opening day before a Tuesday is the Saturday
    Given a booking of EUR 80 on Tuesday 23 November 2027 09:00
    When she cancels on <told>
    Then she is charged <charge>

    Examples:
      | told                            | charge |
      | Friday 19 November 2027 09:00   | EUR 1  |
      | Saturday 20 November 2027 18:00 | EUR 2  |
      | Saturday 20 November 2027 18:01 | EUR 4  |

  Scenario Outline: Days, seasons and hours can be the condition
    Given it is Tuesday 2 March 2027 10:00
    When a booking comes with:
      | start | <start> |
      | price | EUR 80  |
    Then the answer is <answer>

    Examples:
      | start                             | answer  |
      | Wednesday 10 March 2027 11:59     | accept  |
      | Wednesday 10 March 2027 12:00     | decline |
      | Saturday 13 March 2027 21:00      | ask     |
      | Friday 12 November 2027 13:00     | accept  |
      | Tuesday 16 November 2027 13:00    | ask     |
      | Wednesday 5 January 2028 13:00    | ask     |
      | Thursday 6 January 2028 13:00     | accept  |
      | Tuesday 9 November 2027 10:00     | decline |

Feature: Driving Tips
  The published rules of a driving instructor in Great Britain, and the answers that they give. An hour costs GBP 35.

  Background:
    Given the house rules of policies/published/62-drivingtips-uk.house

  @R1
  Scenario: T1 — An ordinary client cancels 3 hours before
    Given a booking of GBP 35 on Thursday 18 June 2026 14:00
    When she cancels 3 hours before start
    Then nothing is charged
    And because of the rule "Cancelling is free, but not for serial cancellers" line "otherwise"

  @R2
  Scenario: T2 — A serial canceller, a lesson of two hours, 3 hours before
    Given a client who is serial-canceller
    And a booking of GBP 35 on Thursday 18 June 2026 14:00 with:
      | hours | 2 |
    When she cancels 3 hours before start
    Then she is charged GBP 70.00
    And because of the rule "Cancelling is free, but not for serial cancellers" line "client is serial-canceller"

  @R2
  Scenario: A serial canceller who tells us a day before
    Given a client who is serial-canceller
    And a booking of GBP 35 on Thursday 18 June 2026 14:00 with:
      | hours | 2 |
    When she cancels 24 hours before start
    Then nothing is charged

  @R2
  Scenario: T3 — A serial canceller with prepaid hours is asked, and pays
    Given a client who is serial-canceller
    And she has 10 prepaid-hours left
    And a booking of GBP 35 on Thursday 18 June 2026 14:00 with:
      | hours | 2 |
    When she cancels 3 hours before start
    Then nothing is charged
    And she is asked for a settlement
    And we say pay-or-forfeit
    When she sends a settlement 1 hour later with:
      | way | pay |
    Then she is charged GBP 70.00
    And she has 10 prepaid-hours left

  @R2
  Scenario: T3 — A serial canceller with prepaid hours is asked, and loses the lesson
    Given a client who is serial-canceller
    And she has 10 prepaid-hours left
    And a booking of GBP 35 on Thursday 18 June 2026 14:00 with:
      | hours | 2 |
    When she cancels 3 hours before start
    And she sends a settlement 1 hour later with:
      | way | forfeit |
    Then she is charged 2 prepaid-hours
    And she owes nothing
    And she has 8 prepaid-hours left

  @R3
  Scenario: A no-show costs the full price, with exceptions
    Given a booking of GBP 35 on Thursday 18 June 2026 14:00 with:
      | hours | 2 |
    When she does not come
    Then she is charged GBP 70.00
    And whoever is on duty may "excuse charge"

  @R3
  Scenario: A no-show of a prepaid lesson loses it
    Given she has 10 prepaid-hours left
    And a booking of GBP 35 on Thursday 18 June 2026 14:00 with:
      | hours | 2 |
    When she does not come
    Then she is charged 2 prepaid-hours
    And she owes nothing

  @R4
  Scenario: A repeat offender books only lessons that cannot be cancelled
    Given it is Monday 1 June 2026 10:00
    And a client who is repeat-offender
    When a booking comes with:
      | start | Thursday 18 June 2026 14:00 |
      | price | GBP 35                      |
    Then it is accepted
    And the booking becomes non-cancellable
    When she cancels on Monday 15 June 2026 14:00
    Then she is charged GBP 35.00

  @R5
  Scenario: T4 — A block of GBP 300, four hours driven, and she stops
    Given it is Monday 5 January 2026 10:00
    When a block comes with:
      | hours       | 10     |
      | hourly-rate | GBP 35 |
    And she pays GBP 300 on Monday 5 January 2026 10:05
    Then she has 10 prepaid-hours left
    When a lesson comes on Monday 12 January 2026 14:00 with:
      | hours | 2 |
    And a lesson comes on Monday 19 January 2026 14:00 with:
      | hours | 2 |
    Then she has 6 prepaid-hours left
    When she sends a stop on Monday 26 January 2026 10:00
    Then she gets GBP 130.00 back
    And because of the rule "What is left of a block" line "otherwise"

  @R5
  Scenario: Penalties come off what is paid back
    Given it is Monday 5 January 2026 10:00
    When a booking comes with:
      | start | Thursday 8 January 2026 14:00 |
      | price | GBP 35                        |
      | hours | 2                             |
    And she does not come
    Then she owes GBP 70
    When a block comes on Friday 9 January 2026 10:00 with:
      | hours       | 10     |
      | hourly-rate | GBP 35 |
    And she pays GBP 300 on Friday 9 January 2026 10:05
    And a lesson comes on Monday 12 January 2026 14:00 with:
      | hours | 4 |
    And she sends a stop on Monday 26 January 2026 10:00
    Then she gets GBP 60.00 back

  @R6
  Scenario: T5 — Seven months of silence
    Given it is Monday 5 January 2026 10:00
    When a block comes with:
      | hours       | 10     |
      | hourly-rate | GBP 35 |
    And she pays GBP 300 on Monday 5 January 2026 10:05
    And a lesson comes on Monday 12 January 2026 14:00 with:
      | hours | 2 |
    And the time is Sunday 12 July 2026 14:00
    Then she has 0 prepaid-hours left
    When she sends a stop on Wednesday 12 August 2026 14:00
    Then she gets nothing back
    And we say nothing-left
    And because of the rule "What is left of a block" line "at least 1 forfeiture since the booking"

  @R7
  Scenario Outline: T6 — Unlimited hours, paid back until 30 hours were driven
    Given she has booked a block made on Monday 5 January 2026 10:00 with:
      | deal        | unlimited |
      | hourly-rate | GBP 35    |
    And she has paid GBP 1500 on Monday 5 January 2026 10:05
    And on Monday 12 January 2026 14:00 there was a lesson with:
      | hours | 8 |
    And on Monday 19 January 2026 14:00 there was a lesson with:
      | hours | 8 |
    And on Monday 26 January 2026 14:00 there was a lesson with:
      | hours | 8 |
    And on Monday 2 February 2026 14:00 there was a lesson with:
      | hours | <hours> |
    When she sends a stop on Monday 9 February 2026 10:00
    Then she is refunded <back>

    Examples:
      | hours | back    |
      | 7     | GBP 0   |
      | 6     | GBP 300 |

  @R7
  Scenario: With unlimited hours, two a day for 12 months
    Given it is Monday 5 January 2026 10:00
    When a block comes with:
      | deal        | unlimited |
      | hourly-rate | GBP 35    |
    Then she becomes unlimited until Tuesday 5 January 2027 10:00
    When a lesson comes on Monday 12 January 2026 14:00 with:
      | hours | 2 |
    Then it is noted
    When a lesson comes on Monday 19 January 2026 14:00 with:
      | hours | 2 |
    And a lesson comes on Monday 19 January 2026 18:00 with:
      | hours | 1 |
    Then it is declined
    And we say two-hours-a-day

  @R2 @ambiguous
  Scenario: T7 — chosen reading: the instructor says who is a serial canceller
    Given a booking of GBP 35 on Thursday 18 June 2026 14:00
    When she cancels 3 hours before start
    Then whoever is on duty may "record serial-canceller-named"
    When we send a serial-canceller-named 1 hour later
    Then she becomes serial-canceller

Feature: Smart Cars Scotland
  The published terms of a garage that one person runs at home in Scotland, and the answers that they give.

  Background:
    Given the house rules of policies/published/86-smartcar-scotland.house

  @R6
  Scenario: T1 — Comes on a Tuesday at 14:45 without an appointment: closed
    When a walk-in comes on Tuesday 16 June 2026 14:45
    Then it is declined
    And we say closed-now

  @R6
  Scenario: After the school run it is open again
    When a walk-in comes on Tuesday 16 June 2026 15:20
    Then it is accepted

  @R5
  Scenario: T2 — Calls at 21:00 about a strange noise: not what the number is for
    When a message comes on Tuesday 16 June 2026 21:00 by phone with:
      | topic | question |
    Then it is declined
    And we say only-breakdowns-now

  @R5
  Scenario: A breakdown at 21:00 is
    When a message comes on Tuesday 16 June 2026 21:00 by phone with:
      | topic | breakdown |
    Then it is noted

  @R12
  Scenario: T3 — Five minutes of work
    When an invoice comes on Monday 1 June 2026 12:00 with:
      | amount | GBP 5 |
    Then she is charged GBP 27.50
    And she is asked for a bill-payment of GBP 27.50

  @R8
  Scenario: T4 — The third appointment missed without a great reason: no more bookings
    Given a client with 2 strikes ever
    And a booking on Tuesday 16 June 2026 10:00
    When she does not come
    Then a strike is recorded
    And she becomes struck-out
    When a booking comes on Wednesday 17 June 2026 10:00 with:
      | start | 2026-06-23 10:00 |
    Then it is declined
    And we say no-more-appointments

  @R8
  Scenario: An appointment missed with a great reason is no strike
    Given a client with 2 strikes ever
    And a booking on Tuesday 16 June 2026 10:00
    When she does not come with:
      | great-reason | yes |
    Then nothing is recorded
    And she is not struck-out

  @R3 @R11
  Scenario: T5 — Not paid nine days after the invoice: overdue, and the car stays
    When an invoice comes on Monday 1 June 2026 12:00 with:
      | amount | GBP 180 |
    Then she owes us a bill-payment of GBP 180 by Monday 8 June 2026 12:00
    When the time is Monday 8 June 2026 12:00
    Then her bill-payment is overdue
    When a collection comes on Wednesday 10 June 2026 10:00
    Then it is declined
    And we say pay-first
    When she pays GBP 180 as a bill-payment on Wednesday 10 June 2026 10:05
    And a collection comes on Wednesday 10 June 2026 10:10
    Then it is accepted

  @R7
  Scenario: T6 — A rival garage calls for advice: not entertained
    Given we know of her:
      | business | yes |
    When a message comes on Tuesday 16 June 2026 10:00 by phone with:
      | topic | advice |
    Then it is declined
    And we say no-advice-to-businesses

  @R9
  Scenario Outline: Running late
    Given a booking on Tuesday 16 June 2026 10:00
    And it is Tuesday 16 June 2026 09:00
    When <call>
    And she arrives 10 minutes late
    Then <outcome>

    Examples:
      | call                         | outcome                |
      | a late-call comes            | the booking stands     |
      | nothing happens for 1 minute | the booking has ended  |

  @R3 @ambiguous
  Scenario: T7 — chosen reading: the owner is told of a stored car, and nothing is charged, as no amount is stated
    When an invoice comes on Monday 1 June 2026 12:00 with:
      | amount | GBP 180 |
    And she pays GBP 180 as a bill-payment on Tuesday 2 June 2026 10:00
    And the time is Monday 8 June 2026 12:00
    Then her collection is overdue
    And we tell the owner "this car is stored from now on, for a charge"
    And she owes nothing

  @R3 @ambiguous
  Scenario: T7 — chosen reading: a charge without its amount is not understood
    Given a house that says:
      """
      event collection / collections of booking

      rule "Cars"
          on booking
          otherwise: ask collection within 1 week

      rule "Storage"
          on overdue collection
          otherwise: charge storage
      """
    When it is checked
    Then the check says "`storage` is not a name these lines know"

Feature: Paw Prints Grooming Spa
  The published rules of a dog groomer in the United States, and the answers that they give.

  Background:
    Given the house rules of policies/published/50-paw-prints-spa.house

  @R3
  Scenario: T1 — Two pets, cancelled 30 hours before, and the fee comes before the next booking
    Given a booking of USD 120 on Thursday 11 June 2026 14:00 with:
      | pets | 2 |
    When she cancels on Wednesday 10 June 2026 08:00
    Then she is charged USD 70.00
    And because of the rule "Missed, or cancelled with less than 36 hours' notice" line "otherwise"
    When a booking comes 1 hour later with:
      | start | Thursday 18 June 2026 14:00 |
      | price | USD 120                     |
    Then it is declined
    And we say fee-first

  @R3
  Scenario: T1 — Once the fee is paid, she can book again
    Given a booking of USD 120 on Thursday 11 June 2026 14:00 with:
      | pets | 2 |
    When she cancels on Wednesday 10 June 2026 08:00
    And she pays USD 69 1 hour later
    Then she is fee-due
    When she pays USD 1 1 hour later
    Then she is not fee-due
    When a booking comes 1 hour later with:
      | start | Thursday 18 June 2026 14:00 |
      | price | USD 120                     |
    Then it is accepted

  @R3
  Scenario: T2 — 40 hours before, in June
    Given a booking of USD 60 on Thursday 11 June 2026 14:00
    When she cancels 40 hours before start
    Then nothing is charged
    And because of the rule "Missed, or cancelled with less than 36 hours' notice" line "at least 36 hours before start"

  @R4
  Scenario: T3 — A no-show on the last day of the holiday weeks
    Given a booking of USD 60 on Tuesday 5 January 2027 14:00
    When she does not come
    Then she is charged USD 50.00
    And she becomes prepaying
    And because of the rule "Missed, or cancelled with less than 36 hours' notice" line "holiday-weeks"
    When she pays USD 50 1 hour later
    And a booking comes on Monday 3 July 2028 10:00 with:
      | start | Thursday 6 July 2028 14:00 |
      | price | USD 60                     |
    Then she is asked for a payment of USD 60.00 by Thursday 6 July 2028 14:00

  @R3
  Scenario Outline: T4 — A no-show on the day after them
    Given a booking of USD 60 on Wednesday 6 January 2027 14:00 with:
      | pets | <pets> |
    When she does not come
    Then she is charged <charge>
    And she is not prepaying

    Examples:
      | pets | charge     |
      | 1    | USD 35.00  |
      | 2    | USD 70.00  |
      | 3    | USD 105.00 |

  @R2
  Scenario: T5 — Collected 45 minutes after the notice
    Given a booking of USD 60 on Thursday 11 June 2026 14:00
    When we send a ready-notice on Thursday 11 June 2026 16:00
    And she sends a pick-up on Thursday 11 June 2026 16:45
    Then whoever is on duty may "charge USD 20 as kennel-fee"
    And because of the rule "A pet is collected within 30 minutes" line "more than 30 minutes after the last ready-notice"

  @R2
  Scenario: Collected 30 minutes after the notice
    Given a booking of USD 60 on Thursday 11 June 2026 14:00
    When we send a ready-notice on Thursday 11 June 2026 16:00
    And she sends a pick-up on Thursday 11 June 2026 16:30
    Then because of the rule "A pet is collected within 30 minutes" line "otherwise"

  @R3
  Scenario: Rescheduled again and again
    Given a booking of USD 60 on Thursday 11 June 2026 14:00
    When she moves the booking to Thursday 18 June 2026 14:00 on Monday 8 June 2026 10:00
    Then it is accepted
    When she moves the booking to Thursday 25 June 2026 14:00 on Tuesday 16 June 2026 10:00
    Then whoever is on duty may "charge USD 35 times pets"

  @R5
  Scenario: T6 — Fully booked in December, and squeezed in the same day
    Given it is Saturday 12 December 2026 09:00
    When a booking comes with:
      | start       | Saturday 12 December 2026 15:00 |
      | price       | USD 60                          |
      | squeezed-in | yes                             |
    Then it is accepted
    And she is charged USD 35.00 as holiday-surcharge

  @R5
  Scenario Outline: Same day or squeezed in, and only in the holiday weeks
    Given it is <now>
    When a booking comes with:
      | start       | <start>       |
      | price       | USD 60        |
      | squeezed-in | <squeezed-in> |
    Then she owes <owed>

    Examples:
      | now                             | start                           | squeezed-in | owed   |
      | Saturday 12 December 2026 09:00 | Saturday 12 December 2026 15:00 | no          | USD 35 |
      | Friday 11 December 2026 09:00   | Saturday 12 December 2026 15:00 | yes         | USD 35 |
      | Friday 11 December 2026 09:00   | Saturday 12 December 2026 15:00 | no          | USD 0  |
      | Saturday 13 June 2026 09:00     | Saturday 13 June 2026 15:00     | yes         | USD 0  |

  @R6
  Scenario: Money collected at booking is not given back
    Given a booking of USD 60 on Thursday 11 June 2026 14:00
    And she has paid USD 60
    When she cancels 40 hours before start
    Then nothing is charged
    And she gets nothing back

  @R3 @R4 @ambiguous
  Scenario: T7 — chosen reading: USD 50 in all for a holiday no-show, however many pets
    Given a booking of USD 120 on Friday 18 December 2026 14:00 with:
      | pets | 2 |
    When she does not come
    Then she is charged USD 50.00

  @R4 @ambiguous
  Scenario: T8 — chosen reading: 36 hours are enough notice in the holiday weeks too
    Given a booking of USD 60 on Friday 18 December 2026 14:00
    When she cancels 50 hours before start
    Then nothing is charged
    And she is not prepaying

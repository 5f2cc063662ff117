Feature: STEM911
  The published rules of a tutor in the United States, and the answers that they give. The session costs USD 80.

  Background:
    Given the house rules of policies/published/58-stem911.house

  @R1
  Scenario: T1 — Cancelled 20 hours before
    Given a booking of USD 80 on Thursday 18 June 2026 16:00
    When she cancels 20 hours before start
    Then she is charged USD 30.00
    And because of the rule "Cancel at least 24 hours before, except in an emergency" line "otherwise"

  @R1
  Scenario: 24 hours before is in time
    Given a booking of USD 80 on Thursday 18 June 2026 16:00
    When she cancels 24 hours before start
    Then nothing is charged

  @R5
  Scenario: T2 — Cancelled 2 hours before, as the internet is down
    Given a booking of USD 80 on Thursday 18 June 2026 16:00
    When she cancels 2 hours before start because of internet-down
    Then nothing is charged
    And nothing is recorded
    And because of the rule "Cancel at least 24 hours before, except in an emergency" line "listed-emergency"

  @R5
  Scenario Outline: Taken to hospital in the last 24 hours
    Given a booking of USD 80 on Thursday 18 June 2026 16:00
    When she cancels on Thursday 18 June 2026 14:00 because of hospital with:
      | taken-to-hospital | <taken> |
    Then she is charged <charge>

    Examples:
      | taken                        | charge |
      | Wednesday 17 June 2026 14:00 | USD 0  |
      | Wednesday 17 June 2026 13:59 | USD 30 |

  @R6
  Scenario: T3 — An emergency, and no message
    Given a booking of USD 80 on Thursday 18 June 2026 16:00
    When she does not come because of hospital
    Then she is charged USD 60.00
    And because of the rule "A no-show without contact"

  @R3
  Scenario: T4 — A no-show
    Given a booking of USD 80 on Thursday 18 June 2026 16:00
    When she does not come
    Then she is charged USD 60.00
    And because of the rule "A no-show without contact"

  @R2
  Scenario: T5 — Ten minutes late, and the time is lost
    Given a booking of USD 80 on Thursday 18 June 2026 16:00
    When she arrives 10 minutes late
    And she leaves 60 minutes after start
    Then she is charged USD 80.00
    And nothing is recorded
    And because of the rule "A session is charged from its scheduled start"

  @R4
  Scenario: T6 — Three same-day cancellations in a row
    Given a booking of USD 80 on Tuesday 16 June 2026 16:00
    When she cancels 3 hours before start
    Then a same-day-cancellation is recorded
    And she is not dropped
    When a booking comes 1 hour later with:
      | start | Wednesday 17 June 2026 16:00 |
      | price | USD 80                       |
    And she cancels 3 hours before start
    Then she is not dropped
    When a booking comes 1 hour later with:
      | start | Thursday 18 June 2026 16:00 |
      | price | USD 80                      |
    And she cancels 3 hours before start
    Then she becomes dropped
    And because of the rule "Three same-day cancellations in a row" line "at least 3 same-day-cancellations since the last departure"
    When a booking comes 1 hour later with:
      | start | Friday 19 June 2026 16:00 |
      | price | USD 80                    |
    Then it is declined

  @R4
  Scenario: A session between them, and they are not in a row
    Given a client with 2 same-day-cancellations in the last 1 month
    And on Monday 15 June 2026 17:00 there was a departure
    And a booking of USD 80 on Thursday 18 June 2026 16:00
    When she cancels 3 hours before start
    Then she is not dropped

  @R4
  Scenario: Two no-shows in a row
    Given a client with 1 no-show in the last 1 month
    And a booking of USD 80 on Thursday 18 June 2026 16:00
    When she does not come
    Then she becomes dropped

  @R7
  Scenario: Another emergency is for the tutor to decide
    Given a booking of USD 80 on Thursday 18 June 2026 16:00
    When she cancels 2 hours before start because of emergency
    Then she is charged USD 30.00
    And whoever is on duty may "excuse charge"

  @R4 @ambiguous
  Scenario: T7 — chosen reading: two no-shows with lessons between are not in a row
    Given a client with 1 no-show in the last 1 month
    And on Monday 15 June 2026 17:00 there was a departure
    And a booking of USD 80 on Thursday 18 June 2026 16:00
    When she does not come
    Then she is charged USD 60.00
    And she is not dropped

  @R2 @R3 @ambiguous
  Scenario: T8 — chosen reading: after the 15 minutes it is a no-show
    Given a booking of USD 80 on Thursday 18 June 2026 16:00
    When she arrives 20 minutes late
    Then a no-show is recorded
    And she is charged USD 60.00
    And the booking has ended

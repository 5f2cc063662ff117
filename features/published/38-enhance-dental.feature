Feature: Enhance Dental
  The published rules of a dental clinic in Great Britain, and the answers that they give. The appointment costs
  GBP 160.

  Background:
    Given the house rules of policies/published/38-enhance-dental.house

  @R2
  Scenario: T1 — The first late cancellation, rearranged
    Given a booking of GBP 160 on Thursday 18 June 2026 14:00
    When she moves the booking to Thursday 25 June 2026 14:00 on Wednesday 17 June 2026 12:00
    Then she is charged GBP 20.00 as administration
    And she owes GBP 20.00
    And the booking stands
    And because of the rule "Late cancellations cost more each time" line "exactly 1 late-cancellation ever"

  @R2
  Scenario: T1 — The first late cancellation, and then another appointment
    Given a booking of GBP 160 on Thursday 18 June 2026 14:00
    When she cancels on Wednesday 17 June 2026 12:00
    Then she is charged GBP 20.00 as administration
    When a booking comes 1 hour later with:
      | start | Thursday 25 June 2026 14:00 |
      | price | GBP 160                     |
    Then it is accepted
    And she owes GBP 20.00

  @R3
  Scenario: T2 — The second late cancellation
    Given a client with 1 late-cancellation in the last 12 months
    And a booking of GBP 160 on Thursday 18 June 2026 14:00
    When she cancels on Wednesday 17 June 2026 12:00
    Then she is charged GBP 80.00
    And because of the rule "Late cancellations cost more each time" line "exactly 2 late-cancellations ever"

  @R4
  Scenario: T3 — The third late cancellation
    Given a client with 2 late-cancellations in the last 12 months
    And a booking of GBP 160 on Thursday 18 June 2026 14:00
    When she cancels on Wednesday 17 June 2026 12:00
    Then she is charged GBP 160.00
    And she becomes suspended
    And because of the rule "Late cancellations cost more each time" line "otherwise"
    When a booking comes 1 hour later with:
      | start | Thursday 25 June 2026 14:00 |
      | price | GBP 160                     |
    Then it is declined
    And we say settle-first
    And because of the rule "Further appointments only after the account is settled" line "client is suspended and owed is more than GBP 0"

  @R4
  Scenario: T3 — Suspended until all of it is paid
    Given a client with 2 late-cancellations in the last 12 months
    And a booking of GBP 160 on Thursday 18 June 2026 14:00
    When she cancels on Wednesday 17 June 2026 12:00
    And she pays GBP 159.99 1 hour later
    Then she is suspended
    When she pays GBP 0.01 1 hour later
    Then she is not suspended
    When a booking comes 1 hour later with:
      | start | Thursday 25 June 2026 14:00 |
      | price | GBP 160                     |
    Then it is accepted

  @R1
  Scenario: T4 — Tuesday and Wednesday are two full working days
    Given a booking of GBP 160 on Thursday 18 June 2026 14:00
    When she cancels on Monday 15 June 2026 12:00
    Then nothing is charged
    And nothing is recorded
    And because of the rule "Two full working days' notice to cancel or move" line "at least 2 full working days before booking.start"

  @R1
  Scenario: T5 — Only Friday is a full working day
    Given a booking of GBP 160 on Monday 22 June 2026 14:00
    When she cancels on Thursday 18 June 2026 12:00
    Then a late-cancellation is recorded
    And because of the rule "Two full working days' notice to cancel or move" line "otherwise"

  @R1
  Scenario Outline: Moving needs the same notice
    Given a booking of GBP 160 on Monday 22 June 2026 14:00
    When she moves the booking to Monday 29 June 2026 14:00 on <told>
    Then she owes <owed>

    Examples:
      | told                         | owed   |
      | Wednesday 17 June 2026 23:59 | GBP 0  |
      | Thursday 18 June 2026 00:00  | GBP 20 |

  @R2 @ambiguous
  Scenario: T6 — chosen reading: the first late cancellation costs GBP 20, rearranged or not
    Given a booking of GBP 160 on Thursday 18 June 2026 14:00
    When she cancels on Wednesday 17 June 2026 12:00
    Then she is charged GBP 20.00 as administration
    And she owes GBP 20.00

  @R3 @ambiguous
  Scenario: T7 — chosen reading: a late cancellation of four years ago still counts
    Given on Friday 17 June 2022 12:00 she had a late-cancellation
    And a booking of GBP 160 on Thursday 18 June 2026 14:00
    When she cancels on Wednesday 17 June 2026 12:00
    Then she is charged GBP 80.00

Feature: Airbnb
  The cancellation policies that hosts choose from, and the answers that they give. The stay is of 4 nights at EUR 100,
  paid in full, with check-in on Friday 17 July 2026 at 15:00 at the place, unless a scenario says otherwise.

  Background:
    Given the house rules of policies/published/66-airbnb.house

  @R1 @R2
  Scenario: T1 — Flexible, 25 hours before: all of it back
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 with:
      | policy   | flexible         |
      | nights   | 4                |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 400
    When she cancels on Thursday 16 July 2026 14:00
    Then she gets EUR 400.00 back
    And nothing is charged
    And because of the rule "When the guest cancels" line "one-day-ahead"

  @R1 @R2
  Scenario: T2 — Flexible, 23 hours before, never checked in: the host keeps one night
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 with:
      | policy   | flexible         |
      | nights   | 4                |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 400
    When she cancels on Thursday 16 July 2026 16:00
    Then she is charged EUR 100.00
    And she gets EUR 300.00 back

  @R2
  Scenario: Flexible, never checked in and never cancelled: the host keeps one night
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 with:
      | policy   | flexible         |
      | nights   | 4                |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 400
    When she does not come on Saturday 18 July 2026 09:00
    Then she is charged EUR 100.00
    And she gets EUR 300.00 back

  @R2
  Scenario: Flexible, leaving after one night: that night and one more
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 with:
      | policy   | flexible         |
      | nights   | 4                |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 400
    When she arrives on Friday 17 July 2026 16:00
    And she cancels on Saturday 18 July 2026 10:00
    Then she is charged EUR 200.00
    And she gets EUR 200.00 back

  @R4
  Scenario: T3 — Limited, 10 days before: half
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 with:
      | policy   | limited          |
      | nights   | 4                |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 400
    When she cancels on Tuesday 7 July 2026 12:00
    Then she gets EUR 200.00 back
    And because of the rule "When the guest cancels" line "seven-days-ahead"

  @R5
  Scenario: T4 — Firm, 20 days before: half
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 with:
      | policy   | firm             |
      | nights   | 4                |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 400
    When she cancels on Saturday 27 June 2026 12:00
    Then she gets EUR 200.00 back
    And because of the rule "When the guest cancels" line "seven-days-ahead"

  @R5
  Scenario: T5 — Firm, 5 days before: nothing
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 with:
      | policy   | firm             |
      | nights   | 4                |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 400
    When she cancels on Sunday 12 July 2026 12:00
    Then she gets nothing back
    And she is charged EUR 400.00

  @R6
  Scenario: T6 — Firm, cancelled within a day of booking and long before: all of it back
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 made on Monday 1 June 2026 10:00 with:
      | policy   | firm             |
      | nights   | 4                |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 400
    When she cancels on Tuesday 2 June 2026 09:00
    Then she gets EUR 400.00 back
    And because of the rule "When the guest cancels" line "at most 24 hours after the booking and seven-days-ahead"

  @R5 @R6
  Scenario: T7 — Firm, booked four days before and cancelled an hour later: nothing
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 made on Monday 13 July 2026 10:00 with:
      | policy   | firm             |
      | nights   | 4                |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 400
    When she cancels on Monday 13 July 2026 11:00
    Then she gets nothing back
    And she is charged EUR 400.00
    And because of the rule "When the guest cancels" line "otherwise"

  @R7
  Scenario: Strict, booked yesterday, 16 days before: all of it back
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 made on Tuesday 30 June 2026 10:00 with:
      | policy   | strict           |
      | nights   | 4                |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 400
    When she cancels on Wednesday 1 July 2026 10:00
    Then she gets EUR 400.00 back

  @R7
  Scenario: Strict, booked today, 10 days before: half
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 made on Tuesday 7 July 2026 10:00 with:
      | policy   | strict           |
      | nights   | 4                |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 400
    When she cancels on Tuesday 7 July 2026 12:00
    Then she gets EUR 200.00 back

  @R8
  Scenario: T8 — 30 nights at a flexible place: the policy for long stays, not the flexible one
    Given a booking of EUR 3000 on Friday 17 July 2026 00:00 with:
      | policy   | flexible         |
      | nights   | 30               |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 3000
    When she cancels on Sunday 12 July 2026 12:00
    Then she gets nothing back
    And whoever is on duty may "charge thirty-nights"
    And the explanation says "nights is at least 28: otherwise"

  @R8
  Scenario: 30 nights, left after ten: the following month stays with the host
    Given a booking of EUR 6000 on Friday 17 July 2026 00:00 with:
      | policy   | flexible         |
      | nights   | 60               |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 6000
    When she arrives on Friday 17 July 2026 16:00
    And she cancels on Monday 27 July 2026 10:00
    Then she is charged EUR 4000.00
    And she gets EUR 2000.00 back

  @R9 @R2
  Scenario: T9 — No check-in hour, flexible, 14:30 the day before: all of it back
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 with:
      | policy | flexible |
      | nights | 4        |
    And she has paid EUR 400
    When she cancels on Thursday 16 July 2026 14:30
    Then she gets EUR 400.00 back
    And because of the rule "When the guest cancels" line "one-day-ahead"

  @R9 @R2
  Scenario: No check-in hour, flexible, 15:01 the day before: too late
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 with:
      | policy | flexible |
      | nights | 4        |
    And she has paid EUR 400
    When she cancels on Thursday 16 July 2026 15:01
    Then she gets EUR 300.00 back

  @R10
  Scenario: A refund is of what was paid by then
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 with:
      | policy   | flexible         |
      | nights   | 4                |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 150
    When she cancels on Thursday 16 July 2026 14:00
    Then she gets EUR 150.00 back
    And nothing is charged

  @R3 @ambiguous
  Scenario: T10 — chosen reading: moderate, 4 days before, one night and half of the other three
    Given a booking of EUR 400 on Friday 17 July 2026 00:00 with:
      | policy   | moderate         |
      | nights   | 4                |
      | check-in | 2026-07-17 15:00 |
    And she has paid EUR 400
    When she cancels on Monday 13 July 2026 12:00
    Then she is charged EUR 250.00
    And she gets EUR 150.00 back

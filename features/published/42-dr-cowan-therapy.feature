Feature: Dr Jessica Cowan
  The published rules of a therapist in the United States, and the answers that they give. The session costs USD 250.

  Background:
    Given the house rules of policies/published/42-dr-cowan-therapy.house

  @R2
  Scenario: T1 — A Monday session, cancelled on Wednesday before its hour
    Given a booking of USD 250 on Monday 15 June 2026 14:00
    When she cancels on Wednesday 10 June 2026 13:30
    Then nothing is charged
    And because of the rule "Three business days' notice, without exception" line "at least 3 working days before booking.start"

  @R1 @R2
  Scenario: T2 — A Monday session, cancelled on Thursday
    Given a booking of USD 250 on Monday 15 June 2026 14:00
    When she cancels on Thursday 11 June 2026 09:00
    Then she is charged USD 250.00
    And because of the rule "Three business days' notice, without exception" line "otherwise"

  @R1
  Scenario: T2 — There are no exceptions for an illness
    Given a booking of USD 250 on Monday 15 June 2026 14:00
    When she cancels on Thursday 11 June 2026 09:00 because of illness
    Then she is charged USD 250.00

  @R2
  Scenario: T3 — A Wednesday session, cancelled on Friday an hour too late
    Given a booking of USD 250 on Wednesday 17 June 2026 11:00
    When she cancels on Friday 12 June 2026 12:00
    Then she is charged USD 250.00
    And because of the rule "Three business days' notice, without exception" line "otherwise"

  @R2
  Scenario Outline: The table, to the minute
    Given a booking of USD 250 on <session>
    When she cancels on <told>
    Then she is charged <charge>

    Examples:
      | session                      | told                         | charge  |
      | Monday 15 June 2026 14:00    | Wednesday 10 June 2026 13:59 | USD 0   |
      | Monday 15 June 2026 14:00    | Wednesday 10 June 2026 14:01 | USD 250 |
      | Tuesday 16 June 2026 14:00   | Thursday 11 June 2026 13:59  | USD 0   |
      | Tuesday 16 June 2026 14:00   | Thursday 11 June 2026 14:01  | USD 250 |
      | Wednesday 17 June 2026 14:00 | Friday 12 June 2026 13:59    | USD 0   |
      | Wednesday 17 June 2026 14:00 | Friday 12 June 2026 14:01    | USD 250 |

  @R3
  Scenario: Rescheduling inside that window is a late cancellation
    Given a booking of USD 250 on Monday 15 June 2026 14:00
    When she moves the booking to Monday 22 June 2026 14:00 on Thursday 11 June 2026 09:00
    Then she is charged USD 250.00
    And the booking stands

  @R4
  Scenario: T4 — Eleven minutes late, and there is no session
    Given a booking of USD 250 on Monday 15 June 2026 14:00
    When she arrives 11 minutes late
    Then a no-show is recorded
    And she is charged USD 250.00
    And the booking has ended
    And because of the rule "Ten minutes late is missed, unless otherwise agreed" line "at least 10 minutes after start"

  @R4
  Scenario: Eleven minutes late, as agreed
    Given a booking of USD 250 on Monday 15 June 2026 14:00
    And on Monday 15 June 2026 09:00 there was an agreed-delay
    When she arrives 11 minutes late
    Then nothing is charged
    And the booking stands

  @R5
  Scenario: T5 — Leaves after 20 minutes
    Given a booking of USD 250 on Monday 15 June 2026 14:00
    When she leaves 20 minutes after start
    Then she is charged USD 250.00
    And because of the rule "A session costs the full price, also for who leaves early"

  @R6
  Scenario: T6 — Thursday is outside opening
    Given it is Monday 8 June 2026 10:00
    When a booking comes with:
      | start | Thursday 18 June 2026 12:00 |
      | price | USD 250                     |
    Then it is declined
    And we say outside-hours

  @R6
  Scenario: A Saturday may be accepted
    Given it is Monday 8 June 2026 10:00
    When a booking comes with:
      | start | Saturday 20 June 2026 12:00 |
      | price | USD 250                     |
    Then whoever is on duty may "accept"

  @R1 @R2 @ambiguous
  Scenario: T7 — chosen reading: the table counts Labor Day as any Monday
    Given a booking of USD 250 on Tuesday 8 September 2026 11:00
    When she cancels on Thursday 3 September 2026 10:00
    Then nothing is charged

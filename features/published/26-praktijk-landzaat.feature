Feature: Praktijk Landzaat
  The published rules of a therapy practice in the Netherlands, and the answers that they give.

  Background:
    Given the house rules of policies/published/26-praktijk-landzaat.house

  @R1
  Scenario: T1 — For a Monday, on Friday before half past five
    Given a booking of EUR 100 on Monday 15 June 2026 11:00
    When she cancels on Friday 12 June 2026 17:15
    Then nothing is charged
    And because of the rule "Cancel a day ahead, and for a Monday on Friday" line "start falls on Monday and by 17:30 on Friday before start"

  @R1 @R4
  Scenario: T2 — For a Monday, on Friday after half past five
    Given a booking of EUR 100 on Monday 15 June 2026 11:00
    When she cancels on Friday 12 June 2026 17:45
    Then she is charged EUR 50.00
    And because of the rule "Cancel a day ahead, and for a Monday on Friday" line "start falls on Monday"
    And because of the rule "What a late cancellation costs" line "otherwise"

  @R1
  Scenario: T3 — For a Tuesday, 25 hours before
    Given a booking of EUR 100 on Tuesday 16 June 2026 10:00
    When she cancels on Monday 15 June 2026 09:00
    Then nothing is charged
    And because of the rule "Cancel a day ahead, and for a Monday on Friday" line "at least 24 hours before start"

  @R2
  Scenario: T4 — Taken to hospital, and cannot come
    Given a booking of EUR 100 on Tuesday 16 June 2026 10:00
    When she cancels on Tuesday 16 June 2026 08:00 because of emergency
    Then she is charged EUR 50.00
    And because of the rule "Cancel a day ahead, and for a Monday on Friday" line "otherwise"

  @R2
  Scenario: Not coming costs the same
    Given a booking of EUR 100 on Tuesday 16 June 2026 10:00
    When she does not come
    Then she is charged EUR 50.00
    And because of the rule "Not coming is the same as cancelling too late"

  @R3
  Scenario: The first late cancellation of then
    Given a booking of EUR 100 on Friday 10 July 2015 14:00
    When she cancels on Friday 10 July 2015 10:00
    Then she is charged EUR 35.00

  @R3
  Scenario: T5 — The second late cancellation, on 10 July 2015
    Given on Monday 8 June 2015 10:00 there was a late-cancellation
    And a booking of EUR 100 on Friday 10 July 2015 14:00
    When she cancels on Friday 10 July 2015 10:00
    Then she is charged EUR 94.00
    And because of the rule "What a late cancellation costs" line "before 14 July 2015"

  @R4
  Scenario: T6 — The second late cancellation, on 20 July 2015
    Given on Monday 8 June 2015 10:00 there was a late-cancellation
    And a booking of EUR 100 on Monday 20 July 2015 14:00
    When she cancels on Monday 20 July 2015 10:00
    Then she is charged EUR 50.00
    And because of the rule "What a late cancellation costs" line "otherwise"

  @R3 @R4 @ambiguous
  Scenario Outline: T7 — chosen reading: the price is that of the day of the cancellation
    Given a booking of EUR 100 on <start> made on Tuesday 30 June 2015 10:00
    When she cancels on <told>
    Then she is charged <charge>

    Examples:
      | start                        | told                            | charge    |
      | Tuesday 14 July 2015 10:00   | Monday 13 July 2015 23:59:59    | EUR 35.00 |
      | Tuesday 14 July 2015 10:00   | Tuesday 14 July 2015 00:00      | EUR 50.00 |
      | Wednesday 15 July 2015 10:00 | Monday 13 July 2015 23:59:59    | EUR 0.00  |

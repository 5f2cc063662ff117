Feature: Vulpine MSP
  The published service levels of an IT service in the United States, and the answers that they give. Business hours are
  Monday to Friday from 09:00 to 17:30, without holidays.

  Background:
    Given the house rules of policies/published/90-vulpine-msp.house

  @R3 @R5
  Scenario: T1 — A critical incident on a Sunday at 03:00: within the hour
    When a ticket comes on Sunday 14 June 2026 03:00 by phone with:
      | priority | p1 |
    Then we owe an answer by Sunday 14 June 2026 04:00
    And an escalation is recorded

  @R3
  Scenario: T2 — P2 on a Friday at 16:30: an hour that day, and one on Monday
    When a ticket comes on Friday 12 June 2026 16:30 by email with:
      | priority | p2 |
    Then we owe an answer by Monday 15 June 2026 10:00
    And nothing is recorded

  @R3
  Scenario: T3 — P3 on a Friday at 15:00: two and a half hours that day, and the rest on Monday
    When a ticket comes on Friday 12 June 2026 15:00 by portal with:
      | priority | p3 |
    Then we owe an answer by Monday 15 June 2026 10:30

  @R3
  Scenario: T4 — P4 on a Thursday: by Friday
    When a ticket comes on Thursday 11 June 2026 11:00 by email with:
      | priority | p4 |
    Then we owe an answer by Friday 12 June 2026 17:30

  @R1 @R3
  Scenario: T5 — P2 on the afternoon before an observed holiday
    When a ticket comes on Thursday 2 July 2026 17:00 by email with:
      | priority | p2 |
    Then we owe an answer by Monday 6 July 2026 10:30

  @R2
  Scenario: T6 — A chat message in a social network starts no timer
    When a ticket comes on Thursday 11 June 2026 11:00 by social with:
      | priority | p2 |
    Then she is redirected to the portal
    And nothing is promised

  @R5
  Scenario: What makes no progress escalates
    When a ticket comes on Thursday 11 June 2026 11:00 by email with:
      | priority | p3 |
    And a standstill comes on Thursday 11 June 2026 14:00
    Then an escalation is recorded
    And we tell the next-person-up "this ticket needs you"

  @R5
  Scenario: So does what is not answered in time
    When a ticket comes on Thursday 11 June 2026 11:00 by email with:
      | priority | p3 |
    And we do not answer in time
    Then an escalation is recorded

  @R3 @ambiguous
  Scenario: T7 — chosen reading: the next business day after a Saturday is Monday
    When a ticket comes on Saturday 13 June 2026 11:00 by email with:
      | priority | p4 |
    Then we owe an answer by Monday 15 June 2026 17:30

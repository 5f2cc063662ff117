Feature: Psychotherapie-Psychiatrie
  The published rules of a psychotherapy practice in Austria, and the answers that they give. The fee is EUR 110.

  Background:
    Given the house rules of policies/published/34-psychotherapie-at.house
    And a booking of EUR 110 on Thursday 18 June 2026 14:00

  @R1
  Scenario: T1 — Eight days before, nothing is charged
    When she cancels on Wednesday 10 June 2026 14:00
    Then nothing is charged
    And because of the rule "The later an appointment is cancelled, the more it costs" line "at least 1 week before start"

  @R1
  Scenario: T2 — Five days before, half of the fee
    When she cancels on Saturday 13 June 2026 14:00
    Then she is charged EUR 55.00
    And because of the rule "The later an appointment is cancelled, the more it costs" line "at least 48 hours before start"

  @R2
  Scenario: T3 — 30 hours before, the whole fee
    When she cancels on Wednesday 17 June 2026 08:00
    Then she is charged EUR 110.00
    And because of the rule "The later an appointment is cancelled, the more it costs" line "otherwise"

  @R2
  Scenario: Not appearing costs the whole fee too
    When she does not come
    Then she is charged EUR 110.00
    And because of the rule "Not appearing costs the whole fee"

  @R3
  Scenario: T4 — 30 hours before, and another patient takes the appointment
    When she cancels on Wednesday 17 June 2026 08:00
    And a refilled comes on Wednesday 17 June 2026 12:00
    Then she owes nothing
    And because of the rule "If another patient takes the appointment, nothing is charged"

  @R3
  Scenario: T4 — Who has paid by then gets it back
    When she cancels on Wednesday 17 June 2026 08:00
    And she pays EUR 110 on Wednesday 17 June 2026 09:00
    And a refilled comes on Wednesday 17 June 2026 12:00
    Then she gets EUR 110.00 back
    And she owes nothing

  @R4
  Scenario: T5 — Flu, and the doctor's confirmation comes first
    Given on Tuesday 16 June 2026 10:00 she sent a doctors-confirmation
    When she cancels on Wednesday 17 June 2026 08:00 because of illness
    Then nothing is charged
    And because of the rule "The later an appointment is cancelled, the more it costs" line "at least 1 doctors-confirmation of this booking"

  @R4
  Scenario: T5 — Flu, and the doctor's confirmation comes afterwards
    When she cancels on Wednesday 17 June 2026 08:00 because of illness
    And she sends a doctors-confirmation on Friday 19 June 2026 10:00
    Then she owes nothing
    And because of the rule "A doctor's confirmation exempts"

  @R2 @R4
  Scenario: T6 — Flu without a confirmation, 30 hours before
    When she cancels on Wednesday 17 June 2026 08:00 because of illness
    Then she is charged EUR 110.00
    And she owes EUR 110.00

  @R1 @ambiguous
  Scenario Outline: T7 — chosen reading: exactly a week before is free, a second later is not
    When she cancels on <told>
    Then she is charged <charge>

    Examples:
      | told                           | charge    |
      | Thursday 11 June 2026 14:00    | EUR 0.00  |
      | Thursday 11 June 2026 14:00:01 | EUR 55.00 |

Feature: Beautysalon Glow Today
  The published terms of a beauty salon in the Netherlands, and the answers that they give. The appointment is on
  Wednesday 17 June 2026 10:00 and costs EUR 60.

  Background:
    Given the house rules of policies/published/02-beautysalon-glow-today.house
    And a booking of EUR 60 on Wednesday 17 June 2026 10:00

  @R6
  Scenario: T1 — 37 hours before, nothing is charged
    When she cancels on Monday 15 June 2026 21:00
    Then nothing is charged
    And because of the rule "The later you cancel, the more it costs" line "at least 36 hours before start"

  @R7
  Scenario: T2 — 22 hours before, half
    When she cancels on Tuesday 16 June 2026 12:00
    Then she is charged EUR 30.00
    And because of the rule "The later you cancel, the more it costs" line "at least 12 hours before start"

  @R8
  Scenario: T3 — 11 hours before, three quarters
    When she cancels on Tuesday 16 June 2026 23:00
    Then she is charged EUR 45.00
    And because of the rule "The later you cancel, the more it costs" line "otherwise"

  @R9
  Scenario: T4 — Not turning up costs 90%
    When she does not come
    Then she is charged EUR 54.00
    And because of the rule "Not turning up at all"

  @R5
  Scenario: T5 — 20 minutes late, no time left, and she would rather move
    When she arrives at Wednesday 17 June 2026 10:20 with:
      | can-still-go-ahead | no |
    And she sends a choice-to-move 2 minutes later
    Then she owes nothing
    And because of the rule "You may move instead, and then the 90% lapses" line "booking is cancelled-for-lateness"
    When she books a booking for Wednesday 24 June 2026 10:00 for EUR 60 on Wednesday 17 June 2026 10:25
    Then she is charged EUR 7.50
    And she owes EUR 7.50
    And because of the rule "The lateness goes on the next appointment"
    When she leaves on Wednesday 24 June 2026 11:00
    Then she owes EUR 67.50
    When she books a booking for Wednesday 8 July 2026 10:00 for EUR 60 on Wednesday 24 June 2026 12:00
    Then nothing is charged

  @R2 @R4
  Scenario: T6 — 20 minutes late, no time left, and she does not want to move
    When she arrives at Wednesday 17 June 2026 10:20 with:
      | can-still-go-ahead | no |
    Then the booking has ended
    And she is charged EUR 54.00
    And because of the rule "At most 10 minutes late" line "otherwise"

  @R3
  Scenario: T7 — 20 minutes late, and the salon can still do it
    When she arrives at Wednesday 17 June 2026 10:20 with:
      | can-still-go-ahead | yes |
    Then the booking stands
    And she is charged EUR 7.50
    And because of the rule "At most 10 minutes late" line "can-still-go-ahead"
    When she leaves on Wednesday 17 June 2026 11:20
    Then she is charged EUR 60.00
    And she owes EUR 67.50

  @R2 @R3 @ambiguous
  Scenario Outline: T8 — chosen reading: inside the 10 minutes nothing is charged for being late
    When she arrives at Wednesday 17 June 2026 <moment>
    Then she is charged <charge>

    Examples:
      | moment   | charge   |
      | 10:08    | EUR 0.00 |
      | 10:10    | EUR 0.00 |
      | 10:10:01 | EUR 7.50 |

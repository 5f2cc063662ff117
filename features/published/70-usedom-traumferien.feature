Feature: Usedom Traumferien
  The published terms of holiday flats on an island in Germany, and the answers that they give. The flat costs EUR 700,
  linen and cleaning EUR 60, from Saturday 15 August 2026.

  Background:
    Given the house rules of policies/published/70-usedom-traumferien.house
    And a booking of EUR 760 on Saturday 15 August 2026 16:00 made on Monday 2 March 2026 10:00 with:
      | lodging | EUR 700 |
      | extras  | EUR 60  |

  @R1
  Scenario: T1 — 66 days before: nothing, and the deposit goes back
    Given she has paid EUR 150 as a deposit
    When she cancels on Wednesday 10 June 2026 18:00
    Then nothing is charged
    And she gets EUR 150.00 back

  @R2
  Scenario: T2 — 45 days before: 20% of the lodging
    When she cancels on Wednesday 1 July 2026 18:00
    Then she is charged EUR 140.00

  @R2
  Scenario: T3 — 21 days before: 50% of the lodging
    When she cancels on Saturday 25 July 2026 18:00
    Then she is charged EUR 350.00

  @R2 @R5
  Scenario: T4 — Ill, 7 days before: 80% of the lodging
    When she cancels on Saturday 8 August 2026 18:00 because of illness
    Then she is charged EUR 560.00

  @R1 @R2
  Scenario Outline: Days are counted by the date, whatever the hour
    When she cancels on <told>
    Then she is charged <cost>

    Examples:
      | told                           | cost       |
      | Monday 15 June 2026 23:59      | EUR 0.00   |
      | Tuesday 16 June 2026 00:00     | EUR 140.00 |
      | Wednesday 15 July 2026 23:59   | EUR 140.00 |
      | Thursday 16 July 2026 00:00    | EUR 350.00 |
      | Friday 31 July 2026 23:59      | EUR 350.00 |
      | Saturday 1 August 2026 00:00   | EUR 560.00 |

  @R3
  Scenario: T5 — 45 days before, and the flat is let again: EUR 20 stay
    When she cancels on Wednesday 1 July 2026 18:00
    Then she owes EUR 140.00
    When a refilled comes on Friday 10 July 2026 10:00
    Then she is charged EUR 20.00
    And she owes EUR 20.00

  @R3
  Scenario: T5 — Who had paid by then gets the rest back, also for guests of her own finding
    When she cancels on Wednesday 1 July 2026 18:00
    And she pays EUR 140 on Thursday 2 July 2026 10:00
    And a substitute comes on Friday 10 July 2026 10:00
    Then she gets EUR 120.00 back
    And she owes nothing

  @R3
  Scenario: What cost nothing stays so when the flat is let again
    When she cancels on Wednesday 10 June 2026 18:00
    And a refilled comes on Friday 10 July 2026 10:00
    Then she owes nothing

  @R4
  Scenario: T6 — Moved 21 days before to October: half of what cancelling costs
    When she moves the booking to Saturday 10 October 2026 16:00 on Saturday 25 July 2026 18:00
    Then she is charged EUR 175.00
    And it is accepted
    And whoever is on duty may "excuse charge"

  @R4
  Scenario: T7 — Moved 45 days before to October: nothing
    When she moves the booking to Saturday 10 October 2026 16:00 on Wednesday 1 July 2026 18:00
    Then nothing is charged
    And it is accepted

  @R4
  Scenario: T8 — Moved 45 days before to May of another year: what cancelling costs
    When she moves the booking to Saturday 8 May 2027 16:00 on Wednesday 1 July 2026 18:00
    Then she is charged EUR 140.00

  @R6
  Scenario: The area is closed, and what was paid goes back
    Given she has paid EUR 760
    When an official-closure comes on Monday 10 August 2026 10:00
    Then she gets EUR 760.00 back
    And she owes nothing
    And the booking has ended

  @R2 @ambiguous
  Scenario: T9 — chosen reading: who never arrives pays 80%, as inside the last 14 days
    When she does not come
    Then she is charged EUR 560.00

Feature: Ting Design
  The published terms of a design studio in the United States, and the answers that they give. The project costs
  USD 3,000 and starts on Monday 1 June 2026.

  Background:
    Given the house rules of policies/published/82-ting-design.house
    And it is Monday 1 June 2026 10:00

  @R1
  Scenario: T1 — At the start half is invoiced
    When she books a project for USD 3000 for Monday 1 June 2026 10:00
    Then she is charged USD 1500.00
    And she is asked for a payment of USD 1500.00

  @R3
  Scenario: T2 — The fourth round of changes takes 4 hours
    When she books a project for USD 3000 for Monday 1 June 2026 10:00
    And a revision-round comes on Monday 8 June 2026 10:00 with:
      | hours | 3 |
    And a revision-round comes on Wednesday 10 June 2026 10:00 with:
      | hours | 5 |
    And a revision-round comes on Friday 12 June 2026 10:00 with:
      | hours | 2 |
    Then she is charged USD 0 as changes
    When a revision-round comes on Monday 15 June 2026 10:00 with:
      | hours | 4 |
    Then she is charged USD 400.00 as changes

  @R2
  Scenario: T3 — Silent for 35 days: the work done may be invoiced
    When she books a project for USD 3000 for Monday 1 June 2026 10:00
    And a feedback comes on Friday 5 June 2026 10:00
    And she pays USD 1500 on Friday 5 June 2026 10:00
    And nothing happens for 35 calendar days
    Then whoever is on duty may "record progress-invoice"
    And because of the rule "When the client is silent, the work done may be invoiced"

  @R2
  Scenario: After 60 days a project may be invoiced by the month
    When she books a project for USD 3000 for Monday 1 June 2026 10:00
    And she pays USD 1500 on Monday 1 June 2026 11:00
    And a feedback comes on Monday 27 July 2026 10:00
    And nothing happens until Friday 31 July 2026 10:00
    Then whoever is on duty may "booking becomes invoiced-monthly"

  @R4
  Scenario: T4 — Cancelled with 30% done: the half is kept, and nothing more
    When she books a project for USD 3000 for Monday 1 June 2026 10:00
    And she pays USD 1500 on Monday 1 June 2026 11:00
    And she cancels on Monday 15 June 2026 10:00 with:
      | done | 30 |
    Then she is charged USD 1500.00
    And she gets nothing back
    And she owes nothing

  @R4
  Scenario: T5 — Cancelled with 70% done: 600 more
    When she books a project for USD 3000 for Monday 1 June 2026 10:00
    And she pays USD 1500 on Monday 1 June 2026 11:00
    And she cancels on Monday 15 June 2026 10:00 with:
      | done | 70 |
    Then she is charged USD 2100.00
    And she is asked for a payment of USD 600.00
    And she owes USD 600.00

  @R5
  Scenario: T6 — Overdue for exactly two months: 2% for each
    When she books a project for USD 3000 for Monday 1 June 2026 10:00
    And nothing happens until Sunday 2 August 2026 00:00
    Then she is charged USD 60.00 as interest
    And she owes USD 1560.00

  @R5
  Scenario: Once all is paid, interest ends
    When she books a project for USD 3000 for Monday 1 June 2026 10:00
    And she pays USD 1530 on Monday 6 July 2026 10:00
    And nothing happens until Sunday 2 August 2026 00:00
    Then she is charged USD 30.00 as interest
    And she owes nothing

  @R5 @ambiguous
  Scenario: T7 — chosen reading: overdue for 45 days, and interest for the one month that is full
    When she books a project for USD 3000 for Monday 1 June 2026 10:00
    And nothing happens until Friday 17 July 2026 00:00
    Then she is charged USD 30.00 as interest

  @R1
  Scenario: T8 — Uses the logo before the second half is paid: no rights yet
    When she books a project for USD 3000 for Monday 1 June 2026 10:00
    And she pays USD 1500 on Monday 1 June 2026 11:00
    And a delivery comes on Monday 29 June 2026 10:00
    Then she is asked for a payment of USD 1500.00
    When a use-of-work comes on Tuesday 30 June 2026 10:00
    Then it is declined
    And the booking is not owned-by-client
    When she pays USD 1500 on Wednesday 1 July 2026 10:00
    Then the booking becomes owned-by-client

  @R6
  Scenario: A change of scope is confirmed in writing
    When she books a project for USD 3000 for Monday 1 June 2026 10:00
    And a scope-change comes 1 hour later by phone
    Then she is redirected to email
    When a scope-change comes 1 hour later by email
    Then it is accepted
    And we tell the studio "quote this separately"

Feature: City Services
  How public services restrict contact with somebody who is abusive, and the answers that it gives.

  Background:
    Given the house rules of policies/published/114-glasgow-restrict-contact.house

  @R1
  Scenario: T1 — The first abusive call: an explanation, and a request to moderate
    When she insults us on Monday 1 June 2026 10:00 by phone
    Then we say please-be-moderate
    And nobody is told anything
    And because of the rule "First we explain, then a manager writes" line "otherwise"

  @R2
  Scenario: T2 — It goes on a week later: a manager writes
    Given on Monday 1 June 2026 10:00 there was an abuse
    When she insults us on Monday 8 June 2026 10:00 by phone
    Then we say how-we-go-on
    And we tell the service-manager "write to this customer with the procedure that is put in place"
    And because of the rule "First we explain, then a manager writes" line "at least 2 abuses ever"

  @R6
  Scenario: T3 — A restriction received on Monday 1 June, and appealed on Monday 15 June
    Given on Monday 1 June 2026 10:00 there was a restriction-received
    When she sends an appeal on Monday 15 June 2026 16:00 by letter with:
      | against | restriction |
    Then it is accepted
    And because of the rule "Appeals against a restriction"

  @R6
  Scenario: T4 — The same, appealed on Tuesday 16 June
    Given on Monday 1 June 2026 10:00 there was a restriction-received
    When she sends an appeal on Tuesday 16 June 2026 00:00 by letter with:
      | against | restriction |
    Then it is declined
    And we say too-late
    And nothing is promised
    And because of the rule "Appeals against a restriction" line "otherwise"

  @R5
  Scenario: T5 — An appeal against the warning, because it was unfair
    Given on Monday 1 June 2026 10:00 there was a warning-received
    When she sends an appeal on Wednesday 3 June 2026 10:00 by letter with:
      | against | warning |
      | ground  | other   |
    Then it is declined
    And we say only-the-facts
    And because of the rule "Appeals against a warning letter" line "ground is not factual-inaccuracy"

  @R5
  Scenario: An appeal against the warning, because it has the facts wrong
    Given on Monday 1 June 2026 10:00 there was a warning-received
    When she sends an appeal on Wednesday 3 June 2026 10:00 by phone with:
      | against | warning            |
      | ground  | factual-inaccuracy |
    Then she is redirected to letter
    When she sends an appeal on Monday 15 June 2026 23:59 by letter with:
      | against | warning            |
      | ground  | factual-inaccuracy |
    Then it is accepted
    When she sends an appeal on Tuesday 16 June 2026 00:00 by letter with:
      | against | warning            |
      | ground  | factual-inaccuracy |
    Then it is declined
    And we say too-late

  @R4
  Scenario: T6 — Somebody whose contact is restricted reports a genuine new fault
    When we send a restriction on Monday 1 June 2026 10:00 with:
      | means      | letters-only     |
      | until-when | 2026-12-01 00:00 |
    And she writes by phone about question
    Then she is redirected to letter
    When a message comes on Tuesday 2 June 2026 10:00 by phone with:
      | new-issue | yes |
    Then it is accepted
    And because of the rule "A genuine new issue is treated by itself"

  @R3
  Scenario Outline: A restriction, and how the customer may reach us
    When we send a restriction on Monday 1 June 2026 10:00 with:
      | means      | <means>          |
      | until-when | 2026-12-01 00:00 |
    Then she becomes <means> until Tuesday 1 December 2026 00:00
    When a message comes on Monday 30 November 2026 10:00 by <way>
    Then the answer is <answer>
    When a message comes on Tuesday 1 December 2026 00:00 by <way>
    Then it is accepted

    Examples:
      | means                 | way         | answer   |
      | third-party-only      | email       | redirect |
      | third-party-only      | third-party | accept   |
      | letters-only          | email       | redirect |
      | letters-only          | letter      | accept   |
      | office-by-appointment | in-person   | redirect |
      | office-by-appointment | phone       | accept   |

  @R6
  Scenario: T7 — An appeal received on Monday 15 June is answered by Monday 29 June
    Given on Monday 1 June 2026 10:00 there was a restriction-received
    When she sends an appeal on Monday 15 June 2026 16:00 by letter with:
      | against | restriction |
    Then we owe her an appeal-decision by Monday 29 June 2026 16:00
    When we send an appeal-decision on Monday 29 June 2026 15:00 by letter with:
      | decider | other |
    Then it is declined
    When we send an appeal-decision on Monday 29 June 2026 15:30 by phone with:
      | decider | uninvolved-senior |
    Then she is redirected to letter
    When we send an appeal-decision on Monday 29 June 2026 16:00 by letter with:
      | decider | uninvolved-senior |
    Then it is accepted
    And the appeal-decision came in time

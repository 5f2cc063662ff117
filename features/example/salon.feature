Feature: What our salon answers
  These scenarios hold for the house rules in salon.house, as `evenhand new salon` writes them. Change a rule there, run
  `evenhand test`, and see which of them no longer hold.

  Background:
    Given the house rules of salon.house

  Scenario: Two days before, cancelling is free
    Given a booking of a colouring on Friday 19 November 2027 14:00
    When she cancels on Wednesday 17 November 2027 14:00
    Then it is free

  Scenario: On the day itself, it costs half of the price
    Given it is Friday 19 November 2027 09:00
    When she cancels 5 hours before a colouring
    Then she is charged EUR 60.00
    And because of the rule "The earlier you tell us, the less it costs" line "otherwise"

  Scenario: We cancel, and she is better off
    Given a booking of a bridal on Friday 19 November 2027 09:00
    And she has paid EUR 105 as a deposit
    When the house cancels on Thursday 18 November 2027 10:00
    Then she gets EUR 105.00 back
    And she is credited EUR 10.00

  Scenario: Who stayed away twice pays in advance
    Given a client with 2 no-shows in the last 12 months
    And it is Tuesday 2 November 2027 10:00
    When she books a cut for Friday 5 November 2027 14:00
    Then she is asked for a deposit of EUR 45.00 by Wednesday 10:00

  Scenario: A complaint is heard within the hour
    Given a client called Ann who speaks en
    And it is Sunday 7 November 2027 22:15
    When Ann complains by messenger "my colour washed out"
    Then we owe an answer by 23:15
    And the reply says "Thank you, Ann. If I understand you well: my colour washed out."

  Scenario: An hour later, nobody has answered
    Given it is Tuesday 2 November 2027 10:00
    When she writes by email about price
    And we do not answer in time
    Then she is credited EUR 10.00
    And we owe an answer by 12:00

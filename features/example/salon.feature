Feature: The house rules of a salon

  Background:
    Given the house rules of salon.house

  Scenario: The less notice, the more it costs
    Given it is Friday 19 November 2027 09:00
    When she cancels 5 hours before a bridal
    Then she is charged EUR 100.00
    And because of the rule "The earlier you tell us, the less it costs" line "otherwise"
    And we say late-cancellation in nl

  Scenario: A stranger
    When she cancels 26 hours before a colouring of EUR 120
    Then she is charged EUR 30.00

  Scenario: Nobody
    When she cancels 26 hours before a dance of EUR 120
    Then she is charged EUR 30.00

  Scenario: Unknown
    When she calls off 26 hours before a dance of EUR 120
    Then she gets charged EUR 30.00

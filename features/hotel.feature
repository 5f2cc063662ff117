@hotel
Feature: A hotel
  The house in policies/hotel: rates, deposits, and a complaint that is solved during the stay.

  Background:
    Given the house rules of policies/hotel

  @drill @practice-34
  Scenario: The house answers a case that somebody made up, and shows the line that decided
    Given it is Monday 1 November 2027 10:00
    When a booking comes with:
      | start                 | 2027-11-19T15:00 |
      | price                 | EUR 300.00       |
      | rate                  | EUR 100.00       |
      | earlier-cancellations | 2                |
    Then she is asked for a deposit of EUR 100.00 by Thursday 4 November 2027 10:00
    And because of the rule "What a rate asks when you book" line "earlier-cancellations is at least 1 and not returning"
    And the line "price is exactly EUR 0" of "What a rate asks when you book" does not fit, because "price is EUR 300.00; exactly EUR 0.00 was needed"
    And the reply says "The first night secures your room: €100.00, by Thursday, 4 November at 10:00."

  @complaint @practice-30 @practice-8
  Scenario: A complaint during the stay comes back in her words
    Given it is Saturday 20 November 2027 23:30
    When she complains by in-person "the room above us is having a party"
    Then we owe an answer by Sunday 21 November 2027 00:30
    And we owe a follow-up by Monday 22 November 2027 23:30
    And the reply says "If we understand you well: the room above us is having a party. We see why that spoils a stay."

@money
Feature: Money
  Amounts are whole cents inside, exact, and rounded once, half away from zero. A charge is met first from what was
  paid; what is paid and not used is the rest.

  Background:
    Given these house rules:
      """
      house "Studio"
          edition 1
          in force from 1 January 2027
          timezone Europe/Brussels
          currency EUR
          languages en

      unit session / sessions
      event redo / redos of booking
      event pause / pauses of booking
      event parking / parkings of booking
          hours: number from 1 to 24
      event sessions-sold
      event session-used

      rule "Cancelling"
          on cancellation
          cancelled-by is house: refund paid, credit EUR 10 for 12 months
          at least 48 hours before start: free, refund rest
          at least 24 hours before start: charge 12.5% of price, refund rest
          otherwise: charge 50% of price capped at EUR 100, refund rest

      rule "Late"
          on arrival
          more than 5 minutes after start: charge EUR 5 for each started 15 minutes of lateness
          otherwise: noted

      rule "Parking"
          on parking
          otherwise: charge EUR 2.50 times hours but at least EUR 5 as parking

      rule "The visit"
          on departure
          otherwise: charge price, refund rest

      rule "We do it again"
          on redo
          otherwise: excuse charge

      rule "Another time"
          on pause
          otherwise: credit rest for 12 months

      rule "Ten sessions"
          on sessions-sold
          otherwise: credit 10 sessions for 90 calendar days

      rule "One at a time"
          on session-used
          sessions is at least 1: charge 1 session
          otherwise: charge EUR 15
      """
    And it is Tuesday 2 November 2027 10:00

  Scenario: Half a cent is rounded away from zero, once
    When she cancels 30 hours before a booking of EUR 80.20
    Then she is charged EUR 10.03

  Scenario Outline: A cap bounds the whole amount before it
    When she cancels 1 hour before a booking of <price>
    Then she is charged <charge>

    Examples:
      | price      | charge     |
      | EUR 80     | EUR 40.00  |
      | EUR 199.99 | EUR 100.00 |
      | EUR 500    | EUR 100.00 |

  Scenario Outline: Each started step counts
    Given a booking of EUR 80 on Friday 19 November 2027 14:00
    When she arrives <late> late
    Then she is charged <charge>

    Examples:
      | late       | charge    |
      | 5 minutes  | EUR 0.00  |
      | 6 minutes  | EUR 5.00  |
      | 15 minutes | EUR 5.00  |
      | 16 minutes | EUR 10.00 |

  Scenario: What was paid meets the charge first, and the rest goes back
    Given a booking of EUR 80 on Friday 19 November 2027 14:00
    And she has paid EUR 50
    When she cancels 2 hours before start
    Then she is charged EUR 40.00
    And she gets EUR 10.00 back
    And she owes nothing

  Scenario: What was not paid is owed
    Given a booking of EUR 80 on Friday 19 November 2027 14:00
    And she has paid EUR 15
    When she cancels 2 hours before start
    Then she is charged EUR 40.00
    And she gets nothing back
    And she owes EUR 25.00

  Scenario: When the house cancels, everything goes back and something is kept for her
    Given a booking of EUR 80 on Friday 19 November 2027 14:00
    And she has paid EUR 80
    When the house cancels
    Then she gets EUR 80.00 back
    And she is credited EUR 10.00 until 2 November 2028 10:00
    And she has EUR 10.00 left

  Scenario: A charge with a name stands beside the others
    Given a booking of EUR 80 on Friday 19 November 2027 14:00
    When a parking comes 1 hour before start with:
      | hours | 3 |
    And she arrives 20 minutes late
    Then she is charged EUR 7.50 as parking
    And she is charged EUR 10.00

  Scenario: But at least
    Given a booking of EUR 80 on Friday 19 November 2027 14:00
    When a parking comes 1 hour before start with:
      | hours | 1 |
    Then she is charged EUR 5.00 as parking

  Scenario: A charge can be excused
    Given a booking of EUR 80 on Friday 19 November 2027 14:00
    When she arrives 20 minutes late
    Then she owes EUR 10.00
    When a redo comes 1 hour later
    Then she owes nothing

  Scenario: A refund is never more than was paid and not used
    Given a booking of EUR 80 on Friday 19 November 2027 14:00
    And she has paid EUR 100
    When she leaves 2 hours after start
    Then she is charged EUR 80.00
    And she gets EUR 20.00 back

  Scenario: What is kept for her is not given back as well
    Given a booking of EUR 80 on Friday 19 November 2027 14:00
    And she has paid EUR 50
    When a pause comes 72 hours before start
    Then she is credited EUR 50.00 until 16 November 2028 14:00
    When she cancels 60 hours before start
    Then she gets nothing back
    And she has EUR 50.00 left

  @units
  Scenario: Units of the house's own are counted beside money
    When a sessions-sold comes
    Then she is credited 10 sessions until 31 January 2028 10:00
    When a session-used comes 1 hour later
    Then she is charged 1 session
    And she has 9 sessions left

  @units
  Scenario: Units end, and are never turned into money
    Given she has 3 sessions left until 2 November 2027 12:00
    When a session-used comes on Tuesday 2 November 2027 12:00
    Then she is charged EUR 15.00
    And she has 0 sessions left

  @written
  Scenario Outline: Money is read however it is written
    When she cancels 1 hour before a booking of <price>
    Then she is charged EUR 40.00

    Examples:
      | price     |
      | EUR 80    |
      | EUR 80.00 |
      | 80 EUR    |
      | €80       |
      | 80        |

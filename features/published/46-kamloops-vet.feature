Feature: Kamloops Clinic
  The published rules of a veterinary clinic in Canada, and the answers that they give.

  Background:
    Given the house rules of policies/published/46-kamloops-vet.house

  @R1
  Scenario: T1 — A Monday appointment, cancelled on Sunday, is too late
    Given a booking of a visit of CAD 90 on Monday 15 June 2026 11:00
    When she cancels on Sunday 14 June 2026 12:00
    Then a broken-appointment is recorded
    And she becomes fee-due
    And because of the rule "24 business hours to cancel" line "otherwise"

  @R1 @R6
  Scenario: T2 — A Wednesday appointment, cancelled on Monday, and the deposit is kept for the new one
    Given a booking of a surgery of CAD 600 on Wednesday 17 June 2026 11:00
    And she has paid CAD 100 as a deposit
    When she cancels on Monday 15 June 2026 09:00
    Then nothing is charged
    And nothing is recorded
    And we keep CAD 100.00 for her
    And because of the rule "24 business hours to cancel" line "paid is more than CAD 0"
    When a booking comes 1 hour later with:
      | service | surgery                     |
      | start   | Thursday 25 June 2026 10:00 |
      | price   | CAD 600                     |
    Then it is accepted
    And nothing is asked

  @R1 @R6
  Scenario: T2 — Moved on Monday, the deposit moves with the appointment
    Given a booking of a surgery of CAD 600 on Wednesday 17 June 2026 11:00
    And she has paid CAD 100 as a deposit
    When she moves the booking to Wednesday 24 June 2026 11:00 on Monday 15 June 2026 09:00
    Then it is accepted
    And nothing is charged
    And the booking stands

  @R2 @R3 @R4
  Scenario: T3 — The first no-show: the deposit is void, the fee comes first, and the next visit is paid ahead
    Given a booking of a surgery of CAD 600 on Wednesday 17 June 2026 11:00
    And she has paid CAD 100 as a deposit
    When she does not come
    Then she is charged CAD 100.00 as void-deposit
    And she gets nothing back
    And she becomes fee-due
    And she becomes prepaying
    When a booking comes on Thursday 18 June 2026 10:00 with:
      | service | visit                       |
      | start   | Thursday 25 June 2026 10:00 |
      | price   | CAD 90                      |
    Then it is declined
    And we say fee-first
    When she sends a fee-payment on Thursday 18 June 2026 11:00
    And a booking comes on Thursday 18 June 2026 11:05 with:
      | service | visit                       |
      | start   | Thursday 25 June 2026 10:00 |
      | price   | CAD 90                      |
    Then she is asked for a payment of CAD 90.00 by Thursday 25 June 2026 10:00
    And because of the rule "Making an appointment" line "client is prepaying"

  @R3
  Scenario: A future surgery needs a new deposit
    Given it is Thursday 18 June 2026 10:00
    When a booking comes with:
      | service | surgery                     |
      | start   | Thursday 25 June 2026 10:00 |
      | price   | CAD 600                     |
    Then she is asked for a deposit by Thursday 25 June 2026 10:00

  @R5
  Scenario: T4 — The second no-show ends the relationship
    Given a client with 1 broken-appointment in the last 12 months
    And a booking of a visit of CAD 90 on Wednesday 17 June 2026 11:00
    When she does not come
    Then she becomes ended
    And because of the rule "Once there is a fee, twice we part" line "at least 2 broken-appointments ever"
    When a booking comes on Thursday 18 June 2026 10:00 with:
      | service | visit                       |
      | start   | Thursday 25 June 2026 10:00 |
      | price   | CAD 90                      |
    Then it is declined
    And we say we-have-parted

  @R4
  Scenario: T5 — After three good visits the next is still paid ahead
    Given a booking of a visit of CAD 90 on Wednesday 14 January 2026 11:00
    When she does not come
    And she sends a fee-payment on Thursday 15 January 2026 10:00
    And a booking comes on Thursday 15 January 2026 11:00 with:
      | service | visit                          |
      | start   | Tuesday 20 January 2026 10:00  |
      | price   | CAD 90                         |
    And she pays CAD 90 1 hour later
    And she arrives on time
    And she leaves 1 hour later
    And a booking comes on Monday 2 February 2026 10:00 with:
      | service | visit                          |
      | start   | Tuesday 10 February 2026 10:00 |
      | price   | CAD 90                         |
    And she pays CAD 90 1 hour later
    And she arrives on time
    And she leaves 1 hour later
    And a booking comes on Monday 2 March 2026 10:00 with:
      | service | visit                          |
      | start   | Tuesday 10 March 2026 10:00    |
      | price   | CAD 90                         |
    And she pays CAD 90 1 hour later
    And she arrives on time
    And she leaves 1 hour later
    Then she is prepaying
    When a booking comes on Monday 15 June 2026 10:00 with:
      | service | visit                          |
      | start   | Tuesday 23 June 2026 10:00     |
      | price   | CAD 95                         |
    Then she is asked for a payment of CAD 95.00 by Tuesday 23 June 2026 10:00

  @R7
  Scenario: A surgery has its instructions a week before, and a call the day before
    Given it is Monday 1 June 2026 10:00
    And a booking of a surgery of CAD 600 on Wednesday 17 June 2026 11:00
    When the time is Wednesday 10 June 2026 11:00
    Then we tell the reception "give the client the instructions for the surgery"
    When the time is Tuesday 16 June 2026 11:00
    Then we tell the reception "call the client for the final confirmation of the surgery"

  @R1 @ambiguous
  Scenario: T6 — chosen reading: 24 business hours are hours of weekdays, so Friday 10:00 is in time for Monday 11:00
    Given a booking of a visit of CAD 90 on Monday 15 June 2026 11:00
    When she cancels on Friday 12 June 2026 10:00
    Then nothing is charged
    And nothing is recorded

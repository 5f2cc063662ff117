@audit @practice-42
Feature: Nobody is treated better than others
  Like cases have like answers, and where staff did otherwise than the rules say, it is seen: who, why, at what cost.

  Background:
    Given the file salon.house:
      """
      house "Salon Vicky"
          edition 1
          in force from 1 January 2027
          timezone Europe/Brussels
          currency EUR
          languages en

      rule "Bookings"
          on booking
          otherwise: accept

      rule "Cancelling"
          on cancellation
          at least 24 hours before start: free
          otherwise: charge 50% of price
      """
    And the file events.jsonl:
      """
      {"id": "e-1", "type": "booking", "at": "2027-11-02T09:00", "client": "c-1", "booking": "b-1", "price": "EUR 80.00", "start": "2027-11-06T10:00"}
      {"id": "e-2", "type": "booking", "at": "2027-11-02T10:00", "client": "c-2", "booking": "b-2", "price": "EUR 80.00", "start": "2027-11-06T14:00"}
      {"id": "e-3", "type": "cancellation", "at": "2027-11-06T09:00", "client": "c-1", "booking": "b-1", "cancelled-by": "client"}
      {"id": "e-4", "type": "cancellation", "at": "2027-11-06T09:30", "client": "c-2", "booking": "b-2", "cancelled-by": "client"}
      """
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book events.jsonl

  Scenario: Like cases had like answers
    When I run evenhand audit salon.book
    Then it prints:
      """
      4 decisions on 2 sorts of cases, none of them with unlike answers; 0 departures
      """
    And the exit code is 0

  Scenario: A departure from the rules is seen, with what it cost
    When I run evenhand take salon.book - with the input:
      """
      {"id": "e-5", "type": "override", "at": "2027-11-06T12:00", "client": "c-2", "decision": "e-4", "person": "Ines", "because": "a friend of mine", "cost": "EUR 40.00"}
      """
    And I run evenhand audit salon.book
    Then it prints:
      """
      Departures from the rules
        number  at                         client  decision  answered                 alike  person  because           cost
             6  2027-11-06T12:00:00+01:00  c-2            5  noted, charge 40.00 EUR      2  Ines    a friend of mine  40.00 EUR

      5 decisions on 3 sorts of cases, none of them with unlike answers; 1 departure
      """
    And the exit code is 0
    When I run evenhand audit salon.book --format json
    Then it prints "a friend of mine"

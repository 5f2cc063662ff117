@book
Feature: Events that come late, and corrections
  Whoever writes things down does so when there is time. What comes late is judged as of its own moment, and what the
  house answered meanwhile is put right: nothing is overwritten, what was said stays said, and the owner hears of it.

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

      rule "No-shows"
          on no-show
          otherwise: charge price

      rule "We answer"
          on complaint
          otherwise: promise answer within 1 hour, say we-hear-you

      rule "A late answer"
          on overdue answer
          otherwise: credit EUR 10

      rule "The answer"
          on answer
          otherwise: noted

      words we-hear-you
          en "Thank you."
      """
    And the file complaint.jsonl:
      """
      {"id": "e-1", "type": "complaint", "at": "2027-11-02T09:00", "client": "c-1", "summary": "the water was cold"}
      """
    And the file answer.jsonl:
      """
      {"id": "e-2", "type": "answer", "at": "2027-11-02T09:30", "client": "c-1"}
      """

  Scenario: An answer that was given in time, and written down after it seemed overdue
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book complaint.jsonl
    And I run evenhand due salon.book --fire --now 2027-11-02T12:00
    And I run evenhand take salon.book answer.jsonl
    Then it prints 2 lines
    And it prints "-10.00"
    When I run evenhand log salon.book
    Then it prints:
      """
      number  at                         client  event               type            booking  verdict  rules
           2  2027-11-02T09:00:00+01:00  c-1     e-1                 complaint                noted    We answer
           3  2027-11-02T10:00:00+01:00  c-1     e-1/answer/overdue  overdue answer           noted    A late answer
           4  2027-11-02T09:30:00+01:00  c-1     e-2                 answer                   noted    The answer
           5  2027-11-02T10:00:00+01:00  c-1     e-2/amends/3        overdue answer           decline
      """
    When I run evenhand due salon.book
    Then it prints "nothing is owed"
    When I run evenhand verify salon.book
    Then it prints "4 decisions repeated, all as they were given"

  Scenario: Why something was amended
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book complaint.jsonl
    And I run evenhand due salon.book --fire --now 2027-11-02T12:00
    And I run evenhand take salon.book answer.jsonl
    And I run evenhand why salon.book 3
    Then it prints "EUR 10.00 is kept for the client."
    And it prints "Amended by decision 5."
    When I run evenhand why salon.book 5
    Then it prints "There was no overdue answer on Tuesday 2 November 2027 10:00 after all."

  Scenario: The wrong price
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book - with the input:
      """
      {"id": "e-5", "type": "booking", "at": "2027-11-02T09:00", "client": "c-1", "booking": "b-1", "price": "EUR 54.00", "start": "2027-11-04T10:00"}
      {"id": "e-6", "type": "no-show", "at": "2027-11-04T10:30", "client": "c-1", "booking": "b-1"}
      """
    And I run evenhand take salon.book - with the input:
      """
      {"id": "e-7", "corrects": "e-5", "type": "booking", "at": "2027-11-02T09:00", "client": "c-1", "booking": "b-1", "price": "EUR 45.00", "start": "2027-11-04T10:00"}
      """
    Then it prints "`e-7` corrects `e-5`."
    And it prints "e-7/amends/3"
    And it prints "-9.00"
    When I run evenhand take salon.book - with the input:
      """
      {"id": "e-8", "corrects": "e-5", "type": "booking", "at": "2027-11-02T09:00", "client": "c-1", "booking": "b-1", "price": "EUR 40.00", "start": "2027-11-04T10:00"}
      """
    Then it prints "`e-5` was corrected by `e-7` already"
    And it prints "let it correct `e-7`"
    When I run evenhand verify salon.book
    Then it prints "4 decisions repeated, all as they were given"

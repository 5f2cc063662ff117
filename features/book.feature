@book
Feature: The book
  What happened, what was answered and what is owed are kept in one file. An event is answered when it is kept, the same
  event gets the same answer again, and the whole book can be looked through.

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
          en "Thank you, {client.name}. You say: {summary}."
      """
    And the file events.jsonl:
      """
      {"id": "e-1", "type": "booking", "at": "2027-11-02T09:00", "client": "c-1", "booking": "b-1", "price": "EUR 45.00", "start": "2027-11-04T10:00"}
      {"id": "e-2", "type": "complaint", "at": "2027-11-02T10:00", "client": {"id": "c-2", "name": "Maja"}, "summary": "the water was cold"}
      {"id": "e-3", "type": "cancellation", "at": "2027-11-03T20:00", "client": "c-1", "booking": "b-1", "cancelled-by": "client"}
      """

  Scenario: A book is begun with a house
    When I run evenhand desk init salon.book salon.house
    Then it prints:
      """
      salon.book is the book of Salon Vicky. Take events with: evenhand take salon.book EVENTS
      """
    And the exit code is 0
    When I run evenhand desk init salon.book salon.house
    Then it prints "there is a `salon.book` already"
    And the exit code is 6

  Scenario: A house with errors begins no book
    Given the file wrong.house:
      """
      house "Salon Vicky"
          edition 1
      """
    When I run evenhand desk init salon.book wrong.house
    Then the exit code is 3
    When I run evenhand verify salon.book
    Then it prints "there is no book `salon.book`"

  Scenario: Events are taken, and the same ones get their first answer
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book events.jsonl
    Then it prints 3 lines
    And the exit code is 0
    When I run evenhand take salon.book events.jsonl events.jsonl
    Then it prints 6 lines
    When I run evenhand verify salon.book
    Then it prints "3 decisions repeated, all as they were given"

  Scenario: From standard input, with words
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book - --words with the input:
      """
      {"id": "e-2", "type": "complaint", "at": "2027-11-02T10:00", "client": {"id": "c-2", "name": "Maja"}, "summary": "the water was cold"}
      """
    Then it prints "Thank you, Maja. You say: the water was cold."
    When I run evenhand take salon.book - --words with the input:
      """
      {"id": "e-2", "type": "complaint", "at": "2027-11-02T10:00", "client": "c-2"}
      """
    Then it prints "Thank you, Maja. You say: the water was cold."

  Scenario: What cannot be read or judged is named, and the rest is taken
    Given the file more.jsonl:
      """
      {"id": "e-4", "type": "cancelation", "at": "2027-11-02T09:00", "client": "c-1"}
      {"id": "e-5", "type": "cancellation", "at": "2027-11-02T09:00", "client": "c-1", "booking": "b-7", "cancelled-by": "client"}
      {"id": "e-6", "type": "answer", "at": "2027-11-02T10:30", "client": "c-2"}
      """
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book more.jsonl
    Then it prints "more.jsonl:1: error[E802]"
    And it prints "more.jsonl:2: error[E806]"
    And it prints "e-6"
    And the exit code is 4

  Scenario: What is owed, and what falls due
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book events.jsonl
    And I run evenhand due salon.book
    Then it prints:
      """
      due                        owes   client  what    amount  booking  state
      2027-11-02T11:00:00+01:00  house  c-2     answer                   open
      """
    When I run evenhand due salon.book --fire --now 2027-11-02T10:59:59
    Then it prints nothing
    When I run evenhand due salon.book --fire --now 2027-11-02T11:00
    Then it prints 1 lines
    And it prints "e-2/answer/overdue"
    When I run evenhand due salon.book --until 2027-11-02T11:00
    Then it prints "overdue"
    When I run evenhand due salon.book --until 2027-11-02T10:00
    Then it prints:
      """
      nothing is owed
      """

  Scenario: What was answered
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book events.jsonl
    And I run evenhand log salon.book
    Then it prints:
      """
      number  at                         client  event  type          booking  verdict  rules
           2  2027-11-02T09:00:00+01:00  c-1     e-1    booking       b-1      accept   Bookings
           3  2027-11-02T10:00:00+01:00  c-2     e-2    complaint              noted    We answer
           4  2027-11-03T20:00:00+01:00  c-1     e-3    cancellation  b-1      noted    Cancelling
      """
    When I run evenhand log salon.book --client c-1 --rule cancel --format csv
    Then it prints:
      """
      number,at,client,event,type,booking,verdict,rules
      4,2027-11-03T20:00:00+01:00,c-1,e-3,cancellation,b-1,noted,Cancelling
      """
    When I run evenhand log salon.book --verdict decline
    Then it prints:
      """
      no such decision
      """

  Scenario: Why that was answered
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book events.jsonl
    And I run evenhand why salon.book e-3
    Then it prints "The client is charged EUR 22.50."
    And it prints "no         at least 24 hours before start"
    When I run evenhand why salon.book 3
    Then it prints "Thank you, Maja. You say: the water was cold."
    When I run evenhand why salon.book e-9
    Then it prints "there is no decision `e-9` in this book"
    And the exit code is 6

  Scenario: What is said is handed on once
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book events.jsonl
    And I run evenhand outbox salon.book
    Then it prints:
      """
      3/1  words to c-2 (en)
          Thank you, Maja. You say: the water was cold.
      """
    When I run evenhand outbox salon.book --ack 3/1 --now 2027-11-02T10:01
    Then it prints:
      """
      3/1 handed on
      """
    When I run evenhand outbox salon.book
    Then it prints:
      """
      nothing waits
      """
    When I run evenhand outbox salon.book --ack - with the input:
      """
      3/1
      """
    Then it prints:
      """
      3/1 was handed on 2027-11-02T10:01:00+01:00
      """
    And the exit code is 0
    When I run evenhand outbox salon.book --ack 3/2
    Then it prints "there is no `3/2` in the outbox"
    And the exit code is 6

  Scenario: A client's account
    Given the file more.jsonl:
      """
      {"id": "e-4", "type": "payment", "at": "2027-11-03T20:10", "client": "c-1", "booking": "b-1", "amount": "EUR 10.00"}
      """
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book events.jsonl more.jsonl
    And I run evenhand statement salon.book c-1 --now 2027-11-04T09:00
    Then it prints:
      """
      Salon Vicky: account of c-1, 2027-11-04T09:00:00+01:00

      Booking b-1, 2027-11-04T10:00:00+01:00
          at                         what             amount  rule        decision
          2027-11-03T20:00:00+01:00  charge        22.50 EUR  Cancelling         4
          2027-11-03T20:10:00+01:00  payment paid  10.00 EUR                     5
          charged 22.50 EUR, paid 10.00 EUR, owes 12.50 EUR

      The client owes 12.50 EUR.
      """
    When I run evenhand statement salon.book c-1 --format csv
    Then it prints:
      """
      at,booking,what,amount,unit,until,rule,decision
      2027-11-03T20:00:00+01:00,b-1,charge,22.50,EUR,,Cancelling,4
      2027-11-03T20:10:00+01:00,b-1,payment paid,10.00,EUR,,,5
      """
    When I run evenhand due salon.book --fire --now 2027-11-03T11:00
    And I run evenhand statement salon.book c-2 --now 2027-11-04T09:00
    Then it prints "Salon Vicky: account of Maja (c-2)"
    And it prints "credit  10.00 EUR  A late answer"
    And it prints "Kept for the client: 10.00 EUR"
    And it prints "house  answer                   overdue"
    When I run evenhand statement salon.book c-9
    Then it prints "there is no client `c-9` in this book"
    And the exit code is 6

  Scenario: A report begins with the promises that were kept
    Given the file more.jsonl:
      """
      {"id": "e-4", "type": "answer", "at": "2027-11-02T10:30", "client": "c-2"}
      {"id": "e-5", "type": "complaint", "at": "2027-11-03T10:00", "client": "c-2", "summary": "cold again", "channel": "email"}
      """
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book events.jsonl more.jsonl
    And I run evenhand due salon.book --fire --now 2027-11-04T09:00
    And I run evenhand report salon.book --from 2027-11-01 --to 2027-11-30
    Then it prints "Promises kept: 50.0% (1 of 2), 0 late, 1 broken"
    And it prints "Complaints answered within the hour, where that was promised: 50.0% (1 of 2)"
    And it prints "We answer  answer  email       0     0       1     0        0    0.0%"
    And it prints "Cancelling  charge      1   22.50  EUR"
    And it prints "A late answer      1  10.00  EUR         1        0.00"
    When I run evenhand report salon.book --from 2027-12-01
    Then it prints "Promises kept: none was due"
    When I run evenhand report salon.book --from 2027-12-01 --to 2027-11-01
    Then it prints "--to is before --from"
    And the exit code is 2

  Scenario: In the shadow nothing is said
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book events.jsonl --shadow
    Then it prints 3 lines
    When I run evenhand due salon.book --fire --now 2027-11-03T11:00
    Then it prints "e-2/answer/overdue"
    When I run evenhand outbox salon.book
    Then it prints:
      """
      nothing waits
      """
    When I run evenhand verify salon.book
    Then it prints "4 decisions repeated, all as they were given"

  Scenario: A file that is no book
    When I run evenhand take events.jsonl events.jsonl
    Then it prints "`events.jsonl` is not a book: it is no SQLite file"
    And the exit code is 6

  Scenario: Everything about a booking on one page
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book events.jsonl
    And I run evenhand dispute salon.book b-1 -o b-1.html --now 2027-12-01T10:00
    Then it prints:
      """
      b-1.html has everything about the booking b-1
      """
    And there is a file b-1.html
    When I run evenhand dispute salon.book b-1
    Then it prints "The client is charged EUR 22.50."
    And it prints "The book has no acceptance of this version by the client."
    When I run evenhand dispute salon.book b-9
    Then it prints "there is no booking `b-9` in this book"
    And the exit code is 6

@forgetting
Feature: Forgetting a client
  Who asks to be forgotten is forgotten: the name and all their words leave the book. What was decided and for how much
  stays, so that the book can still be shown to be whole.

  Background:
    Given the file salon.house:
      """
      house "Salon Vicky"
          edition 1
          in force from 1 January 2027
          timezone Europe/Brussels
          currency EUR
          languages en

      rule "Cancelling"
          on cancellation
          otherwise: charge 50% of price, say noted

      rule "Bookings"
          on booking
          otherwise: accept

      rule "We answer"
          on complaint
          otherwise: promise answer within 1 hour, say we-hear-you

      rule "A late answer"
          on overdue answer
          otherwise: credit EUR 10, say sorry

      words we-hear-you
          en "Thank you, {client.name}. You say: {summary}."

      words noted
          en "We take it out of the book, {client.name}."

      words sorry
          en "We are sorry, {client.name}."
      """
    And the file events.jsonl:
      """
      {"id": "e-1", "type": "booking", "at": "2027-11-02T09:00", "client": {"id": "maja@example.org", "name": "Maja"}, "booking": "b-1", "price": "EUR 45.00", "start": "2027-11-04T10:00"}
      {"id": "e-2", "type": "cancellation", "at": "2027-11-02T10:00", "client": "maja@example.org", "booking": "b-1", "cancelled-by": "client"}
      {"id": "e-3", "type": "complaint", "at": "2027-11-02T11:00", "client": "maja@example.org", "summary": "you charged me"}
      """
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book events.jsonl
    And I run evenhand outbox salon.book
    Then it prints "Thank you, Maja. You say: you charged me."

  Scenario: The name and the words are gone, the amounts and moments stay
    When I run evenhand forget salon.book maja@example.org --now 2027-11-02T11:30
    Then it prints:
      """
      maja@example.org is forgotten: the name and 2 texts are gone. What was decided is of client 1 now
        the house still owes an answer, due Tuesday 2 November 2027 12:00; nobody is told of it
      """
    When I run evenhand log salon.book --format csv
    Then it prints:
      """
      number,at,client,event,type,booking,verdict,rules
      2,2027-11-02T09:00:00+01:00,,e-1,booking,b-1,accept,Bookings
      3,2027-11-02T10:00:00+01:00,,e-2,cancellation,b-1,noted,Cancelling
      4,2027-11-02T11:00:00+01:00,,e-3,complaint,,noted,We answer
      """
    When I run evenhand why salon.book e-2
    Then it prints "The client is charged EUR 22.50."
    And it prints "We take it out of the book, (forgotten)."
    When I run evenhand verify salon.book
    Then it prints "3 decisions repeated, all as they were given"

  Scenario: What falls due is told to nobody
    When I run evenhand forget salon.book maja@example.org
    And I run evenhand due salon.book --fire --now 2027-11-02T12:00
    Then it prints 1 lines
    When I run evenhand outbox salon.book
    Then it prints:
      """
      nothing waits
      """

  Scenario: Who comes again is new
    When I run evenhand forget salon.book maja@example.org
    And I run evenhand take salon.book - with the input:
      """
      {"id": "e-4", "type": "cancellation", "at": "2027-11-02T12:00", "client": "maja@example.org", "booking": "b-1", "cancelled-by": "client"}
      """
    Then it prints "the booking `b-1` is not known"
    When I run evenhand take salon.book events.jsonl
    Then it prints 3 lines
    And it prints "(forgotten)"
    When I run evenhand forget salon.book maja@example.org
    Then it prints "there is no client `maja@example.org` in this book"
    And the exit code is 6

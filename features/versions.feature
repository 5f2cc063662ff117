@versions
Feature: Versions of a house
  Rules change, and nobody is judged by rules that were not theirs. A version is announced as early as the house
  promises, a booking keeps the version under which it was made, and a client accepts one version, not the next.

  Background:
    Given the file salon.house:
      """
      house "Salon Vicky"
          edition 1
          in force from 1 January 2027
          timezone Europe/Brussels
          currency EUR
          languages en
          announces changes 30 calendar days before

      rule "Bookings"
          on booking
          otherwise: accept

      rule "Cancelling"
          on cancellation
          otherwise: charge EUR 10
      """
    And the file salon-december.house:
      """
      house "Salon Vicky"
          edition 1
          in force from 1 December 2027
          timezone Europe/Brussels
          currency EUR
          languages en
          announces changes 30 calendar days before

      rule "Bookings"
          on booking
          otherwise: accept

      rule "Cancelling"
          on cancellation
          otherwise: charge EUR 20
      """
    And the file events.jsonl:
      """
      {"id": "e-1", "type": "booking", "at": "2027-11-29T09:00", "client": "c-1", "booking": "b-1", "price": "EUR 45.00", "start": "2027-12-09T10:00"}
      {"id": "e-2", "type": "booking", "at": "2027-12-01T09:00", "client": "c-1", "booking": "b-2", "price": "EUR 45.00", "start": "2027-12-10T10:00"}
      {"id": "e-3", "type": "cancellation", "at": "2027-12-02T09:00", "client": "c-1", "booking": "b-1", "cancelled-by": "client"}
      {"id": "e-4", "type": "cancellation", "at": "2027-12-02T10:00", "client": "c-1", "booking": "b-2", "cancelled-by": "client"}
      """

  @practice-36
  Scenario: A version is announced as early as the house promises
    When I run evenhand desk init salon.book salon.house
    And I run evenhand desk add-version salon.book salon-december.house --now 2027-11-02T09:00
    Then it prints "is announced on Tuesday 2 November 2027 09:00, less than 30 calendar days before"
    And it prints "let it begin on 3 December 2027 or later"
    And the exit code is 3
    When I run evenhand desk add-version salon.book salon-december.house --now 2027-10-31T09:00
    Then it prints:
      """
      salon.book goes on with this version from 2027-12-01
      """
    When I run evenhand take salon.book events.jsonl
    Then it prints 4 lines
    When I run evenhand why salon.book e-3
    Then it prints "The client is charged EUR 10.00."
    When I run evenhand why salon.book e-4
    Then it prints "The client is charged EUR 20.00."
    When I run evenhand verify salon.book
    Then it prints "4 decisions repeated, all as they were given"

  @practice-36
  Scenario: Each client is told of a new version, once, in the words of the house
    Given the file salon.house:
      """
      house "Salon Vicky"
          edition 1
          in force from 1 January 2027
          timezone Europe/Brussels
          currency EUR
          languages en

      event announcement / announcements    by house
          version: date

      rule "Bookings"
          on booking
          otherwise: accept

      rule "Cancelling"
          on cancellation
          otherwise: charge EUR 10

      rule "You hear of new rules before they hold"
          on announcement
          otherwise: say new-rules

      words new-rules
          en "From {version} on we have new rules, {client.name}. What you booked before keeps the old ones."
      """
    And the file people.jsonl:
      """
      {"id": "e-1", "type": "booking", "at": "2027-10-01T09:00", "client": {"id": "c-1", "name": "Ann"}, "booking": "b-1", "price": "EUR 45.00", "start": "2027-12-09T10:00"}
      {"id": "e-2", "type": "booking", "at": "2027-10-02T09:00", "client": {"id": "c-2", "name": "Lena"}, "booking": "b-2", "price": "EUR 45.00", "start": "2027-12-10T10:00"}
      """
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book people.jsonl
    And I run evenhand desk add-version salon.book salon-december.house --now 2027-10-20T09:00
    Then it prints:
      """
      salon.book goes on with this version from 2027-12-01
      2 clients have words of it waiting: evenhand outbox salon.book
      """
    When I run evenhand outbox salon.book
    Then it prints "From 1 December 2027 on we have new rules, Ann. What you booked before keeps the old ones."
    And it prints "we have new rules, Lena."
    When I run evenhand desk add-version salon.book salon-december.house --now 2027-10-21T09:00
    Then it prints:
      """
      salon.book goes on with this version from 2027-12-01
      """
    When I run evenhand verify salon.book
    Then it prints "4 decisions repeated, all as they were given"

  Scenario: A version cannot begin before what was answered
    When I run evenhand desk init salon.book salon.house
    And I run evenhand take salon.book events.jsonl
    And I run evenhand desk add-version salon.book salon-december.house --now 2027-10-31T09:00
    Then it prints "error[E707]"
    And it prints "let it begin on 3 December 2027 or later, after decision 5"
    And the exit code is 3

  Scenario: A version does not come twice, nor another house
    Given the file nails.house:
      """
      house "Nails"
          edition 1
          in force from 1 December 2028
          timezone Europe/Brussels
          currency EUR
          languages en
      """
    When I run evenhand desk init salon.book salon.house salon-december.house
    And I run evenhand desk add-version salon.book salon-december.house
    Then it prints:
      """
      salon.book goes on with this version from 2027-12-01
      """
    When I run evenhand desk add-version salon.book salon.house
    Then it prints "error[E701]"
    And the exit code is 3
    When I run evenhand desk add-version salon.book nails.house
    Then it prints "this is the book of Salon Vicky, and not of Nails"
    And the exit code is 6
    When I run evenhand desk add-version salon.book nail.house
    Then it prints "error[E001]"
    And the exit code is 3
    When I run evenhand verify salon.book
    Then it prints "all as they were given"

  Scenario: A folder of houses is a timeline
    When I run evenhand check --strict .
    Then it prints nothing
    When I run evenhand desk init salon.book .
    Then it prints "salon.book is the book of Salon Vicky."
    When I run evenhand take salon.book events.jsonl
    And I run evenhand why salon.book e-4
    Then it prints "The client is charged EUR 20.00."

  Scenario: No fee before the client has accepted the rules
    Given these house rules:
      """
      house "Salon Vicky"
          edition 1
          in force from 1 January 2027
          timezone Europe/Brussels
          currency EUR
          languages en

      services
          cut    EUR 45    45 minutes

      rule "Bookings"
          on booking
          client has accepted these rules: accept
          otherwise: accept, say our-rules

      rule "Accepted"
          on acceptance
          otherwise: noted

      rule "Cancelling"
          on cancellation
          client has accepted these rules: charge EUR 10
          otherwise: free, say our-rules

      words our-rules
          en "These are our rules. Please accept them before your visit."
      """
    And these house rules:
      """
      house "Salon Vicky"
          edition 1
          in force from 1 December 2027
          timezone Europe/Brussels
          currency EUR
          languages en

      services
          cut    EUR 45    45 minutes

      rule "Bookings"
          on booking
          client has accepted these rules: accept
          otherwise: accept, say our-rules

      rule "Accepted"
          on acceptance
          otherwise: noted

      rule "Cancelling"
          on cancellation
          client has accepted these rules: charge EUR 20
          otherwise: free, say our-rules

      words our-rules
          en "Our rules are new. Please accept them before your visit."
      """
    And it is Monday 15 November 2027 09:00
    When she books a cut for Thursday 9 December 2027 10:00
    Then the reply says "These are our rules. Please accept them before your visit."
    When an acceptance comes on Tuesday 16 November 2027 09:00
    And she cancels on Thursday 2 December 2027 09:00
    Then she is charged EUR 10.00
    When she books a cut for Friday 17 December 2027 10:00
    Then the reply says "Our rules are new. Please accept them before your visit."
    When she cancels on Friday 3 December 2027 09:00
    Then she is charged nothing

@commands
Feature: Commands
  One program, `evenhand`, and a verb. Exit codes: 0 fine, 2 wrong usage, 3 the house has errors, 4 an event cannot be
  read, 5 something was found.

  Scenario: A ready-made house to start from
    When I run evenhand new salon
    Then it prints:
      """
      salon.house is yours now. Change it, then run: evenhand check salon.house
      """
    And there is a file salon.house
    When I run evenhand check --strict salon.house
    Then it prints nothing
    And the exit code is 0

  Scenario: Which trades there are
    When I run evenhand new --list
    Then it prints "salon"
    And it prints "hotel"

  Scenario Outline: Each trade's house is ready to use
    When I run evenhand new <trade> mine.house
    And I run evenhand check --strict mine.house
    Then it prints nothing
    And the exit code is 0
    When I run evenhand fmt --check mine.house
    Then the exit code is 0
    When I run evenhand new --list
    Then it prints "<trade>"

    Examples:
      | trade             |
      | bed-and-breakfast |
      | clinic            |
      | delivery          |
      | desk              |
      | hotel             |
      | restaurant        |
      | salon             |
      | studio            |

  Scenario: A file that is there is not written over
    Given the file salon.house:
      """
      # mine
      """
    When I run evenhand new salon
    Then the exit code is 2
    And it prints "salon.house exists already"
    And the file salon.house is:
      """
      # mine
      """

  Scenario: A question in the owner's language
    When I run evenhand new salon mijn.house --language nl
    And I run evenhand ask mijn.house annulering geannuleerd-door=klant reden=ziekte dienst=kleuren start=2027-11-19T14:00 at=2027-11-19T09:00
    Then it prints "kwijtschelding"
    And the exit code is 0

  Scenario Outline: A salon in the owner's language
    When I run evenhand new salon mine.house --language <language>
    And I run evenhand check --strict mine.house
    Then it prints nothing
    And the exit code is 0
    When I run evenhand fmt --check mine.house
    Then the exit code is 0
    When I run evenhand new hotel hotel.house --language <language>
    Then it prints "are in English yet"
    When I run evenhand check --strict hotel.house
    Then the exit code is 0

    Examples:
      | language |
      | id       |
      | nl       |
      | sv       |

  Scenario: A house in another language and back
    When I run evenhand new salon
    And I run evenhand translate salon.house --to sv
    Then it prints "# language: sv"
    And it prints "    minst 48 timmar före start: kostnadsfritt, återbetala rest"
    When I run evenhand translate salon.house --to fr
    Then the exit code is 2
    And it prints "a house is written in one of en, id, nl, sv"

  Scenario: A house with errors
    Given the file salon.house:
      """
      house "Salon Vicky"
          edition 1
          in force from 1 January 2027
          timezone Europe/Brussels
          currency EUR
          languages en

      rule "Cancelling"
          on cancelation
          otherwise: free
      """
    When I run evenhand check salon.house
    Then the exit code is 3
    And it prints "did you mean `cancellation`?"

  Scenario: A file that is not there
    When I run evenhand check saloon.house
    Then the exit code is 3
    And it prints "there is no file `saloon.house`"

  Scenario: Canonical text, in place
    Given the file notes.house:
      """
      note   "We work with one chair."   # and one dog
      """
    When I run evenhand fmt --check notes.house
    Then the exit code is 5
    When I run evenhand fmt notes.house
    Then the exit code is 0
    And the file notes.house is:
      """
      note "We work with one chair."  # and one dog
      """

  Scenario: One question, one answer
    Given a copy of policies/salon/salon.house
    When I run evenhand ask salon.house cancellation cancelled-by=client start=2027-11-19T14:00 price=EUR80 at=2027-11-19T09:00
    Then it prints "The client is charged EUR 40.00."
    And it prints "otherwise, as no line above it fits"
    And the exit code is 0

  Scenario: A question that cannot be read
    Given a copy of policies/salon/salon.house
    When I run evenhand ask salon.house cancellation canceled-by=client start=2027-11-19T14:00 at=2027-11-19T09:00
    Then the exit code is 4
    And it prints "did you mean `cancelled-by`?"

  Scenario: Why, and why not
    Given a copy of policies/salon/salon.house
    When I run evenhand why salon.house cancellation cancelled-by=client start=2027-11-19T14:00 price=EUR80 at=2027-11-19T09:00
    Then it prints "no         at least 48 hours before start"
    And it prints "it came on Friday 19 November 2027 09:00, 5 hours before start"
    And it prints "decides    otherwise (salon.house:"
    And the exit code is 0

  Scenario: A stream of events
    Given a copy of policies/salon/salon.house
    And the file events.jsonl:
      """
      {"type": "booking", "id": "b-1", "at": "2027-11-02T10:00", "client": "c-1", "service": "cut", "start": "2027-11-19T14:00"}
      {"type": "message", "at": "2027-11-02T11:00", "client": "c-2", "topic": "booking", "channel": "whatsapp"}
      {"type": "cancellation", "at": "2027-11-19T09:00", "client": "c-1", "booking": "b-1", "cancelled-by": "client"}
      """
    When I run evenhand run salon.house events.jsonl
    Then it prints 4 lines
    And it prints "redirect"
    And the exit code is 0

  Scenario: A line that cannot be read does not stop the stream
    Given a copy of policies/salon/salon.house
    When I run evenhand run salon.house - with the input:
      """
      {"type": "message", "at": "2027-11-02T11:00", "client": "c-2", "channel": "phone"}
      {"type": "message", "at": "yesterday", "client": "c-2"}
      """
    Then it prints "-:2: error[E804]: in `at`, `yesterday` is not a moment"
    And it prints 3 lines
    And the exit code is 4

  Scenario: The scenarios beside a house
    Given a copy of policies/salon/salon.house
    And the file salon.feature:
      """
      Feature: Our salon
        Scenario: Half of the price
          Given the house rules of salon.house
          And it is Friday 19 November 2027 09:00
          When she cancels 5 hours before a colouring
          Then she is charged EUR 60.00
      """
    When I run evenhand test
    Then it prints "1 passed"
    And the exit code is 0

  Scenario: The scenarios to start from hold for the salon to start from
    Given a copy of features/example/salon.feature
    When I run evenhand new salon
    And I run evenhand test salon.feature
    Then it prints "6 passed"
    And the exit code is 0

  Scenario Outline: The same in the owner's language
    Given a copy of features/example/salon.<language>.feature
    When I run evenhand new salon --language <language>
    And I run evenhand test salon.<language>.feature
    Then it prints "6 passed"
    And the exit code is 0

    Examples:
      | language |
      | id       |
      | nl       |
      | sv       |

  Scenario: Only the scenarios whose names have some words
    Given a copy of features/example/salon.feature
    When I run evenhand new salon
    And I run evenhand test -v -k "who twice"
    Then it prints "salon.feature::Who stayed away twice pays in advance PASSED"
    And it prints "1 passed"

  Scenario: The results for other programs
    Given a copy of features/example/salon.feature
    When I run evenhand new salon
    And I run evenhand test --junit results.xml
    Then there is a file results.xml

  Scenario: A scenario that does not hold says what came instead, and why
    Given a copy of policies/salon/salon.house
    And the file salon.feature:
      """
      Feature: Our salon
        Scenario: A mistake
          Given the house rules of salon.house
          And it is Friday 19 November 2027 09:00
          When she cancels 5 hours before a colouring
          Then she is charged EUR 50.00
      """
    When I run evenhand test salon.feature
    Then it prints "expected: a charge of EUR 50.00"
    And it prints "     got: a charge of EUR 60.00"
    And it prints "otherwise, as no line above it fits (salon.house:"
    And the exit code is 5

  Scenario: A step that there is not
    Given a copy of policies/salon/salon.house
    And the file salon.feature:
      """
      Feature: Our salon
        Scenario: A mistake
          Given the house rules of salon.house
          When she calls off 5 hours before a colouring
      """
    When I run evenhand test
    Then it prints "there is no such step; the nearest are"
    And it prints "When she cancels 26 hours before a colouring"

  Scenario: Which steps there are
    When I run evenhand test --steps
    Then it prints "When she cancels 26 hours before start"
    And it prints "Then she is charged EUR 30.00"

  Scenario: No scenario at all
    When I run evenhand test
    Then it prints "there is no scenario in ."
    And the exit code is 2

  Scenario: What events and decisions look like to other programs
    Given a copy of policies/salon/salon.house
    When I run evenhand schema salon.house
    Then it prints "https://json-schema.org/draft/2020-12/schema"
    And the exit code is 0

  Scenario: What cancelling costs, by when it comes
    When I run evenhand new salon
    And I run evenhand curve salon.house cancellation cancelled-by=client start=2027-11-19T14:00 price=EUR80 at=2027-11-10T09:00
    Then it prints "until Wednesday 17 November 2027 14:00  free"
    And it prints "until Thursday 18 November 2027 18:00   EUR 15.00"
    And it prints "up to the start                         EUR 40.00"
    And the exit code is 0

  Scenario: What another wording changes
    When I run evenhand new salon
    And I run evenhand new salon other.house
    And I run evenhand diff salon.house other.house
    Then it prints "Nothing changed."
    And the exit code is 0
    Given the file other.house:
      """
      house "Salon Vicky"
          edition 1
          in force from 1 January 2027
          timezone Europe/Brussels
          currency EUR
          languages en

      rule "Cancelling"
          on cancellation
          at least 24 hours before start: free
          otherwise: charge 50% of price
      """
    And the file new.house:
      """
      house "Salon Vicky"
          edition 1
          in force from 1 June 2027
          timezone Europe/Brussels
          currency EUR
          languages en

      rule "When you tell us"
          on cancellation
          less than 48 hours before start: charge 50% of price
          otherwise: free
      """
    When I run evenhand diff other.house new.house
    Then it prints "A cancellation at least 24 hours and less than 48 hours before start: free → charge 50% of price"
    And the exit code is 5

  Scenario: Houses that count in different money have nothing to compare
    When I run evenhand new salon
    And I run evenhand new salon salong.house --language sv
    And I run evenhand diff salon.house salong.house
    Then it prints "salon.house counts in EUR and salong.house in SEK"
    And the exit code is 2

  Scenario: What would have changed the answer
    When I run evenhand new salon
    And I run evenhand why salon.house cancellation cancelled-by=client start=2027-11-19T14:00 price=EUR80 at=2027-11-18T19:00 --not
    Then it prints "1 hour earlier, by Thursday 18 November 2027 18:00: The client is charged EUR 15.00."
    And it prints "With reason illness in the place of not given: Nothing is charged."
    And the exit code is 0
